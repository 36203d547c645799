import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noroshi.text.fold import MARKS_IN_A_ROW, fold
from noroshi.text.span import Span

TRICKY = st.text(
    st.one_of(
        st.sampled_from(
            "aZßİﬁ①㈱ﾀﾞﾊﾟかがハﾞ\u3099\u309a\u0301\u0327\u200b\u200d\u202e\ufeff\u00ad各\u1112\u1161\u11abﾡ각x １Ａ．…㍻"
        ),
        st.characters(),
    ),
    max_size=150,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hello", "hello"),
        ("ＨＥＬＬＯ", "hello"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("山\u200b田", "山田"),
        ("ab\u202ec", "abc"),
        ("STRASSE Straße", "strasse strasse"),
        ("㈱", "(株)"),
        ("か\u3099", "が"),
        ("", ""),
    ],
)
def test_what_reads_the_same_folds_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(TRICKY, st.integers(0, 300), st.integers(0, 300))
@example("ab\u0301" * 50 + "ﾀﾞ" * 50, 0, 90)
@example("a" + "\u0301" * 80 + "b", 1, 33)
@example("e\u0323\u200b\u0307" * 40, 3, 50)
def test_a_span_leads_back_to_what_was_folded(text: str, first: int, second: int) -> None:
    folded = fold(text)
    start, end = sorted((min(first, len(folded.text)), min(second, len(folded.text))))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(TRICKY)
def test_all_of_it_leads_back_to_all_of_it(text: str) -> None:
    folded = fold(text)
    if folded.text:
        assert fold(folded.span(0, len(folded.text)).of(text)).text == folded.text


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_stays_where_it_is(text: str) -> None:
    assert fold(text).text == text.lower()
    assert fold(text).span(0, len(text)) == Span(0, len(text))


def test_the_span_is_tight() -> None:
    text = "x" * 200 + "\u200bＴａｒｏ\u200b" + "y" * 200
    at = fold(text).text.index("taro")
    assert fold(text).span(at, at + 4).of(text) == "Ｔａｒｏ"


def test_long_runs_of_marks_cost_no_more_than_their_length() -> None:
    text = "a" + "\u0327\u0301" * 200_000
    folded = fold(text)
    assert len(folded.text) <= MARKS_IN_A_ROW + 2
    assert unicodedata.normalize("NFD", folded.text).startswith("a")
    assert folded.span(0, len(folded.text)).start == 0
