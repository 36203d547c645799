"""Texts as words: what the model counts, the same in training and in a scan.

Runs of scripts that write without spaces are cut into overlapping pairs and threes of characters, which needs no
dictionary and does as well for classing texts. Of numbers only the count of digits is kept, so that no date and no
amount is learnt. Addresses and URLs are left out: links have features of their own.
"""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from noroshi.text.fold import fold

TEXT_CHARS = 2_500
"""code points of a text that are looked at: more made the model no better (measured up to 20,000)"""

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTERS = r"a-z0$€£¥₿\u00df-\u00f6\u00f8-\u024f\u0370-\u052f\u0590-\u06ff\u0900-\u0e7f"
_WORD = re.compile(rf"[{_LETTERS}]+|[{_UNSPACED}]+")
_FIRST_UNSPACED = "\u3040"
_BYTES = bytes(
    ord("0") if code in b"0123456789" else code if code > 127 or chr(code).isalpha() or code == ord("$") else ord(" ")
    for code in range(256)
)
"""ASCII digits to `0`, ASCII punctuation to spaces; bytes of other characters stay. By far the fastest way to do it."""


def words_of(text: str, left_out: AbstractSet[str] = frozenset()) -> list[str]:
    """Words of a text in order, folded; digits as `0`; without `left_out`, addresses and URLs."""
    folded = fold(text[:TEXT_CHARS]).text
    if "@" in folded or "://" in folded or "www." in folded:
        chunks = folded.split()
        folded = " ".join([one for one in chunks if "@" not in one and "://" not in one and "www." not in one])
    plain = folded.encode("utf-8", "surrogatepass").translate(_BYTES).decode("utf-8", "surrogatepass")
    words = plain.split() if plain.isascii() else _WORD.findall(plain)
    if left_out and not left_out.isdisjoint(words):
        words = [word for word in words if word not in left_out]
    return words


def grams_of(words: list[str]) -> set[str]:
    """Words and pairs of neighbours; runs without spaces as pairs and threes of characters."""
    grams = set(words)
    runs = [word for word in grams if word >= _FIRST_UNSPACED]
    grams.update(map(" ".join, pairwise(words)))
    for run in runs:
        if len(run) > 1:
            grams.discard(run)
            grams.update([run[at : at + size] for size in (2, 3) for at in range(len(run) - size + 1)])
    return grams
