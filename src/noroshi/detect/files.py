"""The files that a message brings along, inside archives too: listed once, for all signals that ask."""

import msgspec

from noroshi.message.model import Message


class File(msgspec.Struct, frozen=True, gc=False):
    """An attachment, or a file inside one."""

    part: str
    """the part that names it, as `Message.text_of` takes it"""
    name: str
    kind: str
    encrypted: bool
    inside: bool
    """within an archive, an image or a document; the files of a mail that is attached stand beside, as if sent alone"""


_MAILS = frozenset({"message", "msg"})


def list_files(message: Message) -> tuple[File, ...]:
    """All attachments, each with the members of its archives after it."""
    found: list[File] = []
    for index, one in enumerate(message.attachments):
        found.append(File(f"attachment[{index}].name", one.name, one.kind, one.encrypted, False))
        for number, member in enumerate(one.members):
            part = f"attachment[{index}].member[{number}].name"
            inside = one.kind not in _MAILS or "/" in member.name
            found.append(File(part, member.name, member.kind, member.encrypted, inside))
    return tuple(found)
