"""What readers of file systems share."""

from collections.abc import Callable, Iterator
from io import BytesIO

ReadAt = Callable[[int, int], bytes]
"""Bytes of a disk or volume from an offset on, as many as asked for; fewer only at its end."""


class Pieces(BytesIO):
    """A stream over pieces that are fetched only when they are asked for."""

    def __init__(self, pieces: Iterator[bytes], size: int) -> None:
        super().__init__()
        self._pieces = pieces
        self._ahead = b""
        self._left = size

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes, and perhaps fewer before the end."""
        if not self._ahead:
            self._ahead = next(self._pieces, b"")[: self._left]
            self._left -= len(self._ahead)
        wanted = max(size or 0, 1)
        out, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
        return out
