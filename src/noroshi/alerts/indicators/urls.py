"""URLs: with a scheme, and hosts that a path follows."""

import re
from typing import Final

from noroshi.alerts.indicators.belief import DEFANGED, NAMED, Belief, address_belief, for_defanged, page_belief
from noroshi.alerts.indicators.folded import FILLERS, OTHER, STOP
from noroshi.alerts.indicators.handles import ACCOUNT_HOSTS, account_in_url
from noroshi.alerts.indicators.idn import a_labels, wide_host_end
from noroshi.alerts.indicators.page import Page
from noroshi.alerts.indicators.refang import SCHEMES
from noroshi.alerts.model import Indicator

URL_CHARS: Final = 8_192
"""Code points of one URL, longest kept (RFC 9110 4.1 asks for 8,000)."""

_HOST = re.compile(rb"\[[0-9a-f:.\0\1]{2,64}\]|[a-z0-9\-._\0-\2\x81]{1,512}")
_PORT = re.compile(rb":[0-9]{1,5}(?![0-9a-z@])")
_USERINFO = re.compile(rb"[a-z0-9\-._~%!$&'()*+,;=:\0\1]{0,128}@")
_REST = re.compile(rb"[\0\1!#-;=?-\[\]_a-z~]*")
_KNOWN_SCHEME = re.compile(rb"(?:https?|hxxps?|ftp|wss?)\Z")
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_CLOSERS = {ord(")"): b"(", ord("]"): b"["}
_TRAILING = frozenset(b".,;:!?'*_\0\1\2-(")
_LISTS = frozenset(b",\n\"'")
_SEPARATORS = b",;|"


def find_urls(page: Page) -> None:
    """Notes every URL with a scheme, and hides it from the other finders."""
    folded, text, spans = page.folded, page.text, []
    find, plain, is_ascii, add = folded.find, page.around.plain, page.is_ascii, page.found.append
    hosts: dict[bytes, tuple[str, Belief]] = {}
    simple: dict[bytes, tuple[str, Belief, Belief] | None] = {}
    at = find(b"://")
    floor = 0
    while at >= 0:
        following = find(b"://", at + 3)
        ready = _SCHEME_5.get(folded[at - 5 : at]) or _SCHEME_4.get(folded[at - 4 : at])
        if ready is not None and at - ready[1] >= floor:
            # Nearly all URLs are plain: one expression finds host and path, nothing is glued on, no list around.
            prefix, length, disguised = ready
            start = at - length
            shape = _SIMPLE.match(folded, at + 3)
            if shape is not None and folded[start - 1] not in _CAREFUL:
                host_end, end = shape.end(1), shape.end()
                if folded[end] in _STOPS_SIMPLE and folded[end - 1] in _SIMPLE_END and not 0 <= following < end:
                    authority = shape[1]
                    known = simple.get(authority, _UNSEEN)
                    if known is _UNSEEN:
                        known = simple[authority] = _simple_host(authority)
                    written = text[start:end]
                    if known and (is_ascii or written.isascii()):
                        host, belief, belief_defanged = known
                        piece = folded[start:end]
                        defanged = disguised or 0 in piece
                        rest = written[host_end - start :]
                        if defanged and (0 in piece[host_end - start :] or 1 in piece):
                            rest = page.meant(host_end, end)
                        if not (plain or defanged) and belief[0]:
                            against = page.around.against(start, host)
                            belief = (False, against) if against else belief
                        add(
                            Indicator(
                                "url", f"{prefix}{host}{rest}", start, end, written, defanged,
                                *(belief_defanged if defanged else belief),
                            )
                        )  # fmt: skip
                        spans.append((start, end))
                        floor = end
                        at = following
                        continue
        scheme, start = _scheme(page, at, floor)
        end = _end(page, start, at + 3) if scheme else at
        if end > at + 3:
            end = _note(page, scheme, start, (at + 3, end), hosts)
        if end > at + 3:
            spans.append((start, end))
            floor = end
        at = find(b"://", max(at + 3, floor)) if following < floor else following
    page.hide(spans)


_SCHEME_5 = {b"https": ("https://", 5, False), b"hxxps": ("https://", 5, True)}
_SCHEME_4 = {b"http": ("http://", 4, False), b"hxxp": ("http://", 4, True)}
_SIMPLE = re.compile(rb"([a-z0-9\-._\0]{4,253})(?:/[\0!#-+\-.-:=?@\[\]_a-z~]*)?")
_STOPS_SIMPLE = frozenset(b' \t\r\n"<>`')
_CAREFUL = frozenset(b",'(")
_SIMPLE_END = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789/-_=")
_UNSEEN: Final = ("", (False, ""), (False, ""))


def _simple_host(authority: bytes) -> tuple[str, Belief, Belief] | None:
    """The host of a plain authority, and what is to be thought of it as it is and defanged; None where it is none."""
    host = authority.translate(None, FILLERS).decode("ascii")
    if host in ACCOUNT_HOSTS or host.endswith(".") or "." not in host or ".." in host:
        return None
    if ("-" in host or host[0] == ".") and _ODD_HOST.search(host):
        return None
    belief = _belief(host) if host[-1].isdigit() else page_belief(host)
    return host, belief, DEFANGED if belief is NAMED else for_defanged(belief)


def _scheme(page: Page, at: int, floor: int) -> tuple[bytes, int]:
    """The scheme that is meant before `://`, and where it begins."""
    folded = page.folded
    before = folded[max(floor, at - 16) : at]
    bare = before.rstrip(FILLERS)
    stop = at - (len(before) - len(bare))
    for scheme in (b"https", b"http", b"hxxp", b"hxxps"):
        if bare.endswith(scheme):
            return SCHEMES[scheme], stop - len(scheme)
    start = len(bare)
    while start and bare[start - 1] in _SCHEME_SIGNS:
        start -= 1
    name = bare[start:].translate(None, FILLERS)
    meant = SCHEMES.get(name)
    if meant is None:
        return b"", at
    return meant, stop - (len(bare) - start)


_SCHEME_SIGNS = _LETTERS | frozenset(b"0123456789+-\0\1")


def _end(page: Page, start: int, at: int) -> int:
    """Where the URL ends whose host begins at `at`; `at` where there is no host."""
    folded = page.folded
    found = _HOST.match(folded, at)
    end = found.end() if found else at
    if folded[end] == OTHER and (end == at or folded[end - 1] == 0x2E):
        end = wide_host_end(page.text, at, end)
    elif folded[end] in b"@:%" or end == at:
        user = _USERINFO.match(folded, at)
        if user is not None:
            host = _HOST.match(folded, user.end())
            end = host.end() if host else at
    if end == at:
        return at
    return rest_end(page, start, end)


def rest_end(page: Page, start: int, end: int) -> int:
    """Where a URL ends whose host ends at `end`: behind port, path and query, without the sentence's punctuation."""
    folded = page.folded
    if folded[end] == 0x3A:  # :
        port = _PORT.match(folded, end)
        if port is not None:
            end = port.end()
    host_end = end
    if folded[end] in b"/?#":
        rest = _REST.match(folded, end, start + URL_CHARS)
        if rest is not None:
            end = _cut(folded, start, host_end, rest.end())
    while end > start:
        last = folded[end - 1]
        if last in _TRAILING or (
            last in _CLOSERS and folded.count(last, host_end, end) > folded.count(_CLOSERS[last], host_end, end)
        ):
            end -= 1
        else:
            break
    return end


def _cut(folded: bytes, start: int, host_end: int, end: int) -> int:
    """The end before what follows the URL without a blank: the next cell, the next URL, a bracket around it."""
    before = folded[start - 1]
    if before in _LISTS:
        closer = b"," if before in b",\n" else bytes([before])
        cell = folded.find(closer, host_end, end)
        if cell >= 0:
            end = cell
        if before in b"\"'":
            comma = folded.find(b"',", host_end, end)
            end = comma if comma >= 0 else end
    elif before == 0x28 and folded.find(b"(", host_end, end) < 0:
        closer_at = folded.find(b")", host_end, end)
        end = closer_at if closer_at >= 0 else end
    following = folded.find(b"://", host_end, end)
    if following >= 0:
        separator = max(folded.rfind(bytes([sign]), max(host_end, following - 8), following) for sign in _SEPARATORS)
        scheme = _KNOWN_SCHEME.search(folded, max(host_end, following - 5), following)
        if separator >= 0:
            end = separator
        elif scheme is not None and (folded[scheme.start() - 1] in _LETTERS or folded[scheme.start() - 1] == 0x29):
            end = scheme.start()
    return end


def _note(page: Page, scheme: bytes, start: int, span: tuple[int, int], hosts: dict[bytes, tuple[str, Belief]]) -> int:
    """Notes the URL whose host begins `span`; its end, or the host's begin where it turns out to be none."""
    folded = page.folded
    host_at, end = span
    host_end = end
    for sign in (b"/", b"?", b"#"):
        found = folded.find(sign, host_at, host_end)
        if found >= 0:
            host_end = found
    authority = folded[host_at:host_end]
    known = hosts.get(authority)
    if known is None:
        host = _host_of(page, host_at, host_end)
        known = hosts[authority] = (host, _belief(host) if host else NAMED)
    host, belief = known
    if not host:
        return host_at
    name = scheme.decode("ascii")
    port = ""
    if b":" in authority and not host.startswith("["):
        port = authority.translate(None, FILLERS).rpartition(b":")[2].decode("ascii", "replace")
    user = page.meant(host_at, host_at + authority.rfind(b"@") + 1) if b"@" in authority else ""
    rest = page.meant(host_end, end)
    if not host.isascii():
        host = a_labels(host)
    value = f"{name}://{user}{host}{':' + port if port.isdecimal() else ''}{rest}"
    defanged = folded[start : start + len(scheme)] != scheme or page.is_defanged(start, end)
    if defanged:
        belief = for_defanged(belief)
    elif belief[0] and not page.around.plain:
        against = page.around.against(start, host)
        belief = (False, against) if against else belief
    page.add("url", value, (start, end), defanged, belief)
    if host in ACCOUNT_HOSTS:
        account_in_url(page, host, (host_end, end), defanged, belief)
    return end


def note_without_scheme(page: Page, host: str, start: int, host_end: int, belief: Belief) -> int:
    """Notes a host with what follows it (`host/path`, `host:443/path`) as a URL, if that is one; its end, or `start`."""
    end = rest_end(page, start, host_end)
    if end <= host_end or (b"/" not in page.folded[host_end:end] and b"?" not in page.folded[host_end:end]):
        return start
    defanged = page.is_defanged(start, end)
    page.add("url", host + page.meant(host_end, end), (start, end), defanged, belief)
    if host in ACCOUNT_HOSTS:
        account_in_url(page, host, (host_end, end), defanged, belief)
    return end


_IP = re.compile(r"[0-9.]+\Z")


def _belief(host: str) -> Belief:
    """What is to be thought of a host or address that a URL names."""
    try:
        if host[0] == "[" or (host[-1].isdigit() and _IP.match(host)):
            return address_belief(host.strip("[]"))
        return page_belief(host)
    except ValueError:
        return page_belief(host)


_ODD_HOST = re.compile(r"\.\.|^[.\-]|-$|\.-|-\.")


def _host_of(page: Page, start: int, end: int) -> str:
    """The host of an authority, as meant; empty where it is none."""
    folded = page.folded[start:end]
    if OTHER in folded:
        return page.text[start:end].replace("。", ".").replace("．", ".").lower().partition(":")[0].rstrip(".")
    bare = folded.translate(None, FILLERS)
    if STOP in bare:
        bare = bare.replace(bytes([STOP]), b".")
    bare = bare.rpartition(b"@")[2]
    if bare.startswith(b"["):
        return bare.partition(b"]")[0].decode("ascii", "replace") + "]"
    bare = bare.partition(b":")[0].rstrip(b".")
    host = (
        page.meant(start, end).rpartition("@")[2].partition(":")[0].rstrip(".").lower()
        if not bare.isascii()
        else bare.decode("ascii")
    )
    return "" if _ODD_HOST.search(host) else host
