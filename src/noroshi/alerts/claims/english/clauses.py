"""Groups of verbs → clauses: which words each one governs, what it hangs on, and who acts in it."""

import msgspec

from noroshi.alerts.claims.english.tag import Group, Parse

_STRONG = frozenset("ktW;:-")
_ALSO_PREPOSITIONS = frozenset({"as", "before", "after", "since", "until", "till", "like"})
SPEECH_NOUNS = frozenset(
    "report reports claim claims warning warnings evidence fact belief statement possibility indication indications"
    " suspicion view idea news allegation allegations conclusion likelihood risk concern concerns assessment sign signs"
    " reason confidence doubt proof understanding notice time way confirmation rumors rumours hint theory speculation"
    " fear fears explanation argument news excuse complaint promise assurance answer word announcement admission".split()
)
OPENS_CLAUSE = frozenset(
    "reckon say state report claim note add believe think suspect tell confirm announce warn reveal conclude find know show"
    " suggest estimate allege argue assert indicate explain mean ensure stress acknowledge admit insist fear hope assess"
    " write tweet post determine deny judge feel learn see remind advise recommend urge request ask notify inform point"
    " emphasize emphasise underscore highlight highlight observe discover disclose declare maintain contend caution speculate predict"
    " describe expect agree understand realize realise propose reiterate demonstrate prove imply hint require demand assure promise pledge vow reply boast brag complain quip joke retort counter lament"
    " confess testify hear recall concede calculate theorize surmise guess".split()
)


_NEEDS_THAT = frozenset(
    "write post point require demand urge recommend advise notify inform describe highlight ask request hint discover disclose reveal tweet".split()
)
_TOLD = frozenset("tell inform notify remind warn assure convince advise show".split())
_ASKS = frozenset({"be", "remain", "ask", "investigate", "probe"})
_INSERTED = frozenset("say tell add report state note explain".split())
_INSERTED_WORDS = 6
_WHEN = frozenset(
    "this last earlier today yesterday monday tuesday wednesday thursday friday saturday sunday late early publicly again also".split()
)


class Clause(msgspec.Struct):
    """Words `start` to before `end` around one group of verbs."""

    index: int
    group: Group
    start: int
    end: int
    kind: str
    """main, coord, comp, rel, adv; inf, ger, part"""
    marker: str = ""
    """the word or sign that begins it"""
    subject: tuple[int, int] = (0, 0)
    """words that act; empty where none stand there"""
    own_subject: bool = True
    """it was not taken from another clause"""
    parent: int = -1
    """index of the clause it hangs on"""
    joined: int = -1
    """index of the clause that it is coordinated with"""
    comma: bool = False
    """a comma (or dash) stands before it"""
    resumes: int = -1
    """where its words go on after something that stands within its subject"""


_PARTS = frozenset(
    "either some all many most one both several none two three four five few half each any part much majority rest".split()
)
"""stand before "of which" """
_TIME = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday early mid late jan feb mar apr jun jul aug sep sept oct nov dec mid-may".split()
)


class _Pending(msgspec.Struct):
    at: int
    """index of the marker; -1 at the start of the sentence"""
    tag: str


def clauses(parsed: Parse) -> list[Clause]:
    """One clause for each group of verbs, in order."""
    return _Builder(parsed).run()


class _Builder:
    def __init__(self, parsed: Parse) -> None:
        self.parsed = parsed
        self.tags, self.low = parsed.tags, parsed.low
        self.made: list[Clause] = []
        self.pending: list[_Pending] = [_Pending(-1, "^")]
        self.weak = -1

    def run(self) -> list[Clause]:
        previous = 0
        for index, group in enumerate(self.parsed.groups):
            if group.kind == "f":
                clause = self._finite(index, group, previous)
            else:
                clause = self._nonfinite(index, group, previous)
            self.made.append(clause)
            previous = group.end
        self._interrupted()
        self._ends()
        return self.made

    def _interrupted(self) -> None:
        """Two verbs without a word between that joins them: the second goes on with the clause of the first, which stands within its subject.

        Such as "What could be saved was saved" and "The funds, moved in May, were frozen".
        """
        for clause in self.made:
            if clause.kind != "coord" or clause.own_subject or clause.marker not in {"", ","} or clause.joined < 0:
                continue
            inner = self.made[clause.joined]
            if clause.marker == "," and self.low[clause.start + 1] == "as":
                clause.kind, clause.marker, clause.parent, clause.joined = "adv", "as", inner.index, -1
                continue
            if clause.marker == "," and (self._listed(clause) or self._goes_on_with(inner, clause)):
                continue
            if inner.kind == "rel" and inner.comma and clause.marker == ",":
                inner = self._waiting(inner) or inner
            if clause.marker == "," and self._is_inserted(inner, clause):
                self._go_on(inner, clause)
                continue
            if self._may_be_participle(clause.group) and clause.marker == ",":
                clause.kind, clause.comma, clause.start = "part", True, clause.group.start
                clause.parent, clause.joined = inner.index, -1
                continue
            clause.kind, clause.marker, clause.parent, clause.joined = (
                inner.kind,
                inner.marker,
                inner.parent,
                inner.joined,
            )
            clause.start, clause.comma, clause.own_subject = inner.start, inner.comma, inner.own_subject
            clause.subject = (
                (inner.subject[0], self._before_modifiers(*inner.subject))
                if inner.subject[0] < inner.subject[1]
                else (0, 0)
            )
            inner.kind, inner.marker, inner.comma = (
                ("part" if self._may_be_participle(inner.group) else "rel"),
                "",
                False,
            )
            inner.start, inner.parent, inner.joined = inner.group.start, clause.index, -1
            for other in self.made[inner.index + 1 :]:
                if other.joined == inner.index:
                    other.joined = clause.index

    def _is_inserted(self, inner: Clause, clause: Clause) -> bool:
        """The first verb stands with its own subject between commas: "Two of them, she heard later, lost their savings"."""
        first, last = inner.subject
        if inner.kind == "rel" or not inner.own_subject or first >= last or first < 1 or self.tags[first - 1] != ",":
            return False
        return clause.start - inner.group.end <= _INSERTED_WORDS and last - first <= _INSERTED_WORDS

    def _go_on(self, inner: Clause, clause: Clause) -> None:
        """What was interrupted by the inserted clause goes on."""
        first = inner.subject[0]
        begin = inner.start if inner.kind != "coord" else -1
        if begin < 0 or begin >= first - 1 or self.tags[begin] not in "DNZUJLPO":
            return
        clause.kind, clause.marker, clause.parent, clause.joined = inner.kind, inner.marker, inner.parent, -1
        clause.start, clause.comma, clause.own_subject, clause.subject = begin, inner.comma, True, (begin, first - 1)
        clause.resumes = clause.group.start
        inner.kind, inner.marker, inner.comma, inner.start = "coord", ",", True, first
        inner.joined, inner.parent = clause.index, clause.parent

    def _listed(self, clause: Clause) -> bool:
        """Another verb of the list follows behind "and"; or those before it are orders."""
        for other in self.made[clause.index + 1 :]:
            if other.kind == "coord" and not other.own_subject and other.marker in {"and", "or", "but", "nor"}:
                return True
            if other.kind in {"main", "coord"} and other.own_subject:
                break
        return self.tags[clause.group.head] == "V" and clause.group.aux in {"", "F"}

    def _goes_on_with(self, inner: Clause, clause: Clause) -> bool:
        """The second verb is the next of a list: "lists the files, sends them home"; the subject is whole before the first."""
        if inner.kind == "coord" and not inner.own_subject and inner.marker == ",":
            return True
        alike = (
            not inner.group.aux and not clause.group.aux and self.tags[inner.group.head] == self.tags[clause.group.head]
        )
        return alike and self.tags[clause.group.head] in "SXV" and "," not in self.tags[slice(*inner.subject)]

    def _waiting(self, inner: Clause) -> Clause | None:
        """The clause around a relative one whose own verb may be a participle: "The coins, seized from a man who fled, are …"."""
        for other in reversed(self.made[: inner.index]):
            if other.kind in {"main", "comp", "coord"}:
                return other if self._may_be_participle(other.group) else None
        return None

    def _may_be_participle(self, group: Group) -> bool:
        return not group.aux and self.tags[group.head] in "EC" and self.low[group.head] not in {"had", "said"}

    # -- not finite ---------------------------------------------------------------------------------------------

    def _nonfinite(self, index: int, group: Group, previous: int) -> Clause:
        tags = self.tags
        start = group.start
        before = start - 1
        while before >= previous and tags[before] in "RqQ":
            before -= 1
        sign = tags[before] if before >= previous else "^" if not index and before < 0 else ""
        marker = self.low[before] if sign in "Ikt,&W" and sign else ""
        for at in range(previous, start):
            if tags[at] in _STRONG:
                if at == before and tags[at] == "k":
                    self.weak = at
                elif tags[at] == "k" and self.low[at] in _ALSO_PREPOSITIONS:
                    continue
                else:
                    self.pending.append(_Pending(at, tags[at]))
        kind = {"i": "inf", "g": "ger", "e": "part"}[group.kind]
        if sign and sign in "k&I":
            start = before
        comma = sign in "^," or (before > 0 and sign in "k&" and tags[before - 1] == ",")
        clause = Clause(index, group, start, start, kind, marker, comma=comma and sign != "")
        clause.parent = index - 1
        bare = group.kind == "i" and sign == "," and (tags[start] != "T" or self._listed_infinitive())
        if (sign == "&" or bare) and index:
            clause.joined = self._joined_nonfinite(index, group)
            clause.parent = self.made[clause.joined].parent if clause.joined >= 0 else index - 1
        elif comma and group.kind != "i" and index:
            # after a comma it is about the clause, not about the last noun
            clause.parent = self._last_finite(index)
        if index == 0:
            clause.parent = -1
        if group.kind in "ge" and not comma and before >= previous and sign in "NZUQO":
            clause.subject = (self._phrase_start(before, previous), before + 1)
        else:
            clause.own_subject = False
        return clause

    def _listed_infinitive(self) -> bool:
        """Another one with "to" stands before in the same clause: "to teach staff how they work, to put …"."""
        for made in reversed(self.made):
            if made.kind == "inf":
                return True
            if made.kind in {"main", "coord", "comp"}:
                return False
        return False

    def _joined_nonfinite(self, index: int, group: Group) -> int:
        for other in range(index - 1, -1, -1):
            if self.made[other].group.kind == group.kind:
                return other
        return -1

    def _last_finite(self, index: int) -> int:
        for other in range(index - 1, -1, -1):
            if self.made[other].group.kind == "f":
                return other
        return index - 1

    def _phrase_start(self, last: int, least: int) -> int:
        """Where the noun phrase that ends with word `last` begins."""
        at = last
        while at > least and self.tags[at - 1] in "NZUJDLpQqR":
            if self.tags[at] == "D" and self.tags[at - 1] not in "DR":
                break
            at -= 1
        return at

    # -- finite -------------------------------------------------------------------------------------------------

    def _finite(self, index: int, group: Group, previous: int) -> Clause:  # noqa: C901, PLR0912, PLR0915
        tags = self.tags
        first, last = previous, group.start
        strong = comma = joiner = dual = -1
        depth = 0
        quoted = aside = False
        for at in range(first, last):
            tag = tags[at]
            if tag == "(":
                depth += 1
            elif tag == ")":
                depth = max(0, depth - 1)
            elif depth:
                continue
            elif tag == "k" and self.low[at] in _ALSO_PREPOSITIONS:
                dual = at
            elif tag in _STRONG:
                if tag in ";:" and self.made:
                    self.pending.clear()
                if tag == "t" and at and self.low[at - 1] == "so":
                    self.pending.append(_Pending(at - 1, "k"))
                else:
                    self.pending.append(_Pending(at, tag))
                strong, comma, joiner, dual = at, -1, -1, -1
            elif tag == "Q" and at > first and tags[at - 1] == ",":
                comma, joiner, quoted = at, -1, True
            elif tag == "," and not quoted:
                aside = joiner == at - 1 or (aside and joiner >= 0)  # "and, by all accounts, had fled"
                comma, joiner = at, joiner if aside else -1
            elif tag == "&":
                aside = False
                joiner = at
        if dual >= 0 and dual > max(comma, joiner, strong) and self._content(dual + 1, last):
            dated = self.low[dual] in {"since", "until", "till"} and (
                self.low[dual + 1] in _TIME or tags[dual + 1] == "L"
            )
            timed = not index and self.low[dual - 1] in {"days", "weeks", "months", "years", "hours"} and comma < 0
            if not dated and ((index and not self.pending) or (not index and dual == 0) or timed):
                self.pending.append(_Pending(dual, "k"))
                strong, comma, joiner = dual, -1, -1
        if self._relative_without_word(index, strong, first, last):
            return Clause(index, group, last - 1, last, "rel", "", (last - 1, last), parent=index - 1)
        cut = max(comma, joiner)
        rest = self._content(cut + 1 if cut >= 0 else (strong + 1 if strong >= 0 else first), last)
        opener = self.made[-1] if self.made else None
        after_report = opener is not None and opener.group.lemma in OPENS_CLAUSE and not opener.group.passive
        if (
            not index
            and strong >= 0
            and tags[strong] == "k"
            and comma > strong
            and rest
            and "W" not in tags[strong:comma]
        ):
            self.pending = [_Pending(-1, "^")]  # its own verb is not known: "If the target bites, …"
            strong = -1
        if strong >= 0:
            taken = self.pending.pop()
            return self._marked(index, group, taken, comma, rest, last)
        if (
            after_report
            and opener is not None
            and opener.kind == "adv"
            and rest
            and cut < 0
            and opener.group.kind == "f"
        ):
            return Clause(index, group, first, last, "comp", "", (first, last), parent=index - 1)
        if index == 0 or (self.pending and self.pending[-1].tag == "^"):
            return self._resumed(index, group, self.pending.pop(), comma, rest, last)
        if not rest:
            if joiner >= 0 or not self.pending:
                return self._joined(index, group, joiner if joiner >= 0 else comma, comma >= 0)
            return self._resumed(index, group, self.pending.pop(), comma, rest, last)
        if after_report and comma < 0 and opener is not None and opener.group.lemma not in _NEEDS_THAT:
            begin = self._after_told(first, last) if opener.group.lemma in _TOLD else self._after_adjunct(first, last)
            return Clause(index, group, begin, last, "comp", "", (begin, last), parent=index - 1)
        if self.pending:
            return self._resumed(index, group, self.pending.pop(), comma, rest, last)
        if self.weak >= 0 and comma < 0 and joiner < 0:
            weak, self.weak = self.weak, -1
            return Clause(
                index, group, weak, last, "adv", self.low[weak], (weak + 1, last), parent=self._last_finite(index)
            )
        if joiner >= 0:
            clause = Clause(
                index,
                group,
                joiner + 1,
                last,
                "coord",
                self.low[joiner],
                (joiner + 1, last),
                comma=comma >= 0 or tags[joiner - 1] == ",",
            )
            clause.joined = self._level(index, group)
            clause.parent = self.made[clause.joined].parent if clause.joined >= 0 else -1
            before = self.made[self._last_finite(index)]
            if before.kind == "adv" and (clause.marker == "or" or not clause.comma):
                clause.kind, clause.marker, clause.parent = "adv", before.marker, before.parent
                return clause
            if (
                clause.marker == "but"
                and clause.comma
                and clause.joined >= 0
                and self.made[clause.joined].kind == "comp"
                and not self._in_quote(joiner)
            ):
                clause.joined, clause.parent = self._outermost(), -1
            return clause
        if comma >= 0:
            clause = Clause(index, group, comma + 1, last, "coord", ",", (comma + 1, last), comma=True)
            clause.joined = self._outermost()
            return clause
        begin = self._phrase_start(last - 1, first)
        return Clause(index, group, begin, last, "rel", "", (begin, last), parent=index - 1)

    def _relative_without_word(self, index: int, strong: int, first: int, last: int) -> bool:
        """Such as "a group it calls Gale sent …": a pronoun directly after a noun that still waits for its verb."""
        tags = self.tags
        begin = strong + 1 if strong >= 0 else first
        return (
            last - 2 >= begin
            and (strong < 0 or self.low[strong] != "whose")
            and tags[last - 1] == "P"
            and tags[last - 2] in "NZU"
            and tags[begin] in "DJNUZ"
            and bool(self.pending)
            and (strong >= 0 or not index)
        )

    def _in_quote(self, at: int) -> bool:
        return "q" in self.tags[:at] and "Q" in self.tags[at:]

    def _content(self, first: int, last: int) -> bool:
        return any(self.tags[at] in "NZUJDLPOITMg" for at in range(first, last))

    def _after_adjunct(self, first: int, last: int) -> int:
        """Skips "this week in a report" before the subject of a clause without "that"."""
        if self.tags[first] == "O" or self.low[first] in {"reporters", "lawmakers", "customers", "users"}:
            return min(first + 1, last - 1)
        if self.tags[first] != "I" and self.low[first] not in {"this", "last"}:
            return first
        for at in range(last - 1, first, -1):
            if self.tags[at] in "DP" or (self.tags[at] == "U" and self.tags[at - 1] not in "UDJpI"):
                return at
        return first

    def _after_told(self, first: int, last: int) -> int:
        """Skips who was told."""
        for at in range(first + 1, last):
            if self.tags[at] in "PD" or (self.tags[at] == "U" and self.tags[at - 1] in "NZO"):
                return at
        return first

    def _marked(self, index: int, group: Group, taken: _Pending, comma: int, rest: bool, last: int) -> Clause:  # noqa: C901, PLR0912, PLR0913, PLR0917
        tags = self.tags
        at, tag = taken.at, taken.tag
        begin = comma + 1 if comma > at and rest else at + 1
        if self._tag(begin) == "t":
            begin += 1
        subject = (begin, last) if rest else (0, 0)
        word = self.low[at]
        mark = at
        if (
            tag == "W"
            and mark > 1
            and tags[mark - 1] == "I"
            and mark > 2
            and (self.low[mark - 2] in _PARTS or tags[mark - 2] == "L")
        ):
            mark -= 2
            while mark and tags[mark - 1] in "RD":
                mark -= 1
        elif tag == "W" and mark > 0 and tags[mark - 1] == "I":
            mark -= 1
        has_comma = (mark > 0 and tags[mark - 1] == ",") or (
            at > 0
            and (
                tags[at - 1] == ","
                or tags[at - 1] in "-("
                or (tags[at - 1] == "Q" and at > 1 and tags[at - 2] == ",")
                or (tags[at - 1] == "q" and at > 1 and tags[at - 2] == ",")
            )
        )
        if tag == "W" or (tag == "t" and not rest):
            antecedent = self._antecedent(at)
            if (tag == "W" and word in {"where", "whom"}) or rest:
                pass
            else:
                subject = antecedent
            return Clause(
                index, group, at, last, "rel", word, subject, own_subject=False, parent=index - 1, comma=has_comma
            )
        if tag == "t":
            before = at - 1
            opener = self.made[-1] if self.made else None
            if opener is not None and opener.group.lemma == "cite" and tags[before] == ",":
                # "reported, citing police, that …": the report goes on
                return Clause(index, group, at, last, "comp", word, subject, parent=self._last_finite(index))
            if (
                opener is not None
                and opener.group.lemma in {"be", "mark"}
                and "time" in self.low[opener.group.end : at]
            ):
                return Clause(index, group, at, last, "rel", word, subject, parent=index - 1)
            if (
                opener is not None
                and opener.group.lemma in OPENS_CLAUSE | {"be", "seem", "appear"}
                and self._opens(opener, at)
            ):
                return Clause(index, group, at, last, "comp", word, subject, parent=index - 1)
            if before >= 0 and self.low[before] in SPEECH_NOUNS:
                return Clause(index, group, at, last, "comp", word, subject, parent=index - 1)
            if before >= 0 and tags[before] in "NZUQ":
                return Clause(index, group, at, last, "rel", word, subject, parent=index - 1, comma=has_comma)
            return Clause(index, group, at, last, "comp", word, subject, parent=index - 1)
        if tag == "k":
            over = self._opener(at)
            opener = self.made[over] if over >= 0 else None
            if (
                word in {"whether", "how", "why", "if", "what", "when", "where"}
                and opener is not None
                and index
                and at <= opener.group.end + 2 * (word in {"whether", "how"})
                and (opener.group.lemma in OPENS_CLAUSE or word == "whether" or opener.group.lemma in _ASKS)
            ):
                return Clause(index, group, at, last, "comp", word, subject, parent=over)
            if not rest:
                subject = self.made[self._last_finite(index)].subject if index else (0, 0)
            return Clause(
                index,
                group,
                at,
                last,
                "adv",
                word,
                subject,
                own_subject=rest,
                parent=self._last_finite(index) if index else -1,
                comma=has_comma,
            )
        joined = self._outermost()
        if not rest and joined >= 0:
            subject = self.made[joined].subject
        clause = Clause(
            index,
            group,
            at + 1,
            last,
            "coord" if index else "main",
            word,
            subject,
            own_subject=rest,
            joined=joined,
            comma=True,
        )
        opener = self.made[-1] if self.made else None
        if tag == ":" and opener is not None and opener.group.lemma in OPENS_CLAUSE:
            clause.kind, clause.parent = "comp", index - 1
        return clause

    def _opens(self, opener: Clause, at: int) -> bool:
        """Such as "that" begins what the verb says, and does not describe the verb's object."""
        first = opener.group.end
        if first >= at or opener.group.lemma in _TOLD or opener.group.passive or opener.group.lemma == "be":
            return True
        if self.low[first] in {"of", "about", "against"}:
            return False
        return self.tags[first] in "IRQT,(q" or self.low[first] in _WHEN or self.low[at - 1] in SPEECH_NOUNS

    def _antecedent(self, at: int) -> tuple[int, int]:
        end = at
        while end > 0 and self.tags[end - 1] in ",QqI-(":
            end -= 1
        return (self._phrase_start(end - 1, 0), end) if end else (0, 0)

    def _resumed(self, index: int, group: Group, taken: _Pending, comma: int, rest: bool, last: int) -> Clause:  # noqa: PLR0913, PLR0917
        tags = self.tags
        begin = taken.at + 1
        subject_end = last
        if index and not (comma >= 0 and rest):
            subject_end = self._before_modifiers(begin, last)
        if (
            index
            and not rest
            and comma >= 0
            and tags[group.head] == "V"
            and group.aux in {"", "F"}
            and self.made[0].kind in {"adv", "inf", "ger"}
        ):
            return Clause(index, group, group.start, last, "main", "", (0, 0))
        ordered = not index and not rest and comma >= 0 and group.start == comma + 1
        if (
            ordered
            and tags[group.head] == "V"
            and group.aux == ""
            and tags[begin] in "ZNUD"
            and not self._is_adjunct(begin)
        ):
            mark = next((at for at in range(begin, last) if tags[at] == ","), last)
            return Clause(
                index, group, begin, last, "main", "", (begin, mark)
            )  # "Flaws, such as that one, come first."
        if ordered and tags[group.head] == "V" and group.aux in {"", "F"}:
            return Clause(index, group, group.start, last, "main", "", (0, 0))  # "From another device, move …"
        if not index and comma >= 0 and self._is_adjunct(begin):
            subject = (self._after_adjuncts(begin, last), last)
            subject = (subject[0], self._before_company(*subject))
        elif comma >= 0 and rest and index:
            subject = (comma + 1, last)
        else:
            subject = (self._after_time(begin, subject_end), subject_end)
        if tags[last - 1] == "P" and subject[1] == last and subject[0] < last - 1:
            subject = (last - 1, last)
        if index and subject[0] == begin and begin < last and tags[begin] in "ILR":
            mark = next((at for at in range(begin, self.made[0].start) if tags[at] == ","), -1)
            if 0 <= mark < self.made[0].start - 2:
                subject = (mark + 1, self._before_modifiers(mark + 1, last))
        resumes = (comma + 1 if comma >= 0 else group.start) if index else -1
        if taken.tag == "^":
            return Clause(
                index,
                group,
                begin if index == 0 or subject[0] == begin else subject[0],
                last,
                "main",
                "",
                subject,
                resumes=resumes,
            )
        clause = self._marked(index, group, taken, comma, True, last)
        clause.subject = subject
        clause.resumes = resumes
        if taken.tag == "t":
            clause.kind = "comp"
            clause.parent = self._opener(taken.at)
        return clause

    def _after_time(self, first: int, last: int) -> int:
        """Skips "In April" or "On March 29" before a subject without a comma."""
        at = first
        while at < last and self.tags[at] in "R&qk" and at < first + 2:
            at += 1
        if at < last and self.tags[at] == "I" and self.low[at] in {"in", "on", "by", "since", "during", "at"}:
            end = at + 1
            while end < last and (self.low[end] in _TIME or self.tags[end] == "L"):
                end += 1
            if at + 1 < end < last:
                return end
        return first

    def _opener(self, at: int) -> int:
        for other in range(len(self.made) - 1, -1, -1):
            if self.made[other].group.end <= at:
                return other
        return -1

    def _is_adjunct(self, first: int) -> bool:
        """The words before the first comma are not the first item of a list of subjects."""
        return self.tags[first] in "IRkGLT" or self.low[first] in {
            "last",
            "this",
            "today",
            "yesterday",
            "five",
            "two",
            "three",
        }

    def _after_adjuncts(self, first: int, last: int) -> int:
        """Behind "On July 29, 2025," and "In such attacks,"."""
        at = first
        while at < last:
            mark = next((index for index in range(at, last) if self.tags[index] == ","), -1)
            if mark < 0 or mark + 1 >= last:
                return at
            at = mark + 1
            following = next((index for index in range(at, last) if self.tags[index] == ","), -1)
            if not (self.tags[at] == "L" and following == at + 1) and self.tags[at] not in "IR":
                return at
        return first

    def _before_company(self, first: int, last: int) -> int:
        """Where ", along with …" begins within a subject."""
        for at in range(first + 1, last - 1):
            if self.tags[at] == "," and self.low[at + 1] in {"along", "together", "including"}:
                return at
        return last

    def _before_modifiers(self, first: int, last: int) -> int:
        for at in range(first + 1, last):
            if self.tags[at] in "W," or any(at in {made.start, made.group.start} for made in self.made[-6:]):
                return at
        return last

    def _joined(self, index: int, group: Group, at: int, comma: bool) -> Clause:
        level = self._level(index, group)
        begin = at if at >= 0 else group.start
        clause = Clause(
            index, group, begin, group.start, "coord", self.low[at] if at >= 0 else "", comma=comma, own_subject=False
        )
        if level >= 0:
            base = self.made[level]
            clause.joined, clause.parent, clause.subject = level, base.parent, base.subject
            if not group.aux and self.tags[group.head] == "V" and base.group.modal:
                group.modal = base.group.modal
            if not group.aux and base.group.negated and self.tags[group.head] == "V" and clause.marker in {"or", "nor"}:
                group.negated = True
        return clause

    def _level(self, index: int, group: Group) -> int:
        """The clause that a coordinated one goes on from."""
        for other in range(index - 1, -1, -1):
            made = self.made[other]
            if (
                made.kind == "coord"
                and made.marker == ","
                and made.group.lemma in _INSERTED
                and made.own_subject
                and other
            ):
                continue
            if made.kind == "rel" and not made.comma and other and self._comma_before(group.start):
                continue
            if made.group.kind == "f" and made.kind != "adv":
                if (
                    made.kind == "comp"
                    and (
                        group.lemma in SPEAKING
                        or (group.lemma in OPENS_CLAUSE and "t" in (self._tag(group.end), self._tag(group.end + 1)))
                    )
                    and not (group.passive)
                    and made.parent >= 0
                ):
                    return made.parent if self.made[made.parent].group.kind == "f" else other
                return other
        return -1

    def _tag(self, at: int) -> str:
        return self.tags[at] if at < len(self.tags) else "."

    def _comma_before(self, at: int) -> bool:
        while at > 0 and self.tags[at - 1] in "&R":
            at -= 1
        return at > 0 and self.tags[at - 1] == ","

    def _outermost(self) -> int:
        for other, made in enumerate(self.made):
            if made.group.kind == "f" and made.kind in {"main", "coord"}:
                return other
        return -1

    def _ends(self) -> None:
        """Each clause goes on to where the next begins that does not stand within it."""
        size = len(self.tags)
        while size and self.tags[size - 1] == ".":
            size -= 1
        for clause in self.made:
            first, last = clause.subject
            while last > first + 1 and self.tags[last - 1] == "R":
                last -= 1
            clause.subject = (first, last)
            clause.end = size
            for other in self.made[clause.index + 1 :]:
                if other.kind in {"inf", "ger", "part"}:
                    continue
                if other.kind == "rel" and not other.comma:
                    continue
                if other.kind == "comp" and self._within(other, clause):
                    continue
                begin = other.start if other.start >= clause.group.end or other.resumes < 0 else other.resumes
                clause.end = max(clause.group.end, begin)
                break
            while clause.end > clause.group.end and self.tags[clause.end - 1] in ",;:-&.qk":
                clause.end -= 1

    def _within(self, inner: Clause, outer: Clause) -> bool:
        seen = 0
        while inner.parent >= 0 and seen < 40:
            if inner.parent == outer.index:
                return True
            inner = self.made[inner.parent]
            seen += 1
        return False


SPEAKING = frozenset(
    "reckon say state report claim note add tell confirm announce warn reveal disclose name identify specify comment provide elaborate"
    " decline refuse attribute urge recommend advise share explain describe mention deny".split()
)
