"""What is known of an actor, and by whom: the data of an actor page. Nothing here is merged: each line has its speaker."""

from collections.abc import Iterator, Sequence

import msgspec

from noroshi.alerts.knowledge.gazetteer import AliasClaim, AttributionClaim, Entity, Incident, Source, gazetteer
from noroshi.alerts.knowledge.published import Cited, PublishedAlert, published
from noroshi.alerts.model import Alert, Claim

SUGGESTIONS = 5


class UnknownActorError(LookupError):
    """No actor of that name; `near` are names that look like it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


class Attributed(msgspec.Struct, frozen=True):
    """That somebody says that an actor did something."""

    incident: Incident
    attribution: AttributionClaim


class Read(msgspec.Struct, frozen=True):
    """A claim about the actor in a document that was given."""

    alert: Alert
    claim: Claim


class Profile(msgspec.Struct, frozen=True):
    """All that is known of an actor under one name, and of the names that somebody holds to be its own."""

    actor: Entity
    namings: tuple[AliasClaim, ...]
    """who says that which name is the same, overlaps with it or is a part of it"""
    attributions: tuple[Attributed, ...]
    """under this name and under those others; the oldest incident first"""
    said: tuple[Cited, ...]
    """claims of the bundled alerts that name the actor, in order of date"""
    alerts: tuple[PublishedAlert, ...]
    """the alerts that these stand in"""
    read: tuple[Read, ...] = ()


def find_actor(name: str) -> Entity:
    """The actor of a name or id. Raises `UnknownActorError`."""
    names = gazetteer()
    if name in names and names.entity(name).kind == "actor":
        return names.entity(name)
    wanted = name.strip()
    for mention in names.find(wanted):
        entity = names.entity(mention.entity)
        if entity.kind == "actor" and (mention.start, mention.end) == (0, len(wanted)):
            return entity
    folded = wanted.casefold()
    for entity in names:
        if entity.kind == "actor" and folded in {each.casefold() for each in names.names_of(entity.id)}:
            return entity
    raise UnknownActorError(name, _near(name))


def source_of(id_: str) -> Source:
    """The document that a record of the gazetteer rests on: one of its sources, or a bundled alert. Raises `KeyError`."""
    known = gazetteer().sources.get(id_)
    if known is not None:
        return known
    alert = published().alert(id_)
    issuers = alert.issuers if alert.publisher in alert.issuers else (alert.publisher,)
    return Source(issuers, alert.date, alert.title["en"], alert.url)


def _near(name: str) -> tuple[str, ...]:
    from rapidfuzz import process, utils

    actors = [each for entity in gazetteer() if entity.kind == "actor" for each in gazetteer().names_of(entity.id)]
    found = process.extract(name, actors, processor=utils.default_process, limit=SUGGESTIONS, score_cutoff=50)
    return tuple(dict.fromkeys(each for each, _, _ in found))


def profile(actor: Entity, alerts: Sequence[Alert] = ()) -> Profile:
    """What the bundled knowledge and the given documents say of an actor."""
    names = gazetteer()
    namings = names.aliases_of(actor.id)
    near = {actor.id} | {id_ for one in namings for id_ in (one.name, one.of)}
    attributions = [
        Attributed(incident, one) for incident in names.incidents() for one in incident.attributions if one.to in near
    ]
    said = tuple(_said(actor.id))
    told = {cited.alert.id: cited.alert for cited in said}
    return Profile(
        actor,
        tuple(sorted(namings, key=lambda one: (one.relation, names.entity(one.used_by).name["en"], one.name, one.of))),
        tuple(attributions),
        said,
        tuple(sorted(told.values(), key=lambda one: (one.date, one.id))),
        tuple(Read(alert, claim) for alert in alerts for claim in alert.claims if actor.id in claim.entities),
    )


def _said(actor: str) -> Iterator[Cited]:
    """Claims of the bundled alerts whose sentence names the actor."""
    names = gazetteer()
    for alert in published():
        for claim in alert.claims:
            words = claim.sentence.get("en") or next(iter(claim.sentence.values()))
            if any(mention.entity == actor for mention in names.find(words)):
                yield Cited(alert, claim)
