"""ZIP archives (APPNOTE 6.3.10), broken ones too."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO

from noroshi.message.attachments.found import Found
from noroshi.message.limits import MEMBERS

_LOCAL = struct.Struct("<4s5H3L2H")
_UTF8_NAME = 0x800


def read_zip(content: bytes, found: Found) -> None:
    """Lists a ZIP archive; where its directory is broken, by the header before each member."""
    if content.count(b"PK\x01\x02") > MEMBERS * 2:
        read_local_headers(content, found)
        return
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError, UnicodeDecodeError):
        read_local_headers(content, found)
        return
    with archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            locked = bool(info.flag_bits & 1)
            found.member(
                _name(info), info.file_size, None if locked else lambda info=info: archive.open(info), locked  # type: ignore[misc]
            )  # fmt: skip


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member. Japanese Windows writes code page 932 where the format wants 437 or UTF-8."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME or name.isascii():
        return name
    try:
        return decoded_name(name.encode("cp437"))
    except UnicodeEncodeError:
        return name


def decoded_name(name: bytes) -> str:
    """A file name of unknown encoding."""
    for encoding in ("utf-8", "cp932"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def read_local_headers(content: bytes, found: Found) -> None:
    """Lists members by their local headers (APPNOTE 4.3.7), without the directory at the end."""
    found.not_read("broken")
    at = content.find(b"PK\x03\x04")
    while at >= 0:
        if len(content) < at + _LOCAL.size:
            return
        _, _, flags, method, _, _, _, packed, size, name_length, extra = _LOCAL.unpack_from(content, at)
        start = at + _LOCAL.size + name_length + extra
        raw = content[at + _LOCAL.size : at + _LOCAL.size + name_length]
        name = raw.decode("utf-8", "replace") if flags & _UTF8_NAME else decoded_name(raw)
        if not name.endswith("/"):
            data = content[start : start + packed] if packed else content[start:]
            found.member(name, size, lambda data=data, method=method: _expanded(data, method), bool(flags & 1))  # type: ignore[misc]
        at = content.find(b"PK\x03\x04", start + packed if packed else start)


def _expanded(data: bytes, method: int) -> IO[bytes]:
    if method == zipfile.ZIP_STORED:
        return BytesIO(data)
    if method == zipfile.ZIP_DEFLATED:
        return Inflating(data)
    raise NotImplementedError


class Inflating(BytesIO):
    """Deflated data as a stream that gives no more than is asked for."""

    def __init__(self, data: bytes, wbits: int = -15) -> None:
        super().__init__()
        self._data = data
        self._zlib = zlib.decompressobj(wbits)

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes."""
        out = self._zlib.decompress(self._data, max(size or 0, 1))
        self._data = self._zlib.unconsumed_tail
        return out
