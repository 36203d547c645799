"""Alerts on a terminal: each document's claims in reading order, then the documents beside one another.

Nothing of a document reaches the terminal unless it can be seen: control characters show as code points.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from noroshi.alerts.model import Alert, Claim, Hedge, Indicator
from noroshi.alerts.together.model import Conflict, ConflictKind, Lineage, Ref, Shared
from noroshi.warn.flow import Flowing
from noroshi.warn.reading.names import chain, counted, defect, lure_name, measure_name, value_of
from noroshi.warn.reading.result import Reading
from noroshi.warn.visible import one_line
from noroshi.warn.words import Language, say

CLAIM_ROWS = 300
"""claims of one document that are shown; the rest is counted"""
INDICATOR_ROWS = 20
SHARED_ROWS = 40
CONFLICT_ROWS = 60
WORDS_LENGTH = 400
"""code points of a claim or a title"""
TABLE_WIDTH = 90
"""columns from which a table is easier to read than blocks"""

HEDGE_STYLES: dict[Hedge, str] = {
    "asserted": "",
    "likely": "yellow",
    "alleged": "yellow",
    "denied": "magenta",
    "not_reported": "magenta",
}
CONFLICT_STYLES: dict[ConflictKind, str] = {
    "contradicts": "bold red",
    "misquotes": "bold red",
    "different-scope": "bold cyan",
    "hedge-differs": "bold yellow",
}


class Terminal:
    """Writes a reading onto a terminal or into a plain file."""

    def __init__(self, stream: TextIO, lang: Language, *, width: int | None = None) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
        self._console = Console(
            file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False, legacy_windows=False
        )
        self._lang = lang

    def write(self, reading: Reading) -> None:
        """All documents, then what there is between them."""
        for alert in reading.alerts:
            self._document(alert)
        if len(reading.alerts) > 1:
            self._lineages(reading)
            self._shared(reading)
            self._conflicts(reading)

    def _document(self, alert: Alert) -> None:
        document = alert.document
        self._console.print(Rule(style="dim"))
        self._write(Text(one_line(document.title or document.source, WORDS_LENGTH), "bold"))
        self._write(" · ".join(self._facts(alert)), "dim")
        self._console.print()
        if alert.claims:
            self._claims(alert)
        else:
            self._write(self._say("reading.no_claims"))
        self._catalogued("reading.lures", alert, "tactics")
        self._catalogued("reading.measures", alert, "measures")
        self._indicators(alert.indicators)
        for one in document.defects:
            self._write(defect(one, self._lang), "yellow")

    def _facts(self, alert: Alert) -> Iterable[str]:
        document = alert.document
        yield one_line(document.publisher or self._say("reading.no_publisher"), WORDS_LENGTH)
        yield document.date or self._say("reading.no_date")
        yield self._say(f"reading.language.{document.language or 'none'}")
        yield self._counted("reading.claim", len(alert.claims))
        if document.furniture:
            yield self._counted("reading.furniture", len(document.furniture))
        if document.title:
            yield one_line(document.source, WORDS_LENGTH)

    def _claims(self, alert: Alert) -> None:
        shown = alert.claims[:CLAIM_ROWS]
        if self._console.width >= TABLE_WIDTH:
            table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1), header_style="dim", show_edge=False)
            table.add_column("", justify="right", no_wrap=True, style="dim")
            table.add_column(self._say("reading.says"), ratio=3, overflow="fold")
            table.add_column(self._say("reading.words"), ratio=7, overflow="fold")
            for claim in shown:
                table.add_row(_number(claim), Flowing(self._speaker(claim)), Flowing(self._words(alert, claim)))
            self._console.print(table)
        else:
            for claim in shown:
                head = Text(f"{_number(claim)}  ", "dim").append_text(self._speaker(claim))
                self._console.print(Flowing(head))
                self._console.print(Padding(Flowing(self._words(alert, claim)), (0, 0, 0, 2)))
        if more := len(alert.claims) - len(shown):
            self._write(self._say("reading.more_claims", count=f"{more:,}"), "dim")

    def _speaker(self, claim: Claim) -> Text:
        text = Text(chain(claim.speakers), overflow="fold")
        text.append("\n").append(self._say(f"reading.type.{claim.type}"), "cyan")
        return text.append(" · ").append(self._say(f"reading.hedge.{claim.hedge}"), HEDGE_STYLES[claim.hedge])

    def _words(self, alert: Alert, claim: Claim) -> Text:
        """The claim's words; those that show speaker and hedge are underlined."""
        words = alert.document.text[claim.span.start : claim.span.end]
        text = Text(one_line(words, WORDS_LENGTH), overflow="fold")
        for cue in claim.cues:
            cued = one_line(cue.of(alert.document.text))
            if cued and (at := text.plain.find(cued)) >= 0:
                text.stylize("underline", at, at + len(cued))
        notes = [value_of(claim), claim.date, *claim.tactics, *claim.measures, *claim.techniques]
        if kept := [note for note in notes if note]:
            text.append("\n").append("  ".join(kept), "dim")
        return text

    def _catalogued(self, key: str, alert: Alert, field: str) -> None:
        """The lures or measures that the claims describe, by name, with the numbers of the claims."""
        found: dict[str, list[str]] = {}
        for claim in alert.claims:
            for id_ in getattr(claim, field):
                found.setdefault(id_, []).append(_number(claim))
        if not found:
            return
        self._write(self._say(key), "bold")
        name = lure_name if field == "tactics" else measure_name
        for id_ in sorted(found):
            self._write(Text(f"{id_}  {name(id_, self._lang)}  ").append(", ".join(found[id_]), "dim"), indent=2)

    def _indicators(self, indicators: Sequence[Indicator]) -> None:
        believed = [one for one in indicators if one.believed]
        if not indicators:
            return
        doubted = len(indicators) - len(believed)
        self._write(self._say("reading.indicators", believed=f"{len(believed):,}", doubted=f"{doubted:,}"), "bold")
        for one in believed[:INDICATOR_ROWS]:
            line = Text(f"{one.type}  ", "dim").append(one_line(one.value, WORDS_LENGTH), "default")
            if one.defanged:
                line.append(f"  {self._say('reading.defanged')}", "dim")
            self._write(line, indent=2)
        if (more := len(believed) - INDICATOR_ROWS) > 0:
            self._write(self._say("reading.more_indicators", count=f"{more:,}"), "dim", 2)

    def _lineages(self, reading: Reading) -> None:
        self._heading("reading.lineage")
        for lineage in reading.comparison.lineages:
            self._lineage(reading, lineage)

    def _lineage(self, reading: Reading, lineage: Lineage) -> None:
        alone = len(lineage.alerts) == 1
        first = self._name(reading, lineage.alerts[0])
        self._write(
            Text("• ").append(first, "bold").append(f"  {self._say('reading.alone')}" if alone else "", "dim"), indent=2
        )
        for number in lineage.alerts[1:]:
            how = [
                self._say(f"reading.link.{link.kind}", speaker=link.speaker, other=self._name(reading, link.of))
                for link in lineage.links
                if link.alert == number
            ]
            self._write(
                Text("└ ").append(self._name(reading, number), "bold").append(f"  {'; '.join(how)}", "dim"), indent=4
            )

    def _shared(self, reading: Reading) -> None:
        if not reading.comparison.shared:
            return
        self._heading("reading.shared")
        for one in reading.comparison.shared[:SHARED_ROWS]:
            self._write(self._sources(one), "bold", 2)
            for ref in one.claims:
                self._write(self._quoted(reading, ref), indent=4)
        if (more := len(reading.comparison.shared) - SHARED_ROWS) > 0:
            self._write(self._say("reading.more_shared", count=f"{more:,}"), "dim", 2)

    def _sources(self, shared: Shared) -> str:
        tellers = len({ref.alert for ref in shared.claims})
        key = "reading.one_source" if len(shared.sources) == 1 else "reading.several_sources"
        words = {"tellers": str(tellers), "count": str(len(shared.sources)), "sources": "; ".join(shared.sources)}
        return say(key, self._lang, words)

    def _conflicts(self, reading: Reading) -> None:
        self._heading("reading.conflicts")
        conflicts = reading.comparison.conflicts
        if not conflicts:
            self._write(self._say("reading.no_conflicts"), indent=2)
        if reading.comparison.left_out:
            self._write(self._say("reading.not_compared", count=f"{reading.comparison.left_out:,}"), "yellow", 2)
        for conflict in conflicts[:CONFLICT_ROWS]:
            self._conflict(reading, conflict)
        if (more := len(conflicts) - CONFLICT_ROWS) > 0:
            self._write(self._say("reading.more_conflicts", count=f"{more:,}"), "dim", 2)

    def _conflict(self, reading: Reading, conflict: Conflict) -> None:
        title = f"{self._say(f'reading.conflict.{conflict.kind}')}: {self._say(f'reading.about.{conflict.about}')}"
        self._write(title, CONFLICT_STYLES[conflict.kind], 2)
        sides = [
            self._side(reading, ref, scope, conflict.about)
            for ref, scope in zip((conflict.one, conflict.other), conflict.scopes, strict=True)
        ]
        if self._console.width >= TABLE_WIDTH:
            table = Table.grid(padding=(0, 2), expand=True)
            table.add_column(ratio=1)
            table.add_column(ratio=1)
            table.add_row(*sides)
            self._console.print(Padding(table, (0, 0, 1, 4)))
        else:
            for side in sides:
                self._console.print(Padding(side, (0, 0, 1, 4)))

    def _side(self, reading: Reading, ref: Ref, scope: str, about: str) -> Group:
        alert = reading.alerts[ref.alert]
        claim = alert.claims[ref.claim]
        head = Text(self._name(reading, ref.alert), "bold").append(f" {_number(claim)}", "dim")
        who = Text(f"{chain(claim.speakers)} · {self._say(f'reading.hedge.{claim.hedge}')}", "dim")
        sentence = Text(one_line(claim.sentence.of(alert.document.text), WORDS_LENGTH))
        words = one_line(claim.span.of(alert.document.text), WORDS_LENGTH)
        if (at := sentence.plain.find(words)) >= 0:
            sentence.stylize("bold", at, at + len(words))
        lines = [Flowing(head), Flowing(who), Flowing(sentence)]
        if number := counted(alert, claim, scope, about, self._lang):
            lines.append(Flowing(Text(number, "cyan")))
        return Group(*lines)

    def _quoted(self, reading: Reading, ref: Ref) -> Text:
        alert = reading.alerts[ref.alert]
        claim = alert.claims[ref.claim]
        text = Text(f"{self._name(reading, ref.alert)} {_number(claim)}  ", "dim")
        text.append(one_line(claim.span.of(alert.document.text), WORDS_LENGTH), "default")
        return text.append(f"  {chain(claim.speakers)} · {self._say(f'reading.hedge.{claim.hedge}')}", "dim")

    def _name(self, reading: Reading, number: int) -> str:
        document = reading.alerts[number].document
        return one_line(document.speaker, WORDS_LENGTH)

    def _heading(self, key: str) -> None:
        self._console.print()
        self._console.print(Rule(style="dim"))
        self._write(self._say(key), "bold")

    def _write(self, words: str | Text, style: str = "", indent: int = 0) -> None:
        text = words if isinstance(words, Text) else Text(words, style)
        self._console.print(Padding(Flowing(text), (0, 0, 0, indent)))

    def _say(self, key: str, **words: str) -> str:
        return say(key, self._lang, words)

    def _counted(self, key: str, count: int) -> str:
        """The sentence for one, or (key with an s) for several."""
        return self._say(key) if count == 1 else self._say(f"{key}s", count=f"{count:,}")


def _number(claim: Claim) -> str:
    return claim.id.removeprefix("claim-")
