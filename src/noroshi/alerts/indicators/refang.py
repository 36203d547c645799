r"""What authors do to make an address harmless, undone in place: a sign stays, what is around it becomes filler.

The forms are those that public reports use (collected in the lists of the tools iocextract, ioc_fanger and iocsearcher):
`[.]` `(.)` `{.}` `[dot]` `(dot)` `[.` `.]` `\.` ` dot `, `[at]` `(at)` `[@]`, `[:]//` `[://]` `[/]`, `hxxp`. The length
never changes, so offsets into the folded text are offsets into the text.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from noroshi.alerts.indicators.folded import FILL, JOIN, filled
from noroshi.alerts.indicators.needles import Needles

SCHEMES: Final = {
    **{
        name: name
        for name in (b"http", b"https", b"ftp", b"ftps", b"sftp", b"ws", b"wss", b"tcp", b"udp", b"ssh", b"smb")
    },
    **{
        name: name
        for name in (b"ldap", b"ldaps", b"rdp", b"socks5", b"tls", b"mqtt", b"stratum+tcp", b"git", b"telnet")
    },
    **dict.fromkeys((b"hxxp", b"htxp", b"hxtp", b"httx", b"xxxp", b"hxxxp", b"xttp", b"h--p", b"meow"), b"http"),
    **dict.fromkeys((b"hxxps", b"htxps", b"hxtps", b"httxs", b"xxxps", b"hxxxps", b"xttps", b"h--ps"), b"https"),
    **dict.fromkeys((b"fxp", b"fxxp", b"ftx"), b"ftp"),
    b"wxs": b"ws",
    b"wxss": b"wss",
}
"""schemes as they are written → as they are meant"""

_LEFT = Needles(b".]", b" dot ", b"h**p", b"\\.", b"\\/", b":\\\\", b":\\/\\/")
_CORES = rb" ?(?:\.|dot|d0t|@|at|:///?|:|//?|s(?=[\])}]:))"
_FORMS = (
    (b"[", re.compile(rb"\[" + _CORES + rb"(?: ?\](?://)?|(?<=\.)(?=[a-z0-9]))")),
    (b"(", re.compile(rb"\(" + _CORES + rb" ?\)(?://)?")),
    (b"{", re.compile(rb"\{" + _CORES + rb" ?\}(?://)?")),
    (b"<", re.compile(rb"<(?:\.|dot|at|@)>")),
)
_CORE = re.compile(rb"dot|d0t|at|:?/{0,3}[.@s]?")
_MEANT = {b"dot": b".", b"d0t": b".", b"at": b"@"}
# These begin with their signs, and ask only there what stands before: a search that begins by looking back is far slower.
_HALF_CLOSED = re.compile(rb"\.\](?=[a-z0-9])")
_SPOKEN_DOT = re.compile(rb" dot (?=[a-z]{2,24}(?![a-z0-9-])|[a-z0-9-]{1,63} dot )")
_LAST_WORD = re.compile(rb"[a-z0-9-]+\Z")
_BEFORE_DOT_COM = frozenset(
    b"the a an this that every or and big major early first last ex pre post to in of by former".split()
)
"""words before `dot` that speak of the dot-com years, or of a dot"""
_BACKSLASHES = re.compile(rb":\\\\(?=[a-z0-9\[])")
_SCHEME_END = re.compile(rb"(?:[tx][tx]p|[tx]ps)\Z")
_ALNUM = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_ESCAPE = re.compile(rb'\\(?:[nrtbf/"\\]|u[0-9a-f]{4})')


def refang(folded: bytes) -> bytes:
    """The folded text with every harmless form undone; as long as before."""
    for opener, pattern in _FORMS:
        if opener in folded:
            for form in sorted(set(pattern.findall(folded)), key=len, reverse=True):
                folded = _replace(folded, form)
    left = _LEFT.places(folded)
    folded = _sub(folded, left.get(b".]", ()), _HALF_CLOSED, _half_closed)
    folded = _sub(folded, left.get(b" dot ", ()), _SPOKEN_DOT, _spoken)
    if b"\\." in left:
        folded = folded.replace(b"\\.", b"\0.")
    if b":\\/\\/" in left:
        folded = folded.replace(b":\\/\\/", b"\1\1://")
    if b"\\/" in left:
        folded = folded.replace(b"\\/", b"\1/")
    folded = _sub(folded, left.get(b":\\\\", ()), _BACKSLASHES, _slashes)
    if b"h**p" in left:
        folded = folded.replace(b"h**p", b"hxxp")
    return folded


def _sub(
    folded: bytes, places: Iterable[int], pattern: re.Pattern[bytes], meant: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """The same as `pattern.sub`, if the pattern can only match at these places."""
    pieces: list[bytes] = []
    end = 0
    for place in places:
        found = pattern.match(folded, place) if place >= end else None
        if found is not None:
            pieces += [folded[end:place], meant(found)]
            end = found.end()
    return b"".join([*pieces, folded[end:]]) if pieces else folded


def _half_closed(found: re.Match[bytes]) -> bytes:
    at = found.start()
    return b".\0" if at and found.string[at - 1] in _ALNUM else found[0]


def _slashes(found: re.Match[bytes]) -> bytes:
    at = found.start()
    return b"://" if _SCHEME_END.search(found.string, max(0, at - 3), at) else found[0]


def _spoken(found: re.Match[bytes]) -> bytes:
    at = found.start()
    if not at or found.string[at - 1] not in _ALNUM:
        return found[0]
    word = _LAST_WORD.search(found.string, max(0, found.start() - 16), found.start())
    return found[0] if word is None or word[0] in _BEFORE_DOT_COM else b"\0.\0\0\0"


def _replace(folded: bytes, form: bytes) -> bytes:
    slashes = b"//" if form.endswith(b"//") else b""
    core = form[1 : len(form) - len(slashes)].strip(b" )]}>")
    meant = _MEANT.get(core, core) + slashes
    if meant == b".":
        spaced = b" " + form + b" "
        if spaced in folded:
            folded = folded.replace(spaced, b"\0" + _dot(form) + b"\0")
        return folded.replace(form, _dot(form))
    if meant == b"@":
        spaced = b" " + form + b" "
        if spaced in folded:
            folded = folded.replace(spaced, filled(spaced, b"@"))
    return folded.replace(form, filled(form, meant))


def _dot(form: bytes) -> bytes:
    return b"\0." + b"\0" * (len(form) - 2)


def unescape_json(folded: bytes) -> bytes:
    r"""The escapes of JSON strings (RFC 8259, 7) undone in place: a line break becomes blanks, `\/` a slash."""
    if b"\\" not in folded:
        return folded
    return _ESCAPE.sub(_unescaped, folded.replace(b":\\/\\/", b"\1\1://"))


def _unescaped(found: re.Match[bytes]) -> bytes:
    escape = found[0]
    if escape in {b"\\/", b"\\\\", b'\\"'}:
        return bytes([JOIN]) + escape[1:]
    return b" " * len(escape)


def is_defanged(folded: bytes) -> bool:
    """Whether the author made this piece of refanged text harmless."""
    return FILL in folded
