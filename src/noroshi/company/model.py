"""What `company.toml` says, as types. Names match the keys of the file."""

from typing import Literal

import msgspec

Role = Literal["executive", "finance", "key-holder", "engineer", "employee"]


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody whose name may be misused."""

    name: str
    reading: str = ""
    """kana"""
    romaji: str = ""
    """as the person writes it, given name first; outranks every generated spelling"""
    aliases: tuple[str, ...] = ()
    role: Role = "employee"
    title: str = ""
    addresses: tuple[str, ...] = ()
    personal_addresses: tuple[str, ...] = ()
    accounts: dict[str, str] = {}
    """channel → handle"""


class Partner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A company that ours works with."""

    name: str
    domains: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


class Company(msgspec.Struct, frozen=True):
    """Who we are."""

    name: str
    domains: tuple[str, ...]
    """lower-case"""
    names: tuple[str, ...] = ()
    """other names of the company; `name` is not repeated here"""
    languages: tuple[str, ...] = ("ja", "en")
    authserv_ids: tuple[str, ...] = ()
    """lower-case; whose Authentication-Results are believed"""
    people: tuple[Person, ...] = ()
    partners: tuple[Partner, ...] = ()
