"""JSON lines: one object a document, for other programs. The form is a contract (`noroshi read --format jsonl`)."""

from typing import IO

import msgspec

from noroshi.alerts.model import Alert, Claim, Furniture, Indicator
from noroshi.alerts.together.model import Comparison, Ref
from noroshi.text.span import Span
from noroshi.warn.jsonl import storable
from noroshi.warn.reading.result import Reading


class ClaimLine(msgspec.Struct, frozen=True):
    """A claim, keys in this order."""

    id: str
    type: str
    sentence: Span
    span: Span
    subject: str
    object: str
    speakers: tuple[str, ...]
    hedge: str
    cues: tuple[Span, ...]
    date: str | None
    """when it happened, ISO 8601 as far as said: `2022-10`, `2020/2021`; null where it is not said"""
    value: float | int | None
    techniques: tuple[str, ...]
    counts: str
    """what `value` counts"""
    tactics: tuple[str, ...]
    """lures of the catalogue"""
    measures: tuple[str, ...]
    entities: tuple[str, ...]
    """ids of the gazetteer"""


class RetellsLine(msgspec.Struct, frozen=True):
    """Another of the documents that this one retells."""

    source: str
    how: str
    """`cites`, `words` or `source`"""
    speaker: str
    claims: tuple[str, ...]
    """ids of this document's claims that show it"""


class SharedLine(msgspec.Struct, frozen=True):
    """A claim of this document that others make too."""

    claim: str
    also: tuple[str, ...]
    """`source#claim-3`"""
    sources: tuple[str, ...]
    """who stands behind it, each once however often it is retold"""


class ConflictLine(msgspec.Struct, frozen=True):
    """A claim of this document that does not fit one of another."""

    kind: str
    """listed below"""
    about: str
    claim: str
    against: str
    """`source#claim-3`"""
    scopes: tuple[str, str]
    """what each number counts; empty where the conflict is not about numbers"""


class DocumentLine(msgspec.Struct, frozen=True):
    """A document's line, keys in this order."""

    source: str
    title: str
    lang: str
    """`ja`, `en` or empty"""
    date: str | None
    """of publication, ISO 8601 as far as known; null where it cannot be told"""
    publisher: str | None
    """the first link of every speaker chain; null where it cannot be told, and the source stands in its place"""
    furniture: tuple[Furniture, ...]
    claims: tuple[ClaimLine, ...]
    indicators: tuple[Indicator, ...]
    url: str | None
    kind: str
    """`text`, `html`, `pdf`, `mail`, `stix`, `misp` or `json`"""
    defects: tuple[str, ...]
    """`kind` or `kind: detail`"""
    retells: tuple[RetellsLine, ...]
    shared: tuple[SharedLine, ...]
    conflicts: tuple[ConflictLine, ...]


class JsonLines:
    """Writes a line for each document, in the order given; a document that could not be read has none."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, reading: Reading) -> None:
        """All lines."""
        encoder = msgspec.json.Encoder()
        for line in lines_of(reading):
            try:
                encoded = encoder.encode(line)
            except UnicodeEncodeError:  # half of a surrogate pair, which JSON in UTF-8 cannot hold
                encoded = encoder.encode(storable(msgspec.to_builtins(line)))
            self._stream.write(encoded + b"\n")
        self._stream.flush()


def lines_of(reading: Reading) -> list[DocumentLine]:
    """What is written of each document."""
    return [_line(reading, number) for number in range(len(reading.alerts))]


def _line(reading: Reading, number: int) -> DocumentLine:
    alert = reading.alerts[number]
    document = alert.document
    return DocumentLine(
        source=document.source,
        title=document.title,
        lang=document.language,
        date=document.date or None,
        publisher=document.publisher or None,
        furniture=document.furniture,
        claims=tuple(map(_claim, alert.claims)),
        indicators=alert.indicators,
        url=document.url or None,
        kind=document.kind,
        defects=tuple(f"{one.kind}: {one.detail}" if one.detail else one.kind for one in document.defects),
        retells=_retells(reading, number),
        shared=_shared(reading.alerts, reading.comparison, number),
        conflicts=_conflicts(reading.alerts, reading.comparison, number),
    )


def _claim(claim: Claim) -> ClaimLine:
    value = claim.value
    return ClaimLine(
        id=claim.id,
        type=claim.type,
        sentence=claim.sentence,
        span=claim.span,
        subject=claim.subject,
        object=claim.object,
        speakers=claim.speakers,
        hedge=claim.hedge,
        cues=claim.cues,
        date=claim.date or None,
        value=int(value) if value is not None and float(value).is_integer() else value,
        techniques=claim.techniques,
        counts=claim.counts,
        tactics=claim.tactics,
        measures=claim.measures,
        entities=claim.entities,
    )


def _retells(reading: Reading, number: int) -> tuple[RetellsLine, ...]:
    links = [link for lineage in reading.comparison.lineages for link in lineage.links if link.alert == number]
    return tuple(
        RetellsLine(
            reading.alerts[link.of].document.source,
            link.kind,
            link.speaker,
            tuple(_own(reading.alerts, ref) for ref in link.shown_by),
        )
        for link in links
    )


def _shared(alerts: tuple[Alert, ...], comparison: Comparison, number: int) -> tuple[SharedLine, ...]:
    return tuple(
        SharedLine(_own(alerts, ref), tuple(named(alerts, other) for other in one.claims if other != ref), one.sources)
        for one in comparison.shared
        for ref in one.claims
        if ref.alert == number
    )


def _conflicts(alerts: tuple[Alert, ...], comparison: Comparison, number: int) -> tuple[ConflictLine, ...]:
    lines = []
    for one in comparison.conflicts:
        if one.one.alert == number:
            lines.append(ConflictLine(one.kind, one.about, _own(alerts, one.one), named(alerts, one.other), one.scopes))
        elif one.other.alert == number:
            scopes = one.scopes[::-1]
            lines.append(ConflictLine(one.kind, one.about, _own(alerts, one.other), named(alerts, one.one), scopes))
    return tuple(lines)


def _own(alerts: tuple[Alert, ...], ref: Ref) -> str:
    return alerts[ref.alert].claims[ref.claim].id


def named(alerts: tuple[Alert, ...], ref: Ref) -> str:
    """A claim's name outside its document: `alert.txt#claim-3`."""
    return f"{alerts[ref.alert].document.source}#{_own(alerts, ref)}"
