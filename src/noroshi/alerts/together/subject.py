"""What a claim is about, told in words that do not depend on the language it is written in."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, Claim
from noroshi.alerts.together.proper import CONSONANTS, common_names, is_katakana, proper_names, sound_of
from noroshi.text.lexicon import Lexicon

EVENTS = frozenset({"attribution", "incident"})
"""types whose claims tell of one event each"""
_ATTACKS = frozenset({"how:theft", "how:cyberattack", "how:network-intrusion", "how:loss"})


class Subject(msgspec.Struct, frozen=True):
    """The things that a claim names."""

    type: str
    actors: frozenset[str]
    """gazetteer ids of the actors named"""
    incidents: frozenset[str]
    entities: frozenset[str]
    """all other ids"""
    concepts: frozenset[str]
    """of `data/concepts.toml`, as `group:concept`; places by their gazetteer ids"""
    lures: frozenset[str]
    measures: frozenset[str]
    techniques: frozenset[str]
    names: frozenset[str]
    """proper names that the gazetteer does not know"""

    things: frozenset[str]
    """all of them but names and what is counted"""
    companies: frozenset[str]
    """ids of companies named"""

    def common(self, other: "Subject") -> frozenset[str]:
        """The things and names that both have."""
        return (self.things & other.things) | frozenset(common_names(self.names, other.names))

    def common_marks(self, other: "Subject") -> frozenset[str]:
        """What both have of actors, incidents, companies, people, lures and unknown names: what no other event has."""
        marks = (self.actors & other.actors) | (self.incidents & other.incidents) | (self.lures & other.lures)
        names = gazetteer()
        marks |= {id_ for id_ in self.entities & other.entities if names.entity(id_).kind in {"company", "person"}}
        return marks | frozenset(common_names(self.names, other.names))

    @property
    def size(self) -> int:
        """How many things and names there are."""
        return len(self.things) + len(self.names)

    @property
    def counted(self) -> frozenset[str]:
        """What a number in it may count."""
        return frozenset(name for name in self.concepts if name.startswith("counted:"))


def subject_of(alert: Alert, claim: Claim, before: str = "") -> Subject:
    """What the claim's own words name; who says it does not count. `before`: words that it refers back to."""
    names = gazetteer()
    parts = tuple(filter(None, (claim.span.of(alert.document.text), claim.subject, claim.object, before)))
    said_by = {mention.entity for speaker in claim.speakers for mention in names.find(speaker)}
    mentions = {mention.entity: part[mention.start : mention.end] for part in parts for mention in names.find(part)}
    kinds = {id_: names.entity(id_).kind for id_ in mentions}
    actors = frozenset(id_ for id_, kind in kinds.items() if kind == "actor")
    concepts = frozenset(name.removeprefix("where:") for part in parts for name in concepts_in(part))
    incidents = frozenset(id_ for id_, kind in kinds.items() if kind == "incident")
    if claim.type in EVENTS and concepts & _ATTACKS:
        victims = [id_ for id_, kind in kinds.items() if kind == "company"]
        incidents |= _known_incidents(victims, claim.date, alert.document.date)
    heard = {name: id_ for part in parts for name in proper_names(part) if (id_ := actor_by_sound(name))}
    actors |= frozenset(heard.values())
    written = {words.casefold() for words in (*mentions.values(), *heard)}
    said = {name for speaker in claim.speakers for name in proper_names(speaker)}
    proper = {name for part in parts for name in proper_names(part)} - written - said
    entities = frozenset(mentions) - actors - incidents - said_by
    lures, measures, techniques = frozenset(claim.tactics), frozenset(claim.measures), frozenset(claim.techniques)
    uncounted = frozenset(name for name in concepts if not name.startswith("counted:"))
    return Subject(
        claim.type,
        actors,
        incidents,
        entities,
        concepts,
        lures,
        measures,
        techniques,
        frozenset(name for name in proper if not any(word in name for word in written)),
        things=actors | incidents | entities | lures | measures | techniques | uncounted,
        companies=frozenset(id_ for id_ in entities if kinds[id_] == "company"),
    )


def actor_by_sound(name: str) -> str:
    """The actor that a name in katakana spells: `ローレル・ヘロン` → the id of Laurel Heron; empty where it spells none."""
    return _actors_by_sound().get(sound_of(name), "") if is_katakana(name) and "・" in name else ""


@cache
def _actors_by_sound() -> dict[str, str]:
    names = gazetteer()
    found: dict[str, str] = {}
    for entity in names:
        if entity.kind == "actor":
            for name in names.names_of(entity.id):
                if name.isascii() and " " in name and len(sound := sound_of(name.casefold())) > CONSONANTS:
                    found[sound] = entity.id
    return found


def _known_incidents(victims: Sequence[str], happened: str, published: str) -> frozenset[str]:
    """The incident that an attack on one of the companies must be: the only one known until then, or of that year."""
    found: set[str] = set()
    for victim in victims:
        known = [
            one.id
            for one in gazetteer().incidents(victim)
            if (not happened or one.date[:4] == happened[:4]) and (not published or one.date[:4] <= published[:4])
        ]
        found.update(known if len(known) == 1 else ())
    return frozenset(found)


def phrase_in(words: str, prefix: str) -> str:
    """The first words that name a concept of the group, as they are written; empty where none do."""
    return next((words[one.start : one.end] for one in _lexicon().search(words) if one.category.startswith(prefix)), "")


@lru_cache(maxsize=20_000)
def concepts_in(words: str, prefix: str = "") -> frozenset[str]:
    """The concepts that words name, of one group or of all."""
    return frozenset(match.category for match in _lexicon().search(words) if match.category.startswith(prefix))


@cache
def _lexicon() -> Lexicon:
    text = (resources.files("noroshi.alerts.together") / "data" / "concepts.toml").read_text("utf-8")
    groups: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return Lexicon({f"{group}:{name}": phrases for group, names in groups.items() for name, phrases in names.items()})
