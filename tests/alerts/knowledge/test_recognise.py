"""Every rule fires on its examples and on none of its near misses, and names only what the catalogue knows."""

import pytest

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.alerts.knowledge.recognise import NEAR, WORDS_LENGTH, Recognised, Rule, find, fires, recognise, rules

RULES = [(kind, rule) for kind in ("tactic", "recommendation") for rule in rules(kind)]


def named(pair: tuple[str, Rule]) -> str:
    return pair[1].id


@pytest.mark.parametrize("pair", RULES, ids=named)
class TestRule:
    def test_it_fires_on_its_examples(self, pair: tuple[str, Rule]) -> None:
        kind, rule = pair
        for words in rule.examples:
            found = find(kind, words)
            assert fires(rule, found, set(found)), words
            known = recognise(words, kind, words)
            assert set(rule.tactics) <= set(known.tactics)
            assert set(rule.measures) <= set(known.measures)

    def test_it_leaves_near_misses_alone(self, pair: tuple[str, Rule]) -> None:
        kind, rule = pair
        for words in rule.near_misses:
            found = find(kind, words)
            assert not fires(rule, found, set(found)), words

    def test_it_has_both_sides_in_both_languages_and_points_at_the_catalogue(self, pair: tuple[str, Rule]) -> None:
        _, rule = pair
        for sentences in (rule.examples, rule.near_misses):
            assert any(words.isascii() or "“" in words for words in sentences)
            assert any("\u3040" < character < "\u9fff" for words in sentences for character in words)
        known = catalogue()
        assert set(rule.tactics) <= set(known.lures)
        assert set(rule.measures) <= set(known.measures)
        assert set(rule.techniques) <= set(known.techniques)
        assert rule.tactics or rule.measures or rule.techniques


def test_every_lure_and_measure_has_a_rule() -> None:
    assert {lure for _, rule in RULES for lure in rule.tactics} == set(catalogue().lures)
    assert {measure for _, rule in RULES for measure in rule.measures} == set(catalogue().measures)


def test_ids_of_rules_are_their_own() -> None:
    ids = [(kind, rule.id) for kind, rule in RULES]
    assert len(ids) == len(set(ids))


def test_a_sub_technique_stands_for_its_technique() -> None:
    known = recognise("A phishing e-mail with an attached document.", "tactic")
    assert known.techniques == ("T1566.001",)


def test_every_rule_asks_for_something_in_the_claim() -> None:
    assert all(rule.all or rule.near for _, rule in RULES)


def test_other_facts_tell_no_technique() -> None:
    words = "Fake recruiters approached staff on LinkedIn."
    assert recognise(words, "other_fact") == Recognised()


def test_measures_are_of_recommendations_only() -> None:
    words = "Use two-factor authentication."
    assert recognise(words, "recommendation").measures == ("M08",)
    assert recognise(words, "tactic").measures == ()


def test_who_did_it_and_why_describes_no_tactic() -> None:
    words = "A fake recruiter on LinkedIn was behind it."
    for type_ in ("attribution", "identity", "motive", "warning_count"):
        assert recognise(words, type_) == Recognised()
    assert recognise(words, "tactic").tactics == ("L05",)


def test_an_incident_tells_a_lure_in_passing_but_no_bare_outcome() -> None:
    assert "L05" in recognise("An employee fell for a fake recruiter who contacted him.", "incident").tactics
    assert recognise("Ransomware encrypted the files.", "incident") == Recognised()


def test_an_incident_tells_in_passing_how_it_was_done() -> None:
    assert recognise("They broke in through a flaw in the firewall.", "incident").techniques == ("T1190",)


def test_what_did_not_happen_or_nobody_tells_describes_nothing() -> None:
    words = "Fake recruiters approached staff on LinkedIn."
    assert recognise(words, "tactic", hedge="likely").techniques
    assert (
        recognise(words, "tactic", hedge="denied") == recognise(words, "tactic", hedge="not_reported") == Recognised()
    )
    assert recognise("Do not reuse passwords.", "recommendation", hedge="denied").measures


def test_what_stands_far_apart_is_not_together() -> None:
    far = "posing as a guest " + "and then " * (NEAR // 8) + "the recruiter left"
    assert "L05" not in recognise(far, "tactic").tactics


def test_hostile_lengths_are_cut() -> None:
    assert recognise("phishing " * 100_000, "tactic", "link " * 100_000).techniques == ("T1566",)
    assert len("phishing " * 100_000) > WORDS_LENGTH
