"""Where tags begin and end in HTML, and their attributes: exactly as the WHATWG tokenizer (13.2.5) cuts them."""

import re
from html import unescape
from typing import Final

_WS: Final = r"[ \t\n\f\r]"
_NAME_ENDS: Final = r"(?=[ \t\n\f\r/>])"
# Possessive groups end in `|(?!)`, an alternative that never fits: where Python 3.11 before 3.11.5, which Debian 12 has, tries to repeat
# such a group in vain, it goes on from where the last alternative was tried (python/cpython#106052).
_COMMENT: Final = r"!--(?:-?+(?=>)|[^-]*+(?:-(?!-!?>)[^-]*+|(?!))*+(?:--!?+(?=>)|\Z))"
_VALUE: Final = r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+|(?!))?+"
_ATTRIBUTES: Final = rf"(?:[ \t\n\f\r/]++|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{_WS}*+={_WS}*+{_VALUE}|(?!))?+|(?!))*+"
_RAW: Final = "|".join(
    rf"(?i:{name}){_NAME_ENDS}{_ATTRIBUTES}>[^<]*+(?:<(?!/(?i:{name}){_NAME_ENDS})[^<]*+|(?!))*+"
    for name in ("style", "title")
)
_TEXT: Final = r"[^<]*+(?:<(?![a-zA-Z!?]|/(?!\Z))[^<]*+|(?!))*+"
_TAG: Final = rf"(/?+[a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})"
TOKEN = re.compile(rf"<(?:({_RAW})|{_TAG}|{_COMMENT}|(?:/(?!\Z)|[!?])[^>]*+)>?+({_TEXT})")
"""A style sheet or title, or a tag and its attributes, and the text after it. Possessive throughout, and all of it may
end with the source: linear time."""
FIRST_TEXT = re.compile(_TEXT)
_ATTRIBUTE = re.compile(
    rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    rf"(?:{_WS}*+={_WS}*+(?:\"([^\"]*+)\"?+|'([^']*+)'?+|([^ \t\n\f\r\"'>][^ \t\n\f\r>]*+)|(?!))?+|(?!))?+"
)


_KEPT: Final = 10_000
"""characters of attributes up to which they are kept until the next are asked for"""
_last: tuple[str, dict[str, str]] = ("", {})

_LONG: Final = 100_000
"""characters of attributes from which on a list of them all would take too much memory"""


def attributes_of(source: str) -> dict[str, str]:
    """Attributes by lower-case name, entities decoded; the first of a name counts (WHATWG 13.2.5.33).

    The last answer is kept, because an element's look and its target are asked for one after the other: not to be changed.
    """
    global _last  # noqa: PLW0603  (a memory of one, replaced as a whole)
    before, known = _last
    if before == source:
        return known
    found: dict[str, str] = {}
    matches = (
        _ATTRIBUTE.findall(source) if len(source) < _LONG else (each.groups("") for each in _ATTRIBUTE.finditer(source))
    )
    for name, double, single, bare in matches:
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    if len(source) < _KEPT:
        _last = source, found
    return found
