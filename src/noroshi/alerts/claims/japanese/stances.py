"""How sure a clause is by its predicate and by what stands behind it (`data/stances.toml`)."""

from functools import cache

import msgspec

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.rules import Cue, source
from noroshi.alerts.model import ClaimType, Hedge
from noroshi.text.expression import Expression

_NEVER = Expression(r"(?!)")
_END = 60
"""code points at the end of a clause that are looked at"""
_NEAR = 24
"""code points before the end in which `about` must stand"""
_BEHIND = 30
_DOUBTS = frozenset({"likely", "alleged"})
"""what is said so is no advice, whatever else its words look like"""


class Stance(msgspec.Struct, frozen=True):
    """See the head of `data/stances.toml`."""

    id: str
    gives: Hedge
    end: Expression | None
    behind: Expression | None
    about: Expression | None
    unless: Expression
    types: frozenset[str]
    over: frozenset[str]


@cache
def stances() -> tuple[Stance, ...]:
    """Those that ship with the program."""
    data = source("stances")
    found = []
    for row in data["stance"]:
        end = row.get("end", "")
        for name, words in data["words"].items():
            end = end.replace("{" + name + "}", words)
        found.append(
            Stance(
                row["id"],
                row["gives"],
                Expression(f"(?:{end})$") if end else None,
                Expression(row["behind"]) if "behind" in row else None,
                Expression(row["about"]) if "about" in row else None,
                Expression(row["unless"]) if "unless" in row else _NEVER,
                frozenset(row.get("types", "").split()),
                frozenset({"asserted", *row.get("over", "").split()}),
            )
        )
    return tuple(found)


def stance_of(line: Line, start: int, end: int, type_: ClaimType, hedge: Hedge) -> tuple[Hedge, Cue] | None:
    """What the predicate of a clause, or what follows it, says of a claim that its other words left as `hedge`."""
    if hedge not in {"asserted", "denied"}:
        return None
    end = line.spoken_end(end)
    first = max(start, end - _END)
    words = line.text[first:end].rstrip("。」』 ")
    behind = line.text[end : end + _BEHIND]
    for stance in stances():
        if hedge not in stance.over or (stance.types and type_ not in stance.types):
            continue
        if type_ == "recommendation" and stance.gives not in _DOUBTS:
            continue
        if stance.end is not None:
            found = stance.end.search(words)
            if found is None:
                continue
            near = words[max(0, found.start() - _NEAR) :]
            if (stance.about is None or stance.about.search(near)) and not stance.unless.search(near):
                return stance.gives, Cue("", first + found.start(), min(end, first + found.end()))
        elif stance.behind is not None:
            found = stance.behind.match(behind)
            if found is not None and not stance.unless.search(found[0]):
                return stance.gives, Cue("", end, end + found.end())
    return None
