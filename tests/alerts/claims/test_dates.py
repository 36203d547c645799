"""Dates of English texts are resolved against the day of publication, as far as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.alerts.claims.dates import find_date

DAY = "2025-01-20"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on March 29, 2022", "2022-03-29"),
        ("on 29 March 2022", "2022-03-29"),
        ("on January 13", "2025-01-13"),
        ("on December 24", "2024-12-24"),
        ("in April", "2024-04"),
        ("in late March 2024", "2024-03"),
        ("in 2017", "2017"),
        ("Five years ago, in 2017,", "2017"),
        ("five years ago", "2020"),
        ("last year", "2024"),
        ("last month", "2024-12"),
        ("this week", "2025-01"),
        ("yesterday", "2025-01-19"),
        ("on Friday", "2025-01-17"),
        ("in late 2020 and throughout 2021", "2020/2021"),
        ("between 2017 and 2023", "2017/2023"),
        ("2024-12-24", "2024-12-24"),
        ("it may be 3 of them", ""),
        ("4,502.9 bitcoin", ""),
    ],
)
def test_date_is_read(words: str, date: str) -> None:
    assert find_date(words, DAY) == date


@pytest.mark.parametrize("words", ["in April", "last week", "on January 13", "five years ago"])
def test_without_the_day_of_publication_nothing_is_guessed(words: str) -> None:
    assert find_date(words, "") == ""


@given(st.text(max_size=80), st.sampled_from(["", "2025", "2025-01", DAY, "x"]))
def test_any_text_is_read(text: str, published: str) -> None:
    find_date(text, published)
