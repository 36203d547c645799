"""Kana, and the ways in which Japanese names are written in Latin letters.

Systems: modified Hepburn, Kunrei (ISO 3602), Nihon-shiki (ISO 3602 strict), what people type on a keyboard (wāpuro), and
the passport rules of Japan's Ministry of Foreign Affairs (long vowels dropped, `oh` on request, m before b, m and p).
"""

import itertools
import re
import unicodedata

SPELLINGS = 24
"""at most so many romanisations of one part of a name"""

_LONG_VOWELS = 3
"""of more long vowels than these, all are written in one way"""

_COLUMNS = "aiueo"
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}


def _table() -> dict[str, tuple[str, str, str]]:
    """Mora → Hepburn, Kunrei, Nihon-shiki."""
    table: dict[str, tuple[str, str, str]] = {}
    for consonant, row in _ROWS.items():
        for kana, vowel in zip(row, _COLUMNS, strict=True):
            table[kana] = (consonant + vowel,) * 3
        if consonant not in ("", "d"):
            for small, vowel in _SMALL.items():
                table[row[1] + small] = (f"{consonant}y{vowel}",) * 3
    table |= {"や": ("ya",) * 3, "ゆ": ("yu",) * 3, "よ": ("yo",) * 3, "わ": ("wa",) * 3, "を": ("o", "o", "wo")}
    table |= {"し": ("shi", "si", "si"), "ち": ("chi", "ti", "ti"), "つ": ("tsu", "tu", "tu"), "ふ": ("fu", "hu", "hu")}
    table |= {"じ": ("ji", "zi", "zi"), "ぢ": ("ji", "zi", "di"), "づ": ("zu", "zu", "du"), "ゔ": ("vu",) * 3}
    table |= {"ゐ": ("i", "i", "wi"), "ゑ": ("e", "e", "we")}
    for small, vowel in _SMALL.items():
        table["し" + small] = (f"sh{vowel}", f"sy{vowel}", f"sy{vowel}")
        table["ち" + small] = (f"ch{vowel}", f"ty{vowel}", f"ty{vowel}")
        table["じ" + small] = (f"j{vowel}", f"zy{vowel}", f"zy{vowel}")
        table["ぢ" + small] = (f"j{vowel}", f"zy{vowel}", f"dy{vowel}")
    for morae, latin in (
        ("ふぁ ふぃ ふぇ ふぉ", "fa fi fe fo"),
        ("ゔぁ ゔぃ ゔぇ ゔぉ", "va vi ve vo"),
        ("うぃ うぇ うぉ", "wi we wo"),
        ("てぃ でぃ とぅ どぅ", "ti di tu du"),
        ("しぇ ちぇ じぇ", "she che je"),
        ("つぁ つぉ", "tsa tso"),
    ):
        table |= {mora: (spelling,) * 3 for mora, spelling in zip(morae.split(), latin.split(), strict=True)}
    return table


_MORAE = _table()
_MORA = re.compile("|".join(sorted(map(re.escape, _MORAE), key=len, reverse=True)) + "|[んっー]")
_KANA = re.compile(r"[ぁ-ゖァ-ヶー]+\Z")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}

_FROM_LATIN: dict[str, str] = {}
for _kana, _spellings in _MORAE.items():
    for _spelling in _spellings:
        _FROM_LATIN.setdefault(_spelling, _kana)
_LATIN_MORA = re.compile("|".join(sorted(_FROM_LATIN, key=len, reverse=True)) + r"|[nm](?![aiueoy])|(.)(?=\1|(?<=t)ch)")


def to_hiragana(text: str) -> str:
    """Katakana, half-width too, as hiragana; all else stays."""
    return unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA)


def is_kana(text: str) -> bool:
    """Whether the text is kana and nothing else."""
    return _KANA.match(unicodedata.normalize("NFKC", text)) is not None


def romanise(kana: str) -> tuple[str, ...]:
    """Spellings of a word in kana, lower-case ASCII, the usual ones first; none where it is not all kana.

    Macrons and circumflexes (ō, ô) are not among them: strip marks from what is compared.
    """
    morae = _morae(to_hiragana(kana))
    if morae is None:
        return ()
    found: dict[str, None] = {}
    longs = _long_vowels(morae)
    for system in range(3):
        for ways in _ways(len(longs)):
            plain = _spell(morae, system, dict(zip(longs, ways, strict=True)))
            for spelling in _nasals(plain):
                found[spelling] = None
    if any(spelling for spelling in found if "j" in spelling):
        # Keyboards take `jya` too, and many people write it.
        found |= {re.sub("j(?=[auo])", "jy", spelling): None for spelling in list(found)[:4]}
    if any("sh" in spelling for spelling in found):
        # So do `sya`, `syu` and `syo` stand beside a Hepburn `chi` or `shi`: Syouichi, Syunji.
        found |= {re.sub("sh(?=[auo])", "sy", spelling): None for spelling in list(found)[:4]}
    return tuple(found)[:SPELLINGS]


def _morae(hiragana: str) -> list[str] | None:
    morae, at = [], 0
    while at < len(hiragana):
        found = _MORA.match(hiragana, at)
        if found is None:
            return None
        morae.append(found[0])
        at = found.end()
    return morae or None


def _long_vowels(morae: list[str]) -> list[int]:
    """Indexes of morae that lengthen the vowel before them."""
    longs = []
    for index in range(1, len(morae)):
        before = _MORAE.get(morae[index - 1], ("n",))[0][-1]
        if morae[index] == "ー" or (before, morae[index]) in _LONG:
            longs.append(index)
    return longs


_LONG = {("o", "う"), ("o", "お"), ("u", "う"), ("a", "あ"), ("i", "い"), ("e", "え"), ("e", "い")}


def _ways(count: int) -> list[tuple[str, ...]]:
    """How each long vowel is written: dropped, as its kana, doubled, with h."""
    uniform = [(way,) * count for way in ("drop", "kana", "double", "h")]
    if 1 < count <= _LONG_VOWELS:
        uniform += itertools.product(("drop", "kana"), repeat=count)
    return uniform if count else [()]


def _spell(morae: list[str], system: int, ways: dict[int, str]) -> str:
    out = ""
    double = False
    for index, mora in enumerate(morae):
        if mora == "っ":
            double = True
            continue
        if mora == "ん":
            out += "N"
            continue
        vowel = out[-1:]
        if index in ways:
            out += _lengthen(vowel, mora, ways[index])
            continue
        spelling = _MORAE[mora][system] if mora != "ー" else ""
        if double and spelling and spelling[0] not in "aiueo":
            out += "t" if spelling.startswith("ch") else spelling[0]
        double = False
        out += spelling
    return out


def _lengthen(vowel: str, mora: str, way: str) -> str:
    kana = "u" if mora == "ー" and vowel == "o" else vowel if mora == "ー" else _MORAE[mora][0]
    if way == "drop":
        return "" if vowel + kana not in ("ei", "ii") else kana
    if way == "h":
        return "h" if vowel == "o" else kana
    return vowel if way == "double" else kana


def _nasals(spelling: str) -> tuple[str, ...]:
    """`N` stands for ん: n, or m before b, m and p; before a vowel some type it twice."""
    if "N" not in spelling:
        return (spelling,)
    plain = spelling.replace("N", "n")
    return (
        plain,
        re.sub("N(?=[bmp])", "m", spelling).replace("N", "n"),
        re.sub("N(?=[aiueoy])", "nn", spelling).replace("N", "n"),
    )


def from_romaji(word: str) -> str:
    """A reading, in hiragana, that the (Hepburn, Kunrei) spelling may have; empty where it cannot be Japanese.

    Long vowels that the spelling drops are lost: `Taro` gives たろ.
    """
    word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isascii() and c.isalpha())
    out, at = "", 0
    while at < len(word):
        found = _LATIN_MORA.match(word, at)
        if found is None:
            if word[at] == "h" and out and word[at - 1] == "o":
                at += 1
                continue
            return ""
        out += "っ" if found[1] and found[1] not in "nm" else _FROM_LATIN.get(found[0], "ん")
        at = found.end()
    return out
