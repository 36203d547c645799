"""A look at the header only, to know who writes to whom before the message itself is read."""

import re
from hashlib import sha256

from noroshi.company.relation import RelationKey
from noroshi.message.addresses import parse_addresses
from noroshi.message.dates import parse_date
from noroshi.message.encoded_words import raw_text
from noroshi.message.headers import read_block, skip_preface
from noroshi.message.limits import REFERENCES
from noroshi.message.model import Address

_ID = re.compile(r"<\s*([^<>\s]{1,1000})\s*>")
_WANTED = frozenset(("from", "to", "cc", "date", "message-id", "in-reply-to", "references"))


def relation_key(raw: bytes) -> RelationKey:
    """Who writes to whom, as the message's header says. Never raises; reads no further than the header's end."""
    start, _ = skip_preface(raw, len(raw))
    fields: dict[str, bytes] = {}
    for name, value in read_block(raw, start, len(raw)).fields:
        if name in _WANTED:
            fields.setdefault(name, value)
    author = _addresses(fields.get("from"))
    recipients = [each.address.lower() for name in ("to", "cc") for each in _addresses(fields.get(name)) if each.domain]
    message_id = _ids(fields.get("message-id"))
    date = fields.get("date")
    return RelationKey(
        author=author[0].address.lower() if author and author[0].domain else "",
        display=author[0].display if author else "",
        recipients=tuple(dict.fromkeys(recipients)),
        date=parse_date(raw_text(date)) if date else None,
        message_id=message_id[0] if message_id else "sha256:" + sha256(raw).hexdigest(),
        references=_ids(fields.get("in-reply-to")) + _ids(fields.get("references")),
    )


def _addresses(value: bytes | None) -> tuple[Address, ...]:
    return parse_addresses(value)[0] if value else ()


def _ids(value: bytes | None) -> tuple[str, ...]:
    return tuple(_ID.findall(raw_text(value))[:REFERENCES]) if value else ()
