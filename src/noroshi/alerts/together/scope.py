"""What a number in a claim counts."""

import re

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.amounts import unit_of
from noroshi.alerts.together.proper import common_names, comparable, proper_names
from noroshi.alerts.together.speakers import same_speaker
from noroshi.alerts.together.subject import concepts_in, phrase_in
from noroshi.alerts.together.told import Told

_SINCE = re.compile(
    r"\bsince\b|\bby (?=(?:\w+ ){0,3}(?:(?:19|20)\d\d|then|now)\b)|\bto date\b|\bthis year\b|発足|設立|設置|以来|以降|今年",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:with)?in (?:the (?:past|last) )?(?:\w+ ){1,2}(?:days|weeks|months|years)\b|[0-9０-９一二三四五六七八九十]+(?:年|か月|カ月|ヶ月|週間|日)(?:間|以内)?で",
    re.IGNORECASE,
)
_FEATURE = re.compile(
    r"\bfirst (?:\w+ ){0,8}to (?!name\b|identify\b|warn\b|call\b)\w+(?: \w+){0,3}|\b(?:first|second|third) time that (?:an? |no |any )[^,;]{3,60}"
    r"|\b(?:to|that) use the name\b",
    re.IGNORECASE,
)
"""“the first to …”: what sets it apart is all that it counts"""
_JOINT = re.compile(
    r"\bjoint(?:ly)?\b|\bour (?:\w+ )?governments\b|\b(?:two|three|four|five) (?:countries|governments|nations)\b|共同|連名|[0-9０-９二三四五]+[かカヶ]国(?:による|の政府|が)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\balone\b|\bby itself\b|単独|独自", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:in total|total(?:s|l?ed|l?ing)?|altogether|combined|in all|several|various)\b|合わせて|合計|総額|計約|あわせて|累計",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:times|warnings|notices|statements) (?:before|earlier|previously)\b(?! \w)|過去に?[0-9０-９]+[回度]"
)
"""so many times before this one"""
_NONE_BEFORE = re.compile(
    r"\b(?:no|not|never|n't)\b[^.;]{0,80}\b(?:before|earlier|previously)\b|\bno (?:earlier|previous|prior)\b|(?:過去|以前|これまで)に?[^。]{0,40}(?:例は?ない|ことは?な[いか]|なかった|初)",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\bat least one (?:earlier|previous|prior)\b|\ban (?:earlier|prior) (?:warning|notice|letter|statement)\b|以前にも|過去にも",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"(?:回目?|度目?|件目?|例目?|社|人|名)?")
"""a counter alone does not say what is counted"""
_YEAR = re.compile(r"(?:19|20)\d\d")
NAMING = frozenset({"counted:public-attribution"})
WARNING = frozenset({"counted:warning"})


class Scope(msgspec.Struct, frozen=True):
    """What is counted, of whom, by whom, since when."""

    words: str
    """as the alert says it"""
    counted: frozenset[str]
    """concepts of the group `counted`"""
    about: frozenset[str]
    """actors, incidents, companies, lures and unknown names that the counted things are about"""
    since: str
    """from when on it counts, within what time, or what sets the counted apart; or empty"""
    joint: str
    """`joint`: several states or agencies together; `alone`: one of them; or empty"""
    whole: bool
    """it says that it is a sum of several"""

    def counts_like(self, other: "Scope") -> bool:
        """Whether both count things of one kind since one time, by one or by several together, as far as they say."""
        joint = not (self.joint and other.joint) or self.joint == other.joint
        return self.since == other.since and joint and bool(self.counted & other.counted)

    def about_one(self, other: "Scope") -> bool:
        """Whether what both count is said to be about the same."""
        return bool(common_names(self.about, other.about))

    def may_be_about_one(self, other: "Scope") -> bool:
        """The same, or one of them does not say, or it cannot be told."""
        if not self.about or not other.about or self.about_one(other):
            return True
        return not comparable(self.about, other.about)


def scope_of(one: Told) -> Scope:
    """What the number of a claim counts. “Such a warning” counts what the sentence has named before."""
    claim, text = one.claim, one.alert.document.text
    words = claim.span.of(text)
    sentence = claim.sentence.of(text)
    said = phrase_in(words, "counted:") or phrase_in(sentence, "counted:")
    written = claim.counts.casefold() in sentence.casefold() or bool(unit_of(claim.counts)) or " " in claim.counts
    named = claim.counts if claim.counts and (written or not said) else said
    counted = concepts_in(words, "counted:") | concepts_in(claim.subject, "counted:") | concepts_in(named, "counted:")
    if not counted & (WARNING | NAMING):
        counted |= concepts_in(sentence, "counted:")
    clause = _clause(one)
    return Scope(
        (said or words) if _COUNTER.fullmatch(named) else named,
        counted,
        _about(one),
        _since(clause),
        "alone" if _ALONE.search(clause) else "joint" if _JOINT.search(clause) else "",
        bool(_WHOLE.search(f"{words} {claim.counts}")),
    )


def times_of(one: Told) -> float | None:
    """How many times, this one counted: of “four times before” 5, of “had not warned before” 1. None where it does not say."""
    claim, clause = one.claim, _clause(one)
    if claim.value is not None:
        return claim.value + 1 if _BEFORE.search(clause) else claim.value
    if is_least(one):
        return 2
    return 1 if _NONE_BEFORE.search(clause) else None


def is_least(one: Told) -> bool:
    """Whether it may be more times: “at least one earlier letter”."""
    return one.claim.value is None and _ONE_BEFORE.search(_clause(one)) is not None


def _clause(one: Told) -> str:
    """The words of the claim, and what follows them up to the next comma."""
    text, claim = one.alert.document.text, one.claim
    rest = text[claim.span.end : claim.sentence.end]
    return claim.span.of(text) + re.split(r"[,;、。]", rest, maxsplit=1)[0]


def _about(one: Told) -> frozenset[str]:
    """What is warned of, in the words of the claim; where they point back or name it by a pronoun, in what they stand for."""
    claim, names = one.claim, gazetteer()
    words = claim.span.of(one.alert.document.text)
    publisher = one.alert.document.publisher
    warner = proper_names(claim.subject) | proper_names(publisher)
    warning = {mention.entity for mention in names.find(claim.subject)}
    mentions = {mention.entity for mention in names.find(words)} - warning
    known = {id_ for id_ in mentions if names.entity(id_).kind in {"actor", "incident", "company"}}
    unknown = {name for name in one.subject.names if common_names({name}, one.spelt)}
    if not known | unknown and (one.refers_back or claim.object in words):
        known, unknown = set(one.subject.actors | one.subject.incidents | one.subject.companies), set(one.subject.names)
    unknown -= common_names(unknown, warner)
    return frozenset(known | {name for name in unknown if not same_speaker(name.upper(), publisher)})


def _since(clause: str) -> str:
    feature = _FEATURE.search(clause) or _WINDOW.search(clause)
    if feature is not None:
        return feature[0].casefold()
    found = _SINCE.search(clause)
    if found is None:
        return ""
    year = _YEAR.search(clause, max(0, found.start() - 8), found.end() + 24)
    return year[0] if year else found[0].casefold()
