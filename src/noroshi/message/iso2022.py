r"""ISO-2022-JP as mail really uses it (RFC 1468, RFC 1554, RFC 2237; CP50221), and ISO-2022-KR and -CN (RFC 1557, 1922).

Programs write NEC's and IBM's rows (①, ㈱, 髙) into JIS X 0208, half-width kana after `ESC ( I` or as bytes above 127,
and forget the last escape. Python's own codecs refuse all of these, so what they refuse is read here by segments.
"""

import re
from typing import Final

_SEGMENT: Final = re.compile(rb"\x1b(\$[@AB]|\$\([@ABCDOPQ]|\$[)*+][A-Z]|\([A-Z]|\.[A-Z]|&@|N)|([\x0e\x0f])")
_TO_HIGH: Final = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_SJIS_LEAD: Final = bytes(
    ((byte + 1) >> 1) + (0x70 if byte < 0x5F else 0xB0) if 0x21 <= byte <= 0x7E else 0xFF for byte in range(256)
)
_SJIS_TRAIL_ODD: Final = bytes(
    byte + (0x1F if byte < 0x60 else 0x20) if 0x21 <= byte <= 0x7E else 0xFF for byte in range(256)
)
_SJIS_TRAIL_EVEN: Final = bytes(byte + 0x7E if 0x21 <= byte <= 0x7E else 0xFF for byte in range(256))
_LINE_END: Final = re.compile(rb"(?<=[\r\n])")


def decode_iso2022(data: bytes) -> tuple[str, bool]:
    """The text, and whether all of it was readable."""
    if b"\x1b$)C" in data:
        try:
            return data.decode("iso2022_kr"), True
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("iso2022_jp_2"), True
    except UnicodeDecodeError:
        pass
    out: list[str] = []
    state, shifted, designated = b"(B", False, b""
    position = 0
    for found in _SEGMENT.finditer(data):
        out.append(_segment(data[position : found.start()], designated if shifted else state))
        position = found.end()
        escape = found[1]
        if escape is None:
            shifted = found[2] == b"\x0e"
        elif escape[:2] in (b"$)", b"$*", b"$+"):
            designated = b"$(" + escape[2:]
        elif escape[:1] in (b"$", b"("):
            state, shifted = escape, False
    out.append(_segment(data[position:], designated if shifted else state))
    text = "".join(out)
    return text, "\ufffd" not in text


def _segment(data: bytes, state: bytes) -> str:
    if not data:
        return ""
    if state in (b"(B", b"(J", b"(H", b""):
        return data.decode("ascii") if data.isascii() else data.decode("cp932", "replace")
    if state == b"(I":
        return data.translate(_TO_HIGH).decode("cp932", "replace")
    if state[:1] == b"(":
        return data.decode("cp932", "replace")
    # A line end takes the designation back to ASCII in the standards; programs differ, and so does each line here.
    if b"\n" in data or b"\r" in data:
        return "".join(_double(piece, state) for piece in _LINE_END.split(data))
    return _double(data, state)


def _double(data: bytes, state: bytes) -> str:
    stripped = data.rstrip(b"\r\n")
    tail = data[len(stripped) :].decode("ascii")
    if state in (b"$B", b"$@", b"$(B", b"$(@"):
        return _jis_x_0208(stripped) + tail
    codec = {b"$(C": "euc_kr", b"$A": "gb2312", b"$(A": "gb2312"}.get(state, "euc_jp")
    high = stripped.translate(_TO_HIGH)
    if state == b"$(D":
        high = b"".join(b"\x8f" + high[at : at + 2] for at in range(0, len(high), 2))
    elif state in (b"$(O", b"$(Q"):
        codec = "euc_jis_2004"
    elif state == b"$(P":
        codec = "euc_jis_2004"
        high = b"".join(b"\x8f" + high[at : at + 2] for at in range(0, len(high), 2))
    return high.decode(codec, "replace") + tail


def _jis_x_0208(data: bytes) -> str:
    """Pairs of JIS X 0208 with the rows of NEC and IBM, by way of Windows-31J."""
    if len(data) % 2 or b" " in data:
        return "".join(_jis_word(word) for word in re.split(rb"(?<= )|(?= )", data))
    first, second = data[0::2], data[1::2]
    leads = first.translate(_SJIS_LEAD)
    odd, even = second.translate(_SJIS_TRAIL_ODD), second.translate(_SJIS_TRAIL_EVEN)
    pairs = bytearray(len(data))
    pairs[0::2] = leads
    pairs[1::2] = bytes(odd[at] if row & 1 else even[at] for at, row in enumerate(first))
    return pairs.decode("cp932", "replace")


def _jis_word(word: bytes) -> str:
    """Between blanks, which stand between pairs in broken text; a byte left over is shown as lost."""
    if word == b" ":
        return " "
    if len(word) % 2:
        return (_jis_x_0208(word[:-1]) if len(word) > 1 else "") + "\ufffd"
    return _jis_x_0208(word) if word else ""
