"""A text in the making: paragraphs parted by empty lines, with the furniture and places noted on the way."""

import re
from typing import Final

from noroshi.alerts.documents.furniture import lines_of, mark
from noroshi.alerts.limits import TEXT_CHARS
from noroshi.alerts.model import Furniture, FurnitureKind
from noroshi.text.span import Span

_PARAGRAPHS: Final = re.compile(r"\n\s{0,40}\n")


class Paragraphs:
    """Grows by one paragraph at a time, up to `TEXT_CHARS`."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self.furniture: list[Furniture] = []
        self.full = False
        """something did not fit"""

    def add(self, words: str, kind: FurnitureKind | None = None, joined: str = "\n\n") -> Span | None:
        """A paragraph, after an empty line unless `joined` says otherwise. None where it is empty or does not fit."""
        words = words.strip()
        if not words:
            return None
        between = joined if self._pieces else ""
        if self._size + len(between) + len(words) > TEXT_CHARS:
            self.full = True
            return None
        start = self._size + len(between)
        self._pieces += (between, words)
        self._size = start + len(words)
        if kind is not None:
            self.furniture.append(Furniture(start, self._size, kind))
        return Span(start, self._size)

    def add_prose(self, words: str, joined: str = "\n\n") -> Span | None:
        """Somebody's own words. Where they are a whole page that was pasted, its furniture is marked in it."""
        span = self.add(words, joined=joined)
        if span is not None and _PARAGRAPHS.search(words) is not None:
            for piece in mark(lines_of(words.strip())).furniture:
                self.furniture.append(Furniture(span.start + piece.start, span.start + piece.end, piece.kind))
        return span

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)
