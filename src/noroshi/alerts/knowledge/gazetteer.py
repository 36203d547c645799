"""Who and what is named in alerts: actors, agencies, companies, states and incidents, each with its sources.

The names stand in `data/gazetteer/*.toml`. Spellings and translations of one name (`NPA`, `National Police Agency`,
`警察庁`) lead to one entity. A name that a vendor gave to an actor is an entity of its own, and that it means the same
as another one is an `AliasClaim` with its source: vendors disagree, and nothing here merges them.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Literal

import ahocorasick_rs
import msgspec

from noroshi.text.fold import fold
from noroshi.text.span import Span

EntityKind = Literal["actor", "agency", "company", "media", "person", "state", "incident", "malware"]
Relation = Literal["same", "overlaps", "part-of"]

ANY_CASE_FROM = 7
"""letters; shorter names (`Zinc`, `Ronin`, `US`) are also words, so that their capitals must stand as written"""

ANONYMOUS = "anonymous"
"""role of speakers who are not named: shown in chains, never searched for"""


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody or something that alerts name."""

    id: str
    kind: EntityKind
    name: dict[str, str]
    """language → the name that is shown, and that stands in speaker chains: `NPA`, `警察庁`"""
    names: tuple[str, ...] = ()
    """other spellings and translations of the same name, to be found in texts"""
    role: str = ""
    """what it is among its kind: `police`, `regulator`, `court`, `vendor`, `exchange`, `newspaper`, …"""
    of: str = ""
    """the state it belongs to, or the body that it is a part of: an entity"""
    sources: tuple[str, ...] = ()
    """ids of `sources`: where it is described"""
    capitals: bool = False
    """the names are also plain words: their capitals must stand as written, whatever their length"""


class AliasClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody says that two names of actors belong together."""

    name: str
    """entity that carries the name"""
    of: str
    """entity that it is said to be, to overlap with or to be a part of"""
    relation: Relation
    used_by: str
    """entity that says so"""
    source: str
    """id of `sources`"""
    since: str = ""
    """ISO 8601 as far as known: when this speaker began to say so; else the date of the source counts"""


class Loss(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was taken, as one source counts it."""

    amount: float
    unit: str
    """ISO 4217, or the ticker of a crypto-asset"""
    source: str


class AttributionClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody says who did it."""

    to: str
    """entity"""
    by: str
    """entity that says so"""
    hedge: Literal["asserted", "likely", "alleged"]
    source: str


class Incident(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened. It is an entity of the same id, too."""

    id: str
    name: dict[str, str]
    date: str
    """ISO 8601 as far as known"""
    sources: tuple[str, ...]
    victim: str = ""
    """entity, or empty where there were many"""
    names: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    attributions: tuple[AttributionClaim, ...] = ()


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that says it."""

    issuers: tuple[str, ...]
    """entities"""
    date: str
    """ISO 8601 as far as known"""
    title: str
    """as published, or our rendering of it"""
    url: str = ""
    """only where it is known for sure"""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name in a text: `text[start:end]`."""

    entity: str
    start: int
    end: int


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `data/gazetteer`."""

    entities: list[Entity] = []
    aliases: list[AliasClaim] = []
    incidents: list[Incident] = []
    sources: dict[str, Source] = {}


class _Name(msgspec.Struct, frozen=True, gc=False):
    """A name that is searched for."""

    entity: str
    written: str
    """NFKC"""
    any_case: bool


class Gazetteer:
    """Names → entities."""

    def __init__(self, files: Iterable[File]) -> None:
        self._entities: dict[str, Entity] = {}
        self._aliases: list[AliasClaim] = []
        self._incidents: list[Incident] = []
        self.sources: dict[str, Source] = {}
        """id → document"""
        for file in files:
            for entity in (*file.entities, *map(_as_entity, file.incidents)):
                if entity.id in self._entities:
                    raise ValueError(f"two entities are called {entity.id}")
                self._entities[entity.id] = entity
            self._aliases += file.aliases
            self._incidents += file.incidents
            self.sources |= file.sources
        patterns: dict[str, list[_Name]] = {}
        for entity in self._entities.values():
            for written in self.names_of(entity.id):
                plain = unicodedata.normalize("NFKC", written)
                any_case = not entity.capitals and len(plain) >= ANY_CASE_FROM
                patterns.setdefault(fold(written).text, []).append(_Name(entity.id, plain, any_case))
        self._names = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns))

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entities

    def entity(self, id_: str) -> Entity:
        """Raises `KeyError`."""
        return self._entities[id_]

    def find(self, text: str) -> list[Mention]:
        """All names in the text, the longest at each place, in reading order."""
        folded = fold(text)
        searched = folded.text
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            if _is_whole(searched, start, end):
                found.append((start, -end, index))
        found.sort()
        mentions: list[Mention] = []
        reached = moved = 0  # folding moves few characters, so that the last place tells where to look first
        for start, minus_end, index in found:
            if start < reached:
                continue
            span = Span(start + moved, moved - minus_end)
            if unicodedata.normalize("NFKC", span.of(text)).casefold() != searched[start:-minus_end]:
                span = folded.span(start, -minus_end)
                moved = span.end + minus_end
            name = _as_written(self._names[index], span.of(text))
            if name:
                mentions.append(Mention(name.entity, span.start, span.end))
                reached = -minus_end
        return mentions

    def names_of(self, id_: str) -> tuple[str, ...]:
        """All spellings and translations of its name, the shown ones first, that texts are searched for.

        What incidents and speakers without a name are called here is not looked for. Raises `KeyError`.
        """
        entity = self._entities[id_]
        unsearched = entity.kind == "incident" or entity.role == ANONYMOUS
        shown = () if unsearched else tuple(entity.name.values())
        return tuple(dict.fromkeys((*shown, *entity.names)))

    def aliases_of(self, id_: str) -> tuple[AliasClaim, ...]:
        """All that is said of this name and another one, whichever way round; it is for the reader to believe it."""
        return tuple(claim for claim in self._aliases if id_ in {claim.name, claim.of})

    def aliases(self) -> tuple[AliasClaim, ...]:
        """All claims that two names belong together."""
        return tuple(self._aliases)

    def incidents(self, victim: str = "") -> tuple[Incident, ...]:
        """All, or those of a victim, the oldest first."""
        chosen = [one for one in self._incidents if not victim or one.victim == victim]
        return tuple(sorted(chosen, key=lambda one: (one.date, one.id)))


@cache
def gazetteer() -> Gazetteer:
    """The one that ships with the program."""
    folder = resources.files("noroshi.alerts.knowledge") / "data" / "gazetteer"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return Gazetteer([_read(file.read_text("utf-8")) for file in files])


def _read(text: str) -> File:
    return msgspec.convert(tomllib.loads(text), File)


def _as_entity(incident: Incident) -> Entity:
    return Entity(incident.id, "incident", incident.name, incident.names, sources=incident.sources)


def _is_whole(searched: str, start: int, end: int) -> bool:
    """Whether the name is no piece of a longer word, as far as its script shows where words end; `US$` is money."""
    after = searched[end : end + 1]
    return not (
        after == "$" or _joined(searched[start - 1 : start], searched[start]) or _joined(searched[end - 1], after)
    )


def _joined(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if _is_alphabetic(before):
        return _is_alphabetic(after)
    return _is_katakana(before) and _is_katakana(after)


def _is_alphabetic(character: str) -> bool:
    return character < "\u2000" and character.isalnum()


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fa" or character == "\u30fc"


def _as_written(names: list[_Name], words: str) -> _Name | None:
    """The name that these words write, by their capitals."""
    plain = unicodedata.normalize("NFKC", words)
    for name in names:
        if name.any_case or plain == name.written or (not name.written.isupper() and plain == name.written.upper()):
            return name
    return None
