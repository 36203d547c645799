"""The little of CSS that decides whether words can be seen."""

import re
from functools import lru_cache

import msgspec

from noroshi.message.limits import CSS_CHARS, CSS_RULES

Colour = tuple[int, int, int]
TRANSPARENT: Colour = (-1, -1, -1)


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What an element's own attributes say of its look; None where they are silent."""

    gone: bool = False
    """by a property that its children cannot undo: display, opacity, height, place, `hidden`"""
    invisible: bool | None = None
    """by visibility"""
    tiny: bool | None = None
    """by font size"""
    ink: Colour | None = None
    ground: Colour | None = None
    unknown_ground: bool = False
    """it has a background image, or a colour that was not understood"""
    inherits_ink: bool = False
    """it says `color: inherit`, which matters for links alone"""


class Look(msgspec.Struct, frozen=True, gc=False):
    """How words look at one place of a page."""

    hides: bool = False
    """words of this look cannot be seen"""
    gone: bool = False
    invisible: bool = False
    tiny: bool = False
    ink: Colour = (0, 0, 0)
    ground: Colour | None = (255, 255, 255)
    """None where it is not known"""

    def with_facts(self, facts: Facts) -> "Look":
        """The look inside an element of these facts that stands where this look is."""
        gone = self.gone or facts.gone
        invisible = self.invisible if facts.invisible is None else facts.invisible
        tiny = self.tiny if facts.tiny is None else facts.tiny
        ink = facts.ink or self.ink
        ground = None if facts.unknown_ground else facts.ground or self.ground
        hides = gone or invisible or tiny or ink == TRANSPARENT or (ground is not None and _alike(ink, ground))
        return Look(hides, gone, invisible, tiny, ink, ground)


NORMAL = Look()
NO_FACTS = Facts()
NEAR = 24
"""Colours whose red, green and blue differ by no more than this in sum cannot be told apart by eye (the usual
threshold of a visible difference, CIE76 delta E of 2.3, is about that near white)."""


def _alike(ink: Colour, ground: Colour) -> bool:
    return abs(ink[0] - ground[0]) + abs(ink[1] - ground[1]) + abs(ink[2] - ground[2]) <= NEAR


def facts_of(attributes: dict[str, str]) -> Facts:
    """The facts of an element, from its attributes by lower-case name."""
    style = attributes.get("style", "")
    facts = facts_of_style(style) if style else NO_FACTS
    ink, ground = attributes.get("color"), attributes.get("bgcolor")
    changes: dict[str, object] = {}
    if ink and facts.ink is None:
        changes["ink"] = colour_of(ink[:64])
    if ground and facts.ground is None and not facts.unknown_ground:
        changes["ground"] = colour_of(ground[:64])
        changes["unknown_ground"] = changes["ground"] is None
    if attributes.get("background") and facts.ground is None:
        changes["unknown_ground"] = True
    if "hidden" in attributes:
        changes["gone"] = True
    if changes:
        return msgspec.structs.replace(facts, **changes)
    return facts if facts != NO_FACTS else NO_FACTS


_DECLARATION = re.compile(r"(?:\A|;)\s*+([a-z-]++)\s*+:\s*+([^;]++)")
_NEGATIVE = re.compile(r":\s*-\d{3}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LENGTH = re.compile(r"(-?\d{0,7}(?:\.\d{1,9})?)\s*(px|pt|em|rem|ex|%|vw|vh|in|cm|mm|pc)?")
_SIZES = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "%": 0.16, "vw": 8.0, "vh": 8.0, "in": 96.0, "cm": 38.0, "mm": 3.8, "pc": 16.0}  # fmt: skip
_OFF_SCREEN = -500.0


def facts_of_style(style: str) -> Facts:
    """The facts of a list of declarations; the last of a property counts (CSS Cascade 4).

    Templates repeat their declarations on elements that differ in all else, so short ones are remembered.
    """
    return _facts_remembered(style) if len(style) < _REMEMBERED_CHARS else _facts_of_style(style)


def _facts_of_style(style: str) -> Facts:
    style = style[-CSS_CHARS:].lower()
    if "/*" in style:
        style = _COMMENT.sub("", style)
    found: dict[str, str] = dict(_DECLARATION.findall(style))
    get = found.get
    gone = (
        get("display", "")[:4] == "none"
        or _is_zero(get("opacity"))
        or ("overflow" in found and _clipped(found))
        or ("-" in style and _NEGATIVE.search(style) is not None and _off_screen(found))
    )
    visibility = get("visibility")
    size = get("font-size")
    colour = get("color")
    ground, unknown = _ground_of(get("background-color") or get("background"))
    if "background-image" in found and get("background-image", "")[:4] != "none":
        ground, unknown = None, True
    return Facts(
        bool(gone),
        None if visibility is None else visibility[:6] in {"hidden", "collap"},
        None if size is None else _pixels(size, 16.0) <= 1.0,
        colour_of(colour) if colour else None,
        ground,
        unknown,
        colour is not None and colour[:7] == "inherit",
    )


_REMEMBERED_CHARS = 512
_facts_remembered = lru_cache(maxsize=4_096)(_facts_of_style)


def _is_zero(value: str | None) -> bool:
    """Whether a number or length is nothing, or next to it (opacity .01 cannot be seen)."""
    if value is None or value[0] not in "0.":
        return False
    return _pixels(value, 1.0, 1.0) <= 0.05


def _pixels(value: str, unknown: float, per_number: float = 1.0) -> float:
    """A length in CSS pixels; `unknown` where it is no length."""
    found = _LENGTH.match(value)
    if found is None or not found[1] or found[1] in {"-", "."}:
        return unknown
    try:
        return float(found[1]) * (_SIZES[found[2]] if found[2] else per_number)
    except ValueError:
        return unknown


def _clipped(found: dict[str, str]) -> bool:
    """A box of no height or width whose overflow is cut."""
    if found["overflow"][:6] not in {"hidden", "clip"}:
        return False
    return any(name in found and _pixels(found[name], 16.0) <= 1.0 for name in ("max-height", "height", "max-width", "width"))  # fmt: skip


def _off_screen(found: dict[str, str]) -> bool:
    """Moved out of sight to the left or the top."""
    if "text-indent" in found and _pixels(found["text-indent"], 0.0) <= _OFF_SCREEN:
        return True
    placed = found.get("position", "")[:5] in {"absol", "fixed", "relat"}
    if placed and any(name in found and _pixels(found[name], 0.0) <= _OFF_SCREEN for name in ("left", "top")):
        return True
    return any(name in found and _pixels(found[name], 0.0) <= _OFF_SCREEN for name in ("margin-left", "margin-top"))


_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*([\d.]{1,9}))?")
_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "navy": (0, 0, 128),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "azure": (240, 255, 255),
    "mintcream": (245, 255, 250),
}


@lru_cache(maxsize=1024)
def colour_of(value: str) -> Colour | None:
    """A colour, or None where it is not one that is understood. Hex digits may lack their `#`, as in `bgcolor`."""
    value = value.strip().lower()
    found = _HEX.match(value) or _HEX.match(f"#{value}")
    if found is not None:
        digits = found[1]
        if len(digits) == 3:
            return int(digits[0] * 2, 16), int(digits[1] * 2, 16), int(digits[2] * 2, 16)
        number = int(digits, 16)
        return number >> 16, number >> 8 & 255, number & 255
    named = _NAMED.get(value.partition("!")[0].strip())
    if named is not None:
        return named
    if value[:11] == "transparent":
        return TRANSPARENT
    found = _RGB.match(value)
    if found is not None:
        if found[4] and _pixels(found[4], 1.0) <= 0.05:
            return TRANSPARENT
        return int(found[1]), int(found[2]), int(found[3])
    return None


@lru_cache(maxsize=1024)
def _ground_of(value: str | None) -> tuple[Colour | None, bool]:
    """Colour of a `background`, and whether there is one that is not known."""
    if value is None:
        return None, False
    if "url(" in value or "gradient" in value:
        return None, True
    for word in [value] if "rgb" in value else value.split():
        colour = colour_of(word)
        if colour == TRANSPARENT:
            return None, False
        if colour is not None:
            return colour, False
    return None, value[:4] not in {"none", "inhe", "init", "unse"}


_NOTHING = re.compile(r"(?!)")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]{0,15})?(?:([.#])([\w-]{1,64}))?")


class Sheet:
    """Rules of the page's own style sheets: simple selectors only; `@media` and its like do not count."""

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}
        """`.class`, `#id` or `element` → declarations"""
        self.cut = False
        """there were more rules than are read"""

    def add(self, content: str) -> None:
        """Reads one `<style>` element."""
        content = content.lower()
        if "/*" in content:
            content = _COMMENT.sub("", content)
        rules = self.rules
        read = _without_at_rules(content).split("}", CSS_RULES)
        self.cut = self.cut or len(read) > CSS_RULES
        for rule in read[:CSS_RULES]:
            selectors, _, declarations = rule.partition("{")
            if not _MATTERS.search(declarations):
                continue
            for selector in selectors.split(","):
                name = selector.strip()
                simple = _SIMPLE.fullmatch(name)
                if simple is not None and name:
                    key = simple[1] or name
                    rules[key] = f"{rules.get(key, '')};{declarations}"[-CSS_CHARS:]

    def style_of(self, name: str, attributes: dict[str, str]) -> str:
        """Declarations of all rules that fit an element; those of its own `style` come after them."""
        rules = self.rules
        found = rules.get(name, "")
        if "class" in attributes:
            for word in attributes["class"].lower().split()[:20]:
                found += rules.get(f".{word}", "")
        if "id" in attributes:
            found += rules.get(f"#{attributes['id'].lower()}", "")
        return found


_MATTERS = re.compile("none|hidden|opacity|color|background|font-size|indent|-[0-9]{3}")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]{0,15})?([.#][\w-]{1,64})?")


def _without_at_rules(content: str) -> str:
    """A style sheet without its `@` blocks, whatever they hold."""
    if "@" not in content:
        return content
    kept: list[str] = []
    at = 0
    while True:
        rule = content.find("@", at)
        if rule < 0:
            kept.append(content[at:])
            return "".join(kept)
        kept.append(content[at:rule])
        at = _end_of_block(content, rule)


def _end_of_block(content: str, start: int) -> int:
    """Where the `@` rule that begins at `start` ends: at its semicolon, or at the brace that closes its block."""
    depth = 0
    for found in _BRACE.finditer(content, start):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth <= 0:
                return found.end()
        elif depth == 0:
            return found.end()
    return len(content)


_BRACE = re.compile(r"[{};]")
