"""What a file is, told by its first bytes rather than by its name; and the words for what is found inside.

Kinds: `exe` (also DLL), `elf`, `macho`, `dmg`, `deb`, `rpm`, `java-class`, `wasm`; the archives `zip`, `7z`, `rar`, `tar`,
`gz`, `bz2`, `xz`, `zst`, `cab`, `ace`, `arj`, `lzh`, `iso`, `udf`, `img`, `vhd`, `vhdx`, `wim`, `jar`, `apk`, `msix`;
the documents `pdf`, `doc`, `xls`, `ppt`, `msi`, `msg`, `hwp`, `ole` (any other), `docx`, `docm`, `xlsx`, `xlsm`, `xlsb`, `pptx`,
`pptm`, `odt`, `ods`, `odp`, `rtf`, `onenote`, `postscript`; `lnk`, `url`, `webloc`, `desktop`, `mobileconfig`; `html`, `svg`, `xml`,
`calendar`, `vcard`, `message`, `mhtml`, `tnef`, `csv`, `text`; scripts by their extension (`js`, `vbs`, `ps1`, `bat`, `sh`,
`py`, `hta`, `wsf`, `scpt`, `reg`, …); `chm`; pictures (`png`, `jpeg`, `gif`, `bmp`, `webp`, `tiff`, `ico`, `heic`), `audio`,
`video`, `font`; `sqlite`, `pgp`, `pkcs7`; `empty` and `unknown`.

Traits: `macro` (VBA or Excel 4), `auto-run` (code that runs on opening), `runs-programs` (code that starts programs or
loads files), `remote-template`, `remote-object`, `embedded-object`, `embedded-file`, `dde`, `javascript`, `open-action`,
`launch`, `submit-form`, `form`, `password-field`, `foreign-object`, `script`, `smuggling` (a page that makes a file by itself), `data-url`,
`redirect`, `object-update`, `command` (a shortcut with a command line), `custom-ui`, `qr`.
"""

import re
from typing import Final

_MAGIC: Final[tuple[tuple[bytes, int, str], ...]] = (
    (b"PK\x03\x04", 0, "zip"),
    (b"PK\x05\x06", 0, "zip"),
    (b"PK\x07\x08", 0, "zip"),
    (b"%PDF-", 0, "pdf"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"GIF8", 0, "gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "ole"),
    (b"MZ", 0, "exe"),
    (b"\x7fELF", 0, "elf"),
    (b"\xfe\xed\xfa\xce", 0, "macho"),
    (b"\xfe\xed\xfa\xcf", 0, "macho"),
    (b"\xce\xfa\xed\xfe", 0, "macho"),
    (b"\xcf\xfa\xed\xfe", 0, "macho"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z"),
    (b"Rar!\x1a\x07", 0, "rar"),
    (b"\x1f\x8b", 0, "gz"),
    (b"BZh", 0, "bz2"),
    (b"\xfd7zXZ\x00", 0, "xz"),
    (b"\x28\xb5\x2f\xfd", 0, "zst"),
    (b"MSCF", 0, "cab"),
    (b"**ACE**", 7, "ace"),
    (b"\x60\xea", 0, "arj"),
    (b"-lh", 2, "lzh"),
    (b"MSWIM\x00\x00\x00", 0, "wim"),
    (b"vhdxfile", 0, "vhdx"),
    (b"conectix", 0, "vhd"),
    (b"!<arch>\ndebian", 0, "deb"),
    (b"\xed\xab\xee\xdb", 0, "rpm"),
    (b"\x00asm", 0, "wasm"),
    (b"{\\rt", 0, "rtf"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", 0, "lnk"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", 0, "onenote"),
    (b"ITSF", 0, "chm"),
    (b"FasdUAS", 0, "scpt"),
    (b"%!PS", 0, "postscript"),
    (b"BM", 0, "bmp"),
    (b"II*\x00", 0, "tiff"),
    (b"MM\x00*", 0, "tiff"),
    (b"\x00\x00\x01\x00", 0, "ico"),
    (b"WEBP", 8, "webp"),
    (b"WAVE", 8, "audio"),
    (b"AVI ", 8, "video"),
    (b"ftypheic", 4, "heic"),
    (b"ftypM4A", 4, "audio"),
    (b"ftyp", 4, "video"),
    (b"\x1aE\xdf\xa3", 0, "video"),
    (b"FLV\x01", 0, "video"),
    (b"ID3", 0, "audio"),
    (b"\xff\xfb", 0, "audio"),
    (b"OggS", 0, "audio"),
    (b"fLaC", 0, "audio"),
    (b".snd", 0, "audio"),
    (b"wOF2", 0, "font"),
    (b"wOFF", 0, "font"),
    (b"SQLite format 3\x00", 0, "sqlite"),
    (b"-----BEGIN PGP", 0, "pgp"),
    (b"-----BEGIN PKCS7", 0, "pkcs7"),
    (b"\x78\x9f\x3e\x22", 0, "tnef"),
    (b"bplist00", 0, "webloc"),
    (b"\xca\xfe\xba\xbe", 0, "macho"),
    (b"ustar", 257, "tar"),
    (b"CD001", 0x8001, "iso"),
    (b"BEA01", 0x8001, "udf"),
)
_FIRST_BYTES: Final = frozenset(magic[0] for magic, offset, _ in _MAGIC if not offset)
_TEXTS: Final[tuple[tuple[re.Pattern[bytes], str], ...]] = (
    (re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE), "calendar"),
    (re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE), "vcard"),
    (re.compile(rb"\s*\[InternetShortcut", re.IGNORECASE), "url"),
    (re.compile(rb"\s*\[Desktop Entry\]"), "desktop"),
    (re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg[\s>]", re.IGNORECASE), "svg"),
    (re.compile(rb"(?=.{0,1500}<key>PayloadType)", re.DOTALL), "mobileconfig"),
    (re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE plist", re.IGNORECASE), "webloc"),
    (re.compile(rb"Windows Registry Editor|REGEDIT4"), "reg"),
    (re.compile(rb"#!.{0,60}(?:python)"), "py"),
    (re.compile(rb"#!"), "sh"),
)  # fmt: skip
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|meta|form|title|iframe|table|div|style|a\s+href|img\s)", re.IGNORECASE
)
_HEADER_FIELD = re.compile(
    rb"(?:(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|dkim-signature|x-[a-z-]{1,40})[ \t]*:.*\r?\n(?:[ \t].*\r?\n)*){2}",
    re.IGNORECASE,
)
SCRIPTS: Final = frozenset(
    "js jse vbs vbe wsf wsh wsc sct ps1 psm1 psd1 bat cmd sh bash zsh command tool py pyw pl rb php hta scpt applescript scf"
    " reg inf ahk au3 jnlp lua terminal workflow settingcontent-ms library-ms search-ms msc mobileconfig application".split()
)
"""Extensions of files that a double click runs, or that are given to an interpreter; their content is plain text."""
_BY_EXTENSION: Final = dict.fromkeys("exe dll scr com cpl ocx sys pif xll".split(), "exe") | {
    "htm": "html", "xhtml": "html", "shtml": "html", "xht": "html", "mht": "mhtml", "ics": "calendar", "vcs": "calendar",
    "vcf": "vcard", "eml": "message", "jpg": "jpeg", "jpe": "jpeg", "tif": "tiff", "tgz": "gz", "tbz2": "bz2", "txz": "xz",
    "one": "onenote", "inetloc": "webloc", "ps": "postscript", "mp3": "audio", "wav": "audio", "m4a": "audio", "ogg": "audio",
    "mp4": "video", "mov": "video", "avi": "video", "mkv": "video", "txt": "text", "log": "text", "md": "text", "p7s": "pkcs7",
    "p7m": "pkcs7", "asc": "pgp", "gpg": "pgp", "ttf": "font", "otf": "font", "appx": "msix", "dot": "doc", "xlt": "xls",
    "dotx": "docx", "dotm": "docm", "xltm": "xlsm", "xlam": "xlsm", "potm": "pptm", "ppsx": "pptx", "ppsm": "pptm",
    "msp": "msi", "image": "img", "dat": "unknown",
}  # fmt: skip
_SAME_NAME: Final = frozenset(
    "7z rar zip tar gz bz2 xz zst cab iso img vhd vhdx wim dmg pkg deb rpm jar apk msix pdf doc docx docm xls xlsx xlsm xlsb"
    " ppt pptx pptm msi msg hwp odt ods odp rtf lnk url webloc desktop html svg xml mhtml csv chm png gif bmp webp ico heic jpeg"
    " tiff sqlite elf macho json".split()
)
_TEXT_BY_EXTENSION: Final = SCRIPTS | {"csv", "html", "xml", "mhtml", "url", "desktop", "message", "json"}
_OOXML: Final = (
    (b"word/vbaProject.bin", "docm"),
    (b"xl/vbaProject.bin", "xlsm"),
    (b"ppt/vbaProject.bin", "pptm"),
    (b"xl/workbook.bin", "xlsb"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
)
_OLE_NAMES: Final = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("HwpSummaryInformation", "hwp"),
    ("FileHeader\x00\x00", "hwp"),
)


def kind_of(content: bytes, name: str = "", declared: str = "") -> str:
    """The kind of a file by its content.

    Text formats are told apart by name, and by the declared type, only where the content does not say. The first 40 KB
    are enough, but for documents, whose parts are named at the end.
    """
    if not content:
        return "empty"
    if content[0] in _FIRST_BYTES or content[4:8] == b"ftyp" or len(content) > 262:
        for magic, offset, kind in _MAGIC:
            if content.startswith(magic, offset):
                return _refined(kind, content, name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[:1] == b"\x30" and content[1:2] in {b"\x80", b"\x82", b"\x83"}:
        return "mobileconfig" if b"PayloadType" in content[:16_384] else "pkcs7"
    if content[-512:-504] == b"conectix":
        return "vhd"
    if content[-512:-508] == b"koly":
        return "dmg"
    if content[510:512] == b"\x55\xaa" and _is_disk(content):
        return "img"
    return _text_kind(content, name, declared)


_FILE_SYSTEMS: Final = ((b"NTFS    ", 3), (b"-FVE-FS-", 3), (b"EXFAT   ", 3), (b"FAT", 54), (b"FAT32   ", 82))


def _is_disk(content: bytes) -> bool:
    """Whether a first sector that is signed as one names a file system, or holds a table of partitions."""
    if any(content.startswith(name, at) for name, at in _FILE_SYSTEMS):
        return True
    states, kinds = content[446:510:16], content[450:510:16]
    return set(states) <= {0, 0x80} and any(kinds)


def kind_by_name(name: str) -> str:
    """The kind that a file's extension claims, or `unknown`."""
    extension = name.rpartition(".")[2].strip().lower() if "." in name else ""
    if extension in _BY_EXTENSION:
        return _BY_EXTENSION[extension]
    return extension if extension in _SAME_NAME or extension in SCRIPTS else "unknown"


def _refined(kind: str, content: bytes, name: str) -> str:
    """The kind of document or package that a container holds."""
    if kind == "zip":
        return _package_kind(content)
    if kind == "ole":
        return _ole_kind(content)
    if kind == "macho" and content[:4] == b"\xca\xfe\xba\xbe" and int.from_bytes(content[4:8], "big") > 30:
        return "java-class"
    if kind == "exe" and not _looks_like_exe(content):
        return _text_kind(content, name, "")
    if kind == "bmp" and (len(content) < 26 or int.from_bytes(content[10:14], "little") > len(content)):
        return _text_kind(content, name, "")
    return kind


def _looks_like_exe(content: bytes) -> bool:
    """`MZ` and no text; some files merely begin with these letters."""
    return len(content) < 64 or b"\x00" in content[:64]


def _package_kind(content: bytes) -> str:
    head, tail = content[:4096], content[-65_536:]
    if b"mimetypeapplication/vnd.oasis.opendocument." in head:
        return {b"t": "odt", b"s": "ods", b"p": "odp"}.get(head.partition(b"opendocument.")[2][:1], "odt")
    if b"[Content_Types].xml" in head or b"[Content_Types].xml" in tail:
        for part, kind in _OOXML:
            if part in tail or part in head:
                return kind
        return "msix" if b"AppxManifest.xml" in tail else "zip"
    if b"AndroidManifest.xml" in tail:
        return "apk"
    return "jar" if b"META-INF/MANIFEST.MF" in tail else "zip"


def _ole_kind(content: bytes) -> str:
    sample = content[: 1 << 20] + content[-(1 << 16) :]
    for name, kind in _OLE_NAMES:
        if name.encode("utf-16-le") in sample:
            return kind
    if "Book\x00".encode("utf-16-le") in sample:
        return "xls"
    # Windows Installer keeps its tables in streams whose names are of letters from this block; this is the class id.
    return "msi" if b"\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46" in sample else "ole"


def _text_kind(content: bytes, name: str, declared: str) -> str:
    head = content[:2048]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.decode("utf-16", "ignore").encode()
    elif head[:3] == b"\xef\xbb\xbf":
        head = head[3:]
    if b"\x00" in head:
        return "unknown"
    for pattern, kind in _TEXTS:
        if pattern.match(head):
            return kind
    by_name = kind_by_name(name)
    if by_name in SCRIPTS or by_name in {"mhtml", "url"}:
        return by_name
    if _HEADER_FIELD.match(head):
        return "message"
    if _HTML.search(head):
        return "hta" if b"<hta:application" in head.lower() else "html"
    if by_name in _TEXT_BY_EXTENSION:
        return by_name
    if head.lstrip()[:5] == b"<?xml":
        return "xml"
    if declared in {"text/html", "application/xhtml+xml"} and b"<" in head:
        return "html"
    if declared == "message/rfc822":
        return "message"
    return "text" if _is_text(head) else "unknown"


_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def _is_text(head: bytes) -> bool:
    """Few control characters; ESC is left out, for ISO-2022-JP needs it."""
    return len(_CONTROLS.findall(head)) * 50 <= len(head)
