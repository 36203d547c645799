"""File names and kinds, as payload signals see them."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.files import File
from noroshi.message.model import Attachment, Member

PROGRAMS = frozenset(
    {
        "exe",
        "scr",
        "pif",
        "com",
        "msi",
        "msix",
        "appx",
        "cpl",
        "dll",
        "jar",
        "apk",
        "dmg",
        "pkg",
        "app",
        "deb",
        "rpm",
        "xll",
        "ocx",
        "sys",
        "run",
        "elf",
        "macho",
        "pe",
    }
)
SCRIPTS = frozenset(
    {
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "wsh",
        "wsc",
        "sct",
        "hta",
        "ps1",
        "psm1",
        "bat",
        "cmd",
        "scpt",
        "applescript",
        "command",
        "tool",
        "terminal",
        "workflow",
        "sh",
        "py",
        "pyw",
        "scf",
        "reg",
        "inf",
        "ahk",
        "au3",
        "jnlp",
        "lua",
        "msc",
        "mobileconfig",
        "chm",
    }
)
"""extensions, and kinds of the same name, of files that a double click runs"""
SHORTCUTS = frozenset(
    {"lnk", "url", "webloc", "desktop", "library-ms", "search-ms", "settingcontent-ms", "appref-ms", "inetloc", "rdp"}
)
IMAGES_OF_DISKS = frozenset({"iso", "img", "udf", "vhd", "vhdx", "vmdk", "wim"})
ARCHIVES = frozenset({"zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "cab", "ace", "arj", "lzh"})
DOCUMENTS = frozenset(
    {
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "rtf",
        "txt",
        "csv",
        "jpg",
        "jpeg",
        "png",
        "gif",
        "mp3",
        "wav",
        "mp4",
        "html",
        "htm",
        "xml",
        "odt",
    }
)
PROGRAM_KINDS = frozenset(
    {"exe", "elf", "macho", "msi", "msix", "jar", "class", "apk", "dmg", "pkg", "deb", "rpm", "wasm"}
)
SOURCE = frozenset({"py", "sh", "js", "bat", "cmd", "ps1", "reg"})
"""kinds of script that programmers send one another openly"""


def extension(name: str) -> str:
    """The last extension, lower-case, without what Windows ignores at the end of a name."""
    return name.rstrip(" .\u00a0\u3000").rpartition(".")[2].lower() if "." in name else ""


def is_program(one: File | Attachment | Member) -> bool:
    """A program, by content or by name."""
    return one.kind in PROGRAM_KINDS or extension(one.name) in PROGRAMS


def naming(case: Case, one: File, words: dict[str, str] | None = None, strength: float = 1.0) -> Found:
    """A finding about a file, which quotes its name."""
    return Found((quote_name(case, one),), {"file": one.name or one.kind, **(words or {})}, strength)


def quote_name(case: Case, one: File) -> Quote:
    """The name of a file; where it has none, the subject stands for the message."""
    return case.whole(one.part) if one.name else case.whole("subject")
