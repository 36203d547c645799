"""Text of a message, made safe to look at: nothing invisible, nothing that steers a terminal or turns the direction.

Every character that shows nothing, or changes how others show, becomes its code point in white brackets: `⟦U+202E⟧`
(UAX #9 direction controls, Unicode categories Cc, Cf, Zl, Zp and Cs, and letters that are drawn blank).
"""

import re

# Ranges, not a scan of all of Unicode: the command line must start fast. A test holds them against `unicodedata`.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0d\ufeff"
    "\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_LINES = re.compile(f"[{_UNSEEN}]")
_LINE = re.compile(r"[\s\u2028\u2029]+")


def visible(text: str) -> str:
    """The text with unseen characters as code points; line feeds, carriage returns and tabs stay."""
    return text if text.isascii() and text.isprintable() else _LINES.sub(_code_point, text)


def one_line(text: str, limit: int = 0) -> str:
    """The text as one line of visible characters: each run of white space is one blank.

    With a `limit`, text beyond that many code points is cut, and an ellipsis says so.
    """
    if limit and len(text) > limit:
        text = text[: limit - 1] + "…"
    return visible(_LINE.sub(" ", text).strip())


def _code_point(found: re.Match[str]) -> str:
    return f"⟦U+{ord(found[0]):04X}⟧"
