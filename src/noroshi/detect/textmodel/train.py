"""Training: labelled mail in, a model's blob out. The only place that needs scikit-learn."""

from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from noroshi.detect.textmodel.features import Features, features_of
from noroshi.detect.textmodel.model import POWER, pack
from noroshi.message.model import Message
from noroshi.message.read import read_message

if TYPE_CHECKING:
    from numpy import ndarray

LEAST = 50
"""messages of each kind, below which nothing is learnt but chance"""
MESSAGES_WITH = 3
"""a feature must stand in so many messages to be learnt: names and tokens of single mails tell nothing of the next"""
TIGHTNESS = 1.0
"""C of the support vector machine; recall hardly moved between 0.3 and 10"""
EMPHASIS = (1.5, 1.0, 1.0, 1.0, 1.0)
"""how much each set of `Features` may say beside the others, found by cross-validation"""
PARTS = 5
"""parts of the cross-validation that turns distances into bits"""


class TooFewError(ValueError):
    """Not enough labelled mail to learn from."""


class Trained(msgspec.Struct, frozen=True):
    """A trained model and what it rests on."""

    blob: bytes
    phish: int
    ham: int
    """messages learnt from, each counted once"""
    unreadable: int
    """messages in which nothing could be read"""
    repeated: int
    """messages that came more than once, or with both labels (then the first, phish, counts)"""
    recall: float
    """share of phish found at one false alarm in a hundred ham, in cross-validation"""


def train_text_model(
    phish: Iterable[bytes], ham: Iterable[bytes], progress: Callable[[], None] = lambda: None
) -> Trained:
    """A model trained on raw messages. `progress` is called after each.

    The same messages give the same blob, byte for byte, in whatever order they come. Raises `TooFewError`.
    """
    gathered = _Gathered()
    for label, messages in ((True, phish), (False, ham)):
        for raw in messages:
            gathered.add(read_message(raw), label)
            progress()
    return gathered.train()


class _Gathered:
    """Features of labelled messages, as numbers."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[bool, list[array[int]]]] = {}
        self._numbers: tuple[dict[str, int], ...] = tuple({} for _ in Features._fields)
        self._unreadable = 0
        self._repeated = 0

    def add(self, message: Message, label: bool) -> None:
        if message.id in self._rows:
            self._repeated += 1
            return
        if not message.from_ and not message.subject and not message.body.text.strip() and not message.attachments:
            self._unreadable += 1
            return
        row = [
            array("I", [numbers.setdefault(one, len(numbers)) for one in present])
            for numbers, present in zip(self._numbers, features_of(message), strict=True)
        ]
        self._rows[message.id] = (label, row)

    def train(self) -> Trained:
        import numpy as np

        ids = sorted(self._rows)
        labels = np.array([self._rows[one][0] for one in ids], dtype=bool)
        phish, ham = int(labels.sum()), int((~labels).sum())
        if phish < LEAST or ham < LEAST:
            raise TooFewError(f"{phish} phish and {ham} ham to learn from: at least {LEAST} of each are needed")
        dictionaries, table = self._table(ids)
        slope, offset, recall = _calibrate(table, labels)
        machine = _fit(table, labels)
        bits = machine.coef_[0] * slope
        weights: list[dict[str, float]] = []
        column = 0
        for emphasis, dictionary in zip(EMPHASIS, dictionaries, strict=True):
            values = bits[column : column + len(dictionary)] * emphasis
            weights.append(dict(zip(dictionary, values.tolist(), strict=True)))
            column += len(dictionary)
        blob = pack(weights, float(machine.intercept_[0] * slope + offset), phish, ham)
        return Trained(blob, phish, ham, self._unreadable, self._repeated, recall)

    def _table(self, ids: list[str]) -> tuple[list[list[str]], Any]:
        """The dictionary of each set, sorted, and a sparse table of messages by features."""
        import numpy as np
        from scipy import sparse

        dictionaries, tables = [], []
        for kind, (numbers, emphasis) in enumerate(zip(self._numbers, EMPHASIS, strict=True)):
            rows = [np.frombuffer(self._rows[one][1][kind], dtype=np.uint32) for one in ids]
            seen = np.bincount(np.concatenate(rows), minlength=len(numbers))
            names = list(numbers)
            dictionary = sorted(names[number] for number in np.flatnonzero(seen >= MESSAGES_WITH))
            column = np.full(len(numbers), -1)
            column[[numbers[one] for one in dictionary]] = np.arange(len(dictionary))
            columns = [np.sort(kept[kept >= 0]) for kept in (column[row] for row in rows)]
            sizes = np.array([len(one) for one in columns])
            values = np.repeat(emphasis * np.maximum(sizes, 1) ** -POWER, sizes)
            starts = np.concatenate([[0], np.cumsum(sizes)])
            shape = (len(ids), len(dictionary))
            tables.append(sparse.csr_matrix((values, np.concatenate(columns), starts), shape=shape))
            dictionaries.append(dictionary)
        return dictionaries, sparse.hstack(tables).tocsr()


def _fit(table: Any, labels: "ndarray[Any, Any]") -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=TIGHTNESS, class_weight="balanced", random_state=0, max_iter=5_000).fit(table, labels)


def _calibrate(table: Any, labels: "ndarray[Any, Any]") -> tuple[float, float, float]:
    """Slope and offset from distance to bits (Platt 1999), on messages each left out in turn; and recall on these."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold

    distances = np.zeros(len(labels))
    for learnt, left_out in StratifiedKFold(PARTS, shuffle=True, random_state=0).split(table, labels):
        distances[left_out] = _fit(table[learnt], labels[learnt]).decision_function(table[left_out])
    line = LogisticRegression(class_weight="balanced", C=1e3).fit(distances[:, None], labels)
    bar = np.quantile(distances[~labels], 0.99, method="higher")
    recall = float((distances[labels] > bar).mean())
    return float(line.coef_[0][0] / np.log(2)), float(line.intercept_[0] / np.log(2)), recall
