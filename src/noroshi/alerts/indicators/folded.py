"""A text as bytes, one for each code point, so that one search serves all scripts and every offset stays true.

| byte | stands for |
| --- | --- |
| `0x20`…`0x7e` | the ASCII character, in lower case; full-width forms (U+FF01…FF5E) are folded onto it |
| `FILL` | what an author put around a sign to make it harmless, or a letter of `dot` |
| `JOIN` | what hides a sign without harm meant: a zero-width space, the backslash of `\\/` |
| `STOP` | an ideographic or full-width full stop between letters: a dot, if a host name comes out |
| `LETTER` | a letter of a script that is written with spaces, beyond ASCII |
| `OTHER` | anything else: kana, kanji, punctuation |
"""

import re
from typing import Final

FILL: Final = 0x00
JOIN: Final = 0x01
STOP: Final = 0x02
LETTER: Final = 0x81
OTHER: Final = 0x80
FILLERS: Final = b"\0\1"

_CONTROLS = ("\x00", "\x01", "\x02", "\x03", "\x04", "\x05")
_QUESTION, _LETTER = "\x04", "\x05"
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff")
_WIDE = re.compile(r"[\uff01-\uff5e]+")
_WIDE_TO_ASCII = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_STOP = re.compile(r"(?<=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])[。．｡](?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])")
_SPACED = re.compile("[À-ÖØ-öø-ʯͰ-ϿЀ-ԯԱ-֏א-ת؀-ۿऀ-ॿႠ-ჿḀ-ỿ]+")
_FOLD = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ?\x04\x05", b"abcdefghijklmnopqrstuvwxyz" + bytes([OTHER, ord("?"), LETTER])
)
_FOLD_ASCII = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")


def fold(text: str) -> bytes:
    """The text in the alphabet above: `len(fold(text)) == len(text)`."""
    for control in _CONTROLS:
        if control in text:
            text = text.replace(control, " ")
    if text.isascii():
        return text.encode("ascii").translate(_FOLD_ASCII)
    for invisible in _INVISIBLE:
        if invisible in text:
            text = text.replace(invisible, "\x01")
    if "。" in text or "．" in text or "｡" in text:
        text = _STOP.sub("\x02", text)
    text = _WIDE.sub(_narrow, text)
    text = _SPACED.sub(_letters, text)
    return text.replace("?", _QUESTION).encode("ascii", "replace").translate(_FOLD)


def _narrow(found: re.Match[str]) -> str:
    return found[0].translate(_WIDE_TO_ASCII)


def _letters(found: re.Match[str]) -> str:
    return _LETTER * len(found[0])


def filled(form: bytes, meant: bytes) -> bytes:
    """`meant`, made as long as `form`, with fillers before it."""
    return bytes([FILL]) * (len(form) - len(meant)) + meant
