"""The header block: where it ends, and its fields in order."""

import re
from functools import lru_cache
from typing import Final

from noroshi.message.limits import HEADER_BYTES, HEADER_FIELDS

_NAME_BYTES: Final = 500

Field = tuple[str, bytes]
"""Lower-case name, and body as it was read."""

_NEXT_FIELD: Final = re.compile(rb"\r?\n(?![ \t])")
_NAME: Final = re.compile(rb"[!-9;-~]+[ \t]*")
_BLANK: Final = re.compile(rb"[ \t]*\r?\n")
_MBOX: Final = re.compile(rb">?From (?![ \t]*:)[^\n]{0,1000}\n")
_BLANKS: Final = re.compile(rb"(?:[ \t]*\r?\n){1,100}")


class Block:
    """A header block that was read.

    `fields` in order, `body` the offset of the first byte after the blank line, `defects` kinds of defect.
    """

    __slots__ = ("body", "defects", "fields")

    def __init__(self, fields: list[Field], body: int, defects: list[str]) -> None:
        self.fields = fields
        self.body = body
        self.defects = defects

    def first(self, name: str) -> bytes | None:
        """Body of the first field of that (lower-case) name, or None."""
        for each, body in self.fields:
            if each == name:
                return body
        return None


def read_block(data: bytes, start: int, end: int) -> Block:
    """Reads the fields of `data[start:end]`, up to the blank line or to the first line that cannot be header."""
    defects: list[str] = []
    stop, body = _blank_line(data, start, end)
    if stop - start > HEADER_BYTES:
        stop = start + HEADER_BYTES
        defects.append("limit-header")
    block = data[start:stop].removesuffix(b"\r")
    line_end = b"\n"
    if b"\r" in block:
        ends = block.count(b"\r\n")
        if block.count(b"\r") != ends:
            defects.append("bare-cr")
            block = _BARE_CR.sub(b"\n", block)
        if block.count(b"\n") == ends:
            line_end = b"\r\n"
        else:
            block = block.replace(b"\r\n", b"\n")
    if b"\0" in block:
        defects.append("nul")
        block = block.replace(b"\0", b"")
    # With folds out of the way, fields are lines; this is several times faster than an expression that looks ahead.
    folded = block.replace(line_end + b" ", b"\0 ").replace(line_end + b"\t", b"\0\t")
    pieces = folded.split(line_end, HEADER_FIELDS)
    if len(pieces) > HEADER_FIELDS:
        defects.append("limit-fields")
        pieces.pop()
    fields: list[Field] = []
    for index, piece in enumerate(pieces):
        written, colon, value = piece.partition(b":")
        name = _name(written) if colon and len(written) <= _NAME_BYTES else ""
        if name:
            if b"\0" in value:
                value = value.replace(b"\0", line_end)
            fields.append((name, value.strip()))
        elif piece.strip(b" \t\r\n\0"):
            if _goes_on(pieces[index + 1 : index + 4], known=not fields):
                defects.append("header-garbage")
                continue
            defects.append("no-blank-line")
            body = _offset_of(data, start, stop, index, piece)
            break
    return Block(fields, body, defects)


_BARE_CR: Final = re.compile(rb"\r(?!\n)")
_KNOWN: Final = re.compile(
    rb"(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-[a-z-]+|x-[a-z-]+|"
    rb"reply-to|sender|dkim-signature|authentication-results|arc-[a-z-]+|list-[a-z-]+)[ \t]*:",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def _name(written: bytes) -> str:
    """The lower-case name; empty where it is not one."""
    return written.rstrip().decode("ascii").lower() if _NAME.fullmatch(written) else ""


def _goes_on(pieces: list[bytes], *, known: bool) -> bool:
    """Whether header fields follow; before the first one, only a name that mail really has counts as one."""
    return any(_is_field(piece) and (not known or _KNOWN.match(piece) is not None) for piece in pieces)


def _offset_of(data: bytes, start: int, stop: int, index: int, piece: bytes) -> int:
    if index == 0:
        return start
    for count, found in enumerate(_NEXT_FIELD.finditer(data, start, stop), 1):
        if count == index and data.startswith(piece.partition(b"\0")[0], found.end()):
            return found.end()
    # Line ends were mended, so that places differ: the line itself is looked for.
    return max(start, data.find(piece[:200].partition(b"\0")[0], start, stop))


def _is_field(piece: bytes) -> bool:
    name, colon, _ = piece.partition(b":")
    return bool(colon) and _NAME.fullmatch(name) is not None


def _blank_line(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the header ends and where the body begins; both `end` where there is no blank line."""
    first = data[start : min(end, start + 2)]
    if first[:1] == b"\n":
        return start, start + 1
    if first == b"\r\n":
        return start, start + 2
    window = min(end, start + HEADER_BYTES + 4)
    crlf = data.find(b"\n\r\n", start, window)
    lf = data.find(b"\n\n", start, window if crlf < 0 else crlf)
    if lf >= 0:
        return lf, lf + 2
    if crlf >= 0:
        return crlf, crlf + 3
    if window < end:
        # Longer than is read: look for the body all the same, so that it is not taken for header.
        crlf, lf = data.find(b"\n\r\n", window, end), data.find(b"\n\n", window, end)
        found = min((at for at in (crlf, lf) if at >= 0), default=-1)
        if found >= 0:
            return found, found + (3 if found == crlf else 2)
    return end, end


def skip_preface(data: bytes, end: int) -> tuple[int, list[str]]:
    """Offset at which the header begins: after a byte order mark, blank lines and an mbox line; and the defects."""
    start = 0
    defects: list[str] = []
    if data[:3] == b"\xef\xbb\xbf":
        start = 3
        defects.append("byte-order-mark")
    blank = _BLANKS.match(data, start, end)
    if blank is not None and (_MBOX.match(data, blank.end(), end) or _NAME.match(data, blank.end(), end)):
        line = data[blank.end() : blank.end() + 200].split(b"\n", 1)[0]
        if _MBOX.match(data, blank.end(), end) or _is_field(line):
            start = blank.end()
            defects.append("blank-line-first")
    mbox = _MBOX.match(data, start, end)
    if mbox is not None:
        start = mbox.end()
        defects.append("mbox-line")
    return start, defects
