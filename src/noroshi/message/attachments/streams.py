"""gzip, bzip2, xz and tar."""

import bz2
import gzip
import lzma
import tarfile
from io import BytesIO
from typing import IO

from noroshi.message.attachments.found import Found
from noroshi.message.limits import LZMA_MEMORY_BYTES


def read_stream(content: bytes, found: Found) -> None:
    """A file packed alone: its one member is what it holds."""
    found.member("", 0, lambda: _opened(content))


def _opened(content: bytes) -> IO[bytes]:
    if content[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=BytesIO(content))  # type: ignore[return-value]
    if content[:3] == b"BZh":
        return bz2.BZ2File(BytesIO(content))
    return _Xz(content)


class _Xz(BytesIO):
    """xz data as a stream, with a bound on the memory that its header may ask for."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._left = content
        self._lzma = lzma.LZMADecompressor(memlimit=LZMA_MEMORY_BYTES)

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes."""
        if self._lzma.eof:
            return b""
        left, self._left = self._left, b""
        return self._lzma.decompress(left, max(size or 0, 1))


def read_tar(content: bytes, found: Found) -> None:
    """A tar archive; links and devices have no content."""
    with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
        for info in archive:
            if info.isfile():
                found.member(info.name, info.size, lambda info=info: _file(archive, info))  # type: ignore[misc]


def _file(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(info) or BytesIO()
