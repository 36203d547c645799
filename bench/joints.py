"""Fits what counts for and against a joint between two claims of a Japanese sentence, and says how well it does.

    python -m bench.joints                  # figures only, on alerts left out
    python -m bench.joints --write          # also writes claims/japanese/data/joints.toml
    python -m bench.joints FOLDER…          # with the annotated alerts of further folders

A joint stands apart where one marked claim ends with it and another begins behind it.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from noroshi.alerts.claims.japanese import propositions
from noroshi.alerts.claims.japanese.clauses import Clause
from noroshi.alerts.claims.japanese.joints import UNIT, clauses_of, features
from noroshi.alerts.claims.japanese.pieces import Piece, pieces_of
from noroshi.alerts.claims.japanese.voices import Part
from noroshi.alerts.evaluate.gold import GoldDocument, read_gold
from noroshi.alerts.evaluate.match import overlap
from noroshi.alerts.read import read_alert
from noroshi.text.span import Span

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests/alerts/gold/dev"
TABLE = ROOT / "src/noroshi/alerts/claims/japanese/data/joints.toml"
STRENGTH = 0.2
"""inverse of the penalty on weights; chosen on alerts left out"""
SEEN = 6
"""joints that a feature must stand at"""
LIKELY = 0.47
"""from this chance on a joint is taken for one between claims: below one half, as a claim found counts twice in F1"""
FOLDS = 8
COVERED = 0.4
"""share of a clause that the words of a claim must cover to own it"""
_HEAD = """# What speaks for (above 0) and against (below 0) a claim that ends at a joint of a sentence, in hundredths: the sum
# decides. Fitted by `python -m bench.joints --write`; what each feature means is told in `joints.py`.
"""


class Place(NamedTuple):
    """A joint, as it was marked."""

    group: str
    features: frozenset[str]
    apart: bool


def places(folders: Sequence[Path]) -> Iterator[Place]:
    """The joints of all Japanese alerts in which claims were marked on the way."""
    for folder in folders:
        for gold in read_gold(folder):
            parts: list[tuple[Part, list[tuple[int, int]]]] = []

            def spy(part: Part, masked: Any, *rest: Any, parts: Any = parts, **named: Any) -> list[Piece]:
                parts.append((part, list(masked)))
                return pieces_of(part, masked, *rest, **named)

            with patch.object(propositions, "pieces_of", spy):
                read_alert(gold.data, gold.name)
            for part, masked in parts:
                yield from _of_part(gold, part, masked)


def _of_part(gold: GoldDocument, part: Part, masked: list[tuple[int, int]]) -> Iterator[Place]:
    part, found = clauses_of(part)
    whole = part.line.span(part.start, part.end)
    marked = sorted(
        {
            claim.evidence.span
            for claim in gold.claims
            if 2 * overlap(claim.evidence.span, whole) > claim.evidence.span.end - claim.evidence.span.start
        },
        key=lambda span: (span.start, span.end),
    )
    if part.names or not marked or len(found) == 1:
        return
    owners = _owners(part, found, marked)
    start = part.start
    for number, (own, following) in enumerate(pairwise(owners)):
        apart = own is not None and own != following
        yield Place(gold.name, frozenset(features(part, found, number, start, masked)), apart)
        if apart:
            start = found[number + 1].start


def _owners(part: Part, found: Sequence[Clause], marked: Sequence[Span]) -> list[Span | None]:
    """The claim that each clause belongs to; one that belongs to none goes with the next, the last ones with those before."""
    owners: list[Span | None] = []
    for clause in found:
        span = part.line.span(clause.start, clause.end)
        best = max(marked, key=lambda claim: overlap(claim, span) / (1 + (claim.end - claim.start) / 1000))
        shared = overlap(best, span)
        owns = shared > COVERED * (span.end - span.start) or 2 * shared > best.end - best.start
        owners.append(best if owns else None)
    for order in (range(len(owners) - 2, -1, -1), range(1, len(owners))):
        for number in order:
            owners[number] = owners[number] or owners[number + (1 if order.step < 0 else -1)]
    return owners


def main(words: Sequence[str]) -> None:
    """Prints figures, and writes the table if asked."""
    found = list(places([GOLD, *(Path(word) for word in words if not word.startswith("-"))]))
    seen = Counter(feature for place in found for feature in place.features)
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys((f for f in p.features if seen[f] >= SEEN), 1) for p in found])
    apart = np.array([place.apart for place in found])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    chances = np.zeros(len(found))
    for train, test in GroupKFold(FOLDS).split(rows, apart, [place.group for place in found]):
        chances[test] = model.fit(rows[train], apart[train]).predict_proba(rows[test])[:, 1]
    for chance in (LIKELY - 0.05, LIKELY, LIKELY + 0.05):
        right, said = (apart & (chances > chance)).sum(), (chances > chance).sum()
        print(
            f"{len(found)} joints, {apart.sum()} apart; at {chance:.2f}: {right} right, {said - right} too many,",
            end="",
        )
        print(f" {apart.sum() - right} missed, F1 {2 * right / (said + apart.sum()):.3f}")
    if "--write" in words:
        model.fit(rows, apart)
        known = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
        known["always=*"] = known.get("always=*", 0.0) + model.intercept_[0] - math.log(LIKELY / (1 - LIKELY))
        TABLE.write_text(_HEAD + _toml({name: round(weight * UNIT) for name, weight in known.items()}), "utf-8")


def _toml(known: dict[str, int]) -> str:
    lines: list[str] = []
    for group, names in groupby(sorted(known), key=lambda name: name.partition("=")[0]):
        lines.append(f"\n[{group}]")
        ranked = sorted(filter(known.__getitem__, names), key=lambda name: -known[name])
        lines += [f'"{name.partition("=")[2]}" = {known[name]}' for name in ranked]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
