"""The example company's mail gets the verdicts that a person would want, and every quotation is where it says."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from noroshi.message.read import read_message
from tests.mail import mbox
from tests.scenes import read_scenes

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaiyo"
EXPECTED: dict[str, str] = tomllib.loads((EXAMPLE / "expected.toml").read_text("utf-8"))
ALLOWED = {
    "danger": {"danger"},
    "at-least-caution": {"caution", "danger"},
    "not-danger": {"clear", "caution"},
    "clear": {"clear"},
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """File name → the object of `scan --format jsonl`, with history."""
    history = tmp_path_factory.mktemp("kaiyo") / "kaiyo.history"
    company = ["--company", str(EXAMPLE / "company.toml"), "--history", str(history)]
    _noroshi("learn", str(EXAMPLE / "past"), *company)
    done = _noroshi("scan", str(EXAMPLE / "inbox"), *company, "--format", "jsonl")
    lines = [json.loads(line) for line in done.splitlines()]
    return {Path(line["source"]).name: line for line in lines if "verdict" in line}


def test_every_message_gets_a_verdict(verdicts: dict[str, dict[str, Any]]) -> None:
    assert verdicts.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_verdict_is_what_a_person_would_want(name: str, verdicts: dict[str, dict[str, Any]]) -> None:
    found = verdicts[name]
    why = [f"{each['bits']:+} {each['signal']}: {each['quote']!r}" for each in found["evidence"]]
    assert found["verdict"] in ALLOWED[EXPECTED[name]], "\n".join([str(found["score_bits"]), *why])


@pytest.mark.parametrize("name", EXPECTED)
def test_every_quotation_is_where_it_says(name: str, verdicts: dict[str, dict[str, Any]]) -> None:
    message = read_message((EXAMPLE / "inbox" / name).read_bytes())
    for each in verdicts[name]["evidence"]:
        assert message.text_of(each["part"])[each["start"] : each["end"]] == each["quote"]


def test_the_mail_is_made_from_its_sources() -> None:
    for number, scene in enumerate(read_scenes(EXAMPLE / "inbox.toml"), 1):
        assert (EXAMPLE / "inbox" / f"{number:02}-{scene.id}.eml").read_bytes() == scene.raw()
    past = [scene.raw() for scene in read_scenes(EXAMPLE / "past.toml")]
    assert (EXAMPLE / "past" / "past.mbox").read_bytes() == mbox(past)


def _noroshi(*arguments: str) -> str:
    command = [str(Path(sys.executable).with_name("noroshi")), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout
