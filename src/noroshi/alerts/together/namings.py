"""What claims say of names of actors: that two are one, or that one is a part of the other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Literal

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.model import Conflict, Ref
from noroshi.alerts.together.proper import proper_names
from noroshi.alerts.together.subject import actor_by_sound
from noroshi.alerts.together.told import CERTAIN, Told

Tie = Literal["same", "part"]
_PART = re.compile(
    r"\b(?:sub-?(?:groups?|units?|clusters?|divisions?)|(?:parts?|arms?|units?|divisions?|branch(?:es)?|offshoots?|subsets?) of|subordinate to|under)\b|下部|傘下|配下|一部門|分派|派生",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:also known as|a\.?k\.?a\.?|alias|another name|other name|calls?|called|known as|tracked as|tracks?|dubbed|identical|same (?:group|actor|team|as)|formerly|is)\b|別名|別称|呼[びぶばん]|でいう|同一|にあたる|に当たる|のこと|として知られ|名でも",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\bnot\b|n['’]t\b|\bapart from\b|\bdistinct\b|\bseparate\b|ではない|でない|別組織|異なる|別の", re.IGNORECASE
)
_IT = re.compile(
    r"\b(?:of|to) (?:it|this group|that group|the group)\b|(?:その|同)(?:集団|組織|グループ)?(?:の)?(?:下部|傘下)",
    re.IGNORECASE,
)
"""what the claim before it is about"""


class Naming(msgspec.Struct, frozen=True):
    """That two actors are tied."""

    tie: Tie
    actors: frozenset[str]


def namings_of(told: Sequence[Told]) -> dict[int, list[tuple[Told, Naming]]]:
    """Alert → what its claims say of names, if they say it flatly or nearly so."""
    found: dict[int, list[tuple[Told, Naming]]] = defaultdict(list)
    about = ""
    alert = -1
    for one in told:
        if one.ref.alert != alert:
            alert, about = one.ref.alert, ""
        words = one.claim.span.of(one.alert.document.text)
        actors = _actors(words)
        if one.claim.type == "identity" and one.claim.hedge in CERTAIN and not _NO.search(words):
            found[alert] += [(one, naming) for naming in _tied(words, actors, about)]
        if actors:
            about = actors[0] if not _IT.search(words) else about
    return found


def naming_of(one: Told) -> Naming | None:
    """What a claim says of two names, where it says one thing alone and points at nothing before it."""
    words = one.claim.span.of(one.alert.document.text)
    if _NO.search(words) or _IT.search(words):
        return None
    found = list(_tied(words, _actors(words), ""))
    return found[0] if len(found) == 1 else None


def _tied(words: str, actors: Sequence[str], about: str) -> Iterator[Naming]:
    if _PART.search(words):
        whole = about if _IT.search(words) else actors[-1] if len(actors) == 2 else ""
        for actor in actors:
            if whole and actor != whole:
                yield Naming("part", frozenset((actor, whole)))
    elif len(actors) == 2 and _SAME.search(words):
        yield Naming("same", frozenset(actors))


def _actors(words: str) -> list[str]:
    """Ids of the actors that words name, in order, also those that katakana spells."""
    names = gazetteer()
    places = {
        mention.start: mention.entity for mention in names.find(words) if names.entity(mention.entity).kind == "actor"
    }
    for name in proper_names(words):
        if (id_ := actor_by_sound(name)) and name in words:
            places[words.index(name)] = id_
    return list(dict.fromkeys(places[place] for place in sorted(places)))


def namings(told: Sequence[Told]) -> Iterator[Conflict]:
    """A part of a group beside another name of it; one name given to two groups that nobody else puts together."""
    found = [each for several in namings_of(told).values() for each in several]
    by_actor: dict[str, list[tuple[Told, Naming]]] = defaultdict(list)
    for one, naming in found:
        for actor in naming.actors:
            by_actor[actor].append((one, naming))
    shown: set[frozenset[Ref]] = set()
    for actor in sorted(by_actor):
        for (one, a), (other, b) in combinations(by_actor[actor], 2):
            if one.ref.alert == other.ref.alert or frozenset((one.ref, other.ref)) in shown:
                continue
            if (a.actors == b.actors and a.tie != b.tie) or (a.tie == b.tie == "same" and _cannot_be(a, b)):
                shown.add(frozenset((one.ref, other.ref)))
                yield Conflict("contradicts", one.ref, other.ref, "identity")


def _cannot_be(a: Naming, b: Naming) -> bool:
    """Whether one name is given to two groups that are parts of one whole and that nobody in the gazetteer holds to be one."""
    ends = a.actors ^ b.actors
    if len(a.actors & b.actors) != 1 or len(ends) != 2 or ends in _ties("same", "overlaps"):
        return False
    one, other = ends
    if not _wholes(one) & _wholes(other):
        return False
    return (a.actors in _ties("same", "overlaps")) != (b.actors in _ties("same", "overlaps"))


@cache
def _ties(*relations: str) -> frozenset[frozenset[str]]:
    """Pairs of names that somebody ties so."""
    return frozenset(
        frozenset((alias.name, alias.of)) for alias in gazetteer().aliases() if alias.relation in relations
    )


@cache
def _wholes(actor: str) -> frozenset[str]:
    return frozenset(alias.of for alias in gazetteer().aliases() if alias.name == actor and alias.relation == "part-of")
