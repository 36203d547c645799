"""How many times somebody has warned: where two numbers cannot both be right, and where they count different things."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.model import Conflict, ConflictAbout
from noroshi.alerts.together.proper import common_names, comparable, proper_names
from noroshi.alerts.together.scope import NAMING, WARNING, Scope, is_least, scope_of, times_of
from noroshi.alerts.together.speakers import is_publisher
from noroshi.alerts.together.told import Told, kin
from noroshi.alerts.together.topic import WEEKS, as_day, days_apart


def counts(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The eighth warning” beside “the fifth”. Who passes on a number as one of something else misquotes it, too."""
    counting = [
        (one, times, scope)
        for one in told
        if one.claim.type == "warning_count"
        and (times := times_of(one))
        and (scope := scope_of(one)).counted & (WARNING | NAMING)
    ]
    for (one, times, a), (other, others, b) in combinations(counting, 2):
        within = one.ref.alert == other.ref.alert
        near = kin(one, other) or (days_apart(one.alert, other.alert) <= WEEKS * 7 and _meets(one, other, a, b))
        if not near or (within and one.source & other.source):
            continue
        apart = (1 in {times, others} and _at_other_times(one, other)) or _two_issuers(one, other)
        same = not apart and a.counts_like(b) and a.may_be_about_one(b)
        differ = _differ(one, times, other, others)
        if same and not differ:
            continue
        about: ConflictAbout = "count" if differ else "scope"
        if _credits(one, other):
            yield Conflict("misquotes", one.ref, other.ref, about, (a.words, b.words))
        elif _credits(other, one):
            yield Conflict("misquotes", other.ref, one.ref, about, (b.words, a.words))
        elif same or (not apart and (_excludes(a, times, b, others) or _excludes(b, others, a, times))):
            yield Conflict("contradicts", one.ref, other.ref, "count", (a.words, b.words))
        elif differ and not within and not apart:
            yield Conflict("different-scope", one.ref, other.ref, "count", (a.words, b.words))


def _differ(one: Told, times: float, other: Told, others: float) -> bool:
    if is_least(one) or is_least(other):
        return (is_least(one) and others < times) or (is_least(other) and times < others)
    return times != others


def _meets(one: Told, other: Told, a: Scope, b: Scope) -> bool:
    """Whether both say by themselves what the warnings are about, or who warns."""
    agencies = {id_ for id_ in _issuers(one) & _issuers(other) if gazetteer().entity(id_).kind == "agency"}
    return a.about_one(b) or bool(agencies)


def _at_other_times(one: Told, other: Told) -> bool:
    """Whether one counts what was the case years before: “used for the first time in 2017”."""
    days = [as_day(each.claim.date or each.alert.document.date) for each in (one, other)]
    return date.max not in days and abs((days[0] - days[1]).days) > WEEKS * 7


def _excludes(first: Scope, times: float, more: Scope, others: float) -> bool:
    """Whoever is named for the first time has not been warned of before."""
    if first.since or more.since or not first.about_one(more):
        return False
    return bool(first.counted & NAMING and times == 1 and more.counted & WARNING and others > 1)


def _two_issuers(one: Told, other: Told) -> bool:
    """Whether two agencies or states warn that have nothing to do with one another."""
    first, second = _issuers(one), _issuers(other)
    if first and second:
        return not first & second
    a, b = (proper_names(each.claim.subject) for each in (one, other))
    return bool(a and b and not first and not second and comparable(a, b) and not common_names(a, b)) and not kin(
        one, other
    )


def _issuers(one: Told) -> frozenset[str]:
    """Agencies and states in the words of the claim but for the one that is warned of, with all that they are a part of."""
    names = gazetteer()
    found = set()
    claim = one.claim
    blamed = {names.entity(actor).of for actor in one.subject.actors} | {"north-korea"}
    for mention in names.find(f"{claim.subject}\n{claim.span.of(one.alert.document.text)}"):
        id_ = mention.entity
        while id_ and names.entity(id_).kind in {"agency", "state"} and id_ not in blamed:
            found.add(id_)
            id_ = names.entity(id_).of
    return frozenset(found)


def _credits(one: Told, other: Told) -> bool:
    """Whether the one says that it has its claim from who published the other, who says it for himself."""
    return one.ref.alert != other.ref.alert and any(is_publisher(name, other.alert) for name in one.claim.speakers[1:])
