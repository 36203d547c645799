"""The letters of a clause, the classes of its words and what is known of its place vote on the type of its claim.

`data/votes.tsv` holds a weight for each feature and type: a linear model, fitted by `python -m bench.votes.japanese` on
clauses that people labelled. Whoever reads the table sees what speaks for what. `data/wordclasses.toml` says which words mean
alike.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, pairwise
from operator import add
from typing import Any, cast, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from noroshi.alerts.model import ClaimType

BIAS = "*"
"""the line of the table that each clause starts from"""
LONGEST = 120
"""code points at the end of a clause that vote: a Japanese clause says there what it is about"""
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
_PREDICATE = 12
"""letters at the end whose runs count once more as those of the predicate"""
_WORD = re.compile(r"[一-鿿々〆]+|[ァ-ヴー]+|[ぁ-ん]+|[A-Za-z][A-Za-z0-9.-]*|0")
"""a stretch of one script"""
_PARTICLES = frozenset("はがをにでもとのへや")


_Word = tuple[str, tuple[str, ...]]
"""what follows a word, and its classes"""


def vote(clause: str, before: str = "", grounds: Collection[str] = ()) -> dict[ClaimType, float]:
    """How much a clause speaks for each type, given the clause before it: above 0 for it, below against it.

    `grounds` are what the rules know of its place (`=section measures`).
    """
    import numpy as np  # slow to import, and only Japanese text needs it

    known = weights()
    places: list[int] = []
    shares: list[float] = []
    sizes: list[int] = []
    for found, weight in blocks(clause, before):
        of_it = [known.places[feature] for feature in known.places.keys() & found]
        if of_it:
            places += of_it
            shares.append(weight * UNIT)
            sizes.append(len(of_it))
    sums = known.rows([known.places[BIAS]])[0, 1:]
    if places:
        told = np.add.reduceat(known.rows(places), [0, *accumulate(sizes[:-1])])
        sums += (shares / np.sqrt(told[:, 0])) @ told[:, 1:]
    if placed := [known.places[ground] for ground in grounds if ground in known.places]:
        sums += known.rows(placed)[:, 1:].sum(axis=0) * GROUND
    return dict(zip(known.types, (sums / UNIT).tolist(), strict=True))


def blocks(clause: str, before: str) -> tuple[tuple[set[str], float], ...]:
    """Features of a kind, and what all of a kind weigh together."""
    clause, before = clause[-LONGEST:], before[-LONGEST:]
    plain = _NUMBER.sub("0", clause)
    run = _MARKS.sub("", plain)
    return (
        (letters(run), 1.0),
        ({f"~{part}" for part in _runs(run[-_PREDICATE:])}, 0.3),
        (words(plain), 0.3),
        (classes(clause), 0.4),
        ({f"<{kind}" for _, kinds in _classed(before) for kind in kinds} or {"<"}, 0.3),
    )


def letters(run: str) -> set[str]:
    """Runs of one to three letters, and endings (`した$`) of a clause in which numbers are `0` and marks left out."""
    return _runs(run) | {f"{run[-size:]}$" for size in _ENDINGS}


def _runs(run: str) -> set[str]:
    found = set(run)
    longer: Iterable[str] = run
    for size in range(1, _RUN):
        longer = list(map(add, longer, run[size:]))
        found.update(longer)
    return found


def words(clause: str) -> set[str]:
    """Stretches of one script, pairs of neighbours (`流出|した`), pairs with the kana between them left out, and the last."""
    found = _WORD.findall(clause)
    bearing = [word for word in found if not "ぁ" <= word[0] <= "ん"]
    return {
        *(f"|{word}" for word in found),
        *(f"{one}|{other}" for one, other in pairwise(found)),
        *(f"{one}||{other}" for one, other in pairwise(bearing)),
        *(f"{word}|$" for word in (*found[-1:], *bearing[-1:])),
    }


def classes(clause: str) -> set[str]:
    """The classes of the words of a clause, with what follows the word and with the class of the next one.

    `@steal`; `@actor+が` before a particle or other letters; `@actor>steal`; the first (`@1 actor`) and the last ones (`@-1 steal`).
    """
    named = _classed(clause)
    found: set[str] = set()
    for after, kinds in named:
        for kind in kinds:
            found.add(f"@{kind}")
            found.add(f"@{kind}+{after}")
            if after[:1] in _PARTICLES:
                found.add(f"@{kind}+{after[:1]}")
    for (_, ones), (_, others) in pairwise(named):
        found.update(f"@{one}>{other}" for one in ones for other in others)
    for place, (_, kinds) in _outermost(named):
        found.update(f"@{place} {kind}" for kind in kinds)
    return found or {"@none"}


def _outermost(named: Sequence[_Word]) -> Iterable[tuple[int, _Word]]:
    return [(1, named[0]), (-1, named[-1]), *((-2, word) for word in named[-2:-1])] if named else ()


@lru_cache(256)
def _classed(clause: str) -> Sequence[_Word]:
    """The words that have a class, in order: the two letters after each, and its classes. The longest word counts."""
    kinds, words = _words()
    return [(clause[end : end + 2], kinds[word]) for word, _, end in words.find_matches_as_indexes(clause)]


@cache
def _words() -> tuple[list[tuple[str, ...]], AhoCorasick]:
    """The classes of each word, and what finds the words."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in tomllib.loads(_read("wordclasses.toml")).items():
        for word in dict.fromkeys(words.split()):
            kinds[word] = (*kinds.get(word, ()), kind)
    return list(kinds.values()), AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)


class Weights:
    """The types in order, and of each feature how rare it is, squared, and its weight for each type.

    A line is taken apart when it is first asked for: a document asks for few of them.
    """

    def __init__(self, types: tuple[ClaimType, ...], names: Sequence[str], numbers: Sequence[str]) -> None:
        import numpy as np  # slow to import, and only Japanese text needs it

        self.types = types
        self.places = {name: place for place, name in enumerate(names)}
        self._written: list[str | None] = list(numbers)
        self._table = np.empty((len(names), 1 + len(types)), np.float32)

    def rows(self, places: Sequence[int]) -> Any:
        """The lines at some places, as a new array."""
        written = self._written
        for place in places:
            if (line := written[place]) is not None:
                rare, *weights = map(float, line.split("\t"))
                self._table[place] = (rare**2, *weights)
                written[place] = None
        return self._table.take(places, axis=0)


@cache
def weights() -> Weights:
    """Those that ship with the program."""
    return read_weights([line for line in _read("votes.tsv").splitlines() if not line.startswith("#")])


def read_weights(table: Sequence[str]) -> Weights:
    """The lines of a table. Raises `ValueError` where it names a type that there is not."""
    head = table[0].split("\t")
    unknown = set(head[2:]) - set(get_args(ClaimType))
    if unknown:
        raise ValueError(f"votes.tsv: no such type: {', '.join(sorted(unknown))}")
    names, _, numbers = zip(*(line.partition("\t") for line in table[1:]), strict=True)
    return Weights(cast("tuple[ClaimType, ...]", tuple(head[2:])), names, numbers)


def _read(name: str) -> str:
    return (resources.files("noroshi.alerts.claims.japanese") / "data" / name).read_text("utf-8")
