"""Where the runs begin and end that may be a host, an address or a file name: those with a dot between two signs."""

from collections.abc import Iterable
from typing import Final

from noroshi.alerts.indicators.folded import FEW
from noroshi.alerts.indicators.hosts import ASK_FIRST, LABEL_OCTETS
from noroshi.alerts.indicators.page import Page

Run = tuple[int, int, int, int, int]
"""begin, end, and of a run that looks like a plain host: where its last two labels begin, where its last one does, and where
its first one ends if that may be a word of programs (else `NOT_ASKED`); of all others the last is `NOT_PLAIN`"""

NOT_ASKED: Final = 0
NOT_PLAIN: Final = -1
INNER_DOT: Final = b"a.a"

ASK_BEFORE: Final = frozenset(b"/\\$#%&")
"""signs before a run for which the words around must be asked …"""
ASK_BEHIND: Final = frozenset(b"/:(?\\")
"""… and behind"""
_ODD = bytes(sign in b"_+@\0\1\2\x81" for sign in range(256))
"""what a run may hold, but no plain host"""
_LONGEST_ASKED = max(map(len, ASK_FIRST))


def find_bounds(page: Page) -> Iterable[Run]:
    """All runs with an inner dot, in order. A long text is measured as a whole; a short one is not worth loading numpy."""
    return _one_by_one(page) if len(page.folded) <= FEW else _at_once(page)


def _one_by_one(page: Page) -> Iterable[Run]:
    rfind, find = page.classes.rfind, page.classes.find
    at, stop = find(INNER_DOT), 0
    while at >= 0:
        begin = rfind(b" ", stop, at) + 1 or stop
        stop = find(b" ", at + 3)
        yield begin, stop, 0, 0, NOT_PLAIN
        at = find(INNER_DOT, stop)


def _at_once(page: Page) -> Iterable[Run]:
    import numpy as np

    folded, classes = np.frombuffer(page.folded, np.uint8), np.frombuffer(page.classes, np.uint8)
    dots = np.flatnonzero(classes == ord("."))
    is_inner = (classes[dots - 1] == ord("a")) & (classes[dots + 1] == ord("a"))
    inner = dots[is_inner]
    if not len(inner):
        return ()
    blanks = np.flatnonzero(classes == ord(" "))
    follows = np.searchsorted(blanks, inner)
    begins_run = np.append(True, follows[1:] != follows[:-1])
    head = np.flatnonzero(begins_run)
    tail = np.append(head[1:], len(inner)) - 1
    follows = follows[head]
    stop = blanks[follows]
    begin = np.where(follows > 0, blanks[follows - 1] + 1, 0)
    first, last = inner[head], inner[tail]
    second = np.where(tail > head, inner[tail - 1] + 1, begin)
    if not page.around.plain:
        return zip(begin.tolist(), stop.tolist(), *[[NOT_PLAIN] * len(head)] * 3, strict=True)
    odd = np.flatnonzero(np.frombuffer(page.folded.translate(_ODD), np.bool_))
    odd = np.sort(np.concatenate([odd, dots[~is_inner]]))
    plain = np.searchsorted(odd, begin) == np.searchsorted(odd, stop)
    plain &= (folded[begin] != ord("-")) & (last - begin <= LABEL_OCTETS)
    plain &= ~np.isin(folded[begin - 1], list(ASK_BEFORE)) & ~np.isin(folded[stop], list(ASK_BEHIND))
    is_number = (folded[begin] <= ord("9")) & (folded[first - 1] <= ord("9"))
    asked = np.where((first - begin <= _LONGEST_ASKED) | is_number, first, NOT_ASKED)
    asked[~plain] = NOT_PLAIN
    return zip(begin.tolist(), stop.tolist(), second.tolist(), (last + 1).tolist(), asked.tolist(), strict=True)
