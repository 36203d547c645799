from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noroshi.cli.company import company
from noroshi.company.load import load_company


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(company, [str(argument) for argument in arguments])


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text("氏名,フリガナ,役職,メール\n山田 太郎,ヤマダ タロウ,社長,t@kaiyo.example\n鈴木 一,,,x@@\n", "utf-8")
    return file


def test_init_writes_a_file_that_loads(tmp_path: Path, people: Path) -> None:
    target = tmp_path / "company.toml"
    result = run("init", "--from", people, "-o", target, "--name", "Kaiyo")
    assert result.exit_code == 0
    assert f'{people}:3: "x@@" is not a mail address' in result.stderr
    written = load_company(target)
    assert (written.name, written.people[0].role) == ("Kaiyo", "executive")
    assert "# guessed from 社長" in target.read_text("utf-8")


def test_init_overwrites_only_when_told(tmp_path: Path, people: Path) -> None:
    target = tmp_path / "company.toml"
    target.write_text("mine")
    assert run("init", "--from", people, "-o", target).exit_code == 2
    assert target.read_text() == "mine"
    assert run("init", "--from", people, "-o", target, "--force").exit_code == 0
    assert load_company(target).people


def test_init_says_what_it_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n")
    result = run("init", "--from", file, "-o", tmp_path / "company.toml")
    assert result.exit_code == 2
    assert "heading for a name" in result.stderr
    assert not (tmp_path / "company.toml").exists()


def test_check_says_what_is_understood(tmp_path: Path, people: Path) -> None:
    target = tmp_path / "company.toml"
    run("init", "--from", people, "-o", target)
    result = run("check", target)
    assert result.exit_code == 0
    assert "2 people" in result.stdout
    assert "Taro Yamada" in result.stdout
    assert "no reading and no romaji" in result.stdout


def test_check_says_what_is_wrong(tmp_path: Path) -> None:
    target = tmp_path / "company.toml"
    target.write_text('[company]\nname = "X"\ndomain = "x.example"\n')
    result = run("check", target)
    assert result.exit_code == 2
    assert f'{target}:3: unknown key "domain" in [company]; did you mean "domains"?' in result.stderr
