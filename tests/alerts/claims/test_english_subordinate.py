"""Signs vote on whether a clause that hangs on another one is a claim of its own."""

import pytest

from noroshi.alerts.claims.english.subordinate import BIAS, is_stated, weights
from tests.alerts.claims.reading import read_english


def test_what_no_line_of_the_table_knows_does_not_count() -> None:
    assert is_stated(["no such sign"]) == is_stated([])


def test_one_strong_sign_decides() -> None:
    known = {sign: weight for sign, weight in weights().items() if sign != BIAS}
    best = sorted(known, key=known.__getitem__)
    assert is_stated(best[-40:])
    assert not is_stated(best[:40])


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The bank sued a broker in Oslo, which had sold its customers' names to the gang in May.", 2),
        ("Ask the person who calls you.", 1),
        ("Do not trust a page that looks right.", 1),
    ],
)
def test_a_relative_clause_is_a_claim_where_it_tells_something(sentence: str, claims: int) -> None:
    assert len(read_english(sentence)) == claims
