"""RAR archives, versions 4 and 5: names, sizes and encryption. Their content cannot be expanded with free software."""

import struct
from io import BytesIO
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.attachments.zips import decoded_name

_RAR5: Final = b"Rar!\x1a\x07\x01\x00"
_BLOCKS: Final = 10_000


def read_rar(content: bytes, found: Found) -> None:
    """Lists an archive by its headers (RAR technote); files that were stored are looked into."""
    if content.startswith(_RAR5):
        _read_5(content, found)
    else:
        _read_4(content, found)


def _read_4(content: bytes, found: Found) -> None:
    at = 7
    for _ in range(_BLOCKS):
        if at + 7 > len(content):
            _check_end(at, content, found)
            return
        kind, flags, size = struct.unpack_from("<xxBHH", content, at)
        if size < 7:
            found.not_read("broken")
            return
        if kind == 0x73 and flags & 0x80:
            found.lock()
            return
        extra = 0
        if flags & 0x8000 or kind == 0x74:
            extra = struct.unpack_from("<L", content, at + 7)[0]
        if kind == 0x74:
            extra += _file_4(content, at, flags, size, found)
        elif kind == 0x7B:
            return
        at += size + extra


def _check_end(at: int, content: bytes, found: Found) -> None:
    """Old archives have no block that marks the end; but one that ends within a file, or holds nothing, was cut."""
    if at > len(content) or not found.members:
        found.not_read("broken")


def _file_4(content: bytes, at: int, flags: int, size: int, found: Found) -> int:
    """Notes a file; gives the part of its packed size that does not fit 32 bits."""
    packed, unpacked, method, length, _attributes = struct.unpack_from("<LL10xBHL", content, at + 7)
    start = at + 32
    high = 0
    if flags & 0x100:
        high, high_unpacked = struct.unpack_from("<LL", content, start)
        unpacked += high_unpacked << 32
        start += 8
    raw = content[start : start + length]
    name = decoded_name(raw.partition(b"\x00")[0])
    if flags & 0xE0 != 0xE0:
        data = content[at + size : at + size + packed]
        stored = method == 0x30
        found.member(name, unpacked, (lambda: BytesIO(data)) if stored else None, bool(flags & 4))
        if not stored and not flags & 4:
            found.not_read("no-reader")
    return high << 32


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = shift = 0
    for index in range(10):
        byte = content[at + index]
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at + index + 1
    raise ValueError("number too long")


def _read_5(content: bytes, found: Found) -> None:
    at = len(_RAR5)
    for _ in range(_BLOCKS):
        if at + 7 > len(content):
            _check_end(at, content, found)
            return
        size, start = _number(content, at + 4)
        kind, here = _number(content, start)
        flags, here = _number(content, here)
        extra = data = 0
        if flags & 1:
            extra, here = _number(content, here)
        if flags & 2:
            data, here = _number(content, here)
        end = start + size
        if kind == 4:
            found.lock()
            return
        if kind == 2:
            _file_5(content, here, end, (extra, data), found)
        if kind == 5 or size == 0:
            return
        at = end + data


def _file_5(content: bytes, at: int, end: int, sizes: tuple[int, int], found: Found) -> None:
    extra, packed = sizes
    flags, at = _number(content, at)
    unpacked, at = _number(content, at)
    _, at = _number(content, at)
    at += (4 if flags & 2 else 0) + (4 if flags & 4 else 0)
    compression, at = _number(content, at)
    _, at = _number(content, at)
    length, at = _number(content, at)
    name = content[at : at + length].decode("utf-8", "replace")
    if flags & 1:
        return
    locked = _has_encryption_record(content[max(end - extra, 0) : end]) if extra else False
    stored = not compression >> 7 & 7
    data = content[end : end + packed]
    found.member(name, unpacked, (lambda: BytesIO(data)) if stored else None, locked)
    if not stored and not locked:
        found.not_read("no-reader")


def _has_encryption_record(area: bytes) -> bool:
    """Whether the extra area of a file holds the record of type 1."""
    at = 0
    while at < len(area):
        size, start = _number(area, at)
        if _number(area, start)[0] == 1:
            return True
        if size == 0:
            return False
        at = start + size
    return False
