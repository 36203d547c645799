"""Who is named as a source beside the verbs of a sentence: "according to", "in the view of", "police believe"."""

import re

from noroshi.alerts.claims.english.reading import Link, Reading
from noroshi.alerts.claims.english.referents import MEDIA_NAME

_SOURCE = re.compile(
    r"[A-Z]|\b(?:sources?|officials?|reports?|people|persons?|police|investigators|researchers|analysts|data|documents?|media|experts?|authorities|statement)\b"
)
_AS_SAID = frozenset(
    {"reported", "noted", "described", "stated", "explained", "confirmed", "detailed", "claimed", "disclosed"}
)
_INTO = frozenset({"in", "by", "from", "on", "to"})
_VIEWS = frozenset(
    "view views opinion words eyes judgment judgement assessment estimation telling estimate estimates reckoning count tally account"
    " accounts figures calculation calculations analysis reading mind book phrase version".split()
)
_WHOSE = {"her": "she", "his": "he", "its": "it", "their": "they"}
_NEAR_HEAD = 3
_THE_FIRM = re.compile(
    r"the (?:company|firm|exchange|bank|protocol|platform|startup|vendor|lender|custodian|broker|provider)"
)
_PUTS = frozenset({"put", "puts", "tells", "told", "sees", "saw", "describes", "described"})
_ASIDE = {
    form: lemma
    for lemma, forms in {
        "say": "say says said",
        "believe": "believe believes believed",
        "suspect": "suspect suspects suspected",
        "think": "think thinks thought",
        "report": "report reports reported",
        "claim": "claim claims claimed",
        "reckon": "reckon reckons reckoned",
        "add": "add adds added",
        "note": "note notes noted",
        "estimate": "estimate estimates estimated",
        "argue": "argue argues argued",
        "allege": "allege alleges alleged",
        "warn": "warn warns warned",
        "explain": "explain explains explained",
        "write": "write writes wrote",
        "insist": "insist insists insisted",
        "maintain": "maintain maintains maintained",
        "concede": "concede concedes conceded",
        "fear": "fear fears feared",
        "conclude": "conclude concludes concluded",
        "find": "finds found",
        "assume": "assume assumes assumed",
        "confirm": "confirm confirms confirmed",
        "state": "state states stated",
        "admit": "admit admits admitted",
        "acknowledge": "acknowledge acknowledges acknowledged",
        "recall": "recall recalls recalled",
        "advise": "advise advises advised",
        "recommend": "recommend recommends recommended",
        "disclose": "disclose discloses disclosed",
        "declare": "declare declares declared",
        "announce": "announce announces announced",
        "read": "reads",
        "show": "shows show showed",
        "quip": "quip quips quipped",
        "joke": "jokes joked",
        "presume": "presume presumes presumed",
        "guess": "guess guesses guessed",
        "judge": "judge judges judged",
        "learn": "learned learnt",
        "calculate": "calculate calculates calculated",
        "promise": "promises promised",
        "tell": "tells told",
        "contend": "contend contends contended",
        "observe": "observes observed",
        "see": "sees",
    }.items()
    for form in forms.split()
}
"""verbs that stand beside what is said: "the gang, police believe, stole coins" """
_HELD = frozenset(
    "believe believes believed suspect suspects suspected think thinks thought fear feared assume assumes assumed find finds found".split()
)
"""what one held is not what one told: "as analysts had long assumed" """
_HELD_TO_BE = {
    "believed": "believe",
    "thought": "think",
    "said": "say",
    "alleged": "allege",
    "reported": "report",
    "suspected": "suspect",
    "assumed": "assume",
    "feared": "fear",
    "claimed": "claim",
    "rumo": "rumor",
}
_ASIDE_WORDS = 10
_VERDICTS = frozenset(
    "verdict conclusion advice message answer explanation warning diagnosis guess theory view take assessment finding findings"
    " recommendation recommendations description estimate summary reply response comment statement".split()
)
_MEDIA = re.compile(
    r"\b(?:[Ii]n (?:an? |some |several )?(?:\w+ )?(?:interview|comments|remarks|statement|e-?mail|messages?|conversation|response|call|reply)s? (?:with|to|for|sent to|given to|published by)"
    r"|[Ss]peaking (?:to|with|on)|[Tt]alking (?:to|with)|[Qq]uoted (?:by|in)|[Cc]ited by|[Aa]s told to|[Ww]riting in|who (?:had |have )?(?:spoke|spoken|talked) (?:to|with)|(?:gave|given|shown|passed|leaked) to) (?P<who>(?:the )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4})"
)


class Sourcing(Reading):
    """Adds sources that are named without a reporting verb of their own."""

    def _according(self, at: int, until: int) -> None:
        """Finds "according to" and the like from word `at` on: who is named first is remembered first."""
        low, tags, size = self.parsed.low, self.parsed.tags, len(self.parsed.tags)
        while at < min(until, size - 1):
            if low[at] == "according" and low[at + 1] == "to":
                first = at + 2
            elif at and low[at] == "if" and (right := self._if_right(at)):
                self._add_according(at, at + 1, right - 2)
                at = right
                continue
            elif (low[at] == "per" and (not at or tags[at - 1] == ",")) or low[at] == "citing":
                first = at + 1
            elif low[at] == "as" and at + 3 < size and low[at + 2] == "by" and low[at + 1] in _AS_SAID:
                first = at + 3
            elif (
                low[at] in _INTO
                and at + 4 < size
                and low[at + 1] == "the"
                and low[at + 2] in _VIEWS
                and low[at + 3] == "of"
            ):
                first = at + 4
            elif low[at] in _INTO and at + 2 < size and low[at + 1] in _WHOSE and self._ends_view(at + 2):
                self._in_their_view(at)
                at += 3
                continue
            elif low[at] in _INTO and (owned := self._view_of(at)):
                self._add_according(at, at + 1, owned[0])
                at = owned[1]
                continue
            else:
                at += 1
                continue
            last = self._phrase_end(first)
            if low[first] == "one" and last + 1 < size and tags[last] == "," and tags[last + 1] == "U":
                first, last = last + 1, self._phrase_end(last + 1)
            self._add_according(at, first, last)
            at = max(last, at + 1)

    def _add_according(self, at: int, first: int, last: int) -> None:
        size = len(self.parsed.tags)
        written = self._phrase(first, last)
        if self.parsed.low[at] == "citing" and written[:1].islower():
            head = re.split(r"\b(?:from|about|by|in|over|with|for)\b", written, maxsplit=1)[0]
            if not _SOURCE.search(head):
                return
        name = self.speakers.name(written)
        if not name:
            return
        tags = self.parsed.tags
        close = next((index for index in range(last, size) if tags[index] == ","), size)
        if "t" in tags[first:last]:
            self.used |= {clause.index for clause in self.clauses if at < clause.start and clause.group.end <= close}
        citing = self.parsed.low[at] == "citing"
        if citing:
            self.used |= {clause.index for clause in self.clauses if clause.group.start == at}
        inner = next(
            (c for c in reversed(self.clauses) if c.kind == "comp" and c.start <= at < c.end and c.parent >= 0), None
        )
        at_end = not any(clause.group.kind == "f" and clause.group.start >= last for clause in self.clauses)
        if inner is not None and not at_end:
            start, end, order = inner.start, inner.end, at + 0.5
        elif at <= 2 or (at_end and at > 2) or citing:
            start, end, order = 0, size, (-0.5 if not citing else -0.8 if self._ends_with_report(at) else 10_000.0)
            if at_end and at > 2 and not citing:
                # of the last clause alone, where it is set off by "and" before it
                begin = next(
                    (
                        c.start
                        for c in reversed(self.clauses)
                        if c.kind in {"main", "coord"} and c.start < at and c.own_subject
                    ),
                    0,
                )
                start = begin if begin and self.parsed.tags[begin - 1] in "&;" else 0
        elif self.parsed.low[at] in _INTO:
            clause = next((c for c in reversed(self.clauses) if c.start <= at), None)
            start, end, order = clause.start if clause is not None else 0, size, at + 0.5
        else:
            start, end, order = at, size, at + 0.5
            if at and tags[at - 1] in "(,":
                start = next(
                    (
                        c.start
                        for c in reversed(self.clauses)
                        if c.kind in {"main", "coord"} and c.start <= at and c.group.start > last
                    ),
                    at,
                )
                previous = next((c for c in reversed(self.clauses) if c.group.kind == "f" and c.end <= at + 1), None)
                start = min(start, at) if previous is not None else 0
        end = next((index for index in range(last, end) if self.parsed.tags[index] == ";"), end)
        self.links.append(Link(start, end, order, name, (at, last)))

    def _ends_with_report(self, at: int) -> bool:
        """Such as "…, the paper reported, citing …": the source is the paper's."""
        return any(
            c.kind == "coord" and c.marker == "," and c.group.end <= at and c.group.lemma in self.rules.says
            for c in self.clauses
        )

    def _if_right(self, at: int) -> int:
        """The word after "right" in "if the ministry is right"; 0 elsewhere."""
        low = self.parsed.low
        for mark in range(at + 2, min(len(low) - 1, at + 8)):
            if low[mark] in {"is", "are", "was", "were"}:
                return mark + 2 if low[mark + 1] in {"right", "correct"} else 0
        return 0

    def _ends_view(self, at: int) -> bool:
        """Such as "view" or "own estimate"."""
        low = self.parsed.low
        return low[at] in _VIEWS or (low[at] == "own" and low[at + 1 : at + 2] != [] and low[at + 1] in _VIEWS)

    def _in_their_view(self, at: int) -> None:
        """Such as "in her assessment", "by its own account"."""
        low = self.parsed.low
        pronoun = _WHOSE[low[at + 1]]
        first, last = self._main_subject()
        if last <= at and first < last and pronoun in {"it", "they"} and self._can_speak(first, last):
            name = self.speakers.name(self._phrase(*self._actor(first, last)))
        else:
            name = self.speakers.name(pronoun)
        if name and all(link.name != name for link in self.links):
            begin = 0 if at < _NEAR_HEAD or at > len(low) - _NEAR_HEAD - 3 else at
            self.links.append(Link(begin, len(low), at + 0.5, name, (at, at + 3)))

    def _view_of(self, at: int) -> tuple[int, int] | None:
        """Such as "by the ministry's count": the word after the name, and the one after "count"."""
        tags, low = self.parsed.tags, self.parsed.low
        if at and tags[at - 1] not in ",;:(-q":
            return None
        for mark in range(at + 2, min(len(tags) - 1, at + 8)):
            if tags[mark] == "p":
                noun = mark + 1 + (tags[mark + 1] in "JR" or low[mark + 1] == "own")
                return (mark, noun + 1) if noun < len(low) and low[noun] in _VIEWS else None
            if tags[mark] in ",;:WtkI":
                return None
        return None

    def _aside_hedge(self, lemma: str) -> str:
        return next((rule.gives for rule in self.rules.hedges.get("frame", ()) if lemma in rule.words), "")

    def _insertions(self) -> None:
        """Gives what stands around an insertion to whoever speaks there."""
        for one in self.parsed.insertions:
            who = one.who.of(self.text)
            name = self.speakers.name(self._subject_meant(who, one.at) or who)
            order = -1.0 if one.closes else one.at + 0.5 if one.first else -0.6
            cue = (one.at, one.at)
            if one.told is not None and (
                paper := self._paper_told(one.told.of(self.text), one.told.start, one.told.end)
            ):
                self.links.append(Link(one.first, one.last, order - 0.5, paper, cue, "", one.said))
            hedge = self._aside_hedge(one.lemma)
            if name or hedge:
                self.links.append(Link(one.first, one.last, order, name, cue, hedge, one.said))

    def _subject_meant(self, pronoun: str, until: int) -> str:
        """Whom "it" or "they" of an insertion means, where the subject of its sentence can speak: "The bank, it said, …"."""
        first, last = self._main_subject()
        low = pronoun.casefold()
        if _THE_FIRM.fullmatch(low) and first < last <= until:
            end = next((at for at in range(first, last) if self.parsed.tags[at] == "p"), last)
            while first < end and self.parsed.tags[first] in "DI":
                first += 1
            named = first < end and all(tag == "U" for tag in self.parsed.tags[first:end])
            known = named and self.text.count(self._phrase(first, end)) > 1
            return self._phrase(first, end) if known and self._can_speak(first, end) else ""
        if low not in {"it", "they"} or first >= last or last > until or not self._can_speak(first, last):
            return ""
        head = self.parsed.tags[last - 1]
        named = head == "U" and (last - first > 1 or self.text.count(self._phrase(first, last)) > 1)
        if not named and self.parsed.low[first] != "the":
            return ""
        several = (
            head == "Z" or self.parsed.low[last - 1] in {"police", "people"} or "&" in self.parsed.tags[first:last]
        )
        if head == "P" or several != (low == "they"):
            return ""
        return self._phrase(*self._actor(first, last))

    def _paper_told(self, words: str, start: int, end: int) -> str:
        """The paper, station or agency of which it is written that somebody told it something."""
        word = words.rsplit(" ", 1)[-1].casefold()
        if word == "agency":
            return self.speakers.spoken_last("media") or self.speakers.mentioned_last("media")
        paper = word in {"paper", "newspaper", "outlet", "broadcaster", "magazine", "daily"} and not words.startswith(
            "this"
        )
        kinds = self.speakers.kinds(start, end)
        if paper or MEDIA_NAME.search(words) or any(entity.kind == "media" for entity in kinds):
            return self.speakers.name(words)
        return ""

    def _asides(self) -> None:
        """Finds ", police believe," and ", says Ann Lee," within a sentence, and "as Ann Lee put it"."""
        tags, low, size = self.parsed.tags, self.parsed.low, len(self.parsed.tags)
        for at in range(size - 2):
            if low[at] == "as" and tags[at] == "k" and (not at or tags[at - 1] in ",;-("):
                self._as_said(at)
            elif tags[at] == "," and at:
                self._aside(at)
            elif tags[at] == ":" and at:
                self._before_colon(at)
            elif low[at] == "how" and tags[at - 1] in "BS" and low[size - 2] == "it":
                verb = size - 3
                if verb > at + 1 and low[verb] in _PUTS:
                    self._beside((at + 1, verb), (at, size - 1), 0, at, "say")

    def _aside(self, at: int) -> None:
        tags, low, size = self.parsed.tags, self.parsed.low, len(self.parsed.tags)
        end = next((index for index in range(at + 1, min(size, at + 2 + _ASIDE_WORDS)) if tags[index] in ",.;:-qQ"), 0)
        if end <= at + 2 or end >= size - 1 or tags[end] != ",":
            return
        if low[at + 1] == "it" and low[at + 2] in {"is", "was"} and end == at + 4:
            lemma = next((lemma for lemma in _HELD_TO_BE if low[at + 3].startswith(lemma)), "")
            if lemma:
                hedge = next(
                    (rule.gives for rule in self.rules.hedges.get("raising", ()) if _HELD_TO_BE[lemma] in rule.words),
                    "",
                )
                self.frames |= {clause.index for clause in self.clauses if at < clause.group.head < end}
                self.links.append(Link(at, size, at + 0.5, "", (at + 1, end), hedge))
            return

    def _as_said(self, at: int) -> None:
        tags, low, size = self.parsed.tags, self.parsed.low, len(self.parsed.tags)
        end = next((index for index in range(at + 1, size) if tags[index] in ",.;:-qQ"), size)
        verb = next(
            (index for index in range(at + 2, min(end, at + 12)) if low[index] in _ASIDE or low[index] in _PUTS), 0
        )
        if not verb or end - verb > 5 or not all(tag in "DJNUZLOPp&RMBHI" for tag in tags[at + 1 : verb]):
            return
        if (low[verb] in _PUTS and low[verb + 1] not in {"it", "this"}) or any(
            tag in "DtUW" for tag in tags[verb + 1 : end]
        ):
            return
        if low[verb] in _HELD:
            return
        who = next((index for index in range(at + 2, verb) if tags[index] in "RMBH"), verb)
        start = next((index + 1 for index in range(at - 1, -1, -1) if tags[index] in ";:"), 0)
        self._beside((at + 1, who), (at, end), start, size, _ASIDE.get(low[verb], "say"))

    def _before_colon(self, at: int) -> None:
        """Such as "The agency put it bluntly: …", "Northwind's verdict: …"."""
        tags, low, size = self.parsed.tags, self.parsed.low, len(self.parsed.tags)
        first = next((index + 1 for index in range(at - 1, -1, -1) if tags[index] in ";:,q"), 0)
        if at - first > 14 or at + 2 > size:
            return
        verb = next(
            (index for index in range(first + 1, at) if low[index] in _PUTS and low[index + 1] in {"it", "this"}), 0
        )
        if not verb:
            verb = next(
                (
                    index
                    for index in range(first + 1, at - 1)
                    if low[index] in {"had", "has"} and low[index + 1] == "this"
                ),
                0,
            )
        is_ = next((index for index in range(first + 2, at) if tags[index] == "B"), 0)
        if (
            not verb
            and is_
            and at - is_ <= 3
            and low[is_ - 1] in _VERDICTS
            and all(tag in "JNRU" for tag in tags[is_ + 1 : at])
        ):
            verb = next((index for index in range(first + 1, is_) if tags[index] == "p"), 0)
        if not verb and low[at - 1] in _VERDICTS:
            verb = next((index for index in range(first + 1, at - 1) if tags[index] == "p"), 0)
            if not all(tag in "DJNUZL&" for tag in tags[first:verb]):
                return
            if not verb and at - 2 > first and tags[at - 2] in "JN" and tags[first] == "U":
                return
        if verb:
            self._beside((first, verb), (first, at), at, size, "say")

    def _beside(self, who: tuple[int, int], cue: tuple[int, int], first: int, last: int, lemma: str) -> None:
        """A speaker beside what they say."""
        name = self.speakers.name(self._phrase(*who))
        hedge = self._aside_hedge(lemma)
        self.frames |= {clause.index for clause in self.clauses if cue[0] <= clause.group.head < cue[1]}
        if name or hedge:
            self.links.append(Link(first, last, cue[0] + 0.5 if first else -0.6, name, cue, hedge))

    def _media(self) -> None:
        """Finds who asked, as in "in an interview with the Evening Post": they stand before who answered."""
        base = self.parsed.starts[0] if self.parsed.starts else 0
        words = self._phrase(0, len(self.parsed.tags))
        if "nterview" not in words and not _MEDIA.search(words):
            return
        for found in _MEDIA.finditer(words):
            who = found["who"]
            kinds = self.speakers.kinds(base + found.start("who"), base + found.end("who"))
            if not MEDIA_NAME.search(who) and not any(entity.kind == "media" for entity in kinds):
                continue
            name = self.speakers.passing(who)
            first, last = self._words_at(0, found.start(), found.end())
            self.used |= {clause.index for clause in self.clauses if first <= clause.group.head < last}
            if name and any(link.name and link.name != name for link in self.links):
                self.links.append(Link(0, len(self.parsed.tags), -2.0, name, (first, last)))
