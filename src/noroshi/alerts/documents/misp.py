"""MISP events (the MISP core format: draft-dulaunoy-misp-core-format) to text: what analysts wrote, and the attributes' values."""

from typing import Any

from noroshi.alerts.documents.dates import date_of
from noroshi.alerts.documents.decoding import one_line
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.paragraphs import Paragraphs
from noroshi.alerts.documents.publisher import clean_publisher
from noroshi.alerts.limits import JSON_OBJECTS
from noroshi.alerts.model import Document
from noroshi.text.languages import language_of

Json = dict[str, Any]
_WORDS = frozenset({"text", "comment", "other", "campaign-name", "threat-actor", "target-org", "target-machine"})
"""Types of attributes whose value is prose or a name."""


def misp_events(value: Any) -> list[Json] | None:
    """The events of decoded JSON: `{"Event": …}`, one bare, a list of these, or `{"response": […]}`; None for other JSON."""
    if isinstance(value, dict) and isinstance(value.get("response"), list | dict):
        value = value["response"]
    found: list[Json] = []
    for entry in value if isinstance(value, list) else [value]:
        event = entry.get("Event", entry) if isinstance(entry, dict) else None
        if not isinstance(event, dict):
            continue
        if entry is not event or ("info" in event and ("Attribute" in event or "Orgc" in event or "uuid" in event)):
            found.append(event)
    return found or None


def read_misp(events: list[Json], source: str, defects: dict[str, str]) -> Document:
    """Title, reports, galaxies and comments as paragraphs; each value on its own line, parts of one value by tabs."""
    text = Paragraphs()
    left = JSON_OBJECTS
    for event in events:
        text.add(_said(event, "info"), "title")
        for report in _list(event, "EventReport", defects):
            text.add(_said(report, "name"), "heading")
            text.add_prose(_said(report, "content"))
        for galaxy in _list(event, "Galaxy", defects):
            for cluster in _list(galaxy, "GalaxyCluster", defects):
                text.add(_said(cluster, "value"), "label")
                text.add_prose(_said(cluster, "description"), joined="\n")
        attributes = _list(event, "Attribute", defects)
        left = _add_attributes(text, attributes, left)
        for one in _list(event, "Object", defects):
            text.add(_said(one, "name"), "label")
            text.add(_said(one, "comment"), joined="\n")
            left = _add_attributes(text, _list(one, "Attribute", defects), left)
        if left <= 0:
            defects["limit-objects"] = str(JSON_OBJECTS)
            break
    words = text.text
    if text.full:
        defects["limit-text"] = ""
    if not words:
        defects["no-objects"] = ""
    first = events[0]
    return Document(
        source,
        "misp",
        words,
        language=language_of(words),
        title=one_line(_said(first, "info")),
        publisher=_publisher(first),
        date=date_of(_said(first, "date")),
        furniture=tuple(text.furniture),
        defects=as_defects(defects),
    )


def _add_attributes(text: Paragraphs, attributes: list[Json], left: int) -> int:
    between = "\n\n"
    for attribute in attributes[: max(left, 0)]:
        comment = _said(attribute, "comment")
        if comment.strip():
            text.add(comment)
            between = "\n"
        value = _said(attribute, "value")
        if _said(attribute, "type") not in _WORDS:
            value = value.replace("|", "\t")
        elif comment.strip() == value.strip():
            continue
        text.add(value, joined=between)
        between = "\n"
    return left - len(attributes)


def _publisher(event: Json) -> str:
    for key in ("Orgc", "Org"):
        org = event.get(key)
        if isinstance(org, dict) and _said(org, "name"):
            return clean_publisher(_said(org, "name"))
    return ""


def _said(one: Json, key: str) -> str:
    found = one.get(key)
    return found if isinstance(found, str) else ""


def _list(one: Json, key: str, defects: dict[str, str]) -> list[Json]:
    found = one.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        defects["bad-object"] = key
        return []
    good = [each for each in found if isinstance(each, dict)]
    if len(good) < len(found):
        defects["bad-object"] = key
    return good
