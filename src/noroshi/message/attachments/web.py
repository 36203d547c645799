"""Web pages, SVG pictures and saved pages: what they show, where they lead, and whether they make files by themselves."""

import re
from typing import Final

from noroshi.message.attachments.found import Found
from noroshi.message.charset import decode_text
from noroshi.message.html import render_html
from noroshi.message.limits import HTML_CHARS
from noroshi.message.urls import find_text_links

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_MAKES_FILE: Final = ("mssaveoropenblob", "mssaveblob", "createobjecturl", "new blob(", "new file(", "saveas(")
_DECODES: Final = ("atob(", "frombase64", "fromcharcode", "unescape(", "decodeuricomponent(", "uint8array")
_LONG_DATA = re.compile(
    r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{4000}|(?<!%[0-9A-Fa-f]{2})(?:%[0-9A-Fa-f]{2}){1000}"
    r"|(?<!\\x[0-9A-Fa-f]{2})(?:\\x[0-9A-Fa-f]{2}){1000}|(?<![\d,])(?:\d{1,3},){1000}"
)
_GOES_ELSEWHERE = re.compile(
    r"(?:location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|http-equiv\s*=\s*[\"']?refresh|window\.open\s*\()",
    re.IGNORECASE,
)
_HANDLER = re.compile(r"\son(?:load|error|click|mouseover|begin)\s*=", re.IGNORECASE)


def read_web(content: bytes, found: Found) -> None:
    """Text, links and traits of a page. The page is not run: what a script would write is not seen."""
    label = _META.search(content, 0, 4096)
    text = decode_text(content[: HTML_CHARS * 2], label[1].decode() if label else "")[0]
    page = render_html(text)
    found.text(page.text)
    for link in page.links:
        if link.where == "form":
            found.link(link.href, "form")
        elif link.href and not link.href.startswith("#"):
            found.link(link.href, link.text)
    lower = text.lower()
    if page.has_form or "<form" in lower:
        found.trait("form")
    if page.has_password_field or _PASSWORD.search(lower):
        found.trait("password-field")
    if page.has_script or _HANDLER.search(text):
        found.trait("script")
        _read_script(text, lower, found)
    if "<foreignobject" in lower:
        found.trait("foreign-object")
    if _GOES_ELSEWHERE.search(text):
        found.trait("redirect")
    if any(link.href[:5].lower() == "data:" for link in page.links) or 'href="data:' in lower:
        found.trait("data-url")
        if "download" in lower:
            found.trait("smuggling")
    if page.defects:
        found.not_read("limit")


_PASSWORD = re.compile(r"<input[^<>]{0,500}type\s*=\s*[\"']?password")


def _read_script(text: str, lower: str, found: Found) -> None:
    """Smuggling (ATT&CK T1027.006): a script that makes a file out of data that the page carries."""
    makes = any(word in lower for word in _MAKES_FILE)
    decodes = any(word in lower for word in _DECODES)
    carries = _LONG_DATA.search(text) is not None
    if (makes and (decodes or carries)) or (decodes and carries) or ("download" in lower and carries):
        found.trait("smuggling")
    for link in find_text_links(text[: 1 << 18]):
        if link.url is not None and link.url.host != "www.w3.org":
            found.link(link.href)
