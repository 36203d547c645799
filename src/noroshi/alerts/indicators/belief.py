"""Whether an alert warns of what it names, and the word for why.

| why | believed | means |
| --- | --- | --- |
| `defanged` | yes | the author made it harmless |
| `named` | yes | it stands there, and nothing speaks against it |
| `checksum` | yes | the check digits of a wallet are right |
| `words-around` | yes | the words beside it say what it is |
| `reserved-for-examples` | yes | a reserved name stands in for the true one (RFC 2606, RFC 5737): there is nothing to block |
| `own-link` | no | the document's own site or publisher |
| `furniture` | no | it stands in the page's furniture |
| `reference-list` | no | it stands below a heading such as "References" |
| `vendor`, `authority`, `press`, `reference` | no | whom reports quote and thank |
| `well-known-site`, `platform`, `messenger`, `social-site`, `product` | no | a site or product that everybody knows, named without more |
| `documentation` | no | `example.com` and the like |
| `public-resolver`, `private-network`, `reserved-network` | no | an address that says nothing about an attacker |
| `common-file` | no | a file that every system has |
| `code` | no | a commit of a program, no file's hash |
| `bad-checksum` | no | the letters' case of an Ethereum address is not as EIP-55 has it |
"""

import bisect
import ipaddress
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from noroshi.alerts.indicators.needles import Needles
from noroshi.alerts.model import Document
from noroshi.text.domains import registrable_domain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Belief = tuple[bool, str]
NAMED: Final[Belief] = (True, "named")
DEFANGED: Final[Belief] = (True, "defanged")
WORDS_AROUND: Final[Belief] = (True, "words-around")

_EXAMPLE_NETWORKS = tuple(
    ipaddress.ip_network(network) for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
_HEADING = re.compile(
    r"(?i)\n[ \t#*=\-■●◆【\[(0-9.]{0,12}"
    r"(?:references?|sources?|further reading|bibliography|related (?:links?|articles?|reading)|see also|"
    r"参考(?:文献|資料|情報|リンク|URL|サイト)?|出典|引用元?|関連(?:リンク|情報|記事|サイト)|脚注)"
    r"[ \t\])】:：*]{0,6}(?=\n)"
)
_HEADING_WORDS = Needles(*b"reference source bibliography".split(), b"further reading", b"related ", b"see also")
HEADING_WORDS_JA: Final = ("参考", "出典", "引用", "関連", "脚注")
_BEFORE_HEADING = 13
"""a line break, and what `_HEADING` lets stand before its words"""
_OTHER_HEADING = re.compile(
    r"(?i)\n[ \t#*=\-■●◆【\[(0-9.]{0,12}"
    r"(?:appendix.{0,40}|annex.{0,40}|indicators?(?: of compromise)?.{0,40}|iocs?|付録.{0,20}|別紙.{0,20}|.{0,20}(?:侵害指標|痕跡情報|IoC).{0,20})(?=\n)"
)
_REFERENCE_CHARS = 20_000
"""How far a list of references reaches below its heading, unless a heading of indicators ends it."""


@cache
def known() -> dict[str, dict[str, Any]]:
    """The tables of `data/known.toml`."""
    return tomllib.loads(resources.files(__package__).joinpath("data/known.toml").read_text("utf-8"))


_TOPS: Final = {
    **dict.fromkeys(("example", "test"), (True, "reserved-for-examples", False)),
    **dict.fromkeys(
        ("local", "localhost", "localdomain", "internal", "lan", "home", "corp", "arpa", "invalid", "intranet"),
        (False, "private-network", False),
    ),
}
"""RFC 2606, RFC 6761, and what companies call their own networks"""
_STILL_NAMED = frozenset({"platform", "messenger"})


@cache
def _hosts() -> dict[str, tuple[bool, str, bool]]:
    """Host → whether it is believed, why, and whether its sub-domains are left out."""
    hosts = dict(_TOPS)
    for why, table in known().items():
        hosts |= dict.fromkeys(table.get("domains", ()), (False, why, bool(table.get("alone"))))
    return hosts


@cache
def _ends() -> frozenset[str]:
    return frozenset(".".join(name.rsplit(".", 2)[-2:]) for name in _hosts())


def ends_of_known_hosts() -> frozenset[bytes]:
    """The last two labels of every known host, or its only one: a host that ends otherwise is not known."""
    return frozenset(name.encode("ascii") for name in _ends())


def host_belief(host: str) -> Belief:
    """What is to be thought of a host that stands there undisguised."""
    ends, dot = _ends(), host.rfind(".")
    if dot >= 0 and host[dot + 1 :] not in ends and host[host.rfind(".", 0, dot) + 1 :] not in ends:
        return NAMED
    hosts = _hosts()
    name = host
    while True:
        entry = hosts.get(name)
        if entry is not None and (not entry[2] or name is host or host == f"www.{name}"):
            return entry[:2]
        dot = name.find(".")
        if dot < 0:
            return NAMED if name is not host else (False, "private-network")
        name = name[dot + 1 :]


def page_belief(host: str) -> Belief:
    """The same of a page on that host: on a platform or network, it may be anybody's."""
    belief = host_belief(host)
    return NAMED if belief[1] in _STILL_NAMED else belief


_DEFANGED_OR_NOT = frozenset({"private-network", "reserved-network", "reserved-for-examples", "public-resolver"})


def for_defanged(belief: Belief) -> Belief:
    """What remains of a doubt where the author took the trouble to make it harmless."""
    return belief if belief[1] in _DEFANGED_OR_NOT else DEFANGED


@cache
def _resolvers() -> frozenset[str]:
    return frozenset(known()["public-resolver"]["addresses"])


_SPECIAL_FIRST = frozenset({"0", "10", "100", "127", "169", "172", "192", "198", "203", *map(str, range(224, 256))})
"""First numbers of the IPv4 networks in the special-purpose registry: no other address needs a closer look."""


def address_belief(address: str) -> Belief:
    """What is to be thought of an IP address or network, by the special-purpose registries (RFC 6890)."""
    if address in _resolvers():
        return False, "public-resolver"
    if address[: address.find(".")] not in _SPECIAL_FIRST and ":" not in address:
        return NAMED
    return _by_registry(address)


@lru_cache(16_384)
def _by_registry(address: str) -> Belief:
    network = ipaddress.ip_network(address, strict=False)
    if any(network.version == example.version and network.subnet_of(example) for example in _EXAMPLE_NETWORKS):  # type: ignore[arg-type]
        return True, "reserved-for-examples"
    first = network.network_address
    if first.is_global and not first.is_multicast:
        return NAMED
    return False, "private-network" if first.is_private and not first.is_unspecified else "reserved-network"


class Surroundings:
    """What the document says about a place: its own site, its furniture, its lists of references."""

    def __init__(self, text: str, folded: bytes, wide_words: dict[str, list[int]], document: Document | None) -> None:
        self._own = _own_sites(document) if document else frozenset()
        furniture = [(piece.start, piece.end) for piece in document.furniture] if document else []
        self._furniture = _Spans(furniture)
        self._references = _Spans(_reference_lists(text, folded, wide_words))
        self.plain = not (self._own or furniture or self._references)
        """nothing is known about any place"""

    def doubts(self) -> list[tuple[int, int]]:
        """Where `against` may have something to say: spans in order and apart."""
        if self._own:
            return [(0, sys.maxsize)]
        merged: list[tuple[int, int]] = []
        for start, end in sorted([*self._furniture.spans(), *self._references.spans()]):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def says_nothing_at(self, starts: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """At which of these places `against` is empty for every host."""
        import numpy as np

        if self._own:
            return np.zeros(len(starts), np.bool_)
        return ~(self._furniture.hold(starts) | self._references.hold(starts))

    def against(self, start: int, host: str) -> str:
        """Why a host or link that nobody made harmless is not to be believed at this place; empty where it may be."""
        if self._own and host and (host in self._own or registrable_domain(host) in self._own):
            return "own-link"
        if start in self._furniture:
            return "furniture"
        return "reference-list" if start in self._references else ""


class _Spans:
    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def spans(self) -> Iterable[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def hold(self, places: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Which of the places are within."""
        import numpy as np

        at = np.searchsorted(self._starts, places, "right")
        return places < np.array([0, *self._ends])[at]

    def __contains__(self, place: int) -> bool:
        at = bisect.bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def _own_sites(document: Document) -> frozenset[str]:
    """Registrable domains of the document's address and of a publisher that is written as a host."""
    hosts = []
    if "://" in document.url:
        host = document.url.partition("://")[2]
        for end in "/?#":
            host = host.partition(end)[0]
        hosts.append(host.rpartition("@")[2].partition(":")[0])
    publisher = document.publisher.strip().lower()
    if "." in publisher and " " not in publisher:
        hosts.append(publisher)
    return frozenset(registrable_domain(host) for host in hosts if host)


def _reference_lists(text: str, folded: bytes, wide_words: dict[str, list[int]]) -> list[tuple[int, int]]:
    lists: list[tuple[int, int]] = []
    for line in _lines_with_heading_words(text, folded, wide_words):
        heading = _HEADING.match(text, line)
        if heading is None:
            continue
        start = heading.end()
        if lists and start < lists[-1][1]:
            continue
        other = _OTHER_HEADING.search(text, start, start + _REFERENCE_CHARS)
        lists.append((start, other.start() if other else min(len(text), start + _REFERENCE_CHARS)))
    return lists


def _lines_with_heading_words(text: str, folded: bytes, wide_words: dict[str, list[int]]) -> list[int]:
    """The line breaks close behind which a word stands that headings of references have."""
    places = [place for starts in _HEADING_WORDS.places(folded).values() for place in starts]
    for word in HEADING_WORDS_JA:
        places += wide_words.get(word, ())
    lines = {text.rfind("\n", max(0, place - _BEFORE_HEADING), place) for place in places}
    return sorted(line for line in lines if line >= 0)
