"""A sentence in clauses: what kinds of things its words name, and how its verbs stand."""

import re
from typing import Final

import msgspec

from noroshi.alerts.claims.english.clauses import Clause, clauses
from noroshi.alerts.claims.english.rules import NONE_BIT, Rules
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.claims.english.tag import SAME_PAST, Parse, parse
from noroshi.alerts.model import ClaimType, Document, Hedge, Sentence
from noroshi.text.span import Span

OBJECT_WORDS: Final = 14
_CLUSTER = re.compile(
    r"\b(?:UNC|APT|TA|FIN|TAG|DEV|Storm|UAT|CL-STA|G)-?\d+\b|\b(?:Sleet|Chollima|Typhoon|Blizzard|Sandstorm|Tempest|Panda|Bear|Kitten|Spider|Comet)$"
)
"""how vendors name attackers"""
_ENTITY_KIND = {
    "actor": "attacker",
    "agency": "authority",
    "media": "reporter",
    "company": "victim",
    "malware": "tool",
    "incident": "attack",
    "person": "reporter",
    "state": "state",
}


_GANG_NAMES = frozenset("lazarus ransom hacking threat espionage extortion andariel kimsuky".split())
_LISTED: Final = 12
"""words of one of several who are listed"""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    " spring summer autumn winter".split()
)
_WORDS_AT_MOST: Final = 400
"""Words of a sentence that are looked at: real sentences are shorter."""


class Memory(msgspec.Struct):
    """What "it" and "they" stand for."""

    subject_kinds: int = 0


class Link(msgspec.Struct, frozen=True):
    """A speaker, and the words that it covers."""

    first: int
    last: int
    order: float
    """outer speakers before inner ones"""
    name: str
    cue: tuple[int, int]
    hedge: str = ""
    """of the verb: believe → likely"""
    said: Span | None = None
    """the words of an insertion, which are not among those of the sentence"""


class Made(msgspec.Struct):
    """A statement in the making. Pairs of numbers are words: the first, and the one after the last."""

    clause: Clause
    type: ClaimType
    first: int
    last: int
    hedge: Hedge = "asserted"
    cues: list[tuple[int, int]] = msgspec.field(default_factory=list)
    own_speaker: tuple[int, int] = (0, 0)
    """who blames, names or advises"""
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    silent: bool = False
    """somebody gave no information"""
    presumed: bool = False
    """taken as known, whatever is held of the claim around it"""
    grounds: frozenset[str] = frozenset()
    """what the rules found in it"""
    voted: ClaimType | None = None
    """what the votes made of it alone; `type` differs where the build of the sentence says more"""


class Reading:
    """Words and clauses of one sentence."""

    opened = False
    """a quotation of a sentence before goes on in this one"""

    def __init__(
        self, document: Document, sentence: Sentence, speakers: Speakers, known: Rules, memory: Memory
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.speakers = speakers
        self.rules = known
        self.memory = memory
        self.text = document.text
        self.links: list[Link] = []
        self.frames: set[int] = set()
        """indices of clauses in which somebody speaks: what they open is stated, not they"""
        self.used: set[int] = set()
        """indices of clauses that another claim holds already, or that nobody states"""
        self.made: list[Made] = []
        self.advice: list[tuple[int, int]] = []
        """words that stand under "recommends that" """
        self.parsed: Parse = parse(self.text, sentence.start, sentence.end)
        if len(self.parsed.tags) > _WORDS_AT_MOST:
            self.parsed = parse(self.text, sentence.start, self.parsed.ends[_WORDS_AT_MOST - 1])
        self.clauses: list[Clause] = clauses(self.parsed)
        self.children: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            self.children.setdefault(clause.parent, []).append(clause)

    def _phrase(self, first: int, last: int) -> str:
        return self.parsed.words(first, last)

    def is_quoted(self, at: int) -> bool:
        """Word `at` stands within quotation marks."""
        inside = self.opened
        for start in self.parsed.starts[:at]:
            sign = self.text[start]
            inside = sign == "“" or (inside and sign != "”") if sign != '"' else not inside
        return inside

    def _actor(self, first: int, last: int) -> tuple[int, int]:
        """The subject without what stands before it: "In a letter to the court Ann Lee", and with all of several names."""
        tags = self.parsed.tags
        if first < last and tags[first] == "I" and "," not in tags[first:last]:
            return self._behind_adjunct(first, last), last
        if "&" in tags[first:last] and first > 1 and tags[first - 1] == ",":
            begin = first
            while begin > 1 and tags[begin - 1] == ",":
                before = next((at for at in range(begin - 2, -1, -1) if tags[at] in ",;:-qQtWkP"), -1)
                listed = tags[before + 1 : begin - 1]
                if (
                    any(tag not in "DJNUZLp&I" for tag in listed)
                    or not set(listed) & set("NUZ")
                    or len(listed) > _LISTED
                ):
                    break
                begin = self._behind_adjunct(before + 1, begin - 1) if tags[before + 1] == "I" else before + 1
                if before < 0 or tags[before] != ",":
                    break
            return begin, last
        return first, last

    def _behind_adjunct(self, first: int, last: int) -> int:
        """Where a noun phrase begins that follows "On 2 May" or "In a note to the court"; `first` where none does."""
        tags, low = self.parsed.tags, self.parsed.low
        for at in range(first + 2, last):
            before = tags[at - 1]
            new = tags[at] in "DOP" and before in "NZULg"
            named = tags[at] == "U" and (before in "NZLg" or low[at - 1] in _DAYS) and low[at] not in _DAYS
            if new or named:
                return at
        return first

    def _phrase_end(self, first: int) -> int:
        """Where the noun phrase of a speaker ends: at a comma that does not part names or titles, or at a verb."""
        tags = self.parsed.tags
        starts = {group.start: group for group in self.parsed.groups}
        at = first
        while at < len(tags):
            group = starts.get(at)
            if tags[at] in ",;:.(-qQ" or (
                group is not None and group.kind in "fge" and not self._inside_relative(at, first)
            ):
                break
            at += 1
        return at

    def _inside_relative(self, at: int, first: int) -> bool:
        return any(self.parsed.tags[index] == "W" for index in range(first, at))

    def _kinds(self, first: int, last: int) -> int:  # noqa: C901, PLR0912
        """The kinds of the thing that a noun phrase names: of its head, and of its names."""
        tags, low, kinds = self.parsed.tags, self.parsed.low, self.rules.kinds
        if first >= last:
            return NONE_BIT
        found = 0
        head = -1
        for at in range(first, last):
            if tags[at] in "IWTk(-" or tags[at] == ",":
                if head >= 0:
                    break
            elif tags[at] in "NZUPO":
                head = at
        if head >= 0:
            word = low[head]
            if (
                word == "group"
                and tags[head] == "U"
                and head > first
                and tags[head - 1] == "U"
                and low[head - 1] not in _GANG_NAMES
            ):
                word = ""  # a firm calls itself so, as in "Quayside Group"
            if tags[head] == "P" and word in {"it", "this", "that", "which", "who"}:
                main = self._opener_subject(first) if word == "it" else (0, 0)
                if main[1] <= first and main[0] < main[1] and tags[main[1] - 1] != "P":
                    return self._kinds(*main)
                return self.memory.subject_kinds or kinds.get(word, 0)
            found |= kinds.get(word, 0)
            if not found and head > first:
                found |= kinds.get(low[head - 1], 0) if tags[head] != "U" or tags[head - 1] != "p" else 0
            if False or low[first] in {
                "several",
                "many",
                "some",
                "most",
                "all",
                "one",
                "part",
                "members",
                "member",
                "dozens",
                "hundreds",
                "thousands",
                "number",
            }:
                for at in range(head, last):
                    found |= kinds.get(low[at], 0)
        if not found and head >= 0 and tags[head] == "U":
            run = head
            while run > first and tags[run - 1] == "U":
                run -= 1
            name = self._phrase(run, head + 1)
            found = (
                self.rules.bits["attacker"]
                if name in self.speakers.actors or _CLUSTER.search(name)
                else self.rules.bits["victim"] | self.rules.bits["reporter"]
            )
        if found & self.rules.bits["attacker"] and head >= 0 and tags[head] == "U":
            found |= self.rules.bits["named"]
        names = 0
        for entity in self.speakers.kinds(
            self.parsed.starts[first], self.parsed.ends[(head if head >= 0 else last - 1)]
        ):
            names |= self.rules.bits.get(_ENTITY_KIND.get(entity.kind, ""), 0)
        return (
            found | names
            if not found
            else (found | (names & (self.rules.bits["attacker"])) if tags[head] != "U" else found | names)
        )

    def _can_speak(self, first: int, last: int) -> bool:
        """Somebody who can speak, and is no attacker."""
        if first >= last:
            return False
        kinds = self._kinds(first, last)
        named = self.parsed.tags[last - 1] == "U"
        return not kinds & self.rules.bits["attacker"] and bool(named or kinds & self._speaking())

    def _speaking(self) -> int:
        """Kinds of things that can speak."""
        bits = self.rules.bits
        return bits["authority"] | bits["reporter"] | bits["victim"] | bits["state"]

    def _opener_subject(self, at: int) -> tuple[int, int]:
        """The subject of the clause over the one that begins here, or else of the sentence."""
        for clause in self.clauses:
            if clause.kind == "comp" and clause.subject[0] == at and clause.parent >= 0:
                return self.clauses[clause.parent].subject
        return self._main_subject()

    def _kinds_after(self, first: int, last: int) -> int:
        found = 0
        for at in range(first, min(last, first + OBJECT_WORDS)):
            found |= self.rules.kinds.get(self.parsed.low[at], 0)
            if self.parsed.tags[at] == "L" and self.parsed.low[at][0] in "$€£¥":
                found |= self.rules.bits["loss"]
        return found

    def _is_imperative(self, clause: Clause) -> bool:
        group = clause.group
        if (self.parsed.tags[group.head] != "V" and group.aux[:2] != "Fb") or clause.kind not in {
            "main",
            "coord",
            "comp",
        }:
            return False
        if group.modal or (group.aux and group.aux not in {"F", "Fb"}):
            return False
        if clause.joined >= 0 and not clause.own_subject:
            other = self.clauses[clause.joined]
            return other is not clause and other.index < clause.index and self._is_imperative(other)
        first, last = clause.subject
        words = [self.parsed.tags[at] for at in range(first, last)]
        return all(tag in "RqQ,.:-" for tag in words) or self._phrase(first, last).strip().casefold() == "please"

    def _tense(self, clause: Clause) -> str:
        group = clause.group
        if group.modal:
            return "present"
        if not group.aux and self.parsed.low[group.head] in SAME_PAST:
            return "past"
        if group.aux:
            first = self.parsed.low[group.start]
            for at in range(group.start, group.end):
                if self.parsed.tags[at] in "BHF":
                    first = self.parsed.low[at]
                    break
            return "past" if first[:3] in {"was", "wer", "had", "did", "has", "hav", "’ve"} else "present"
        return "past" if self.parsed.tags[group.head] in "EXC" else "present"

    def _by_agent(self, clause: Clause) -> tuple[int, int] | None:
        tags, low = self.parsed.tags, self.parsed.low
        for at in range(clause.group.end, min(clause.end, clause.group.end + 16)):
            if low[at] == "by" and tags[at] == "I":
                end = at + 1
                while end < clause.end and (tags[end] in "DJNUZLpR&" or self._is_of_name(end, clause.end)):
                    end += 1
                while end > at + 1 and tags[end - 1] in "&R":
                    end -= 1
                return (at + 1, end) if end > at + 1 else None
            if tags[at] in ";W" or (tags[at] == "k" and low[at] != "as"):
                break
        return None

    def _is_of_name(self, at: int, last: int) -> bool:
        """Such as "of" in "the Association of Banks"."""
        tags = self.parsed.tags
        return self.parsed.low[at] == "of" and at + 1 < last and tags[at - 1] == "U" and tags[at + 1] == "U"

    def _main_subject(self) -> tuple[int, int]:
        for clause in self.clauses:
            if clause.group.kind == "f" and clause.kind in {"main", "coord"} and clause.subject[0] < clause.subject[1]:
                return clause.subject
        return (0, 0)

    def _last_word(self, first: int, last: int) -> str:
        while last > first and self.parsed.tags[last - 1] in "qQ,":
            last -= 1
        return self.parsed.low[last - 1] if last > first else ""

    def _predicate(self, first: int, last: int) -> str:
        return self.parsed.low[last - 1] if last > first else ""

    def _size(self, clause: Clause) -> int:
        """Words of a clause from its verb on."""
        return clause.end - clause.group.start

    def _words_at(self, first: int, start: int, end: int) -> tuple[int, int]:
        base = self.parsed.starts[first]
        begin = next((at for at in range(first, len(self.parsed.ends)) if self.parsed.ends[at] > base + start), first)
        stop = begin + 1
        while stop < len(self.parsed.starts) and self.parsed.starts[stop] < base + end:
            stop += 1
        return begin, stop

    def _has_verb(self, first: int, last: int) -> bool:
        """A verb stands there that no relative word or "that" opens."""
        return any(
            group.kind == "f"
            and first <= group.head < last
            and not any(tag in "Wt" for tag in self.parsed.tags[first : group.start])
            for group in self.parsed.groups
        )
