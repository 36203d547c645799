"""Macros: the source code within VBA projects (MS-OVBA), and what it says of itself."""

import re
from io import BytesIO
from typing import Final

from noroshi.message.attachments.found import Found

_AUTO = re.compile(
    r"\b(?:auto_?(?:open|exec|close|new)|document_?(?:open|close|new)|workbook_(?:open|activate|beforeclose)|presentation_open)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:shell|createobject|wscript|powershell|urldownloadtofile|xmlhttp|shellexecute|callbyname|winmgmts|cmd\.exe|mshta|"
    r"regsvr32|rundll32|environ)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s\"'<>]{4,1000}")
_SOURCE_BYTES: Final = 1 << 20


def read_vba_project(content: bytes, found: Found) -> None:
    """Reads a `vbaProject.bin`, which is an OLE file."""
    import olefile

    if not olefile.isOleFile(content):
        return
    with olefile.OleFileIO(BytesIO(content)) as ole:
        for path in ole.listdir()[:200]:
            if len(path) > 1 and path[-2].upper() == "VBA" and path[-1].lower() not in {"dir", "_vba_project"}:
                if not found.budget.in_time():
                    found.not_read("limit")
                    return
                read_module(ole.openstream(path).read(_SOURCE_BYTES), found)


def read_module(stream: bytes, found: Found) -> None:
    """Reads one module's stream: compiled code, then the compressed source, which begins with `Attribut`."""
    start = stream.find(b"\x00Attribut")
    if start < 3:
        return
    source = decompress(stream[start - 3 :], found).decode("cp932", "replace")
    if _AUTO.search(source):
        found.trait("auto-run")
    if _RUNS.search(source):
        found.trait("runs-programs")
    for url in _URL.findall(source):
        found.link(url)


def decompress(data: bytes, found: Found) -> bytes:
    """A compressed container (MS-OVBA 2.4.1); as much of it as is sound."""
    out = bytearray()
    at = 1
    while at + 2 <= len(data) and len(out) < _SOURCE_BYTES and found.budget.expand(4096):
        header = int.from_bytes(data[at : at + 2], "little")
        end = min(at + (header & 0xFFF) + 3, len(data))
        if header & 0x8000:
            _decompress_chunk(data, at + 2, end, out)
        else:
            out += data[at + 2 : end]
        at = end
    return bytes(out)


def _decompress_chunk(data: bytes, at: int, end: int, out: bytearray) -> None:
    """Tokens of one chunk (2.4.1.3.5): literals, or copies of what came before in the chunk."""
    start = len(out)
    while at < end:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            token = int.from_bytes(data[at : at + 2], "little")
            at += 2
            bits = max((len(out) - start - 1).bit_length(), 4)
            length, offset = (token & (0xFFFF >> bits)) + 3, (token >> (16 - bits)) + 1
            if offset > len(out) - start:
                return
            for _ in range(length):
                out.append(out[-offset])
