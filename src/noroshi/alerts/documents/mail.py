"""A mail that carries an alert to a `Document`: its author, subject, date and text."""

from noroshi.alerts.documents.decoding import cut, one_line
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.furniture import lines_of, mark
from noroshi.alerts.documents.publisher import clean_publisher
from noroshi.alerts.model import Document
from noroshi.message.read import read_message
from noroshi.text.languages import language_of


def read_mail(data: bytes, source: str, defects: dict[str, str]) -> Document:
    """The text as a mail program shows it. Quoted threads stay: alerts are forwarded. The signature is a footer."""
    message = read_message(data)
    for defect in message.defects:
        defects.setdefault(defect.kind, defect.detail)
    text = cut(message.body.text, defects)
    if not text.strip():
        files = ", ".join(attachment.name or attachment.kind for attachment in message.attachments[:5])
        defects["no-words"] = files
    lines = lines_of(text)
    if message.body.signature >= 0:
        for line in lines:
            if message.body.signature <= line.start < message.body.own_end:
                line.kind = "footer"
    title = one_line(message.subject)
    marked = mark(lines, title)
    author = message.from_[0] if message.from_ else None
    publisher = (clean_publisher(author.display) or author.domain) if author is not None else ""
    return Document(
        source,
        "mail",
        text,
        language=language_of(text) or language_of(title),
        title=title or marked.title,
        publisher=publisher or marked.publisher,
        date=message.date.date().isoformat() if message.date is not None else marked.date,
        furniture=marked.furniture,
        defects=as_defects(defects),
    )
