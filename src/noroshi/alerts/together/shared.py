"""Which claims of several alerts say the same."""

from collections.abc import Mapping, Sequence
from itertools import count

from noroshi.alerts.model import Claim
from noroshi.alerts.together.proper import common_names
from noroshi.alerts.together.scope import scope_of
from noroshi.alerts.together.subject import EVENTS, Subject
from noroshi.alerts.together.told import Told, kin
from noroshi.alerts.together.words import likeness

ALIKE = 0.6
"""share of the words (or things) of the shorter claim that the other one has too, from which on both say the same"""
THINGS = 3
"""things that two claims must share where neither lures, measures, incidents nor numbers tell; one alone tells of
attributions in alerts about one event, and one less where both are hedged in the same way"""


def merge(told: Sequence[Told]) -> list[tuple[Told, ...]]:
    """Claims that say the same, in groups of two alerts or more; each is in one group, and all of a group fit one another."""
    groups: dict[tuple[str, int], list[Told]] = {}
    number = count()
    for one in told:
        for (type_, _), group in groups.items():
            if type_ == one.claim.type and all(_may_say_the_same(one, other) for other in group):
                group.append(one)
                break
        else:
            groups[one.claim.type, next(number)] = [one]
    return [tuple(group) for group in groups.values() if len({one.ref.alert for one in group}) > 1]


def sources_of(group: Sequence[Told], copies: Mapping[int, int] | None = None) -> tuple[frozenset[str], ...]:
    """Sources that have nobody in common: what several alerts have of the NPA is one source.

    `copies`: alert → the alert whose words it has. What publishers of one text say by themselves is one source as well.
    """
    found: list[tuple[set[str], set[int]]] = []
    for one in group:
        names, texts = set(one.source), set()
        if copies and len(one.claim.speakers) < 2:
            texts.add(copies.get(one.ref.alert, one.ref.alert))
        apart = []
        for other in found:
            if names & other[0] or texts & other[1]:
                names |= other[0]
                texts |= other[1]
            else:
                apart.append(other)
        found = [*apart, (names, texts)]
    return tuple(frozenset(names) for names, _ in found)


def _may_say_the_same(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if one.ref.alert == other.ref.alert or _differ(a.actors, b.actors) or _differ(a.incidents, b.incidents):
        return False
    if _differ(a.companies, b.companies):
        return False
    if _years_differ(one.claim.date, other.claim.date) or _numbers_differ(one.claim, other.claim):
        return False
    return _says_the_same(one, other)


def _says_the_same(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if a.type == "tactic" and a.lures and b.lures:
        return bool(a.lures & b.lures)
    if a.type == "recommendation" and (a.measures or b.measures):
        return bool(a.measures & b.measures)
    if a.type == "warning_count":
        return None not in {one.claim.value, other.claim.value} and scope_of(one).meets(scope_of(other))
    if a.type in {"attribution", "incident"} and a.incidents | b.incidents:
        return bool(a.incidents & b.incidents)
    if a.type == "targeting" and a.actors & b.actors and _groups(a, "who:") & _groups(b, "who:"):
        return True
    if a.type == "identity" and a.actors & b.actors and a.things == b.things:
        return True
    if a.type in EVENTS and _strangers(a.names, b.names):
        return False
    if one.alert.document.language == other.alert.document.language:
        words = likeness(one.claim.span.of(one.alert.document.text), other.claim.span.of(other.alert.document.text))
        if words >= ALIKE:
            return True
    needed = (
        THINGS
        - 2 * (a.type == "attribution" and kin(one, other))
        - (one.claim.hedge == other.claim.hedge != "asserted")
    )
    common = a.common(b)
    return len(common) >= max(needed, 1) and len(common) >= ALIKE * min(a.size, b.size)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names somebody in Latin letters whom the other does not name. Most of katakana is common nouns."""
    return all(any(name.isascii() for name in a - common_names(a, b)) for a, b in ((one, other), (other, one)))


def _years_differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one[:4] != other[:4]


def _numbers_differ(one: Claim, other: Claim) -> bool:
    return one.value is not None and other.value is not None and one.value != other.value


def _groups(subject: Subject, prefix: str) -> set[str]:
    return {name for name in subject.concepts if name.startswith(prefix)}
