"""STIX bundles (STIX 2.1, OASIS Standard; 2.0 reads the same) to text and stated claims.

Every object becomes a paragraph: its name as a label, its description, its pattern or value on a line of its own.
Relationships become plain sentences after all objects, and those that say who did what are stated claims whose span is
that sentence. The one who says it is the identity that `created_by_ref` names (STIX 2.1, 3.2).
"""

from typing import Any, Final, get_args

from noroshi.alerts.documents.dates import date_of
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.paragraphs import Paragraphs
from noroshi.alerts.documents.publisher import clean_publisher
from noroshi.alerts.limits import CLAIMS, JSON_OBJECTS
from noroshi.alerts.model import Claim, ClaimType, Document, Hedge
from noroshi.text.languages import language_of
from noroshi.text.span import Span

Json = dict[str, Any]

LIKELY: Final = 60
"""Confidence from which a claim is `likely`: Probably true (60 to 79) of the Admiralty scale and Likely (60 to 79) of the
DNI scale in STIX 2.1, appendix A. Below it, Possibly true, Roughly even chance and Low leave no more than that somebody
says so: `alleged`."""
CONFIRMED: Final = 80
"""Confidence from which it is `asserted`: Confirmed by other sources (80 to 100) of the Admiralty scale, Very likely and
Almost certain (80 to 100) of the DNI scale, both in appendix A."""

_STATED: Final[dict[str, ClaimType]] = {
    "attributed-to": "attribution",
    "targets": "targeting",
    "indicates": "other_fact",
    "uses": "tactic",
    "impersonates": "tactic",
}
"""Relationships that are claims (STIX 2.1, appendix B) → the claim's type. An indicator that `indicates` a campaign says
that it can be detected by it, and not who did it."""
_VERBS: Final = {
    "attributed-to": "is attributed to",
    "based-on": "is based on",
    "belongs-to": "belongs to",
    "beacons-to": "beacons to",
    "characterizes": "characterizes",
    "communicates-with": "communicates with",
    "derived-from": "is derived from",
    "duplicate-of": "is a duplicate of",
    "exfiltrates-to": "exfiltrates to",
    "has": "has",
    "located-at": "is located at",
    "originates-from": "originates from",
    "related-to": "is related to",
    "resolves-to": "resolves to",
    "variant-of": "is a variant of",
    "authored-by": "is authored by",
    "subtechnique-of": "is a sub-technique of",
}
_FIRST: Final = ("report", "grouping", "note", "opinion")
_NO_PARAGRAPH: Final = frozenset(
    {"relationship", "sighting", "marking-definition", "extension-definition", "language-content"}
)
_VALUE_KEYS: Final = ("pattern", "value", "path", "name", "url", "account_login", "display_name", "user_id", "subject")
_NAME_CHARS: Final = 500


def stix_objects(value: Any) -> list[Any] | None:
    """The objects of decoded JSON that is a bundle, one object, or a list of objects; None for other JSON."""
    if isinstance(value, dict):
        if value.get("type") == "bundle":
            found = value.get("objects")
            return found if isinstance(found, list) else []
        return [value] if _is_object(value) else None
    if isinstance(value, list) and value and all(map(_is_object, value[:10])):
        return value
    return None


def _is_object(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("type"), str)
        and isinstance(value.get("id"), str)
        and value["id"].startswith(value["type"] + "--")
    )


def read_stix(objects: list[Any], source: str, defects: dict[str, str]) -> Document:
    """Text and stated claims of a bundle's objects."""
    if len(objects) > JSON_OBJECTS:
        defects["limit-objects"] = f"{JSON_OBJECTS} of {len(objects)}"
        objects = objects[:JSON_OBJECTS]
    good = [one for one in objects if _is_object(one)]
    if len(good) < len(objects):
        defects["bad-object"] = f"{len(objects) - len(good)} without type and id"
    if not good:
        defects["no-objects"] = ""
        return Document(source, "stix", "", defects=as_defects(defects))
    return _Bundle(good).document(source, defects)


class _Bundle:
    def __init__(self, objects: list[Json]) -> None:
        self.by_id: dict[str, Json] = {}
        for one in objects:
            self.by_id[one["id"]] = one  # a later version of an object stands for the earlier ones
        self.text = Paragraphs()
        self.stated: list[Claim] = []
        self.own_claims: set[str] = set()
        self.report = next((one for one in self.by_id.values() if one["type"] in ("report", "grouping")), None)
        self.publisher = self._find_publisher()

    def document(self, source: str, defects: dict[str, str]) -> Document:
        everything = list(self.by_id.values())
        for one in [*filter(_leads, everything), *(one for one in everything if not _leads(one))]:
            if one["type"] not in _NO_PARAGRAPH:
                self._add_object(one)
        relations = [one for one in everything if one["type"] == "relationship"]
        for number, one in enumerate(relations):
            self._add_relation(one, "\n\n" if number == 0 else "\n", defects)
        if self.text.full:
            defects["limit-text"] = ""
        text = self.text.text
        if not text:
            defects["no-words"] = ""
        return Document(
            source,
            "stix",
            text,
            language=language_of(text),
            title=_said(self.report, "name") if self.report else "",
            publisher=self.publisher,
            date=self._date(),
            furniture=tuple(self.text.furniture),
            stated=tuple(self.stated),
            defects=as_defects(defects),
        )

    def _add_object(self, one: Json) -> None:
        name = self._name(one)
        own = own_claim(one)
        if own is not None and one["type"] == "note":
            self._add_own(own, self.text.add(_said(one, "content")))
            return
        if one["type"] == "indicator" or "description" in one or one["type"] in _FIRST or "aliases" in one:
            self.text.add(name, "title" if one is self.report else "label")
        aliases = [alias for alias in _strings(one, "aliases") if alias != name][:50]
        if aliases and name:
            self.text.add(f"{name} is also known as {', '.join(aliases)}.", joined="\n")
        for key in ("description", "abstract", "content", "explanation", "statement"):
            self.text.add_prose(_said(one, key), joined="\n")
        if one["type"] == "indicator":
            self.text.add(_said(one, "pattern"), joined="\n")
        elif "description" not in one and one["type"] not in _FIRST and "aliases" not in one:
            self._add_values(one)

    def _add_own(self, own: Json, span: Span | None) -> None:
        """A claim of a bundle that Noroshi wrote: all that was known of it, and the words as they stood."""
        if span is None or len(self.stated) >= CLAIMS:
            return
        self.own_claims.add(own["claim"])
        value = own.get("value")
        self.stated.append(
            Claim(
                id="",
                type=own["claim_type"],
                sentence=span,
                span=span,
                speakers=tuple(_strings(own, "speakers")),
                hedge=own["hedge"],
                date=date_of(_said(own, "date")),
                value=float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None,
                counts=_said(own, "counts"),
            )
        )

    def _add_values(self, one: Json) -> None:
        """The value of an observable, and its hashes, each on a line of its own."""
        values = [_said(one, key) for key in _VALUE_KEYS]
        hashes = one.get("hashes")
        if isinstance(hashes, dict):
            values += [value for value in list(hashes.values())[:20] if isinstance(value, str)]
        joined = "\n\n"
        for value in dict.fromkeys(filter(None, values)):
            if self.text.add(value, joined=joined) is not None:
                joined = "\n"

    def _add_relation(self, one: Json, joined: str, defects: dict[str, str]) -> None:
        kind = _said(one, "relationship_type")
        own = own_claim(one)
        if own is not None and own["claim"] in self.own_claims:
            return  # its note says the same in the alert's words
        ends = [self.by_id.get(_said(one, key)) for key in ("source_ref", "target_ref")]
        names = [self._name(end) if end is not None else "" for end in ends]
        if not kind or not all(names):
            defects["bad-object"] = f"{one['id'][:60]} names what is not there"
            return
        verb = _VERBS.get(kind, kind.replace("-", " "))
        sentence = self.text.add(f"{names[0]} {verb} {names[1]}.", joined=joined)
        self.text.add_prose(_said(one, "description"), joined="\n")
        if sentence is None or kind not in _STATED or len(self.stated) >= CLAIMS:
            return
        target = ends[1]
        assert target is not None
        self.stated.append(
            Claim(
                id="",
                type=_STATED[kind],
                sentence=sentence,
                span=Span(sentence.start, sentence.end - 1),
                subject=names[0],
                object=names[1],
                speakers=tuple(_strings(own, "speakers")) if own is not None else self._speakers(one),
                hedge=own["hedge"] if own is not None else hedge_of(one.get("confidence")),
                date=_dates(one),
                techniques=techniques_of(target) if kind == "uses" else (),
            )
        )

    def _speakers(self, one: Json) -> tuple[str, ...]:
        publisher = self.publisher
        author = self._author(one)
        return tuple(dict.fromkeys(filter(None, (publisher, author))))

    def _author(self, one: Json) -> str:
        identity = self.by_id.get(_said(one, "created_by_ref"))
        return clean_publisher(_said(identity, "name")) if identity is not None else ""

    def _find_publisher(self) -> str:
        """Whoever made the report; without one, the only identity that made objects of the bundle."""
        if self.report is not None and self._author(self.report):
            return self._author(self.report)
        authors = {self._author(one) for one in list(self.by_id.values())[:1_000]} - {""}
        return authors.pop() if len(authors) == 1 else ""

    def _date(self) -> str:
        if self.report is not None:
            return date_of(_said(self.report, "published") or _said(self.report, "created"))
        dates = {_said(one, "created")[:10] for one in self.by_id.values() if one["type"] == "indicator"} - {""}
        return date_of(dates.pop()) if len(dates) == 1 else ""

    def _name(self, one: Json) -> str:
        for key in ("name", *_VALUE_KEYS):
            found = " ".join(_said(one, key)[:_NAME_CHARS].split())
            if found:
                return found
        country = _said(one, "country") or _said(one, "region")
        return country or one["type"].replace("-", " ")


def hedge_of(confidence: Any) -> Hedge:
    """The hedge that a confidence of 0 to 100 comes to (`LIKELY`, `CONFIRMED`); without one, nothing weakens the claim."""
    if isinstance(confidence, bool) or not isinstance(confidence, int) or not 0 <= confidence <= 100:
        return "asserted"
    if confidence < LIKELY:
        return "alleged"
    return "likely" if confidence < CONFIRMED else "asserted"


def own_claim(one: Json) -> Json | None:
    """The extension of Noroshi's own bundles on an object that stands for a claim, known by its members; or None."""
    extensions = one.get("extensions")
    for found in list(extensions.values())[:20] if isinstance(extensions, dict) else ():
        if (
            isinstance(found, dict)
            and found.get("claim_type") in _TYPES
            and found.get("hedge") in _HEDGES
            and isinstance(found.get("claim"), str)
            and _strings(found, "speakers")
        ):
            return found
    return None


_TYPES: Final = frozenset(get_args(ClaimType))
_HEDGES: Final = frozenset(get_args(Hedge))


def techniques_of(one: Json) -> tuple[str, ...]:
    """ATT&CK ids that an attack pattern names as its own (`external_references` of `mitre-attack`)."""
    found = one.get("external_references")
    if one["type"] != "attack-pattern" or not isinstance(found, list):
        return ()
    return tuple(
        reference["external_id"]
        for reference in found[:20]
        if isinstance(reference, dict)
        and reference.get("source_name") == "mitre-attack"
        and isinstance(reference.get("external_id"), str)
    )


def _dates(one: Json) -> str:
    start, stop = date_of(_said(one, "start_time")), date_of(_said(one, "stop_time"))
    return f"{start}/{stop}" if start and stop else start


def _leads(one: Json) -> bool:
    return one["type"] in _FIRST


def _said(one: Json | None, key: str) -> str:
    found = one.get(key) if one is not None else None
    return found if isinstance(found, str) else ""


def _strings(one: Json, key: str) -> list[str]:
    found = one.get(key)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
