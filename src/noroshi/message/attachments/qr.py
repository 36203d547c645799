"""QR codes in pictures: needs the optional extra `qr`."""

import struct
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any, Final

from noroshi.message.attachments.found import Found
from noroshi.message.limits import QR_PICTURES, QR_PIXELS
from noroshi.message.urls import parse_url

_LEAST_SIDE: Final = 60
"""pixels: the smallest QR code has 21 modules a side and a quiet zone of 4, so two pixels a module need 58"""
_WIDEST: Final = 4.0
"""a banner or a line this many times as wide as it is high, or the other way round, holds no code that can be scanned"""
_LEAST_BYTES: Final = 150
_CODES: Final = "QRCode,MicroQRCode"


@cache
def qr_available() -> bool:
    """Whether the packages of the extra `qr` are there; without them pictures that could hold a code count as unread."""
    return find_spec("zxingcpp") is not None and find_spec("PIL") is not None


def read_picture(content: bytes, found: Found) -> None:
    """What the codes in a picture say: as links (`where` is `qr`), or as text where they are not URLs."""
    if len(content) < _LEAST_BYTES or not worth_a_look(content) or not may_look(found):
        return
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = QR_PIXELS
    with Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP")) as picture:
        if not found.budget.expand(picture.width * picture.height) or not found.budget.in_time():
            found.not_read("limit")
            return
        read_codes(_on_white(picture), found)


def may_look(found: Found) -> bool:
    """Whether one more picture may be looked into; takes it from the budget."""
    if not found.budget.qr:
        return False
    if not qr_available():
        found.not_read("no-reader")
        return False
    if found.budget.pictures >= QR_PICTURES:
        found.not_read("limit")
        return False
    found.budget.pictures += 1
    return True


def read_codes(picture: Any, found: Found) -> None:
    """The codes in a picture of PIL's."""
    import zxingcpp

    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str(_CODES))[:20]:
        found.trait("qr")
        url = parse_url(code.text)
        if url is not None and (url.host or url.scheme == "mailto"):
            found.link(code.text, where="qr")
        else:
            found.text(code.text)


def _on_white(picture: Any) -> Any:
    """Grey values; what is transparent is white, as mail programs draw it."""
    if picture.mode in {"RGBA", "LA", "P", "PA"} and (
        "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA"}
    ):
        from PIL import Image

        colours = picture.convert("RGBA")
        ground = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(ground, colours).convert("L")
    return picture.convert("L")


def worth_a_look(content: bytes) -> bool:
    """Whether a picture has the size and shape to hold a code, by its header alone."""
    size = dimensions(content)
    return size is not None and could_hold_a_code(*size)


def could_hold_a_code(width: int, height: int) -> bool:
    """Whether a picture of so many pixels has the size and shape for it."""
    if min(width, height) < _LEAST_SIDE or width * height > QR_PIXELS:
        return False
    return max(width, height) <= _WIDEST * min(width, height)


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, BMP, WebP or JPEG picture, from its header; None where it is none of these."""
    try:
        if content[:8] == b"\x89PNG\r\n\x1a\n":
            return struct.unpack_from(">LL", content, 16)
        if content[:4] == b"GIF8":
            return struct.unpack_from("<HH", content, 6)
        if content[:2] == b"BM":
            width, height = struct.unpack_from("<ll", content, 18)
            return width, abs(height)
        if content[8:12] == b"WEBP":
            return _webp(content)
        return _jpeg(content) if content[:2] == b"\xff\xd8" else None
    except (struct.error, IndexError):
        return None


def _webp(content: bytes) -> tuple[int, int]:
    if content[12:16] == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """From the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    for _ in range(200):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None
