"""A folder of annotated documents whose figures can be worked out by hand."""

import json
from pathlib import Path
from typing import Any

TEXT = "Pale Heron stole coins. Police say it is the third theft. Call back before you pay. Read more news here."
SENTENCES = ((0, 23), (24, 57), (58, 83), (84, 104))


def marked(
    number: int, claim_type: str, sentence: int, hedge: str = "asserted", *by: str, **more: Any
) -> dict[str, Any]:
    start, end = SENTENCES[sentence]
    return {
        "id": f"c{number}",
        "claim_type": claim_type,
        "sentence": {"start": start, "end": end},
        "evidence": {"start": start, "end": end},
        "asserted_by": ["Quay News", *by],
        "hedge": hedge,
        **more,
    }


CLAIMS = (
    marked(1, "attribution", 0),
    marked(2, "incident", 1, "asserted", "police"),
    marked(3, "recommendation", 2, attack_techniques=["T1566"]),
)


def folder(
    place: Path,
    name: str = "one",
    *,
    claims: tuple[dict[str, Any], ...] = CLAIMS,
    text: str = TEXT,
    kind: str = "invented",
) -> Path:
    """`place` with one more annotated document."""
    (place / "gold").mkdir(parents=True, exist_ok=True)
    document = {
        "id": name,
        "title": "",
        "lang": "en",
        "date": "2026-03-01",
        "publisher": "Quay News",
        "url": "",
        "text": text,
        "text_kind": kind,
    }
    around = [{"start": SENTENCES[3][0], "end": SENTENCES[3][1]}]
    (place / f"{name}.json").write_text(json.dumps(document), "utf-8")
    (place / "gold" / f"{name}.json").write_text(json.dumps({"claims": claims, "exclude_spans": around}), "utf-8")
    return place
