"""Numbers as English texts write them, with what they count."""

import re
from typing import Final

import msgspec

from noroshi.text.span import Span

_SMALL: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {"once": 1, "twice": 2, "thrice": 3, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth".split(),
        1,
    )
}
_SCALE: Final = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
_SIGNS: Final = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY"}
_MONEY = re.compile(
    r"(?P<sign>US\$|[$€£¥￥])\s?(?P<amount>\d[\d,]*(?:\.\d+)?)\s?-?(?P<scale>thousand|million|billion|trillion|bn|mn|[kmb])?\b"
    r"|(?P<amount2>\d[\d,]*(?:\.\d+)?)\s?(?P<scale2>thousand|million|billion|trillion)?\s?"
    r"(?P<unit>bitcoins?|BTC|ETH|ether|XRP|USDT|USDC|yen|JPY|dollars|USD|won|KRW|euros?|EUR|pounds|tokens|coins)\b",
    re.IGNORECASE,
)
_UNITS: Final = {
    "bitcoin": "BTC", "bitcoins": "BTC", "btc": "BTC", "eth": "ETH", "ether": "ETH", "yen": "JPY", "jpy": "JPY", "dollars": "USD", "usd": "USD",
    "won": "KRW", "krw": "KRW", "euro": "EUR", "euros": "EUR", "eur": "EUR", "pounds": "GBP",
}  # fmt: skip
_NTH = re.compile(
    r"\b(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth)\b"
    r"|\b(?P<digits>\d{1,3})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}) (?P<what>times|warnings|alerts|advisories|notices|cautions|bulletins|public attributions)\b|\b(?P<once>once|twice|thrice)\b",
    re.IGNORECASE,
)


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number that a claim turns on."""

    value: float
    counts: str
    """what it counts: `USD`, `BTC`, `times`"""
    span: Span
    """offsets into the text that was searched"""


def find_money(text: str) -> Number | None:
    """The first amount of money."""
    for match in _MONEY.finditer(text):
        amount = match["amount"] or match["amount2"]
        value = _plain(amount)
        if value is None:
            continue
        scale = (match["scale"] or match["scale2"] or "").casefold()
        unit = _SIGNS.get((match["sign"] or "").casefold()) or (match["unit"] or "")
        value = round(value * _SCALE.get(scale, 1.0), 6)
        return Number(value, _UNITS.get(unit.casefold(), unit), Span(match.start(), match.end()))
    return None


def find_count(text: str) -> Number | None:
    """How often: "the eighth time", "five times", "twice"."""
    times = _TIMES.search(text)
    if times:
        word = (times["count"] or times["once"]).casefold()
        value = float(word) if word.isdigit() else float(_SMALL[word])
        return Number(value, (times["what"] or "times").casefold(), Span(times.start(), times.end()))
    nth = _NTH.search(text)
    if nth:
        value = float(nth["digits"]) if nth["digits"] else float(_ORDINALS[nth["word"].casefold()])
        return Number(value, "times", Span(nth.start(), nth.end()))
    return None


def _plain(amount: str) -> float | None:
    try:
        return float(amount.replace(",", ""))
    except ValueError:
        return None
