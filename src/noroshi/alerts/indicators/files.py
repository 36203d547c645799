"""Paths of Windows and Unix, and file names with letters beyond ASCII or blanks in quotation marks."""

import re
from collections.abc import Iterable
from typing import Final

from noroshi.alerts.indicators.belief import NAMED
from noroshi.alerts.indicators.folded import OTHER_DOT
from noroshi.alerts.indicators.hosts import endings
from noroshi.alerts.indicators.needles import Needles
from noroshi.alerts.indicators.page import Page

PATH_CHARS: Final = 1_024
"""Code points of a path that are looked at (Windows: 260 by default; Linux: 4,096)."""

_SEGMENT = r"[^%\\/:*?\"<>|\r\n\t\u3000、。「」『』（）]{1,128}"
_WINDOWS = re.compile(
    rf"(?:[A-Za-z]:|%[A-Za-z()0-9_]{{2,32}}%|\$env:[A-Za-z]{{2,32}}|\\\\[A-Za-z0-9.\-]{{2,64}})\\{{1,2}}(?:{_SEGMENT}\\{{1,2}}){{0,24}}"
    r"[^\\/:*?\"<>|\r\n\t \u3000、。，,;'`「」『』（）(){}\[\]ぁ-んァ-ヶ一-鿿]{0,128}"
)
_REGISTRY = re.compile(
    r"(?:HKEY_[A-Z_]{4,20}|HKLM|HKCU|HKCR)\\(?:[^\\\r\n\t\"<>|、。]{1,64}\\){0,16}[^\\\r\n\t \"<>|、。,;'()「」ぁ-んァ-ヶ一-鿿]{0,64}"
)
_ROOTS = "tmp|etc|usr|var|home|opt|bin|sbin|dev|proc|root|private|Library|Users|Applications|Volumes|System|mnt|data/local|boot|lib|srv"
_UNIX = re.compile(rf"(?:/(?:{_ROOTS})|~|\$HOME)/[A-Za-z0-9_.\-+@/~]{{1,512}}")
_UNIX_ROOTS = Needles(*(f"/{root}".lower().encode("ascii") for root in _ROOTS.split("|")))
_HOMES = Needles(b"~/", b"$home/")
_WINDOWS_ROOTS = (b"hkey_", b"hklm\\", b"hkcu\\", b"hkcr\\", b"$env:")
_DRIVE, _SHARE, _VARIABLE = b":\\", b"\\\\", b"%\\"
_BACKSLASHES = Needles(*_WINDOWS_ROOTS, _DRIVE, _SHARE, _VARIABLE)
_UNIX_BEFORE = frozenset(" \t\r\n\"'`(（「『=:,>|、。[【・：\x00")
_TRAILING = ".,;:!?'）)"


def find_paths(page: Page) -> None:
    """Notes paths, and hides them from the other finders."""
    raw, text = page.raw, page.text
    places: list[int] = []
    if b"\\" in raw:
        signs = _BACKSLASHES.places(raw)
        places += [at - 1 for at in signs.get(_DRIVE, ()) if at > 0]
        places += _variables(raw, signs.get(_VARIABLE, ()))
        places += [
            at
            for at in signs.get(_SHARE, ())
            if raw[at + 2 : at + 3].isalnum() and raw[at - 1 : at] not in {b":", b"\\"}
        ]
        for word in _WINDOWS_ROOTS:
            places += signs.get(word, ())
    if b"/" in raw:
        for root, starts in _UNIX_ROOTS.places(raw).items():
            places += [at for at in starts if raw.startswith(b"/", at + len(root))]
        for starts in _HOMES.places(raw).values():
            places += starts
    floor, spans = 0, []
    for place in sorted(set(places)):
        if place < floor:
            continue
        end = _path_end(text, place)
        if end > place:
            page.add("file", page.meant(place, end), (place, end), page.is_defanged(place, end), NAMED)
            spans.append((place, end))
            floor = end
    page.hide(spans)


def _variables(raw: bytes, ends: Iterable[int]) -> list[int]:
    """Where the name of a variable begins, for every one that a backslash follows."""
    return [start for at in ends if (start := raw.rfind(b"%", max(0, at - 34), at)) >= 0]


def _path_end(text: str, place: int) -> int:
    """Where the path ends that may begin at `place`; `place` where there is none."""
    first = text[place]
    before = text[place - 1] if place else " "
    if first in "/~$" and not text.startswith("$env", place):
        if before not in _UNIX_BEFORE and before.isascii():
            return place
        found = _UNIX.match(text, place, place + PATH_CHARS)
        if found is None or ("/" not in found[0].strip("/~") and "." not in found[0]):
            return place
    else:
        if before.isascii() and (before.isalnum() or before in "_\\"):
            return place
        found = (_REGISTRY if text[place : place + 2].upper() == "HK" else _WINDOWS).match(
            text, place, place + PATH_CHARS
        )
        if found is None:
            return place
    end = found.end()
    while end > place and text[end - 1] in _TRAILING:
        end -= 1
    return end if end - place > 3 else place


_ENDING = re.compile(rb"[a-z0-9]{1,12}(?:\.[a-z0-9]{1,12})*")
_NAME_STOPS = frozenset(" \t\r\n\u3000\"'`「」『』“”‘’、。，,/\\:：*?？<>|・;；=＝")
_QUOTES = {"」": "「", "』": "『", '"': '"', "”": "“", "'": "'", "’": "‘", "`": "`", "》": "《", "＞": "＜"}
_PAIRED = {"」": "「", "』": "『", "”": "“"}
CLOSING_QUOTES: Final = frozenset(_PAIRED)
_NO_NAME = re.compile(r"[\n、。」』”/\\]| -")
NAME_CHARS: Final = 80
"""Code points of a file name that are looked back over."""


def find_wide_files(page: Page) -> None:
    """Notes file names whose last letter before the ending is beyond ASCII or a closing bracket: `面接資料.pdf.lnk`, `JD(1).pdf`."""
    for needle in (OTHER_DOT, b").", b"]."):
        floor = 0
        spans = []
        for at in page.words.get(needle, ()):
            if at < floor:
                continue
            end = _with_ending(page, at + 2)
            if end > at + 2 and page.classes[at + 1] == 0x2E:
                start = _name_start(page.text, floor, at, end)
                if start <= at:
                    page.add("file", page.meant(start, end), (start, end), page.is_defanged(start, end), NAMED)
                    spans.append((start, end))
                    floor = end
        page.hide(spans)


def _with_ending(page: Page, at: int) -> int:
    found = _ENDING.match(page.folded, at)
    if found is None or found[0].rpartition(b".")[2] not in endings().carriers:
        return at
    return found.end()


def quoted_start(text: str, start: int, end: int) -> int:
    """Where a file name with blanks begins that stands in Japanese or curved quotation marks; else `start`."""
    opener = _PAIRED.get(text[end : end + 1])
    if opener is None:
        return start
    opened = text.rfind(opener, max(0, start - NAME_CHARS), start)
    return start if opened < 0 or _NO_NAME.search(text, opened + 1, start) else opened + 1


def _name_start(text: str, floor: int, last: int, end: int) -> int:
    """Where the name begins: behind the opening quotation mark that the sign behind it closes, else behind a blank."""
    opener = _QUOTES.get(text[end : end + 1])
    least = max(floor, last - NAME_CHARS)
    if opener is not None:
        start = text.rfind(opener, least, last)
        if start >= 0 and "\n" not in text[start:last]:
            return start + 1
    start = last
    while start > least and text[start - 1] not in _NAME_STOPS:
        start -= 1
    return start if text[start] not in _NAME_STOPS else last + 1
