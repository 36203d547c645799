"""The extension that carries what STIX has no place for: where a claim stands, and through whom it came."""

import math

from noroshi.alerts.model import Alert, Claim
from noroshi.alerts.together.speakers import publisher_of
from noroshi.share.stix.ids import object_id
from noroshi.text.span import Span

NAME = "noroshi-claim"
VERSION = "1.0.0"
ID = object_id("extension-definition", NAME, VERSION)

SCHEMA = """{
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "title": "Where a claim stands in an alert, and through whom it came",
 "type": "object",
 "required": ["extension_type", "claim", "claim_type", "source", "text_sha256", "sentence", "span", "quote", "speakers", "hedge"],
 "properties": {
  "extension_type": {"const": "property-extension"},
  "claim": {"type": "string", "description": "number of the claim in its document"},
  "claim_type": {"enum": ["attribution", "targeting", "tactic", "incident", "identity", "warning_count", "recommendation", "motive", "other_fact"]},
  "source": {"type": "string", "description": "name of the document"},
  "text_sha256": {"type": "string", "description": "of the document's extracted text in UTF-8"},
  "sentence": {"$ref": "#/$defs/span"},
  "span": {"$ref": "#/$defs/span", "description": "the words that carry the claim"},
  "quote": {"type": "string", "description": "those words"},
  "cues": {"type": "array", "items": {"$ref": "#/$defs/span"}, "description": "words that show speaker and hedge"},
  "speakers": {"type": "array", "items": {"type": "string"}, "description": "from the publisher to the innermost speaker"},
  "hedge": {"enum": ["asserted", "likely", "alleged", "denied", "not_reported"]},
  "date": {"type": "string"}, "value": {"type": "number"}, "counts": {"type": "string"}
 },
 "$defs": {"span": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2,
  "description": "code points of the extracted text, half-open"}}
}"""


def of_claim(alert: Alert, claim: Claim, text_sha256: str) -> dict[str, object]:
    """The extension of an object that stands for a claim."""
    value: dict[str, object] = {
        "extension_type": "property-extension",
        "claim": claim.id,
        "claim_type": claim.type,
        "source": alert.document.source,
        "text_sha256": text_sha256,
        "sentence": _pair(claim.sentence),
        "span": _pair(claim.span),
        "quote": claim.span.of(alert.document.text),
        "speakers": list(claim.speakers) or [publisher_of(alert)],
        "hedge": claim.hedge,
    }
    if claim.cues:
        value["cues"] = [_pair(cue) for cue in claim.cues]
    if claim.date:
        value["date"] = claim.date
    if claim.value is not None and math.isfinite(claim.value):
        value["value"] = claim.value
    if claim.counts:
        value["counts"] = claim.counts
    return {ID: value}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
