"""What a terminal shows of a scan."""

import io
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from noroshi.warn.result import Scanned, Unread
from noroshi.warn.terminal import ROWS, Terminal
from noroshi.warn.words import LANGUAGES, Language
from tests.warn.made import ABOUT, executive, ordinary, summary


def shown(*scanned: Scanned, lang: Language = "en", width: int = 120, unread: tuple[Unread, ...] = ()) -> str:
    stream = io.StringIO()
    terminal = Terminal(stream, ABOUT, lang, width=width)
    for one in scanned:
        terminal.add(one)
    terminal.finish(summary(*scanned, unread=unread))
    return stream.getvalue()


def test_danger_comes_before_caution_and_clear_mail_is_only_counted() -> None:
    text = shown(executive(level="caution", score=8.0, subject="second"), ordinary(), executive(subject="first"))
    assert text.index("first") < text.index("second")
    assert "議事録" not in text
    assert "3 messages scanned" in text
    assert "!! Danger 1" in text
    assert "! Caution 1" in text
    assert "- Clear 1" in text


def test_a_row_tells_who_what_when_how_likely_and_why_with_the_words() -> None:
    text = shown(executive())
    for words in ("Danger", "95.0%", "2026-03-02 09:10", "至急のお願い", "inbox.mbox#17", "is not one of", "山田 太郎"):
        assert words in text
    assert "and 1 more reason" in text, "evidence for an honest message is no reason to warn"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    text = shown(executive(), executive(subject="件名" * 200, display="名" * 300), lang=lang, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([40, 120]))
@settings(max_examples=50)
def test_no_control_character_of_a_message_reaches_the_terminal(subject: str, body: str, width: int) -> None:
    hostile = "\x1b]0;owned\x07\x9b31m\r\x08\u202e" + subject
    text = shown(executive(subject=hostile, display=hostile, body=body), width=width)
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert not [char for char in plain if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char != "\n"]


def test_markup_in_a_message_stays_words() -> None:
    assert "[bold]x[/bold] :warning:" in shown(executive(subject="[bold]x[/bold] :warning:"))


def test_what_was_not_checked_and_not_read_is_said() -> None:
    text = shown(executive(), unread=(Unread("a.zip/b.eml", "is encrypted"),))
    assert "there is no history yet. (1 message)" in text
    assert "Malformed: 1 message" in text
    assert "a.zip/b.eml: is encrypted" in text


def test_nothing_found_is_said() -> None:
    assert "No message needs attention." in shown(ordinary())


def test_only_the_worst_are_kept_and_the_rest_is_counted() -> None:
    many = [executive(score=12 + n / 100, subject=f"number {n}") for n in range(ROWS + 5)]
    text = shown(*many)
    assert f"number {ROWS + 4}" in text
    assert not re.search(r"number 4\b", text)
    assert "5 more are not shown" in text


def test_a_stream_that_knows_only_ascii_is_no_reason_to_fail() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    terminal = Terminal(stream, ABOUT, "ja", width=80)
    terminal.add(executive())
    terminal.finish(summary(executive()))
    stream.flush()
    assert raw.getvalue()
