"""Dates as English texts write them, resolved against the date of the document."""

import datetime
import re
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS: Final = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "several": 0}
_WEEKDAYS: Final = {
    day: number for number, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)\b"
    rf"|\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<dayyear>(?:19|20)\d\d))?\b"
    rf"|\b(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH[10:]}\b(?:,?\s+(?P<dayyear2>(?:19|20)\d\d))?\b"
    rf"|\b(?:(?:in|since|during|of|by|until|from|late|early|mid|last|this|throughout|the)[\s-]+)(?P<month3>{_MONTH[10:]}(?!\s+\d)\b(?:\s+(?:of\s+)?(?P<monthyear>(?:19|20)\d\d))?"
    rf"|\b(?P<month4>{_MONTH[10:]}\s+(?P<monthyear4>(?:19|20)\d\d)\b"
    rf"|\b{_YEAR}\b(?![\d,.]*\d)"
    r"|\b(?P<ago>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>year|month|week|day)s?\s+(?:ago|earlier)\b"
    r"|\b(?P<relative>today|yesterday|(?:last|this|earlier this|late last|early this|the past)\s+(?:week|month|year))\b"
    r"|\b(?:on|last|this)\s+(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    re.IGNORECASE,
)
_AND_YEARS = re.compile(
    r"^\s*(?:,|and|to|through|throughout|until|or|–|-|—|and throughout|and early|and late|and mid)+\s*(?:throughout |early |late |mid-?)?$",
    re.IGNORECASE,
)


def find_date(text: str, published: str) -> str:
    """The date that the words give for what they tell, ISO 8601 as far as said; empty where they give none.

    `published`: the document's date, ISO 8601, empty if unknown; without it "in April" and "last week" give nothing.
    """
    found = [
        (match.start(), match.end(), value) for match in _DATE.finditer(text) if (value := _value(match, published))
    ]
    if not found:
        return ""
    best = max(found[:4], key=lambda item: (len(item[2]) > 4, item[2] in text, -item[0]))
    position = found.index(best)
    if position + 1 < len(found):
        start, _, value = found[position + 1]
        if len(value) == len(best[2]) and value > best[2] and _AND_YEARS.match(text[best[1] : start]):
            return f"{best[2]}/{value}"
    return best[2]


def _value(match: re.Match[str], published: str) -> str:
    if iso := match["iso"]:
        return iso
    if year := match["year"]:
        return year
    for month, day, year in (
        (match["month"], match["day"], match["dayyear"]),
        (match["month2"], match["day2"], match["dayyear2"]),
    ):
        if month and day:
            number = _MONTHS[month.rstrip(".").casefold()]
            if not 1 <= int(day) <= 31:
                return ""
            known = year or _year_of(number, int(day), published)
            return f"{known}-{number:02}-{int(day):02}" if known else ""
    for month, year in ((match["month3"], match["monthyear"]), (match["month4"], match["monthyear4"])):
        if month:
            number = _MONTHS[month.rstrip(".").casefold()]
            known = year or _year_of(number, 1, published)
            return f"{known}-{number:02}" if known else ""
    when = _day(published)
    if when is None:
        return ""
    if match["ago"]:
        return _ago(match["ago"].casefold(), match["unit"].casefold(), when)
    if relative := match["relative"]:
        return _relative(relative.casefold(), when)
    if weekday := match["weekday"]:
        back = (when.weekday() - _WEEKDAYS[weekday.casefold()]) % 7
        return (when - datetime.timedelta(days=back)).isoformat()
    return ""


def _day(published: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


def _year_of(month: int, day: int, published: str) -> str:
    """The last time that this month came before the document was published."""
    if len(published) < 4 or not published[:4].isdigit():
        return ""
    year = int(published[:4])
    if (len(published) >= 7 and published[5:7].isdigit() and month > int(published[5:7])) or (
        len(published) >= 10 and published[5:7] == f"{month:02}" and day > int(published[8:10] or 0)
    ):
        year -= 1
    return str(year)


def _ago(number: str, unit: str, when: datetime.date) -> str:
    count = int(number) if number.isdigit() else _NUMBERS[number]
    if unit == "year":
        return str(when.year - count)
    if unit == "month":
        months = when.year * 12 + when.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    return (
        (when - datetime.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        if unit == "day"
        else (when - datetime.timedelta(weeks=count)).isoformat()[:7]
    )


def _relative(words: str, when: datetime.date) -> str:
    if words == "today":
        return when.isoformat()
    if words == "yesterday":
        return (when - datetime.timedelta(days=1)).isoformat()
    last = "last" in words
    if words.endswith("year"):
        return str(when.year - last)
    if words.endswith("month"):
        months = when.year * 12 + when.month - 1 - last
        return f"{months // 12}-{months % 12 + 1:02}"
    return (when - datetime.timedelta(weeks=1) if last else when).isoformat()[:7]
