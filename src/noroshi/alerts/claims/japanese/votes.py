"""The letters of a clause, the classes of its words and what is known of its place vote on the type of its claim.

`data/votes.tsv` holds a weight for each feature and type: a linear model, fitted by `python -m bench.votes.japanese` on
clauses that people labelled. Whoever reads the table sees what speaks for what. `data/wordclasses.toml` says which words mean
alike.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, cast, get_args

from noroshi.alerts.model import ClaimType

BIAS = "*"
"""the line of the table that each clause starts from"""
LONGEST = 120
"""code points at the end of a clause that vote: a Japanese clause says there what it is about"""
CLASS = 0.6
"""what the classes of words weigh together beside all the letters of a clause together"""
GROUND = 0.2
"""what one thing known of the place of a clause weighs beside all its letters together"""
UNIT = 100
"""the table holds hundredths"""
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万億]*[0-9０-９万億][0-9０-９,，.．百千万億]*")
_MARKS = re.compile(r"[\s、，。（）()「」『』]+")
_RUN = 3
"""letters of the longest run"""
_ENDINGS = range(2, 6)
"""letters of the endings"""
_PARTICLES = frozenset("はがをにでもとのへや")


def vote(clause: str, grounds: Collection[str] = ()) -> dict[ClaimType, float]:
    """How much a clause speaks for each type: above 0 for it, below against it."""
    types, rows, table = weights()
    sums = table[rows[BIAS]].copy()
    for found, weight in _blocks(clause, grounds):
        known = [row for feature in found if (row := rows.get(feature)) is not None]
        if known:
            sums += table[known].sum(axis=0) * weight
    return dict(zip(types, (sums / UNIT).tolist(), strict=True))


def _blocks(clause: str, grounds: Collection[str]) -> Iterator[tuple[Collection[str], float]]:
    for found, weight in ((letters(clause), 1.0), (classes(clause), CLASS)):
        if found:
            yield found, weight * len(found) ** -0.5
    yield grounds, GROUND


def letters(clause: str) -> set[str]:
    """Runs of one to three letters, and endings (`した$`). Numbers are all the same, marks and brackets are left out."""
    words = _MARKS.sub("", _NUMBER.sub("0", clause[-LONGEST:]))
    found = {words[at : at + size] for size in range(1, _RUN + 1) for at in range(len(words) - size + 1)}
    return found | {f"{words[-size:]}$" for size in _ENDINGS}


def classes(clause: str) -> set[str]:
    """The classes of the words of a clause, with what follows the word and with the class of the next one.

    `@steal`; `@actor+が` before a particle or other letters; `@actor>steal`; the first (`@1 actor`) and the last ones (`@-1 steal`).
    """
    words = list(_classed(clause[-LONGEST:]))
    found: set[str] = set()
    for after, kinds in words:
        for kind in kinds:
            found.add(f"@{kind}")
            found.add(f"@{kind}+{after}")
            if after[:1] in _PARTICLES:
                found.add(f"@{kind}+{after[:1]}")
    for (_, ones), (_, others) in pairwise(words):
        found.update(f"@{one}>{other}" for one in ones for other in others)
    for place, (_, kinds) in _outermost(words):
        found.update(f"@{place} {kind}" for kind in kinds)
    return found or {"@none"}


def _outermost(words: Sequence[tuple[str, Sequence[str]]]) -> Iterable[tuple[int, tuple[str, Sequence[str]]]]:
    return [(1, words[0]), (-1, words[-1]), *((-2, word) for word in words[-2:-1])] if words else ()


def _classed(clause: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that have a class, in order: the two letters after each, and its classes. The longest word counts."""
    known = _words()
    at = 0
    while at < len(clause):
        for word, kinds in known.get(clause[at], ()):
            if clause.startswith(word, at):
                at += len(word)
                yield clause[at : at + 2], kinds
                break
        else:
            at += 1


@cache
def _words() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Words and their classes by first letter, longer words first."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in tomllib.loads(_read("wordclasses.toml")).items():
        for word in dict.fromkeys(words.split()):
            kinds[word] = (*kinds.get(word, ()), kind)
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word in sorted(kinds, key=len, reverse=True):
        found.setdefault(word[0], []).append((word, kinds[word]))
    return found


Weights = tuple[tuple[ClaimType, ...], dict[str, int], Any]
"""the types in order, the row of each feature, and the weights as an array (rows, types)"""


@cache
def weights() -> Weights:
    """Those that ship with the program."""
    return read_weights([line for line in _read("votes.tsv").splitlines() if not line.startswith("#")])


def read_weights(table: Sequence[str]) -> Weights:
    """The lines of a table. Raises `ValueError` where it names a type that there is not."""
    import numpy as np  # noqa: PLC0415: slow to import, and only Japanese text needs it

    head, *lines = (line.split("\t") for line in table)
    unknown = set(head[1:]) - set(get_args(ClaimType))
    if unknown:
        raise ValueError(f"votes.tsv: no such type: {', '.join(sorted(unknown))}")
    rows = {name: row for row, (name, *_) in enumerate(lines)}
    return cast("tuple[ClaimType, ...]", tuple(head[1:])), rows, np.array([line[1:] for line in lines], np.float64)


def _read(name: str) -> str:
    return (resources.files("noroshi.alerts.claims.japanese") / "data" / name).read_text("utf-8")
