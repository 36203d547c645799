"""`noroshi eval`: figures on annotated documents, and a clear word where a folder holds none."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noroshi.alerts.documents import decoding
from noroshi.cli.main import main
from tests.alerts.evaluate.made import CLAIMS, TEXT, folder, marked


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


def test_figures_come_as_a_table_beside_the_baseline(tmp_path: Path) -> None:
    done = run(folder(tmp_path))
    assert done.exit_code == 0
    assert "baseline" in done.stdout
    assert "all (1)" in done.stdout
    assert "invented (1)" in done.stdout


def test_kinds_of_text_and_languages_are_told_apart(tmp_path: Path) -> None:
    folder(tmp_path, "one", kind="verbatim")
    folder(tmp_path, "two", kind="paraphrase: ours")
    rows = json.loads(run(tmp_path, "--format", "json").stdout)
    assert set(rows) == {"all", "verbatim", "paraphrase", "en"}
    assert rows["all"]["noroshi"]["documents"] == 2
    assert rows["verbatim"]["noroshi"]["documents"] == 1
    assert {"claim_f1", "hedge_macro_f1", "chain_exact", "technique_f1"} <= set(rows["all"]["noroshi"])
    assert set(rows["all"]) == {"noroshi", "majority"}


def test_wrong_marks_lower_the_figures(tmp_path: Path) -> None:
    """The same document, once as marked and once with marks that no honest reader would make."""
    wrong = tuple({**claim, "claim_type": "motive", "hedge": "denied"} for claim in CLAIMS)
    good = json.loads(run(folder(tmp_path / "a"), "--format", "json").stdout)["all"]["noroshi"]
    bad = json.loads(run(folder(tmp_path / "b", claims=wrong), "--format", "json").stdout)["all"]["noroshi"]
    assert good["claim_f1"] > bad["claim_f1"]


def test_differences_are_listed_with_their_words(tmp_path: Path) -> None:
    done = run(folder(tmp_path, claims=(marked(1, "motive", 0, "denied"),)), "--differences")
    assert "== one" in done.stdout
    assert "missed  motive         Pale Heron stole coins." in done.stdout
    assert "extra" in done.stdout


def test_several_folders_are_one_measurement(tmp_path: Path) -> None:
    rows = json.loads(run(folder(tmp_path / "a"), folder(tmp_path / "b", "two"), "--format", "json").stdout)
    assert rows["all"]["noroshi"]["documents"] == 2


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_a_folder_without_annotations_is_2_with_the_way_out(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / name)
    assert done.exit_code == 2
    assert "no folder gold/" in done.stderr
    assert "docs/how-to/evaluate.md" in done.stderr
    assert done.stdout == ""


def test_a_document_whose_text_is_read_differently_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "TEXT_CHARS", len(TEXT))
    folder(tmp_path, "one")
    folder(tmp_path, "two", text=f"{TEXT} And one sentence more than is kept.")
    done = run(tmp_path, "--format", "json")
    assert done.exit_code == 0
    assert done.stderr.startswith("two: ")
    assert "left out" in done.stderr
    assert json.loads(done.stdout)["all"]["noroshi"]["documents"] == 1
    (tmp_path / "gold" / "one.json").unlink()
    assert run(tmp_path).exit_code == 2


def test_no_folder_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["eval"]).exit_code == 2
