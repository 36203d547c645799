"""One person of a company's directory, as an export has it; what the readers of all formats fill in."""

import unicodedata

import msgspec

ENTRIES = 100_000
"""entries that are read of one file"""


class Entry(msgspec.Struct):
    """One person of a directory, as far as the directory says."""

    line: int
    name: str = ""
    reading: str = ""
    romaji: str = ""
    aliases: list[str] = []
    title: str = ""
    department: str = ""
    organisation: str = ""
    addresses: list[str] = []
    personal_addresses: list[str] = []
    accounts: dict[str, str] = {}


class Directory(msgspec.Struct):
    """What a file holds."""

    entries: list[Entry]
    unread: list[tuple[int, str]]
    """line (from 1) and what could not be read there"""


class DirectoryError(Exception):
    """The file is no directory that can be read at all; the message names it."""


def full_name(family: str, given: str) -> str:
    """One name of its parts, in the order of its script: family first unless both are in Latin letters."""
    family, given = family.strip(), given.strip()
    latin = all(unicodedata.normalize("NFKD", c)[0] < "\u0250" for c in family + given if c.isalpha())
    return (f"{given} {family}" if latin else f"{family} {given}").strip()
