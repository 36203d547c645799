"""The amounts in a claim's words, by what they are amounts of."""

import re

from noroshi.alerts.claims.japanese import numbers as japanese
from noroshi.alerts.claims.numbers import find_money
from noroshi.alerts.model import DocumentLanguage

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
AT_MOST = 20
"""amounts of one claim that are looked at"""


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
