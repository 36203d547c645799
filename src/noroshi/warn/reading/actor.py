"""The actor page: who uses which name, who says what was whose doing and how sure, the alerts, and all of it on one time line."""

import io
from functools import partial
from typing import TextIO

import msgspec
from markupsafe import Markup

from noroshi.alerts.knowledge.gazetteer import AliasClaim, Incident, gazetteer
from noroshi.alerts.knowledge.published import Cited
from noroshi.alerts.profile import Attributed, Profile, Read, source_of
from noroshi.warn.page import both, in_both
from noroshi.warn.reading.names import chain, lure_name
from noroshi.warn.reading.timeline import Event, lay_out
from noroshi.warn.visible import one_line
from noroshi.warn.web import environment, frame
from noroshi.warn.words import LANGUAGES, Language, say

LINE_LENGTH = 300


class NamingRow(msgspec.Struct, frozen=True):
    """A line of the table of names."""

    words: Markup
    """`ZINC is the same as Lazarus Group`"""
    by: Markup
    since: str
    source: Markup


class IncidentRow(msgspec.Struct, frozen=True):
    """An incident with all that is said of who did it."""

    id: str
    name: Markup
    date: str
    losses: tuple[tuple[str, Markup], ...]
    """amount and unit; who counts so"""
    said: tuple[tuple[Markup, Markup, str, Markup, Markup], ...]
    """who says it, how sure, class of the hedge, under which name, source"""


class AlertRow(msgspec.Struct, frozen=True):
    """A bundled alert with the sentences that name the actor."""

    id: str
    title: Markup
    issuers: Markup
    date: str
    url: str
    claims: tuple[tuple[str, Markup, Markup, str, Markup, Markup], ...]
    """id, sentence, hedge, class of the hedge, speakers, lures"""


class ReadRow(msgspec.Struct, frozen=True):
    """A claim of a document that was given."""

    document: str
    title: str
    date: str
    lang: str
    words: str
    type: Markup
    hedge: Markup
    hedge_class: str
    speakers: str


class ActorPage:
    """Writes the page."""

    def __init__(self, stream: TextIO, lang: Language) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
        self._stream, self._lang = stream, lang

    def write(self, profile: Profile) -> None:
        """All of it."""
        incidents = incident_rows(profile)
        template = environment().get_template("actor.html.jinja")
        events = _events(profile)
        title = f"{profile.actor.name[self._lang]} · {say('actor.title', self._lang)}"
        for chunk in template.generate(
            **frame(self._lang, title, "report.css", "reading.css", "actor.css"),
            name=in_both(lambda lang: profile.actor.name[lang]),
            spellings=[
                each for each in gazetteer().names_of(profile.actor.id) if each not in profile.actor.name.values()
            ],
            timelines=[(lang, lay_out(events, lang)) for lang in LANGUAGES],
            namings=[_naming(one) for one in profile.namings],
            incidents=incidents,
            alerts=_alerts(profile),
            read=[_read(one) for one in profile.read],
            speakers=len(
                {one.attribution.by for one in profile.attributions} | {one.used_by for one in profile.namings}
            ),
        ):
            self._stream.write(chunk)


def incident_rows(profile: Profile) -> list[IncidentRow]:
    """Incidents, the oldest first, each once."""
    grouped: dict[str, list[Attributed]] = {}
    for one in profile.attributions:
        grouped.setdefault(one.incident.id, []).append(one)
    return [_incident(profile, said[0].incident, said) for said in grouped.values()]


def _incident(profile: Profile, incident: Incident, said: list[Attributed]) -> IncidentRow:
    return IncidentRow(
        incident.id,
        in_both(lambda lang: incident.name[lang]),
        incident.date,
        tuple((f"{loss.amount:,.10g} {loss.unit}", _source(loss.source)) for loss in incident.losses),
        tuple(
            (
                entity_name(one.attribution.by),
                both(f"reading.hedge.{one.attribution.hedge}"),
                one.attribution.hedge,
                entity_name(one.attribution.to) if one.attribution.to != profile.actor.id else Markup(""),
                _source(one.attribution.source),
            )
            for one in said
        ),
    )


def _naming(one: AliasClaim) -> NamingRow:
    return NamingRow(
        in_both(partial(naming_words, one)),
        entity_name(one.used_by),
        one.since,
        _source(one.source),
    )


def _alerts(profile: Profile) -> list[AlertRow]:
    rows = []
    for alert in profile.alerts:
        claims = tuple(_cited(one) for one in profile.said if one.alert.id == alert.id)
        rows.append(
            AlertRow(
                alert.id,
                in_both(lambda lang, alert=alert: alert.title[lang]),  # type: ignore[misc]
                in_both(lambda lang, alert=alert: _joined(alert.issuers, lang)),  # type: ignore[misc]
                alert.date,
                alert.url,
                claims,
            )
        )
    return rows


def _cited(one: Cited) -> tuple[str, Markup, Markup, str, Markup, Markup]:
    claim = one.claim
    return (
        one.id,
        in_both(lambda lang: claim.sentence[lang]),
        both(f"reading.hedge.{claim.hedge}"),
        claim.hedge.replace("_", "-"),
        in_both(lambda lang: chain(one.chain(lang))),
        in_both(lambda lang: ", ".join(f"{id_} {lure_name(id_, lang)}" for id_ in claim.tactics)),
    )


def _read(one: Read) -> ReadRow:
    document = one.alert.document
    return ReadRow(
        one_line(document.speaker, LINE_LENGTH),
        one_line(document.title or document.source, LINE_LENGTH),
        document.date,
        document.language,
        one_line(one.claim.span.of(document.text), LINE_LENGTH),
        both(f"reading.type.{one.claim.type}"),
        both(f"reading.hedge.{one.claim.hedge}"),
        one.claim.hedge.replace("_", "-"),
        chain(one.claim.speakers),
    )


def _events(profile: Profile) -> list[Event]:
    """Incidents once with the surest hedge, alerts once, names since when they are used, and dated claims of documents."""
    events: dict[tuple[str, str], Event] = {}
    order = ("asserted", "likely", "alleged", "denied", "not_reported")
    for one in sorted(profile.attributions, key=lambda each: order.index(each.attribution.hedge)):
        incident = one.incident
        label = {lang: incident.name[lang] for lang in LANGUAGES}
        event = Event("incident", incident.date, label, one.attribution.hedge, f"incident-{incident.id}")
        events.setdefault(("incident", incident.id), event)
    for alert in profile.alerts:
        label = {lang: _joined(alert.issuers[:2], lang) + ("…" if len(alert.issuers) > 2 else "") for lang in LANGUAGES}
        events["alert", alert.id] = Event("alert", alert.date, label, "asserted", f"alert-{alert.id}")
    names = gazetteer()
    for naming in profile.namings:
        since = naming.since or source_of(naming.source).date
        other = naming.of if naming.name == profile.actor.id else naming.name
        label = {
            lang: f"{names.entity(other).name[lang]} ({names.entity(naming.used_by).name[lang]})" for lang in LANGUAGES
        }
        events.setdefault(("name", other), Event("name", since, label, "asserted", "names"))
    for read in profile.read:
        if read.claim.date and read.claim.type in {"incident", "attribution", "warning_count"}:
            words = one_line(read.claim.span.of(read.alert.document.text), LINE_LENGTH)
            label = dict.fromkeys(LANGUAGES, words)
            events["read", words] = Event("read", read.claim.date, label, read.claim.hedge, "read")
    return list(events.values())


def naming_words(one: AliasClaim, lang: Language) -> str:
    """What somebody says of two names, as a sentence."""
    names = gazetteer()
    words = {"name": names.entity(one.name).name[lang], "of": names.entity(one.of).name[lang]}
    return say(f"actor.relation.{one.relation}", lang, words)


def entity_name(id_: str) -> Markup:
    """A gazetteer's entity by its name in each language."""
    entity = gazetteer().entity(id_)
    return in_both(lambda lang: entity.name[lang])


def _joined(ids: tuple[str, ...], lang: Language) -> str:
    return ("・" if lang == "ja" else ", ").join(gazetteer().entity(id_).name[lang] for id_ in ids)


def _source(id_: str) -> Markup:
    source = source_of(id_)
    words = in_both(lambda lang: f"{_joined(source.issuers, lang)} {source.date}")
    if not source.url:
        return words
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(source.url, words)
