"""Bytes of a text and the label of their charset, to characters; whatever the bytes and the label are.

A ladder: the charset that the label means *in practice* (WHATWG Encoding: `shift_jis` is Windows-31J, `iso-8859-1` is
windows-1252, …), then one that the bytes speak for, then windows-1252, which can read anything. Below the first rung,
a defect says so.
"""

import codecs
import re
from functools import lru_cache
from typing import Final

from noroshi.message.iso2022 import decode_iso2022

JIS = "iso-2022"
"""Stands for the codecs of the ISO 2022 family, which `iso2022.py` reads."""
_PRACTICE: Final = {
    "us-ascii": "ascii", "ascii": "ascii", "ansi_x3.4-1968": "ascii", "646": "ascii", "us": "ascii",
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-sig": "utf-8", "utf8mb4": "utf-8",
    "x-utf-8": "utf-8", "cp65001": "utf-8",
    "utf-7": "utf-7", "unicode-1-1-utf-7": "utf-7", "utf7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
    "utf-16": "utf-16", "utf-16le": "utf-16", "utf-16be": "utf-16", "unicode": "utf-16", "ucs-2": "utf-16",
    "iso-10646-ucs-2": "utf-16", "utf-32": "utf-32", "utf-32le": "utf-32", "utf-32be": "utf-32",
    "iso-2022-jp": JIS, "iso-2022-jp-1": JIS, "iso-2022-jp-2": JIS, "iso-2022-jp-3": JIS, "iso-2022-jp-2004": JIS,
    "iso-2022-jp-ext": JIS, "csiso2022jp": JIS, "cp50220": JIS, "cp50221": JIS, "cp50222": JIS, "jis": JIS,
    "iso-2022-jp-ms": JIS, "_iso-2022-jp$esc": JIS, "x-windows-iso2022jp": JIS, "iso-2022-kr": JIS,
    "csiso2022kr": JIS, "iso-2022-cn": JIS, "iso-2022-cn-ext": JIS, "iso-2022-jpms": JIS, "iso2022-jp": JIS,
    "iso2022jp": JIS, "iso2022kr": JIS,
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "csshiftjis": "cp932", "windows-31j": "cp932", "cswindows31j": "cp932", "ms932": "cp932", "cp932": "cp932",
    "windows-932": "cp932", "x-ms-cp932": "cp932", "shift_jis-2004": "shift_jis_2004", "shiftjis": "cp932",
    "shift_jisx0213": "shift_jis_2004",
    "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "cseucpkdfmtjapanese": "euc_jp", "ujis": "euc_jp", "eucjp": "euc_jp",
    "x-euc": "euc_jp", "eucjp-ms": "euc_jp", "cp51932": "euc_jp", "euc-jp-ms": "euc_jp",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "csgb2312": "gb18030",
    "x-gbk": "gb18030", "cp936": "gb18030", "windows-936": "gb18030", "euc-cn": "gb18030", "chinese": "gb18030",
    "gb_2312": "gb18030", "hz-gb-2312": "hz", "hz": "hz",
    "big5": "big5", "big5-hkscs": "big5", "cn-big5": "big5", "csbig5": "big5", "x-x-big5": "big5", "cp950": "big5",
    "windows-950": "big5", "euc-tw": "big5",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949", "korean": "cp949", "cp949": "cp949",
    "windows-949": "cp949", "uhc": "cp949", "ksc5601": "cp949", "ksc_5601": "cp949", "iso-ir-149": "cp949",
    "cseuckr": "cp949", "johab": "johab", "x-windows-949": "cp949", "ks_c_5601": "cp949",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "l1": "cp1252", "iso_8859-1": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252", "windows-1252": "cp1252", "ansi": "cp1252", "cp-1252": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "logical": "iso8859-8", "visual": "iso8859-8",
    "iso-8859-6-i": "iso8859-6", "iso-8859-6-e": "iso8859-6",
    "koi8-r": "koi8-r", "koi": "koi8-r", "koi8": "koi8-r", "koi8_r": "koi8-r", "koi8-ru": "koi8-u", "koi8-u": "koi8-u",
    "macintosh": "mac-roman", "x-mac-roman": "mac-roman", "mac": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-japanese": "cp932", "x-mac-icelandic": "mac-iceland", "viscii": "cp1258", "tcvn": "cp1258",
}  # fmt: skip
_SINGLE_BYTE: Final = re.compile(
    r"(?:x-)?(?:(?:windows|cp|ibm|win|ms)[-_]?(\d{3,4})|(?:iso[-_]?)?8859[-_](\d{1,2}))(?:[:_-]\w+)?"
)
_NO_LABEL: Final = frozenset(("", "unknown-8bit", "unknown", "x-unknown", "8bit", "7bit", "binary", "default", "none",
                              "default_charset", "x-user-defined", "user-defined", "charset", "x-user_defined"))  # fmt: skip
_SEVEN_BIT: Final = frozenset((JIS, "utf-7", "utf-16", "utf-32", "hz"))
"""Codecs in which ASCII bytes can mean other characters than ASCII."""

_ESCAPES: Final = re.compile(rb"\x1b(?:\$[@AB]|\$\([A-Q]|\([IJ]|\$\)[A-Z])")
_KANA: Final = re.compile("[ぁ-ゖァ-ヺー、。]")
_HALF_KANA: Final = re.compile("[｡-ﾟ]")
_HAN: Final = re.compile("[一-龥]")
_HANGUL: Final = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")
"""KS X 1001, rows 16 to 40."""
_HANZI: Final = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
"""GB 2312, rows 16 to 55."""
_BIG5: Final = re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]")
"""Big5, level 1."""
_SAMPLE: Final = 4_096
_LATIN1_OF_CP1252: Final = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}


def decode_text(data: bytes, label: str) -> tuple[str, str]:
    """The text, and the kind of a defect or an empty string.

    `label` is the charset as the message names it, in any case, or empty. Never raises; linear in the data.
    """
    codec = codec_of(label)
    if data.isascii():
        if b"\x1b" in data and _ESCAPES.search(data) is not None:
            return _escaped(data, codec)
        if codec not in _SEVEN_BIT:
            return data.decode("ascii"), ("" if codec or label.lower() in _NO_LABEL else "unknown-charset")
    if not codec:
        text = guess(data)
        return text, ("no-charset" if label.strip().lower() in _NO_LABEL else "unknown-charset")
    return _labelled(data, codec)


@lru_cache(maxsize=512)
def codec_of(label: str) -> str:
    """The codec that a label means in practice; empty where it is unknown, or says nothing."""
    name = label.strip().strip("\"'").lower().replace(" ", "")
    found = _PRACTICE.get(name) or _PRACTICE.get(name.replace("_", "-"))
    if found is None and name not in _NO_LABEL:
        number = _SINGLE_BYTE.fullmatch(name)
        if number is not None:
            found = f"cp{number[1]}" if number[1] else f"iso8859-{int(number[2])}"
            found = _PRACTICE.get(found, found)
    if found is None or found == JIS:
        return found or ""
    try:
        codecs.lookup(found)
    except LookupError:
        return ""
    return found


def _escaped(data: bytes, codec: str) -> tuple[str, str]:
    text, good = decode_iso2022(data)
    if codec == JIS:
        return text, ("" if good else "bad-characters")
    return text, ("wrong-charset" if codec else "no-charset")


def _labelled(data: bytes, codec: str) -> tuple[str, str]:
    if codec == JIS:
        return _jis(data)
    if codec in ("utf-16", "utf-32"):
        return _wide(data, codec)
    if codec == "utf-7":
        # Half a surrogate pair, which this codec lets through, is no character and could not be written out again.
        return data.decode("utf-7", "replace").encode("utf-8", "replace").decode("utf-8"), "utf-7"
    if codec == "cp1252":
        return windows_1252(data), ""
    for candidate in _RELATIVES.get(codec, (codec,)):
        try:
            text = data.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
        return text.removeprefix("\ufeff"), ""
    return _damaged(data, codec)


_RELATIVES: Final = {
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "big5": ("cp950", "big5hkscs"),
    "cp949": ("cp949", "johab"),
}


def _damaged(data: bytes, codec: str) -> tuple[str, str]:
    """A label that does not fit all the bytes: a few broken characters, or the wrong label."""
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    as_utf8 = _nearly_utf8(data) if codec != "utf-8" else None
    if as_utf8 is not None:
        return as_utf8, "wrong-charset"
    if codec != "ascii" and broken * 8 <= _count_high(data):
        return text, "bad-characters"
    guessed = _guess(data)
    if guessed is None and codec in _RELATIVES:
        return text, "bad-characters"
    return windows_1252(data) if guessed is None else guessed, "wrong-charset"


def _nearly_utf8(data: bytes) -> str | None:
    """The text, where at most a quarter of what is not ASCII is broken as UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken and len(_ASCII.sub("", text)) + 4 * broken > len(text):
        return None
    return text.removeprefix("\ufeff")


def _count_high(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH))


_HIGH: Final = bytes(range(0x80, 0x100))


def _jis(data: bytes) -> tuple[str, str]:
    """ISO-2022-JP that holds bytes above 127: half-width kana of old programs, or another charset altogether."""
    if _ESCAPES.search(data) is None and not data.isascii():
        return guess(data), "wrong-charset"
    text, good = decode_iso2022(data)
    return text, ("" if good else "bad-characters")


def _wide(data: bytes, codec: str) -> tuple[str, str]:
    width = 2 if codec == "utf-16" else 4
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\0\0\xfe\xff":
        text = data.decode(codec, "replace")
    else:
        sample = data[:_SAMPLE]
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if not even and not odd and sample.isascii():
            return data.decode("ascii", "replace"), "wrong-charset"
        text = data.decode(f"{codec}-{'le' if odd > even else 'be'}", "replace")
    return text, ("bad-characters" if len(data) % width or "\ufffd" in text else "")


def windows_1252(data: bytes) -> str:
    """Any bytes as windows-1252; its five unused bytes become C1 controls, as WHATWG has it."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return codecs.charmap_decode(data, "strict", _WHATWG_1252)[0]


_WHATWG_1252: Final = "".join(_LATIN1_OF_CP1252.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256))


def guess(data: bytes) -> str:
    """Text of bytes above 127 with no label to trust: UTF-8, UTF-16, the charsets of East Asia, windows-1252."""
    found = _guess(data)
    return windows_1252(data) if found is None else found


def _guess(data: bytes) -> str | None:
    """None where nothing speaks for anything but a charset of one byte a letter."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    text = _nearly_utf8(data)
    if text is not None:
        return text
    if _ESCAPES.search(data) is not None:
        return decode_iso2022(data)[0]
    sample = data[:_SAMPLE]
    high = _count_high(sample)
    if high == 0:
        sample, high = data[-_SAMPLE:], _count_high(data[-_SAMPLE:])
    if len(_NEIGHBOURS.findall(sample)) * 5 < high * 2:
        return None  # lone letters with accents, or curly quotes
    for codec, letters in (("koi8-r", _KOI8_SMALL), ("cp1251", _CP1251_SMALL)):
        if high >= 8 and (len(sample) - len(sample.translate(None, letters))) * 4 >= high * 3:
            return data.decode(codec, "replace")
    best, codec = 0.0, ""
    for candidate in ("cp932", "euc_jp", "cp949", "gb18030", "big5"):
        score = _likeness(sample, candidate, high)
        if score > best:
            best, codec = score, candidate
    return data.decode(codec, "replace") if best >= 0.5 else None


_ASCII: Final = re.compile("[^\x00-\x7f]+")
_NEIGHBOURS: Final = re.compile(rb"[\x80-\xff](?=[\x00-\x7f]?[\x80-\xff])")
_KOI8_SMALL: Final = bytes(range(0xC0, 0xE0))
_CP1251_SMALL: Final = bytes(range(0xE0, 0x100))


def _likeness(sample: bytes, codec: str, high: int) -> float:
    """Share of the high bytes that are everyday characters of the codec's language, less what it cannot read."""
    text = sample.decode(codec, "replace")
    if codec == "cp949":
        good = 2.0 * _everyday(sample, _HANGUL)
    elif codec == "gb18030":
        good = 1.7 * _everyday(sample, _HANZI)
    elif codec == "big5":
        good = 1.5 * _everyday(sample, _BIG5)
    else:
        kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
        good = (2.2 * kana + 1.6 * han if kana else 1.0 * han) - len(_HALF_KANA.findall(text))
    return (good - 4.0 * text.count("\ufffd")) / high if high else 0.0


def _everyday(sample: bytes, form: re.Pattern[bytes]) -> int:
    """How many two-byte characters are of a charset's first level, the common ones."""
    return len(form.findall(sample))
