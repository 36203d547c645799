"""Where sentences end, in Japanese and English.

A paragraph is a run of lines that belong together: a line goes on in the next one where it stops in mid-sentence and
the next begins in lower case (texts that were wrapped at a width). Otherwise each line stands alone: headings, items of
lists and table rows have no full stop.
"""

import re
from typing import Final

from noroshi.text.span import Span

SENTENCE_CHARS: Final = 4_000
"""Code points of one sentence; a longer run without a full stop is cut at a blank or a comma."""
WRAPPED_CHARS: Final = 40
"""A line shorter than this was not broken by a width: it is a heading or an item."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"[。！？｡]|[.!?…]+(?=[\"'”’)\]»]*(?:\s|$))")
_OPENING, _CLOSING = "「『（(", "」』）)"
_CLOSERS = "\"'”’)]»」』）"
_BULLET = re.compile(r"\s*(?:[-*•●○◦‣▪■□◆◇・–—>✓✔☑✗✘→►▶❖※]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\(?[A-Z]\))\s+")
_ABBREVIATED = re.compile(
    r"(?<!\band )(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bto )(?<!\bwith )\b[Tt]he (?:U\.S|U\.N|U\.K|E\.U|D\.C)\.\s*$"
)
_OF_STATE = re.compile(
    r"(?:Security Council|General Assembly|Secretary|Department|Federal|Securities|Justice|Cyber|Senate|Attorney|District|Secret Service|Army|Navy|"
    r"Congress|Supreme|National|Office of|Immigration|Postal)\b"
)
"""goes on after "the U.S." or "the U.N." at the end of a line"""
_SHORT_ENDED = re.compile(r"\b(?:U\.S|U\.N|U\.K|E\.U|D\.C)\.\s*$")
_ENDED = re.compile(r"[.!?…:;。！？：]['\"”’)\]」』）]*\s*$")

_TITLES = frozenset(
    "mr mrs ms mx dr prof st sen rep gov gen col lt maj sgt capt cpl cmdr adm insp det supt hon rev pres messrs vs v"
    " fig figs sec art arts para ch pp vol approx est ref cf viz e.g i.e al dept univ assn intl ver eq".split()
)
"""a full stop after these never ends a sentence"""
_BEFORE_NUMBER = frozenset(
    "no nos p jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
"""a full stop after these ends no sentence if a number follows"""
_EITHER = frozenset(
    "u.s u.n u.k e.u u.s.a u.a.e d.c d.p.r.k r.o.k a.m p.m etc inc corp co cos ltd llc llp plc jr sr bros gmbh"
    " ph.d b.c a.d n.y l.a pty s.a b.v k.k a.k.a i.t".split()
)
"""a full stop after these ends a sentence only before a word that usually begins one"""
_BEGINNERS = frozenset(
    "the a an in on at it its this that these those he she they we you i his her their our however but and so yet"
    " according after before while when if as for since although though because during by with from meanwhile"
    " also one two some many most more several such there here other another what who how why to both each earlier"
    " last today yesterday later now then still even once additionally moreover furthermore officials authorities"
    " victims attackers hackers police researchers".split()
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$|\d+$")
_HOST_BEFORE = re.compile(r"[\w-]{2,}\.[\w-]{2,}$")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[list[Span]]:
    """The sentences of `text[start:end]`, a list for each paragraph, blanks and marks of lists around them left out."""
    paragraphs: list[list[Span]] = []
    for first, last in _paragraphs(text, start, len(text) if end is None else end):
        if kept := [span for span in _of_paragraph(text, first, last) if span.start < span.end]:
            paragraphs.append(kept)
    return paragraphs


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, end):
        first, last = line.span()
        if found and _goes_on(text, found[-1], first, last):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _goes_on(text: str, before: tuple[int, int], first: int, last: int) -> bool:
    """The line `text[first:last]` goes on where the one before it stopped."""
    gap = first - before[1]
    if gap > 2 or text.count("\n", before[1], first) > 1:
        return False
    while first < last and text[first] in " \t":
        first += 1
    if (
        first < last
        and _ABBREVIATED.search(text, max(before[0], before[1] - 8), before[1])
        and not _BULLET.match(text, first, last)
    ):
        return not _begins(text, first, last)  # broken after "U.S.", as if that were the end of a sentence
    if _SHORT_ENDED.search(text, max(before[0], before[1] - 8), before[1]) and _OF_STATE.match(text, first, last):
        return True
    if first < last and text[first].islower() and _SHORT_ENDED.search(text, max(before[0], before[1] - 8), before[1]):
        return True
    if first == last or not text[first].islower():
        return False
    line_start = max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    if before[1] - line_start < WRAPPED_CHARS or _BULLET.match(text, first, last):
        return False
    return not _ENDED.search(text, max(before[0], before[1] - 8), before[1])


def _of_paragraph(text: str, first: int, last: int) -> list[Span]:
    spans: list[Span] = []
    if bullet := _BULLET.match(text, first, last):
        first = bullet.end()
    at = first
    scanned, depth = first, 0
    for stop in _STOP.finditer(text, first, last):
        if stop.start() < at:
            continue
        mark = text[stop.start()]
        if mark in "。！？｡":
            depth = max(0, depth + _depth(text, scanned, stop.start()))
            scanned = stop.start()
            if depth > 0 and not _closes_and_ends(text, stop.end(), last):
                continue
            depth = 0
        elif not _ends_english(text, at, stop.start(), stop.end(), last):
            continue
        close = stop.end()
        while close < last and text[close] in _CLOSERS:
            close += 1
        scanned = close
        spans += _cut(text, at, close)
        at = close
    spans += _cut(text, at, last)
    return spans


def _depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return sum(map(piece.count, _OPENING)) - sum(map(piece.count, _CLOSING))


def _closes_and_ends(text: str, at: int, last: int) -> bool:
    """A Japanese full stop within brackets ends the sentence only where the bracket closes and nothing goes on."""
    if at >= last or text[at] not in _CLOSING:
        return False
    while at < last and text[at] in _CLOSING:
        at += 1
    return at >= last or text[at].isspace() or text[at] in _OPENING


def _ends_english(text: str, begin: int, stop: int, after: int, last: int) -> bool:  # noqa: PLR0912
    at = after
    while at < last and text[at] in _CLOSERS:
        at += 1
    quoted = at > after
    while at < last and text[at].isspace():
        at += 1
    if at >= last:
        return True
    follows = text[at]
    if follows.islower():
        return False
    if quoted and text[after] in "\"'”’»" and text[stop] != ".":
        return not follows.islower()
    if text[stop] != "." or after - stop > 1:
        return True
    word = _WORD_BEFORE.search(text, max(begin, stop - 24), stop)
    if word is None or _HOST_BEFORE.search(text, max(begin, stop - 24), stop):
        return True
    written = word.group()
    if written.isdigit():
        return bool(text[begin : word.start()].strip())
    folded = written.casefold()
    if folded in _TITLES:
        return False
    if folded in _BEFORE_NUMBER and follows.isdigit():
        return False
    if folded in _EITHER or "." in written:
        return _begins(text, at, last) if not quoted else True
    if len(written) == 1 and written.isupper() and written != "I":
        before = text[max(begin, word.start() - 2) : word.start()]
        if before[:1].islower():  # "plan B."
            return _begins(text, at, last)
        return False
    return True


def _begins(text: str, at: int, last: int) -> bool:
    """The word here usually begins a sentence."""
    while at < last and text[at] in "\"'“‘([":
        at += 1
    end = at
    while end < last and end - at < 20 and text[end].isalpha():
        end += 1
    return text[at:end].casefold() in _BEGINNERS


def _cut(text: str, start: int, end: int) -> list[Span]:
    spans = []
    while end - start > SENTENCE_CHARS:
        edge = start + SENTENCE_CHARS
        cut = max(text.rfind(mark, start + SENTENCE_CHARS // 2, edge) for mark in " 、,")
        cut = cut + 1 if cut > start else edge
        spans.append(_trimmed(text, start, cut))
        start = cut
    spans.append(_trimmed(text, start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
