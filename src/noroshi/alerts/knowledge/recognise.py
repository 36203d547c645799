"""Which lures, measures and ATT&CK techniques a claim's words describe."""

import msgspec

from noroshi.alerts.model import ClaimType


class Recognised(msgspec.Struct, frozen=True):
    """What the catalogue knows of the words."""

    tactics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()


def recognise(words: str, type_: ClaimType, sentence: str = "") -> Recognised:  # noqa: ARG001
    """Lures and techniques of claims about tactics, measures of recommendations."""
    return Recognised()
