"""What an output of `noroshi read` is given: all documents that could be read, beside one another, and those that could not."""

from typing import Protocol

import msgspec

from noroshi.alerts.model import Alert
from noroshi.alerts.together.model import Comparison


class NotRead(msgspec.Struct, frozen=True):
    """A document of which nothing could be read."""

    source: str
    kind: str
    """a defect's kind, or `missing`"""
    detail: str = ""


class Reading(msgspec.Struct, frozen=True):
    """Everything that one call has read."""

    alerts: tuple[Alert, ...]
    comparison: Comparison
    not_read: tuple[NotRead, ...] = ()


class Output(Protocol):
    """Writes a reading."""

    def write(self, reading: Reading) -> None:
        """All of it."""
