"""Office Open XML (ECMA-376) and OpenDocument: macros, parts that are fetched from elsewhere, embedded files."""

import re
import zipfile
from html import unescape
from io import BytesIO
from typing import Final

from noroshi.message.attachments.found import Found, LimitError
from noroshi.message.attachments.vba import read_vba_project
from noroshi.message.attachments.zips import read_local_headers
from noroshi.message.kinds import kind_of
from noroshi.message.limits import MEMBER_BYTES, MEMBERS

_RELATIONSHIP = re.compile(r"<Relationship\s([^<>]{1,9000})>")
_ATTRIBUTE = re.compile(r"(\w{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FETCHED: Final = {
    "attachedtemplate": "remote-template",
    "oleobject": "remote-object",
    "frame": "remote-object",
    "subdocument": "remote-object",
    "externallinkpath": "remote-object",
    "externallink": "remote-object",
    "package": "remote-object",
    "image": "remote-image",
    "video": "remote-object",
}
"""Type of an external relationship → trait"""
_DDE = re.compile(r"\bDDE(?:AUTO)?\b\s|<ddeLink\b|ddeService", re.IGNORECASE)
_FIELD_TEXT = re.compile(r"<w:instrText[^>]{0,200}>([^<]{1,2000})")
_TAGS = re.compile(r"<[^<>]*+>")
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|si|row|text:p)>")
_TEXT_PARTS: Final = ("word/document.xml", "xl/sharedStrings.xml", "ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "content.xml")  # fmt: skip


def read_ooxml(content: bytes, found: Found) -> None:
    """Reads the parts of a document that say what it does when it is opened, and its first words."""
    archive = _opened(content, found)
    if archive is None:
        return
    with archive:
        for info in archive.infolist():
            name = info.filename
            if info.flag_bits & 1:
                found.lock()
                return
            if name.endswith(".rels"):
                _read_relationships(_part(archive, info, found), found)
            elif name.endswith("vbaProject.bin"):
                found.trait("macro")
                read_vba_project(_part(archive, info, found), found)
            elif "/macrosheets/" in name:
                found.trait("macro")
                found.trait("excel4-macro")
            elif "/embeddings/" in name or "/activeX/" in name:
                _read_embedded(name, archive, info, found)
            elif name.startswith("customUI/"):
                found.trait("custom-ui")
            elif name in _TEXT_PARTS or name.startswith("word/footnotes"):
                _read_text(_part(archive, info, found).decode("utf-8", "replace"), found)
            elif name.startswith("xl/externalLinks/") and b"ddeLink" in _part(archive, info, found):
                found.trait("dde")


def read_odf(content: bytes, found: Found) -> None:
    """Reads an OpenDocument file: macros, encrypted parts, embedded objects, links and first words."""
    archive = _opened(content, found)
    if archive is None:
        return
    with archive:
        for info in archive.infolist():
            name = info.filename
            if (
                name.startswith(("Basic/", "Scripts/"))
                and not info.is_dir()
                and not name.endswith(("-lc.xml", "-lb.xml"))
            ):
                found.trait("macro")
            elif name.startswith("Object "):
                found.trait("embedded-object")
            elif name == "META-INF/manifest.xml" and b"encryption-data" in _part(archive, info, found):
                found.lock()
            elif name == "content.xml":
                text = _part(archive, info, found).decode("utf-8", "replace")
                for target in re.findall(r"xlink:href=\"((?:https?|file|ftp)://[^\"]{1,4000})\"", text):
                    found.link(unescape(target))
                _read_text(text, found)


def _opened(content: bytes, found: Found) -> zipfile.ZipFile | None:
    if content.count(b"PK\x01\x02") > MEMBERS:
        found.not_read("limit")
        return None
    try:
        return zipfile.ZipFile(BytesIO(content))
    except Exception:  # the directory is broken: list what can be seen
        read_local_headers(content, found)
        return None


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, found: Found) -> bytes:
    """The content of a part, within the budget. Raises `LimitError` where it is spent."""
    if not found.budget.in_time():
        raise LimitError
    with archive.open(info) as stream:
        return found.read(stream, MEMBER_BYTES)


def _read_relationships(part: bytes, found: Found) -> None:
    for source in _RELATIONSHIP.findall(part.decode("utf-8", "replace")):
        attributes = {name.lower(): unescape(double or single) for name, double, single in _ATTRIBUTE.findall(source)}
        if attributes.get("targetmode", "").lower() != "external":
            continue
        target = attributes.get("target", "")
        kind = attributes.get("type", "").rpartition("/")[2].lower()
        trait = _FETCHED.get(kind)
        if trait and (
            target.lower().startswith(("http:", "https:", "ftp:", "\\\\", "//", "mhtml:", "file://")) or "!" in target
        ):
            found.trait(trait)
        if trait != "remote-image":
            found.link(target)


def _read_embedded(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, found: Found) -> None:
    found.trait("embedded-object")
    data = _part(archive, info, found)
    kind = kind_of(data, name)
    if (kind == "ole" and b"O\x00l\x00e\x001\x000\x00N\x00a\x00t\x00i\x00v\x00e" in data) or kind in {
        "exe",
        "elf",
        "macho",
        "lnk",
        "html",
    }:
        found.trait("embedded-file")


def _read_text(xml: str, found: Found) -> None:
    fields = "".join(_FIELD_TEXT.findall(xml))[:65_536]
    if _DDE.search(fields) or "<ddeLink" in xml:
        found.trait("dde")
    for target in re.findall(r"HYPERLINK\s+\"([^\"]{4,2000})\"", unescape(fields)):
        found.link(target)
    head = _PARAGRAPH.sub("\n", xml[:400_000])
    found.text(unescape(" ".join(_TAGS.sub("", head).split(" "))))
