"""The words of `data/words.toml` with their endings: what a word may be before its neighbours are looked at."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    "ban bar beg bid brag lag blot cap chat clip cop cut dig dip drag drop dub fit flag flip get grab grip hit hop jam jot kid knit let"
    " log map mob nab nod opt pad pat pin plan plot plug pop prop put quit ram rap rig rip rob rot rub run scam scan set shed"
    " quip ship shop shut sit skip slap slip snap snip span spin split spot stab step stem stop strip swap swim tag tan tap thin"
    " tip top trap trim vet wed win wrap admit allot commit compel confer control defer deter dispel equip expel incur infer"
    " occur omit patrol prefer propel rebut recur refer regret submit transfer transmit uncap unplug hijack".split()
) - {"hijack"}


class Lexicon(msgspec.Struct, frozen=True):
    """Forms → tag (see `tag.py`) and base form."""

    tags: dict[str, str]
    lemmas: dict[str, str]
    describing: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The one that ships with the program."""
    source = resources.files("noroshi.alerts.claims.english").joinpath("data/words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    verbs, words = data["verbs"], data["words"]
    tags: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    irregular = dict(_irregular(verbs["irregular"]))
    nouns = set(verbs["also_nouns"].split())
    for base in dict.fromkeys((*verbs["sure"].split(), *nouns, *irregular)):
        _add_verb(base, base in nouns, irregular.get(base), tags, lemmas)
    for tag, key in _CLOSED:
        for word in words[key].split():
            tags[word] = tag
    for word in verbs["ing_nouns"].split():
        tags[word] = "g"
    tags |= _SINGLE
    lemmas |= dict.fromkeys(("is", "are", "was", "were", "am", "been", "being", "be"), "be")
    lemmas |= dict.fromkeys(("has", "have", "had", "having"), "have") | dict.fromkeys(("do", "does", "did"), "do")
    return Lexicon(tags, lemmas, frozenset(verbs["describing"].split()))


_CLOSED = (
    ("J", "adjective"),
    ("L", "number"),
    ("R", "adverb"),
    ("I", "preposition"),
    ("k", "conjunction"),
    ("D", "determiner"),
    ("P", "subject_pronoun"),
    ("O", "object_pronoun"),
    ("M", "modal"),
    ("B", "be"),
    ("H", "have"),
    ("F", "do"),
    ("W", "relative"),
    ("&", "coordinator"),
)
_SINGLE = {
    "to": "T", "that": "t", "be": "b", "been": "z", "being": "y", "having": "h", "’s": "p", "'s": "p", "’": "Q", "'": "Q",
    "“": "q", "”": "Q", '"': "q", ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "—": "-", "–": "-",
    "-": "-", ".": ".", "!": ".", "?": ".", "…": ".", "police": "Z", "people": "Z", "staff": "N", "&": "N", "|": ";",
    "there": "P", "’ll": "M", "'ll": "M", "’d": "M", "'d": "M", "’m": "B", "'m": "B", "said": "E", "according": "I", "during": "I",
    "means": "s", "helps": "S",
}  # fmt: skip


def _irregular(lines: str) -> list[tuple[str, tuple[str, str]]]:
    found = []
    for line in lines.split("\n"):
        parts = line.split()
        if len(parts) == 3:
            found.append((parts[0], (parts[1], parts[2])))
    return found


def _add_verb(
    base: str, noun: bool, irregular: tuple[str, str] | None, tags: dict[str, str], lemmas: dict[str, str]
) -> None:
    third, past, ing = _third(base), _past(base), _ing(base)
    forms = [(base, "v" if noun else "V"), (third, "s" if noun else "S"), (ing, "G")]
    if irregular is None:
        forms.append((past, "E"))
    elif irregular[0] == irregular[1]:
        if irregular[0] == base:  # "hit": the tense does not show
            forms[0] = (base, "v" if noun else "V")
        else:
            forms.append((irregular[0], "E"))
    else:
        if irregular[0] != base:
            forms.append((irregular[0], "X"))
        if irregular[1] != base:
            forms.append((irregular[1], "C"))
    for form, tag in forms:
        tags[form] = tag
        lemmas[form] = base


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    return base + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and len(base) > 2:
        return base[:-1] + "ing"
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    return base + "ing"
