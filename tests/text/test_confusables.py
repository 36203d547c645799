from hypothesis import given
from hypothesis import strategies as st

from noroshi.text.confusables import kana_lookalike, latin_lookalike, prototypes, skeleton


def test_the_table_is_whole() -> None:
    assert len(prototypes()) == 6_311  # UTS #39, version 15.0.0
    assert prototypes()["а"] == "a"
    assert prototypes()["m"] == "rn"


def test_skeletons_of_words_that_look_alike_are_equal() -> None:
    assert skeleton("раураl") == skeleton("paypal")
    assert skeleton("pay\u200bpal") == skeleton("paypal")
    assert skeleton("rnail") == skeleton("mail")
    assert skeleton("paypal") != skeleton("paypol")


@given(st.text(max_size=50))
def test_a_skeleton_is_its_own_skeleton(text: str) -> None:
    once = skeleton(text)
    assert isinstance(once, str)
    assert skeleton(text + "\u200b") == once


def test_letters_that_look_latin() -> None:
    assert [latin_lookalike(c) for c in "аОĀ𝐦01|Ｒ"] == ["a", "o", "a", "m", "o", "l", "l", "r"]
    assert latin_lookalike("山") == ""
    assert latin_lookalike("-") == ""


def test_kanji_that_pass_for_kana() -> None:
    assert [kana_lookalike(c) for c in "力口工二一千"] == ["カ", "ロ", "エ", "ニ", "ー", "チ"]
    assert kana_lookalike("山") == ""
