import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noroshi.hunt import limits
from noroshi.hunt.sources import Item, Sources, label_of
from noroshi.warn.result import Unread

MAIL = b"From: a@b.example\nSubject: %d\n\nbody\n"
FROM = b"From a@b.example Mon Mar  2 09:10:00 2026\n"
MBOX = FROM + MAIL % 1 + b"\n" + FROM + MAIL % 2


def read(*paths: object, stdin: bytes | None = None) -> tuple[list[Item], list[Unread]]:
    sources = Sources([str(path) for path in paths], io.BytesIO(stdin) if stdin is not None else None)
    found = list(sources)
    return [one for one in found if isinstance(one, Item)], [one for one in found if isinstance(one, Unread)]


def labels(items: list[Item], base: Path) -> list[str]:
    return [item.source.removeprefix(f"{base}/") for item in items]


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def test_a_single_message_has_its_path_as_label(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(MAIL % 1)
    items, unread = read(tmp_path / "a.eml")
    assert (labels(items, tmp_path), unread) == (["a.eml"], [])
    assert items[0].raw == MAIL % 1


def test_content_tells_the_kind_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_bytes(MBOX)
    (tmp_path / "mail.bin").write_bytes(MAIL % 3)
    items, _ = read(tmp_path)
    assert labels(items, tmp_path) == ["export.txt#1", "export.txt#2", "mail.bin"]


def test_anything_that_is_named_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "note").write_bytes(b"no header at all")
    assert len(read(tmp_path / "note")[0]) == 1


def test_files_of_a_folder_that_are_no_mail_are_listed(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_bytes(b"# Notes\n")
    (tmp_path / ".hidden").write_bytes(MAIL % 1)
    (tmp_path / "old.pst").write_bytes(b"!BDN" + bytes(600))
    items, unread = read(tmp_path)
    assert items == []
    assert [one.reason.split(":")[0] for one in unread] == ["not a message", "an Outlook data file (.pst)"]


def test_folders_are_sorted_with_numbers_by_value(tmp_path: Path) -> None:
    for name in ("10.eml", "2.eml", "b/1.eml", "a/1.eml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(MAIL % 1)
    assert labels(read(tmp_path)[0], tmp_path) == ["2.eml", "10.eml", "a/1.eml", "b/1.eml"]


def test_maildir_by_time_of_delivery_without_tmp_and_with_subfolders(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("cur/1700000002.x:2,S", "new/1700000001.x", "tmp/1700000000.x", ".Sent/cur/1.x:2,"):
        (tmp_path / name).write_bytes(b"odd bytes are mail in a Maildir")
    (tmp_path / "dovecot-uidlist").write_bytes(b"3 V1\n")
    items, unread = read(tmp_path)
    assert labels(items, tmp_path) == ["new/1700000001.x", "cur/1700000002.x:2,S", ".Sent/cur/1.x:2,"]
    assert unread == []


def test_mh(tmp_path: Path) -> None:
    (tmp_path / ".mh_sequences").write_text("cur: 2\n")
    for number in (1, 2, 10):
        (tmp_path / str(number)).write_bytes(b"odd")
    assert labels(read(tmp_path)[0], tmp_path) == ["1", "2", "10"]


def test_emlx(tmp_path: Path) -> None:
    raw = MAIL % 1
    (tmp_path / "1.emlx").write_bytes(b"%-10d\n" % len(raw) + raw + b"<?xml version='1.0'?><plist/>")
    assert read(tmp_path / "1.emlx")[0][0].raw == raw


def test_symbolic_links_that_go_round_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.eml").write_bytes(MAIL % 1)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    items, unread = read(tmp_path)
    assert len(items) == 1
    assert "already read" in unread[0].reason


def test_a_fifo_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in read(tmp_path)[1][0].reason


@pytest.mark.parametrize(
    "pack",
    [gzip.compress, bz2.compress, lzma.compress, lambda raw: gzip.compress(MBOX[:90]) + gzip.compress(MBOX[90:])],
)
def test_compressed_mboxes(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "old").write_bytes(pack(MBOX))
    assert [item.raw for item in read(tmp_path / "old")[0]] == [MAIL % 1, MAIL % 2]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_tars_with_an_mbox_inside(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "m.tar").write_bytes(pack(tarred({"x/inbox": MBOX, "x/3.eml": MAIL % 3, "x/pic.png": b"\x89PNG"})))
    items, unread = read(tmp_path / "m.tar")
    assert labels(items, tmp_path) == ["m.tar/x/inbox#1", "m.tar/x/inbox#2", "m.tar/x/3.eml"]
    assert [one.reason for one in unread] == ["not a message"]


def test_a_zip_with_all_kinds_inside(tmp_path: Path) -> None:
    inner = zipped(deep__eml=MAIL % 4)
    (tmp_path / "m.zip").write_bytes(
        zipped(inbox=MBOX, old__gz=gzip.compress(MBOX), inner__zip=inner, t__tar=tarred({"5.eml": MAIL % 5}))
    )
    items, unread = read(tmp_path / "m.zip")
    assert unread == []
    assert labels(items, tmp_path) == [
        "m.zip/inbox#1", "m.zip/inbox#2", "m.zip/old.gz#1", "m.zip/old.gz#2", "m.zip/inner.zip/deep.eml", "m.zip/t.tar/5.eml",
    ]  # fmt: skip


def test_japanese_names_of_members_in_shift_jis(tmp_path: Path) -> None:
    raw = zipped(XXXX__eml=MAIL % 1).replace(b"XXXX", "山田".encode("cp932"))
    (tmp_path / "m.zip").write_bytes(raw)
    assert labels(read(tmp_path / "m.zip")[0], tmp_path) == ["m.zip/山田.eml"]


def test_an_encrypted_member_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    raw = bytearray(zipped(a__eml=MAIL % 1, b__eml=MAIL % 2))
    raw[6] |= 1  # the flag of the first member, in its own header and in the directory
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "m.zip").write_bytes(raw)
    items, unread = read(tmp_path / "m.zip")
    assert labels(items, tmp_path) == ["m.zip/b.eml"]
    assert unread[0].source.endswith("m.zip/a.eml")
    assert "encrypted" in unread[0].reason


def test_a_broken_member_keeps_what_came_and_is_listed(tmp_path: Path) -> None:
    raw = zipped(a__eml=MAIL % 1 + os.urandom(100_000), b__eml=MAIL % 2)
    place = raw.find(b"a.eml") + 2000
    (tmp_path / "m.zip").write_bytes(raw[:place] + b"\xff\x00\xff" + raw[place + 3 :])
    items, unread = read(tmp_path / "m.zip")
    assert [item.source.rpartition("/")[2] for item in items] == ["a.eml", "b.eml"]
    assert items[0].defects[0].kind == "broken-source"
    assert len(unread) == 1


def test_a_cut_gzip_keeps_what_came_and_is_listed(tmp_path: Path) -> None:
    (tmp_path / "m.gz").write_bytes(gzip.compress(MBOX + os.urandom(3000))[:-1000])
    items, unread = read(tmp_path / "m.gz")
    assert len(items) == 2
    assert "ends early" in unread[0].reason


def test_a_cut_tar_keeps_what_came_and_is_listed(tmp_path: Path) -> None:
    raw = tarred({"1.eml": MAIL % 1, "in.zip": zipped(a__eml=MAIL % 2, b__eml=os.urandom(3000))})
    (tmp_path / "m.tar").write_bytes(raw[: raw.rindex(b"PK\x05\x06") - 2000])
    items, unread = read(tmp_path / "m.tar")
    assert labels(items, tmp_path) == ["m.tar/1.eml"]
    assert unread


_ZIP = zipped(a__eml=MAIL % 1, b__mbox=MBOX)
_TAR = tarred({"1.eml": MAIL % 1, "in.zip": _ZIP, "2.mbox": MBOX})
ARCHIVES = (_ZIP, zipped(t__tar=_TAR), _TAR, gzip.compress(_TAR), bz2.compress(_TAR), lzma.compress(_ZIP), MBOX)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_archives_never_raise(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(ARCHIVES)))
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    items, unread = read("-", stdin=bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    assert items or unread


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(40), b"\x1f\x8b" + bytes(30), b"BZh9" + bytes(30)])
def test_broken_archives_are_listed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m").write_bytes(content)
    items, unread = read(tmp_path / "m")
    assert items == []
    assert len(unread) == 1


def test_a_zip_bomb_ends_within_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FLOOR", 1_000_000)
    monkeypatch.setattr(limits, "MESSAGE_BYTES", 100_000)
    (tmp_path / "bomb.zip").write_bytes(
        zipped(**{f"{number}__eml": MAIL % number + bytes(20_000_000) for number in range(5)})
    )
    items, unread = read(tmp_path / "bomb.zip")
    assert sum(len(item.raw) for item in items) <= 500_000
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(MBOX + bytes(50_000_000)))
    items, unread = read(tmp_path / "bomb.gz")
    assert any("expands to more than" in one.reason for one in unread)


def test_archives_nest_only_so_deep(tmp_path: Path) -> None:
    raw = MAIL % 1
    for _ in range(limits.NESTING):
        raw = zipped(x__eml=raw)
    (tmp_path / "fits.zip").write_bytes(raw)
    (tmp_path / "too-deep.zip").write_bytes(zipped(x__eml=raw))
    assert len(read(tmp_path / "fits.zip")[0]) == 1
    items, unread = read(tmp_path / "too-deep.zip")
    assert items == []
    assert "nested deeper" in unread[0].reason


def test_members_of_an_archive_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 2)
    content = {f"{number}.eml": MAIL % number for number in range(4)}
    (tmp_path / "m.tar").write_bytes(tarred(content))
    (tmp_path / "m.zip").write_bytes(zipped(**content))
    for name in ("m.tar", "m.zip"):
        items, unread = read(tmp_path / name)
        assert len(items) == 2
        assert "more than 2 members" in unread[0].reason


def test_a_zip_directory_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DIRECTORY_BYTES", 50)
    (tmp_path / "m.zip").write_bytes(zipped(a__eml=MAIL % 1, b__eml=MAIL % 2))
    assert "too long" in read(tmp_path / "m.zip")[1][0].reason


def test_a_long_message_is_cut_with_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGE_BYTES", 1000)
    (tmp_path / "a.eml").write_bytes(MAIL % 1 + bytes(2000))
    item = read(tmp_path / "a.eml")[0][0]
    assert len(item.raw) == 1000
    assert item.defects[0].kind == "limit-message"


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [(MAIL % 1, ["-"]), (MBOX, ["-#1", "-#2"]), (gzip.compress(MBOX), ["-#1", "-#2"])],
    ids=["eml", "mbox", "gz"],
)
def test_standard_input(stdin: bytes, expected: list[str]) -> None:
    assert [item.source for item in read("-", stdin=stdin)[0]] == expected


def test_a_missing_path_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(MAIL % 1)
    items, unread = read(tmp_path / "missing", tmp_path / "a.eml")
    assert len(items) == 1
    assert unread[0].reason == "no such file or folder"


def test_an_archive_of_any_size_takes_constant_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.mbox"
    with path.open("wb") as file:
        for number in range(300):
            file.write(FROM + MAIL % number + b"text of a line\n" * 7000 + b"\n")
    tracemalloc.start()
    count = sum(1 for _ in Sources([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < 3_000_000 < path.stat().st_size


def test_labels_hold_no_control_characters() -> None:
    assert label_of("a\x1b[31m\udcff") == "a�[31m�"
