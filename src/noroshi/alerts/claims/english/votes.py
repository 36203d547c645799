"""Where no rule knows a clause, its words vote on the type of its claim.

`data/en/votes.tsv` holds a weight for each word (and pair of words) and each type: a linear model, fitted by
`python -m bench.votes` on clauses that people labelled. Whoever reads the table sees which words speak for what.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import cast, get_args

import msgspec

from noroshi.alerts.claims.english.rules import rules
from noroshi.alerts.model import ClaimType

BIAS = "*"
"""the line of the table that each clause starts from"""
_PAST = re.compile(r"\b(?:was|were|had|did)\b|\b[a-z]+ed\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥]|\b(?:million|billion)\b")
_WORD = re.compile(r"[a-z][a-z'’-]*|\d")
_ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ly")
STEM_LETTERS = 3
"""letters that must be left of a word without its ending"""


class Vote(msgspec.Struct, frozen=True):
    """The type that the words speak for."""

    type: ClaimType
    margin: float
    """how far it is ahead of the next one, in natural log odds"""


def vote(clause: str) -> Vote:
    """What the words of a clause speak for."""
    types, table = weights()
    found = features(clause)
    scale = len(found) ** -0.5 if found else 0.0
    sums = list(table[BIAS])
    for feature in found:
        for place, weight in enumerate(table.get(feature, ())):
            sums[place] += weight * scale
    first, second = sorted(sums, reverse=True)[:2]
    return Vote(types[sums.index(first)], first - second)


def features(clause: str) -> set[str]:
    """What is weighed.

    Words without their endings, pairs of neighbours, how the clause begins (`^`), the kinds of things named (`@victim`; classes.toml),
    the first (`@1 attacker`) and the last of them (`@-1 loss`). Digits are all the same.
    """
    written = _WORD.findall(clause.casefold())
    words = [_stem(word) for word in written]
    found = set(words) | {f"{one} {other}" for one, other in pairwise(words)}
    found |= {f"^{word}" for word in words[:1]} | {f"^{' '.join(words[:2])}"}
    things = [kinds for word in written if (kinds := _kinds(word))]
    if things:
        found.update(f"@1 {kind}" for kind in things[0])
        found.update(f"@-1 {kind}" for kind in things[-1])
        found.update(f"@{kind}" for kinds in things for kind in kinds)
    if _PAST.search(clause):
        found.add("@past")
    if _MONEY.search(clause):
        found.add("@money")
    return found


@cache
def _kinds(word: str) -> tuple[str, ...]:
    known = rules()
    found = known.kinds.get(word, 0)
    return tuple(kind for kind, bit in known.bits.items() if found & bit)


def _stem(word: str) -> str:
    if word.isdigit():
        return "0"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS:
            return word[: -len(ending)]
    return word


Weights = tuple[tuple[ClaimType, ...], dict[str, tuple[float, ...]]]
"""the types in order, and for each feature their weights"""


@cache
def weights() -> Weights:
    """Those that ship with the program."""
    text = (resources.files("noroshi.alerts.claims") / "data" / "en" / "votes.tsv").read_text("utf-8")
    return read_weights([line for line in text.splitlines() if not line.startswith("#")])


def read_weights(table: Sequence[str]) -> Weights:
    """The lines of a table. Raises `ValueError` where it names a type that there is not."""
    head, *lines = (line.split("\t") for line in table)
    unknown = set(head[1:]) - set(get_args(ClaimType))
    if unknown:
        raise ValueError(f"votes.tsv: no such type: {', '.join(sorted(unknown))}")
    return cast("tuple[ClaimType, ...]", tuple(head[1:])), {
        name: tuple(map(float, numbers)) for name, *numbers in lines
    }
