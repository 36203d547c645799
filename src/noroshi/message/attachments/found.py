"""What the readers of formats write down, and how they come to what is inside of archives."""

from collections.abc import Callable
from importlib import import_module
from typing import IO, Final

from noroshi.message.kinds import kind_by_name, kind_of
from noroshi.message.limits import (
    ATTACHMENT_LINKS,
    ATTACHMENT_TEXT_CHARS,
    MEMBER_BYTES,
    NAME_CHARS,
    READ_CHUNK_BYTES,
    URL_CHARS,
    Budget,
)
from noroshi.message.model import Link, Member
from noroshi.message.urls import parse_url

HEAD_BYTES: Final = 40_000
"""Bytes of a member by which its kind is told; an ISO image says so at 32 KB."""


class LimitError(Exception):
    """The budget is spent."""


class Found:
    """What was found in one attachment, at any depth."""

    def __init__(self, budget: Budget, name: str = "") -> None:
        self.budget = budget
        self.name = name
        """file name of what is read now"""
        self.members: list[Member] = []
        self.traits: dict[str, None] = {}
        self.links: dict[str, Link] = {}
        self.texts: list[str] = []
        self.text_length = 0
        self.encrypted = False
        self.unread = ""
        self.depth = 1
        self.path = ""

    def trait(self, name: str) -> None:
        """A fact of the format; see `message/kinds.py`."""
        self.traits[name] = None

    def link(self, href: str, text: str = "", where: str = "attachment") -> None:
        """A target; each is kept once."""
        href = href.strip().strip("\x00")[:URL_CHARS]
        if href and href not in self.links and len(self.links) < ATTACHMENT_LINKS:
            self.links[href] = Link(href, parse_url(href), text.strip()[:500], where)

    def text(self, words: str) -> None:
        """Words for people, or a command line."""
        words = words.strip()
        if words and self.text_length < ATTACHMENT_TEXT_CHARS:
            words = words[: ATTACHMENT_TEXT_CHARS - self.text_length]
            self.texts.append(words)
            self.text_length += len(words)

    def not_read(self, why: str) -> None:
        """Something could not be looked into; the first reason stays."""
        self.unread = self.unread or why

    def lock(self) -> None:
        """It, or something in it, is encrypted."""
        self.encrypted = True
        self.not_read("encrypted")

    # --- members of archives ---

    def member(self, name: str, size: int, opened: Callable[[], IO[bytes]] | None, encrypted: bool = False) -> None:
        """Writes down a member and, where it is worth it, looks into it.

        `opened` gives its content as a stream. Raises `LimitError` where no further member may be listed.
        """
        budget = self.budget
        if not budget.member() or not budget.in_time():
            self.not_read("limit")
            raise LimitError
        name = name[:NAME_CHARS]
        if encrypted:
            self.encrypted = True
            self.members.append(Member(self.path + name, kind_by_name(name), size, True))
            self.not_read("encrypted")
            return
        place = len(self.members)
        kind, content = kind_by_name(name), b""
        if opened is not None:
            try:
                with opened() as stream:
                    content = self.read(stream, HEAD_BYTES)
                    kind = kind_of(content, name) if content else kind
                    if kind in READERS and len(content) == HEAD_BYTES:
                        content += self.read(stream, MEMBER_BYTES)
                        kind = kind_of(content, name)
            except LimitError:
                self.not_read("limit")
            except Exception:  # a member that cannot be expanded does not spoil the list
                self.not_read("broken")
        self.members.insert(place, Member(self.path + name, kind, max(size, len(content)), False))
        if content:
            self._look_deeper(kind, name, content)

    def _look_deeper(self, kind: str, name: str, content: bytes) -> None:
        if kind not in READERS:
            return
        if not self.budget.depth(self.depth + 1):
            self.not_read("limit")
            return
        path, self.path = self.path, f"{self.path}{name}/"
        outer, self.name = self.name, name
        self.depth += 1
        try:
            look_into(kind, content, self)
        finally:
            self.path = path
            self.name = outer
            self.depth -= 1

    def read(self, stream: IO[bytes], limit: int) -> bytes:
        """At most `limit` bytes, each taken from the budget. Raises `LimitError` where it is spent, or out of time."""
        chunks: list[bytes] = []
        left = limit
        while left > 0:
            chunk = stream.read(min(left, READ_CHUNK_BYTES))
            if not chunk:
                break
            if not self.budget.expand(len(chunk)) or not self.budget.in_time():
                raise LimitError
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)


Reader = Callable[[bytes, Found], None]
_HERE: Final = "noroshi.message.attachments"
READERS: Final[dict[str, str]] = (
    dict.fromkeys("zip jar apk msix".split(), "zips:read_zip")
    | dict.fromkeys("docx docm xlsx xlsm xlsb pptx pptm".split(), "ooxml:read_ooxml")
    | dict.fromkeys("odt ods odp".split(), "ooxml:read_odf")
    | dict.fromkeys("doc xls ppt msi msg hwp ole".split(), "ole:read_ole")
    | dict.fromkeys("gz bz2 xz".split(), "streams:read_stream")
    | dict.fromkeys("html hta svg mhtml".split(), "web:read_web")
    | dict.fromkeys("calendar vcard".split(), "calendar:read_calendar")
    | dict.fromkeys("url webloc desktop".split(), "shortcuts:read_url_file")
    | dict.fromkeys("png jpeg gif bmp webp".split(), "qr:read_picture")
    | {
        "tar": "streams:read_tar",
        "7z": "sevenzip:read_7z",
        "rar": "rar:read_rar",
        "iso": "iso:read_iso",
        "img": "disks:read_disk",
        "vhd": "disks:read_disk",
        "message": "mails:read_mail",
        "pdf": "pdf:read_pdf",
        "rtf": "rtf:read_rtf",
        "lnk": "shortcuts:read_lnk",
    }
)
"""Kind → module and function that reads it; a module is imported when the first file of its kind comes."""
CLOSED: Final = frozenset("cab ace arj lzh zst wim vhdx udf dmg chm onenote tnef rpm deb pkg".split())
"""Containers that nothing here opens."""


def look_into(kind: str, content: bytes, found: Found) -> None:
    """Gives a file to the reader of its kind. Never raises."""
    place = READERS.get(kind)
    if place is None:
        if kind in CLOSED:
            found.not_read("no-reader")
        return
    if not found.budget.in_time():
        found.not_read("limit")
        return
    module, _, function = place.partition(":")
    try:
        reader: Reader = getattr(import_module(f"{_HERE}.{module}"), function)
        reader(content, found)
    except LimitError:
        found.not_read("limit")
    except ImportError:
        found.not_read("no-reader")
    except (Exception, RecursionError, MemoryError):  # libraries raise anything on hostile bytes
        found.not_read("broken")
