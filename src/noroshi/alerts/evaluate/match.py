"""Which claim that was read stands for which claim that a person marked: at most one each."""

from collections.abc import Sequence

from noroshi.alerts.evaluate.gold import GoldClaim
from noroshi.alerts.model import Claim
from noroshi.text.span import Span


def overlap(one: Span, other: Span) -> int:
    """Code points that two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def matched(
    claims: Sequence[Claim], marked: Sequence[GoldClaim], *, typed: bool = True
) -> list[tuple[Claim, GoldClaim]]:
    """As many pairs of one type as there can be whose sentences overlap; those whose words overlap most come first.

    Kuhn's algorithm for bipartite matching: a pair is only given up where that makes room for one more.
    """
    options = [
        sorted(
            (
                (-overlap(gold.evidence.span, claim.span), index)
                for index, claim in enumerate(claims)
                if overlap(gold.sentence.span, claim.sentence) and (not typed or gold.claim_type == claim.type)
            ),
        )
        for gold in marked
    ]
    taken: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for _, index in options[gold]:
            if index in seen:
                continue
            seen.add(index)
            if index not in taken or place(taken[index], seen):
                taken[index] = gold
                return True
        return False

    for gold in sorted(range(len(marked)), key=lambda number: options[number][:1]):
        place(gold, set())
    return [(claims[index], marked[gold]) for index, gold in sorted(taken.items())]
