"""Where the runs begin and end that may be a host, an address or a file name: those with a dot between two signs.

A long text is measured as a whole, by arrays: most hosts in lists and tables of indicators are told there already.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from noroshi.alerts.indicators.folded import by_arrays
from noroshi.alerts.indicators.hosts import LABEL_OCTETS, LOCAL_OCTETS, plain_names
from noroshi.alerts.indicators.page import Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INNER_DOT: Final = b"a.a"
ASK_BEFORE: Final = frozenset(b"/\\$#%&")
"""signs before a run for which the words around must be asked …"""
ASK_BEHIND: Final = frozenset(b"/:(?\\")
"""… and behind"""
_ODD = bytes(sign in b"_+\0\1\2\x81" for sign in range(256))
"""what a run may hold, but no plain host or mail address"""
_FULL_STOP = 0x2E
"""left out where it ends a run: mostly, it ends a sentence"""
_SIGNS = 8
"""of a name that are compared at once"""


class Bounds(msgspec.Struct, frozen=True):
    """All runs with an inner dot."""

    hosts: tuple[list[int], list[int]]
    """where those begin and end that are a host wherever they stand, as written, and of which nothing is known …"""
    mails: tuple[list[int], list[int]]
    """… and those that are a mail address of such a host"""
    runs: Iterable[tuple[int, int]]
    """all others, in order"""


def find_bounds(page: Page) -> Bounds:
    """All runs with an inner dot. In a short text, none is told to be a host: it is not worth loading numpy."""
    return _at_once(page) if by_arrays(len(page.folded)) else Bounds(([], []), ([], []), _one_by_one(page))


def _one_by_one(page: Page) -> Iterable[tuple[int, int]]:
    classes, rfind, find = page.classes, page.classes.rfind, page.classes.find
    at, stop = find(INNER_DOT), 0
    while at >= 0:
        begin = rfind(b" ", stop, at) + 1 or stop
        stop = find(b" ", at + 3)
        yield begin, stop - (classes[stop - 1] == _FULL_STOP)
        at = find(INNER_DOT, stop)


def _at_once(page: Page) -> Bounds:
    import numpy as np

    folded, classes = np.frombuffer(page.folded, np.uint8), np.frombuffer(page.classes, np.uint8)
    dots = np.flatnonzero(classes == ord("."))
    is_inner = (classes[dots - 1] == ord("a")) & (classes[dots + 1] == ord("a"))
    inner = dots[is_inner]
    if not len(inner):
        return Bounds(([], []), ([], []), ())
    blanks = np.flatnonzero(classes == ord(" "))
    behind = np.searchsorted(blanks, inner)
    head = np.flatnonzero(np.append(True, behind[1:] != behind[:-1]))
    tail = np.append(head[1:], len(inner)) - 1
    behind = behind[head]
    stop = blanks[behind]
    stop -= classes[stop - 1] == _FULL_STOP
    begin = np.where(behind > 0, blanks[behind - 1] + 1, 0)

    # What keeps a run from being plain: signs that no host has, dots that do not part labels, and what is not as it is meant.
    odd = np.frombuffer(page.folded.translate(_ODD), np.bool_) | (folded != _as_written(page.text))
    odd[dots[~is_inner]] = True
    odd_places = np.flatnonzero(odd)
    plain = np.searchsorted(odd_places, begin) == np.searchsorted(odd_places, stop)
    ats = np.append(np.flatnonzero(folded == ord("@")), len(folded))
    next_at = np.searchsorted(ats, begin)
    in_run = np.searchsorted(ats, stop) - next_at
    is_mail = in_run == 1
    host = np.where(is_mail, ats[next_at] + 1, begin)
    first, last = inner[head], inner[tail]
    plain &= (in_run <= 1) & (host - begin <= LOCAL_OCTETS + 1) & (host - begin != 1)
    plain &= (folded[begin] != ord("-")) & (folded[host] != ord("-")) & (host < last) & (last - host <= LABEL_OCTETS)
    plain &= ~np.isin(folded[begin - 1], list(ASK_BEFORE)) & ~np.isin(folded[stop], list(ASK_BEHIND))
    looks = (begin, np.minimum(begin + 1, first - 1), (begin + first) // 2, first - 1)
    has_letter = np.any([folded[places] > ord("9") for places in looks], axis=0)
    plain &= is_mail | has_letter  # else the first label may be a number
    at = np.flatnonzero(plain)
    names = _names()
    signs = np.ndarray((len(folded),), "<u8", page.folded + bytes(_SIGNS), strides=(1,))
    at = at[_among(names.tops, signs, last[at] + 1, stop[at])]
    at = at[is_mail[at] | ~_among(names.asked, signs, begin[at], first[at])]
    second = np.maximum(host, np.where(tail > head, inner[tail - 1] + 1, begin))
    at = at[~_among(names.known, signs, second[at], stop[at])]
    at = at[page.around.says_nothing_at(begin[at])]

    others = np.ones(len(begin), np.bool_)
    others[at] = False
    hosts, mails = at[~is_mail[at]], at[is_mail[at]]
    return Bounds(
        (begin[hosts].tolist(), stop[hosts].tolist()),
        (begin[mails].tolist(), stop[mails].tolist()),
        zip(begin[others].tolist(), stop[others].tolist(), strict=True),
    )


def _as_written(text: str) -> "NDArray[np.uint8]":
    """One byte for each code point of the text, and a blank; what Latin-1 has not is a question mark."""
    import numpy as np

    return np.frombuffer(text.encode("latin-1", "replace") + b" ", np.uint8)


class _Names(msgspec.Struct, frozen=True):
    """`PlainNames` as sorted numbers."""

    tops: "NDArray[np.uint64]"
    known: "NDArray[np.uint64]"
    asked: "NDArray[np.uint64]"


@cache
def _names() -> _Names:
    names = plain_names()
    return _Names(
        # Only a shorter one is told from all others by its first signs. What begins like a name of the other two sets is looked
        # at by itself.
        _numbers(name for name in names.tops if len(name) < _SIGNS),
        _numbers(names.known),
        _numbers(names.asked),
    )


def _numbers(names: Iterable[bytes]) -> "NDArray[np.uint64]":
    import numpy as np

    return np.array(sorted({int.from_bytes(name[:_SIGNS], "little") for name in names}), np.uint64)


def _among(
    numbers: "NDArray[np.uint64]", signs: "NDArray[np.uint64]", begin: "NDArray[np.int64]", stop: "NDArray[np.int64]"
) -> "NDArray[np.bool_]":
    """Which of these pieces of the text begin like a name: with its first `_SIGNS` signs, or as a whole if it has no more."""
    import numpy as np

    masks = np.array([(1 << 8 * length) - 1 for length in range(_SIGNS + 1)], np.uint64)
    pieces = signs[begin] & masks[np.minimum(stop - begin, _SIGNS)]
    places = np.minimum(np.searchsorted(numbers, pieces), len(numbers) - 1)
    found: NDArray[np.bool_] = numbers[places] == pieces
    return found
