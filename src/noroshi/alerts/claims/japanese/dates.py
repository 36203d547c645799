"""Dates as Japanese writes them, resolved against the date of the document: `令和4年10月14日`, `今月7日`, `昨年`, `同日`."""

import re
from collections.abc import Iterator

import msgspec

from noroshi.alerts.claims.japanese.numbers import DIGITS, whole

_N = f"[{DIGITS}]"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "Ｒ": 2018, "H": 1988}
_DATE = re.compile(
    rf"(?P<era>令和|平成|昭和)(?P<era_year>元|{_N}{{1,4}})年(?:(?P<era_month>{_N}{{1,3}})月(?:(?P<era_day>{_N}{{1,3}})日)?)?"
    rf"|(?P<year>(?:19|20|１９|２０|一九|二〇){_N}{{2}})(?:年(?:(?P<month>{_N}{{1,3}})月(?:(?P<day>{_N}{{1,3}})日)?)?|[-/.．／](?P<m>{_N}{{1,2}})[-/.．／](?P<d>{_N}{{1,2}})(?!{_N}))"
    rf"|(?P<word>今年|本年|ことし|昨年|去年|一昨年|おととし|来年|同年|翌年|前年(?!比|から|同|並|度|を|より))(?:の)?(?:(?P<word_month>{_N}{{1,3}})月(?:(?P<word_day>{_N}{{1,3}})日)?)?"
    rf"|(?P<near>今月|先月|来月|同月|前月|翌月)(?:(?P<near_day>{_N}{{1,3}})日)?"
    rf"|(?<!{_N})(?P<bare_month>{_N}{{1,3}})月(?:(?P<bare_day>{_N}{{1,3}})日)?(?!分)"
    rf"|(?<![{DIGITS}第約])(?P<only_day>{_N}{{1,3}})日(?![間後以ご連目ほぐ本常]|前[^後夜日]|あ|当)"
    rf"|(?<!{_N})(?P<ago>{_N}{{1,3}})(?P<unit>年|[かカヶケ箇]月|日)(?:ほど|余り|近く)?前(?!後)"
    rf"|(?P<then>同日|本日|きょう|今日|昨日|きのう|一昨日|前日|翌日)"
    rf"|(?<![\d'’])(?P<short>{_N}{{2}})年(?!{_N}|間|ぶり|前|以上|余|目)(?:(?P<short_month>{_N}{{1,3}})月(?:(?P<short_day>{_N}{{1,3}})日)?)?"
)
_HINT = re.compile(
    rf"[{DIGITS}元今先来同前翌本昨去カかヶケ箇][年月日]|[0-9０-９][-/.．／][0-9０-９]|ことし|きょう|きのう|おととし"
)
_TO_YEAR = re.compile(
    rf"(?:から|[~〜～ー－-]|や|と、?|・|、)(?:翌)?(?P<year>(?:19|20|２０){_N}{{2}}|{_N}{{2}})年(?!前)"
)
_YEARS = {"今年": 0, "本年": 0, "ことし": 0, "昨年": -1, "去年": -1, "一昨年": -2, "おととし": -2, "来年": 1}
_MONTHS = {"今月": 0, "先月": -1, "来月": 1}
_DAYS = {"本日": 0, "きょう": 0, "今日": 0, "昨日": -1, "きのう": -1, "一昨日": -2}


class FoundDate(msgspec.Struct, frozen=True, gc=False):
    """A date in a text: `text[start:end]`."""

    start: int
    end: int
    value: str
    """ISO 8601 as far as said: `2022-10-14`, `2022-10`, `2022`; two of them with `/` for a range of years"""


class Calendar:
    """Resolves dates one after the other: what lacks a year or a month borrows from the document or the date before."""

    def __init__(self, published: str) -> None:
        self._published = published
        self._year, self._month, self._day = _parts(published)
        self._last = published
        """the date that 同日 and 同年 point back to"""

        self._near = published
        """the date of this sentence that a month or a day without a year belongs to"""

    def next_sentence(self) -> None:
        """What follows does not borrow its year from what came before."""
        self._near = self._published

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
        """All dates of a stretch that can be told, in order."""
        stop = len(text) if end is None else end
        if _HINT.search(text, start, stop) is None:
            return
        until = start
        for match in _DATE.finditer(text, start, stop):
            value = self._value(match) if match.start() >= until else ""
            if not value:
                continue
            until = match.end()
            if len(value) == 4 and (range_ := _TO_YEAR.match(text, until, stop)):
                last = _full_year(range_["year"], value)
                if last > value:
                    value, until = f"{value}/{last}", range_.end()
            self._last = self._near = value.rpartition("/")[2]
            yield FoundDate(match.start(), until, value)

    def _value(self, match: re.Match[str]) -> str:
        groups = match.groupdict()
        if groups["era"]:
            written = groups["era_year"]
            year = _ERAS[groups["era"]] + (1 if written == "元" else whole(written))
            return _iso(year, groups["era_month"], groups["era_day"])
        if groups["year"]:
            return _iso(whole(groups["year"]), groups["month"] or groups["m"], groups["day"] or groups["d"])
        if groups["word"]:
            return self._of_word(groups)
        if groups["near"]:
            return self._of_near(groups)
        if groups["bare_month"]:
            return self._bare_month(groups["bare_month"], groups["bare_day"])
        if groups["only_day"]:
            return self._only_day(whole(groups["only_day"]))
        if groups["ago"]:
            return self._ago(whole(groups["ago"]), groups["unit"])
        if groups["short"]:
            year = 2000 + whole(groups["short"])
            return (
                _iso(year, groups["short_month"], groups["short_day"]) if not self._year or year <= self._year else ""
            )
        return self._then(groups["then"])

    def _of_word(self, groups: dict[str, str]) -> str:
        word = groups["word"]
        if word in _YEARS:
            year = self._year + _YEARS[word] if self._year else 0
        else:
            year = _parts(self._last)[0]
            year += {"翌年": 1, "前年": -1}.get(word, 0) if year else 0
        return _iso(year, groups["word_month"], groups["word_day"]) if year else ""

    def _of_near(self, groups: dict[str, str]) -> str:
        if groups["near"] in _MONTHS:
            year, month, step = self._year, self._month, _MONTHS[groups["near"]]
        else:
            year, month, _ = _parts(self._last)
            step = {"前月": -1, "翌月": 1}.get(groups["near"], 0)
        if not year or not month:
            return ""
        year, month = _moved(year, month, step)
        return _iso(year, str(month), groups["near_day"])

    def _bare_month(self, month: str, day: str | None) -> str:
        number = whole(month)
        if not 1 <= number <= 12:
            return ""
        year = _parts(self._near)[0] or self._year
        if not year:
            return ""
        if year == self._year and self._month and number > self._month + 1:
            year -= 1
        return _iso(year, month, day)

    def _only_day(self, day: int) -> str:
        year, month = self._year, self._month
        if not year or not month or not 1 <= day <= 31:
            return ""
        last_year, last_month, _ = _parts(self._near)
        if last_month and (last_year, last_month) != (year, month):
            year, month = last_year, last_month
        elif self._day and day > self._day + 1:
            year, month = _moved(year, month, -1)
        return _iso(year, str(month), str(day))

    def _ago(self, number: int, unit: str) -> str:
        if unit == "年":
            return str(self._year - number) if self._year and number < 100 else ""
        if unit == "日":
            return self._day_before(number)
        if not self._month or number > 240:
            return ""
        year, month = _moved(self._year, self._month, -number)
        return _iso(year, str(month), None)

    def _then(self, word: str) -> str:
        if word == "同日":
            return self._last if len(self._last) == 10 else ""
        if word in _DAYS:
            return self._day_before(-_DAYS[word])
        return ""

    def _day_before(self, days: int) -> str:
        if not self._day or days > 3_000:
            return ""
        from datetime import date, timedelta

        try:
            return (date(self._year, self._month, self._day) - timedelta(days)).isoformat()
        except (ValueError, OverflowError):
            return ""


def _parts(value: str) -> tuple[int, int, int]:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value, re.ASCII)
    if match is None:
        return 0, 0, 0
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def _moved(year: int, month: int, step: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + step
    return months // 12, months % 12 + 1


def _iso(year: int, month: str | None, day: str | None) -> str:
    if not 1800 <= year <= 2200:
        return ""
    value = f"{year:04}"
    number = whole(month) if month else 0
    if not 1 <= number <= 12:
        return value
    value += f"-{number:02}"
    number = whole(day) if day else 0
    return f"{value}-{number:02}" if 1 <= number <= 31 else value


def _full_year(written: str, before: str) -> str:
    number = whole(written)
    return str(number if number > 99 else int(before[:2]) * 100 + number)
