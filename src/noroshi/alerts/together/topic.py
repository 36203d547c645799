"""What an alert as a whole is about, and which alerts are about one thing."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

import msgspec

from noroshi.alerts.knowledge.gazetteer import Incident, gazetteer
from noroshi.alerts.model import Alert
from noroshi.alerts.together.amounts import unit_of
from noroshi.alerts.together.figures import figures_in
from noroshi.alerts.together.proper import (
    SHORT,
    common_names,
    keys_of,
    lower_case,
    places_in,
    proper_names,
    same_proper,
)
from noroshi.alerts.together.speakers import agencies_in, is_publisher, issuers
from noroshi.alerts.together.subject import concepts_in

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
LEAD = 2
"""what naming it in the first sentence weighs: there it stands whom it happened to"""
AKIN = 3
"""what two alerts must have in common: a name that both are about; or a name and facts (`TELLING`) that weigh as much together"""
TELLING = 3
"""what an exact amount or an indicator weighs that both have; a round amount weighs 2, a day or a plain count 1"""
ROUND = 2
SMALL = 12
"""up to which a count of things says nothing of which event it is"""
EXACT = 3
"""digits of an amount that another theft hardly has, too"""
_PLAIN_DEEDS = frozenset(
    {"how:crypto-asset", "how:cyberattack", "how:theft", "how:loss", "how:malware", "how:blockchain", "how:document"}
)
SEVERAL = 3
"""names that an alert has, from which on it may tell of several events"""
LONG = 4
"""words; a run of more capitalised ones is a headline and no name"""
_ONLOOKERS = frozenset({"vendor", "blockchain analyst", "platform", "brand", "mixer", "software"})
"""companies that analyse, or whose services are misused, are rarely those that it happened to"""
_FIRST_PERSON = re.compile(
    r"\b(?:we|our)\b|当(?:社|行|院|校|館|店|所|法人|団体|組合|機構|協会)(?!時)|弊(?:社|行|所)|本学", re.IGNORECASE
)
"""a publisher that speaks of itself may be whom it happened to"""
_PHRASE = re.compile(r"[をがはにへとの]|[0-9０-９]|だ$")
"""in what Japanese quotes: a saying, no name"""


class Topic(msgspec.Struct, frozen=True):
    """What an alert turns on."""

    names: frozenset[str]
    """what it is about: incidents, companies that were attacked, and names that the gazetteer does not know"""
    weights: Mapping[str, int]
    """the same and those that are named less often → by how many sentences"""
    actors: frozenset[str]
    """actors; where it turns on none, the state that is blamed most"""
    issuers: frozenset[str]
    """agencies that speak in it"""
    first_hand: bool
    """who published it speaks of itself"""
    places: frozenset[str]
    """where it happened, as far as `data/names.toml` knows the place"""
    deeds: frozenset[str]
    """what kind of deed its title tells of"""
    facts: Mapping[str, int]
    """amounts, days and indicators in it → how telling: what no other event has in common with it, in any language"""


def topic_of(alert: Alert, plain: AbstractSet[str] | None = None) -> Topic:
    """By its title and its sentences. `plain`: words that are no names, since they are written in lower case, too."""
    plain = lower_case((alert.document.text,)) if plain is None else plain
    counts: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    states: Counter[str] = Counter()
    document = alert.document
    sentences = [one.span.of(document.text) for one in alert.sentences]
    title = document.title
    texts = [(title, OFTEN), *((text, 1 if number else LEAD) for number, text in enumerate(sentences))]
    mentioned = {name for text in sentences for name in marks_in(text)}
    headline = _is_headline(title)
    for text, weight in texts:
        for id_ in {mention.entity for mention in gazetteer().find(text)}:
            kind = gazetteer().entity(id_).kind
            if kind == "actor":
                actors[id_] += weight
            elif kind == "state":
                states[id_] += weight
        found = marks_in(text)
        if text is title and headline:
            found = frozenset(mentioned) & found | common_names(mentioned, found)
        for name in found:
            counts[name] += weight
    publisher = proper_names(document.publisher)
    own = publisher if _FIRST_PERSON.search(document.text) else frozenset()
    for name in common_names(counts, publisher):
        del counts[name]
    weights = {name: count for name, count in counts.items() if name not in plain}
    weights |= dict.fromkeys(own, OFTEN)
    facts = _facts(alert)
    for incident in _known_incidents(alert, facts, set(actors)):
        weights[incident] = OFTEN
    for id_, weight in list(weights.items()):
        victim = _victim(id_)
        if victim:
            weights[victim] = max(weight, weights.get(victim, 0))
    about = frozenset(name for name, count in actors.items() if count >= OFTEN)
    blamed = {gazetteer().entity(actor).of for actor in actors} | {"north-korea"}
    suspects = frozenset(state for state, count in states.items() if count >= OFTEN and state in blamed)
    return Topic(
        frozenset(name for name, count in weights.items() if count >= OFTEN),
        weights,
        about or suspects,
        agencies_in(document.publisher) | issuers(alert),
        bool(own),
        places_in(f"{title}\n{document.text}"),
        concepts_in(title, "how:") - _PLAIN_DEEDS,
        facts,
    )


def _known_incidents(alert: Alert, facts: Mapping[str, int], actors: AbstractSet[str]) -> set[str]:
    """Incidents of which the alert gives the loss and the month, and an actor to whom somebody attributes it."""
    published = alert.document.date
    months = {fact[:7] for fact in facts if len(fact) == len("2026-03-01") and fact[4] == fact[7] == "-"}
    return {
        one.id
        for loss, incidents in _by_loss().items()
        if loss in facts
        for one in incidents
        if one.date[:7] in months and one.date <= published and any(each.to in actors for each in one.attributions)
    }


@cache
def _by_loss() -> dict[str, list[Incident]]:
    found: dict[str, list[Incident]] = {}
    for incident in gazetteer().incidents():
        for loss in incident.losses:
            found.setdefault(f"{loss.amount:.10g} {loss.unit}", []).append(incident)
    return found


@cache
def _victim(id_: str) -> str:
    """Whom a known incident happened to."""
    return next((one.victim for one in gazetteer().incidents() if one.id == id_), "")


def _is_headline(title: str) -> bool:
    """Whether all its long words have capitals, so that they say nothing."""
    long = [word for word in title.split() if len(word) >= SHORT and word.isalpha()]
    return len(long) > LONG and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _facts(alert: Alert) -> dict[str, int]:
    document = alert.document
    found: dict[str, int] = {}
    for sentence in alert.sentences:
        for figure in figures_in(sentence.span.of(document.text), document.language):
            digits = len(f"{figure.value:.10g}".replace(".", "").strip("0"))
            if figure.is_money:
                found[f"{figure.value:.10g} {figure.unit}"] = TELLING if digits >= EXACT else ROUND
            elif figure.value > SMALL and figure.unit != "days":
                found[f"{figure.value:.10g} {figure.unit}"] = 1
    for claim in alert.claims:
        unit = unit_of(claim.counts) if claim.value is not None else ""
        if unit and claim.value is not None and not figures_in(claim.span.of(document.text), document.language):
            digits = len(f"{claim.value:.10g}".replace(".", "").strip("0"))
            found[f"{claim.value:.10g} {unit}"] = TELLING if digits >= EXACT else ROUND
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


def akin(alerts: Sequence[Alert], topics: Sequence[Topic]) -> list[frozenset[int]]:
    """For each alert those that are about the same: one victim, one announcement, or the one cites the other. Itself, too."""
    direct = _tied(alerts, topics, _same_topic)
    return [each | twins for each, twins in zip(direct, of_one_event(alerts, topics), strict=True)]


def of_one_event(alerts: Sequence[Alert], topics: Sequence[Topic]) -> list[frozenset[int]]:
    """For each alert those that are about one event: what neither names in a sentence of its own is the same in both. Itself, too."""
    direct = _tied(alerts, topics, _same_event)
    return [frozenset(each | _through(number, direct, alerts, topics)) for number, each in enumerate(direct)]


def _through(
    number: int, direct: Sequence[frozenset[int]], alerts: Sequence[Alert], topics: Sequence[Topic]
) -> set[int]:
    """What an alert on the same event is of one event with, if the one or the other names nobody: `a firm in Hong Kong`."""
    return {
        far
        for near in direct[number]
        for far in direct[near]
        if (_names_nobody(topics[number]) or _names_nobody(topics[far]))
        and days_apart(alerts[number], alerts[far]) <= MONTHS
    }


def _names_nobody(topic: Topic) -> bool:
    """Whether it is about nobody by name, and does not tell of several either."""
    return not topic.names and not topic.actors and len(topic.weights) < SEVERAL


def _tied(
    alerts: Sequence[Alert], topics: Sequence[Topic], test: Callable[[Alert, Alert, Topic, Topic], bool]
) -> list[frozenset[int]]:
    found: list[set[int]] = [{number} for number in range(len(alerts))]
    for one, other in sorted(_may_be_akin(topics)):
        if test(alerts[one], alerts[other], topics[one], topics[other]):
            found[one].add(other)
            found[other].add(one)
    return [frozenset(each) for each in found]


def _may_be_akin(topics: Sequence[Topic]) -> set[tuple[int, int]]:
    """Pairs that have a name, a fact, an actor or an issuer in common: no others can be akin, save within few days."""
    by_key: dict[str, list[int]] = {}
    for number, topic in enumerate(topics):
        keys = (
            {key for name in topic.weights for key in keys_of(name)} | set(topic.facts) | topic.actors | topic.issuers
        )
        states = {gazetteer().entity(actor).of for actor in topic.actors}
        for key in keys | states:
            by_key.setdefault(key, []).append(number)
    return {pair for numbers in by_key.values() for pair in combinations(numbers, 2)}


def _same_event(one: Alert, other: Alert, first: Topic, second: Topic) -> bool:
    apart = days_apart(one, other)
    if apart > MONTHS:
        return False
    if _in_common(first, second) >= AKIN:
        return True
    sums = _sums_in_common(first, second) and _facts_in_common(first, second) + _circumstances(first, second)
    if sums > AKIN:
        return True
    return apart <= WEEKS * 7 and max(sums, _facts_in_common(first, second)) >= AKIN


def _same_topic(one: Alert, other: Alert, first: Topic, second: Topic) -> bool:
    if _same_event(one, other, first, second):
        return True
    apart = days_apart(one, other)
    if apart > WEEKS * 7:
        return False
    if first.issuers & second.issuers and _same_actors(first, second, loosely=apart <= FEW_DAYS):
        return True
    return may_cite(first, second, apart) and (_names_publisher(one, other) or _names_publisher(other, one))


def _in_common(one: Topic, other: Topic) -> int:
    """What they have in common of names and facts, weighed, if there is a name among it."""
    names = 0
    for name, count in one.weights.items():
        for another, counted in other.weights.items():
            if (name in one.names or another in other.names or (count > 1 and counted > 1)) and same_proper(
                name, another
            ):
                names += min(count, counted, OFTEN)
                break
    if not names:
        return 0
    return names + _facts_in_common(one, other) + (_circumstances(one, other) if names >= LEAD else 0)


def _circumstances(one: Topic, other: Topic) -> int:
    """1 for a place that both name, 1 for the same kind of deed in both titles."""
    return bool(one.places & other.places) + bool(one.deeds & other.deeds)


def _sums_in_common(one: Topic, other: Topic) -> bool:
    return any(min(one.facts[fact], other.facts[fact]) >= ROUND for fact in one.facts.keys() & other.facts.keys())


def _facts_in_common(one: Topic, other: Topic) -> int:
    return sum(min(one.facts[fact], other.facts[fact]) for fact in one.facts.keys() & other.facts.keys())


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


@lru_cache(maxsize=20_000)
def as_day(written: str) -> date:
    """The first day of a month or year where no more is known, and the last day of all if nothing is."""
    year, month, day = ([int(part) for part in written.partition("/")[0].split("-") if part.isdigit()] + [0, 0, 0])[:3]
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return date.max
