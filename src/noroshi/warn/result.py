"""What a scan tells its outputs: one `Scanned` a message, then one `Summary`.

It stands on this floor because every output (terminal, JSON lines, HTML) reads it, and the hunt above makes it.
"""

from datetime import datetime
from typing import Protocol

import msgspec

from noroshi.detect.evidence import Level, Verdict
from noroshi.message.model import Defect


class Scanned(msgspec.Struct, frozen=True):
    """One message and what came of it."""

    source: str
    """where it stood, for people: `inbox.mbox#17`, `mails.zip/inbox.mbox#3`, `-#1`"""
    id: str
    """`sha256:` and the hexadecimal digest of the bytes"""
    channel: str
    date: datetime | None
    """what the message says of itself; None where absent or not a date"""
    subject: str
    from_: str
    """the first author as a mail program shows it: `Taro Yamada <t.yamada@example.net>`"""
    verdict: Verdict
    defects: tuple[Defect, ...]
    elapsed_ms: float
    """wall time of reading and judging, in milliseconds"""
    texts: dict[str, str] = {}
    """part name → text, of the subject, the body and each part that evidence cites; only where an output
    asked for it, and only for messages that are not `clear`"""


class Unread(msgspec.Struct, frozen=True, gc=False):
    """Something in the sources that is not a message and could not be looked into."""

    source: str
    reason: str
    """in English, with what to do about it where that is known"""


class Summary(msgspec.Struct, frozen=True):
    """What to say when the scan has ended."""

    levels: dict[Level, int]
    """messages by verdict; all three keys are there"""
    unread: tuple[Unread, ...]
    seconds: float
    """wall time"""
    interrupted: bool = False
    """somebody stopped it: there may be more messages than were scanned"""

    @property
    def messages(self) -> int:
        """How many were scanned."""
        return sum(self.levels.values())


class Output(Protocol):
    """A way to tell results. Each writes to the stream that it was made with, as the results come: none is kept."""

    wants_texts: bool
    """whether `Scanned.texts` is to be filled"""

    def add(self, scanned: Scanned) -> None:
        """Tells one result. What has been written so far is valid once `finish` has run."""

    def finish(self, summary: Summary) -> None:
        """Ends the output; called exactly once, after an interruption too."""
