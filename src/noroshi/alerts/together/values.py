"""Numbers and days of one matter of one event that cannot both be right; and those that only seem so, since they count something else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from noroshi.alerts.together.alignment import CLOSE, MOST, Aligned, ideas_in_common
from noroshi.alerts.together.amounts import may_be_one
from noroshi.alerts.together.figures import STATE_MONEY, Figure
from noroshi.alerts.together.losses import HAPPENED, happened_to, is_part, loss_in
from noroshi.alerts.together.matters import Money, context_of, is_undone, matters_in, money_of
from noroshi.alerts.together.model import Conflict, ConflictKind, Ref
from noroshi.alerts.together.scope import scope_of
from noroshi.alerts.together.states import HALF
from noroshi.alerts.together.told import CERTAIN, Told, beside, same_event
from noroshi.alerts.together.topic import as_day, day_of, days_apart
from noroshi.alerts.together.words import words as words_of
from noroshi.text.fold import fold

COUNTING = HAPPENED | {"targeting", "identity"}
"""types of claims whose numbers are compared"""
GROWING = frozenset({"companies", "people", "customers", "cases", "arrests", "employees"})
"""of these more are found as weeks go by"""
GROWS = 14
"""days between two alerts, from which on the later may know of more"""
ONCE = frozenset({"attack", "entry", "encryption", "founding", "discovery"})
"""days that one event has one of"""
SHARED = 1
"""words that two counts in one language must share beside what they count, where no matter is named"""
ELLIPTIC = 3
"""claims from the one that says what a sum is of to one that leaves it out, less one"""
NEAR = 31
"""days between two days that may be meant for one; others are of two events"""
_TELLING = re.compile(
    r"\b(?:report|announc|publish|said|says|told|disclos)\w*|発表|公表|公開|報じ|明らか", re.IGNORECASE
)
UNKNOWN = "unknown"
_STEM = 5


def sums(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two sums of one matter in one currency, or one number of two currencies. Losses in one currency: `losses.py`."""
    found, unknown, known = _sums_of(told)
    yield from _of_one_matter(unknown, known)
    for (one, a), (other, b) in beside(found):
        if not same_event(one, other):
            continue
        words, others = (each.claim.span.of(each.alert.document.text) for each in (one, other))
        if a.unit != b.unit:
            if _changed_currency(a, b) and not _both_given(one, a, other, b, known):
                yield Conflict("contradicts", one.ref, other.ref, "amount", (_shown(a), _shown(b)))
        elif not _is_loss(one, a) and not may_be_one(a.value, b.value, words, others):
            if is_part(one) or is_part(other) or _gives(one, b) or _gives(other, a):
                continue
            kind: ConflictKind = "contradicts" if a.period == b.period else "different-scope"
            yield Conflict(kind, one.ref, other.ref, "amount", (_shown(a), _shown(b)))


_Sums = dict[tuple[int, str], list[tuple[Told, Money]]]


def _sums_of(told: Sequence[Told]) -> tuple[_Sums, _Sums, dict[int, set[tuple[str, float]]]]:
    """Sums by alert and matter; such as are told of no matter; and by alert all that it gives."""
    found: dict[tuple[int, str], list[tuple[Told, Money]]] = defaultdict(list)
    known: dict[int, set[tuple[str, float]]] = defaultdict(set)
    unknown: dict[tuple[int, str], list[tuple[Told, Money]]] = defaultdict(list)
    last: dict[tuple[int, str], tuple[int, str]] = {}
    for one in told:
        for each in money_of(one):
            known[one.ref.alert].add((each.unit, each.value))
        if one.claim.type not in HAPPENED or one.claim.hedge not in CERTAIN:
            continue
        lost = loss_in(one)
        for each in money_of(one):
            of = each.of or ("loss" if each.unit in lost else "")
            if not of and each.period:
                # “For the year it will be 3 billion” leaves out what the sentence before it has said.
                before, matter = last.get((one.ref.alert, each.unit), (-ELLIPTIC, ""))
                of = matter if one.ref.claim - before < ELLIPTIC else ""
            if not of and sum(figure.is_money for figure in one.figures) == 1 and not is_part(one):
                unknown[one.ref.alert, UNKNOWN].append((one, each))
            if of:
                last[one.ref.alert, each.unit] = (one.ref.claim, of if of != "loss" else "")
                found[one.ref.alert, of].append((one, each))
    return found, unknown, known


def _of_one_matter(
    unknown: Mapping[tuple[int, str], Sequence[tuple[Told, Money]]], known: Mapping[int, AbstractSet[tuple[str, float]]]
) -> Iterator[Conflict]:
    """Sums of which no word says what they are of, in claims that are about one matter by their other words.

    Whoever gives both sums holds them to be two.
    """
    for (one, a), (other, b) in beside(unknown):
        words, others = (each.claim.span.of(each.alert.document.text) for each in (one, other))
        if _both_given(one, a, other, b, known):
            continue
        differs = (
            a.unit == b.unit
            and not may_be_one(a.value, b.value, words, others)
            and a.period == b.period
            and not (a.valued or b.valued)
            and ideas_in_common(one, other) > 1
        )
        if (differs or _changed_currency(a, b)) and same_event(one, other):
            yield Conflict("contradicts", one.ref, other.ref, "amount", (_shown(a), _shown(b)))


def _changed_currency(a: Money, b: Money) -> bool:
    """One number of two states' currencies: one of the two is wrong."""
    return a.unit != b.unit and a.value == b.value and {a.unit, b.unit} <= STATE_MONEY


def _both_given(
    one: Told, a: Money, other: Told, b: Money, known: Mapping[int, AbstractSet[tuple[str, float]]]
) -> bool:
    """Whether one of the two alerts gives both sums."""
    return (b.unit, b.value) in known[one.ref.alert] or (a.unit, a.value) in known[other.ref.alert]


def _shown(sum_: Money | Figure) -> str:
    return f"{sum_.value:,.12g} {sum_.unit}"


def _gives(one: Told, sum_: Money) -> bool:
    """Whether the claim has the other's number, too: `a demand of 4 million was brought down to 1 million`."""
    return any(figure.unit == sum_.unit and figure.value == sum_.value for figure in one.figures)


def _is_loss(one: Told, each: Money) -> bool:
    return not each.of and each.unit in loss_in(one)


def counted(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two numbers of things that the same happened to, of bytes, or of days until the same came to pass."""
    found: dict[tuple[int, str], list[tuple[Told, Figure]]] = defaultdict(list)
    known: dict[tuple[int, str], set[float]] = defaultdict(set)
    for one in told:
        for figure in one.figures:
            if figure.is_money:
                continue
            known[one.ref.alert, figure.unit].add(figure.value)
            # “Nobody noticed for two weeks” is denied, and says how long it took.
            told_so = one.claim.hedge in CERTAIN or (figure.unit == "days" and one.claim.hedge == "denied")
            if one.claim.type in COUNTING and told_so and not is_part(one, figure):
                found[one.ref.alert, figure.unit].append((one, figure))
    for (one, a), (other, b) in beside(found):
        words, others = (each.claim.span.of(each.alert.document.text) for each in (one, other))
        if a.unit != b.unit or may_be_one(a.value, b.value, words, others) or not same_event(one, other):
            continue
        if b.value in known[one.ref.alert, a.unit] or a.value in known[other.ref.alert, b.unit]:
            continue
        if _may_have_grown(one, a, other, b) or not _same_count(one, other, a.unit):
            continue
        shown = (words[a.start : a.end].strip(), others[b.start : b.end].strip())
        yield Conflict("contradicts", one.ref, other.ref, "amount", shown)


def days(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two days on which what happens once is said to have happened."""
    found: dict[tuple[int, str], list[tuple[Told, str]]] = defaultdict(list)
    for one in told:
        if len(one.claim.date) >= 4 and one.claim.hedge in CERTAIN and one.claim.date != one.alert.document.date:
            matters = matters_in(one.claim.span.of(one.alert.document.text), "day") & ONCE
            if len(matters) == 1 and _is_written(one):
                (matter,) = matters
                found[one.ref.alert, matter].append((one, one.claim.date))
    for (one, a), (other, b) in beside(found):
        shorter = min(len(a), len(b))
        if one.subject.actors & other.subject.actors and one.claim.type == other.claim.type == "identity":
            if a[:4] != b[:4]:
                yield Conflict("contradicts", one.ref, other.ref, "date", (a, b))
            continue
        if a[:shorter] != b[:shorter] and shorter >= len("2026-03-01") and same_event(one, other, on_one_day=False):
            yield Conflict("contradicts", one.ref, other.ref, "date", (a, b))


def values_apart(told: Mapping[Ref, Told], aligned: Aligned) -> Iterator[Conflict]:
    """Two claims on one matter of one event that give other numbers of one unit, or other days."""
    for (first, second), match in aligned.items():
        one, other = told[first], told[second]
        sure = all(each.claim.hedge in CERTAIN and each.claim.type in HAPPENED | {"identity"} for each in (one, other))
        if not sure or not match.is_close or is_part(one) or is_part(other) or is_undone(one) != is_undone(other):
            continue
        if _other_day(one, other) and match.weight >= CLOSE and match.share >= MOST:
            yield Conflict("contradicts", first, second, "date", (one.claim.date, other.claim.date))
            continue
        for a, b in _other_figures(one, other):
            shown = tuple(
                _shown(figure)
                if figure.is_money
                else side.claim.span.of(side.alert.document.text)[figure.start : figure.end].strip()
                for side, figure in ((one, a), (other, b))
            )
            if a.is_money and (
                match.weight < CLOSE or match.share < HALF or scope_of(one).since != scope_of(other).since
            ):
                continue
            if a.unit == "days" and not _same_count(one, other, "days"):
                continue
            yield Conflict("contradicts", first, second, "amount", (shown[0], shown[1]))
            break


def _other_figures(one: Told, other: Told) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one unit, each the only one of its claim, that cannot be one number."""
    words, others = (each.claim.span.of(each.alert.document.text) for each in (one, other))
    for unit in sorted({figure.unit for figure in one.figures} & {figure.unit for figure in other.figures}):
        first, second = ([figure for figure in each.figures if figure.unit == unit] for each in (one, other))
        if len(first) != 1 or len(second) != 1 or may_be_one(first[0].value, second[0].value, words, others):
            continue
        if first[0].is_money and {each.of for each in money_of(one)} != {each.of for each in money_of(other)}:
            continue
        if first[0].is_money and (
            {each.period for each in money_of(one)} != {each.period for each in money_of(other)}
            or _valued(one)
            or _valued(other)
        ):
            continue
        if not _may_have_grown(one, first[0], other, second[0]):
            yield first[0], second[0]


def _valued(one: Told) -> bool:
    return any(each.valued for each in money_of(one))


def _other_day(one: Told, other: Told) -> bool:
    """Whether both name a day themselves, and not the same."""
    a, b = one.claim.date, other.claim.date
    if len(a) != len("2026-03-01") or len(b) != len(a) or a == b or not (_is_written(one) and _is_written(other)):
        return False
    return abs((as_day(a) - as_day(b)).days) <= NEAR and not (_told_on(one) or _told_on(other))


def _told_on(one: Told) -> bool:
    """Whether the day may be the one on which it was told."""
    return _TELLING.search(one.claim.span.of(one.alert.document.text)) is not None


def _is_written(one: Told) -> bool:
    """Whether the claim itself names the day, so that nobody had to reckon it."""
    day = one.claim.date.rpartition("-")[2].lstrip("0")
    words = fold(one.claim.span.of(one.alert.document.text)).text
    return re.search(rf"(?<!\d){day}(?!\d)", words) is not None


def _may_have_grown(one: Told, a: Figure, other: Told, b: Figure) -> bool:
    if a.unit not in GROWING or days_apart(one.alert, other.alert) <= GROWS:
        return False
    return (a.value < b.value) == (day_of(one.alert) < day_of(other.alert))


def _same_count(one: Told, other: Told, unit: str) -> bool:
    """Whether the same is told of what both count."""
    matters = context_of(one) & context_of(other)
    if unit == "days":
        return any(matter.startswith("day:") for matter in matters)
    if unit == "bytes" or matters or happened_to(one) & happened_to(other) or ideas_in_common(one, other) > 1:
        return True
    if one.alert.document.language != other.alert.document.language:
        return False
    return len(_stems(one, unit) & _stems(other, unit)) >= SHARED


def _stems(one: Told, unit: str) -> set[str]:
    text = one.claim.span.of(one.alert.document.text)
    counted = " ".join(text[figure.start : figure.end] for figure in one.figures if figure.unit == unit)
    names = {word[:_STEM] for name in one.spelt | one.event for word in words_of(name)}
    heads = {word[:_STEM] for word in words_of(counted)[:3]}
    return {word[:_STEM] for word in words_of(text) if len(word) > 3} - names - heads
