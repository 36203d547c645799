"""Where alerts contradict each other, and where they only seem to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from noroshi.alerts.knowledge.gazetteer import AliasClaim, gazetteer
from noroshi.alerts.model import Hedge
from noroshi.alerts.together.amounts import MONEY, amounts_of
from noroshi.alerts.together.model import Conflict, ConflictAbout, ConflictKind
from noroshi.alerts.together.proper import common_names, comparable, proper_names
from noroshi.alerts.together.scope import scope_of, unit_of
from noroshi.alerts.together.shared import ALIKE
from noroshi.alerts.together.speakers import identities, is_publisher
from noroshi.alerts.together.told import Told, kin

_CERTAIN: tuple[Hedge, ...] = ("asserted", "likely", "alleged")
_HAPPENED = frozenset({"incident", "attribution"})
_DETAILS = re.compile(r"\bdetails?\b|\bspecifics?\b|詳細|詳しい", re.IGNORECASE)
_CASES = frozenset({"counted:case", "how:cyberattack", "how:theft"})


def find_conflicts(told: Sequence[Told], groups: Sequence[tuple[Told, ...]]) -> tuple[Conflict, ...]:
    """All pairs of claims of two alerts that do not fit together, or that a hasty reader would take for such a pair."""
    found: list[Conflict] = []
    for test in (_counts, _amounts, _denials, _reports, _attributions):
        found += test(told)
    found += [*_numbers(groups), *_certainty(groups)]
    return tuple(sorted(found, key=lambda conflict: (_ORDER.index(conflict.kind), conflict.one, conflict.other)))


_ORDER: list[ConflictKind] = ["misquotes", "contradicts", "different-scope", "hedge-differs"]


def _pairs(told: Sequence[Told], wanted: Callable[[Told], bool]) -> Iterator[tuple[Told, Told]]:
    """Pairs of two alerts, and of two speakers within one."""
    chosen = [one for one in told if wanted(one)]
    for one, other in combinations(chosen, 2):
        if one.ref.alert != other.ref.alert or not one.source & other.source:
            yield one, other


def _couples(
    told: Sequence[Told], first: Callable[[Told], bool], second: Callable[[Told], bool]
) -> Iterator[tuple[Told, Told]]:
    """The same of two kinds of claims."""
    ones, others = [one for one in told if first(one)], [one for one in told if second(one)]
    for one, other in product(ones, others):
        if one.ref.alert != other.ref.alert or not one.source & other.source:
            yield one, other


def _counts(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The eighth warning” beside “the fifth”. Who passes on a number as one of something else misquotes it, too."""
    for one, other in _pairs(told, lambda each: each.claim.type == "warning_count" and each.claim.value is not None):
        if one.ref.alert == other.ref.alert:
            continue
        a, b = scope_of(one), scope_of(other)
        same = a.meets(b) and not _two_issuers(one, other)
        differ = one.claim.value != other.claim.value
        if same and not differ:
            continue
        about: ConflictAbout = "count" if differ else "scope"
        if _credits(one, other):
            yield _conflict("misquotes", one, other, about, (a.words, b.words))
        elif _credits(other, one):
            yield _conflict("misquotes", other, one, about, (b.words, a.words))
        elif same:
            yield _conflict("contradicts", one, other, "count", (a.words, b.words))
        elif differ and (_one_issuer(one, other) or kin(one, other)):
            yield _conflict("different-scope", one, other, "count", (a.words, b.words))


def _one_issuer(one: Told, other: Told) -> bool:
    """Whether the same agency or state is the one that warns."""
    return bool(one.source & other.source or one.subject.entities & other.subject.entities)


def _two_issuers(one: Told, other: Told) -> bool:
    """Whether agencies of two names warn, of what their sentences do not say to be one thing."""
    a, b = proper_names(one.claim.subject), proper_names(other.claim.subject)
    known = [frozenset(mention.entity for mention in gazetteer().find(each.claim.subject)) for each in (one, other)]
    apart = bool(a and b and comparable(a, b) and not common_names(a, b) and not known[0] & known[1])
    return apart and not kin(one, other) and not one.subject.common(other.subject)


def _credits(one: Told, other: Told) -> bool:
    """Whether the one says that it has its claim from who published the other, who says it for himself."""
    return one.ref.alert != other.ref.alert and any(is_publisher(name, other.alert) for name in one.claim.speakers[1:])


def _amounts(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two losses of one incident in one currency."""
    amounts = {
        one.ref: {unit: amount for unit, amount in _amounts_in(one).items() if unit in MONEY}
        for one in told
        if one.claim.type in _HAPPENED and one.claim.hedge in _CERTAIN
    }
    for one, other in _pairs(told, lambda each: bool(amounts.get(each.ref))):
        differing = _differing(amounts[one.ref], amounts[other.ref])
        if differing and _same_event(one, other):
            a, b = scope_of(one), scope_of(other)
            same = a.whole == b.whole and a.since == b.since
            yield _amount_conflict("contradicts" if same else "different-scope", one, other, differing[0])


def _numbers(groups: Sequence[tuple[Told, ...]]) -> Iterator[Conflict]:
    """One claim with two numbers of companies, people or computers."""
    for group in groups:
        for one, other in combinations(group, 2):
            a, b = _amounts_in(one), _amounts_in(other)
            differing = [unit for unit in _differing(a, b) if unit not in MONEY]
            if differing and one.ref.alert != other.ref.alert:
                yield _amount_conflict("contradicts", one, other, differing[0])


def _amounts_in(one: Told) -> dict[str, float]:
    """What its words name, and above all the number that the claim turns on."""
    document, claim = one.alert.document, one.claim
    found = amounts_of(claim.span.of(document.text), document.language)
    if claim.value is not None and (unit := unit_of(claim.counts)):
        found[unit] = claim.value
    return found


def _differing(one: Mapping[str, float], other: Mapping[str, float]) -> list[str]:
    """Units in which the amounts cannot be one, rounded; money first."""
    found = [unit for unit in one.keys() & other.keys() if not _one_rounded(one[unit], other[unit])]
    return sorted(found, key=lambda unit: (unit not in MONEY, unit))


def _amount_conflict(kind: ConflictKind, one: Told, other: Told, unit: str) -> Conflict:
    words = [f"{_amounts_in(each)[unit]:,.10g} {unit}" for each in (one, other)]
    return _conflict(kind, one, other, "amount", (words[0], words[1]))


def _one_rounded(one: float, other: float) -> bool:
    """Whether the coarser amount may be the finer one, rounded: 300 million and 308 million, but not 305 and 308."""
    digits = [
        len(f"{amount:.0f}".rstrip("0")) if amount >= 1 else len(f"{amount:g}") for amount in (abs(one), abs(other))
    ]
    coarse, fine = (one, other) if digits[0] <= digits[1] else (other, one)
    return float(f"{fine:.{max(min(digits) - 1, 0)}e}") == float(coarse)


def _same_event(one: Told, other: Told) -> bool:
    """Whether two amounts may be of one event: by what their sentences name, and where they name nothing, their alerts."""
    a, b = _named_in_sentence(one), _named_in_sentence(other)
    if _apart(one.claim.date, other.claim.date):
        return False
    if not (a and b) and bool(one.claim.date) != bool(other.claim.date):
        return False
    return bool(common_names(a or one.event, b or other.event))


def _apart(one: str, other: str) -> bool:
    """Whether two dates cannot be one, as far as both are known."""
    known = min(len(one), len(other), len("2022-10"))
    return known > 0 and one[:known] != other[:known]


def _named_in_sentence(one: Told) -> frozenset[str]:
    """Incidents, companies and unknown names; who says it does not count."""
    sentence = one.claim.sentence.of(one.alert.document.text)
    names = gazetteer()
    mentions = names.find(sentence)
    written = {sentence[mention.start : mention.end].casefold() for mention in mentions}
    known = {mention.entity for mention in mentions if names.entity(mention.entity).kind in {"incident", "company"}}
    said = {name for speaker in one.claim.speakers for name in proper_names(speaker)}
    unknown = {name for name in proper_names(sentence) - said if not any(words in name for words in written)}
    # Katakana is a name only where the alert turns on it: most of it is common nouns.
    return frozenset(known | (unknown & one.event or {name for name in unknown if name.isascii()}))


def _denials(told: Sequence[Told]) -> Iterator[Conflict]:
    """One says that it is so, the other that it is not."""
    for denying, saying in _couples(told, lambda each: each.claim.hedge == "denied", _is_told):
        # Only a denial may refer back: “these companies” in the other one would bring in words that it does not deny.
        if saying.refers_back and saying.ref.alert == denying.ref.alert:
            continue
        if _same_matter(denying, saying):
            one, other = sorted((denying, saying), key=lambda each: each.ref)
            yield _conflict("contradicts", one, other, "denial")


def _is_told(one: Told) -> bool:
    return one.claim.hedge in _CERTAIN


def _same_matter(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if a.type != b.type and not {a.type, b.type} <= _HAPPENED:
        return False
    if (a.actors and b.actors and not a.actors & b.actors) or (
        a.incidents and b.incidents and not a.incidents & b.incidents
    ):
        return False
    if one.claim.value is not None and one.claim.value == other.claim.value and kin(one, other):
        return True
    common, marks = a.common(b), a.common_marks(b)
    return bool(marks) and len(common) >= 2 and len(common) >= ALIKE * min(a.size, b.size)


def _reports(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The agency has not reported any case” beside “the agency confirmed cases”."""
    for silent, saying in _couples(told, _keeps_silent, lambda each: _is_told(each) and each.claim.type in _HAPPENED):
        who = identities(silent.claim.subject) if silent.claim.subject else silent.source
        said = {id_ for name in saying.claim.speakers[1:] for id_ in identities(name)} or saying.source
        same = silent.subject.concepts & _CASES and saying.subject.concepts & _CASES
        if who & said and same and silent.ref.alert != saying.ref.alert:
            yield _conflict("contradicts", silent, saying, "report")


def _keeps_silent(one: Told) -> bool:
    """Whether somebody has not told of it at all; who keeps back the details may well have told that it happened."""
    return one.claim.hedge == "not_reported" and not _DETAILS.search(one.claim.span.of(one.alert.document.text))


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
    kind: ConflictKind, one: Told, other: Told, about: ConflictAbout, scopes: tuple[str, str] = ("", "")
) -> Conflict:
    return Conflict(kind, one.ref, other.ref, about, scopes)
