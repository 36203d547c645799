"""The kinds of defect that the readers of documents note: stable words, as they stand in `Defect.kind`.

Those of `NOTHING_READ` say why a document has no text at all; the others that something is missing or was guessed.
A document that came as a mail also carries the defects of `message/defects.py`.
"""

from typing import Final

from noroshi.message.model import Defect

NOTHING_READ: Final = {
    "empty": "nothing was read because the file is empty, or holds white space alone",
    "unknown-format": "nothing was read because the file is neither text nor a format that is known; the detail says"
    " what it looks like",
    "unknown-json": "nothing was read because the JSON is no STIX, no MISP event and no annotated alert",
    "encrypted": "nothing was read because the PDF asks for a password",
    "broken-pdf": "nothing was read because the PDF is damaged beyond what its reader mends",
    "no-text": "nothing was read because the document holds pictures alone: a scanned PDF needs its text recognised first",
    "no-words": "nothing was read because the document is whole but shows no words; an HTML page may need its scripts",
    "broken-json": "nothing was read because the JSON is broken from its beginning",
}
"""Kind → what it means; the text is empty."""

PARTLY_READ: Final = {
    "login-page": "the page asks for a password and says little else: this is not the document that was meant",
    "cookie-wall": "the page asks for consent to cookies and says little else: this is not the document that was meant",
    "truncated": "the JSON ends early; what stood before that was read",
    "guessed-charset": "no charset was said and the bytes are not UTF-8; it was guessed",
    "wrong-charset": "the text is not in the charset that the document says; it was guessed",
    "bad-characters": "some bytes are not characters of the charset; they became U+FFFD",
    "deep-html": "the page would cost too much to read by its structure; only its words were read",
    "pages-without-text": "some pages of the PDF hold no text (pictures, scans); the detail says which",
    "bad-page": "a page of the PDF could not be read; the detail says which",
    "bad-object": "an object of the bundle or event is not of the form that its standard says, and was passed over",
    "no-objects": "the bundle or event is empty",
    "limit-bytes": "only the first bytes of the file were read",
    "limit-text": "only the first characters of the text were kept",
    "limit-pages": "only the first pages of the PDF were read",
    "limit-objects": "only the first objects of the bundle or attributes of the event were read",
    "limit-depth": "the JSON is nested deeper than is read",
    "limit-time": "the document takes longer to read than is allowed; what was read until then stays",
}
"""Kind → what it means; there may be text."""

KINDS: Final = NOTHING_READ | PARTLY_READ


def as_defects(kinds: dict[str, str]) -> tuple[Defect, ...]:
    """Each kind once, in the order in which they were met."""
    return tuple(Defect(kind, detail) for kind, detail in kinds.items())
