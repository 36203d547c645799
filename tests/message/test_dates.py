from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.dates import parse_date

TOKYO = datetime(2026, 3, 2, 9, 10, 5, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 2 Mar 2026 09:10:05 +0900",
        "Mon, 02 Mar 2026 09:10:05 +0900 (JST)",
        "2 Mar 2026 09:10:05 +0900",
        "Mon,2 Mar 2026 9:10:05 JST",
        "Monday, 2-Mar-26 09:10:05 +09:00",
        "Mon, 2 March 2026 9:10:05 AM +0900",
        "Mon Mar  2 09:10:05 2026 +0900",
        "Mon Mar 2 09:10:05 JST 2026",
        "2026-03-02T09:10:05+09:00",
        "2026-03-02 09:10:05 +0900",
        "Mon, 2 Mar 2026 09.10.05 +0900",
        "Mon, 2 Mar 2026 00:10:05 GMT",
        "Mon, 2 Mar 2026 00:10:05",
        "Sun, 1 Mar 2026 19:10:05 EST",
    ],
)
def test_reads_what_programs_write(text: str) -> None:
    assert parse_date(text) == TOKYO


def test_old_years_and_leap_seconds() -> None:
    assert parse_date("Thu, 31 Dec 98 23:59:60 GMT") == datetime(1998, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "today", "Mon, 32 Mar 2026 09:10:05 +0900", "Mon, 2 Foo 2026 09:10:05 +0900", "0 Jan 0000 00:00:00"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(alphabet="0123456789 :,-+/TMarJnGMT.", max_size=60))
def test_always_aware_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is not None
