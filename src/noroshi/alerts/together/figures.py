"""Numbers in the words of an alert, each with what it is a number of, in words that do not depend on the language."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

import msgspec

from noroshi.alerts.claims.japanese.numbers import number as japanese_number
from noroshi.alerts.claims.numbers import find_money
from noroshi.alerts.model import DocumentLanguage

MONEY = frozenset(
    {
        "USD",
        "HKD",
        "AUD",
        "CAD",
        "SGD",
        "TWD",
        "NZD",
        "JPY",
        "KRW",
        "EUR",
        "GBP",
        "BTC",
        "ETH",
        "XRP",
        "USDT",
        "USDC",
        "SOL",
    }
)
STATE_MONEY = frozenset({"USD", "HKD", "AUD", "CAD", "SGD", "TWD", "NZD", "JPY", "KRW", "EUR", "GBP"})
"""money of states, of which no two are worth the same"""
AT_MOST = 24
"""figures of one stretch that are looked at"""
LONGEST = 2000
"""characters of one stretch that are looked at"""
_DOLLARS = {"HK": "HKD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "S": "SGD", "NT": "TWD", "NZ": "NZD"}
"""before a dollar sign, whose dollars they are"""
_YEN = {
    "円": "JPY", "ドル": "USD", "米ドル": "USD", "香港ドル": "HKD", "豪ドル": "AUD", "カナダドル": "CAD", "シンガポールドル": "SGD",
    "台湾ドル": "TWD", "ユーロ": "EUR", "ポンド": "GBP", "ウォン": "KRW", "ビットコイン": "BTC", "イーサ": "ETH", "イーサリアム": "ETH",
    "BTC": "BTC", "ETH": "ETH", "XRP": "XRP", "USDT": "USDT", "USDC": "USDC", "SOL": "SOL",
}  # fmt: skip
_BYTES = {
    "kilo": 1e3,
    "mega": 1e6,
    "giga": 1e9,
    "tera": 1e12,
    "peta": 1e15,
    "キロ": 1e3,
    "メガ": 1e6,
    "ギガ": 1e9,
    "テラ": 1e12,
    "ペタ": 1e15,
}
_SHORT_BYTES = {"kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "pb": 1e15}
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365, "日": 1, "週": 7, "月": 30, "年": 365}
_WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty".split(),
        1,
    )
} | {"single": 1, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}  # fmt: skip
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_ENGLISH = re.compile(
    rf"(?<![\w$€£¥.,-])(?P<number>\d[\d,]{{0,14}}(?:\.\d{{1,6}})?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"(?: (?P<scale>thousand|million|billion))?(?: of (?:the|its|our|their|his)(?: \w{1,20})?)?"
    r"[ -](?=(?P<rest>[A-Za-z][\w'-]{0,24}(?: [A-Za-z][\w'-]{0,24}){0,3}))",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"(?P<number>[0-9０-９][0-9０-９,，.．]{0,15}(?:[万億兆千百][0-9０-９,，.．]{0,8}){0,4})(?:余り?の?|あまりの?|以上の?)?"
    r"(?P<unit>(?:米|香港|豪|カナダ|シンガポール|台湾)?ドル|円|ユーロ|ポンド|ウォン|ビットコイン|イーサ(?:リアム)?|BTC|ETH|XRP|USDT|USDC|SOL"
    r"|[キロメガギテラペタ]{2}バイト|[KMGTPkmgtp]B|日間|週間|[かカヶヵ]月間?|年間|[かカヶヵ]国|口座|拠点|店舗|工場|箇所|施設|アドレス|人|名|社|台|件|回|つの(?P<after>[^、。をがはに0-9]{1,8}))"
    r"(?P<next>[目例度位以年月]?)"
)
SHORT = 4
"""letters of a noun that is counted, unless `data/units.toml` has it"""
_CLAUSE = re.compile(r"[,;:.、。；：\n]")


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit, at an offset of the stretch that was searched."""

    unit: str
    """currency or coin as `USD`, `BTC`; `bytes`, `days`; what is counted (`data/units.toml`), or an English noun as it is"""
    value: float
    start: int
    end: int

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money or coins."""
        return self.unit in MONEY


@lru_cache(maxsize=50_000)
def figures_in(words: str, language: DocumentLanguage) -> tuple[Figure, ...]:
    """The figures of a stretch, in order."""
    words = words[:LONGEST]
    found = sorted(list(_japanese(words) if language == "ja" else _english(words))[:AT_MOST], key=lambda one: one.start)
    return tuple(
        one for before, one in zip([None, *found], found, strict=False) if not _is_converted(before, one, words)
    )


def _is_converted(before: "Figure | None", one: "Figure", words: str) -> bool:
    """Whether it only says what the sum before it is worth in other money: `1.5 billion dollars (224 billion yen)`."""
    if before is None or not (before.is_money and one.is_money):
        return False
    return (
        re.fullmatch(r"(?:相当)?\s?[(（](?:about |some |around |roughly |約|およそ)?", words[before.end : one.start])
        is not None
    )


def _english(words: str) -> Iterator[Figure]:
    at = 0
    while (money := find_money(words[at:])) is not None:
        start, end = at + money.span.start, at + money.span.end
        letters = re.search(r"[A-Z]{1,2}$", words[max(0, start - 2) : start])
        unit = (
            _DOLLARS.get(letters[0], money.counts.upper()) if letters and words[start] == "$" else money.counts.upper()
        )
        if unit in MONEY:
            yield Figure(unit, money.value, start, end)
        at = end
    for match in _ENGLISH.finditer(words):
        written = match["number"].casefold().replace(",", "")
        value = float(_WORDS.get(written, written)) * _SCALES.get((match["scale"] or "").casefold(), 1)
        named = _named(match["rest"])
        if named is not None and (value != 1 or named[0] in _units()["en"]):
            unit, scale, length = named
            yield Figure(unit, value * scale, match.start(), match.start("rest") + length)


def _named(rest: str) -> tuple[str, float, int] | None:
    """What the words after an English number name, what one of it is worth, and how many letters name it."""
    written = rest.split()
    words = [word.casefold().strip("'-") for word in written]
    first = words[0]
    scale = _SHORT_BYTES.get(first) or next(
        (size for name, size in _BYTES.items() if first.startswith(f"{name}byte")), 0
    )
    if scale:
        return "bytes", scale, len(written[0])
    if (span := _SPANS.get(_singular(first))) is not None:
        return "days", float(span), len(written[0])
    known, ignored = _english_units()
    length = -1
    for number, word in enumerate(words):
        length += len(written[number]) + 1
        one = _singular(word)
        if one in ignored or word in _STOPS:
            return None
        pair = f"{words[number - 1]} {one}" if number else one
        if pair in known or one in known:
            following = _singular(words[number + 1]) if number + 1 < len(words) else ""
            if compound := known.get(f"{one} {following}", known.get(following, "")):
                return compound, 1.0, length + len(written[number + 1]) + 1
            return known.get(pair) or known[one], 1.0, length
        if word != one and len(one) >= SHORT and number <= 1:
            return one, 1.0, length
    return None


_STOPS = frozenset(
    "of to in on at by and or for from with that which who had have has were was are is more times".split()
)


def _singular(noun: str) -> str:
    """A noun without the ending of its plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


def _japanese(words: str) -> Iterator[Figure]:
    nouns, counters = _japanese_units()
    for match in _JAPANESE.finditer(words):
        unit = match["unit"]
        if match["next"] and unit[-1:] in "日年月回件人社台名":
            continue
        value = japanese_number(match["number"])
        before = words[max(0, match.start() - 12) : match.start()]
        before = _CLAUSE.split(before)[-1]
        named: str | None = _YEN.get(unit)
        if named is None and (unit.endswith("バイト") or unit.casefold() in _SHORT_BYTES):
            named = "bytes"
            value *= _SHORT_BYTES.get(unit.casefold(), 0) or _BYTES.get(unit.removesuffix("バイト"), 1)
        elif named is None and unit.rstrip("間")[-1:] in _SPANS and unit[-1] == "間":
            named = "days"
            value *= _SPANS[unit.rstrip("間")[-1]]
        elif named is None and match["after"]:
            named = next((kind for noun, kind in nouns if match["after"].startswith(noun)), None)
        elif named is None:
            named = counters.get(unit)
            if named in {"devices", "times", "people", "cases", "accounts"}:
                named = next((kind for noun, kind in nouns if noun in before), named)
        if named and named != "times":
            yield Figure(named, value, match.start(), match.end("unit"))


@cache
def _units() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("noroshi.alerts.together") / "data" / "units.toml").read_text("utf-8"))


@cache
def _english_units() -> tuple[dict[str, str], frozenset[str]]:
    units = _units()
    return {noun: unit for unit, nouns in units["en"].items() for noun in nouns}, frozenset(units["ignored"]["en"])


@cache
def _japanese_units() -> tuple[list[tuple[str, str]], dict[str, str]]:
    units = _units()
    nouns = [(noun, unit) for unit, written in units["ja-noun"].items() for noun in written]
    return sorted(nouns, key=lambda each: -len(each[0])), {
        counter: unit for unit, written in units["ja"].items() for counter in written
    }
