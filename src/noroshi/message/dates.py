"""Dates of header fields (RFC 5322 3.3), and the other forms that programs write."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTHS.update({name.title(): number for name, number in list(_MONTHS.items())})
_TIME: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d{1,9})?)?"
_ZONE: Final = (
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?\s*(?:(?:GMT|UTC)?(?P<offset>[+-]\d{1,2}:?\d{2})|(?P<zone>[A-Za-z]{1,5}))?"
)
_USUAL: Final = re.compile(
    r"(?P<day>\d{1,2})[\s.-]{1,3}(?P<month>[A-Za-z]{3})[a-z]{0,6}[\s.,-]{1,3}(?P<year>\d{2,4}),?\s+" + _TIME + _ZONE
)
_UNIX: Final = re.compile(
    r"(?P<month>[A-Za-z]{3})[a-z]{0,6}\s+(?P<day>\d{1,2}),?\s+(?:(?P<first>\d{4}),?\s+)?" + _TIME + _ZONE
    + r"(?:\s*(?P<last>\d{4}))?(?:\s*(?P<late>[+-]\d{4}))?"
)  # fmt: skip
_EXACT: Final = re.compile(
    r"(?:[A-Za-z]{3}, {1,2})?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})(?: \([A-Za-z]{1,5}\))?"
)
"""The form of RFC 5322, which nearly all dates have."""
_ISO: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})[T\s]\s*" + _TIME + _ZONE)
_ZONES: Final = {
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "jst": 9, "kst": 9,
    "cet": 1, "cest": 2, "bst": 1, "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "hkt": 8, "sgt": 8,
}  # fmt: skip
"""Hours east of UTC: RFC 5322 4.3, and others that are not ambiguous in mail. A zone not known is taken as UTC."""


def parse_date(text: str) -> datetime | None:
    """An aware date, or None. Two-digit years as RFC 5322 4.3 has them; a missing zone is UTC. Never raises."""
    exact = _EXACT.fullmatch(text)
    if exact is not None:
        day, month, year, hour, minute, second, offset = exact.groups()
        number = _MONTHS.get(month) or _MONTHS.get(month.lower(), 0)
        try:
            return datetime(
                int(year), number, int(day), int(hour), int(minute), min(int(second), 59), tzinfo=_zone(offset, "")
            )
        except ValueError:
            return None
    text = text[:200]
    for form in (_USUAL, _UNIX, _ISO):
        found = form.search(text)
        if found is not None:
            return _date(found.groupdict())
    return None


def _date(part: dict[str, str | None]) -> datetime | None:
    month = part["month"] or ""
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    year = int(part.get("year") or part.get("first") or part.get("last") or 0)
    if year < 50:
        year += 2000
    elif year < 1000:
        year += 1900
    hour, second = int(part["hour"] or 0), min(int(part["second"] or 0), 59)
    half = (part["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _zone(part["offset"] or part.get("late") or "", part["zone"] or "")
    try:
        return datetime(year, number, int(part["day"] or 0), hour, int(part["minute"] or 0), second, tzinfo=zone)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _zone(offset: str, name: str) -> timezone:
    if offset:
        digits = offset[1:].replace(":", "").zfill(4)
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        if minutes == 0 or minutes >= 24 * 60:
            return UTC
        return timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    hours = _ZONES.get(name.lower(), 0)
    return timezone(timedelta(hours=hours)) if hours else UTC
