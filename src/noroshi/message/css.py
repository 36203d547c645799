"""The little of CSS that decides whether words can be seen."""

import re
from functools import lru_cache

import msgspec


class Look(msgspec.Struct, frozen=True, gc=False):
    """How words look at one place of a page."""

    gone: bool = False
    """by a property that children cannot undo: display, opacity, place, height"""
    invisible: bool = False
    """by visibility"""
    tiny: bool = False
    """by font size"""
    ink: tuple[int, int, int] | None = (0, 0, 0)
    ground: tuple[int, int, int] | None = (255, 255, 255)
    """None where it is not known"""

    @property
    def hides(self) -> bool:
        """Words of this look cannot be seen."""
        return self.gone or self.invisible or self.tiny or _alike(self.ink, self.ground)


NORMAL = Look()


def _alike(ink: tuple[int, int, int] | None, ground: tuple[int, int, int] | None) -> bool:
    """Two colours that nobody can tell apart."""
    if ink is None or ground is None:
        return False
    return abs(ink[0] - ground[0]) + abs(ink[1] - ground[1]) + abs(ink[2] - ground[2]) <= 24


class Sheet:
    """Rules of the page's own style sheets, simple selectors only; `@media` and its like do not count."""

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}
        """`.class`, `#id` or `element` → declarations"""
        self.grounds = False
        """some rule sets a background, which may be that of any element"""

    def add(self, content: str) -> None:
        """Reads one `<style>` element."""


_HINTS = (
    "display:none", "display: none", "visibility", "hidden", "font-size:0", "font-size: 0", "font-size:1px", "font-size: 1px",
    "opacity:0", "opacity: 0", "#fff", "white", "text-indent:-", "left:-",
)  # fmt: skip


def may_hide(lower: str) -> bool:
    """Whether a (lower-case) page has anything that could hide words; cheap, and wrong only towards yes."""
    return any(hint in lower for hint in _HINTS)


_STYLE = re.compile(r"style\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_GONE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$))")


@lru_cache(maxsize=1024)
def _look(before: Look, attributes: str) -> Look:
    found = _STYLE.search(attributes)
    if found is None:
        return before
    if _GONE.search((found[1] or found[2] or "").lower()):
        return msgspec.structs.replace(before, gone=True)
    return before


def look_of(before: Look, name: str, attributes: str, sheet: Sheet) -> Look:
    """The look inside an element, from the look around it."""
    del name, sheet
    return _look(before, attributes)
