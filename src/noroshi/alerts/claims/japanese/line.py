"""A sentence made ready to be read: its words on one line, what stands in brackets blanked, its cues at hand."""

import re
from bisect import bisect_left

import msgspec

from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.model import Sentence
from noroshi.text.span import Span

BRACKETS = re.compile(
    r"「[^「」]{0,400}」|『[^『』]{0,400}』|（[^（）]{0,400}）|\([^()]{0,400}\)|“[^“”]{0,400}”|【[^【】]{0,400}】"
)
_ASIDE = re.compile(r"（[^（）]{0,400}）|\([^()]{0,400}\)")
_BREAK = re.compile(r"\s*\n\s*")
_KANA = re.compile(r"[ぁ-んー、\s]*")


class Line(msgspec.Struct, frozen=True):
    """A sentence. All offsets are of `text` unless they are said to be of the document."""

    sentence: Sentence
    text: str
    """without the line ends that pages put into it, and without a list's mark and the full stop"""
    flat: str
    """the same length; what stands in brackets is `＿`, so that commas and particles are the sentence's own"""
    cues: tuple[Cue, ...]
    """by place, without those in asides"""
    starts: tuple[int, ...]
    """where each begins"""
    places: tuple[int, ...] | None
    """offset in the document of each code point, where the text is not simply a slice of it"""
    base: int
    """where the text begins in the document"""

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text as a span of the document."""
        if self.places is None:
            return Span(self.base + start, self.base + end)
        return Span(self.places[start], self.places[end - 1] + 1)

    def within(self, start: int, end: int) -> list[Cue]:
        """The cues of a stretch."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [cue for cue in self.cues[first:last] if cue.end <= end]

    def spoken_end(self, end: int) -> int:
        """The end without closing quotation marks."""
        while end and self.text[end - 1] in "」』":
            end -= 1
        return end

    def ends_with(self, cue: Cue, end: int) -> bool:
        """Whether nothing but kana follows a cue up to `end`."""
        return cue.end <= end and _KANA.fullmatch(self.text, cue.end, end) is not None


def unbroken(text: str, start: int, end: int) -> tuple[str, tuple[int, ...] | None]:
    """The words of a stretch of the document on one line, and where they stood if that changed them."""
    words = text[start:end]
    if "\n" not in words:
        return words, None
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for gap in [*_BREAK.finditer(words), None]:
        stop = gap.start() if gap else len(words)
        pieces.append(words[at:stop])
        places += range(start + at, start + stop)
        if gap:
            before, after = words[stop - 1 : stop], words[gap.end() : gap.end() + 1]
            if before.isascii() and after.isascii():
                pieces.append(" ")
                places.append(start + stop)
            at = gap.end()
    return "".join(pieces), tuple(places)


def flattened(text: str) -> str:
    """The text with what stands in brackets blanked, the brackets kept."""
    return BRACKETS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    words = match[0]
    return words[0] + "＿" * (len(words) - 2) + words[-1]


def own_cues(text: str, cues: list[Cue]) -> tuple[Cue, ...]:
    """Without those in asides."""
    if not cues or ("（" not in text and "(" not in text):
        return tuple(cues)
    hidden = [found.span() for found in _ASIDE.finditer(text)]
    return tuple(cue for cue in cues if not any(first <= cue.start < last for first, last in hidden))


def opened(line: Line, start: int, end: int) -> Line:
    """The line as it reads within a quotation: what stands there is no longer blanked."""
    return msgspec.structs.replace(line, flat=line.flat[:start] + flattened(line.text[start:end]) + line.flat[end:])
