"""The amounts in a claim's words, by what they are amounts of."""

import re
from collections.abc import Sequence

from noroshi.alerts.model import Claim
from noroshi.alerts.together.figures import Figure

_WRITTEN: dict[str, tuple[str, ...]] = {
    "USD": ("usd", "$", "dollar", "ドル"),
    "JPY": ("jpy", "¥", "yen", "円"),
    "KRW": ("krw", "won", "ウォン"),
    "EUR": ("eur", "€", "ユーロ"),
    "GBP": ("gbp", "£", "pounds", "ポンド"),
    "BTC": ("btc", "bitcoin", "ビットコイン"),
    "ETH": ("eth", "ether", "イーサ"),
}
_NUMBER = re.compile(r"\d[\d,.]*")
_OVER = re.compile(
    r"\b(?:more than|over|above|at least|upwards of|in excess of)\b|[超]|以上|少なくとも|余り|余(?=[のが])",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:nearly|almost|(?<!add )(?<!adds )(?<!added )up to|less than|under|at most|close to)\b|最大|未満|弱(?=の|が|に|を|、)|近く",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|over|more than|a little)\b|約|およそ|ほぼ|近く|程度|ほど|余り|超",
    re.IGNORECASE,
)
ROUGH = 0.12
"""share by which a number that is said to be rough may be off: 180 million is close to 200 million"""


def amounts_in(claim: Claim, text: str, figures: Sequence[Figure]) -> dict[str, float]:
    """What its words name, and above all the number that the claim turns on; not a unit that they name two amounts of."""
    words = claim.span.of(text)
    values: dict[str, set[float]] = {}
    for figure in figures:
        values.setdefault(figure.unit, set()).add(figure.value)
    found = {unit: several.pop() for unit, several in values.items() if len(several) == 1}
    unit = unit_of(claim.counts) if claim.value is not None else ""
    elsewhere = any(figure.value == claim.value and figure.unit != unit for figure in figures)
    if claim.value is not None and unit and not elsewhere and (unit in found or not _has_several(words, unit)):
        found[unit] = claim.value
    return found


def _has_several(words: str, unit: str) -> bool:
    """Whether the words name more than one number, of which one is in the unit: then no one of them is the claim's."""
    return len(_NUMBER.findall(words)) > 1 and any(written in words.casefold() for written in _WRITTEN[unit])


def may_be_one(one: float, other: float, words: str = "", others: str = "") -> bool:
    """Whether the coarser amount may be the finer one, rounded: 300 million and 308 million, but not 305 and 308.

    `words`, `others`: what is said of each, that may make it a bound: of “more than $100 million”, 120 million may be the exact one.
    """
    small, large, low, high = (one, other, words, others) if one <= other else (other, one, others, words)
    if _OVER.search(low) or _UNDER.search(high):
        return True
    digits = [len(f"{abs(amount):.10g}".replace(".", "").strip("0")) for amount in (small, large)]
    rough = _ROUGHLY.search(low) or _ROUGHLY.search(high)
    if rough and min(digits) == 1 and large - small <= ROUGH * large:
        return True
    coarse, fine = (small, large) if digits[0] <= digits[1] else (large, small)
    return float(f"{fine:.{max(min(digits) - 1, 0)}e}") == float(coarse)


def unit_of(counts: str) -> str:
    """The currency or coin that a claim's `counts` names, or empty."""
    lower = counts.casefold()
    for unit, written in _WRITTEN.items():
        if any(
            re.search(rf"(?<![a-z]){re.escape(word)}", lower) if word.isalpha() and word.isascii() else word in lower
            for word in written
        ):
            return unit
    return ""
