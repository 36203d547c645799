"""Reads a real company's mail for the impersonation benchmark: who wrote to whom, what, when."""

import email
import email.policy
import email.utils
import mailbox
import re
import tarfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message as Mail
from pathlib import Path
from typing import Any

import msgspec


class Words(msgspec.Struct, frozen=True):
    """What a message says."""

    subject: str
    body: str


class Letter(Words, frozen=True):
    """A message, as far as the benchmark needs it."""

    display: str
    address: str
    recipients: tuple[str, ...]
    date: datetime
    message_id: str


class Executive(msgspec.Struct, frozen=True):
    """Somebody whose name attackers take."""

    name: str
    addresses: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    title: str = ""


class Target(msgspec.Struct, frozen=True):
    """The company."""

    name: str
    domain: str
    executives: tuple[Executive, ...]
    relatives: tuple[str, ...] = ()
    """addresses of people who share an executive's family name: natural false alarms"""


def read_target(path: Path) -> Target:
    """From a company.toml, or from a directory of executives (`[[executive]]`)."""
    told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    people = told.get("executive") or [each for each in told["people"] if each.get("role") == "executive"]
    executives = tuple(
        Executive(each["name"], tuple(each["addresses"]), tuple(each.get("aliases", ())), each.get("title", ""))
        for each in people
    )
    relatives = tuple(address for each in people for address in each.get("personal_contacts_same_surname", ()))
    return Target(told["company"]["name"], told["company"]["domains"][0], executives, relatives)


def write_company(target: Target, path: Path, server: str) -> None:
    """As the `company.toml` that its security engineer would write: the executives and nothing else."""
    lines = ["[company]", f"name = {_quoted(target.name)}", f"domains = [{_quoted(target.domain)}]", "[mail]"]
    lines.append(f"authserv_ids = [{_quoted(server)}]")
    for each in target.executives:
        lines += ["[[people]]", f"name = {_quoted(each.name)}", 'role = "executive"', f"title = {_quoted(each.title)}"]
        lines.append(f"aliases = [{', '.join(map(_quoted, each.aliases))}]")
        lines.append(f"addresses = [{', '.join(map(_quoted, each.addresses))}]")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_archive(path: Path) -> list[Letter]:
    """All letters with an author, a recipient, a text and a believable date, oldest first."""
    letters = {}
    for raw in _raw_messages(path):
        letter = _letter(email.message_from_bytes(raw))
        if letter is not None:
            letters[letter.message_id] = letter
    return sorted(letters.values(), key=lambda letter: (letter.date, letter.message_id))


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


def _raw_messages(path: Path) -> Iterator[bytes]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file():
                yield file.read_bytes()
    elif ".tar" in path.name:
        with tarfile.open(path) as archive:
            for member in archive:
                file_object = archive.extractfile(member) if member.isfile() else None
                if file_object is not None:
                    yield file_object.read()
    else:
        for message in mailbox.mbox(path):
            yield message.as_bytes()


def _letter(mail: Mail) -> Letter | None:
    display, address = email.utils.parseaddr(_text(mail["From"]))
    display = display or _name_of_x_from(_text(mail["X-From"]))
    recipients = tuple(each for _, each in email.utils.getaddresses([_text(mail["To"])]) if "@" in each)[:3]
    try:
        date = email.utils.parsedate_to_datetime(_text(mail["Date"]))
    except ValueError:
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    body = _body(mail)
    if "@" not in address or not recipients or not body.strip() or date.year < 1999:
        return None
    name = _text(mail["Message-ID"]).strip("<> ") or f"{address}{date.timestamp()}"
    subject = re.sub(r"\s+", " ", _text(mail["Subject"]))
    return Letter(subject, body, display, address.lower(), recipients, date, name)


def _body(mail: Mail) -> str:
    for part in mail.walk():
        if part.get_content_type() == "text/plain":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content.decode("utf-8" if content.isascii() else "cp1252", "replace")
    return ""


def _text(value: object) -> str:
    return "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8", "replace")


def _name_of_x_from(value: str) -> str:
    """`"Morris, David C." <a@b>@ENRON <IMCEANOTES…>` and `Kaminski, Vince J </O=…>` name somebody before the `<`."""
    name = value.partition("<")[0]
    comment = re.search(r"\(([^()]*)\)", name)
    if "@" in name:
        name = comment[1] if comment else ""
    return re.sub(r"\s+", " ", name.replace('"', "").replace("@ENRON", "")).strip()
