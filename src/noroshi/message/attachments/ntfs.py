"""NTFS volumes: the names and content of files, as the master file table has them.

The layout is that of the Linux-NTFS project's documentation; Microsoft publishes none.
"""

import struct
from collections.abc import Iterator
from typing import Final

import msgspec

from noroshi.message.attachments.found import Found
from noroshi.message.attachments.volumes import Pieces, ReadAt

_NAME, _DATA, _END = 0x30, 0x80, 0xFFFFFFFF
_DOS_NAME: Final = 2
_IN_USE, _FOLDER = 1, 2
_PACKED, _LOCKED = 0x00FF, 0x4000
_ROOT: Final = 5
_FIRST_OF_USERS: Final = 24
"""Records before it are the file system's own."""
_EXTEND: Final = 11
"""Record of the folder `$Extend`, whose files are the file system's own as well."""
_RECORDS: Final = 20_000
_FOLDERS_DEEP: Final = 50
_PIECE_BYTES: Final = 1 << 18

Runs = list[tuple[int, int]]
"""First cluster (-1 where nothing was written) and number of clusters."""


class _File(msgspec.Struct, frozen=True, gc=False):
    name: str
    parent: int
    folder: bool
    size: int = 0
    resident: bytes | None = None
    runs: Runs = []
    flags: int = 0


def is_ntfs(boot: bytes) -> bool:
    """Whether a first sector describes an NTFS volume."""
    return boot[3:11] == b"NTFS    " and len(boot) >= 512


def read_ntfs(volume: ReadAt, found: Found) -> None:
    """Lists the files of a volume."""
    ntfs = _Ntfs(volume)
    files: dict[int, _File] = {}
    for number, record in ntfs.records():
        if number % 256 == 0 and not found.budget.in_time():
            found.not_read("limit")
            break
        file = _read_record(record)
        if file is not None and number >= _FIRST_OF_USERS and file.parent != _EXTEND:
            files[number] = file
    for file in files.values():
        if file.folder:
            continue
        opened = None
        if file.flags & _PACKED:
            found.not_read("no-reader")
        elif file.flags & _LOCKED == 0:
            opened = lambda file=file: Pieces(ntfs.content(file), file.size)  # noqa: E731
        found.member(_path(file, files), file.size, opened, bool(file.flags & _LOCKED))


class _Ntfs:
    """A volume's layout."""

    def __init__(self, volume: ReadAt) -> None:
        self._volume = volume
        boot = volume(0, 512)
        sector, per_cluster = struct.unpack_from("<HB", boot, 11)
        table, record = struct.unpack_from("<Q8xb", boot, 48)
        # A number above 128, and a negative one, is the power of two that the size is.
        self._cluster = sector * per_cluster if per_cluster <= 0x80 else sector << (256 - per_cluster)
        self._record = 1 << -record if record < 0 else record * self._cluster
        if not 512 <= self._cluster <= 1 << 21 or not 512 <= self._record <= 1 << 16:
            raise ValueError("not a layout of NTFS")
        self._table_at = table * self._cluster

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Number and bytes of the records in use. The first one describes the table itself."""
        first = _mended(self._volume(self._table_at, self._record))
        table = _read_record(first)
        if table is None or not table.runs:
            raise ValueError("no master file table")
        number, rest = 0, b""
        for piece in self.content(table):
            rest += piece
            for at in range(0, len(rest) - self._record + 1, self._record):
                record = rest[at : at + self._record]
                if record[:4] == b"FILE":
                    yield number, _mended(record)
                number += 1
            if number >= _RECORDS:
                return
            rest = rest[len(rest) // self._record * self._record :]

    def content(self, file: _File) -> Iterator[bytes]:
        """The content of a file, piece by piece; it may be longer than the file by what fills the last cluster."""
        if file.resident is not None:
            yield file.resident
            return
        for cluster, count in file.runs:
            size = count * self._cluster
            for start in range(0, size, _PIECE_BYTES):
                length = min(_PIECE_BYTES, size - start)
                piece = self._volume(cluster * self._cluster + start, length) if cluster >= 0 else bytes(length)
                if not piece:
                    return
                yield piece


def _mended(record: bytes) -> bytes:
    """A record with the last two bytes of each sector, which the disk holds apart, put back."""
    out = bytearray(record)
    at, count = struct.unpack_from("<HH", record, 4)
    for number in range(1, count):
        end = number * 512
        if end > len(out) or at + 2 * number + 2 > len(record):
            break
        out[end - 2 : end] = record[at + 2 * number : at + 2 * number + 2]
    return bytes(out)


def _read_record(record: bytes) -> _File | None:
    """The file that a record describes; None where it is not in use, or only goes on with another."""
    start, flags, base = *struct.unpack_from("<HH", record, 20), *struct.unpack_from("<Q", record, 32)
    if not flags & _IN_USE or base:
        return None
    name, parent, is_dos = "", 0, True
    size, resident, runs, data_flags = 0, None, Runs(), 0
    for kind, attribute in _attributes(record, start):
        apart = attribute[8]
        if kind == _NAME and not apart:
            value = attribute[struct.unpack_from("<H", attribute, 20)[0] :]
            if not name or is_dos:
                name = value[66 : 66 + 2 * value[64]].decode("utf-16-le", "replace")
                parent = struct.unpack_from("<Q", value)[0] & 0xFFFFFFFFFFFF
                is_dos = value[65] == _DOS_NAME
        elif kind == _DATA and not attribute[9]:  # a stream with a name is beside the file
            data_flags = struct.unpack_from("<H", attribute, 12)[0]
            if apart:
                size = struct.unpack_from("<Q", attribute, 48)[0]
                runs = _runs(attribute[struct.unpack_from("<H", attribute, 32)[0] :])
            else:
                size, at = struct.unpack_from("<LH", attribute, 16)
                resident = attribute[at : at + size]
    return _File(name, parent, bool(flags & _FOLDER), size, resident, runs, data_flags)


def _attributes(record: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Type and bytes of the attributes of a record."""
    while at + 24 <= len(record):
        kind, length = struct.unpack_from("<LL", record, at)
        if kind == _END or length < 24:
            return
        yield kind, record[at : at + length]
        at += length


def _runs(data: bytes) -> Runs:
    """Where the content stands: lengths, and places as differences from the last place."""
    runs: Runs = []
    at = cluster = 0
    while at < len(data) and data[at]:
        for_length, for_place = data[at] & 15, data[at] >> 4
        at += 1
        count = int.from_bytes(data[at : at + for_length], "little")
        at += for_length
        cluster += int.from_bytes(data[at : at + for_place], "little", signed=True)
        at += for_place
        if cluster < 0:
            break
        runs.append((cluster if for_place else -1, count))
    return runs


def _path(file: _File, files: dict[int, _File]) -> str:
    """The name with those of the folders around it."""
    names = [file.name]
    parent = file.parent
    while parent != _ROOT and parent in files and len(names) < _FOLDERS_DEEP:
        names.append(files[parent].name)
        parent = files[parent].parent
    return "/".join(reversed(names))
