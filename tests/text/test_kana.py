import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.text.kana import SPELLINGS, from_romaji, is_kana, romanise, to_hiragana


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("タロウ", "taro tarou taroo taroh"),
        ("おおの", "ono oono ohno"),
        ("シ", "shi si"),
        ("ツ", "tsu tu"),
        ("フジ", "fuji huzi"),
        ("ジャ", "ja zya jya"),
        ("なんば", "nanba namba"),
        ("けいこ", "keiko keeko"),
        ("ハットリ", "hattori"),
        ("イッチョウ", "itcho itchou ittyo"),
        ("ジュンイチ", "junichi zyuniti jyunichi junnichi"),
        ("ユウコ", "yuko yuuko"),
        ("シイナ", "shiina siina"),
        ("ショウタロウ", "shotaro shoutarou shohtaroh shotarou shoutaro syotaro"),
        ("ﾀﾞｲｽｹ", "daisuke"),
        ("イノウエ", "inoue"),
        ("ローラ", "rora roora rohra roura"),
        ("ヅ", "zu du"),
    ],
)
def test_all_usual_systems(kana: str, spellings: str) -> None:
    assert set(spellings.split()) <= set(romanise(kana))


@pytest.mark.parametrize("text", ["", "山田", "Taro", "たろ う", "たろ1", "ゃ"])
def test_what_is_not_a_word_in_kana_has_no_romaji(text: str) -> None:
    assert romanise(text) == ()


@given(st.text(st.sampled_from("あいうえおかきしちつふんっーゃょゅじぢづをアンッヴ"), max_size=60))
def test_spellings_are_few_and_plain(kana: str) -> None:
    found = romanise(kana)
    assert len(found) <= SPELLINGS
    assert all(each.isascii() and each == each.lower() for each in found)


@pytest.mark.parametrize(
    ("romaji", "kana"),
    [
        ("Taro", "たろ"),
        ("Shinji", "しんじ"),
        ("Sinzi", "しんじ"),
        ("Namba", "なんば"),
        ("Hattori", "はっとり"),
        ("Ohno", "おの"),
        ("Smith", ""),
    ],
)
def test_from_romaji(romaji: str, kana: str) -> None:
    assert from_romaji(romaji) == kana


def test_scripts_of_kana() -> None:
    assert to_hiragana("ﾔﾏﾀﾞヴー山") == "やまだゔー山"
    assert is_kana("ヤマダ")
    assert not is_kana("ヤマ田")
    assert not is_kana("")
