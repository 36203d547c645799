"""Documents in which one person after another has the floor: hearings, interviews, speeches, answers of a minister."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import Final

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.noun_phrases import is_body
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
    r"^(?:delivered|given|spoken|read|(?:the |full |prepared |opening |closing |oral |written |keynote |introductory ){0,3}"
    r"(?:speech|remarks|address|keynote|lecture|talk|testimony|statement|answer|reply|evidence|intervention)(?: as)?(?: (?:given|delivered|made|submitted|prepared))?)"
    r" (?:by|of|from) (?P<who>[^\n.;:]{3,120}?)(?= (?:at|to|before|in reply|on) |[.;:]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""a line of its own that says whose words follow"""
_QUESTION = re.compile(r"^(?:\*\*|Q[.:] ?)?[A-Z][^\n]{4,300}\?(?:\*\*)?$", re.MULTILINE)
"""a question that is a line of its own"""
_INTERVIEW = re.compile(
    r"^interview(?:ed)?(?: by| with|:)|\binterview with\b|\bin conversation with\b|\bq ?& ?a with\b", re.IGNORECASE | re.MULTILINE
)
_INTRODUCED = re.compile(
    r"^(?P<who>[A-Z][\w’'-]+(?: (?:van |von |de |der |bin |al )*[A-Z][\w’'-]+){1,3})(?:,| (?:has|is|was|had|runs?|ran|leads?|heads?|works?|talks?|spent|[a-z]+s|[a-z]+ed) )",
    re.MULTILINE,
)
_LEAVES = re.compile(
    r"^(?:questions? (?:by|from)|notes? (?:to|for) editors|about (?:the|this)|contact|background)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = 160
"""code points of such a line: a longer one is a sentence"""


class Voices:
    """Who has the floor in which part of a document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        floor = dict(
            self._turns(document.text, speakers)
            or self._answers(document, speakers)
            or self._speech(document.text, speakers)
        )
        self.starts = sorted(floor)
        self.names = [floor[start] for start in self.starts]

    def _turns(self, text: str, speakers: Speakers) -> list[tuple[int, str]]:
        found = [match for match in _TURN.finditer(text) if _is_somebody(match["who"], text)]
        often = Counter(match["who"] for match in found)
        if len(found) < _TURNS or len(often) < 2 or max(often.values()) < 2:
            return []
        return [(match.start(), speakers.passing(match["who"])) for match in found]

    def _answers(self, document: Document, speakers: Speakers) -> list[tuple[int, str]]:
        """Whoever is introduced before the first question answers it, where the answers stand in no quotation marks."""
        text = document.text
        asked = [match for match in _QUESTION.finditer(text)]
        if len(asked) < _TURNS or not _INTERVIEW.search(f"{document.title}\n{text[: asked[0].start()]}"):
            return []
        quoted = sum(text[match.end() :].lstrip("\n")[:1] in {'"', "“"} for match in asked)
        if 2 * quoted > len(asked):
            return []
        named = _INTRODUCED.search(text, 0, asked[0].start())
        name = speakers.passing(named["who"]) if named is not None else ""
        return [(asked[0].start(), name)] if name else []

    def _speech(self, text: str, speakers: Speakers) -> list[tuple[int, str]]:
        found = []
        for match in _FLOOR.finditer(text):
            end = text.find("\n", match.start())
            if (end if end >= 0 else len(text)) - match.start() > _LINE:
                continue
            name = speakers.passing(match["who"])
            if name and " " in name and not is_body(name) and name[0].isupper():
                found.append((match.start(), name))
        if not found:
            return []
        return found + [(match.start(), "") for match in _LEAVES.finditer(text)]

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


def _is_somebody(label: str, text: str) -> bool:
    """It is no heading such as "Update": two names at least, or one that stands in a longer name."""
    words = label.split()
    if len(words) == 1:
        known = lexicon().tags.get(label.casefold(), "")
        return not known and any(
            after[1] == label and after[0][0].isupper() for after in pairwise(re.findall(r"[\w’'-]+", text))
        )
    return not any(lexicon().tags.get(word.casefold(), "U") in "VvSsEXCBMHF" for word in words)
