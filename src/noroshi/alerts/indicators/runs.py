"""Every run of letters, digits and dots in the text, and what the words around make of it."""

import re
import sys
from itertools import repeat
from typing import Final

from noroshi.alerts.indicators.belief import for_defanged, page_belief
from noroshi.alerts.indicators.bounds import ASK_BEFORE, ASK_BEHIND, INNER_DOT, find_bounds
from noroshi.alerts.indicators.files import CLOSING_QUOTES, quoted_start
from noroshi.alerts.indicators.folded import LETTER, OTHER_DOT, STOP
from noroshi.alerts.indicators.handles import account_of_git
from noroshi.alerts.indicators.hosts import (
    CODE_ROOTS,
    HOST_OCTETS,
    PACKAGE_ROOTS,
    Verdict,
    decide,
    endings,
    file_verdict,
)
from noroshi.alerts.indicators.idn import a_labels, top_of
from noroshi.alerts.indicators.page import Page
from noroshi.alerts.indicators.suffixes import suffixes
from noroshi.alerts.indicators.urls import note_without_scheme
from noroshi.alerts.model import Indicator

RUN_CHARS: Final = 1_024
"""A longer run is no host, address or file name, and is left out."""

_NO_DOUBT: Final = (sys.maxsize, sys.maxsize)
_UNSEEN: Final = Verdict("", "", 0, 0, False, False, "")

_WINDOW = 40
_VERSION = re.compile(
    r"(?:\bv(?:er(?:sion)?s?)?|\bbuilds?|\breleases?|\brev(?:ision)?|\bfirmware|\bupdated? to|\bpatch(?:ed)?(?: in)?|\bsections?|"
    r"\bchapters?|\bfig(?:ure|\.)?s?|\btables?|\bappendix|\bannex|\bclause|\barticle|\bparagraph|\bstep|\bOID|§|第|図|表|バージョン|ビルド|ファームウェア|[a-z]+/)[ .:：　\"'=はがを]{0,5}"
    r"(?:(?:\d{1,6}\.){2,4}\d{1,6}(?:,| and| or| to| through|、|と|や|および|又は|または|から|～|-){1,2} ?)?\Z",
    re.IGNORECASE,
)
_VERSION_ENDS = (
    "v", "ver", "vers", "version", "versions", "build", "builds", "release", "releases", "rev", "revision", "firmware", "update to",
    "updated to", "patch", "patched", "patch in", "patched in", "section", "sections", "chapter", "chapters", "fig", "figs", "figure",
    "figures", "table", "tables", "appendix", "annex", "clause", "article", "paragraph", "step", "oid", "§", "第", "図", "表",
    "バージョン", "ビルド", "ファームウェア", "/", *"0123456789",
)  # fmt: skip
"""How the words before an address end, without signs, if `_VERSION` may say anything: cheap to ask first."""
_VERSION_WORDS = {
    last: tuple(word for word in _VERSION_ENDS if word.endswith(last)) for last in {word[-1] for word in _VERSION_ENDS}
}
"""the same by their last sign"""
_VERSION_BETWEEN = re.compile(r"[0-9][ ]?(?:,|and|or|to|through|、|と|や|および|又は|または|か|から|～|-| ){1,3}\Z")
"""The same between two versions."""
_VERSION_BETWEEN_LAST = frozenset(",drohとやびはたから～-")
"""what `_VERSION_BETWEEN` ends with"""
_BETWEEN = 12
"""code points between two versions, at most"""
_VERSION_SIGNS = " .:：　\"'=はがを"
_CELL_BORDERS = frozenset(b"\t\n|>")
_VERSION_BEHIND = re.compile(
    r"[ 　]?(?:or (?:later|earlier|newer|older)|and (?:earlier|later|below)|以前|以降|未満|より前|より古い|版|節|章|項|条)(?!の通信)"
)
_NETWORK = re.compile(rb"/(3[0-2]|[12]?\d)(?![\da-z./])")
_FILE_WORDS = re.compile(
    r"file|script|archive|attach|named|\brun|execut|python|perl|bash|\bsh\b|unzip|open|drop|payload|\bapps?\b|application|binary|install|"
    r"library|module|ファイル|スクリプト|添付|実行|解凍|アプリ|圧縮|という名|ライブラリ|インストール",
    re.IGNORECASE,
)
_HOST_WORDS = re.compile(
    r"domain|site|host|server|\bc2\b|c&c|\bdns\b|\burl|visit|beacon|resolv|contact|ドメイン|サイト|サーバ|接続|通信|アクセス|ホスト",
    re.IGNORECASE,
)
_HOST_BEHIND = re.compile(
    r"(?: (?:pointed|points|resolv|hosted|was registered|is hosted)|(?:に|と|へ|への|との)(?:接続|通信|アクセス)|というドメイン)"
)
_SENTENCE_BREAK = re.compile(r"[\n;。、,]|\. ")
_SERVER_LABELS = (b"www.", b"api.", b"cdn.", b"mail.", b"login.", b"ns1.", b"ns2.", b"app.")
_SCRIPT_LABELS = frozenset(
    b"main lib mod index script test tests install setup run build config utils helper core".split()
)
_CODE_TLDS = frozenset(
    b"name host open now run post call date map link click style report search stream play page zone network info id is in at to sc io "
    b"do as it me my no re so st id py observer select email phone forum games media store shop top win fit fun one tools properties "
    b"parts plus security support systems team tips training watch work works works zip cloud codes computer data download events "
    b"exchange express global group live market new off onl pub save show site space start".split()
)
_MEMBERS = frozenset(b"log key json db bin xml url conf tmp dat config".split())
"""endings of file names that are members of objects as well"""
_ARGUMENTS = re.compile(r"\((?:\)|[\"']|[a-z_][A-Za-z0-9_]{0,40}[,)=.(\[]|\d{1,6}[,)])")
"""what stands in the brackets of a call"""
_LOUD_TOPS = frozenset({"COM", "ORG", "JP", "CN", "RU", "KR", "EXAMPLE"})


def find_runs(page: Page) -> None:
    """Notes domains, IPv4 and mail addresses, file names, and URLs without a scheme."""
    text, folded, classes = page.text, page.folded, page.classes
    add, is_ascii = page.found.append, page.is_ascii
    doubts = iter([*page.around.doubts(), _NO_DOUBT])
    doubt, clear = next(doubts)
    seen: dict[bytes, Verdict | None] = {}
    get = seen.get
    bounds = find_bounds(page)
    floor = 0
    for begin, stop in bounds.runs:
        if begin < floor:  # a URL without a scheme has taken some of it, or all
            if classes.find(INNER_DOT, floor, stop) < 0:
                continue
            begin = floor  # noqa: PLW2901
        if stop - begin > RUN_CHARS:
            continue
        token = folded[begin:stop]
        verdict = get(token, _UNSEEN)
        if verdict is _UNSEEN:
            verdict = seen[token] = decide(token)
        if verdict is not None:
            start, end = begin + verdict.left, stop - verdict.right
            kind, defanged = verdict.type, verdict.defanged
            written = text[start:end]
            while start >= clear:
                doubt, clear = next(doubts)
            if (
                verdict.ask
                or folded[end] in ASK_BEHIND
                or folded[start - 1] in ASK_BEFORE
                or not (defanged or (start < doubt and (is_ascii or written.isascii())))
                or not (defanged or kind != "domain" or written.islower())
            ):
                floor = _ASK[kind](page, verdict, start, end)
            else:
                add(Indicator(kind, verdict.value, start, end, written, defanged, verdict.believed, verdict.why))
    for kind, (begins, stops) in (("domain", bounds.hosts), ("email", bounds.mails)):
        names = [text[begin:stop] for begin, stop in zip(begins, stops, strict=True)]
        page.found += map(
            Indicator, repeat(kind), names, begins, stops, names, repeat(False), repeat(True), repeat("named")
        )


def _email(page: Page, verdict: Verdict, start: int, end: int) -> int:
    if verdict.value.startswith("git@") and page.folded[end] == 0x3A:
        return account_of_git(page, verdict.value, end)
    return _plainly(page, verdict, start, end)


def _domain(page: Page, verdict: Verdict, start: int, end: int) -> int:
    value, defanged = verdict.value, verdict.defanged
    bare = value.encode("ascii")
    if defanged:
        if STOP in page.folded[start:end] and _spells_loudly(page.text[start:end], len(bare) - bare.rfind(b".") - 1):
            return end
    else:
        if _looks_like_code(page, bare, start, end):
            return end
        if verdict.ask and _rather_file(page, bare, start, end):
            taken = file_verdict(bare, 0, 0)
            return _file(page, taken, start, end) if taken else end
    if page.folded[end] in b"/:?" and not _list_of_hosts(page, end):
        belief = for_defanged(page_belief(value)) if defanged else page_belief(value)
        if belief[0] and not defanged and not page.around.plain:
            against = page.around.against(start, value)
            belief = (False, against) if against else belief
        behind = note_without_scheme(page, value, start, end, belief)
        if behind > start:
            return behind
    return _plainly(page, verdict, start, end)


def _plainly(page: Page, verdict: Verdict, start: int, end: int, value: str = "") -> int:
    believed, why, defanged = verdict.believed, verdict.why, verdict.defanged
    if page.is_simple:
        page.found.append(
            Indicator(verdict.type, value or verdict.value, start, end, page.text[start:end], defanged, believed, why)
        )
        return end
    written = page.text[start:end]
    if not (defanged or page.is_ascii or written.isascii()) and page.is_defanged(start, end):
        defanged = True
        believed, why = for_defanged((believed, why))
    if believed and not defanged and not page.around.plain:
        host = verdict.value.rpartition("@")[2] if verdict.type in {"email", "domain"} else ""
        against = page.around.against(start, host)
        if against:
            believed, why = False, against
    page.found.append(Indicator(verdict.type, value or verdict.value, start, end, written, defanged, believed, why))
    return end


def _address(page: Page, verdict: Verdict, start: int, end: int) -> int:
    folded, text, value = page.folded, page.text, verdict.value
    if not verdict.defanged:
        if folded[start - 1] in b"\\$#" or _VERSION_BEHIND.match(text, end):
            return end
        if folded[start - 1] not in _CELL_BORDERS:
            before = text[max(0, start - _WINDOW) : start].rstrip(_VERSION_SIGNS).lower()
            last = before[-1:]
            if (
                before.endswith(_VERSION_WORDS.get(last, ()))
                or (last in _VERSION_BETWEEN_LAST and _VERSION_BETWEEN.search(before, max(0, len(before) - _BETWEEN)))
            ) and _VERSION.search(text, max(0, start - _WINDOW), start):
                return end
    behind = folded[end]
    if behind == 0x2F:
        network = _NETWORK.match(folded, end)
        if network is not None:
            return _plainly(page, verdict, start, network.end(), f"{value}/{network[1].decode()}")
    if behind in b"/:?":
        after = note_without_scheme(page, value, start, end, (verdict.believed, verdict.why))
        if after > start:
            return after
    return _plainly(page, verdict, start, end)


def _file(page: Page, verdict: Verdict, start: int, end: int) -> int:
    folded = page.folded
    behind = page.text[end : end + 2]
    if behind.startswith("(") and (behind == "()" or folded[end + 1] in b"\"'"):
        return end
    if folded[start - 1] in b"$":
        return end
    stem, _, ending = folded[start:end].partition(b".")
    if not verdict.defanged and stem in CODE_ROOTS and ending in _MEMBERS:
        return end
    if behind[:1] in CLOSING_QUOTES:
        start = quoted_start(page.text, start, end)
    return _plainly(page, verdict, start, end, page.meant(start, end))


def _looks_like_code(page: Page, bare: bytes, start: int, end: int) -> bool:
    """Whether a name that nobody made harmless is a method, a namespace, a number, or two sentences without a blank."""
    folded, text = page.folded, page.text
    labels = bare.split(b".")
    top = labels[-1]
    if folded[start - 1] in b"$#\\":
        return True
    if folded[start - 1] == 0x2F and folded[start - 2] != 0x2F and not (page.found and page.found[-1].end == start - 1):
        return True
    rooted = labels[0] in CODE_ROOTS and len(labels) == 2 and top in _CODE_TLDS
    if text[end : end + 1] == "(" and (rooted or _ARGUMENTS.match(text, end)):
        return True
    if rooted or (labels[0] in PACKAGE_ROOTS and len(labels) > 2):
        return True
    if labels[-2].isdigit() and len(labels) == 2 and (len(labels[0]) < 3 or top in {b"am", b"pm"}):
        return True
    return _spells_loudly(text[start:end], len(top))


def _spells_loudly(written: str, length: int) -> bool:
    """Whether capitals in a top-level name say that it is none: `System.Net`, `gone.The next`."""
    top = written[-length:]
    if top == top.lower() or top in _LOUD_TOPS:
        return False
    return not written.isupper() or len(written) - length < _LOUD_CHARS


_LOUD_CHARS = 5
"""Letters and dots before the top-level name, at least, for a name in capitals to be a host."""


def _rather_file(page: Page, bare: bytes, start: int, end: int) -> bool:
    """Whether a name that ends both like a host and like a file is a file here."""
    folded, text = page.folded, page.text
    if folded[end] == 0x2F and folded[end + 1] > 0x20:
        return False
    if _HOST_BEHIND.match(text, end):
        return False
    before = _SENTENCE_BREAK.split(text[max(0, start - _WINDOW) : start])[-1]
    said_file = max((found.end() for found in _FILE_WORDS.finditer(before)), default=-1)
    said_host = max((found.end() for found in _HOST_WORDS.finditer(before)), default=-1)
    if said_file != said_host:
        return said_file > said_host
    if bare.rpartition(b".")[2] in endings().rather_files:
        return not bare.startswith(_SERVER_LABELS)
    labels = bare.split(b".")
    return labels[0] in _SCRIPT_LABELS or bare.startswith(b"lib") or not text[start:end].islower()


def _list_of_hosts(page: Page, end: int) -> bool:
    """Whether what follows `host/` is another host of a list, and no path."""
    if page.folded[end] != 0x2F:
        return False
    for _ in range(_LISTED_HOSTS):
        stop = page.classes.find(b" ", end + 1)
        run = page.folded[end + 1 : stop]
        other = decide(run) if b"." in run and len(run) <= HOST_OCTETS else None
        if other is None or other.type != "domain" or other.ask or page.folded[stop] in b"?#=&":
            return False
        if page.folded[stop] != 0x2F:
            return True
        end = stop
    return False


_LISTED_HOSTS = 16


def _wide(page: Page, _: Verdict, start: int, end: int) -> int:
    """A host or mail address with letters beyond ASCII that are written with spaces."""
    name = page.meant(start, end).lower()
    host = name.rpartition("@")[2]
    if not top_of(host.rpartition(".")[2]) or not 0 < len(name) <= HOST_OCTETS:
        return end
    value = a_labels(host)
    if not value.isascii() or value.endswith("."):
        return end
    verdict = _wide_verdict(page, "email" if "@" in name else "domain", value, start, end)
    if "@" in name:
        return _plainly(page, verdict, start, end, f"{name.rpartition('@')[0]}@{value}")
    if not verdict.defanged and any(character.isupper() for character in page.text[start + 1 : end]):
        return end
    return _plainly(page, verdict, start, end)


def _wide_verdict(page: Page, kind: str, value: str, start: int, end: int) -> Verdict:
    defanged = page.is_defanged(start, end)
    return Verdict(kind, value, 0, 0, defanged, True, "defanged" if defanged else "named")


_ASK = {"ipv4": _address, "idn": _wide, "email": _email, "file": _file, "domain": _domain}
"""type → what notes the run if its surroundings let it stand, and says where to go on"""
_WIDE_LABEL = re.compile(r"[^\W_][\w\-・]{0,40}\Z")
_BEHIND_PARTICLE = re.compile(r".*[はがをにでともや](?=[^ぁ-ん]{2,}\Z)")
"""words that are glued to a host of kanji or katakana end with a particle"""
_WIDE_WINDOW = 42
_WIDE_TOP = re.compile(r"[^\W\d_]{2,24}")


def find_wide_hosts(page: Page) -> None:
    """Notes hosts whose labels are kana, kanji or the like: only where nothing is glued before them."""
    text = page.text
    floor = 0
    spans: list[tuple[int, int]] = []
    for at in page.words.get(OTHER_DOT, ()):
        if at < floor:
            continue
        dot = at + 1
        label = _WIDE_LABEL.search(text[max(floor, dot - _WIDE_WINDOW) : dot])
        end = _end_of_wide(page, dot) if label is not None and page.classes[dot : dot + 1] == b"." else dot
        if label is not None and end > dot:
            start = max(floor, dot - _WIDE_WINDOW) + label.start()
            glued = _BEHIND_PARTICLE.search(label[0])
            start += glued.end() if glued else 0
            before = text[start - 1 : start]
            if glued or not (before.isalnum() or (before and before in "_-")):
                value = a_labels(page.meant(start, end).lower().replace("。", "."))
                if value.isascii():
                    _plainly(page, _wide_verdict(page, "domain", value, start, end), start, end)
                    spans.append((start, end))
                    floor = end
    page.hide(spans)


def _end_of_wide(page: Page, dot: int) -> int:
    """Where the host ends whose last dot may be at `dot`; `dot` where no top-level domain follows."""
    end = page.classes.find(b" ", dot + 1)
    run = page.folded[dot + 1 : min(end, dot + 64)]
    if run and LETTER not in run:
        last = run.rpartition(b".")[2]
        return dot + 1 + len(run) if last in suffixes().top and last not in endings().carriers else dot
    top = _WIDE_TOP.match(page.text, dot + 1)
    if top is None:
        return dot
    for length in range(min(len(top[0]), 12), 1, -1):
        if top[0][:length] in suffixes().wide_top:
            return dot + 1 + length
    return dot
