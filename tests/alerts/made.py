"""Alerts made by hand, so that what is told of them does not hang on how well claims are read."""

import re
from pathlib import Path

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, Claim, ClaimType, Document, Furniture, Hedge, Indicator, Sentence
from noroshi.alerts.together.compare import compare
from noroshi.text.span import Span
from noroshi.warn.reading.result import NotRead, Reading

EXAMPLES = Path(__file__).parents[2] / "examples/alerts"
_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


class Said(msgspec.Struct, frozen=True):
    """A sentence with one claim; the words that carry it stand between ⟦ and ⟧, else they are all of it."""

    marked: str
    type: ClaimType = "other_fact"
    by: tuple[str, ...] = ()
    """speakers behind the publisher"""
    hedge: Hedge = "asserted"
    subject: str = ""
    object: str = ""
    date: str = ""
    value: float | None = None
    counts: str = ""
    techniques: tuple[str, ...] = ()
    tactics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    cue: str = ""
    """words of the sentence that show speaker or hedge"""


def alert(
    publisher: str,
    *said: Said,
    date: str = "2026-03-01",
    title: str = "",
    source: str = "",
    language: str = "en",
    url: str = "",
    furniture: str = "",
    indicators: tuple[Indicator, ...] = (),
) -> Alert:
    """An alert that says just this. `furniture` stands behind it."""
    text, sentences, claims = "", [], []
    for number, one in enumerate(said, 1):
        plain = one.marked.replace("⟦", "").replace("⟧", "")
        marked = _MARKED.search(one.marked)
        start = len(text) + (marked.start() if marked else 0)
        sentence = Span(len(text), len(text) + len(plain))
        span = Span(start, start + len(marked[1])) if marked else sentence
        words = span.of(text + plain)
        cue = plain.find(one.cue)
        claims.append(
            Claim(
                id=f"claim-{number}",
                type=one.type,
                sentence=sentence,
                span=span,
                subject=one.subject,
                object=one.object,
                speakers=(publisher or source, *one.by),
                hedge=one.hedge,
                cues=(Span(len(text) + cue, len(text) + cue + len(one.cue)),) if one.cue and cue >= 0 else (),
                date=one.date,
                value=None if one.value is None else float(one.value),
                counts=one.counts,
                techniques=one.techniques,
                tactics=one.tactics,
                measures=one.measures,
                entities=tuple(dict.fromkeys(found.entity for found in gazetteer().find(words))),
            )
        )
        sentences.append(Sentence(sentence.start, sentence.end, number - 1))
        text += plain + "\n\n"
    extra = (Furniture(len(text), len(text) + len(furniture), "related"),) if furniture else ()
    document = Document(
        source=source or f"{publisher or 'nobody'}.txt",
        kind="text",
        text=text + furniture,
        language=language,  # type: ignore[arg-type]
        title=title,
        publisher=publisher,
        date=date,
        url=url,
        furniture=extra,
    )
    return Alert(document, tuple(sentences), tuple(claims), indicators)


def reading(*alerts: Alert, not_read: tuple[NotRead, ...] = ()) -> Reading:
    """All that one call has read."""
    return Reading(alerts, compare(alerts), not_read)
