"""How evidence adds up: within families by falling shares, between caps, against thresholds."""

from hypothesis import given
from hypothesis import strategies as st

from noroshi.detect.evidence import Evidence, Quote
from noroshi.detect.signal import FAMILIES
from noroshi.detect.verdict import family_bits, level_of, probability_of
from noroshi.detect.weights import FamilyCap, Thresholds, default_weights

CAP = FamilyCap(cap=10.0, floor=-4.0, share=0.5)
THRESHOLDS = Thresholds(caution=5.0, danger=9.0, caution_budget=1000, danger_budget=10)


def evidence(*bits: float, family: str = "identity") -> list[Evidence]:
    return [Evidence(f"s{i}", family, one, (Quote("subject", 0, 0, ""),)) for i, one in enumerate(bits)]  # type: ignore[arg-type]


def test_further_signals_of_a_family_count_less() -> None:
    assert family_bits(evidence(4.0), "identity", CAP) == 4.0
    assert family_bits(evidence(2.0, 4.0), "identity", CAP) == 5.0
    assert family_bits(evidence(4.0, 4.0, 4.0), "identity", CAP) == 7.0


def test_evidence_for_and_against_is_ranked_apart() -> None:
    assert family_bits(evidence(4.0, -2.0, -2.0), "identity", CAP) == 1.0


def test_a_family_stays_between_its_floor_and_its_cap() -> None:
    assert family_bits(evidence(9.0, 9.0), "identity", CAP) == 10.0
    assert family_bits(evidence(-9.0), "identity", CAP) == -4.0


def test_only_its_own_evidence_counts_for_a_family() -> None:
    assert family_bits(evidence(4.0, family="content"), "identity", CAP) == 0.0


@given(st.lists(st.floats(-20, 20), max_size=8))
def test_a_family_is_always_bounded(bits: list[float]) -> None:
    assert CAP.floor <= family_bits(evidence(*bits), "identity", CAP) <= CAP.cap


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
