"""Compares what Noroshi reads with what two independent parsers read, message by message.

    python bench/parsers.py DIR…            prints each difference that no reviewed class explains, and exits with 1 then
    python bench/parsers.py --classes DIR…  also counts what each reviewed class explains

Compared: the subject, the authors' addresses, the words of all texts, the names of attachments, the number of MIME
entities. The rivals are Python's own email package and fast-mail-parser (Rust, on the crate mailparse). That a rival
raises, is a difference as well. `parsers_reviewed.toml` beside this file holds the classes, each with its reason.
"""

import argparse
import email
import email.header
import email.message
import email.utils
import hashlib
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from noroshi.message.charset import decode_text
from noroshi.message.headers import read_block, skip_preface
from noroshi.message.limits import MESSAGE_BYTES, Budget
from noroshi.message.mime import file_name
from noroshi.message.parts import Parts, Walk
from noroshi.message.read import read_message

REVIEWED = Path(__file__).with_name("parsers_reviewed.toml")
_WORD = re.compile(r"\w+")

Facts = dict[str, object]


def words(text: str) -> frozenset[str]:
    """The words of a text, compatibility forms made one."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFKC", text)))


def one_line(text: str) -> str:
    """Blanks made single, marks of undecodable bytes made one."""
    return " ".join(text.replace("\ufffd", " ").split())


def ours(raw: bytes) -> Facts:
    """The facts as Noroshi reads them."""
    message = read_message(raw)
    data = raw[:MESSAGE_BYTES]
    start, _ = skip_preface(data, len(data))
    walk = Walk(Budget(), {})
    parts = walk.whole(read_block(data, start, len(data)), data, len(data))
    return {
        "subject": one_line(message.subject),
        "from": tuple(each.address.lower() for each in message.from_ if "@" in each.address),
        "words": words("\n".join(_texts(parts))),
        "names": frozenset(file.name for file in parts.files if file.name),
        "entities": walk.count,
    }


def _texts(parts: Parts) -> Iterator[str]:
    for text in (*parts.shown, *parts.plain, *parts.unseen):
        yield decode_text(text.data, text.charset)[0]
    for file in parts.files:
        if file.inner is not None:
            yield from _texts(file.inner)
        elif file.declared.startswith("text/"):
            yield decode_text(file.content, "")[0]


def standard_library(raw: bytes) -> Facts:
    """The facts as the email package (compat32) reads them."""
    message = email.message_from_bytes(raw)
    texts, names, entities = [], set(), 0
    for part in _entities(message):
        entities += 1
        if part.get_filename():
            names.add(file_name(_decoded(part.get_filename() or "")))
        if part.get_content_maintype() == "text" and not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                texts.append(_characters(payload, part.get_content_charset("")))
    fields = [(name.lower(), _utf8(str(value))) for name, value in message.raw_items()]
    addresses = email.utils.getaddresses([value for name, value in fields if name == "from"])
    subject = next((value for name, value in fields if name == "subject"), "")
    return {
        "subject": one_line(_decoded(subject)),
        "from": tuple(address.lower() for _, address in addresses if "@" in address),
        "words": words("\n".join(texts)),
        "names": frozenset(names),
        "entities": entities,
    }


def _utf8(value: str) -> str:
    """Raw UTF-8 in a header (RFC 6532), which the package keeps as surrogates."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entities(message: email.message.Message) -> Iterator[email.message.Message]:
    """All entities, but not what the package takes for messages within delivery reports, pieces and references."""
    yield message
    if message.is_multipart() and (
        message.get_content_maintype() != "message"
        or message.get_content_type() in ("message/rfc822", "message/global")
    ):
        for part in message.get_payload():
            yield from _entities(part)  # type: ignore[arg-type]


def _decoded(value: object) -> str:
    try:
        return str(email.header.make_header(email.header.decode_header(value)))  # type: ignore[arg-type]
    except (LookupError, UnicodeError, ValueError, email.errors.HeaderParseError):
        return str(value)


def _characters(payload: bytes, charset: str) -> str:
    try:
        return payload.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return payload.decode("ascii", "replace")


def rust(raw: bytes) -> Facts:
    """The facts as fast-mail-parser reads them; of the authors it gives only the first."""
    import fast_mail_parser

    mail = fast_mail_parser.parse_email(raw)
    parts = list(fast_mail_parser.walk(fast_mail_parser.parse_email_tree(raw)))
    author = mail.from_.address.strip().lower() if mail.from_ is not None else ""
    names = (file_name(each.filename) for each in parts if each.filename)
    return {
        "subject": one_line(mail.subject),
        "from": (author,) if "@" in author else (),
        "words": words("\n".join(_rust_texts(raw))),
        "names": frozenset(names),
        "entities": len(parts),
    }


def _rust_texts(raw: bytes) -> Iterator[str]:
    import fast_mail_parser

    mail = fast_mail_parser.parse_email(raw)
    yield from mail.text_plain
    yield from mail.text_html
    for each in mail.attachments:
        if each.mimetype.startswith("text/"):
            yield decode_text(each.content, "")[0]
        elif each.mimetype == "message/rfc822":
            yield from _rust_texts(each.content)


RIVALS: dict[str, Callable[[bytes], Facts]] = {"email": standard_library, "fast-mail-parser": rust}


class Difference(NamedTuple):
    """Where Noroshi and a rival do not read the same."""

    message: str
    """the first 16 digits of the id"""
    rival: str
    fact: str
    ours: str
    theirs: str


def differences(raw: bytes) -> Iterator[Difference]:
    """All differences of one message."""
    message = hashlib.sha256(raw).hexdigest()[:16]
    mine = ours(raw)
    for rival, read in RIVALS.items():
        try:
            theirs = read(raw)
        except Exception as error:
            yield Difference(message, rival, "raises", "", f"{type(error).__name__}: {error}"[:100])
            continue
        for fact, value in theirs.items():
            own = mine[fact]
            if fact == "from" and rival == "fast-mail-parser":
                own = own[:1]  # type: ignore[index]
            if own == value:
                continue
            if isinstance(own, frozenset) and isinstance(value, frozenset):
                yield Difference(message, rival, fact, _some(own - value), _some(value - own))
            else:
                yield Difference(message, rival, fact, str(own), str(value))


def _some(values: frozenset[str]) -> str:
    return " ".join(sorted(values)[:12])


def main() -> int:
    """Prints what is not explained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--classes", action="store_true", help="also count what each reviewed class explains")
    options = parser.parse_args()
    reviewed = _reviewed()
    explained: Counter[str] = Counter()
    unexplained = messages = 0
    for folder in options.folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            messages += 1
            for found in differences(path.read_bytes()):
                reason = reviewed.get((found.message, found.rival, found.fact))
                if reason is not None:
                    explained[reason] += 1
                    continue
                unexplained += 1
                print(f"{found.message} {found.rival} {found.fact}: {found.ours!r} and not {found.theirs!r}")
    if options.classes:
        for name, count in explained.most_common():
            print(f"{count:6} {name}")
    print(f"{messages} messages, {explained.total()} differences explained, {unexplained} unexplained")
    return 1 if unexplained else 0


def _reviewed() -> dict[tuple[str, str, str], str]:
    """Name of the reviewed class, by message, rival and fact."""
    classes = tomllib.loads(REVIEWED.read_text("utf-8"))["class"] if REVIEWED.exists() else []
    return {
        (message, each["rival"], each["fact"]): each["name"] for each in classes for message in each["messages"].split()
    }


if __name__ == "__main__":
    sys.exit(main())
