"""Header fields to text: unfolding (RFC 5322 2.2.3), encoded words (RFC 2047), and what programs write instead.

Wider than RFC 2047 where mail programs are: encoded words within words, quoted strings and parameters, longer than 75
characters, with blanks inside, split inside a character, or with a language (RFC 2231 5).
"""

import binascii
import re
from typing import Final

from noroshi.message.charset import codec_of, decode_text
from noroshi.message.limits import FIELD_BYTES

_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f]+")
_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_HEX: Final = re.compile(rb"=([0-9A-Fa-f]{2})")


def decode_header(raw: bytes) -> str:
    """A field body as readers see it. Never raises; linear in the bytes, of which the first `FIELD_BYTES` are read."""
    return decode_words(raw_text(raw))


def raw_text(raw: bytes) -> str:
    """A field body unfolded and turned into characters; encoded words are left alone."""
    if len(raw) > FIELD_BYTES:
        raw = raw[:FIELD_BYTES]
    if raw.isascii() and b"\x1b" not in raw:
        text = raw.decode("ascii")
    else:
        text, _ = decode_text(raw, "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        text = " ".join([line.lstrip(" \t") for line in text.split("\n")])
    return text.strip()


def decode_words(text: str) -> str:
    """Text with its encoded words decoded and control characters turned into blanks."""
    if "=?" in text:
        text = _decode_words(text)
    if not text.isprintable():
        text = _CONTROL.sub(" ", text).strip()
    return text


def _decode_words(text: str) -> str:
    # Beyond the last `?=` no word can end: without this cut, many openings would each look for an end in vain.
    end = text.rfind("?=") + 2
    if end < 2:
        return text
    out: list[str] = []
    run: list[tuple[str, str, str]] = []
    position = 0
    for word in _WORD.finditer(text, 0, end):
        between = text[position : word.start()]
        if between and not (run and between.isspace()):
            out.append(_decode_run(run))
            run = []
            out.append(between)
        run.append((word[1].partition("*")[0], word[2].upper(), word[3]))
        position = word.end()
    out.append(_decode_run(run))
    out.append(text[position:])
    return "".join(out)


def _decode_run(run: list[tuple[str, str, str]]) -> str:
    """Adjacent encoded words; those of one charset are joined as bytes, as a character may be split between them."""
    if len(run) == 1:
        return _decode_one(*run[0])
    out: list[str] = []
    at = 0
    while at < len(run):
        charset = run[at][0]
        codec = codec_of(charset) or charset.lower()
        stop = at + 1
        while stop < len(run) and (codec_of(run[stop][0]) or run[stop][0].lower()) == codec:
            stop += 1
        out.append(_decode_same(charset, run[at:stop]))
        at = stop
    return "".join(out)


def _decode_one(charset: str, encoding: str, payload: str) -> str:
    # Characters above 127 within an encoded word were written raw, and are read already.
    label = charset if payload.isascii() else "utf-8"
    return decode_text(_payload(encoding, payload), label)[0]


def _decode_same(charset: str, run: list[tuple[str, str, str]]) -> str:
    pieces: list[bytes] = []
    pending = ""
    for _, encoding, payload in run:
        if encoding == "B":
            # Some programs cut the base64 text anywhere, so that only the words together are whole groups of four.
            pending += payload
            if not pending.endswith("=") and len(pending) % 4:
                continue
            pieces.append(_payload("B", pending))
            pending = ""
            continue
        if pending:
            pieces.append(_payload("B", pending))
            pending = ""
        pieces.append(_payload("Q", payload))
    if pending:
        pieces.append(_payload("B", pending))
    if len(run) > 1 and not all(payload.isascii() for _, _, payload in run):
        return "".join([_decode_one(*word) for word in run])
    joined, defect = decode_text(b"".join(pieces), charset)
    if defect and len(run) > 1:
        apart = [decode_text(_payload(encoding, payload), charset) for _, encoding, payload in run]
        if not any(kind for _, kind in apart):
            return "".join([text for text, _ in apart])
    return joined


def _payload(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "surrogateescape")
    if encoding == "B":
        return decode_base64(data)[0]
    data = data.replace(b"_", b" ")
    return _HEX.sub(_byte, data) if b"=" in data else data


def _byte(found: re.Match[bytes]) -> bytes:
    return binascii.unhexlify(found[1])


def decode_base64(data: bytes) -> tuple[bytes, bool]:
    """The bytes, and whether they were whole. Takes foreign characters, missing or early padding, cut groups.

    Mail programs go on after padding in the middle (several encoded files one after the other), and so is done here.
    """
    try:
        decoded = binascii.a2b_base64(data)
    except binascii.Error:
        pass
    else:
        # As many bytes as the letters stand for: then nothing was passed over, and nothing is left after padding.
        # Counting is half of the cost, so that the usual form of lines is tried first.
        padding = data.count(b"=", max(0, len(data) - 200))
        lines = data.count(b"\n")
        letters = len(data) - lines * (2 if data[-2:] == b"\r\n" or data[76:78] == b"\r\n" else 1) - padding
        if padding <= 2 and len(decoded) * 4 == (letters + padding) * 3 - padding * 4:
            return decoded, True
        letters = len(data) - lines - data.count(b"\r") - data.count(b" ") - padding
        if padding <= 2 and len(decoded) * 4 == (letters + padding) * 3 - padding * 4:
            return decoded, True
        if not data.translate(None, _SPACE):
            return b"", True
    prose = _PROSE_LINE.search(data)
    if prose is not None and _BASE64_LINE.search(data, prose.start()) is None:
        data = data[: prose.start()]
    out: list[bytes] = []
    for index, piece in enumerate(_PADDING.split(data)):
        if index and _PROSE.search(piece.strip()):
            break  # the footer of a mailing list, say
        clean = piece.translate(None, _NOT_BASE64)
        over = len(clean) % 4
        if over == 1:
            clean = clean[:-1]
        elif over:
            clean += b"=" * (4 - over)
        out.append(binascii.a2b_base64(clean))
    return b"".join(out), False


_PROSE_LINE: Final = re.compile(rb"(?<=\n)[^\n]*?[^A-Za-z0-9+/=\s]")
_BASE64_LINE: Final = re.compile(rb"^[A-Za-z0-9+/=]{60,}[ \t\r]*$", re.MULTILINE)
_PROSE: Final = re.compile(rb"[^A-Za-z0-9+/\r\n]")
_PADDING: Final = re.compile(rb"=+")
_SPACE: Final = b" \t\r\n"
_NOT_BASE64: Final = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
