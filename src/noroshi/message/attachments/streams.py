"""gzip, bzip2, xz and tar."""

import bz2
import gzip
import lzma
import tarfile
from io import BytesIO
from typing import IO

from noroshi.message.attachments.found import Found
from noroshi.message.limits import LZMA_MEMORY_BYTES, READ_CHUNK_BYTES


def read_stream(content: bytes, found: Found) -> None:
    """A file packed alone: its one member is what it holds."""
    name = found.name.rpartition("/")[2]
    stem, _, extension = name.rpartition(".")
    if extension.lower() in {"tgz", "tbz2", "txz"}:
        stem += ".tar"
    found.member(stem or name, 0, lambda: _opened(content))


def _opened(content: bytes) -> IO[bytes]:
    if content[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=BytesIO(content))  # type: ignore[return-value]
    if content[:3] == b"BZh":
        return bz2.BZ2File(BytesIO(content))
    return LzmaStream(content, lzma.LZMADecompressor(memlimit=LZMA_MEMORY_BYTES))


class LzmaStream(BytesIO):
    """LZMA data as a stream that expands no more than is asked for; `skip` bytes are passed over, `size` are given."""

    def __init__(self, packed: bytes, decompressor: lzma.LZMADecompressor, skip: int = 0, size: int = 1 << 62) -> None:
        super().__init__()
        self._packed = packed
        self._lzma = decompressor
        self._skip = skip
        self._left = size

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes, and perhaps fewer before the end."""
        out = b""
        while not out and self._left > 0 and not self._lzma.eof:
            packed, self._packed = self._packed, b""
            wanted = min(max(size or 0, 1), READ_CHUNK_BYTES)
            out = self._lzma.decompress(packed, wanted)
            if not out and self._lzma.needs_input:
                return b""
            dropped = min(self._skip, len(out))
            self._skip -= dropped
            out = out[dropped : dropped + self._left]
        self._left -= len(out)
        return out


def read_tar(content: bytes, found: Found) -> None:
    """A tar archive; links and devices have no content."""
    with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
        for info in archive:
            if info.isfile():
                found.member(info.name, info.size, lambda info=info: _file(archive, info))  # type: ignore[misc]


def _file(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(info) or BytesIO()
