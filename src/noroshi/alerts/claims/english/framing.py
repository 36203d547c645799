"""Who speaks in a sentence, and which of its words are theirs."""

import re
from typing import Final

from noroshi.alerts.claims.english.clauses import Clause
from noroshi.alerts.claims.english.reading import Link
from noroshi.alerts.claims.english.sourcing import Sourcing
from noroshi.alerts.claims.english.stances import stance_in

_SEES = frozenset("observe see catch spot detect find witness notice identify discover".split())
_PUBLISHES = frozenset("publish issue release write author co-author prepare produce co-sign".split())
_PAPERS = frozenset(
    "advisory report statement notice alert bulletin study paper post article document analysis warning".split()
)
_ONLY_THAT = {"hear": "from", "understand": "from", "answer": "that", "establish": "that"}
"""these open what is said before such a word alone"""
_LETS = frozenset({"known", "understood", "seen"})
"""stand behind "let it be" """
_LEADS_TO_SAY = frozenset("be go take hasten rush continue seem seek like want come choose wish".split())
"""verbs over "to say that" by which somebody does say it"""
_ANSWERS = frozenset(
    "contradict disagree differ object explain tell put describe lay set report protest defend".split()
)
"""verbs behind which a colon opens what somebody says, beside the verbs of speech"""
_SPOKEN = {
    "likely": frozenset(
        "suspicion suspicions possibility theory speculation hint fear fears belief hunch likelihood guess impression".split()
    ),
    "alleged": frozenset("allegation allegations accusation accusations rumor rumour rumors rumours".split()),
    "": frozenset(
        "concern concerns conclusion view claim claims warning statement assessment opinion verdict finding idea notion message judgment judgement"
        " explanation argument news announcement admission confession excuse complaint promise pledge assurance answer reply report word".split()
    ),
}
"""nouns that open what is said, and how sure they sound"""
_SHOWS = frozenset("show suggest point indicate imply demonstrate mean prove hint attest".split())
_RECORDS = frozenset(
    "data records figures estimates logs blockchain filings documents court statistics telemetry numbers emails transcripts papers memo users customers"
    " victims developers employees engineers responders people insiders".split()
)
"""these do say it"""
GIVES_OUT = _PUBLISHES | {"unseal", "file", "send", "post", "put", "circulate", "unveil", "present", "return", "hand"}
GIVEN_OUT = _PAPERS | frozenset(
    "warnings indictment charges complaint letter bulletin announcement guidance filing testimony affidavit memo thread readout communique".split()
)
_JUDGES = frozenset("consider deem judge hold regard call think have".split())
_SURE = frozenset({"confident", "certain", "convinced", "sure", "adamant", "concerned", "afraid"})
_LIKELIHOOD = frozenset("probable plausible likely possible conceivable unlikely true".split())
_ALSO_TELLS = frozenset("warn suggest caution tell remind".split())
_ADVICE_THAT = re.compile(
    r"\b(?:important|essential|crucial|vital|critical|advisable|recommended|necessary|imperative|best)\b", re.IGNORECASE
)
NO_SUBJECT = re.compile(
    r"^[“\"]?(?:no|none|neither|nobody|nothing|no one|no-one|not (?:one|a single|any))\b", re.IGNORECASE
)
_EXPECTS = frozenset("expect believe estimate reckon presume assume consider understand suspect judge".split())
"""verbs with what somebody holds of a thing: "expects it to cost …" """
_GANGS_SPEAK = frozenset(
    "say state insist reply respond boast brag complain vow declare announce retort admit confess counter gloat joke quip"
    " assert argue maintain answer contend write tweet disclose confirm contradict hold swear protest testify object apologise apologize concede suppose".split()
)
"""verbs by which attackers, too, speak to the public; what they "claim" or "tell" is part of the trick"""
_OF_THEIR_OWN = frozenset(
    "text statement post report notice advisory letter document announcement article message member members bulletin filing complaint".split()
)
"""attackers and messages in other sentences: these may say nothing, as those who wrote them may"""
_OTHERS = frozenset({"he", "she", "it", "they"})
_HEAD: Final = 3
"""words at the head of a sentence in which "According to" stands before all else"""


class Framing(Sourcing):
    """Adds the frames: reporting verbs and quotations."""

    def prepare(self) -> None:
        """Finds who speaks."""
        self._insertions()
        self._according(0, _HEAD)
        self._asides()
        for clause in self.clauses:
            self._frame(clause)
        self._behind_quotation()
        self._according(_HEAD, len(self.parsed.tags))
        self._media()
        self.links.sort(key=lambda link: link.order)

    def opens_quotation(self) -> bool:
        """Who speaks the quotation of this sentence is named in it."""
        quote = next((at for at, tag in enumerate(self.parsed.tags) if tag == "q"), len(self.parsed.tags))
        return any(link.order < 0 or (link.name and link.cue[0] < quote) for link in self.links)

    def _behind_quotation(self) -> None:
        """Such as "…,” a trader who goes by Rook told us": the verb stands behind a description of the speaker."""
        tags, size = self.parsed.tags, len(self.parsed.tags)
        close = next((at for at in range(size - 1, 0, -1) if tags[at] == "Q"), 0)
        if not close or tags[close - 1] not in ",.?!" or tags[0] != "q" or size - close > 24 or self.links:
            return
        said = next(
            (
                clause
                for clause in reversed(self.clauses)
                if clause.group.start > close + 1
                and clause.group.kind == "f"
                and clause.group.lemma in {"say", "tell", "write", "add", "recall"}
            ),
            None,
        )
        if said is None or "W" not in tags[close : said.group.start]:
            return
        name = self.speakers.name(self._phrase(close + 1, said.group.start))
        behind = {clause.index for clause in self.clauses if clause.group.head > close}
        self.frames |= behind
        self.used |= behind
        self.links.append(Link(0, close, -1.0, name, (said.group.start, said.group.end)))

    def _frame(self, clause: Clause) -> None:  # noqa: C901, PLR0912
        group = clause.group
        lemma = group.lemma
        if (
            self._lets_be_known(clause)
            or self._stands_over(clause)
            or self._voices(clause)
            or self._given_out(clause)
            or self._expects(clause)
        ):
            return
        if (
            lemma not in self.rules.says | self.rules.advises | _SEES | {"quote", "cite"} | _ONLY_THAT.keys()
            or clause.index in self.frames
            or self._is_imperative(clause)
            or (group.modal in {"should", "must", "ought"} and lemma in {"assume", "presume", "count", "read"})
        ):
            return
        if lemma == "quote" and group.passive and self._is_quoted(clause):
            return
        comps = [child for child in self.children.get(clause.index, ()) if child.kind == "comp"]
        size = len(self.parsed.tags)
        if group.kind == "i":
            self._goes_on_to_say(clause, comps)
            return
        if not comps and (behind := self._behind(clause)) is not None:
            comps = [behind]
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            clause.kind == "rel"
            and group.kind == "f"
            and not group.passive
            and not group.negated
            and following is not None
            and not following.own_subject
            and following.group.kind == "f"
            and following.group.start == group.end
            and lemma in self.rules.says
        ):
            name = self._speaker_of(clause)  # "a group that the ministry says is behind it"
            if name:
                self.frames.add(clause.index)
                cue = (group.start, group.end)
                self.links.append(
                    Link(group.end, following.end, float(group.head), name, cue, self._frame_hedge(clause))
                )
            return
        if (after := _ONLY_THAT.get(lemma)) is not None and self.parsed.low[group.end : group.end + 1] != [after]:
            return
        if (
            comps
            and comps[0].start >= group.end
            and lemma in self.rules.advises
            and lemma not in _ALSO_TELLS
            and not group.negated
        ):
            self._advice(clause, comps[0])
            return
        if comps and comps[0].start >= group.end:
            if group.negated or lemma in self.rules.silent.refusing or NO_SUBJECT.match(self._phrase(*clause.subject)):
                return
            between = self.parsed.tags[group.end : comps[0].start]
            if comps[0].marker == "that" and between.count(",") == 1 and between[-1] in "NZ":
                return  # "…, a gang that it blames"
            first, last = comps[0].start, self._reach(clause, comps[0])
            name = "" if group.passive or self._goes_on(clause) else self._speaker_of(clause)
            if name is None:
                return
            self.frames.add(clause.index)
            self._heard_from(clause, comps[0], first, last)
            if name or group.passive:
                self._told(clause, comps[0].start, first, last)
                self.links.append(
                    Link(first, last, float(group.head), name, (group.start, group.end), self._frame_hedge(clause))
                )
            else:
                self.links.append(
                    Link(first, last, float(group.head), "", (group.start, group.end), self._frame_hedge(clause))
                )
            return
        if group.passive or group.kind != "f" or group.negated:
            return
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            lemma in _SEES
            and following is not None
            and following.kind in {"ger", "inf"}
            and not following.comma
            and self._acts(clause, following)
        ):
            following.kind = "comp"
            self.frames.add(clause.index)
            name = "" if self._goes_on(clause) else self._speaker_of(clause) or ""
            self.links.append(
                Link(
                    following.subject[0],
                    self._reach(clause, following),
                    float(group.head),
                    name,
                    (group.start, group.end),
                )
            )
            return
        if lemma in {"quote", "cite"} and self._quotes(clause):
            return
        if self._is_postposed(clause):
            subject = self._inverted(clause) or self._phrase(*clause.subject)
            name = self.speakers.name(subject)
            self.frames.add(clause.index)
            end = next((at for at in range(clause.group.end, size) if self.parsed.tags[at] == ";"), size)
            self._told(clause, size, 0, end)
            self.links.append(Link(0, end, -1.0, name, (group.start, group.end), self._frame_hedge(clause)))

    def _behind(self, clause: Clause) -> Clause | None:
        """What is said, where something stands between: "reported, citing a lawyer, that …", "wrote she had …"."""
        tags, end = self.parsed.tags, clause.group.end
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if following is None or clause.group.kind != "f" or clause.group.passive:
            return None
        first = following.subject[0]
        if following.kind == "rel" and not following.marker and first == end and tags[first] == "P":
            following.kind = "comp"
            return following
        heard = clause.group.lemma in {"hear", "learn", "understand"} and self.parsed.low[end : end + 1] == ["from"]
        if heard and following.marker == "that" and following.own_subject:
            following.kind = "comp"
            return following
        if end >= len(tags) or tags[end] != ",":
            return None
        for other in self.clauses[clause.index + 1 :]:
            if other.marker == "that" and other.start > end + 1 and tags[other.start - 1] == ",":
                other.kind = "comp"
                return other
            if other.group.kind == "f":
                break
        return None

    def _lets_be_known(self, clause: Clause) -> bool:
        """Such as "let it be known that …"."""
        low, group = self.parsed.low, clause.group
        end = group.end
        if (
            group.lemma != "let"
            or low[end : end + 2] != ["it", "be"]
            or not _LETS & set(low[end + 2 : end + 3])
            or clause.subject[0] >= clause.subject[1]
        ):
            return False
        comp = next((c for c in self.clauses[clause.index + 1 :] if c.kind == "comp" and c.marker == "that"), None)
        name = self._speaker_of(clause) if comp is not None else None
        if comp is None or name is None:
            return False
        part = {c.index for c in self.clauses if end <= c.group.start < comp.start}
        self.frames |= {clause.index} | part
        self.used |= part
        self.links.append(Link(comp.start, len(low), float(group.head), name, (group.start, end + 3)))
        return True

    def _goes_on_to_say(self, clause: Clause, comps: list[Clause]) -> None:
        """Such as "went on to say that …", "it took the ministry a year to admit that …"."""
        host = self.clauses[clause.parent] if clause.parent >= 0 else None
        if (
            not comps
            or host is None
            or comps[0].start < clause.group.end
            or host.group.lemma not in _LEADS_TO_SAY
            or host.group.negated
            or host.group.kind != "f"
            or self._silent(host)
        ):
            return
        who = host.subject
        if host.group.lemma == "take" and self._phrase(*who).casefold() == "it":
            last = host.group.end
            while self.parsed.tags[last] in "JUNZp" or (self.parsed.tags[last] == "D" and last == host.group.end):
                last += 1
            who = (host.group.end, last)
        if not self._can_speak(*who):
            return
        self.frames |= {clause.index, host.index}
        first, last = comps[0].start, self._reach(host, comps[0])
        name = self.speakers.name(self._phrase(*who))
        self.links.append(Link(first, last, float(clause.group.head), name, (clause.group.start, clause.group.end)))

    def _expects(self, clause: Clause) -> bool:
        """Such as "expects the repair to cost $2 million": what is expected is stated, and is theirs."""
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            following is None
            or clause.group.lemma not in _EXPECTS
            or clause.group.passive
            or clause.group.kind != "f"
            or clause.group.negated
            or following.kind != "inf"
            or following.group.start <= clause.group.end
            or "," in self.parsed.tags[clause.group.end : following.group.start]
            or not self._can_speak(*clause.subject)
        ):
            return False
        following.kind, following.subject, following.own_subject = (
            "comp",
            (clause.group.end, following.group.start),
            True,
        )
        self.frames.add(clause.index)
        self.links.append(
            Link(
                clause.group.end,
                self._reach(clause, following),
                float(clause.group.head),
                self._speaker_of(clause) or "",
                (clause.group.start, clause.group.end),
                "likely",
            )
        )
        return True

    def _goes_on(self, clause: Clause) -> bool:
        """Who has just been heard says this as well: "…,” said Ann Lee, adding that …", "…,” said Ann Lee, who finds that …"."""
        return (clause.group.kind == "g" or (clause.kind == "rel" and clause.marker == "who")) and any(
            link.order == -1.0 and link.name and link.cue[1] <= clause.start for link in self.links
        )

    def _voices(self, clause: Clause) -> bool:
        """Such as "voiced the suspicion that …", "came to the conclusion that …", "rumours had it that …"."""
        low, group = self.parsed.low, clause.group
        of_a_view = group.lemma == "be" and "of" in low[group.end : group.end + 2]
        if (
            (group.lemma == "be" and not of_a_view)
            or group.kind == "i"
            or group.negated
            or group.passive
            or self._silent(clause)
        ):
            return False
        comp = next(
            (one for one in self.children.get(clause.index, ()) if one.kind == "comp" and one.start >= group.end), None
        )
        if comp is None or comp.marker != "that":
            return False
        noun = low[comp.start - 1] if comp.start else ""
        if comp.start and self.parsed.tags[comp.start - 1] == "U":
            return False
        hedge = next((hedge for hedge, nouns in _SPOKEN.items() if noun in nouns), None)
        subject = self._last_word(*clause.subject)
        bits = self.rules.bits
        kinds = self._kinds(*clause.subject)
        if noun != "it" and (
            group.lemma in {"deny", "reject", "find", "see"}
            or (
                kinds & (bits["tool"] | bits["message"] | bits["attack"] | bits["loss"])
                and not kinds & self._speaking()
            )
        ):
            return False
        if noun == "it" and group.lemma == "have":
            hedge = (
                "alleged"
                if any(word.startswith(("rumo", "gossip")) for word in low[clause.subject[0] : clause.subject[1]])
                else ""
            )
        if hedge is None or subject in {"it", "there"}:
            return False
        name = self._speaker_of(clause)
        if name is None:
            return False
        self.frames.add(clause.index)
        first, last = comp.start, self._reach(clause, comp)
        self.links.append(Link(first, last, float(group.head), name, (group.start, group.end), hedge))
        return True

    def _given_out(self, clause: Clause) -> bool:
        """Such as "published a report in which …": remembers who did, and what stands in it is theirs."""
        group = clause.group
        if group.lemma not in GIVES_OUT or group.kind != "f" or group.negated or clause.subject[0] >= clause.subject[1]:
            return False
        end = min(clause.end, group.end + 12)
        if not any(word in GIVEN_OUT for word in self.parsed.low[group.end : end]) or group.passive:
            return False
        if self._kinds(*clause.subject) & self.rules.bits["attacker"]:
            return False
        name = self._speaker_of(clause)
        if not name:
            return False
        for child in self.children.get(clause.index, ()):
            if (
                child.kind == "rel"
                and child.start >= group.end
                and "in" in self.parsed.low[child.start - 1 : child.start + 1]
            ):
                self.links.append(
                    Link(
                        child.start, self._reach(clause, child), float(group.head), name, (child.start, child.start + 1)
                    )
                )
        return False

    def _advice(self, clause: Clause, comp: Clause) -> None:
        """Such as "recommends that firms update and keep …": each is a piece of advice."""
        kinds, bits = self._kinds(*clause.subject), self.rules.bits
        if not clause.group.passive and kinds & bits["attacker"] and not kinds & (bits["authority"] | bits["reporter"]):
            return
        self.frames.add(clause.index)
        name = self._speaker_of(clause) if not clause.group.passive else ""
        last = self._reach(clause, comp)
        self.links.append(
            Link(comp.start, last, float(clause.group.head), name or "", (clause.group.start, clause.group.end))
        )
        self.advice.append((comp.start, last))

    def _stands_over(self, clause: Clause) -> bool:
        """Such as "It is possible that …", "found no evidence that …": only the clause that follows is stated."""
        for child in self.children.get(clause.index, ()):
            if child.kind == "rel" and child.marker == "that" and self.parsed.low[child.start - 1] in _LIKELIHOOD:
                child.kind = "comp"
        comps = [
            child
            for child in self.children.get(clause.index, ())
            if child.kind == "comp" and child.start >= clause.group.end
        ]
        if not comps or clause.group.kind != "f" or comps[0].marker not in {"that", ""}:
            return False
        words = self._phrase(clause.start, comps[0].start)
        hedge = next(
            (
                rule.gives
                for rule in self.rules.hedges.get("words", ())
                if not rule.types and rule.expression.search(words)
            ),
            "",
        )
        if not hedge and (clause.group.lemma not in self.rules.says or clause.group.negated):
            upto = comps[0].start + (self.parsed.low[comps[0].start] == "that")
            hedge = stance_in(self._phrase(clause.start, upto), self.parsed.low[clause.start : upto]) or ""
        impersonal = clause.group.lemma in {"be", "seem", "appear", "remain"} and self._phrase(*clause.subject).strip(
            ' “"'
        ).casefold() in {"it", "there"}
        sure = clause.group.lemma == "be" and self._last_word(clause.group.end, comps[0].start) in _SURE
        if sure and not self._silent(clause):
            first, last = comps[0].start, self._reach(clause, comps[0])
            self.frames.add(clause.index)
            self.links.append(
                Link(
                    first,
                    last,
                    float(clause.group.head),
                    self._speaker_of(clause) or "",
                    (clause.group.start, clause.group.end),
                    hedge,
                )
            )
            return True
        if not hedge and not (impersonal and not self._silent(clause)) and clause.kind != "rel":
            return False
        if clause.kind == "rel" and not hedge and clause.group.lemma in self.rules.says:
            return False
        if impersonal and _ADVICE_THAT.search(words):
            return False
        first, last = comps[0].start, self._reach(clause, comps[0])
        name = ""
        quiet = clause.group.negated and clause.group.lemma in self.rules.silent.verbs
        if (
            clause.group.lemma in self.rules.says | _JUDGES
            and not clause.group.passive
            and not impersonal
            and not quiet  # who keeps it back does not say so
        ):
            name = self._speaker_of(clause) or ""
        self.frames.add(clause.index)
        self.links.append(
            Link(first, last, float(clause.group.head), name, (clause.group.start, clause.group.end), hedge)
        )
        return True

    def _told(self, clause: Clause, until: int, first: int, last: int) -> None:
        """Such as "told Reuters": the paper that was told stands before the speaker."""
        if clause.group.lemma != "tell":
            return
        at = clause.group.end
        end = at
        while end < until and end < len(self.parsed.tags) and self.parsed.tags[end] in "UNDp":
            end += 1
        if end == at or self.parsed.tags[at] not in "UD":
            return
        name = self._paper_told(self._phrase(at, end), self.parsed.starts[at], self.parsed.ends[end - 1])
        if name:
            self.links.append(Link(first, last, clause.group.head - 0.5 if first else -1.5, name, (at, end)))

    def _heard_from(self, clause: Clause, comp: Clause, first: int, last: int) -> None:
        """Such as "heard from an official that …", "was told by an officer that …": two speakers."""
        low, tags, group = self.parsed.low, self.parsed.tags, clause.group
        if group.passive and group.lemma in {"tell", "inform", "assure"}:
            by = self._by_agent(clause)
            if by is None or by[1] > comp.start or not self._can_speak(*clause.subject):
                return
            outer, inner = (
                self.speakers.name(self._phrase(*self._actor(*clause.subject))),
                self.speakers.name(self._phrase(*by)),
            )
            self.links.append(Link(first, last, group.head - 0.2, outer, (group.start, group.end)))
            self.links.append(Link(first, last, group.head + 0.2, inner, by))
        elif (
            group.lemma in {"hear", "learn", "know", "understand"}
            and group.end < comp.start
            and low[group.end] == "from"
        ):
            end = group.end + 1
            while end < comp.start and tags[end] in "DJNUZLOp&I":
                end += 1
            if inner := self.speakers.name(self._phrase(group.end + 1, end)):
                self.links.append(Link(first, last, group.head + 0.2, inner, (group.end, end)))

    def _frame_hedge(self, clause: Clause) -> str:
        where = "raising" if clause.group.passive else "frame"
        if (
            clause.group.lemma in {"think", "believe", "suspect", "guess", "assume", "figure", "expect"}
            and self.parsed.tags[clause.group.head] == "E"
            and not clause.group.passive
            and self._phrase(*clause.subject).strip(' “"').casefold() in {"i", "we"}
        ):
            return ""  # what one thought then
        for rule in self.rules.hedges.get("adverb", ()):
            if not rule.words.isdisjoint(self.parsed.low[max(0, clause.group.start - 1) : clause.group.end]):
                return rule.gives  # "the memo reportedly added that …"
        for rule in self.rules.hedges.get(where, ()):
            if clause.group.lemma in rule.words:
                return rule.gives
        return ""

    def _reach(self, clause: Clause, comp: Clause) -> int:
        """How far the words go that a reporting verb gives: to where something else is stated beside it."""
        for other in self.clauses[comp.index + 1 :]:
            if self._speaks_anew(other):
                return other.start
            if (
                other.kind in {"main", "coord"}
                and other.parent == clause.parent
                and other.group.kind == "f"
                and other.parent != comp.parent
                and other.marker != ":"
            ):
                return other.start
        return len(self.parsed.tags)

    def _speaks_anew(self, clause: Clause) -> bool:
        """Such as "…, and Northwind sees …": somebody else who is named says the next thing."""
        first, last = clause.subject
        return (
            clause.kind == "coord"
            and clause.own_subject
            and first < last
            and clause.group.kind == "f"
            and clause.group.lemma in self.rules.says | self.rules.names | _SEES
            and self.parsed.tags[last - 1] == "U"
            and all(tag in "UDp&" for tag in self.parsed.tags[first:last])
            and not self._kinds(first, last) & self.rules.bits["attacker"]
        )

    def _speaker_of(self, clause: Clause) -> str | None:
        """The speaker of a frame; None where nobody can speak there (the subject of "found" is a thief)."""
        first, last = clause.subject
        if clause.group.kind in "ge" or first >= last:
            host = clause.parent
            while host >= 0 and self.clauses[host].group.kind != "f":
                host = self.clauses[host].parent
            if host >= 0:
                first, last = self.clauses[host].subject
                if self.clauses[host].group.passive:
                    by = self._by_agent(self.clauses[host])
                    if by:
                        return self.speakers.name(self._phrase(*by))
            elif clause.kind != "coord":
                first, last = clause.subject
        if first >= last:
            return ""
        published = next(
            (
                c
                for c in self.clauses
                if c.kind == "part" and first < c.start < clause.group.start and c.group.lemma in _PUBLISHES
            ),
            None,
        )
        by = self._by_agent(published) if published is not None and self._is_paper(first, published.start) else None
        if by:
            return self.speakers.name(self._phrase(*by))
        if last - first == 1 and self.parsed.low[first] in _OTHERS and self.is_quoted(first):
            return None  # whom somebody who is quoted speaks of
        kinds = self._kinds(first, last)
        bits = self.rules.bits
        if (
            kinds & bits["attacker"]
            and not kinds & (bits["reporter"] | bits["authority"] | bits["state"])
            and clause.group.lemma not in _GANGS_SPEAK
        ) and self.parsed.low[last - 1] not in {"they", "it"}:
            return None
        if clause.group.lemma in _SHOWS and self._is_thing(first, last):
            return ""
        return self.speakers.name(self._phrase(*self._actor(first, last)))

    def _is_thing(self, first: int, last: int) -> bool:
        """What shows something without saying it: "two overlaps", "its devices"."""
        if any(tag in "UP" for tag in self.parsed.tags[first:last]):
            return False
        word = self._last_word(first, last)
        kinds, bits = self.rules.kinds.get(word, 0), self.rules.bits
        return word not in _RECORDS and not kinds & (bits["reporter"] | bits["authority"])

    def _acts(self, clause: Clause, following: Clause) -> bool:
        """Somebody stands between "has observed" and "using" or "use", who does that."""
        if following.kind == "inf":
            if self.parsed.tags[following.group.start] == "T" or following.group.start <= clause.group.end:
                return False
            following.subject, following.own_subject = (clause.group.end, following.group.start), True
            return True
        return following.own_subject and following.subject[0] <= clause.group.end + 1

    def _quotes(self, clause: Clause) -> bool:
        """Such as "…,” the report quotes the agencies as saying"."""
        low = self.parsed.low
        for at in range(clause.group.end, min(len(low) - 1, clause.group.end + 14)):
            if low[at] == "as" and low[at + 1] in {"saying", "telling", "stating", "writing"}:
                size = len(low)
                outer, inner = (
                    self.speakers.name(self._phrase(*clause.subject)),
                    self.speakers.name(self._phrase(clause.group.end, at)),
                )
                self.frames.add(clause.index)
                saying = {other.index for other in self.clauses if other.group.head == at + 1}
                self.used |= saying
                self.frames |= saying
                first, last = (
                    (0, size) if at + 3 >= size or "Q" in self.parsed.tags[: clause.group.start] else (at, size)
                )
                self.links.append(Link(first, last, -1.0, outer, (clause.group.start, clause.group.end)))
                self.links.append(Link(first, last, -0.9, inner, (at, at + 2)))
                return True
        return False

    def _is_quoted(self, clause: Clause) -> bool:
        """Such as "…,” an official was quoted as saying"."""
        low, at = self.parsed.low, clause.group.end
        if at + 1 >= len(low) or low[at] != "as" or low[at + 1] not in {"saying", "telling", "stating", "writing"}:
            return False
        saying = {other.index for other in self.clauses if other.group.head == at + 1}
        self.used |= saying
        self.frames |= saying | {clause.index}
        name = self.speakers.name(self._phrase(*clause.subject))
        opened = at + 2 < len(low) and self.parsed.tags[at + 2] in "tDUNZPOJLq"
        first = at if opened and clause.index < 2 else 0
        self.links.append(Link(first, len(low), -0.9 if not first else float(at), name, (clause.group.start, at + 2)))
        return True

    def _is_paper(self, first: int, last: int) -> bool:
        return any(word in _PAPERS for word in self.parsed.low[first:last])

    def _is_postposed(self, clause: Clause) -> bool:
        """Such as "…, the agency said." or "…," said Ann Lee."""
        group, tags = clause.group, self.parsed.tags
        if clause.index == 0 and not (self.text[self.sentence.start] in '“"' or False):
            return self._opens_quote(clause)
        after = group.end
        if clause.kind in {"coord", "main"}:
            begin = clause.start
            before = begin - 1
            while before >= 0 and tags[before] in "qQ":
                before -= 1
            follows = tags[after] if after < len(tags) else "."
            quote = begin > 0 and (tags[begin] in "Qq" or tags[begin - 1] in "Qq")
            comma = (before >= 0 and tags[before] in ",.-") or tags[begin] == ","
            if not comma and not quote:
                return self._opens_quote(clause)
            if clause.own_subject and clause.subject[0] < clause.subject[1]:
                if (
                    not quote
                    and clause.group.lemma in {"find", "think", "believe", "suspect", "show"}
                    and follows in "DUZNJ"
                ):
                    return False
                if quote or follows in ".,;Q)q" or follows in "IRDk":
                    direct = follows == "D" and self.parsed.low[after] not in {"this", "last", "that"}
                    return quote or not direct
                return clause.group.lemma in {
                    "say",
                    "add",
                    "tell",
                    "advise",
                    "warn",
                    "report",
                    "assure",
                    "remind",
                    "inform",
                }
            return (
                (quote or group.lemma in {"say", "add", "write", "explain", "note", "state"})
                and follows in "UDPNJZL"
                and group.end - group.start == 1
            )
        return False

    def _opens_quote(self, clause: Clause) -> bool:
        """Such as "Ann Lee said: “…”."""
        tags = self.parsed.tags
        at = clause.group.end
        while at < len(tags) and tags[at] in "NUZDJIOLRp" and at < clause.group.end + 8:
            at += 1
        return at + 1 < len(tags) and tags[at] in ",:" and tags[at + 1] == "q" and clause.subject[0] < clause.subject[1]

    def _inverted(self, clause: Clause) -> str:
        if clause.own_subject and clause.subject[0] < clause.subject[1]:
            return ""
        end = self._phrase_end(clause.group.end)
        return self._phrase(clause.group.end, end)

    def _is_frame_start(self, clause: Clause) -> bool:
        return any(link.cue[0] == clause.start for link in self.links)

    def _silent(self, clause: Clause) -> bool:
        group, silent = clause.group, self.rules.silent
        kinds = self._kinds(*clause.subject)
        bits = self.rules.bits
        thing = kinds & (bits["tool"] | bits["message"] | bits["attack"]) or (
            kinds & bits["attacker"] and not kinds & (bits["authority"] | bits["victim"] | bits["reporter"])
        )
        if self._phrase(*clause.subject).casefold() == "it" or self._last_word(*clause.subject) in _OF_THEIR_OWN:
            thing = 0
        nobody = bool(NO_SUBJECT.match(self._phrase(*clause.subject)))
        if (
            group.negated
            and group.lemma in _SEES
            and "H" in group.aux
            and not group.passive
            and not thing
            and (
                kinds & (bits["authority"] | bits["reporter"] | bits["victim"])
                or self.parsed.tags[clause.subject[1] - 1] == "U"
            )
        ):
            return True
        if (
            (group.negated or nobody)
            and (
                group.lemma in silent.verbs
                or (nobody and group.lemma in {"show", "prove", "establish", "take", "tell"})
            )
            and not group.passive
            and not thing
            and "should" not in group.modal
            and "must" not in group.modal
            and clause.subject[0] < clause.subject[1]
        ):
            return group.lemma not in {"find", "know"} or any(
                child.kind == "comp" or (child.kind == "rel" and child.start == group.end)
                for child in self.children.get(clause.index, ())
            )
        if nobody and group.passive and group.lemma in silent.verbs:
            return True
        if group.lemma in silent.refusing and not thing:
            for child in self.children.get(clause.index, ()):
                if child.kind == "inf" and child.group.lemma in silent.verbs:
                    return True
        if clause.kind in {"main", "coord", "comp", "rel"}:
            return bool(
                silent.expression.search(
                    self._phrase(clause.subject[0] if clause.own_subject else clause.start, clause.end)
                )
            )
        return False
