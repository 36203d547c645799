"""Files in uuencode within a plain text, as old programs send them (POSIX uuencode)."""

import binascii
import re
from typing import Final

from noroshi.message.encoded_words import decode_base64
from noroshi.message.mime import file_name

_BEGIN: Final = re.compile(rb"^begin(-base64)? [0-7]{3,4} ([^\r\n]{0,500})\r?\n", re.MULTILINE)
_MOST_FILES: Final = 50
_MOST_LINES: Final = 200_000
"""8 MB of a file"""


def cut_uuencoded(data: bytes) -> tuple[bytes, list[tuple[str, bytes]], bool]:
    """The text without the files, the files as (name, content), and whether one of them was broken."""
    files: list[tuple[str, bytes]] = []
    text: list[bytes] = []
    broken = False
    position = lines = 0
    while len(files) < _MOST_FILES and lines < _MOST_LINES:
        found = _BEGIN.search(data, position)
        if found is None:
            break
        if found[1]:
            end = data.find(b"\n====", found.end())
            content, whole = decode_base64(data[found.end() : end if end >= 0 else len(data)])
            after = data.find(b"\n", end + 1) + 1 if end >= 0 else len(data)
            after = after or len(data)
        else:
            content, after, count, whole = _file(data, found.end(), _MOST_LINES - lines)
            lines += count
        if not content and not whole:
            # Words that only begin like a file: `begin 644 …` in a sentence.
            text.append(data[position : found.end()])
            position = found.end()
            continue
        broken = broken or not whole
        text.append(data[position : found.start()])
        files.append((file_name(found[2].decode("utf-8", "replace")), content))
        position = after
    text.append(data[position:])
    return b"".join(text), files, broken


def _file(data: bytes, start: int, most: int) -> tuple[bytes, int, int, bool]:
    """Content, offset after the file, number of lines, and whether all of it was there."""
    out: list[bytes] = []
    position, size = start, len(data)
    for count in range(most):
        if position >= size:
            return b"".join(out), size, count, False
        stop = data.find(b"\n", position, position + 200)
        if stop < 0:
            stop = size if size - position <= 200 else -1
        if stop < 0:
            return b"".join(out), position, count, False
        line = data[position:stop].rstrip(b"\r")
        if line.rstrip() == b"end":
            return b"".join(out), min(stop + 1, size), count, True
        decoded = _line(line)
        if decoded is None:
            return b"".join(out), position, count, False
        out.append(decoded)
        position = stop + 1
    return b"".join(out), position, most, False


def _line(line: bytes) -> bytes | None:
    if not line.strip():
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    length = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:length])
    except binascii.Error:
        return None
