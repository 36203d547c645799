"""Bytes to a `Message`: the one way in. Any bytes give a message; what is wrong with them becomes `defects`."""

import re
from datetime import datetime
from hashlib import sha256
from typing import Final

import msgspec

from noroshi.message.addresses import parse_addresses
from noroshi.message.attachments.inspect import inspect_attachment
from noroshi.message.attachments.mails import words_of_mail
from noroshi.message.authentication_results import read_authentication
from noroshi.message.body import as_defects, read_body
from noroshi.message.dates import parse_date
from noroshi.message.encoded_words import decode_header, raw_text
from noroshi.message.headers import Block, read_block, skip_preface
from noroshi.message.limits import ATTACHMENTS, BODY_CHARS, FIELD_BYTES, MESSAGE_BYTES, REFERENCES, Budget
from noroshi.message.model import Address, Attachment, Header, Link, Message
from noroshi.message.parts import File, Walk
from noroshi.message.received import read_hops

_ID: Final = re.compile(r"<\s*([^<>\s]{1,1000})\s*>")
_TNEF: Final = b"\x78\x9f\x3e\x22"
_LIMITS: Final = {
    "expanded": "limit-expanded",
    "members": "limit-members",
    "depth": "limit-archive-depth",
    "time": "limit-time",
}


def read_message(raw: bytes, budget: Budget | None = None) -> Message:
    """The facts of a message. Never raises, and stays within the bounds of `limits.py` whatever the bytes are."""
    budget = budget or Budget()
    defects: dict[str, str] = {}
    end = len(raw)
    if end > MESSAGE_BYTES:
        end = MESSAGE_BYTES
        defects["limit-message"] = f"{len(raw)} bytes"
    data, start, end = _usable(raw, end, defects)
    block = read_block(data, start, end)
    for defect in block.defects:
        defects.setdefault(defect, "")
    if any(len(value) > FIELD_BYTES for _, value in block.fields):
        defects.setdefault("limit-header", "")
    fields = _Fields(block, defects)
    parts = Walk(budget, defects).whole(block, data, end)
    body, links = read_body(parts, budget, defects)
    attachments = _attachments(parts.files, budget, defects)
    if not body.text and not body.hidden:
        for file in parts.files:
            if file.inner is not None and file.inner.shown:
                body, links = read_body(file.inner, budget, defects)
                break
    for name in budget.spent:
        defects.setdefault(_LIMITS[name], "")
    return Message(
        id="sha256:" + sha256(raw).hexdigest(),
        size=len(raw),
        headers=tuple([Header(name, value) for name, value in block.fields]),
        from_=fields.addresses("from"),
        reply_to=fields.addresses("reply-to"),
        sender=fields.addresses("sender"),
        return_path=fields.addresses("return-path"),
        to=fields.addresses("to"),
        cc=fields.addresses("cc"),
        subject=fields.text("subject"),
        date=fields.date(),
        message_id=fields.message_id(),
        in_reply_to=fields.ids("in-reply-to"),
        references=fields.ids("references"),
        body=body,
        links=links,
        attachments=attachments,
        authentication=read_authentication(block.fields),
        hops=read_hops(block.fields),
        defects=as_defects(fields.checked()),
    )


def _usable(raw: bytes, end: int, defects: dict[str, str]) -> tuple[bytes, int, int]:
    """The bytes to read, and where the header begins: UTF-16 files and files of bare carriage returns are mended."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        defects["byte-order-mark"] = "UTF-16"
        raw = raw[:end].decode("utf-16", "replace").encode("utf-8", "replace")
        end = len(raw)
    if raw.find(b"\n", 0, 4_096) < 0 and raw.find(b"\r", 0, 4_096) >= 0 and b"\n" not in raw[:end]:
        defects["bare-cr"] = ""
        raw = raw[:end].replace(b"\r", b"\n")
    start, kinds = skip_preface(raw, end)
    for kind in kinds:
        defects.setdefault(kind, "")
    return raw, start, end


class _Fields:
    """The header fields by name, and the facts that are made of them."""

    def __init__(self, block: Block, defects: dict[str, str]) -> None:
        self._defects = defects
        self._by_name: dict[str, list[bytes]] = {}
        for name, value in block.fields:
            self._by_name.setdefault(name, []).append(value)

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Of all fields of that name, in order."""
        values = self._by_name.get(name)
        if values is None:
            return ()
        out: tuple[Address, ...] = ()
        for value in values[:10]:
            found, kinds = parse_addresses(value)
            out += found
            for kind in kinds:
                self._defects.setdefault(kind, name)
        return out

    def text(self, name: str) -> str:
        """Of the first field of that name, decoded; or empty."""
        values = self._by_name.get(name)
        return decode_header(values[0]) if values else ""

    def date(self) -> datetime | None:
        """Of the Date field, aware; None where it is absent or holds no date."""
        values = self._by_name.get("date")
        if not values:
            return None
        found = parse_date(raw_text(values[0]))
        if found is None:
            self._defects.setdefault("bad-date", values[0][:60].decode("ascii", "replace"))
        return found

    def message_id(self) -> str:
        """Without angle brackets; as written where there are none."""
        text = self.text("message-id")
        found = _ID.search(text)
        return found[1] if found is not None else text

    def ids(self, name: str) -> tuple[str, ...]:
        """The message ids that a field names, in order."""
        values = self._by_name.get(name)
        return tuple(_ID.findall(raw_text(values[0]))[:REFERENCES]) if values else ()

    def checked(self) -> dict[str, str]:
        """All defects, with those of the header as a whole."""
        if not self._by_name:
            self._defects.setdefault("no-header", "")
        authors = len(self._by_name.get("from", ()))
        if authors != 1:
            self._defects.setdefault("several-from" if authors else "no-from", "")
        if len(self._by_name.get("subject", ())) > 1:
            self._defects.setdefault("several-subjects", "")
        return self._defects


def _attachments(files: list[File], budget: Budget, defects: dict[str, str]) -> tuple[Attachment, ...]:
    out: list[Attachment] = []
    for file in files:
        if len(out) >= ATTACHMENTS:
            defects.setdefault("limit-attachments", str(len(files)))
            break
        if not budget.in_time():
            break
        out.append(_attachment(file, budget, defects))
    return tuple(out)


def _attachment(file: File, budget: Budget, defects: dict[str, str]) -> Attachment:
    if file.inner is not None and file.inner_block is not None:
        return _inner_message(file, budget, defects)
    if file.encrypted:
        found = inspect_attachment(file.name, file.declared, b"", budget)
        return msgspec.structs.replace(
            found, kind="encrypted", size=len(file.content), inline=file.inline, encrypted=True, unread="encrypted"
        )
    found = inspect_attachment(file.name, file.declared, file.content, budget)
    if file.inline:
        found = msgspec.structs.replace(found, inline=True)
    if file.content[:4] == _TNEF and not found.unread:
        found = msgspec.structs.replace(found, unread="no-reader")
    return found


def _inner_message(file: File, budget: Budget, defects: dict[str, str]) -> Attachment:
    """A message within the message: its author, subject and text as the text, its links as links."""
    assert file.inner is not None and file.inner_block is not None  # noqa: PT018
    body, links = read_body(file.inner, budget, defects)
    return Attachment(
        name=file.name or decode_header(file.inner_block.first("subject") or b""),
        declared=file.declared,
        kind="message",
        size=len(file.content),
        links=tuple([Link(each.href, each.url, each.text, "attachment") for each in links]),
        text=words_of_mail(file.inner_block, body.text)[:BODY_CHARS],
    )
