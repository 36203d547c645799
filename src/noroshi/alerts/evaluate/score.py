"""Precision, recall and F1 of claims, and how often hedge, speakers and techniques are right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

import msgspec

from noroshi.alerts.evaluate.gold import GoldClaim, GoldDocument
from noroshi.alerts.evaluate.match import matched, overlap
from noroshi.alerts.evaluate.same import lenient, same_chain
from noroshi.alerts.model import Alert, Claim, ClaimType, Hedge

TYPES: tuple[str, ...] = get_args(ClaimType)
HEDGES: tuple[str, ...] = get_args(Hedge)


class Counts(msgspec.Struct):
    """Right, too many, missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right: int, extra: int, missed: int) -> None:
        """Adds to each."""
        self.right += right
        self.extra += extra
        self.missed += missed

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 0 where nothing was read."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Share of what was marked that was read; 0 where nothing was marked."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


class Score(msgspec.Struct):
    """All figures of a set of documents."""

    documents: int = 0
    marked: int = 0
    claims: Counts = msgspec.field(default_factory=Counts)
    """sentence overlaps and type is the same"""
    sentences: Counts = msgspec.field(default_factory=Counts)
    """sentence overlaps, whatever the type"""
    types: dict[str, Counts] = msgspec.field(default_factory=lambda: {type_: Counts() for type_ in TYPES})
    hedges: dict[str, Counts] = msgspec.field(default_factory=lambda: {hedge: Counts() for hedge in HEDGES})
    """of matched claims"""
    chains: int = 0
    """matched claims whose speaker chain is right from end to end"""
    techniques: Counts = msgspec.field(default_factory=Counts)
    """by document; an id and its parent count as the same"""
    in_furniture: int = 0
    """claims that stand in what a person marked as furniture: must be 0"""

    @property
    def hedge_macro_f1(self) -> float:
        """Mean F1 of the hedges that were marked on matched claims."""
        marked = [counts.f1 for counts in self.hedges.values() if counts.right + counts.missed]
        return sum(marked) / len(marked) if marked else 0.0

    @property
    def chain_accuracy(self) -> float:
        """Share of matched claims with the right speaker chain."""
        return self.chains / self.claims.right if self.claims.right else 0.0

    def add(self, gold: GoldDocument, claims: Sequence[Claim]) -> None:
        """Counts one more document."""
        self.documents += 1
        self.marked += len(gold.claims)
        pairs = matched(claims, gold.claims)
        self.claims.add(len(pairs), len(claims) - len(pairs), len(gold.claims) - len(pairs))
        untyped = len(matched(claims, gold.claims, typed=False))
        self.sentences.add(untyped, len(claims) - untyped, len(gold.claims) - untyped)
        self._by_type(pairs, claims, gold.claims)
        for claim, marked in pairs:
            if claim.hedge == marked.hedge:
                self.hedges[claim.hedge].right += 1
            else:
                self.hedges[claim.hedge].extra += 1
                self.hedges.setdefault(marked.hedge, Counts()).missed += 1
            self.chains += any(same_chain(claim.speakers, chain) for chain in chains_of(marked))
        self.techniques.add(
            *lenient(_techniques(claims), {id_ for claim in gold.claims for id_ in claim.attack_techniques})
        )
        self.in_furniture += sum(
            any(2 * overlap(claim.span, span) > claim.span.end - claim.span.start for span in gold.furniture)
            for claim in claims
        )

    def _by_type(
        self, pairs: Sequence[tuple[Claim, GoldClaim]], claims: Sequence[Claim], marked: Sequence[GoldClaim]
    ) -> None:
        right = Counter(claim.type for claim, _ in pairs)
        read, wanted = Counter(claim.type for claim in claims), Counter(claim.claim_type for claim in marked)
        for type_ in {*read, *wanted}:
            counts = self.types.setdefault(type_, Counts())
            counts.add(right[type_], read[type_] - right[type_], wanted[type_] - right[type_])  # type: ignore[index]


def chains_of(marked: GoldClaim) -> tuple[tuple[str, ...], ...]:
    """The speaker chains that count as right."""
    return (marked.asserted_by, *marked.asserted_by_alt)


def _techniques(claims: Iterable[Claim]) -> set[str]:
    return {id_ for claim in claims for id_ in claim.techniques}


def majority(documents: Sequence[GoldDocument], alerts: Sequence[Alert]) -> list[list[Claim]]:
    """The baseline: each sentence is a claim of the commonest type, with the commonest hedge, said by the publisher alone."""
    types = Counter(claim.claim_type for gold in documents for claim in gold.claims)
    hedges = Counter(claim.hedge for gold in documents for claim in gold.claims)
    type_, hedge = types.most_common(1)[0][0], hedges.most_common(1)[0][0]
    return [
        [
            Claim("", type_, sentence.span, sentence.span, speakers=(alert.document.publisher,), hedge=hedge)  # type: ignore[arg-type]
            for sentence in alert.sentences
        ]
        for alert in alerts
    ]
