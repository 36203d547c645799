"""Reads a company's directory as its address book or HR system exports it: CSV, vCard, LDIF."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from noroshi.company.entry import Directory, DirectoryError, Entry
from noroshi.company.ldif import read_ldif
from noroshi.company.load import is_address
from noroshi.company.table import read_csv
from noroshi.company.vcard import read_vcard
from noroshi.text.kana import is_kana


def read_directory(path: str | Path) -> Directory:
    """Reads a file by what is in it, not by its name. Raises `DirectoryError`."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DirectoryError(f"{path}: {error.strerror or error}") from None
    reader: Callable[[str], Directory]
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"begin:vcard"):
        reader = read_vcard
    elif re.search(rb"(?m)^(?:version: ?1|dn::?)", head) and re.search(rb"(?m)^dn::? ", data.lower()):
        reader = read_ldif
    else:
        reader = read_csv
    try:
        found = reader(decode(data))
    except DirectoryError as error:
        raise DirectoryError(f"{path}: {error}") from None
    for entry in found.entries:
        _tidy(entry, found.unread)
    for entry in found.entries:
        if not entry.name:
            found.unread.append((entry.line, "no name"))
    found.entries = [entry for entry in found.entries if entry.name]
    found.unread.sort()
    return found


def decode(data: bytes) -> str:
    """Text of a file in UTF-8, UTF-16 with a mark, or else the Japanese Windows code page."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp932", "replace")


def _tidy(entry: Entry, unread: list[tuple[int, str]]) -> None:
    for key in ("name", "reading", "romaji", "title"):
        setattr(entry, key, " ".join(unicodedata.normalize("NFC", getattr(entry, key)).split()))
    entry.reading = unicodedata.normalize("NFKC", entry.reading)
    if entry.reading and not is_kana(re.sub(r"[\s・]", "", entry.reading)):
        if entry.reading.isascii() and not entry.romaji:
            entry.romaji = entry.reading
        entry.reading = ""
    if not entry.name:
        entry.name = entry.romaji or entry.reading
    if entry.romaji == entry.name:
        entry.romaji = ""
    for key in ("addresses", "personal_addresses"):
        good = []
        for address in getattr(entry, key):
            if is_address(address):
                good.append(address.lower())
            else:
                unread.append((entry.line, f'"{address}" is not a mail address'))
        setattr(entry, key, list(dict.fromkeys(good)))
