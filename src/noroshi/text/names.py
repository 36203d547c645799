"""The ways in which one person's name may be written.

`spellings` lists them for a person, and `name_key` gives the key under which `NameFinder` (text/name_finder.py) looks for
them: letters only, with everything joined that a hurried reader does not tell apart. What is found by its key is then
compared closely, so the key may be coarse.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Literal

import msgspec

from noroshi.text.confusables import KANJI_LIKE_KANJI, LEET, LIGATURES, kana_lookalike, latin_lookalike
from noroshi.text.fold import IGNORABLE_RUN
from noroshi.text.kana import from_romaji, is_kana, romanise, to_hiragana

How = Literal[
    "declared",
    "order",
    "reading",
    "romanised",
    "variant",
    "nickname",
    "confusable",
    "spaced",
    "initials",
    "title",
    "department",
    "given",
    "misspelt",
]
"""How a name was recognised, the surest first:

declared (as the company wrote it), order (parts exchanged), reading (in kana), romanised (another romanisation than the
declared one), variant (other form of a kanji, accents, middle name left out), nickname, confusable (look-alike letters),
spaced (letters spaced out), initials (`T. Yamada`), title (family name beside the person's title),
department (family name beside where the person works), given (a given name alone), misspelt (one slip of a key).
"""

RANK: dict[How, int] = {
    "declared": 0,
    "order": 1,
    "reading": 2,
    "romanised": 3,
    "variant": 4,
    "nickname": 5,
    "confusable": 6,
    "spaced": 7,
    "initials": 8,
    "title": 9,
    "department": 10,
    "given": 11,
    "misspelt": 12,
}

_PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "san",
        "st",
        "ter",
        "van",
        "von",
    )
)
_SHORTEST = 4
"""letters of a one-word alias; shorter ones are ordinary words too often"""

_SWAPPED_LENGTH = 5
"""letters of a word from which two that changed places are a slip or a trick, and no other name"""

_VOWELS = frozenset("aeiou")

_FAMILY_ONLY = 2
"""kanji of a name without a space that may be a family name alone; such a name names nobody"""


class Spelling(msgspec.Struct, frozen=True, gc=False):
    """One way to write a name."""

    key: str
    """`name_key` of it"""
    exact: str
    """letters, case folded, marks kept; empty for a look-alike made by us, which nobody writes innocently; beside an
    initial, the family name in lower case"""
    plain: str
    """as `exact`, without marks and with the usual form of each kanji"""
    how: How
    script: Literal["latin", "kanji", "kana"]
    cut: int = 0
    """how many letters of the key the first part has; 0 where there are no parts or where they are not known"""
    comma: bool = False
    """family name first, so that a comma may stand after it"""
    initial: Literal["", "first", "last"] = ""
    written: str = ""
    """as a person would write it"""
    breaks: tuple[int, ...] = ()
    """letters of the key before each place, `cut` aside, where one word of a part ends"""
    needed: tuple[int, ...] = ()
    """those of them, and of `cut`, that must be seen, because a word of one letter stands there"""


class _KeyTable(dict[int, str | None]):
    """For `str.translate`: code point → its part of a key, worked out when first met.

    What has no part is None: an empty string would keep `translate` off its fast way through ASCII.
    """

    def __missing__(self, code: int) -> str | None:
        part = self[code] = _key_of(chr(code)) or None
        return part


class _PlainTable(dict[int, str | None]):
    """For `str.translate` of NFKC text: drops what is no letter or digit, unites kana and the forms of kanji."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        if self.plain:
            char = "".join(_variants().get(c, c) for c in unicodedata.normalize("NFKD", char).casefold())
            part = "".join(c for c in char if c.isalnum() or c in _VOICED)
        else:
            part = to_hiragana(char.casefold()) if char.isalnum() or unicodedata.combining(char) else ""
        made = self[code] = (to_hiragana(part) if self.plain else part) or None
        return made


_VOICED = "\u3099\u309a"
LARGE_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
"""small kana → the large ones, which forms without small kana (old passbooks, telegrams, half width) write instead"""


def _key_of(char: str) -> str:
    if char in LEET:
        return LEET[char].replace("i", "l")
    if char in _MORE_LEET:
        return _MORE_LEET[char]
    if char in _STROKES:
        return "ー"
    looks = latin_lookalike(char)
    if looks and not "\u3040" <= char <= "\u30ff":
        return looks.replace("i", "l")
    out = ""
    for part in unicodedata.normalize("NFKD", IGNORABLE_RUN.sub("", char)).casefold():
        if part.isascii():
            out += latin_lookalike(part).replace("i", "l")
        elif part.isalnum():
            usual = _variants().get(part, part)
            usual = KANJI_LIKE_KANJI.get(usual, usual)
            usual = kana_lookalike(usual) or usual
            out += unicodedata.normalize("NFKD", to_hiragana(usual))[0].translate(LARGE_KANA)
    return out


KEY_TABLE: dict[int, str | None] = _KeyTable()
_MORE_LEET = {"6": "g", "8": "b", "9": "g"}
"""digits that stand for letters within a name; in hosts and sentences they are digits too often"""
_STROKES = "\u2015\u2500\u2501"
"""signs that pass for the kanji 一 and the long vowel ー, and are no letters"""
_NOT_ROMAJI = re.compile("m[^aiueoymbp]")
_O = "オコソトノホモヨロヲゴゾドボポョォおこそとのほもよろをごぞどぼぽょぉ"
_U = "ウクスツヌフムユルグズヅブプュゥうくすつぬふむゆるぐずづぶぷゅぅ"
_LONG = re.compile(f"(?<=[{_O}])[ウオうお]|(?<=[{_U}])[ウう]")
_EXACT: dict[int, str | None] = _PlainTable(plain=False)
_PLAIN: dict[int, str | None] = _PlainTable(plain=True)


def name_key(text: str) -> str:
    """Letters only; joined are case, marks, kana scripts, forms of kanji, look-alikes (UTS #39), and i with l."""
    return text.translate(KEY_TABLE)


def exact_letters(text: str) -> str:
    """The letters, case folded, marks kept, katakana as hiragana."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", IGNORABLE_RUN.sub("", text))
    return text.translate(_EXACT)


def plain_letters(text: str) -> str:
    """As `exact_letters`, without accents and with the usual form of each kanji."""
    if text.isascii():
        return text.translate(_PLAIN)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", IGNORABLE_RUN.sub("", text)).translate(_PLAIN))


@cache
def _variants() -> dict[str, str]:
    """Form of a kanji → its usual form."""
    return {char: group[0] for group in _data("kanji_variants.txt") for char in group[1:]}


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for line in _data("nicknames.txt"):
        full, *short = line.split()
        table.setdefault(full, []).extend(short)
        for nickname in short:
            table.setdefault(nickname, []).append(full)
    return {name: tuple(others) for name, others in table.items()}


def _data(name: str) -> list[str]:
    text = resources.files("noroshi.text").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def family_names(name: str, reading: str, romaji: str) -> tuple[str, ...]:
    """Keys of the spellings of the family name: in Latin letters, and as it stands first in `name` and `reading`."""
    latin = [family for _, family, _ in _latin_parts(name, reading, romaji, ()) if family]
    japanese = [
        written.split()[0] for written in (name, reading) if len(written.split()) > 1 and not _is_latin(written)
    ]
    return tuple({name_key(family) for family in (*latin, *japanese)})


def given_names(name: str, reading: str, romaji: str) -> tuple[str, ...]:
    """As `family_names`, of the given name."""
    latin = [given for given, _, _ in _latin_parts(name, reading, romaji, ()) if given]
    japanese = [
        "".join(written.split()[1:])
        for written in (name, reading)
        if len(written.split()) > 1 and not _is_latin(written)
    ]
    return tuple({name_key(given) for given in (*latin, *japanese)})


def spellings(name: str, reading: str = "", romaji: str = "", aliases: tuple[str, ...] = ()) -> tuple[Spelling, ...]:
    """All spellings of one person's name, the surest of each key first.

    `name` in kanji (family name first) or Latin letters, `reading` in kana, `romaji` given name first.
    """
    made = _Made()
    latin = _latin_parts(name, reading, romaji, aliases)
    for given, family, how in latin:
        made.latin(given, family, how)
    for written in (name, *aliases):
        if written and not _is_latin(written):
            made.japanese(written, "declared")
        elif (
            written in aliases
            and len(written.split()) == 1
            and len(written) >= _SHORTEST
            and not _is_part(written, latin)
        ):
            made.one_word(written, "nickname")
    if reading and not is_kana(name.replace(" ", "").replace("　", "")):
        made.japanese(reading, "reading")
        made.japanese(long_vowels(reading), "reading")
        made.half_in_kana(name, reading)
    made.mixed(name, latin)
    made.nicknames(latin, aliases)
    made.initials(latin)
    made.lookalikes()
    made.swapped_letters()
    return tuple(sorted(made.found.values(), key=lambda spelling: RANK[spelling.how]))


def _is_latin(text: str) -> bool:
    return all(not c.isalpha() or unicodedata.normalize("NFKD", c)[0] < "\u0250" for c in text)


def _is_part(word: str, latin: list[tuple[str, str, How]]) -> bool:
    key = name_key(word)
    return any(key in (name_key(given), name_key(family)) for given, family, _ in latin)


def _split_latin(name: str) -> tuple[str, str]:
    """Given and family name of a name in Latin letters, given name first unless a comma or capitals say otherwise."""
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip(), family.strip()
    words = name.split()
    if len(words) < 2:
        return "", ""
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if capitals[0] and not capitals[-1]:
        count = capitals.index(False)
        return " ".join(words[count:]), " ".join(words[:count])
    at = len(words) - 1
    while at > 1 and words[at - 1].lower().strip(".") in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _latin_parts(name: str, reading: str, romaji: str, aliases: tuple[str, ...]) -> list[tuple[str, str, How]]:
    """(given, family, how) in Latin letters: declared ones, then romanisations of the reading."""
    found: dict[tuple[str, str], How] = {}
    for written in (romaji, name, *aliases):
        if written and _is_latin(written):
            given, family = _split_latin(written)
            if given and family:
                found.setdefault((given, family), "declared")
    if name and _is_latin(name):
        return [(given, family, how) for (given, family), how in found.items()]
    given_romaji, family_romaji = _split_latin(romaji)
    family_kana, given_kana = _split_reading(reading, given_romaji, family_romaji)
    families = romanise(family_kana) if family_kana else _respell(family_romaji)
    givens = romanise(given_kana) if given_kana else _respell(given_romaji)
    known = {(name_key(given), name_key(family)) for given, family in found}
    for family in (family_romaji, *families):
        for given in (given_romaji, *givens):
            key = (name_key(given), name_key(family))
            if given and family and key not in known:
                known.add(key)
                found[given, family] = "romanised"
    return [(given, family, how) for (given, family), how in found.items()]


def long_vowels(reading: str) -> str:
    """The reading with its long vowels written as strokes, as many write katakana: ショウイチ → ショーイチ."""
    return _LONG.sub("ー", unicodedata.normalize("NFKC", reading))


def _split_reading(reading: str, given: str, family: str) -> tuple[str, str]:
    """Family and given name in kana; where no space divides them, the romaji says where."""
    words = to_hiragana(reading).replace("・", " ").split()
    if len(words) >= 2:
        return words[0], "".join(words[1:])
    if not words or not given:
        return "", ""
    given_key, family_key = name_key(given), name_key(family)
    for at in range(1, len(words[0])):
        if family_key in map(name_key, romanise(words[0][:at])) and given_key in map(name_key, romanise(words[0][at:])):
            return words[0][:at], words[0][at:]
    return "", ""


def _respell(word: str) -> tuple[str, ...]:
    """Romanisations of a word known in romaji only: other systems, and its last long vowel as it may be."""
    kana = from_romaji(word)
    if not kana:
        return ()
    found = dict.fromkeys(romanise(kana))
    if word[-1].lower() == "o":
        found |= dict.fromkeys(romanise(kana + "う"))
    return tuple(found)


_MOST_DISGUISES = 60
"""disguises of one name that are disguised a second time"""


def _disguises(first: str, second: str) -> Iterator[tuple[str, str]]:
    """Keys of the two parts of a name with one kind of letters exchanged for what looks like them."""
    for one, two in LIGATURES:
        for old, new in ((name_key(one), name_key(two)), (name_key(two), name_key(one))):
            if old in first or old in second:
                yield first.replace(old, new), second.replace(old, new)
            if first.count(old) + second.count(old) > 1:
                if old in first:
                    yield first.replace(old, new, 1), second
                if old in second:
                    yield first, second.replace(old, new, 1)


class _Made:
    """Gathers spellings; of several with the same key and script the surest stays."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, int], Spelling] = {}

    def add(self, spelling: Spelling) -> None:
        where = (spelling.key, spelling.initial, spelling.cut)
        before = self.found.get(where)
        if spelling.key and (before is None or RANK[spelling.how] < RANK[before.how]):
            self.found[where] = spelling

    def latin(self, given: str, family: str, how: How, *, swap: bool = True) -> None:
        self.pair(given, family, how, "latin", comma=False)
        if swap:
            self.pair(family, given, "order" if how == "declared" else how, "latin", comma=True)

    def pair(
        self, first: str, second: str, how: How, script: Literal["latin", "kanji", "kana"], *, comma: bool
    ) -> None:
        whole = f"{first} {second}"
        ends = list(accumulate(len(name_key(word)) for word in whole.split()))
        letters = {end for word, end in zip(whole.split(), ends, strict=True) if len(name_key(word)) == 1}
        cut = len(name_key(first))
        self.add(
            Spelling(
                key=name_key(whole),
                exact=exact_letters(whole),
                plain=plain_letters(whole),
                how=how,
                script=script,
                cut=cut,
                comma=comma,
                written=whole,
                breaks=tuple(end for end in ends[:-1] if end != cut),
                needed=tuple(end for end in ends[:-1] if end in letters or end + 1 in letters),
            )
        )

    def one_word(self, word: str, how: How) -> None:
        self.add(Spelling(name_key(word), exact_letters(word), plain_letters(word), how, "latin", written=word))

    def japanese(self, written: str, how: How) -> None:
        """Kanji or kana, family name first."""
        words = written.replace("・", " ").split()
        kana = is_kana("".join(words))
        script: Literal["kanji", "kana"] = "kana" if kana else "kanji"
        if len(words) == 1 and len(words[0]) <= (_SHORTEST if kana else _FAMILY_ONLY):
            return
        whole = "".join(words)
        self.add(
            Spelling(
                name_key(whole), exact_letters(whole), plain_letters(whole), how, script, comma=True, written=written
            )
        )
        if len(words) >= 2:
            self.pair("".join(words[1:]), words[0], "order" if how == "declared" else how, script, comma=False)

    def half_in_kana(self, name: str, reading: str) -> None:
        """Family name in kanji and given name in kana, or the other way round: `山田たろう`, `やまだ太郎`."""
        words, kana = name.split(), reading.replace("・", " ").split()
        if len(words) == len(kana) == 2 and not _is_latin(name):
            self.japanese(f"{words[0]} {kana[1]}", "reading")
            self.japanese(f"{kana[0]} {words[1]}", "reading")

    def mixed(self, name: str, latin: list[tuple[str, str, How]]) -> None:
        """Family name in kanji and given name in Latin letters, or the other way round."""
        words = name.split()
        if len(words) == 2 and not _is_latin(name):
            for given, family, how in latin:
                if how == "declared":
                    for first, second in ((words[0], given), (given, words[0]), (family, words[1])):
                        self.pair(first, second, "romanised", "latin", comma=False)

    def nicknames(self, latin: list[tuple[str, str, How]], aliases: tuple[str, ...]) -> None:
        for given, family, how in latin:
            if how != "declared":
                continue
            words = given.split()
            for nickname in _nicknames().get(words[0].lower(), ()):
                self.latin(nickname, family, "nickname")
            for alias in aliases:
                if len(alias.split()) == 1 and _is_latin(alias) and not _is_part(alias, latin):
                    self.latin(alias, family, "nickname")
            if len(words) > 1:
                self.latin(words[0], family, "variant")
            for letter in "abcdefghijklmnopqrstuvwxyz":
                self.pair(f"{words[0]} {letter}", family, "variant", "latin", comma=False)

    def initials(self, latin: list[tuple[str, str, How]]) -> None:
        for given, family, _ in latin:
            first, last = name_key(given)[:1], name_key(family)
            if len(last) >= 2:
                exact = family.lower()
                self.add(Spelling(first + last, exact, first + last, "initials", "latin", 1, initial="first"))
                self.add(
                    Spelling(last + first, exact, last + first, "initials", "latin", len(last), True, initial="last")
                )

    def lookalikes(self) -> None:
        """Two letters that look like one, `rn` for m and their like: all of a kind, one of them, or two kinds at once."""
        written = [
            (spelling.key[: spelling.cut], spelling.key[spelling.cut :], spelling.comma)
            for spelling in self.found.values()
            if spelling.script == "latin" and spelling.how in ("declared", "order")
        ]
        for _ in range(2):
            disguised = [(*pair, comma) for first, second, comma in written for pair in _disguises(first, second)]
            for first, second, comma in disguised:
                self.add(Spelling(first + second, "", "", "confusable", "latin", len(first), comma))
            written = disguised[:_MOST_DISGUISES]

    def swapped_letters(self) -> None:
        """Two neighbouring letters in the wrong order: `Yamdaa`, which the eye reads as the name.

        Not the first letter, not two vowels (Rieko and Reiko are two people), not in short words, and not where what
        comes out could be another Japanese name.
        """
        for spelling in list(self.found.values()):
            if spelling.script != "latin" or spelling.how not in ("declared", "order") or spelling.breaks:
                continue
            words = spelling.written.lower().split()
            if len(words) != 2 or not all(word.isascii() and word.isalpha() for word in words):
                continue
            for index, word in enumerate(words):
                if len(word) < _SWAPPED_LENGTH:
                    continue
                for at in range(1, len(word) - 1):
                    one, two = word[at], word[at + 1]
                    swapped = word[:at] + two + one + word[at + 2 :]
                    if one == two or {one, two} <= _VOWELS:
                        continue
                    if from_romaji(swapped) and not _NOT_ROMAJI.search(swapped):
                        continue
                    keys = [name_key(each) for each in (*words[:index], swapped, *words[index + 1 :])]
                    self.add(Spelling("".join(keys), "", "", "confusable", "latin", len(keys[0]), spelling.comma))
