"""The text as the finders see it: folded, refanged, and as classes of signs."""

from typing import Final

from noroshi.alerts.indicators.belief import HEADING_WORDS_JA, Belief, Surroundings
from noroshi.alerts.indicators.folded import FILL, FILLERS, JOIN, LETTER, OTHER, OTHER_DOT, STOP, fold
from noroshi.alerts.indicators.needles import Needles, WideNeedles
from noroshi.alerts.indicators.networks import NETWORK_WORDS_JA
from noroshi.alerts.indicators.refang import refang, unescape_json
from noroshi.alerts.model import Document, Indicator

_CLASSES = bytearray(b" " * 256)
for _sign in b"abcdefghijklmnopqrstuvwxyz0123456789" + bytes([FILL, JOIN, LETTER]):
    _CLASSES[_sign] = ord("a")
for _sign in b"-_+":
    _CLASSES[_sign] = ord("b")
_CLASSES[ord(".")] = _CLASSES[STOP] = ord(".")
_CLASSES[ord("@")] = ord("@")
_TO_CLASSES: Final = bytes(_CLASSES)

_WIDE_SIGNS = ("。", "．", "｡", "＠", "：", "／")
_JSON_KINDS = frozenset({"json", "stix", "misp"})
_LOOKS_LIKE_JSON = ("{", "[")

_WORDS = Needles(
    *b"cve ssdeep npx package module telegram twitter github linkedin discord instagram ://".split(),
    *(b" install", b" add", b"npm i", b").", b"].", OTHER_DOT),
)
_WIDE_WORDS = WideNeedles(*HEADING_WORDS_JA, *NETWORK_WORDS_JA, "パッケージ", "モジュール")


class Page:
    """A text under search. Finders add to `found`; what one has taken, the next ones do not see in `classes`."""

    def __init__(self, text: str, document: Document | None) -> None:
        self.text = text
        folded = fold(text)
        if (document is not None and document.kind in _JSON_KINDS) or (
            text.startswith(_LOOKS_LIKE_JSON) and text.rstrip().endswith(("}", "]"))
        ):
            folded = unescape_json(folded)
        self.raw = folded
        """folded, with what the author did to make things harmless"""
        self.folded = refang(folded) + b" "
        """the same without it, and a blank at the end: there is always a next sign, and `folded[-1]` precedes the first"""
        self.classes = self.folded.translate(_TO_CLASSES)
        """`a` for what a label is made of, `b` for `-_+`, `.`, `@`, and a blank for all that parts names"""
        self.words = _WORDS.places(self.folded)
        """where in `folded` the words stand that finders look for"""
        self.wide_words = _WIDE_WORDS.places(text)
        """the same of words that `folded` does not have"""
        self.around = Surroundings(text, self.folded, self.wide_words, document)
        self.found: list[Indicator] = []
        self.is_ascii = text.isascii()
        self.is_simple = self.is_ascii and self.around.plain
        """a run is what it is by itself, wherever it stands"""

    def hide(self, spans: list[tuple[int, int]]) -> None:
        """Takes these spans, in order and apart, out of the sight of later finders."""
        if not spans:
            return
        pieces, at = [], 0
        for start, end in spans:
            pieces += [self.classes[at:start], b" " * (end - start)]
            at = end
        self.classes = b"".join([*pieces, self.classes[at:]])

    def meant(self, start: int, end: int) -> str:
        """The words of this span without what made them harmless; case as written."""
        folded = self.folded[start:end]
        written = self.text[start:end]
        if FILL not in folded and JOIN not in folded and written.isascii():
            return written
        return "".join(
            "." if sign == STOP else letter if sign >= OTHER or chr(sign) == letter.lower() else chr(sign)
            for sign, letter in zip(folded, written, strict=True)
            if sign not in FILLERS
        )

    def is_defanged(self, start: int, end: int) -> bool:
        """Whether the author made this span harmless."""
        if FILL in self.folded[start:end]:
            return True
        written = self.text[start:end]
        return not written.isascii() and any(sign in written for sign in _WIDE_SIGNS)

    def add(self, type_: str, value: str, span: tuple[int, int], defanged: bool, belief: Belief) -> None:
        """Notes an indicator."""
        start, end = span
        self.found.append(Indicator(type_, value, start, end, self.text[start:end], defanged, *belief))
