"""What a number in a claim counts."""

import re

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.together.proper import common_names, comparable, proper_names
from noroshi.alerts.together.subject import concepts_in, phrase_in
from noroshi.alerts.together.told import Told

_SUCH = re.compile(r"\b(?:such|this|these|that)\b|(?:こう|そう)した|こうしたもの|この種|同様|このような", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince\b|\bby (?=(?:\w+ ){0,3}(?:(?:19|20)\d\d|then|now)\b)|\bso far\b|\bto date\b|これまで|までに|\bthis year\b|発足|設立|設置|以来|以降|今年",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:in total|total(?:s|l?ed|l?ing)?|altogether|combined|in all)\b|合わせて|合計|総額|計約|あわせて",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"(?:回目?|度目?|件目?|例目?|社|人|名)?")
"""a counter alone does not say what is counted"""
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS: dict[str, tuple[str, ...]] = {
    "USD": ("usd", "$", "dollar", "ドル"),
    "JPY": ("jpy", "¥", "yen", "円"),
    "KRW": ("krw", "won", "ウォン"),
    "EUR": ("eur", "€", "ユーロ"),
    "BTC": ("btc", "bitcoin", "ビットコイン"),
    "ETH": ("eth", "ether", "イーサ"),
}


class Scope(msgspec.Struct, frozen=True):
    """What is counted, of whom, since when."""

    words: str
    """as the alert says it"""
    counted: frozenset[str]
    """concepts of the group `counted`"""
    about: frozenset[str]
    """what the counted things are about"""
    names: frozenset[str]
    """the same, names that the gazetteer does not know"""
    since: str
    """from when on it counts, or empty"""
    whole: bool
    """it says that it is a sum of several"""

    def meets(self, other: "Scope") -> bool:
        """Whether both count the same, as far as their words tell: two numbers for it cannot both be right."""
        if self.since != other.since or not self.counted & other.counted:
            return False
        if not (self.about or self.names) or not (other.about or other.names):
            return True
        if self.about & other.about or common_names(self.names, other.names):
            return True
        return not (self.about or other.about) and not comparable(self.names, other.names)


def scope_of(one: Told) -> Scope:
    """What the number of a claim counts. “Such a warning” counts what the sentence has named before."""
    claim, text = one.claim, one.alert.document.text
    words = claim.span.of(text)
    sentence = claim.sentence.of(text)
    said = phrase_in(words, "counted:") or phrase_in(sentence, "counted:")
    written = claim.counts.casefold() in sentence.casefold() or bool(unit_of(claim.counts)) or " " in claim.counts
    named = claim.counts if claim.counts and (written or not said) else said
    counted = one.subject.counted | concepts_in(named, "counted:")
    if _SUCH.search(words) or not counted:
        counted |= concepts_in(sentence, "counted:")
    subject = proper_names(claim.subject) | proper_names(one.alert.document.publisher)
    issuers = {mention.entity for mention in gazetteer().find(claim.subject)}
    about = (
        one.subject.things - issuers - {id_ for id_ in one.subject.entities if gazetteer().entity(id_).kind == "state"}
    )
    names = one.subject.names - frozenset(common_names(one.subject.names, subject))
    return Scope(
        (said or words) if _COUNTER.fullmatch(named) else named,
        counted,
        frozenset(about),
        names,
        _since(sentence),
        bool(_WHOLE.search(f"{words} {claim.counts}")),
    )


def _since(sentence: str) -> str:
    found = _SINCE.search(sentence)
    if found is None:
        return ""
    year = _YEAR.search(sentence, max(0, found.start() - 8), found.end() + 24)
    return year[0] if year else found[0].casefold()


def unit_of(counts: str) -> str:
    """The currency or coin that a claim's `counts` names, or empty."""
    lower = counts.casefold()
    for unit, written in _UNITS.items():
        if any(
            re.search(rf"(?<![a-z]){re.escape(word)}", lower) if word.isalpha() and word.isascii() else word in lower
            for word in written
        ):
            return unit
    return ""
