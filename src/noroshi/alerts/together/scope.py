"""What a number in a claim counts."""

import re

import msgspec

from noroshi.alerts.together.shared import Told
from noroshi.alerts.together.subject import concepts_in

_SUCH = re.compile(r"\b(?:such|this|these|that)\b|(?:こう|そう)した|こうしたもの|この種|同様|このような", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b|\bafter\b|発足|設立|設置|以来|以降", re.IGNORECASE)
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
    actors: frozenset[str]
    since: bool
    """it says from when on it counts"""
    unit: str
    """of an amount: ISO 4217 or the ticker of a crypto-asset"""

    def meets(self, other: "Scope") -> bool:
        """Whether both count the same, as far as their words tell: two numbers for it cannot both be right."""
        if self.since != other.since:
            return False
        return bool(self.counted & other.counted) and not (
            self.actors and other.actors and not self.actors & other.actors
        )


def scope_of(one: Told) -> Scope:
    """What the number of a claim counts. “Such a warning” counts what the sentence has named before."""
    claim, text = one.claim, one.alert.document.text
    words = claim.span.of(text)
    sentence = claim.sentence.of(text)
    counted = one.subject.counted | concepts_in(claim.counts, "counted:")
    if _SUCH.search(words) or not counted:
        counted |= concepts_in(sentence, "counted:")
    since = bool(_SINCE.search(sentence))
    return Scope(claim.counts or words, counted, one.subject.actors, since, _unit(claim.counts))


def _unit(counts: str) -> str:
    lower = counts.casefold()
    for unit, written in _UNITS.items():
        if any(
            re.search(rf"(?<![a-z]){re.escape(word)}", lower) if word.isalpha() and word.isascii() else word in lower
            for word in written
        ):
            return unit
    return ""
