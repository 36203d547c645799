"""Accounts: in URLs of the networks, and `@name` where the words say which network."""

import bisect
import re
from collections.abc import Iterable
from typing import Final

from noroshi.alerts.indicators.belief import NAMED, WORDS_AROUND, Belief
from noroshi.alerts.indicators.needles import Needles
from noroshi.alerts.indicators.networks import NETWORK_WORDS_JA
from noroshi.alerts.indicators.page import Page

_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]{0,62}[A-Za-z0-9_])?")
_FIRST = re.compile(r"/@?([A-Za-z0-9_][A-Za-z0-9_\-]{0,62})(?=[/?#.,;:)\]'\"\s]|\Z|[^\x00-\x7f])")
_REPOSITORY = re.compile(r"/([A-Za-z0-9](?:[A-Za-z0-9\-]{0,38})(?:/[A-Za-z0-9_.\-]{1,100})?)")
_PERSON = re.compile(r"/(?:in|company|school)/([A-Za-z0-9][A-Za-z0-9\-_%]{1,99})")

ACCOUNT_HOSTS: Final = {
    "t.me": "telegram",
    "telegram.me": "telegram",
    "github.com": "github",
    "www.github.com": "github",
    "linkedin.com": "linkedin",
    "www.linkedin.com": "linkedin",
    "jp.linkedin.com": "linkedin",
    "kr.linkedin.com": "linkedin",
    "x.com": "x",
    "twitter.com": "x",
    "mobile.twitter.com": "x",
    "www.twitter.com": "x",
}
"""hosts whose first path segment is an account → the type of the indicator"""

_PAGES = {
    "telegram": frozenset({"s", "joinchat", "share", "addstickers", "c", "iv", "proxy", "socks"}),
    "github": frozenset(
        {
            "features",
            "about",
            "login",
            "topics",
            "search",
            "explore",
            "marketplace",
            "orgs",
            "advisories",
            "settings",
            "sponsors",
        }
    ),
    "x": frozenset({"i", "home", "search", "hashtag", "intent", "share", "login", "explore"}),
    "linkedin": frozenset[str](),
}
"""first segments that are pages of the network itself"""


def account_in_url(page: Page, host: str, path: tuple[int, int], defanged: bool, belief: Belief) -> None:
    """Notes the account that a network's URL names, within the URL."""
    network = ACCOUNT_HOSTS[host]
    pattern = {"github": _REPOSITORY, "linkedin": _PERSON}.get(network, _FIRST)
    found = pattern.match(page.text, *path)
    if found is None or found[1].lower() in _PAGES[network] or found[1].partition("/")[0].lower() in _PAGES[network]:
        return
    value = found[1].removesuffix(".git").rstrip(".")
    page.add(network, value, (found.start(1), found.start(1) + len(value)), defanged, belief)


_GIT_PATH = re.compile(r":([A-Za-z0-9\-]{1,39}/[A-Za-z0-9_.\-]{1,100})")


def account_of_git(page: Page, remote: str, end: int) -> int:
    """Notes the repository of `git@github.com:user/repository.git`; where to go on."""
    found = _GIT_PATH.match(page.text, end)
    if found is None or not remote.endswith("@github.com"):
        return end
    value = found[1].removesuffix(".git").rstrip(".")
    page.add("github", value, (found.start(1), found.start(1) + len(value)), False, NAMED)
    return found.end()


_AT_NAME = re.compile(r"@([A-Za-z0-9_][A-Za-z0-9_\-]{2,38})(?![A-Za-z0-9_\-@]|\.[A-Za-z])")
_NETWORK_WORDS: Final = {
    "telegram": "telegram",
    "twitter": "x",
    "github": "github",
    "linkedin": "linkedin",
    "discord": "discord",
    "instagram": "instagram",
}
_LETTER_X = re.compile(r"X(?![A-Za-z0-9.\-])")
_SIGNS = Needles(b" @a")
_NEAR = 48
"""Code points between an account and the name of its network, at most; both in one line."""

_SAID = re.compile(
    r"(?P<network>telegram|テレグラム|github|linkedin|twitter)"
    r"[ 　]?(?:(?:handle|account|user(?:name)?|id|profile|アカウント|ユーザー?名?|ハンドル)[ 　]?(?:名|ID)?[ 　]{0,2}(?:[:：=＝「『\"'“`]|(?:is|was|named|called)[ ])"
    r"|[ 　]?[:：=＝])[ 　\"'“「`]{0,3}(?P<name>[A-Za-z0-9_][A-Za-z0-9_\-]{2,38})(?![A-Za-z0-9_\-@]|\.[A-Za-z]|://)",
    re.IGNORECASE,
)
_SAID_WORDS = (b"telegram", b"github", b"linkedin", b"twitter")
_SAID_NETWORK = {"テレグラム": "telegram", "twitter": "x"}


def find_handles(page: Page) -> None:
    """Notes `@name` near the name of a network, and `Telegram: name`."""
    taken: set[int] = set()
    if b"@" in page.classes:
        _after_at(page, taken)
    for word in _SAID_WORDS:
        _said(page, page.words.get(word, ()), taken)
    _said(page, page.wide_words.get("テレグラム", ()), taken)


def _after_at(page: Page, taken: set[int]) -> None:
    text, classes = page.text, page.classes
    networks: list[tuple[int, int, str]] | None = None
    signs = [place + 1 for place in _SIGNS.places(classes).get(b" @a", ())]
    for sign in [0, *signs] if classes.startswith(b"@a") else signs:
        found = _AT_NAME.match(text, sign)
        if found is not None:
            networks = _networks(page) if networks is None else networks
            network = _nearest(text, networks, sign, found.end())
            if network:
                page.add(network, found[1], (sign, found.end()), False, WORDS_AROUND)
                taken.add(sign + 1)


def _networks(page: Page) -> list[tuple[int, int, str]]:
    """Where the networks are named: begin, end, type; in order."""
    places = []
    for word, network in _NETWORK_WORDS.items():
        places += [(at, at + len(word), network) for at in page.words.get(word.encode("ascii"), ())]
    for word, network in NETWORK_WORDS_JA.items():
        places += [(at, at + len(word), network) for at in page.wide_words.get(word, ())]
    for found in _LETTER_X.finditer(page.text):
        before = page.text[found.start() - 1 : found.start()]
        if not (before.isascii() and (before.isalnum() or before in "-_@./")) or not before:
            places.append((found.start(), found.end(), "x"))
    return sorted(places)


def _nearest(text: str, networks: list[tuple[int, int, str]], start: int, end: int) -> str:
    """The network named nearest to the account, in its line; empty where there is none."""
    at = bisect.bisect_left(networks, (start, 0, ""))
    nearest, distance = "", _NEAR + 1
    if at and start - networks[at - 1][1] < distance and "\n" not in text[networks[at - 1][1] : start]:
        nearest, distance = networks[at - 1][2], start - networks[at - 1][1]
    if at < len(networks) and networks[at][0] - end < distance and "\n" not in text[end : networks[at][0]]:
        nearest = networks[at][2]
    return nearest


def _said(page: Page, places: Iterable[int], taken: set[int]) -> None:
    for at in places:
        found = _SAID.match(page.text, at)
        if found is not None and found.start("name") not in taken and page.classes[found.start("name")] != 0x20:
            network = _SAID_NETWORK.get(found["network"].lower(), found["network"].lower())
            page.add(network, found["name"], found.span("name"), False, WORDS_AROUND)
            taken.add(found.start("name"))
