"""Fits the weights by which clauses that hang on another one are taken for claims, and says how well they do on documents left out.

    python -m bench.subordinate                # figures only
    python -m bench.subordinate --write        # also writes claims/english/data/subordinate.tsv
    python -m bench.subordinate FOLDER… …      # other annotated alerts, or more

A clause is a claim if the words of a marked claim begin with it: its verb is the outermost one in them.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from noroshi.alerts.claims.english import propositions, subordinate
from noroshi.alerts.claims.english.drafting import Drafting
from noroshi.alerts.evaluate.gold import GoldClaim, GoldDocument, read_gold
from noroshi.alerts.read import read_alert

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests/alerts/gold/dev"
TABLE = ROOT / "src/noroshi/alerts/claims/english/data/subordinate.tsv"
STRENGTH = 0.03
"""inverse of the penalty on weights; chosen on documents left out"""
SEEN = 6
"""clauses that a sign must stand in"""
LEAST = 0.01
"""a sign that weighs less is left out of the table"""
FOLDS = 8
_RANK = {"main": 0, "coord": 1, "comp": 2, "rel": 3, "adv": 3}


class Seen(NamedTuple):
    """A clause, whether people marked it, and whether the rules alone would."""

    signs: frozenset[str]
    marked: bool
    ruled: bool
    document: str


def main() -> None:
    """See the module."""
    folders = [Path(folder) for folder in sys.argv[1:] if not folder.startswith("--")] or [GOLD]
    seen = [one for folder in folders for document in read_gold(folder) for one in clauses(document)]
    counts = Counter(sign for one in seen for sign in one.signs)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{sign: 1.0 for sign in one.signs if counts[sign] >= SEEN} for one in seen]).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    marked = np.array([one.marked for one in seen])
    votes = np.zeros(len(seen))
    for train, test in GroupKFold(FOLDS).split(matrix, marked, [one.document for one in seen]):
        votes[test] = fitted(matrix[train], marked[train]).decision_function(matrix[test])
    print(f"{len(seen)} clauses, {marked.sum()} of them claims")
    for name, said in (("rules alone", np.array([one.ruled for one in seen])), ("left out", votes > subordinate.LEAST)):
        right = (said & marked).sum()
        print(f"{name}: precision {right / said.sum():.3f} recall {right / marked.sum():.3f}")
    if "--write" in sys.argv[1:]:
        model = fitted(matrix, marked)
        rows = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        lines = [f"{sign}\t{weight:.2f}" for sign, weight in sorted(rows) if abs(weight) >= LEAST]
        head = "# Made by `python -m bench.subordinate --write`; see english/subordinate.py."
        TABLE.write_text("\n".join([head, f"{subordinate.BIAS}\t{model.intercept_[0]:.2f}", *lines]) + "\n", "utf-8")
        print(f"{len(lines)} signs in {TABLE.relative_to(ROOT)}")


def fitted(matrix: np.ndarray, marked: np.ndarray) -> LogisticRegression:
    """The model."""
    return LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear").fit(matrix, marked)


def clauses(document: GoldDocument) -> Iterator[Seen]:
    """Those that hang on another one, with what the rules alone make of each."""
    readings: list[tuple[Drafting, dict[int, tuple[frozenset[str], bool]]]] = []

    class Kept(Drafting):
        def _weigh(self) -> None:
            free = [
                clause
                for clause in self.clauses
                if clause.kind in subordinate.KINDS and clause.index not in self.frames
            ]
            readings.append(
                (
                    self,
                    {
                        clause.index: (frozenset(self.signs(clause)), self._made_of(clause) is not None)
                        for clause in free
                    },
                )
            )

    with patch.object(propositions, "Drafting", Kept):
        read_alert(document.data, document.name)
    for reading, found in readings:
        span = reading.sentence
        inside = [claim for claim in document.claims if span.start <= claim.evidence.span.start < span.end]
        marked = begun(reading, inside)
        for index, (signs, ruled) in found.items():
            yield Seen(signs, index in marked, ruled, document.name)


def begun(reading: Drafting, claims: Sequence[GoldClaim]) -> set[int]:
    """The clauses with which marked claims begin."""
    found: set[int] = set()
    starts = reading.parsed.starts
    for claim in sorted(claims, key=lambda claim: claim.evidence.span.start):
        span = claim.evidence.span
        inside = [clause for clause in reading.clauses if span.start <= starts[clause.group.head] < span.end]
        heads = {clause.index for clause in inside}
        free = [clause for clause in inside if clause.index not in found]
        if free:
            found.add(
                min(free, key=lambda clause: (clause.parent in heads, _RANK.get(clause.kind, 5), clause.index)).index
            )
    return found


if __name__ == "__main__":
    main()
