"""Attachments for tests and examples, made harmlessly in code: they have the shape of the real thing and do nothing."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

_EPOCH = (2026, 3, 2, 9, 0, 0)


def zip_of(members: Mapping[str, bytes], *, locked: bool = False) -> bytes:
    """A zip archive. `locked` marks every member as encrypted (the content is not really enciphered)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), (b"\x5a" * 12 if locked else b"") + content)
    raw = bytearray(out.getvalue())
    if locked:
        for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = raw.find(signature)
            while at >= 0:
                raw[at + flags_at] |= 1
                at = raw.find(signature, at + 4)
    return bytes(raw)


def docx(text: str, *, remote_template: str = "", macro: bool = False) -> bytes:
    """A Word document; `remote_template` is a URL that Word would fetch, `macro` adds an empty VBA project."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    if macro:
        main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        ),
    }
    if remote_template:
        members["word/settings.xml"] = (
            f'<w:settings xmlns:w="{word}" xmlns:r="{office}"><w:attachedTemplate r:id="rId1"/></w:settings>'
        )
        members["word/_rels/settings.xml.rels"] = (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/attachedTemplate" Target="{remote_template}" TargetMode="External"/></Relationships>'
        )
    files = {name: content.encode() for name, content in members.items()}
    if macro:
        files["word/vbaProject.bin"] = ole_with_macro()
    return zip_of(files)


def xlsx(cells: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet with inline strings."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in cells
    )
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{sheet}" xmlns:r="{office}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return zip_of({name: content.encode() for name, content in members.items()})


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 compound file (MS-CFB). Names are paths of storages and a stream, parted by `/`; streams are padded to 4 KB."""
    end, none, sector = 0xFFFFFFFE, 0xFFFFFFFF, 512
    nodes: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]  # name, type (1 storage, 2 stream, 5 root), content
    children: dict[int, list[int]] = {0: []}
    known = {"": 0}
    for path, content in streams.items():
        above = ""
        *folders, last = path.split("/")
        for folder in folders:
            here = f"{above}/{folder}"
            if here not in known:
                known[here] = len(nodes)
                children[known[above]].append(len(nodes))
                children[len(nodes)] = []
                nodes.append((folder, 1, b""))
            above = here
        children[known[above]].append(len(nodes))
        nodes.append((last, 2, content.ljust(-(-len(content) // sector) * sector, b"\0")))
    first_data, data, fat = 2, b"", []
    starts = []
    for _, _, content in nodes:
        padded = content.ljust(4096, b"\0") if content else b""
        count = len(padded) // sector
        starts.append((len(data) // sector, len(padded)) if count else (end, 0))
        begin = len(data) // sector
        fat += [begin + index + 1 for index in range(count - 1)] + [end] * bool(count)
        data += padded
    directory_sectors = -(-len(nodes) // 4)
    offset = first_data - 1 + directory_sectors  # sectors: 0 the FAT, then the directory, then data
    siblings = {one: other for below in children.values() for one, other in pairwise(below)}
    directory = b""
    for number, (name, kind, _) in enumerate(nodes):
        coded = name.encode("utf-16-le")
        child = children.get(number) or [none]
        start, size = starts[number]
        directory += coded.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(coded) + 2, kind, 1, none, siblings.get(number, none), child[0], b"", 0, 0, 0,
            start if start == end else start + offset, size,
        )  # fmt: skip
    empty = b"\0" * 68 + struct.pack("<III", none, none, none) + b"\0" * 48
    directory += empty * (directory_sectors * 4 - len(nodes))
    table = [0xFFFFFFFD, *range(2, first_data - 1 + directory_sectors), end]
    table += [each if each == end else each + offset for each in fat]
    if len(table) > sector // 4:
        raise ValueError("too much for one sector of the table")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    fat_sector = struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff")
    return header.ljust(sector, b"\xff") + fat_sector + directory + data


def ole_with_macro() -> bytes:
    """An old Word document with a VBA storage; its streams are empty."""
    return ole({"Macros/VBA/_VBA_PROJECT": b"", "Macros/VBA/dir": b"", "WordDocument": b""})


def shortcut(command: str) -> bytes:
    """A Windows shortcut (MS-SHLLINK) with a command line in its arguments."""
    head = struct.pack("<I", 0x4C) + bytes.fromhex("0114020000000000c000000000000046")
    head += struct.pack("<II", 0x20 | 0x80, 0x20) + b"\0" * 24 + struct.pack("<IIIHHII", 0, 0, 1, 0, 0, 0, 0)
    return head + struct.pack("<H", len(command)) + command.encode("utf-16-le")


def pdf(text: str, *, link: str = "") -> bytes:
    """A one-page PDF with a line of (ASCII) text and perhaps a link over the page."""
    content = f"BT /F1 14 Tf 72 720 Td ({text}) Tj ET".encode()
    annotation = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [72 700 400 740] /A << /S /URI /URI ({link}) >> >>]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R >> >> {annotation if link else ''} >>"
        ).encode(),
        b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def invitation(summary: str, *, organizer: str, start: str, location: str = "", description: str = "") -> bytes:
    """An iCalendar request (RFC 5545); `start` as `20260305T100000`, in Japan's time."""
    escaped = description.replace("\n", "\\n").replace(",", "\\,")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//Calendar//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{zlib.crc32((summary + start).encode())}@calendar.example",
        f"DTSTART;TZID=Asia/Tokyo:{start}",
        f"SUMMARY:{summary}",
        f"ORGANIZER:mailto:{organizer}",
        f"LOCATION:{location}",
        f"DESCRIPTION:{escaped}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines).encode() + b"\r\n"


def png() -> bytes:
    """A picture of one white pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
