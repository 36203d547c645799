"""Mboxes, all four kinds, split in one pass over a stream (RFC 4155 and the mbox(5) of qmail describe them).

Where a message ends: a `Content-Length` field (mboxcl, mboxcl2) is believed only if it leads to a `From ` line or to the
end. Otherwise the next `From ` line ends it, if a blank line stands before it and it looks as mail programs write it: a
date in the form of asctime, or nothing at all (Thunderbird), with a header field or a blank line below.

Quoting: one `>` is taken from each line that begins `>From ` (mboxo, mboxcl) or `>>From ` and so on (mboxrd). mboxcl2 does
not quote: it is told by a `From ` line inside a message whose `Content-Length` is right.
"""

import re
from collections.abc import Iterator

import msgspec

from noroshi.hunt import limits
from noroshi.hunt.stream import Stream

FROM_LINE_BYTES = 1024
"""bytes at a `From ` that tell whether it separates messages"""

_ASCTIME = re.compile(
    rb"From [^\r\n]{0,400}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ ]{1,3}(?:[A-Z][a-z]{2}[ ]{1,3}\d{1,2}|\d{1,2}[ ]{1,3}[A-Z][a-z]{2})"
    rb"[^\r\n]{0,30}?\d{1,2}:\d\d[^\r\n]{0,200}\r?(?:\n|\Z)"
)
_BARE = re.compile(rb"From[ \t]{1,4}-?[ \t]{0,4}\r?\n")
_BELOW = re.compile(rb"\r?(?:\n|\Z)|>?[!-9;-~]{1,76}[ \t]*:|>From |[ \t]")
_FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$")
_BODY = re.compile(rb"\r?\n\r?\n")
_QUOTED = re.compile(rb"(?m)^>(?=>*From )")
_BLANK_BEFORE = (b"\n\n", b"\r\n\r\n")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A message out of an mbox, unquoted, without its `From ` line."""

    raw: bytes
    cut: bool = False
    """it was longer than `limits.MESSAGE_BYTES`"""


def is_from_line(text: bytes) -> bool:
    """Whether text that begins with `From ` begins a message of an mbox."""
    text = text[:FROM_LINE_BYTES]
    found = _ASCTIME.match(text)
    if found:
        return _BELOW.match(text, found.end()) is not None
    found = _BARE.match(text)
    return found is not None and _FIELD.match(text, found.end()) is not None


def split(stream: Stream) -> Iterator[Piece]:
    """The messages of an mbox, in order. Anything before the first `From ` line but blanks is a message, too."""
    yield from _Splitter(stream).pieces()


class _Splitter:
    """The bytes from the current message on, and how far they are known."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._buffer = bytearray()
        self._ended = False
        self._unquoted = False  # the file was seen to be mboxcl2

    def pieces(self) -> Iterator[Piece]:
        self._fill(limits.SNIFF_BYTES)
        blanks = len(self._buffer) - len(self._buffer.lstrip(b"\xef\xbb\xbf\r\n\t \0"))
        del self._buffer[:blanks]
        while self._fill(FROM_LINE_BYTES):
            if self._buffer.startswith(b"From ") and is_from_line(self._head()):
                del self._buffer[: self._buffer.find(b"\n") + 1 or len(self._buffer)]
            yield self._message()

    def _fill(self, size: int) -> int:
        """Reads on until the buffer holds `size` bytes or all is read; how many it holds."""
        while len(self._buffer) < size and not self._ended:
            chunk = self._stream.some()
            self._ended = not chunk
            self._buffer += chunk
        return len(self._buffer)

    def _head(self, start: int = 0) -> bytes:
        return bytes(self._buffer[start : start + FROM_LINE_BYTES])

    def _message(self) -> Piece:
        """Takes the current message out of the buffer."""
        by_length = self._end_by_length()
        end = by_length or self._end_by_line()
        if end is None:
            piece = Piece(self._unquote(bytes(self._buffer[: limits.MESSAGE_BYTES]), quoted=True), cut=True)
            self._skip_to_from_line()
            return piece
        raw = bytes(self._buffer[:end])
        del self._buffer[:end]
        if self._buffer:  # the blank line before `From ` belongs to the mbox, not to the message
            raw = raw[:-2] if raw.endswith(b"\r\n\r\n") else raw[:-1] if raw.endswith(b"\n\n") else raw
            while self._buffer.startswith((b"\n", b"\r\n")):
                del self._buffer[:1]
        return Piece(self._unquote(raw, quoted=not (by_length and self._is_mboxcl2(raw))))

    def _end_by_length(self) -> int | None:
        """Where Content-Length says that the message ends, if that is so."""
        self._fill(limits.SNIFF_BYTES)
        start = bytes(self._buffer[: limits.SNIFF_BYTES])
        body = _BODY.search(start)
        if body is None:
            return None
        length = _LENGTH.search(start, 0, body.start() + 1)
        if length is None:
            return None
        end = body.end() + int(length[1])
        if end > limits.MESSAGE_BYTES:
            return None
        size = self._fill(end + FROM_LINE_BYTES)
        if end > size:
            return None
        rest = self._head(end)
        text = rest.lstrip(b"\r\n")
        if not text:
            return end if self._ended and end + len(rest) == size else None
        if text is rest and not self._buffer.endswith(b"\n", 0, end):
            return None
        return end if len(rest) - len(text) <= 4 and text.startswith(b"From ") and is_from_line(text) else None

    def _end_by_line(self) -> int | None:
        """Where the next `From ` line begins, or the end; None where the message is longer than is kept."""
        start = 0
        while True:
            found = self._next_from_line(start, at_start=start == 0)
            if found is not None:
                return found if found <= limits.MESSAGE_BYTES else None
            size = len(self._buffer)
            if size > limits.MESSAGE_BYTES:
                return None
            if self._ended:
                return size
            start = max(0, size - 8)
            self._fill(size + 1)

    def _next_from_line(self, start: int, *, at_start: bool = False) -> int | None:
        """Index of the next separating `From ` line from `start` on; `at_start`: the buffer begins where a message does."""
        if at_start and self._buffer.startswith(b"From ") and is_from_line(self._head()):
            return 0  # right below another: the message between them is empty
        while (found := self._buffer.find(b"\nFrom ", start)) >= 0:
            self._fill(found + FROM_LINE_BYTES)
            before = bytes(self._buffer[max(0, found - 3) : found + 1])
            blank = before.endswith(_BLANK_BEFORE) or (at_start and before in {b"\n", b"\r\n"})
            if blank and is_from_line(self._head(found + 1)):
                return found + 1
            start = found + 1
        return None

    def _skip_to_from_line(self) -> None:
        """Passes over the rest of a message that is too long, in constant memory."""
        while (found := self._next_from_line(0)) is None:
            if self._ended:
                self._buffer.clear()
                return
            del self._buffer[:-FROM_LINE_BYTES]
            self._fill(len(self._buffer) + 1)
        del self._buffer[:found]

    def _is_mboxcl2(self, raw: bytes) -> bool:
        """Whether `From ` lines stand in this file unquoted, because a right Content-Length spares the quoting."""
        found = -1
        while not self._unquoted and (found := raw.find(b"\n\nFrom ", found + 1)) >= 0:
            self._unquoted = is_from_line(raw[found + 2 : found + 2 + FROM_LINE_BYTES])
        return self._unquoted

    def _unquote(self, raw: bytes, *, quoted: bool) -> bytes:
        return _QUOTED.sub(b"", raw) if quoted and b">From " in raw else raw
