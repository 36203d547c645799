"""Files in disk images are listed, whatever the file system; the images are built here, or by the system's own tools."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noroshi.message.attachments.inspect import inspect_attachment
from noroshi.message.limits import MEMBERS, Budget
from tests.disks import dynamic_vhd, fat12, fixed_vhd, footer, gpt, partitioned
from tests.files import shortcut, zip_of

LNK = shortcut("/c calc https://x.test/a")
FILES = {"見積書.pdf.lnk": LNK, "run.exe": b"MZ" + b"\0" * 3000, "in.zip": zip_of({"a.js": b"x()"})}
LISTED = [("in.zip", "zip"), ("in.zip/a.js", "js"), ("run.exe", "exe"), ("見積書.pdf.lnk", "lnk")]


def look(content, name="disk.img"):
    return inspect_attachment(name, "application/octet-stream", content, Budget())


def listed(found):
    return sorted((member.name, member.kind) for member in found.members)


@pytest.mark.parametrize(
    ("wrapped", "kind"),
    [
        (lambda volume: volume, "img"),
        (partitioned, "img"),
        (gpt, "img"),
        (lambda volume: fixed_vhd(partitioned(volume)), "vhd"),
        (lambda volume: dynamic_vhd(partitioned(volume)), "vhd"),
        (dynamic_vhd, "vhd"),
    ],
)
def test_files_of_a_fat_volume(wrapped, kind):
    found = look(wrapped(fat12(FILES)))
    assert (found.kind, listed(found), found.unread) == (kind, LISTED, "")
    assert "command" in found.traits
    assert [link.href for link in found.links] == ["https://x.test/a"]


def test_a_disk_within_an_archive():
    found = look(zip_of({"disk.vhd": fixed_vhd(partitioned(fat12(FILES)))}), "a.zip")
    assert ("disk.vhd/run.exe", "exe") in listed(found)


@pytest.mark.parametrize(
    ("disk", "unread"),
    [
        (b"\xeb\x52\x90EXFAT   ".ljust(510, b"\0") + b"\x55\xaa" + b"\0" * 2000, "no-reader"),
        (partitioned(b"\0" * 4096), "no-reader"),
        (footer(4) + b"\0" * 1024 + footer(4), "no-reader"),
        (footer(3, 512) + b"\0" * 1024 + footer(3, 512), "broken"),
        (b"\xeb\x52\x90NTFS    ".ljust(510, b"\0") + b"\x55\xaa" + b"\0" * 2000, "broken"),
        (b"\xeb\x58\x90-FVE-FS-".ljust(510, b"\0") + b"\x55\xaa" + b"\0" * 2000, "encrypted"),
    ],
)
def test_what_cannot_be_read_is_said(disk, unread):
    assert (look(disk).unread, look(disk).members) == (unread, ())
    assert look(disk).encrypted == (unread == "encrypted")


def test_a_chain_of_clusters_that_bites_its_tail_ends():
    raw = bytearray(fat12({"a.exe": b"MZ" + b"\0" * 1000}))
    raw[512 + 3 : 512 + 6] = (2 | 2 << 12).to_bytes(3, "little")  # clusters 2 and 3 both go on with 2
    entry = raw.index(b"F0         ")
    raw[entry + 28 : entry + 32] = b"\xff\xff\xff\x7f"
    assert listed(look(bytes(raw))) == [("a.exe", "exe")]


def test_more_files_than_are_listed():
    volume = bytearray(fat12({"a": b"x"}))
    volume[10 * 512 : 42 * 512] = (b"A       TXT\x20" + b"\0" * 20) * 512
    found = look(gpt(bytes(volume), times=5))
    assert (len(found.members), found.unread) == (MEMBERS, "limit")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_disks_do_not_raise(data):
    volume = fat12(FILES)[: 512 * 80]
    raw = bytearray(data.draw(st.sampled_from([volume, fixed_vhd(partitioned(volume)), dynamic_vhd(gpt(volume))])))
    for _ in range(data.draw(st.integers(1, 30))):
        raw[data.draw(st.integers(0, min(len(raw) - 1, 6000)))] = data.draw(st.integers(0, 255))
    look(bytes(raw))


def _run(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]} (Debian: dosfstools, mtools, ntfs-3g, qemu-utils)")
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.system
@pytest.mark.parametrize(("bits", "size"), [(12, 1 << 20), (16, 20 << 20), (32, 40 << 20)])
def test_volumes_that_dosfstools_makes(folder, bits, size):
    image = folder / "disk.img"
    image.write_bytes(b"\0")
    with image.open("r+b") as file:
        file.truncate(size)
    _run("mkfs.fat", "-F", str(bits), str(image))
    _run("mmd", "-i", str(image), "::/Sub")
    _run("mcopy", "-i", str(image), *(str(folder / name) for name in FILES), "::/Sub/")
    assert listed(look(image.read_bytes())) == [(f"Sub/{name}", kind) for name, kind in LISTED]


@pytest.fixture
def ntfs(folder):
    image = folder / "ntfs.img"
    image.write_bytes(b"\0" * (4 << 20))
    _run("mkntfs", "-F", "-Q", "-q", str(image))
    for name in FILES:
        _run("ntfscp", str(image), str(folder / name), name)
    return image


@pytest.mark.system
def test_volumes_that_ntfs_3g_makes(ntfs):
    found = look(ntfs.read_bytes())
    assert (listed(found), found.unread) == (LISTED, "")


@pytest.mark.system
def test_damaged_ntfs_does_not_raise(ntfs):
    raw = bytearray(ntfs.read_bytes())
    table = raw.index(b"FILE")
    for at in range(table, table + 40_000, 37):
        broken = bytes(raw[:at]) + bytes([raw[at] ^ 0xFF]) + bytes(raw[at + 1 :])
        look(broken)


@pytest.mark.system
@pytest.mark.parametrize("form", ["fixed", "dynamic"])
def test_vhd_that_qemu_makes(ntfs, form):
    disk = ntfs.with_name("disk.img")
    disk.write_bytes(partitioned(ntfs.read_bytes()))
    vhd = ntfs.with_name("disk.vhd")
    _run("qemu-img", "convert", "-f", "raw", "-O", "vpc", "-o", f"subformat={form}", str(disk), str(vhd))
    found = look(vhd.read_bytes())
    assert (found.kind, listed(found), found.unread) == ("vhd", LISTED, "")
