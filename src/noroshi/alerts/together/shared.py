"""Which claims of several alerts say the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.alignment import Aligned
from noroshi.alerts.together.amounts import may_be_one
from noroshi.alerts.together.figures import MONEY
from noroshi.alerts.together.losses import happened_to
from noroshi.alerts.together.matters import is_undone, money_of, state_of
from noroshi.alerts.together.model import Ref
from noroshi.alerts.together.namings import naming_of
from noroshi.alerts.together.proper import common_names
from noroshi.alerts.together.scope import scope_of, times_of
from noroshi.alerts.together.speakers import of_one_state
from noroshi.alerts.together.states import same_matter
from noroshi.alerts.together.subject import Subject
from noroshi.alerts.together.told import NEGATIVE, Told, kin, same_event
from noroshi.alerts.together.topic import SMALL
from noroshi.alerts.together.words import likeness

ALIKE = 0.6
"""share of the words (or things) of the shorter claim that the other one has too, from which on both say the same"""
ALIKE_ELSEWHERE = 0.75
"""the same for claims of alerts that are about different things"""
NEARNESS = 3
"""things in common that alerts about one thing, one number or one date weigh as much as"""
MOST = 0.5
"""share of the pairs of two groups that must say the same, so that both become one"""
COMMON = 250
"""claims that name a thing, from which on it says nothing that two alerts about different things both do"""
THINGS = 3
"""things that two claims must share where neither lures, measures, incidents nor numbers tell; one alone tells of
attributions in alerts about one event, and one less where both are hedged in the same way"""


Closeness = Mapping[tuple[Ref, Ref], float]
"""pairs of claims that say the same, the first one first → the more, the nearer they are (`_closeness`)"""


def compare_all(told: Sequence[Told], aligned: Aligned) -> Closeness:
    """All pairs of claims of two alerts that say the same."""
    alike: dict[tuple[Ref, Ref], float] = {}
    by_alert: dict[tuple[str, bool, int], list[int]] = defaultdict(list)
    by_thing: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        kind = (family(one), one.claim.hedge in NEGATIVE)
        near: set[int] = set()
        near.update(*(by_alert.get((*kind, alert), ()) for alert in one.kin - {one.ref.alert}))
        for thing in one.subject.things:
            several = by_thing[*kind, thing]
            if len(several) <= COMMON:
                near.update(several)
                several.append(number)
        by_alert[*kind, one.ref.alert].append(number)
        for other in near:
            if told[other].ref.alert != one.ref.alert and (closeness := _closeness(told[other], one)):
                alike[told[other].ref, one.ref] = closeness
    by_ref = {one.ref: one for one in told}
    for pair, match in aligned.items():
        first, second = (by_ref[ref] for ref in pair)
        if match.is_close and _go_together(first, second) and not _apart(first, second):
            alike[pair] = alike.get(pair, 1 + NEARNESS) + match.weight
    return alike


def _go_together(one: Told, other: Told) -> bool:
    """Whether both say that it is so, or both that it is not, or is not known; and both may be what happened."""
    if is_undone(one) != is_undone(other) or "warning_count" in {one.claim.type, other.claim.type}:
        return False
    return family(one) == family(other) or {family(one), family(other)} <= {"event", "tactic", "motive", "targeting"}


def merge(told: Sequence[Told], alike: Closeness) -> list[tuple[Told, ...]]:
    """Claims that say the same, in groups of two alerts or more; each is in one group, and all of a group fit one another.

    The closest pairs come together first.
    """
    groups: dict[Ref, tuple[Told, ...]] = {one.ref: (one,) for one in told}
    for pair in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        first, second = (groups[ref] for ref in pair)
        if first is second or not _fit(first, second, alike):
            continue
        both = tuple(sorted((*first, *second), key=lambda one: one.ref))
        for one in both:
            groups[one.ref] = both
    found = {id(group): group for group in groups.values() if len(group) > 1}
    return sorted(found.values(), key=lambda group: group[0].ref)


def _fit(first: Sequence[Told], second: Sequence[Told], alike: Closeness) -> bool:
    """Whether no claim of the one speaks against a claim of the other, and most pairs say the same."""
    pairs = [(a, b) if a.ref < b.ref else (b, a) for a, b in product(first, second)]
    if any(a.ref.alert == b.ref.alert or _apart(a, b) for a, b in pairs):
        return False
    return sum((a.ref, b.ref) in alike for a, b in pairs) >= MOST * len(pairs)


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


def family(one: Told) -> str:
    """Types that one and the same sentence may be read as: what happened is an incident, an attribution or a fact."""
    return "event" if one.claim.type in {"incident", "attribution", "other_fact"} else one.claim.type


def _closeness(one: Told, other: Told) -> float:
    """0: they do not say the same. Else the more, the nearer they are."""
    if _apart(one, other) or not _says_the_same(one, other):
        return 0
    a, b = one.subject, other.subject
    common = a.common(b)
    likeness_of_things = len(common) + len(common) / max(min(a.size, b.size), 1)
    known = (
        kin(one, other)
        + bool(one.amounts.keys() & other.amounts.keys())
        + (one.claim.date[:7] == other.claim.date[:7] != "")
    )
    return 1 + likeness_of_things + (a.type == b.type) + NEARNESS * known + _wording(one, other)


def _apart(one: Told, other: Told) -> bool:
    """Whether they speak of different actors, victims, years or numbers."""
    a, b = one.subject, other.subject
    if _differ(a.actors, b.actors) or _differ(a.incidents, b.incidents) or _differ(a.companies, b.companies):
        return True
    return _years_differ(one.claim.date, other.claim.date) or _numbers_differ(one, other) or _periods_differ(one, other)


def _periods_differ(one: Told, other: Told) -> bool:
    """Whether their sums are of two periods: a quarter, the year."""
    if not (one.amounts.keys() & other.amounts.keys() & MONEY):
        return False
    first, second = (frozenset(each.period for each in money_of(side) if each.period) for side in (one, other))
    return _differ(first, second)


def _says_the_same(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if a.type == "warning_count" or b.type == "warning_count":
        return _count_the_same(one, other)
    if a.type == b.type == "tactic" and a.lures and b.lures and not (kin(one, other) and one.named and other.named):
        return bool(a.lures & b.lures)
    if a.type == "recommendation" and (a.measures or b.measures):
        return bool(a.measures & b.measures)
    if family(one) == "event" and _tell_one_event(one, other):
        return True
    if a.type != b.type:
        return False
    if a.type == "targeting" and a.actors & b.actors and _groups(a, "who:") & _groups(b, "who:"):
        return True
    if a.type == "identity" and _tell_one_identity(one, other):
        return True
    if family(one) == "event" and _strangers(a.names, b.names):
        return False
    if _wording(one, other) >= (ALIKE if kin(one, other) else ALIKE_ELSEWHERE):
        return True
    return _share_enough(one, other)


def _count_the_same(one: Told, other: Told) -> bool:
    times = times_of(one)
    if times is None or times != times_of(other):
        return False
    a, b = scope_of(one), scope_of(other)
    alike = bool(a.counted & b.counted) and not (a.joint and b.joint and a.joint != b.joint)
    return alike and (a.about_one(b) or (kin(one, other) and a.may_be_about_one(b)))


def _tell_one_event(one: Told, other: Told) -> bool:
    """Whether two claims tell the same of one event: the same amount, the same culprit, or the same that did not happen."""
    if not same_event(one, other):
        return False
    if kin(one, other) and (_same_figure(one, other) or _same_state(one, other)):
        return True
    a, b = one.subject, other.subject
    amounts, others = one.amounts, other.amounts
    if any(may_be_one(amounts[unit], others[unit]) for unit in amounts.keys() & others.keys() & MONEY):
        return True
    if any(may_be_one(amounts[unit], others[unit]) for unit in amounts.keys() & others.keys()):
        return bool(happened_to(one) & happened_to(other))
    if one.claim.hedge in NEGATIVE:
        return kin(one, other) and (bool(_groups(a, "how:") & _groups(b, "how:")) or _same_party(one, other))
    if a.type == b.type == "attribution":
        return bool(a.actors & b.actors or _states(a) & _states(b))
    return a.type == b.type and bool(a.incidents & b.incidents)


def _same_figure(one: Told, other: Told) -> bool:
    """Whether they give one number of one kind, and it is no small one."""
    words, others = (each.claim.span.of(each.alert.document.text) for each in (one, other))
    return any(
        a.unit == b.unit
        and (a.is_money or min(a.value, b.value) > SMALL)
        and may_be_one(a.value, b.value, words, others)
        for a in one.figures
        for b in other.figures
        if a.unit != "days"
    )


def _same_state(one: Told, other: Told) -> bool:
    """Whether they tell of one matter that it came to pass, or that it did not."""
    first, second = state_of(one), state_of(other)
    return any(
        first[matter].so == second[matter].so and same_matter(one, first[matter], other, second[matter])
        for matter in first.keys() & second.keys()
    )


def _tell_one_identity(one: Told, other: Told) -> bool:
    """Whether they name just the same, or, in alerts about one thing, tie the actor that those turn on to the same other one."""
    a, b = one.subject, other.subject
    if a.actors & b.actors and a.things == b.things:
        return True
    first, second = naming_of(one), naming_of(other)
    if first is not None and second is not None:
        return first == second
    turning = one.topic.actors & other.topic.actors
    return kin(one, other) and bool((a.actors & b.actors) - turning)


def _same_party(one: Told, other: Told) -> bool:
    """Whether one and the same denies it."""
    if (
        len(one.claim.speakers) < 2
        or len(other.claim.speakers) < 2
        or {one.claim.hedge, other.claim.hedge} != {"denied"}
    ):
        return False
    return bool(one.source & other.source) or of_one_state(one.claim.speakers[-1], other.claim.speakers[-1])


def _share_enough(one: Told, other: Told) -> bool:
    """Whether they have enough things in common that no other claim has."""
    a, b = one.subject, other.subject
    near = kin(one, other)
    if (
        family(one) == "event"
        and not near
        and not same_event(one, other)
        and (one.named or other.named or not a.actors & b.actors)
    ):
        return False
    needed = (
        THINGS - 2 * (a.type == "attribution" and near) - (one.claim.hedge == other.claim.hedge != "asserted" or near)
    )
    common = a.common(b)
    return len(common) >= max(needed, 1) and len(common) >= ALIKE * min(a.size, b.size)


def _wording(one: Told, other: Told) -> float:
    """Share of the words of the shorter one that the other one has; 0 across languages."""
    if one.alert.document.language != other.alert.document.language:
        return 0
    return likeness(one.claim.span.of(one.alert.document.text), other.claim.span.of(other.alert.document.text))


def _states(subject: Subject) -> set[str]:
    names = gazetteer()
    return {id_ for id_ in subject.entities if names.entity(id_).kind == "state"}


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names somebody in Latin letters whom the other does not name. Most of katakana is common nouns."""
    return all(any(name.isascii() for name in a - common_names(a, b)) for a, b in ((one, other), (other, one)))


def _years_differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one[:4] != other[:4]


def _numbers_differ(one: Told, other: Told) -> bool:
    """Whether their numbers, of whatever they count, are not the same."""
    a, b = one.amounts, other.amounts
    common = a.keys() & b.keys()
    if common:
        return not all(may_be_one(a[unit], b[unit]) for unit in common)
    values = (one.claim.value, other.claim.value)
    return None not in values and values[0] != values[1] and not (a or b)


def _groups(subject: Subject, prefix: str) -> set[str]:
    return {name for name in subject.concepts if name.startswith(prefix)}
