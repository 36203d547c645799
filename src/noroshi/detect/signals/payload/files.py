"""Attachments that run, or that pretend to be something else."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.payload.names import (
    ARCHIVES,
    DOCUMENTS,
    IMAGES_OF_DISKS,
    PROGRAMS,
    SCRIPTS,
    SHORTCUTS,
    SOURCE,
    extension,
    is_program,
    naming,
)

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_DOUBLE = re.compile(r"\.([A-Za-z0-9]{2,5})[\s_\u00a0\u3000]*\.([A-Za-z0-9-]{2,11})[ .]*$")
_PADDED = re.compile(r"[\s_\u00a0\u3000]{15,}\.[A-Za-z0-9]{2,5}$")

_FAMILY_OF_KIND = {
    "docx": "office",
    "xlsx": "office",
    "pptx": "office",
    "ooxml": "office",
    "ole": "office",
    "doc": "office",
    "xls": "office",
    "ppt": "office",
    "pdf": "pdf",
    "zip": "archive",
    "rar": "archive",
    "7z": "archive",
    "html": "html",
    "rtf": "office",
    "exe": "program",
    "elf": "program",
    "macho": "program",
    "msi": "program",
    "lnk": "shortcut",
    "iso": "disk",
    "png": "picture",
    "jpeg": "picture",
    "gif": "picture",
}
_FAMILY_OF_NAME = {
    "docx": "office",
    "doc": "office",
    "xlsx": "office",
    "xls": "office",
    "pptx": "office",
    "ppt": "office",
    "rtf": "office",
    "pdf": "pdf",
    "zip": "archive",
    "rar": "archive",
    "7z": "archive",
    "html": "html",
    "htm": "html",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
    "gif": "picture",
    "txt": "text",
    "csv": "text",
}


@signal("payload", technique="T1204.002")
def executable_attachment(case: Case) -> Found | None:
    """A program is attached as it is.

    Companies do not mail programs, and most mail systems refuse them. Programs inside archives are another signal.
    """
    return next((naming(case, one) for one in case.files if not one.inside and is_program(one)), None)


@signal("payload", technique="T1059")
def script_attachment(case: Case) -> Found | None:
    """A script that a double click runs is attached, or lies in an archive.

    Files that programmers send one another (Python, shell, JavaScript, …) count a fifth, and nothing in archives of source
    code, unless they are named as documents are.
    """
    for one in case.files:
        ending = extension(one.name)
        if ending in SCRIPTS or one.kind in SCRIPTS:
            if _poses_as_document(one.name):
                return naming(case, one)
            if ending in SOURCE or (ending not in SCRIPTS and one.kind in SOURCE):
                if not one.inside:
                    return naming(case, one, strength=0.2)
                continue
            return naming(case, one)
    return None


@signal("payload", tactic="L13", technique="T1204.002")
def shortcut_attachment(case: Case) -> Found | None:
    """A shortcut (LNK, URL, webloc) is attached or lies in an archive.

    Nobody mails shortcuts; SnatchCrypto's archives hold `Password.txt.lnk` beside a locked document.
    """
    for one in case.files:
        if one.kind == "lnk" or extension(one.name) in SHORTCUTS:
            return naming(case, one, strength=0.5 if extension(one.name) in {"url", "rdp"} else 1.0)
    return None


@signal("payload", tactic="L13", technique="T1036.007")
def double_extension(case: Case) -> Found | None:
    """A file's name has the ending of a document before the ending that counts, or blanks that push it out of sight.

    `report.tar.gz`, `contract.v2.pdf` and signed copies (`.pdf.p7m`) are left alone: only an ending that runs counts.
    """
    runs = PROGRAMS | SCRIPTS | SHORTCUTS | IMAGES_OF_DISKS
    for one in case.files:
        found = _DOUBLE.search(one.name)
        if found and found[1].lower() in DOCUMENTS and found[2].lower() in runs | {"html", "htm", "zip", "rar"}:
            harmless = found[2].lower() in {"html", "htm", "zip", "rar", "py", "sh"}
            return naming(case, one, strength=0.3 if harmless else 1.0)
        if _PADDED.search(one.name):
            return naming(case, one)
    return None


@signal("payload", technique="T1036.002")
def right_to_left_name(case: Case) -> Found | None:
    """A file's name holds characters that turn the writing direction, so that `exe.fdp` is read as `pdf.exe`.

    Names in Hebrew or Arabic need no such characters in their endings, and those marks are left alone.
    """
    for one in case.files:
        found = _BIDI.search(one.name)
        if found is not None and ("\u202e" in one.name or "\u202d" in one.name or "\u2067" in one.name):
            return naming(case, one)
    return None


@signal("payload", technique="T1036.008")
def type_mismatch(case: Case) -> Found | None:
    """A file is something else than its name says: a program named `.pdf`, a page named `.doc`.

    Office files by any Office name, and text of all kinds, are left alone: mail programs mix those up.
    """
    for one in case.files:
        named = _FAMILY_OF_NAME.get(extension(one.name))
        is_now = _FAMILY_OF_KIND.get(one.kind)
        if named is None or is_now is None or named == is_now:
            continue
        if is_now in {"program", "shortcut", "disk"}:
            return naming(case, one, {"kind": one.kind})
        if is_now in {"html", "archive"} and named in {"pdf", "picture", "text"}:
            return naming(case, one, {"kind": one.kind}, 0.5)
    return None


@signal("payload", technique="T1553.005")
def disk_image_attachment(case: Case) -> Found | None:
    """A disk image (ISO, IMG, VHD) is attached or lies in an archive.

    Files inside of one lose the mark "from the internet". Nobody mails them otherwise.
    """
    for one in case.files:
        if one.kind in IMAGES_OF_DISKS or extension(one.name) in IMAGES_OF_DISKS:
            return naming(case, one)
    return None


@signal("payload", technique="T1566.001")
def onenote_attachment(case: Case) -> Found | None:
    """A OneNote section is attached, whose pictures may cover files that run."""
    for one in case.files:
        if one.kind == "onenote" or extension(one.name) in {"one", "onepkg"}:
            return naming(case, one)
    return None


@signal("payload", technique="T1566.001")
def rare_archive_attachment(case: Case) -> Found | None:
    """An archive of a kind that offices do not use (RAR, 7z, ACE, CAB, …), mostly chosen to get past filters.

    ZIP, LZH (an old habit in Japan) and compressed tar files are left alone.
    """
    for one in case.files:
        ending = extension(one.name)
        if not one.inside and (
            (ending in ARCHIVES or one.kind in ARCHIVES)
            and (
                one.kind in {"rar", "7z", "cab", "ace", "arj"}
                or ending in {"rar", "7z", "ace", "cab", "arj", "r00", "r01", "z", "xz", "bz2"}
            )
        ):
            return naming(case, one, strength=0.4 if ending in {"xz", "bz2"} else 1.0)
    return None


def _poses_as_document(name: str) -> bool:
    found = _DOUBLE.search(name)
    return found is not None and found[1].lower() in DOCUMENTS and found[2].lower() in SCRIPTS - {"py", "sh"}
