"""MIME: types, parameters (RFC 2045, 2231), transfer encodings, and the parts of multiparts (RFC 2046)."""

import binascii
import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

from noroshi.message.charset import decode_text
from noroshi.message.encoded_words import decode_base64, decode_words, raw_text
from noroshi.message.limits import BOUNDARY_BYTES, NAME_CHARS, PARAMETERS, PARTS

_VALUE: Final = re.compile(r"\s*([^\s;,]*)")
_PARAMETER: Final = re.compile(
    r'(?<![^\s;"])([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"(?=\s*(?:;|$)|\s+[\w*-]{1,40}=)|([^;]*))', re.DOTALL
)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_SECTION: Final = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*)?")


@lru_cache(maxsize=256)
def parse_parameters(raw: bytes) -> tuple[str, dict[str, str]]:
    """A Content-Type or Content-Disposition: its lower-case value, and its parameters by lower-case name, decoded.

    The dictionary is shared between calls: read it only.
    """
    text = raw_text(raw)
    value = _VALUE.match(text)
    head = value[1].lower() if value else ""
    if "=" in head:
        head, rest = "", text
    else:
        rest = text[value.end() :] if value else ""
    if not rest.strip("; \t"):
        return head, {}
    plain: dict[str, str] = {}
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for count, found in enumerate(_PARAMETER.finditer(rest)):
        if count >= PARAMETERS:
            break
        name = found[1].lower()
        given = _given(found[2], found[3])
        section = _SECTION.fullmatch(name) if "*" in name else None
        if section is None:
            plain.setdefault(name, given)
        else:
            sections.setdefault(section[1], []).append((int(section[2] or 0), section[3] is not None, given))
    parameters = {name: decode_words(given)[:NAME_CHARS] for name, given in plain.items()}
    for name, parts in sections.items():
        parameters[name] = _join_sections(parts)[:NAME_CHARS]
    return head, parameters


def _given(quoted: str | None, bare: str) -> str:
    if quoted is not None:
        return _ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted
    # A quote within the quotes, or a quote that is not closed: all up to the semicolon is meant.
    return bare.strip().removeprefix('"').removesuffix('"')


def _join_sections(parts: list[tuple[int, bool, str]]) -> str:
    """Continuations and charset of RFC 2231 3 and 4; pieces out of order, and a missing charset, are taken."""
    parts.sort(key=lambda part: part[0])
    charset = ""
    data: list[bytes] = []
    encoded = False
    for index, (_, percent, given) in enumerate(parts):
        text = given
        if percent:
            encoded = True
            if index == 0 and text.count("'") >= 2:
                charset, _, text = text.split("'", 2)
            data.append(unquote_to_bytes(text))
        else:
            data.append(text.encode("utf-8", "surrogatepass"))
    text = decode_text(b"".join(data), charset if encoded else "utf-8")[0]
    return decode_words(text)


def file_name(value: str) -> str:
    """A file name as it is shown: one line."""
    return " ".join(value.split()) if not value.isprintable() else value.strip()


def transfer_decode(data: bytes, encoding: str) -> tuple[bytes, str]:
    """The bytes that a Content-Transfer-Encoding (lower-case, trimmed) stands for, and the kind of a defect or ''."""
    if encoding in _IDENTITY:
        return data, ""
    if encoding.startswith("quoted") or encoding == "qp":
        return decode_quoted_printable(data), ""
    if encoding.startswith("base64") or encoding == "b":
        decoded, whole = decode_base64(data)
        return decoded, ("" if whole else "bad-base64")
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return data, ""
    return data, "unknown-encoding"


_IDENTITY: Final = frozenset(("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none"))
_SOFT_BREAK: Final = re.compile(rb"=[ \t]+(?=\r?\n)")


def decode_quoted_printable(data: bytes) -> bytes:
    """Quoted-printable (RFC 2045 6.7); what it does not allow is left as it stands."""
    if b"=" not in data:
        return data
    if _SOFT_BREAK.search(data) is not None:
        data = _SOFT_BREAK.sub(b"=", data)
    return binascii.a2b_qp(data)


def split_multipart(
    data: bytes, start: int, end: int, boundary: bytes, *, loose: bool = False
) -> tuple[list[tuple[int, int]], bool]:
    """Ranges of the parts between delimiter lines, at most `PARTS`, and whether the closing delimiter was there.

    With `loose`, a delimiter line may go on after a blank, which RFC 2046 5.1.1 does not allow.
    """
    delimiter = b"--" + boundary[:BOUNDARY_BYTES].rstrip()
    size = len(delimiter)
    ranges: list[tuple[int, int]] = []
    opened = -1
    at = data.find(delimiter, start, end)
    while at >= 0:
        if at == start or data[at - 1] in b"\n\r":
            after = at + size
            closing = data[after : after + 2] == b"--"
            line_end = data.find(b"\n", after, end)
            rest = data[after + 2 * closing : end if line_end < 0 else line_end]
            if len(rest) < 1_000 and (not rest.strip() or (loose and rest[:1] in b" \t")):
                if 0 <= opened < at:
                    ranges.append((opened, max(opened, _before_line_end(data, opened, at))))
                if closing:
                    return ranges, True
                opened = end if line_end < 0 else line_end + 1
                if len(ranges) >= PARTS:
                    return ranges, False
        at = data.find(delimiter, at + size, end)
    if 0 <= opened < end:
        ranges.append((opened, end))
    return ranges, False


def _before_line_end(data: bytes, start: int, at: int) -> int:
    """The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1)."""
    if at - 1 >= start and data[at - 1] == 10:
        at -= 1
    if at - 1 >= start and data[at - 1] == 13:
        at -= 1
    return at


def find_boundary(data: bytes, start: int, end: int) -> bytes:
    """The boundary that a multipart uses, where its header does not say it; or empty."""
    found = _BOUNDARY_LINE.search(data, start, min(end, start + 20_000))
    return found[1] if found is not None else b""


_BOUNDARY_LINE: Final = re.compile(
    rb"^--([^\s-][^\s]{0,200}|-{1,60}[^\s-][^\s]{0,140})[ \t]*\r?\nContent-", re.MULTILINE | re.IGNORECASE
)
