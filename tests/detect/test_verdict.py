"""How evidence adds up: within families by falling shares, between caps, against thresholds."""

from hypothesis import given
from hypothesis import strategies as st

from noroshi.company.model import Company
from noroshi.company.people import PeopleIndex
from noroshi.detect.signal import FAMILIES
from noroshi.detect.verdict import family_bits, judge_message, level_of, probability_of
from noroshi.detect.weights import FamilyCap, Thresholds, default_weights
from noroshi.message.read import read_message

CAP = FamilyCap(cap=10.0, floor=-4.0, share=0.5)
THRESHOLDS = Thresholds(caution=5.0, danger=9.0, caution_budget=1000, danger_budget=10)


def test_further_signals_of_a_family_count_less() -> None:
    assert family_bits([4.0], CAP) == 4.0
    assert family_bits([2.0, 4.0], CAP) == 5.0
    assert family_bits([4.0, 4.0, 4.0], CAP) == 7.0


def test_evidence_for_and_against_is_ranked_apart() -> None:
    assert family_bits([4.0, -2.0, -2.0], CAP) == 1.0


def test_a_family_stays_between_its_floor_and_its_cap() -> None:
    assert family_bits([9.0, 9.0], CAP) == 10.0
    assert family_bits([-9.0], CAP) == -4.0


@given(st.lists(st.floats(-20, 20), max_size=8))
def test_a_family_is_always_bounded(bits: list[float]) -> None:
    assert CAP.floor <= family_bits(bits, CAP) <= CAP.cap


def test_thresholds_draw_the_levels() -> None:
    assert [level_of(score, THRESHOLDS) for score in (4.9, 5.0, 8.9, 9.0)] == ["clear", "caution", "caution", "danger"]


def test_probability_is_that_of_the_odds() -> None:
    assert probability_of(0.0) == 0.5
    assert abs(probability_of(3.0) - 8 / 9) < 1e-12
    assert 0.0 < probability_of(-1e9) < probability_of(1e9) < 1.0


def test_every_family_has_a_cap_and_every_weight_a_reason() -> None:
    weights = default_weights()
    assert set(weights.families) == set(FAMILIES)
    for name, weight in weights.signals.items():
        assert len(weight.reason) > 20, name


def test_neither_content_nor_the_model_alone_makes_danger() -> None:
    weights = default_weights()
    for family in ("content", "model", "relation", "infrastructure"):
        assert weights.families[family].cap < weights.thresholds.danger, family


def test_the_model_never_outweighs_identity_and_authentication() -> None:
    families = default_weights().families
    assert families["model"].cap < families["identity"].cap
    assert families["model"].cap < families["authentication"].cap
    assert -families["model"].floor < families["identity"].cap


def test_a_verdict_is_the_sum_of_its_families() -> None:
    people = PeopleIndex(Company(name="Kaiyo", domains=("kaiyo-exchange.example",)))
    message = read_message(b"From: CEO <x@mail.test>\nReply-To: y@gmail.com\nSubject: Re: hello\n\nAre you free?\n")
    verdict = judge_message(message, people, default_weights())
    assert verdict.evidence
    assert {one.family for one in verdict.evidence} == set(verdict.families)
    assert verdict.score_bits == round(sum(verdict.families.values()), 3)
    assert verdict.probability == probability_of(default_weights().prior_bits + verdict.score_bits)
    assert [one.bits for one in verdict.evidence] == sorted((one.bits for one in verdict.evidence), reverse=True)


def test_what_was_not_checked_is_said() -> None:
    people = PeopleIndex(Company(name="Kaiyo", domains=("kaiyo-exchange.example",), authserv_ids=("mx.test",)))
    verdict = judge_message(read_message(b"From: a@b.test\n\nhello\n"), people, default_weights())
    assert "relation: no history" in verdict.not_checked
    assert "authentication: no result from a trusted server" in verdict.not_checked
    assert "model: not trained" in verdict.not_checked
