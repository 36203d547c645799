"""A document to all that it says: the one way in."""

from noroshi.alerts.claims.read import read_claims
from noroshi.alerts.documents.read import read_document
from noroshi.alerts.indicators.find import find_indicators
from noroshi.alerts.model import Alert, Document


def read_alert(data: bytes, source: str) -> Alert:
    """The claims and indicators of a document. Never raises; what is wrong with the bytes is in `document.defects`."""
    return read_text(read_document(data, source))


def read_text(document: Document) -> Alert:
    """The same for a document whose words are already at hand."""
    sentences, claims = read_claims(document)
    return Alert(document, sentences, claims, find_indicators(document.text, document))
