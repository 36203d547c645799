"""From paths to messages: whatever holds mail is opened by what it is, not by what it is called.

    for item in Sources(["inbox.mbox", "-"]):
        …  # an `Item` with the bytes of a message, or an `Unread`

Memory does not grow with the size of an archive; nothing is written; every bound stands in `hunt/limits.py`.
"""

import io
import os
import re
import select
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from noroshi.hunt import limits
from noroshi.hunt.archives import ArchiveError, Member, tar_members, zip_members
from noroshi.hunt.folders import SYSTEM_NAMES, walk
from noroshi.hunt.kinds import foreign, kind_of
from noroshi.hunt.mbox import split
from noroshi.hunt.stream import DECODERS, Expansion, Stream, expanded
from noroshi.message.model import Defect
from noroshi.warn.result import Unread

STDIN = "-"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MAIL_NAME = re.compile(r"(?i)\.(?:eml|emlx|mbox|mbx|mime|mht|msg|txt-mail)\Z")


class Item(msgspec.Struct, frozen=True, gc=False):
    """A message of a source."""

    source: str
    """where it stood, for people: `mails.zip/inbox.mbox#3`"""
    raw: bytes
    defects: tuple[Defect, ...] = ()


class Sources:
    """Iterates over all messages below some paths; `-` is the standard input. May be iterated once."""

    def __init__(self, paths: Sequence[str], stdin: IO[bytes] | None = None) -> None:
        self.paths = tuple(paths)
        self.read_bytes = 0
        """bytes of files on disk that were read so far"""
        self._stdin = stdin

    def total_bytes(self, enough: int | None = None) -> int | None:
        """Bytes of all files below the paths; None where a pipe is among them. Stops counting at `enough`."""
        total = 0
        for path in self.paths:
            try:
                entry = os.fstat(self._input().fileno()) if path == STDIN else os.stat(path)  # noqa: PTH116
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(entry.st_mode):
                total += entry.st_size
            elif stat.S_ISDIR(entry.st_mode):
                for found in walk(path):
                    total += 0 if isinstance(found, Unread) else found.size
                    if enough is not None and total >= enough:
                        return total
            else:
                return None
        return total

    def __iter__(self) -> Iterator[Item | Unread]:
        for path in self.paths:
            yield from self._path(path)

    def _input(self) -> IO[bytes]:
        return self._stdin or sys.stdin.buffer

    def _path(self, path: str) -> Iterator[Item | Unread]:
        if path == STDIN:
            yield from self._file(STDIN, self._input(), named=True)
        elif Path(path).is_dir():
            for found in walk(path):
                if isinstance(found, Unread):
                    yield Unread(label_of(found.source), found.reason)
                else:
                    yield from self._open(found.path, named=found.surely_mail)
        else:
            yield from self._open(path, named=True)

    def _open(self, path: str, *, named: bool) -> Iterator[Item | Unread]:
        try:
            file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115  (the generator below closes it)
        except OSError as error:
            yield Unread(label_of(path), _words(error))
            return
        with file:
            yield from self._file(label_of(path), file, named=named)

    def _file(self, label: str, file: IO[bytes], *, named: bool) -> Iterator[Item | Unread]:
        """`named`: somebody said that this is mail, so that it counts as a message whatever it looks like."""
        read_chunk = _chunks_of(file)

        def read(size: int) -> bytes:  # noqa: ARG001  (small reads cost system calls)
            chunk = read_chunk() or b""
            self.read_bytes += len(chunk)
            return chunk

        stream = Stream(read)
        expansion = Expansion()
        if kind_of(stream.peek(limits.SNIFF_BYTES)) == "zip" and file.seekable():
            size = file.seek(0, io.SEEK_END)
            expansion.take(size)
            yield from _members(_Place(label, expansion), zip_members(file, expansion))
            self.read_bytes += max(0, size - limits.CHUNK_BYTES)
            return
        yield from _content(_Place(label, expansion, named=named, on_disk=True), stream)


class _Place(msgspec.Struct, frozen=True):
    """Where a stream stands."""

    label: str
    expansion: Expansion
    """of the outermost archive"""
    depth: int = 0
    named: bool = False
    """somebody, or the folder's form, said that it is mail: it is a message whatever its bytes look like"""
    on_disk: bool = False
    """its bytes stand on disk, so that they pay for what comes out of it"""

    def inside(self, name: str = "") -> "_Place":
        """The place of a member, or of what a compressed file holds."""
        label = label_of(f"{self.label}/{name}") if name else self.label
        return _Place(label, self.expansion, self.depth + 1, named=self.named and not name)


def _content(place: _Place, stream: Stream) -> Iterator[Item | Unread]:
    """Messages of a file, a member or the standard input."""
    start = stream.peek(limits.SNIFF_BYTES)
    kind = kind_of(start)
    if kind in {"zip", "tar"} or kind in DECODERS:
        if place.depth >= limits.NESTING:
            yield Unread(place.label, f"archives are nested deeper than {limits.NESTING}")
            return
        yield from _container(place, kind, stream)
    elif kind == "mbox":
        for number, piece in enumerate(split(stream), 1):
            yield Item(f"{place.label}#{number}", piece.raw, _defects(stream, cut=piece.cut))
    elif kind == "emlx":
        yield _emlx(place.label, stream)
    elif kind == "message" or (start and not foreign(start) and (place.named or _is_mail_name(place.label, kind))):
        yield _message(place.label, stream)
    else:
        reason = stream.broken or foreign(start) or ("empty" if kind == "empty" else "not a message")
        yield Unread(place.label, reason)
        return
    if stream.broken:
        yield Unread(place.label, stream.broken)


def _container(place: _Place, kind: str, stream: Stream) -> Iterator[Item | Unread]:
    if kind == "zip":
        held = stream.read(limits.HELD_ARCHIVE_BYTES + 1)
        if len(held) > limits.HELD_ARCHIVE_BYTES:
            yield Unread(place.label, "too large to be read from within another archive or a pipe: unpack it first")
            return
        if place.on_disk:
            place.expansion.take(len(held))
        yield from _members(place, zip_members(io.BytesIO(held), place.expansion))
    elif kind == "tar":
        yield from _members(place, tar_members(stream))
    else:
        inside = expanded(stream, kind, place.expansion, counts_input=place.on_disk)
        yield from _content(place.inside(), inside)


def _members(place: _Place, members: Iterator[Member]) -> Iterator[Item | Unread]:
    try:
        for member in members:
            parts = member.name.split("/")
            if parts[-1].startswith(".") or any(SYSTEM_NAMES.fullmatch(part) for part in parts):
                continue
            inside = place.inside(member.name)
            if member.stream is None:
                yield Unread(inside.label, member.reason)
            else:
                yield from _content(inside, member.stream)
    except ArchiveError as error:
        yield Unread(place.label, str(error))


def _is_mail_name(label: str, kind: str) -> bool:
    return kind != "empty" and _MAIL_NAME.search(label) is not None


def _message(label: str, stream: Stream) -> Item:
    raw = stream.read(limits.MESSAGE_BYTES)
    return Item(label, raw, _defects(stream, cut=len(raw) == limits.MESSAGE_BYTES and bool(stream.peek(1))))


def _emlx(label: str, stream: Stream) -> Item:
    """Apple Mail's form: the length on a line, the message, a property list."""
    raw = stream.read(limits.MESSAGE_BYTES)
    length, _, rest = raw.partition(b"\n")
    size = int(length)
    cut = size > len(rest)
    return Item(label, rest[:size], _defects(stream, cut=cut and bool(stream.peek(1))))


def _defects(stream: Stream, *, cut: bool) -> tuple[Defect, ...]:
    defects = []
    if cut:
        defects.append(Defect("limit-message", f"only the first {limits.MESSAGE_BYTES} bytes were kept"))
    if stream.broken:
        defects.append(Defect("broken-source", stream.broken))
    return tuple(defects)


def label_of(path: str) -> str:
    """A path as people may see it: no control characters, no bytes that are not text, not endless."""
    text = os.fsencode(path).decode("utf-8", "replace") if "\udc80" <= max(path, default="") <= "\udcff" else path
    return _CONTROLS.sub("�", text)[: limits.LABEL_CHARS]


def _chunks_of(file: IO[bytes]) -> Callable[[], bytes]:
    """A function that reads on; from a pipe, what is there, waiting in steps so that an interrupt is never missed."""
    try:
        number = file.fileno()
        is_pipe = not stat.S_ISREG(os.fstat(number).st_mode)
    except (OSError, ValueError):
        is_pipe = False
    if not is_pipe:
        return lambda: file.read(limits.CHUNK_BYTES)

    def read() -> bytes:
        while not select.select([number], [], [], 0.25)[0]:
            pass
        return os.read(number, limits.CHUNK_BYTES)

    return read


def _words(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return error.strerror or str(error)
