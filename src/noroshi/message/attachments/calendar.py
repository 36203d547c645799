"""Invitations (RFC 5545) and visiting cards (RFC 6350): organiser, summary, place, and links."""

import re
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.charset import decode_text
from noroshi.message.urls import find_text_links

_BYTES: Final = 1 << 20
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"^([A-Za-z-]{1,60})((?:;[^:;\r\n]{0,500}(?:\"[^\"\r\n]{0,500}\")?){0,10}):([^\r\n]*)", re.MULTILINE)
_COMMON_NAME = re.compile(r";CN=(?:\"([^\"]{1,200})\"|([^;:]{1,200}))", re.IGNORECASE)
_SHOWN: Final = (
    "SUMMARY",
    "ORGANIZER",
    "LOCATION",
    "DESCRIPTION",
    "CONFERENCE",
    "FN",
    "ORG",
    "TITLE",
    "EMAIL",
    "TEL",
    "NOTE",
)
_TARGETS: Final = ("URL", "CONFERENCE", "ATTACH", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-ONLINEMEETINGCONFLINK")  # fmt: skip


def read_calendar(content: bytes, found: Found) -> None:
    """The words of an invitation or a card, a property a line, and the URLs in it (`where` is `calendar`)."""
    text = _FOLD.sub("", decode_text(content[:_BYTES], "")[0])
    lines: list[str] = []
    for field, parameters, raw in _LINE.findall(text):
        if not found.budget.in_time():
            found.not_read("limit")
            break
        name, value = field.upper(), _unescaped(raw.strip())
        if not value:
            continue
        if name in _TARGETS and ":" in value:
            found.link(value, where="calendar")
        if name not in _SHOWN:
            continue
        person = _COMMON_NAME.search(parameters) if name == "ORGANIZER" else None
        if person is not None:
            value = f"{person[1] or person[2]} <{value.partition(':')[2] or value}>"
        elif value.lower().startswith("mailto:"):
            value = value[7:]
        if value not in lines:
            lines.append(value)
            for link in find_text_links(value):
                found.link(link.href, where="calendar")
    found.text("\n".join(lines))


def _unescaped(value: str) -> str:
    """A TEXT value without its escapes (RFC 5545 3.3.11)."""
    if "\\" not in value:
        return value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else str(found[1]), value)
