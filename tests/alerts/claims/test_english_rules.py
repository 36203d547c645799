"""Every rule of English says what it must do in an example, and does it."""

from collections.abc import Collection
from typing import Any
from unittest.mock import patch

import pytest

from noroshi.alerts.claims.english import judging, settling
from noroshi.alerts.claims.english.rules import data, rules
from noroshi.alerts.claims.english.votes import Surroundings, vote
from noroshi.alerts.model import ClaimType
from tests.alerts.claims.reading import read_english

TYPES = [
    (row["id"], row["type"], example)
    for row in (*data("types")["rule"], *data("parts")["part"])
    for example in row.get("examples", ())
    if row["type"] != "any"
]
PARTS = [example for row in data("parts")["part"] if row["type"] == "any" for example in row["examples"]]
HEDGES = [
    (row["id"], example["text"], example["gives"])
    for row in (
        *data("hedges")["hedge"],
        *data("stances")["stance"],
        {"id": "silent", **data("hedges")["silent"]},
    )
    for example in row["examples"]
]
SPEAKERS = [
    (row["id"], example["text"], example["speakers"])
    for row in data("reporting")["verbs"]
    for example in row["examples"]
]


def test_every_rule_has_an_example() -> None:
    rows: list[dict[str, Any]] = [
        *data("types")["rule"],
        *data("parts")["part"],
        *data("hedges")["hedge"],
        *data("stances")["stance"],
        *data("reporting")["verbs"],
    ]
    assert [row["id"] for row in rows if not row.get("examples")] == []


def test_ids_are_used_once() -> None:
    for rows in (data("types")["rule"], data("parts")["part"], data("hedges")["hedge"], data("reporting")["verbs"]):
        ids = [row["id"] for row in rows]
        assert len(ids) == len(set(ids))


def test_rules_name_kinds_of_things_that_exist() -> None:
    known = set(rules().bits)
    for row in data("types")["rule"]:
        for key in ("subject", "not_subject", "object"):
            assert set(row.get(key, "").split()) <= known, row["id"]


@pytest.mark.parametrize(
    ("rule", "type_", "example"), TYPES, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(TYPES)]
)
def test_example_is_found_by_its_rule(rule: str, type_: str, example: str) -> None:
    """A rule of a type speaks for it beside the words of the clause, which may say otherwise."""
    heard: set[str] = set()

    def listen(clause: str, grounds: Collection[str] = (), around: Surroundings | None = None) -> ClaimType:
        heard.update(grounds)
        return vote(clause, grounds, around)

    with patch.object(judging, "vote", listen), patch.object(settling, "vote", listen):
        found = [draft.type for draft in read_english(example)]
    assert type_ in found or not heard.isdisjoint({f"=rule {rule}", f"=part {rule}"})


@pytest.mark.parametrize("example", PARTS)
def test_a_part_of_any_type_is_a_claim_beside_the_one_around_it(example: str) -> None:
    assert len(read_english(example)) == 2


def test_the_examples_of_nearly_all_rules_give_its_type() -> None:
    right = [type_ in [draft.type for draft in read_english(example)] for _, type_, example in TYPES]
    assert sum(right) > 0.97 * len(right)


@pytest.mark.parametrize(
    ("rule", "example", "hedge"), HEDGES, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(HEDGES)]
)
def test_example_gives_its_hedge(rule: str, example: str, hedge: str) -> None:
    assert {draft.hedge for draft in read_english(example)} == {hedge}, rule


@pytest.mark.parametrize(
    ("rule", "example", "speakers"), SPEAKERS, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(SPEAKERS)]
)
def test_example_gives_its_speakers(rule: str, example: str, speakers: list[str]) -> None:
    assert {draft.speakers for draft in read_english(example)} == {tuple(speakers)}, rule
