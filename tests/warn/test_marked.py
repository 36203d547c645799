"""Marks stand where the quotations stand, overlaps and hostile offsets included."""

from hypothesis import given
from hypothesis import strategies as st

from noroshi.warn.marked import SHOWN_LENGTH, Mark, pieces

MARKS = st.lists(st.builds(Mark, st.integers(-5, 60), st.integers(-5, 60), st.integers(1, 9)), max_size=8)


@given(st.text(max_size=50), MARKS)
def test_the_pieces_of_a_short_text_are_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text(max_size=50), MARKS)
def test_each_character_carries_the_numbers_of_the_marks_over_it(text: str, marks: list[Mark]) -> None:
    at = 0
    for piece in pieces(text, marks):
        for index in range(at, at + len(piece.text)):
            over = {mark.number for mark in marks if mark.start <= index < mark.end}
            assert set(piece.numbers) == over
        at += len(piece.text)


def test_overlapping_marks_are_cut_at_each_others_ends() -> None:
    found = pieces("abcdefgh", [Mark(1, 5, 1), Mark(3, 7, 2)])
    assert [(piece.text, piece.numbers, piece.ending) for piece in found] == [
        ("a", (), ()),
        ("bc", (1,), ()),
        ("de", (1, 2), (1,)),
        ("fg", (2,), (2,)),
        ("h", (), ()),
    ]


def test_a_long_text_is_shown_around_its_evidence_and_says_what_is_left_out() -> None:
    text = "".join(chr(ord("a") + place % 26) for place in range(100_000))
    found = pieces(text, [Mark(50_000, 50_010, 1)])
    assert sum(len(piece.text) for piece in found) <= SHOWN_LENGTH
    assert sum(len(piece.text) + piece.left_out for piece in found) == len(text)
    assert [piece.text for piece in found if piece.numbers == (1,)] == [text[50_000:50_010]]


def test_a_long_text_full_of_marks_stays_within_the_length() -> None:
    found = pieces("x" * 200_000, [Mark(place, place + 50, 1) for place in range(0, 200_000, 700)])
    assert sum(len(piece.text) for piece in found) <= SHOWN_LENGTH
