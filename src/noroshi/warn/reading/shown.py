"""Documents as a page shows them: what the template prints, and nothing that it would have to work out."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

import msgspec
from markupsafe import Markup

from noroshi.alerts.model import Alert, Claim, Indicator
from noroshi.alerts.together.model import Conflict, Lineage, Link, Ref, Shared
from noroshi.text.span import Span
from noroshi.warn.marked import Mark, Piece, pieces
from noroshi.warn.page import both, in_both
from noroshi.warn.reading.names import chain, counted, defect, lure_name, measure_name, value_of
from noroshi.warn.reading.result import Reading
from noroshi.warn.visible import one_line

TEXT_LENGTH = 400_000
"""code points of a document that are shown; claims in the rest are still listed"""
CLAIM_ROWS = 2_000
INDICATOR_ROWS = 1_000
LINE_LENGTH = 300


class Block(msgspec.Struct, frozen=True):
    """A stretch of a document: a sentence, furniture, or what stands between sentences."""

    kind: str
    """`sentence`, `between`, or the kind of furniture"""
    number: int
    """of a sentence, from 1"""
    pieces: tuple[Piece, ...]
    name: Markup | None = None
    """of furniture"""


class ShownClaim(msgspec.Struct, frozen=True):
    """A claim in the list."""

    number: int
    sentence: int
    """number of its sentence, or 0 where that is not shown"""
    type: Markup
    hedge: Markup
    hedge_class: str
    speakers: str
    words: str
    notes: tuple[str, ...]
    lures: tuple[Markup, ...]
    counts: str


class ShownIndicator(msgspec.Struct, frozen=True):
    """An indicator in the table."""

    type: str
    value: str
    written: str
    defanged: bool
    believed: bool
    why: Markup | None


class ShownDocument(msgspec.Struct, frozen=True):
    """A document on the page."""

    number: int
    name: str
    """publisher, or source"""
    title: str
    source: str
    date: str
    language: Markup
    lang: str
    blocks: tuple[Block, ...]
    claims: tuple[ShownClaim, ...]
    claims_left_out: int
    lures: tuple[tuple[Markup, tuple[int, ...]], ...]
    measures: tuple[tuple[Markup, tuple[int, ...]], ...]
    indicators: tuple[ShownIndicator, ...]
    indicators_left_out: int
    furniture: int
    defects: tuple[Markup, ...]


class Side(msgspec.Struct, frozen=True):
    """One of the two claims of a conflict, or one of several of a shared one."""

    document: int
    claim: int
    name: str
    title: str
    lang: str
    date: str
    speakers: str
    hedge: Markup
    before: str
    words: str
    after: str
    counts: Markup | None = None


class ShownConflict(msgspec.Struct, frozen=True):
    """Two claims side by side."""

    kind: str
    name: Markup
    about: Markup
    sides: tuple[Side, Side]


class ShownShared(msgspec.Struct, frozen=True):
    """A claim of several documents."""

    sources: Markup
    sides: tuple[Side, ...]


class ShownLineage(msgspec.Struct, frozen=True):
    """Documents that retell one another: the first, and how each of the others hangs on it."""

    first: tuple[int, str]
    others: tuple[tuple[int, str, tuple[Markup, ...]], ...]


def show_document(place: int, alert: Alert) -> ShownDocument:
    """A document with its claims; `place` counts from 1."""
    document = alert.document
    blocks = _blocks(alert)
    seen = frozenset(block.number for block in blocks)
    return ShownDocument(
        number=place,
        name=one_line(document.speaker, LINE_LENGTH),
        title=one_line(document.title or document.source, LINE_LENGTH),
        source=one_line(document.source, LINE_LENGTH),
        date=document.date,
        language=both(f"reading.language.{document.language or 'none'}"),
        lang=document.language,
        blocks=blocks,
        claims=tuple(_claim(alert, claim, place, seen) for place, claim in enumerate(alert.claims[:CLAIM_ROWS], 1)),
        claims_left_out=max(0, len(alert.claims) - CLAIM_ROWS),
        lures=_catalogued(alert, "tactics"),
        measures=_catalogued(alert, "measures"),
        indicators=tuple(map(_indicator, sorted(alert.indicators, key=lambda one: not one.believed)[:INDICATOR_ROWS])),
        indicators_left_out=max(0, len(alert.indicators) - INDICATOR_ROWS),
        furniture=len(document.furniture),
        defects=tuple(in_both(partial(defect, one)) for one in document.defects),
    )


def _blocks(alert: Alert) -> tuple[Block, ...]:
    """The whole text, cut into sentences, furniture and the rest, in order."""
    text = alert.document.text[:TEXT_LENGTH]
    marks = [Mark(claim.span.start, claim.span.end, place) for place, claim in enumerate(alert.claims[:CLAIM_ROWS], 1)]
    marks.sort(key=lambda mark: mark.start)
    stretches = [(one.start, one.end, "sentence", place) for place, one in enumerate(alert.sentences, 1)]
    stretches += [(one.start, one.end, one.kind, 0) for one in alert.document.furniture]
    blocks: list[Block] = []
    at = 0
    for start, end, kind, number in sorted(stretches):
        if start < at or start >= len(text):
            continue
        if start > at:
            blocks.append(Block("between", 0, _pieces(text, at, start, marks)))
        name = None if kind == "sentence" else both(f"reading.furniture.{kind}")
        blocks.append(
            Block(kind, number, _pieces(text, start, min(end, len(text)), marks if kind == "sentence" else []), name)
        )
        at = end
    if at < len(text):
        blocks.append(Block("between", 0, _pieces(text, at, len(text), marks)))
    if rest := len(alert.document.text) - len(text):
        blocks.append(Block("between", 0, (Piece("", left_out=rest),)))
    return tuple(blocks)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """A stretch with the claims' words marked; `marks` are in order of their starts."""
    last = bisect_right(marks, end, key=lambda mark: mark.start)
    inside = [Mark(mark.start - start, mark.end - start, mark.number) for mark in marks[:last] if mark.end > start]
    return tuple(pieces(text[start:end], inside, limit=end - start + 1))


def _claim(alert: Alert, claim: Claim, place: int, seen: AbstractSet[int]) -> ShownClaim:
    starts = [one.start for one in alert.sentences]
    sentence = bisect_right(starts, claim.span.start)
    return ShownClaim(
        number=place,
        sentence=sentence if sentence in seen else 0,
        type=both(f"reading.type.{claim.type}"),
        hedge=both(f"reading.hedge.{claim.hedge}"),
        hedge_class=claim.hedge.replace("_", "-"),
        speakers=chain(claim.speakers),
        words=one_line(claim.span.of(alert.document.text), LINE_LENGTH),
        notes=tuple(note for note in (claim.date, *claim.techniques) if note),
        lures=tuple(_named(id_) for id_ in (*claim.tactics, *claim.measures)),
        counts=value_of(claim),
    )


def _named(id_: str) -> Markup:
    name = lure_name if id_.startswith("L") else measure_name
    return in_both(lambda lang: f"{id_} {name(id_, lang)}".strip())


def _catalogued(alert: Alert, field: str) -> tuple[tuple[Markup, tuple[int, ...]], ...]:
    """Lures or measures by name, with the numbers of the claims that describe them."""
    found: dict[str, list[int]] = {}
    for place, claim in enumerate(alert.claims[:CLAIM_ROWS], 1):
        for id_ in getattr(claim, field):
            found.setdefault(id_, []).append(place)
    return tuple((_named(id_), tuple(found[id_])) for id_ in sorted(found))


def _indicator(one: Indicator) -> ShownIndicator:
    why = both(f"reading.why.{one.why}") if one.why else None
    value, written = one_line(one.value, LINE_LENGTH), one_line(one.written, LINE_LENGTH)
    return ShownIndicator(one.type, value, written, one.defanged, one.believed, why)


def show_conflict(reading: Reading, conflict: Conflict) -> ShownConflict:
    """A conflict, both sides quoted in their sentences."""
    first, second = (
        show_side(reading, ref, scope, conflict.about)
        for ref, scope in zip((conflict.one, conflict.other), conflict.scopes, strict=True)
    )
    return ShownConflict(
        conflict.kind,
        both(f"reading.conflict.{conflict.kind}"),
        both(f"reading.about.{conflict.about}"),
        (first, second),
    )


def show_shared(reading: Reading, shared: Shared) -> ShownShared:
    """A shared claim, all its tellers, and how many sources they are."""
    key = "reading.one_source" if len(shared.sources) == 1 else "reading.several_sources"
    tellers = len({ref.alert for ref in shared.claims})
    sources = both(key, tellers=tellers, count=len(shared.sources), sources="; ".join(shared.sources))
    return ShownShared(sources, tuple(show_side(reading, ref) for ref in shared.claims))


def show_side(reading: Reading, ref: Ref, scope: str = "", about: str = "") -> Side:
    """A claim in its sentence."""
    alert = reading.alerts[ref.alert]
    claim, text, document = alert.claims[ref.claim], alert.document.text, alert.document
    return Side(
        document=ref.alert + 1,
        claim=ref.claim + 1,
        name=one_line(document.speaker, LINE_LENGTH),
        title=one_line(document.title or document.source, LINE_LENGTH),
        lang=document.language,
        date=document.date,
        speakers=chain(claim.speakers),
        hedge=both(f"reading.hedge.{claim.hedge}"),
        before=_line(text, Span(claim.sentence.start, claim.span.start)),
        words=_line(text, claim.span),
        after=_line(text, Span(claim.span.end, claim.sentence.end)),
        counts=in_both(partial(counted, alert, claim, scope, about))
        if counted(alert, claim, scope, about, "en")
        else None,
    )


def _line(text: str, span: Span) -> str:
    """One line, with the blanks at its ends that part it from its neighbours."""
    words = span.of(text)
    inner = one_line(words)
    lead = " " if words[:1].isspace() else ""
    return f"{lead}{inner}{' ' if inner and words[-1:].isspace() else ''}"


def show_lineage(reading: Reading, lineage: Lineage) -> ShownLineage:
    """A lineage as a list."""
    first = lineage.alerts[0]
    return ShownLineage(
        (first + 1, _name(reading, first)),
        tuple(
            (
                number + 1,
                _name(reading, number),
                tuple(_link(reading, link) for link in lineage.links if link.alert == number),
            )
            for number in lineage.alerts[1:]
        ),
    )


def _link(reading: Reading, link: Link) -> Markup:
    return both(f"reading.link.{link.kind}", speaker=link.speaker, other=_name(reading, link.of))


def _name(reading: Reading, number: int) -> str:
    document = reading.alerts[number].document
    return one_line(document.speaker, LINE_LENGTH)
