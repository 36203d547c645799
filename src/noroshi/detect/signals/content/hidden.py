"""Text that is there and not shown."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.signal import signal

PREVIEW_LENGTH = 400
"""code points: newsletters hide a line that mail programs show as a preview, padded with blanks"""
LOOKED_AT = 8_000
"""code points of hidden text in which words are counted"""
DISGUISE_LOOKED_AT = 3_000
"""code points of the text in which such letters are looked for"""
DISGUISED_WORDS = 4
"""places from which it is no slip of a keyboard"""
_DISGUISED = re.compile(
    "[A-Za-z](?:[\u0370-\u03ff\u0400-\u052f]|[\u200b-\u200d\u2060-\u2069\ufeff\U000e0100-\U000e01ef]+[A-Za-z])"
)


@signal("content", technique="T1027")
def hidden_text(case: Case) -> Found | None:
    """Many words are hidden from the reader, as many as are shown or more.

    They are there for filters. The hidden preview line of newsletters, and blanks that pad it, are left alone.
    """
    hidden = case.message.body.hidden
    if len(hidden) <= PREVIEW_LENGTH:
        return None
    words = len(hidden[:LOOKED_AT].split())
    shown = len(case.message.body.text[:LOOKED_AT].split())
    if words < 60 or words < 0.5 * shown:
        return None
    return Found((case.whole("hidden"),), {"words": str(words)}, 1.0 if words > shown else 0.6)


@signal("content", technique="T1027")
def letters_in_disguise(case: Case) -> Found | None:
    """Words mix Latin letters with Greek or Cyrillic ones that look the same, or hide invisible marks between letters.

    Readers see ordinary words, filters see others. Text in two scripts changes between words, not within them; soft
    hyphens and the joiners of scripts that need them are left alone.
    """
    found: list[Quote] = []
    for part, text in (("subject", case.message.subject), ("body", case.message.body.text)):
        if text.isascii() or _is_western(text[:DISGUISE_LOOKED_AT]):
            continue
        for match in _DISGUISED.finditer(text, 0, DISGUISE_LOOKED_AT):
            start, end = max(0, match.start() - 10), min(len(text), match.end() + 10)
            found.append(case.quote(part, start, end))
            if len(found) >= DISGUISED_WORDS:
                return Found(tuple(found[:3]), {"count": str(DISGUISED_WORDS)})
    return None


def _is_western(text: str) -> bool:
    """Whether Windows-1252 can say it, which has neither alphabet nor mark in question; far quicker than looking."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
