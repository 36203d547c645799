"""Alerts as MISP events: an event a document, in the form of MISP's own JSON export.

| in an alert | in the event                                                                                                   |
| ----------- | -------------------------------------------------------------------------------------------------------------- |
| document    | the event; its words as an event report                                                                        |
| claim       | an attribute of type `text` with the claim's words; who says it and how sure is its comment, the hedge its tag |
| technique   | the tag of MISP's ATT&CK galaxy                                                                                |
| indicator   | an attribute of its own type; `to_ids` where it is believed                                                    |

Times are those of the document, and UUIDs come from its words, so that an event comes out the same each time.
"""

import hashlib
import uuid
from datetime import UTC, datetime
from typing import IO

from noroshi.alerts.model import Alert, Claim, Hedge, Indicator
from noroshi.alerts.together.model import Comparison
from noroshi.alerts.together.speakers import publisher_of
from noroshi.share.catalogue import technique_name
from noroshi.share.encoded import encoded
from noroshi.warn.reading.jsonl import named
from noroshi.warn.reading.result import Reading

Object = dict[str, object]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "noroshi.example")
TIMELESS = "2000-01-01"
"""the date of an event whose document has none, which a tag then says"""

HEDGE_TAGS: dict[Hedge, str] = {
    "asserted": 'noroshi:hedge="asserted"',
    "likely": 'estimative-language:likelihood-probability="likely"',
    "alleged": 'noroshi:hedge="alleged"',
    "denied": 'noroshi:hedge="denied"',
    "not_reported": 'noroshi:hedge="not-reported"',
}
"""MISP's taxonomy of estimative language where it has the word; a flat or reported claim is no estimate"""

_TYPES: dict[str, tuple[str, str]] = {
    "domain": ("domain", "Network activity"),
    "url": ("url", "Network activity"),
    "ipv4": ("ip-dst", "Network activity"),
    "ipv6": ("ip-dst", "Network activity"),
    "email": ("email-src", "Payload delivery"),
    "md5": ("md5", "Payload delivery"),
    "sha1": ("sha1", "Payload delivery"),
    "sha256": ("sha256", "Payload delivery"),
    "sha512": ("sha512", "Payload delivery"),
    "file": ("filename", "Payload delivery"),
    "cve": ("vulnerability", "External analysis"),
    "bitcoin": ("btc", "Financial fraud"),
    "monero": ("xmr", "Financial fraud"),
    "github": ("github-username", "Social network"),
}
_OTHER = ("text", "External analysis")


class MispEvent:
    """Writes one event, or `{"response": [...]}` with an event for each of several documents."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, reading: Reading) -> None:
        """All events, indented."""
        events = [event_of(alert, number, reading) for number, alert in enumerate(reading.alerts)]
        whole: Object = events[0] if len(events) == 1 else {"response": events}
        self._stream.write(encoded(whole))
        self._stream.flush()


def event_of(alert: Alert, number: int, reading: Reading) -> Object:
    """`{"Event": …}` of a document."""
    document = alert.document
    key = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest() + publisher_of(alert)
    day = (document.date + "-01-01")[:10] if document.date else TIMELESS
    stamp = str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    attributes = [_claim(alert, claim, key, stamp) for claim in alert.claims]
    attributes += [_indicator(one, key, stamp) for one in alert.indicators]
    attributes += _conflicts(reading.alerts, reading.comparison, number, key, stamp)
    techniques = {id_: None for claim in alert.claims for id_ in claim.techniques}
    tags = [_technique_tag(id_) for id_ in techniques if technique_name(id_)]
    if not document.date:
        tags.append('noroshi:date="not-stated"')
    return {
        "Event": {
            "uuid": _uuid(key),
            "info": document.title or document.source,
            "date": day,
            "timestamp": stamp,
            "published": False,
            "analysis": "2",
            "threat_level_id": "4",
            "distribution": "0",
            "Orgc": {"name": publisher_of(alert), "uuid": _uuid("org", publisher_of(alert))},
            "Tag": [{"name": tag} for tag in tags],
            "Attribute": [{**attribute, "distribution": "5"} for attribute in attributes],
            "EventReport": [
                {
                    "uuid": _uuid(key, "text"),
                    "name": document.title or document.source,
                    "content": document.text,
                    "distribution": "5",
                    "timestamp": stamp,
                }
            ],
        }
    }


def _claim(alert: Alert, claim: Claim, key: str, stamp: str) -> Object:
    said = " › ".join(claim.speakers)
    notes = [
        claim.id,
        claim.type,
        f"{claim.span.start}-{claim.span.end}",
        said,
        claim.hedge,
        claim.date,
        *claim.tactics,
        *claim.measures,
    ]
    tags = [HEDGE_TAGS[claim.hedge], *(_technique_tag(id_) for id_ in claim.techniques if technique_name(id_))]
    return {
        "uuid": _uuid(key, claim.id),
        "type": "text",
        "category": "External analysis",
        "value": claim.span.of(alert.document.text),
        "comment": " · ".join(note for note in notes if note),
        "to_ids": False,
        "timestamp": stamp,
        "Tag": [{"name": tag} for tag in tags],
    }


def _indicator(one: Indicator, key: str, stamp: str) -> Object:
    type_, category = _TYPES.get(one.type, _OTHER)
    notes = [one.type if (type_, category) == _OTHER else "", f"{one.start}-{one.end}", one.why]
    return {
        "uuid": _uuid(key, one.type, one.value, str(one.start)),
        "type": type_,
        "category": category,
        "value": one.value,
        "comment": " · ".join(note for note in notes if note),
        "to_ids": one.believed and type_ != "text",
        "timestamp": stamp,
    }


def _conflicts(alerts: tuple[Alert, ...], comparison: Comparison, number: int, key: str, stamp: str) -> list[Object]:
    """What of this document does not fit another one."""
    found: list[Object] = []
    for conflict in comparison.conflicts:
        for own, other in ((conflict.one, conflict.other), (conflict.other, conflict.one)):
            if own.alert == number:
                words = alerts[other.alert].claims[other.claim].span.of(alerts[other.alert].document.text)
                found.append(
                    {
                        "uuid": _uuid(
                            key,
                            "conflict",
                            conflict.kind,
                            conflict.about,
                            *conflict.scopes,
                            named(alerts, own),
                            named(alerts, other),
                        ),
                        "type": "text",
                        "category": "External analysis",
                        "value": words,
                        "comment": f"{conflict.kind} · {conflict.about} · {named(alerts, own)} · {named(alerts, other)}",
                        "to_ids": False,
                        "timestamp": stamp,
                    }
                )
    return found


def _technique_tag(id_: str) -> str:
    return f'misp-galaxy:mitre-attack-pattern="{technique_name(id_).rpartition(": ")[2]} - {id_}"'


def _uuid(*key: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(key).encode("utf-8", "replace").decode()))
