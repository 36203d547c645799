"""Code points that look alike: UTS #39, and a few that it does not list."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from noroshi.text.fold import IGNORABLE_RUN

KANJI_LIKE_KANA = {
    "三": "ミ",
    "千": "チ",
    "才": "オ",
    "又": "ヌ",
    "匕": "ヒ",
    "厶": "ム",
    "亻": "イ",
    "〆": "メ",
    "乄": "メ",
    "宀": "ウ",
}
"""Own addition: kanji that pass for katakana in the usual screen fonts. UTS #39 has only カエタトニハロー of these."""

KANJI_LIKE_KANJI = {"末": "未", "士": "土", "曰": "日", "已": "己", "巳": "己", "干": "千", "囗": "口", "入": "人"}
"""Own addition: kanji that differ by the length of a stroke; a reader who expects the name sees the name."""

LEET = {"3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
"""Own addition: digits and signs that stand for letters by habit rather than by shape. 0/o and 1/l are in UTS #39."""

FAUX_LATIN = {
    **dict.fromkeys("\u039b\u03bb\u0394\u2206\u0414", "a"),
    **dict.fromkeys("\u03b2\u042c\u044c\u044a", "b"),
    **dict.fromkeys("\u03b4\u0434", "d"),
    **dict.fromkeys("\u03a3\u039e\u0404\u0454\u042d\u044d\u03b5\u025b\u0190\u0437\u0417\u0259\u018f", "e"),
    **dict.fromkeys("\u03ba\u0138", "k"),
    **dict.fromkeys("\u028d", "m"),
    **dict.fromkeys("\u0418\u0438\u0419\u0439\u043f\u041f\u03c0", "n"),
    **dict.fromkeys("\u0424\u0444\u0398\u03b8\u03a6\u03c6\u03a9", "o"),
    **dict.fromkeys("\u042f\u044f", "r"),
    **dict.fromkeys("\u03bc\u0446", "u"),
    **dict.fromkeys("\u0428\u0448\u0449\u03c9\u0561", "w"),
}
"""Own addition: Greek and Cyrillic letters that writing in false Greek or Russian sets for Latin ones (Λ for A, Я for R),
and prototypes of UTS #39 whose Unicode name is not that of the Latin letter they look like (ʍ for Cyrillic м, ĸ)."""

_LETTER_BY_NAME = re.compile(
    r"(?:LATIN (?:LETTER SMALL CAPITAL|SMALL LETTER TURNED)|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER"
    r"|REGIONAL INDICATOR SYMBOL LETTER) ([A-Z])"
)
"""Own addition: small capitals, turned letters, white letters on black and letters of flags, which NFKC leaves alone."""

LIGATURES = (("m", "rn"), ("w", "vv"), ("d", "cl"), ("h", "li"))
"""Letters that look like two others set closely. UTS #39 has rn/m; the others are own additions for sans-serif type."""


@cache
def prototypes() -> dict[str, str]:
    """Code point → what it looks like (UTS #39 section 4); a code point that is not a key looks like itself."""
    table: dict[str, str] = {}
    text = resources.files("noroshi.text").joinpath("data/confusables.txt").read_text("ascii")
    for line in text.splitlines():
        if line and line[0] != "#":
            target, _, sources = line.partition("<")
            prototype = "".join(chr(int(code, 16)) for code in target.split())
            for code in sources.split():
                table[chr(int(code, 16))] = prototype
    return table


@cache
def _table() -> dict[int, str]:
    return {ord(char): prototype for char, prototype in prototypes().items()}


@lru_cache(16_384)
def skeleton(text: str) -> str:
    """UTS #39 section 4, `internalSkeleton`: two strings are confusable if and only if their skeletons are equal."""
    text = unicodedata.normalize("NFD", IGNORABLE_RUN.sub("", text))
    return unicodedata.normalize("NFD", text.translate(_table()))


@cache
def latin_lookalike(char: str) -> str:
    """The lower-case ASCII letters that the code point looks like, marks left out; empty where it looks like none."""
    if char.isascii():
        return char.lower() if char.isalpha() else {"0": "o", "1": "l", "|": "l"}.get(char, "")
    same = unicodedata.normalize("NFKC", char)
    if same.isascii() and same.isalpha():
        return same.lower()
    looks = unicodedata.normalize("NFKD", prototypes().get(char) or prototypes().get(char.casefold()) or char)
    plain = "".join(c for c in looks if not unicodedata.combining(c))
    if plain in ("0", "1", "|"):
        return latin_lookalike(plain)
    if plain.isascii() and plain.isalpha():
        return plain.lower()
    for seen in (char, plain):
        if seen in FAUX_LATIN:
            return FAUX_LATIN[seen]
        named = _LETTER_BY_NAME.fullmatch(unicodedata.name(seen, "")) if len(seen) == 1 else None
        if named:
            return named[1].lower()
    if len(plain) == 1 and plain != char:
        return latin_lookalike(plain)  # Cyrillic and Greek letters with marks, whose bare letter is in the tables
    base, stroke, _ = unicodedata.name(char, "").partition(" WITH ")
    if stroke and base.startswith(("LATIN ", "GREEK ", "CYRILLIC ")):
        try:
            return latin_lookalike(unicodedata.lookup(base))
        except KeyError:
            return ""
    return ""


@cache
def kana_lookalike(char: str) -> str:
    """The katakana that a kanji passes for; empty where it passes for none."""
    return KANJI_LIKE_KANA.get(char) or _kanji_of_kana().get(char, "")


@cache
def _kanji_of_kana() -> dict[str, str]:
    table = {looks: char for char, looks in prototypes().items() if "ァ" <= char <= "ヶ" and "一" <= looks <= "鿿"}
    return table | dict.fromkeys("一\u2015\u2500\u2501", "ー")
