"""Who speaks, and how sure, in English: names beside descriptions, sources in passing, what nobody has found."""

import pytest

from tests.alerts.claims.reading import read_english


def last(text: str, *, publisher: str = "The Daily Wire") -> tuple[str, ...]:
    """The chain of the last claim."""
    return read_english(text, publisher=publisher)[-1].speakers


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A rival lender, Quayside Pay, said that the gang stole coins.", ("Quayside Pay",)),
        ("Two firms, Quayside Pay and Harbor Labs, said that the gang stole coins.", ("Quayside Pay and Harbor Labs",)),
        ("Lawmaker Bae Min-su of the finance committee said the gang stole coins.", ("Bae Min-su",)),
        ("A founder who asked not to be named said the gang stole coins.", ("founder",)),
        ("According to people who know the case, the gang stole coins.", ("people who know the case",)),
        ("A day later, the ministry said the gang stole coins.", ("ministry",)),
        ("Last October the ministry said the gang stole coins.", ("ministry",)),
        ("SEOUL, March 3 — The ministry said the gang stole coins.", ("ministry",)),
        ("The FBI and its partners in four countries said the gang stole coins.", ("FBI and partners",)),
        ("Quayside's internal investigation found that the gang stole coins.", ("Quayside",)),
    ],
)  # fmt: skip
def test_a_speaker_is_named_without_what_is_told_about_them(text: str, chain: tuple[str, ...]) -> None:
    assert last(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ryu Seok-ho, chief executive of Quayside and a lawyer, said the gang stole coins. Ryu said it hit a bank.",
         ("Ryu Seok-ho",)),
        ("Quayside Capital lost coins. Quayside said the gang hit a bank.", ("Quayside Capital",)),
        ("The FBI, CISA and the NSA said the gang stole coins. The three agencies said it hit a bank.",
         ("FBI, CISA and NSA",)),
        ("Quayside lost coins. Quayside said an insider did it. The company's lawyers said the gang hit a bank.",
         ("Quayside's lawyers",)),
        ("Norwegian police made arrests. Police said the gang hit a bank.", ("Norwegian police",)),
    ],
)  # fmt: skip
def test_a_short_name_or_a_description_is_who_was_named(text: str, chain: tuple[str, ...]) -> None:
    assert last(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A senior official told the Morning Courier that the gang stole coins.", ("Morning Courier", "senior official")),
        ("In an interview with the Morning Courier, Ann Lee said the gang stole coins.", ("Morning Courier", "Ann Lee")),
        ("As Ann Lee put it, the gang stole coins.", ("Ann Lee",)),
        ("The gang stole coins, as the Evening Post reported last week.", ("Evening Post",)),
        ("In the words of Ann Lee, the gang stole coins.", ("Ann Lee",)),
        ("By the ministry's count, the gang stole $40 million.", ("ministry",)),
        ("The gang, says Ann Lee, stole coins.", ("Ann Lee",)),
        ("The agency put it bluntly: the gang stole coins.", ("agency",)),
        ("Harbor Labs' verdict is out. Ann Lee voiced the suspicion that the gang stole coins.", ("Ann Lee",)),
    ],
)  # fmt: skip
def test_a_source_beside_the_verb_speaks_too(text: str, chain: tuple[str, ...]) -> None:
    assert last(text) == chain


def test_who_quotes_is_remembered_when_a_new_quotation_opens() -> None:
    drafts = read_english("Police said the gang hit a bank. “They are patient. They stole coins,” said Ann Lee.")
    assert [draft.speakers[-1] for draft in drafts] == ["Police", "Ann Lee", "Ann Lee"]


def test_what_merely_shows_something_does_not_speak() -> None:
    (draft,) = read_english("Two overlaps suggest that the gang stole coins.")
    assert (draft.speakers, draft.hedge) == ((), "likely")


def test_a_list_of_speakers_is_not_cut_at_its_commas() -> None:
    assert last("The FBI, the NSA and CISA said the gang stole coins.") == ("FBI, NSA and CISA",)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The exchange found no evidence that coins were stolen.", "not_reported"),
        ("The exchange has not seen the gang use the tool.", "not_reported"),
        ("The exchange was unable to verify the theft.", "not_reported"),
        ("Who robbed the bank is anybody's guess.", "not_reported"),
        ("The police are keeping the names of the victims to themselves.", "not_reported"),
        ("The exchange cannot rule out that the gang stole coins.", "likely"),
        ("Harbor Labs reckons that the gang stole coins.", "likely"),
        ("The gang, widely regarded as an arm of the army, stole coins.", "likely"),
        ("The gang stole an estimated $40 million.", "likely"),
        ("Rumours had it that an insider stole the coins.", "alleged"),
        ("The exchange disputed that coins were stolen.", "denied"),
        ("The exchange insists that not one customer lost money.", "denied"),
        ("The exchange said that the keys could not have leaked from its servers.", "denied"),
        ("The exchange was hit but lost nothing.", "denied"),
    ],
)  # fmt: skip
def test_a_hedge_tells_doubt_denial_and_silence_apart(text: str, hedge: str) -> None:
    assert read_english(text)[-1].hedge == hedge


def test_a_curator_speaks_in_a_digest_that_sums_nothing_up() -> None:
    text = "Curator's note: AA24-001A is long.\n\nThe FBI said that the gang hit a bank.\nIt sends mails to staff.\n"
    assert [draft.speakers for draft in read_english(text)][-1] == ()


def test_a_digest_that_sums_an_advisory_up_passes_its_agency_on() -> None:
    text = (
        "What follows sums up an advisory.\n\nThe FBI said that the gang hit a bank.\nThe gang sends mails to staff.\n"
    )
    assert [draft.speakers for draft in read_english(text)][-1] == ("FBI",)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Repairs, the bank cautions, would take years.", ("bank",)),
        ("The gang stole coins, developer Ann Lee explained on a call, and the site went dark.", ("Ann Lee",)),
        ("The gang stole coins, suggested a researcher from Quayside.", ("researcher from Quayside",)),
        ("The gang stole coins, its chief, Ann Lee, assured investors.", ("Ann Lee",)),
        ("The gang stole coins, a court in Tarn ruled on Monday.", ("court in Tarn",)),
        ("The gang stole coins, Ann Lee told the Morning Courier.", ("Morning Courier", "Ann Lee")),
        ("The site went dark, although, Quayside Labs later stressed, no coins were stolen.", ("Quayside Labs",)),
    ],
)  # fmt: skip
def test_words_that_only_say_who_says_so_are_no_part_of_what_is_said(text: str, chain: tuple[str, ...]) -> None:
    assert last(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quayside Labs has let it be known that the gang stole coins.", ("Quayside Labs",)),
        ("Ann Lee surprised everybody with the news that the gang stole coins.", ("Ann Lee",)),
        ("It took the ministry a year to admit that the gang stole coins.", ("ministry",)),
        ("In a letter to the court Ann Lee wrote that the gang stole coins.", ("Ann Lee",)),
        ("On 2 May the FBI, the NSA and CISA warned that the gang stole coins.", ("FBI, NSA and CISA",)),
        ("A lawmaker heard from an officer that the gang stole coins.", ("lawmaker", "officer")),
    ],
)  # fmt: skip
def test_what_is_said_in_a_roundabout_way_is_still_said_by_somebody(text: str, chain: tuple[str, ...]) -> None:
    assert last(text) == chain


HEARING = """Witnesses: Dr Ann Lee, Quayside Council; Superintendent Bo Hart

Question: Who did it?

Dr Ann Lee: The gang stole coins.

Question: Is that sure?

Superintendent Hart: The police say that the gang hit a bank.

Dr Ann Lee: The gang hit two more exchanges."""


def test_whoever_has_the_floor_in_a_transcript_says_what_is_said() -> None:
    assert [draft.speakers for draft in read_english(HEARING)] == [
        ("Ann Lee",),
        ("Bo Hart", "police"),
        ("Ann Lee",),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Answer by the Minister of the Interior, Mr Jan van Doorn",
        "Statement by the Minister for Security, Jan van Doorn",
        "Delivered by Ambassador Jan van Doorn",
    ],
)
def test_a_line_at_the_head_says_whose_words_a_document_holds(head: str) -> None:
    assert last(f"{head}\n\nThe gang stole coins.") == ("Jan van Doorn",)


def test_whoever_is_introduced_in_an_interview_answers_its_questions() -> None:
    text = "Interview: Bo Hart\n\nAnn Lee has run a bank for nine years.\n\n"
    text += "".join(f"What happened in year {year}?\n\nThe gang stole our coins.\n\n" for year in range(3))
    assert last(text) == ("Ann Lee",)
