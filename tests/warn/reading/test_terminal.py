"""Alerts on a terminal: readable at any width, and nothing of a document steers it."""

import io
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from noroshi.alerts.model import Alert, Indicator
from noroshi.alerts.read import read_alert
from noroshi.warn.numbers import amount
from noroshi.warn.reading import terminal
from noroshi.warn.reading.terminal import Terminal
from noroshi.warn.words import LANGUAGES, Language
from tests.alerts.made import EXAMPLES, Said, alert, reading
from tests.share.test_stix import HOSTILE, SAID


def shown(*alerts: Alert, lang: Language = "en", width: int = 100) -> str:
    stream = io.StringIO()
    Terminal(stream, lang, width=width).write(reading(*alerts))
    return stream.getvalue()


@cache
def examples() -> tuple[Alert, ...]:
    return tuple(read_alert(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir()))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 89, 90, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int, lang: Language) -> None:
    for line in shown(*examples(), lang=lang, width=width).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [50, 120])
def test_every_claim_is_there_with_its_speakers_and_hedge(width: int) -> None:
    said = Said("Pale Heron wrote to staff.", "tactic", by=("NPA", "an insider"), hedge="likely")
    text = shown(alert("Quay News", said), width=width)
    plain = re.sub(r"\s+", " ", text)
    assert "Pale Heron wrote to staff." in plain
    assert "Quay News › NPA ›" in plain
    assert "held likely" in plain


def test_hostile_text_does_not_steer_the_terminal() -> None:
    said = Said(f"⟦{HOSTILE}⟧", by=(HOSTILE,), value=1.0, counts=HOSTILE, cue="OR")
    bad = Indicator("file", HOSTILE, 0, 4, HOSTILE)
    one = alert(HOSTILE, said, title=HOSTILE, source=HOSTILE, indicators=(bad,))
    for width in (50, 120):
        text = shown(one, alert("Reef Wire", said), width=width)
        assert not set(text) & {"\x00", "\x01", "\x1b", "\u202e", "\r", "\t"}
        assert "⟦U+001B⟧" in text


@given(st.lists(SAID, max_size=3), st.text(max_size=20), st.integers(30, 160))
@settings(max_examples=30, deadline=None)
def test_any_claims_can_be_shown(said: list[Said], publisher: str, width: int) -> None:
    text = shown(alert(publisher, *said, source="a.txt"), alert("Reef Wire", *said), width=width)
    assert all(character == "\n" or character.isprintable() or ord(character) > 0xA0 for character in text)


def test_amounts_are_written_out() -> None:
    text = shown(alert("Quay News", Said("It lost much.", "incident", value=308_000_000, counts="USD")))
    assert "308,000,000 USD" in text
    assert "e+" not in text


@pytest.mark.parametrize(
    ("value", "written"), [(3, "3"), (0.5, "0.5"), (1234.5, "1,234.5"), (4.2e7, "42,000,000"), (1e20, "1e+20")]
)
def test_an_amount_is_written_as_people_read_it(value: float, written: str) -> None:
    assert amount(value) == written


def test_several_documents_end_with_what_is_between_them() -> None:
    text = re.sub(r"\s+", " ", shown(*examples(), width=120))
    places = [text.index(words) for words in ("Who retells whom", "What several documents say", "Where they differ")]
    assert places == sorted(places)
    assert "The source that it names says otherwise" in text
    assert "Not a contradiction: they count different things" in text


def test_one_document_has_no_part_on_several() -> None:
    assert "Who retells whom" not in shown(examples()[0])


def test_what_is_not_shown_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "CLAIM_ROWS", 2)
    monkeypatch.setattr(terminal, "INDICATOR_ROWS", 1)
    seen = tuple(Indicator("domain", f"{n}.example", 0, 4, "x") for n in range(4))
    text = shown(alert("Quay News", *(Said(f"Day {n} was wet.") for n in range(5)), indicators=seen))
    assert "3 more claims" in text
    assert "3 more" in text.replace("3 more claims", "", 1)


def test_a_document_without_a_claim_says_so() -> None:
    assert "No sentence makes a claim." in shown(alert("Quay News"))
