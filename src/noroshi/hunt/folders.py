"""Files of a folder in the order that people expect, whatever the folder is: plain, Maildir, MH, or a tree of these."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from noroshi.hunt import limits
from noroshi.warn.result import Unread

SYSTEM_NAMES = re.compile(
    r"(?i)maildirfolder|maildirsize|subscriptions|dovecot[.-].*|courier.*|thumbs\.db|desktop\.ini|__macosx|.*\.msf|.*\.(?:lock|index)"
)
"""files that mail programs and systems keep beside mail"""
_DIGITS = re.compile(r"\d+")


class Found(msgspec.Struct, frozen=True):
    """A file of a folder."""

    path: str
    size: int
    surely_mail: bool
    """the folder's form says that it is a message (Maildir, MH), whatever its bytes look like"""


def walk(top: str) -> Iterator[Found | Unread]:
    """Files below a folder, sorted (numbers by value), links followed, but no folder twice."""
    yield from _Walk().folder(top, 0)


class _Walk:
    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()

    def folder(self, path: str, depth: int) -> Iterator[Found | Unread]:
        if depth > limits.FOLDER_DEPTH:
            yield Unread(path, f"folders are nested deeper than {limits.FOLDER_DEPTH}")
            return
        try:
            here = os.stat(path)  # noqa: PTH116  (one call for a hot loop of many small folders)
            names = os.listdir(path)  # noqa: PTH208
        except OSError as error:
            yield Unread(path, error.strerror or str(error))
            return
        if (here.st_dev, here.st_ino) in self._seen:
            yield Unread(path, "a link to a folder that was already read")
            return
        self._seen.add((here.st_dev, here.st_ino))
        maildir = "cur" in names and "new" in names
        if maildir:
            yield from self._maildir(path)
            names = [name for name in names if name not in {"cur", "new", "tmp"}]
        mh = any(name in {".mh_sequences", ".xmhcache", ".mh_profile"} for name in names)
        names = [name for name in names if not _is_system(name) or (name.startswith(".") and _is_maildir(path, name))]
        for name in sorted(names, key=natural):
            yield from self._entry(
                f"{path.rstrip('/') or '/'}/{name}".replace("//", "/"), depth, mh and name.isdecimal()
            )

    def _maildir(self, path: str) -> Iterator[Found | Unread]:
        """`cur` and `new` together by name, which begins with the time of delivery; `tmp` is not delivered yet."""
        entries = []
        for part in ("cur", "new"):
            try:
                entries += [(natural(name), part, name) for name in os.listdir(f"{path}/{part}") if name[0] != "."]  # noqa: PTH208
            except OSError as error:
                yield Unread(f"{path}/{part}", error.strerror or str(error))
        for _, part, name in sorted(entries):
            yield from self._entry(f"{path}/{part}/{name}", limits.FOLDER_DEPTH, surely_mail=True)

    def _entry(self, path: str, depth: int, surely_mail: bool) -> Iterator[Found | Unread]:
        try:
            entry = os.stat(path)  # noqa: PTH116
        except OSError as error:
            yield Unread(path, error.strerror or str(error))
            return
        if stat.S_ISDIR(entry.st_mode):
            yield from self.folder(path, depth + 1)
        elif stat.S_ISREG(entry.st_mode):
            yield Found(path, entry.st_size, surely_mail)
        else:
            yield Unread(path, "not a file: a device, pipe or socket")


def natural(name: str) -> tuple[str, str]:
    """Sorts `2` before `10`, and is total: names that differ never compare equal."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(20), name), name


def _is_system(name: str) -> bool:
    return name.startswith(".") or SYSTEM_NAMES.fullmatch(name) is not None


def _is_maildir(path: str, name: str) -> bool:
    """Whether a hidden folder is a folder of Maildir++ (`.Sent`)."""
    return Path(path, name, "cur").is_dir()
