"""Who denies what another says, and who is said to have said nothing of what he told elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.matters import matters_in
from noroshi.alerts.together.model import Conflict, Ref
from noroshi.alerts.together.shared import ALIKE, family
from noroshi.alerts.together.speakers import identities
from noroshi.alerts.together.told import CERTAIN, Told, kin, near_pairs, same_event
from noroshi.alerts.together.topic import WEEKS, days_apart
from noroshi.alerts.together.words import words as words_of

NEAR = 2
"""sentences between a denial and what it points at, if both share a word; without that it stands in the sentence before"""
BLAMED = 2
"""claims of one sentence at most that the denial of a charge is laid beside"""
_REFERS = re.compile(
    r"\b(?:the|that|this|these|those|such|his|her|their|its|any|a|all) (?:\w+ ){0,1}(?:finding|charge|claim|allegation|accusation|report|link|story|account|attribution|assertion|conclusion|rumou?r)s?\b"
    r"|\bwhich (?:\w+ ){1,4}(?:den(?:y|ies|ied)|disput\w+|reject\w*)"
    r"|\b(?:fiction|fabrication|baseless|groundless|untrue|smear|dismissed|disput\w+|rejected|denied (?:it|this|that|any involvement|involvement))\b"
    r"|(?:その|この)(?:ような)?(?:事実|見方|件|報道|指摘|話|分析|結論|主張)|そのような|(?:こう|そう)した|捏造|でっち上げ|関与を否定|これを否定|報道を|事実無根",
    re.IGNORECASE,
)
"""“the finding”, “such facts”: what is denied stood before"""
_GENERAL = re.compile(
    r"\b(?:earlier|previous(?:ly)?|past|repeatedly|always|consistently|of this kind)\b|繰り返し|これまで|従来|かねて|一貫して",
    re.IGNORECASE,
)
"""who has always denied it does not deny this claim"""
_DISPUTES = re.compile(
    r"\b(?:dismiss\w*|disput\w*|reject\w*|den(?:y|ies|ied)|refut\w*|rebut\w*|contradict\w*)\b|否定|反論|反発",
    re.IGNORECASE,
)
_NOT_DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bnever) (?:dispute|den(?:y|ied)|contest|rule out)|否定(?:し|は)(?:ない|ていない|しな)",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:no|nobody|none|never|not|nothing)\b|n['’]t\b|ない|なかった|ません", re.IGNORECASE)
_BLAME = re.compile(
    r"\b(?:involvement|smear|attributions?|accusations?|charges?)\b|関与|捏造|でっち上げ", re.IGNORECASE
)
"""what is denied is that somebody did it"""
_OWN_MATTER = re.compile(r"と(?:の|いう)|\bthat (?:it|he|she|they|the|its|no)\b", re.IGNORECASE)
"""the words of the denial say themselves what is denied"""
_DENIABLE = frozenset({"incident", "attribution", "other_fact", "tactic", "identity", "motive", "targeting"})
_NOBODY = re.compile(r"^\W*(?:so far,? )?(?:no|none|nobody)\b", re.IGNORECASE)
_DETAILS = re.compile(
    r"\b(?:details?|specifics?|whereabouts|names?|size|amount|how|who|whom|whose|which|where|when|why)\b|詳細|詳しい|行方|手口|経路|方法|氏名|社名|金額|人数|規模|誰",
    re.IGNORECASE,
)
_CASES = frozenset({"counted:case", "how:cyberattack", "how:theft"})
_STEM = 5
"""first letters of a word by which it is known again: deny, denied"""


def denials(told: Sequence[Told]) -> Iterator[Conflict]:
    """One says that it is so, the other that it is not."""
    meant: dict[Ref, list[Told]] = {}
    for denying, sayings in _denied(told):
        meant[denying.ref] = sayings
        for saying in sayings:
            yield _conflict(denying, saying)
    saying_so = [one for one in told if one.claim.hedge in CERTAIN]
    denied = [one for one in told if one.claim.hedge == "denied" and not (one.refers_back and _is_general(one))]
    for denying, saying in near_pairs(denied, saying_so):
        before = meant.get(denying.ref)
        if denying.ref.alert == saying.ref.alert and (before or saying.refers_back or denying.source & saying.source):
            continue
        if before:
            if any(_same_amount(each, saying) for each in before):
                yield _conflict(denying, saying)
        elif _same_matter(denying, saying):
            yield _conflict(denying, saying)


def _denied(told: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """Denials of what stood before them in their alert, with what that is."""
    start = 0
    for index, one in enumerate(told):
        if told[start].ref.alert != one.ref.alert:
            start = index
        words = one.claim.span.of(one.alert.document.text)
        if _NOT_DENIED.search(words):
            continue
        pointing = one.claim.hedge == "denied" and _REFERS.search(words) and not _is_general(one)
        before = told[start:index]
        if pointing:
            found = _meant(one, before)
        elif one.claim.hedge == "denied" and _NOBODY.search(one.claim.subject):
            found = _cleared(one, before)
        else:
            found = _disputed(one, before) if _disputes(one, words) else []
        if found:
            yield one, found


def _is_general(one: Told) -> bool:
    return _GENERAL.search(one.claim.span.of(one.alert.document.text)) is not None


def _disputes(one: Told, words: str) -> bool:
    """“Nobody talked to any podcast”, said by who dismisses the story."""
    sentence = one.claim.sentence.of(one.alert.document.text)
    flat = one.claim.hedge == "asserted" and len(one.claim.speakers) > 1
    return flat and bool(_NEGATION.search(words) and _DISPUTES.search(sentence))


def _may_be_meant(saying: Told, denying: Told) -> bool:
    if saying.claim.hedge not in CERTAIN or saying.claim.type not in _DENIABLE:
        return False
    if _DISPUTES.search(saying.claim.span.of(saying.alert.document.text)):
        return False
    return saying.claim.hedge == "alleged" or not saying.source & denying.source


def _meant(one: Told, before: Sequence[Told]) -> list[Told]:
    """What a denial points at: the last claim of its own sentence; else who was blamed, or what shares its words, close before it."""
    text = one.alert.document.text
    words = one.claim.span.of(text)
    same = [each for each in before if each.claim.sentence == one.claim.sentence and each.claim.hedge in CERTAIN]
    if same:
        return [each for each in same[-1:] if _may_be_meant(each, one)]
    others = [each for each in before if _may_be_meant(each, one)]
    if _BLAME.search(words):
        tied = [each for each in others if each.claim.type in {"attribution", "identity"} and not _aside(each, one)]
        blamed = [each for each in tied if each.claim.type == "attribution"] or tied
        return [each for each in blamed if each.claim.sentence == blamed[-1].claim.sentence][-BLAMED:]
    own = _stems(words)
    scored = []
    for each in others:
        gap, shared = _sentences_between(each, one), len(own & _stems(each.claim.span.of(text)))
        if gap <= NEAR and (shared or (gap <= 1 and not _OWN_MATTER.search(words))):
            scored.append((shared, each.ref, each))
    return [max(scored, key=lambda each: each[:2])[2]] if scored else []


def _cleared(one: Told, before: Sequence[Told]) -> list[Told]:
    """“No contractor was involved” after “a contractor did it”: who is cleared was blamed close before it."""
    own = _stems(_NEGATION.sub("", one.claim.subject))
    for each in reversed(before):
        words = each.claim.span.of(each.alert.document.text)
        near = family(each) == family(one) and _sentences_between(each, one) <= NEAR
        if near and own and own <= _stems(words) and _may_be_meant(each, one):
            return [each]
    return []


def _aside(blaming: Told, denying: Told) -> bool:
    """Whether it blames others than the alert turns on, or, where a state denies, what belongs to another state."""
    names = gazetteer()
    sentence = names.find(blaming.claim.sentence.of(blaming.alert.document.text))
    actors = {mention.entity for mention in sentence if names.entity(mention.entity).kind == "actor"}
    turning = {id_ for id_ in blaming.topic.actors if names.entity(id_).kind == "actor"}
    if turning and actors and not actors & turning:
        return True
    found = names.find(denying.claim.speakers[-1]) if len(denying.claim.speakers) > 1 else []
    states = {names.entity(mention.entity).of or mention.entity for mention in found}
    states = {state for state in states if state in names and names.entity(state).kind == "state"}
    blamed = {names.entity(actor).of for actor in blaming.subject.actors}
    blamed |= {id_ for id_ in blaming.subject.entities if names.entity(id_).kind == "state"}
    return bool(states and blamed and not states & blamed)


def _disputed(one: Told, before: Sequence[Told]) -> list[Told]:
    """What a flat “nobody did” is said against: a claim of another sentence close before it with which it shares two words."""
    own = _stems(one.claim.sentence.of(one.alert.document.text))
    for each in reversed(before):
        gap = _sentences_between(each, one)
        shared = own & _stems(each.claim.span.of(each.alert.document.text))
        if 0 < gap <= NEAR and len(shared) >= 2 and _may_be_meant(each, one):
            return [each]
    return []


def _sentences_between(one: Told, other: Told) -> int:
    """0: the same sentence; 1: the next."""
    return sum(one.claim.sentence.start < each.start <= other.claim.sentence.start for each in one.alert.sentences)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words_of(text)}


def _same_amount(one: Told, other: Told) -> bool:
    a, b = one.amounts, other.amounts
    return any(a[unit] == b[unit] for unit in a.keys() & b.keys()) and kin(one, other) and same_event(one, other)


def _same_matter(one: Told, other: Told) -> bool:
    a, b = one.subject, other.subject
    if family(one) != family(other) or not same_event(one, other) or _of_other_things(one, other):
        return False
    if a.actors and b.actors and not a.actors & b.actors:
        return False
    common, marks = a.common(b), a.common_marks(b)
    return bool(marks) and len(common) >= 2 and len(common) >= ALIKE * min(a.size, b.size)


def _of_other_things(one: Told, other: Told) -> bool:
    """Whether the one tells of customers, say, and the other of source code."""
    first, second = (matters_in(each.claim.span.of(each.alert.document.text), "of") for each in (one, other))
    return bool(first and second and not first & second)


def reports(told: Sequence[Told]) -> Iterator[Conflict]:
    """“The agency has not reported any case” beside “the agency confirmed cases”."""
    saying_so = [one for one in told if one.claim.hedge in CERTAIN and one.claim.type in {"incident", "attribution"}]
    for silent, saying in product((one for one in told if _keeps_silent(one)), saying_so):
        apart = days_apart(silent.alert, saying.alert) > WEEKS * 7 and not kin(silent, saying)
        if silent.ref.alert == saying.ref.alert or apart:
            continue
        if _nobody(silent, saying) or (_same_case(silent, saying) and _spoke_of_cases(silent, saying)):
            yield _conflict(silent, saying, report=True)


def _spoke_of_cases(silent: Told, saying: Told) -> bool:
    """Whether who is said to have been silent on cases is who told of them."""
    who = identities(silent.claim.subject) if silent.claim.subject else silent.source
    said = {id_ for name in saying.claim.speakers[1:] for id_ in identities(name)} or saying.source
    return bool(who & said and silent.subject.concepts & _CASES and saying.subject.concepts & _CASES)


def _nobody(silent: Told, saying: Told) -> bool:
    """“No company has reported a loss” beside “two companies have lost money”, of one campaign."""
    nobody = _NOBODY.search(silent.claim.span.of(silent.alert.document.text))
    lost = {"how:loss"} & silent.subject.concepts & saying.subject.concepts
    hit = {"counted:company", "counted:victim"} & silent.subject.concepts & saying.subject.concepts
    return bool(nobody and lost and hit) and kin(silent, saying) and saying.claim.hedge == "asserted"


def _same_case(silent: Told, saying: Told) -> bool:
    """Whether the one may have been silent on what the other tells: on one actor, or one event, within one announcement."""
    if silent.refers_back:
        return silent.named and saying.named and same_event(silent, saying)
    if not kin(silent, saying):
        common = silent.subject.things & saying.subject.things & saying.subject.concepts
        return len(common) > 1 and days_apart(silent.alert, saying.alert) <= WEEKS * 7
    if silent.subject.actors and saying.subject.actors:
        return bool(silent.subject.actors & saying.subject.actors)
    if silent.named or saying.named:
        return same_event(silent, saying)
    return True


def _keeps_silent(one: Told) -> bool:
    """Whether somebody has not told of it at all; who keeps back the details may well have told that it happened."""
    return one.claim.hedge == "not_reported" and not _DETAILS.search(one.claim.span.of(one.alert.document.text))


def _conflict(one: Told, other: Told, *, report: bool = False) -> Conflict:
    if report:
        return Conflict("contradicts", one.ref, other.ref, "report")
    first, second = sorted((one.ref, other.ref))
    return Conflict("contradicts", first, second, "denial")
