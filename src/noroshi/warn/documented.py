"""A signal's page: what it looks for, what it weighs and why, its examples, and its words."""

import inspect

import msgspec

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.detect.examples import examples
from noroshi.detect.signal import Signal, all_signals
from noroshi.detect.weights import Weights
from noroshi.warn.words import LANGUAGES, Language, template, title


class Documented(msgspec.Struct, frozen=True):
    """All that is to be said of a signal."""

    name: str
    family: str
    doc: str
    """its docstring, unindented"""
    bits: float
    reason: str
    """why it weighs that much"""
    lure: str
    """`L01`, or empty"""
    lure_name: dict[Language, str]
    technique: str
    """ATT&CK id and name, or empty"""
    title: dict[Language, str]
    why: dict[Language, str]
    """the sentence, with its placeholders"""
    fires: str
    """raw mail that it fires on; empty where the family has no examples"""
    clear: str
    """raw mail that it leaves alone"""


def documented(signal: Signal, weights: Weights) -> Documented:
    """The page of a signal."""
    known = catalogue()
    weight = weights.signals.get(signal.name)
    example = examples(signal.family).get(signal.name)
    lure = known.lures.get(signal.tactic)
    technique = f"{signal.technique} {known.techniques.get(signal.technique, '')}".strip()
    return Documented(
        name=signal.name,
        family=signal.family,
        doc=inspect.cleandoc(signal.doc),
        bits=weight.bits if weight else 0.0,
        reason=weight.reason if weight else "",
        lure=signal.tactic,
        lure_name={lang: lure.name[lang] for lang in LANGUAGES} if lure else {},
        technique=technique,
        title={lang: title(signal.name, lang) for lang in LANGUAGES},
        why={lang: template(f"signal.{signal.name}.why", lang) for lang in LANGUAGES},
        fires=example.fires.strip() if example else "",
        clear=example.clear.strip() if example else "",
    )


def all_documented(weights: Weights) -> tuple[Documented, ...]:
    """Pages of all signals, by family."""
    return tuple(documented(signal, weights) for signal in all_signals())
