"""Many words looked for at once."""

from collections.abc import Iterable
from typing import Final

import ahocorasick_rs

GROUP: Final = 8
"""Words of one search. Up to about this number the library compares with all of them in one instruction, at 10 GB/s; with
twice as many, or with words of one sign, it is 5 to 50 times slower (measured)."""


class Needles:
    """Words of two signs or more, lower case, and where they stand in a folded text."""

    def __init__(self, *words: bytes) -> None:
        self._groups = [
            (group, ahocorasick_rs.BytesAhoCorasick(group, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst))
            for group in grouped(words)
        ]

    def places(self, folded: bytes) -> dict[bytes, list[int]]:
        """Word → where it begins, in order; only words that are there."""
        places: dict[bytes, list[int]] = {}
        for words, automaton in self._groups:
            for word, start, _ in automaton.find_matches_as_indexes(folded):
                places.setdefault(words[word], []).append(start)
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
