"""Numbers, days and what came to pass are compared by what they are of, within one event, whatever the language."""

import pytest

from noroshi.alerts.together.compare import compare
from noroshi.alerts.together.figures import figures_in
from noroshi.alerts.together.proper import keys_of, proper_names, same_proper
from tests.alerts.made import Said, alert

QUAY = "Attack on Copper Quay"


def found(
    *pair: Said, title: str = QUAY, dates: tuple[str, str] = ("2026-03-01", "2026-03-02")
) -> list[tuple[str, str]]:
    """What two alerts with one claim each, both about Copper Quay, do not agree on."""
    papers = zip(("Quay News", "Reef Wire"), pair, dates, strict=True)
    alerts = [alert(paper, said, title=title, date=date) for paper, said, date in papers]
    return [(one.kind, one.about) for one in compare(alerts).conflicts]


def happened(words: str, **more: str) -> Said:
    return Said(words, "incident", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "language", "figures"),
    [
        ("All nineteen depots of the haulier closed.", "en", [("sites", 19)]),
        ("Seven of its twelve servers were encrypted.", "en", [("servers", 7)]),
        ("They took HK$40 million.", "en", [("HKD", 40e6)]),
        ("They took 2.5 terabytes within two weeks.", "en", [("bytes", 2.5e12), ("days", 14)]),
        ("サーバー12台と端末およそ80台が暗号化された。", "ja", [("servers", 12), ("computers", 80)]),
        ("会員30万5000人分が漏れた。", "ja", [("people", 305_000)]),
        ("約２億豪ドル（約190億円）が消えた。", "ja", [("AUD", 2e8)]),
        ("送金は４つの口座に９回行われた。", "ja", [("accounts", 4), ("transfers", 9)]),
    ],
)
def test_a_number_is_read_with_what_it_counts(words: str, language: str, figures: list[tuple[str, float]]) -> None:
    assert [(one.unit, one.value) for one in figures_in(words, language)] == figures  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Seven depots of Copper Quay work on paper.", "All twelve depots of Copper Quay work on paper.", True),
        ("Seven depots of Copper Quay work on paper.", "Seven depots of Copper Quay work on paper.", False),
        ("Thieves made 14 transfers from Copper Quay.", "Thieves made a single transfer from Copper Quay.", True),
        ("They stole 3 terabytes from Copper Quay.", "They stole 30 terabytes from Copper Quay.", True),
        ("Copper Quay noticed it after five days.", "Copper Quay noticed it after three weeks.", True),
        ("The gang demands $4 million of Copper Quay.", "The gang demands $9 million of Copper Quay.", True),
        ("The gang demands $4 million of Copper Quay.", "The repair of Copper Quay costs $9 million.", False),
        ("Thieves wired A$30 million out of Copper Quay.", "Thieves stole $30 million from Copper Quay.", True),
    ],
)
def test_numbers_of_one_matter_contradict(one: str, other: str, differ: bool) -> None:
    assert (("contradicts", "amount") in found(happened(one), happened(other))) == differ


def test_the_number_of_victims_may_grow() -> None:
    few, many = (happened(f"{number} companies were attacked through Copper Quay.") for number in ("Five", "Thirty"))
    assert ("contradicts", "amount") in found(few, many)
    assert ("contradicts", "amount") not in found(few, many, dates=("2026-03-01", "2026-05-01"))


def test_a_quarter_is_not_the_year() -> None:
    quarter = happened("Copper Quay booked a special loss of $4 million for the quarter.")
    year = happened("Copper Quay booked a special loss of $9 million for the year.")
    assert [kind for kind, about in found(quarter, year) if about == "amount"] == ["different-scope"]


def test_two_days_of_one_attack_contradict_but_not_that_of_its_discovery() -> None:
    first = happened("The attack on Copper Quay happened on February 9.", date="2026-02-09")
    second = happened("The attack on Copper Quay happened on February 12.", date="2026-02-12")
    noticed = happened("The break-in at Copper Quay was discovered on February 12.", date="2026-02-12")
    assert ("contradicts", "date") in found(first, second)
    assert ("contradicts", "date") not in found(first, noticed)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Copper Quay did not pay.", "Copper Quay paid the hackers.", True),
        ("Copper Quay did not pay.", "Copper Quay paid its staff.", False),
        ("Copper Quay did not pay.", "The hackers threatened Copper Quay.", False),
        ("No customer data of Copper Quay was stolen.", "Customer data of Copper Quay was stolen.", True),
        ("No customer data of Copper Quay was stolen.", "Source code of Copper Quay was stolen.", False),
    ],
)
def test_what_came_to_pass_contradicts_that_it_did_not(one: str, other: str, differ: bool) -> None:
    pair = happened(one, hedge="denied"), happened(other)
    assert (("contradicts", "denial") in found(*pair)) == differ


def test_who_broke_off_the_talks_did_not_pay() -> None:
    pair = happened("Copper Quay broke off the talks with the hackers."), happened("Copper Quay paid the hackers.")
    assert ("contradicts", "denial") in found(*pair)


def test_a_part_of_a_group_is_not_another_name_of_it() -> None:
    part = Said("Andariel is a sub-group of the Lazarus Group.", "identity")
    same = Said("Andariel is another name of the Lazarus Group.", "identity")
    assert ("contradicts", "identity") in found(part, same)
    assert ("contradicts", "identity") not in found(part, part)


def test_one_matter_in_other_words_is_one_claim() -> None:
    english = alert("Quay News", happened("Seven servers of Copper Quay were encrypted."), title=QUAY)
    japanese = alert(
        "浜風新聞",
        happened("暗号化されたのは「Copper Quay」のサーバー７台だ。"),
        title="Copper Quayに攻撃",
        language="ja",
    )
    assert [len(shared.claims) for shared in compare((english, japanese)).shared] == [2]


def test_who_passes_on_what_a_company_said_of_itself_retells_it() -> None:
    said = happened("Our wages to him came to $187,500.")
    retold = happened("It paid him wages of $187,500, it said.", by=("Copper Quay",))
    statement = alert("Copper Quay", said, title="Our former contractor", date="2026-03-01")
    press = alert("Reef Wire", retold, title="Copper Quay hired an impostor", date="2026-03-02")
    (lineage,) = compare((statement, press)).lineages
    assert lineage.alerts == (0, 1)


def test_latin_names_end_where_japanese_begins() -> None:
    assert proper_names("QUAYMARKは12日、発表した。") == {"quaymark"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("copper quay", "quay"), ("silver tern", "シルバー・ターン"), ("潮見市立総合病院", "潮見市立病院")],
)
def test_names_that_may_be_one_are_found_by_the_index(one: str, other: str) -> None:
    assert same_proper(one, other)
    assert keys_of(one) & keys_of(other)
