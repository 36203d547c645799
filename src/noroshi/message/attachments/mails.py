"""A mail that came as a file, alone or in an archive: its words, its links, and the files that it brings."""

from io import BytesIO

from noroshi.message.attachments.found import Found
from noroshi.message.body import read_body
from noroshi.message.encoded_words import decode_header
from noroshi.message.headers import Block, read_block, skip_preface
from noroshi.message.parts import Walk


def read_mail(content: bytes, found: Found) -> None:
    """Author, subject and text as the text, links as links, attachments as members."""
    start, _ = skip_preface(content, len(content))
    block = read_block(content, start, len(content))
    parts = Walk(found.budget, {}).whole(block, content, len(content))
    body, links = read_body(parts, found.budget, {})
    found.text(words_of_mail(block, body.text))
    for link in links:
        found.link(link.href, link.text)
    deeper = {id(file) for outer in parts.files if outer.inner is not None for file in outer.inner.files}
    for file in parts.files:
        if id(file) in deeper:  # these come when the mail that they belong to is looked into
            continue
        name = file.name
        if not name and file.inner_block is not None:
            name = decode_header(file.inner_block.first("subject") or b"") + ".eml"
        data = file.content
        found.member(name, len(data), lambda data=data: BytesIO(data), file.encrypted)  # type: ignore[misc]


def words_of_mail(block: Block, text: str) -> str:
    """A mail within another as text: its author and subject, an empty line, its own text."""
    fields = ((name, decode_header(block.first(name) or b"")) for name in ("from", "subject"))
    return "\n".join([*(f"{name.title()}: {value}" for name, value in fields if value), "", text])
