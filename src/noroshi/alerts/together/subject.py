"""What a claim is about, told in words that do not depend on the language it is written in."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, Claim
from noroshi.text.lexicon import Lexicon


class Subject(msgspec.Struct, frozen=True):
    """The things that a claim names."""

    type: str
    actors: frozenset[str]
    """gazetteer ids of the actors named"""
    incidents: frozenset[str]
    entities: frozenset[str]
    """all other ids"""
    concepts: frozenset[str]
    """of `data/concepts.toml`, as `group:concept`"""
    lures: frozenset[str]
    measures: frozenset[str]

    @property
    def things(self) -> frozenset[str]:
        """All of them but what is counted."""
        counted = {name for name in self.concepts if name.startswith("counted:")}
        return self.actors | self.incidents | self.entities | self.lures | self.measures | (self.concepts - counted)

    @property
    def counted(self) -> frozenset[str]:
        """What a number in it may count."""
        return frozenset(name for name in self.concepts if name.startswith("counted:"))


def subject_of(alert: Alert, claim: Claim) -> Subject:
    """What the claim's own words name; who says it does not count."""
    names = gazetteer()
    text = alert.document.text
    words = claim.span.of(text)
    said_by = {mention.entity for speaker in claim.speakers for mention in names.find(speaker)}
    found = {mention.entity for part in (words, claim.subject, claim.object) for mention in names.find(part)}
    kinds = {id_: names.entity(id_).kind for id_ in found}
    actors = frozenset(id_ for id_, kind in kinds.items() if kind == "actor")
    incidents = frozenset(id_ for id_, kind in kinds.items() if kind == "incident")
    return Subject(
        claim.type,
        actors,
        incidents,
        frozenset(found) - actors - incidents - said_by,
        concepts_in(words) | concepts_in(claim.object),
        frozenset(claim.tactics),
        frozenset(claim.measures),
    )


def concepts_in(words: str, prefix: str = "") -> frozenset[str]:
    """The concepts that words name, of one group or of all."""
    return frozenset(match.category for match in _lexicon().search(words) if match.category.startswith(prefix))


@cache
def _lexicon() -> Lexicon:
    text = (resources.files("noroshi.alerts.together") / "data" / "concepts.toml").read_text("utf-8")
    groups: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return Lexicon({f"{group}:{name}": phrases for group, names in groups.items() for name, phrases in names.items()})
