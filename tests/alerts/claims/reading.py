"""Reads a few words as if they were an alert."""

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.read import drafts
from noroshi.alerts.claims.sentences import sentences_of
from noroshi.alerts.model import Document

PUBLISHER = "The Daily Wire"
DATE = "2025-01-20"


def read_english(text: str, *, publisher: str = PUBLISHER, date: str = DATE) -> list[Draft]:
    """The drafts of a text without furniture."""
    document = Document("test", "text", text, "en", "", publisher, date)
    return drafts(document, sentences_of(document))
