"""Alerts as a STIX 2.1 bundle: reports, claims as notes, and the relationships that they state.

| in an alert                     | in the bundle                                                                           |
| ------------------------------- | --------------------------------------------------------------------------------------- |
| document                        | `report`, created by its publisher                                                      |
| claim                           | `note`, created by its innermost speaker; hedge as `confidence`; spans in the extension |
| speaker                         | `identity`                                                                              |
| actor                           | `intrusion-set`                                                                         |
| incident                        | `campaign`: STIX 2.1 knows `attributed-to` for campaigns and not for incidents          |
| technique, lure                 | `attack-pattern`                                                                        |
| measure                         | `course-of-action`                                                                      |
| indicator that is believed      | `indicator`                                                                             |
| “X uses”, “X targets”, “X did”  | `relationship`, created by who says so; none where it is denied or not reported         |
| two claims that do not fit      | `note` about both                                                                       |

Times are those of the document, never of the clock, so that a bundle comes out the same each time.
"""

import hashlib
from typing import IO

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, Claim
from noroshi.alerts.together.model import Conflict, Ref
from noroshi.alerts.together.speakers import publisher_of
from noroshi.share.catalogue import attack_version, lure, measure, technique_name
from noroshi.share.encoded import encoded
from noroshi.share.stix import extension
from noroshi.share.stix.confidence import CONFIDENCE
from noroshi.share.stix.ids import object_id
from noroshi.share.stix.patterns import pattern_of
from noroshi.warn.reading.result import Reading

Object = dict[str, object]

TIMELESS = "2000-01-01T00:00:00.000Z"
"""of objects that belong to no document (agencies, techniques), and of documents without a date, which `labels` then say"""
NAMELESS = "not named"
"""of a speaker or document whose name is empty: STIX wants one"""
_IDENTITY_CLASSES = {"person": "individual"}


class StixBundle:
    """Writes one bundle for all documents."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, reading: Reading) -> None:
        """The bundle, indented, in the order of the documents."""
        self._stream.write(encoded(bundle_of(reading)))
        self._stream.flush()


def bundle_of(reading: Reading) -> Object:
    """The bundle as JSON objects."""
    objects = _Objects()
    writers = [_AlertWriter(objects, alert) for alert in reading.alerts]
    for writer in writers:
        writer.write()
    for conflict in reading.comparison.conflicts:
        _write_conflict(objects, reading, writers, conflict)
    ids = list(objects.by_id)
    return {"type": "bundle", "id": object_id("bundle", *ids), "objects": list(objects.by_id.values())}


class _Objects:
    """All objects by id, each once."""

    def __init__(self) -> None:
        self.by_id: dict[str, Object] = {}
        self.noroshi = self.add("identity", ("noroshi",), name="Noroshi", identity_class="system")
        self.add(
            "extension-definition",
            (extension.NAME, extension.VERSION),
            created_by_ref=self.noroshi,
            name=extension.NAME,
            description="Where a claim stands in an alert, and through whom it came.",
            schema=extension.SCHEMA,
            version=extension.VERSION,
            extension_types=["property-extension"],
        )

    def add(self, type_: str, key: tuple[str, ...], *, time: str = TIMELESS, **properties: object) -> str:
        """Gives the id; an object that is there already stays as it is."""
        id_ = object_id(type_, *key)
        if id_ not in self.by_id:
            head: Object = {"type": type_, "spec_version": "2.1", "id": id_, "created": time, "modified": time}
            self.by_id[id_] = head | {name: value for name, value in properties.items() if value not in (None, "", [])}
        return id_

    def speaker(self, name: str) -> str:
        """The identity of a speaker."""
        name = name.strip() or NAMELESS
        known = [mention.entity for mention in gazetteer().find(name)]
        kind = gazetteer().entity(known[0]).kind if len(known) == 1 else ""
        class_ = _IDENTITY_CLASSES.get(kind, "organization" if kind else "unknown")
        return self.add("identity", ("speaker", name), name=name, identity_class=class_)

    def technique(self, id_: str) -> str:
        """The attack pattern of an ATT&CK technique."""
        reference = {"source_name": "mitre-attack", "external_id": id_}
        name = technique_name(id_) or id_
        description = f"MITRE ATT&CK {attack_version()}"
        return self.add(
            "attack-pattern", ("attack", id_), name=name, description=description, external_references=[reference]
        )

    def lure(self, id_: str) -> str:
        """The attack pattern of a lure of the catalogue."""
        name, description = lure(id_)
        reference = {"source_name": "noroshi", "external_id": id_}
        return self.add(
            "attack-pattern", ("lure", id_), name=name, description=description, external_references=[reference]
        )

    def measure(self, id_: str) -> str:
        """The course of action of a measure of the catalogue."""
        name, description = measure(id_)
        reference = {"source_name": "noroshi", "external_id": id_}
        return self.add(
            "course-of-action", ("measure", id_), name=name, description=description, external_references=[reference]
        )


class _AlertWriter:
    """The objects of one document."""

    def __init__(self, objects: _Objects, alert: Alert) -> None:
        self.objects, self.alert = objects, alert
        document = alert.document
        self.sha256 = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
        self.time = _time(document.date)
        self.report = object_id("report", self.sha256, publisher_of(alert))
        self.refs: dict[str, None] = {}
        self.notes: dict[str, str] = {}
        """claim id → id of its note"""

    def write(self) -> None:
        document = self.alert.document
        publisher = self._see(self.objects.speaker(publisher_of(self.alert)))
        for claim in self.alert.claims:
            self._claim(claim)
        self._indicators(publisher)
        # A `url` would ask for a hash of what is there (STIX 2.1, 2.5), and nothing here looks there.
        description = " ".join(filter(None, (document.title, document.url)))
        reference = {"source_name": publisher_of(self.alert) or NAMELESS, "description": description or document.source}
        self.objects.add(
            "report",
            (self.sha256, publisher_of(self.alert)),
            time=self.time,
            created_by_ref=publisher,
            name=document.title or document.source or NAMELESS,
            report_types=["threat-report"],
            published=self.time,
            object_refs=list(self.refs) or [publisher],
            external_references=[reference],
            labels=[] if document.date else ["date-not-stated"],
            lang=document.language,
        )

    def _see(self, id_: str) -> str:
        self.refs[id_] = None
        return id_

    def _claim(self, claim: Claim) -> None:
        speaker = self._see(self.objects.speaker(claim.speakers[-1] if claim.speakers else publisher_of(self.alert)))
        actors, incidents, others = self._entities(claim)
        techniques = [self._see(self.objects.technique(id_)) for id_ in claim.techniques]
        lures = [self._see(self.objects.lure(id_)) for id_ in claim.tactics]
        measures = [self._see(self.objects.measure(id_)) for id_ in claim.measures]
        about = [*actors, *incidents, *others, *techniques, *lures, *measures]
        words = claim.span.of(self.alert.document.text)
        common = {
            "created_by_ref": speaker,
            "confidence": CONFIDENCE[claim.hedge],
            "lang": self.alert.document.language,
            "extensions": extension.of_claim(self.alert, claim, self.sha256),
        }
        note = self.objects.add(
            "note",
            (self.sha256, claim.id),
            time=self.time,
            abstract=" · ".join((claim.type, claim.hedge, " › ".join(claim.speakers))),
            content=words,
            authors=list(claim.speakers),
            labels=[f"claim:{claim.type}", f"hedge:{claim.hedge}"],
            object_refs=list(dict.fromkeys(about)) or [speaker],
            **common,
        )
        self.notes[claim.id] = self._see(note)
        if claim.hedge in {"denied", "not_reported"}:
            return
        for type_, source, target in self._stated(claim, actors, incidents, [*techniques, *lures]):
            key = (self.sha256, claim.id, type_, source, target)
            self._see(
                self.objects.add(
                    "relationship",
                    key,
                    time=self.time,
                    relationship_type=type_,
                    source_ref=source,
                    target_ref=target,
                    description=words,
                    **common,
                )
            )

    def _entities(self, claim: Claim) -> tuple[list[str], list[str], list[str]]:
        """Actors, incidents, and everybody else that the claim names."""
        names = gazetteer()
        actors, incidents, others = [], [], []
        for id_ in claim.entities:
            entity = names.entity(id_)
            name = entity.name.get("en") or id_
            if entity.kind == "actor":
                actors.append(self._see(self.objects.add("intrusion-set", ("actor", id_), name=name)))
            elif entity.kind == "incident":
                incidents.append(self._see(self.objects.add("campaign", ("incident", id_), name=name)))
            elif entity.kind == "malware":
                others.append(self._see(self.objects.add("malware", ("malware", id_), name=name, is_family=True)))
            elif entity.kind == "state":
                others.append(self._see(self.objects.add("location", ("state", id_), name=name, **_place(id_))))
            else:
                others.append(self._see(self.objects.speaker(name)))
        return actors, incidents, others

    def _stated(
        self, claim: Claim, actors: list[str], incidents: list[str], patterns: list[str]
    ) -> list[tuple[str, str, str]]:
        """Relationship, from, to."""
        if claim.type == "tactic":
            return [("uses", actor, pattern) for actor in actors for pattern in patterns]
        if claim.type == "attribution":
            return [("attributed-to", incident, actor) for incident in incidents for actor in actors]
        if claim.type == "targeting" and claim.object:
            target = self.objects.add("identity", ("target", claim.object), name=claim.object, identity_class="class")
            return [("targets", actor, self._see(target)) for actor in actors]
        return []

    def _indicators(self, publisher: str) -> None:
        for one in self.alert.indicators:
            pattern = pattern_of(one) if one.believed else ""
            if pattern:
                self._see(
                    self.objects.add(
                        "indicator",
                        (self.sha256, one.type, one.value),
                        time=self.time,
                        created_by_ref=publisher,
                        name=f"{one.type}: {one.value}",
                        description=f"{self.alert.document.source}: “{one.written}”",
                        indicator_types=["malicious-activity"],
                        pattern=pattern,
                        pattern_type="stix",
                        valid_from=self.time,
                        lang=self.alert.document.language,
                    )
                )


def _write_conflict(objects: _Objects, reading: Reading, writers: list[_AlertWriter], conflict: Conflict) -> None:
    sides = (conflict.one, conflict.other)
    refs = [writers[ref.alert].notes[_claim(reading, ref).id] for ref in sides]
    quotes = [f"{publisher_of(reading.alerts[ref.alert])}: “{_words(reading, ref)}”" for ref in sides]
    objects.add(
        "note",
        ("conflict", conflict.kind, conflict.about, *conflict.scopes, *refs),
        time=max(writers[ref.alert].time for ref in sides),
        created_by_ref=objects.noroshi,
        abstract=f"{conflict.kind}: {conflict.about}",
        content="\n".join((*quotes, *(f"counts: {scope}" for scope in conflict.scopes if scope))),
        labels=[f"conflict:{conflict.kind}"],
        object_refs=refs,
    )


def _claim(reading: Reading, ref: Ref) -> Claim:
    return reading.alerts[ref.alert].claims[ref.claim]


def _words(reading: Reading, ref: Ref) -> str:
    return _claim(reading, ref).span.of(reading.alerts[ref.alert].document.text)


def _time(date: str) -> str:
    """A day as a STIX timestamp; the first day of a month or year of which no more is known."""
    if not date:
        return TIMELESS
    return f"{(date + '-01-01')[:10]}T00:00:00.000Z"


_COUNTRIES = {
    "australia": "AU",
    "bangladesh": "BD",
    "canada": "CA",
    "china": "CN",
    "france": "FR",
    "germany": "DE",
    "india": "IN",
    "iran": "IR",
    "japan": "JP",
    "north-korea": "KP",
    "russia": "RU",
    "singapore": "SG",
    "south-korea": "KR",
    "ukraine": "UA",
    "united-kingdom": "GB",
    "united-states": "US",
    "vietnam": "VN",
}
"""gazetteer id → ISO 3166-1"""


def _place(state: str) -> dict[str, str]:
    """STIX wants a country, a region or coordinates of a location."""
    code = _COUNTRIES.get(state)
    return {"country": code} if code else {"region": "europe" if state == "european-union" else "world"}
