"""Plain text to a `Document`: the text as decoded, offsets and all."""

from noroshi.alerts.documents.decoding import cut, decode
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.furniture import lines_of, mark
from noroshi.alerts.model import Document
from noroshi.text.languages import language_of


def read_plain(data: bytes, source: str, defects: dict[str, str]) -> Document:
    """No space or line end is changed; title, publisher and date are those that the lines at the top show."""
    text, defect = decode(data)
    if defect:
        defects[defect] = ""
    text = cut(text, defects)
    if not text.strip():
        defects["empty"] = ""
    marked = mark(lines_of(text))
    return Document(
        source,
        "text",
        text,
        language=language_of(text),
        title=marked.title,
        publisher=marked.publisher,
        date=marked.date,
        furniture=marked.furniture,
        defects=as_defects(defects),
    )
