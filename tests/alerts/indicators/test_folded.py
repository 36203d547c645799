"""A text as bytes, one for each code point."""

import pytest

from noroshi.alerts.indicators import folded
from noroshi.alerts.indicators.folded import JOIN, LETTER, OTHER, STOP, fold


def test_every_code_point_is_one_byte_of_its_kind() -> None:
    assert fold("aZ Ａ\u3000é犬。\u200b😀") == b"az a " + bytes([LETTER, OTHER, STOP, JOIN, OTHER])


def test_a_long_text_is_folded_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(map(chr, range(0x110000)))
    by_table = fold(text)
    monkeypatch.setattr(folded, "by_arrays", lambda _: False)
    assert fold(text) == by_table
    assert len(by_table) == len(text)
