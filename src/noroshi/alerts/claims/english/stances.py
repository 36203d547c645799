"""The rules of `data/stances.toml`."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from noroshi.alerts.claims.english.rules import data
from noroshi.alerts.model import Hedge
from noroshi.text.expression import Expression


class Stance(msgspec.Struct, frozen=True):
    """See the head of `data/stances.toml`."""

    id: str
    gives: Hedge
    expression: Expression
    unless: Expression | None
    needs: frozenset[str]


@cache
def stances() -> tuple[Stance, ...]:
    """Those that ship with the program."""
    source = data("stances")
    found = []
    for row in source["stance"]:
        expression = row["expression"]
        for _ in range(2):
            for name, words in source["words"].items():
                expression = expression.replace("{" + name + "}", words)
        unless = Expression(row["unless"], re.IGNORECASE) if "unless" in row else None
        found.append(
            Stance(
                row["id"], row["gives"], Expression(expression, re.IGNORECASE), unless, frozenset(row["needs"].split())
            )
        )
    return tuple(found)


def stance_in(words: str, low: Iterable[str]) -> Hedge | None:
    """What words that stand over a clause ("it is conceivable that") say of it. `low` are the words one by one."""
    known = vocabulary(low)
    for stance in stances():
        if not known.isdisjoint(stance.needs) and stance.expression.search(words):
            return None if stance.unless is not None and stance.unless.search(words) else stance.gives
    return None


def vocabulary(low: Iterable[str]) -> set[str]:
    """The words, and `n't` where one ends so."""
    found = set(low)
    if any(word.endswith(("n't", "n’t")) for word in found):
        found.add("n't")
    return found
