"""Host names with letters beyond ASCII (RFC 5890)."""

import re
from functools import lru_cache
from typing import Final

import idna

from noroshi.alerts.indicators.suffixes import suffixes

LABEL_CHARS: Final = 63
"""Code points of a label, at most."""

_WIDE_LABELS = re.compile(r"[^\W_][\w\-・]{0,62}(?:[.．。][^\W_][\w\-・]{0,62}){1,8}")
_SCRIPT_SIGNS = re.compile(r"[぀-ヿ㐀-鿿ー々가-힣]")


def wide_host_end(text: str, start: int, end: int) -> int:
    """Where a host ends that begins at `start` and has letters beyond ASCII; `end` where it has none.

    Words may be glued to it. It ends with the last label that is a top-level domain, cut out of its label if need be.
    """
    found = _WIDE_LABELS.match(text, start, start + 256)
    if found is None:
        return end
    labels = re.split(r"[.．。]", found[0])
    place = found.end()
    for count in range(len(labels), 1, -1):
        last = labels[count - 1]
        top = top_of(last)
        if top:
            return place - (len(last) - len(top))
        place -= len(last) + 1
    return end


def top_of(label: str) -> str:
    """The top-level domain that the label is or, before Japanese words, begins with; empty where there is none."""
    lists = suffixes()
    if label.lower() in lists.wide_top:
        return label
    ascii_part = re.match(r"[A-Za-z]{2,24}", label)
    if ascii_part is not None and (len(ascii_part[0]) == len(label) or _SCRIPT_SIGNS.match(label[len(ascii_part[0])])):
        return ascii_part[0] if ascii_part[0].lower().encode() in lists.top else ""
    for length in range(min(len(label), 12), 1, -1):
        if label[:length] in lists.wide_top:
            return label[:length]
    return ""


@lru_cache(16_384)
def a_labels(host: str) -> str:
    """The host in ASCII (`xn--…`), or as it is where it has no such form."""
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host
