"""Whether something came to pass: the one says that it did, the other that it did not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from noroshi.alerts.together.matters import State, state_of
from noroshi.alerts.together.model import Conflict
from noroshi.alerts.together.told import Told, beside, same_event
from noroshi.alerts.together.topic import days_apart

PASSING = frozenset({"disturbed", "contacted"})
"""what may begin and end: two alerts tell of one time only if they are of the same days"""
DAYS = 14
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
