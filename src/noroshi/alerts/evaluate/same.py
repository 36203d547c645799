"""When two names, chains or techniques count as the same."""

import re
from collections.abc import Iterable, Sequence

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.text.fold import fold

_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
_ARTICLE = re.compile(r"^(?:(?:the|a|an)\s+|one\s+(?!of\b|person\b))")
_OWNER = re.compile(r"(?<=\w)'s\b")
"""Google's Threat Analysis Group and Google Threat Analysis Group are the same"""
_JOINED = re.compile(r"\s*(?:[・、,;/＋]|\band\b|\bと\b|及び|および)\s*")
_STATES = re.compile(r"^([日米韓中英豪加独仏]{2,5})(?:の?(?:両国|[2-4二三四][かカヶ]国))?(?:の?(?:政府|当局))?$")
"""日米韓, 日米韓3か国 and 日米韓の政府 are the same speakers"""
_RENUMBERED = {"T1656": "T1684.001", "T1672": "T1684.002"}
"""ATT&CK before version 19 → since"""


def same_chain(found: Sequence[str], marked: Sequence[str]) -> bool:
    """Link by link the same speakers."""
    return len(found) == len(marked) and all(same_name(a, b) for a, b in zip(found, marked, strict=True))


def same_name(one: str, other: str) -> bool:
    """The same letters but for case, articles, brackets and titles; or names of one entity; or the same several names."""
    if _bare(one) == _bare(other):
        return True
    first, second = _parts(one), _parts(other)
    return first == second


def _parts(name: str) -> frozenset[str]:
    return frozenset(_known(part) for part in _JOINED.split(_IN_BRACKETS.sub("", name)) if part)


def _known(name: str) -> str:
    bare = _bare(name)
    for mention in gazetteer().find(name):
        if _bare(name[mention.start : mention.end]) == bare:
            return mention.entity
    return bare


def _bare(name: str) -> str:
    folded = fold(_IN_BRACKETS.sub("", name)).text.strip(" .,'’\"“”「」")
    name = _OWNER.sub("", _ARTICLE.sub("", folded)).removesuffix("など").strip()
    return _STATES.sub(r"\1", name)


def technique(id_: str) -> str:
    """An ATT&CK id as the newest release writes it."""
    return _RENUMBERED.get(id_, id_)


def lenient(found: Iterable[str], marked: Iterable[str]) -> tuple[int, int, int]:
    """Techniques right, found too many and missed; an id and its parent count as the same, each once."""
    left, missing = {technique(id_) for id_ in found}, {technique(id_) for id_ in marked}
    right = left & missing
    left, missing = left - right, missing - right
    number = len(right)
    for id_ in sorted(missing):
        family = id_.partition(".")[0]
        for near in sorted(left):
            if near.partition(".")[0] == family and family in {near, id_}:
                left.discard(near)
                missing.discard(id_)
                number += 1
                break
    return number, len(left), len(missing)
