"""Who speaks in frames that stand behind, within or around what they say."""

import pytest

from tests.alerts.claims.reading import read_english

SAID = [
    ("The vault was emptied in an hour, the lender disclosed on Monday.", "lender"),
    ("The vault was emptied in an hour, Quarry Bank's Unit 7 reported yesterday.", "Quarry Bank's Unit 7"),
    ("In May, the indictment reads, the defendants opened 40 accounts.", "indictment"),
    ("“The door stood open,” quipped Mara Oake.", "Mara Oake"),
    ("“Change your locks,” a trader who goes by Rook told us.", "Rook"),
    ("The lender replied that the vault was empty.", "lender"),
    ("The lender assured customers that the vault was locked.", "lender"),
    ("The lender expects the outage to cost $2 million.", "lender"),
    ("The thefts are said by the police to pay for ships.", "police"),
    ("Mara Oake's figures show that the thieves took $3 million.", "Mara Oake"),
    ("Quarry Bank had put the damage at $3 million.", "Quarry Bank"),
    ("The police are treating it as fraud.", "police"),
    ("According to one of them, Quarry Bank, the vault was emptied.", "Quarry Bank"),
    ("Lock the vault at night, as the police advise.", "police"),
    ("Mara Oake's advice is simple: lock the vault at night.", "Mara Oake"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_who_speaks_is_heard_wherever_their_verb_stands(text: str, speaker: str) -> None:
    found = read_english(text)
    assert found, "no claim"
    assert {draft.speakers[-1] if draft.speakers else "" for draft in found} == {speaker}


def test_the_pronoun_of_a_relative_clause_is_the_subject_over_it() -> None:
    found = read_english("Quarry Bank closed a mixer, which it describes as a laundry of the Copper Owl gang.")
    assert ("Quarry Bank",) in [draft.speakers for draft in found]


def test_a_gang_that_boasts_speaks_and_one_that_deceives_does_not() -> None:
    assert read_english("The gang boasted that it had emptied the vault.")[0].speakers == ("gang",)
    assert read_english("The hackers claimed that the call had failed.")[0].speakers == ()


def test_who_claims_responsibility_is_the_speaker() -> None:
    assert read_english("The Copper Owl gang claimed responsibility for the theft.")[0].speakers


def test_what_somebody_should_do_is_not_said_by_them() -> None:
    assert read_english("Teams should call the bank.")[0].speakers == ()


HEDGES = [
    ("The embassy could not be reached.", "not_reported"),
    ("We do not know who is behind the theft.", "not_reported"),
    ("The thief has not been publicly identified.", "not_reported"),
    ("The bank has not yet determined whether coins were stolen.", "not_reported"),
    ("The notice names no company.", "not_reported"),
    ("Deposits at the bank were untouched.", "denied"),
    ("Customer funds are safe.", "denied"),
    ("The embassy called the accusation a smear.", "denied"),
    ("Some clinics could not open their doors.", "asserted"),
    ("The bank dismissed the employee the same day.", "asserted"),
    ("The group was very probably a front for the Copper Owl gang.", "likely"),
    ("It is expected that the thieves will sell the coins.", "likely"),
    ("The bank estimated the loss at $4 million.", "likely"),
    ("“I thought the call came from my bank,” said Mara Oake.", "asserted"),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGES)
def test_how_sure_a_speaker_is(text: str, hedge: str) -> None:
    assert hedge in {draft.hedge for draft in read_english(text)}


VERBS = [
    "The attack starts with a letter that asks for a meeting.",
    "The attackers used forged private keys to open the vault.",
    "It hooks functions of wallets.",
    "Turn off the computer and call the bank.",
    "Customers on older releases need to change their keys by May 3.",
    "Firms ought to check each caller.",
    "Most offered design work to small agencies in the valley.",
]


@pytest.mark.parametrize("text", VERBS)
def test_a_sentence_whose_verb_could_be_a_noun_is_still_heard(text: str) -> None:
    assert read_english(text)


def test_what_attackers_do_something_for_may_stand_first() -> None:
    assert read_english("To hide its tracks, the gang wiped the servers.")[0].type == "motive"


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("Where the ledger went the port could not say.", "ledger", "not_reported"),
        ("What the parcel held is under seal.", "parcel", "not_reported"),
        ("My own hunch is that the clerk opened the vault.", "clerk", "likely"),
        ("The vault was opened by the clerk, it would seem.", "vault", "likely"),
        ("The memo reportedly added that the clerk opened the vault.", "clerk", "alleged"),
        ("The thieves emptied the vault, and the bank suspects that a clerk helped them.", "emptied", "asserted"),
        ("The thieves emptied a vault that the bank believes is the oldest in town.", "emptied", "asserted"),
        ("The clerk never opened the vault.", "clerk", "denied"),
        ("Passengers could not board the ferry.", "ferry", "asserted"),
    ],
)
def test_words_around_a_claim_tell_how_sure_it_is_and_no_other(text: str, words: str, hedge: str) -> None:
    found = [draft.hedge for draft in read_english(text) if words in text[draft.span.start : draft.span.end]]
    assert found[:1] == [hedge]
