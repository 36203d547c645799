"""PDF (ISO 32000): links, code and actions, found in plain objects and in packed ones; text of the first pages."""

import re
import zlib
from contextlib import suppress
from typing import Any, Final

from noroshi.message.attachments.found import Found
from noroshi.message.attachments.qr import could_hold_a_code, may_look, read_codes
from noroshi.message.attachments.zips import Inflating
from noroshi.message.limits import ATTACHMENT_LINKS, MEMBER_BYTES, PDF_PAGES, PDF_STREAMS, URL_CHARS
from noroshi.message.urls import find_text_links

_TRAITS: Final = (
    (re.compile(rb"/JavaScript\b"), "javascript"),
    (re.compile(rb"/OpenAction\b|/AA\s{0,20}<<"), "open-action"),
    (re.compile(rb"/Launch\b"), "launch"),
    (re.compile(rb"/EmbeddedFiles?\b"), "embedded-file"),
    (re.compile(rb"/SubmitForm\b"), "submit-form"),
    (re.compile(rb"/AcroForm\b"), "form"),
    (re.compile(rb"/GoToR\b|/GoToE\b"), "remote-object"),
    (re.compile(rb"/RichMedia\b"), "embedded-object"),
)
_URI = re.compile(
    rb"/URI\s{0,20}\(((?:[^()\\]++|\\.|\([^()\\]{0,200}+\)|(?!))++)\)|/URI\s{0,20}<([0-9A-Fa-f\s]{2,8000})>", re.DOTALL
)
_FILE = re.compile(rb"/(?:UF|F)\s{0,20}\(((?:[^()\\]|\\.){1,1000})\)", re.DOTALL)
_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPES: Final = 50_000
"""Signs that may be escapes of names and are resolved."""
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CODES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def read_pdf(content: bytes, found: Found) -> None:
    """Traits and links from all objects, then the words of the first pages. An encrypted file shows only its traits."""
    if len(content) > MEMBER_BYTES:
        found.not_read("limit")
        content = content[:MEMBER_BYTES]
    locked = b"/Encrypt" in content
    _read_objects(content, found, locked)
    if not locked:
        for objects in _object_streams(content, found):
            _read_objects(objects, found, locked)
    _read_pages(content, found, locked)


def _read_objects(data: bytes, found: Found, locked: bool) -> None:
    if data.count(b"#") > _ESCAPES:
        found.not_read("limit")
    elif b"#" in data:
        data = _ESCAPED_NAME.sub(lambda code: bytes([int(code[1], 16)]), data)
    for pattern, trait in _TRAITS:
        if trait not in found.traits and pattern.search(data):
            found.trait(trait)
    if locked:
        return
    if b"/URI" in data:
        for literal, digits in _URI.findall(data):
            raw = (
                bytes.fromhex(digits.decode("ascii"))
                if digits and len(digits.split()[0]) % 2 == 0
                else _literal(literal)
            )
            found.link(_string(raw))
    if "embedded-file" in found.traits or "launch" in found.traits:
        for name in _FILE.findall(_without_streams(data))[:100]:
            found.member(_string(_literal(name)), 0, None)


def _without_streams(data: bytes) -> bytes:
    """The objects without the packed data, which could hold any short name by chance."""
    pieces: list[bytes] = []
    at = 0
    while (begin := data.find(b"stream", at)) >= 0 and (end := data.find(b"endstream", begin)) >= 0:
        pieces.append(data[at:begin])
        at = end + 9
    return b" ".join([*pieces, data[at:]])


def _literal(raw: bytes) -> bytes:
    """A literal string without its escapes (7.3.4.2)."""

    def unescaped(code: re.Match[bytes]) -> bytes:
        if code[1][:1].isdigit():
            return bytes([int(code[1], 8) & 255])
        return _CODES.get(code[1], code[1])

    return _ESCAPE.sub(unescaped, raw) if b"\\" in raw else raw


def _string(raw: bytes) -> str:
    return raw.decode("utf-16") if raw[:2] in {b"\xfe\xff", b"\xff\xfe"} else raw.decode("utf-8", "replace")


def _object_streams(content: bytes, found: Found) -> list[bytes]:
    """Objects packed together (7.5.7), expanded within the budget."""
    out: list[bytes] = []
    for number, place in enumerate(_OBJECT_STREAM.finditer(content)):
        if number >= PDF_STREAMS or not found.budget.in_time():
            found.not_read("limit")
            break
        begin = _STREAM.search(content, place.end(), place.end() + 2000)
        if begin is None:
            continue
        end = content.find(b"endstream", begin.end())
        stream = Inflating(content[begin.end() : end if end >= 0 else None], zlib.MAX_WBITS)
        try:
            out.append(found.read(stream, MEMBER_BYTES))
        except zlib.error:
            found.not_read("broken")
    return out


def _read_pages(content: bytes, found: Found, locked: bool) -> None:
    """Words of the first pages; and their links, where the strings of the objects are encrypted without a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            found.lock()
        else:
            found.not_read("broken")
        return
    try:
        for number in range(min(len(document), PDF_PAGES)):
            if not found.budget.in_time():
                found.not_read("limit")
                return
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_bounded()
            words.close()
            if locked:
                _read_annotations(document, page, found)
            _read_pictures(page, found)
            page.close()
            found.text(text.replace("\r\n", "\n"))
            for link in find_text_links(text[:20_000]):
                found.link(link.href)
    finally:
        document.close()


def _read_pictures(page: Any, found: Found) -> None:
    """QR codes in the pictures of a page."""
    from pypdfium2 import PdfiumError, raw

    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        if not found.budget.in_time():
            found.not_read("limit")
            return
        if not could_hold_a_code(*picture.get_px_size()):
            continue
        if not may_look(found):
            return
        with suppress(PdfiumError):
            read_codes(picture.get_bitmap().to_pil().convert("L"), found)


def _read_annotations(document: Any, page: Any, found: Found) -> None:
    """Links of a page, as PDFium sees them."""
    from ctypes import byref, c_char_p, c_int, create_string_buffer

    from pypdfium2 import raw

    at, link = c_int(0), raw.FPDF_LINK()
    for _ in range(ATTACHMENT_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, byref(at), byref(link)):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if 1 < size <= URL_CHARS:
            uri = create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document.raw, action, uri, size)
            found.link((c_char_p(uri.raw).value or b"").decode("utf-8", "replace"))
