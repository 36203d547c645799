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

import sys
import unicodedata
from functools import cache
from typing import Final

FILL: Final = 0x00
JOIN: Final = 0x01
STOP: Final = 0x02
LETTER: Final = 0x81
OTHER: Final = 0x80
OTHER_DOT: Final = bytes([OTHER, 0x2E])
FILLERS: Final = b"\0\1"
FEW: Final = 300_000
"""Code points up to which a look-up for each is faster than to load numpy …"""
FEWER: Final = 16_000
"""… and, where numpy is loaded already, than to begin with arrays."""

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
_BLANKS = (0x00A0, 0x3000)
_FOLD_ASCII = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")


def by_arrays(length: int) -> bool:
    """Whether a text of so many code points is long enough to be worked on with numpy's arrays."""
    return length > FEW or (length > FEWER and "numpy" in sys.modules)


def fold(text: str) -> bytes:
    """The text in the alphabet above: `len(fold(text)) == len(text)`."""
    if text.isascii():
        folded = text.encode("ascii").translate(_FOLD_ASCII)
        for control in _CONTROLS:
            if control in folded:
                folded = folded.replace(control, b" ")
        return folded
    if not by_arrays(len(text)):
        return text.translate(_BYTES).encode("latin-1")
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return bytes(np.take(np.frombuffer(_table(), np.uint8), points, mode="clip").tobytes())


class _Bytes(dict[int, int]):
    """Code point → byte, filled as code points come up."""

    def __missing__(self, point: int) -> int:
        byte = _byte(point)
        if point < 0x10000:  # what is kept is bounded
            self[point] = byte
        return byte


_BYTES = _Bytes()


def _byte(point: int) -> int:
    if point < 0x80:
        return _FOLD_ASCII[point] if point > STOP else 0x20
    if point in _BLANKS or 0x2000 <= point <= 0x200A:
        return 0x20
    if point in _INVISIBLE:
        return JOIN
    if point in _STOPS:
        return STOP
    if 0xFF01 <= point <= 0xFF5E:
        return _FOLD_ASCII[point - 0xFEE0]
    if point < 0x2E80 and unicodedata.category(chr(point))[0] in "LM":
        return OTHER if any(low <= point <= high for low, high in _UNSPACED) else LETTER
    return OTHER


@cache
def _table() -> bytes:
    """Code point → byte for the basic plane; its last entry serves all planes above."""
    return bytes(map(_byte, range(0x10000)))


def filled(form: bytes, meant: bytes) -> bytes:
    """`meant`, made as long as `form`, with fillers before it."""
    return bytes([FILL]) * (len(form) - len(meant)) + meant
