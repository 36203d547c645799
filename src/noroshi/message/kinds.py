"""What a file is, told by its first bytes rather than by its name."""

import re

_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    # bytes, offset, kind
    (b"MZ", 0, "exe"),
    (b"\x7fELF", 0, "elf"),
    (b"\xfe\xed\xfa\xce", 0, "macho"),
    (b"\xfe\xed\xfa\xcf", 0, "macho"),
    (b"\xce\xfa\xed\xfe", 0, "macho"),
    (b"\xcf\xfa\xed\xfe", 0, "macho"),
    (b"PK\x03\x04", 0, "zip"),
    (b"PK\x05\x06", 0, "zip"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z"),
    (b"Rar!\x1a\x07", 0, "rar"),
    (b"ustar", 257, "tar"),
    (b"\x1f\x8b", 0, "gz"),
    (b"BZh", 0, "bz2"),
    (b"\xfd7zXZ\x00", 0, "xz"),
    (b"\x28\xb5\x2f\xfd", 0, "zst"),
    (b"MSCF", 0, "cab"),
    (b"CD001", 0x8001, "iso"),
    (b"%PDF-", 0, "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "ole"),
    (b"{\\rt", 0, "rtf"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", 0, "lnk"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"GIF8", 0, "gif"),
)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|script|meta|form)[\s>]", re.IGNORECASE)


def kind_of(content: bytes, name: str = "", declared: str = "") -> str:
    """The kind of a file by its content; a text format is told apart by its name where the content does not say."""
    del declared
    for magic, offset, kind in _MAGIC:
        if content.startswith(magic, offset):
            return kind
    if _HTML.search(content, 0, 1024):
        return "html"
    if not content:
        return "empty"
    del name
    return "text" if b"\x00" not in content[:1024] else "unknown"
