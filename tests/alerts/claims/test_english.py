"""Who says what, how sure, in English: sentences as agencies and papers write them."""

import pytest

from tests.alerts.claims.reading import read_english


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Gale group hit the bank, the ministry said on Friday.", ["ministry"]),
        ("According to two officials, the Gale group hit the bank.", ["two officials"]),
        ("Police told reporters that the Gale group hit the bank.", ["Police"]),
        ("“The Gale group hit the bank,” said Ann Lee, who leads the team.", ["Ann Lee"]),
        ("Security firm Northwind Labs believes the Gale group hit the bank.", ["Northwind Labs"]),
        ("The Evening Post reported, citing police, that the Gale group hit the bank.", ["Evening Post", "police"]),
        ("The Gale group hit the bank, the Evening Post reported, citing an official.", ["Evening Post", "official"]),
        ("The paper said that according to people close to the matter, the Gale group hit the bank.",
         ["paper", "people close to the matter"]),
        ("The Gale group hit the bank.", []),
        ("The Daily Wire said that the Gale group hit the bank.", []),
    ],
)  # fmt: skip
def test_speakers_stand_from_the_outer_to_the_inner(text: str, speakers: list[str]) -> None:
    assert [draft.speakers for draft in read_english(text)] == [tuple(speakers)]


def test_the_publisher_is_not_named_twice_when_it_speaks_of_itself() -> None:
    (draft,) = read_english("We assess that the Gale group hit the bank.", publisher="Northwind Labs")
    assert draft.speakers == ()


def test_the_report_is_who_reported() -> None:
    drafts = read_english("The Evening Post said the gang hit a bank. The report says that the gang stole coins.")
    assert [draft.speakers for draft in drafts] == [("Evening Post",), ("Evening Post",)]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    drafts = read_english("“The gang hit a bank. It stole coins,” said Ann Lee.")
    assert [draft.speakers for draft in drafts] == [("Ann Lee",), ("Ann Lee",)]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The hackers are from the north and most likely belong to the Gale group.", ["asserted", "likely"]),
        ("The mails held a file allegedly describing a job.", ["asserted"]),
        ("The Gale group is closely tied to the north and is believed to have had a part in the theft.",
         ["asserted", "likely"]),
        ("The agency has confirmed the theft but did not disclose any details.", ["asserted", "not_reported"]),
        ("No customer data was stolen.", ["denied"]),
        ("The files did not open in a common viewer.", ["asserted"]),
    ],
)  # fmt: skip
def test_a_hedge_counts_for_the_verb_it_stands_by(text: str, hedges: list[str]) -> None:
    assert [draft.hedge for draft in read_english(text)] == hedges


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The agency urges firms to check their wallets and to report losses.", ["recommendation"] * 2),
        ("Do not click on links; call the sender.", ["recommendation"] * 2),
        ("The group, also known as Gale, targets exchanges.", ["targeting", "identity"]),
        ("The gang contacts staff on a chat service, which led to a loss of $3 million last year.",
         ["tactic", "incident"]),
        ("What is known of the gang?", []),
        ("Related news", []),
    ],
)  # fmt: skip
def test_each_proposition_is_a_claim_of_its_own(text: str, types: list[str]) -> None:
    assert [draft.type for draft in read_english(text)] == types


def test_two_incidents_in_one_sentence_are_two_claims_with_their_years() -> None:
    drafts = read_english("The Gale group was behind the 2018 Acme attack and the 2019 Borealis intrusion.")
    assert [(draft.type, draft.date) for draft in drafts] == [("attribution", "2018"), ("attribution", "2019")]


def test_a_count_of_warnings_has_its_number() -> None:
    (draft,) = read_english("This is the eighth time that the government has warned of the group.")
    assert (draft.type, draft.value, draft.counts) == ("warning_count", 8, "warnings")


def test_what_an_attack_lets_somebody_do_is_its_motive() -> None:
    text = "The hackers steal coins so that the regime can buy parts for missiles."
    found = {draft.type: draft.span.of(text) for draft in read_english(text)}
    assert found["motive"] == "so that the regime can buy parts for missiles"


def test_a_loss_that_is_taken_as_known_keeps_clear_of_suspicion() -> None:
    (loss,) = (
        draft
        for draft in read_english("The gang is suspected of causing the loss of 4,500 bitcoin in May.")
        if draft.type == "incident"
    )
    assert loss.hedge == "asserted"
