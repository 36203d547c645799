"""OLE compound files (MS-CFB): old Office documents, Outlook messages, installers."""

import re
from io import BytesIO
from typing import Any, Final

from noroshi.message.attachments.found import Found
from noroshi.message.attachments.vba import read_module
from noroshi.message.limits import MEMBERS

_STREAM_BYTES: Final = 1 << 20
_URL = re.compile(rb"https?://[\x21\x23-\x26\x28-\x7e]{4,1000}")
_WIDE_URL = re.compile(rb"h\x00t\x00t\x00p\x00s?\x00?:\x00/\x00/\x00(?:[\x21\x23-\x26\x28-\x7e]\x00){4,1000}")
_MESSAGE_TEXTS: Final = ("__substg1.0_1000", "__substg1.0_1013")
"""Bodies, plain and HTML (MS-OXPROPS, PidTagBody and PidTagHtml), with all ways to write letters."""
_ATTACHED: Final = "__substg1.0_37010102"
"""Content of an attachment (MS-OXPROPS, PidTagAttachDataBinary)."""
_ATTACHED_NAMES: Final = (
    "__substg1.0_3707001F",
    "__substg1.0_3707001E",
    "__substg1.0_3704001F",
    "__substg1.0_3704001E",
)
"""Long and short name of an attachment (PidTagAttachLongFilename, PidTagAttachFilename)."""
_MESSAGE_BODY: Final = ("__substg1.0_1000001F", "__substg1.0_0037001F", "__substg1.0_0C1A001F")


def read_ole(content: bytes, found: Found) -> None:
    """Macros, embedded objects and files, encryption, links; the words of an Outlook message."""
    import olefile

    with olefile.OleFileIO(BytesIO(content)) as ole:
        paths = ole.listdir()
        for path in paths[:MEMBERS]:
            if not found.budget.in_time():
                found.not_read("limit")
                return
            _read_entry(ole, path, found)
        if any(path[0] == "WordDocument" for path in paths):
            _read_word(ole, found)
        for name in ("Workbook", "Book"):
            if ole.exists(name):
                _read_excel(_stream(ole, [name], found), found)


def _stream(ole: Any, path: list[str], found: Found) -> bytes:
    data: bytes = ole.openstream(path).read(_STREAM_BYTES)
    return data if found.budget.expand(len(data)) else b""


def _read_entry(ole: Any, path: list[str], found: Found) -> None:
    name = path[-1]
    if name in {"EncryptedPackage", "EncryptionInfo", "EncryptedSummary"}:
        found.lock()
    elif "VBA" in (part.upper() for part in path[:-1]) or name == "_VBA_PROJECT_CUR":
        found.trait("macro")
        if name.lower() not in {"dir", "_vba_project"}:
            read_module(_stream(ole, path, found), found)
    elif name in {"\x01Ole10Native", "Package"}:
        found.trait("embedded-object")
        found.trait("embedded-file")
    elif name == "\x01Ole" and len(path) > 1:
        found.trait("embedded-object")
    elif name in _MESSAGE_BODY and len(path) == 1:
        found.text(_stream(ole, path, found).decode("utf-16-le", "replace"))
    elif name == _ATTACHED:
        found.member(_attachment_name(ole, path[:-1], found), ole.get_size(path), lambda: ole.openstream(path))
    elif name in {"1Table", "0Table", "WordDocument"} or name.startswith(_MESSAGE_TEXTS):
        data = _stream(ole, path, found)
        for url in _URL.findall(data):
            found.link(url.decode("ascii"))
        for url in _WIDE_URL.findall(data):
            found.link(url.decode("utf-16-le", "ignore"))


def _attachment_name(ole: Any, folder: list[str], found: Found) -> str:
    """The long name of an attachment of an Outlook message, or the short one."""
    for name in _ATTACHED_NAMES:
        if ole.exists([*folder, name]):
            encoding = "utf-16-le" if name.endswith("1F") else "utf-8"
            return _stream(ole, [*folder, name], found).decode(encoding, "replace").partition("\0")[0]
    return ""


def _read_word(ole: Any, found: Found) -> None:
    """The flag for encryption in the header of a Word file (MS-DOC 2.5.2, FibBase)."""
    head = ole.openstream("WordDocument").read(32)
    if len(head) >= 12 and head[11] & 1:
        found.lock()


def _read_excel(data: bytes, found: Found) -> None:
    """Records of a workbook (MS-XLS 2.1.4): FilePass says that it is encrypted, BoundSheet8 that a sheet holds macros."""
    at = 0
    for _ in range(20_000):
        if at + 4 > len(data):
            return
        kind, size = int.from_bytes(data[at : at + 2], "little"), int.from_bytes(data[at + 2 : at + 4], "little")
        if kind == 0x2F:
            found.lock()
            return
        if kind == 0x85 and size >= 6 and at + 10 <= len(data) and data[at + 9] == 1:
            found.trait("macro")
            found.trait("excel4-macro")
        at += 4 + size
