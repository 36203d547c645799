"""Where no rule knows a clause, or only weakly, its letters vote on the type of its claim.

`data/votes.tsv` holds a weight for each run of one to three letters, each ending and each type: a linear model, fitted
by `python -m bench.votes.japanese` on clauses that people labelled. Whoever reads the table sees what speaks for what.
"""

import re
from functools import cache
from importlib import resources
from typing import cast, get_args

from noroshi.alerts.model import ClaimType

BIAS = "*"
"""the line of the table that each clause starts from"""
LONGEST = 120
"""code points at the end of a clause that vote: a Japanese clause says there what it is about"""
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万億]*[0-9０-９万億][0-9０-９,，.．百千万億]*")
_MARKS = re.compile(r"[\s、，。（）()「」『』]+")
_RUN = 3
"""letters of the longest run"""
_ENDINGS = range(2, 6)
"""letters of the endings"""


def vote(clause: str) -> dict[ClaimType, float]:
    """How much the letters of a clause speak for each type, in natural log odds."""
    types, table = _table()
    found = features(clause)
    scale = len(found) ** -0.5 if found else 0.0
    sums = list(table[BIAS])
    for feature in found:
        for place, weight in enumerate(table.get(feature, ())):
            sums[place] += weight * scale
    return dict(zip(types, sums, strict=True))


def features(clause: str) -> set[str]:
    """Runs of letters, and endings (`した$`). Numbers are all the same, marks and brackets are left out."""
    letters = _MARKS.sub("", _NUMBER.sub("0", clause[-LONGEST:]))
    found = {letters[at : at + size] for size in range(1, _RUN + 1) for at in range(len(letters) - size + 1)}
    return found | {f"{letters[-size:]}$" for size in _ENDINGS}


@cache
def _table() -> tuple[tuple[ClaimType, ...], dict[str, tuple[float, ...]]]:
    text = (resources.files("noroshi.alerts.claims.japanese") / "data" / "votes.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    unknown = set(head[1:]) - set(get_args(ClaimType))
    if unknown:
        raise ValueError(f"votes.tsv: no such type: {', '.join(sorted(unknown))}")
    return cast("tuple[ClaimType, ...]", tuple(head[1:])), {
        name: tuple(map(float, weights)) for name, *weights in lines
    }
