"""What is known of hosts in general: what they serve, and whose brands they are (`data/hosts.toml`)."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

import ahocorasick_rs
import msgspec

from noroshi.text.confusables import latin_lookalike
from noroshi.text.domains import registrable_domain, to_unicode
from noroshi.text.lexicon import Lexicon

LABEL = 7
"""letters beyond which a brand's label is no chance inside of a longer word"""
_CACHED = 8_192
_DISGUISED_LENGTH = 200
_OPENED_LENGTH = 100
_OPENED = re.compile(
    r"\b(?:opens?|view|review|read|edit|sign(?!\s+(?:in|up)\s+(?:with|via|using))|see|access|preview|approve|complete|download)\b"
    r"[^\n]{0,30}?\b(?:in|with|via|using|through)\s+(?:the\s+|your\s+)?(?P<en>[A-Za-z][\w ]{1,30})"
    r"|(?P<ja>[A-Za-z][\w ]{1,24}|[ァ-ヶー]{2,20}|[A-Za-z]{2,12}\s?[ァ-ヶー]{2,12})\s?(?:で|から|にて|を使って)\s?"
    r"(?:開|表示|閲覧|確認|ご確認|署名|ご署名|編集|レビュー|プレビュー|承認|見)",
    re.IGNORECASE,
)
"""in what something is opened; ordinary names count"""
_OPENED_AT = re.compile(
    r"\b(?:open|view|review|read|edit|sign|see|access|preview|(?:go|continue|proceed|return) to)\s+(?:it\s+|file\s+|document\s+)?(?:on\s+|at\s+)?"
    r"(?:the\s+|your\s+)?(?P<en>[A-Za-z][\w ]{1,30})"
    r"|(?P<ja>[A-Za-z][\w ]{1,24}|[ァ-ヶー]{2,20}|[A-Za-z]{2,12}\s?[ァ-ヶー]{2,12})\s?(?:を開|を表示|へ移動|に移動|へ進|にアクセス|へログイン|にログイン)",
    re.IGNORECASE,
)
"""at whose place; only the names of brands that hold papers count, for newsletters lead to pages elsewhere so"""
_JOINING = frozenset("now to and or for here online app today instead".split())
"""words that may follow a program's name; in `Excel format` it names no place"""
_ABOUT_ACCOUNTS = re.compile(
    r"secur|safe|log|sign|auth|verif|valid|account|acct|support|help|desk|service|care|center|centre|wallet|live|nano|device|hardware|restor|recover|reset"
    r"|updat|upgrad|connect|sync|start|setup|app|web|online|portal|mail|team|office|official|claim|bonus|airdrop|alert|notice|notif|info|pay|bill|order|shop|store"
    r"|file|share|doc|drive|cloud|meet|call|join|event|work|id$|io$|hq$|inc$|corp|global|jp$|us$|uk$|my|the|get|go$|pro$|plus|crypto|coin|bit|token|key|seed|web3|defi|staking"
)
_LEET = str.maketrans("0135", "oles")


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that many people trust."""

    names: tuple[str, ...]
    domains: tuple[str, ...]
    """the brand's own"""
    only_alone: tuple[str, ...] = ()
    """names that are ordinary words too: they count only where nothing else stands beside them"""
    labels: tuple[str, ...] = ()
    """words in a host that pretend to be the brand"""
    ordinary: tuple[str, ...] = ()
    """those of the labels that are words of other houses' names too"""
    programs: tuple[str, ...] = ()
    """words that mean the brand where something opens in them: `Open in Drive`; those who hold papers have some"""


class Risky(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Top-level domains seen far more often in phishing than in honest mail."""

    tlds: tuple[str, ...]


class Hosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `hosts.toml`."""

    kinds: dict[str, tuple[str, ...]]
    """`shortener`, `free-hosting`, `file-sharing`, … → names, each with its sub-domains"""
    risky: Risky
    brands: dict[str, Brand]


@cache
def hosts() -> Hosts:
    """The data, read once."""
    text = (resources.files("noroshi.detect") / "data" / "hosts.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Hosts)


@lru_cache(_CACHED)
def host_kinds(host: str) -> frozenset[str]:
    """Which kinds of service a host belongs to; it may be several, and mostly is none."""
    table = _kind_of_name()
    return frozenset(kind for name in _with_parents(host) for kind in table.get(name, ()))


@lru_cache(_CACHED)
def brand_of_host(host: str) -> str:
    """The brand that the host belongs to, or empty."""
    table = _brand_of_domain()
    return next((table[name] for name in _with_parents(host) if name in table), "")


@lru_cache(_CACHED)
def brand_posed_by_host(host: str) -> str:
    """The brand whose name stands in a host that is not the brand's: `paypal.com-login.test`, `amaz0n.test`.

    Letters that look like others are read as those, in internationalised names too. Empty where there is none, and for
    tenants of a brand's own cloud (kind `tenant`).
    """
    if brand_of_host(host) or "tenant" in host_kinds(host):
        return ""
    labels = _brand_of_label()
    shown = to_unicode(host)
    if not shown.isascii():
        shown = "".join(latin_lookalike(character) or character for character in shown)
    for name in (shown, shown.translate(_LEET).replace("rn", "m").replace("vv", "w")):
        for token in name.replace("-", ".").split("."):
            if token in labels:
                return labels[token]
        telling, brands = _telling_labels()
        for index, _, _ in telling.find_matches_as_indexes(name.replace(".", "-")):
            return brands[index]
    return ""


def poses_by_chance(host: str) -> bool:
    """Whether the brand in a host (`brand_posed_by_host`) may be an ordinary word there: `harbour-ledger.example`.

    The word comes last, as the name of a paper or a house, and none before it is about accounts, devices or help.
    """
    *others, last = to_unicode(registrable_domain(host)).partition(".")[0].split("-")
    ordinary = any(last in brand.ordinary for brand in hosts().brands.values())
    return ordinary and bool(others) and all(word.isalpha() and not _ABOUT_ACCOUNTS.search(word) for word in others)


def find_brand(text: str) -> tuple[str, int, int] | None:
    """The first brand named in a short text, with the place: `(brand, start, end)`."""
    alone = _brand_of_word().get(text.strip().casefold())
    if alone is not None:
        return alone, 0, len(text)
    found = _brand_names().search(text)
    return (found[0].category, found[0].start, found[0].end) if found else None


def find_brand_opened(text: str) -> tuple[str, int, int] | None:
    """The brand in which something is to be opened, by the words of a link: `Review in DocuSign`, `ドライブで開く`.

    With its place, or None. Ordinary names (`Drive`, `Teams`) count here, because such words stand around them.
    """
    text = text[:_OPENED_LENGTH]
    found = _OPENED.search(text)
    if found is not None:
        start, end = found.span("en" if found["en"] else "ja")
        named = find_brand(text[start:end])
        if named is not None:
            return named[0], start + named[1], start + named[2]
        words = text[start:end].casefold().split()
        last = next((index for index, word in enumerate(words) if word in _JOINING), len(words)) - 1
        brand = _brand_of_program().get(words[last]) if last >= 0 else None
        return (brand, start, end) if brand else None
    found = _OPENED_AT.search(text)
    if found is None:
        return None
    start, end = found.span("en" if found["en"] else "ja")
    named = find_brand(text[start:end])
    if named is None or not hosts().brands[named[0]].programs:
        return None
    return named[0], start + named[1], start + named[2]


def find_disguised_brand(text: str) -> str:
    """The brand that a short text seems to name in letters that are not the ones they look like, or empty.

    `Μetamаsk` with a Greek and a Cyrillic letter, or with invisible marks between its letters.
    """
    if text.isascii():
        return ""
    seen = "".join(_seen_letter(character) for character in text[:_DISGUISED_LENGTH])
    found = find_brand(seen)
    if found is None or find_brand(text) is not None:
        return ""
    return found[0]


def _seen_letter(character: str) -> str:
    if character.isascii() or (character >= "\u2e80" and character < "\ufe00"):
        return character
    return latin_lookalike(character) or ("" if unicodedata.category(character)[0] in "MC" else character)


def is_risky_tld(host: str) -> bool:
    """Whether the host is under a top-level domain (or a public suffix) that phishing prefers."""
    tlds = _risky_tlds()
    return host.rpartition(".")[2] in tlds or ".".join(host.split(".")[-2:]) in tlds


def _with_parents(host: str) -> Iterator[str]:
    while host:
        yield host
        host = host.partition(".")[2]


@cache
def _kind_of_name() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for kind, names in hosts().kinds.items():
        for name in names:
            table.setdefault(name, []).append(kind)
    return table


@cache
def _brand_of_domain() -> dict[str, str]:
    return {domain: key for key, brand in hosts().brands.items() for domain in brand.domains}


@cache
def _brand_of_label() -> dict[str, str]:
    return {label: key for key, brand in hosts().brands.items() for label in brand.labels}


@cache
def _telling_labels() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    """Labels long enough to tell inside of other words, and their brands."""
    found = {label: brand for label, brand in _brand_of_label().items() if len(label) > LABEL or "-" in label}
    return ahocorasick_rs.AhoCorasick(list(found)), list(found.values())


@cache
def _brand_of_word() -> dict[str, str]:
    return {word.casefold(): key for key, brand in hosts().brands.items() for word in brand.only_alone}


@cache
def _brand_of_program() -> dict[str, str]:
    brands = hosts().brands.items()
    return {word.casefold(): key for key, brand in brands for word in (*brand.programs, *brand.only_alone)}


@cache
def _brand_names() -> Lexicon:
    return Lexicon({key: brand.names for key, brand in hosts().brands.items()})


@cache
def _risky_tlds() -> frozenset[str]:
    return frozenset(hosts().risky.tlds)
