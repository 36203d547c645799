"""How a signal is declared, and the register of all of them.

A signal is a function from a `Case` to a `Found`, or None where it has nothing to say:

    @signal("identity", tactic="L01", technique="T1684.001")
    def executive_name_from_unknown_address(case: Case) -> Found | None:
        \"\"\"What it looks for, in one line.

        Why that tells an attack from an honest message, and what it leaves alone.
        \"\"\"

Its name is the function's, with dashes. Its weight stands in `data/weights.toml`, its examples (one message
that it must fire on, one that it must not) in `data/examples/<family>.toml`, its sentence for people in the catalogues.
"""

import importlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from noroshi.detect.evidence import Family, Found

if TYPE_CHECKING:
    from noroshi.detect.case import Case

Check = Callable[["Case"], Found | None]

FAMILIES: tuple[Family, ...] = (
    "identity",
    "authentication",
    "relation",
    "content",
    "payload",
    "infrastructure",
    "model",
)


class Signal(msgspec.Struct, frozen=True):
    """A named, documented test of one fact about a message."""

    name: str
    family: Family
    check: Check
    doc: str
    tactic: str = ""
    technique: str = ""


_register: dict[str, Signal] = {}


def signal(family: Family, *, tactic: str = "", technique: str = "") -> Callable[[Check], Check]:
    """Enters a function into the register under its own name with dashes."""

    def enter(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        if name in _register:
            raise ValueError(f"two signals are called {name}")
        _register[name] = Signal(name, family, check, (check.__doc__ or "").strip(), tactic, technique)
        return check

    return enter


@cache
def all_signals() -> tuple[Signal, ...]:
    """All signals, by family and then by place in the family's module."""
    for family in FAMILIES:
        importlib.import_module(f"noroshi.detect.signals.{family}")
    return tuple(sorted(_register.values(), key=lambda found: FAMILIES.index(found.family)))
