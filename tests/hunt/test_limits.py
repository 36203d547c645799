"""Each bound on what a scan takes from its sources."""

import io
import lzma
import tarfile
from pathlib import Path

import pytest

from noroshi.cli.progress import Bar
from noroshi.hunt import limits
from noroshi.hunt.mbox import split
from noroshi.hunt.run import _batches, _in_order, default_jobs
from noroshi.hunt.sources import Item, Sources, label_of
from noroshi.hunt.stream import Expansion, ExpansionError, Stream
from noroshi.hunt.workers import Batch
from noroshi.warn.result import Unread
from tests.hunt.test_sources import FROM, MAIL, read, tarred, zipped


def test_a_file_is_told_by_its_beginning_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0" * limits.SNIFF_BYTES + MAIL % 1)
    (tmp_path / "b").write_bytes(b"X-Pad: " + b"x" * (limits.SNIFF_BYTES - 500) + b"\n" + MAIL % 2)
    items, unread = read(tmp_path)
    assert [Path(item.source).name for item in items] == ["b"]
    assert [Path(one.source).name for one in unread] == ["a"]


def test_files_are_read_by_chunks(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes((FROM + MAIL % 1 + b"\n") * 20_000)
    sources = Sources([str(tmp_path / "m")])
    next(iter(sources))
    assert sources.read_bytes <= limits.CHUNK_BYTES


def test_an_archive_that_must_be_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped(a__eml=MAIL % 1)
    raw = zipped(in__zip=inner)
    assert len(read("-", stdin=raw)[0]) == 1
    monkeypatch.setattr(limits, "HELD_ARCHIVE_BYTES", len(inner) - 1)
    items, unread = read("-", stdin=raw)
    assert (items, "too large" in unread[0].reason) == ([], True)


def test_the_ratio_of_expansion() -> None:
    expansion = Expansion(size=limits.EXPANSION_FLOOR)
    expansion.give(limits.EXPANSION_RATIO * limits.EXPANSION_FLOOR)
    with pytest.raises(ExpansionError):
        expansion.give(1)


def test_xz_that_asks_for_too_much_memory() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 2 * limits.XZ_MEMORY}]
    items, unread = read("-", stdin=lzma.compress(MAIL % 1, filters=filters))
    assert items == []
    assert unread
    assert len(read("-", stdin=lzma.compress(MAIL % 1, preset=9))[0]) == 1


def test_a_tar_with_a_name_of_megabytes() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("n" * (limits.TAR_HEADER_BYTES + 1)))
    items, unread = read("-", stdin=out.getvalue() + tarred({"a.eml": MAIL % 1}))
    assert items == []
    assert "too long" in unread[0].reason


def test_folders_nest_only_so_deep(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(limits.FOLDER_DEPTH + 1):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.eml").write_bytes(MAIL % 1)
    items, unread = read(tmp_path)
    assert (items, "deeper" in unread[0].reason) == ([], True)


def test_labels_end() -> None:
    assert len(label_of("n" * 10_000)) == limits.LABEL_CHARS


def test_batches_are_of_so_many_messages_and_bytes() -> None:
    class Nobody:
        def relation(self, raw: bytes) -> None:
            return None

    def sizes(items: list[Item | Unread]) -> list[int]:
        return [len(batch.works) for batch in _batches(iter(items), Nobody(), None)]  # type: ignore[arg-type]

    small, large = Item("s", b"x"), Item("l", bytes(limits.BATCH_BYTES))
    assert max(sizes([small] * 1000)) == limits.BATCH_MESSAGES
    assert sizes([large] * 3) == [1, 1, 1]


def test_so_many_batches_wait_for_their_turn() -> None:
    class FirstIsLast:
        """A pool that finishes its first batch only when it has nothing else to do."""

        def __init__(self) -> None:
            self.at_work: list[Batch[int, int]] = []
            self.given = 0
            self.given_before_the_first_was_done = 0

        busy = property(lambda self: bool(self.at_work))
        has_room = property(lambda self: len(self.at_work) < 2)

        def give(self, batch: Batch[int, int]) -> None:
            batch.results = list(batch.works)
            self.at_work.append(batch)
            self.given += 1

        def done(self) -> list[Batch[int, int]]:
            batch = self.at_work.pop()
            if batch.number == 0:
                self.given_before_the_first_was_done = self.given
            return [batch]

    pool = FirstIsLast()
    batches: list[Batch[int, int]] = [Batch(number, [number]) for number in range(50)]
    assert list(_in_order(iter(batches), pool)) == list(range(50))  # type: ignore[arg-type, comparison-overlap]
    assert pool.given_before_the_first_was_done == limits.WAITING_BATCHES + 1


def test_few_bytes_get_one_worker() -> None:
    assert default_jobs(limits.SMALL_BYTES - 1) == 1


def test_a_short_scan_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("noroshi.cli.progress.monotonic", lambda: now)
    with Bar(Sources([])) as bar:
        now += limits.PROGRESS_SECONDS - 0.1
        bar.show(1)
        assert bar._progress is None
        now += 0.2
        bar.show(2)
        assert bar._progress is not None


def test_a_message_of_an_mbox_is_looked_at_from_its_beginning() -> None:
    far = b"X: " + b"y" * limits.SNIFF_BYTES + b"\nContent-Length: 5\n\nbody\n"
    raw = FROM + far + b"\n" + FROM + MAIL % 1
    pieces = iter([raw])
    assert len(list(split(Stream(lambda size: next(pieces, b""))))) == 2
