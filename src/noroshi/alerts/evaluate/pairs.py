"""How well several documents are laid beside one another: pairs of claims that a person marked, beside what was found.

`CONTRADICTIONS.json` holds `claim_pairs` (`a`, `b`: ids of marked claims; `relation`) and `document_sets` (`documents`,
`relation`). Only pairs of which both claims were read count for what can be found: what was not read is missed already.
"""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from noroshi.alerts.evaluate.gold import GoldDocument, GoldError
from noroshi.alerts.evaluate.match import matched
from noroshi.alerts.model import Alert
from noroshi.alerts.together.compare import compare
from noroshi.alerts.together.model import Comparison, Ref

CONFLICTS = frozenset({"contradicts", "misquotes"})
FILE = "CONTRADICTIONS.json"


class MarkedPair(msgspec.Struct, frozen=True):
    """Two claims, and what they are to each other."""

    a: str
    b: str
    relation: str


class MarkedSet(msgspec.Struct, frozen=True):
    """Documents, and what they are to each other."""

    documents: tuple[str, ...]
    relation: str


class MarkedPairs(msgspec.Struct, frozen=True):
    """The file."""

    claim_pairs: tuple[MarkedPair, ...] = ()
    document_sets: tuple[MarkedSet, ...] = ()


class PairScore(msgspec.Struct):
    """Of each relation: pairs marked, pairs of which both claims were read, pairs found to be so."""

    marked: dict[str, int] = msgspec.field(default_factory=dict)
    readable: dict[str, int] = msgspec.field(default_factory=dict)
    found: dict[str, int] = msgspec.field(default_factory=dict)
    reported: int = 0
    """contradictions that were reported at all"""
    retellings: int = 0
    """pairs of documents that a person marked as retelling one another"""
    retellings_found: int = 0
    joined_wrongly: int = 0
    """pairs of documents in one lineage that a person marked as having nothing to do with one another"""

    def count(self, relation: str, *, readable: bool, found: bool) -> None:
        """One more pair."""
        self.marked[relation] = self.marked.get(relation, 0) + 1
        self.readable[relation] = self.readable.get(relation, 0) + readable
        self.found[relation] = self.found.get(relation, 0) + found


def read_pairs(folder: Path) -> MarkedPairs | None:
    """The folder's file, or None where it has none. Raises `GoldError`."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=MarkedPairs)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise GoldError(f"{folder / FILE}: {error}") from None


def score_pairs(pairs: MarkedPairs, documents: Sequence[GoldDocument], alerts: Sequence[Alert]) -> PairScore:
    """What was found of the marked pairs."""
    comparison = compare(alerts)
    places = _places(documents, alerts)
    score = PairScore(reported=sum(one.kind in CONFLICTS for one in comparison.conflicts))
    for pair in pairs.claim_pairs:
        one, other = places.get(pair.a), places.get(pair.b)
        if one is None or other is None:
            score.count(pair.relation, readable=False, found=False)
        else:
            score.count(pair.relation, readable=True, found=_is_found(pair.relation, one, other, comparison, alerts))
    numbers = {gold.name: number for number, gold in enumerate(documents)}
    for marked in pairs.document_sets:
        inside = [numbers[name] for name in marked.documents if name in numbers]
        for one, other in combinations(inside, 2):  # type: ignore[assignment]
            together = any({one, other} <= set(lineage.alerts) for lineage in comparison.lineages)
            if marked.relation == "same-lineage":
                score.retellings += 1
                score.retellings_found += together
            else:
                score.joined_wrongly += together
    return score


def _places(documents: Sequence[GoldDocument], alerts: Sequence[Alert]) -> dict[str, Ref]:
    """Marked claim → the claim that was read for it."""
    places = {}
    for number, (gold, alert) in enumerate(zip(documents, alerts, strict=True)):
        indices = {claim.id: index for index, claim in enumerate(alert.claims)}
        for claim, marked in matched(alert.claims, gold.claims):
            places[marked.id] = Ref(number, indices[claim.id])
    return places


def _is_found(relation: str, one: Ref, other: Ref, comparison: Comparison, alerts: Sequence[Alert]) -> bool:
    kinds = {conflict.kind for conflict in comparison.conflicts if {conflict.one, conflict.other} == {one, other}}
    if relation in {"contradicts", "misquote-of", "tension", "wrong-fact"}:
        return bool(kinds & CONFLICTS)
    if relation == "hedge-differs":
        # What is shown is one pair for each hedge; the others stand beside it in the shared claim, each with its own hedge.
        return "hedge-differs" in kinds or (
            _in_one(one, other, comparison) and _hedge(one, alerts) != _hedge(other, alerts)
        )
    if relation == "not-a-contradiction":
        return not kinds & CONFLICTS
    return _in_one(one, other, comparison)


def _in_one(one: Ref, other: Ref, comparison: Comparison) -> bool:
    return any({one, other} <= set(shared.claims) for shared in comparison.shared)


def _hedge(ref: Ref, alerts: Sequence[Alert]) -> str:
    return alerts[ref.alert].claims[ref.claim].hedge
