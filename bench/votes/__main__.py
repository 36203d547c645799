"""Fits the weights of words that vote on the type of an English claim, and says how well they do on clauses left out.

    python -m bench.votes            # figures only
    python -m bench.votes --write    # writes claims/english/data/votes.tsv
    python -m bench.votes --read     # reads the annotated alerts, each with weights that were fitted without it

Clauses: the tables in `en/`, the examples of the rules, and the claims of the annotated alerts in tests/alerts/gold/dev (never those of `final`).
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from noroshi.alerts.claims.english import votes
from noroshi.alerts.claims.english.read import unsettled
from noroshi.alerts.claims.english.rules import data
from noroshi.alerts.claims.english.settling import surroundings
from noroshi.alerts.claims.english.votes import BIAS, Surroundings, scaled
from noroshi.alerts.claims.sentences import sentences_of
from noroshi.alerts.documents.read import read_document
from noroshi.alerts.evaluate.gold import GoldDocument, read_gold
from noroshi.alerts.evaluate.score import Score
from noroshi.alerts.model import Document, Sentence
from noroshi.alerts.read import read_alert

ROOT = Path(__file__).parents[2]
CLAUSES = Path(__file__).parent / "en"
GOLD = ROOT / "tests/alerts/gold/dev"
TABLE = ROOT / "src/noroshi/alerts/claims/english/data/votes.tsv"
STRENGTH = 10.0
"""inverse of the penalty on weights; chosen on clauses left out"""
LEAST = 1.2
"""a feature whose weights are all smaller than this is left out of the table"""
BLOCK = 40
"""clauses of a table that are left out together: they are of the same documents"""
SEEN = 2
"""clauses that a feature must stand in"""
PLAIN_COUNTS, HARD_COUNTS = 3.0, 0.5
"""how many lines of the tables a claim of an annotated alert counts as much as: of one in the manner of real ones, and of one hard on purpose"""
FOLDS = 4
PARTS = 3
_HARD = re.compile(r"dev-en-[apv]\d{3}-")


class Clause(NamedTuple):
    """A clause that somebody labelled, with all that the votes are told of it."""

    words: str
    grounds: frozenset[str]
    around: Surroundings | None
    type: str
    group: str
    """what it belongs to: an alert, or a block of a table"""
    counts: float = 1.0
    """how much it counts"""


def main() -> None:
    """See the module."""
    clauses = list(labelled())
    print(f"{len(clauses)} clauses")
    if "--write" in sys.argv[1:]:
        lines = table(*fitted(clauses))
        TABLE.write_text(
            "# Made by `python -m bench.votes --write`; see english/votes.py.\n" + "\n".join(lines) + "\n", "utf-8"
        )
        print(f"{len(lines) - 2} features in {TABLE.relative_to(ROOT)}")
    elif "--read" in sys.argv[1:]:
        read(clauses)
    else:
        leave_out(clauses)


def leave_out(clauses: Sequence[Clause]) -> None:
    """How many clauses are right when their document, or their block of a table, is left out of the fit."""
    groups = [clause.group for clause in clauses]
    right = np.zeros(len(clauses), bool)
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        model, names = fitted([clauses[place] for place in train])
        weights = votes.read_weights(table(model, names))
        with patch.object(votes, "weights", lambda weights=weights: weights):
            for place in test:
                one = clauses[place]
                right[place] = votes.vote(one.words, one.grounds, one.around) == one.type
    of_alerts = np.array([clause.around is not None for clause in clauses])
    print(f"right on those left out: {right.mean():.3f}, of annotated alerts {right[of_alerts].mean():.3f}")


def read(clauses: Sequence[Clause]) -> None:
    """F1 of claims in the English alerts of `dev`: each third is read with a table that was made without it."""
    score = Score()
    found = alerts()
    for part in range(PARTS):
        left_out = {gold.name for gold in found[part::PARTS]}
        kept = [clause for clause in clauses if clause.group not in left_out]
        weights = votes.read_weights(table(*fitted(kept)))
        with patch.object(votes, "weights", lambda weights=weights: weights):
            for gold in found[part::PARTS]:
                score.add(gold, read_alert(gold.data, gold.name).claims)
    print(
        f"{score.documents} alerts, {score.marked} claims: F1 {score.claims.f1:.3f}, whatever the type {score.sentences.f1:.3f},"
        f" hedge macro-F1 {score.hedge_macro_f1:.3f}, chain {score.chain_accuracy:.3f}"
    )


def alerts() -> list[GoldDocument]:
    """The annotated alerts in English that may be learnt from."""
    return [gold for gold in read_gold(GOLD) if json.loads(gold.data)["lang"] == "en"]


def labelled() -> Iterator[Clause]:
    """All clauses."""
    lines = [line for path in sorted(CLAUSES.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    for number, line in enumerate(lines):
        type_, words = line.split("\t")
        yield Clause(words, alone(words), None, type_, f"table {number // BLOCK}")
    for rule in data("types")["rule"]:
        for example in rule["examples"]:
            yield Clause(example, alone(example), None, rule["type"], "examples")
    for gold in alerts():
        yield from of_alert(gold)


def alone(words: str) -> frozenset[str]:
    """What the rules find in a clause that is the only sentence of a document."""
    text = words[:1].upper() + words[1:].rstrip(" .") + "."
    drafts = unsettled(Document("alone", "text", text, "en"), [Sentence(0, len(text), 0)])
    longest = max(drafts, key=lambda draft: draft.span.end - draft.span.start, default=None)
    return longest.grounds if longest is not None else frozenset()


def of_alert(gold: GoldDocument) -> Iterator[Clause]:
    """The claims of an alert as they were marked, and the drafts of the reader that stand for them."""
    document = read_document(gold.data, gold.name)
    drafts = unsettled(document, sentences_of(document))
    around = list(surroundings(document, drafts))
    counts = HARD_COUNTS if _HARD.match(gold.name) else PLAIN_COUNTS
    for claim in gold.claims:
        marked, type_ = claim.evidence.span, claim.claim_type
        shared = [
            (min(marked.end, draft.span.end) - max(marked.start, draft.span.start), place)
            for place, draft in enumerate(drafts)
        ]
        most, place = max(shared, default=(0, -1))
        words = marked.of(document.text)
        if most <= 0:
            yield Clause(words, alone(words), None, type_, gold.name, 2 * counts)
            continue
        for said in (words, drafts[place].span.of(document.text)):
            yield Clause(said, drafts[place].grounds, around[place], type_, gold.name, counts)


def fitted(clauses: Sequence[Clause]) -> tuple[dict[str, LogisticRegression], list[str]]:
    """A linear model for each type against all others, and the names of the features."""
    rows = DictVectorizer()
    matrix = rows.fit_transform(
        {one: scale for found, scale in scaled(clause.words, clause.grounds, clause.around) for one in found}
        for clause in clauses
    ).tocsc()
    often = np.diff(matrix.indptr) >= SEEN
    names = [name for name, kept in zip(rows.get_feature_names_out(), often, strict=True) if kept]
    kept = matrix[:, often].tocsr()
    answers, counts = np.array([clause.type for clause in clauses]), [clause.counts for clause in clauses]
    return {
        type_: LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(kept, answers == type_, counts)
        for type_ in sorted(set(answers))
    }, names


def table(model: Mapping[str, LogisticRegression], names: Sequence[str]) -> list[str]:
    """The lines of the table: the features that tell most, in alphabetical order."""
    weights = np.vstack([one.coef_[0] for one in model.values()])
    lines = [
        "\t".join(["feature", *model]),
        "\t".join([BIAS, *(f"{one.intercept_[0]:.2f}" for one in model.values())]),
    ]
    for name, row in zip(names, weights.T, strict=True):
        if abs(row).max() >= LEAST:
            lines.append("\t".join([name, *(f"{weight:.2f}" for weight in row)]))
    return lines


if __name__ == "__main__":
    main()
