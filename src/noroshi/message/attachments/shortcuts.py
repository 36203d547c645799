"""Shortcuts: Windows (MS-SHLLINK), Internet shortcuts, macOS `webloc` and freedesktop entries."""

import re
import struct
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.charset import decode_text

_HAS_ID_LIST, _HAS_LINK_INFO, _HAS_NAME, _HAS_RELATIVE, _HAS_DIRECTORY, _HAS_ARGUMENTS, _HAS_ICON, _UNICODE = (1 << bit for bit in range(8))  # fmt: skip
_ENVIRONMENT: Final = b"\x14\x03\x00\x00\x01\x00\x00\xa0"
"""size and signature of an EnvironmentVariableDataBlock (2.5.4)"""
_PATH = re.compile(r"[\w .()%\\:$-]{2,200}\.(?:exe|cmd|bat|dll|msi|js|vbs|ps1|hta|lnk)\b", re.IGNORECASE)
_WEB = re.compile(r"(?:https?|ftp|file)://[^\s\"'<>|]{3,2000}|\\\\[\w.-]{3,200}(?:@\w{1,8})?\\[^\s\"'<>|]{1,500}")


def read_lnk(content: bytes, found: Found) -> None:
    """The command line of a shortcut, as one line of text: target and arguments; its icon; URLs and shares in it."""
    flags = struct.unpack_from("<L", content, 20)[0]
    at = 76
    target = ""
    if flags & _HAS_ID_LIST:
        size = struct.unpack_from("<H", content, at)[0]
        target = _target_of_items(content[at + 2 : at + 2 + size])
        at += 2 + size
    if flags & _HAS_LINK_INFO:
        size = struct.unpack_from("<L", content, at)[0]
        target = _local_path(content[at : at + size]) or target
        at += max(size, 4)
    strings: dict[int, str] = {}
    for flag in (_HAS_NAME, _HAS_RELATIVE, _HAS_DIRECTORY, _HAS_ARGUMENTS, _HAS_ICON):
        if flags & flag and at + 2 <= len(content):
            length = struct.unpack_from("<H", content, at)[0] * (2 if flags & _UNICODE else 1)
            raw = content[at + 2 : at + 2 + length]
            strings[flag] = raw.decode("utf-16-le", "replace") if flags & _UNICODE else decode_text(raw, "")[0]
            at += 2 + length
    block = content.find(_ENVIRONMENT, min(at, len(content)))
    if block >= 0:
        wide = content[block + 8 + 260 : block + 8 + 260 + 520].decode("utf-16-le", "ignore").partition("\x00")[0]
        target = wide or content[block + 8 : block + 268].partition(b"\x00")[0].decode("ascii", "replace") or target
    target = target or strings.get(_HAS_RELATIVE, "")
    arguments = " ".join(strings.get(_HAS_ARGUMENTS, "").replace("\x00", " ").split())
    found.text(f"{target} {arguments}")
    found.text(strings.get(_HAS_NAME, ""))
    if arguments:
        found.trait("command")
    for text in (target, arguments, strings.get(_HAS_ICON, "")):
        for url in _WEB.findall(text[:65_536]):
            found.link(url)


def _local_path(info: bytes) -> str:
    """The path in a LinkInfo structure (2.3), wide where there is one."""
    if len(info) < 28:
        return ""
    header, flags = struct.unpack_from("<L", info, 4)[0], struct.unpack_from("<L", info, 8)[0]
    if header >= 36 and len(info) >= 36:
        start = struct.unpack_from("<L", info, 28)[0]
        if start:
            return info[start : start + 1040].decode("utf-16-le", "ignore").partition("\x00")[0]
    start = struct.unpack_from("<L", info, 16 if flags & 1 else 24)[0]
    return decode_text(info[start : start + 520].partition(b"\x00")[0], "")[0]


def _target_of_items(items: bytes) -> str:
    """A file name out of a list of shell items (2.2), whose form is not documented: the last name of a program."""
    wide = items.decode("utf-16-le", "ignore"), items[1:].decode("utf-16-le", "ignore")
    for text in (*wide, items.decode("latin-1")):
        names = _PATH.findall(text)
        if names:
            return str(names[-1]).strip()
    return ""


_URL_LINE = re.compile(r"^[ \t]*(?:URL|BASEURL|URL\[en_US\])[ \t]*=[ \t]*(\S[^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_ICON_LINE = re.compile(r"^[ \t]*(?:IconFile|WorkingDirectory)[ \t]*=[ \t]*((?:\\\\|[a-z]+://)[^\r\n]+)", re.IGNORECASE | re.MULTILINE)  # fmt: skip
_EXEC_LINE = re.compile(r"^Exec[ \t]*=[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_PLIST_STRING = re.compile(r"<string>\s*([a-zA-Z][\w+.-]{1,20}:[^<]{1,8000})</string>")


def read_url_file(content: bytes, found: Found) -> None:
    """Target of an Internet shortcut (and servers that its icon would be loaded from), or command of a desktop entry."""
    if content[:8] == b"bplist00":
        text = content.decode("latin-1")
        for url in _WEB.findall(text[:65_536]):
            found.link(url)
        return
    text = decode_text(content[:65_536], "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "")[0]
    for pattern in (_URL_LINE, _ICON_LINE, _PLIST_STRING):
        for target in pattern.findall(text):
            found.link(target.replace("&amp;", "&"))
    for command in _EXEC_LINE.findall(text):
        found.trait("command")
        found.text(command)
