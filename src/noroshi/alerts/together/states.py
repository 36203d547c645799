"""Whether something came to pass: the one says that it did, the other that it did not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from noroshi.alerts.together.alignment import CLOSE, MOST, Aligned
from noroshi.alerts.together.matters import State, is_denied, is_undone, state_of
from noroshi.alerts.together.model import Conflict, Ref
from noroshi.alerts.together.told import CERTAIN, Told, beside, same_event
from noroshi.alerts.together.topic import day_of, days_apart

PASSING = frozenset({"disturbed", "contacted"})
"""what may begin and end: two alerts tell of one time only if they are of the same days"""
DAYS = 14
HALF = 0.5
"""of the ideas of the shorter claim that two numbers of one matter must share"""
OF_SOMETHING = frozenset({"leaked", "entered", "disturbed"})
"""matters that say nothing without what it happened to"""


def states(told: Sequence[Told]) -> Iterator[Conflict]:
    """`They paid` beside `no ransom was paid`, of one event."""
    found: dict[tuple[int, str], list[tuple[Told, State]]] = defaultdict(list)
    for one in told:
        for matter, state in state_of(one).items() if one.claim.hedge != "not_reported" else ():
            found[one.ref.alert, matter].append((one, state))
    for (one, a), (other, b) in beside(found):
        if a.so != b.so and same_matter(one, a, other, b):
            yield Conflict("contradicts", one.ref, other.ref, "denial")


def same_matter(one: Told, a: State, other: Told, b: State) -> bool:
    """Whether both tell of one matter: of the same things, at the same time, in one event."""
    if a.matter != b.matter or not same_event(one, other):
        return False
    if a.matter in PASSING and days_apart(one.alert, other.alert) > DAYS:
        return False
    return a.matter not in OF_SOMETHING or bool(a.of & b.of)


def denied_apart(told: Mapping[Ref, Told], aligned: Aligned) -> Iterator[Conflict]:
    """Two claims on one matter of one event, of which the one says that it is so and the other that it is not."""
    for (first, second), match in aligned.items():
        one, other = told[first], told[second]
        clear = match.weight >= CLOSE and match.shared >= 2 and match.share >= MOST
        if not clear or not _may_differ(one) or not _may_differ(other):
            continue
        denying, saying = (one, other) if is_denied(one) else (other, one)
        if is_denied(denying) and not is_undone(saying) and not _came_later(one, other) and not _came_later(other, one):
            yield Conflict("contradicts", first, second, "denial")


def _may_differ(one: Told) -> bool:
    return one.claim.hedge in {*CERTAIN, "denied"} and one.claim.type not in {
        "recommendation",
        "motive",
        "warning_count",
    }


def _came_later(denying: Told, saying: Told) -> bool:
    """Whether what had not come to pass may have done so by the time of the other alert: `no arrest has been made`."""
    return is_undone(denying) and (day_of(saying.alert) - day_of(denying.alert)).days > DAYS
