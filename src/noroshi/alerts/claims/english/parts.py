"""Claims that stand within the clause of another one (`data/parts.toml`)."""

import re
from functools import cache
from typing import Literal

import msgspec

from noroshi.alerts.claims.english.reading import Made
from noroshi.alerts.claims.english.rules import data
from noroshi.alerts.claims.english.subordinate import Subordinate
from noroshi.alerts.claims.english.votes import vote
from noroshi.alerts.model import ClaimType
from noroshi.text.expression import Expression


class Part(msgspec.Struct, frozen=True):
    """See the head of `data/parts.toml`."""

    id: str
    type: ClaimType | Literal["any"]
    within: frozenset[str]
    expression: Expression
    unless: Expression | None
    presumed: bool


@cache
def parts() -> tuple[Part, ...]:
    """Those that ship with the program."""
    source = data("parts")
    found = []
    for row in source["part"]:
        expression = row["expression"]
        for kind, words in source["words"].items():
            expression = expression.replace("{" + kind + "}", words)
        case = 0 if row.get("text_case") else re.IGNORECASE
        unless = Expression(row["unless"], re.IGNORECASE) if "unless" in row else None
        found.append(
            Part(
                row["id"],
                row["type"],
                frozenset(row.get("within", "").split()),
                Expression(expression, case),
                unless,
                row.get("presumed", False),
            )
        )
    return tuple(found)


class Within(Subordinate):
    """Adds them."""

    def _parts(self) -> None:
        added: list[Made] = []
        for made in self.made:
            if made.silent or made.hedge in {"denied", "not_reported"}:
                continue
            last = max(made.last, made.clause.end)
            words = self._phrase(made.first, last)
            for part in parts():
                if (made.type in part.within or not part.within) and not (part.unless and part.unless.search(words)):
                    found = part.expression.search(words)
                    if found and not self._holds(part.type, [*self.made, *added], made.first, found):
                        added.append(self._part(part, made, found))
        self.made += added

    def _holds(self, type_: ClaimType | Literal["any"], others: list[Made], first: int, found: re.Match[str]) -> bool:
        """A claim of that type begins in these words already."""
        begin, end = self._words_at(first, found.start("what"), found.end("what"))
        return any(type_ in {other.type, "any"} and begin <= other.first < end for other in others)

    def _part(self, part: Part, made: Made, found: re.Match[str]) -> Made:
        first, last = self._words_at(made.first, found.start("what"), found.end("what"))
        grounds = frozenset({f"=within {made.type}", f"=part {part.id}"})
        voted = vote(self._phrase(first, last), grounds)
        type_ = voted if part.type == "any" else part.type
        new = Made(made.clause, type_, first, last, made.hedge, list(made.cues), made.own_speaker, made.subject)
        new.grounds, new.voted = grounds, voted
        new.object = (first, last)
        if part.presumed:
            new.hedge, new.cues, new.presumed = "asserted", [], True
        if "who" in part.expression.groupindex:
            new.own_speaker = self._words_at(made.first, found.start("who"), found.end("who"))
        return new
