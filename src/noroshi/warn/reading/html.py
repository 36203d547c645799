"""Documents and their claims side by side, in one HTML file that loads nothing and runs nothing."""

import io
from collections import Counter
from functools import partial
from typing import TextIO

from noroshi.warn.page import in_both
from noroshi.warn.reading.names import not_read
from noroshi.warn.reading.result import Reading
from noroshi.warn.reading.shown import show_conflict, show_document, show_lineage, show_shared
from noroshi.warn.visible import one_line
from noroshi.warn.web import environment, frame
from noroshi.warn.words import Language, say

OPENED = 6
"""documents that stand open when the page is opened"""
CONFLICT_ROWS = 200
SHARED_ROWS = 200


class HtmlReading:
    """Writes the page."""

    def __init__(self, stream: TextIO, lang: Language) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
        self._stream, self._lang = stream, lang

    def write(self, reading: Reading) -> None:
        """All documents, and what there is between them on top."""
        comparison = reading.comparison
        documents = [show_document(number, alert) for number, alert in enumerate(reading.alerts, 1)]
        hard = sum(one.kind in {"contradicts", "misquotes"} for one in comparison.conflicts)
        template = environment().get_template("reading.html.jinja")
        for chunk in template.generate(
            **frame(self._lang, self._title(reading), "report.css", "reading.css"),
            documents=documents,
            opened=OPENED,
            claims=sum(len(alert.claims) for alert in reading.alerts),
            sources=len(comparison.lineages),
            hard=hard,
            conflicts=[show_conflict(reading, one) for one in comparison.conflicts[:CONFLICT_ROWS]],
            conflicts_left_out=max(0, len(comparison.conflicts) - CONFLICT_ROWS),
            not_compared=comparison.left_out,
            shared=[show_shared(reading, one) for one in comparison.shared[:SHARED_ROWS]],
            shared_left_out=max(0, len(comparison.shared) - SHARED_ROWS),
            lineages=[show_lineage(reading, one) for one in comparison.lineages],
            hedges=Counter(claim.hedge for alert in reading.alerts for claim in alert.claims),
            not_read=[in_both(partial(not_read, one)) for one in reading.not_read],
        ):
            self._stream.write(chunk)

    def _title(self, reading: Reading) -> str:
        first = reading.alerts[0].document
        name = one_line(first.title or first.source, 80)
        more = len(reading.alerts) - 1
        return f"{name}{f' +{more}' if more else ''} · {say('reading.title', self._lang)}"
