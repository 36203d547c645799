"""Bytes to a `Document`: finds out what they are by their content, and hands them to the reader of that format."""

import re
from typing import Final, Literal

from noroshi.alerts.documents.annotated import is_annotated, read_annotated
from noroshi.alerts.documents.decoded_json import decode_json
from noroshi.alerts.documents.decoding import decode, what_binary
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.misp import misp_events, read_misp
from noroshi.alerts.documents.plain import read_plain
from noroshi.alerts.documents.stix import read_stix, stix_objects
from noroshi.alerts.limits import DOCUMENT_BYTES
from noroshi.alerts.model import Document, DocumentKind

_SNIFFED: Final = 4_096
_SEARCHED: Final = 65_536
_TAGS: Final = 6
"""tags that make a text HTML where it does not begin with one"""
_JSON: Final = re.compile(rb"\{\s*(?:[\"}]|\Z)|\[\s*(?:[{\]\[]|\Z)")
_MARKUP: Final = re.compile(rb"<(?:!doctype|!--|\?xml|[a-z])", re.IGNORECASE)
_TAG: Final = re.compile(
    rb"<(?:html|head|body|title|meta|link|script|article|main|section|header|nav|div|table|h[1-6]|p|ul|br|span|a)[\s>/]",
    re.IGNORECASE,
)
_END_TAG: Final = re.compile(rb"</(?:p|div|html|body|h\d|a|td|li)>", re.IGNORECASE)
_MAIL_FIELD: Final = re.compile(
    rb"(?m)^(From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Reply-To|Delivered-To|Content-Type):",
    re.IGNORECASE,
)
_MAIL_BEGINS: Final = re.compile(rb"(?:>?From [^\n]{1,200}\n)?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")


def read_document(data: bytes, source: str) -> Document:
    """The words of a document. Never raises: what is wrong with the bytes is in `defects`, by the words of `defects.py`.

    `source` is a path or a name, and says nothing of the format.
    """
    defects: dict[str, str] = {}
    if len(data) > DOCUMENT_BYTES:
        defects["limit-bytes"] = f"{DOCUMENT_BYTES} of {len(data)}"
        data = data[:DOCUMENT_BYTES]
    kind = kind_of(data)
    if kind == "":
        defects["unknown-format"] = what_binary(data)
        return Document(source, "text", "", defects=as_defects(defects))
    if not data.strip():
        defects["empty"] = ""
        return Document(source, "text", "", defects=as_defects(defects))
    return _READERS[kind](data, source, defects)


def kind_of(data: bytes) -> DocumentKind | Literal[""]:
    """What the bytes are; `json` stands for STIX and MISP, too. Empty for what is not read."""
    head = data[:_SNIFFED]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if what_binary(data):
        return ""
    if b"\0" in head:
        head = decode(head)[0].encode("utf-8", "replace")
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON.match(begin):
        return "json"
    if _is_mail(begin):
        return "mail"
    wide = data[:_SEARCHED] if b"\0" not in data[:_SNIFFED] else head
    if begin[:1] == b"<" and _MARKUP.match(begin) and _TAG.search(wide):
        return "html"
    return "html" if len(_TAG.findall(wide)) >= _TAGS and _END_TAG.search(wide) else "text"


def _is_mail(begin: bytes) -> bool:
    """The first lines are header fields, one of them that of an author or of a server."""
    if _MAIL_BEGINS.match(begin) is None:
        return False
    header = re.split(rb"\r?\n\r?\n|\r\r", begin, maxsplit=1)[0]
    fields = {name.lower() for name in _MAIL_FIELD.findall(header)}
    return len(fields) >= 3 and bool(fields & {b"from", b"received", b"return-path"})


def _read_pdf(data: bytes, source: str, defects: dict[str, str]) -> Document:
    from noroshi.alerts.documents.pdf import read_pdf

    return read_pdf(data, source, defects)


def _read_html(data: bytes, source: str, defects: dict[str, str]) -> Document:
    from noroshi.alerts.documents.html import read_html

    return read_html(data, source, defects)


def _read_mail(data: bytes, source: str, defects: dict[str, str]) -> Document:
    from noroshi.alerts.documents.mail import read_mail

    return read_mail(data, source, defects)


def _read_json(data: bytes, source: str, defects: dict[str, str]) -> Document:
    text, defect = decode(data)
    if defect:
        defects[defect] = ""
    value = decode_json(text, defects)
    if value is None:
        return Document(source, "json", "", defects=as_defects(defects))
    objects = stix_objects(value)
    if objects is not None:
        return read_stix(objects, source, defects)
    events = misp_events(value)
    if events is not None:
        return read_misp(events, source, defects)
    if isinstance(value, dict) and is_annotated(value):
        return read_annotated(value, source, defects)
    defects["unknown-json"] = ""
    return Document(source, "json", "", defects=as_defects(defects))


_READERS: Final = {
    "text": read_plain,
    "html": _read_html,
    "pdf": _read_pdf,
    "mail": _read_mail,
    "json": _read_json,
}
