"""Names lead to entities, and nothing is merged that only somebody says is one."""

import re

import pytest

from noroshi.alerts.knowledge.gazetteer import Gazetteer, gazetteer
from noroshi.alerts.knowledge.published import published

NAMES = gazetteer()
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def found(text: str) -> list[tuple[str, str]]:
    return [(one.entity, text[one.start : one.end]) for one in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NPA and the FSA warned.", [("npa", "NPA"), ("fsa", "FSA")]),
        ("警察庁と金融庁は", [("npa", "警察庁"), ("fsa", "金融庁")]),
        ("ＮＰＡによると", [("npa", "ＮＰＡ")]),
        ("National Police\u00a0Agency", [("npa", "National Police\u00a0Agency")]),
        ("the National Police Agency's report", [("npa", "National Police Agency")]),
        ("Lazarus Group, also called lazarus", [("lazarus-group", "Lazarus Group"), ("lazarus-group", "lazarus")]),
        ("ラザルスグループは", [("lazarus-group", "ラザルスグループ")]),
        ("ラザルス、", [("lazarus-group", "ラザルス")]),
        ("米財務省と財務省", [("us-treasury", "米財務省"), ("mof-japan", "財務省")]),
        ("国連安全保障理事会の専門家パネルは", [("un-panel-of-experts", "国連安全保障理事会の専門家パネル")]),
        ("It told us of the U.S. and of US firms.", [("united-states", "U.S."), ("united-states", "US")]),
        ("a zinc roof, codename “Zinc”", [("zinc", "Zinc")]),
        ("in harmony with Harmony", [("harmony", "Harmony")]),
        ("The FBIs and NPAs", []),
        ("US$308 million left US firms", [("united-states", "US")]),
        ("バイビットは", [("bybit", "バイビット")]),
        ("ラックマウントとブラック", []),
        ("警察庁幹部は", [("npa", "警察庁")]),
    ],
)
def test_names_are_found_as_they_are_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("entity", "en", "ja"),
    [
        ("npa", "NPA", "警察庁"),
        ("fsa", "FSA", "金融庁"),
        ("nisc", "NISC", "NISC"),
        ("us-treasury", "U.S. Treasury", "米財務省"),
        ("un-panel-of-experts", "UN Panel of Experts", "国連安保理専門家パネル"),
        ("google-tag", "Google Threat Analysis Group", "Google Threat Analysis Group"),
        ("yomiuri", "Japan News", "読売新聞"),
        ("lazarus-group", "Lazarus Group", "ラザルス"),
    ],
)
def test_the_short_name_is_the_one_of_speaker_chains(entity: str, en: str, ja: str) -> None:
    assert NAMES.entity(entity).name == {"en": en, "ja": ja}


def test_every_name_is_found_where_it_stands_alone() -> None:
    for entity in NAMES:
        for name in NAMES.names_of(entity.id):
            spans = [(one.start, one.end) for one in NAMES.find(f"「{name}」")]
            assert spans == [(1, len(name) + 1)], name


def test_no_name_belongs_to_two_entities() -> None:
    owners: dict[str, str] = {}
    for entity in NAMES:
        for name in NAMES.names_of(entity.id):
            assert owners.setdefault(name.casefold(), entity.id) == entity.id, name


def test_a_vendors_name_is_an_entity_of_its_own_with_claims_about_it() -> None:
    assert found("Zinc") == [("zinc", "Zinc")]
    claims = NAMES.aliases_of("zinc")
    assert {claim.used_by for claim in claims if claim.of == "lazarus-group"} == {"microsoft", "mitre"}
    assert all(claim.source for claim in claims)


def test_speakers_may_disagree() -> None:
    said = {(claim.used_by, claim.relation) for claim in NAMES.aliases_of("bluenoroff") if claim.of == "lazarus-group"}
    assert ("us-treasury", "part-of") in said
    assert len({relation for _, relation in said}) > 1


def test_every_id_that_is_referred_to_exists_and_every_source_has_issuer_and_date() -> None:
    known = {*NAMES.sources, *(alert.id for alert in published())}
    for entity in NAMES:
        assert set(entity.name) == {"en", "ja"}
        assert not entity.of or entity.of in NAMES
        assert set(entity.sources) <= known, entity.id
        assert entity.kind != "actor" or entity.sources
    for claim in NAMES.aliases():
        assert claim.name in NAMES
        assert claim.of in NAMES
        assert claim.used_by in NAMES
        assert claim.name != claim.of
        assert claim.source in known, claim.source
    for source in NAMES.sources.values():
        assert source.issuers
        assert all(issuer in NAMES for issuer in source.issuers)
        assert DATE.fullmatch(source.date)
        assert source.title
        assert source.url.startswith("https://") or not source.url
    for incident in NAMES.incidents():
        assert not incident.victim or incident.victim in NAMES
        assert DATE.fullmatch(incident.date)
        assert incident.sources
        used = (*incident.sources, *(one.source for one in (*incident.losses, *incident.attributions)))
        assert set(used) <= known, incident.id
        assert all(one.to in NAMES and one.by in NAMES for one in incident.attributions)


def test_an_incident_is_found_by_its_victim() -> None:
    assert [one.id for one in NAMES.incidents("zaif")] == ["zaif-2018"]
    assert [one.id for one in NAMES.incidents("upbit")] == ["upbit-2019"]
    dates = [one.date for one in NAMES.incidents()]
    assert dates == sorted(dates)


def test_two_entities_of_one_id_are_an_error() -> None:
    from noroshi.alerts.knowledge.gazetteer import Entity, File

    twice = File(entities=[Entity("a", "state", {"en": "Aland"}), Entity("a", "state", {"en": "Bland"})])
    with pytest.raises(ValueError, match="two entities"):
        Gazetteer([twice])


def test_a_long_text_is_searched_in_one_pass() -> None:
    assert len(NAMES.find("NPA " * 20_000)) == 20_000
