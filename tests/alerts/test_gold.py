"""The annotated alerts are sound: every offset, type and hedge, and every pair of `CONTRADICTIONS.json`."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from noroshi.alerts.model import ClaimType, FurnitureKind, Hedge

GOLD = Path(__file__).parent / "gold"
PARTS = ("dev", "final", "unseen")
GOLDS = sorted(GOLD.glob("*/gold/*.json"))
RELATIONS = {"contradicts", "hedge-differs", "same-lineage", "not-a-contradiction", "supports"}


def load(path: Path) -> dict[str, Any]:
    """One JSON object."""
    value = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_each_annotation_points_at_the_words_it_names(path: Path) -> None:
    gold = load(path)
    document = load(path.parents[1] / f"{path.stem}.json")
    text = document["text"]
    assert gold["doc_id"] == document["id"] == path.stem
    assert gold["text_len"] == len(text)
    assert gold["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    excluded = gold["exclude_spans"]
    for span in excluded:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert span["kind"] in get_args(FurnitureKind)
    assert len({claim["id"] for claim in gold["claims"]}) == len(gold["claims"])
    for claim in gold["claims"]:
        sentence, evidence = claim["sentence"], claim["evidence"]
        for span in (sentence, evidence):
            words = text[span["start"] : span["end"]]
            assert words == span.get("text", words) == words.strip(" \n")
        assert sentence["start"] <= evidence["start"] < evidence["end"] <= sentence["end"], claim["id"]
        assert not any(e["start"] < sentence["end"] and sentence["start"] < e["end"] for e in excluded), claim["id"]
        assert claim["claim_type"] in get_args(ClaimType)
        assert claim["hedge"] in get_args(Hedge)
        assert claim["asserted_by"][0] == document["publisher"]
        assert all(cue in text for cue in claim["cues"]), claim["id"]
        assert all(re.fullmatch(r"T\d{4}(\.\d{3})?", technique) for technique in claim["attack_techniques"])
        assert claim["claim_type"] == "tactic" or not claim["attack_techniques"], claim["id"]
        assert claim["date"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?", claim["date"])


@pytest.mark.parametrize("part", PARTS)
def test_every_document_is_annotated(part: str) -> None:
    documents = {path.stem for path in (GOLD / part).glob("*.json")} - {"CONTRADICTIONS"}
    assert documents == {path.stem for path in (GOLD / part / "gold").glob("*.json")}
    assert len(documents) >= 10


@pytest.mark.parametrize("part", PARTS)
def test_each_pair_names_claims_that_exist(part: str) -> None:
    together = load(GOLD / part / "CONTRADICTIONS.json")
    claims = {claim["id"] for path in (GOLD / part / "gold").glob("*.json") for claim in load(path)["claims"]}
    documents = {path.stem for path in (GOLD / part).glob("*.json")}
    for pair in together["claim_pairs"]:
        assert pair["relation"] in RELATIONS
        assert {pair["a"], pair["b"]} <= claims
        assert pair["a"] != pair["b"]
    for group in together["document_sets"]:
        assert group["relation"] in RELATIONS
        assert set(group["documents"]) <= documents
        assert len(group["documents"]) >= 2
