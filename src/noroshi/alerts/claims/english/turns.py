"""Documents in which one person after another has the floor: hearings, interviews, speeches, answers of a minister."""

import re
from bisect import bisect_right
from collections import Counter
from typing import Final

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english import noun_phrases
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.claims.english.words import lexicon
from noroshi.alerts.model import Document, Sentence

_TURN = re.compile(
    r"^(?:Q\.? ?\d{1,3}[.:]? )?(?P<who>(?:[A-Z][\w.’'-]{0,30}|of|de|van|von|bin|al)(?: (?:[A-Z][\w.’'-]{0,30}|of|de|van|von|bin|al)){0,5})(?: \([^()\n]{1,60}\))?: (?=\S)",
    re.MULTILINE,
)
"""a name and a colon at the head of a line: whoever it is has the floor until the next one"""
_TURNS: Final = 3
"""so many of them make a document a transcript, where two people at least speak and one of them twice"""
_FLOOR = re.compile(
    r"^(?:delivered|given|spoken|read|answered|(?:the |full |prepared |opening |closing |oral |written |keynote |introductory ){0,3}"
    r"(?:speech|remarks|address|keynote|lecture|talk|testimony|statement|answer|reply|evidence|intervention)(?: as)?(?: (?:given|delivered|made|submitted|prepared))?)"
    r" (?:by|of|from) (?P<who>[^\n.;:]{3,120}?)(?= (?:at|to|before|in reply|on) |[.;:]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""a line of its own that says whose words follow"""
_QUESTION = re.compile(r"^(?:\*\*|Q[.:] ?)?[A-Z][^\n]{4,300}\?(?:\*\*)?$", re.MULTILINE)
"""a question that is a line of its own"""
_INTERVIEW = re.compile(
    r"^interview(?:ed)?(?: by| with|:)|\binterview with\b|\bin conversation with\b|^conversation:|\bq ?& ?a with\b",
    re.IGNORECASE | re.MULTILINE,
)
_INTRODUCED = re.compile(
    r"^(?P<who>[A-Z][\w’'-]+(?: (?:van |von |de |der |bin |al )*[A-Z][\w’'-]+){1,3})(?:['’]s?\b|,| (?:has|is|was|had|runs?|ran|leads?|heads?|works?|talks?|spent|[a-z]+s|[a-z]+ed) )",
    re.MULTILINE,
)
_ASKS = frozenset({"question", "q", "reporter", "interviewer", "moderator", "host", "the chair", "chair"})
_HONORS = frozenset("mr mrs ms dr prof shri smt sir lord lady dame hon".split())
_SPOKEN = re.compile(r"\b(?:remarks|speech|keynote|lecture|testimony|address (?:at|before|by|of|to))\b", re.IGNORECASE)
_NAME_LINE = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr|Professor|Prof|General|Ambassador|Minister|Director|Commissioner)\.? )?(?P<who>[A-Z][a-z’'-]{1,30}(?: (?:[A-Z]\.|van|von|de|der|bin|al|[A-Z][\w’'-]{1,30})){1,3}), [^\n.]{3,80}$",
    re.MULTILINE,
)
"""a line with nothing but a name and an office, at the head of a speech"""
_HEAD: Final = 400
"""code points at the beginning where it may stand"""
_LEAVES = re.compile(
    r"^(?:questions? (?:by|from)|notes? (?:to|for) editors|about (?:the|this)|contact|background)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = 160
"""code points of such a line: a longer one is a sentence"""


class Turns:
    """Who has the floor in which part of a document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self.text = document.text
        self.speakers = speakers
        self.answers = ""
        """whoever answers the questions of an interview, in quotation marks"""
        floor = dict(self._speech(document.title) + self._turns()) or dict(self._interview(document.title))
        self.starts = sorted(floor)
        self.names = [floor[start] for start in self.starts]

    def _turns(self) -> list[tuple[int, str]]:
        """Of a transcript."""
        found = [match for match in _TURN.finditer(self.text) if self._is_somebody(match["who"])]
        often = Counter(match["who"] for match in found)
        if len(found) < _TURNS or len(often) < 2 or max(often.values()) < 2:
            return []
        return [(match.start(), self._whole_name(match["who"])) for match in found]

    def _whole_name(self, label: str) -> str:
        """Such as "Ann Lee" of "Superintendent Lee"; nobody's of "Question"."""
        if label.casefold() in _ASKS:
            return ""
        person = noun_phrases.person(label)
        name = person[0] if person is not None else self.speakers.passing(label)
        for found in re.finditer(rf"(?<![\w’'-])([A-Z][\w’'-]{{1,30}}) {re.escape(name)}(?!\w)", self.text):
            if not noun_phrases.is_occupation(found[1]) and found[1].casefold() not in _HONORS:
                return f"{found[1]} {name}"
        return name

    def _is_somebody(self, label: str) -> bool:
        """It is no heading such as "Update": two names at least, or one that stands in a longer name."""
        words = label.split()
        if label.casefold() in _ASKS:
            return True
        if len(words) == 1:
            return not lexicon().tags.get(label.casefold(), "") and self._whole_name(label) != label
        return not any(lexicon().tags.get(word.casefold(), "U") in "VSEXCBMHF" for word in words)

    def _interview(self, title: str) -> list[tuple[int, str]]:
        """Whoever is introduced before the first question answers it: all that follows, or what stands in quotation marks."""
        text = self.text
        asked = list(_QUESTION.finditer(text))
        if len(asked) < _TURNS or not _INTERVIEW.search(f"{title}\n{text[: asked[0].start()]}"):
            return []
        named = _INTRODUCED.search(text, 0, asked[0].start())
        name = self.speakers.passing(named["who"]) if named is not None else ""
        if not name:
            return []
        quoted = sum(text[match.end() :].lstrip("\n")[:1] in {'"', "“"} for match in asked)
        if 2 * quoted > len(asked):
            self.answers = name
            return []
        return [(asked[0].start(), name)]

    def _speech(self, title: str) -> list[tuple[int, str]]:
        """Of somebody whom a line at the head names."""
        found = []
        for match in _FLOOR.finditer(self.text):
            end = self.text.find("\n", match.start())
            if (end if end >= 0 else len(self.text)) - match.start() > _LINE:
                continue
            name = self.speakers.passing(match["who"])
            if name and " " in name and not noun_phrases.is_body(name) and name[0].isupper():
                found.append((match.start(), name))
        if not found and _SPOKEN.search(title):
            line = _NAME_LINE.search(self.text, 0, _HEAD)
            if line is not None and not noun_phrases.is_body(line["who"]):
                found = [(line.start(), self.speakers.passing(line["who"]))]
        if not found:
            return []
        return found + [(match.start(), "") for match in _LEAVES.finditer(self.text)]

    def said(self, sentence: Sentence, found: list[Draft]) -> list[Draft]:
        """The claims of a sentence, with whoever has the floor before all other speakers."""
        at = bisect_right(self.starts, sentence.start) - 1
        name = self.names[at] if at >= 0 else ""
        if not name:
            return found
        return [
            draft if name in draft.speakers else msgspec.structs.replace(draft, speakers=(name, *draft.speakers))
            for draft in found
        ]
