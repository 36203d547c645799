"""Where sentences end, in Japanese and English."""

import re

from noroshi.text.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[。！？](?:[」』）)”’\"]|$)*|[.!?][\"'”’)\]]*(?=\s|$)")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[list[Span]]:
    """The sentences of `text[start:end]`, a list for each paragraph (a line), blanks around them left out."""
    paragraphs = []
    for line in _PARAGRAPH.finditer(text, start, len(text) if end is None else end):
        spans, at = [], line.start()
        for stop in _END.finditer(text, line.start(), line.end()):
            spans.append(_trimmed(text, at, stop.end()))
            at = stop.end()
        spans.append(_trimmed(text, at, line.end()))
        if kept := [span for span in spans if span.start < span.end]:
            paragraphs.append(kept)
    return paragraphs


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
