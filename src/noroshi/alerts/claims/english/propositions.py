"""What each sentence states: which of its clauses are claims, of what type, said by whom, how sure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from noroshi.alerts.claims.dates import find_date
from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.clauses import Clause, clauses
from noroshi.alerts.claims.english.rules import NONE_BIT, Rules, rules
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.claims.english.tag import _SAME_PAST, Group, Parse, parse
from noroshi.alerts.claims.numbers import find_count, find_money
from noroshi.alerts.model import ClaimType, Document, Hedge, Sentence
from noroshi.text.span import Span

_WORDS_AT_MOST: Final = 400
"""Words of a sentence that are looked at: real sentences are shorter."""
_OBJECT_WORDS: Final = 14
_SHORT: Final = 6
"""A verb with its words, of at most so many words, is told together with the one that it is coordinated with."""
_SHORT_OWN: Final = 4
_LONG: Final = 14
_FRAGMENT_WORDS: Final = 7
_APPOSITION = re.compile(
    r"\b[A-Z][\w-]{0,40}[”\"]?,[”\"]? (?P<what>(?:an?|the|one of) (?:[\w’'-]+ ){0,6}?(?:groups?|gang|crew|collective|cluster|outfit|hackers|hacking unit|threat actors?|subgroup|actor|arm of"
    r"|unit of)\b[^,;.]{0,90})"
)
_DOUBTED = re.compile(
    r"\b(?:believed|suspected|thought|likely|alleged(?:ly)?|accused|reported(?:ly)?|possibly)\b", re.IGNORECASE
)
_SIGN = re.compile(
    r"\b(?:unsolicited|unexpected|unusual|insistence|request|offers?|pressure|urgency|refusal|wish|demand|attempts?)\b",
    re.IGNORECASE,
)

_RAISING = frozenset(
    "believe think suspect say report know allege claim assess appear seem continue begin start manage tend come go happen presume"
    " assume estimate expect consider understand fear purport find prove accuse charge want help".split()
)
_ALWAYS_RAISING = frozenset("appear seem continue begin start manage tend happen prove".split())
_ADVERB_CLAUSE = frozenset("after before while although though because since as whereas".split())
_NOT_STATED = frozenset("if when whenever unless until whether once lest till wherever how why where so".split())
_SITE = re.compile(
    r"^(?:read|see|click|subscribe|sign up|follow us|share|watch|listen|register now|learn more|find out|check out|get (?:the|your)|download the|note that|join us)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"(?:the )?(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})? [^,;]{2,60}?\b(?:attacks?|hacks?|heists?|thefts?|breach|intrusions?|incidents?|exploits?)\b",
)
_ATTRIBUTION_MATTER = re.compile(
    r"\b(?:behind|who (?:they|the (?:attackers|hackers|thieves)) (?:are|were)|responsible|attribut\w+|blam\w+|culprits?|perpetrators?|who (?:was|were|is|are|carried)|linked)\b",
    re.IGNORECASE,
)
_TACTIC_MATTER = re.compile(
    r"\b(?:how (?:they|the (?:attackers?|hackers?|thieves)) (?:got|gained|broke|entered|obtained|managed)|method used)\b",
    re.IGNORECASE,
)
_SPEECH_MATTER = re.compile(
    r"\b(?:its name|their names|verify|react\w*|comment|requests? for|inquir(?:y|ies)|questions|interview)\b",
    re.IGNORECASE,
)
_MOTIVE_INF = frozenset(
    "pay steal fund finance generate raise earn evade circumvent launder obtain acquire extort gain collect support further bankroll gather profit exfiltrate".split()
)
_ACCORDING = re.compile(r"^(?:according to|as reported by|as per|per|citing|cited by)$")
_PART_OF = frozenset("member members part number one some several dozens hundreds thousands majority".split())
_CLUSTER = re.compile(
    r"\b(?:UNC|APT|TA|FIN|TAG|DEV|Storm|UAT|CL-STA|G)-?\d+\b|\b(?:Sleet|Chollima|Typhoon|Blizzard|Sandstorm|Tempest|Panda|Bear|Kitten|Spider|Comet)$"
)
"""how vendors name attackers"""
_SEES = frozenset("observe see catch spot detect find witness notice identify discover".split())
_SOURCE = re.compile(
    r"[A-Z]|\b(?:sources?|officials?|reports?|people|persons?|police|investigators|researchers|analysts|data|documents?|media|experts?|authorities|statement)\b"
)
_AS_SAID = frozenset(
    {"reported", "noted", "described", "stated", "explained", "confirmed", "detailed", "claimed", "disclosed"}
)
_ONLY_NAMED = frozenset(
    "suspect accuse charge indict deny reject refute dismiss doubt dispute contest allege disprove".split()
)
_STATIVE = frozenset(
    "emerge remain live exist appear belong change continue come go become work operate claim say deny lose die disappear return"
    " occur happen face plead know resurface originate date stand hail reside stay rank consist".split()
)
_PUBLISHES = frozenset("publish issue release write author co-author prepare produce co-sign".split())
_PAPERS = frozenset(
    "advisory report statement notice alert bulletin study paper post article document analysis warning".split()
)
_JUDGES = frozenset("consider deem judge hold regard call think have".split())
_SURE = frozenset({"confident", "certain", "convinced", "sure", "adamant", "concerned", "afraid"})
_DISPUTED = frozenset(
    "charge claim view accusation allegation assertion theory suggestion notion conclusion attribution".split()
)
_DISPUTES = frozenset("call deny reject dispute describe dismiss refute doubt contest question".split())
_ALSO_TELLS = frozenset("warn suggest caution tell remind".split())
_ADVICE_THAT = re.compile(
    r"\b(?:important|essential|crucial|vital|critical|advisable|recommended|necessary|imperative|best)\b", re.IGNORECASE
)
_ACCUSED = frozenset({"attribution", "incident", "targeting", "identity", "motive", "tactic"})
_DENYING = frozenset({"incident", "attribution", "targeting", "identity"})
_TOPIC = frozenset("about of on over regarding against concerning".split())
_NO_SUBJECT = re.compile(r"^(?:[“\"])?(?:no|none of|neither|nobody|no one)\b", re.IGNORECASE)


def _matter(words: str) -> ClaimType:
    """What it is that nothing was said of."""
    if _ATTRIBUTION_MATTER.search(words):
        return "attribution"
    if _TACTIC_MATTER.search(words):
        return "tactic"
    return "other_fact" if _SPEECH_MATTER.search(words) else "incident"


def _matters(known: Rules) -> int:
    return (
        known.bits["attack"]
        | known.bits["loss"]
        | known.bits["tool"]
        | known.bits["attacker"]
        | known.bits["victim"] & 0
    )


class _Link(msgspec.Struct, frozen=True):
    """A speaker, and the words that it covers."""

    first: int
    last: int
    order: float
    """outer speakers before inner ones"""
    name: str
    cue: tuple[int, int]
    hedge: str = ""
    """of the verb: believe → likely"""


class _Made(msgspec.Struct):
    clause: Clause
    type: ClaimType
    first: int
    last: int
    hedge: Hedge = "asserted"
    cues: list[tuple[int, int]] = msgspec.field(default_factory=list)
    own_speaker: tuple[int, int] = (0, 0)
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    silent: bool = False
    span: Span | None = None


def propositions(document: Document, sentences: Sequence[Sentence], speakers: Speakers) -> Iterator[list[Draft]]:
    """The claims of each sentence, sentence by sentence."""
    known = rules()
    quoted = _Quotations(document.text)
    memory = _Memory()
    for index, sentence in enumerate(sentences):
        speakers.at = sentence.start
        reading = _Sentence(document, sentence, speakers, known, memory)
        found = reading.read()
        if quoted.is_inside(sentence) and not reading.opens_quotation():
            following = sentences[index + 1 : index + 4]
            name = quoted.speaker(document, sentence, following, speakers)
            if name:
                found = [
                    draft
                    if name in draft.speakers
                    else msgspec.structs.replace(draft, speakers=(name, *draft.speakers))
                    for draft in found
                ]
        quoted.passed(sentence, reading.links)
        yield found


class _Memory(msgspec.Struct):
    """What "it" and "they" stand for."""

    subject_kinds: int = 0


class _Quotations:
    """Quotations that go on over several sentences: who said the first words said the others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open = False
        self.name = ""
        self.paragraph = -1

    def is_inside(self, sentence: Sentence) -> bool:
        words = self.text[sentence.start : sentence.end]
        return self.open or words.startswith(("“", '"')) or "“" in words

    def passed(self, sentence: Sentence, links: list[_Link]) -> None:
        words = self.text[sentence.start : sentence.end]
        opened, closed = words.rfind("“"), words.rfind("”")
        if opened >= 0 or closed >= 0:
            self.open = opened > closed
        elif words.count('"') % 2:
            self.open = not self.open
        if links:
            self.name = links[-1].name
        elif not self.open and not words.startswith(("“", '"')):
            self.name = ""

    def speaker(self, document: Document, sentence: Sentence, following: Sequence[Sentence], speakers: Speakers) -> str:
        words = self.text[sentence.start : sentence.end]
        if words.startswith(("“", '"')) and not self.open and self.name:
            return self.name
        if self.open and self.name:
            return self.name
        if words.count("“") <= words.count("”") and not words.count('"') % 2 and not self.open:
            return ""
        for other in following:  # "A. B," said X.
            said = _Sentence(document, other, speakers, rules(), _Memory())
            said.prepare()
            if said.links:
                self.name = said.links[0].name
                return self.name
            if "”" in self.text[other.start : other.end] or '"' in self.text[other.start : other.end]:
                break
        return ""


class _Sentence:
    def __init__(
        self, document: Document, sentence: Sentence, speakers: Speakers, known: Rules, memory: _Memory
    ) -> None:
        self.document, self.sentence, self.speakers, self.rules, self.memory = (
            document,
            sentence,
            speakers,
            known,
            memory,
        )
        self.text = document.text
        self.links: list[_Link] = []
        self.frames: set[int] = set()
        self.used: set[int] = set()
        self.made: list[_Made] = []
        self.children: dict[int, list[Clause]] = {}
        self.advice: list[tuple[int, int]] = []

    def prepare(self) -> None:
        """Words, clauses and speakers."""
        self.parsed: Parse = parse(self.text, self.sentence.start, self.sentence.end)
        if len(self.parsed.tags) > _WORDS_AT_MOST:
            self.parsed = parse(self.text, self.sentence.start, self.parsed.ends[_WORDS_AT_MOST - 1])
        self.clauses: list[Clause] = clauses(self.parsed)
        for clause in self.clauses:
            self.children.setdefault(clause.parent, []).append(clause)
        self._according()
        for clause in self.clauses:
            self._frame(clause)
        self.links.sort(key=lambda link: link.order)

    def opens_quotation(self) -> bool:
        """Who speaks the quotation of this sentence is named in it."""
        quote = next((at for at, tag in enumerate(self.parsed.tags) if tag == "q"), len(self.parsed.tags))
        return any(link.order < 0 or (link.name and link.cue[0] < quote) for link in self.links)

    def read(self) -> list[Draft]:
        """The claims of this sentence."""
        self.prepare()
        if self.parsed.low and self.parsed.low[-1] == "?":
            return []
        for clause in self.clauses:
            if clause.index not in self.used and clause.index not in self.frames:
                self._claim(clause)
        self._merge()
        self._appositions()
        if not self.clauses or not any(clause.kind in {"main", "coord"} for clause in self.clauses):
            self._fragment()
        self._remember()
        return self._drafts()

    # -- speakers -----------------------------------------------------------------------------------------------

    def _phrase(self, first: int, last: int) -> str:
        return self.parsed.words(first, last)

    def _according(self) -> None:
        low, tags, size = self.parsed.low, self.parsed.tags, len(self.parsed.tags)
        at = 0
        while at < size - 1:
            if low[at] == "according" and low[at + 1] == "to":
                first = at + 2
            elif (low[at] == "per" and (not at or tags[at - 1] == ",")) or low[at] == "citing":
                first = at + 1
            elif low[at] == "as" and at + 3 < size and low[at + 2] == "by" and low[at + 1] in _AS_SAID:
                first = at + 3
            else:
                at += 1
                continue
            last = self._phrase_end(first)
            self._add_according(at, first, last)
            at = max(last, at + 1)

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

    def _add_according(self, at: int, first: int, last: int) -> None:
        size = len(self.parsed.tags)
        written = self._phrase(first, last)
        if self.parsed.low[at] == "citing" and written[:1].islower() and not _SOURCE.search(written):
            return
        name = self.speakers.name(written)
        if not name:
            return
        tags = self.parsed.tags
        close = next((index for index in range(last, size) if tags[index] == ","), size)
        if "t" in tags[first:last]:
            self.used |= {clause.index for clause in self.clauses if at < clause.start and clause.group.end <= close}
        citing = self.parsed.low[at] == "citing"
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
        self.links.append(_Link(start, end, order, name, (at, last)))

    def _ends_with_report(self, at: int) -> bool:
        """ "…, the paper reported, citing …": the source is the paper's."""
        return any(
            c.kind == "coord" and c.marker == "," and c.group.end <= at and c.group.lemma in self.rules.says
            for c in self.clauses
        )

    def _frame(self, clause: Clause) -> None:
        group = clause.group
        lemma = group.lemma
        if self._stands_over(clause):
            return
        if (
            lemma not in self.rules.says | self.rules.advises | _SEES | {"quote", "cite"}
            or clause.index in self.frames
            or self._is_imperative(clause)
        ):
            return
        comps = [child for child in self.children.get(clause.index, ()) if child.kind == "comp"]
        size = len(self.parsed.tags)
        if group.kind == "i":
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
            if group.negated or lemma in self.rules.silent.refusing or _NO_SUBJECT.match(self._phrase(*clause.subject)):
                return
            first, last = comps[0].start, self._reach(clause, comps[0])
            name = ""
            if not group.passive:
                name = self._speaker_of(clause)
                if name is None:
                    return
            self.frames.add(clause.index)
            if name or group.passive:
                self._told(clause, comps[0].start, first, last)
                self.links.append(
                    _Link(first, last, float(group.head), name, (group.start, group.end), self._frame_hedge(clause))
                )
            else:
                self.links.append(
                    _Link(first, last, float(group.head), "", (group.start, group.end), self._frame_hedge(clause))
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
            name = self._speaker_of(clause) or ""
            self.links.append(
                _Link(
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
            self._told(clause, size, 0, size)
            self.links.append(_Link(0, size, -1.0, name, (group.start, group.end), self._frame_hedge(clause)))

    def _advice(self, clause: Clause, comp: Clause) -> None:
        """ "recommends that firms update and keep …": each is a piece of advice."""
        kinds, bits = self._kinds(*clause.subject), self.rules.bits
        if not clause.group.passive and kinds & bits["attacker"] and not kinds & (bits["authority"] | bits["reporter"]):
            return
        self.frames.add(clause.index)
        name = self._speaker_of(clause) if not clause.group.passive else ""
        last = self._reach(clause, comp)
        self.links.append(
            _Link(comp.start, last, float(clause.group.head), name or "", (clause.group.start, clause.group.end))
        )
        self.advice.append((comp.start, last))

    def _stands_over(self, clause: Clause) -> bool:
        """ "It is possible that …", "found no evidence that …": only the clause that follows is stated."""
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
        impersonal = clause.group.lemma in {"be", "seem", "appear", "remain"} and self._phrase(*clause.subject).strip(
            ' “"'
        ).casefold() in {"it", "there"}
        sure = clause.group.lemma == "be" and self._last_word(clause.group.end, comps[0].start) in _SURE
        if sure and not self._silent(clause):
            first, last = comps[0].start, self._reach(clause, comps[0])
            self.frames.add(clause.index)
            self.links.append(
                _Link(
                    first,
                    last,
                    float(clause.group.head),
                    self._speaker_of(clause) or "",
                    (clause.group.start, clause.group.end),
                    hedge,
                )
            )
            return True
        if not hedge and not (impersonal and not self._silent(clause)) and not clause.kind == "rel":
            return False
        if clause.kind == "rel" and not hedge and clause.group.lemma in self.rules.says:
            return False
        if impersonal and _ADVICE_THAT.search(words):
            return False
        first, last = comps[0].start, self._reach(clause, comps[0])
        name = ""
        if clause.group.lemma in self.rules.says | _JUDGES and not clause.group.passive and not impersonal:
            name = self._speaker_of(clause) or ""
        self.frames.add(clause.index)
        self.links.append(
            _Link(first, last, float(clause.group.head), name, (clause.group.start, clause.group.end), hedge)
        )
        return True

    def _last_word(self, first: int, last: int) -> str:
        while last > first and self.parsed.tags[last - 1] in "qQ,":
            last -= 1
        return self.parsed.low[last - 1] if last > first else ""

    def _told(self, clause: Clause, until: int, first: int, last: int) -> None:
        """ "told Reuters": the paper that was told stands before the speaker."""
        if clause.group.lemma != "tell":
            return
        at = clause.group.end
        end = at
        while end < until and end < len(self.parsed.tags) and self.parsed.tags[end] in "UNDp":
            end += 1
        if end == at or self.parsed.tags[at] not in "UD":
            return
        kinds = self.speakers.kinds(self.parsed.starts[at], self.parsed.ends[end - 1])
        paper = self.parsed.low[end - 1] in {"paper", "newspaper", "outlet", "broadcaster", "magazine"}
        if paper or any(entity.kind == "media" for entity in kinds):
            name = self.speakers.name(self._phrase(at, end))
            if name:
                self.links.append(_Link(first, last, clause.group.head - 0.5 if first else -1.5, name, (at, end)))

    def _frame_hedge(self, clause: Clause) -> str:
        where = "raising" if clause.group.passive else "frame"
        for rule in self.rules.hedges.get(where, ()):
            if clause.group.lemma in rule.words:
                return rule.gives
        return ""

    def _reach(self, clause: Clause, comp: Clause) -> int:
        """How far the words go that a reporting verb gives: to where something else is stated beside it."""
        for other in self.clauses[comp.index + 1 :]:
            if (
                other.kind in {"main", "coord"}
                and other.parent == clause.parent
                and other.group.kind == "f"
                and other.parent != comp.parent
            ):
                return other.start
        return len(self.parsed.tags)

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
        kinds = self._kinds(first, last)
        bits = self.rules.bits
        if (
            kinds & bits["attacker"]
            and not kinds & (bits["reporter"] | bits["authority"] | bits["state"])
            and clause.group.lemma not in {"say", "state"}
        ):
            if self.parsed.low[last - 1] not in {"they", "it"}:
                return None
        return self.speakers.name(self._phrase(first, last))

    def _acts(self, clause: Clause, following: Clause) -> bool:
        """Somebody stands between "has observed" and "using" or "use", who does that."""
        if following.kind == "inf":
            if self.parsed.tags[following.group.start] == "T" or following.group.start <= clause.group.end:
                return False
            following.subject, following.own_subject = (clause.group.end, following.group.start), True
            return True
        return following.own_subject and following.subject[0] <= clause.group.end + 1

    def _quotes(self, clause: Clause) -> bool:
        """ "…,” the report quotes the agencies as saying"."""
        low = self.parsed.low
        for at in range(clause.group.end, min(len(low) - 1, clause.group.end + 14)):
            if low[at] == "as" and low[at + 1] in {"saying", "telling", "stating", "writing"}:
                size = len(low)
                outer, inner = (
                    self.speakers.name(self._phrase(*clause.subject)),
                    self.speakers.name(self._phrase(clause.group.end, at)),
                )
                self.frames.add(clause.index)
                self.used |= {other.index for other in self.clauses if other.group.head == at + 1}
                first, last = (
                    (0, size) if at + 3 >= size or "Q" in self.parsed.tags[: clause.group.start] else (at, size)
                )
                self.links.append(_Link(first, last, -1.0, outer, (clause.group.start, clause.group.end)))
                self.links.append(_Link(first, last, -0.9, inner, (at, at + 2)))
                return True
        return False

    def _is_paper(self, first: int, last: int) -> bool:
        return any(word in _PAPERS for word in self.parsed.low[first:last])

    def _is_postposed(self, clause: Clause) -> bool:
        """ "…, the agency said." or "…," said Ann Lee."""
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
                    direct = follows in "D" and self.parsed.low[after] not in {"this", "last", "that"}
                    return quote or not direct
                return clause.group.lemma in {"say", "add", "tell", "advise", "warn", "report"}
            return (
                group.lemma in {"say", "add", "write", "explain", "note", "state"}
                and follows in "UDPNJZL"
                and group.end - group.start == 1
            )
        return False

    def _opens_quote(self, clause: Clause) -> bool:
        """ "Ann Lee said: “…”"""
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

    def _by_agent(self, clause: Clause) -> tuple[int, int] | None:
        tags, low = self.parsed.tags, self.parsed.low
        for at in range(clause.group.end, min(clause.end, clause.group.end + 16)):
            if low[at] == "by" and tags[at] == "I":
                end = at + 1
                while end < clause.end and tags[end] in "DJNUZLpR&":
                    end += 1
                while end > at + 1 and tags[end - 1] in "&R":
                    end -= 1
                return (at + 1, end) if end > at + 1 else None
            if tags[at] in ";W" or (tags[at] == "k" and low[at] != "as"):
                break
        return None

    # -- kinds --------------------------------------------------------------------------------------------------

    def _kinds(self, first: int, last: int) -> int:
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

    def _opener_subject(self, at: int) -> tuple[int, int]:
        """The subject of the clause over the one that begins here, or else of the sentence."""
        for clause in self.clauses:
            if clause.kind == "comp" and clause.subject[0] == at and clause.parent >= 0:
                return self.clauses[clause.parent].subject
        return self._main_subject()

    def _kinds_after(self, first: int, last: int) -> int:
        found = 0
        for at in range(first, min(last, first + _OBJECT_WORDS)):
            found |= self.rules.kinds.get(self.parsed.low[at], 0)
            if self.parsed.tags[at] == "L" and self.parsed.low[at][0] in "$€£¥":
                found |= self.rules.bits["loss"]
        return found

    # -- claims -------------------------------------------------------------------------------------------------

    def _claim(self, clause: Clause) -> None:
        group = clause.group
        kind = clause.kind
        if kind == "inf":
            self._infinitive(clause)
            return
        if kind in {"ger", "part"}:
            self._participle(clause)
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
        if (
            kind == "rel"
            and clause.group.lemma in _DISPUTES
            and clause.start
            and self.parsed.low[clause.start - 1] in _DISPUTED
            and clause.group.start > clause.start + 1
        ):
            first = max(0, clause.start - 2)
            disputed = _Made(
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
        if self._inside_used(clause):
            return
        made = self._typed(clause)
        if made is None:
            return
        if kind == "rel" and not self._tells(clause, made):
            return
        if kind == "adv":
            main = self.clauses[clause.parent] if clause.parent >= 0 else None
            if made.type == "other_fact" and not (
                main is not None
                and main.group.lemma in {"come", "follow"}
                and clause.marker in {"after", "before", "as"}
            ):
                return
            if made.type == "tactic" and clause.marker in {"before", "because", "since", "as", "that"}:
                return
            if main is not None and main.group.lemma == "come" and clause.marker in {"after", "as", "amid"}:
                self.made = [other for other in self.made if other.clause is not main]
        self.made.append(made)

    def _inside_used(self, clause: Clause) -> bool:
        """It hangs on something that was not said ("declined to say who was behind it") or is not stated."""
        parent, steps = clause.parent, 0
        while parent >= 0 and steps < 30:
            other = self.clauses[parent]
            if clause.kind in {"comp", "rel", "coord"} and parent not in self.frames and self._is_imperative(other):
                return True
            if other.kind == "comp" and other.marker in {"whether", "if"}:
                return True
            if parent in self.used and parent not in self.frames and clause.kind == "comp":
                return True
            if other.kind == "adv" and other.marker in _NOT_STATED:
                return True
            parent, steps = other.parent, steps + 1
        return False

    def _tells(self, clause: Clause, made: _Made) -> bool:
        """A relative clause that states something of its own."""
        if clause.start and self.parsed.low[clause.start - 1] == "time":
            return False
        if made.type == "recommendation":
            return False
        words = self._phrase(clause.start, clause.end)
        if clause.comma:
            if made.clause.group.lemma in {"cite", "quote", "report", "say", "tell"} or (
                clause.marker == "where" and (made.type == "other_fact" or made.clause.group.lemma == "run")
            ):
                return False
            if made.type != "other_fact" or bool(find_date(words, self.document.date)) or find_money(words) is not None:
                return True
            return clause.marker in {"which", "who"} and clause.group.start <= clause.start + 1
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

    def _typed(self, clause: Clause) -> _Made | None:  # noqa: PLR0912
        group = clause.group
        lemma, passive, verb_end = group.lemma, group.passive, group.end
        raised: Clause | None = None
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if following is not None and following.kind == "inf" and following.group.start <= group.end + 1:
            if (
                (passive and lemma in _RAISING)
                or lemma in _ALWAYS_RAISING
                or (lemma == "claim" and not passive)
                or (passive and lemma == "use" and following.group.lemma in _MOTIVE_INF)
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
        type_ = self._match(clause, head_lemma, head_passive, subject_kinds, after_at, after, whole, perfect=perfect)
        if raised is not None and lemma in {"accuse", "charge", "suspect", "indict", "blame"}:
            type_ = "attribution"
        if silent:
            matter = whole + " " + self._phrase(last, len(self.parsed.tags))
            asked = next(
                (child for child in self.children.get(clause.index, ()) if child.kind == "comp" and child.marker), None
            )
            if asked is not None and not self._kinds_after(asked.start, asked.end) & _matters(self.rules):
                matter += " its name"
            type_ = _matter(matter)
            self.used.add(clause.index)
            for child in self.clauses[clause.index + 1 :]:
                if (child.start < last and child.kind in {"inf", "ger", "part", "rel"}) or child.parent == clause.index:
                    self.used.add(child.index)
            whole_end = max([last, *(child.end for child in self.children.get(clause.index, ()))])
            last = max(last, whole_end)
        made = _Made(clause, type_, first, last, subject=clause.subject, object=(after_at, last), silent=silent)
        self._hedge(made, clause, raised)
        if type_ in {"attribution", "identity", "recommendation"} and not silent:
            self._own_speaker(made, clause, subject_kinds)
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
        return made

    def _predicate(self, first: int, last: int) -> str:
        return self.parsed.low[last - 1] if last > first else ""

    def _is_frame_start(self, clause: Clause) -> bool:
        return any(link.cue[0] == clause.start for link in self.links)

    def _silent(self, clause: Clause) -> bool:
        group, silent = clause.group, self.rules.silent
        kinds = self._kinds(*clause.subject)
        bits = self.rules.bits
        thing = kinds & (bits["tool"] | bits["message"] | bits["attack"]) or (
            kinds & bits["attacker"] and not kinds & (bits["authority"] | bits["victim"] | bits["reporter"])
        )
        if self._phrase(*clause.subject).casefold() == "it":
            thing = 0
        nobody = bool(_NO_SUBJECT.match(self._phrase(*clause.subject)))
        if (
            (group.negated or nobody)
            and (group.lemma in silent.verbs or (nobody and group.lemma in {"show", "prove", "establish", "take"}))
            and not group.passive
            and not thing
            and "should" not in group.modal
            and "must" not in group.modal
            and clause.subject[0] < clause.subject[1]
        ):
            return group.lemma not in {"find", "know"} or any(
                child.kind == "comp" for child in self.children.get(clause.index, ())
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

    def _match(
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
    ) -> ClaimType:
        if self._is_imperative(clause):
            return "recommendation"
        if clause.kind in {"comp", "coord"} and any(first <= clause.group.head < last for first, last in self.advice):
            return "recommendation"
        voice = "passive" if passive else "active"
        tense = "past" if perfect else self._tense(clause)
        objects = -1
        known = self.rules
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
            if not rule.after.search(after) or not rule.text.search(whole) or rule.unless.search(whole):
                continue
            if rule.context.pattern and not rule.context.search(self._phrase(0, len(self.parsed.tags))):
                continue
            return rule.type
        bits = known.bits
        if (
            subject & bits["attacker"]
            and not subject & (bits["authority"] | bits["victim"])
            and lemma not in {"be", "have"}
            and lemma not in _STATIVE
            and not passive
        ):
            return "tactic"
        return "other_fact"

    def _is_imperative(self, clause: Clause) -> bool:
        group = clause.group
        if self.parsed.tags[group.head] != "V" or clause.kind not in {"main", "coord", "comp"}:
            return False
        if group.modal or (group.aux and group.aux != "F"):
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
        if not group.aux and self.parsed.low[group.head] in _SAME_PAST:
            return "past"
        if group.aux:
            first = self.parsed.low[group.start]
            for at in range(group.start, group.end):
                if self.parsed.tags[at] in "BHF":
                    first = self.parsed.low[at]
                    break
            return "past" if first[:3] in {"was", "wer", "had", "did", "has", "hav", "’ve"} else "present"
        return "past" if self.parsed.tags[group.head] in "EXC" else "present"

    # -- hedges -------------------------------------------------------------------------------------------------

    def _hedge(self, made: _Made, clause: Clause, raised: Clause | None) -> None:  # noqa: C901
        if made.silent:
            made.hedge = "not_reported"
            made.cues.append((clause.group.start, clause.group.end))
            return
        group, low, hedges = clause.group, self.parsed.low, self.rules.hedges
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
                    made.hedge = rule.gives
                    made.cues.append((group.start, group.end))
                    return
        words = self._phrase(made.first, made.last)
        for rule in hedges.get("words", ()):
            if rule.types and made.type not in rule.types:
                continue
            found = rule.expression.search(words)
            if found:
                made.hedge = rule.gives
                made.span = None
                made.cues.append(self._words_at(made.first, found.start(), found.end()))
                return
        for rule in hedges.get("modal", ()):
            if group.modal in rule.words and made.type not in rule.not_types:
                made.hedge = rule.gives
                made.cues.append((group.start, group.start + 1))
                return
        for rule in hedges.get("frame", ()):
            if (
                group.lemma in rule.words
                and group.lemma in _ONLY_NAMED
                and not group.passive
                and (rule.gives == "denied" or made.type in _ACCUSED)
            ):
                made.hedge = rule.gives
                made.cues.append((group.start, group.end))
                return
        if (
            made.type in _DENYING
            and (group.negated or _NO_SUBJECT.match(self._phrase(*clause.subject)))
            and made.type != "warning_count"
        ):
            made.hedge = "denied"
            made.cues.append((group.start, group.end))

    def _leading(self, clause: Clause) -> list[int]:
        """An adverb at the head of the clause: "Reportedly, the group …"."""
        at = clause.start
        return [at] if at < len(self.parsed.tags) and self.parsed.tags[at] == "R" else []

    def _words_at(self, first: int, start: int, end: int) -> tuple[int, int]:
        base = self.parsed.starts[first]
        begin = next((at for at in range(first, len(self.parsed.ends)) if self.parsed.ends[at] > base + start), first)
        stop = begin + 1
        while stop < len(self.parsed.starts) and self.parsed.starts[stop] < base + end:
            stop += 1
        return begin, stop

    def _own_speaker(self, made: _Made, clause: Clause, kinds: int) -> None:
        """Who blames, names or advises is the speaker of that."""
        group = clause.group
        placing = self.rules.advises if made.type == "recommendation" else self.rules.names
        bits = self.rules.bits
        lemma = group.lemma
        if made.type == "recommendation" and lemma not in placing:
            if lemma in {"issue", "put", "release", "publish", "send"} and clause.subject[0] < clause.subject[1]:
                made.own_speaker = clause.subject
            return
        if lemma not in placing:
            if (
                (lemma in self.rules.says or made.hedge == "denied")
                and not group.passive
                and kinds & (bits["authority"] | bits["reporter"] | bits["victim"] | bits["state"])
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

    # -- not finite ---------------------------------------------------------------------------------------------

    def _host(self, clause: Clause) -> _Made | None:
        """The claim that a participle or infinitive hangs on."""
        parent, steps = clause.parent, 0
        while parent >= 0 and steps < 20:
            for made in self.made:
                if made.clause.index == parent:
                    return made
            parent, steps = self.clauses[parent].parent, steps + 1
        return None

    def _infinitive(self, clause: Clause) -> None:
        group = clause.group
        host = self._host(clause)
        if host is None:
            return
        if host.type == "recommendation" or (
            host.type == "tactic" and host.clause.group.passive and host.clause.group.lemma in self.rules.advises
        ):
            if clause.joined >= 0 and self._advice_inf(clause.joined):
                made = _Made(
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
            group.lemma in _MOTIVE_INF
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
                self.made.append(
                    _Made(
                        clause,
                        "motive",
                        clause.start,
                        clause.end,
                        host.hedge,
                        subject=host.subject,
                        object=(group.end, clause.end),
                    )
                )

    def _advice_inf(self, index: int) -> bool:
        clause = self.clauses[index]
        return clause.kind == "inf" and clause.parent >= 0

    def _participle(self, clause: Clause) -> None:
        group = clause.group
        lemma = group.lemma
        words = self._phrase(clause.start, clause.end)
        bits = self.rules.bits
        host = self._host(clause)
        host_subject = host.subject if host is not None else (0, 0)
        if clause.kind == "ger" and lemma in self.rules.advises and clause.comma and clause.index:
            if re.search(r"\b(?:to|against|that|should|not to|for)\b", words):
                made = _Made(clause, "recommendation", clause.start, clause.end, object=(group.end, clause.end))
                made.own_speaker = host_subject if host is not None else self._main_subject()
                made.cues.append((group.start, group.end))
                if host is not None and host.type == "recommendation":
                    self.made.remove(host)
                self.made.append(made)
            return
        if clause.index and re.match(
            r"(?:aimed|aiming|designed|intended|seeking|hoping|attempting|trying|intending) (?:at|to|for) (?:\w+ )?(?:\w+ing\b|steal|fund|gain|obtain|acquire|raise|generate|extort|evade)",
            words,
        ):
            after = self._phrase(group.end, clause.end)
            if not re.match(r"at (?:target|attack)", after):
                self.made.append(
                    _Made(
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
        if not clause.comma or (clause.kind == "part" and clause.index == 0):
            return
        made = self._typed_participle(clause, host)
        if made is not None:
            self.made.append(made)

    def _typed_participle(self, clause: Clause, host: _Made | None) -> _Made | None:
        group = clause.group
        kinds = self._kinds(*host.subject) if host is not None else NONE_BIT
        after = self._phrase(group.end, clause.end)
        whole = self._phrase(clause.start, clause.end)
        type_ = self._match(
            clause, group.lemma, group.passive and clause.kind == "part", kinds, group.end, after, whole
        )
        if type_ in {"other_fact", "recommendation"} or (host is not None and host.type == type_):
            return None
        if type_ in {"tactic", "identity"} and (
            host is None or host.type in {"tactic", "other_fact", "recommendation"}
        ):
            return None
        made = _Made(
            clause,
            type_,
            clause.start,
            clause.end,
            subject=host.subject if host is not None else (0, 0),
            object=(group.end, clause.end),
        )
        if host is not None and host.hedge in {"likely", "alleged"}:
            made.hedge = host.hedge
        self._hedge_participle(made, clause)
        return made

    def _hedge_participle(self, made: _Made, clause: Clause) -> None:
        for rule in self.rules.hedges.get("adverb", ()):
            for at in range(max(0, clause.group.start - 1), clause.group.end):
                if self.parsed.low[at] in rule.words:
                    made.hedge = rule.gives
                    made.cues.append((at, at + 1))
                    return

    def _main_subject(self) -> tuple[int, int]:
        for clause in self.clauses:
            if clause.group.kind == "f" and clause.kind in {"main", "coord"} and clause.subject[0] < clause.subject[1]:
                return clause.subject
        return (0, 0)

    def _alias(self, clause: Clause) -> None:
        """ "Lazarus, also known as Gale", "tracked by Northwind Labs as Gale"."""
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
        made = _Made(
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

    # -- the end ------------------------------------------------------------------------------------------------

    def _appositions(self) -> None:
        """ "Gale, a group believed to work for the north": what a name in commas is said to be."""
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
            self.made.append(_Made(clause, "identity", first, last, hedge, object=(first, last)))

    def _has_verb(self, first: int, last: int) -> bool:
        """A verb stands there that no relative word or "that" opens."""
        return any(
            group.kind == "f"
            and first <= group.head < last
            and not any(tag in "Wt" for tag in self.parsed.tags[first : group.start])
            for group in self.parsed.groups
        )

    def _fragment(self) -> None:
        """An item of a list of signs without a verb: "Requests to move the talk to another platform." """
        tags = self.parsed.tags
        size = len(tags)
        if self.made or size < _FRAGMENT_WORDS or tags[-1] != "." or self.parsed.low[0] in {"if", "when", "for"}:
            return
        bits, kinds = self.rules.bits, 0
        first = self.clauses[0] if self.clauses else None
        if first is not None and first.kind == "ger" and first.group.start <= 1:
            after, whole = self._phrase(first.group.end, size), self._phrase(0, size)
            type_ = self._match(first, first.group.lemma, False, bits["attacker"], first.group.end, after, whole)
            if type_ in {"tactic", "targeting"}:
                self.made.append(_Made(first, type_, 0, size, object=(first.group.end, size)))
            return
        for word in self.parsed.low:
            kinds |= self.rules.kinds.get(word, 0)
        if kinds & (bits["message"] | bits["tool"]) or _SIGN.search(self._phrase(0, size)):
            clause = Clause(0, Group(0, 1, 0, "n", ""), 0, size, "main")
            self.made.append(_Made(clause, "tactic", 0, size, object=(0, size)))

    def _merge(self) -> None:
        """Verbs that share a subject and make one act are one claim: "posed as recruiters and sent offers"."""
        kept: list[_Made] = []
        for made in self.made:
            clause = made.clause
            other = next((one for one in kept if one.clause.index == clause.joined), None)
            if (
                other is not None
                and other.type == made.type
                and not clause.comma
                and other.hedge == made.hedge
                and made.type != "attribution"
                and not (made.type == "recommendation" and clause.marker != "or" and self._size(other.clause) > 1)
            ):
                if made.silent:
                    kept.append(made)
                    continue
                if self._size(other.clause) <= 1:
                    other.last = max(other.last, made.last)
                    continue
                short = min(self._size(clause), self._size(other.clause))
                if short <= (_SHORT if not clause.own_subject else _SHORT_OWN):
                    other.last = max(other.last, made.last)
                    continue
            if other is not None and not clause.own_subject and not clause.comma:
                if made.type == "other_fact" and other.type != "other_fact" and not made.silent:
                    continue
                if (
                    other.type == "other_fact"
                    and made.type != "other_fact"
                    and not other.silent
                    and self._size(other.clause) <= _LONG
                ):
                    kept.remove(other)
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

    def _size(self, clause: Clause) -> int:
        """Words of a clause from its verb on."""
        return clause.end - clause.group.start

    def _remember(self) -> None:
        for made in self.made:
            if made.clause.group.kind == "f" and made.subject[0] < made.subject[1]:
                kinds = self._kinds(*made.subject)
                if kinds & ~NONE_BIT:
                    self.memory.subject_kinds = kinds
                break

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

    def _chain(self, made: _Made) -> tuple[tuple[str, ...], str, list[tuple[int, int]]]:
        names: list[str] = []
        hedge = ""
        cues: list[tuple[int, int]] = []
        head = made.clause.group.head
        for link in self.links:
            if link.first <= max(head, made.first) < link.last and not (link.cue[0] <= head < link.cue[1]):
                if link.name and (not names or names[-1] != link.name):
                    names.append(link.name)
                if link.hedge or (link.name and link.cue[1] - link.cue[0] > 0 and not self._is_source(link)):
                    hedge = link.hedge
                cues.append(link.cue)
        first, last = made.own_speaker
        if (
            first >= last
            and made.clause.kind in {"rel", "ger", "part", "inf"}
            and not made.clause.comma | (made.clause.kind == "ger")
        ):
            host = self._host(made.clause)
            if host is not None and host.type in {"attribution", "recommendation"}:
                first, last = host.own_speaker
        if first < last:
            own = self.speakers.name(self._phrase(first, last))
            if own and (not names or names[-1] != own):
                names.append(own)
        return tuple(names), hedge, cues

    def _is_source(self, link: _Link) -> bool:
        return self.parsed.low[link.cue[0]] in {"according", "citing", "per"}

    def _draft(self, made: _Made, span: Span) -> Draft:
        names, frame_hedge, cues = self._chain(made)
        hedge: Hedge = made.hedge
        if hedge == "asserted" and frame_hedge and made.type != "recommendation":
            hedge = frame_hedge  # type: ignore[assignment]
        type_ = made.type
        if (
            hedge == frame_hedge == "denied"
            and type_ in {"tactic", "incident", "targeting", "motive"}
            and self._accused_denies()
        ):
            type_ = "attribution"
        words = span.of(self.text)
        money = (
            find_money(words) if made.type in {"incident", "attribution", "other_fact", "tactic", "motive"} else None
        )
        number = find_count(words) if made.type == "warning_count" else money
        counts = number.counts if number is not None else ""
        if made.type == "warning_count" and number is not None:
            counts = "warnings" if counts == "times" else counts
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
            number.value if number is not None else None,
            counts,
        )

    def _accused_denies(self) -> bool:
        """Who denies is a state or an attacker: it is the attribution that is denied."""
        bits = self.rules.bits
        for index in self.frames:
            clause = self.clauses[index]
            if clause.group.lemma in _ONLY_NAMED and self._kinds(*clause.subject) & (bits["state"] | bits["attacker"]):
                return True
        return False

    def _date(self, made: _Made, span: Span) -> str:
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

    def _with_time(self, made: _Made, span: Span) -> str:
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

    def _object(self, made: _Made) -> str:
        first, last = made.object
        tags = self.parsed.tags
        end = first
        while end < last and end - first < _OBJECT_WORDS:
            if tags[end] in ";:W-" or (tags[end] in "k," and end > first):
                break
            end += 1
        return self._noun((first, end))

    def _split(self, made: _Made, draft: Draft) -> list[Draft]:
        """ "the 2018 theft and the 2019 break-in" are two."""
        if made.type != "attribution":
            return [draft]
        words = draft.span.of(self.text)
        incidents = list(_YEARLY.finditer(words))
        if len(incidents) < 2 or not all(
            re.fullmatch(r"(?:,| and|, and|\s)*\s*", words[a.end() : b.start()])
            for a, b in zip(incidents, incidents[1:], strict=False)
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
