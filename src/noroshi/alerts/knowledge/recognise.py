"""Which lures, measures and ATT&CK techniques a claim's words describe.

Rules are data (`data/recognition/rules_*.toml`), each with sentences that it fires on and some that it must not. A rule
asks for categories of phrases (`data/recognition/words.toml`) that stand together; it never asks for a whole sentence.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from noroshi.alerts.model import ClaimType, Hedge
from noroshi.text.lexicon import Lexicon, LexiconMatch

NEAR = 40
"""code points at most between two phrases that a rule wants near each other"""
WORDS_LENGTH = 2_000
"""code points of a claim that are looked at; a claim is a sentence or less"""

Kind = Literal["tactic", "recommendation"]
Found = dict[str, list[LexiconMatch]]


class Recognised(msgspec.Struct, frozen=True):
    """What the catalogue knows of the words."""

    tactics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Categories that stand together, and what they mean."""

    id: str
    examples: list[str]
    """claims that it fires on, ja and en"""
    near_misses: list[str]
    """claims that look like it and that it leaves alone"""
    all: list[str] = []
    """each must stand in the claim; `a|b` is one of the two; a rule has this or `near`"""
    near: list[tuple[str, str]] = []
    """pairs of which one stands at most `NEAR` from the other, in this order of mention or the other"""
    none: list[str] = []
    """none of these may stand in the claim"""
    context: list[str] = []
    """each must stand in the claim's sentence"""
    outcome: bool = False
    """it tells what came of an attack: of an incident, that is the loss and no word on how it was done"""
    tactics: list[str] = []
    measures: list[str] = []
    techniques: list[str] = []


def recognise(words: str, type_: ClaimType, sentence: str = "", hedge: Hedge = "asserted") -> Recognised:
    """Lures and techniques of claims about tactics, measures of recommendations.

    Claims about an incident or a target say in passing how it was done: of them, rules that tell the mere
    outcome are not asked. Who did it, why, and who somebody is describes neither; nor does what did not happen.
    """
    kind = _KINDS.get(type_)
    if kind is None or (kind == "tactic" and hedge in _NOT_SO):
        return Recognised()
    words = words[:WORDS_LENGTH]
    found = find(kind, words)
    around = set(found)
    if sentence and sentence != words:
        around |= set(find(kind, sentence[:WORDS_LENGTH]))
    in_passing = type_ in _IN_PASSING
    fired = [rule for rule in _asked(kind, found) if not (in_passing and rule.outcome) and fires(rule, found, around)]
    return Recognised(
        tactics=_ordered(rule.tactics for rule in fired),
        measures=_ordered(rule.measures for rule in fired),
        techniques=_specific(_ordered(rule.techniques for rule in fired)),
    )


def fires(rule: Rule, found: Found, around: set[str]) -> bool:
    """Whether a rule's categories stand in a claim, or in its sentence where that is enough."""
    return (
        all(_any(wanted, found) for wanted in rule.all)
        and all(_any(wanted, around) for wanted in rule.context)
        and not any(name in found for name in rule.none)
        and all(_near(first, second, found) for first, second in rule.near)
    )


@cache
def rules(kind: Kind) -> tuple[Rule, ...]:
    """The rules for claims of a type, in the order of their file."""
    return tuple(msgspec.convert(_read(f"rules_{kind}.toml")["rules"], list[Rule]))


def _asked(kind: Kind, found: Found) -> list[Rule]:
    """Rules whose first demand is met, in their order: most of them ask for what does not stand in a claim."""
    places = {place for name in found for place in _by_first_demand(kind).get(name, ())}
    return [rules(kind)[place] for place in sorted(places)]


@cache
def _by_first_demand(kind: Kind) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, rule in enumerate(rules(kind)):
        for name in _names(rule.all[0] if rule.all else rule.near[0][0]):
            places.setdefault(name, []).append(place)
    return places


def find(kind: Kind, words: str) -> Found:
    """Categories in a text, with where they stand."""
    found: Found = {}
    lexicons = [_lexicon(kind, japanese=False)]
    if _JAPANESE.search(words):
        lexicons.append(_lexicon(kind, japanese=True))
    for lexicon in lexicons:
        for match in lexicon.search(words):
            found.setdefault(match.category, []).append(match)
    return found


_KINDS: dict[ClaimType, Kind] = {
    "tactic": "tactic",
    "recommendation": "recommendation",
    "incident": "tactic",
    "targeting": "tactic",
}
_IN_PASSING = {"incident", "targeting"}
_JAPANESE = re.compile("[\u3005-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_NOT_SO = {"denied", "not_reported"}


@cache
def _lexicon(kind: Kind, *, japanese: bool) -> Lexicon:
    """The phrases that have Japanese letters, or the others: a text in English needs only those."""
    return Lexicon(
        {
            name: [phrase for phrase in phrases if bool(_JAPANESE.search(phrase)) is japanese]
            for name, phrases in _phrases(kind).items()
        }
    )


@cache
def _phrases(kind: Kind) -> dict[str, list[str]]:
    tables = msgspec.convert(_read(f"words_{kind}.toml"), dict[str, dict[Literal["en", "ja"], list[str]]])
    return {name: [*table["en"], *table["ja"]] for name, table in tables.items()}


@cache
def _names(wanted: str) -> frozenset[str]:
    return frozenset(wanted.split("|"))


def _any(wanted: str, present: Found | set[str]) -> bool:
    return not _names(wanted).isdisjoint(present)


def _near(first: str, second: str, found: Found) -> bool:
    """Whether a phrase of one stands near one of the other; phrases that overlap are one thing said."""
    if not (_any(first, found) and _any(second, found)):
        return False
    ones = [match for name in _names(first) for match in found.get(name, ())]
    others = [match for name in _names(second) for match in found.get(name, ())]
    return any(0 <= max(two.start - one.end, one.start - two.end) <= NEAR for one in ones for two in others)


def _ordered(lists: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for names in lists for one in names))


def _specific(techniques: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that one of their sub-techniques tells more exactly."""
    return tuple(one for one in techniques if not any(other.startswith(f"{one}.") for other in techniques))


def _read(name: str) -> dict[str, object]:
    folder = resources.files("noroshi.alerts.knowledge") / "data" / "recognition"
    return tomllib.loads((folder / name).read_text("utf-8"))
