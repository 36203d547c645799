"""What `Needles` promises: every place of every word, however the words are grouped."""

import re
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from noroshi.alerts.indicators.needles import GROUP, Needles, grouped

WORDS = (b"npm i", b" install", b" add", b"telegram", b"module", b"see also", b"sources", b").", b"://", b"sab", b"abs")


@given(st.lists(st.sampled_from([*WORDS, b"npm install", b"abab", b" ", b"s"]), max_size=40).map(b"".join))
def test_every_word_is_found_wherever_it_stands(text: bytes) -> None:
    expected = {
        word: places for word in WORDS if (places := [found.start() for found in re.finditer(re.escape(word), text)])
    }
    assert Needles(*WORDS).places(text) == expected


def test_words_that_can_overlap_are_searched_apart() -> None:
    groups = grouped(WORDS)
    assert sorted(word for group in groups for word in group) == sorted(WORDS)
    assert all(len(group) <= GROUP for group in groups)
    for group in groups:
        for one, other in permutations(group, 2):
            assert not any(other.startswith(one[at:]) for at in range(len(one)))
            assert other not in one
