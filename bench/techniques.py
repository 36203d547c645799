"""ATT&CK techniques by document: the rules of `alerts/knowledge` beside a text classifier.

    python -m bench.techniques [--public FOLDER] [--part dev|final|both] [--write]

The classifier is what reports on the field compare with (TRAM): TF-IDF and a linear support vector machine over
sentences, whose labels are gathered for each document. It learns from the annotated alerts that are at hand; documents
of the training part are counted by machines that learned from the others (a tenth left out at a time). Ids count by
their parent technique, as the notes of the annotation ask, and ids of earlier ATT&CK releases count as what they are
called now. Documents of `final` are only counted. `--write` puts the table into docs/reference/benchmarks.md.
"""

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from bench.page import printed_to_page
from noroshi.alerts.claims.read import read_claims
from noroshi.alerts.knowledge.catalogue import catalogue, parent
from noroshi.alerts.knowledge.recognise import recognise
from noroshi.alerts.model import Document, Furniture

GOLD = Path(__file__).parent.parent / "tests" / "alerts" / "gold"
C = 1.0
"""scikit-learn's default; the training part is too small to choose by"""
FOLDS = 4
LEFT_OUT = 10
"""parts of the training documents that are left out in turn"""
NOTES = """
Micro-averaged over documents, by parent technique. The rules were written while reading documents of `dev`, so that
only `final` tells how they do on what they have not seen; the machine never learns from the document it is asked
about. The machine is given the annotated sentences, which is easier than a page; the line "from the text alone"
uses nothing of the annotation but the marks of furniture.

A linear model over the words of claims, fitted on `dev` and asked where no rule speaks, was tried and left out: on
documents that neither had seen it lowered micro-F1.
"""
CUTS = tuple(step / 20 - 1 for step in range(25))
"""margins at which a yes may begin"""


class Annotated(msgspec.Struct, frozen=True):
    """A document with what a person read out of it."""

    name: str
    text: str
    lang: str
    date: str
    publisher: str
    claims: list[dict[str, Any]]
    furniture: list[dict[str, Any]]

    @property
    def techniques(self) -> frozenset[str]:
        """Parents of all techniques of its claims."""
        return frozenset().union(*map(techniques_of, self.claims))

    @property
    def sentences(self) -> list[tuple[str, frozenset[str]]]:
        """Sentences that make claims, each with its techniques: training data, negatives among them."""
        labels: dict[tuple[int, int], frozenset[str]] = {}
        for claim in self.claims:
            place = claim["sentence"]["start"], claim["sentence"]["end"]
            labels[place] = labels.get(place, frozenset()) | techniques_of(claim)
        return [(self.text[start:end], found) for (start, end), found in labels.items()]


def techniques_of(claim: dict[str, Any]) -> frozenset[str]:
    """Parent techniques of an annotated claim."""
    return frozenset(parent(catalogue().technique(one)) for one in claim.get("attack_techniques") or ())


def load(folder: Path) -> list[Annotated]:
    """All annotated documents of a folder."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if "claims" in gold:
            document = json.loads((folder / path.name).read_text("utf-8"))
            found.append(
                Annotated(
                    name=path.stem,
                    text=document["text"],
                    lang=document["lang"],
                    date=document.get("date") or "",
                    publisher=document.get("publisher") or "",
                    claims=gold["claims"],
                    furniture=gold.get("exclude_spans") or [],
                )
            )
    return found


def from_text(document: Annotated) -> frozenset[str]:
    """By reading the document's claims first, as `noroshi read` does; nothing of the annotation is used."""
    kept = [
        Furniture(span["start"], span["end"], "furniture")
        for span in sorted(document.furniture, key=lambda span: span["start"])
    ]
    read = Document(
        source=document.name,
        kind="text",
        text=document.text,
        language="ja" if document.lang == "ja" else "en",
        publisher=document.publisher,
        date=document.date,
        furniture=tuple(kept),
    )
    _, claims = read_claims(read)
    return frozenset(parent(one) for claim in claims for one in claim.techniques)


def from_claims(document: Annotated) -> frozenset[str]:
    """From the annotated claims: how good the rules are where the claims are right."""
    found: set[str] = set()
    for claim in document.claims:
        sentence = document.text[claim["sentence"]["start"] : claim["sentence"]["end"]]
        known = recognise(claim["evidence"]["text"], claim["claim_type"], sentence, claim["hedge"])
        found |= {parent(one) for one in known.techniques}
    return frozenset(found)


def baseline(train: list[Annotated]) -> Callable[[Annotated], frozenset[str]]:
    """TF-IDF of words and of characters (Japanese writes no spaces), one linear machine for each technique."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC

    def fitted(documents: list[Annotated]) -> Callable[[Annotated], dict[str, float]]:
        sentences = [pair for document in documents for pair in document.sentences]
        labels = MultiLabelBinarizer()
        answers = labels.fit_transform([found for _, found in sentences])
        features = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True),
        )
        model = make_pipeline(features, OneVsRestClassifier(LinearSVC(C=C, class_weight="balanced")))
        model.fit([text for text, _ in sentences], answers)

        def margins(document: Annotated) -> dict[str, float]:
            best = model.decision_function([text for text, _ in document.sentences]).max(axis=0)
            return dict(zip(labels.classes_, best.tolist(), strict=True))

        return margins

    # where a margin counts as a yes is chosen on parts of the training documents that the machine did not learn from
    apart: list[tuple[dict[str, float], frozenset[str]]] = []
    for fold in range(FOLDS):
        machine = fitted([one for place, one in enumerate(train) if place % FOLDS != fold])
        apart += [(machine(one), one.techniques) for place, one in enumerate(train) if place % FOLDS == fold]
    cut = max(CUTS, key=lambda cut: _at(apart, cut).f1)
    final = fitted(train)
    return lambda document: frozenset(name for name, margin in final(document).items() if margin > cut)


def _at(margins: list[tuple[dict[str, float], frozenset[str]]], cut: float) -> "Score":
    score = Score()
    for said, true in margins:
        score.add(frozenset(name for name, margin in said.items() if margin > cut), true)
    return score


class Score(msgspec.Struct):
    """Counted over documents."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, said: frozenset[str], true: frozenset[str]) -> None:
        """One document."""
        self.right += len(said & true)
        self.wrong += len(said - true)
        self.missed += len(true - said)

    @property
    def f1(self) -> float:
        """Micro-averaged."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def __str__(self) -> str:
        precision = self.right / (self.right + self.wrong) if self.right else 0.0
        recall = self.right / (self.right + self.missed) if self.right else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  micro-F1 {self.f1:.3f}"


def scored(documents: Iterable[Annotated], predict: Callable[[Annotated], frozenset[str]]) -> Score:
    """All documents."""
    score = Score()
    for document in documents:
        score.add(predict(document), document.techniques)
    return score


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--public", type=Path, help="folder of further annotated alerts to learn from and to count")
    parser.add_argument("--part", choices=("dev", "final", "both"), default="dev")
    parser.add_argument("--write", action="store_true", help="also write it into docs/reference/benchmarks.md")
    asked = parser.parse_args()
    train = load(GOLD / "dev") + (load(asked.public) if asked.public else [])
    with printed_to_page("techniques", "ATT&CK techniques of an alert", NOTES, write=asked.write):
        if asked.part != "final":
            show("dev", train, left_out(train))
        if asked.part != "dev":
            counted = load(GOLD / "final")
            if not counted:
                raise SystemExit(f"{GOLD / 'final'} holds no annotated documents")
            show("final", counted, baseline(train))


def left_out(train: list[Annotated]) -> Callable[[Annotated], frozenset[str]]:
    """Each document by a machine that learned from the other parts."""
    machines: dict[str, Callable[[Annotated], frozenset[str]]] = {}
    for part in range(LEFT_OUT):
        machine = baseline([one for place, one in enumerate(train) if place % LEFT_OUT != part])
        machines |= {one.name: machine for one in train[part::LEFT_OUT]}
    return lambda document: machines[document.name](document)


def show(part: str, counted: list[Annotated], machine: Callable[[Annotated], frozenset[str]]) -> None:
    """The table of one part."""
    print(f"{part}: {len(counted)} documents, {sum(len(one.techniques) for one in counted)} techniques in all")
    print(f"  TF-IDF + linear SVM, annotated sentences  {scored(counted, machine)}")
    print(f"  noroshi, from the text alone              {scored(counted, from_text)}")
    print(f"  noroshi, annotated claims                 {scored(counted, from_claims)}")


if __name__ == "__main__":
    main()
