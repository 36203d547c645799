"""Disk images: raw ones and Microsoft's VHD, their partitions, and the file system on each."""

import struct
from collections.abc import Iterator
from typing import Final

from noroshi.message.attachments.fat import is_fat, read_fat
from noroshi.message.attachments.found import Found
from noroshi.message.attachments.ntfs import is_ntfs, read_ntfs
from noroshi.message.attachments.volumes import ReadAt

_SECTOR: Final = 512
_COOKIE: Final = b"conectix"
_DYNAMIC: Final = 3
_DIFFERENCING: Final = 4
_NO_BLOCK: Final = 0xFFFFFFFF
_BLOCKS: Final = 65_536
_BLOCK_BYTES: Final = 1 << 26
_GPT_TYPE: Final = 0xEE
_PARTITIONS: Final = 128
_BITLOCKER: Final = b"-FVE-FS-"


def read_disk(content: bytes, found: Found) -> None:
    """Lists the files of all volumes. What has no reader (exFAT, ext4 and others) is said, as are BitLocker's volumes."""
    disk = _vhd(content, found) if content[:8] == _COOKIE or content[-_SECTOR:][:8] == _COOKIE else _at(content)
    if disk is None:
        return
    volumes = list(_volumes(disk))
    if not volumes:
        found.not_read("no-reader")
    for start in volumes:
        _read_volume(lambda offset, size, start=start: disk(start + offset, size), found)  # type: ignore[misc]


def _read_volume(volume: ReadAt, found: Found) -> None:
    boot = volume(0, _SECTOR)
    if is_ntfs(boot):
        read_ntfs(volume, found)
    elif boot[3:11] == _BITLOCKER:
        found.lock()
    elif is_fat(boot):
        read_fat(volume, found)
    else:
        found.not_read("no-reader")


def _at(content: bytes) -> ReadAt:
    return lambda offset, size: content[offset : offset + size]


def _vhd(content: bytes, found: Found) -> ReadAt | None:
    """The disk in a VHD (Virtual Hard Disk Image Format Specification 1.0), of fixed or of growing size."""
    footer = content[:_SECTOR] if content[:8] == _COOKIE else content[-_SECTOR:]
    kind = struct.unpack_from(">L", footer, 60)[0]
    if kind == _DIFFERENCING:  # the rest of it is in another file
        found.not_read("no-reader")
        return None
    if kind != _DYNAMIC:
        return _at(content)
    header = struct.unpack_from(">Q", footer, 16)[0]
    if content[header : header + 8] != b"cxsparse":
        found.not_read("broken")
        return None
    table, count, block = struct.unpack_from(">Q4xLL", content, header + 16)
    if not _SECTOR <= block <= _BLOCK_BYTES or block % _SECTOR or count > _BLOCKS:
        found.not_read("limit")
        return None
    sectors = struct.unpack_from(f">{count}L", content, table)
    bitmap = (block // _SECTOR + 8 * _SECTOR - 1) // (8 * _SECTOR) * _SECTOR

    def read(offset: int, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0 and 0 <= offset < block * count:
            number, within = divmod(offset, block)
            length = min(size, block - within)
            sector = sectors[number]
            begin = sector * _SECTOR + bitmap + within
            piece = b"" if sector == _NO_BLOCK else content[begin : begin + length]
            pieces.append(piece.ljust(length, b"\0"))
            offset, size = offset + length, size - length
        return b"".join(pieces)

    return read


def _volumes(disk: ReadAt) -> Iterator[int]:
    """Offsets in bytes of the volumes: of the whole disk where it has no partitions."""
    first = disk(0, _SECTOR)
    if is_ntfs(first) or is_fat(first) or first[3:11] == _BITLOCKER:
        yield 0
        return
    if first[510:512] != b"\x55\xaa":
        return
    for at in range(446, 510, 16):
        kind, start = first[at + 4], struct.unpack_from("<L", first, at + 8)[0]
        if kind == _GPT_TYPE:
            yield from _gpt(disk)
            return
        if kind and start:
            yield start * _SECTOR


def _gpt(disk: ReadAt) -> Iterator[int]:
    """Offsets of the partitions that a GUID partition table names (UEFI 2.10, 5.3)."""
    header = disk(_SECTOR, _SECTOR)
    if header[:8] != b"EFI PART":
        return
    table, count, size = struct.unpack_from("<QLL", header, 72)
    if not 128 <= size <= 4096:
        return
    entries = disk(table * _SECTOR, min(count, _PARTITIONS) * size)
    for at in range(0, len(entries) - 127, size):
        if any(entries[at : at + 16]):
            yield struct.unpack_from("<Q", entries, at + 32)[0] * _SECTOR
