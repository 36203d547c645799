"""Phrases are found whole, wherever the text is folded or wrapped, and their places are those of the original."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.text.lexicon import Lexicon, expand


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(match.category, text[match.start : match.end]) for match in lexicon.search(text)]


def test_a_phrase_is_found_with_its_place() -> None:
    assert found(Lexicon({"pay": ["wire transfer"]}), "A Wire  transfer? A wire transfer!") == [
        ("pay", "wire transfer")
    ]


def test_line_ends_count_as_spaces() -> None:
    assert found(Lexicon({"pay": ["wire transfer"]}), "a wire\ntransfer") == [("pay", "wire\ntransfer")]


@pytest.mark.parametrize("text", ["ＵＲＧＥＮＴ", "ur\u200bgent", "Urgent"])
def test_text_is_folded_and_the_original_is_quoted(text: str) -> None:
    assert found(Lexicon({"hurry": ["urgent"]}), f"これは{text}です") == [("hurry", text)]


def test_alphabetic_phrases_match_whole_words_only() -> None:
    lexicon = Lexicon({"code": ["pin"]})
    assert found(lexicon, "spinning pins") == []
    assert found(lexicon, "暗証番号(PIN)とpinの確認") == [("code", "PIN"), ("code", "pin")]


def test_katakana_phrases_do_not_match_inside_longer_words() -> None:
    lexicon = Lexicon({"code": ["コード"]})
    assert found(lexicon, "エンコードとバーコードリーダー") == []
    assert found(lexicon, "認証コードを") == [("code", "コード")]


def test_a_star_lets_the_word_go_on() -> None:
    lexicon = Lexicon({"pay": ["remit*"]})
    assert found(lexicon, "please remit it; remittance follows; premiths") == [("pay", "remit"), ("pay", "remittance")]


def test_alternatives_nest_and_may_be_empty() -> None:
    assert set(expand("a {b|c {d|e}|}f")) == {"a bf", "a c df", "a c ef", "a f"}
    lexicon = Lexicon({"ask": ["{verify|confirm} {and {update|check} |}your {account|card}"]})
    assert found(lexicon, "Verify and check your card, confirm your account") == [
        ("ask", "Verify and check your card"),
        ("ask", "confirm your account"),
    ]


def test_the_longest_of_nested_phrases_is_given() -> None:
    lexicon = Lexicon({"bank": ["口座", "新しい口座"], "new": ["新しい"]})
    assert found(lexicon, "新しい口座へ") == [("bank", "新しい口座"), ("new", "新しい")]


def test_a_phrase_that_may_be_empty_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="may be empty"):
        Lexicon({"x": ["{a|}"]})


def test_a_great_many_alternatives_stay_small() -> None:
    words = "|".join(f"w{number}" for number in range(60))
    lexicon = Lexicon({"x": [f"start {{{words}}} {{{words}}} {{{words}}}"]})
    assert len(lexicon) < 5_000
    assert found(lexicon, "start w1 w59 w30") == [("x", "start w1 w59 w30")]


@given(st.text())
def test_any_text_is_searched_and_quotes_stand_in_it(text: str) -> None:
    for match in Lexicon({"x": ["a", "e b", "ア", "安{い|心}"]}).search(text):
        assert 0 <= match.start < match.end <= len(text)


def test_hostile_text_costs_linear_time() -> None:
    lexicon = Lexicon({"x": ["{send|give} {me |us |}{the |}{code|pin}*"]})
    text = "send me the " * 20_000
    start = time.process_time()
    lexicon.search(text)
    assert time.process_time() - start < 2
    assert not re.search("code", text)
