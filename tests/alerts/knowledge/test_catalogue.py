"""The catalogue of lures, measures and techniques."""

import pytest

from noroshi.alerts.knowledge.catalogue import Lure, Measure, catalogue, technique_url
from noroshi.alerts.knowledge.published import published
from noroshi.detect.signal import all_signals

KNOWN = catalogue()
UNDESCRIBED = {"L24"}
"""lures that no public alert was found to describe yet"""
UNADVISED = {"M19", "M22", "M26"}
"""measures whose alert could not be checked word for word"""


def test_every_lure_and_measure_is_there() -> None:
    assert list(KNOWN.lures) == [f"L{number:02}" for number in range(1, 37)]
    assert list(KNOWN.measures) == [f"M{number:02}" for number in range(1, 31)]


@pytest.mark.parametrize("entry", [*KNOWN.lures.values(), *KNOWN.measures.values()], ids=lambda one: one.name["en"])
def test_each_is_told_in_both_languages(entry: Lure | Measure) -> None:
    texts = [entry.name, entry.description, *([entry.features] if isinstance(entry, Lure) else [])]
    for text in texts:
        assert set(text) == {"ja", "en"}
        assert all(text.values())


def test_every_technique_has_its_name_beside_the_version() -> None:
    assert KNOWN.attack_version
    for lure in KNOWN.lures.values():
        assert lure.techniques
        assert set(lure.techniques) <= set(KNOWN.techniques)


def test_ids_of_earlier_releases_are_understood() -> None:
    assert KNOWN.technique("T1656") == "T1684.001"
    assert KNOWN.technique("T1672") == "T1684.002"
    assert KNOWN.technique("T1566") == "T1566"
    assert set(KNOWN.renumbered.values()) <= set(KNOWN.techniques)
    assert not set(KNOWN.renumbered) & set(KNOWN.techniques)


def test_signals_name_only_what_the_catalogue_knows() -> None:
    assert {one.tactic for one in all_signals()} - {""} <= set(KNOWN.lures)
    assert {one.technique for one in all_signals()} - {""} <= set(KNOWN.techniques)


@pytest.mark.parametrize("lure", KNOWN.lures)
def test_a_lure_names_the_signals_that_reveal_it(lure: str) -> None:
    named = set(KNOWN.lures[lure].signals)
    assert named <= {one.name for one in all_signals()}
    assert {one.name for one in all_signals() if one.tactic == lure} <= named


def test_each_lure_is_described_by_an_alert_or_known_not_to_be() -> None:
    assert {lure for lure in KNOWN.lures if not published().of_lure(lure)} == UNDESCRIBED


def test_each_measure_is_advised_by_an_alert_or_known_not_to_be() -> None:
    assert {measure for measure in KNOWN.measures if not published().of_measure(measure)} == UNADVISED


def test_a_sub_technique_has_its_own_address() -> None:
    assert technique_url("T1684.001") == "https://attack.mitre.org/techniques/T1684/001/"
