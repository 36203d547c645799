"""What an alert as a whole is about, and which alerts are about one thing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert
from noroshi.alerts.together.amounts import MONEY, amounts_in
from noroshi.alerts.together.proper import common_names, proper_names
from noroshi.alerts.together.speakers import agencies_in, is_publisher, issuers

OFTEN = 3
"""sentences that name it, from which on an alert is about it; its title weighs as much"""
WEEKS = 8
"""press retells a notice within days; what comes later than this speaks of something else"""
FEW_DAYS = 7
"""within which an alert on a state and one on an actor of that state, by one agency, are about one announcement"""
MONTHS = 180
"""days between two alerts that turn on one victim: what comes later may well be about another attack"""
DAYS = 400
"""between two claims that name one victim"""
TELLING = 2
"""of the facts in common that make two alerts akin: an exact amount or an indicator alone, or a round amount and a day"""
EXACT = 3
"""digits of an amount that another theft hardly has, too"""
LONG = 4
"""words; a run of more capitalised ones is a headline and no name"""
_ONLOOKERS = frozenset({"vendor", "blockchain analyst", "platform", "brand", "mixer", "software"})
"""companies that analyse, or whose services are misused, are rarely those that it happened to"""
_FIRST_PERSON = re.compile(r"\b(?:we|our)\b|当社|弊社")
"""a publisher that speaks of itself may be whom it happened to"""
_PHRASE = re.compile(r"[をがはにへとの]|[0-9０-９]|だ$")
"""in what Japanese quotes: a saying, no name"""


class Topic(msgspec.Struct, frozen=True):
    """What an alert turns on."""

    names: frozenset[str]
    """incidents, companies that were attacked, and names that the gazetteer does not know"""
    actors: frozenset[str]
    """actors; where it turns on none, the state that is blamed most"""
    issuers: frozenset[str]
    """agencies that speak in it"""
    facts: Mapping[str, int]
    """amounts, days and indicators in it → how telling: what no other event has in common with it, in any language"""


def topic_of(alert: Alert) -> Topic:
    """By its title and its sentences."""
    counts: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    states: Counter[str] = Counter()
    document = alert.document
    texts = [(document.title, OFTEN), *((one.span.of(document.text), 1) for one in alert.sentences)]
    for text, weight in texts:
        for id_ in {mention.entity for mention in gazetteer().find(text)}:
            kind = gazetteer().entity(id_).kind
            if kind == "actor":
                actors[id_] += weight
            elif kind == "state":
                states[id_] += weight
        for name in marks_in(text):
            counts[name] += weight
    publisher = proper_names(document.publisher)
    kept = {name for name, count in counts.items() if count >= OFTEN and not _is_word(name, document.text)}
    own = publisher if _FIRST_PERSON.search(document.text) else frozenset()
    about = frozenset(name for name, count in actors.items() if count >= OFTEN)
    blamed = {gazetteer().entity(actor).of for actor in actors} | {"north-korea"}
    suspects = frozenset(state for state, count in states.items() if count >= OFTEN and state in blamed)
    return Topic(
        frozenset(kept - common_names(kept, publisher)) | own,
        about or suspects,
        agencies_in(document.publisher) | issuers(alert),
        _facts(alert),
    )


def _facts(alert: Alert) -> dict[str, int]:
    document = alert.document
    found: dict[str, int] = {}
    for claim in alert.claims:
        for unit, amount in amounts_in(claim, document.text, document.language).items():
            digits = len(f"{amount:.10g}".replace(".", "").strip("0"))
            if unit in MONEY:
                found[f"{amount:.10g} {unit}"] = TELLING if digits >= EXACT else 1
        if len(claim.date) == len("2026-03-01") and claim.date != document.date:
            found[claim.date] = 1
    for indicator in alert.indicators:
        if indicator.believed and indicator.type not in {"technique", "cve", "package", "file"}:
            found[indicator.value] = TELLING
    return found


def marks_in(text: str) -> frozenset[str]:
    """Incidents, companies that may have been attacked, and unknown names: what no other event has."""
    names = gazetteer()
    mentions = names.find(text)
    known = set()
    written = set()
    for mention in mentions:
        entity = names.entity(mention.entity)
        written.add(text[mention.start : mention.end].casefold())
        if entity.kind == "incident" or (entity.kind == "company" and entity.role not in _ONLOOKERS):
            known.add(mention.entity)
    unknown = {
        name
        for name in proper_names(text)
        if _may_be_mark(name) and not any(one in name or name in one for one in written)
    }
    return frozenset(known | unknown)


def _may_be_mark(name: str) -> bool:
    if name.isascii():
        return len(name.split()) <= LONG
    return not _PHRASE.search(name)


def _is_word(name: str, text: str) -> bool:
    """Whether the text has it in lower case as well, so that its capital says nothing."""
    return name.isascii() and " " not in name and re.search(rf"\b{re.escape(name)}\b", text) is not None


def akin(alerts: Sequence[Alert], topics: Sequence[Topic]) -> list[frozenset[int]]:
    """For each alert those that are about the same: one victim, one announcement, or the one cites the other. Itself, too."""
    found: list[set[int]] = [{number} for number in range(len(alerts))]
    for one, other in combinations(range(len(alerts)), 2):
        if _same_topic(alerts[one], alerts[other], topics[one], topics[other]):
            found[one].add(other)
            found[other].add(one)
    return [frozenset(each) for each in found]


def _same_topic(one: Alert, other: Alert, first: Topic, second: Topic) -> bool:
    apart = days_apart(one, other)
    if apart <= MONTHS and common_names(first.names, second.names):
        return True
    if apart > WEEKS * 7:
        return False
    if sum(min(first.facts[fact], second.facts[fact]) for fact in first.facts.keys() & second.facts.keys()) >= TELLING:
        return True
    if first.issuers & second.issuers and _same_actors(first, second, loosely=apart <= FEW_DAYS):
        return True
    return may_cite(first, second, apart) and (_names_publisher(one, other) or _names_publisher(other, one))


def may_cite(one: Topic, other: Topic, apart: int) -> bool:
    """Whether one may speak of what the other says, published so many days apart: of one actor or victim.

    Within few days it is enough that they do not turn on two actors: an agency rarely speaks twice in a week.
    """
    if _same_actors(one, other, loosely=True) or common_names(one.names, other.names):
        return True
    return apart <= FEW_DAYS and not (one.actors and other.actors)


def _same_actors(one: Topic, other: Topic, *, loosely: bool) -> bool:
    """Whether both turn on one actor; loosely: or one on the state that the other's actor belongs to."""
    if one.actors & other.actors:
        return True
    states = [{gazetteer().entity(actor).of for actor in each.actors} for each in (one, other)]
    return loosely and bool(one.actors & states[1] or other.actors & states[0])


def _names_publisher(one: Alert, other: Alert) -> bool:
    return any(is_publisher(name, other) for claim in one.claims for name in claim.speakers[1:])


def days_apart(one: Alert, other: Alert) -> int:
    """Days between both publications; 0 where one date is not known, since it forbids nothing."""
    first, second = day_of(one), day_of(other)
    return 0 if date.max in {first, second} else abs((first - second).days)


def day_of(alert: Alert) -> date:
    """The day of publication, as `as_day` has it."""
    return as_day(alert.document.date)


def as_day(written: str) -> date:
    """The first day of a month or year where no more is known, and the last day of all if nothing is."""
    year, month, day = ([int(part) for part in written.partition("/")[0].split("-") if part.isdigit()] + [0, 0, 0])[:3]
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return date.max
