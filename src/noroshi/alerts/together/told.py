"""Claims with all that they are compared by."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import product
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from noroshi.alerts.limits import COMPARED
from noroshi.alerts.model import Alert, Claim, Hedge
from noroshi.alerts.together.amounts import amounts_in
from noroshi.alerts.together.figures import Figure, figures_in
from noroshi.alerts.together.model import Ref
from noroshi.alerts.together.proper import common_names, glosses, is_katakana, keys_of, lower_case, proper_names
from noroshi.alerts.together.speakers import innermost
from noroshi.alerts.together.subject import Subject, subject_of
from noroshi.alerts.together.topic import (
    DAYS,
    MONTHS,
    WEEKS,
    Topic,
    akin,
    as_day,
    day_of,
    days_apart,
    marks_in,
    of_one_event,
    topic_of,
)

CERTAIN: tuple[Hedge, ...] = ("asserted", "likely", "alleged")
"""it is said to be so, from the surest on"""
NEGATIVE: tuple[Hedge, ...] = ("denied", "not_reported")
"""it is said not to be so, or not to be known"""
REFERS_BACK = re.compile(
    r"\b(?:such|these|this) (?:a )?(?!is\b|was\b|has\b|had\b|can\b|may\b|will\b|year\b|month\b|week\b)\w+|\bthe (?:matter|case in question)\b"
    r"|(?:その|この)(?:ような|件|点|見方|事実|事案|報道|指摘|[0-9０-９一二三四五]+件)|(?:こう|そう)した",
    re.IGNORECASE,
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
    topic: Topic
    """of its alert"""
    kin: frozenset[int]
    """alerts that are about the same as its own, and that one itself"""
    twins: frozenset[int]
    """those of them that are about one event"""
    figures: tuple[Figure, ...]
    """all numbers in its words"""
    amounts: Mapping[str, float]
    """unit → the one amount in it that the claim names"""
    spelt: frozenset[str]
    """unknown names in its own words, as the alerts spell them in Latin letters or katakana, where they do"""
    event: frozenset[str] = frozenset()
    """whom or what it happened to, by its own words where they name it, else by those of its alert"""
    named: bool = False
    """its own sentence names it"""
    keys: frozenset[str] = frozenset()
    """of the names of the event, for an index"""


def share_of(alerts: Sequence[Alert]) -> int:
    """How many claims of each alert are compared: all, unless there are too many."""
    return COMPARED // max(len(alerts), 1) if sum(len(alert.claims) for alert in alerts) > COMPARED else COMPARED


def tell(alerts: Sequence[Alert]) -> list[Told]:
    """The claims of all alerts, in order, as far as they are compared."""
    told: list[Told] = []
    share = share_of(alerts)
    latin = glosses(alert.document.text for alert in alerts)
    plain = lower_case(alert.document.text for alert in alerts)
    topics = [
        replace(topic, names=_respelt(topic.names, latin), weights=_weights(topic.weights, latin))
        for topic in (topic_of(alert, plain) for alert in alerts)
    ]
    relatives, twins = akin(alerts, topics), of_one_event(alerts, topics)
    speaking = {
        name for alert in alerts for claim in alert.claims for by in claim.speakers[1:] for name in proper_names(by)
    }
    no_victims = plain | culprits_in(alerts)
    for number, alert in enumerate(alerts):
        before: Claim | None = None
        for index, claim in enumerate(alert.claims[:share]):
            words = claim.span.of(alert.document.text)
            back = before.span.of(alert.document.text) if before is not None and REFERS_BACK.search(words) else ""
            subject = subject_of(alert, claim, back)
            subject = replace(subject, names=_respelt(subject.names, latin))
            ref, source = Ref(number, index), innermost(alert, claim)
            figures = figures_in(words, alert.document.language)
            amounts = amounts_in(claim, alert.document.text, figures)
            spelt = _respelt(proper_names(words), latin)
            one = Told(
                ref,
                alert,
                claim,
                subject,
                source,
                bool(back),
                topics[number],
                relatives[number],
                twins[number],
                figures,
                amounts,
                spelt,
            )
            event, named = _own_event(one, latin, no_victims | (speaking - topics[number].names))
            keys = subject.incidents.union(*(keys_of(name) for name in event))
            told.append(replace(one, event=event, named=named, keys=keys))
            before = claim
    return told


def _respelt(names: frozenset[str], latin: Mapping[str, str]) -> frozenset[str]:
    return frozenset(latin.get(name, name) for name in names)


def _weights(weights: Mapping[str, int], latin: Mapping[str, str]) -> dict[str, int]:
    return {latin.get(name, name): weight for name, weight in weights.items()}


def _own_event(one: Told, latin: Mapping[str, str], plain: AbstractSet[str]) -> tuple[frozenset[str], bool]:
    """Whom or what its words name, else its sentence, else who speaks of himself, else its alert; and whether it is named at all."""
    claim, text = one.claim, one.alert.document.text
    said = {name for speaker in claim.speakers for name in marks_in(speaker)}
    sentence = claim.sentence.of(text)
    for words in (
        f"{claim.span.of(text)}\n{_written(claim.subject, sentence)}\n{_written(claim.object, sentence)}",
        sentence,
    ):
        found = {name for name in _respelt(marks_in(words), latin) if _is_telling(name, one.topic, sentence)}
        if found := found - common_names(found, said) - plain:
            return frozenset(found), True
    return one.topic.names, False


def _written(words: str, sentence: str) -> str:
    """A reader may have put another word for a pronoun; only what stands in the sentence is of this claim."""
    return words if words in sentence else ""


def _is_telling(name: str, topic: Topic, sentence: str) -> bool:
    """Katakana is a name where it has two parts or is quoted, or where the alert turns on it: most of it is common nouns."""
    plain = is_katakana(name) and "・" not in name and f"「{name}」" not in sentence
    return not plain or bool(common_names({name}, topic.names))


def kin(one: Told, other: Told) -> bool:
    """Whether their alerts are about one thing."""
    return other.ref.alert in one.kin


_BAND = re.compile(
    r"\b(?:gangs?|groups?|crews?|hackers?|actors?|operation|collective|syndicate|affiliates?)\b|集団|グループ|一味|組織",
    re.IGNORECASE,
)
NEARBY = 24
"""characters between a name and the word that says that it is one of a band"""


def culprits_in(alerts: Sequence[Alert]) -> frozenset[str]:
    """Unknown names of those who are said to have done it: nothing ever happened to them."""
    found: set[str] = set()
    for alert in alerts:
        folded = alert.document.text.casefold()
        for claim in alert.claims:
            if claim.type in {"attribution", "identity"}:
                found |= {name for name in proper_names(claim.subject) - found if _is_band(name, folded)}
    return frozenset(found)


def _is_band(name: str, text: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if _BAND.search(text, max(0, at - NEARBY), at + len(name) + NEARBY):
            return True
        at = text.find(name, at + 1)
    return False


_What = TypeVar("_What")


def near_pairs(ones: Sequence[Told], others: Sequence[Told] | None = None) -> Iterator[tuple[Told, Told]]:
    """Pairs of claims that may be of one event: of alerts about one thing, or such as name the same. Of `ones` each pair once."""
    beside_them = ones if others is None else others
    by_alert: dict[int, list[int]] = defaultdict(list)
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(beside_them):
        by_alert[one.ref.alert].append(number)
        for key in one.keys:
            by_key[key].append(number)
    for number, one in enumerate(ones):
        near: set[int] = set()
        near.update(*(by_alert.get(alert, ()) for alert in one.kin), *(by_key.get(key, ()) for key in one.keys))
        for other in sorted(near):
            if others is not None or other > number:
                yield one, beside_them[other]


def beside(
    found: Mapping[tuple[int, str], Sequence[tuple[Told, _What]]],
) -> Iterator[tuple[tuple[Told, _What], tuple[Told, _What]]]:
    """Pairs of what two alerts about one thing say of one matter. `found`: alert and matter → what it says of it."""
    by_matter: dict[str, dict[int, Sequence[tuple[Told, _What]]]] = defaultdict(dict)
    for (alert, matter), each in found.items():
        by_matter[matter][alert] = each
    for alerts in by_matter.values():
        for number, several in alerts.items():
            for other in sorted(several[0][0].kin):
                if other > number and other in alerts:
                    yield from product(several, alerts[other])


def same_event(one: Told, other: Told, *, on_one_day: bool = True) -> bool:
    """Whether two claims may be of one event: by what their sentences name, and where they name nothing, by their alerts."""
    if on_one_day and dates_apart(one.claim.date, other.claim.date):
        return False
    if _before_it_happened(one, other) or _before_it_happened(other, one):
        return False
    if on_one_day and (_long_ago(one, other) or _long_ago(other, one)):
        return False
    if one.subject.incidents and other.subject.incidents:
        return bool(one.subject.incidents & other.subject.incidents)
    if common_names(one.event, other.event):
        return kin(one, other) or ((one.named or other.named) and days_apart(one.alert, other.alert) <= DAYS)
    if other.ref.alert not in one.twins:
        return False
    # Both may name one event by different names, unless one of the alerts itself tells what they name apart.
    if one.named and other.named and (_knows(one, other) or _knows(other, one)):
        return False
    return _of_its_alert(one) and _of_its_alert(other)


def _knows(one: Told, other: Told) -> bool:
    """Whether the one's alert is, by itself, about what the other's claim names."""
    return bool(common_names(other.event, one.topic.names))


def _of_its_alert(one: Told) -> bool:
    """Whether the claim is, as far as it says, of what its alert is about."""
    return not one.named or bool(common_names(one.event, one.topic.names))


def _long_ago(one: Told, other: Told) -> bool:
    """Whether the one is of a day long before the other's alert, which gives no day and does not know that one."""
    if other.claim.date or not one.claim.date:
        return False
    happened, published = as_day(one.claim.date), day_of(other.alert)
    if date.max in {happened, published} or (published - happened).days <= MONTHS:
        return False
    return not any(fact.startswith(one.claim.date[:4]) for fact in other.topic.facts) and one.claim.date[:4] not in (
        other.alert.document.text
    )


def _before_it_happened(one: Told, other: Told) -> bool:
    """Whether the one's alert was published weeks before what the other tells."""
    published, happened = day_of(one.alert), as_day(other.claim.date)
    return date.max not in {published, happened} and (happened - published).days > 7 * WEEKS


def dates_apart(one: str, other: str) -> bool:
    """Whether two dates cannot be one, as far as both are known."""
    known = min(len(one), len(other), len("2022-10"))
    return known > 0 and one[:known] != other[:known]
