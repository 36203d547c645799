"""Claims with all that they are compared by."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.limits import COMPARED
from noroshi.alerts.model import Alert, Claim
from noroshi.alerts.together.model import Ref
from noroshi.alerts.together.proper import common_names, glosses, proper_names
from noroshi.alerts.together.speakers import innermost
from noroshi.alerts.together.subject import Subject, subject_of

OFTEN = 3
"""claims that name it, from which on an alert is about it; its title weighs as much"""
_FIRST_PERSON = re.compile(r"\b(?:we|our)\b|当社|弊社")
"""a publisher that speaks of itself may be whom it happened to"""
REFERS_BACK = re.compile(
    r"\b(?:such|this|these) (?:a )?\w+|(?:その|この)(?:ような|件|見方|事実|報道|指摘)|(?:こう|そう)した", re.IGNORECASE
)
"""a claim with these words says of what stood before it"""


class Told(msgspec.Struct, frozen=True):
    """A claim with all that it is compared by."""

    ref: Ref
    alert: Alert
    claim: Claim
    subject: Subject
    """with what its words refer back to"""
    source: frozenset[str]
    refers_back: bool
    """`such a report`, `these companies`: some of its subject is of the claim before it"""
    event: frozenset[str]
    """names that its alert turns on: two alerts that have one in common are about one event"""


def share_of(alerts: Sequence[Alert]) -> int:
    """How many claims of each alert are compared: all, unless there are too many."""
    return COMPARED // max(len(alerts), 1) if sum(len(alert.claims) for alert in alerts) > COMPARED else COMPARED


def tell(alerts: Sequence[Alert]) -> list[Told]:
    """The claims of all alerts, in order, as far as they are compared."""
    told: list[Told] = []
    share = share_of(alerts)
    latin = glosses(alert.document.text for alert in alerts)
    for number, alert in enumerate(alerts):
        event = _respelt(_event(alert), latin)
        before: Claim | None = None
        for index, claim in enumerate(alert.claims[:share]):
            words = claim.span.of(alert.document.text)
            back = before.span.of(alert.document.text) if before is not None and REFERS_BACK.search(words) else ""
            subject = subject_of(alert, claim, back)
            subject = replace(subject, names=_respelt(subject.names, latin))
            told.append(Told(Ref(number, index), alert, claim, subject, innermost(alert, claim), bool(back), event))
            before = claim
    return told


def _respelt(names: frozenset[str], latin: Mapping[str, str]) -> frozenset[str]:
    return frozenset(latin.get(name, name) for name in names)


def _event(alert: Alert) -> frozenset[str]:
    """Incidents, companies and unknown names that stand in the title, or in three claims or more."""
    names = gazetteer()
    counts: Counter[str] = Counter()
    texts = [(alert.document.title, OFTEN), *((claim.span.of(alert.document.text), 1) for claim in alert.claims)]
    for text, weight in texts:
        found = {mention.entity for mention in names.find(text)}
        kept = {id_ for id_ in found if names.entity(id_).kind in {"incident", "company"}}
        for name in kept | proper_names(text):
            counts[name] += weight
    publisher = proper_names(alert.document.publisher)
    own = publisher if _FIRST_PERSON.search(alert.document.text) else frozenset()
    return frozenset(name for name, count in counts.items() if count >= OFTEN and name not in publisher) | own


def kin(one: Told, other: Told) -> bool:
    """Whether their alerts are about one event."""
    return bool(common_names(one.event, other.event))
