"""Lines of Japanese and English for a terminal."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from noroshi.warn.flow import Flowing


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in Flowing(Text(text)).lines(width)]


def test_japanese_breaks_between_characters_and_not_before_a_stop() -> None:
    assert lines("差出人名は役員の名前です。", 12) == ["差出人名は役", "員の名前で", "す。"]


def test_an_opening_bracket_goes_with_what_it_opens() -> None:
    assert lines("これは「至急」です", 8) == ["これは", "「至急」", "です"]


def test_an_address_stays_whole_where_it_fits() -> None:
    assert lines("アドレス t.yamada@mail.example は本人のものではありません", 22) == [
        "アドレス",
        "t.yamada@mail.example",
        "は本人のものではありま",
        "せん",
    ]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me"]), max_size=120),
    st.integers(4, 60),
)
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.text(max_size=200), st.integers(1, 40))
def test_any_text_gives_lines(text: str, width: int) -> None:
    assert lines(text, width)
