"""Where a quotation stands."""

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that this span points at."""
        return text[self.start : self.end]
