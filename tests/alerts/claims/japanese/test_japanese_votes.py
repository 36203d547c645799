"""Letters, classes of words and place vote on the type of a Japanese claim."""

import pytest

from noroshi.alerts.claims.japanese.kinds import leaning
from noroshi.alerts.claims.japanese.votes import LONGEST, blocks, classes, read_weights, vote
from tests.alerts.claims.japanese.reading import read_japanese


def test_every_type_has_a_vote() -> None:
    votes = vote("攻撃者は担当者の声をまねて電話をかける")
    assert len(votes) == 9
    assert max(votes, key=votes.__getitem__) == "tactic"


def test_numbers_are_all_the_same_and_marks_say_nothing_in_letters() -> None:
    assert blocks("被害は、12億円だ。", "")[0] == blocks("被害は3億5000万円だ", "")[0]


def test_a_long_clause_votes_with_its_end() -> None:
    assert blocks("あ" * LONGEST + "盗んだ" * LONGEST, "") == blocks("盗んだ" * LONGEST, "")


def test_words_of_like_meaning_are_of_one_class() -> None:
    assert "@steal" in classes("犯人が鍵を掠め取る") & classes("犯人が鍵を盗む")
    assert "@actor+が" in classes("犯人が鍵を盗む")


def test_the_longest_word_gives_the_class() -> None:
    assert "@itworker" in classes("IT労働者") - classes("労働者")


def test_what_is_known_of_the_place_votes_too() -> None:
    words = "送信元のドメインを確認する"
    assert vote(words, "", ["=section measures"])["recommendation"] > vote(words)["recommendation"]


def test_the_clause_before_votes_too() -> None:
    assert vote("その数は17に上る", "流出の被害が相次ぐ") != vote("その数は17に上る")


def test_nothing_says_nothing() -> None:
    assert len(vote("")) == 9


def test_a_table_of_unknown_types_is_refused() -> None:
    with pytest.raises(ValueError, match="weather"):
        read_weights(["feature\trare\tweather", "*\t100\t3"])


def test_what_attackers_do_is_no_advice() -> None:
    assert leaning("攻撃者は取引先の口座を確かめる") != "recommendation"
    assert leaning("取引先の口座を電話で確かめること") == "recommendation"


def test_a_clause_that_no_rule_knows_is_typed_by_its_letters() -> None:
    (claim,) = read_japanese("利用者の残高が底をつき、口座が干上がっていた。")
    assert claim.type == "incident"
