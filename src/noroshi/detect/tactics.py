"""The catalogue of lures (`data/tactics.toml`): what the ids that signals carry (`L01`, `T1566`) stand for."""

import tomllib
from functools import cache
from importlib import resources

import msgspec


class Lure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trick that public alerts describe."""

    name: dict[str, str]
    """language → a few words"""
    description: dict[str, str]
    """language → one line"""
    techniques: tuple[str, ...]
    """ATT&CK ids"""


class Tactics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `tactics.toml`."""

    attack_version: str
    """the ATT&CK release that the ids are of"""
    techniques: dict[str, str]
    """ATT&CK id → its name there"""
    lures: dict[str, Lure]


@cache
def tactics() -> Tactics:
    """The catalogue that ships with the program."""
    text = (resources.files("noroshi.detect") / "data" / "tactics.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Tactics)


def technique_url(technique: str) -> str:
    """Where ATT&CK describes it."""
    return f"https://attack.mitre.org/techniques/{technique.replace('.', '/')}/"
