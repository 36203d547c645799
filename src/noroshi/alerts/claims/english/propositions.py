"""What the sentences of a document state, with quotations that go on over several of them."""

from collections.abc import Iterator, Sequence

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.drafting import Drafting
from noroshi.alerts.claims.english.reading import Link, Memory
from noroshi.alerts.claims.english.retelling import Retelling
from noroshi.alerts.claims.english.rules import rules
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.claims.english.turns import Turns
from noroshi.alerts.model import Document, Sentence


def propositions(document: Document, sentences: Sequence[Sentence], speakers: Speakers) -> Iterator[list[Draft]]:
    """The claims of each sentence, sentence by sentence."""
    known = rules()
    quoted = _Quotations(document.text)
    memory = Memory()
    retelling = Retelling(document, speakers)
    voices = Turns(document, speakers)
    quoted.heard = voices.answers
    for index, sentence in enumerate(sentences):
        speakers.at = sentence.start
        reading = Drafting(document, sentence, speakers, known, memory)
        reading.opened = quoted.open
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
        yield voices.said(sentence, retelling.passed_on(sentence, found))


class _Quotations:
    """Quotations that go on over several sentences: who said the first words said the others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open = False
        self.name = ""
        self.heard = ""
        """who was quoted last: they answer, where a question stands before a quotation without a speaker"""

    def is_inside(self, sentence: Sentence) -> bool:
        words = self.text[sentence.start : sentence.end]
        return self.open or words.startswith(("“", '"')) or "“" in words

    def passed(self, sentence: Sentence, links: list[Link]) -> None:
        words = self.text[sentence.start : sentence.end]
        opened, closed = words.rfind("“"), words.rfind("”")
        if opened >= 0 or closed >= 0:
            self.open = opened > closed
        elif words.count('"') % 2:
            self.open = not self.open
        if links:
            self.name = links[-1].name
            if self.name and (opened >= 0 or '"' in words):
                self.heard = self.name
        elif not self.open and not words.startswith(("“", '"')):
            self.name = ""

    def speaker(self, document: Document, sentence: Sentence, following: Sequence[Sentence], speakers: Speakers) -> str:
        words = self.text[sentence.start : sentence.end]
        if words.startswith(("“", '"')) and self.text[: sentence.start].rstrip().endswith("?"):
            self.name = self.heard
            if self.name:
                return self.name
        if self.open and self.name:
            return self.name
        closed = words.count("“") <= words.count("”") and not words.count('"') % 2
        if closed and not self.open:
            return self.name if words.startswith(("“", '"')) else ""
        before = self.name
        for other in following:  # "A. B," said X.
            said = Drafting(document, other, speakers, rules(), Memory())
            said.opened = True
            said.prepare()
            names = [link.name for link in said.links if not said.is_quoted(link.cue[0])]
            if names:
                self.name = names[0]
                return self.name
            if "”" in self.text[other.start : other.end] or '"' in self.text[other.start : other.end]:
                break
        return before if words.startswith(("“", '"')) else ""
