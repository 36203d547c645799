"""The words of a clause, their classes and what the rules found in it vote on the type of its claim.

`data/votes.tsv` holds a weight for each of these and each type: a linear model, fitted by `python -m bench.votes` on
clauses that people labelled. Whoever reads the table sees what speaks for what, and how much a rule is to be trusted.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple, cast, get_args

from noroshi.alerts.claims.english.rules import data, rules
from noroshi.alerts.model import ClaimType

BIAS = "*"
"""the line of the table that each clause starts from"""
_PAST = re.compile(r"\b(?:was|were|had|did)\b|\b[a-z]+ed\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥]|\b(?:million|billion)\b")
_WORD = re.compile(r"[a-z][a-z'’-]*|\d")
_ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ly")
GROUND = 0.15
"""what one finding of the rules weighs beside all the words of a clause together; chosen on clauses left out"""
HEADING, TITLE, REST, SPEAKER = 0.5, 0.3, 0.5, 0.4
"""what the words of the heading above, of the title, of the rest of the sentence and of the speaker's name weigh beside the clause"""
FACT = 0.3
"""what one fact of the surroundings weighs"""
STEM_LETTERS = 3
"""letters that must be left of a word without its ending"""


class Surroundings(NamedTuple):
    """What stands around a clause in its document."""

    title: str = ""
    heading: str = ""
    """the one above it"""
    before: str = ""
    """of its sentence"""
    after: str = ""
    speaker: str = ""
    """the innermost; empty for the publisher"""
    facts: frozenset[str] = frozenset()
    """how many speak, how sure they are, in which quarter of the document"""


def vote(clause: str, grounds: Collection[str] = (), around: Surroundings | None = None) -> ClaimType:
    """The type that most speaks for; `grounds` is what the rules found (`=rule ID`, `=TYPE`, `=past`)."""
    known = weights()
    sums = known.row(BIAS)
    for found, scale in scaled(clause, grounds, around):
        rows = [known.row(feature) for feature in known.lines.keys() & found]
        if rows:
            sums = tuple(
                total + scale * sum(column) for total, column in zip(sums, zip(*rows, strict=True), strict=True)
            )
    return known.types[sums.index(max(sums))]


def scaled(
    clause: str, grounds: Collection[str] = (), around: Surroundings | None = None
) -> Iterator[tuple[set[str], float]]:
    """Each kind of feature with what one of them weighs: words together, and classes together, have a length of 1."""
    for found in (features(clause), classes(clause)):
        yield found, len(found) ** -0.5 if found else 0.0
    yield set(grounds), GROUND
    if around is not None:
        for mark, share, found in (
            ("#", HEADING, _all(around.heading)),
            ("T", TITLE, _all(around.title)),
            ("(", REST, classes(around.before)),
            (")", REST, classes(around.after)),
            ("s ", SPEAKER, set(_WORD.findall(around.speaker.casefold()))),
        ):
            if found:
                yield {mark + one for one in found}, share * len(found) ** -0.5
        yield set(around.facts), FACT


@lru_cache(16)
def _all(line: str) -> set[str]:
    """Of a title or heading, which stands over many claims."""
    return features(line) | classes(line)


def classes(clause: str) -> set[str]:
    """The classes that the words of a clause belong to (`:steal`; wordclasses.toml)."""
    known, none = _classes(), frozenset[str]()
    written = _WORD.findall(clause.casefold())
    return {one for word in written for one in known.get(word) or known.get(f"~{_stem(word)}", none)}


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Words, and behind `~` words without their endings, with their classes."""
    found: dict[str, set[str]] = {}
    for name, words in data("wordclasses")["classes"].items():
        for word in words.split():
            found.setdefault(word, set()).add(f":{name}")
            found.setdefault(f"~{_stem(word)}", set()).add(f":{name}")
    return {word: frozenset(names) for word, names in found.items()}


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


@lru_cache(4096)
def _stem(word: str) -> str:
    if word.isdigit():
        return "0"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS:
            return word[: -len(ending)]
    return word


class Weights:
    """The types in order, and for each feature their weights; a line is taken apart when it is first asked for."""

    def __init__(self, types: tuple[ClaimType, ...], lines: dict[str, str]) -> None:
        self.types = types
        self.lines = lines
        self._rows: dict[str, tuple[float, ...]] = {}

    def row(self, feature: str) -> tuple[float, ...]:
        """The weights of a feature of the table, one for each type."""
        found = self._rows.get(feature)
        if found is None:
            found = self._rows[feature] = tuple(map(float, self.lines[feature].split("\t")))
        return found


@cache
def weights() -> Weights:
    """Those that ship with the program."""
    text = (resources.files("noroshi.alerts.claims.english") / "data" / "votes.tsv").read_text("utf-8")
    return read_weights([line for line in text.splitlines() if not line.startswith("#")])


def read_weights(table: Sequence[str]) -> Weights:
    """The lines of a table. Raises `ValueError` where it names a type that there is not."""
    _, *types = table[0].split("\t")
    unknown = set(types) - set(get_args(ClaimType))
    if unknown:
        raise ValueError(f"votes.tsv: no such type: {', '.join(sorted(unknown))}")
    split = (line.partition("\t") for line in table[1:])
    return Weights(cast("tuple[ClaimType, ...]", tuple(types)), {name: numbers for name, _, numbers in split})
