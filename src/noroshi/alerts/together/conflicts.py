"""Where alerts contradict each other, and where they only seem to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from noroshi.alerts.knowledge.gazetteer import AliasClaim, gazetteer
from noroshi.alerts.model import Hedge
from noroshi.alerts.together.alignment import Aligned
from noroshi.alerts.together.counting import counts
from noroshi.alerts.together.denials import denials, reports
from noroshi.alerts.together.losses import amounts
from noroshi.alerts.together.model import Conflict, ConflictKind, Ref
from noroshi.alerts.together.namings import namings
from noroshi.alerts.together.shared import Closeness
from noroshi.alerts.together.states import denied_apart, states
from noroshi.alerts.together.told import CERTAIN, NEGATIVE, Told, kin, near_pairs, same_event
from noroshi.alerts.together.values import counted, days, sums, values_apart

CLOSE = 7
"""of `Closeness`, beyond which two claims that stand in no group together are still shown to differ in certainty"""
_ORDER: list[ConflictKind] = ["misquotes", "contradicts", "different-scope", "hedge-differs"]


def find_conflicts(
    told: Sequence[Told], groups: Sequence[tuple[Told, ...]], alike: Closeness, aligned: Aligned
) -> tuple[Conflict, ...]:
    """Pairs of claims of two alerts, or of two speakers in one, that do not fit together or seem not to.

    Of all pairs in which two alerts differ by the same numbers, one stands for all.
    """
    found: list[Conflict] = []
    for test in (counts, amounts, sums, counted, days, denials, states, namings, reports, _attributions):
        found += test(told)
    by_ref = {one.ref: one for one in told}
    found += [*values_apart(by_ref, aligned), *denied_apart(by_ref, aligned)]
    found += [*_certainty(groups), *_certainty_of_pairs(groups, alike, by_ref)]
    once = _once(found, by_ref)
    return tuple(sorted(once, key=lambda conflict: (_ORDER.index(conflict.kind), conflict.one, conflict.other)))


def _once(found: Iterable[Conflict], told: Mapping[Ref, Told]) -> list[Conflict]:
    """Of the pairs of two alerts on one matter the one that names what it is about, rather than one that leaves it to its alert."""
    best: dict[tuple[object, ...], Conflict] = {}
    for one in found:
        amount = one.scopes if one.about == "amount" else ()
        whole = one.about in {"amount", "report"} and one.one.alert != one.other.alert
        key = (one.kind, one.about, amount, (one.one.alert, one.other.alert) if whole else (one.one, one.other))
        if key not in best or _clarity(one, told) > _clarity(best[key], told):
            best[key] = one
    return list(best.values())


def _clarity(one: Conflict, told: Mapping[Ref, Told]) -> tuple[int, int]:
    pair = (told[one.one], told[one.other])
    return (sum(each.named for each in pair), sum(each.claim.value is not None for each in pair))


def _attributions(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two actors for one incident, of whom nobody says that they belong together."""
    blaming = [one for one in told if one.claim.type == "attribution" and one.claim.hedge in CERTAIN]
    for one, other in near_pairs(blaming):
        if one.ref.alert == other.ref.alert and one.source & other.source:
            continue
        a, b = one.subject, other.subject
        if a.incidents & b.incidents and a.actors and b.actors and not _related(a.actors, b.actors):
            yield Conflict("contradicts", one.ref, other.ref, "attribution")


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
    """One claim that is flat in one alert and hedged in another, or denied and merely not known; a pair for each hedge.

    That one case is told flatly and another one with doubt is no difference: the alerts are about one thing, or name one event.
    """
    order = (*CERTAIN, *NEGATIVE)
    for group in groups:
        seen: set[Hedge] = set()
        surest = min((one.claim.hedge for one in group), key=order.index)
        for one, other in sorted(permutations(group, 2), key=lambda pair: (pair[0].ref, pair[1].ref)):
            hedge = other.claim.hedge
            if one.claim.hedge != surest or hedge == surest or hedge in seen or one.ref.alert == other.ref.alert:
                continue
            if kin(one, other) or (one.named and other.named and same_event(one, other)):
                seen.add(hedge)
                yield Conflict("hedge-differs", one.ref, other.ref, "certainty")


def _certainty_of_pairs(
    groups: Sequence[tuple[Told, ...]], alike: Closeness, told: Mapping[Ref, Told]
) -> Iterator[Conflict]:
    """The same for two close claims of alerts about one thing that are in two groups: a claim can be in one alone."""
    order = (*CERTAIN, *NEGATIVE)
    group_of = {one.ref: number for number, group in enumerate(groups) for one in group}
    shown: set[tuple[Ref, int]] = set()
    for pair in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        one, other = sorted((told[ref] for ref in pair), key=lambda each: order.index(each.claim.hedge))
        if alike[pair] <= CLOSE or one.claim.hedge == other.claim.hedge or not kin(one, other):
            continue
        together = group_of.get(one.ref, -1) == group_of.get(other.ref, -2)
        if not together and not shown & {(one.ref, other.ref.alert), (other.ref, one.ref.alert)}:
            shown |= {(one.ref, other.ref.alert), (other.ref, one.ref.alert)}
            yield Conflict("hedge-differs", one.ref, other.ref, "certainty")
