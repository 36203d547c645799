"""The catalogue: lures (`L01`), measures (`M01`) and the ATT&CK techniques behind them (`data/*.toml`).

What the ids stand for that signals, claims and alerts carry.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Audience = Literal["company", "employee"]


class Lure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trick that public alerts describe."""

    name: dict[str, str]
    """language → a few words"""
    description: dict[str, str]
    """language → one line"""
    features: dict[str, str]
    """language → what a program can see of it"""
    techniques: tuple[str, ...]
    """ATT&CK ids"""
    signals: tuple[str, ...] = ()
    """names of the signals of `noroshi.detect` that reveal it; none where it cannot be seen in one mail yet"""


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What public alerts advise to do."""

    name: dict[str, str]
    description: dict[str, str]
    audience: tuple[Audience, ...]
    """who acts"""
    served: bool = False
    """the program helps to do it"""


class Catalogue(msgspec.Struct, frozen=True):
    """All of it."""

    attack_version: str
    """the ATT&CK release that the ids are of"""
    techniques: dict[str, str]
    """ATT&CK id → its name there"""
    renumbered: dict[str, str]
    """id of an earlier release → id in this one"""
    lures: dict[str, Lure]
    measures: dict[str, Measure]

    def technique(self, id_: str) -> str:
        """The id that this release has for it: `T1656` → `T1684.001`."""
        return self.renumbered.get(id_, id_)


class _Techniques(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`techniques.toml`."""

    attack_version: str
    techniques: dict[str, str]
    renumbered: dict[str, str]


@cache
def catalogue() -> Catalogue:
    """The one that ships with the program."""
    attack = msgspec.convert(_read("techniques.toml"), _Techniques)
    return Catalogue(
        attack_version=attack.attack_version,
        techniques=attack.techniques,
        renumbered=attack.renumbered,
        lures=msgspec.convert(_read("lures.toml"), dict[str, Lure]),
        measures=msgspec.convert(_read("measures.toml"), dict[str, Measure]),
    )


def technique_url(technique: str) -> str:
    """Where ATT&CK describes it."""
    return f"https://attack.mitre.org/techniques/{technique.replace('.', '/')}/"


def parent(technique: str) -> str:
    """The technique that a sub-technique belongs to: `T1566.003` → `T1566`."""
    return technique.partition(".")[0]


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((resources.files("noroshi.alerts.knowledge") / "data" / name).read_text("utf-8"))
