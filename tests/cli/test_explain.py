"""`noroshi explain`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noroshi.cli.main import main
from tests.mail import mail, mbox

COMPANY = """
[company]
name = "海洋取引所株式会社"
domains = ["kaiyo-exchange.example"]

[mail]
authserv_ids = ["mx1.kaiyo-exchange.example"]

[[people]]
name = "山田 太郎"
reading = "ヤマダ タロウ"
role = "executive"
addresses = ["t.yamada@kaiyo-exchange.example"]
"""
PRETENDER = mail(
    from_="山田 太郎 <t.yamada@kaiyo-exchange-hd.example>",
    subject="至急のお願い",
    body="会議中です。本日中に送金をお願いします。他言無用でお願いします。\nhttps://kaiyo-exchange-hd.example/x\n",
)


@pytest.fixture
def company(tmp_path: Path) -> Path:
    path = tmp_path / "company.toml"
    path.write_text(COMPANY, "utf-8")
    return path


def explain(path: object, company: Path, *more: str, stdin: bytes = b"", lang: str = "en") -> Result:
    arguments = ["explain", str(path), "--company", str(company), "--lang", lang, *more]
    return CliRunner().invoke(main, arguments, input=stdin, env={"COLUMNS": "160"})


def test_shows_facts_evidence_and_sum(tmp_path: Path, company: Path) -> None:
    (tmp_path / "m.eml").write_bytes(PRETENDER)
    done = explain(tmp_path / "m.eml", company)
    assert done.exit_code == 0, done.output
    for words in (
        "t.yamada@kaiyo-exchange-hd.example",
        "spf=pass",
        "lookalike-of-own-domain",
        "executive-name-from-unknown-address",
        "Sender's name [0:5]  “山田 太郎”",
        "× 0.5",
        "Prior (how rare attacks are)",
        "!! Danger",
        "Not checked",
        "ATT&CK",
    ):
        assert words in done.output


def test_the_sum_is_the_score(tmp_path: Path, company: Path) -> None:
    (tmp_path / "m.eml").write_bytes(PRETENDER)
    lines = [line.split() for line in explain(tmp_path / "m.eml", company).output.splitlines()]
    begin = next(place for place, words in enumerate(lines) if words[:2] == ["How", "the"])
    rows = {
        words[0]: words[1].replace("−", "-") for words in lines[begin + 1 :] if len(words) > 1 and words[1][0] in "+−"
    }
    families = [float(value) for name, value in rows.items() if name != "Score"]
    assert sum(families) == pytest.approx(float(rows["Score"]), abs=0.2)


def test_reads_standard_input(company: Path) -> None:
    assert "!! 危険" in explain("-", company, stdin=PRETENDER, lang="ja").output


def test_finds_a_message_of_an_archive_by_the_name_that_a_scan_gives_it(tmp_path: Path, company: Path) -> None:
    (tmp_path / "in.mbox").write_bytes(mbox([mail(subject="first one"), PRETENDER]))
    done = explain(f"{tmp_path}/in.mbox#2", company)
    assert done.exit_code == 0, done.output
    assert "至急のお願い" in done.output
    assert "first one" not in done.output


def test_comes_to_the_verdict_of_a_scan(tmp_path: Path, company: Path) -> None:
    earlier = mail(from_="Ann Lee <ann@partner.test>", body="As agreed.\n")
    now = mail(from_="Ann Lee <ann@other.test>", subject="Re: agreed", body="Please pay today, keep it quiet.\n")
    (tmp_path / "past.mbox").write_bytes(mbox([earlier]))
    (tmp_path / "in.mbox").write_bytes(mbox([mail(), now]))
    known = ["--company", str(company), "--history", str(tmp_path / "h")]
    assert CliRunner().invoke(main, ["learn", str(tmp_path / "past.mbox"), *known]).exit_code == 0
    scanned = CliRunner().invoke(main, ["scan", str(tmp_path / "in.mbox"), *known, "--format", "jsonl"])
    second = json.loads(scanned.stdout.splitlines()[1])
    explained = explain(second["source"], company, *known[2:]).output
    assert [one["signal"] for one in second["evidence"]]
    assert all(one["signal"] in explained for one in second["evidence"])
    assert f"{second['score_bits']:+.1f}".replace("-", "−") in explained


def test_an_archive_without_a_number_is_an_error_that_says_how(tmp_path: Path, company: Path) -> None:
    (tmp_path / "in.mbox").write_bytes(mbox([mail(subject="first one"), PRETENDER]))
    done = explain(f"{tmp_path}/in.mbox", company)
    assert done.exit_code == 2
    assert "in.mbox#1" in done.output


@pytest.mark.parametrize("name", ["missing.eml", "in.mbox#9", "missing.mbox#1"])
def test_a_message_that_is_not_there_is_an_error(tmp_path: Path, company: Path, name: str) -> None:
    (tmp_path / "in.mbox").write_bytes(mbox([PRETENDER, PRETENDER]))
    done = explain(tmp_path / name, company)
    assert done.exit_code == 2
    assert "no such" in done.output


def test_a_wrong_company_file_is_told_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "company.toml"
    wrong.write_text('[company]\nname = "x"\ndomain = ["x.example"]\n')
    (tmp_path / "m.eml").write_bytes(PRETENDER)
    done = explain(tmp_path / "m.eml", wrong)
    assert done.exit_code == 2
    assert f"{wrong}:3" in done.output


def test_nothing_of_a_hostile_message_steers_the_terminal(tmp_path: Path, company: Path) -> None:
    raw = (
        b"From: =?utf-8?B?G1szMW3igK4=?= <a\x1b[2J@b.example>\r\nSubject: =?utf-8?Q?=1B]0;x=07?=\r\n\r\n"
        b"\x1b[2J https://x.example/\xe2\x80\xae\r\n"
    )
    (tmp_path / "m.eml").write_bytes(raw)
    done = explain(tmp_path / "m.eml", company)
    assert done.exit_code == 0
    assert not [char for char in done.output if ord(char) < 32 and char != "\n"]
    assert "\u202e" not in done.output
