"""Sentences for people, in Japanese and English, out of the gettext catalogues in `noroshi/locale`.

Keys are the same in every language (`signal.first-contact.why`); a key without a sentence is an error that tests find.
What a message says goes into a sentence only as one visible line: it can neither break out of it nor steer a terminal.
"""

import gettext
import os
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, get_args

from noroshi.detect.evidence import Evidence, Level
from noroshi.warn.visible import one_line

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

WORD_LENGTH = 120
"""code points of a message's own words that a sentence holds"""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_PART = re.compile(r"(?P<kind>\w+)(?:\[(?P<index>\d+)\])?(?:\.member\[(?P<member>\d+)\])?(?:\.(?P<attribute>\w+))?")

_UNREADABLE = ("is encrypted", "has no reader installed", "is beyond a limit", "is broken")

SYMBOLS: dict[Level, str] = {"danger": "!!", "caution": "!", "clear": "-"}
"""beside the word, since colour is never the only sign; ASCII, since terminals differ in the width of others"""


class MissingWordsError(LookupError):
    """The catalogue has no such key: a mistake of ours, not of the message."""


def say(key: str, lang: Language, words: Mapping[str, str] | None = None) -> str:
    """The sentence of a key with its `{placeholders}` filled in.

    A placeholder that has no word shows as an ellipsis. Raises `MissingWordsError` for a key without a sentence.
    """
    given = words or {}
    return _PLACEHOLDER.sub(lambda found: one_line(given.get(found[1], "…"), WORD_LENGTH), template(key, lang))


def template(key: str, lang: Language) -> str:
    """The sentence of a key as the catalogue has it, placeholders open. Raises as `say` does."""
    sentence = _catalogue(lang).gettext(key)
    if sentence == key:
        raise MissingWordsError(f"no words for {key} in {lang}; compile the catalogues with `make words`")
    return sentence


def title(signal: str, lang: Language) -> str:
    """What a signal sees, in a few words."""
    return say(f"signal.{signal}.title", lang)


def why(evidence: Evidence, lang: Language) -> str:
    """The sentence for the person who got the message."""
    quote = evidence.quotes[0].quote if evidence.quotes else ""
    return say(f"signal.{evidence.signal}.why", lang, {"quote": quote, **evidence.words})


def level(verdict: Level, lang: Language) -> str:
    """The word of a verdict."""
    return say(f"level.{verdict}", lang)


def unchecked_kind(entry: str) -> str:
    """Which kind of check an entry of `Verdict.not_checked` (`family: reason`) speaks of; there are only a few."""
    family, _, reason = entry.partition(": ")
    key = f"not_checked.{family}.{reason}"
    if _has(key, "en"):
        return key
    for ending in _UNREADABLE:
        if family == "payload" and reason.endswith(f" {ending}"):
            return f"not_checked.payload.{ending}"
    key = f"not_checked.{family}"
    return key if _has(key, "en") else "not_checked.other"


def not_checked(entry: str, lang: Language) -> str:
    """An entry of `Verdict.not_checked` as a sentence."""
    family, _, reason = entry.partition(": ")
    kind = unchecked_kind(entry)
    ending = kind.removeprefix("not_checked.payload.")
    name = reason.removesuffix(f" {ending}") if ending != kind else reason
    return say(kind, lang, {"family": family, "detail": name})


def not_checked_in_all(kind: str, lang: Language) -> str:
    """A kind of check as a sentence about several messages."""
    return say(f"{kind}.all" if _has(f"{kind}.all", lang) else kind, lang)


def part_name(part: str, lang: Language) -> str:
    """What people call a part of a message (`link[3].href`: the target of the fourth link)."""
    found = _PART.fullmatch(part)
    if found is None:
        return one_line(part, WORD_LENGTH)
    kind = "member" if found["member"] else found["kind"]
    key = ".".join(name for name in ("part", kind, found["attribute"] if kind != "member" else "") if name)
    if not _has(key, lang):
        return one_line(part, WORD_LENGTH)
    number = int(found["member"] or found["index"] or 0) + 1
    numbered = kind in {"link", "attachment", "header", "member"} or number > 1
    return f"{say(key, lang)} {number}" if numbered else say(key, lang)


def system_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the terminal's locale asks for (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if wanted := environment.get(name):
            return "ja" if wanted.lower().startswith("ja") else "en"
    return "en"


def _has(key: str, lang: Language) -> bool:
    return _catalogue(lang).gettext(key) != key


@cache
def _catalogue(lang: Language) -> gettext.NullTranslations:
    file = resources.files("noroshi") / "locale" / lang / "LC_MESSAGES" / "noroshi.mo"
    with file.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
