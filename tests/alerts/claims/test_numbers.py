"""Numbers of English texts come with what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.alerts.claims.numbers import find_count, find_money


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$1.5 billion", 1_500_000_000, "USD"),
        ("4,502.9 BTC", 4502.9, "BTC"),
        ("48.2 billion yen", 48_200_000_000, "JPY"),
        ("US$ 308 million", 308_000_000, "USD"),
        ("$22M in tokens", 22_000_000, "USD"),
        ("about 40 million dollars", 40_000_000, "USD"),
    ],
)
def test_money_is_read(words: str, value: float, unit: str) -> None:
    number = find_money(words)
    assert number is not None
    assert (number.value, number.counts) == (value, unit)
    assert any(char.isdigit() for char in number.span.of(words))


@pytest.mark.parametrize(
    ("words", "value", "what"),
    [
        ("the eighth time", 8, "times"),
        ("the 12th such warning", 12, "times"),
        ("used it five times", 5, "times"),
        ("has issued four advisories", 4, "advisories"),
        ("twice before", 2, "times"),
    ],
)
def test_counts_are_read(words: str, value: float, what: str) -> None:
    number = find_count(words)
    assert number is not None
    assert (number.value, number.counts) == (value, what)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    find_money(text)
    find_count(text)
