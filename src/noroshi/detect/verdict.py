"""The sum: evidence, weighed and added up within families, gives a verdict."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from noroshi.alerts.knowledge.published import published
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.evidence import Evidence, Level, Verdict
from noroshi.detect.signal import all_signals
from noroshi.detect.unchecked import not_checked
from noroshi.detect.weights import FamilyCap, Thresholds, Weights
from noroshi.message.model import Message

if TYPE_CHECKING:
    from noroshi.detect.textmodel.model import TextModel

NOTHING_KNOWN = Relation()


def judge(case: Case, weights: Weights) -> Verdict:
    """All signals asked, their evidence weighed, the verdict drawn."""
    evidence = collect(case, weights)
    by_family: dict[str, list[float]] = {}
    for one in evidence:
        by_family.setdefault(one.family, []).append(one.bits)
    families = {name: family_bits(by_family[name], cap) for name, cap in weights.families.items() if name in by_family}
    score = sum(families.values())
    evidence.sort(key=lambda one: (-one.bits, one.signal))
    return Verdict(
        level=level_of(score, weights.thresholds),
        probability=probability_of(weights.prior_bits + score),
        score_bits=round(score, 3),
        evidence=tuple(evidence),
        families=families,
        not_checked=not_checked(case),
    )


def collect(case: Case, weights: Weights) -> list[Evidence]:
    """Evidence of each signal that fires, in the register's order."""
    evidence = []
    for signal in all_signals():
        found = signal.check(case)
        if found is not None:
            evidence.append(
                Evidence(
                    signal=signal.name,
                    family=signal.family,
                    bits=round(weights.signals[signal.name].bits * found.strength, 3),
                    quotes=found.quotes,
                    words=found.words,
                    tactic=signal.tactic,
                    technique=signal.technique,
                    alerts=published().cited(signal.tactic) if signal.tactic else (),
                )
            )
    return evidence


def family_bits(bits: Iterable[float], cap: FamilyCap) -> float:
    """What one family adds to the score.

    Signals of a family often see one cause twice, so they do not add up freely: in order of weight each counts `share`
    of the one before, for and against apart, and the sum stays between `floor` and `cap`.
    """
    total, up, down = 0.0, 1.0, 1.0
    for one in sorted(bits, key=abs, reverse=True):
        if one > 0:
            total += one * up
            up *= cap.share
        else:
            total += one * down
            down *= cap.share
    return round(max(cap.floor, min(cap.cap, total)), 3)


def level_of(score: float, thresholds: Thresholds) -> Level:
    """The verdict that a score earns."""
    if score >= thresholds.danger:
        return "danger"
    return "caution" if score >= thresholds.caution else "clear"


def probability_of(bits: float) -> float:
    """Log2 odds as a probability, kept inside what a double can tell from 0 and 1."""
    return 1.0 / (1.0 + math.exp2(-max(-60.0, min(50.0, bits))))


def judge_message(
    message: Message,
    people: PeopleIndex,
    weights: Weights,
    relation: Relation = NOTHING_KNOWN,
    text_model: "TextModel | None" = None,
) -> Verdict:
    """A message that was read, judged beside what is known."""
    return judge(Case(message, people, relation, text_model), weights)
