"""How much of one text's wording stands in another."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from noroshi.text.fold import fold

_WORD = re.compile(r"[0-9a-z\u00c0-\u1fff]+|[\u3400-\u9fff]{1,2}|[\u30a1-\u30fa\u30fc]+")
_COMMON = frozenset(
    "a an and are as at be been but by for from had has have he in is it its of on or said says she that the their them they this to was"
    " were which who will with would".split()
)
SHINGLE = 5
"""words in a row; that many are rarely the same by chance"""


def words(text: str) -> list[str]:
    """Folded words; of Japanese, kanji in pairs and katakana runs."""
    return [word for word in _WORD.findall(fold(text).text) if word not in _COMMON]


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that the other one has, 0 to 1."""
    first, second = _set(one), _set(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= 4 else 0.0


@lru_cache(maxsize=20_000)
def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


def shingles(text: str) -> frozenset[int]:
    """All runs of `SHINGLE` words."""
    found = words(text)
    return frozenset(hash(tuple(found[at : at + SHINGLE])) for at in range(len(found) - SHINGLE + 1))


def contained(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """Share of the runs of the smaller text that stand in the other one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
