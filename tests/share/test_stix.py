"""A bundle that the standard's own validator passes, that comes out the same each time, and that keeps who said what, how sure, where."""

import hashlib
import io
import json
import uuid
from functools import cache
from typing import Any, get_args

import pytest
import stix2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stix2validator import ValidationOptions, validate_string

from noroshi.alerts.documents.stix import hedge_of
from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, ClaimType, Hedge, Indicator
from noroshi.alerts.read import read_alert
from noroshi.share.stix import StixBundle, extension
from noroshi.share.stix.confidence import CONFIDENCE
from noroshi.share.stix.patterns import pattern_of
from tests.alerts.made import EXAMPLES, Said, alert, reading

Object = dict[str, Any]
HOSTILE = "'\"\\ ] [ OR url:value = '\\' \x00\x01\x1b[31m\u202e\uffff\U0010ffff</script>{{7*7}}\r\n\t"


def written(*alerts: Alert) -> bytes:
    stream = io.BytesIO()
    StixBundle(stream).write(reading(*alerts))
    return stream.getvalue()


def check(bundle: bytes) -> None:
    """By the validator of OASIS, warnings counted as errors, without a network."""
    results = validate_string(bundle.decode(), ValidationOptions(strict=True, version="2.1"))
    assert results.is_valid, [str(error) for error in results.errors[:5]]


def objects(*alerts: Alert) -> list[Object]:
    found: list[Object] = json.loads(written(*alerts))["objects"]
    return found


def of_type(type_: str, *alerts: Alert) -> list[Object]:
    return [one for one in objects(*alerts) if one["type"] == type_]


@cache
def examples() -> tuple[Alert, ...]:
    return tuple(read_alert(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir()))


LAZARUS = Said(
    "The Lazarus Group sends false offers.", "tactic", by=("NPA",), techniques=("T1566.001",), tactics=("L02",)
)


def test_the_examples_pass_the_strict_validator_and_parse() -> None:
    bundle = written(*examples())
    check(bundle)
    parsed = stix2.parse(bundle.decode(), allow_custom=False)
    assert len(parsed.objects) == len(json.loads(bundle)["objects"])


def test_each_example_alone_passes_too() -> None:
    for one in examples():
        check(written(one))


def test_the_validator_would_notice_a_broken_bundle() -> None:
    bundle = json.loads(written(alert("Quay News", LAZARUS)))
    next(one for one in bundle["objects"] if one["type"] == "note")["object_refs"] = ["note--1"]
    with pytest.raises(AssertionError):
        check(json.dumps(bundle).encode())


def test_two_runs_give_the_same_bytes() -> None:
    assert written(*examples()) == written(*examples())


def test_ids_have_the_form_of_version_4_and_stand_once() -> None:
    ids = [one["id"] for one in objects(*examples())]
    assert len(ids) == len(set(ids))
    assert {uuid.UUID(id_.partition("--")[2]).version for id_ in ids} == {4}
    assert {uuid.UUID(id_.partition("--")[2]).variant for id_ in ids} == {uuid.RFC_4122}


def test_the_same_claim_keeps_its_id_when_other_documents_come_along() -> None:
    one, other = alert("Quay News", LAZARUS), alert("Reef Wire", Said("Pale Heron is active."))
    alone = {each["id"] for each in of_type("note", one)}
    assert alone <= {each["id"] for each in of_type("note", other, one)}


def test_every_reference_leads_to_an_object_of_the_bundle() -> None:
    found = objects(*examples())
    ids = {one["id"] for one in found}
    for one in found:
        refs = [value for key, value in one.items() if key.endswith("_ref")]
        refs += [ref for key, value in one.items() if key.endswith("_refs") for ref in value]
        assert set(refs) <= ids, one["id"]


def test_a_claim_is_a_note_of_its_innermost_speaker_with_its_hedge_as_confidence() -> None:
    for hedge in get_args(Hedge):
        said = alert("Quay News", Said("Pale Heron is active.", hedge=hedge, by=("the FBI", "an insider")))
        found = objects(said)
        (note,) = [one for one in found if one["type"] == "note"]
        names = {one["id"]: one["name"] for one in found if one["type"] == "identity"}
        assert names[note["created_by_ref"]] == "an insider"
        assert note["authors"] == ["Quay News", "the FBI", "an insider"]
        assert note.get("confidence") == CONFIDENCE[hedge]
        assert f"hedge:{hedge}" in note["labels"]


def test_confidence_falls_with_certainty_and_is_read_back_as_the_hedge() -> None:
    known = [CONFIDENCE[hedge] for hedge in ("asserted", "likely", "alleged", "denied")]
    assert known == sorted(known, reverse=True)  # type: ignore[type-var]
    for hedge in ("asserted", "likely", "alleged"):
        assert hedge_of(CONFIDENCE[hedge]) == hedge


def test_the_publisher_made_the_report_on_the_documents_day() -> None:
    found = objects(alert("Quay News", LAZARUS, date="2026-03-01", title="Beware"))
    (report,) = [one for one in found if one["type"] == "report"]
    names = {one["id"]: one["name"] for one in found if one["type"] == "identity"}
    assert names[report["created_by_ref"]] == "Quay News"
    assert report["published"] == "2026-03-01T00:00:00.000Z"
    assert report["name"] == "Beware"


@pytest.mark.parametrize("date", ["", "2026", "2026-03"])
def test_a_date_that_is_not_fully_known_is_valid_and_its_absence_said(date: str) -> None:
    said = alert("Quay News", LAZARUS, date=date)
    check(written(said))
    (report,) = of_type("report", said)
    assert ("date-not-stated" in report.get("labels", [])) == (not date)


def test_the_extension_points_at_the_very_words() -> None:
    texts = {one.document.source: one.document.text for one in examples()}
    seen = 0
    for one in objects(*examples()):
        claim = one.get("extensions", {}).get(extension.ID)
        if claim is None:
            continue
        seen += 1
        text = texts[claim["source"]]
        start, end = claim["span"]
        first, last = claim["sentence"]
        assert text[start:end] == claim["quote"]
        assert first <= start < end <= last
        assert hashlib.sha256(text.encode()).hexdigest() == claim["text_sha256"]
        assert all(0 <= cue[0] < cue[1] <= len(text) for cue in claim.get("cues", []))
    assert seen >= sum(len(one.claims) for one in examples())


def test_the_extension_keeps_to_its_own_schema() -> None:
    schema = json.loads(extension.SCHEMA)
    keys, required = set(schema["properties"]), set(schema["required"])
    found = [one["extensions"][extension.ID] for one in objects(*examples()) if "extensions" in one]
    for claim in found:
        assert required <= set(claim) <= keys
    assert schema["properties"]["claim_type"]["enum"] == list(get_args(ClaimType))
    assert schema["properties"]["hedge"]["enum"] == list(get_args(Hedge))
    (definition,) = of_type("extension-definition", alert("Quay News", LAZARUS))
    assert definition["id"] == extension.ID
    assert json.loads(definition["schema"]) == schema


STATED = [
    ("uses", LAZARUS),
    ("attributed-to", Said("The Lazarus Group carried out the theft.", "attribution")),
    ("targets", Said("The Lazarus Group aims at exchanges.", "targeting", object="exchanges")),
]


def with_incident(one: Alert) -> Alert:
    """Incidents have no name that texts are searched for; bundles of others bring them."""
    from msgspec.structs import replace

    claims = [
        replace(claim, entities=("lazarus-group", "dmm-bitcoin-2024")) if claim.type == "attribution" else claim
        for claim in one.claims
    ]
    return replace(one, claims=tuple(claims))


@pytest.mark.parametrize(("relation", "said"), STATED, ids=[name for name, _ in STATED])
def test_what_is_said_of_an_actor_is_a_relationship_by_who_says_it(relation: str, said: Said) -> None:
    one = with_incident(alert("Quay News", said))
    check(written(one))
    found = of_type("relationship", one)
    assert {each["relationship_type"] for each in found} == {relation}
    (note,) = of_type("note", one)
    assert all(each["created_by_ref"] == note["created_by_ref"] for each in found)
    assert all(each["confidence"] == 95 for each in found)


@pytest.mark.parametrize("hedge", ["denied", "not_reported"])
@pytest.mark.parametrize(("relation", "said"), STATED, ids=[name for name, _ in STATED])
def test_what_is_denied_or_not_reported_is_no_relationship(relation: str, said: Said, hedge: Hedge) -> None:
    from msgspec.structs import replace

    one = with_incident(alert("Quay News", replace(said, hedge=hedge)))
    check(written(one))
    assert of_type("relationship", one) == []
    assert len(of_type("note", one)) == 1


def test_two_claims_that_do_not_fit_are_a_note_about_both() -> None:
    conflicts = [
        one
        for one in of_type("note", *examples())
        if any(label.startswith("conflict:") for label in one.get("labels", []))
    ]
    assert "misquotes: scope" in {one["abstract"] for one in conflicts}
    assert all(len(one["object_refs"]) == 2 for one in conflicts)


def test_lures_and_measures_go_by_the_names_of_the_catalogue() -> None:
    one = alert("Quay News", Said("Confirm it by phone.", "recommendation", measures=("M01",), tactics=("L01",)))
    known = catalogue()
    assert [each["name"] for each in of_type("course-of-action", one)] == [known.measures["M01"].name["en"]]
    assert [each["name"] for each in of_type("attack-pattern", one)] == [known.lures["L01"].name["en"]]


INDICATORS = (
    Indicator("domain", "evil.example", 0, 4, "evil[.]example", defanged=True, why="defanged"),
    Indicator("url", "https://evil.example/it's?a=\\b", 0, 4, "hxxps://evil.example", why="named"),
    Indicator("ipv4", "203.0.113.7", 0, 4, "203.0.113.7"),
    Indicator("ipv6", "2001:db8::1", 0, 4, "2001:db8::1"),
    Indicator("email", "a@evil.example", 0, 4, "a@evil.example"),
    Indicator("md5", "0" * 32, 0, 4, "0"),
    Indicator("sha1", "0" * 40, 0, 4, "0"),
    Indicator("sha256", "0" * 64, 0, 4, "0"),
    Indicator("sha512", "0" * 128, 0, 4, "0"),
    Indicator("file", "面接'課題.zip", 0, 4, "面接'課題.zip"),
    Indicator("bitcoin", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", 0, 4, "1Boat"),
    Indicator("ethereum", "0x" + "0" * 40, 0, 4, "0x0"),
)


def test_indicators_are_patterns_that_the_grammar_takes() -> None:
    one = alert("Quay News", LAZARUS, indicators=INDICATORS)
    check(written(one))
    assert len(of_type("indicator", one)) == len(INDICATORS)


def test_what_is_not_believed_or_cannot_be_looked_for_is_no_indicator() -> None:
    doubted = Indicator("domain", "quay.example", 0, 4, "quay.example", believed=False, why="own-link")
    handle = Indicator("telegram", "@evil", 0, 4, "@evil")
    assert of_type("indicator", alert("Quay News", LAZARUS, indicators=(doubted, handle))) == []


def test_a_value_cannot_break_out_of_its_pattern() -> None:
    value = "a' OR file:name = 'b\\"
    pattern = pattern_of(Indicator("file", value, 0, 1, value))
    assert pattern == "[file:name = 'a\\' OR file:name = \\'b\\\\']"


@pytest.mark.parametrize("state", [one for one in gazetteer() if one.kind == "state"], ids=lambda one: one.id)
def test_every_state_is_a_valid_place(state: Any) -> None:
    one = alert("Quay News", Said(f"Pale Heron aims at {state.name['en']}.", "targeting"))
    (place,) = of_type("location", one)
    assert place.get("country") or place.get("region") == "europe"
    check(written(one))


def test_hostile_text_gives_a_valid_bundle() -> None:
    said = Said(
        f"{HOSTILE}⟦{HOSTILE}⟧{HOSTILE}",
        "targeting",
        by=(HOSTILE,),
        subject=HOSTILE,
        object=HOSTILE,
        date="2026",
        value=1.5,
        counts=HOSTILE,
    )
    bad = Indicator("file", HOSTILE, 0, 4, HOSTILE)
    one = alert(HOSTILE, said, title=HOSTILE, source=HOSTILE, url=HOSTILE, indicators=(bad,))
    check(written(one, alert("Quay News", LAZARUS)))


def test_a_document_without_claims_publisher_or_title_is_valid() -> None:
    check(written(alert("", source="a.txt", date="", language="")))


def test_numbers_that_json_does_not_have_are_left_out() -> None:
    one = alert("Quay News", Said("It lost more than can be told.", value=float("inf"), counts="USD"))
    check(written(one))


TEXT = st.text(max_size=30)
SAID = st.builds(
    Said,
    marked=st.builds(
        "{}⟦{}⟧{}".format, TEXT, st.text(min_size=1, max_size=30) | st.just("Lazarus Group and WannaCry in Japan"), TEXT
    ),
    type=st.sampled_from(get_args(ClaimType)),
    by=st.lists(st.text(max_size=20) | st.sampled_from(["NPA", "FBI", "an insider"]), max_size=3).map(tuple),
    hedge=st.sampled_from(get_args(Hedge)),
    subject=TEXT,
    object=TEXT,
    date=st.sampled_from(["", "2018", "2022-10", "2022-10-14", "2020/2021"]),
    value=st.none() | st.floats(),
    counts=TEXT,
    techniques=st.lists(st.sampled_from(sorted(catalogue().techniques)), max_size=2, unique=True).map(tuple),
    tactics=st.lists(st.sampled_from(sorted(catalogue().lures)), max_size=2, unique=True).map(tuple),
    measures=st.lists(st.sampled_from(sorted(catalogue().measures)), max_size=2, unique=True).map(tuple),
)


@given(st.lists(SAID, max_size=5), TEXT, TEXT, st.sampled_from(["", "2022", "2022-10", "2022-10-14"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_claims_give_a_valid_bundle(said: list[Said], publisher: str, title: str, date: str) -> None:
    one = alert(publisher, *said, title=title, date=date, source="a.txt")
    bundle = written(one)
    check(bundle)
    for note in json.loads(bundle)["objects"]:
        claim = note.get("extensions", {}).get(extension.ID)
        if claim:
            start, end = claim["span"]
            assert one.document.text[start:end] == claim["quote"]
