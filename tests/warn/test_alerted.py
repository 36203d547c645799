"""A warning quotes the public alert that describes the lure: who warned, when, in which sentence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from noroshi.alerts.knowledge.published import published
from noroshi.cli.main import main
from noroshi.detect.evidence import Evidence, Quote
from noroshi.warn.alerted import SHOWN, alerted
from noroshi.warn.words import LANGUAGES, Language
from tests.mail import mail

COMPANY = """
[company]
name = "Kaiyo Exchange"
domains = ["kaiyo-exchange.example"]
[[people]]
name = "Taro Yamada"
role = "executive"
addresses = ["t.yamada@kaiyo-exchange.example"]
"""
FORGED = mail(
    from_="Taro Yamada <t.yamada@mail.test>",
    to="sato@kaiyo-exchange.example",
    subject="Documents",
    body="Please open the attached file today.",
)


def evidence(*alerts: str) -> Evidence:
    quote = Quote("subject", 0, 1, "x")
    return Evidence("first-contact", "relation", 1.0, (quote,), tactic="L01", alerts=alerts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_names_issuer_date_and_the_whole_sentence(lang: Language) -> None:
    (one,) = alerted(evidence("npa-2022-10-14#claim-3"))
    cited = published().claim("npa-2022-10-14#claim-3")
    assert cited.claim.sentence[lang] in one.told(lang)
    assert "2022-10-14" in one.told(lang)
    assert all(name in one.told(lang) for name in cited.issuers(lang))


def test_a_hedge_and_a_speaker_reach_the_reader() -> None:
    (one,) = alerted(evidence("yomiuri-2022-10-15#claim-6"))
    assert "people who know the situation" in one.told("en")
    assert "事情を知る関係者" in one.told("ja")
    (likely,) = alerted(evidence("mandiant-2026-02#claim-3"))
    assert "suspected" in likely.told("en")


def test_unknown_ids_are_left_out_and_an_alert_is_told_once() -> None:
    assert alerted(evidence("elsewhere-2030#claim-1")) == ()
    ids = ["npa-2022-10-14#claim-3", "npa-2022-10-14#claim-4", "fbi-2024-09-03#claim-7", "fbi-2024-09-03#claim-8"]
    assert len(alerted(evidence(*ids))) == SHOWN
    assert [one.id for one in alerted(evidence(*ids), told={ids[0]})] == ids[1:SHOWN]


def scan(tmp_path: Path, message: bytes, form: str) -> str:
    company, eml = tmp_path / "company.toml", tmp_path / "mail.eml"
    company.write_text(COMPANY, "utf-8")
    eml.write_bytes(message)
    command = ["scan", str(eml), "--company", str(company), "--format", form, "--lang", "en"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code in {0, 1}, done.output
    return done.stdout


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_scan_shows_it(tmp_path: Path, form: str) -> None:
    shown = " ".join(scan(tmp_path, FORGED, form).split())
    assert published().claim("npa-2022-10-14#claim-3").claim.sentence["en"] in shown
    assert "NPA, FSA, NISC" in shown


def test_the_lines_for_programs_name_the_claim(tmp_path: Path) -> None:
    found = [one for one in json.loads(scan(tmp_path, FORGED, "jsonl"))["evidence"] if one["tactic"] == "L01"]
    assert found
    assert all(one["alerts"] == ["npa-2022-10-14#claim-3"] for one in found)


def test_the_report_tells_an_alert_once(tmp_path: Path) -> None:
    sentence = published().claim("npa-2022-10-14#claim-3").claim.sentence["en"]
    assert scan(tmp_path, FORGED, "html").count(sentence) == 1


def test_a_message_without_a_lure_cites_nothing(tmp_path: Path) -> None:
    honest = mail(
        from_="Ann <ann@partner.test>", to="sato@kaiyo-exchange.example", subject="Lunch", body="See you at noon."
    )
    evidence = json.loads(scan(tmp_path, honest, "jsonl"))["evidence"]
    assert all(not one["alerts"] for one in evidence if not one["tactic"])
    assert not any(one["tactic"] for one in evidence)
