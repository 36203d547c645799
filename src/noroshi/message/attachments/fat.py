"""FAT12, FAT16 and FAT32 volumes (Microsoft FAT Specification, 2005), with long names."""

import struct
from collections.abc import Iterator
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.attachments.volumes import Pieces, ReadAt
from noroshi.message.attachments.zips import decoded_name

_ENTRY: Final = 32
_DELETED, _END = 0xE5, 0
_LONG, _VOLUME, _FOLDER = 0x0F, 0x08, 0x10
_FOLDER_BYTES: Final = 1 << 20
_FEW_12: Final = 4085
_FEW_16: Final = 65_525
"""Clusters below which a volume is FAT12 and FAT16."""


def is_fat(boot: bytes) -> bool:
    """Whether a first sector describes a FAT volume."""
    if len(boot) < 512 or boot[510:512] != b"\x55\xaa" or boot[0] not in {0xEB, 0xE9}:
        return False
    sector, cluster, reserved, tables = struct.unpack_from("<HBHB", boot, 11)
    return sector in {512, 1024, 2048, 4096} and cluster.bit_count() == 1 and reserved > 0 and tables in {1, 2}


def read_fat(volume: ReadAt, found: Found) -> None:
    """Lists the files of a volume."""
    fat = _Fat(volume)
    left = [("", 0)]
    seen: set[int] = set()
    while left:
        path, start = left.pop()
        if not found.budget.in_time():
            found.not_read("limit")
            return
        for name, attributes, cluster, size in _entries(fat.folder(start)):
            if not attributes & _FOLDER:
                found.member(path + name, size, lambda cluster=cluster, size=size: Pieces(fat.chain(cluster), size))  # type: ignore[misc]
            elif cluster not in seen and cluster >= 2:
                seen.add(cluster)
                left.append((f"{path}{name}/", cluster))


class _Fat:
    """A volume's layout."""

    def __init__(self, volume: ReadAt) -> None:
        self._volume = volume
        boot = volume(0, 512)
        sector, per_cluster, reserved, tables, entries, few, table = struct.unpack_from("<HBHBHHxH", boot, 11)
        many, table_32 = struct.unpack_from("<LL", boot, 32)
        self._cluster_bytes = sector * per_cluster
        table_sectors = table or table_32
        self._root_at = (reserved + tables * table_sectors) * sector
        self._root_bytes = entries * _ENTRY
        root_sectors = (self._root_bytes + sector - 1) // sector
        self._data_at = self._root_at + root_sectors * sector
        self._count = max(((few or many) - self._data_at // sector) // per_cluster, 0)
        self._root_cluster = 0 if table else struct.unpack_from("<L", boot, 44)[0]
        self._table_at = reserved * sector
        self._bits = 32 if not table else 12 if self._count < _FEW_12 else 16

    def folder(self, cluster: int) -> bytes:
        """Entries of a folder; of the top one, where `cluster` is 0."""
        if not cluster and not self._root_cluster:
            return self._volume(self._root_at, min(self._root_bytes, _FOLDER_BYTES))
        pieces, size = [], 0
        for piece in self.chain(cluster or self._root_cluster):
            pieces.append(piece)
            size += len(piece)
            if size >= _FOLDER_BYTES:
                break
        return b"".join(pieces)

    def chain(self, cluster: int) -> Iterator[bytes]:
        """The content of a chain of clusters; it ends where the table's entry is none of a cluster's."""
        for _ in range(self._count + 1):
            if not 2 <= cluster < self._count + 2:
                return
            piece = self._volume(self._data_at + (cluster - 2) * self._cluster_bytes, self._cluster_bytes)
            if not piece:
                return
            yield piece
            cluster = self._next(cluster)

    def _next(self, cluster: int) -> int:
        at = cluster * self._bits // 8
        entry = int.from_bytes(self._volume(self._table_at + at, 4)[: 4 if self._bits == 32 else 2], "little")
        if self._bits == 32:
            return entry & 0x0FFFFFFF
        if self._bits == 16:
            return entry
        return entry >> 4 if cluster & 1 else entry & 0xFFF


def _entries(data: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Name, attributes, first cluster and size in bytes of what a folder holds."""
    long: dict[int, bytes] = {}
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        entry = data[at : at + _ENTRY]
        attributes = entry[11]
        if entry[0] == _END:
            return
        if entry[0] == _DELETED:
            long = {}
        elif attributes & 0x3F == _LONG:
            long[entry[0] & 0x1F] = entry[1:11] + entry[14:26] + entry[28:32]
        else:
            name = _long_name(long) or _short_name(entry)
            long = {}
            high, low, size = *struct.unpack_from("<H", entry, 20), *struct.unpack_from("<HL", entry, 26)
            if not attributes & _VOLUME and name not in {".", ".."}:
                yield name, attributes, high << 16 | low, size


def _long_name(pieces: dict[int, bytes]) -> str:
    whole = b"".join(pieces[number] for number in sorted(pieces))
    return whole.decode("utf-16-le", "replace").partition("\0")[0]


def _short_name(entry: bytes) -> str:
    first = b"\xe5" if entry[0] == 0x05 else entry[:1]
    stem, extension = decoded_name((first + entry[1:8]).rstrip(b" ")), decoded_name(entry[8:11].rstrip(b" "))
    # Windows NT and Linux note here that a short name was written in small letters.
    stem, extension = stem.lower() if entry[12] & 8 else stem, extension.lower() if entry[12] & 16 else extension
    return f"{stem}.{extension}" if extension else stem
