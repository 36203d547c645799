"""Fits the weights of letters that vote on the type of a Japanese claim, and says how well they do on clauses left out.

    python -m bench.votes.japanese            # figures only
    python -m bench.votes.japanese --write    # also writes claims/japanese/data/votes.tsv

Clauses: the tables in `ja/`, and the claims of the annotated alerts in tests/alerts/gold/dev (never those of `final`).
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from noroshi.alerts.claims.japanese.votes import BIAS, features

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/alerts/gold/dev"
CLAUSES = Path(__file__).parent / "ja"
TABLE = ROOT / "src/noroshi/alerts/claims/japanese/data/votes.tsv"
STRENGTH = 10.0
"""inverse of the penalty on weights; chosen on clauses left out"""
LEAST = 0.25
"""a feature whose weights are all smaller than this is left out of the table"""
SEEN = 2
"""clauses that a feature must stand in"""
FOLDS = 8

Clause = tuple[str, str, str]
"""its words, its type, and what it belongs to: an alert, or a block of the table"""


def main() -> None:
    """See the module."""
    found = list(labelled())
    answers, groups = np.array([type_ for _, type_, _ in found]), [group for _, _, group in found]
    counts = CountVectorizer(analyzer=features, binary=True, min_df=SEEN)
    matrix = normalize(counts.fit_transform(clause for clause, _, _ in found))
    right = np.zeros(len(answers), bool)
    for train, test in GroupKFold(FOLDS).split(matrix, answers, groups):
        right[test] = fitted(matrix[train], answers[train]).predict(matrix[test]) == answers[test]
    of_alerts = np.array([group.startswith("dev-") for group in groups])
    print(
        f"{len(answers)} clauses; right on those left out: {right.mean():.3f}, of annotated alerts {right[of_alerts].mean():.3f}"
    )
    if "--write" in sys.argv[1:]:
        write(fitted(matrix, answers), list(counts.get_feature_names_out()))


def labelled(wanted: Callable[[str], bool] = lambda _: True) -> Iterator[Clause]:
    """Clauses of the table and of the alerts whose group is wanted."""
    lines = [line for path in sorted(CLAUSES.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    for number, line in enumerate(lines):
        type_, clause = line.split("\t")
        if wanted(group := f"table {number % 40}"):
            yield clause, type_, group
    for path in sorted((GOLD / "gold").glob("*.json")):
        if wanted(path.stem) and json.loads((GOLD / path.name).read_text("utf-8"))["lang"] == "ja":
            for claim in json.loads(path.read_text("utf-8"))["claims"]:
                yield claim["evidence"]["text"], claim["claim_type"], path.stem


def fitted(matrix: object, answers: object) -> LogisticRegression:
    """The linear model."""
    return LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced").fit(matrix, answers)


def write(model: LogisticRegression, names: list[str], table: Path = TABLE) -> None:
    """The table, the features that tell most for each type in alphabetical order."""
    lines = [
        "\t".join(["feature", *model.classes_]),
        "\t".join([BIAS, *(f"{weight:.2f}" for weight in model.intercept_)]),
    ]
    for name, weights in sorted(zip(names, model.coef_.T, strict=True)):
        if max(map(abs, weights)) >= LEAST:
            lines.append("\t".join([name, *(f"{weight:.2f}" for weight in weights)]))
    table.write_text(
        "# Made by `python -m bench.votes.japanese --write`; see japanese/votes.py.\n" + "\n".join(lines) + "\n",
        "utf-8",
    )
    print(f"{len(lines) - 2} features in {table.name}")


if __name__ == "__main__":
    main()
