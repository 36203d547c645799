"""Sentences of Japanese text to drafts of claims."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.japanese.dates import Calendar
from noroshi.alerts.claims.japanese.line import Line, flattened, own_cues, unbroken
from noroshi.alerts.claims.japanese.propositions import Propositions
from noroshi.alerts.claims.japanese.rules import Cue, rules
from noroshi.alerts.claims.japanese.sections import LIST_MARK, Sections
from noroshi.alerts.claims.japanese.speakers import Speakers
from noroshi.alerts.claims.japanese.turns import turns
from noroshi.alerts.claims.japanese.voices import AHEAD, Voices
from noroshi.alerts.model import Document, Sentence

_END = re.compile(r"[。．！？!?\s]+$")


def drafts(document: Document, sentences: Sequence[Sentence]) -> list[Draft]:
    """The propositions of each sentence, in reading order."""
    speakers = Speakers(document.publisher)
    voices = Voices(speakers, document.title)
    sections = Sections(document)
    propositions = Propositions(Calendar(document.date), speakers)
    found: list[Draft] = []
    lines = list(_lines(document.text, sentences))
    ends = [0, *(line.sentence.end for line in lines)]
    breaks = ["\n" in document.text[end : line.sentence.start] for end, line in zip(ends, lines, strict=False)]
    if breaks:
        breaks[0] = True
    told = turns(document.title, document.text, lines, breaks)
    for number, (line, fresh, turn) in enumerate(zip(lines, breaks, told, strict=True)):
        section = sections.of(line)
        if section == "nothing":
            continue
        parts = voices.parts(line, lines[number + 1 : number + 1 + AHEAD], fresh=fresh, turn=turn)
        found += propositions.of(line, parts, section)
    return found


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[Line]:
    """The sentences, with the cues of all of them found in one pass."""
    words = [unbroken(text, sentence.start, sentence.end) for sentence in sentences]
    joined = "\n".join(piece for piece, _ in words)
    cues = rules().search(joined)
    starts = [cue.start for cue in cues]
    at = 0
    for sentence, (piece, places) in zip(sentences, words, strict=True):
        mark = LIST_MARK.match(piece)
        first = mark.end() if mark is not None else 0
        full_stop = _END.search(piece, max(first, len(piece) - 8))
        last = full_stop.start() if full_stop is not None else len(piece)
        if first < last:
            body = piece[first:last]
            own = [
                Cue(cue.name, cue.start - at - first, cue.end - at - first)
                for cue in cues[bisect_left(starts, at + first) : bisect_left(starts, at + last)]
                if cue.end <= at + last
            ]
            shown = own_cues(body, own)
            yield Line(
                sentence,
                body,
                flattened(body),
                shown,
                tuple(cue.start for cue in shown),
                places[first:last] if places is not None else None,
                sentence.start + first,
            )
        at += len(piece) + 1
