"""How sure a speaker is, and who it is that blames, names or advises."""

from noroshi.alerts.claims.english.clauses import Clause
from noroshi.alerts.claims.english.framing import GIVEN_OUT, GIVES_OUT, NO_SUBJECT, Framing
from noroshi.alerts.claims.english.reading import Made

ONLY_NAMED = frozenset(
    "suspect accuse charge indict deny reject refute dismiss doubt dispute contest allege disprove".split()
)
_ACCUSED = frozenset({"attribution", "incident", "targeting", "identity", "motive", "tactic"})
_LOOKS = frozenset("see spot detect favor favour hold view find consider figure pinpoint".split())
"""who does so holds somebody responsible"""
_INQUIRIES = frozenset("investigation audit probe review inquiry inspection analysis examination".split())
_STAFF = frozenset(
    "man woman men women employee employees worker workers staff staffer him her them contractor contractors engineer insider insiders official manager".split()
)
_DENYING = frozenset({"incident", "attribution", "targeting", "identity"})


class Hedging(Framing):
    """Adds hedges."""

    def _hedge(self, made: Made, clause: Clause, raised: Clause | None) -> None:  # noqa: C901, PLR0912
        if made.silent:
            made.hedge = "not_reported"
            made.cues.append((clause.group.start, clause.group.end))
            return
        group, low, hedges = clause.group, self.parsed.low, self.rules.hedges
        if raised is not None and group.passive and (by := self._by_agent(clause)) and by[1] <= raised.group.start:
            made.own_speaker = by
        before = (
            group.start
            if clause.resumes >= 0
            else clause.subject[1]
            if clause.subject[0] < clause.subject[1] and clause.own_subject
            else clause.start
        )
        positions = list(range(max(0, min(before, group.start) - 1), group.end + 1))
        if raised is not None:
            positions += range(raised.group.start, raised.group.end)
        positions += self._leading(clause)
        for rule in hedges.get("adverb", ()):
            for at in positions:
                if at < len(low) and low[at] in rule.words and self.parsed.tags[at] in "RJM":
                    made.hedge = rule.gives
                    made.cues.append((at, at + 1))
                    return
        if raised is not None or (
            group.passive and any(child.kind == "comp" for child in self.children.get(clause.index, ()))
        ):
            for rule in hedges.get("raising", ()):
                if group.lemma in rule.words and made.type != "recommendation":
                    made.hedge = "denied" if group.negated else rule.gives
                    made.cues.append((group.start, group.end))
                    return
        words = self._phrase(made.first, made.last)
        for rule in hedges.get("words", ()):
            if (rule.types and made.type not in rule.types) or (rule.needs and rule.needs.isdisjoint(low)):
                continue
            found = rule.expression.search(words)
            if found:
                made.hedge = rule.gives
                made.cues.append(self._words_at(made.first, found.start(), found.end()))
                return
        unable = group.modal == "could" and group.negated and "H" not in group.aux
        for rule in hedges.get("modal", ()):
            if group.modal in rule.words and made.type not in rule.not_types and not self._is_able(clause):
                made.hedge = rule.gives
                made.cues.append((group.start, group.start + 1))
                return
        for rule in hedges.get("frame", ()):
            if (
                group.lemma in rule.words
                and group.lemma in ONLY_NAMED
                and not group.passive
                and made.type != "recommendation"
                and not (group.lemma == "dismiss" and self._has_staff(group.end, clause.end))
                and (rule.gives == "denied" or made.type in _ACCUSED)
            ):
                made.hedge = rule.gives
                made.cues.append((group.start, group.end))
                return
        if (
            (made.type in _DENYING or self._past_of_somebody(made, clause))
            and (group.negated or NO_SUBJECT.match(self._phrase(*clause.subject)))
            and made.type != "warning_count"
            and not unable
        ):
            made.hedge = "denied"
            made.cues.append((group.start, group.end))

    def _is_able(self, clause: Clause) -> bool:
        """Such as "could be recalled", "could read the mails": no guess, but what was possible."""
        group = clause.group
        return group.modal == "could" and "H" not in group.aux and (group.passive or group.lemma != "be")

    def _has_staff(self, first: int, last: int) -> bool:
        """Who loses their job is dismissed as well."""
        return any(word in _STAFF for word in self.parsed.low[first : min(last, first + 4)])

    def _past_of_somebody(self, made: Made, clause: Clause) -> bool:
        """What somebody did not do; that a file did not open is how a lure looks."""
        bits = self.rules.bits
        return (
            made.type in {"other_fact", "tactic", "motive"}
            and self._tense(clause) == "past"
            and not self._kinds(*clause.subject) & (bits["tool"] | bits["message"])
        )

    def _leading(self, clause: Clause) -> list[int]:
        """An adverb at the head of the clause: "Reportedly, the group …"."""
        at = clause.start
        return [at] if at < len(self.parsed.tags) and self.parsed.tags[at] == "R" else []

    def _own_speaker(self, made: Made, clause: Clause, kinds: int) -> None:
        """Who blames, names or advises is the speaker of that."""
        group = clause.group
        placing = self.rules.advises if made.type == "recommendation" else self.rules.names
        bits = self.rules.bits
        lemma = group.lemma
        if made.type == "recommendation" and group.modal in {
            "should",
            "must",
            "ought",
            "need",
            "might",
            "may",
            "could",
        }:
            return
        if (
            made.type != "recommendation"
            and group.negated
            and lemma in self.rules.names
            and lemma not in ONLY_NAMED | {"know"}
        ):
            return  # who has not named anybody says nothing
        if made.type == "recommendation" and lemma not in placing:
            wants = lemma == "want" and self.parsed.tags[clause.subject[1] - 1] in "UNZ"
            if (wants or lemma in {"issue", "put", "release", "publish", "send"}) and clause.subject[
                0
            ] < clause.subject[1]:
                made.own_speaker = clause.subject
            return
        if lemma in {"claim", "take", "accept", "admit"} and not group.passive and self._owns_up(clause):
            made.own_speaker = clause.subject
            return
        if lemma not in placing:
            if self._blames(clause) or (
                (lemma in self.rules.says | _LOOKS or made.hedge == "denied")
                and not group.passive
                and (
                    kinds & (bits["authority"] | bits["reporter"] | bits["victim"] | bits["state"])
                    or self._last_word(*clause.subject) in _INQUIRIES
                )
                and made.type == "attribution"
            ):
                made.own_speaker = clause.subject
            return
        if group.passive:
            by = self._by_agent(clause)
            if by:
                made.own_speaker = by
            return
        if clause.subject[0] >= clause.subject[1]:
            return
        if (
            kinds & bits["attacker"]
            and not kinds & (bits["authority"] | bits["reporter"] | bits["state"] | bits["victim"])
            and made.type != "recommendation"
        ):
            return
        made.own_speaker = clause.subject

    def _owns_up(self, clause: Clause) -> bool:
        """Such as "claimed responsibility", "took credit"."""
        words = self.parsed.low[clause.group.end : min(clause.end, clause.group.end + 4)]
        return any(word in {"responsibility", "credit", "blame"} for word in words)

    def _blames(self, clause: Clause) -> bool:
        """Such as "put the blame on", "unsealed charges against", "sent a warning naming"."""
        group = clause.group
        if group.passive or clause.subject[0] >= clause.subject[1]:
            return False
        words = self.parsed.low[group.end : min(clause.end, group.end + 8)]
        if group.lemma == "put" and words[:1] == ["down"]:
            return True
        if group.lemma in {"put", "lay", "place", "pin", "cast", "point", "level", "bring"}:
            return any(
                word in {"blame", "finger", "fingers", "responsibility", "charges", "accusations", "accusation"}
                for word in words
            )
        return group.lemma in GIVES_OUT and any(word in GIVEN_OUT for word in words)

    def _hedge_participle(self, made: Made, clause: Clause) -> None:
        for rule in self.rules.hedges.get("adverb", ()):
            for at in range(max(0, clause.group.start - 1), clause.group.end):
                if self.parsed.low[at] in rule.words:
                    made.hedge = rule.gives
                    made.cues.append((at, at + 1))
                    return
