"""The report: one HTML file that explains every warning in the message's own words.

It loads nothing and runs nothing (its policy forbids both), so it can be mailed, archived and opened anywhere. All that
comes from messages is escaped and made visible; no address out of a message becomes a link.
"""

import io
from functools import partial
from typing import TextIO

from markupsafe import Markup

from noroshi.detect.evidence import Level
from noroshi.detect.verdict import probability_of
from noroshi.warn.about import About
from noroshi.warn.page import Page, both, in_both, make_page
from noroshi.warn.result import Scanned, Summary
from noroshi.warn.tally import Tally
from noroshi.warn.visible import one_line
from noroshi.warn.web import environment, frame
from noroshi.warn.words import Language, not_checked_in_all, say

ATTENTION = 300
"""messages shown in full, the worst ones; the rest is counted"""
CLEAR = 500
"""clear messages listed; the rest is counted"""
OPENED = 20
"""messages that stand open when the report is opened"""
SYMBOLS: dict[Level, str] = {"danger": "▲", "caution": "!", "clear": "·"}
UNREAD_ROWS = 100
DEFECT_ROWS = 50


class HtmlReport:
    """Writes at the end, since what is counted stands on top."""

    wants_texts = True

    def __init__(self, stream: TextIO, about: About, lang: Language) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
        self._stream, self._about, self._lang = stream, about, lang
        self._tally: Tally[Page] = Tally(partial(make_page, weights=about.weights), ATTENTION, CLEAR)

    def add(self, scanned: Scanned) -> None:
        """Keeps it if it is among the worst, or among the first clear ones."""
        self._tally.add(scanned)

    def finish(self, summary: Summary) -> None:
        """Writes the file, piece by piece."""
        tally, about = self._tally, self._about
        pages = tally.attention
        template = environment().get_template("report.html.jinja")
        for chunk in template.generate(
            **frame(self._lang, self._title(), "report.css"),
            about=about,
            summary=summary,
            headline=_headline(summary),
            shares=_shares(summary),
            thresholds=_thresholds(about),
            messages=pages,
            opened=OPENED,
            scale=_scale(pages),
            left_out=summary.messages - summary.levels["clear"] - len(pages),
            not_checked=_not_checked(tally),
            unread_rows=UNREAD_ROWS,
            defects=tally.defects.most_common(DEFECT_ROWS),
            clear=tally.clear,
            clear_left_out=summary.levels["clear"] - len(tally.clear),
            symbols=SYMBOLS,
        ):
            self._stream.write(chunk)

    def _title(self) -> str:
        return f"{say('ui.title', self._lang)} · {one_line(self._about.company, 80)} · {self._about.started:%Y-%m-%d}"


def _headline(summary: Summary) -> Markup:
    danger, caution = summary.levels["danger"], summary.levels["caution"]
    if not summary.messages:
        return both("report.headline.empty")
    key = "report.headline.clear"
    if danger:
        key = "report.headline.danger" if danger == 1 else "report.headline.dangers"
    elif caution:
        key = "report.headline.caution" if caution == 1 else "report.headline.cautions"
    return both(key, messages=f"{summary.messages:,}", danger=f"{danger:,}", caution=f"{caution:,}")


def _shares(summary: Summary) -> list[tuple[str, float, float]]:
    """Level, left edge and width in per cent; the smallest share that is not nothing stays visible."""
    total = summary.messages or 1
    found: list[tuple[str, float, float]] = []
    left = 0.0
    for level in SYMBOLS:
        count = summary.levels[level]
        width = max(0.6, 100 * count / total) if count else 0.0
        width = min(width, 100 - left)
        found.append((level, round(left, 2), round(width, 2)))
        left += width
    return found


def _thresholds(about: About) -> dict[str, dict[str, object]]:
    thresholds, prior = about.weights.thresholds, about.weights.prior_bits
    return {
        "danger": {
            "bits": thresholds.danger,
            "budget": thresholds.danger_budget,
            "chance": f"{probability_of(prior + thresholds.danger):.0%}",
        },
        "caution": {
            "bits": thresholds.caution,
            "budget": thresholds.caution_budget,
            "chance": f"{probability_of(prior + thresholds.caution):.0%}",
        },
    }


def _scale(pages: list[Page]) -> float:
    """Bits that half of a bar's width stands for: the same for all messages, so that they can be compared."""
    return max((abs(row.bits) for page in pages for row in page.sum), default=1.0) or 1.0


def _not_checked(tally: Tally[Page]) -> list[tuple[Markup, int]]:
    found = []
    for kind, count in tally.not_checked.most_common():
        found.append((in_both(partial(not_checked_in_all, kind)), count))
    return found
