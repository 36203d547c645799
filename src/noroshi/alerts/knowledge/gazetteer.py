"""Who and what is named in alerts: actors, agencies, companies, states and incidents, each with its sources."""

from functools import cache
from typing import Literal

import msgspec

EntityKind = Literal["actor", "agency", "company", "media", "person", "state", "incident", "malware"]


class Entity(msgspec.Struct, frozen=True):
    """Somebody or something that alerts name."""

    id: str
    kind: EntityKind
    name: dict[str, str]
    """language → the name that is shown, and that stands in speaker chains: `NPA`, `警察庁`"""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name in a text: `text[start:end]`."""

    entity: str
    start: int
    end: int


class Gazetteer:
    """Names → entities."""

    def entity(self, id_: str) -> Entity:
        """Raises `KeyError`."""
        raise KeyError(id_)

    def find(self, text: str) -> list[Mention]:  # noqa: ARG002
        """All names in the text, the longest at each place, in reading order."""
        return []


@cache
def gazetteer() -> Gazetteer:
    """The one that ships with the program."""
    return Gazetteer()
