"""Which alerts retell one another."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from noroshi.alerts.model import Alert
from noroshi.alerts.together.model import Lineage, Link, Ref
from noroshi.alerts.together.proper import common_names
from noroshi.alerts.together.speakers import as_written, is_publisher, issuers, publisher_of, shown_name
from noroshi.alerts.together.told import Told, kin
from noroshi.alerts.together.words import contained, shingles

COPIED = 0.25
"""share of the runs of words of the smaller text from which on it is a copy; unrelated alerts on one case stay under 0.05"""
DAYS = 7
"""within which one shared claim of one source is enough for a retelling; later ones must share two"""
WEEKS = 8
"""press retells a notice within days; what comes later than this speaks of something else, unless it cites it"""


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
    """One names the other's publisher as speaker, and both speak of the same time."""
    shown: dict[tuple[int, int], list[Ref]] = defaultdict(list)
    names: dict[tuple[int, int], str] = {}
    for one in told:
        for name in one.claim.speakers[1:]:
            for number, other in enumerate(alerts):
                if number != one.ref.alert and is_publisher(name, other) and _may_retell(alerts[one.ref.alert], other):
                    shown[one.ref.alert, number].append(one.ref)
                    names[one.ref.alert, number] = name
    return [Link(alert, of, "cites", tuple(refs), names[alert, of]) for (alert, of), refs in shown.items()]


def _copying(alerts: Sequence[Alert]) -> list[Link]:
    """One has the other's words."""
    runs = [
        frozenset().union(*(shingles(alert.document.text[one.start : one.end]) for one in alert.sentences))
        for alert in alerts
    ]
    links = []
    for a, b in combinations(range(len(alerts)), 2):
        if contained(runs[a], runs[b]) >= COPIED:
            earlier, later = (a, b) if _day(alerts[a]) <= _day(alerts[b]) else (b, a)
            links.append(Link(later, earlier, "words", ()))
    return links


def _of_one_source(alerts: Sequence[Alert], groups: Sequence[tuple[Told, ...]]) -> list[Link]:
    """Both have what they share from the same agency, or, in alerts about one event, from the same speaker."""
    shown: dict[tuple[int, int], list[tuple[Ref, str]]] = defaultdict(list)
    main = {number: issuers(alert) for number, alert in enumerate(alerts)}
    for group in groups:
        for one, other in combinations(group, 2):
            a, b = sorted((one, other), key=lambda each: (_day(alerts[each.ref.alert]), each.ref))
            common = set(main[a.ref.alert] & main[b.ref.alert] & (one.source | other.source))
            if kin(a, b):
                common |= common_names(a.source, b.source)
            if common and _may_retell(alerts[b.ref.alert], alerts[a.ref.alert]):
                written = as_written(name for one in (a, b) for name in (publisher_of(one.alert), *one.claim.speakers))
                shown[b.ref.alert, a.ref.alert].append((b.ref, shown_name(min(common), written)))
    return [
        Link(alert, of, "source", tuple(sorted({ref for ref, _ in found})), found[0][1])
        for (alert, of), found in shown.items()
        if len(found) > 1 or abs((_day(alerts[alert]) - _day(alerts[of])).days) <= DAYS
    ]


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
    if not later.document.date or not earlier.document.date:
        return True
    return abs((_day(later) - _day(earlier)).days) <= WEEKS * 7


def _nearness(number: int, alerts: Sequence[Alert], links: Sequence[Link]) -> tuple[int, date, int]:
    """What is cited and cites nobody comes first; then by date."""
    cites = any(link.alert == number and link.kind == "cites" for link in links)
    return (int(cites), _day(alerts[number]), number)


def _day(alert: Alert) -> date:
    """The day of publication; the first of the month or year where no more is known, and the last day of all if nothing is."""
    year, month, day = ([int(part) for part in alert.document.date.split("-") if part.isdigit()] + [0, 0, 0])[:3]
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return date.max
