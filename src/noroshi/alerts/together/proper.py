"""Proper names that the gazetteer does not know, told by how they are written, and whether two of them may be one name."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz

from noroshi.text.kana import romanise, to_hiragana
from noroshi.text.lexicon import Lexicon

_LATIN = re.compile(
    r"(?<![A-Za-z0-9\u00c0-\u024f])[A-Z][A-Za-z0-9\u00c0-\u024f_'’-]*"
    r"(?:[ \u00a0](?:of |the |and |& )?[A-Z0-9][A-Za-z0-9\u00c0-\u024f_'’-]*)*"
)
"""Japanese writes its own letters right beside them: `KADOKAWAは`"""
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}(?:・[\u30a1-\u30fa\u30fc]{2,})*")
_QUOTED = re.compile(r"[「『]([^「」『』]{2,24})[」』]")
_SENTENCE_START = re.compile(r"(?:^|[.!?。！？]\s*[\"“”「]?)$")
_LOWER = re.compile(r"(?<![\w.@/-])[a-z]{3,24}(?![\w@/-]|\.\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
SHORT = 4
"""letters; a shorter romanised beginning may be any word's"""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("noroshi.alerts.together") / "data" / "names.toml").read_text("utf-8"))


@cache
def plain_words() -> frozenset[str]:
    """Words that are written like names and are none, folded."""
    data = _data()
    return frozenset(word for group in ("words", "places") for words in data[group].values() for word in words)


@cache
def _in_kanji() -> re.Pattern[str]:
    """Names of companies in kanji, by the word for what they are."""
    kinds = "|".join(_data()["houses"]["kinds"])
    return re.compile(
        r"株式会社(?P<after>[\u3400-\u9fff\u3041-\u30fc]{2,12}?)(?=[（(、。はがをにの]|$)"
        rf"|(?P<house>[\u3400-\u9fff]{{2,6}}(?:{kinds}))(?![\u3400-\u9fff])"
    )


def proper_names(text: str) -> frozenset[str]:
    """Names in a text, folded: runs of capitalised words, katakana, and what Japanese quotes."""
    return _found(text)


@lru_cache(maxsize=20_000)
def _found(text: str) -> frozenset[str]:
    names: set[str] = set()
    plain, no_house = plain_words(), frozenset(_data()["houses"]["no-name"])
    for run in _LATIN.finditer(text):
        words = run[0].split()
        if _SENTENCE_START.search(text[max(0, run.start() - 3) : run.start()]) and _is_common(words):
            words = words[1:]
        if (
            words
            and not words[-1].endswith("-based")
            and not all(word.casefold() in plain or word.isdigit() for word in words)
            and " ".join(words).casefold() not in plain
            and len("".join(words)) >= 2
        ):
            names.add(_POSSESSIVE.sub("", " ".join(words)).casefold())
    names |= {
        name
        for run in _in_kanji().finditer(text)
        if (name := (run["after"] or run["house"]).removeprefix("株式会社")) not in no_house
    }
    names |= {run[0] for run in _KATAKANA.finditer(text) if run[0] not in plain}
    names |= {
        run[1].casefold()
        for run in _QUOTED.finditer(text)
        if _KATAKANA.fullmatch(run[1]) or not run[1].endswith(("た", "る", "い", "う", "だ"))
    }
    return frozenset(names)


def places_in(text: str) -> frozenset[str]:
    """The places of `data/names.toml` that a text names, by the first of their names."""
    return frozenset(match.category for match in _places().search(text))


@cache
def _places() -> Lexicon:
    return Lexicon({names[0]: names for names in _data()["places"].values()})


def lower_case(texts: Iterable[str]) -> frozenset[str]:
    """Words that the texts write in lower case: a capital says nothing of them."""
    return frozenset(word for text in texts for word in _LOWER.findall(text))


def is_katakana(name: str) -> bool:
    """Whether all of a name is katakana."""
    return _KATAKANA.fullmatch(name) is not None


def _is_common(words: list[str]) -> bool:
    """Whether the first word of a sentence has its capital only from standing there: `The`, `Researchers`."""
    return words[0].casefold() in plain_words() or (
        len(words) == 1 and words[0].endswith("s") and words[0][1:].islower()
    )


def common_names(one: Iterable[str], other: Iterable[str]) -> set[str]:
    """Names of the one that may be written among those of the other."""
    others = list(other)
    return {name for name in one if any(same_proper(name, each) for each in others)}


def comparable(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether it can be told that two sets of names have none in common: kanji says nothing of its Latin spelling."""
    scripts = [
        {"latin" if name.isascii() else "kana" if _KATAKANA.fullmatch(name) else "kanji" for name in names}
        for names in (one, other)
    ]
    return {"latin", "kanji"} != scripts[0] | scripts[1] or scripts[0] == scripts[1]


_GLOSS = re.compile(r"「?([^「」（）()\s、。]{2,24})」?[（(]([A-Z][A-Za-z0-9 .'’&-]{2,40})[)）]")


_READING = re.compile(r"「?([\u30a1-\u30fa\u30fc・]{4,24})」?[（(]([\u4e00-\u9fff]{2,8})[)）]")


def glosses(texts: Iterable[str]) -> dict[str, str]:
    """Names that the texts themselves give in another script: `塩灯（Salt Lantern）`, `ソルト・ランタン（塩灯）`.

    Name → the Latin one, or the katakana one of a kanji name, both folded.
    """
    found: dict[str, str] = {}
    for text in texts:
        found |= {match[2]: match[1] for match in _READING.finditer(text)}
        found |= {match[1].casefold(): match[2].casefold() for match in _GLOSS.finditer(text) if not match[1].isascii()}
    return found


@lru_cache(maxsize=50_000)
def same_proper(one: str, other: str) -> bool:
    """The same letters, the one a part of the other, or one the kana of the other: `ミナトデジタル` and `Minato Digital`."""
    if one == other:
        return True
    if one.isascii() == other.isascii():
        shorter, longer = sorted((one, other), key=len)
        if not one.isascii() and _shortened(shorter, longer):
            return True
        return len(shorter) >= SHORT and _stands_in(shorter, longer)
    latin, kana = (one, other) if one.isascii() else (other, one)
    first = re.split(r"[ -]", latin)[0]
    if len(first) >= SHORT and any(_plain(sound).startswith(_plain(first)) for sound in _sounds(kana)):
        return True
    words = latin.split()
    return any(sound_alike(" ".join(words[:number]), kana) for number in range(1, len(words) + 1))


def _stands_in(shorter: str, longer: str) -> bool:
    """Whether the one is whole words of the other."""
    at = longer.find(shorter)
    while at >= 0:
        end = at + len(shorter)
        if not (at and longer[at - 1].isalnum()) and not (end < len(longer) and longer[end].isalnum()):
            return True
        at = longer.find(shorter, at + 1)
    return False


@lru_cache(maxsize=50_000)
def keys_of(name: str) -> frozenset[str]:
    """What two names that may be one (`same_proper`) have at least one of in common: for an index."""
    if name.isascii():
        return frozenset(sound_of(word)[:KEY] or word for word in re.split(r"[ \u00a0-]", name) if word)
    if is_katakana(name):
        return frozenset(sound_of(part)[:KEY] or part for part in name.split("・"))
    return frozenset((name[:2],))


def _shortened(shorter: str, longer: str) -> bool:
    """Whether a name in kanji leaves out some of the middle of another: `潮見市立病院`, `潮見市立総合病院`."""
    if len(shorter) < SHORT or is_katakana(shorter) or shorter[:2] != longer[:2] or shorter[-2:] != longer[-2:]:
        return False
    rest = iter(longer)
    return all(character in rest for character in shorter)


KEY = 3
"""consonants of a name that an index goes by"""
CONSONANTS = 4
"""of a loan word, from which on the same ones in the same order are the same name"""
FEW_CONSONANTS = 3
"""the same, where all letters together are alike as well"""
LETTERS_ALIKE = 60
"""of 100, by Levenshtein distance of both"""
_LOAN = (
    (r"p?ph", "f"),
    (r"(?<=[tdiou])re\b", ""),
    (r"m(?=[pb])", "n"),
    (r"wh", "w"),
    (r"th|sh", "s"),
    (r"ch", "t"),
    (r"ck|q|c(?![eihy])", "k"),
    (r"c(?=[eiy])", "s"),
    (r"gh(?=t)", ""),
    (r"g(?=[eiy])", "j"),
    (r"x", "ks"),
    (r"r(?![aeiouy])", ""),
    (r"l", "r"),
    (r"v", "b"),
    (r"[^a-z]|[aeiouyw]", ""),
    (r"d?j|z", "j"),
    (r"(.)\1+", r"\1"),
)
"""an English word as Japanese hears it, consonants only: `Paper Lantern` and `ペーパー・ランタン` are both p-p-r-n-t-n"""
_HEARD = (
    (r"ts(?=u)|ch", "t"),
    (r"sh", "s"),
    (r"v", "b"),
    (r"m(?=[pb])", "n"),
    (r"[^a-z]|[aeiouyw]", ""),
    (r"z", "j"),
    (r"(.)\1+", r"\1"),
)


def sound_alike(latin: str, kana: str) -> bool:
    """Whether a name in Latin letters and one in katakana have the same consonants, of which there must be some."""
    if not _KATAKANA.fullmatch(kana):
        return False
    spelt = _spelt(kana)
    heard = _consonants(spelt, _HEARD)
    if len(heard) < FEW_CONSONANTS or heard != _consonants(latin, _LOAN):
        return False
    return len(heard) >= CONSONANTS or fuzz.ratio(_plain(latin), _plain(spelt)) >= LETTERS_ALIKE


def sound_of(name: str) -> str:
    """The consonants of a name in Latin letters, folded, or in katakana: the same for both spellings of most names."""
    return _consonants(name, _LOAN) if name.isascii() else _consonants(_spelt(name), _HEARD)


@lru_cache(maxsize=20_000)
def _spelt(kana: str) -> str:
    return "".join(spellings[0] for part in kana.split("・") if (spellings := romanise(to_hiragana(part))))


@lru_cache(maxsize=20_000)
def _consonants(letters: str, steps: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in steps:
        letters = re.sub(pattern, instead, letters)
    return letters


@lru_cache(maxsize=20_000)
def _sounds(kana: str) -> tuple[str, ...]:
    return romanise(to_hiragana(kana.partition("・")[0])) if _KATAKANA.fullmatch(kana) else ()


def _plain(letters: str) -> str:
    return letters.casefold().replace("l", "r").replace("v", "b").replace("ou", "o").replace("oo", "o")


def initials(name: str) -> set[str]:
    """`National Cyber Desk of Averland` → `ncd`, `ncda`: what it may be called for short."""
    letters = "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()
    return {letters[:length] for length in range(3, len(letters) + 1)}
