"""Where alerts contradict each other, and where they only seem to."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from noroshi.alerts.knowledge.gazetteer import AliasClaim, gazetteer
from noroshi.alerts.model import Hedge
from noroshi.alerts.together.model import Conflict, ConflictKind
from noroshi.alerts.together.scope import Scope, scope_of
from noroshi.alerts.together.shared import Told
from noroshi.alerts.together.speakers import identities, publisher_of

ROUNDING = 0.1
"""two amounts that differ by less than this share of the greater one may be one amount, rounded or at another day's rate"""
_CERTAIN: tuple[Hedge, ...] = ("asserted", "likely", "alleged")
_HAPPENED = frozenset({"incident", "attribution"})
_CASES = frozenset({"counted:case", "how:cyberattack", "how:theft"})


def find_conflicts(told: Sequence[Told], groups: Sequence[tuple[Told, ...]]) -> tuple[Conflict, ...]:
    """All pairs of claims of two alerts that do not fit together, or that a hasty reader would take for such a pair."""
    found: list[Conflict] = []
    for test in (_counts, _amounts, _denials, _reports, _attributions):
        found += test(told)
    found += _certainty(groups)
    return tuple(sorted(found, key=lambda conflict: (_ORDER.index(conflict.kind), conflict.one, conflict.other)))


_ORDER: list[ConflictKind] = ["misquotes", "contradicts", "different-scope", "hedge-differs"]


def _pairs(told: Sequence[Told], wanted: Callable[[Told], bool]) -> Iterator[tuple[Told, Told]]:
    chosen = [one for one in told if wanted(one)]
    return (pair for pair in combinations(chosen, 2) if pair[0].ref.alert != pair[1].ref.alert)


def _counts(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The eighth warning” beside “the fifth”."""
    for one, other in _pairs(told, lambda each: each.claim.type == "warning_count" and each.claim.value is not None):
        if one.claim.value == other.claim.value:
            continue
        scopes = scope_of(one), scope_of(other)
        if _credits(one, other):
            yield _conflict("misquotes", one, other, "count", scopes)
        elif _credits(other, one):
            yield _conflict("misquotes", other, one, "count", scopes[::-1])
        else:
            yield _conflict(
                "contradicts" if scopes[0].meets(scopes[1]) else "different-scope", one, other, "count", scopes
            )


def _credits(one: Told, other: Told) -> bool:
    """Whether the one says that it has its claim from who published the other, who says it for himself."""
    publisher = identities(publisher_of(other.alert))
    return any(publisher & identities(name) for name in one.claim.speakers[1:])


def _amounts(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two losses of one incident in one currency."""
    for one, other in _pairs(
        told, lambda each: bool(each.claim.value and each.claim.counts and each.claim.type == "incident")
    ):
        scopes = scope_of(one), scope_of(other)
        if not scopes[0].unit or scopes[0].unit != scopes[1].unit or not _same_event(one, other):
            continue
        a, b = float(one.claim.value or 0), float(other.claim.value or 0)
        if abs(a - b) > ROUNDING * max(abs(a), abs(b)):
            yield _conflict("contradicts", one, other, "amount", scopes)


def _same_event(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if a.incidents or b.incidents:
        return bool(a.incidents & b.incidents)
    names = gazetteer()
    victims = {id_ for id_ in a.entities & b.entities if names.entity(id_).kind == "company"}
    dates = one.claim.date[:4], other.claim.date[:4]
    return bool(victims) and (not all(dates) or dates[0] == dates[1])


def _denials(told: Sequence[Told]) -> Iterator[Conflict]:
    """One says that it is so, the other that it is not."""
    for one, other in _pairs(told, lambda each: each.claim.hedge in {"denied", *_CERTAIN}):
        if (one.claim.hedge == "denied") != (other.claim.hedge == "denied") and _same_matter(one, other):
            yield _conflict("contradicts", one, other, "denial")


def _same_matter(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if a.type != b.type and not {a.type, b.type} <= _HAPPENED:
        return False
    if (a.actors and b.actors and not a.actors & b.actors) or (
        a.incidents and b.incidents and not a.incidents & b.incidents
    ):
        return False
    about_one = a.incidents & b.incidents or (a.actors & b.actors and a.things & b.things - a.actors)
    common = a.things & b.things
    return bool(about_one) or (len(common) >= 2 and len(common) >= 0.6 * min(len(a.things), len(b.things)))


def _reports(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The agency has not reported any case” beside “the agency confirmed cases”."""
    for one, other in _pairs(told, lambda each: each.claim.hedge == "not_reported" or each.claim.type in _HAPPENED):
        for silent, saying in ((one, other), (other, one)):
            if (
                silent.claim.hedge != "not_reported"
                or saying.claim.hedge not in _CERTAIN
                or saying.claim.type not in _HAPPENED
            ):
                continue
            who = identities(silent.claim.subject) if silent.claim.subject else silent.source
            said = {id_ for name in saying.claim.speakers[1:] for id_ in identities(name)} or saying.source
            about = silent.subject.concepts & _CASES
            if who & said and about and saying.subject.concepts & _CASES:
                yield _conflict("contradicts", silent, saying, "report")


def _attributions(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two actors for one incident, of whom nobody says that they belong together."""
    for one, other in _pairs(told, lambda each: each.claim.type == "attribution" and each.claim.hedge in _CERTAIN):
        a, b = one.subject, other.subject
        if a.incidents & b.incidents and a.actors and b.actors and not _related(a.actors, b.actors):
            yield _conflict("contradicts", one, other, "attribution")


def _related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a source says that one name is, overlaps with or is a part of the other, directly or through a third."""
    names = gazetteer()
    return bool(_around(one, names.aliases()) & _around(other, names.aliases()))


def _around(ids: frozenset[str], aliases: Sequence[AliasClaim]) -> frozenset[str]:
    near = set(ids)
    for alias in aliases:
        pair = {alias.name, alias.of}
        if pair & ids:
            near |= pair
    return frozenset(near)


def _certainty(groups: Sequence[tuple[Told, ...]]) -> Iterator[Conflict]:
    """One claim that is flat in one alert and hedged in another; a pair for each hedge."""
    for group in groups:
        first: dict[Hedge, Told] = {}
        for one in group:
            first.setdefault(one.claim.hedge, one)
        order = [first[hedge] for hedge in _CERTAIN if hedge in first]
        for other in order[1:]:
            if other.ref.alert != order[0].ref.alert:
                yield _conflict("hedge-differs", order[0], other, "certainty")


def _conflict(
    kind: ConflictKind, one: Told, other: Told, about: str, scopes: tuple[Scope, Scope] | None = None
) -> Conflict:
    words = (scopes[0].words, scopes[1].words) if scopes else ("", "")
    return Conflict(kind, one.ref, other.ref, about, words)
