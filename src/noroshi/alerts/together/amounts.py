"""The amounts in a claim's words, by what they are amounts of."""

import re

from noroshi.alerts.claims.japanese import numbers as japanese
from noroshi.alerts.claims.numbers import find_money
from noroshi.alerts.model import Claim, DocumentLanguage

_UNITS = {
    "USD": "USD",
    "米ドル": "USD",
    "ドル": "USD",
    "円": "JPY",
    "ウォン": "KRW",
    "ユーロ": "EUR",
    "ビットコイン": "BTC",
    "イーサ": "ETH",
    "イーサリアム": "ETH",
    "社": "companies",
    "人": "people",
    "名": "people",
    "台": "computers",
}
MONEY = frozenset({"USD", "JPY", "KRW", "EUR", "GBP", "BTC", "ETH", "XRP", "USDT", "USDC", "SOL"})
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_BODIES = re.compile(
    rf"\b(?P<number>\d{{1,4}}|{'|'.join(_WORDS)}) (?:[a-z-]+ )?(?P<body>compan(?:y|ies)|firms?|businesses|employees|people|staff|computers|devices)\b",
    re.IGNORECASE,
)
_KINDS = {
    "c": "companies",
    "f": "companies",
    "b": "companies",
    "e": "people",
    "p": "people",
    "s": "people",
    "d": "computers",
}
_WRITTEN: dict[str, tuple[str, ...]] = {
    "USD": ("usd", "$", "dollar", "ドル"),
    "JPY": ("jpy", "¥", "yen", "円"),
    "KRW": ("krw", "won", "ウォン"),
    "EUR": ("eur", "€", "ユーロ"),
    "BTC": ("btc", "bitcoin", "ビットコイン"),
    "ETH": ("eth", "ether", "イーサ"),
}
AT_MOST = 20
"""amounts of one claim that are looked at"""


_NUMBER = re.compile(r"\d[\d,.]*")
_OVER = re.compile(
    r"\b(?:more than|over|above|at least|upwards of|in excess of)\b|[超]|以上|少なくとも|余り", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:nearly|almost|up to|less than|under|at most)\b|最大|未満|弱(?=の|が|に|を|、)|近く", re.IGNORECASE
)


def amounts_in(claim: Claim, text: str, language: DocumentLanguage) -> dict[str, float]:
    """What its words name, and above all the number that the claim turns on; not a unit that they name two amounts of."""
    words = claim.span.of(text)
    found = amounts_of(words, language)
    unit = unit_of(claim.counts) if claim.value is not None else ""
    if claim.value is not None and unit and (unit in found or not _has_several(words, unit)):
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
    coarse, fine = (small, large) if digits[0] <= digits[1] else (large, small)
    return float(f"{fine:.{max(min(digits) - 1, 0)}e}") == float(coarse)


def amounts_of(words: str, language: DocumentLanguage) -> dict[str, float]:
    """Unit → amount: ISO 4217, tickers of crypto-assets, `companies`, `people`, `computers`.

    A unit with two different amounts is left out: which of them another claim's amount is to be compared with cannot be told.
    """
    found: dict[str, set[float]] = {}
    for unit, value in _japanese(words) if language == "ja" else _english(words):
        found.setdefault(unit, set()).add(value)
    return {unit: values.pop() for unit, values in found.items() if len(values) == 1}


def _japanese(words: str) -> list[tuple[str, float]]:
    named = [
        (_UNITS.get(one.unit, one.unit.upper()), one.value) for one in japanese.amounts(words, 0, len(words))[:AT_MOST]
    ]
    return [(unit, value) for unit, value in named if unit in MONEY or unit in _KINDS.values()]


def _english(words: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    at = 0
    while len(found) < AT_MOST and (money := find_money(words[at:])) is not None:
        found.append((money.counts.upper(), money.value))
        at += money.span.end
    for match in _BODIES.finditer(words):
        number = match["number"].casefold()
        body = match["body"].casefold()
        kind = "computers" if body == "computers" else _KINDS[body[0]]
        found.append((kind, float(number) if number.isdigit() else _WORDS.index(number) + 2.0))
    return [(unit, value) for unit, value in found if unit in MONEY or unit in _KINDS.values()]


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
