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


def about(found: str, *alerts) -> bool:
    return ("contradicts", found) in kinds(*alerts)


QUAY = "Theft at Copper Quay"


@pytest.mark.parametrize("type_", ["incident", "attribution", "other_fact", "tactic"])
def test_two_losses_contradict_whatever_type_their_sentences_were_read_as(type_: str) -> None:
    stated = Said("Copper Quay said thieves stole $40 million.", "incident", value=4e7, counts="USD")
    other = Said("Thieves stole $70 million from Copper Quay.", type_, value=7e7, counts="USD")  # type: ignore[arg-type]
    assert about("amount", alert("Quay News", stated), alert("Reef Wire", other))


@pytest.mark.parametrize(
    "words",
    [
        "Copper Quay froze $7 million of the stolen coins.",
        "Copper Quay recovered $7 million.",
        "The thieves asked Copper Quay for a ransom of $7 million.",
        "Copper Quay initially put the theft at $7 million.",
        "The five largest victims at Copper Quay accounted for a share of $7 million.",
        "Thieves stole $7 million from Copper Quay, $40 million from Oxbow and $3 million from Brine.",
    ],
)
def test_money_that_is_not_the_loss_does_not_contradict_it(words: str) -> None:
    stated = alert(
        "Quay News", Said("Thieves stole $40 million from Copper Quay.", "incident", value=4e7, counts="USD")
    )
    assert not about("amount", stated, alert("Reef Wire", Said(words, "incident", value=7e6, counts="USD"), title=QUAY))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("more than $40 million", "$52 million", False),
        ("more than $60 million", "$52 million", True),
        ("nearly $40 million", "$39.6 million", False),
    ],
)
def test_bounds_leave_room(one: str, other: str, found: bool) -> None:
    first, second = (Said(f"Thieves stole {amount} from Copper Quay.", "incident") for amount in (one, other))
    assert about("amount", alert("Quay News", first), alert("Reef Wire", second)) == found


def test_the_same_amount_with_a_fraction_is_one_amount() -> None:
    stated = Said("Thieves stole 4,502.9 BTC from Copper Quay.", "incident", value=4502.9, counts="BTC")
    assert kinds(alert("Quay News", stated), alert("Reef Wire", stated)) == []


def test_all_pairs_of_two_alerts_with_the_same_two_amounts_are_shown_once() -> None:
    first = Said("Thieves stole $40 million from Copper Quay.", "incident", value=4e7, counts="USD")
    second = Said("Thieves stole $70 million from Copper Quay.", "incident", value=7e7, counts="USD")
    assert kinds(alert("Quay News", first, first), alert("Reef Wire", second, second)) == [("contradicts", "amount")]


def test_two_numbers_of_computers_that_were_infected_contradict() -> None:
    one = Said("One of its staff opened it, and 2 computers at Copper Quay were infected.", "incident")
    many = Said("17 computers at Copper Quay were infected.", "incident")
    got = Said("17 employees at Copper Quay got the mail.", "incident")
    assert about("amount", alert("Quay News", one, title=QUAY), alert("Reef Wire", many, title=QUAY))
    assert not about("amount", alert("Quay News", one, title=QUAY), alert("Reef Wire", got, title=QUAY))


BLAMED = Said("The theft from Copper Quay was the work of Pale Heron.", "attribution", by=("two analysts",))


@pytest.mark.parametrize(
    "words",
    [
        "The exchange disputes the finding.",
        "The exchange called the report pure fiction.",
        "The exchange rejected the accusation.",
    ],
)
def test_a_denial_that_points_back_contradicts_what_stood_before_it(words: str) -> None:
    denied = Said(words, "other_fact", by=("the exchange",), hedge="denied")
    (found,) = conflicts(alert("Quay News", BLAMED, denied, title=QUAY))
    assert (found.kind, found.about, found.one.claim, found.other.claim) == ("contradicts", "denial", 0, 1)


@pytest.mark.parametrize(
    "words",
    [
        "Vosk has rejected such charges in the past.",
        "Vosk has repeatedly dismissed such reports.",
        "The exchange denies that it paid the thieves.",
    ],
)
def test_who_has_always_denied_it_or_denies_something_else_does_not(words: str) -> None:
    denied = Said(words, "attribution", by=("Vosk",), hedge="denied")
    assert not about("denial", alert("Quay News", BLAMED, denied, title=QUAY))


def test_a_recommendation_cannot_be_denied() -> None:
    advice = Said("Report it to the police.", "recommendation", by=("the police",))
    denied = Said("The exchange disputes the finding.", "attribution", by=("the exchange",), hedge="denied")
    assert not about("denial", alert("Quay News", advice, denied))


def test_a_flat_nobody_did_contradicts_the_story_that_it_dismisses() -> None:
    story = Said("The thieves met Quillmarsh staff as editors of a podcast.", "tactic", hedge="likely")
    flat = Said("Its founder dismissed that: ⟦“nobody at Quillmarsh met any podcast”⟧.", "tactic", by=("its founder",))
    assert about("denial", alert("Quay News", story, flat))


def test_a_denied_amount_contradicts_whoever_tells_it_in_another_alert() -> None:
    rumour = Said(
        "⟦Some media put our loss at $90 million⟧, which is not so.",
        "incident",
        hedge="alleged",
        value=9e7,
        counts="USD",
    )
    denied = Said("Some media put our loss at $90 million; ⟦such reports are baseless⟧.", "incident", hedge="denied")
    teller = Said(
        "Thieves stole $90 million from Copper Quay, people say.", "incident", by=("people",), value=9e7, counts="USD"
    )
    company = alert("Copper Quay", rumour, denied, title="Our statement on the theft")
    found = [each for each in conflicts(company, alert("Quay News", teller, title=QUAY)) if each.about == "denial"]
    assert {(each.one.alert, each.other.alert) for each in found} == {(0, 0), (0, 1)}


def test_a_state_that_denies_does_not_deny_what_another_one_is_blamed_for() -> None:
    other = Said("The Lazarus Group, of North Korea, robbed Bybit.", "attribution", by=("the FBI",))
    denied = Said("China's embassy rejected the accusation.", "attribution", by=("China",), hedge="denied")
    assert not about("denial", alert("Quay News", other, denied))


def test_silence_on_one_case_is_not_silence_on_another() -> None:
    silent = Said("The FBI has not commented on this matter.", "attribution", hedge="not_reported", subject="FBI")
    told = Said("The Lazarus Group was behind the theft from Bybit.", "attribution", by=("FBI",))
    assert not about("report", alert("Quay News", silent), alert("Reef Wire", told))


def test_who_is_named_for_the_first_time_cannot_have_been_warned_of_twice() -> None:
    first = Said(
        "It is the first time that the NPA names Pale Heron.",
        "warning_count",
        value=1,
        counts="public attributions",
        subject="NPA",
    )
    assert about("count", alert("Quay News", first), alert("Reef Wire", EIGHTH))


def test_a_number_before_this_one_is_one_less() -> None:
    before = warned(7, "The NPA has warned about Pale Heron seven times before.")
    assert kinds(alert("Quay News", EIGHTH), alert("Reef Wire", before)) == []


def test_none_before_contradicts_a_second_one_and_at_least_one_before() -> None:
    none = Said("The NPA had not warned of Pale Heron before.", "warning_count", subject="NPA")
    second = warned(2, "It is the second warning about Pale Heron by the NPA.")
    least = Said(
        "The NPA sent at least one earlier letter about Pale Heron.", "warning_count", by=("an adviser",), subject="NPA"
    )
    assert about("count", alert("Quay News", none), alert("Reef Wire", second))
    assert about("count", alert("Quay News", none, least))
    assert not about("count", alert("Quay News", least), alert("Reef Wire", EIGHTH))


@pytest.mark.parametrize(
    "words",
    [
        "It is the second warning about Pale Heron by the NPA in three weeks.",
        "It is the first warning about Pale Heron by the NPA to put extortion in its headline.",
        "It is the second warning about Pale Heron by the NPA alone.",
    ],
)
def test_counts_within_a_time_of_a_feature_or_of_one_alone_are_other_counts(words: str) -> None:
    joint = warned(8, "This is the eighth joint warning about Pale Heron by the NPA.")
    assert not about("count", alert("Quay News", joint), alert("Reef Wire", warned(2, words)))


def test_one_tactic_in_two_unrelated_cases_is_told_with_the_certainty_of_each() -> None:
    flat = Said("Thieves posed as recruiters at Copper Quay.", "tactic", tactics=("L02",))
    likely = Said("Thieves may have posed as recruiters at Oxbow Bank.", "tactic", tactics=("L02",), hedge="likely")
    assert kinds(alert("Quay News", flat, title=QUAY), alert("Reef Wire", likely, title="Oxbow Bank robbed")) == []


def test_not_known_and_denied_differ_in_certainty() -> None:
    unknown = Said("No leak of customer data from Copper Quay has been confirmed.", "incident", hedge="not_reported")
    denied = Said("There was no leak of customer data from Copper Quay.", "incident", hedge="denied")
    assert kinds(alert("Quay News", unknown, title=QUAY), alert("Reef Wire", denied, title=QUAY)) == [
        ("hedge-differs", "certainty")
    ]


def test_whoever_is_cleared_was_blamed_before() -> None:
    blamed = Said("A review blamed a contractor for it.", "attribution", by=("a review",))
    cleared = Said(
        "No contractor was involved.", "incident", by=("the exchange",), hedge="denied", subject="No contractor"
    )
    other = Said("No data was lost.", "incident", by=("the exchange",), hedge="denied", subject="No data")
    assert about("denial", alert("Quay News", blamed, cleared))
    assert not about("denial", alert("Quay News", blamed, other))


def test_no_company_and_two_companies_contradict_within_one_campaign() -> None:
    nobody = Said("No company has reported a loss.", "incident", hedge="not_reported", subject="No company")
    two = Said("Two companies have lost money.", "incident", by=("the police",))
    campaign = "Calls by Glass Kestrel"
    assert about("report", alert("Eastmark Police", nobody, title=campaign), alert("Quay News", two, title=campaign))
    assert not about("report", alert("Eastmark Police", nobody, title=campaign), alert("Quay News", two, title="Ferry"))


def test_the_theft_from_one_company_is_not_held_against_that_from_another_in_other_letters() -> None:
    one = Said("「白波コイン」から２億円が流出した。", "incident", by=("捜査関係者",), value=2e8, counts="円")
    other = Said("Oxbow Bank lost 42 million yen to thieves.", "incident", value=4.2e7, counts="JPY")
    pair = (
        alert("浜風新聞", one, title="Glass Kestrel", language="ja"),
        alert("Quay News", other, title="Glass Kestrel"),
    )
    assert not about("amount", *pair)


UNRELATED = (
    alert(
        "Quay News",
        Said("Thieves stole $40 million from Copper Quay.", "incident", value=4e7, counts="USD"),
        BLAMED,
        EIGHTH,
        title=QUAY,
    ),
    alert(
        "Reef Wire",
        Said("Thieves stole $9 million from Oxbow Bank.", "incident", value=9e6, counts="USD"),
        Said("Oxbow Bank denies that data leaked.", "incident", by=("Oxbow Bank",), hedge="denied"),
        Said(
            "It is the second notice of the Bay Regulator on false invoices.",
            "warning_count",
            value=2,
            subject="Bay Regulator",
        ),
        title="Oxbow Bank robbed",
    ),
    alert(
        "Northmark Desk",
        Said("The FBI has not disclosed any case of theft.", "incident", hedge="not_reported", subject="FBI"),
        Said(
            "It is the third time in a year that the police warned of calls.",
            "warning_count",
            value=3,
            subject="the police",
        ),
        title="Beware of calls",
        date="2025-01-10",
    ),
)


def test_alerts_on_different_things_never_contradict_each_other() -> None:
    assert [each for each in conflicts(*UNRELATED) if each.kind in {"contradicts", "misquotes"}] == []
