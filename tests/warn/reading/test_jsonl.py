"""A line a document, with the keys of the contract in their order, and every offset a code point of the extracted text."""

import io
import json
from typing import Any

import pytest

from noroshi.alerts.model import Alert, Indicator
from noroshi.alerts.read import read_alert
from noroshi.warn.reading.jsonl import JsonLines
from tests.alerts.made import EXAMPLES, Said, alert, reading

DOCUMENT = ["source", "title", "lang", "date", "publisher", "furniture", "claims", "indicators"]
CLAIM = [
    *(
        "id",
        "type",
        "sentence",
        "span",
        "subject",
        "object",
        "speakers",
        "hedge",
        "cues",
        "date",
        "value",
        "techniques",
    ),
]
"""what is promised to programs; keys may be added behind"""


def lines(*alerts: Alert) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    JsonLines(stream).write(reading(*alerts))
    return [json.loads(line) for line in stream.getvalue().splitlines()]


EMOJI = Said(
    "🔥🔥 ⟦Pale Heron sent 3 notices⟧ 𠮟る。",
    "warning_count",
    by=("NPA",),
    hedge="likely",
    value=3,
    counts="notices",
    cue="sent",
)


def test_the_keys_are_those_of_the_contract_in_their_order() -> None:
    (line,) = lines(alert("Quay News", EMOJI))
    assert list(line)[: len(DOCUMENT)] == DOCUMENT
    assert list(line["claims"][0])[: len(CLAIM)] == CLAIM


def test_no_key_is_ever_left_out() -> None:
    (full,) = lines(alert("Quay News", EMOJI, title="T", url="https://quay.example/"))
    (bare,) = lines(alert("", Said("Words."), source="a.txt", date="", language=""))
    assert list(full) == list(bare)
    assert list(full["claims"][0]) == list(bare["claims"][0])
    assert bare["date"] is None
    assert bare["publisher"] is None
    assert bare["claims"][0]["value"] is None
    assert bare["claims"][0]["date"] is None


def test_offsets_count_code_points_of_the_text() -> None:
    one = alert("Quay News", EMOJI, furniture="Read more")
    (line,) = lines(one)
    text, claim = one.document.text, line["claims"][0]
    assert text[claim["span"]["start"] : claim["span"]["end"]] == "Pale Heron sent 3 notices"
    assert text[claim["sentence"]["start"] : claim["sentence"]["end"]] == "🔥🔥 Pale Heron sent 3 notices 𠮟る。"
    assert [text[cue["start"] : cue["end"]] for cue in claim["cues"]] == ["sent"]
    (around,) = line["furniture"]
    assert text[around["start"] : around["end"]] == "Read more"
    assert around["kind"] == "related"


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_offsets_of_the_examples_point_into_their_sentences(path: Any) -> None:
    one = read_alert(path.read_bytes(), path.name)
    (line,) = lines(one)
    text = one.document.text
    for claim in line["claims"]:
        sentence, span = claim["sentence"], claim["span"]
        assert 0 <= sentence["start"] <= span["start"] < span["end"] <= sentence["end"] <= len(text)
        assert claim["speakers"][0] == (line["publisher"] or line["source"])
    for indicator in line["indicators"]:
        assert text[indicator["start"] : indicator["end"]] == indicator["written"]


def test_numbers_are_whole_where_they_are_and_null_where_json_has_none() -> None:
    values = [3, 0.5, float("inf"), float("nan"), 3e8]
    (line,) = lines(alert("Quay News", *(Said("Words.", value=value) for value in values)))
    assert [claim["value"] for claim in line["claims"]] == [3, 0.5, None, None, 300_000_000]
    assert isinstance(line["claims"][0]["value"], int)


def test_several_documents_are_lines_in_the_order_given_with_what_is_between_them() -> None:
    first = alert("Northmark Cyber Desk", EMOJI)
    second = alert(
        "Quay News",
        Said(
            "It is the fifth notice on Pale Heron.",
            "warning_count",
            by=("Northmark Cyber Desk",),
            value=5,
            counts="notices",
        ),
    )
    one, other = lines(first, second)
    assert [one["source"], other["source"]] == ["Northmark Cyber Desk.txt", "Quay News.txt"]
    assert other["retells"] == [
        {"source": one["source"], "how": "cites", "speaker": "Northmark Cyber Desk", "claims": ["claim-1"]}
    ]
    assert one["retells"] == []
    (conflict,) = one["conflicts"]
    assert conflict["kind"] == "misquotes"
    assert conflict["claim"] == "claim-1"
    assert conflict["against"] == "Quay News.txt#claim-1"
    assert other["conflicts"][0]["against"] == "Northmark Cyber Desk.txt#claim-1"


def test_a_shared_claim_names_all_others_and_each_source_once() -> None:
    told = Said("Attackers pose as recruiters.", "tactic", by=("NPA",), tactics=("L02",))
    found = lines(*(alert(f"Paper {number}", told) for number in range(3)))
    for number, line in enumerate(found):
        (shared,) = line["shared"]
        assert shared["claim"] == "claim-1"
        assert shared["also"] == [f"Paper {other}.txt#claim-1" for other in range(3) if other != number]
        assert shared["sources"] == ["NPA"]


def test_a_line_is_one_line_whatever_the_document_says() -> None:
    hostile = "a\nb\u2028c\x00\x1b\u202e\"'</script>"
    one = alert(hostile, Said(f"⟦{hostile}⟧"), title=hostile, source=hostile)
    (line,) = lines(one)
    assert line["title"] == hostile
    claim = line["claims"][0]
    assert one.document.text[claim["span"]["start"] : claim["span"]["end"]] == hostile


def test_an_indicator_says_what_is_meant_what_is_written_and_why() -> None:
    one = alert(
        "Quay News",
        Said("See evil[.]example now."),
        indicators=(Indicator("domain", "evil.example", 4, 18, "evil[.]example", defanged=True, why="defanged"),),
    )
    (found,) = lines(one)[0]["indicators"]
    assert found == {
        "type": "domain",
        "value": "evil.example",
        "start": 4,
        "end": 18,
        "written": "evil[.]example",
        "defanged": True,
        "believed": True,
        "why": "defanged",
    }
