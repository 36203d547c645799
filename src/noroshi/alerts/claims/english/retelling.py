"""Digests that pass on an agency's notice: what such a digest says flatly, the agency says."""

import re
from typing import Final

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.model import Document, Sentence

_HEAD: Final = 1_500
"""code points at the beginning in which a digest says what it passes on"""
_NOTICE = r"(?:advisory|advisories|announcement|notice|alert|bulletin|statement|warning|PSA)"
_PASSES_ON = re.compile(
    r"\b(?:PSA|advisory|alert|notice) (?:digest|summary|recap|in brief)\b|\b(?:announcement|notice|advisory|alert) in brief\b"
    rf"|\b(?:notes? on|digest of|summary of|sums? up|summari[sz]es|recap of|what follows|excerpts? (?:of|from)|full text of|text of|reproduces?|condensed from|abridged from) [^.\n]{{0,80}}\b{_NOTICE}\b",
    re.IGNORECASE,
)
_NAMED = r"(?:the )?(?:U\.S\. )?[A-Z][\w’'-]*(?: (?:of |for |the |and the )?[A-Z][\w’'-]*){0,6}(?: \([A-Z]{2,10}\))?"
_LISTED = re.compile(
    rf"{_NAMED}(?:, {_NAMED}){{1,6}},? and {_NAMED}|{_NAMED} and {_NAMED}(?= (?:said|say|warn|issued|published|released|assess))"
)
_SOURCE_LINE = re.compile(
    rf"\bsource: [^\n]{{0,60}}?{_NOTICE}s? (?:of|by|from) (?P<who>[^\n]{{2,160}}?)(?=,? (?:January|February|March|April|May|June|July|August|September|October|November|December|\d)|[\n·|;]|(?<![A-Z])\.(?:\s|$)|$)",
    re.IGNORECASE | re.MULTILINE,
)
_AGENCY = re.compile(
    r"\b(?:Agency|Bureau|Police|Ministry|Department|Commission|Office|Government|Cabinet|CERT|Cent(?:er|re)|Desk|Council|Authority)\b"
)
_OWN_WORDS = re.compile(
    r"\b(?:curator|editor|our|we|us|why we|note that|the (?:text|original|notice|advisory|announcement|document)|this (?:digest|summary|page|note))\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^\W*(?:curator|editor|why we|our (?:take|view|comment)|comment(?:ary)?|context|background note|note)\b",
    re.IGNORECASE,
)


class Retelling:
    """Which agency a digest passes on, if the document is one."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self.text = document.text
        self.source = self._source(document, speakers)
        self.parts = frozenset(re.split(r", | and ", self.source))
        self.begun = False

    def _source(self, document: Document, speakers: Speakers) -> str:
        head = f"{document.title}\n{document.text[:_HEAD]}"
        if _AGENCY.search(document.publisher):
            return ""
        if named := _SOURCE_LINE.search(head):
            return speakers.name(named["who"])
        if not _PASSES_ON.search(head):
            return ""
        for mention, entity in speakers.named(_HEAD):
            if entity.kind == "agency":
                listed = _LISTED.match(self.text, mention.start)
                return speakers.name(listed.group() if listed else entity.name.get("en", ""))
        return ""

    def passed_on(self, sentence: Sentence, found: list[Draft]) -> list[Draft]:
        """The claims of a sentence, with the agency as speaker where none other is named."""
        if not self.source:
            return found
        words = self.text[sentence.start : sentence.end]
        start = self.text.rfind("\n", 0, sentence.start) + 1
        self.begun = self.begun or any(draft.speakers for draft in found)
        if not self.begun or _OWN_WORDS.search(words) or _NOTE.match(self.text[start : sentence.end]):
            return found
        return [self._with_source(draft) for draft in found]

    def _with_source(self, draft: Draft) -> Draft:
        if draft.type == "warning_count" and not draft.speakers:
            return draft
        if draft.hedge == "not_reported" and not draft.speakers:
            return draft  # who kept it back does not say so
        if not draft.speakers:
            return msgspec.structs.replace(draft, speakers=(self.source,))
        if draft.speakers[0] != self.source and draft.speakers[0] in self.parts:
            return msgspec.structs.replace(draft, speakers=(self.source, *draft.speakers[1:]))
        return draft
