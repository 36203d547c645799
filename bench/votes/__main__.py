"""Fits the weights of words that vote on the type of an English claim, and says how well they do on clauses left out.

    python -m bench.votes            # figures only
    python -m bench.votes --write    # also writes claims/english/data/votes.tsv
    python -m bench.votes --read     # reads the annotated alerts, each with weights that were fitted without it

Clauses: the tables in `en/`, the examples of the rules, and the claims of the annotated alerts in tests/alerts/gold/dev (never those of `final`).
"""

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.multiclass import OneVsRestClassifier

from noroshi.alerts.claims.english import judging, votes
from noroshi.alerts.claims.english.read import drafts
from noroshi.alerts.claims.english.rules import data
from noroshi.alerts.claims.english.votes import BIAS, scaled
from noroshi.alerts.evaluate.gold import read_gold
from noroshi.alerts.evaluate.score import Score
from noroshi.alerts.model import ClaimType, Document, Sentence
from noroshi.alerts.read import read_alert

ROOT = Path(__file__).parents[2]
CLAUSES = Path(__file__).parent / "en"
GOLD = ROOT / "tests/alerts/gold/dev"
TABLE = ROOT / "src/noroshi/alerts/claims/english/data/votes.tsv"
STRENGTH = 10.0
"""inverse of the penalty on weights; chosen on clauses left out"""
LEAST = 0.5
"""a feature whose weights are all smaller than this is left out of the table"""
ALERTS_COUNT = 2
"""how many times a claim of an annotated alert counts as much as a line of the tables"""
SEEN = 2
"""clauses that a feature must stand in"""
FOLDS = 8
PARTS = 3


class Asked(NamedTuple):
    """A clause that the votes are asked about."""

    words: str
    grounds: frozenset[str]


def main() -> None:
    """See the module."""
    clauses, types, groups = labelled()
    matrix, names = weighed(asked(clauses))
    answers = np.array(types)
    right = np.zeros(len(answers), bool)
    for train, test in GroupKFold(FOLDS).split(matrix, answers, groups):
        right[test] = fitted(matrix[train], answers[train]).predict(matrix[test]) == answers[test]
    of_alerts = np.array(groups) >= 0
    print(
        f"{len(answers)} clauses; right on those left out: {right.mean():.3f}, of annotated alerts {right[of_alerts].mean():.3f}"
    )
    if "--write" in sys.argv[1:]:
        lines = table(fitted(matrix, answers), names)
        TABLE.write_text(
            "# Made by `python -m bench.votes --write`; see english/votes.py.\n" + "\n".join(lines) + "\n", "utf-8"
        )
        print(f"{len(lines) - 2} features in {TABLE.relative_to(ROOT)}")
    if "--read" in sys.argv[1:]:
        read()


def read() -> None:
    """F1 of claims in the English alerts of `dev`: each third is read with a table that was made without it."""
    alerts = [gold for gold in read_gold(GOLD) if json.loads(gold.data)["lang"] == "en"]
    score = Score()
    for part in range(PARTS):
        left_out = alerts[part::PARTS]
        clauses, types, _ = labelled({gold.name for gold in left_out})
        matrix, names = weighed(asked(clauses))
        weights = votes.read_weights(table(fitted(matrix, np.array(types)), names))
        with patch.object(votes, "weights", lambda weights=weights: weights):
            for gold in left_out:
                score.add(gold, read_alert(gold.data, gold.name).claims)
    print(
        f"{score.documents} alerts, {score.marked} claims: F1 {score.claims.f1:.3f}, hedge macro-F1 {score.hedge_macro_f1:.3f},"
        f" chain {score.chain_accuracy:.3f}"
    )


def labelled(without: Collection[str] = ()) -> tuple[list[str], list[str], list[int]]:
    """Clauses, their types, and a group for each: alerts are left out whole, lines of the table in blocks of negative groups.

    `without`: names of alerts whose claims are not used.
    """
    clauses, types, groups = [], [], []
    lines = [line for path in sorted(CLAUSES.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    for number, line in enumerate(lines):
        type_, clause = line.split("\t")
        clauses.append(clause)
        types.append(type_)
        groups.append(-1 - number // 40)
    for rule in data("types")["rule"]:
        for example in rule["examples"]:
            clauses.append(example)
            types.append(rule["type"])
            groups.append(-1_000_000)
    for number, path in enumerate(sorted((GOLD / "gold").glob("*.json"))):
        if path.stem in without or json.loads((GOLD / path.name).read_text("utf-8"))["lang"] != "en":
            continue
        for claim in json.loads(path.read_text("utf-8"))["claims"]:
            clauses += [claim["evidence"]["text"]] * ALERTS_COUNT
            types += [claim["claim_type"]] * ALERTS_COUNT
            groups += [number] * ALERTS_COUNT
    return clauses, types, groups


def asked(clauses: Sequence[str]) -> list[Asked]:
    """What the reader asks the votes about each clause, when it stands in a document alone."""
    found: list[Asked] = []
    heard: list[Asked] = []

    def listen(clause: str, grounds: Collection[str] = ()) -> ClaimType:
        heard.append(Asked(clause, frozenset(grounds)))
        return "other_fact"

    with patch.object(judging, "vote", listen):
        for clause in clauses:
            heard.clear()
            text = clause[:1].upper() + clause[1:].rstrip(" .") + "."
            document = Document("alone", "text", text, "en")
            list(drafts(document, [Sentence(0, len(text), 0)]))
            longest = max(heard, key=lambda one: len(one.words), default=Asked(clause, frozenset()))
            found.append(Asked(clause, longest.grounds))
    return found


def weighed(clauses: Sequence[Asked]) -> tuple[Any, list[str]]:
    """A row of features for each clause, weighed as the reader weighs them, and what the columns are."""
    rows = DictVectorizer()
    matrix = rows.fit_transform(
        {one: scale for found, scale in scaled(*clause) for one in found} for clause in clauses
    ).tocsc()
    often = np.diff(matrix.indptr) >= SEEN
    return matrix[:, often].tocsr(), [
        name for name, kept in zip(rows.get_feature_names_out(), often, strict=True) if kept
    ]


def fitted(matrix: Any, answers: Any) -> OneVsRestClassifier:
    """A linear model for each type against all others."""
    one = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    return OneVsRestClassifier(one).fit(matrix, answers)


def table(model: OneVsRestClassifier, names: Sequence[str]) -> list[str]:
    """The lines of the table: the features that tell most, in alphabetical order."""
    weights = np.vstack([one.coef_[0] for one in model.estimators_])
    lines = [
        "\t".join(["feature", *model.classes_]),
        "\t".join([BIAS, *(f"{one.intercept_[0]:.2f}" for one in model.estimators_)]),
    ]
    for name, row in zip(names, weights.T, strict=True):
        if abs(row).max() >= LEAST:
            lines.append("\t".join([name, *(f"{weight:.2f}" for weight in row)]))
    return lines


if __name__ == "__main__":
    main()
