"""Letters that are there to deceive the eye: invisible ones, direction-changing ones, and words of mixed scripts.

The rules follow UTS #39 5 (mixed-script detection), kept to the pairs that are used in attacks: Latin with Cyrillic,
Greek, Cherokee or Armenian letters within one word. Japanese mixes its scripts with Latin honestly.
"""

import re
import unicodedata

from noroshi.text.span import Span

_INVISIBLE = "\u00ad\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
"""Soft hyphen, fillers, zero-width space, word joiner and invisible operators; joiners have honest uses in emoji."""

_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates (UAX #9); the plain marks U+200E and U+200F are common in honest mail."""

_OVERRIDE, _POP = "\u202e", "\u202c"

_HIDDEN = re.compile(f"[{_INVISIBLE}{_DIRECTION}]+|(?<=[^\\W\\d_])[\u200c\u200d]+(?=[^\\W\\d_])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DECEIVERS = ("CYRILLIC", "GREEK", "CHEROKEE", "ARMENIAN", "COPTIC", "LISU")


def deceptive_letters(text: str) -> tuple[Span, ...]:
    """Where such letters stand, in order; linear in the length of the text."""
    if text.isascii():
        return ()
    spans = [Span(found.start(), found.end()) for found in _HIDDEN.finditer(text)]
    for word in _WORD.finditer(text):
        if word.group().isascii():
            continue
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word.group()}
        if "LATIN" in scripts and not scripts.isdisjoint(_DECEIVERS):
            spans.append(Span(word.start(), word.end()))
    return tuple(sorted(spans, key=lambda span: span.start))


def as_shown(text: str) -> tuple[str, list[int]] | None:
    """Text that is turned round by right-to-left overrides, as the eye sees it, and where each code point stood.

    Only U+202E … U+202C (UAX #9, X4 and X7) is done: in a line of one direction that is what attackers use. None where
    there is no such override.
    """
    if _OVERRIDE not in text:
        return None
    places: list[int] = []
    at = 0
    while at < len(text):
        start = text.find(_OVERRIDE, at)
        if start < 0:
            start = len(text)
        places += range(at, start)
        end = text.find(_POP, start)
        end = len(text) if end < 0 else end
        places += range(end - 1, start, -1)
        at = end + 1
    return "".join(text[place] for place in places), places
