"""URLs as a browser understands them, and the URLs that stand in plain text."""

import re

import can_ada

from noroshi.message.limits import LINKS, URL_CHARS
from noroshi.message.model import Link, Url

_WITHOUT_HOST = re.compile(r"(mailto|tel|sms|data|javascript|vbscript|cid|mid|blob|about):", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?!\S{0,80}\.(?:html?|php|aspx?|jsp|png|jpe?g|gif|pdf)(?:[?#]|\Z))[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?=[/?#:]|$)"
)
_USERINFO = re.compile(r"[^/\\?#]*[/\\]{2}[^/\\?#]*@")


def parse_url(href: str) -> Url | None:
    """The parts of `href` by the WHATWG URL standard, or None where a browser could make nothing of it.

    Two things that mail programs do are done here too: `//host/` is taken as HTTPS, and `www.example.com/x`
    without a scheme as HTTP. Of an URL longer than `URL_CHARS` characters only the beginning is read.
    """
    href = href[:URL_CHARS].strip()
    found = _WITHOUT_HOST.match(href)
    if found is not None:
        return Url(found[1].lower(), "", href[found.end() :].partition("?")[0], href.partition("?")[2], False)
    if href.startswith("//"):
        href = f"https:{href}"
    try:
        parsed = can_ada.parse(href)
    except ValueError:
        if not _BARE_HOST.match(href):
            return None
        try:
            parsed = can_ada.parse(f"http://{href}")
        except ValueError:
            return None
    host = parsed.hostname
    userinfo = "@" in href and bool(_USERINFO.match(href)) and bool(parsed.username or parsed.password)
    return Url(parsed.protocol[:-1], host.rstrip(".") if host else "", parsed.pathname, parsed.search[1:], userinfo)


# What may follow the scheme: the ASCII characters of RFC 3986. Japanese has no spaces, so any other character ends
# the URL, but in a host that is not ASCII from its beginning (an internationalised name).
_REST = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%\\]*")
_ASCII_HOST = re.compile(
    r"(?:[^/?#\s@]{1,256}@)?(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]+|(?:\d{1,3}\.){3}\d{1,3}|\[[0-9A-Fa-f:.]+\]"
)
_JAPANESE = re.compile(r"[　-ヿ㐀-䶿一-鿿＀-￯]")
_IDN_HOST = re.compile(r"(?:[^\W_]|[-.・ー々])+")
_GLUED = re.compile(r"(\.[A-Za-z]{2,24})[^\x00-\x7f][^.]*$")
_SCHEMES = ("https", "http", "hxxps", "hxxp", "ftp")
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def find_text_links(text: str) -> tuple[Link, ...]:
    """URLs with a scheme, and `www.` names, in plain text; at most `LINKS`, in order of place.

    They may be glued to Japanese words, and Japanese punctuation or brackets end them. Linear in the text's length.
    """
    links: list[Link] = []
    end = 0
    for place in _candidates(text):
        if place < end:
            continue
        if len(links) >= LINKS:
            break
        end = _end_of(text, place)
        if end == place:
            continue
        href = text[place:end]
        url = parse_url(href)
        if url is not None and url.host:
            links.append(Link(href, url, "", "text", place, end))
    return tuple(links)


def _candidates(text: str) -> list[int]:
    """Where a URL may begin."""
    places = []
    at = text.find("://")
    while at >= 0:
        before = text[max(0, at - 5) : at].lower()
        scheme = next((scheme for scheme in _SCHEMES if before.endswith(scheme)), "")
        if scheme:
            places.append(at - len(scheme))
        at = text.find("://", at + 3)
    places += [found.start() for found in _WWW.finditer(text)]
    places.sort()
    return places


_WWW = re.compile(r"(?<![A-Za-z0-9./@\-_])[Ww][Ww][Ww]\.(?=[A-Za-z0-9])")


def _end_of(text: str, start: int) -> int:
    """End of the URL that begins at `start`, or `start` where there is none."""
    scheme = text.find("://", start, start + 8)
    host_start = scheme + 3 if scheme >= 0 else start
    host = _ASCII_HOST.match(text, host_start, host_start + 512)
    end = host.end() if host else host_start
    if host is None or (
        end < len(text) and text[end] > "\x7f" and text[end].isalpha() and not _JAPANESE.match(text[end])
    ):
        wide = _IDN_HOST.match(text, host_start, host_start + 256)
        if wide is None or "." not in wide[0].strip("."):
            return start
        glued = _GLUED.search(wide[0])
        end = host_start + glued.end(1) if glued else wide.end()
    rest = _REST.match(text, end, min(len(text), start + URL_CHARS))
    return _without_punctuation(text, start, rest.end() if rest else end)


def _without_punctuation(text: str, start: int, end: int) -> int:
    """The end of a URL without the punctuation of the sentence around it."""
    while end > start:
        last = text[end - 1]
        if last in ".,;:!?'*_" or (
            last in _CLOSERS and text.count(last, start, end) > text.count(_CLOSERS[last], start, end)
        ):
            end -= 1
        else:
            break
    return end
