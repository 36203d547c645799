"""Accounts: in URLs of the networks, and `@name` where the words say which network."""

import re
from typing import TYPE_CHECKING, Final

from noroshi.alerts.indicators.belief import Belief

if TYPE_CHECKING:
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
    "github": frozenset({"features", "about", "login", "topics", "search", "explore", "marketplace", "orgs", "advisories", "settings", "sponsors"}),
    "x": frozenset({"i", "home", "search", "hashtag", "intent", "share", "login", "explore"}),
    "linkedin": frozenset[str](),
}
"""first segments that are pages of the network itself"""


def account_in_url(page: "Page", host: str, path: int, end: int, defanged: bool, belief: Belief) -> None:
    """Notes the account that a network's URL names, within the URL."""
    network = ACCOUNT_HOSTS[host]
    pattern = {"github": _REPOSITORY, "linkedin": _PERSON}.get(network, _FIRST)
    found = pattern.match(page.text, path, end)
    if found is None or found[1].lower() in _PAGES[network] or found[1].partition("/")[0].lower() in _PAGES[network]:
        return
    value = found[1].removesuffix(".git").rstrip(".")
    page.add(network, value, found.start(1), found.start(1) + len(value), defanged, *belief)


_GIT_PATH = re.compile(r":([A-Za-z0-9\-]{1,39}/[A-Za-z0-9_.\-]{1,100})")


def account_of_git(page: "Page", remote: str, end: int) -> int:
    """Notes the repository of `git@github.com:user/repository.git`; where to go on."""
    found = _GIT_PATH.match(page.text, end)
    if found is None or not remote.endswith("@github.com"):
        return end
    value = found[1].removesuffix(".git").rstrip(".")
    page.add("github", value, found.start(1), found.start(1) + len(value), False, True, "named")
    return found.end()


_AT_NAME = re.compile(r"@([A-Za-z0-9_][A-Za-z0-9_\-]{2,38})(?![A-Za-z0-9_\-@]|\.[A-Za-z])")
_NETWORK_WORDS: Final = re.compile(
    r"(?P<telegram>telegram|テレグラム|\bTG\b)|(?P<x>twitter|ツイッター|\bX(?=[ )（(:：]|アカウント|（旧|上|で|の|は|、)|(?<=\W)X\b)|"
    r"(?P<github>github|ギットハブ)|(?P<linkedin>linked\s?in|リンクトイン)|(?P<discord>discord|ディスコード)|(?P<instagram>instagram|インスタグラム)",
    re.IGNORECASE,
)
_NEAR = 48

_SAID = re.compile(
    r"(?P<network>telegram|テレグラム|github|linkedin|twitter)"
    r"[ 　]?(?:(?:handle|account|user(?:name)?|id|profile|アカウント|ユーザー?名?|ハンドル)[ 　]?(?:名|ID)?[ 　]{0,2}(?:[:：=＝「『\"'“`]|(?:is|was|named|called)[ ])"
    r"|[ 　]?[:：=＝])[ 　\"'“「`]{0,3}(?P<name>[A-Za-z0-9_][A-Za-z0-9_\-]{2,38})(?![A-Za-z0-9_\-@]|\.[A-Za-z]|://)",
    re.IGNORECASE,
)
_SAID_WORDS = (b"telegram", b"github", b"linkedin", b"twitter")
_SAID_NETWORK = {"テレグラム": "telegram", "twitter": "x"}


def find_handles(page: "Page") -> None:
    """Notes `@name` near the name of a network, and `Telegram: name`."""
    text, classes = page.text, page.classes
    taken = set()
    at = classes.find(b"@a") if classes.startswith(b"@") else classes.find(b" @a")
    while at >= 0:
        sign = at if classes[at : at + 1] == b"@" else at + 1
        found = _AT_NAME.match(text, sign)
        if found is not None:
            network = _network_near(text, sign, found.end())
            if network:
                page.add(network, found[1], sign, found.end(), False, True, "words-around")
                taken.add(sign + 1)
        at = classes.find(b" @a", sign + 1)
    if any(word in page.folded for word in _SAID_WORDS) or "テレグラム" in text:
        for word in (*_SAID_WORDS, "テレグラム"):
            _said(page, word, taken)


def _said(page: "Page", word: bytes | str, taken: set[int]) -> None:
    find = page.folded.find if isinstance(word, bytes) else page.text.find
    at = find(word)  # type: ignore[arg-type]
    while at >= 0:
        found = _SAID.match(page.text, at)
        if found is not None and found.start("name") not in taken and page.classes[found.start("name")] != 0x20:
            network = _SAID_NETWORK.get(found["network"].lower(), found["network"].lower())
            page.add(network, found["name"], *found.span("name"), False, True, "words-around")
            taken.add(found.start("name"))
        at = find(word, at + len(word))  # type: ignore[arg-type]


def _network_near(text: str, start: int, end: int) -> str:
    """The network named nearest to the account, in its line; empty where there is none."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = text[end : end + _NEAR].partition("\n")[0]
    nearest, distance = "", _NEAR + 1
    for found in _NETWORK_WORDS.finditer(before):
        if len(before) - found.end() < distance:
            nearest, distance = found.lastgroup or "", len(before) - found.end()
    first = _NETWORK_WORDS.search(behind)
    if first is not None and first.start() < distance:
        nearest = first.lastgroup or ""
    return nearest
