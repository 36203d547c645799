"""What a file of a source is, told from its first bytes; a name only helps where content says nothing."""

import re
import struct

from noroshi.hunt.mbox import is_from_line

HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
"""a field name (RFC 5322 2.2), with the space before the colon that old mail has (4.5)"""
KNOWN_FIELD = re.compile(
    rb"(?im)^(?:received|return-path|from|to|cc|subject|date|message-id|mime-version|content-(?:type|transfer-encoding)"
    rb"|delivered-to|sender|reply-to|dkim-signature|arc-seal|authentication-results|x-[\w-]{1,60})[ \t]*:"
)
EMLX = re.compile(rb"\d{1,10}[ \t]*\r?\n")

MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
FOREIGN = (
    (b"!BDN", "an Outlook data file (.pst): convert it first, for example with readpst"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Outlook message (.msg) or an Office file: save mail as .eml"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"),
)


def kind_of(start: bytes) -> str:
    """`gzip`, `bzip2`, `xz`, `zip`, `tar`, `emlx`, `mbox`, `message`, `empty`, or empty where it is none of these.

    `start`: the first `limits.SNIFF_BYTES` bytes.
    """
    for magic, kind in MAGIC:
        if start.startswith(magic):
            return kind
    if is_tar(start):
        return "tar"
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \0")
    if not text:
        return "empty"
    if text.startswith(b"From ") and is_from_line(text):
        return "mbox"
    length = EMLX.match(start)
    if length and HEADER_LINE.match(start, length.end()):
        return "emlx"
    if (HEADER_LINE.match(text) or text.startswith((b"From ", b">From "))) and KNOWN_FIELD.search(text):
        return "message"
    return ""


def foreign(start: bytes) -> str:
    """What a file is that may hold mail but has no reader here, with what to do; or empty."""
    return next((words for magic, words in FOREIGN if start.startswith(magic)), "")


def is_tar(start: bytes) -> bool:
    """Whether the checksum of a tar header fits (POSIX ustar, and the older format that has no magic)."""
    block = start[:512]
    if len(block) < 512 or not block[0]:
        return False
    try:
        said = int(block[148:156].strip(b" \0") or b"-", 8)
    except ValueError:
        return False
    total: int = sum(struct.unpack_from("148B8x356B", block))
    return total + 8 * 32 == said
