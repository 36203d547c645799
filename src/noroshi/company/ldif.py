"""LDIF (RFC 2849) of persons (RFC 4519, RFC 2798), with language tags (RFC 3866) and the `phonetic` option."""

import binascii

from noroshi.company.entry import ENTRIES, Directory, Entry, full_name

_PERSON = {"person", "organizationalperson", "inetorgperson", "user"}

Record = dict[str, list[str]]


def read_ldif(text: str) -> Directory:
    """All persons of a file; entries of other classes (groups, units) are left out."""
    found = Directory([], [])
    record: Record = {}
    begun = 0
    for line, written in [*_lines(text), (0, "")]:
        if not written.strip():
            if record:
                _add(begun, record, found)
                record = {}
            if len(found.entries) >= ENTRIES:
                found.unread.append((line, f"more than {ENTRIES} entries; the rest was left"))
                break
            continue
        name, colon, value = written.partition(":")
        if not colon:
            found.unread.append((line, "not an LDIF line"))
            continue
        if not record:
            begun = line
        if value.startswith(":"):
            try:
                value = binascii.a2b_base64(value[1:].strip(), strict_mode=False).decode("utf-8", "replace")
            except (binascii.Error, ValueError):
                found.unread.append((line, f"{name}: not base64"))
                continue
        elif value.startswith("<"):
            found.unread.append((line, f"{name}: stands in another file"))
            continue
        record.setdefault(_normal(name), []).append(value.strip())
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    """Unfolded lines without comments, with the number of their first one."""
    out: list[tuple[int, str]] = []
    comment = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.startswith(" "):
            if not comment and out:
                out[-1] = (out[-1][0], out[-1][1] + line[1:])
            continue
        comment = line.startswith("#")
        if not comment:
            out.append((number, line))
    return out


def _normal(name: str) -> str:
    base, *options = name.strip().lower().split(";")
    return ";".join([base, *sorted(options)])


def _add(line: int, record: Record, found: Directory) -> None:
    classes = {each.lower() for each in record.get("objectclass", [])}
    if "dn" not in record or (classes and not classes & _PERSON):
        return
    if record.get("changetype", ["add"])[0] != "add":
        found.unread.append((line, "a change, not an entry"))
        return

    def first(*names: str) -> str:
        return next((record[name][0] for name in names if record.get(name)), "")

    def whole(suffix: str) -> str:
        parts = full_name(first("sn" + suffix), first("givenname" + suffix))
        written = first("displayname" + suffix, "cn" + suffix)
        return parts if first("sn" + suffix) and first("givenname" + suffix) else written

    plain = whole("")
    japanese = whole(";lang-ja")
    entry = Entry(
        line,
        name=japanese or plain,
        reading=whole(";lang-ja;phonetic") or whole(";phonetic"),
        romaji=whole(";lang-en") or (plain if japanese and plain.isascii() else ""),
        title=first("title;lang-ja", "title", "title;lang-en"),
        department=first("ou;lang-ja", "ou", "departmentnumber", "department"),
        organisation=first("o;lang-ja", "o", "company"),
        addresses=list(record.get("mail", [])),
    )
    found.entries.append(entry)
