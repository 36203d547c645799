"""Nothing invisible stays invisible, and nothing of a message steers a terminal."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from noroshi.warn.visible import one_line, visible

SHOWS_NOTHING = {"Cc", "Cf", "Zl", "Zp", "Cs"}
KEPT = {"\n", "\r", "\t"}


def test_every_character_without_a_shape_becomes_its_code_point() -> None:
    everything = (chr(number) for number in range(sys.maxunicode + 1))
    unseen = [char for char in everything if unicodedata.category(char) in SHOWS_NOTHING and char not in KEPT]
    assert len(unseen) > 2000
    assert [char for char in unseen if visible(char) == char] == []


def test_letters_that_are_drawn_blank_show_too() -> None:
    for char in "\u115f\u1160\u3164\uffa0\u2800\u034f\u180b\ufe00":
        assert visible(char) == f"⟦U+{ord(char):04X}⟧"


def test_ordinary_text_stays_as_it_is() -> None:
    text = "山田 太郎 <t.yamada@example.test>\n\tÀ bientôt — 「至急」 👍️ ｶﾅ 한글 עברית"
    assert visible(text) == text


def test_a_direction_change_is_shown_where_it_stands() -> None:
    assert visible("invoice\u202efdp.exe") == "invoice⟦U+202E⟧fdp.exe"


@given(st.text())
def test_what_is_visible_can_be_written_and_read_again(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert "\x1b" not in shown
    assert visible(shown) == shown


@given(st.text(), st.integers(1, 50))
def test_one_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(char) in SHOWS_NOTHING for char in line)
    assert len(line) <= limit * len("⟦U+10FFFF⟧")
