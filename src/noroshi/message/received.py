"""The way that a message says it came: Received fields (RFC 5321 4.4), newest first."""

import re
from typing import Final

from noroshi.message.dates import parse_date
from noroshi.message.encoded_words import raw_text
from noroshi.message.headers import Field
from noroshi.message.limits import HOPS
from noroshi.message.model import Hop

_FROM: Final = re.compile(
    r"from\s+(\[?[^\s()\[\];]+\]?)\s*(\([^()]{0,500}(?:\([^()]{0,200}\)[^()]{0,200})?\))?", re.IGNORECASE
)
_BY: Final = re.compile(r"(?:^|[\s)])by\s+([^\s();]+)", re.IGNORECASE)
_HELO: Final = re.compile(r"helo[=\s]\s*\[?([^\s()\[\];]+)", re.IGNORECASE)
_IP: Final = re.compile(
    r"\b(\d{1,3}(?:\.\d{1,3}){3})\b|\[(?:IPv6:)?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,40})\]", re.IGNORECASE
)
_BARE_IPV6: Final = re.compile(r"[\s(\[]((?:[0-9A-Fa-f]{1,4}:){2,7}[0-9A-Fa-f:.]{0,15})[\s)\]]")
_CHARS: Final = 2_000


def read_hops(fields: list[Field]) -> tuple[Hop, ...]:
    """One `Hop` for each Received field, in the order of the message; what a field does not say is empty."""
    hops: list[Hop] = []
    for index, (name, raw) in enumerate(fields):
        if name == "received":
            hops.append(_hop(raw_text(raw[:_CHARS]), index))
            if len(hops) >= HOPS:
                break
    return tuple(hops)


def _hop(text: str, index: int) -> Hop:
    trace, _, stamp = text.rpartition(";")
    if not trace:
        trace, stamp = text, text
    helo = client = ip = by = ""
    sender = _FROM.match(trace)
    after = 0
    if sender is not None:
        after = sender.end()
        helo, comment = sender[1], (sender[2] or "")[1:-1]
        ip = _ip(comment) or _ip(helo)
        named = _HELO.search(comment)
        if named is not None:
            # exim and qmail put the looked-up name first and the greeting into the comment.
            helo, client = named[1], helo
        elif comment:
            word = comment.split(None, 1)[0] if comment.strip() else ""
            client = word if "." in word and not _ip(word) and "[" not in word and "@" not in word else ""
    server = _BY.search(trace, max(after - 1, 0)) or _BY.search(trace)
    if server is not None and (sender is not None or "." in server[1] or ":" in server[1]):
        by = server[1]
    return Hop(helo.strip("[]").lower(), client.lower().rstrip("."), ip, by.lower(), parse_date(stamp.strip()), index)


def _ip(text: str) -> str:
    if "." not in text and ":" not in text:
        return ""
    found = _IP.search(text)
    if found is not None:
        return (found[1] or found[2]).lower()
    bare = _BARE_IPV6.search(f" {text} ")
    return bare[1].lower() if bare is not None else ""
