"""Where the sentences of a document begin and end."""

from noroshi.alerts.model import Document, Sentence
from noroshi.text.sentences import split_sentences


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences outside the furniture, in reading order."""
    found: list[Sentence] = []
    start = 0
    stretches = []
    for piece in document.furniture:
        stretches.append((start, piece.start))
        start = piece.end
    stretches.append((start, len(document.text)))
    paragraph = 0
    for first, last in stretches:
        for lines in split_sentences(document.text, first, last):
            found += [Sentence(span.start, span.end, paragraph) for span in lines]
            paragraph += 1
    return tuple(found)
