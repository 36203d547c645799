"""An event that MISP's own library loads, the same each time, with who said what, how sure, where."""

import io
import json
import uuid
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymisp import MISPEvent

from noroshi.alerts.model import Alert, Hedge, Indicator
from noroshi.alerts.read import read_alert
from noroshi.share.misp import MispEvent
from noroshi.share.misp.event import HEDGE_TAGS
from tests.alerts.made import EXAMPLES, Said, alert, reading
from tests.share.test_stix import HOSTILE, SAID

Object = dict[str, Any]
LAZARUS = Said("Lazarus Group sends false offers.", "tactic", by=("NPA",), techniques=("T1566.001",), hedge="likely")


def written(*alerts: Alert) -> bytes:
    stream = io.BytesIO()
    MispEvent(stream).write(reading(*alerts))
    return stream.getvalue()


def events(*alerts: Alert) -> list[Object]:
    whole = json.loads(written(*alerts))
    found: list[Object] = whole.get("response", [whole])
    return found


def loaded(*alerts: Alert) -> list[MISPEvent]:
    """As PyMISP reads them; it raises on an attribute that MISP would refuse."""
    made = []
    for event in events(*alerts):
        one = MISPEvent(strict_validation=True)
        one.from_dict(**event)
        made.append(one)
    return made


@cache
def examples() -> tuple[Alert, ...]:
    return tuple(read_alert(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir()))


def test_the_examples_load_as_an_event_a_document() -> None:
    made = loaded(*examples())
    assert [event.info for event in made] == [one.document.title or one.document.source for one in examples()]
    for event, one in zip(made, examples(), strict=True):
        assert len(event.attributes) >= len(one.claims) + len(one.indicators)
        assert str(event.date) == one.document.date
        assert event.event_reports[0].content == one.document.text


def test_one_document_is_one_event_and_several_are_a_response() -> None:
    assert "Event" in json.loads(written(examples()[0]))
    assert len(json.loads(written(*examples()))["response"]) == len(examples())


def test_the_library_would_notice_a_broken_attribute() -> None:
    event = events(alert("Quay News", LAZARUS))[0]
    event["Event"]["Attribute"][0]["type"] = "rumour"
    with pytest.raises(Exception, match="rumour"):
        MISPEvent(strict_validation=True).from_dict(**event)


def test_types_and_categories_go_together_as_misp_wants() -> None:
    known = MISPEvent().describe_types["category_type_mappings"]
    indicators = tuple(
        Indicator(type_, value, 0, 4, value)
        for type_, value in (
            ("domain", "evil.example"),
            ("url", "https://evil.example/"),
            ("ipv4", "203.0.113.7"),
            ("ipv6", "2001:db8::1"),
            ("email", "a@evil.example"),
            ("md5", "0" * 32),
            ("sha1", "0" * 40),
            ("sha256", "0" * 64),
            ("sha512", "0" * 128),
            ("file", "a.zip"),
            ("cve", "CVE-2025-12345"),
            ("bitcoin", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
            ("monero", "4" + "A" * 94),
            ("github", "evil"),
            ("telegram", "@evil"),
            ("something-new", "x"),
        )
    )
    (event,) = events(alert("Quay News", LAZARUS, indicators=indicators))
    for attribute in event["Event"]["Attribute"]:
        assert attribute["type"] in known[attribute["category"]]
    assert len(loaded(alert("Quay News", LAZARUS, indicators=indicators))[0].attributes) == 1 + len(indicators)


def test_what_is_not_believed_is_there_but_not_to_be_looked_for() -> None:
    doubted = Indicator("domain", "quay.example", 0, 4, "quay.example", believed=False, why="own-link")
    believed = Indicator("domain", "evil.example", 5, 9, "evil.example")
    (event,) = events(alert("Quay News", LAZARUS, indicators=(doubted, believed)))
    looked = {one["value"]: one["to_ids"] for one in event["Event"]["Attribute"]}
    assert looked["quay.example"] is False
    assert looked["evil.example"] is True


def test_two_runs_give_the_same_bytes_and_uuids_stand_once() -> None:
    assert written(*examples()) == written(*examples())
    for event in events(*examples()):
        ids = [one["uuid"] for one in event["Event"]["Attribute"]]
        ids += [event["Event"]["uuid"], *(one["uuid"] for one in event["Event"]["EventReport"])]
        assert len(ids) == len(set(ids))
        assert {uuid.UUID(id_).version for id_ in ids} == {5}


def test_an_event_keeps_its_uuid_when_other_documents_come_along() -> None:
    one, other = examples()[:2]
    assert events(one)[0]["Event"]["uuid"] == events(other, one)[1]["Event"]["uuid"]


def test_a_claim_keeps_who_says_it_how_sure_and_where() -> None:
    one = alert("Quay News", LAZARUS)
    (event,) = events(one)
    (attribute,) = event["Event"]["Attribute"]
    assert attribute["value"] == LAZARUS.marked
    assert "Quay News › NPA" in attribute["comment"]
    assert "likely" in attribute["comment"]
    start, end = next(part for part in attribute["comment"].split(" · ") if part[0].isdigit()).split("-")
    assert one.document.text[int(start) : int(end)] == attribute["value"]
    tags = {tag["name"] for tag in attribute["Tag"]}
    assert 'estimative-language:likelihood-probability="likely"' in tags
    assert 'misp-galaxy:mitre-attack-pattern="Spearphishing Attachment - T1566.001"' in tags


def test_every_hedge_has_a_tag() -> None:
    assert set(HEDGE_TAGS) == set(get_args(Hedge))
    assert len(set(HEDGE_TAGS.values())) == len(HEDGE_TAGS)


def test_a_conflict_stands_in_both_events() -> None:
    comments = [
        [one["comment"] for one in event["Event"]["Attribute"] if one["comment"].startswith("misquotes")]
        for event in events(*examples())
    ]
    assert [len(found) for found in comments] == [0, 1, 1, 0]


def test_an_absent_date_is_said() -> None:
    (event,) = events(alert("Quay News", LAZARUS, date=""))
    assert 'noroshi:date="not-stated"' in {tag["name"] for tag in event["Event"]["Tag"]}
    loaded(alert("Quay News", LAZARUS, date=""))


def test_hostile_text_gives_an_event_that_loads() -> None:
    said = Said(f"{HOSTILE}⟦{HOSTILE}⟧{HOSTILE}", by=(HOSTILE,), subject=HOSTILE, counts=HOSTILE, value=1.0)
    one = alert(HOSTILE, said, title=HOSTILE, source=HOSTILE, indicators=(Indicator("file", HOSTILE, 0, 4, HOSTILE),))
    (event,) = loaded(one)
    assert len(event.attributes) == 2


@given(st.lists(SAID, max_size=4), st.text(max_size=20), st.sampled_from(["", "2022", "2022-10", "2022-10-14"]))
@settings(max_examples=25, deadline=None)
def test_any_claims_give_an_event_that_loads(said: list[Said], publisher: str, date: str) -> None:
    (event,) = loaded(alert(publisher, *said, source="a.txt", date=date))
    assert sum(one.comment.startswith("claim-") for one in event.attributes) == len(said)
