"""How a sentence stands to a claim by words that stand anywhere around it (`data/stances.toml`)."""

import re
from typing import Final

from noroshi.alerts.claims.english.parts import Within
from noroshi.alerts.claims.english.reading import Made
from noroshi.alerts.claims.english.stances import stances, vocabulary
from noroshi.alerts.model import Hedge

_ASKS = frozenset("what whether who whom how where why which whose".split())
"""open a question of which the rest of the sentence says that it has no answer"""
_OPENS = frozenset("if when unless until before so while where because since as".split())
"""what such a word opens says nothing of the claim before it"""
_ASIDE_WORDS: Final = 6
"""a clause of so many words at the end of a sentence may say of what stands before that it is only said so"""
_DUTIES = frozenset("should must ought may might can could shall will".split())
_NORMS = frozenset({"cannot", "can", "should", "shouldn't", "shouldn’t", "must", "mustn't", "mustn’t", "may"})
_NONE = frozenset("no nothing none nobody neither nowhere".split())
_NOT_NONE = frozenset("more less fewer longer later earlier doubt matter sooner other wonder".split())
_TURNS = re.compile(
    r"\bnot (?:[\w’'-]+ ){0,6}?(?:but|only|until|just)\b|\bbut (?:rather|only)\b|\bn[’']t (?:[\w’'-]+ ){0,6}?until\b",
    re.IGNORECASE,
)
"""what is not, for what is: the claim is the latter"""


class Standing(Within):
    """Adds what the words around a claim say of it."""

    def _stands(self, made: Made, hedge: Hedge) -> tuple[Hedge, tuple[int, int]]:
        """The hedge and where its words stand; (0, 0) where nothing more is said of it."""
        if made.presumed or self._is_advice(made) or hedge not in {"asserted", "denied"}:
            return hedge, (0, 0)
        first, last = self._around(made)
        words = self._phrase(first, last)
        low = vocabulary(self.parsed.low[first:last])
        for stance in stances():
            if low.isdisjoint(stance.needs) or (hedge == "denied" and stance.gives != "not_reported"):
                continue
            found = stance.expression.search(words)
            if found is None or (stance.unless is not None and stance.unless.search(words)):
                continue
            cue = self._words_at(first, found.start(), found.end())
            if not self._of_something_else(made, first, cue[0]):
                return stance.gives, cue
        if hedge == "asserted" and self._is_not_so(made):
            return "denied", (made.clause.group.start, made.clause.group.end)
        return hedge, (0, 0)

    def _is_advice(self, made: Made) -> bool:
        """What somebody should do is neither so nor not so."""
        clause = made.clause
        return made.type == "recommendation" and (
            self._is_imperative(clause)
            or clause.group.modal in _DUTIES
            or clause.group.lemma in self.rules.advises
            or any(first <= clause.group.head < last for first, last in self.advice)
            or clause.group.kind != "f"
        )

    def _around(self, made: Made) -> tuple[int, int]:
        """The words of the claim, with what frames it, up to a semicolon or to what frames the next claim."""
        low, head = self.parsed.low, max(made.first, min(made.clause.group.head, made.last - 1))
        first, last = 0, len(low)
        asks = low[made.first] in _ASKS or low[0] in _ASKS
        for other in self.made:
            if other is made or other.clause is made.clause:
                continue
            if other.first > head and not (asks and other.clause.kind in {"main", "coord"}):
                begin = self._begins(other)
                last = min(last, begin if begin > head else other.first)
            elif other.first < made.first:
                first = max(first, self._begins(made))
        if not asks:
            first, last = self._alone(made, head, first, last)
        marks = [at for at in range(first, last) if low[at] in {";", ":"}]
        first = max([first, *(at + 1 for at in marks if at < made.first)])
        last = min([last, *(at for at in marks if at > head)])
        return min(first, made.first), max(last, made.first + 1)

    def _alone(self, made: Made, head: int, first: int, last: int) -> tuple[int, int]:
        """Without what is coordinated with the claim, be it a claim or not."""
        for clause in self.clauses:
            if clause.kind != "coord" or clause.group.kind != "f":
                continue
            if clause is made.clause:
                first = max(first, min(clause.start, made.first))
            elif clause.start > head and clause.own_subject and len(self.parsed.low) - clause.start > _ASIDE_WORDS:
                last = min(last, clause.start)
        return first, last

    def _begins(self, made: Made) -> int:
        """Where the frame of a claim begins ("the bank suspects that …"), or the claim."""
        clause, at = made.clause, made.first
        claimed = {other.clause.index for other in self.made}
        for _ in range(4):
            if clause.kind != "comp" or clause.parent < 0 or clause.parent in claimed:
                break
            clause = self.clauses[clause.parent]
            at = min(at, clause.start, clause.subject[0] if clause.own_subject and clause.subject[1] else clause.start)
        return at

    def _of_something_else(self, made: Made, first: int, at: int) -> bool:
        """The words stand in a relative clause or behind "if": they are said of something else."""
        tags, low = self.parsed.tags, self.parsed.low
        begin = max(first, made.first + 1)
        if low[first] in _ASKS:
            return False
        for index in range(begin, at):
            if (
                self._opens_relative(index)
                and low[index] not in {"what", "how", "whether"}
                and "," not in tags[index:at]
            ):
                return True
            if tags[index] == "k" and low[index] in _OPENS and "," not in tags[index:at]:
                return True
        return False

    def _opens_relative(self, at: int) -> bool:
        tags = self.parsed.tags
        return tags[at] == "W" or (self.parsed.low[at] == "that" and at > 0 and tags[at - 1] in "NZUL")

    def _is_not_so(self, made: Made) -> bool:
        """Its verb is denied, or its subject or object is nothing."""
        clause, low, tags = made.clause, self.parsed.low, self.parsed.tags
        group = clause.group
        if (
            group.kind != "f"
            or made.type in {"warning_count", "recommendation"}
            or not made.first <= group.head < made.last
        ):
            return False
        if clause.kind == "adv" or (clause.kind == "rel" and not clause.comma) or self._is_imperative(clause):
            return False
        if group.modal in _NORMS or (
            made.type == "tactic" and clause.kind != "comp" and self._tense(clause) == "present"
        ):
            return False  # how a lure looks, or what one may not do
        words = self._phrase(made.first, max(made.last, clause.end))
        if _TURNS.search(words):
            return False
        if group.negated or "never" in low[max(clause.subject[1], clause.start) : group.end]:
            bits = self.rules.bits
            lure = self._kinds(*clause.subject) & (bits["tool"] | bits["message"]) and clause.kind != "comp"
            return not (lure or (group.modal == "could" and "H" not in group.aux))
        at = group.end
        while at < clause.end and tags[at] == "R" and low[at] not in _NONE:
            at += 1
        behind = low[at + 1] if at + 1 < len(low) else ""
        subject = clause.subject[0]
        while subject < clause.subject[1] and tags[subject] in "LqR.&":
            subject += 1
        if subject < clause.subject[1] and low[subject] in _NONE:
            return True
        return at < clause.end and low[at] in _NONE and behind not in _NOT_NONE
