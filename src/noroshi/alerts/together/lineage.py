"""Which alerts retell one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from noroshi.alerts.model import Alert
from noroshi.alerts.together.model import Lineage, Link, Ref
from noroshi.alerts.together.proper import common_names
from noroshi.alerts.together.speakers import (
    as_written,
    ends_alike,
    is_publisher,
    issuers,
    may_be_body,
    publisher_of,
    shown_name,
)
from noroshi.alerts.together.told import Told, kin
from noroshi.alerts.together.topic import SMALL, WEEKS, Topic, day_of, days_apart, may_cite
from noroshi.alerts.together.words import contained, shingles

COPIED = 0.25
"""share of the runs of words of the smaller text from which on it is a copy; unrelated alerts on one case stay under 0.05"""
DAYS = 7
"""within which one shared claim of one source is enough for a retelling; later ones must share two"""
EARLY = 1
"""days that a retelling may bear an earlier date than what it retells: the press is told before, and time zones differ"""


def trace(alerts: Sequence[Alert], told: Sequence[Told], groups: Sequence[tuple[Told, ...]]) -> tuple[Lineage, ...]:
    """The lineages of the alerts: every alert stands in exactly one, those that retell one another together."""
    links = [*_citing(alerts, told), *_copying(alerts), *_of_one_source(alerts, groups)]
    families: list[set[int]] = [{number} for number in range(len(alerts))]
    for link in links:
        one = next(family for family in families if link.alert in family)
        other = next(family for family in families if link.of in family)
        if one is not other:
            families.remove(other)
            one |= other
    return tuple(
        Lineage(
            tuple(sorted(family, key=lambda number: _nearness(number, alerts, links))),
            tuple(_telling([link for link in links if link.alert in family])),
        )
        for family in sorted(families, key=min)
    )


def _citing(alerts: Sequence[Alert], told: Sequence[Told]) -> list[Link]:
    """One names the other's publisher as speaker, and both speak of the same time and, as far as they say, of the same."""
    topics: dict[int, Topic] = {one.ref.alert: one.topic for one in told}
    shown: dict[tuple[int, int], list[Ref]] = defaultdict(list)
    names: dict[tuple[int, int], str] = {}
    publish: dict[str, frozenset[int]] = {}
    for one in told:
        for name in one.claim.speakers[1:]:
            if name not in publish:
                publish[name] = frozenset(number for number, other in enumerate(alerts) if is_publisher(name, other))
            for number in sorted((publish[name] | one.kin) - {one.ref.alert}):
                other = alerts[number]
                if number not in publish[name] and not _is_body(one, name, number, other, topics):
                    continue
                apart = days_apart(one.alert, other)
                if _may_retell(one.alert, other) and may_cite(one.topic, topics.get(number, one.topic), apart):
                    shown[one.ref.alert, number].append(one.ref)
                    names[one.ref.alert, number] = name
    return [Link(alert, of, "cites", tuple(refs), names[alert, of]) for (alert, of), refs in shown.items()]


def _is_body(one: Told, name: str, number: int, other: Alert, topics: Mapping[int, Topic]) -> bool:
    """Whether the one names, by less than its whole name, the body that has spoken of the same for itself some days before."""
    if number not in one.kin or number not in topics or not topics[number].first_hand:
        return False
    return days_apart(one.alert, other) <= DAYS and ends_alike(name, publisher_of(other))


def _copying(alerts: Sequence[Alert]) -> list[Link]:
    """One has the other's words."""
    runs = [
        frozenset().union(*(shingles(alert.document.text[one.start : one.end]) for one in alert.sentences))
        for alert in alerts
    ]
    links = []
    for a, b in combinations(range(len(alerts)), 2):
        if contained(runs[a], runs[b]) >= COPIED:
            earlier, later = (a, b) if day_of(alerts[a]) <= day_of(alerts[b]) else (b, a)
            links.append(Link(later, earlier, "words", ()))
    return links


def _of_one_source(alerts: Sequence[Alert], groups: Sequence[tuple[Told, ...]]) -> list[Link]:
    """Both have what they share from the same agency, or, in alerts about one event, from the same speaker."""
    shown: dict[tuple[int, int], list[tuple[Ref, str]]] = defaultdict(list)
    main = {number: issuers(alert) for number, alert in enumerate(alerts)}
    for group in groups:
        for one, other in combinations(group, 2):
            a, b = sorted((one, other), key=lambda each: (day_of(alerts[each.ref.alert]), each.ref))
            common = set(main[a.ref.alert] & main[b.ref.alert] & (one.source | other.source))
            if kin(a, b):
                common |= common_names(a.source, b.source)
                if b.claim.speakers[1:] and may_be_body(b.claim.speakers[-1], publisher_of(a.alert)):
                    common.add(b.claim.speakers[-1])
                if not common and a.topic.first_hand and _give_one_figure(a, b):
                    common |= a.source
            if common and _may_retell(alerts[b.ref.alert], alerts[a.ref.alert]):
                written = as_written(name for one in (a, b) for name in (publisher_of(one.alert), *one.claim.speakers))
                shown[b.ref.alert, a.ref.alert].append((b.ref, shown_name(min(common), written)))
    return [
        Link(alert, of, "source", tuple(sorted({ref for ref, _ in found})), found[0][1])
        for (alert, of), found in shown.items()
        if len(found) > 1 or abs((day_of(alerts[alert]) - day_of(alerts[of])).days) <= DAYS
    ]


def _give_one_figure(one: Told, other: Told) -> bool:
    """Whether both give a number that is not met by chance."""
    given = {(each.unit, each.value) for each in one.figures if each.is_money or each.value > SMALL}
    return bool(given & {(each.unit, each.value) for each in other.figures})


def _telling(links: Sequence[Link]) -> list[Link]:
    """Of the links by a common source, for each alert only the one that rests on most claims: the others follow from it."""
    kept = [link for link in links if link.kind != "source"]
    most: dict[int, Link] = {}
    for link in links:
        if link.kind == "source" and (link.alert not in most or len(link.shown_by) > len(most[link.alert].shown_by)):
            most[link.alert] = link
    cited = {(link.alert, link.of) for link in kept}
    return kept + [link for link in most.values() if (link.alert, link.of) not in cited]


def _may_retell(later: Alert, earlier: Alert) -> bool:
    """Dates that are not known forbid nothing."""
    if days_apart(later, earlier) == 0:
        return True
    return -EARLY <= (day_of(later) - day_of(earlier)).days <= WEEKS * 7


def _nearness(number: int, alerts: Sequence[Alert], links: Sequence[Link]) -> tuple[int, date, int]:
    """What is cited and cites nobody comes first; then by date."""
    cites = any(link.alert == number and link.kind == "cites" for link in links)
    return (int(cites), day_of(alerts[number]), number)
