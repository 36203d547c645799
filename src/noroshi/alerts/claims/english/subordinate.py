"""Which clauses that hang on another one state something of their own.

Grammar alone does not say: of "… wallets that were drained in May" and "… a page that looks like the bank's", people mark the first and
leave the second. So what is found around such a clause, and what the rules make of it, vote on it. `data/subordinate.tsv` holds a weight for each sign:
a linear model, fitted by `python -m bench.subordinate` on the annotated alerts.
"""

from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources
from typing import Final

from noroshi.alerts.claims.english.clauses import Clause
from noroshi.alerts.claims.english.reading import Made
from noroshi.alerts.claims.english.stating import Stating

KINDS: Final = frozenset({"rel", "part", "ger", "inf", "adv"})
BIAS: Final = "*"
"""the line of the table that each clause starts from"""
LEAST: Final = -0.1
"""a clause is a claim where its weights come to more: what is as often marked as not is worth reading"""
_LONG: Final = 12
"""words of a clause that is as long as any"""
_NOUNS = "NZUJLpg"
_SURE = frozenset({"motive", "identity", "recommendation"})
"""types that the rules give to few clauses other than relative ones, and these by their words"""


class Subordinate(Stating):
    """Adds the vote."""

    def _weigh(self) -> None:
        """Adds those that the signs speak for, and takes out those that they speak against."""
        for clause in self.clauses:
            if clause.kind not in KINDS or clause.index in self.frames:
                continue
            made, host = self._made_of(clause), self._host(clause)
            if (made is not None and made.silent) or self._is_told_by_advice(clause, host):
                continue
            if made is None and host is not None and host.silent and clause.start < host.last:
                continue  # what nothing was said of is the words of that claim
            states = is_stated(self.signs(clause))
            if made is None and states:
                self.made.append(self._described(clause, host))
            elif made is not None and not states and not self._is_sure(made):
                self.made.remove(made)

    def _is_sure(self, made: Made) -> bool:
        """Of these the rules alone are right: what is held of a thing in passing ("widely regarded as …") is always a claim."""
        if made.clause.kind == "part" and made.hedge in {"likely", "alleged"}:
            return True
        return made.clause.kind != "rel" and made.type in _SURE

    def _is_told_by_advice(self, clause: Clause, host: Made | None) -> bool:
        """What somebody is urged to do is the words of the advice itself."""
        return clause.kind == "inf" and clause.joined < 0 and host is not None and host.type == "recommendation"

    def _made_of(self, clause: Clause) -> Made | None:
        return next(
            (made for made in self.made if made.clause is clause and made.first <= clause.group.head < made.last), None
        )

    def signs(self, clause: Clause) -> set[str]:
        """What speaks for or against it, each with the kind of clause: its own words, what it hangs on, what the rules made of it."""
        kind = (
            f"{clause.kind} {clause.marker}"
            if clause.kind in {"rel", "adv"} or clause.marker in {"", ",", "and", "or"}
            else f"{clause.kind} prep"
        )
        found = {f"{kind}: {sign}" for sign in (*self._own_signs(clause), *self._signs_around(clause))}
        return found | {kind, f"lemma {clause.group.lemma}", f"words {min(len(self.parsed.tags) // 5, 8)}"}

    def _own_signs(self, clause: Clause) -> Iterator[str]:
        parsed, group = self.parsed, clause.group
        made = self._made_of(clause)
        behind = parsed.tags[group.end : clause.end]
        yield f"comma {clause.comma} rule {made is not None}"
        yield f"tense {self._tense(clause)}"
        yield f"long {min(clause.end - group.start, _LONG) // 3}"
        yield f"passive {group.passive}"
        yield f"modal {group.modal}"
        yield f"negated {group.negated}"
        yield f"next {parsed.tags[group.end] if group.end < len(parsed.tags) else '.'}"
        yield f"ends {clause.end >= len(parsed.tags) - 1}"
        yield f"held {clause.index in self.used} {self._inside_used(clause)}"
        yield from (f"has {tag}" for tag in "LU" if tag in behind)
        kinds = self._kinds(*clause.subject) if clause.subject[0] < clause.subject[1] else 0
        yield from (f"subject {kind}" for kind, bit in self.rules.bits.items() if kinds & bit)
        yield from (f"opens {child.kind}" for child in self.children.get(clause.index, ()))
        if made is not None:
            yield f"type {made.type}"
            yield f"hedge {made.hedge}"

    def _signs_around(self, clause: Clause) -> Iterator[str]:
        parsed = self.parsed
        at = clause.start - 1
        while at > 0 and parsed.tags[at] in _NOUNS:
            at -= 1
        yield f"after {parsed.tags[clause.start - 1] if clause.start else '^'}"
        yield f"thing {parsed.low[at] if at >= 0 and parsed.tags[at] == 'D' else parsed.tags[at] if at >= 0 else '^'}"
        yield f"clauses {min(sum(other.group.kind == 'f' for other in self.clauses), 4)}"
        yield f"others {min(sum(made.clause is not clause for made in self.made), 3)}"
        yield f"earlier {min(sum(made.first < clause.start for made in self.made), 2)}"
        over = self.clauses[clause.parent] if clause.parent >= 0 else None
        if over is not None:
            yield f"over {over.kind} frame {over.index in self.frames} claim {self._made_of(over) is not None}"
            yield f"over order {self._is_imperative(over)}"
            yield f"over {over.group.lemma}"


def is_stated(signs: Collection[str]) -> bool:
    """Whether these signs, taken together, speak for a claim."""
    known = weights()
    return known[BIAS] + sum(known.get(sign, 0.0) for sign in signs) > LEAST


@cache
def weights() -> dict[str, float]:
    """Those that ship with the program."""
    text = (resources.files("noroshi.alerts.claims.english") / "data" / "subordinate.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
