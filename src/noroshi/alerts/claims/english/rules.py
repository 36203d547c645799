"""The rules of `data`, ready to be used: kinds of words, types of claims, hedges, reporting verbs."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from noroshi.alerts.model import ClaimType, Hedge
from noroshi.text.expression import Expression

_NEVER = Expression(r"(?!)")


class TypeRule(msgspec.Struct, frozen=True):
    """See the head of `data/types.toml`. Kinds of things are bits."""

    id: str
    type: ClaimType
    verbs: frozenset[str]
    voice: str
    subject: int
    not_subject: int
    object: int
    after: Expression | None
    text: Expression | None
    context: Expression | None
    unless: Expression | None
    tense: str
    modal: frozenset[str]


class HedgeRule(msgspec.Struct, frozen=True):
    """See the head of `data/hedges.toml`."""

    id: str
    gives: Hedge
    where: str
    words: frozenset[str]
    expression: Expression
    types: frozenset[str]
    not_types: frozenset[str]
    needs: frozenset[str]
    """words of which one must stand in the sentence: only then is the expression tried"""


class Silent(msgspec.Struct, frozen=True):
    """How it is said that nothing was said."""

    verbs: frozenset[str]
    refusing: frozenset[str]
    expression: Expression


class Rules(msgspec.Struct, frozen=True):
    """All of them."""

    kinds: dict[str, int]
    """word → bits of the kinds of things that it names"""
    bits: dict[str, int]
    """kind → its bit"""
    types: tuple[TypeRule, ...]
    by_verb: dict[str, tuple[TypeRule, ...]]
    """verb → the rules that it may fit, in order; under the empty key those for any verb"""
    loose: Expression
    """matches wherever the words of a rule for any verb do: most clauses are done with after one look"""
    hedges: dict[str, tuple[HedgeRule, ...]]
    """by `where`"""
    silent: Silent
    says: frozenset[str]
    names: frozenset[str]
    advises: frozenset[str]
    holds: dict[str, frozenset[str]]
    """verb → words of which one must follow it; none where it needs none"""
    with_clause: frozenset[str]


NONE_BIT = 1


def data(name: str) -> dict[str, Any]:
    """A file of `data`."""
    source = resources.files("noroshi.alerts.claims.english").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def rules() -> Rules:
    """Those that ship with the program."""
    bits = {"none": NONE_BIT, "named": 1 << 30}
    kinds: dict[str, int] = {}
    for number, (kind, words) in enumerate(data("classes").items(), 1):
        bits[kind] = 1 << number
        for word in words.split():
            kinds[word] = kinds.get(word, 0) | bits[kind]
    types = tuple(_type_rule(row, bits) for row in data("types")["rule"])
    verbs = {verb for rule in types for verb in rule.verbs}
    by_verb = {verb: tuple(rule for rule in types if not rule.verbs or verb in rule.verbs) for verb in verbs}
    by_verb[""] = tuple(rule for rule in types if not rule.verbs)
    hedges = data("hedges")
    found: dict[str, list[HedgeRule]] = {}
    for row in hedges["hedge"]:
        found.setdefault(row["where"], []).append(
            HedgeRule(
                row["id"],
                row["gives"],
                row["where"],
                frozenset(row.get("words", "").split()),
                _expression(row, "expression", _NEVER),
                frozenset(row.get("types", "").split()),
                frozenset(row.get("not_types", "").split()),
                frozenset(row.get("needs", "").split()),
            )
        )
    silent = hedges["silent"]
    reporting = data("reporting")
    placing = {row["id"]: frozenset(row["words"].split()) for row in reporting["verbs"]}
    holds: dict[str, frozenset[str]] = {}
    for word in sorted(placing["holds"], reverse=True):
        verb, _, after = word.partition(":")
        holds[verb] = frozenset(after.split("/")) if after else frozenset()
    return Rules(
        kinds,
        bits,
        types,
        by_verb,
        Expression("|".join(rule.text.pattern for rule in by_verb[""] if rule.text), re.IGNORECASE),
        {where: tuple(rows) for where, rows in found.items()},
        Silent(
            frozenset(silent["verbs"].split()),
            frozenset(silent["refusing"].split()),
            _expression(silent, "expression", _NEVER),
        ),
        placing["says"],
        placing["names"],
        placing["advises"],
        holds,
        frozenset(reporting["only"]["with_clause"].split()),
    )


def _expression(row: dict[str, Any], key: str, default: Expression) -> Expression:
    return Expression(row[key], 0 if row.get("text_case") else re.IGNORECASE) if key in row else default


def _optional(row: dict[str, Any], key: str) -> Expression | None:
    return _expression(row, key, _NEVER) if key in row else None


def _mask(row: dict[str, Any], key: str, bits: dict[str, int]) -> int:
    return sum({bits.get(kind, 0) for kind in row.get(key, "").split()})


def _type_rule(row: dict[str, Any], bits: dict[str, int]) -> TypeRule:
    return TypeRule(
        row["id"],
        row["type"],
        frozenset(row.get("verbs", "").split()),
        row.get("voice", ""),
        _mask(row, "subject", bits),
        _mask(row, "not_subject", bits),
        _mask(row, "object", bits),
        _optional(row, "after"),
        _optional(row, "text"),
        _optional(row, "context"),
        _optional(row, "unless"),
        row.get("tense", ""),
        frozenset(row.get("modal", "").split()),
    )
