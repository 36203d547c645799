"""vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), with the phonetic names that Japanese address books write."""

import binascii
import quopri
import re

from noroshi.company.entry import ENTRIES, Directory, Entry, full_name
from noroshi.text.kana import is_kana

_PROPERTY = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)\Z", re.DOTALL)
_PARAMETER = re.compile(r";([\w-]+)(?:=((?:\"[^\"]*\"|[^;\"]*)*))?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

Property = tuple[str, dict[str, str], str]
"""upper-case name, parameters (upper-case name → value), decoded value with its escapes"""


def read_vcard(text: str) -> Directory:
    """All cards of a file."""
    found = Directory([], [])
    card: list[Property] | None = None
    begun = 0
    for line, written in _lines(text):
        property_ = _property(written)
        if property_ is None:
            if written.strip():
                found.unread.append((line, "not a vCard line"))
            continue
        name, _, value = property_
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            if card is not None:
                found.unread.append((begun, "a card without END:VCARD"))
            card, begun = [], line
        elif name == "END" and value.strip().upper() == "VCARD" and card is not None:
            found.entries.append(_entry(begun, card))
            card = None
            if len(found.entries) >= ENTRIES:
                found.unread.append((line, f"more than {ENTRIES} entries; the rest was left"))
                return found
        elif card is not None:
            card.append(property_)
    if card is not None:
        found.unread.append((begun, "a card without END:VCARD"))
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    """Unfolded lines with the number of their first one; quoted-printable of vCard 2.1 goes on after `=`."""
    out: list[tuple[int, str]] = []
    soft = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if out and soft:
            out[-1] = (out[-1][0], out[-1][1] + "\n" + line)
        elif out and line[:1] in (" ", "\t") and line.strip():
            out[-1] = (out[-1][0], out[-1][1] + line[1:])
        else:
            out.append((number, line))
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in out[-1][1].upper().partition(":")[0]
    return out


def _property(written: str) -> Property | None:
    found = _PROPERTY.match(written)
    if found is None:
        return None
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(found[2]):
        key = name.upper()
        if not value and key in ("QUOTED-PRINTABLE", "BASE64"):
            parameters["ENCODING"] = key
        elif not value or key == "TYPE":
            parameters["TYPE"] = f"{parameters.get('TYPE', '')},{value or name}".upper()
        else:
            parameters[key] = value
    return found[1].upper(), parameters, _decoded(found[3], parameters)


def _decoded(value: str, parameters: dict[str, str]) -> str:
    encoding = parameters.get("ENCODING", "").upper()
    if encoding == "QUOTED-PRINTABLE":
        data = quopri.decodestring(value.encode("utf-8", "replace"))
    elif encoding in ("B", "BASE64"):
        try:
            data = binascii.a2b_base64(value.encode("ascii", "replace"))
        except binascii.Error:
            return ""
    else:
        return value
    charset = parameters.get("CHARSET", "utf-8").strip('"')
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _parts(value: str, divider: str) -> list[str]:
    return [_plain(part) for part in re.split(rf"(?<!\\){divider}", value)]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value).strip()


def _entry(line: int, card: list[Property]) -> Entry:
    entry = Entry(line)
    names: list[tuple[str, dict[str, str]]] = []
    phonetic: dict[str, str] = {}
    for name, parameters, value in card:
        if name == "N":
            family, given, *_ = [*_parts(value, ";"), "", ""]
            names.append((full_name(family, given), parameters))
        elif name == "FN":
            names.append((_plain(value), parameters))
        elif name in ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME"):
            phonetic[name[11:15]] = _plain(value)
        elif name in ("SORT-STRING", "SOUND"):
            phonetic.setdefault("WHOLE", " ".join(part for part in _parts(value, ";") if part))
        elif name == "NICKNAME":
            entry.aliases += [alias for alias in _parts(value, ",") if alias]
        elif name == "TITLE":
            entry.title = entry.title or _plain(value)
        elif name == "ORG":
            organisation = _parts(value, ";")
            entry.organisation = organisation[0]
            entry.department = " ".join(organisation[1:]).strip()
        elif name == "EMAIL":
            kinds = parameters.get("TYPE", "")
            (entry.personal_addresses if "HOME" in kinds else entry.addresses).append(
                _plain(value).removeprefix("mailto:")
            )
    _name(entry, names, phonetic)
    return entry


def _name(entry: Entry, names: list[tuple[str, dict[str, str]]], phonetic: dict[str, str]) -> None:
    """The name in the script of its country first, a Latin one beside it as romaji."""
    written = [name for name, _ in names if name]
    native = [name for name in written if not name.isascii()]
    latin = [name for name in written if name.isascii()]
    # N has the parts apart; FN may have them without a space.
    entry.name = next((name for name in native if " " in name), "") or (native or latin or [""])[0]
    entry.romaji = latin[0] if native and latin else ""
    for _, parameters in names:
        if "SORT-AS" in parameters:
            phonetic.setdefault("WHOLE", parameters["SORT-AS"].replace('"', "").replace(",", " "))
    reading = f"{phonetic.get('LAST', '')} {phonetic.get('FIRS', '')}".strip() or phonetic.get("WHOLE", "")
    if is_kana(re.sub(r"[\s,・]", "", reading)):
        entry.reading = reading.replace(",", " ")
    elif native and "LAST" in phonetic:
        entry.romaji = entry.romaji or full_name(phonetic["LAST"], phonetic.get("FIRS", ""))
