"""What a subject says of the thread: `Re:`, `Fwd:`, `返信:`, `転送:` and their like."""

import re

import msgspec

_PREFIX = re.compile(
    r"\s{0,4}(?:(?P<reply>re|aw|sv|antw|回复|答复|返信)|(?P<forward>fw|fwd|wg|tr|転送|转发))"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]",
    re.IGNORECASE,
)


class ThreadPrefix(msgspec.Struct, frozen=True, gc=False):
    """The prefix of a subject that belongs to a thread."""

    start: int
    end: int
    forward: bool


def thread_prefix(subject: str) -> ThreadPrefix | None:
    """The first prefix of a subject, or None where it opens a thread of its own."""
    found = _PREFIX.match(subject)
    if found is None:
        return None
    return ThreadPrefix(found.start(), found.end(), found["forward"] is not None)
