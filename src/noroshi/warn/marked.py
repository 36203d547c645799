"""Evidence shown in the message's own text: where to mark, and what may be left out of a long text."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

SHOWN_LENGTH = 6_000
"""code points of the body that a report shows"""
FIELD_LENGTH = 900
"""code points of any other part"""
OPENING_SHARE = 0.2
"""of these from the beginning, evidence or not"""
AROUND = 300
"""code points shown before and after a quotation"""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A quotation in a part's text, and the number of the reason that it belongs to."""

    start: int
    end: int
    number: int


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text under the same marks, or a gap."""

    text: str
    numbers: tuple[int, ...] = ()
    """reasons whose quotation covers it"""
    ending: tuple[int, ...] = ()
    """reasons whose quotation ends with it"""
    left_out: int = 0
    """code points that are not shown here; `text` is empty then"""


def pieces(text: str, marks: Sequence[Mark], limit: int = SHOWN_LENGTH) -> list[Piece]:
    """The text cut at each mark's ends; marks may overlap. Marks outside the text are cut to it or dropped.

    Of a text longer than `limit` code points, its opening and the surroundings of marks are shown.
    """
    marks = _within(marks, len(text))
    found: list[Piece] = []
    at = 0
    for start, end in _shown(len(text), marks, limit):
        if start > at:
            found.append(Piece("", left_out=start - at))
        found += _cut(text, start, end, marks)
        at = end
    if at < len(text):
        found.append(Piece("", left_out=len(text) - at))
    return found


def _within(marks: Sequence[Mark], length: int) -> list[Mark]:
    cut = (Mark(max(0, mark.start), min(length, mark.end), mark.number) for mark in marks)
    return [mark for mark in cut if mark.start < mark.end]


def _shown(length: int, marks: list[Mark], limit: int) -> list[tuple[int, int]]:
    """Ranges to show, in order and apart: the opening and the surroundings of marks, within `limit`."""
    if length <= limit:
        return [(0, length)]
    opening = int(limit * OPENING_SHARE)
    ranges = [(0, opening)]
    room = limit - opening
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = max(0, mark.start - AROUND), min(length, mark.end + AROUND)
        start = max(start, ranges[-1][1])
        end = min(end, start + room)
        if end <= start:
            continue
        room -= end - start
        if start == ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _cut(text: str, start: int, end: int, marks: list[Mark]) -> list[Piece]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = sorted(
        {start, end} | {max(start, mark.start) for mark in inside} | {min(end, mark.end) for mark in inside}
    )
    return [
        Piece(
            text[left:right],
            tuple(sorted({mark.number for mark in inside if mark.start <= left and mark.end >= right})),
            tuple(sorted({mark.number for mark in inside if min(mark.end, end) == right})),
        )
        for left, right in pairwise(bounds)
    ]
