"""Text that is there and not shown."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal

PREVIEW_LENGTH = 400
"""code points: newsletters hide a line that mail programs show as a preview, padded with blanks"""
LOOKED_AT = 20_000
"""code points of hidden text in which words are counted"""
_WORD = re.compile(r"[^\W\d_]{3,}")


@signal("content", technique="T1027")
def hidden_text(case: Case) -> Found | None:
    """Many words are hidden from the reader, as many as are shown or more.

    They are there for filters. The hidden preview line of newsletters, and blanks that pad it, are left alone.
    """
    hidden = case.message.body.hidden
    if len(hidden) <= PREVIEW_LENGTH:
        return None
    words = len(_WORD.findall(hidden[:LOOKED_AT]))
    shown = len(_WORD.findall(case.message.body.text[:LOOKED_AT]))
    if words < 60 or words < 0.5 * shown:
        return None
    return Found((case.whole("hidden"),), {"words": str(words)}, 1.0 if words > shown else 0.6)
