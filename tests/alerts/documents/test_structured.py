"""Documents with a structure of their own: STIX bundles, MISP events, annotated alerts, mails."""

import json
from typing import Any

import pytest

from noroshi.alerts.documents.read import read_document
from noroshi.alerts.documents.stix import hedge_of
from noroshi.alerts.model import Document
from noroshi.alerts.read import read_alert


def read(value: Any) -> Document:
    return read_document(json.dumps(value, ensure_ascii=False).encode(), "input.json")


def kinds_of_defects(document: Document) -> list[str]:
    return [defect.kind for defect in document.defects]


def own(document: Document) -> str:
    at, pieces = 0, []
    for piece in document.furniture:
        pieces.append(document.text[at : piece.start])
        at = piece.end
    return "".join([*pieces, document.text[at:]])


NUMBER = "00000000-0000-4000-8000-00000000000"


def thing(type_: str, number: int, **rest: Any) -> dict[str, Any]:
    return {
        "type": type_,
        "spec_version": "2.1",
        "id": f"{type_}--{NUMBER}{number}",
        "created": "2024-05-07T08:00:00.000Z",
        **rest,
    }


DESK = thing("identity", 1, name="Northmark Bureau (NB)")
LAB = thing("identity", 2, name="Lanternworks")
HERON = thing(
    "intrusion-set",
    3,
    name="Pale Heron",
    aliases=["Pale Heron", "G0T1"],
    description="A group that writes to engineers.",
)
RAID = thing("campaign", 4, name="Operation Low Tide")
MARK = thing(
    "indicator",
    5,
    name="Server of the tool",
    pattern="[domain-name:value = 'gull-update.example']",
    description="Seen in May.",
)
TOOL = thing("malware", 6, name="GULLWING")
VICTIM = thing("identity", 7, name="Gull Exchange")
TEST = thing(
    "attack-pattern",
    8,
    name="Coding test",
    external_references=[{"source_name": "mitre-attack", "external_id": "T1204.002"}],
)
REPORT = thing(
    "report",
    9,
    name="Recruiters who are none",
    published="2024-05-08T00:00:00Z",
    created_by_ref=DESK["id"],
    description="The bureau warns exchanges.",
)


def relation(
    source: dict[str, Any], kind: str, target: dict[str, Any], number: str = "a", **rest: Any
) -> dict[str, Any]:
    return thing(
        "relationship", 0, **{"relationship_type": kind, "source_ref": source["id"], "target_ref": target["id"], **rest}
    ) | {"id": f"relationship--{NUMBER}{number}"}


def bundle(*objects: dict[str, Any]) -> dict[str, Any]:
    return {"type": "bundle", "id": f"bundle--{NUMBER}0", "objects": list(objects)}


WHOLE = bundle(
    DESK,
    LAB,
    HERON,
    RAID,
    MARK,
    TOOL,
    VICTIM,
    TEST,
    REPORT,
    relation(RAID, "attributed-to", HERON, "a", confidence=70, created_by_ref=LAB["id"]),
    relation(HERON, "targets", VICTIM, "b", confidence=30),
    relation(MARK, "indicates", TOOL, "c"),
    relation(HERON, "uses", TEST, "d"),
)


def test_a_bundle_becomes_text_with_the_report_first() -> None:
    document = read(WHOLE)
    assert document.kind == "stix"
    assert document.text.startswith("Recruiters who are none\nThe bureau warns exchanges.\n\n")
    assert "Pale Heron is also known as G0T1.\nA group that writes to engineers." in document.text
    assert "[domain-name:value = 'gull-update.example']" in document.text.splitlines()
    assert "Operation Low Tide is attributed to Pale Heron." in document.text.splitlines()
    assert (document.title, document.publisher, document.date) == (
        "Recruiters who are none",
        "Northmark Bureau",
        "2024-05-08",
    )
    assert "A group that writes" in own(document)
    assert document.defects == ()


def test_relationships_are_stated_claims_with_their_sentence() -> None:
    document = read(WHOLE)
    said = {claim.span.of(document.text): claim for claim in document.stated}
    attribution = said["Operation Low Tide is attributed to Pale Heron"]
    assert (attribution.type, attribution.subject, attribution.object) == (
        "attribution",
        "Operation Low Tide",
        "Pale Heron",
    )
    assert attribution.speakers == ("Northmark Bureau", "Lanternworks")
    assert attribution.hedge == "likely"
    assert attribution.sentence.of(document.text) == "Operation Low Tide is attributed to Pale Heron."
    targeting = said["Pale Heron targets Gull Exchange"]
    assert (targeting.type, targeting.hedge, targeting.speakers) == ("targeting", "alleged", ("Northmark Bureau",))
    assert said["Server of the tool indicates GULLWING"].type == "other_fact"
    assert (said["Pale Heron uses Coding test"].type, said["Pale Heron uses Coding test"].techniques) == (
        "tactic",
        ("T1204.002",),
    )


@pytest.mark.parametrize(
    ("confidence", "hedge"),
    [(None, "asserted"), (0, "alleged"), (15, "alleged"), (59, "alleged"), (60, "likely"), (79, "likely"), (80, "asserted"), (100, "asserted"), (101, "asserted"), ("85", "asserted"), (True, "asserted")],
)  # fmt: skip
def test_confidence_becomes_a_hedge_by_the_scales_of_the_standard(confidence: Any, hedge: str) -> None:
    assert hedge_of(confidence) == hedge


def test_what_structure_states_is_not_read_out_of_the_sentence_again() -> None:
    alert = read_alert(json.dumps(WHOLE).encode(), "b.json")
    of_sentence = [
        claim
        for claim in alert.claims
        if claim.sentence.of(alert.document.text) == "Operation Low Tide is attributed to Pale Heron."
    ]
    assert [claim.speakers for claim in of_sentence] == [("Northmark Bureau", "Lanternworks")]


def test_a_claim_of_an_own_bundle_keeps_all_that_was_known_of_it() -> None:
    extension = {
        "extension_type": "property-extension",
        "claim": "claim-3",
        "claim_type": "warning_count",
        "sentence": [0, 10],
        "span": [0, 10],
        "quote": "the third warning",
        "speakers": ["Tidewater Post", "Northmark Bureau"],
        "hedge": "likely",
        "value": 3.0,
        "counts": "warnings about Pale Heron",
        "date": "2024-05",
    }
    note = thing(
        "note",
        1,
        abstract="warning_count · likely",
        content="It is the third warning.",
        extensions={"extension-definition--x": extension},
    )
    again = relation(RAID, "attributed-to", HERON, extensions={"extension-definition--x": extension})
    document = read(bundle(note, RAID, HERON, again))
    (claim,) = document.stated
    assert claim.span.of(document.text) == "It is the third warning."
    assert (claim.type, claim.hedge, claim.value, claim.counts) == (
        "warning_count",
        "likely",
        3.0,
        "warnings about Pale Heron",
    )
    assert (claim.speakers, claim.date) == (("Tidewater Post", "Northmark Bureau"), "2024-05")
    assert "is attributed to" not in document.text


def test_observables_stand_on_lines_of_their_own() -> None:
    file = thing("file", 1, name="tide.exe", hashes={"SHA-256": "ab" * 32})
    document = read([thing("domain-name", 2, value="gull-update.example"), file])
    assert document.text.split() == ["gull-update.example", "tide.exe", "ab" * 32]


def test_a_relationship_to_nothing_is_a_defect_and_the_rest_is_read() -> None:
    document = read(bundle(HERON, relation(HERON, "targets", VICTIM)))
    assert kinds_of_defects(document) == ["bad-object"]
    assert document.stated == ()
    assert "A group that writes" in document.text


def test_objects_that_are_none_are_passed_over() -> None:
    document = read(
        {
            "type": "bundle",
            "objects": [
                HERON,
                3,
                None,
                {"type": "malware"},
                {"type": "malware", "id": 7},
                {**TOOL, "name": 5, "description": ["x"]},
            ],
        }
    )
    assert kinds_of_defects(document) == ["bad-object"]
    assert "Pale Heron" in document.text


def test_an_empty_bundle_says_so() -> None:
    assert kinds_of_defects(read(bundle())) == ["no-objects"]


def test_a_truncated_bundle_is_read_as_far_as_it_goes() -> None:
    whole = json.dumps(WHOLE)
    document = read_document(whole[: whole.index('"GULLWING"') + 4].encode(), "b.json")
    assert document.kind == "stix"
    assert kinds_of_defects(document) == ["truncated"]
    assert "gull-update.example" in document.text


@pytest.mark.parametrize("share", range(1, 10))
def test_a_bundle_may_end_anywhere(share: int) -> None:
    whole = json.dumps(WHOLE)
    document = read_document(whole[: len(whole) * share // 10].encode(), "b.json")
    assert document.defects


def test_too_many_objects_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.stix.JSON_OBJECTS", 2)
    document = read(bundle(HERON, TOOL, RAID))
    assert [(defect.kind, defect.detail) for defect in document.defects] == [("limit-objects", "2 of 3")]
    assert "Operation" not in document.text


EVENT = {
    "info": "Pale Heron: a false trading application",
    "date": "2024-05-07",
    "uuid": NUMBER + "0",
    "Orgc": {"name": "Lanternworks"},
    "Attribute": [
        {
            "type": "domain",
            "category": "Network activity",
            "value": "gull-update.example",
            "comment": "Server of the tool.",
        },
        {"type": "filename|md5", "value": "tide.exe|0123456789abcdef0123456789abcdef"},
        {"type": "comment", "value": "The group is believed to work for a foreign state."},
    ],
    "Object": [{"name": "file", "comment": "Dropped by it.", "Attribute": [{"type": "sha256", "value": "cd" * 32}]}],
    "Galaxy": [{"GalaxyCluster": [{"value": "Pale Heron", "description": "A group that writes to engineers."}]}],
    "EventReport": [
        {
            "name": "Analysis",
            "content": "The application was sent to three firms.\n\nRelated posts\n\nA lamp for the lookout",
        }
    ],
}


@pytest.mark.parametrize(
    "value",
    [{"Event": EVENT}, EVENT, [{"Event": EVENT}], {"response": [{"Event": EVENT}]}],
    ids=["export", "bare", "list", "response"],
)
def test_an_event_becomes_text_with_a_line_for_each_value(value: Any) -> None:
    document = read(value)
    assert document.kind == "misp"
    lines = document.text.splitlines()
    assert "gull-update.example" in lines
    assert "tide.exe\t0123456789abcdef0123456789abcdef" in lines
    assert "cd" * 32 in lines
    assert (document.title, document.publisher, document.date) == (EVENT["info"], "Lanternworks", "2024-05-07")
    words = own(document)
    assert "The application was sent to three firms." in words
    assert "The group is believed to work for a foreign state." in words
    assert "A lamp for the lookout" not in words
    assert EVENT["info"] not in words
    assert document.defects == ()


def test_an_event_of_wrong_types_is_read_where_it_is_right() -> None:
    document = read(
        {
            "Event": {
                "info": 7,
                "Attribute": [5, {"value": 3}, {"value": "evil.example"}],
                "Object": "x",
                "Orgc": [],
                "Galaxy": [{"GalaxyCluster": 1}],
            }
        }
    )
    assert document.text == "evil.example"
    assert kinds_of_defects(document) == ["bad-object"]


def test_an_empty_event_says_so() -> None:
    assert kinds_of_defects(read({"Event": {}})) == ["no-objects"]


def test_too_many_attributes_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.misp.JSON_OBJECTS", 2)
    document = read({"Event": {"info": "x y", "Attribute": [{"value": f"a{number}.example"} for number in range(9)]}})
    assert kinds_of_defects(document) == ["limit-objects"]
    assert "a1.example" in document.text
    assert "a2.example" not in document.text


def test_an_annotated_alert_keeps_its_text_code_point_for_code_point() -> None:
    text = "A title of it\n\nThe desk\u00a0said that nobody was hurt.\r\n\n Image: Desk\n"
    value = {
        "id": "x",
        "url": "https://a.example/",
        "title": "A title of it",
        "lang": "en",
        "date": "May 7, 2024",
        "publisher": "NHK（転載）",
        "text": text,
    }
    document = read(value)
    assert (document.kind, document.text) == ("json", text)
    assert (document.title, document.publisher, document.date, document.language, document.url) == (
        "A title of it",
        "NHK",
        "2024-05-07",
        "en",
        "https://a.example/",
    )
    assert [(piece.kind, text[piece.start : piece.end]) for piece in document.furniture] == [
        ("title", "A title of it"),
        ("caption", "Image: Desk"),
    ]


def test_an_annotated_alert_may_say_nothing_but_its_text() -> None:
    document = read(
        {"id": "x", "title": None, "date": None, "text": "The desk said that nobody was hurt, and that it goes on."}
    )
    assert (document.date, document.publisher, document.language) == ("", "", "en")


def test_other_json_says_so() -> None:
    assert kinds_of_defects(read({"name": "x", "version": 3})) == ["unknown-json"]
    assert kinds_of_defects(read_document(b'{"a": nonsense', "x")) == ["broken-json"]
    assert kinds_of_defects(read_document(b'{"type":"bundle","objects":' + b"[" * 100_000, "x")) == ["limit-depth"]


MAIL = (
    "From: =?utf-8?B?5YyX5rWc55yM6K2m?= <alert@police.example>\r\nTo: members@kaiyo-exchange.example\r\nDate: Mon, 3 Jun 2024 18:00:00 +0900\r\n"
    "Subject: Recruiters who are none\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Recruiters who are none\r\n\r\nThe police say that a group writes to the engineers of exchanges.\r\n\r\n-- \r\nCyber desk\r\nhttps://police.example/\r\n"
)


def test_a_mail_gives_author_subject_and_date() -> None:
    document = read_document(MAIL.encode(), "alert.eml")
    assert (document.kind, document.title, document.publisher, document.date) == (
        "mail",
        "Recruiters who are none",
        "北浜県警",
        "2024-06-03",
    )
    assert own(document).strip() == "The police say that a group writes to the engineers of exchanges."


def test_a_forwarded_alert_stays_in_the_text() -> None:
    forwarded = MAIL.replace(
        "-- \r\nCyber desk",
        "---------- Forwarded message ---------\r\nFrom: Desk <desk@port.example>\r\n\r\nThe group sent a false test to two firms.",
    )
    assert "The group sent a false test to two firms." in own(read_document(forwarded.encode(), "alert.eml"))


def test_a_mail_without_words_says_so() -> None:
    empty = MAIL[: MAIL.index("\r\n\r\n") + 4].replace("text/plain; charset=utf-8", 'application/pdf; name="alert.pdf"')
    document = read_document(empty.encode(), "alert.eml")
    assert ("no-words", "alert.pdf") in [(defect.kind, defect.detail) for defect in document.defects]
