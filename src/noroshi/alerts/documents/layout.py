"""The runs of text of a PDF page to rows in reading order: columns one after the other, cells of a table side by side.

A PDF has no lines and no paragraphs, only runs of letters at places. Two columns of prose fill their widths; the columns
of a table do not. Lengths are in points (1/72 inch), `y` grows upwards (ISO 32000-1, 8.3.2.3).
"""

import re
from bisect import bisect_left
from statistics import median
from typing import Final

import msgspec

GUTTER: Final = 8.0
"""points of white between two columns, at least"""
FILLED: Final = 0.6
"""share of a column's width that the middle one of its lines fills where the column is prose"""
COLUMN_LINES: Final = 4
CROSSING: Final = 0.25
"""share of runs that may lie across the white: headings over all columns"""
UPWARD: Final = 2.0
"""sizes of the font between two lines from which a page that goes up begins a new column; cells of a row are closer"""
FLOWS: Final = 12
"""parts of a page, each drawn downwards, from which the order of drawing says nothing"""
SAME: Final = 1.12
"""sizes of fonts that differ by no more than this factor are the same"""
DEPTH: Final = 3
"""halves of halves in which columns are looked for: up to eight columns"""

_CJK: Final = re.compile("[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Run(msgspec.Struct, gc=False):
    """Letters that stand together on a line."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """height of the font"""


class Row(msgspec.Struct, gc=False):
    """A line of a column."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    column: tuple[float, float]
    """left and right edge of its column"""
    page: int = 0
    table: bool = False
    """its cells are parted by tabs"""


def rows_of(runs: list[Run]) -> list[Row]:
    """All rows of a page in reading order. `runs` are in the order in which the page draws them.

    Programs that set text draw it as it is read: down a column, then up to the next. Where a page goes up seldom, its
    parts are taken in that order; where it goes up often, the places alone count.
    """
    flows: list[list[Run]] = [[]]
    before: Run | None = None
    for run in runs:
        if before is not None and run.bottom - before.top > UPWARD * max(run.size, before.size):
            flows.append([])
        flows[-1].append(run)
        before = run
    if len(flows) > FLOWS:
        flows = [runs]
    return [row for flow in flows for row in _ordered(_segments(flow), DEPTH)]


def is_cjk(letter: str) -> bool:
    """A letter that is written without spaces."""
    return _CJK.match(letter) is not None


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from left to right; the lines from top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        if lines:
            first = lines[-1][0]
            shared = min(first.top, run.top) - max(first.bottom, run.bottom)
            if shared > 0.5 * min(first.top - first.bottom, run.top - run.bottom):
                lines[-1].append(run)
                continue
        lines.append([run])
    for line in lines:
        line.sort(key=lambda run: run.left)
    return lines


def _segments(runs: list[Run]) -> list[Run]:
    """Runs of one line joined where no more than a space parts them."""
    segments: list[Run] = []
    for line in _lines(runs):
        before: Run | None = None
        for run in line:
            if before is not None and run.left - before.right < 1.2 * max(before.size, run.size):
                before.text = _beside(before, run)
                before.right = max(before.right, run.right)
                before.bottom, before.top = min(before.bottom, run.bottom), max(before.top, run.top)
                before.size = max(before.size, run.size)
            else:
                before = msgspec.structs.replace(run)
                segments.append(before)
    return segments


def _beside(before: Run, run: Run) -> str:
    gap = run.left - before.right
    if before.text[-1:].isspace() or run.text[:1].isspace() or gap < 0.12 * run.size:
        return before.text + run.text
    if gap < 0.5 * run.size and is_cjk(before.text[-1:]) and is_cjk(run.text[:1]):
        return before.text + run.text
    return f"{before.text} {run.text}"


def _ordered(segments: list[Run], depth: int) -> list[Row]:
    if not segments:
        return []
    gutter = _gutter(segments) if depth and len(segments) >= 2 * COLUMN_LINES else None
    if gutter is None:
        return _rows(segments)
    rows: list[Row] = []
    left: list[Run] = []
    right: list[Run] = []
    for run in sorted(segments, key=lambda run: -run.top):
        if run.right <= gutter:
            left.append(run)
        elif run.left >= gutter:
            right.append(run)
        else:
            rows += [*_ordered(left, depth - 1), *_ordered(right, depth - 1), *_rows([run])]
            left, right = [], []
    return [*rows, *_ordered(left, depth - 1), *_ordered(right, depth - 1)]


def _gutter(segments: list[Run]) -> float | None:
    """The middle of the white between two columns of prose; None where there is none."""
    start, end = min(run.left for run in segments), max(run.right for run in segments)
    width = end - start
    if not 0 < width < 20_000:
        return None
    lefts = sorted(run.left for run in segments)
    rights = sorted(run.right for run in segments)
    best: tuple[int, float, float] | None = None
    for at in sorted(set(rights)):
        if not start + 0.2 * width <= at <= end - 0.2 * width:
            continue
        following = bisect_left(lefts, at)
        if following >= len(lefts):
            break
        white = lefts[following] - at
        if white < GUTTER:
            continue
        middle = at + white / 2
        on_left, on_right = bisect_left(rights, middle), len(lefts) - following
        crossing = len(segments) - on_left - on_right
        if (
            min(on_left, on_right) >= COLUMN_LINES
            and crossing <= CROSSING * len(segments)
            and (best is None or (-crossing, white) > best[:2])
        ):
            best = (-crossing, white, middle)
    if best is None:
        return None
    gutter = best[2]
    for side in ([run for run in segments if run.right <= gutter], [run for run in segments if run.left >= gutter]):
        edges = min(run.left for run in side), max(run.right for run in side)
        if median(run.right - run.left for run in side) < FILLED * (edges[1] - edges[0]):
            return None
    return gutter


def _rows(segments: list[Run]) -> list[Row]:
    rows: list[Row] = []
    for line in _lines(segments):
        text = "\t".join(run.text.strip() for run in line if run.text.strip())
        if text:
            left, right = line[0].left, max(run.right for run in line)
            bottom, top = min(run.bottom for run in line), max(run.top for run in line)
            size = max(run.size for run in line)
            rows.append(Row(text, left, bottom, right, top, size, (left, right), table="\t" in text))
    _set_columns(rows)
    return rows


def _set_columns(rows: list[Row]) -> None:
    """The edges of a column are those of the lines of one size that stand closely below one another."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and _close(rows[index - 1], rows[index]):
            continue
        block = rows[start:index]
        edges = min(row.left for row in block), max(row.right for row in block)
        for row in block:
            row.column = edges
        start = index


def _close(upper: Row, lower: Row) -> bool:
    larger, smaller = max(upper.size, lower.size), min(upper.size, lower.size)
    return larger <= SAME * smaller and upper.bottom - lower.bottom < 4 * larger
