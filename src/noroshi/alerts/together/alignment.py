"""Which claims of two alerts about one event are about one matter: by the ideas and words that few claims of either alert have."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec

from noroshi.alerts.together.model import Ref
from noroshi.alerts.together.proper import common_names
from noroshi.alerts.together.told import Told, same_event
from noroshi.alerts.together.words import words as words_of
from noroshi.text.lexicon import Lexicon

CLEARLY = 0.8
"""of the weight of the best match of either claim"""
STEM = 5
"""first letters of an English word by which it is known again"""
SHORT = 4
"""letters of an English word that is too short to tell anything"""
CLOSE = 1.7
"""weight of a match of two ideas or more, from which on both are about one matter"""
LONE = 1.0
"""the same where it is most of what the shorter claim says"""
MOST = 0.6
_NUMBER = re.compile(r"\d")


class Matched(msgspec.Struct, frozen=True):
    """How well two claims match."""

    weight: float
    """1 for each idea or word that no other claim of either alert has, less for what several have"""
    shared: int
    share: float
    """of the ideas and words of the claim that has fewer"""

    @property
    def is_close(self) -> bool:
        """Whether both are about one matter, as far as that can be told by their words."""
        return (self.weight >= CLOSE and self.shared >= 2) or (self.weight >= LONE and self.share >= MOST)


def ideas_of(one: Told) -> frozenset[str]:
    """Ideas of `data/glossary.toml`, and words that are none of them, but for names and numbers."""
    text = one.claim.span.of(one.alert.document.text)
    found = list(_lexicon().search(text))
    covered = bytearray(len(text))
    for match in found:
        covered[match.start : match.end] = b"\x01" * (match.end - match.start)
    rest = "".join(" " if covered[at] else character for at, character in enumerate(text))
    language = one.alert.document.language
    named = {word for name in one.event | one.topic.names | one.spelt for word in words_of(name)}
    plain = {
        f"{language}:{word[:STEM] if word.isascii() else word}"
        for word in words_of(rest)
        if word not in named
        and not _NUMBER.search(word)
        and (not word.isascii() or len(word) >= SHORT)
        and len(word) > 1
    }
    return frozenset(match.category for match in found) | plain


Aligned = Mapping[tuple[Ref, Ref], Matched]
"""pairs of claims, the first one first → how well they match"""


def ideas_in_common(one: Told, other: Told) -> int:
    """How many ideas and words both have, but for names, numbers and what alerts are full of."""
    return len((ideas_of(one) & ideas_of(other)) - PLAIN)


PLAIN = frozenset(
    {
        "crypto",
        "korea",
        "take",
        "loss",
        "en:milli",
        "en:billi",
        "ja:億円",
        "ja:万円",
        "ja:万ド",
        "ja:ドル",
        "en:about",
        "en:more",
    }
)
"""ideas that say nothing of which matter it is"""


def align(told: Sequence[Told]) -> Aligned:
    """Pairs of claims of two alerts about one event that match one another better than any other claim of the other alert."""
    ideas: dict[Ref, frozenset[str]] = {}
    by_alert: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        if len(one.twins) > 1 and one.claim.type != "recommendation":
            ideas[one.ref] = ideas_of(one)
            by_alert[one.ref.alert].append(one)
    counts = {alert: Counter(idea for one in several for idea in ideas[one.ref]) for alert, several in by_alert.items()}
    found: dict[tuple[Ref, Ref], Matched] = {}
    for alert, several in by_alert.items():
        for other in sorted(several[0].twins):
            if other > alert and other in by_alert:
                found |= _best(several, by_alert[other], ideas, counts[alert], counts[other])
    return found


def _best(
    ones: Sequence[Told],
    others: Sequence[Told],
    ideas: Mapping[Ref, frozenset[str]],
    first: Mapping[str, int],
    second: Mapping[str, int],
) -> dict[tuple[Ref, Ref], Matched]:
    matches: dict[tuple[Ref, Ref], Matched] = {}
    top: dict[Ref, float] = defaultdict(float)
    for one in ones:
        for other in others:
            shared = ideas[one.ref] & ideas[other.ref]
            if not shared or not (same_event(one, other, on_one_day=False) or _name_one(one, other)):
                continue
            weight = sum((first[idea] * second[idea]) ** -0.5 for idea in shared)
            share = len(shared) / min(len(ideas[one.ref]), len(ideas[other.ref]))
            matches[one.ref, other.ref] = Matched(weight, len(shared), share)
            for ref in (one.ref, other.ref):
                top[ref] = max(top[ref], weight)
    return {
        (one, other): match
        for (one, other), match in matches.items()
        if match.weight >= CLEARLY * max(top[one], top[other])
    }


def _name_one(one: Told, other: Told) -> bool:
    """Whether both say what one group is: that is of no event."""
    if "identity" not in {one.claim.type, other.claim.type}:
        return False
    a, b = one.subject, other.subject
    return bool(a.actors & b.actors or common_names(a.names, b.names))


@cache
def _lexicon() -> Lexicon:
    text = (resources.files("noroshi.alerts.together") / "data" / "glossary.toml").read_text("utf-8")
    return Lexicon(tomllib.loads(text)["ideas"])
