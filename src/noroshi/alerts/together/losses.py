"""How much was lost, and how many were hit: two amounts for one event."""

import re
from collections.abc import Iterator, Mapping, Sequence

from noroshi.alerts.together.amounts import may_be_one
from noroshi.alerts.together.figures import MONEY, STATE_MONEY, Figure
from noroshi.alerts.together.matters import matters_in, money_of
from noroshi.alerts.together.model import Conflict, ConflictKind
from noroshi.alerts.together.proper import common_names, proper_names
from noroshi.alerts.together.scope import scope_of
from noroshi.alerts.together.subject import concepts_in
from noroshi.alerts.together.told import CERTAIN, Told, near_pairs, same_event

HAPPENED = frozenset({"incident", "attribution", "other_fact", "tactic"})
"""types of claims that may tell of a loss: which of them a sentence is, readers do not agree on"""
_TAKEN = frozenset({"how:theft", "how:loss", "how:cyberattack", "how:network-intrusion"})
_OTHERWISE = re.compile(
    r"\b(?:recover\w*|fr[eo]ez\w*|froze\w*|seiz\w*|return\w*|repa[iy]\w*|refund\w*|reimburs\w*|compensat\w*|launder\w*|convert\w*|cash\w* out|mov(?:ed?|ing)"
    r"|transferr?\w*|rais\w*|invest\w*|fund(?:ed|ing)|bount\w+|reward\w*|ransom|fined?|salar\w+|wages?|earn\w*|asks?|demand\w*|offer\w*|market|users' deposits|accounting for"
    r"|of (?:which|it|them|that)|part of|some of|portion|share of|each|per|mixer\w*|swapp\w*|loan|borrow\w*|buy|bought|unable|held|hold(?:ing)?s?|insur\w*|sent|sales|profits?)\b"
    r"|凍結|回収|取り戻|返還|返金|補償|弁済|洗浄|換金|交換され|移され|移動|資金調達|調達|出資|報奨|懸賞|身代金|罰金|給与|報酬|うち|一部|保有|購入|保険|時価総額|送った|埋め|売上|減収|ずつ|１件|1件",
    re.IGNORECASE,
)
"""money that was something else than lost, or only a part of what was lost"""
_PART = re.compile(
    r"\b(?:of (?:which|whom|it|them|that|those)|part of|some of|portion|share of|each|per|accounting for|another|additional|further|more than half)\b|うち|一部|ずつ|１件|1件|さらに|新たに",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"[\u30a1-\u30fa\u30fc]{3,24}[A-ZＡ-Ｚ]?(?:の|から(?:の)?)約?[0-9０-９]")
"""`コガネＸの２億ドル`: of somebody whose name is no known one"""
BESIDE = 16
"""characters beside a figure by which it is known for a part"""
_SINGLE = re.compile(
    r"\b(?:a|one) (?:\w+ )?(?:man|woman|victim|user|investor|holder|developer|engineer)\b|男性|女性|の一人|ひとり",
    re.IGNORECASE,
)
"""one of many whom it happened to"""
_CORRECTED = re.compile(
    r"\b(?:initial(?:ly)?|at first|first (?:tweet|estimate|report|said|put)\w*|(?:early|earlier|preliminary) (?:estimate|figure|count)s?|had put|had counted|originally|revis\w+|correct(?:ed|ion)?)\b|当初|訂正|修正|速報|膨らん",
    re.IGNORECASE,
)
"""an estimate that whoever made it has given up"""


_THIS = re.compile(
    r"\b(?:the|this) (?:\w+ )?(?:loss|losses|theft|hack|attack|heist|exploit|breach|damage|incident|stolen|raid)\b|\b(?:its|our|we)\b|当社|弊社|同社|被害額|流出額|被害総額|損失額|今回|この事件",
    re.IGNORECASE,
)
"""words by which an amount is that of the event that the alert is about, where its sentence names nobody"""


def amounts(told: Sequence[Told]) -> Iterator[Conflict]:
    """Two losses of one event in one currency."""
    losses = {one.ref: loss for one in told if (loss := loss_in(one))}
    for one, other in near_pairs([one for one in told if one.ref in losses]):
        loss, another = losses[one.ref], losses[other.ref]
        if one.ref.alert == other.ref.alert and one.source & other.source:
            continue
        differing = _differing(one, other, loss, another)
        if differing and same_event(one, other):
            a, b = scope_of(one), scope_of(other)
            valued = [matters_in(each.claim.sentence.of(each.alert.document.text), "valued") for each in (one, other)]
            same = a.whole == b.whole and a.since == b.since and not (differing[0] in STATE_MONEY and any(valued))
            yield _conflict("contradicts" if same else "different-scope", one, other, differing[0])


def happened_to(one: Told) -> frozenset[str]:
    """What happened to those who are counted."""
    return frozenset(name for name in concepts_in(_words(one), "how:") if name not in {"how:crypto-asset", "how:loss"})


def loss_in(one: Told) -> dict[str, float]:
    """Currency → what was lost, where a claim says so and names one amount of it."""
    words = _words(one)
    if one.claim.type not in HAPPENED or one.claim.hedge not in CERTAIN:
        return {}
    sentence = one.claim.sentence.of(one.alert.document.text)
    if _OTHERWISE.search(words) or _CORRECTED.search(sentence):
        return {}
    if not one.named and _OF_SOMEBODY.search(words):
        return {}
    if _SINGLE.search(sentence) or not (one.named or _is_own(one) or _THIS.search(sentence)):
        return {}
    if one.claim.type != "incident" and not concepts_in(sentence) & _TAKEN:
        return {}
    otherwise = {each.unit for each in money_of(one) if each.of}
    return {unit: amount for unit, amount in one.amounts.items() if unit in MONEY and unit not in otherwise}


def _is_own(one: Told) -> bool:
    """Whether whom the alert is about speaks of himself."""
    return bool(one.claim.speakers and common_names(one.topic.names, proper_names(one.claim.speakers[-1])))


def is_part(one: Told, figure: Figure | None = None) -> bool:
    """Whether its numbers, or the one figure, are only a part of what was hit, or of something else."""
    words = _words(one)
    if figure is not None:
        words = words[max(0, figure.start - BESIDE) : figure.end + BESIDE]
    return _PART.search(words) is not None


def _words(one: Told) -> str:
    return one.claim.span.of(one.alert.document.text)


def _differing(one: Told, other: Told, amount: Mapping[str, float], another: Mapping[str, float]) -> list[str]:
    """Units in which the amounts cannot be one; money first."""
    words, others = _words(one), _words(other)
    found = [
        unit for unit in amount.keys() & another.keys() if not may_be_one(amount[unit], another[unit], words, others)
    ]
    return sorted(found, key=lambda unit: (unit not in MONEY, unit))


def _conflict(kind: ConflictKind, one: Told, other: Told, unit: str) -> Conflict:
    first, second = (f"{each.amounts[unit]:,.12g} {unit}" for each in (one, other))
    return Conflict(kind, one.ref, other.ref, "amount", (first, second))
