"""`noroshi signals`."""

import pytest
from click.testing import CliRunner

from noroshi.cli.main import main
from noroshi.detect.signal import FAMILIES, all_signals


def run(*arguments: str) -> str:
    done = CliRunner().invoke(
        main, ["signals", *arguments], env={"COLUMNS": "200", "LANG": "en_GB.UTF-8", "LC_ALL": ""}
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_lists_every_signal_under_its_family() -> None:
    text = run()
    for one in all_signals():
        assert one.name in text
    places = [text.index(f"\n{family}  " if place else f"{family}  ") for place, family in enumerate(FAMILIES)]
    assert places == sorted(places)


def test_documents_one_signal_in_full() -> None:
    text = run("executive-name-from-unknown-address")
    for words in (
        "The display name is that of one of our executives",
        "bits",
        "L01 Mail in an executive's name",
        "T1684.001 Social Engineering: Impersonation (MITRE ATT&CK",
        "is not one of this person's known addresses",
        "差出人名は役員の{person}さん",
        "It fires on:",
        "It leaves alone:",
        "Subject: 至急のお願い",
    ):
        assert words in text


def test_speaks_the_language_that_is_asked_for() -> None:
    assert "役員の名前で、登録のないアドレスから" in run("--lang", "ja")
    assert "Executive's name from an unknown address" in run("--lang", "en")


@pytest.mark.parametrize(("name", "hint"), [("first-contcat", "Did you mean first-contact?"), ("zzz", "lists all")])
def test_an_unknown_name_is_told_with_the_nearest_one(name: str, hint: str) -> None:
    done = CliRunner().invoke(main, ["signals", name])
    assert done.exit_code == 2
    assert hint in done.output
