"""Japanese numbers and what they count."""

import pytest

from noroshi.alerts.claims.japanese.numbers import amounts, occasions, whole


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("約480億円", 48_000_000_000, "円"),
        ("482億円相当", 48_200_000_000, "円"),
        ("4502.9BTC", 4502.9, "BTC"),
        ("４，５０２．９ＢＴＣ", 4502.9, "ＢＴＣ"),
        ("３億800万ドル", 308_000_000, "ドル"),
        ("1億6千万ドル", 160_000_000, "ドル"),
        ("三億八百万ドル", 308_000_000, "ドル"),
        ("1,240ETH", 1240, "ETH"),
        ("12社", 12, "社"),
    ],
)
def test_an_amount_is_read(words: str, value: float, unit: str) -> None:
    found = amounts(words, 0, len(words))
    assert [(amount.value, amount.unit) for amount in found] == [(value, unit)]
    assert all(words[amount.start : amount.end].endswith(unit) for amount in found)


@pytest.mark.parametrize(
    ("words", "value"), [("８回目", 8), ("5例目だ", 5), ("三度目となる", 3), ("十二件目", 12), ("3回にわたり", 3)]
)
def test_occasions_are_counted(words: str, value: float) -> None:
    assert [amount.value for amount in occasions(words, 0, len(words))] == [value]


@pytest.mark.parametrize(
    ("written", "value"), [("12", 12), ("１２", 12), ("十二", 12), ("二〇二四", 2024), ("三十", 30), ("x", 0)]
)
def test_whole_numbers(written: str, value: int) -> None:
    assert whole(written) == value
