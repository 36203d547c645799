"""Many words looked for at once."""

from collections.abc import Iterable
from typing import Final

import ahocorasick_rs

GROUP: Final = 8
"""Words of one search. Up to about this number the library compares with all of them in one instruction, at 10 GB/s; with
twice as many, or with words of one sign, it is 5 to 50 times slower (measured)."""
_PADDING = tuple(bytes([sign]) * 3 for sign in range(0xF0, 0xF0 + 4))
"""Words of signs that no folded text has. With words of three first signs or fewer the library looks for these signs alone, and
stops at each."""


class Needles:
    """Words of two signs or more, lower case, and where they stand in a folded text."""

    def __init__(self, *words: bytes) -> None:
        self._groups = [
            (group, ahocorasick_rs.BytesAhoCorasick(padded, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst))
            for group in grouped(words)
            for padded in ([*group, *_PADDING] if 1 < len(group) <= len(_PADDING) else group,)
        ]

    def places(self, folded: bytes) -> dict[bytes, list[int]]:
        """Word → where it begins, in order; only words that are there."""
        places: dict[bytes, list[int]] = {}
        for words, automaton in self._groups:
            for word, start, _ in automaton.find_matches_as_indexes(folded):
                if word < len(words):
                    places.setdefault(words[word], []).append(start)
        return places


class WideNeedles:
    """Words with letters that a folded text does not have."""

    def __init__(self, *words: str) -> None:
        self._words = {word.encode("utf-8"): word for word in words}
        self._needles = Needles(*self._words)

    def places(self, text: str) -> dict[str, list[int]]:
        """Word → where it begins, in order; only words that are there."""
        if text.isascii():
            return {}
        # Whether they are there at all is asked first: to search a text of wide letters is slow.
        there = self._needles.places(text.encode("utf-8", "surrogatepass"))
        return {word: _places_of(word, text) for name, word in self._words.items() if name in there}


def _places_of(word: str, text: str) -> list[int]:
    places = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


def grouped(words: Iterable[bytes]) -> list[list[bytes]]:
    """The words in groups in which no two can overlap: a search tells a place once."""
    groups: list[list[bytes]] = []
    for word in words:
        for group in groups:
            if len(group) < GROUP and not any(_overlap(word, other) or _overlap(other, word) for other in group):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def _overlap(one: bytes, other: bytes) -> bool:
    """Whether the other word can begin within the one."""
    return any(one[at:].startswith(other) or other.startswith(one[at:]) for at in range(len(one)))
