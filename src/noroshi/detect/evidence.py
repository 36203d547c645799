"""What a signal found, what it weighs, and the verdict that follows."""

from typing import Literal

import msgspec

Level = Literal["clear", "caution", "danger"]
Family = Literal["identity", "authentication", "relation", "content", "payload", "infrastructure", "model"]


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words of a message, and where they stand: `message.text_of(part)[start:end] == quote`."""

    part: str
    start: int
    end: int
    quote: str


class Found(msgspec.Struct, frozen=True):
    """A signal's finding, before it is weighed."""

    quotes: tuple[Quote, ...]
    """what it rests on, the most telling first; at least one"""
    words: dict[str, str] = {}
    """what the sentence of the signal in the catalogue leaves open: `{person}`, `{address}`, …"""
    strength: float = 1.0
    """share of the signal's weight that this finding earns, 0 to 1; 1 for facts that are so or not so"""


class Evidence(msgspec.Struct, frozen=True):
    """A signal that fired, weighed."""

    signal: str
    family: Family
    bits: float
    """log2 likelihood ratio; negative evidence speaks for an honest message"""
    quotes: tuple[Quote, ...]
    words: dict[str, str] = {}
    tactic: str = ""
    """id in the catalogue of lures (`L01`), or empty"""
    technique: str = ""
    """ATT&CK technique id, or empty"""
    alerts: tuple[str, ...] = ()
    """claims of alerts that describe the tactic: `npa-2022-10-14#claim-3`"""


class Verdict(msgspec.Struct, frozen=True):
    """The sum of the evidence."""

    level: Level
    probability: float
    """that the message is an attack, 0 to 1"""
    score_bits: float
    """sum of the families, each within its cap; the prior is not in it"""
    evidence: tuple[Evidence, ...]
    """heaviest first"""
    families: dict[str, float]
    """bits of each family after its cap"""
    not_checked: tuple[str, ...]
    """`family: reason`, for each check that could not be made"""
