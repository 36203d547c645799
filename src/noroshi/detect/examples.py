"""The examples of each signal: one message that it must fire on, and a near miss that it must leave alone.

They stand in `data/examples/<family>.toml` and are written against the invented company of `data/examples/company.toml`.
`noroshi signals NAME` shows them, and the tests hold every signal to them.
"""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from noroshi.company.relation import Relation


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signal's pair of messages, as raw mail, with what is known of the past where the signal asks for it."""

    fires: str
    clear: str
    fires_relation: Relation = Relation()
    clear_relation: Relation = Relation()


@cache
def examples(family: str) -> dict[str, Example]:
    """Signal name → its examples, for one family; empty where the family has none."""
    path = resources.files("noroshi.detect") / "data" / "examples" / f"{family}.toml"
    if not path.is_file():
        return {}
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Example])
