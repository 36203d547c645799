r"""A text as bytes, one for each code point, so that one search serves all scripts and every offset stays true.

| byte | stands for |
| --- | --- |
| `0x20`…`0x7e` | the ASCII character, in lower case; full-width forms (U+FF01…FF5E) are folded onto it |
| `FILL` | what an author put around a sign to make it harmless, or a letter of `dot` |
| `JOIN` | what hides a sign without harm meant: a zero-width space, the backslash of `\/` |
| `STOP` | an ideographic or full-width full stop: a dot where a host name comes out, else the end of a sentence |
| `LETTER` | a letter of a script that is written with spaces, beyond ASCII |
| `OTHER` | anything else: kana, kanji, punctuation |
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

FILL: Final = 0x00
JOIN: Final = 0x01
STOP: Final = 0x02
LETTER: Final = 0x81
OTHER: Final = 0x80
FILLERS: Final = b"\0\1"

_CONTROLS = (b"\0", b"\1", b"\2")
_INVISIBLE = (0x200B, 0x200C, 0x200D, 0x2060, 0x00AD, 0xFEFF)
_STOPS = (0x3002, 0xFF0E, 0xFF61)
_UNSPACED = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x2E80, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
)
"""Scripts whose words stand without blanks, or with endings glued on: Thai, Lao, Tibetan, Burmese, Khmer, kana, kanji, hangul."""
_FOLD_ASCII = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")


def fold(text: str) -> bytes:
    """The text in the alphabet above: `len(fold(text)) == len(text)`."""
    if text.isascii():
        folded = text.encode("ascii").translate(_FOLD_ASCII)
        for control in _CONTROLS:
            if control in folded:
                folded = folded.replace(control, b" ")
        return folded
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return bytes(np.take(_table(), points, mode="clip").tobytes())


@cache
def _table() -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """Code point → byte for the basic plane; its last entry serves all planes above."""
    import numpy as np

    table = bytearray([OTHER]) * 0x10000
    for point in range(0x80, 0x2E80):
        if unicodedata.category(chr(point))[0] in "LM" and not any(low <= point <= high for low, high in _UNSPACED):
            table[point] = LETTER
    table[:0x80] = bytes(range(0x80)).translate(_FOLD_ASCII)
    table[:3] = b"   "
    for wide in range(0xFF01, 0xFF5F):
        table[wide] = table[wide - 0xFEE0]
    for blank in (0x00A0, 0x3000, *range(0x2000, 0x200B)):
        table[blank] = ord(" ")
    for point in _INVISIBLE:
        table[point] = JOIN
    for point in _STOPS:
        table[point] = STOP
    return np.frombuffer(bytes(table), np.uint8)


def filled(form: bytes, meant: bytes) -> bytes:
    """`meant`, made as long as `form`, with fillers before it."""
    return bytes([FILL]) * (len(form) - len(meant)) + meant
