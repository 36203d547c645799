"""Rich Text Format: embedded objects, templates and links."""

import re
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.limits import MEMBER_BYTES

_OBJECT = re.compile(rb"\\objdata|\\objemb|\\objocx|\\objclass")
_TEMPLATE = re.compile(rb"\\\*\s*\\template\s+([^{}\\]{1,2000}(?:\\[^{}]{1,2000})?)")
_HYPERLINK = re.compile(rb"HYPERLINK\s+(?:\\+[a-z]\s+)?\\?\"?([^\"{}\s]{4,2000})")
_WORDS: Final = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})\s?\??|\\[a-zA-Z]{1,32}-?\d{0,10}\s?|\\[^a-zA-Z]|[{}]|[\r\n]+"
)


def read_rtf(content: bytes, found: Found) -> None:
    """Objects that it holds or updates by itself, its template where that is not on this disk, and its links."""
    content = content[:MEMBER_BYTES]
    if _OBJECT.search(content):
        found.trait("embedded-object")
    if b"\\objupdate" in content or b"\\objautlink" in content:
        found.trait("object-update")
    if b"DDEAUTO" in content or b"\\ddeauto" in content:
        found.trait("dde")
    for target in _TEMPLATE.findall(content):
        place = target.decode("latin-1").strip().replace("\\\\", "\\")
        if "://" in place or place.startswith("\\\\"):
            found.trait("remote-template")
            found.link(place)
    for target in _HYPERLINK.findall(content):
        found.link(target.decode("latin-1"))
