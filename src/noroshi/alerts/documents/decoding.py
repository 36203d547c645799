"""Bytes to characters: a document says its charset, or its bytes do; and what is no text is told by name."""

import re
from typing import Final

from noroshi.alerts.limits import TEXT_CHARS
from noroshi.message.charset import decode_text

_SAMPLE: Final = 4_096
_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_SIGNATURES: Final = (
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"RIFF", "RIFF container (picture or sound)"),
    (b"II*\0", "TIFF picture"),
    (b"MM\0*", "TIFF picture"),
    (b"PK\x03\x04", "ZIP archive or Office document"),
    (b"PK\x05\x06", "empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "old Office document or Outlook message"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"Rar!", "RAR archive"),
    (b"\x1f\x8b", "gzip file"),
    (b"BZh", "bzip2 file"),
    (b"\xfd7zXZ", "xz file"),
    (b"\x7fELF", "program (ELF)"),
    (b"MZ", "program (Windows)"),
    (b"\xcf\xfa\xed\xfe", "program (macOS)"),
    (b"{\\rtf", "RTF document"),
    (b"%!PS", "PostScript document"),
    (b"SQLite format 3", "SQLite database"),
)


def what_binary(data: bytes) -> str:
    """What bytes that are no text look like; empty for text of any charset."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 3 or _controls(data) or name.startswith("JPEG")):
            return name
    if is_wide(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    return "binary data" if _controls(data) * 100 > min(len(data), _SAMPLE) else ""


def _controls(data: bytes) -> int:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS))


def is_wide(data: bytes) -> bool:
    """UTF-16 without a mark: every other byte of its ASCII is nought, and what comes out are letters."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample) or max(even, odd) < 2 or min(even, odd) * 20 > max(even, odd):
        return False
    text = sample.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return len(_USUAL.findall(text)) > 0.9 * len(text)


_USUAL: Final = re.compile("[\t\n\r -~\u00a0-\u024f\u2010-\u203f\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


def decode(data: bytes, label: str = "") -> tuple[str, str]:
    """The text as its bytes have it, and a kind of defect or nothing. Line ends and spaces stay; a byte order mark goes.

    `label` is a charset that was said outside the bytes. Never raises.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text, defect = decode_text(data[3:] if codec == "utf-8" else data, codec)
            return text.removeprefix("\ufeff"), defect
    if not label:
        if is_wide(data):
            text, defect = decode_text(data, "utf-16")
            return text, defect
        if b"\x1b" not in data:
            try:
                return data.decode("utf-8"), ""
            except UnicodeDecodeError:
                pass
    text, defect = decode_text(data, label)
    if defect in ("no-charset", "unknown-charset"):
        defect = "guessed-charset"
    if defect == "utf-7":
        defect = "guessed-charset"
    if not defect and "\ufffd" in text:
        defect = "bad-characters"
    return text, defect


def declared_charset(data: bytes) -> str:
    """The charset that an HTML page says of itself in its first 4,096 bytes, or nothing."""
    found = _META.search(data, 0, _SAMPLE) or _XML.match(data, 0, 300)
    return found[1].decode("ascii", "replace") if found is not None else ""


def cut(text: str, defects: dict[str, str]) -> str:
    """At most `TEXT_CHARS` of a text, with a defect where that is less than all."""
    if len(text) > TEXT_CHARS:
        defects.setdefault("limit-text", f"{TEXT_CHARS} of {len(text)}")
        return text[:TEXT_CHARS]
    return text


_RUN: Final = re.compile(r"[ \t\r\n\f\v]+")


def one_line(text: str) -> str:
    """A title as one line; ideographic spaces stay, for they part its halves."""
    return _RUN.sub(" ", text).strip()
