"""Reads a few Japanese words as if they were an alert."""

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.japanese.read import drafts
from noroshi.alerts.claims.sentences import sentences_of
from noroshi.alerts.model import Document

PUBLISHER = "港湾新聞"
DATE = "2024-12-25"


def read_japanese(text: str, *, title: str = "", publisher: str = PUBLISHER, date: str = DATE) -> list[Draft]:
    """The drafts of a text without furniture."""
    document = Document("test", "text", text, "ja", title, publisher, date)
    return drafts(document, sentences_of(document))


def shown(text: str, **more: str) -> list[tuple[str, str, str]]:
    """Type, innermost chain joined by `>` and hedge of each draft."""
    return [(draft.type, ">".join(draft.speakers), draft.hedge) for draft in read_japanese(text, **more)]
