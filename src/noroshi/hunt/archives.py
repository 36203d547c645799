"""Members of archives as streams: nothing is unpacked to disk, and what cannot be opened is said."""

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

import msgspec

from noroshi.hunt import limits
from noroshi.hunt.stream import Expansion, Stream

METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
"""compression methods that are opened; LZMA's memory cannot be bounded there"""
ENCRYPTED = 0x1
UTF8_NAME = 0x800
"""bits of a zip member's flags (APPNOTE 4.4.4)"""
END_OF_DIRECTORY = b"PK\x05\x06"
END_BYTES = 22 + 65_535
PIECE_BYTES = 16 * 1024
"""a checksum that does not fit costs the last piece only"""


class Member(msgspec.Struct, frozen=True):
    """A file inside an archive."""

    name: str
    stream: Stream | None
    """to be read before the next member is asked for; None where it cannot be opened"""
    reason: str = ""
    """why it cannot be opened"""


class ArchiveError(Exception):
    """The archive, or the rest of it, cannot be read."""


def zip_members(file: IO[bytes], expansion: Expansion) -> Iterator[Member]:
    """Files of a zip, in the order of its directory. Raises `ArchiveError`."""
    try:
        _check_directory(file)
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ArchiveError(f"broken zip: {error}") from error
    with archive:
        for number, info in enumerate(archive.infolist()):
            if number >= limits.MEMBERS:
                raise ArchiveError(f"more than {limits.MEMBERS} members; the rest was left")
            if info.is_dir():
                continue
            name = _zip_name(info)
            if info.flag_bits & ENCRYPTED:
                yield Member(name, None, "encrypted: unpack it with its password and scan the folder")
            elif info.compress_type not in METHODS:
                yield Member(name, None, f"compression method {info.compress_type} has no reader")
            else:
                yield _opened(archive, info, name, expansion)


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, expansion: Expansion) -> Member:
    try:
        member = archive.open(info)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        return Member(name, None, f"broken member: {error}")

    def read(size: int) -> bytes:
        try:
            chunk = member.read(min(size, PIECE_BYTES))
        except zipfile.BadZipFile as error:
            raise ValueError(f"broken member: {error}") from error
        expansion.give(len(chunk))
        return chunk

    return Member(name, Stream(read))


def _check_directory(file: IO[bytes]) -> None:
    """Raises `ValueError` where the directory, which zipfile reads whole, is longer than it should be."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END_BYTES))
    tail = file.read(END_BYTES)
    end = tail.rfind(END_OF_DIRECTORY)
    length = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if length == 0xFFFFFFFF:  # zip64: its record stands before
        record = tail.rfind(b"PK\x06\x06", 0, end)
        length = int.from_bytes(tail[record + 40 : record + 48], "little") if record >= 0 else length
    file.seek(0)
    if length > limits.DIRECTORY_BYTES:
        raise ValueError("its directory is too long; unpack it and scan the folder")


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name, in the encoding that its bytes are in: zip's own cp437 is seldom what was meant."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for charset in ("utf-8", "cp932"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return info.filename


def tar_members(stream: Stream) -> Iterator[Member]:
    """Files of a tar, in order; a tar itself never expands. Raises `ArchiveError`."""
    source = _Forward(stream)
    try:
        archive = tarfile.open(fileobj=source, mode="r:", errors="surrogateescape")  # type: ignore[call-overload]  # noqa: SIM115
        for number, info in enumerate(archive):
            archive.members.clear()  # tarfile keeps every member, for look-ups that a scan never makes
            if number >= limits.MEMBERS:
                raise ArchiveError(f"more than {limits.MEMBERS} members; the rest was left")
            if info.isreg() and not info.issparse():
                member = archive.extractfile(info)
                yield Member(info.name, Stream(member.read) if member else None, "" if member else "broken member")
            elif info.issparse():
                yield Member(info.name, None, "a sparse file")
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise ArchiveError(f"broken tar: {stream.broken or error}") from error
    if stream.broken:
        raise ArchiveError(f"broken tar: {stream.broken}")


class _Forward:
    """What tarfile needs of a file, over a stream that only goes forward."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._position = stream, 0

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> int:
        while self._position < position:
            if not self.read(min(position - self._position, limits.CHUNK_BYTES)):
                break
        return self._position

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= limits.TAR_HEADER_BYTES:
            raise ValueError("a header is too long")
        chunk = self._stream.read(size)
        self._position += len(chunk)
        return chunk
