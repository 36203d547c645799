"""How well furniture is told from an alert's own words, in code points that are not spaces."""

from typing import NamedTuple

from noroshi.alerts.model import Document


class Score(NamedTuple):
    found: int
    """furniture that was marked"""
    missed: int
    """furniture that was not"""
    wrong: int
    """own words that were marked"""

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(self.found + other.found, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def score(document: Document, own: list[str]) -> Score:
    """Own words that are not in the text at all raise `ValueError`."""
    text = document.text
    is_own = bytearray(len(text))
    at = 0
    for words in own:
        found = text.find(words, at)
        start = found if found >= 0 else text.index(words)
        is_own[start : start + len(words)] = b"\1" * len(words)
        at = start + len(words)
    marked = bytearray(len(text))
    for piece in document.furniture:
        marked[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    shown = [
        (bool(one), bool(other))
        for letter, one, other in zip(text, is_own, marked, strict=True)
        if not letter.isspace()
    ]
    return Score(shown.count((False, True)), shown.count((False, False)), shown.count((True, True)))
