"""Which words of a sentence make claims of their own, and which make none."""

import pytest

from tests.alerts.claims.reading import read_english

COUNTED = [
    # a list of things to do, whatever stands between
    ("If a caller rushes you, hang up and ring the company back.", 2),
    ("The desk wants firms to teach staff how lures look, to warn new hires, and to log every call.", 3),
    ("The desk advises locking wallets away and checking each address twice.", 2),
    ("Alert on shells that a browser opens.", 1),
    # each verb that a subject has
    ("The gang has been active since May and mostly targets engineers.", 2),
    ("Two overlaps point to Vosk, and the rest ended up in doubt.", 2),
    ("Most clerks used forged papers, and at least nine landed jobs at banks.", 2),
    ("Two men were arrested in May; a third remains at large.", 2),
    # what hangs on a clause and says something of its own
    ("The firm was robbed in May, although the police deny it.", 2),
    ("The thieves took $9 million, most of it from pensioners.", 2),
    ("The crew favors Dustbin, a mixer that the police closed in May.", 2),
    ("The coins lie on three sites thought to be run by the gang.", 2),
    # what interrupts a clause leaves it one
    ("The vans, parked by the quay, were empty.", 1),
    ("What the clerks lost was never found.", 1),
    ("Two of the clerks, she heard later, lost their savings.", 1),
    ("The bank lost $4 million in May and, by its own account, has not recovered.", 2),
    # what a verb opens is told with it
    ("The review established that two keys were shared.", 1),
    ("We could not establish that the letter is real.", 1),
    ("The bank says that two keys were shared and that nobody noticed.", 2),
    # verbs that hardly have a word of their own
    ("The clerk came and went.", 1),
    ("Nobody stole or sold the plans.", 1),
    # no verb, or none that is known
    ("No trace of the caller so far.", 1),
    ("That picture shows the wrong man.", 1),
    # the verb is found
    ("Damage runs to 41 million euros.", 1),
    ("Flaws in routers, such as that one, come first.", 1),
    ("Match Systems, which traced the coins, blames the gang.", 2),
    ("LOWMOOR, May 3 (Quaywire) — The gang robbed two banks.", 1),
]
NONE = [
    "We have shortened the text and put it in our own order.",
    "This page tells you what such a call looks like.",
    "Among the signs of such accounts are the following.",
    "The text of the following warning was issued by the port desk.",
    "What should I do if I paid?",
    "Good morning, madam.",
]


@pytest.mark.parametrize(("sentence", "claims"), COUNTED)
def test_a_sentence_makes_so_many_claims(sentence: str, claims: int) -> None:
    assert len(read_english(sentence)) == claims


@pytest.mark.parametrize("sentence", NONE)
def test_what_the_text_says_of_itself_is_no_claim(sentence: str) -> None:
    assert read_english(sentence) == []


def test_who_thinks_so_between_commas_is_no_claim() -> None:
    found = read_english("Two of the clerks, she heard later, lost their savings.")
    assert [draft.type for draft in found] == ["incident"]


def test_who_speaks_behind_a_quotation_is_no_claim() -> None:
    assert len(read_english("“The gang robbed the bank in May,” quipped a clerk.")) == 1


def test_what_somebody_should_assume_is_part_of_the_advice() -> None:
    found = read_english("Anyone who ran the tool should assume that their keys are gone.")
    assert [draft.type for draft in found] == ["recommendation"]


def test_a_condition_without_if_is_not_stated() -> None:
    found = read_english("Should you receive such a message, do not reply.")
    assert [draft.span.of("Should you receive such a message, do not reply.") for draft in found] == ["do not reply"]


def test_a_gerund_that_is_the_subject_makes_no_claim_of_its_own() -> None:
    text = "“Naming the culprit helps, because people learn what to look for,” said Ann Lee."
    drafts = read_english(text)
    assert drafts[0].span.of(text).startswith("Naming the culprit helps")
    assert {draft.speakers for draft in drafts} == {("Ann Lee",)}
