"""Every rule of Japanese says what it must do in an example, and does it."""

import pytest

from noroshi.alerts.claims.japanese.rules import rules, source
from tests.alerts.claims.japanese.reading import read_japanese

KINDS = [(kind.type, example) for kind in rules().kinds for example in kind.examples]
STANCES = source("stances")["stance"]
HEDGES = [
    *((words.gives, example) for words in rules().hedges for example in words.examples),
    *((row["gives"], example) for row in STANCES for example in row["examples"]),
]
IDENTITIES = [(words.gives, example) for words in rules().identities for example in words.examples]
SPEAKERS = [
    (name, example["text"], tuple(example["speakers"]))
    for name, frame in rules().frames.items()
    for example in frame["examples"]
]


def test_every_rule_has_an_example() -> None:
    assert all(rule.examples for rule in rules().kinds)
    assert all(words.examples for words in rules().hedges)
    assert all(naming.examples for naming in rules().identities)
    assert all(row["examples"] for row in STANCES)
    assert all(frame["examples"] for frame in rules().frames.values())


@pytest.mark.parametrize(("type_", "example"), KINDS)
def test_example_gives_a_claim_of_its_type(type_: str, example: str) -> None:
    assert type_ in [draft.type for draft in read_japanese(example)]


@pytest.mark.parametrize(("hedge", "example"), HEDGES)
def test_example_gives_its_hedge(hedge: str, example: str) -> None:
    assert [draft.hedge for draft in read_japanese(example)] == [hedge]


@pytest.mark.parametrize(("hedge", "example"), IDENTITIES)
def test_example_gives_an_identity_with_its_hedge(hedge: str, example: str) -> None:
    found = [draft for draft in read_japanese(example) if draft.type == "identity"]
    assert [draft.hedge for draft in found] == [hedge]


@pytest.mark.parametrize(("frame", "example", "speakers"), SPEAKERS)
def test_example_gives_its_speakers(frame: str, example: str, speakers: tuple[str, ...]) -> None:
    assert {draft.speakers for draft in read_japanese(example)} <= {speakers, ()}, frame
    assert speakers in {draft.speakers for draft in read_japanese(example)}, frame
