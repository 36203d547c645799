"""Claims that do not fit together are shown as such; those that only seem not to are told apart from them."""

import pytest

from noroshi.alerts.together.compare import compare
from noroshi.alerts.together.model import Conflict
from tests.alerts.made import Said, alert


def conflicts(*alerts) -> tuple[Conflict, ...]:
    return compare(alerts).conflicts


def kinds(*alerts) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in conflicts(*alerts)]


def warned(times: int, words: str, *by: str) -> Said:
    return Said(words, "warning_count", by=by, value=times, counts="warnings about Pale Heron", subject="NPA")


EIGHTH = warned(8, "This is the eighth warning about Pale Heron by the NPA.")
FIFTH = warned(5, "It is the fifth warning that the NPA has issued about Pale Heron.")


def test_two_counts_of_the_same_thing_contradict() -> None:
    (one,) = conflicts(alert("Quay News", EIGHTH), alert("Reef Wire", FIFTH))
    assert (one.kind, one.about) == ("contradicts", "count")
    assert one.scopes == ("warnings about Pale Heron", "warnings about Pale Heron")


def test_the_same_count_is_no_conflict() -> None:
    again = warned(8, "The NPA warned about Pale Heron, its eighth such warning.")
    assert kinds(alert("Quay News", EIGHTH), alert("Reef Wire", again)) == []


def test_who_passes_on_another_number_than_its_source_gives_misquotes_it() -> None:
    original = alert("Quay News", FIFTH)
    retelling = alert("Reef Wire", warned(8, "Quay News says it is the eighth warning about Pale Heron.", "Quay News"))
    (one,) = conflicts(original, retelling)
    assert (one.kind, one.about) == ("misquotes", "count")
    assert one.one.alert == 1, "the misquoting one comes first"
    assert one.other.alert == 0


def test_counts_of_different_things_are_no_contradiction() -> None:
    warnings = Said(
        "It is the third joint notice on Pale Heron.",
        "warning_count",
        value=3,
        counts="notices on Pale Heron",
        subject="NPA",
    )
    namings = Said(
        "It is the fifth public attribution that the NPA has made.",
        "warning_count",
        value=5,
        counts="public attributions",
        subject="NPA",
    )
    (one,) = conflicts(alert("Quay News", warnings), alert("Reef Wire", namings))
    assert one.kind == "different-scope"
    assert one.scopes == ("notices on Pale Heron", "public attributions")


def test_counts_since_different_years_are_no_contradiction() -> None:
    since = warned(2, "It is the second warning about Pale Heron by the NPA since 2024.")
    assert kinds(alert("Quay News", EIGHTH), alert("Reef Wire", since)) == [("different-scope", "count")]


def test_strangers_may_count_differently() -> None:
    other = Said(
        "It is the fifth notice of the Bay Regulator on false invoices.",
        "warning_count",
        value=5,
        counts="notices on false invoices",
        subject="Bay Regulator",
    )
    assert kinds(alert("Quay News", EIGHTH), alert("Reef Wire", other)) == []


def lost(amount: float, words: str, unit: str = "USD", **more: str) -> Said:
    return Said(words, "incident", value=amount, counts=unit, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (308_000_000, 305_000_000, True),
        (308_000_000, 300_000_000, False),  # rounded
        (307_600_000, 308_000_000, False),
        (308_000_000, 400_000_000, True),
        (308_000_000, 30_800_000, True),
        (0.5, 0.7, True),
        (308_000_000, 308_000_000, False),
    ],
)
def test_amounts_of_one_loss_contradict_unless_one_is_the_other_rounded(one: float, other: float, found: bool) -> None:
    pair = (
        alert("Quay News", lost(one, "DMM Bitcoin lost crypto-assets.")),
        alert("Reef Wire", lost(other, "DMM Bitcoin lost crypto-assets.")),
    )
    assert kinds(*pair) == ([("contradicts", "amount")] if found else [])
    assert kinds(*reversed(pair)) == kinds(*pair)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lost(3e8, "DMM Bitcoin lost crypto-assets."), lost(5e8, "Bybit lost crypto-assets.")),
        (lost(3e8, "DMM Bitcoin lost it."), lost(45e9, "DMM Bitcoin lost it.", "JPY")),
        (lost(3e8, "DMM Bitcoin lost it.", date="2024-05"), lost(5e8, "DMM Bitcoin lost it.", date="2019-07")),
    ],
    ids=["events", "currencies", "dates"],
)
def test_amounts_that_cannot_be_one_do_not_contradict(one: Said, other: Said) -> None:
    assert ("contradicts", "amount") not in kinds(alert("Quay News", one), alert("Reef Wire", other))


def test_a_sum_of_several_is_of_another_scope() -> None:
    whole = lost(9e8, "DMM Bitcoin and others lost $900 million in total.")
    assert kinds(alert("Quay News", lost(3e8, "DMM Bitcoin lost it.")), alert("Reef Wire", whole)) == [
        ("different-scope", "amount")
    ]


def test_a_denial_contradicts_what_is_denied() -> None:
    said = Said("Pale Heron stole customer data from Brinepool Exchange.", "attribution")
    denied = Said("Pale Heron stole customer data from Brinepool Exchange.", "attribution", hedge="denied")
    pair = alert("Quay News", said, title="Brinepool Exchange"), alert("Reef Wire", denied, title="Brinepool Exchange")
    assert ("contradicts", "denial") in kinds(*pair)


def test_a_denial_of_something_else_does_not() -> None:
    said = Said("Pale Heron stole customer data from Brinepool Exchange.", "attribution")
    denied = Said("The Copper Quay bank lost no money to thieves.", "incident", hedge="denied")
    assert kinds(alert("Quay News", said), alert("Reef Wire", denied)) == []


def test_two_speakers_within_one_alert_may_contradict() -> None:
    said = Said("Pale Heron stole customer data from Brinepool Exchange.", "attribution", by=("the police",))
    denied = Said(
        "Pale Heron stole customer data from Brinepool Exchange.", "attribution", by=("Brinepool",), hedge="denied"
    )
    assert ("contradicts", "denial") in kinds(alert("Quay News", said, denied))


def test_who_has_reported_no_case_contradicts_who_says_that_they_confirmed_one() -> None:
    silent = Said(
        "The NPA has not reported any case of theft at an exchange.", "incident", hedge="not_reported", subject="NPA"
    )
    confirmed = Said("Cases of theft at exchanges were confirmed.", "incident", by=("NPA",))
    assert ("contradicts", "report") in kinds(alert("Quay News", silent), alert("Reef Wire", confirmed))


def test_silence_of_somebody_else_or_on_details_is_no_contradiction() -> None:
    confirmed = alert("Reef Wire", Said("Cases of theft at exchanges were confirmed.", "incident", by=("NPA",)))
    other = Said("The FSA has not reported any case of theft.", "incident", hedge="not_reported", subject="FSA")
    details = Said("The NPA has not disclosed details of the theft.", "incident", hedge="not_reported", subject="NPA")
    assert kinds(alert("Quay News", other), confirmed) == []
    assert kinds(alert("Quay News", details), confirmed) == []


def done_by(actor: str, hedge: str = "asserted") -> Said:
    return Said(f"{actor} was behind the Ronin theft.", "attribution", hedge=hedge)  # type: ignore[arg-type]


def test_two_actors_for_one_incident_contradict_unless_a_source_ties_them() -> None:
    lazarus = alert("Quay News", done_by("Lazarus Group"))
    assert ("contradicts", "attribution") in kinds(lazarus, alert("Reef Wire", done_by("MirrorFace")))
    assert ("contradicts", "attribution") not in kinds(lazarus, alert("Reef Wire", done_by("BlueNoroff")))


def test_two_actors_for_two_thefts_do_not_contradict() -> None:
    other = Said("MirrorFace was behind the theft from Bybit.", "attribution")
    assert kinds(alert("Quay News", done_by("Lazarus Group")), alert("Reef Wire", other)) == []


def test_one_claim_said_with_differing_certainty_is_shown() -> None:
    flat, likely = alert("Quay News", done_by("Lazarus Group")), alert("Reef Wire", done_by("Lazarus Group", "likely"))
    (one,) = conflicts(likely, flat)
    assert (one.kind, one.about) == ("hedge-differs", "certainty")
    assert one.one.alert == 1, "the surer one comes first"


def test_contradictions_come_before_differences() -> None:
    first = alert("Quay News", EIGHTH, done_by("Lazarus Group"))
    second = alert("Reef Wire", FIFTH, done_by("Lazarus Group", "alleged"))
    assert [kind for kind, _ in kinds(first, second)] == ["contradicts", "hedge-differs"]


def test_alerts_that_agree_have_no_conflict() -> None:
    said = (EIGHTH, done_by("Lazarus Group"), lost(3e8, "DMM Bitcoin lost crypto-assets."))
    assert kinds(*(alert(f"Paper {number}", *said) for number in range(4))) == []


def test_what_refers_back_to_a_denied_claim_does_not_contradict_it() -> None:
    denied = Said(
        "Pale Heron stole customer data from Brinepool Exchange.", "tactic", by=("Brinepool",), hedge="denied"
    )
    after = Said("Members should block these indicators.", "tactic")
    assert kinds(alert("Quay News", denied, after)) == []
