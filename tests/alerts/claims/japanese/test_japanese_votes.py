"""The letters of a clause vote on its type where no rule knows it, within what the clause can be."""

from noroshi.alerts.claims.japanese.kinds import leaning
from noroshi.alerts.claims.japanese.votes import LONGEST, features, vote
from tests.alerts.claims.japanese.reading import read_japanese


def test_every_type_has_a_vote() -> None:
    votes = vote("攻撃者は担当者の声をまねて電話をかける")
    assert len(votes) == 9
    assert max(votes, key=votes.__getitem__) == "tactic"


def test_numbers_are_all_the_same_and_marks_say_nothing() -> None:
    assert features("被害は、12億円だ。") == features("被害は3億5000万円だ")


def test_a_long_clause_votes_with_its_end() -> None:
    assert features("あ" * LONGEST + "盗んだ" * LONGEST) == features("盗んだ" * LONGEST)


def test_what_attackers_do_is_no_advice() -> None:
    assert leaning("攻撃者は取引先の口座を確かめる") != "recommendation"
    assert leaning("取引先の口座を電話で確かめる") == "recommendation"


def test_a_count_needs_a_number_and_a_word_for_warnings() -> None:
    assert leaning("この集団の名を挙げた公表は今回で通算となる") != "warning_count"


def test_a_clause_that_no_rule_knows_is_typed_by_its_letters() -> None:
    (claim,) = read_japanese("利用者の残高が底をつき、口座が干上がっていた。")
    assert claim.type == "incident"
