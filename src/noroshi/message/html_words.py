"""The words of a page, from the text and the marks that the tags left in it."""

import re
from html import unescape
from typing import Final

# Marks in the text while a page is read: control characters, which HTML text cannot hold.
BLOCK: Final = "\x01"
PARAGRAPH: Final = "\x02"
LINE: Final = "\x03"
CELL: Final = "\x04"
LINK: Final = "\x05"
END_LINK: Final = "\x06"
HIDE: Final = "\x07"
SHOW: Final = "\x08"
MARKS: Final = dict.fromkeys(range(1, 9))

_UNSEEN: Final = r"[\u200b-\u200f\u2060-\u2064\ufeff\u034f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e]"
_PADDING: Final = "\u200b\u200c\u200d\u034f\u00ad\ufeff\u2060\u180e"
"""of these, at least one is in every run that was met"""
_UNSEEN_RUN = re.compile(rf"(?:{_UNSEEN}[ \u00a0\u2000-\u200a]*+|(?!)){{3,}}+")
_HIDDEN = re.compile(f"{HIDE}([^{SHOW}]*+){SHOW}?+")
_SEPARATORS = re.compile(f" ?+[{BLOCK}-{END_LINK}][ {BLOCK}-{END_LINK}]*+")
_NO_LINK_MARKS = re.compile(f"[^{LINK}{END_LINK}]+")
LINK_MARKS = re.compile(f"[{LINK}{END_LINK}]")
_ANY_MARK = re.compile(f"[{BLOCK}-{SHOW}]+")
_separators: dict[str, str] = {}


def shown_and_hidden(out: list[str]) -> tuple[str, str]:
    """The words shown, white space collapsed and link marks still within, and the words hidden."""
    text = "".join(out)
    hidden = ""
    if "&" in text:
        text = _decoded(text)
    if any(letter in text for letter in _PADDING):
        text = _UNSEEN_RUN.sub("", text)
    if HIDE in text:
        hidden = " ".join(_ANY_MARK.sub(" ", " ".join(_HIDDEN.findall(text))).split())
        text = _HIDDEN.sub(" ", text)
    return _SEPARATORS.sub(_separator, " ".join(text.split())).strip(), hidden


_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


def _decoded(text: str) -> str:
    """Text with its character references resolved. Padding repeats few of them hundreds of times: each is done once."""
    found = set(_ENTITY.findall(text))
    if len(found) > 30:
        return unescape(text)
    for entity in found:
        if entity != "&amp;":
            text = text.replace(entity, unescape(entity))
    if text.count("&") != text.count("&amp;"):
        return unescape(text)
    return text.replace("&amp;", "&")


def _separator(found: re.Match[str]) -> str:
    """What a run of spaces and marks comes to: an empty line, a new line, a tab, a space or nothing.

    Marks of links stay, and what parts words goes before the first link that begins here.
    """
    run = found[0]
    known = _separators.get(run)
    if known is None:
        if PARAGRAPH in run or run.count(LINE) > 1:
            known = "\n\n"
        elif LINE in run or BLOCK in run:
            known = "\n"
        else:
            known = "\t" if CELL in run else " " if " " in run else ""
        ends, begin, rest = _NO_LINK_MARKS.sub("", run).partition(LINK)
        known = ends + known + begin + rest
        if len(run) < 32 and len(_separators) < 4096:
            _separators[run] = known
    return known


def places(pieces: list[str]) -> list[tuple[int, int]]:
    """Start and end of every second piece: the words of the links."""
    found = []
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            found.append((at, at + len(piece)))
        at += len(piece)
    return found
