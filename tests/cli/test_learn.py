from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noroshi.cli.learn import learn
from noroshi.company.history import History
from noroshi.company.load import load_company
from noroshi.hunt.peek import relation_key

MAIL = """\
From: Ann Lee <Ann@partner.example>
To: =?utf-8?b?5bGx55Sw?= <t@kaiyo.example>, "B, C" <b@kaiyo.example>
Cc: t@kaiyo.example
Date: Mon, 2 Mar 2026 09:10:00 +0900
Message-ID: <{}@partner.example>
In-Reply-To: <r1@x>
References: <r0@x> <r1@x>

Hello
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    file = tmp_path / "company.toml"
    file.write_text('[company]\nname = "Kaiyo"\ndomains = ["kaiyo.example"]\n')
    return file


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    folder = tmp_path / "mail"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.eml").write_text(MAIL.format(number))
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(learn, [str(argument) for argument in arguments])


def test_learning_twice_is_learning_once(tmp_path: Path, company: Path, mail: Path) -> None:
    history = tmp_path / "history"
    first = run(mail, "--company", company, "--history", history)
    assert first.exit_code == 0
    assert "3 new messages" in first.stdout
    again = run(mail, "--company", company, "--history", history)
    assert "0 new messages, 3 known before" in again.stdout
    with History.open(history) as opened:
        relation = opened.relation(
            relation_key(MAIL.format("new").replace("2 Mar", "3 Mar").encode()), load_company(company)
        )
    assert (relation.received, relation.received_by_recipient, relation.names) == (3, 3, ("Ann Lee",))


def test_bad_input_is_said(tmp_path: Path, company: Path, mail: Path) -> None:
    history = tmp_path / "history"
    missing = run(tmp_path / "none", "--company", company, "--history", history)
    assert missing.exit_code == 2
    assert "none" in missing.stderr
    assert not history.exists()
    history.write_text("not a history " * 100)
    foreign = run(mail, "--company", company, "--history", history)
    assert foreign.exit_code == 2
    assert "not a history file" in foreign.stderr
    company.write_text("[company]\n")
    wrong = run(mail, "--company", company, "--history", tmp_path / "new")
    assert wrong.exit_code == 2
    assert "company.toml:1:" in wrong.stderr


def test_a_peek_gives_who_writes_to_whom() -> None:
    key = relation_key(MAIL.format("id").replace("\n", "\r\n").encode())
    assert (key.author, key.display) == ("ann@partner.example", "Ann Lee")
    assert key.recipients == ("t@kaiyo.example", "b@kaiyo.example")
    assert key.date is not None
    assert (key.message_id, key.references) == ("id@partner.example", ("r1@x", "r0@x", "r1@x"))


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"\xff" * 100, b"From:", b"From: <", b"Message-ID: <", b"From: a\n" * 1000]
)
def test_a_peek_at_anything_gives_a_key(raw: bytes) -> None:
    assert relation_key(raw).message_id
