"""What type of claim a clause makes, and how sure its speaker is."""

import re
from typing import Final

from noroshi.alerts.claims.english.clauses import Clause
from noroshi.alerts.claims.english.hedging import Hedging
from noroshi.alerts.claims.english.reading import Made
from noroshi.alerts.claims.english.rules import Rules, TypeRule
from noroshi.alerts.claims.english.votes import vote
from noroshi.alerts.claims.english.words import lexicon
from noroshi.alerts.model import ClaimType

_RAISING = frozenset(
    "believe think suspect say report know allege claim assess appear seem continue begin start manage tend come go happen presume"
    " assume estimate expect consider understand fear purport find prove accuse charge want help".split()
)
_ALWAYS_RAISING = frozenset("appear seem continue begin start manage tend happen prove".split())
_ATTRIBUTION_MATTER = re.compile(
    r"\b(?:behind|who (?:they|the (?:attackers|hackers|thieves)) (?:are|were)|responsible|attribut\w+|blam\w+|culprits?|perpetrators?|who (?:was|were|is|are|carried)|linked|whom? (?:they|it|he|she) suspects?|(?:named|naming|name) (?:no|any|the|a) (?:country|state|group|gang|suspects?|actor)|"
    r"who (?:robbed|stole|hacked|drained|attacked|took|did|sent)|suspects?\b(?= (?:whom|anyone|nobody)))\b",
    re.IGNORECASE,
)
_TACTIC_MATTER = re.compile(
    r"\b(?:how (?:they|the (?:attackers?|hackers?|thieves)) (?:got|gained|broke|entered|obtained|managed)|method used|how (?:the|their|its|any) (?:[\w’'-]+ ){1,4}(?:was|were|had been|got|are|is) \w+(?:ed|en|un|lt|de|ught))\b",
    re.IGNORECASE,
)
_SPEECH_MATTER = re.compile(
    r"\b(?:its name|their names|verify|react\w*|comment\w*|respond\w*|requests? for|inquir(?:y|ies)|be (?:reached|contacted)|questions|by name|calls|e-?mails|messages|interview|numbers?|figures|accusations?|reports has)\b",
    re.IGNORECASE,
)
MOTIVE_INF = frozenset(
    "pay steal fund finance generate raise earn evade circumvent launder obtain acquire extort gain collect support further bankroll gather profit exfiltrate".split()
)
_STATIVE = frozenset(
    "emerge remain live exist appear belong change continue come go become work operate claim say deny lose die disappear return"
    " occur happen face plead know resurface originate date stand hail reside stay rank consist".split()
)
_DENIES = frozenset("deny dispute reject refute dismiss contest rebut disavow repudiate".split())
_BEHIND: Final = 12
"""words behind a verb among which the one that it needs is looked for"""
_ACCUSES = frozenset({"accuse", "charge", "indict", "blame"})


def _matter(words: str) -> ClaimType:
    """What it is that nothing was said of."""
    if _ATTRIBUTION_MATTER.search(words):
        return "attribution"
    if _TACTIC_MATTER.search(words):
        return "tactic"
    return "other_fact" if _SPEECH_MATTER.search(words) else "incident"


def _counted(words: list[str]) -> bool:
    return any(word[0] in "$€£¥" or word[0].isdigit() or lexicon().tags.get(word) == "L" for word in words)


def _matters(known: Rules) -> int:
    return (
        known.bits["attack"]
        | known.bits["loss"]
        | known.bits["tool"]
        | known.bits["attacker"]
        | known.bits["victim"] & 0
    )


class Judging(Hedging):
    """Adds types."""

    def _typed(self, clause: Clause) -> Made | None:  # noqa: C901, PLR0912, PLR0915
        group = clause.group
        lemma, passive, verb_end = group.lemma, group.passive, group.end
        raised: Clause | None = None
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        by = self._by_agent(clause) if passive and lemma in _RAISING else None
        if (
            following is not None
            and following.kind == "inf"
            and (following.group.start <= group.end + 1 or (by is not None and by[1] >= following.group.start))
        ):
            if (
                (passive and lemma in _RAISING)
                or lemma in _ALWAYS_RAISING
                or (lemma == "claim" and not passive)
                or (passive and lemma == "use" and following.group.lemma in MOTIVE_INF)
                or (
                    lemma == "be"
                    and self._predicate(group.end, following.group.start)
                    in {"likely", "unlikely", "able", "thought", "known"}
                )
            ):
                raised = following
        elif (
            (following is not None and passive and lemma in {"accuse", "suspect"} and following.kind == "ger")
            or (
                following is not None
                and passive
                and lemma in {"see", "observe", "spot", "catch", "find"}
                and following.kind == "ger"
                and following.group.start <= group.end + 1
            )
            or (
                following is not None
                and lemma in {"begin", "start", "continue"}
                and following.kind == "ger"
                and following.group.start == group.end
            )
        ):
            raised = following
        silent = self._silent(clause)
        first = (
            clause.subject[0]
            if clause.own_subject and clause.subject[0] < clause.subject[1] and clause.kind != "rel"
            else clause.start
        )
        if clause.kind == "main" and first > clause.start and not self._is_frame_start(clause):
            first = min(first, max(clause.start, 0)) if self.parsed.tags[clause.start] in "ILRGD" else first
        last = clause.end
        subject_kinds = self._kinds(*clause.subject)
        if raised is not None:
            self.used.add(raised.index)
        verb = raised.group if raised is not None else group
        head_lemma, head_passive, after_at = (
            (verb.lemma, verb.passive, verb.end) if raised is not None else (lemma, passive, verb_end)
        )
        after = self._phrase(after_at, last)
        whole = self._phrase(first, last)
        if not clause.own_subject and clause.subject[0] < clause.subject[1] and clause.kind == "coord":
            whole = self._phrase(*clause.subject) + " " + self._phrase(group.start, last)
        perfect = raised is not None and "H" in raised.group.aux
        voted, grounds = self._match(
            clause, head_lemma, head_passive, subject_kinds, after_at, after, whole, perfect=perfect
        )
        type_ = voted
        if self._is_imperative(clause) or (
            clause.kind in {"comp", "coord"} and any(start <= group.head < end for start, end in self.advice)
        ):
            type_ = "recommendation"
        if raised is not None and (lemma in _ACCUSES or (lemma == "suspect" and type_ != "tactic")):
            type_ = "attribution"
        if silent:
            matter = whole
            asked = next(
                (child for child in self.children.get(clause.index, ()) if child.kind == "comp" and child.marker), None
            )
            if asked is not None:
                matter += " " + self._phrase(asked.start, asked.end)
            if asked is not None and not self._kinds_after(asked.start, asked.end) & _matters(self.rules):
                matter += " its name"
            type_ = _matter(matter)
            self.used.add(clause.index)
            for child in self.clauses[clause.index + 1 :]:
                if (child.start < last and child.kind in {"inf", "ger", "part", "rel"}) or child.parent == clause.index:
                    self.used.add(child.index)
            whole_end = max([last, *(child.end for child in self.children.get(clause.index, ()))])
            last = max(last, whole_end)
        made = Made(clause, type_, first, last, subject=clause.subject, object=(after_at, last), silent=silent)
        made.grounds, made.voted = grounds, voted
        self._hedge(made, clause, raised)
        if type_ in {"attribution", "identity", "recommendation"} and not silent:
            self._own_speaker(made, clause, subject_kinds)
            if made.own_speaker[0] >= made.own_speaker[1] and type_ != "recommendation":
                made.own_speaker = self._judges(clause)
        elif not silent and (whose := self._judges(clause)) > (0, 0):
            made.own_speaker = whose
            if lemma in {"estimate", "reckon", "presume"} and made.hedge == "asserted":
                made.hedge = "likely"
                made.cues.append((group.start, group.end))
        elif lemma in _DENIES and not passive and clause.own_subject and subject_kinds & self._speaking():
            made.own_speaker = clause.subject
        elif lemma in _DENIES | {"dismiss"} and passive and (by_whom := self._by_agent(clause)) is not None:
            made.own_speaker = by_whom
        elif (
            lemma in self.rules.says
            and (lemma not in self.rules.with_clause or type_ == "incident")
            and not passive
            and clause.own_subject
            and type_ in {"incident", "attribution", "targeting", "tactic", "motive"}
            and not silent
        ):
            named = self.parsed.tags[clause.subject[0]] == "U" and not subject_kinds & self.rules.bits["attacker"]
            if named or subject_kinds & (
                self.rules.bits["authority"] | self.rules.bits["reporter"] | self.rules.bits["victim"]
            ):
                made.own_speaker = clause.subject
        if passive and made.own_speaker[0] >= made.own_speaker[1] and not silent:
            spoken = self.rules.advises if type_ == "recommendation" else _DENIES
            agent = self._by_agent(clause) if lemma in spoken else None
            if agent is not None and self._can_speak(*agent):
                made.own_speaker = agent
        return made

    def _judges(self, clause: Clause) -> tuple[int, int]:
        """Whose it is: "called it a breach", "speaks of $4 million", "is put by the bank at 66"; nobody's otherwise."""
        group, low = clause.group, self.parsed.low
        if group.lemma not in self.rules.holds or group.kind != "f":
            return (0, 0)
        behind = low[group.end : min(clause.end, group.end + _BEHIND)]
        needs = self.rules.holds[group.lemma]
        if needs and not (
            needs & set(behind) or (_counted(behind) and ("#" in needs or ("@" in needs and "at" in behind)))
        ):
            return (0, 0)
        if group.passive:
            by = self._by_agent(clause)
            return by if by is not None and self._can_speak(*by) else (0, 0)
        first, last = clause.subject
        if first >= last:
            return (0, 0)
        speaks = self._can_speak(first, last) or self._phrase(first, last).strip(' “"').casefold() in {"he", "she"}
        return clause.subject if speaks else (0, 0)

    def _match(  # noqa: PLR0913, PLR0917
        self,
        clause: Clause,
        lemma: str,
        passive: bool,
        subject: int,
        after_at: int,
        after: str,
        whole: str,
        *,
        perfect: bool = False,
    ) -> tuple[ClaimType, frozenset[str]]:
        """What the votes make of a clause, and what they were told of it besides its words."""
        tense = "past" if perfect else self._tense(clause)
        voice = "passive" if passive else "active"
        rule = self._rule(clause, lemma, voice, tense, subject, after_at, after, whole)
        objects = self._kinds_after(after_at, clause.end)
        grounds = {
            f"={tense}",
            f"=verb {lemma}",
            f"=verb {lemma} {voice} {tense}",
            f"=modal {clause.group.modal}",
            f"=kind {clause.kind}",
        }
        for kind, bit in self.rules.bits.items():
            if subject & bit:
                grounds.add(f"=subject {kind}")
            if objects & bit:
                grounds.add(f"=object {kind}")
        if clause.subject[0] < clause.subject[1]:
            grounds.add(f"=head {self.parsed.low[clause.subject[1] - 1]}")
        if rule is not None:
            grounds |= {f"=rule {rule.id}", f"={rule.type}"}
        else:
            otherwise = self._by_context(lemma, subject, objects, passive=passive, tense=tense)
            grounds |= {"=no rule", f"=else {otherwise}"}
        return vote(whole, grounds), frozenset(grounds)

    def _rule(  # noqa: PLR0913, PLR0917
        self,
        clause: Clause,
        lemma: str,
        voice: str,
        tense: str,
        subject: int,
        after_at: int,
        after: str,
        whole: str,
    ) -> TypeRule | None:
        """The first that fits."""
        objects = -1
        known = self.rules
        loose = known.loose.search(whole) is not None
        sentence = self._phrase(0, len(self.parsed.tags))
        for rule in known.by_verb.get(lemma, known.by_verb[""]):
            if rule.voice and rule.voice != voice:
                continue
            if rule.subject and not subject & rule.subject:
                continue
            if rule.not_subject and subject & rule.not_subject and not subject & rule.subject & ~rule.not_subject:
                continue
            if rule.modal and clause.group.modal not in rule.modal:
                continue
            if rule.tense and rule.tense not in {"any", tense}:
                continue
            if rule.object:
                if objects < 0:
                    objects = self._kinds_after(after_at, clause.end)
                if not objects & rule.object:
                    continue
            if not rule.verbs and rule.text and not loose:
                continue
            if (rule.after and not rule.after.search(after)) or (rule.text and not rule.text.search(whole)):
                continue
            if (rule.unless and rule.unless.search(whole)) or (rule.context and not rule.context.search(sentence)):
                continue
            return rule
        return None

    def _by_context(self, lemma: str, subject: int, objects: int, *, passive: bool, tense: str) -> ClaimType:
        """No rule knows the verb: what befell things of the company is an incident, what attackers and tools do a tactic."""
        bits = self.rules.bits
        if (
            subject & bits["attacker"]
            and not subject & (bits["authority"] | bits["victim"])
            and lemma not in {"be", "have"}
            and lemma not in _STATIVE
            and lemma not in self.rules.says
            and not passive
        ):
            return "tactic"
        if subject & (bits["authority"] | bits["reporter"] | bits["state"] | bits["warning"]) or lemma in _STATIVE:
            return "other_fact"
        kinds = subject | objects
        if tense == "past" and kinds & (bits["loss"] | bits["attack"]) and lemma != "be":
            return "incident"
        if tense == "present" and kinds & (bits["tool"] | bits["message"] | bits["attacker"]) and lemma != "be":
            return "tactic"
        return "other_fact"
