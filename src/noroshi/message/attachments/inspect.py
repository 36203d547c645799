"""One attachment, looked into."""

from noroshi.message.attachments.found import Found, look_into
from noroshi.message.kinds import kind_of
from noroshi.message.limits import Budget
from noroshi.message.model import Attachment


def inspect_attachment(name: str, declared: str, content: bytes, budget: Budget) -> Attachment:
    """What an attachment is and holds: kind by content, members, links, text, traits. Never raises.

    `name` is the decoded file name, `declared` the Content-Type it claims, lower-case. All expansion is taken from
    `budget`, which the attachments of one message share.
    """
    kind = kind_of(content, name, declared)
    found = Found(budget, name)
    look_into(kind, content, found)
    return Attachment(
        name,
        declared,
        kind,
        len(content),
        encrypted=found.encrypted,
        members=tuple(found.members),
        traits=tuple(found.traits),
        links=tuple(found.links.values()),
        text="\n".join(found.texts),
        unread=found.unread,
    )
