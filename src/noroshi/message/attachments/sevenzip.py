"""7z archives (7zFormat.txt of the LZMA SDK): names, sizes, encryption, and the content of files packed by LZMA."""

import lzma
import struct
from io import BytesIO
from typing import IO, Any, Final

from noroshi.message.attachments.found import Found, LimitError
from noroshi.message.attachments.streams import LzmaStream
from noroshi.message.limits import EXPANDED_BYTES, MEMBERS, SEVENZIP_HEADER_BYTES

_END, _HEADER, _STREAMS, _FILES, _PACK, _UNPACK, _SUB_STREAMS = 0, 1, 4, 5, 6, 7, 8
_SIZE, _CRC, _FOLDER, _UNPACK_SIZES, _NUM_UNPACK, _EMPTY_STREAM, _NAMES, _ENCODED = 9, 10, 11, 12, 13, 14, 17, 23
_COPY, _LZMA, _LZMA2, _AES = b"\x00", b"\x03\x01\x01", b"\x21", b"\x06\xf1\x07\x01"
_BRANCHES: Final = {
    b"\x03\x03\x01\x03": lzma.FILTER_X86,
    b"\x04": lzma.FILTER_X86,
    b"\x03\x03\x05\x01": lzma.FILTER_ARM,
    b"\x07": lzma.FILTER_ARM,
    b"\x03\x03\x07\x01": lzma.FILTER_ARMTHUMB,
    b"\x08": lzma.FILTER_ARMTHUMB,
}
"""Filters for programs that stand before LZMA (Methods.txt of the LZMA SDK)."""


class _Folder:
    """Streams that were packed together."""

    def __init__(self) -> None:
        self.coders: list[tuple[bytes, bytes]] = []
        """method and properties, in the order of packing: what packs comes last"""
        self.sizes: list[int] = []
        self.has_crc = False
        self.files = 1
        self.file_sizes: list[int] = []
        self.packed: tuple[int, int] = (0, 0)

    @property
    def size(self) -> int:
        return max(self.sizes, default=0)


class _Cursor:
    """Reads the numbers of a header; raises `IndexError` or `ValueError` where there are none."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def bytes(self, size: int) -> "bytes":
        if size > len(self.data) - self.at:
            raise ValueError("header ends early")
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self) -> int:
        """A number of one to nine bytes: leading ones of the first say how many follow."""
        first = self.byte()
        value = 0
        for index in range(8):
            if not first & (0x80 >> index):
                return value | (first & ((0x80 >> index) - 1)) << (8 * index)
            value |= self.byte() << (8 * index)
        return value

    def count(self) -> int:
        """A number of things, each of which takes a bit of the header at the least, or that a budget bounds."""
        value = self.number()
        if value > MEMBERS * 10:
            raise LimitError
        return value

    def bits(self, size: int) -> list[bool]:
        raw = self.bytes((size + 7) // 8)
        return [bool(raw[index // 8] & (0x80 >> index % 8)) for index in range(size)]

    def bits_or_all(self, size: int) -> list[bool]:
        return [True] * size if self.byte() else self.bits(size)


def read_7z(content: bytes, found: Found) -> None:
    """Lists the files of an archive; where even the names are encrypted, says so."""
    offset, size = struct.unpack_from("<QQ", content, 12)
    header = content[32 + offset : 32 + offset + size]
    if len(header) != size or size > SEVENZIP_HEADER_BYTES:
        found.not_read("broken")
        return
    for _ in range(4):
        if header[:1] != bytes([_ENCODED]):
            break
        cursor = _Cursor(header)
        cursor.byte()
        folder = _streams(cursor)[0]
        if any(method == _AES for method, _ in folder.coders):
            found.lock()
            return
        if folder.size > SEVENZIP_HEADER_BYTES:
            raise LimitError
        header = found.read(_opened(content, folder, 0, folder.size), folder.size)
    _list(content, header, found)


def _list(content: bytes, header: bytes, found: Found) -> None:
    cursor = _Cursor(header)
    if not header or cursor.byte() != _HEADER:
        return
    folders: list[_Folder] = []
    kind = cursor.byte()
    if kind == _STREAMS:
        folders = _streams(cursor)
        kind = cursor.byte()
    if kind != _FILES:
        raise ValueError("no files")
    places = [
        (folder, sum(folder.file_sizes[:index]), size)
        for folder in folders
        for index, size in enumerate(folder.file_sizes)
    ]
    rest = iter(places)
    for name, empty in _files(cursor):
        if empty:
            continue
        folder, start, size = next(rest)
        locked = any(method == _AES for method, _ in folder.coders)
        readable, near = _is_readable(folder), start <= EXPANDED_BYTES
        opened = (
            (lambda folder=folder, start=start, size=size: _opened(content, folder, start, size))
            if readable and near
            else None
        )
        found.member(name, size, opened, locked)
        if opened is None and not locked:
            found.not_read("limit" if readable else "no-reader")


def _is_readable(folder: _Folder) -> bool:
    """Whether the module `lzma` knows what it was packed with."""
    *filters, (method, _) = folder.coders
    if method == _COPY:
        return not filters
    return method in {_LZMA, _LZMA2} and len(filters) <= 1 and all(each in _BRANCHES for each, _ in filters)


def _files(cursor: _Cursor) -> list[tuple[str, bool]]:
    """Names, and whether there is no content."""
    count = cursor.count()
    names: list[str] = []
    empty = [False] * count
    while True:
        kind = cursor.byte()
        if kind == _END:
            break
        size = cursor.number()
        data = cursor.bytes(size)
        if kind == _EMPTY_STREAM:
            empty = _Cursor(data).bits(count)
        elif kind == _NAMES:
            names = data[1:].decode("utf-16-le", "replace").split("\x00")[:count]
    return list(zip(names, empty, strict=False))


def _streams(cursor: _Cursor) -> list[_Folder]:
    """StreamsInfo: folders with the place of their packed data and the sizes of their files."""
    position, packed, folders = 0, [], []
    kind = cursor.byte()
    while kind != _END:
        if kind == _PACK:
            position = cursor.number()
            packed = _pack_info(cursor)
        elif kind == _UNPACK:
            folders = _unpack_info(cursor)
        elif kind == _SUB_STREAMS:
            _sub_streams(cursor, folders)
        else:
            raise ValueError("unknown property")
        kind = cursor.byte()
    at = 32 + position
    for index, folder in enumerate(folders):
        size = packed[index] if index < len(packed) else 0
        folder.packed = (at, size)
        at += size
        folder.file_sizes = folder.file_sizes or [folder.size] * (folder.files == 1)
    if not folders:
        raise ValueError("no folder")
    return folders


def _pack_info(cursor: _Cursor) -> list[int]:
    count = cursor.count()
    sizes: list[int] = []
    kind = cursor.byte()
    while kind != _END:
        if kind == _SIZE:
            sizes = [cursor.number() for _ in range(count)]
        elif kind == _CRC:
            cursor.bytes(4 * sum(cursor.bits_or_all(count)))
        kind = cursor.byte()
    return sizes


def _unpack_info(cursor: _Cursor) -> list[_Folder]:
    if cursor.byte() != _FOLDER:
        raise ValueError("no folders")
    count = cursor.count()
    if cursor.byte():
        raise ValueError("external folders")
    folders = [_folder(cursor) for _ in range(count)]
    if cursor.byte() != _UNPACK_SIZES:
        raise ValueError("no sizes")
    for folder in folders:
        folder.sizes = [cursor.number() for _ in folder.coders]
    kind = cursor.byte()
    while kind != _END:
        if kind == _CRC:
            for folder, known in zip(folders, cursor.bits_or_all(count), strict=True):
                folder.has_crc = known
                cursor.bytes(4 * known)
        kind = cursor.byte()
    return folders


def _folder(cursor: _Cursor) -> _Folder:
    folder = _Folder()
    inputs = outputs = 0
    count = cursor.number()
    if not 0 < count <= 32:
        raise ValueError("too many coders")
    for _ in range(count):
        flags = cursor.byte()
        method = cursor.bytes(flags & 15)
        if flags & 16:
            more_in, more_out = cursor.number(), cursor.number()
            if more_in > 32 or more_out != 1:
                raise ValueError("too many streams")
        else:
            more_in = more_out = 1
        inputs, outputs = inputs + more_in, outputs + more_out
        folder.coders.append((method, cursor.bytes(cursor.number()) if flags & 32 else b""))
    pairs = [(cursor.number(), cursor.number()) for _ in range(outputs - 1)]
    if count == 2 and pairs == [(1, 0)]:  # the second coder takes what the first gives
        folder.coders.reverse()
    packed = inputs - (outputs - 1)
    if packed > 1:
        for _ in range(packed):
            cursor.number()
    return folder


def _sub_streams(cursor: _Cursor, folders: list[_Folder]) -> None:
    kind = cursor.byte()
    if kind == _NUM_UNPACK:
        for folder in folders:
            folder.files = cursor.count()
        kind = cursor.byte()
    for folder in folders:
        if folder.files == 0:
            continue
        sizes = [cursor.number() for _ in range(folder.files - 1)] if kind == _SIZE else []
        folder.file_sizes = [*sizes, max(folder.size - sum(sizes), 0)] if len(sizes) == folder.files - 1 else []
    if kind == _SIZE:
        kind = cursor.byte()
    while kind != _END:
        if kind == _CRC:
            unknown = sum(folder.files for folder in folders if folder.files != 1 or not folder.has_crc)
            if unknown > MEMBERS * 10:
                raise LimitError
            cursor.bytes(4 * sum(cursor.bits_or_all(unknown)))
        kind = cursor.byte()


def _opened(content: bytes, folder: _Folder, start: int, size: int) -> IO[bytes]:
    """A file within a folder, as a stream."""
    at, length = folder.packed
    data = content[at : at + length]
    method, properties = folder.coders[-1]
    if method == _COPY:
        return BytesIO(data[start : start + size])
    filters = [*({"id": _BRANCHES[each]} for each, _ in folder.coders[:-1]), *_filters(method, properties)]
    return LzmaStream(data, lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters), start, size)


_DICTIONARY: Final = 64 * 1024 * 1024


def _filters(method: bytes, properties: bytes) -> list[dict[str, Any]]:
    """The filter chain that the `lzma` module wants; a dictionary larger than the data can use is cut."""
    if method == _LZMA2:
        bits = properties[0]
        size = 0xFFFFFFFF if bits >= 40 else (2 | (bits & 1)) << (bits // 2 + 11)
        return [{"id": lzma.FILTER_LZMA2, "dict_size": min(size, _DICTIONARY)}]
    if method != _LZMA or len(properties) < 5:
        raise ValueError("method not known")
    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    size = min(max(struct.unpack_from("<L", properties, 1)[0], 4096), _DICTIONARY)
    return [{"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": lc, "lp": lp, "pb": pb}]
