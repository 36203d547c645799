"""Which clauses of a sentence state something that a reader could check."""

import re
from typing import Final

from noroshi.alerts.claims.dates import find_date
from noroshi.alerts.claims.english.clauses import OPENS_CLAUSE, SPEECH_NOUNS, Clause
from noroshi.alerts.claims.english.judging import MOTIVE_INF, Judging
from noroshi.alerts.claims.english.reading import Made
from noroshi.alerts.claims.english.rules import NONE_BIT
from noroshi.alerts.claims.english.tag import Group
from noroshi.alerts.claims.english.votes import vote
from noroshi.alerts.claims.numbers import find_money
from noroshi.alerts.model import Hedge

_SHORT: Final = 2
"""A verb with its words, of at most so many words, is told together with the one that it is coordinated with."""
_FRAGMENT_WORDS: Final = 4
_LABEL_WORDS: Final = 5
_CONDITIONS = frozenset({"if", "unless", "when", "for", "so"})
_APPOSITION = re.compile(
    r"\b[A-Z][\w-]{0,40}[”\"]?,[”\"]? (?P<what>(?:an?|the|one of) (?:[\w’'-]+ ){0,6}?(?:groups?|gang|crew|collective|cluster|outfit|hackers|hacking unit|threat actors?|subgroup|actor|arm of"
    r"|unit of)\b[^,;.]{0,90})"
)
_DOUBTED = re.compile(
    r"\b(?:believed|suspected|thought|likely|alleged(?:ly)?|accused|reported(?:ly)?|possibly)\b", re.IGNORECASE
)
_NOT_STATED = frozenset("if when whenever unless until before whether once lest till wherever how why where so".split())
_BESIDE = frozenset("as because since while whereas although though".split())
"""open, behind a comma, what is stated beside the clause before"""
_ASIDE = frozenset(
    "suspect believe think hear understand guess reckon presume suppose know fear hope admit concede recall learn add note say write argue insist"
    " claim explain joke quip agree find feel see seem appear".split()
)
"""verbs of a clause that only says who thinks so"""
_HEARD = frozenset("tell allege rumor rumour report speculate".split())
"""the same in the passive: "…, we are told" """
_SEES_TO = frozenset(
    "assume ensure make check verify confirm remember know be see note consider bear expect remind understand".split()
)
"""what somebody should see to, hold or know is part of the advice"""
_HELD = frozenset(
    "accuse suspect believe think allege say charge report rumor presume understand regard consider deem".split()
)
"""participles by which somebody holds something of a thing"""
_COVERS = frozenset(
    "hide cover conceal mask disguise keep avoid escape dodge bypass fool mislead win build reach find prevent remain look pass stay".split()
)
"""what attackers do something for, beside money"""
_CAME_OF_IT = frozenset(
    "bring make name leave mark force prompt cost push take net expose compromise wipe affect drain lift raise turn give put send".split()
)
"""what came of an act, as a participle behind its clause"""
_LOOSE = frozenset("base speak cite depend compare accord relate ask".split())
"""participles that describe how somebody speaks or judges"""
_ASIDE_WORDS: Final = 6
_APPOSED_WORDS: Final = 8
_OWN_WORK = re.compile(
    r"(?:(?:have|had|will|’ve|'ve|’ll|'ll|did not|do not|don[’']t) )?(?:\w+ly )?(?:shorten|summari[sz]|sum(?:med)? up|condens|translat|abridg|left? out|leave out|omit|skip|reproduc|paraphras|reorder|kept? (?:it|this)"
    r"|(?:want|hope|would like|like|wish|plan|intend) to (?:share|explain|show|tell|thank|say|start|begin|be open|answer|give you|walk)|thank\b|welcome\b|pick(?:ed)? (?:this|it)|chose (?:this|it)|promise\b|apologi[sz]e\b|add(?:ed)? (?:links|notes|our)"
    r"|put (?:\w+ ){1,5}in (?:our|an?|the) (?:\w+ )?order|start(?:ed)? with\b|begin with\b|turn to\b|come to\b|look at\b)",
    re.IGNORECASE,
)
"""what "we" or "I" did with the text itself"""
_THIS_TEXT = re.compile(
    r"(?:this|the present|our|the following|below)(?: (?:short|brief|longer|new|first|second|third|last|joint|week[’']s|month[’']s))*(?: (?:page|guide|post|article|piece|summary|digest|note|notes|section|chapter|report|advisory|notice|document|paper|blog|issue|edition|series|list|table|sheet|text|one|part|entry|handbook|playbook|column|newsletter))?"
)
_OF_ITSELF = re.compile(
    r"(?:tells? you|explains?|describes?|sums? up|summari[sz]es|covers?|lists?|sets out|outlines|shows? you|walks? you|looks? at|deals? with|collects?|gathers|is (?:long|short|about|for (?:you|those|anyone|everyone|people|readers|teams|companies)|meant|intended|based|an? (?:summary|translation|short|digest|excerpt|extract|guide|living))"
    r"|(?:are|is) (?:not )?(?:in our words|the (?:highlights|essentials|main))|has (?:been )?(?:two|three|four|several)? ?parts?|contains?|provides?|gives? (?:you|an)|aims? to|supplements|updates|replaces|supersedes)",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"(?:here (?:is|are|’s|'s|comes?|goes)\b|below (?:is|are|you)\b|among (?:the|these) [^,;]{3,60} (?:is|are) the following|[^,;]{3,60} (?:is|are) (?:as follows|the following|listed below|described below|given below|set out below)\W*$"
    r"|(?:it|they|the [\w-]+(?: [\w-]+)?) (?:usually |typically |often |generally )?(?:go|goes|run|runs|look|looks|work|works|boil|boils) (?:down to |something )?(?:like (?:this|so)|as follows|this way)\W*$|(?:do|read|take|note|see) (?:this|these|the following|below|on|above)\b\W*$)",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"(?:the )?(?:full |complete |original )?(?:text of the )?following (?:\w+ ){0,2}(?:statement|text|notice|warning|advisory|letter|message|transcript)\b|(?:the )?(?:full |complete )?text of (?:the|this|a)\b",
    re.IGNORECASE,
)
_DISPUTED = frozenset(
    "charge claim view accusation allegation assertion theory suggestion notion conclusion attribution".split()
)
_DISPUTES = frozenset("call deny reject dispute describe dismiss refute doubt contest question".split())
_SO_THAT = re.compile(
    r"^so (?:that )?(?:the )?(?:regime|state|government|country|leader\w*|north|military|pyongyang|it|they) (?:\w+ )?"
    r"(?:can|could|may|might|would|is able to|are able to) (?!not\b|no longer\b)",
    re.IGNORECASE,
)
"""opens what somebody does something for"""
_UNNAMED = re.compile(r"\b(?:not to be (?:named|identified)|anonymity|on condition that|not authori[sz]ed to speak)\b")


class Stating(Judging):
    """Adds the choice of what is stated."""

    def _claim(self, clause: Clause) -> None:  # noqa: C901, PLR0912
        kind = clause.kind
        if kind == "inf":
            self._infinitive(clause)
            return
        if kind in {"ger", "part"}:
            self._participle(clause)
            return
        if kind == "adv" and clause.marker == "so" and self._is_purpose(clause):
            return
        if (
            kind == "adv"
            and clause.marker in _NOT_STATED
            and not (
                clause.marker == "when"
                and clause.comma
                and clause.index
                and self._tense(clause) == "past"
                and self.parsed.tags[clause.start - 1] == ","
            )
        ):
            return
        if kind == "comp" and clause.marker in {"whether", "if", "how", "why"}:
            return
        if self._is_aside(clause) or self._announces(clause) or self._only_opens(clause):
            return
        if (
            kind == "rel"
            and clause.group.lemma in _DISPUTES
            and clause.start
            and (
                self.parsed.low[clause.start - 1] in _DISPUTED
                or (clause.comma and clause.group.lemma in {"deny", "reject", "dispute"})
            )
            and clause.group.start > clause.start + 1
        ):
            first = max(0, clause.start - 2)
            disputed = Made(
                clause,
                "attribution",
                first,
                clause.end,
                "denied",
                [(clause.group.start, clause.group.end)],
                object=(first, clause.start),
            )
            disputed.own_speaker = (clause.start + 1, clause.group.start)
            disputed.subject = disputed.own_speaker
            self.made.append(disputed)
            return
        if self._inside_used(clause) or (kind == "rel" and self._tells_of_speaker(clause)):
            return
        made = self._typed(clause)
        if (
            made is not None
            and made.type == "other_fact"
            and clause.group.lemma in self.rules.says
            and not clause.group.passive
            and not clause.group.negated
            and clause.end <= clause.group.end
        ):
            return
        if made is None:
            return
        if kind == "rel" and not self._tells(clause, made):
            return
        if kind == "adv":
            main = self.clauses[clause.parent] if clause.parent >= 0 else None
            if made.type == "recommendation" and clause.group.modal not in {"should", "must", "ought"}:
                return
            beside = clause.comma and clause.index and clause.own_subject and clause.marker in _BESIDE
            if (
                made.type == "other_fact"
                and not beside
                and not (
                    main is not None
                    and main.group.lemma in {"come", "follow"}
                    and clause.marker in {"after", "before", "as"}
                )
            ):
                return
            if made.type == "tactic" and not beside and clause.marker in {"before", "because", "since", "as", "that"}:
                return
            if main is not None and main.group.lemma == "come" and clause.marker in {"after", "as", "amid"}:
                self.made = [other for other in self.made if other.clause is not main]
        self.made.append(made)

    def _is_aside(self, clause: Clause) -> bool:
        """Who thinks so, between commas or behind a quotation: "some of them, we suspect, are …", "“…,” quipped Ann Lee."."""
        tags, group = self.parsed.tags, clause.group
        if group.kind != "f" or clause.kind not in {"coord", "main"} or not group.start:
            return False
        after = tags[group.end] if group.end < len(tags) else "."
        first, last = clause.subject
        before = (first if clause.own_subject and first < last else group.start) - 1
        if after == "R":
            after = tags[group.end + 1] if group.end + 1 < len(tags) else "."
        if (
            clause.own_subject
            and (group.lemma in _ASIDE or (group.passive and group.lemma in _HEARD))
            and after in ",.;"
            and before > 0
            and tags[before] in ",-("
            and last - first <= _ASIDE_WORDS
            and group.start - last <= 1
        ):
            return True
        quoted = tags[before] == "Q" and before > 0 and tags[before - 1] in ",."
        return quoted and (
            (
                not clause.own_subject
                and after in "UDNZPJO"
                and group.end - group.start == 1
                and tags[group.head] in "EXSs"
            )
            or (group.lemma == "be" and "how" in self.parsed.low[group.end : group.end + 2])
        )

    def _only_opens(self, clause: Clause) -> bool:
        """Such as "voiced the suspicion that …": what follows is stated, not the voicing."""
        if clause.group.negated or self._silent(clause) or self._is_imperative(clause):
            return False
        ends = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            ends is not None
            and ends.kind == "inf"
            and ends.group.lemma in OPENS_CLAUSE
            and self._is_host_of_speech(clause, ends)
        ):
            return True
        comp = next(
            (
                child
                for child in self.children.get(clause.index, ())
                if child.kind == "comp" and child.marker in {"that", ""}
            ),
            None,
        )
        if comp is None or comp.start < clause.group.end or comp.index in self.used:
            return False
        before = self.parsed.low[comp.start - 1]
        return clause.group.lemma in OPENS_CLAUSE | {"tell", "voice"} or before in SPEECH_NOUNS

    def _is_host_of_speech(self, clause: Clause, said: Clause) -> bool:
        """Such as "was at pains to stress that …"."""
        comp = next((child for child in self.children.get(said.index, ()) if child.kind == "comp"), None)
        return (
            comp is not None
            and comp.marker == "that"
            and comp.start == said.group.end
            and clause.group.lemma
            in {"be", "go", "take", "hasten", "rush", "continue", "seem", "seek", "like", "want", "lead", "cause"}
        )

    def _announces(self, clause: Clause) -> bool:
        """The document speaks of itself: "we have shortened it", "this page tells you …", "here is what …"."""
        if clause.kind not in {"main", "coord"} or clause.group.kind != "f" or clause.group.passive:
            return clause.kind == "main" and bool(_ISSUED.match(self._phrase(clause.start, clause.end)))
        if (
            clause.index == 0
            and self.parsed.low[clause.group.start] in {"should", "had", "were"}
            and len(self.clauses) > 1
        ):
            begins = not clause.group.start or self.parsed.tags[clause.group.start - 1] in "q&"
            return begins and self.parsed.tags[clause.group.start + 1] in "PDUZ"  # "Should you receive one, …"
        subject = self._phrase(*clause.subject).strip(' “"').casefold()
        words = self._phrase(clause.group.start, clause.end)
        if subject in {"i", "we"}:
            return bool(_OWN_WORK.match(words))
        if _THIS_TEXT.fullmatch(subject):
            return bool(_OF_ITSELF.match(words))
        return bool(_HERE.match(self._phrase(clause.start, clause.end).partition(":")[0]))

    def _is_purpose(self, clause: Clause) -> bool:
        """Adds what an attacker acts for: "so that the regime can buy parts"."""
        host = self._host(clause)
        if (
            host is None
            or host.type not in {"tactic", "targeting", "incident", "attribution"}
            or not self._kinds(*host.subject) & (self.rules.bits["attacker"] | self.rules.bits["state"])
            or not _SO_THAT.match(self._phrase(clause.start, clause.end))
        ):
            return False
        self._aims(host, clause)
        return True

    def _aims(self, host: Made, clause: Clause) -> None:
        """Adds that whoever the claim is about acts for what the clause says, as surely as he acts."""
        end = clause.end
        aim = Made(
            clause, "motive", clause.start, end, host.hedge, subject=host.subject, object=(clause.group.end, end)
        )
        self.made.append(aim)

    def _tells_of_speaker(self, clause: Clause) -> bool:
        """It describes who has just spoken: "…," said Ann Lee, who leads the team."""
        return any(link.order == -1.0 and link.cue[1] <= clause.start for link in self.links)

    def _inside_used(self, clause: Clause) -> bool:
        """It hangs on something that was not said ("declined to say who was behind it") or is not stated."""
        parent, steps = clause.parent, 0
        while parent >= 0 and steps < 30:
            other = self.clauses[parent]
            if clause.kind in {"comp", "rel", "coord"} and parent not in self.frames and self._is_imperative(other):
                return True
            if (
                clause.kind == "comp"
                and parent not in self.frames
                and other.group.modal in {"should", "must", "ought"}
                and other.group.lemma in _SEES_TO
            ):
                return True
            if other.kind == "comp" and other.marker in {"whether", "if"}:
                return True
            if parent in self.used and parent not in self.frames and clause.kind == "comp":
                return True
            if other.kind == "adv" and other.marker in _NOT_STATED:
                return True
            parent, steps = other.parent, steps + 1
        return False

    def _tells(self, clause: Clause, made: Made) -> bool:
        """A relative clause that states something of its own."""
        if clause.start and self.parsed.low[clause.start - 1] == "time":
            return False
        if _UNNAMED.search(self._phrase(clause.start, clause.end)):
            return False
        if made.type == "recommendation" or (
            clause.group.lemma in {"have", "be", "do"} and clause.end <= clause.group.end
        ):
            return False
        words = self._phrase(clause.start, clause.end)
        if clause.comma:
            if made.clause.group.lemma in {"cite", "quote", "report", "say", "tell"} or (
                clause.marker == "where" and (made.type == "other_fact" or made.clause.group.lemma == "run")
            ):
                return False
            if made.type != "other_fact" or bool(find_date(words, self.document.date)) or find_money(words) is not None:
                return True
            return clause.marker in {"which", "who", "whom", "whose"}
        if (
            clause.marker == "which"
            and clause.start
            and self.parsed.low[clause.start - 1] == "in"
            and made.type != "other_fact"
        ):
            return True
        if self._is_apposition(clause):
            return True
        over = self.clauses[clause.parent] if clause.parent >= 0 else None
        if (
            over is not None
            and over.group.lemma == "be"
            and clause.marker in {"which", "that", "who"}
            and made.type in {"tactic", "targeting", "motive"}
        ):
            return self._kinds(*over.subject) & self.rules.bits["attacker"] > 0
        if clause.marker in {"which", "that", "who"} and made.type in {
            "targeting",
            "attribution",
            "incident",
            "warning_count",
        }:
            return bool(self._kinds(*clause.subject) & (self.rules.bits["attacker"] | self.rules.bits["attack"]))
        return False

    def _is_apposition(self, clause: Clause) -> bool:
        """It describes a thing named behind a comma: "…, a mixer that the crew is known to favor"."""
        tags, at = self.parsed.tags, clause.start - 1
        if clause.marker not in {"that", "which", "who"}:
            return False
        while at > 0 and tags[at] in "NZUJLpg" and clause.start - at < _APPOSED_WORDS:
            at -= 1
        return tags[at] in "DL" and at > 0 and tags[at - 1] in ",Q" and (tags[at - 1] == "," or tags[at - 2] == ",")

    def _host(self, clause: Clause) -> Made | None:
        """The claim that a participle or infinitive hangs on."""
        parent, steps = clause.parent, 0
        while parent >= 0 and steps < 20:
            for made in self.made:
                if made.clause.index == parent:
                    return made
            parent, steps = self.clauses[parent].parent, steps + 1
        return None

    def _purpose_first(self, clause: Clause) -> None:
        """Such as "To hide its tracks, the group took over servers"."""
        main = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            clause.index
            or main is None
            or clause.group.start
            or main.kind != "main"
            or main.group.kind != "f"
            or main.group.modal
            or main.subject[0] >= main.subject[1]
            or self._is_imperative(main)
            or clause.group.lemma not in MOTIVE_INF | _COVERS
        ):
            return
        bits = self.rules.bits
        kinds = self._kinds(*main.subject)
        if kinds & (bits["attacker"] | bits["tool"]) and not kinds & (bits["authority"] | bits["reporter"]):
            last = main.subject[0]
            self.made.append(
                Made(clause, "motive", clause.start, last, subject=main.subject, object=(clause.group.end, last))
            )

    def _infinitive(self, clause: Clause) -> None:
        group = clause.group
        host = self._host(clause)
        if host is None:
            self._purpose_first(clause)
            return
        if host.type == "recommendation" or (
            host.type == "tactic" and host.clause.group.passive and host.clause.group.lemma in self.rules.advises
        ):
            if clause.joined >= 0 and self._advice_inf(clause.joined):
                made = Made(
                    clause,
                    host.type,
                    clause.group.start,
                    clause.end,
                    subject=host.subject,
                    object=(group.end, clause.end),
                )
                made.own_speaker = host.own_speaker
                self.made.append(made)
            return
        bits = self.rules.bits
        if (
            group.lemma in MOTIVE_INF
            and host.type in {"tactic", "targeting", "incident", "attribution", "other_fact"}
            and clause.joined < 0
        ):
            words = self._phrase(clause.start - 2 if clause.start > 1 else 0, clause.end)
            parent = self.clauses[clause.parent] if clause.parent >= 0 else None
            purpose = (
                re.search(
                    r"\b(?:in order|used|in an effort|in a bid|in an attempt|designed|aimed|seeking|sought|trying|attempting)\b",
                    words,
                )
                is not None
            )
            if (
                parent is not None
                and parent.group.end == clause.start
                and parent.group.lemma in {"seek", "attempt", "try", "aim", "design", "intend", "use"}
            ):
                purpose = True
            if purpose and self._kinds(*host.subject) & (
                bits["attacker"] | bits["attack"] | bits["state"] | bits["loss"] | bits["tool"] | NONE_BIT
            ):
                self._aims(host, clause)

    def _advice_inf(self, index: int) -> bool:
        clause = self.clauses[index]
        return clause.kind == "inf" and clause.parent >= 0

    def _participle(self, clause: Clause) -> None:
        group = clause.group
        lemma = group.lemma
        words = self._phrase(clause.start, clause.end)
        host = self._host(clause)
        if clause.kind == "ger" and self._advises(clause, host, words):
            return
        if clause.index and re.match(
            r"(?:aimed|aiming|designed|intended|seeking|hoping|attempting|trying|intending) (?:at|to|for) (?:\w+ )?(?:\w+ing\b|steal|fund|gain|obtain|acquire|raise|generate|extort|evade)",
            words,
        ):
            after = self._phrase(group.end, clause.end)
            if not re.match(r"at (?:target|attack)", after):
                self.made.append(
                    Made(
                        clause,
                        "motive",
                        clause.start,
                        clause.end,
                        subject=clause.subject,
                        object=(group.end + 1, clause.end),
                        cues=[(group.start, min(group.end + 1, clause.end))],
                    )
                )
                for child in self.clauses[clause.index + 1 :]:
                    if child.start < clause.end:
                        self.used.add(child.index)
                return
        if lemma in {"know", "track", "call", "dub", "name", "refer", "codename"} and clause.kind == "part":
            self._alias(clause)
            return
        if clause.kind == "part" and clause.index and lemma in _HELD and self._leads_on(clause):
            self.made.append(self._described(clause, host))
            return
        if not clause.comma or (clause.kind == "part" and clause.index == 0) or self._is_subject(clause):
            return
        if clause.index and clause.marker == "," and self._adds(clause):
            self.made.append(self._described(clause, host))
            return
        typed = self._typed_participle(clause, host)
        if typed is not None:
            self.made.append(typed)

    def _advises(self, clause: Clause, host: Made | None, words: str) -> bool:
        """Such as "advises doing this and keeping that", or "…, urging firms to keep that"."""
        group, base = clause.group, self.clauses[clause.joined] if clause.joined >= 0 else None
        advice = Made(clause, "recommendation", clause.start, clause.end, object=(group.end, clause.end))
        if base is not None and host is not None and host.type == "recommendation":
            if base.group.start == host.clause.group.end and not self._is_imperative(host.clause):
                advice.first, advice.subject, advice.own_speaker = group.start, host.subject, host.own_speaker
                self.made.append(advice)
            return True
        if group.lemma not in self.rules.advises or not clause.comma or not clause.index:
            return False
        if re.search(r"\b(?:to|against|that|should|not to|for)\b", words):
            advice.own_speaker = host.subject if host is not None else self._main_subject()
            advice.cues.append((group.start, group.end))
            if host is not None and host.type == "recommendation":
                self.made.remove(host)
            self.made.append(advice)
        return True

    def _is_subject(self, clause: Clause) -> bool:
        """Such as "Naming them is rare"."""
        return clause.index == 0 and any(
            other.subject[0] <= clause.group.start < other.subject[1] or other.group.start == clause.end
            for other in self.clauses[1:]
            if other.kind == "main"
        )

    def _leads_on(self, clause: Clause) -> bool:
        """Such as "accused of stealing" or "thought to be run by": what somebody holds of a thing."""
        end = clause.group.end
        return end + 1 < clause.end and self.parsed.low[end] in {"to", "of"}

    def _adds(self, clause: Clause) -> bool:
        """Behind a comma: what came of it ("bringing the total to …"), or what was done with it ("obtained through …")."""
        group, tags = clause.group, self.parsed.tags
        if clause.kind == "ger":
            return group.lemma in _CAME_OF_IT or tags[group.start] in "hy"
        after = tags[group.end] if group.end < len(tags) else "."
        return after in "ITR" and group.lemma not in _LOOSE and clause.end - group.end > 1

    def _described(self, clause: Clause, host: Made | None) -> Made:
        """The claim of a participle, whatever the clause around it states."""
        group = clause.group
        subject = (
            clause.subject if clause.subject[0] < clause.subject[1] else host.subject if host is not None else (0, 0)
        )
        kinds = self._kinds(*subject) if subject[0] < subject[1] else NONE_BIT
        after, whole = self._phrase(group.end, clause.end), self._phrase(clause.start, clause.end)
        type_, grounds = self._match(
            clause, group.lemma, group.passive and clause.kind == "part", kinds, group.end, after, whole
        )
        made = Made(clause, type_, clause.start, clause.end, subject=subject, object=(group.end, clause.end))
        made.grounds, made.voted = grounds, type_
        if group.lemma in _HELD:
            made.hedge = (
                "alleged" if group.lemma in {"accuse", "allege", "say", "charge", "report", "rumor"} else "likely"
            )
            made.cues.append((group.start, group.end))
        elif host is not None and host.hedge in {"likely", "alleged"}:
            made.hedge = host.hedge
        self._hedge_participle(made, clause)
        made.own_speaker = self._held_by(clause)
        return made

    def _typed_participle(self, clause: Clause, host: Made | None) -> Made | None:
        group = clause.group
        kinds = self._kinds(*host.subject) if host is not None else NONE_BIT
        after = self._phrase(group.end, clause.end)
        whole = self._phrase(clause.start, clause.end)
        type_, grounds = self._match(
            clause, group.lemma, group.passive and clause.kind == "part", kinds, group.end, after, whole
        )
        if type_ in {"other_fact", "recommendation"} or (host is not None and host.type == type_):
            return None
        if type_ in {"tactic", "identity"} and (
            host is None or host.type in {"tactic", "other_fact", "recommendation"}
        ):
            return None
        made = Made(
            clause,
            type_,
            clause.start,
            clause.end,
            subject=host.subject if host is not None else (0, 0),
            object=(group.end, clause.end),
            grounds=grounds,
            voted=type_,
        )
        if host is not None and host.hedge in {"likely", "alleged"}:
            made.hedge = host.hedge
        self._hedge_participle(made, clause)
        made.own_speaker = self._held_by(clause)
        return made

    def _held_by(self, clause: Clause) -> tuple[int, int]:
        """By whom it is attributed, found or called so, as in "attributed by the ministry to …"."""
        group = clause.group
        by = (
            self._by_agent(clause)
            if group.passive and group.lemma in self.rules.names | self.rules.holds.keys()
            else None
        )
        return by if by is not None and self._can_speak(*by) else (0, 0)

    def _alias(self, clause: Clause) -> None:
        """Such as "Lazarus, also known as Gale", "tracked by Northwind Labs as Gale"."""
        group = clause.group
        whole = self._phrase(clause.start, clause.end)
        if group.lemma not in {"dub", "codename", "name", "call"} and not re.search(r"\b(?:as|under|to as)\b", whole):
            return
        if not clause.comma:
            return
        kinds = self._kinds(*clause.subject) if clause.subject[0] < clause.subject[1] else 0
        if kinds & self.rules.bits["warning"]:
            return
        end = clause.end
        tags = self.parsed.tags
        for at in range(group.end, clause.end):
            if tags[at] in ",Q" and at + 1 < clause.end and tags[at + 1] not in "UQ&qN" and at > group.end + 1:
                end = at + (tags[at] == "Q")
                break
        made = Made(
            clause,
            "identity",
            clause.start,
            end,
            subject=clause.subject,
            object=(group.end, end),
            cues=[(group.start, group.end)],
        )
        by = self._by_agent(clause)
        if by:
            made.own_speaker = by
        self.made.append(made)

    def _appositions(self) -> None:
        """What a name is said to be behind a comma: "Gale, a group believed to work for the north"."""
        start = self.sentence.start
        words = self.text[start : self.sentence.end]
        if ", a" not in words and ", the" not in words and ", one" not in words:
            return
        for match in _APPOSITION.finditer(words):
            first = next(
                (at for at, begin in enumerate(self.parsed.starts) if begin >= start + match.start("what")), -1
            )
            if first <= 0:
                continue
            last = first
            while last < len(self.parsed.ends) and self.parsed.ends[last] <= start + match.end("what"):
                last += 1
            if self._has_verb(first, last):
                continue
            if any(made.type == "identity" and made.first <= first < made.last for made in self.made) or last <= first:
                continue
            clause = Clause(0, Group(first, first + 1, first, "n", ""), first, last, "part")
            hedge: Hedge = "asserted"
            if found := _DOUBTED.search(match["what"]):
                hedge = "alleged" if found.group().casefold().startswith(("alleg", "accus", "report")) else "likely"
            self.made.append(Made(clause, "identity", first, last, hedge, object=(first, last)))

    def _fragment(self) -> None:
        """A sentence in which no verb of its own was found states one thing: "Requests to move the talk.", "No trace so far."."""
        tags, low = self.parsed.tags, self.parsed.low
        size = len(tags)
        first = self._behind_label()
        words = [at for at in range(first, size) if tags[at] not in ".,;:-qQ()"]
        if self.made or tags[-1] not in ".Q" or len(words) < _FRAGMENT_WORDS or "?" in low or low[first] in _CONDITIONS:
            return
        if any(clause.kind in {"main", "coord"} and clause.index not in self.frames for clause in self.clauses):
            return  # what it says was left out on purpose
        whole = self._phrase(first, size)
        verb = next(
            (clause.group for clause in self.clauses if clause.group.kind != "i"),
            Group(first, first + 1, first, "n", ""),
        )
        clause = Clause(0, verb, first, size, "main", subject=(0, 0))
        grounds = frozenset({"=no rule", "=fragment"})
        voted = vote(whole, grounds)
        made = Made(clause, voted, first, size, object=(first, size), grounds=grounds, voted=voted)
        self._hedge(made, clause, None)
        self.made.append(made)

    def _behind_label(self) -> int:
        """Where the words behind "Question:" or "Ann Lee:" begin."""
        tags = self.parsed.tags
        mark = next((at for at in range(min(len(tags) - 1, _LABEL_WORDS)) if tags[at] == ":"), -1)
        return mark + 1 if mark > 0 and all(tag in "UN" for tag in tags[:mark]) else 0

    def _opened(self) -> None:
        """A clause and the "that" clause which its verb opens state one thing: what is said, or that it is not."""
        for made in list(self.made):
            opener = next((one for one in self.made if one.clause.index == made.clause.parent), None)
            if (
                made.clause.kind != "comp"
                or made.clause.marker not in {"that", ""}
                or opener is None
                or made not in self.made
            ):
                continue
            group = opener.clause.group
            begins = made.clause.start
            if group.kind != "f" or made.first < group.end or self.parsed.tags[begins - 1] == "&":
                continue
            opens = group.lemma in OPENS_CLAUSE | {"be"} | self.rules.says or begins == group.end
            if group.negated or not opens:
                opener.last = max(opener.last, made.last)
                self.made.remove(made)
            elif made.hedge != "denied":
                self.made.remove(opener)

    def _merge(self) -> None:
        """Verbs that share a subject and make one act are one claim: "posed as recruiters and sent offers"."""
        kept: list[Made] = []
        for made in self.made:
            clause = made.clause
            other = next((one for one in kept if one.clause.index == clause.joined), None)
            if other is not None and self._one_act(made, other):
                other.last = max(other.last, made.last)
                continue
            if (
                other is not None
                and not clause.own_subject
                and not clause.group.aux
                and made.hedge == "asserted"
                and other.hedge in {"likely", "alleged"}
                and other.cues
                and other.clause.group.aux
            ):
                made.hedge, made.cues = other.hedge, [*other.cues, *made.cues]
            kept.append(made)
        self.made = kept

    def _one_act(self, made: Made, other: Made) -> bool:
        """Two verbs of one subject that are told together: one of them has hardly any words, or "or" stands between."""
        clause = made.clause
        if clause.own_subject or made.silent or made.hedge != other.hedge:
            return False
        if clause.marker in {"or", "nor"}:
            return True
        if "attribution" in {made.type, other.type}:
            return False
        short = min(self._size(clause), self._size(other.clause))
        if made.type == "recommendation":
            return self._size(other.clause) <= 1
        return short <= _SHORT and clause.marker not in {";", ":"} and (not clause.comma or clause.marker == ",")

    def _remember(self) -> None:
        first, last = self._main_subject()
        if first < last and not self.links and self.parsed.tags[last - 1] == "U" and self._can_speak(first, last):
            self.speakers.acted(self._phrase(*self._actor(first, last)))
        for made in self.made:
            if made.clause.group.kind == "f" and made.subject[0] < made.subject[1]:
                kinds = self._kinds(*made.subject)
                if kinds & ~NONE_BIT:
                    self.memory.subject_kinds = kinds
                break
