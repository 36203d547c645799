import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from noroshi.company.history import History, HistoryError
from noroshi.company.memory import ArchiveMemory
from noroshi.company.model import Company
from noroshi.company.relation import Relation, RelationKey

COMPANY = Company(name="Kaiyo", domains=("kaiyo.example",))
START = datetime(2026, 1, 1, tzinfo=UTC)


def key(number: int, author: str, to: str, display: str = "", references: tuple[str, ...] = ()) -> RelationKey:
    return RelationKey(author, display, (to,), START + timedelta(days=number), f"m{number}@x", references)


PAST = [
    key(1, "ann@partner.example", "taro@kaiyo.example", "Ann Lee"),
    key(2, "taro@kaiyo.example", "ann@partner.example", "山田 太郎"),
    key(3, "ann@partner.example", "taro@kaiyo.example", "Ann Lee", ("m2@x",)),
    key(4, "bob@partner.example", "hana@kaiyo.example", "Bob"),
    key(5, "somebody@gmail.com", "taro@kaiyo.example", "ANN  LEE"),
]
LATER = key(9, "ann@partner.example", "taro@kaiyo.example", "Ann Lee", ("m3@x",))

Memory = History | ArchiveMemory


@pytest.fixture(params=["file", "archive"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Memory]:
    if request.param == "file":
        with History.open(tmp_path / "h.sqlite", write=True) as history:
            assert history.learn(PAST, COMPANY) == len(PAST)
            yield history
    else:
        archive = ArchiveMemory()
        for each in PAST:
            archive.learn(each, COMPANY)
        yield archive


def test_what_is_known_of_a_partner(memory: Memory) -> None:
    assert memory.relation(LATER, COMPANY) == Relation(
        learned=5,
        from_outside=4,
        seen_once=2,
        received=2,
        first_seen=START + timedelta(days=1),
        last_seen=START + timedelta(days=3),
        written_to=1,
        received_by_recipient=2,
        domain_received=3,
        domain_written_to=1,
        names=("Ann Lee",),
        addresses_of_name=("somebody@gmail.com",),
        thread_known=True,
    )


def test_a_stranger_is_told_who_used_the_name_before(memory: Memory) -> None:
    relation = memory.relation(key(9, "ann@evil.example", "taro@kaiyo.example", "ann lee", ("never@x",)), COMPANY)
    assert (relation.received, relation.first_seen, relation.thread_known) == (0, None, False)
    assert relation.addresses_of_name == ("ann@partner.example", "somebody@gmail.com")


def test_a_free_mail_domain_makes_nobody_known(memory: Memory) -> None:
    assert memory.relation(key(9, "other@gmail.com", "taro@kaiyo.example"), COMPANY).domain_received == 0


def test_only_what_came_before_counts(memory: Memory) -> None:
    early = memory.relation(key(0, "ann@partner.example", "taro@kaiyo.example", "Ann Lee"), COMPANY)
    assert (early.received, early.written_to, early.names, early.first_seen) == (0, 0, (), None)
    between = memory.relation(key(2, "ann@partner.example", "taro@kaiyo.example"), COMPANY)
    assert (between.received, between.written_to) == (1, 0)


def test_a_message_without_author_or_date_is_taken(memory: Memory) -> None:
    relation = memory.relation(RelationKey(message_id="x"), COMPANY)
    assert (relation.learned, relation.received, relation.thread_known) == (5, 0, None)


def test_hostile_text_is_stored(tmp_path: Path) -> None:
    odd = RelationKey("a\ud800@b.example", "\ud800\x00'; DROP", ("c\udfff@kaiyo.example",), None, "\ud800", ("\ud800",))
    with History.open(tmp_path / "h", write=True) as history:
        assert history.learn([odd], COMPANY) == 1
        assert history.relation(odd, COMPANY).received == 1
    archive = ArchiveMemory()
    archive.learn(odd, COMPANY)
    assert archive.relation(odd, COMPANY).received == 1


def test_learning_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "h"
    with History.open(path, write=True) as history:
        history.learn(PAST, COMPANY)
    with History.open(path, write=True) as history:
        assert history.learn([*PAST, *PAST], COMPANY) == 0
        assert history.learn([LATER], COMPANY) == 1
        assert history.learned == len(PAST) + 1
        assert history.relation(key(10, "ann@partner.example", "taro@kaiyo.example"), COMPANY).received == 3


def test_an_interrupted_run_leaves_a_valid_file(tmp_path: Path) -> None:
    path = tmp_path / "h"

    def endless():  # type: ignore[no-untyped-def]
        for number in range(2_500):
            yield key(number, f"a{number}@partner.example", "taro@kaiyo.example")
        raise KeyboardInterrupt

    with History.open(path, write=True) as history, pytest.raises(KeyboardInterrupt):
        history.learn(endless(), COMPANY)
    with History.open(path) as history:
        assert history.learned == 2_000
    assert [each.name for each in tmp_path.iterdir()] == ["h"]


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "h"
    with History.open(path, write=True) as history:
        history.learn(PAST, COMPANY)
    before = path.read_bytes()
    with History.open(path) as history:
        history.relation(LATER, COMPANY)
        with pytest.raises(HistoryError):
            history.put_blob("model", b"x")
        with pytest.raises(HistoryError):
            history.learn([LATER], COMPANY)
    assert path.read_bytes() == before


def test_blobs_are_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "h"
    with History.open(path, write=True) as history:
        assert history.get_blob("model") is None
        history.put_blob("model", b"one")
        history.put_blob("model", b"two")
    with History.open(path) as history:
        assert history.get_blob("model") == b"two"


def test_files_that_are_no_history(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="no such history file"):
        History.open(tmp_path / "none")
    text = tmp_path / "text"
    text.write_text("this is not a database at all, but a long text" * 100)
    with pytest.raises(HistoryError, match="not a history file"):
        History.open(text)
    foreign = tmp_path / "foreign"
    database = sqlite3.connect(foreign)
    database.execute("CREATE TABLE message (id)")
    database.commit()
    database.close()
    with pytest.raises(HistoryError, match="not a history file"):
        History.open(foreign, write=True)
    newer = tmp_path / "newer"
    History.open(newer, write=True).close()
    database = sqlite3.connect(newer)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(HistoryError, match="version 99"):
        History.open(newer)


def test_the_archive_memory_is_bounded() -> None:
    archive = ArchiveMemory(entries=100)
    for number in range(1_000):
        archive.learn(key(number, f"a{number}@d{number}.example", f"t{number}@kaiyo.example", f"N {number}"), COMPANY)
    assert archive.relation(key(2_000, "a0@d0.example", "t@kaiyo.example"), COMPANY).received == 0
    assert archive.relation(key(2_000, "a999@d999.example", "t@kaiyo.example"), COMPANY).received == 1
    assert max(len(table) for table in vars(archive).values() if hasattr(table, "__len__")) <= 100
