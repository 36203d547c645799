"""The table for a terminal: what deserves attention, worst first, and a summary.

Nothing of a message reaches the terminal unless it can be seen: control characters show as code points.
"""

import io
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from noroshi.detect.evidence import Evidence, Level
from noroshi.warn.about import About
from noroshi.warn.alerted import alerted
from noroshi.warn.flow import Flowing
from noroshi.warn.numbers import percent
from noroshi.warn.result import Scanned, Summary
from noroshi.warn.tally import Tally
from noroshi.warn.visible import one_line
from noroshi.warn.words import SYMBOLS, Language, level, not_checked_in_all, part_name, say, why

ROWS = 200
"""messages shown, the worst ones; the rest is counted"""
UNREAD_ROWS = 10
TABLE_WIDTH = 100
"""columns from which a table is easier to read than blocks"""
QUOTE_LENGTH = 80
FIELD_LENGTH = 160

STYLES: dict[Level, str] = {"danger": "bold red", "caution": "bold yellow", "clear": "green"}


class Terminal:
    """Writes at the end, since the worst message may come last."""

    wants_texts = False

    def __init__(self, stream: TextIO, about: About, lang: Language, *, width: int | None = None) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
        self._console = Console(
            file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False, legacy_windows=False
        )
        self._about, self._lang = about, lang
        self._tally: Tally[Scanned] = Tally(lambda scanned: scanned, ROWS)

    def add(self, scanned: Scanned) -> None:
        """Keeps it if it is among the worst."""
        self._tally.add(scanned)

    def finish(self, summary: Summary) -> None:
        """Writes the table and the summary."""
        shown = self._tally.attention
        if shown and self._console.width >= TABLE_WIDTH:
            self._console.print(self._table(shown))
        else:
            for scanned in shown:
                self._console.print(self._block(scanned))
                self._console.print()
        self._print_summary(summary, len(shown))

    def _table(self, shown: list[Scanned]) -> Table:
        table = Table(box=SIMPLE_HEAD, expand=True, show_lines=False, padding=(0, 1, 1, 1), header_style="dim")
        table.add_column(self._say("ui.verdict"), no_wrap=True)
        table.add_column(self._say("ui.message"), ratio=5, overflow="fold")
        table.add_column(self._say("ui.reason"), ratio=6, overflow="fold")
        for scanned in shown:
            date = Text(self._date(scanned), "dim")
            table.add_row(
                Group(self._verdict(scanned, "\n"), date),
                Flowing(self._message(scanned)),
                Flowing(self._reasons(scanned)),
            )
        return table

    def _block(self, scanned: Scanned) -> Group:
        head = self._verdict(scanned, " ").append("  ").append(self._date(scanned), "dim")
        return Group(
            head,
            *(
                Padding(part, (0, 0, 0, 2))
                for part in (Flowing(self._message(scanned)), Flowing(self._reasons(scanned)))
            ),
        )

    def _verdict(self, scanned: Scanned, between: str) -> Text:
        verdict = scanned.verdict
        word = f"{SYMBOLS[verdict.level]} {level(verdict.level, self._lang)}"
        return Text().append(word, STYLES[verdict.level]).append(f"{between}{percent(verdict.probability)}")

    def _date(self, scanned: Scanned) -> str:
        return f"{scanned.date:%Y-%m-%d %H:%M}" if scanned.date else self._say("ui.no_date")

    def _message(self, scanned: Scanned) -> Text:
        text = Text(one_line(scanned.subject, FIELD_LENGTH) or self._say("ui.no_subject"), "bold", overflow="fold")
        text.append("\n").append(one_line(scanned.from_, FIELD_LENGTH) or self._say("ui.no_sender"), "not bold")
        return text.append("\n").append(one_line(scanned.source, FIELD_LENGTH), "dim not bold")

    def _reasons(self, scanned: Scanned) -> Text:
        against = [one for one in scanned.verdict.evidence if one.bits > 0]
        text = Text(overflow="fold")
        if not against:
            return text
        text.append(why(against[0], self._lang)).append("\n").append_text(self._quote(against[0]))
        cited = next((found for one in against for found in alerted(one)), None)
        if cited:
            text.append("\n").append(cited.told(self._lang), "italic")
        if more := len(against) - 1:
            text.append("\n").append(self._counted("ui.more_reason", more), "dim")
        return text

    def _quote(self, evidence: Evidence) -> Text:
        text = Text()
        for number, quote in enumerate(evidence.quotes[:2]):
            text.append("\n" if number else "").append(f"{part_name(quote.part, self._lang)}: ", "dim")
            text.append(self._say("ui.quoted", quote=one_line(quote.quote, QUOTE_LENGTH)), "bold")
        return text

    def _print_summary(self, summary: Summary, shown: int) -> None:
        lang, tally = self._lang, self._tally
        counts = Text(self._counted("ui.count", summary.messages)).append("  ")
        for verdict, style in STYLES.items():
            word = f"{SYMBOLS[verdict]} {level(verdict, lang)} {summary.levels[verdict]:,}"
            counts.append(word, style).append("  ")
        counts.append(self._say("ui.seconds", seconds=f"{summary.seconds:.1f}"), "dim")
        self._console.print(Rule(style="dim"))
        self._write(counts)
        if summary.interrupted:
            self._write(self._say("ui.interrupted"), "bold yellow")
        attention = summary.messages - summary.levels["clear"]
        if attention > shown:
            self._write(self._say("ui.left_out", count=f"{attention - shown:,}"))
        if summary.messages and not attention:
            self._write(self._say("ui.nothing"))
        if tally.not_checked:
            self._write(f"{self._say('ui.not_checked')} ({self._say('ui.not_checked.note')})", "dim")
            for kind, count in tally.not_checked.most_common():
                self._write(f"- {not_checked_in_all(kind, lang)} ({self._counted('ui.in_message', count)})", "dim", 2)
        if tally.defective:
            self._write(self._counted("ui.defect", tally.defective), "dim")
        if summary.unread:
            self._write(self._say("ui.unread", count=f"{len(summary.unread):,}"), "yellow")
            for unread in summary.unread[:UNREAD_ROWS]:
                self._write(
                    f"- {one_line(unread.source, FIELD_LENGTH)}: {one_line(unread.reason, FIELD_LENGTH)}", "", 2
                )
            if more := len(summary.unread[UNREAD_ROWS:]):
                self._write(self._say("ui.unread_more", count=f"{more:,}"), "dim", 2)
        if shown:
            self._write(self._say("ui.hint"), "dim")

    def _write(self, words: str | Text, style: str = "", indent: int = 0) -> None:
        text = words if isinstance(words, Text) else Text(words, style)
        self._console.print(Padding(Flowing(text), (0, 0, 0, indent)))

    def _say(self, key: str, **words: str) -> str:
        return say(key, self._lang, words)

    def _counted(self, key: str, count: int) -> str:
        """The sentence for one, or (key with an s) for several."""
        return self._say(key) if count == 1 else self._say(f"{key}s", count=f"{count:,}", messages=f"{count:,}")
