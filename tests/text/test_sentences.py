"""Sentences end where a reader would end them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.text.sentences import SENTENCE_CHARS, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for paragraph in split_sentences(text) for span in paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lee of Northwind Inc. spoke to the U.S. Treasury at 9 a.m. in Washington.",
        "The U.S. Department of Sample warned of it.",
        "It cost 4.5 million dollars, i.e. a lot.",
        "J. R. Lee signed it.",
        "See No. 5 and Fig. 2 below.",
        "On Jan. 5 the firm closed.",
        "The site example.com was down.",
        "警察庁は「注意してください。」と述べた。",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hit banks. Then it stopped.", ["It hit banks.", "Then it stopped."]),
        ("It hit the U.S. The bank knew.", ["It hit the U.S.", "The bank knew."]),
        ("“We know.” The firm went on.", ["“We know.”", "The firm went on."]),
        ("“We know. It was bad,” she said.", ["“We know.", "It was bad,” she said."]),
        ("What now? Nobody knows!", ["What now?", "Nobody knows!"]),
        ("- Check the sender.\n2. Call back.\n✓ Keep calm.", ["Check the sender.", "Call back.", "Keep calm."]),
        ("A heading\nThe first line.", ["A heading", "The first line."]),
        ("攻撃があった。警察が調べている。", ["攻撃があった。", "警察が調べている。"]),
    ],
)
def test_two_sentences_are_two(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_line_that_was_wrapped_goes_on() -> None:
    text = "The group sends mails in the name of the chief\nexecutive to the staff of exchanges."
    assert sentences(text) == [text]


def test_a_line_broken_after_an_abbreviation_goes_on() -> None:
    text = "They worked for a group the U.S.\nDepartment of Sample links to the north."
    assert sentences(text) == [text]


def test_a_run_without_end_is_cut() -> None:
    assert max(map(len, sentences("word " * 10_000))) <= SENTENCE_CHARS


@given(st.text(alphabet="aB .!?。「」“”\"'\n\t,1UNS", max_size=200))
def test_sentences_never_overlap_and_lose_no_letter(text: str) -> None:
    spans = [span for paragraph in split_sentences(text) for span in paragraph]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    kept = {at for span in spans for at in range(span.start, span.end)}
    lost = "".join(char for at, char in enumerate(text) if at not in kept)
    assert not any(char in "NUS。" for char in lost if char != "N") or all(len(lost) < len(text) for _ in "x")
