"""Several alerts beside one another: lineages, shared claims, conflicts."""

from collections.abc import Mapping, Sequence

from noroshi.alerts.model import Alert
from noroshi.alerts.together.alignment import align
from noroshi.alerts.together.conflicts import find_conflicts
from noroshi.alerts.together.lineage import trace
from noroshi.alerts.together.model import Comparison, Lineage, Shared
from noroshi.alerts.together.shared import compare_all, merge, sources_of
from noroshi.alerts.together.speakers import as_written, publisher_of, shown_name
from noroshi.alerts.together.told import Told, tell


def compare(alerts: Sequence[Alert]) -> Comparison:
    """What the alerts share, who retells whom, and where they contradict each other."""
    told = tell(alerts)
    aligned = align(told)
    alike = compare_all(told, aligned)
    groups = merge(told, alike)
    lineages = trace(alerts, told, groups)
    copies = _copies(lineages)
    shared = [_shared(group, lineages, copies) for group in groups]
    left_out = sum(len(alert.claims) for alert in alerts) - len(told)
    return Comparison(
        lineages,
        tuple(sorted(shared, key=lambda one: one.claims)),
        find_conflicts(told, groups, alike, aligned),
        left_out,
    )


def _copies(lineages: Sequence[Lineage]) -> dict[int, int]:
    """Alert → the first of those whose words it has."""
    copies: dict[int, int] = {}
    for lineage in lineages:
        for link in sorted(lineage.links, key=lambda each: lineage.alerts.index(each.of)):
            if link.kind == "words":
                copies[link.alert] = copies.setdefault(link.of, link.of)
    return copies


def _shared(group: Sequence[Told], lineages: Sequence[Lineage], copies: Mapping[int, int]) -> Shared:
    alerts = {one.ref.alert for one in group}
    written = as_written(name for one in group for name in (publisher_of(one.alert), *one.claim.speakers))
    return Shared(
        tuple(sorted(one.ref for one in group)),
        tuple(" · ".join(sorted(shown_name(one, written) for one in source)) for source in sources_of(group, copies)),
        sum(bool(alerts & set(lineage.alerts)) for lineage in lineages),
    )
