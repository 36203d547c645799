"""Fits the weights that vote on the type of a Japanese claim, and says how well they do on clauses left out.

    python -m bench.votes.japanese            # figures only
    python -m bench.votes.japanese --read     # reads annotated alerts, each with weights that were fitted without it
    python -m bench.votes.japanese --write    # writes claims/japanese/data/votes.tsv

Clauses: the tables in `ja/`, the examples of the rules, and the claims of the annotated alerts in tests/alerts/gold/dev (never
those of `final`): as they were marked, and as the reader cuts them.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from noroshi.alerts.claims.japanese import propositions, votes
from noroshi.alerts.claims.japanese.line import Line, flattened, own_cues
from noroshi.alerts.claims.japanese.pieces import Piece, pieces_of
from noroshi.alerts.claims.japanese.rules import rules
from noroshi.alerts.claims.japanese.voices import Part
from noroshi.alerts.evaluate.gold import GoldDocument, read_gold
from noroshi.alerts.evaluate.score import Score
from noroshi.alerts.model import Sentence
from noroshi.alerts.read import read_alert
from noroshi.text.span import Span

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/alerts/gold/dev"
CLAUSES = Path(__file__).parent / "ja"
TABLE = ROOT / "src/noroshi/alerts/claims/japanese/data/votes.tsv"
STRENGTH = 0.7
"""inverse of the penalty on weights; chosen on clauses left out"""
SEEN = 3
"""clauses that a feature must stand in"""
LEAST = 0.2
"""a feature that weighs less than this for each type is left out, and the rest fitted anew"""
FOLDS = 5
BLOCK = 60
"""clauses of a table that are left out together: they are of the same documents"""


class Clause(NamedTuple):
    """A clause that somebody labelled."""

    words: str
    before: str
    """the words of the clause before it"""
    grounds: frozenset[str]
    type: str
    group: str
    """what it belongs to: an alert, or a block of a table"""


class Features(NamedTuple):
    """The features of one kind."""

    counts: CountVectorizer
    rare: Any
    """how rare each is: the square root of its inverse document frequency"""
    weight: float

    def of(self, clauses: Sequence[Any]) -> Any:
        """Rows of length `weight`."""
        return normalize(self.counts.transform(clauses).multiply(self.rare).tocsr()) * self.weight


class Model(NamedTuple):
    """Weights, and the features that they are of."""

    kinds: Sequence[Features]
    grounds: CountVectorizer
    linear: LinearSVC

    def scores(self, clauses: Sequence[Clause]) -> Any:
        """Of each clause (rows) and type (columns)."""
        return self.linear.decision_function(_matrix(self.kinds, self.grounds, clauses))


def main() -> None:
    """See the module."""
    found = list(labelled())
    if "--write" in sys.argv[1:]:
        lines = table(fitted(found))
        TABLE.write_text(
            "# Made by `python -m bench.votes.japanese --write`; see japanese/votes.py.\n" + "\n".join(lines) + "\n",
            "utf-8",
        )
        print(f"{len(lines) - 2} features in {TABLE.name}")
    elif "--read" in sys.argv[1:]:
        read(found)
    else:
        leave_out(found)


def leave_out(found: Sequence[Clause]) -> None:
    """How many clauses are right when their alert, or their block of a table, is left out of the fit."""
    answers, groups = np.array([clause.type for clause in found]), [clause.group for clause in found]
    right = np.zeros(len(found), bool)
    for train, test in GroupKFold(FOLDS).split(found, answers, groups):
        model = fitted([found[place] for place in train])
        guessed = model.linear.classes_[model.scores([found[place] for place in test]).argmax(axis=1)]
        right[test] = guessed == answers[test]
    for name in sorted({_kind(group) for group in groups}):
        of_it = np.array([_kind(group) == name for group in groups])
        print(f"{name}: {of_it.sum()} clauses, right on those left out: {right[of_it].mean():.3f}")


def _kind(group: str) -> str:
    return (
        "-".join(group.split("-")[:3])
        if group.startswith("dev-ja-b")
        else group.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]
    )


def read(found: Sequence[Clause]) -> None:
    """Reads the annotated alerts with weights fitted without them, in folds, and prints how well."""
    alerts = list(_alerts())
    total: dict[str, Score] = {}
    for fold in range(FOLDS):
        left_out = {gold.name.removesuffix(".json") for gold in alerts[fold::FOLDS]}
        lines = table(fitted([clause for clause in found if clause.group not in left_out]))
        weights = votes.read_weights(lines)
        with patch.object(votes, "weights", lambda weights=weights: weights):
            for gold in alerts[fold::FOLDS]:
                claims = read_alert(gold.data, gold.name).claims
                for name in (_kind(gold.name), "all"):
                    total.setdefault(name, Score()).add(gold, claims)
    for name, score in sorted(total.items()):
        print(
            f"{name}: {score.documents} alerts read, claims F1 {score.claims.f1:.3f}, whatever the type {score.sentences.f1:.3f}"
            f" (P {score.sentences.precision:.3f}, R {score.sentences.recall:.3f}), type {score.claims.right / score.sentences.right:.3f}"
        )


def labelled() -> Iterator[Clause]:
    """All clauses."""
    for path in sorted(CLAUSES.glob("*.tsv")):
        before = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            type_, words = line.split("\t")
            yield Clause(words, before, _alone(words), type_, f"{path.stem} {number // BLOCK}")
            before = words
    for kind in rules().kinds:
        for example in kind.examples:
            yield Clause(example.rstrip("。"), "", frozenset(), kind.type, f"examples {kind.type}")
    for gold in _alerts():
        yield from _of_alert(gold)


def _alerts() -> Iterable[GoldDocument]:
    return [gold for gold in read_gold(GOLD) if json.loads(gold.data)["lang"] == "ja"]


def _alone(words: str) -> frozenset[str]:
    """What is known of a clause that is a whole sentence."""
    cues = own_cues(words, rules().search(words))
    line = Line(Sentence(0, len(words), 0), words, flattened(words), cues, tuple(cue.start for cue in cues), None, 0)
    found = pieces_of(Part(line, 0, len(words), ()), (), "plain", "other_fact")
    return found[0].grounds if len(found) == 1 else frozenset()


def _of_alert(gold: GoldDocument) -> Iterator[Clause]:
    """The claims of an alert as they were marked, and the pieces of the reader that stand for them."""
    pieces: list[tuple[Span, str, Piece]] = []

    def noting(part: Part, *rest: Any) -> list[Piece]:
        found = pieces_of(part, *rest)
        pieces.extend(
            (part.line.span(piece.start, piece.end), part.line.text[piece.start : piece.end], piece) for piece in found
        )
        return found

    with patch.object(propositions, "pieces_of", noting):
        read_alert(gold.data, gold.name)
    text = json.loads(gold.data)["text"]
    name = gold.name.removesuffix(".json")
    before = ""
    for claim in gold.claims:
        marked = claim.evidence.span
        shared = [
            (min(marked.end, span.end) - max(marked.start, span.start), place)
            for place, (span, *_) in enumerate(pieces)
        ]
        most, place = max(shared, default=(0, -1))
        grounds = pieces[place][2].grounds if most > 0 else frozenset()
        yield Clause(text[marked.start : marked.end], before, grounds, claim.claim_type, name)
        before = text[marked.start : marked.end]
        if most > 0:
            _, words, piece = pieces[place]
            yield Clause(words, piece.earlier, grounds, claim.claim_type, name)


def fitted(clauses: Sequence[Clause]) -> Model:
    """The linear model of the features that tell something."""
    every = [
        CountVectorizer(analyzer=partial(_block, number), binary=True, min_df=SEEN).fit(clauses)
        for number in range(len(votes.blocks("", "")))
    ]
    first = _fitted(clauses, every)
    tells = iter(np.abs(first.linear.coef_).max(axis=0) >= LEAST)
    kept = [[name for name in counts.get_feature_names_out() if next(tells)] for counts in every]
    return _fitted(
        clauses,
        [
            CountVectorizer(analyzer=partial(_block, number), binary=True, vocabulary=names)
            for number, names in enumerate(kept)
        ],
    )


def _fitted(clauses: Sequence[Clause], counted: Sequence[CountVectorizer]) -> Model:
    kinds = []
    for counts, (_, weight) in zip(counted, votes.blocks("", ""), strict=True):
        inverse = TfidfTransformer(norm=None).fit(counts.transform(clauses)).idf_
        kinds.append(Features(counts, np.sqrt(inverse), weight))
    grounds = CountVectorizer(analyzer=attrgetter("grounds"), binary=True).fit(clauses)
    answers = [clause.type for clause in clauses]
    return Model(kinds, grounds, LinearSVC(C=STRENGTH, random_state=0).fit(_matrix(kinds, grounds, clauses), answers))


def _block(number: int, clause: Clause) -> set[str]:
    return votes.blocks(clause.words, clause.before)[number][0]


def _matrix(kinds: Sequence[Features], grounds: CountVectorizer, clauses: Sequence[Clause]) -> Any:
    return hstack([*(kind.of(clauses) for kind in kinds), grounds.transform(clauses) * votes.GROUND]).tocsr()


def table(model: Model) -> list[str]:
    """The lines of the table, features in alphabetical order."""
    names = [name for kind in model.kinds for name in kind.counts.get_feature_names_out()]
    rare = np.concatenate([kind.rare for kind in model.kinds])
    names += list(model.grounds.get_feature_names_out())
    rare = np.concatenate([rare, np.ones(len(names) - len(rare))])
    rows = [(name, size, column * size) for name, size, column in zip(names, rare, model.linear.coef_.T, strict=True)]
    lines = ["\t".join(["feature", "rare", *model.linear.classes_])]
    for name, size, weights in [(votes.BIAS, 1.0, model.linear.intercept_), *sorted(rows, key=itemgetter(0))]:
        lines.append("\t".join([name, *(f"{number * votes.UNIT:.0f}" for number in (size, *weights))]))
    return lines


if __name__ == "__main__":
    main()
