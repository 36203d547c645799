"""Bytes to a `Document`: finds out what they are, and hands them to the reader of that format."""

from noroshi.alerts.model import Document
from noroshi.message.charset import decode_text


def read_document(data: bytes, source: str) -> Document:
    """The words of a document. Never raises."""
    text, _ = decode_text(data, "")
    return Document(source, "text", text)
