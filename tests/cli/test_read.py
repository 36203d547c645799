"""`noroshi read`: what was read is written, what was not is said, and the exit status tells which."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stix2validator import ValidationOptions, validate_string

from noroshi.cli import read as module
from noroshi.cli.main import main
from tests.alerts.made import EXAMPLES
from tests.test_architecture import GUARD, python

NOTICE = "Police warn that Pale Heron sends false job offers to engineers. It is the third warning about the group.\n"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments), "--lang", "en"], input=stdin)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def test_all_read_is_0(notice: Path) -> None:
    done = run(notice)
    assert done.exit_code == 0
    assert "Pale Heron" in done.stdout
    assert done.stderr == ""


def test_some_not_read_is_1_and_the_rest_is_read(notice: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "gone.txt", notice, "--format", "jsonl")
    assert done.exit_code == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(notice)]
    assert f"{tmp_path / 'gone.txt'}: It cannot be opened (No such file or directory)." in done.stderr


def test_none_read_is_2_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    done = run(tmp_path / "gone.txt", "--format", "html", "-o", target)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\t\n", "The file is empty."),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "neither text nor a known format"),
        ("other.json", b'{"name": "x", "version": 2}', "no STIX bundle"),
        ("broken.pdf", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<<", "damaged"),
        ("app.html", b"<html><body><div id=root></div><script src=a.js></script></body></html>", "shows no words"),
        ("bundle.json", b'{"type": "bundle", "id": "bundle--1", "objects": []}', "empty"),
    ],
)
def test_a_document_that_says_nothing_is_named_with_the_reason(
    name: str, data: bytes, said: str, notice: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = run(path, notice)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{path}: Nothing was read.")
    assert said in done.stderr
    assert "Pale Heron" in done.stdout
    assert run(path).exit_code == 2


def test_a_folder_is_not_read(notice: Path, tmp_path: Path) -> None:
    done = run(tmp_path, notice)
    assert done.exit_code == 1
    assert "Is a directory" in done.stderr


@pytest.mark.parametrize("date", ["yesterday", "2022-13", "22-10-14", "2022-10-14T00:00", "", "２０２２"])
def test_a_wrong_date_is_said_before_anything_is_read(date: str, notice: Path) -> None:
    done = run(notice, f"--date={date}")
    if date:
        assert done.exit_code == 2
        assert "write it like 2022-10-14" in done.stderr
    else:
        assert done.exit_code == 0


@pytest.mark.parametrize("date", ["2022-10-14", "2022-10", "2022"])
def test_date_and_publisher_stand_in_where_the_document_does_not_say(date: str, notice: Path) -> None:
    line = json.loads(run(notice, "--date", date, "--publisher", "Quay Police", "--format", "jsonl").stdout)
    assert line["date"] == date
    assert line["publisher"] == "Quay Police"
    assert all(claim["speakers"][0] == "Quay Police" for claim in line["claims"])


def test_what_the_document_says_of_itself_comes_first() -> None:
    path = EXAMPLES / "2-newspaper.html"
    line = json.loads(run(path, "--date", "1999", "--publisher", "Nobody", "--format", "jsonl").stdout)
    assert (line["publisher"], line["date"]) == ("浜風新聞", "2026-02-28")


@pytest.mark.parametrize("form", ["text", "jsonl", "stix", "misp", "html"])
def test_every_form_goes_to_a_file_and_to_the_standard_output_alike(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    files = sorted(EXAMPLES.iterdir())
    to_file = run(*files, "--format", form, "-o", target)
    assert to_file.exit_code == 0
    assert to_file.stdout == ""
    assert run(*files, "--format", form).stdout_bytes == target.read_bytes()


def test_a_target_that_cannot_be_written_is_said(notice: Path, tmp_path: Path) -> None:
    done = run(notice, "--format", "html", "-o", tmp_path / "no" / "such.html")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr
    assert "-o" in done.stderr


def test_a_text_target_that_cannot_be_written_is_said(notice: Path, tmp_path: Path) -> None:
    done = run(notice, "--text-out", tmp_path / "no" / "such.txt")
    assert done.exit_code == 2
    assert "--text-out" in done.stderr


def test_the_text_of_one_document_goes_to_a_file_and_offsets_count_in_it(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    line = json.loads(run(EXAMPLES / "2-newspaper.html", "--format", "jsonl", "--text-out", target).stdout)
    text = target.read_bytes().decode()
    assert line["claims"]
    for claim in line["claims"]:
        words = text[claim["span"]["start"] : claim["span"]["end"]]
        assert words
        assert words in text[claim["sentence"]["start"] : claim["sentence"]["end"]]
    assert any(
        text[one["start"] : one["end"]].strip() == "関連記事" or one["kind"] == "related" for one in line["furniture"]
    )


def test_the_texts_of_several_go_to_a_folder_by_their_names(notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "deeper" / "notice.html"
    other.parent.mkdir()
    other.write_text("<p>Pale Heron is active.</p>", "utf-8")
    folder = tmp_path / "texts"
    assert run(notice, other, "--text-out", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["notice-2.txt", "notice.txt"]
    assert (folder / "notice-2.txt").read_text("utf-8").strip() == "Pale Heron is active."


def test_the_text_of_one_document_goes_into_a_folder_that_is_there(notice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    assert run(notice, "--text-out", folder).exit_code == 0
    assert (folder / "notice.txt").exists()


def test_standard_input_is_a_document_once(notice: Path) -> None:
    done = run("-", "--format", "jsonl", stdin=NOTICE.encode())
    assert done.exit_code == 0
    assert json.loads(done.stdout)["source"] == "-"
    twice = run("-", "-", notice, stdin=NOTICE.encode())
    assert twice.exit_code == 1
    assert twice.exception is None or isinstance(twice.exception, SystemExit)


def test_no_document_is_a_usage_error() -> None:
    done = CliRunner().invoke(main, ["read"])
    assert done.exit_code == 2
    assert "DOCUMENT" in done.stderr


@pytest.mark.parametrize("form", ["text", "jsonl", "stix", "misp", "html"])
def test_a_name_that_is_no_utf_8_does_no_harm(form: str, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\x1b[31m.txt")
    try:
        Path(path).write_text(NOTICE, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    done = run(path, "--format", form)
    assert done.exit_code == 0, done.exception
    assert b"\x1b" not in done.stdout_bytes
    if form == "stix":
        assert validate_string(done.stdout, ValidationOptions(strict=True, version="2.1")).is_valid


def test_a_name_on_the_error_stream_cannot_steer_the_terminal(notice: Path, tmp_path: Path) -> None:
    done = run(notice, tmp_path / "\x1b[31mgone.txt")
    assert done.exit_code == 1
    assert "\x1b" not in done.stderr


def test_only_so_many_bytes_are_taken(notice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert module._bytes_of(str(notice), 7) == NOTICE.encode()[:7]


def test_several_documents_are_laid_beside_one_another() -> None:
    done = run(*sorted(EXAMPLES.iterdir()))
    assert done.exit_code == 0
    assert "Who retells whom" in done.stdout
    assert "The source that it names says otherwise" in done.stdout


def modules(*arguments: str) -> set[str]:
    code = "import sys\nfrom noroshi.cli.main import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("command", ["read", "eval"])
def test_help_loads_nothing_heavy(command: str) -> None:
    loaded = modules(command, "--help")
    assert not loaded & {
        "rich.table",
        "jinja2",
        "msgspec",
        "selectolax",
        "pypdfium2",
        "numpy",
        "sklearn",
        "noroshi.alerts",
    }


def test_lines_do_not_load_what_pages_need(notice: Path) -> None:
    loaded = modules("read", str(notice), "--format", "jsonl")
    assert not loaded & {"jinja2", "rich.table", "sklearn", "scipy", "pypdfium2", "stix2"}


@pytest.mark.parametrize("form", ["text", "jsonl", "stix", "misp", "html"])
def test_reading_opens_no_connection(form: str, tmp_path: Path) -> None:
    page = '<p>Pale Heron wrote from http://evil.example/.</p><img src="http://192.0.2.1/a.png"><link rel=stylesheet href="//evil.example/c">'
    (tmp_path / "a.html").write_text(page, "utf-8")
    done = python(GUARD, "read", "a.html", "--format", form, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Pale Heron" in done.stdout
