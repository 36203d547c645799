"""Claims that say the same become one, with all their sources: N retellings of one source are one source."""

import pytest

from noroshi.alerts.together.compare import compare
from tests.alerts.made import Said, alert


def shared(*alerts):
    return compare(alerts).shared


LURE = Said("Attackers pose as recruiters on social networks.", "tactic", tactics=("L02",))


def test_retellings_of_one_source_are_one_source() -> None:
    told = [
        Said(words, "tactic", by=("NPA",), tactics=("L02",))
        for words in (
            "Attackers pose as recruiters on social networks.",
            "False recruiters write to engineers.",
            "Job offers on social media may be false.",
            "Recruiters who are none approach staff.",
        )
    ]
    (one,) = shared(*(alert(f"Paper {number}", said) for number, said in enumerate(told)))
    assert len(one.claims) == 4
    assert one.sources == ("NPA",)


def test_two_that_say_it_for_themselves_are_two_sources() -> None:
    other = Said("False headhunters write to engineers.", "tactic", tactics=("L02",))
    (one,) = shared(alert("Northmark Cyber Desk", LURE), alert("Bay Regulator", other))
    assert len(one.sources) == 2


def test_two_that_publish_the_same_words_are_one_source() -> None:
    (one,) = shared(alert("Northmark Cyber Desk", LURE), alert("Bay Regulator", LURE))
    assert len(one.sources) == 1


def test_lineages_are_counted_as_well() -> None:
    first = alert("Northmark Cyber Desk", LURE)
    second = alert("Quay News", Said(LURE.marked, "tactic", by=("Northmark Cyber Desk",), tactics=("L02",)))
    third = alert("Bay Regulator", Said("Recruiters may be false.", "tactic", tactics=("L02",)))
    (one,) = shared(first, second, third)
    assert len(one.claims) == 3
    assert one.lineages == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LURE, Said("False investors invite to a call.", "tactic", tactics=("L04",))),
        (
            Said("Confirm orders by phone.", "recommendation", measures=("M01",)),
            Said("Keep keys offline.", "recommendation", measures=("M02",)),
        ),
        (
            Said("The Lazarus Group attacked the DMM Bitcoin exchange.", "attribution"),
            Said("The Lazarus Group attacked the Bybit exchange.", "attribution"),
        ),
        (
            Said("Pale Heron drained the wallets of Brinepool Exchange.", "attribution"),
            Said("Pale Heron drained the wallets of Copper Quay.", "attribution"),
        ),
        (
            Said("Attackers stole $308 million from an exchange in Averland.", "incident", value=3.08e8, counts="USD"),
            Said("Attackers stole $90 million from an exchange in Averland.", "incident", value=9e7, counts="USD"),
        ),
        (
            Said("Attackers broke into a crypto exchange in Averland.", "incident", date="2024-05"),
            Said("Attackers broke into a crypto exchange in Averland.", "incident", date="2025-02"),
        ),
    ],
    ids=["lures", "measures", "companies", "unknown names", "amounts", "years"],
)
def test_what_differs_in_substance_is_not_merged(one: Said, other: Said) -> None:
    assert shared(alert("Northmark Cyber Desk", one), alert("Bay Regulator", other)) == ()


def test_two_languages_may_say_the_same() -> None:
    english = Said("The Lazarus Group stole crypto-assets from DMM Bitcoin.", "attribution")
    japanese = Said("「ラザルス」がＤＭＭビットコインから暗号資産を窃取した。", "attribution")
    (one,) = shared(alert("Averland Desk", english), alert("浜風新聞", japanese, language="ja"))
    assert len(one.claims) == 2


def test_a_claim_is_in_one_group_and_an_alert_never_merges_with_itself() -> None:
    alerts = [alert(f"Paper {number}", LURE, LURE, LURE) for number in range(3)]
    found = [ref for one in shared(*alerts) for ref in one.claims]
    assert len(found) == len(set(found))
    assert all(len({ref.alert for ref in one.claims}) == len(one.claims) for one in shared(*alerts))
    assert shared(alerts[0]) == ()


def test_sources_are_named_as_they_were_written() -> None:
    told = Said("Attackers pose as recruiters.", "tactic", by=("the Northmark Cyber Desk",), tactics=("L02",))
    (one,) = shared(alert("Quay News", told), alert("Reef Wire", told))
    assert one.sources == ("the Northmark Cyber Desk",)
