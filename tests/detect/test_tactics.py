"""The catalogue of lures."""

from noroshi.detect.signal import all_signals
from noroshi.detect.tactics import tactics, technique_url


def test_all_lures_are_there_in_both_languages() -> None:
    assert list(tactics().lures) == [f"L{number:02}" for number in range(1, 37)]
    for lure in tactics().lures.values():
        assert set(lure.name) == set(lure.description) == {"ja", "en"}
        assert all(lure.name.values())
        assert all(lure.description.values())


def test_every_technique_has_its_name_beside_the_version() -> None:
    known = tactics()
    assert known.attack_version
    for lure in known.lures.values():
        assert lure.techniques
        assert set(lure.techniques) <= set(known.techniques)


def test_signals_name_only_what_the_catalogue_knows() -> None:
    known = tactics()
    assert {one.tactic for one in all_signals()} - {""} <= set(known.lures)
    assert {one.technique for one in all_signals()} - {""} <= set(known.techniques)


def test_a_sub_technique_has_its_own_address() -> None:
    assert technique_url("T1684.001") == "https://attack.mitre.org/techniques/T1684/001/"
