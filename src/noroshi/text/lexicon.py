"""Many phrases at once: which phrases of a lexicon stand in a text, and where.

The text is folded (`text/fold.py`) and searched in one pass with Aho-Corasick for the *beginnings* of all phrases;
where a beginning is found, the rest of its phrase is compared. Offsets are of the text as it came in.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise

import ahocorasick_rs
import msgspec

from noroshi.text.fold import fold

BEGINNINGS_PER_PHRASE = 40
"""a phrase is spelt out from its start until it has about so many forms; the rest becomes an expression"""
BEGINNINGS_AT_MOST = 10 * BEGINNINGS_PER_PHRASE
"""and while its forms are as short as `is` or `our`, about so many: those stand in every text"""
_WORD = "0-9a-z\u00c0-\u1fff"
"""letters and digits of scripts that write spaces between words (folded)"""
_KATAKANA = "\u30a1-\u30fa\u30fc"
_END = f"(?!(?<=[{_WORD}])[{_WORD}]|(?<=[{_KATAKANA}])[{_KATAKANA}])"
_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
_SPACES = re.compile(r"\s+")


class LexiconMatch(msgspec.Struct, frozen=True, gc=False):
    """A phrase of the lexicon found in a text: `text[start:end]`."""

    category: str
    start: int
    end: int


class _Rest:
    """What follows a beginning, as an expression that is compiled when it is first needed."""

    def __init__(self, category: str, written: str) -> None:
        self.category = category
        self.written = written
        """empty where the beginning is the whole phrase"""

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Compares at a place of a text."""
        return _compiled(self.written).match


_Known = tuple[int, int, tuple[str, ...], list[_Rest]]
"""of a beginning: the edge before it, the kind of its last letter, categories of which it is a whole phrase, and the longer ones"""


class Lexicon:
    """Phrases by category, ready to be searched for.

    A phrase is written plainly, with two conveniences: `{a|b}` stands for `a` or `b` (an empty alternative is
    allowed), and a last `*` lets the word go on (`transfer*` finds `transferred`). Alphabetic phrases match whole words
    only; phrases that begin or end in katakana do not match inside a longer katakana word (`コード` is not in
    `エンコード`). Line ends within a phrase count as spaces. Raises `ValueError` for a phrase that says nothing.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        beginnings: dict[str, list[_Rest]] = {}
        for category, written in phrases.items():
            for phrase in written:
                texts, tail = _split(_prepare(fold(phrase).text).strip())
                rest = _Rest(category, tail)
                for text in texts:
                    if not text or text.isspace():
                        raise ValueError(f"a phrase of {category} may be empty: {phrase!r}")
                    beginnings.setdefault(text, []).append(rest)
        self._beginnings = list(beginnings.items())
        self._known: dict[int, _Known] = {}
        """what a search asks about a beginning, once it was met"""
        self._automaton = ahocorasick_rs.AhoCorasick(list(beginnings)) if beginnings else None

    def __len__(self) -> int:
        return len(self._beginnings)

    def _meet(self, index: int) -> _Known:
        text, rests = self._beginnings[index]
        whole = tuple(rest.category for rest in rests if not rest.written)
        known = self._known[index] = _edge(text[0]), _kind(text[-1]), whole, [rest for rest in rests if rest.written]
        return known

    def search(self, text: str) -> list[LexiconMatch]:
        """All phrases in the text by their place; of nested ones of a category only the longest is given."""
        if self._automaton is None or not text:
            return []
        folded = fold(text)
        searched = _prepare(folded.text)
        found: list[tuple[int, int, str]] = []
        length = len(searched)
        for index, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            edge, last, whole, rests = self._known.get(index) or self._meet(index)
            if edge and start and _continues(searched[start - 1], edge):
                continue
            if whole and not (last and end < length and _kind(searched[end]) == last):
                found += [(start, -end, category) for category in whole]
            for rest in rests:
                match = rest.match(searched, end)
                if match is not None:
                    found.append((start, -match.end(), rest.category))
        found.sort()
        plain = text.isascii()
        matches: list[LexiconMatch] = []
        reached: dict[str, int] = {}
        for start, minus_end, category in found:
            if -minus_end > reached.get(category, 0):
                reached[category] = end = -minus_end
                if plain or _prepare(text[start:end].casefold()) == searched[start:end]:
                    matches.append(LexiconMatch(category, start, end))  # nothing moved: looking it up costs far more
                else:
                    span = folded.span(start, end)
                    matches.append(LexiconMatch(category, span.start, span.end))
        return matches


@cache
def _compiled(written: str) -> re.Pattern[str]:
    escaped = re.sub(r"[^{}|*]+", lambda plain: re.escape(plain[0]), written)
    return re.compile(escaped.replace("{", "(?:").replace("}", ")").replace("*", r"\w{0,20}") + _END)


def expand(phrase: str) -> list[str]:
    """All forms of a phrase with `{a|b}` alternatives, in the order written."""
    return [_SPACES.sub(" ", form) for form in _forms(phrase)]


def _forms(phrase: str) -> list[str]:
    found = _ALTERNATIVES.search(phrase) if "{" in phrase else None
    if found is None:
        return [phrase]
    before, after = phrase[: found.start()], phrase[found.end() :]
    return [form for choice in found[1].split("|") for form in _forms(before + choice + after)]


def _split(phrase: str) -> tuple[list[str], str]:
    """A phrase as its spelt-out beginnings and the rest, which is still written with alternatives."""
    if "{" not in phrase and "*" not in phrase:
        return [_SPACES.sub(" ", phrase)], ""
    forms, taken = [""], 0
    for start, end in pairwise(_cuts(phrase)):
        piece = phrase[start:end]
        if "*" in piece:
            break
        choices = _forms(piece)
        more = [form + text for form in forms for text in choices]
        if len(more) > BEGINNINGS_PER_PHRASE and (len(more) > BEGINNINGS_AT_MOST or all(map(_is_telling, forms))):
            break
        forms, taken = more, end
    if "" in forms or not taken:  # a first word that goes on: `transfer*`
        star = phrase.index("*") if "*" in phrase else len(phrase)
        return expand(phrase[:star]), phrase[star:]
    return list(dict.fromkeys(_SPACES.sub(" ", form) for form in forms)), phrase[taken:]


def _is_telling(beginning: str) -> bool:
    return len(beginning.strip()) > (3 if beginning.isascii() else 1)


def _cuts(phrase: str) -> list[int]:
    """Where the pieces of a phrase begin and end: runs of plain text and outermost `{…}`."""
    cuts, depth = [0], 0
    for at, character in enumerate(phrase):
        if character == "{":
            if depth == 0:
                cuts.append(at)
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                cuts.append(at + 1)
    cuts.append(len(phrase))
    return sorted(set(cuts))


def _prepare(folded: str) -> str:
    """Line ends to spaces and curly apostrophes to straight ones, which keeps every offset."""
    folded = folded.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return folded if folded.isascii() else folded.replace("\u2019", "'")


def _edge(character: str) -> int:
    """Which boundary a phrase needs before it: 0 none, 1 of an alphabetic word, 2 of a katakana word."""
    if _is_katakana(character):
        return 2
    return 1 if character.isalnum() and character < "\u2000" else 0


def _kind(character: str) -> int:
    """As `_END` tells them: 1 of an alphabetic word, 2 of a katakana word, 0 of neither."""
    if "a" <= character <= "z" or "0" <= character <= "9" or "\u00c0" <= character <= "\u1fff":
        return 1
    return 2 if _is_katakana(character) else 0


def _continues(neighbour: str, edge: int) -> bool:
    if edge == 2:
        return _is_katakana(neighbour)
    return neighbour < "\u2000" and neighbour.isalnum()


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fa" or character == "\u30fc"
