"""Ways to say how an attack was made: each is told by its technique, and what describes none is told by none.

`sayings.tsv`: ATT&CK ids (of the technique, not its sub-technique; `-` for none), a tab, an invented claim.
"""

from pathlib import Path

import pytest

from noroshi.alerts.knowledge.catalogue import catalogue, parent
from noroshi.alerts.knowledge.recognise import recognise

SAYINGS = [line.split("\t") for line in Path(__file__).with_name("sayings.tsv").read_text("utf-8").splitlines() if line]
SOMETHING_ELSE = [
    ("T1547", "It starts with a message from an old friend."),
    ("T1547", "Trading was restarted two days later."),
    ("T1566", "The hackers are linked to a state."),
    ("T1566", "The firm is subject to sanctions."),
    ("T1586", "Malware took over the workstation."),
    ("T1539", "The page copies the official one down to its cookie banner."),
    ("T1486", "The ransomware gang entered through a portal."),
    ("T1598", "They used a password to enter the building."),
    ("T1684", "男性は本紙の記者に当時の状況を語った。"),
    ("T1684", "計測装置の記者向け説明会を開いた。"),
    ("T1078", "流用された通信先が使い回されていた。"),
    ("T1593", "先月の調査報告で、社員が狙われたことがわかった。"),
    ("T1565", "偽の取引アプリが出回っている。"),
    ("T1583", "会員サイトへの登録を勧める。"),
]


@pytest.mark.parametrize(("wanted", "words"), SAYINGS, ids=[words for _, words in SAYINGS])
def test_a_way_to_say_it_is_told(wanted: str, words: str) -> None:
    found = {parent(one) for one in recognise(words, "tactic", words).techniques}
    assert found >= set(wanted.split()) if wanted != "-" else not found


@pytest.mark.parametrize(("technique", "words"), SOMETHING_ELSE)
def test_a_word_that_means_something_else_tells_no_technique(technique: str, words: str) -> None:
    assert technique not in {parent(one) for one in recognise(words, "tactic", words).techniques}


def test_sayings_name_only_techniques_of_the_catalogue() -> None:
    assert {one for wanted, _ in SAYINGS for one in wanted.split()} - {"-"} <= {*map(parent, catalogue().techniques)}
