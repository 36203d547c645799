"""Alerts are about one thing where they name one victim, speak of one announcement, or the one cites the other."""

import pytest

from noroshi.alerts.model import Alert
from noroshi.alerts.together.proper import common_names, proper_names, same_proper, sound_alike
from noroshi.alerts.together.topic import akin, as_day, marks_in, topic_of
from tests.alerts.made import Said, alert

THEFT = Said("Thieves emptied the wallets of Copper Quay.", "incident")


def are_akin(one: Alert, other: Alert) -> bool:
    return 1 in akin((one, other), [topic_of(one), topic_of(other)])[0]


def test_one_victim_makes_two_alerts_akin() -> None:
    first, second = alert("Quay News", THEFT, title="Theft at Copper Quay"), alert("Reef Wire", THEFT, THEFT, THEFT)
    assert are_akin(first, second)


def test_a_victim_of_long_ago_does_not() -> None:
    first = alert("Quay News", THEFT, title="Theft at Copper Quay", date="2024-01-10")
    assert not are_akin(first, alert("Reef Wire", THEFT, title="Theft at Copper Quay", date="2025-06-10"))


def test_a_name_that_is_met_once_is_not_what_an_alert_is_about() -> None:
    first = alert("Quay News", THEFT, title="Theft at Copper Quay")
    assert not are_akin(first, alert("Reef Wire", THEFT, Said("The ferry is late."), title="A week of thefts"))


def test_one_announcement_makes_two_alerts_akin() -> None:
    said = Said("The Lazarus Group attacks exchanges.", "targeting", by=("NPA",))
    first = alert("Quay News", said, title="Police name Lazarus Group", date="2026-03-01")
    assert are_akin(first, alert("Reef Wire", said, title="Lazarus Group named", date="2026-03-03"))
    assert not are_akin(first, alert("Reef Wire", said, title="Lazarus Group named", date="2026-09-03")), (
        "half a year on"
    )
    other = Said("The Lazarus Group attacks exchanges.", "targeting", by=("FBI",))
    assert not are_akin(first, alert("Reef Wire", other, title="Lazarus Group named", date="2026-03-03"))


def test_an_agency_that_speaks_of_two_actors_has_made_two_announcements() -> None:
    first = alert("NPA", Said("Kimsuky writes to scholars.", "tactic"), title="Kimsuky", date="2026-03-01")
    about = Said("TraderTraitor writes to engineers.", "tactic", by=("NPA",))
    assert not are_akin(first, alert("Quay News", about, title="TraderTraitor", date="2026-03-02"))


def test_an_exact_amount_makes_two_alerts_akin_in_any_language() -> None:
    english = Said("Thieves took 324 million yen.", "incident", value=3.24e8, counts="JPY")
    japanese = Said("暗号資産３億2400万円が流出した。", "incident", value=3.24e8, counts="円")
    rounded = Said("Thieves took 300 million yen.", "incident", value=3e8, counts="JPY")
    first = alert("Quay News", english)
    assert are_akin(first, alert("浜風新聞", japanese, language="ja"))
    assert not are_akin(alert("Quay News", rounded), alert("Reef Wire", rounded)), "many thefts are of a round amount"
    assert not are_akin(first, alert("浜風新聞", japanese, language="ja", date="2026-11-01"))


def test_a_round_amount_and_a_day_do_so_too() -> None:
    said = Said("Thieves took 300 million yen.", "incident", value=3e8, counts="JPY", date="2026-02-20")
    assert are_akin(alert("Quay News", said), alert("Reef Wire", said))


def test_a_company_in_kanji_is_known_by_the_word_for_its_kind() -> None:
    assert proper_names("株式会社白浜証券は３日、発表した。") == proper_names("白浜証券から流出した。") == {"白浜証券"}
    assert proper_names("暗号資産取引所から流出した。") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "The police in Japan said so.",
        "FBI and NPA agree.",
        "The Record reports.",
        "Mandiant investigates.",
        "In March 2025.",
    ],
)
def test_agencies_states_media_analysts_and_months_are_no_marks_of_an_event(text: str) -> None:
    assert marks_in(text) == frozenset()


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("silver tern", "シルバー・ターン"),
        ("harbor light", "ハーバーライト"),
        ("brightkey", "ブライトキー"),
        ("norland", "ノーランド"),
        ("telegram", "テレグラム"),
    ],
)
def test_a_loan_word_is_known_by_its_consonants(latin: str, kana: str) -> None:
    assert same_proper(latin, kana)


@pytest.mark.parametrize(
    ("latin", "kana"),
    [("silver tern", "ゴールデン・ターン"), ("norland", "サウスランド"), ("zoom", "ジム"), ("ace", "アイス")],
)
def test_other_words_are_not(latin: str, kana: str) -> None:
    assert not sound_alike(latin, kana)


def test_dates_are_no_names() -> None:
    assert proper_names("It began in March 2025 and ended on May 30.") == frozenset()
    assert common_names(proper_names("Copper Quay lost it."), proper_names("The wallets of Copper Quay")) == {
        "copper quay"
    }


@pytest.mark.parametrize(
    ("written", "day"), [("2026-03", "2026-03-01"), ("2020/2021", "2020-01-01"), ("", "9999-12-31")]
)
def test_a_date_that_is_half_known_is_its_first_day(written: str, day: str) -> None:
    assert as_day(written).isoformat() == day
