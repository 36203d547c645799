"""The sum: evidence, weighed and added up within families, gives a verdict."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

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
    evidence = sorted(collect(case, weights), key=lambda one: (-one.bits, one.signal))
    families = {name: family_bits(evidence, name, cap) for name, cap in weights.families.items()}
    families = {name: bits for name, bits in families.items() if bits}
    score = sum(families.values())
    return Verdict(
        level=level_of(score, weights.thresholds),
        probability=probability_of(weights.prior_bits + score),
        score_bits=round(score, 3),
        evidence=tuple(evidence),
        families=families,
        not_checked=not_checked(case),
    )


def collect(case: Case, weights: Weights) -> Iterable[Evidence]:
    """Evidence of each signal that fires, in the register's order."""
    for signal in all_signals():
        found = signal.check(case)
        if found is not None:
            bits = round(weights.signals[signal.name].bits * found.strength, 3)
            yield Evidence(signal.name, signal.family, bits, found.quotes, found.words, signal.tactic, signal.technique)


def family_bits(evidence: Iterable[Evidence], family: str, cap: FamilyCap) -> float:
    """What one family adds to the score.

    Signals of a family often see one cause twice, so they do not add up freely: in order of weight each counts `share`
    of the one before, for and against apart, and the sum stays between `floor` and `cap`.
    """
    ups = sorted((one.bits for one in evidence if one.family == family and one.bits > 0), reverse=True)
    downs = sorted(one.bits for one in evidence if one.family == family and one.bits < 0)
    total = sum(bits * cap.share**rank for rank, bits in enumerate(ups))
    total += sum(bits * cap.share**rank for rank, bits in enumerate(downs))
    return round(max(cap.floor, min(cap.cap, total)), 3)


def level_of(score: float, thresholds: Thresholds) -> Level:
    """The verdict that a score earns."""
    if score >= thresholds.danger:
        return "danger"
    return "caution" if score >= thresholds.caution else "clear"


def probability_of(bits: float) -> float:
    """Log2 odds as a probability, kept inside what a double can tell from 0 and 1."""
    return 1.0 / (1.0 + 2.0 ** -max(-60.0, min(50.0, bits)))


def judge_message(
    message: Message,
    people: PeopleIndex,
    weights: Weights,
    relation: Relation = NOTHING_KNOWN,
    text_model: "TextModel | None" = None,
) -> Verdict:
    """A message that was read, judged beside what is known."""
    return judge(Case(message, people, relation, text_model), weights)
