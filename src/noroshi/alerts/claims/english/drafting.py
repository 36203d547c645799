"""Statements to drafts: spans, chains of speakers, dates, numbers."""

import re
from itertools import pairwise

import msgspec

from noroshi.alerts.claims.dates import find_date
from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.hedging import ONLY_NAMED
from noroshi.alerts.claims.english.reading import OBJECT_WORDS, Link, Made
from noroshi.alerts.claims.english.standing import Standing
from noroshi.alerts.model import Hedge
from noroshi.text.span import Span

_YEARLY = re.compile(
    r"(?:the )?(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})? [^,;]{2,60}?\b(?:attacks?|hacks?|heists?|thefts?|breach|intrusions?|incidents?|exploits?)\b",
)


class Drafting(Standing):
    """Adds the way out: drafts."""

    def read(self) -> list[Draft]:
        """The claims of this sentence."""
        self.prepare()
        if self.parsed.low and self.parsed.low[-1] == "?":
            return []
        for clause in self.clauses:
            if clause.index not in self.used and clause.index not in self.frames:
                self._claim(clause)
        self._opened()
        self._merge()
        self._weigh()
        self._appositions()
        self._parts()
        self._fragment()
        self._remember()
        return self._drafts()

    def _drafts(self) -> list[Draft]:
        self.made.sort(key=lambda made: (made.first, -made.last))
        found: list[Draft] = []
        for index, made in enumerate(self.made):
            begin = made.first
            last = made.last
            following = next(
                (other.first for other in self.made[index + 1 :] if other.first > made.clause.group.head),
                len(self.parsed.tags),
            )
            if following > made.clause.group.end:
                last = min(last, following)
            span = self._span(begin, last)
            if span is None or (
                len(self.made) > 1 and made.clause.group.lemma == "be" and made.clause.end <= made.clause.group.end
            ):
                continue
            found += self._split(made, self._draft(made, span))
        return found

    def _span(self, first: int, last: int) -> Span | None:
        tags = self.parsed.tags
        while (first < last and tags[first] in ",;:&-.Q)t") or (
            first < last
            and tags[first] == "k"
            and self.parsed.low[first] not in {"as", "since", "until"}
            and first + 1 < last
        ):
            first += 1
        while last > first and tags[last - 1] in ",;:&-.qk(":
            last -= 1
        if first >= last:
            return None
        start, end = self.parsed.starts[first], self.parsed.ends[last - 1]
        if tags[first] == "q" and "”" not in self.text[start:end] and self.text[start:end].count('"') != 2:
            start = self.parsed.starts[min(first + 1, last - 1)]
        return Span(start, end) if start < end else None

    def _chain(self, made: Made) -> tuple[tuple[str, ...], str, list[tuple[int, int]]]:
        names: list[str] = []
        hedge = ""
        cues: list[tuple[int, int]] = []
        head = made.clause.group.head
        for link in self.links:
            if link.first <= max(head, made.first) < link.last and not (link.cue[0] <= head < link.cue[1]):
                if link.name and (not names or names[-1] != link.name):
                    names.append(link.name)
                spoken = link.said is not None or (link.cue[1] > link.cue[0] and not self._is_source(link))
                if link.hedge or (link.name and spoken):
                    hedge = link.hedge
                cues.append(link.cue)
        first, last = made.own_speaker
        if (
            first >= last
            and made.clause.kind in {"rel", "ger", "part", "inf"}
            and not made.clause.comma | (made.clause.kind == "ger")
        ):
            host = self._host(made.clause)
            named = made.type == "identity" and made.clause.kind == "part"
            if host is not None and host.type in {"attribution", "recommendation"} and not named:
                first, last = host.own_speaker
        own = ""
        if first < last:
            own = self._own_name(made, first, last)
        elif not names and self._is_asked(made):
            own = self.speakers.asking()
        if own and (not names or names[-1] != own):
            names.append(own)
        return tuple(names), hedge, cues

    def _is_asked(self, made: Made) -> bool:
        """Such as "Members are urged to …": by whom, is not said again."""
        group = made.clause.group
        if made.clause.kind == "inf" and (host := self._host(made.clause)) is not None:
            group = host.clause.group
        return made.type == "recommendation" and group.passive and not group.modal and group.lemma in self.rules.advises

    def _own_name(self, made: Made, first: int, last: int) -> str:
        """The speaker of what is blamed or advised; "it" of a relative clause is the subject over it, as in "a mixer that it calls …"."""
        words = self._phrase(*self._actor(first, last))
        if made.clause.kind in {"rel", "comp"} and words.casefold() in {"it", "they"}:
            main = self._main_subject()
            if main[0] < main[1] <= first and self._can_speak(*main):
                return self.speakers.name(self._phrase(*main))
        return self.speakers.name(words)

    def _is_source(self, link: Link) -> bool:
        return self.parsed.low[link.cue[0]] in {"according", "citing", "per"}

    def _draft(self, made: Made, span: Span) -> Draft:
        names, frame_hedge, cues = self._chain(made)
        hedge: Hedge = made.hedge
        if hedge == "asserted" and frame_hedge and made.type != "recommendation":
            hedge = frame_hedge  # type: ignore[assignment]
        hedge, said = self._stands(made, hedge)
        cues.append(said)
        type_ = made.type
        if (
            hedge == frame_hedge == "denied"
            and type_ in {"tactic", "incident", "targeting", "motive"}
            and self._accused_denies()
        ):
            type_ = "attribution"
        return Draft(
            type_,
            self.sentence,
            span,
            self._noun(made.subject),
            self._object(made),
            names,
            hedge,
            tuple(self._cue(cue) for cue in sorted({*cues, *made.cues}) if cue[0] < cue[1]),
            self._date(made, span),
            grounds=made.grounds if type_ == made.voted else made.grounds | {f"=set {type_}"},
        )

    def _accused_denies(self) -> bool:
        """Who denies is a state or an attacker: it is the attribution that is denied."""
        bits = self.rules.bits
        for index in self.frames:
            clause = self.clauses[index]
            if clause.group.lemma in ONLY_NAMED and self._kinds(*clause.subject) & (bits["state"] | bits["attacker"]):
                return True
        return False

    def _date(self, made: Made, span: Span) -> str:
        """When it happened; else when it was said."""
        date = find_date(self._with_time(made, span), self.document.date)
        if not date and made.clause.kind == "comp" and made.clause.parent in self.frames:
            frame = self.clauses[made.clause.parent]
            date = find_date(self._phrase(frame.start, made.clause.start), self.document.date)
        elif not date:
            for link in self.links:
                if link.order == -1.0 and link.cue[0] >= made.clause.group.end:
                    date = find_date(self._phrase(link.cue[0], len(self.parsed.tags)), self.document.date)
        return date

    def _with_time(self, made: Made, span: Span) -> str:
        """The words of the claim with what stands before them in its clause ("In late March 2024, …")."""
        start = span.start
        if made.clause.kind == "main" and made.clause.group.kind == "f" and made is self.made[0]:
            start = min(start, self.parsed.starts[made.clause.start])
        return self.text[start : span.end]

    def _cue(self, cue: tuple[int, int]) -> Span:
        first, last = cue[0], min(cue[1], len(self.parsed.ends))
        return Span(self.parsed.starts[first], self.parsed.ends[last - 1])

    def _noun(self, span: tuple[int, int]) -> str:
        first, last = span
        tags = self.parsed.tags
        while first < last and tags[first] in "qQ,&Rk.;:-":
            first += 1
        while last > first and tags[last - 1] in "qQ,&;:-.(":
            last -= 1
        return self._phrase(first, last)

    def _object(self, made: Made) -> str:
        first, last = made.object
        tags = self.parsed.tags
        end = first
        while end < last and end - first < OBJECT_WORDS:
            if tags[end] in ";:W-" or (tags[end] in "k," and end > first):
                break
            end += 1
        return self._noun((first, end))

    def _split(self, made: Made, draft: Draft) -> list[Draft]:
        """Such as "the 2018 theft and the 2019 break-in" are two."""
        if made.type != "attribution":
            return [draft]
        words = draft.span.of(self.text)
        incidents = list(_YEARLY.finditer(words))
        if len(incidents) < 2 or not all(
            re.fullmatch(r"(?:,| and|, and|\s)*\s*", words[a.end() : b.start()]) for a, b in pairwise(incidents)
        ):
            return [draft]
        found = []
        for number, match in enumerate(incidents):
            start = draft.span.start if not number else draft.span.start + match.start()
            span = Span(start, draft.span.start + match.end())
            found.append(
                msgspec.structs.replace(
                    draft, span=span, object=match.group(), date=find_date(match.group(), self.document.date)
                )
            )
        return found
