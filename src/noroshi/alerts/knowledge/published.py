"""The public alerts that ship with the program (`data/alerts/*.toml`): facts in our own words, with source and date.

What a warning quotes when a lure is seen. A claim is named by `alert#claim`: `npa-2022-10-14#claim-3`.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import ClaimType, Hedge

CITED = 3
"""claims cited for one lure at most: a warning is read in a hurry"""


class PublishedClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One proposition of a public alert."""

    id: str
    """`claim-3`: counts from 1 within the alert, and is never given to another proposition"""
    type: ClaimType
    sentence: dict[str, str]
    """language → what the alert says, in our own words"""
    speakers: tuple[str, ...] = ()
    """who says it, where that is not the publisher: from outer to inner, entities of the gazetteer"""
    hedge: Hedge = "asserted"
    date: str = ""
    """when it happened, ISO 8601 as far as said"""
    techniques: tuple[str, ...] = ()
    tactics: tuple[str, ...] = ()
    """lures of the catalogue that the sentence describes"""
    measures: tuple[str, ...] = ()
    """measures of the catalogue that the sentence advises"""


class PublishedAlert(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public alert, or a press report of one."""

    id: str
    issuers: tuple[str, ...]
    """entities: who warns"""
    voice: Literal["authority", "vendor", "press"]
    """whose words these are"""
    publisher: str
    """entity: who published the words; the press where the alert itself is not public"""
    date: str
    """ISO 8601 as far as known"""
    title: dict[str, str]
    """language → our rendering of it"""
    lang: str
    claims: tuple[PublishedClaim, ...]
    url: str = ""
    """only where it is known for sure"""
    read_in: tuple[str, ...] = ()
    """hosts of the copies and reports that the facts were taken from, where they are not taken from `url`"""
    retells: tuple[str, ...] = ()
    """alerts that it reports on; the words of these count once"""


class Cited(msgspec.Struct, frozen=True):
    """A claim with the alert that it stands in."""

    alert: PublishedAlert
    claim: PublishedClaim

    @property
    def id(self) -> str:
        """`npa-2022-10-14#claim-3`."""
        return f"{self.alert.id}#{self.claim.id}"

    def issuers(self, lang: str) -> tuple[str, ...]:
        """Names of who warns, as one says them in the language."""
        return _names(self.alert.issuers, lang)

    def chain(self, lang: str) -> tuple[str, ...]:
        """From the publisher to the innermost speaker."""
        own = self.alert.publisher in self.alert.issuers
        head = self.issuers(lang) if own else _names((self.alert.publisher,), lang)
        return (("・" if lang == "ja" else ", ").join(head), *_names(self.claim.speakers, lang))


class Published:
    """All alerts, by id and by what they describe."""

    def __init__(self, alerts: list[PublishedAlert]) -> None:
        self._alerts = {alert.id: alert for alert in sorted(alerts, key=lambda one: (one.date, one.id))}
        if len(self._alerts) != len(alerts):
            raise ValueError("two published alerts have one id")
        self._claims: dict[str, Cited] = {}
        by_lure: dict[str, list[Cited]] = {}
        by_measure: dict[str, list[Cited]] = {}
        for alert in self._alerts.values():
            for claim in alert.claims:
                cited = Cited(alert, claim)
                if cited.id in self._claims:
                    raise ValueError(f"two claims are called {cited.id}")
                self._claims[cited.id] = cited
                for lure in claim.tactics:
                    by_lure.setdefault(lure, []).append(cited)
                for measure in claim.measures:
                    by_measure.setdefault(measure, []).append(cited)
        self._by_lure = {
            lure: tuple(
                sorted(found, key=lambda one: (*_rank(one), one.claim.tactics.index(lure), len(one.claim.tactics)))
            )
            for lure, found in by_lure.items()
        }
        self._by_measure = {measure: tuple(sorted(found, key=_rank)) for measure, found in by_measure.items()}
        self._cited = {lure: tuple(one.id for one in _one_an_alert(found)) for lure, found in self._by_lure.items()}

    def __iter__(self) -> Iterator[PublishedAlert]:
        return iter(self._alerts.values())

    def alert(self, id_: str) -> PublishedAlert:
        """Raises `KeyError`."""
        return self._alerts[id_]

    def claim(self, id_: str) -> Cited:
        """`npa-2022-10-14#claim-3`. Raises `KeyError`."""
        return self._claims[id_]

    def of_lure(self, lure: str) -> tuple[Cited, ...]:
        """Claims that describe a lure: authorities first, then the oldest; retellings last."""
        return self._by_lure.get(lure, ())

    def of_measure(self, measure: str) -> tuple[Cited, ...]:
        """Claims that advise a measure, in the same order."""
        return self._by_measure.get(measure, ())

    def cited(self, lure: str) -> tuple[str, ...]:
        """Ids of the claims that a warning cites: one an alert, at most `CITED`, no retelling beside its original."""
        return self._cited.get(lure, ())


@cache
def published() -> Published:
    """Those that ship with the program."""
    folder = resources.files("noroshi.alerts.knowledge") / "data" / "alerts"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return Published([msgspec.convert(tomllib.loads(file.read_text("utf-8")), PublishedAlert) for file in files])


def _rank(cited: Cited) -> tuple[bool, int, str, str]:
    voice = ("authority", "vendor", "press").index(cited.alert.voice)
    return bool(cited.alert.retells), voice, cited.alert.date, cited.alert.id


def _names(entities: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(gazetteer().entity(one).name[lang] for one in entities)


def _one_an_alert(found: tuple[Cited, ...]) -> list[Cited]:
    chosen: list[Cited] = []
    told: set[str] = set()
    for cited in found:
        if cited.alert.id not in told and told.isdisjoint(cited.alert.retells):
            told.add(cited.alert.id)
            chosen.append(cited)
    return chosen[:CITED]
