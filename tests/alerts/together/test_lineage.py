"""Alerts that retell one another are found, with what shows it."""

from noroshi.alerts.together.compare import compare
from tests.alerts.made import Said, alert

NOTICE = Said("Pale Heron sends false job offers to engineers of crypto-asset exchanges.", "tactic", tactics=("L02",))


def links(*alerts):
    return [(link.alert, link.of, link.kind) for lineage in compare(alerts).lineages for link in lineage.links]


def families(*alerts):
    return [lineage.alerts for lineage in compare(alerts).lineages]


def test_one_that_names_the_others_publisher_cites_it() -> None:
    first = alert("Northmark Cyber Desk", NOTICE)
    second = alert("Quay News", Said("Pale Heron pays with false shares.", "tactic", by=("Northmark Cyber Desk",)))
    assert links(first, second) == [(1, 0, "cites")]
    assert families(first, second) == [(0, 1)]


def test_a_link_shows_the_claims_that_it_rests_on_and_whom_they_name() -> None:
    first = alert("Northmark Cyber Desk", NOTICE)
    second = alert(
        "Quay News",
        Said("The ferry is late."),
        Said("Pale Heron pays with false shares.", "tactic", by=("the Northmark Cyber Desk",)),
    )
    (link,) = compare((first, second)).lineages[0].links
    assert [second.claims[ref.claim].id for ref in link.shown_by] == ["claim-2"]
    assert link.speaker == "the Northmark Cyber Desk"


def test_initials_and_the_web_address_name_a_publisher_too() -> None:
    first = alert("National Cyber Desk of Averland", NOTICE)
    second = alert("Quay News", Said("Pale Heron is active.", by=("NCD",)))
    third = alert("浜風新聞", NOTICE, language="ja", url="https://hamakaze-shimbun.example/2026/1")
    fourth = alert("Coinreef", Said("Pale Heron is active.", by=("the Hamakaze Shimbun",)))
    assert links(first, second) == [(1, 0, "cites")]
    assert links(third, fourth) == [(1, 0, "cites")]


def test_the_order_in_which_they_are_given_does_not_matter() -> None:
    first = alert("Northmark Cyber Desk", NOTICE, date="2026-03-01")
    second = alert("Quay News", Said("Pale Heron is active.", by=("Northmark Cyber Desk",)), date="2026-03-02")
    (lineage,) = compare((second, first)).lineages
    assert lineage.alerts == (1, 0), "what is cited comes first"
    assert [(link.alert, link.of) for link in lineage.links] == [(0, 1)]


WORDS = (
    "The group opened four hundred accounts on three professional networks during spring",
    "Every account carried a stolen photograph and a curriculum that named real former employers",
    "Engineers were invited to clone a repository whose build step fetched a second program",
)


def test_one_that_has_the_others_words_copies_the_earlier_one() -> None:
    first = alert("Averland Bank Watch", *(Said(words) for words in WORDS), date="2026-03-01")
    second = alert("Mirror Daily", *(Said(words) for words in WORDS[:2]), date="2026-03-04")
    assert links(first, second) == [(1, 0, "words")]
    assert links(second, first) == [(0, 1, "words")]


def test_words_of_the_page_around_it_are_no_copy() -> None:
    notice = " ".join(WORDS)
    first = alert("Averland Bank Watch", Said("Beware of parcels that nobody has ordered."), furniture=notice)
    second = alert("Mirror Daily", Said("The harbour was closed for the whole of Tuesday."), furniture=notice)
    assert links(first, second) == []


def test_two_that_have_the_same_claim_from_the_same_agency_have_a_common_source() -> None:
    told = Said("The Lazarus Group stole crypto-assets from an exchange.", "attribution", by=("NPA",))
    retold = Said("Crypto-assets were stolen from an exchange by the Lazarus Group.", "attribution", by=("NPA",))
    first, second = alert("Quay News", told, date="2026-03-01"), alert("Reef Wire", retold, date="2026-03-02")
    (link,) = compare((first, second)).lineages[0].links
    assert (link.alert, link.of, link.kind, link.speaker) == (1, 0, "source", "NPA")


def test_what_comes_months_later_speaks_of_something_else() -> None:
    told = Said("The Lazarus Group stole crypto-assets from an exchange.", "attribution", by=("NPA",))
    first, second = alert("Quay News", told, date="2025-03-01"), alert("Reef Wire", told, date="2026-03-02")
    assert not [link for link in links(first, second) if link[2] == "source"]


def test_strangers_stand_alone() -> None:
    first = alert("Northmark Cyber Desk", NOTICE)
    second = alert("Bay Regulator", Said("Banks should test their backups.", "recommendation"))
    assert families(first, second) == [(0,), (1,)]


def test_a_chain_of_three_is_one_lineage() -> None:
    first = alert("Northmark Cyber Desk", NOTICE, date="2026-03-01")
    second = alert("Quay News", Said("Pale Heron is active.", by=("Northmark Cyber Desk",)), date="2026-03-02")
    third = alert("Reef Wire", Said("Pale Heron is dangerous.", by=("Quay News",)), date="2026-03-03")
    assert families(third, second, first) == [(2, 1, 0)]


def test_every_alert_stands_in_exactly_one_lineage() -> None:
    alerts = [alert(f"Paper {number}", NOTICE, date="2026-03-01") for number in range(5)]
    alerts += [alert("", Said("Nothing happened."), source="a.txt", date="")]
    found = [number for lineage in compare(alerts).lineages for number in lineage.alerts]
    assert sorted(found) == list(range(6))


def test_one_alert_or_none_is_no_trouble() -> None:
    assert compare(()).lineages == ()
    assert families(alert("Quay News", NOTICE)) == [(0,)]
