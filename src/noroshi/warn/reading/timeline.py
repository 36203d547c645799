"""Events on one time line, laid out for a picture: years side by side, labels in rows that never cover one another."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec
from rich.cells import cell_len

from noroshi.alerts.model import Hedge
from noroshi.warn.words import Language

Lane = Literal["incident", "alert", "name", "read"]
LANES: tuple[Lane, ...] = ("incident", "alert", "name", "read")

WIDTH = 1_000.0
"""of all years together: what a desktop shows without scrolling"""
YEAR_SHARE = 1.0
"""of a year in which nothing happened"""
EVENT_SHARE = 0.8
"""more, for each event of the busiest lane"""
YEAR_LEAST = 36.0
"""so that a year's number fits; with very many years the picture grows wider than `WIDTH`"""
CELL = 7.0
"""width of a narrow character of a label"""
ROW = 22.0
LANE_GAP = 30.0
MARGIN = 24.0
LABEL_CELLS = 30


class Event(msgspec.Struct, frozen=True):
    """Something with a date."""

    lane: Lane
    date: str
    """ISO 8601 as far as known, at least the year"""
    label: dict[Language, str]
    hedge: Hedge = "asserted"
    target: str = ""
    """id of the place on the page that tells more"""


class Placed(msgspec.Struct, frozen=True):
    """An event on the picture."""

    event: Event
    label: str
    x: float
    y: float
    anchor: str
    """`start` or `end`: on which side of its mark the label stands"""


class Tick(msgspec.Struct, frozen=True):
    """The beginning of a year."""

    year: int
    x: float


class LaneHead(msgspec.Struct, frozen=True):
    """The name of a lane, above it."""

    lane: Lane
    y: float


class Timeline(msgspec.Struct, frozen=True):
    """The whole picture, in units of an SVG's viewBox."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    heads: tuple[LaneHead, ...]
    placed: tuple[Placed, ...]


def lay_out(events: Sequence[Event], lang: Language) -> Timeline | None:
    """The picture of the events, or None where none has a year."""
    dated = sorted(
        (event for event in events if event.date[:4].isdigit()), key=lambda event: (event.date, event.label[lang])
    )
    if not dated:
        return None
    ticks, end = _ticks(dated)
    heads: list[LaneHead] = []
    placed: list[Placed] = []
    y = MARGIN
    for lane in LANES:
        inside = [event for event in dated if event.lane == lane]
        if not inside:
            continue
        heads.append(LaneHead(lane, y))
        rows: list[float] = []
        for event in inside:
            x = _x(event.date, ticks, end)
            label = _shortened(event.label[lang])
            needed = cell_len(label) * CELL + 18
            anchor, left = ("start", x) if x + needed <= end + MARGIN else ("end", x - needed)
            row = next((number for number, reached in enumerate(rows) if reached <= left), len(rows))
            if row == len(rows):
                rows.append(0.0)
            rows[row] = left + needed
            placed.append(Placed(event, label, round(x, 1), round(y + ROW * (row + 1.4), 1), anchor))
        y += ROW * (len(rows) + 1.4) + LANE_GAP
    return Timeline(round(end + MARGIN, 1), round(y - LANE_GAP / 2, 1), tuple(ticks), tuple(heads), tuple(placed))


def _ticks(events: Sequence[Event]) -> tuple[list[Tick], float]:
    """Years are as wide as what happened in them asks for; gives the ticks and where the last year ends."""
    busy = Counter((event.lane, int(event.date[:4])) for event in events)
    years = range(int(events[0].date[:4]), int(events[-1].date[:4]) + 1)
    shares = [YEAR_SHARE + EVENT_SHARE * max(busy[lane, year] for lane in LANES) for year in years]
    ticks, x = [], MARGIN
    for year, share in zip(years, shares, strict=True):
        ticks.append(Tick(year, round(x, 1)))
        x += max(WIDTH * share / sum(shares), YEAR_LEAST)
    return ticks, x


def _x(date: str, ticks: Sequence[Tick], end: float) -> float:
    """Where a date stands within its year; a year alone stands at its beginning."""
    index = int(date[:4]) - ticks[0].year
    start = ticks[index].x
    stop = ticks[index + 1].x if index + 1 < len(ticks) else end
    month = int(date[5:7]) if date[5:7].isdigit() else 1
    day = int(date[8:10]) if date[8:10].isdigit() else 1
    return start + (stop - start) * min((month - 1) / 12 + (day - 1) / 366, 1.0)


def _shortened(label: str) -> str:
    if cell_len(label) <= LABEL_CELLS:
        return label
    while cell_len(label) > LABEL_CELLS - 1:
        label = label[:-1]
    return label.rstrip() + "…"
