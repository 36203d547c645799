"""Folded text: what a reader cannot tell apart is the same, and every offset still leads back to the original."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from noroshi.text.span import Span

# Default_Ignorable_Code_Point (Unicode DerivedCoreProperties): zero-width, bidi controls, fillers, variation selectors.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
IGNORABLE_RUN = re.compile(f"[{IGNORABLE}]+")

MARKS_IN_A_ROW = 30
"""Stream-Safe Text Format (UAX #15): marks beyond these are dropped, because ordering n marks costs n² steps."""

SHORT = 2_000
"""code points; below it even the worst order of marks takes under 5 ms, so that no look for long runs is needed"""

_CHUNK = 64
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\xff]{{{MARKS_IN_A_ROW + 1},}}")


class Folded:
    """Folded text that knows where each of its code points stood in the original."""

    __slots__ = ("_chunks", "_details", "_original", "text")

    def __init__(self, text: str, original: str | None) -> None:
        self.text = text
        """the folded text"""
        self._original = original  # None where each code point stands where it stood
        self._chunks: tuple[list[int], list[int]] | None = None
        self._details: dict[int, tuple[list[int], list[int]]] = {}

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stood in the original: the smallest span whose folding holds it."""
        if self._original is None:
            return Span(start, end)
        if start >= end:
            at = self._place(start)[0] if start < len(self.text) else len(self._original)
            return Span(at, at)
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, index: int) -> tuple[int, int]:
        """Original start and end of the segment that gave the folded code point at `index`."""
        assert self._original is not None
        if self._chunks is None:
            self._chunks = _chunks(self._original)
        folded_starts, original_starts = self._chunks
        chunk = bisect_right(folded_starts, index) - 1
        detail = self._details.get(chunk)
        if detail is None:
            detail = _segments(self._original, original_starts[chunk], original_starts[chunk + 1])
            self._details[chunk] = detail
        at = index - folded_starts[chunk]
        return detail[0][at], detail[1][at]


def fold(text: str) -> Folded:
    """NFKC, case folding, and nothing invisible (near NFKC_Casefold, Unicode 5.18).

    Linear in the length of any text. ASCII costs one `lower()`.
    """
    if text.isascii():
        return Folded(text.lower(), None)
    return Folded(_fold(_visible(text, cut=len(text) > SHORT)), text)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _visible(text: str, *, cut: bool) -> str:
    text = IGNORABLE_RUN.sub("", text)
    return _MAYBE_MARKS.sub(_cut_marks, text) if cut else text


def _cut_marks(run: re.Match[str]) -> str:
    """The run with no more than `MARKS_IN_A_ROW` combining marks after one another."""
    kept, marks = [], 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)


def _continues(char: str) -> bool:
    """Whether the code point may melt into the one before it when it is normalised."""
    if char < "\u0300":
        return False
    return (
        unicodedata.category(char)[0] == "M"
        or "\u1160" <= char <= "\u11ff"  # Hangul vowels and finals
        or "\uff9e" <= char <= "\uffdc"  # half-width voiced marks and Hangul
    )


@lru_cache(maxsize=4_096)
def _stands_alone(char: str) -> bool:
    """Whether a text may be cut before the code point: it is neither dropped nor melts into the one before it."""
    return not _continues(char) and not IGNORABLE_RUN.match(char)


@lru_cache(maxsize=4_096)
def _size_alone(char: str) -> int:
    """How many code points one makes when it is folded by itself."""
    return len(_fold(_visible(char, cut=False)))


def _segment_end(text: str, at: int) -> int:
    """First place from `at` on where the text may be cut without changing its folding."""
    while at < len(text):
        ignorable = IGNORABLE_RUN.match(text, at)
        if ignorable:
            at = ignorable.end()
        elif _continues(text[at]):
            at += 1
        else:
            break
    return at


def _chunks(original: str) -> tuple[list[int], list[int]]:
    """Folded and original starts of pieces of about 64 code points; the last original start is the text's length."""
    folded_starts, original_starts = [], [0]
    at = folded_at = 0
    while at < len(original):
        end = _segment_end(original, at + _CHUNK)
        folded_starts.append(folded_at)
        folded_at += len(_fold(_visible(original[at:end], cut=len(original) > SHORT)))
        at = min(end, len(original))
        original_starts.append(at)
    return folded_starts, original_starts


def _segments(original: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Original start and end for each folded code point of one piece."""
    starts: list[int] = []
    ends: list[int] = []
    at = start
    length = len(original)
    while at < end:
        if at + 1 == length or _stands_alone(original[at + 1]):
            starts += [at] * _size_alone(original[at])
            at += 1
            ends += [at] * (len(starts) - len(ends))
            continue
        stop = min(_segment_end(original, at + 1), end)
        size = len(_fold(_visible(original[at:stop], cut=len(original) > SHORT)))
        last = stop
        while last > at + 1 and IGNORABLE_RUN.match(original[last - 1]):
            last -= 1
        starts += [at] * size
        ends += [last] * size
        at = stop
    return starts, ends
