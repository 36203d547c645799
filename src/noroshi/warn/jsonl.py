"""JSON lines: one object a message, for other programs. The form is a contract (README, `noroshi scan --format jsonl`)."""

from datetime import datetime
from typing import IO

import msgspec

from noroshi.detect.evidence import Evidence
from noroshi.warn.result import Scanned, Summary
from noroshi.warn.words import Language, why


class EvidenceLine(msgspec.Struct, frozen=True):
    """A piece of evidence, as it is written. It quotes the most telling words; other quotes are in the HTML report."""

    signal: str
    bits: float
    part: str
    start: int
    end: int
    quote: str
    why: str
    tactic: str
    technique: str
    alerts: tuple[str, ...]


class Line(msgspec.Struct, frozen=True):
    """A message's line, keys in this order."""

    source: str
    id: str
    channel: str
    date: datetime | None
    """RFC 3339, or null"""
    verdict: str
    probability: float
    score_bits: float
    evidence: tuple[EvidenceLine, ...]
    not_checked: tuple[str, ...]
    defects: tuple[str, ...]
    """`kind` or `kind: detail`"""
    elapsed_ms: float


class JsonLines:
    """Writes each line as its result comes, whole."""

    wants_texts = False

    def __init__(self, stream: IO[bytes], lang: Language) -> None:
        self._stream, self._lang = stream, lang
        self._encoder = msgspec.json.Encoder()

    def add(self, scanned: Scanned) -> None:
        """One line."""
        line = line_of(scanned, self._lang)
        try:
            encoded = self._encoder.encode(line)
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON in UTF-8 cannot hold
            encoded = self._encoder.encode(storable(msgspec.to_builtins(line)))
        self._stream.write(encoded + b"\n")

    def finish(self, summary: Summary) -> None:  # noqa: ARG002  (lines are about messages only)
        """Nothing is left to say."""
        self._stream.flush()


def line_of(scanned: Scanned, lang: Language) -> Line:
    """What is written of a result."""
    verdict = scanned.verdict
    return Line(
        source=scanned.source,
        id=scanned.id,
        channel=scanned.channel,
        date=scanned.date,
        verdict=verdict.level,
        probability=round(verdict.probability, 6),
        score_bits=verdict.score_bits,
        evidence=tuple([_evidence(one, lang) for one in verdict.evidence]),
        not_checked=verdict.not_checked,
        defects=tuple([f"{one.kind}: {one.detail}" if one.detail else one.kind for one in scanned.defects]),
        elapsed_ms=scanned.elapsed_ms,
    )


def _evidence(evidence: Evidence, lang: Language) -> EvidenceLine:
    first = evidence.quotes[0]
    return EvidenceLine(
        signal=evidence.signal,
        bits=evidence.bits,
        part=first.part,
        start=first.start,
        end=first.end,
        quote=first.quote,
        why=why(evidence, lang),
        tactic=evidence.tactic,
        technique=evidence.technique,
        alerts=evidence.alerts,
    )


def storable(value: object) -> object:
    """The same, with U+FFFD for each half of a surrogate pair."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return value
