"""Lines for terminals that hold Japanese: broken between any two wide characters, save where a line may not begin or end.

Rich breaks at blanks only, so that a Japanese sentence would go to the next line as a whole. The characters that may
not begin or end a line are those of JIS X 4051 (kinsoku).
"""

import re
from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

_NEVER_FIRST = "。、，．,.!?！？:;：；）)」』】〕〉》”’…‥・ーゃゅょっぁぃぅぇぉャュョッァィゥェォ々％%"
_NEVER_LAST = "（(「『【〔〈《“‘"
_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd“”…"
_FIRST, _LAST = re.escape(_NEVER_FIRST), re.escape(_NEVER_LAST)
_PIECE = re.compile(rf"[{_LAST}]*(?:[{_WIDE}][{_FIRST}]*|[^\s{_WIDE}{_LAST}]+[(\[]?)?[{_FIRST}]*[ \t]*|\n|\s")
"""a wide character or a run of narrow ones, with the brackets and stops that belong to it, and blanks"""


class Flowing:
    """A text that fills its lines, whatever its language. Trailing blanks of lines are dropped."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Text]:
        yield from self.lines(max(1, options.max_width))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(line) for line in self.text.plain.split("\n")), default=0)
        return Measurement(min(widest, 10), widest).clamp(max_width=options.max_width)

    def lines(self, width: int) -> list[Text]:
        """The lines, none wider than `width` columns."""
        plain = self.text.plain
        cuts, room = [], width
        for found in _PIECE.finditer(plain):
            piece = found.group()
            if piece == "\n":
                cuts.append(found.end())
                room = width
                continue
            size = cell_len(piece.rstrip())
            if size > room and room < width:
                cuts.append(found.start())
                room = width
            if size > width:
                room = _hard(piece, found.start(), width, cuts)
            else:
                room -= cell_len(piece)
        lines = self.text.divide(cuts) if cuts else [self.text.copy()]
        for line in lines:
            line.rstrip()
            line.no_wrap, line.overflow, line.end = True, "ignore", "\n"
        return list(lines)


def _hard(piece: str, start: int, width: int, cuts: list[int]) -> int:
    """Cuts a piece that is wider than a line anywhere; gives the room left on its last line."""
    room = width
    for place, character in enumerate(piece):
        size = cell_len(character)
        if size > room:
            cuts.append(start + place)
            room = width
        room -= size
    return room
