"""An alert with its text ready made: JSON of `{id, url, title, lang, date, publisher, text, …}`, as corpora keep them."""

from typing import Any

from noroshi.alerts.documents.dates import date_of
from noroshi.alerts.documents.decoding import cut, one_line
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.furniture import lines_of, mark
from noroshi.alerts.documents.publisher import clean_publisher
from noroshi.alerts.model import Document, DocumentLanguage
from noroshi.text.languages import language_of

_ABOUT = ("title", "publisher", "lang", "url", "id")


def is_annotated(value: dict[str, Any]) -> bool:
    """Whether decoded JSON is of that form: it has a text, and says something about it."""
    return isinstance(value.get("text"), str) and any(key in value for key in _ABOUT)


def read_annotated(value: dict[str, Any], source: str, defects: dict[str, str]) -> Document:
    """The text code point for code point, with what the other fields say of it; the furniture is found in the text."""
    text = cut(value["text"], defects)
    if not text.strip():
        defects["empty"] = ""
    title = one_line(_said(value, "title"))
    marked = mark(lines_of(text), title)
    return Document(
        source,
        "json",
        text,
        language=_language(value, text),
        title=title or marked.title,
        publisher=clean_publisher(_said(value, "publisher")) or marked.publisher,
        date=date_of(_said(value, "date")) or marked.date,
        url=_said(value, "url"),
        furniture=marked.furniture,
        defects=as_defects(defects),
    )


def _said(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return found[:2_000] if isinstance(found, str) else ""


def _language(value: dict[str, Any], text: str) -> DocumentLanguage:
    said = _said(value, "lang").casefold()[:2]
    if said == "ja":
        return "ja"
    return "en" if said == "en" else language_of(text)
