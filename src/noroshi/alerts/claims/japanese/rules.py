"""The rules of `data/`: which words of a sentence say something about type, hedge or speaker."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from noroshi.alerts.model import ClaimType, Hedge
from noroshi.text.lexicon import Lexicon


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that tell what a clause is about."""

    type: ClaimType
    weight: int
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    """each gives a claim of this type"""
    only_at_end: bool = False
    """these words say nothing unless the clause ends with them"""


class HedgeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that tell how sure a clause is."""

    gives: Hedge
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    """each gives a first claim with this hedge"""


class IdentityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that stand between what somebody is and the name."""

    gives: Hedge
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    """the first identity of each has this hedge"""
    of_a_state: bool = False
    """counts only at the head of a sentence and before a name in quotation marks"""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A phrase of a rule at its place in the sentence: `text[start:end]`."""

    name: str
    """`kind/3`, `hedge/0`, or a word of `frames.toml`: `says`, `finding.endings`"""
    start: int
    end: int


class Rules(msgspec.Struct, frozen=True):
    """All rules, ready to be searched for."""

    kinds: tuple[Kind, ...]
    hedges: tuple[HedgeWords, ...]
    identities: tuple[IdentityWords, ...]
    frames: dict[str, dict[str, Any]]
    lexicon: Any

    def search(self, text: str) -> list[Cue]:
        """All phrases of all rules in the text, by place."""
        return [Cue(match.category, match.start, match.end) for match in self.lexicon.search(text)]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`speakers.toml`."""

    ends: tuple[str, ...]
    short: dict[str, str]
    states: dict[str, str]
    same: dict[str, tuple[str, ...]]


@cache
def rules() -> Rules:
    """The rules that ship with the program."""
    kinds = msgspec.convert(source("kinds")["kind"], tuple[Kind, ...])
    hedges = msgspec.convert(source("hedges")["hedge"], tuple[HedgeWords, ...])
    identities = msgspec.convert(source("identities")["identity"], tuple[IdentityWords, ...])
    frames = source("frames")
    phrases: dict[str, list[str]] = {f"kind/{number}": list(kind.phrases) for number, kind in enumerate(kinds)}
    phrases |= {f"hedge/{number}": list(words.phrases) for number, words in enumerate(hedges)}
    phrases |= {f"identity/{number}": list(words.phrases) for number, words in enumerate(identities)}
    phrases |= dict(_frame_phrases(frames))
    return Rules(kinds, hedges, identities, frames, Lexicon(phrases))


@cache
def names() -> Names:
    """How speakers are named."""
    return msgspec.convert(source("speakers"), Names)


def _frame_phrases(frames: dict[str, dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """`says.verbs` is called `says`, as are a frame's `phrases`; other lists keep their name."""
    for name, frame in frames.items():
        for key, value in frame.items():
            if key in {"verbs", "phrases"} or (name == "hearsay" and key == "endings"):
                yield name, value
            elif key != "examples":
                yield f"{name}.{key}", value


def source(name: str) -> dict[str, Any]:
    """A file of `data`."""
    text = (resources.files("noroshi.alerts.claims.japanese") / "data" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
