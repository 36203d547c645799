"""Who published these words: names without notes, letterheads, and the agency named before a lead."""

import re
from typing import Final

from noroshi.alerts.documents.words import (
    LEAD_BRACKET,
    ORGANISATION_EN,
    ORGANISATION_JA,
    ORGANISATION_NOUN_EN,
    OUTLET,
    WIRES,
)

NAME_CHARS: Final = 120
"""a longer name is a slogan"""
ISSUERS: Final = 8
"""issuers of one alert that are named together"""

_NOTE: Final = re.compile(r"\s*(?:（[^（）]{0,80}）|\([^()]{0,80}\)|［[^［］]{0,80}］|\[[^\[\]]{0,80}\])\s*$")
_LINE_CHARS: Final = 120
_JOIN_JA: Final = re.compile(r"[\s　]*[・、，,/／][\s　]*|[\s　]{1,4}|及び|並びに")
_KANJI: Final = re.compile("[一-龥ぁ-んァ-ヶ]")


def clean_publisher(name: str) -> str:
    """`NHK（転載）` → `NHK`, `The Japan News (Yomiuri)` → `The Japan News`; empty for what is no name."""
    name = " ".join(name[: 4 * NAME_CHARS].split())
    while (note := _NOTE.search(name)) is not None and note.start() > 0:
        name = name[: note.start()]
    return name if len(name) <= NAME_CHARS else ""


def is_organisation(line: str) -> bool:
    """The line is the name of one or several authorities and nothing else, as in a letterhead."""
    line = line.strip()
    if not 2 <= len(line) <= _LINE_CHARS or line[-1] in ".。!?！？":
        return False
    if _KANJI.search(line) is not None:
        return ORGANISATION_JA.fullmatch(line) is not None
    return ORGANISATION_EN.fullmatch(line) is not None and _named(line)


def _named(line: str) -> bool:
    return ORGANISATION_NOUN_EN.search(line) is not None


def joined(issuers: list[str]) -> str:
    """The issuers of a letterhead as one name, in its order: `警察庁・金融庁`, `Bureau A, Agency B`."""
    names: list[str] = []
    for line in issuers:
        if _KANJI.search(line) is not None:
            names += [part for part in _JOIN_JA.split(line.strip()) if part]
        else:
            names.append(" ".join(line.split()))
    names = list(dict.fromkeys(map(clean_publisher, names)))[:ISSUERS]
    return ("・" if any(map(_KANJI.search, names)) else ", ").join(filter(None, names))


def of_byline(line: str) -> str:
    """The outlet of a line such as `The Record | Ann Lee | November 26, 2021`; empty where none shows itself."""
    for part in re.split(r"\s[|｜]\s", line[:_LINE_CHARS]):
        if OUTLET.search(part.strip()) is not None and not re.search(r"\d{4}", part):
            return clean_publisher(part.strip())
    return ""


def of_lead(text: str) -> tuple[str, int]:
    """The agency named in brackets before a lead (`［東京 14日 ロイター］`), and how far these words reach; or nothing."""
    found = LEAD_BRACKET.match(text[:120])
    if found is None:
        return "", 0
    if found[2]:
        return clean_publisher(found[2]), found.end()
    inner = found[1] or found[3]
    for part in (inner, *re.split(r"[\s　=＝・,、/]+", inner)):
        name = WIRES.get(part.strip().casefold())
        if name is not None:
            return name, found.end()
    for wire in ("ロイター", "共同", "時事"):
        if inner.endswith(wire):
            return WIRES[wire], found.end()
    return "", 0
