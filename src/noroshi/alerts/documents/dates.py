"""Dates as publishers write them, in English and Japanese, with the eras of Japan."""

import re
from datetime import date
from typing import Final

import msgspec

_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
"""Year before the first of the era (Ministry of Finance table of eras: Shōwa 1926, Heisei 1989, Reiwa 2019)."""
_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}  # fmt: skip
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９／．－：ＲＨＳ", "0123456789/.-:RHS")
_MONTH: Final = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_FORMS: Final = re.compile(
    r"(?P<era>令和|平成|昭和)\s?(?P<era_year>\d{1,2}|元)\s?年\s?(?P<era_month>\d{1,2})\s?月(?:\s?(?P<era_day>\d{1,2})\s?日)?"
    r"|(?<![A-Za-z0-9])(?P<letter>[RHS])\.?\s?(?P<letter_year>\d{1,2}|元)[./年](?P<letter_month>\d{1,2})[./月](?P<letter_day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?"
    r"|(?<![\d./-])(?P<iso_year>\d{4})(?P<mark>[-/.])(?P<iso_month>\d{1,2})(?P=mark)(?P<iso_day>\d{1,2})(?![\d/-])"
    rf"|\b{_MONTH.format('us_month')}\s(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<us_year>\d{{4}})\b"
    rf"|\b(?P<uk_day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH.format('uk_month')},?\s(?P<uk_year>\d{{4}})\b"
    rf"|\b{_MONTH.format('bare_month')},?\s(?P<bare_year>\d{{4}})\b",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_AROUND: Final = re.compile(
    r"published|updated|posted|last|modified|released?|issued|first|on|at|date|as of|of|created"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|\d{1,2}[:時]\d{2}(?::\d{2}|分)?|[ap]\.?m\.?|jst|utc|gmt|e[sd]?t|p[sd]?t"
    r"|[(（][月火水木金土日祝・]{1,3}[)）]|[月火水木金土日]曜日?"
    r"|公開|更新|最終|掲載|発表|配信|公表|作成|発行|投稿|日時?|付け?|時点|午[前後]|現在"
)
_LEFT: Final = re.compile(r"[\s:：,.、。|/・()（）\[\]【】<>＜＞–—-]+")
LINE_CHARS: Final = 120
"""a line of a date and little else is no longer"""


class FoundDate(msgspec.Struct, frozen=True, gc=False):
    """A date in a text: `text[start:end]`."""

    date: str
    """ISO 8601, as far as said: `2022-10-14` or `2022-10`"""
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The first date in a text that names its year."""
    for found in _FORMS.finditer(text.translate(_FULL_WIDTH)):
        iso = _iso(found)
        if iso:
            return FoundDate(iso, found.start(), found.end())
    return None


def date_of(text: str) -> str:
    """The date that a field of a format holds (`2022-10-14T09:00:00+09:00`, `20221014`, `October 14, 2022`), or empty."""
    text = text.strip()[:LINE_CHARS]
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return _checked(int(compact[1]), int(compact[2]), int(compact[3]))
    if re.fullmatch(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?", text):
        return text
    found = find_date(text.replace("T", " ", 1) if text[:1].isdigit() else text)
    return found.date if found is not None else ""


def is_date_line(text: str) -> bool:
    """The line says when something was published, and nothing else."""
    if len(text) > LINE_CHARS:
        return False
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    again = find_date(rest)
    if again is not None:
        rest = rest[: again.start] + " " + rest[again.end :]
    return not _LEFT.sub("", _AROUND.sub("", rest.translate(_FULL_WIDTH).casefold()))


def _iso(found: "re.Match[str]") -> str:
    get = found.groupdict().get
    for era, prefix in ((get("era"), "era"), (get("letter"), "letter")):
        if era:
            year = get(f"{prefix}_year") or ""
            number = 1 if year == "元" else int(year)
            return _checked(_ERAS[era.lower()] + number, _number(get(f"{prefix}_month")), _number(get(f"{prefix}_day")))
    for prefix in ("us_", "uk_", "bare_"):
        month = get(f"{prefix}month")
        if month:
            return _checked(_number(get(f"{prefix}year")), _MONTHS[month[:3].lower()], _number(get(f"{prefix}day")))
    for prefix in ("", "iso_"):
        if get(f"{prefix}year"):
            return _checked(_number(get(f"{prefix}year")), _number(get(f"{prefix}month")), _number(get(f"{prefix}day")))
    return ""


def _number(digits: str | None) -> int:
    return int(digits) if digits else 0


def _checked(year: int, month: int, day: int) -> str:
    """ISO 8601, where there is such a day; day 0 is one that was not said."""
    if not 1945 <= year <= 2100:
        return ""
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]
