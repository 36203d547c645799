"""What the readers of each language give: a proposition with its words, before it is numbered and laid beside the catalogue."""

import msgspec

from noroshi.alerts.model import ClaimType, Hedge, Sentence
from noroshi.text.span import Span


class Draft(msgspec.Struct, frozen=True):
    """A claim in the making. Spans are of `Document.text`."""

    type: ClaimType
    sentence: Sentence
    span: Span
    subject: str = ""
    object: str = ""
    speakers: tuple[str, ...] = ()
    """innermost last, without the publisher"""
    hedge: Hedge = "asserted"
    cues: tuple[Span, ...] = ()
    date: str = ""
    value: float | None = None
    counts: str = ""
    grounds: frozenset[str] = frozenset()
    """what the rules found in it, for the votes on its type (`=rule ID`, `=past`, `=set TYPE`)"""
