"""ISO 9660 images (ECMA-119) with Joliet names."""

import struct
from io import BytesIO
from typing import Final

from noroshi.message.attachments.found import Found

_SECTOR: Final = 2048
_FIRST_DESCRIPTOR: Final = 16
_DIRECTORY: Final = 2
_DIRECTORY_BYTES: Final = 1 << 20


def read_iso(content: bytes, found: Found) -> None:
    """Lists the files of an image, by their Joliet names where there are such."""
    root, encoding = _root(content)
    if root is None:
        found.not_read("broken")
        return
    left = [("", *root)]
    seen: set[int] = set()
    while left:
        path, extent, length = left.pop()
        if extent in seen or not found.budget.in_time():
            continue
        seen.add(extent)
        for name, flags, start, size in _records(content, extent, length, encoding):
            if flags & _DIRECTORY:
                left.append((f"{path}{name}/", start, size))
            else:
                begin = start * _SECTOR
                found.member(path + name, size, lambda begin=begin, size=size: BytesIO(content[begin : begin + size]))  # type: ignore[misc]


def _root(content: bytes) -> tuple[tuple[int, int] | None, str]:
    """Place and length of the root directory, and the encoding of names: of the Joliet tree if there is one."""
    root, encoding = None, "ascii"
    for number in range(_FIRST_DESCRIPTOR, _FIRST_DESCRIPTOR + 32):
        block = content[number * _SECTOR : (number + 1) * _SECTOR]
        if block[1:6] != b"CD001" or block[0] == 255 or len(block) < _SECTOR:
            break
        joliet = block[0] == 2 and block[88:91] in {b"%/@", b"%/C", b"%/E"}
        if joliet or (block[0] == 1 and root is None):
            root = struct.unpack_from("<L", block, 158)[0], struct.unpack_from("<L", block, 166)[0]
            encoding = "utf-16-be" if joliet else "ascii"
    return root, encoding


def _records(content: bytes, extent: int, length: int, encoding: str) -> list[tuple[str, int, int, int]]:
    """Name, flags, extent and size of the entries of a directory, without itself and its parent."""
    data = content[extent * _SECTOR : extent * _SECTOR + min(length, _DIRECTORY_BYTES)]
    records = []
    at = 0
    while at + 33 < len(data):
        size = data[at]
        if size < 34:
            at = (at // _SECTOR + 1) * _SECTOR
            continue
        name = data[at + 33 : at + 33 + data[at + 32]]
        if name not in {b"\x00", b"\x01"}:
            start, bytes_ = struct.unpack_from("<L", data, at + 2)[0], struct.unpack_from("<L", data, at + 10)[0]
            records.append((name.decode(encoding, "replace").partition(";")[0], data[at + 25], start, bytes_))
        at += size
    return records
