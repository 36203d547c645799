import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.mail import mail, mbox

NOROSHI = [sys.executable, "-c", "from noroshi.cli.main import main; main(prog_name='noroshi')"]
COMPANY = """
[company]
name = "海洋取引所株式会社"
domains = ["kaiyo-exchange.example"]

[[people]]
name = "山田 太郎"
romaji = "Taro Yamada"
role = "executive"
addresses = ["t.yamada@kaiyo-exchange.example"]
"""
HONEST = mail(from_="Ann Lee <ann@northwind.example>", subject="Lunch", body="Shall we have lunch on Friday?")
FORGED = mail(
    from_="山田 太郎 <ceo.yamada@gmail.com>",
    subject="至急",
    body="至急、下記口座への送金をお願いします。この件は内密にしてください。\n",
    reply_to="other@evil.example",
)


class EvidenceLine(msgspec.Struct, forbid_unknown_fields=True):
    signal: str
    bits: float
    part: str
    start: int
    end: int
    quote: str
    why: str
    tactic: str
    technique: str
    alerts: list[str]


class Line(msgspec.Struct, forbid_unknown_fields=True):
    source: str
    id: str
    channel: str
    date: str | None
    verdict: str
    probability: float
    score_bits: float
    evidence: list[EvidenceLine]
    not_checked: list[str]
    defects: list[str]
    elapsed_ms: float


KEYS = list(Line.__struct_fields__)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "company.toml").write_text(COMPANY, "utf-8")
    (tmp_path / "honest.eml").write_bytes(HONEST)
    (tmp_path / "forged.eml").write_bytes(FORGED)
    (tmp_path / "inbox.mbox").write_bytes(mbox([HONEST, FORGED, HONEST]))
    return tmp_path


def scan(place: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [*NOROSHI, "scan", *arguments, "--company", "company.toml", "--lang", "en"]
    return subprocess.run(command, cwd=place, input=stdin, capture_output=True, check=False, timeout=60)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_lines_have_exactly_the_keys_of_the_contract(place: Path) -> None:
    done = scan(place, "inbox.mbox", "--format", "jsonl")
    assert [line["source"] for line in lines(done)] == ["inbox.mbox#1", "inbox.mbox#2", "inbox.mbox#3"]
    for raw in done.stdout.splitlines():
        assert list(json.loads(raw)) == KEYS
        line = msgspec.json.decode(raw, type=Line, strict=True)
        assert re.fullmatch("sha256:[0-9a-f]{64}", line.id)
        assert line.verdict in {"clear", "caution", "danger"}
        assert 0 <= line.probability <= 1
        assert line.date is None or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)", line.date)
        assert all(len(one.quote) == one.end - one.start and one.why for one in line.evidence)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("honest.eml",), 0), (("forged.eml",), 1), (("forged.eml", "--fail-on", "caution"), 1), (("missing.eml",), 2)],
)
def test_exit_status(place: Path, arguments: tuple[str, ...], status: int) -> None:
    assert scan(place, *arguments).returncode == status


def test_a_missing_path_among_others_is_said_and_the_rest_is_scanned(place: Path) -> None:
    done = scan(place, "missing.eml", "honest.eml", "--format", "jsonl")
    assert (done.returncode, len(lines(done))) == (0, 1)
    assert b"missing.eml: no such file or folder" in done.stderr


def test_standard_input(place: Path) -> None:
    assert [line["source"] for line in lines(scan(place, "-", "--format", "jsonl", stdin=HONEST))] == ["-"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("honest.eml", "--history", "none"), "none: no such history file"),
        (("honest.eml", "-o", "no/such/folder"), "cannot be written"),
        (("honest.eml", "--jobs", "0"), "--jobs"),
        ((), "PATH"),
    ],
)
def test_mistakes_of_users_are_said_without_a_traceback(place: Path, arguments: tuple[str, ...], words: str) -> None:
    done = scan(place, *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_wrong_company_file_is_said(place: Path) -> None:
    (place / "company.toml").write_text('[company]\nname = "K"\ndomain = ["k.example"]\n', "utf-8")
    done = scan(place, "honest.eml")
    assert done.returncode == 2
    assert b"company.toml" in done.stderr
    assert b"domains" in done.stderr


@pytest.mark.parametrize("form", ["text", "html", "jsonl"])
def test_every_format_goes_to_a_file_and_nothing_else_is_written(place: Path, form: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    done = scan(place, "inbox.mbox", "--format", form, "-o", "result")
    assert (done.returncode, done.stdout) == (1, b"")
    assert (place / "result").stat().st_size > 100
    after = {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.name != "result"}
    assert after == before


def test_no_colours_where_nobody_can_see_them(place: Path) -> None:
    assert b"\x1b[" not in scan(place, "forged.eml").stdout


@pytest.mark.parametrize("form", ["jsonl", "html"])
def test_an_interrupt_leaves_a_valid_file(place: Path, form: str) -> None:
    command = [*NOROSHI, "scan", "-", "--company", "company.toml", "--format", form, "-o", "out", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=place, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(mbox([HONEST, FORGED] * 300))
    process.stdin.flush()  # and never closed: the scan waits for more
    end = time.monotonic() + 30
    while time.monotonic() < end and not (form == "jsonl" and _written(place / "out")):
        time.sleep(0.1)
        if form == "html" and time.monotonic() > end - 26:
            break
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    errors = process.stderr.read()
    process.stdin.close()
    process.stderr.close()
    assert re.search(rb"stopped: \d+ messages were scanned", errors)
    written = (place / "out").read_bytes()
    if form == "jsonl":
        assert written.endswith(b"\n")
        assert all(list(json.loads(line)) == KEYS for line in written.splitlines())
    else:
        assert written.rstrip().endswith(b"</html>")


def _written(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
