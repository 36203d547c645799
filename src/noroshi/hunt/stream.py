"""Bytes that come once, from a file, a pipe or an archive's member: read forward, never raising, never unbounded."""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Callable
from typing import Protocol

from noroshi.hunt import limits

ReadSome = Callable[[int], bytes]

READ_ERRORS = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""what files and decoders raise over broken or strange bytes (`zipfile.BadZipFile` is told apart in `archives`)"""


class ExpansionError(ValueError):
    """An archive expands to more than its size can honestly hold."""


class Expansion:
    """How much an archive, with all that it nests, has expanded; shared by all its members."""

    def __init__(self, size: int = 0) -> None:
        self.taken = size
        self.given = 0

    def take(self, size: int) -> None:
        """Counts bytes as they stand on disk; an archive whose size is known counts it at the start."""
        self.taken += size

    def give(self, size: int) -> None:
        """Counts expanded bytes. Raises `ExpansionError` beyond the bound."""
        self.given += size
        if self.given > max(limits.EXPANSION_FLOOR, limits.EXPANSION_RATIO * self.taken):
            raise ExpansionError(f"expands to more than {limits.EXPANSION_RATIO} times its size; the rest was left")


class Stream:
    """A forward-only reader with a look ahead.

    An error while reading ends the stream; `broken` then says why, so that what came before is not lost.
    """

    def __init__(self, read: ReadSome) -> None:
        self._read = read
        self._ahead = b""
        self.broken = ""

    def peek(self, size: int) -> bytes:
        """The next bytes, without taking them; fewer only at the end."""
        while len(self._ahead) < size and (chunk := self._some(size - len(self._ahead))):
            self._ahead += chunk
        return self._ahead[:size]

    def some(self) -> bytes:
        """The next bytes, as many as come; empty at the end."""
        if self._ahead:
            chunk, self._ahead = self._ahead, b""
            return chunk
        return self._some(limits.CHUNK_BYTES)

    def read(self, size: int) -> bytes:
        """The next bytes; fewer only at the end."""
        chunks = []
        while size > 0:
            chunk = self.some()
            if not chunk:
                break
            if len(chunk) > size:
                chunk, self._ahead = chunk[:size], chunk[size:]
            chunks.append(chunk)
            size -= len(chunk)
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def _some(self, size: int) -> bytes:
        if self.broken:
            return b""
        try:
            return self._read(max(size, 1))
        except READ_ERRORS as error:
            self.broken = str(error) or type(error).__name__
            return b""


class Decoder(Protocol):
    """What `bz2` and `lzma` decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Whether the compressed stream has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether all input given has been used."""

    @property
    def unused_data(self) -> bytes:
        """Bytes after the end of the compressed stream."""

    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes:
        """At most `max_length` expanded bytes."""


class GzipDecoder:
    """zlib's decompressor for gzip (RFC 1952), in the shape of the other two."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        """Whether the compressed stream has ended."""
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        """Whether all input given has been used."""
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """Bytes after the end of the compressed stream."""
        return self._zlib.unused_data

    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes:
        """At most `max_length` expanded bytes."""
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


DECODERS: dict[str, Callable[[], Decoder]] = {
    "gzip": GzipDecoder,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_AUTO, memlimit=limits.XZ_MEMORY),
}


def expanded(source: Stream, kind: str, expansion: Expansion, *, counts_input: bool) -> Stream:
    """The content of a compressed stream; several streams one after another are one, as gzip has it.

    `counts_input`: the compressed bytes are those on disk, so that they count for what may come out.
    """
    decoder = DECODERS[kind]()

    def read(size: int) -> bytes:
        nonlocal decoder
        while True:
            if decoder.eof:
                rest = decoder.unused_data.lstrip(b"\0") or source.some().lstrip(b"\0")
                if not rest:
                    return b""
                decoder = DECODERS[kind]()
                chunk = decoder.decompress(rest, size)
            elif decoder.needs_input:
                data = source.some()
                if not data:
                    raise EOFError(source.broken or "the compressed file ends early")
                if counts_input:
                    expansion.take(len(data))
                chunk = decoder.decompress(data, size)
            else:
                chunk = decoder.decompress(b"", size)
            if chunk:
                expansion.give(len(chunk))
                return chunk

    return Stream(read)
