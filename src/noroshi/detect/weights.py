"""The one file of weights (`data/weights.toml`), read into types.

Weights are log2 likelihood ratios ("bits"). Each has a written reason: measured rates where there is data.
"""

import tomllib
from functools import cache
from importlib import resources

import msgspec


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a signal's firing says, and why we think so."""

    bits: float
    """negative: speaks for an honest message"""
    reason: str


class FamilyCap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far one family may move the score: its signals often see the same cause."""

    cap: float
    """at most this many bits up"""
    floor: float
    """at most this many bits down (negative)"""
    share: float
    """each further signal of the family counts this share of the one before (in order of weight)"""


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Score bits from which a message is `caution` and `danger`, with the false-alarm budget behind each."""

    caution: float
    danger: float
    caution_budget: int
    """false alarms allowed in a million honest messages"""
    danger_budget: int


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `weights.toml`."""

    prior_bits: float
    """log2 odds, before anything is seen, that a message is an attack"""
    thresholds: Thresholds
    families: dict[str, FamilyCap]
    signals: dict[str, Weight]


@cache
def default_weights() -> Weights:
    """The weights that ship with the program."""
    text = (resources.files("noroshi.detect") / "data" / "weights.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Weights)
