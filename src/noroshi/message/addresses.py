"""Address fields (RFC 5322 3.4, with its obsolete forms) as mail programs understand them."""

import re
from typing import Final

from noroshi.message.encoded_words import decode_words, raw_text
from noroshi.message.limits import ADDRESSES, FIELD_BYTES
from noroshi.message.model import Address

_SIMPLE: Final = re.compile(
    r'\s*(?:(?:"([^"\\<>]{0,200})"\s?|([^"\\<>@,;:()]{0,200}))<([^<>@,;:()\s"]+)@([^<>@,;:()\s"]+)>'
    r'|([^<>@,;:()\s"\\]+)@([^<>@,;:()\s"\\]+))\s?(?:,|$)'
)
"""A mailbox of the usual form, up to its comma."""
_FORMS: Final = r"""(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)
      | (?P<angle><(?:[^<>"]|"[^"]*")*>)
      | (?P<mark>[(),:;<>"\\])
      | (?P<space>\s+)
      | (?P<atom>(?:(?!=\?)[^\s(),:;<>"\\])+|=)"""
_QUOTED: Final = r"""(?P<quoted>"(?:[^"\\]|\\.)*") | """
_TOKEN: Final = re.compile(_QUOTED + _FORMS, re.VERBOSE | re.DOTALL)
_TOKEN_UNQUOTED: Final = re.compile(_FORMS, re.VERBOSE | re.DOTALL)
_OPEN_QUOTES: Final = 5
"""Quotes without an end, each of which costs a look through the rest, before quotes are taken as plain marks."""
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def parse_addresses(raw: bytes) -> tuple[tuple[Address, ...], list[str]]:
    """The mailboxes of a field body, groups flattened, and the kinds of defect. Never raises.

    Wider than RFC 5322: a name with an unquoted comma stays one name, `;` parts as `,` does, and an address that
    stands within an encoded word is found.
    """
    text = raw_text(raw)
    usual = _usual(text)
    if usual is not None:
        return usual, []
    parser = _Parser()
    parser.read(text)
    found, defects = parser.found, parser.defects
    if "=?" in text and not any(each.domain for each in found):
        # The whole field stands in an encoded word, address and all; mail programs that decode first find it.
        decoded = decode_words(text)
        if "@" in decoded and decoded != text:
            again = _Parser()
            again.read(decoded)
            found, defects = again.found, ["bad-address"]
    if len(raw) > FIELD_BYTES or len(found) > ADDRESSES:
        defects.append("limit-addresses")
    return tuple(found[:ADDRESSES]), defects


def _usual(text: str) -> tuple[Address, ...] | None:
    """All mailboxes, where each is of the usual form; else None. Nearly all fields are read by this."""
    out: list[Address] = []
    position, end = 0, len(text)
    while position < end:
        found = _SIMPLE.match(text, position)
        if found is None or len(out) >= ADDRESSES:
            return None
        position = found.end()
        quoted, plain, local, domain, bare, of = found.groups()
        if bare is None:
            out.append(Address(display_name(plain if quoted is None else quoted), _decoded(local), domain.lower()))
        else:
            out.append(Address("", _decoded(bare), of.lower()))
    return tuple(out)


def _decoded(local: str) -> str:
    return decode_words(local) if "=?" in local else local


def display_name(text: str) -> str:
    """A display name decoded, blanks made single."""
    return " ".join(decode_words(text).split())


class _Parser:
    """Goes through the tokens once; a mailbox ends at a comma, a semicolon, or where the field ends."""

    def __init__(self) -> None:
        self.found: list[Address] = []
        self.defects: list[str] = []
        self._carried = ""
        """a name without an address, which may go on after its comma"""
        self._begin()

    def _begin(self) -> None:
        self._words: list[_Word] = []
        self._apart = True
        self._comments: list[str] = []
        self._angles: list[str] = []

    def read(self, text: str) -> None:
        position, end = 0, len(text)
        open_quotes = 0
        while position < end and len(self.found) <= ADDRESSES:
            token = (_TOKEN if open_quotes < _OPEN_QUOTES else _TOKEN_UNQUOTED).match(text, position)
            if token is None:
                # An opening of an encoded word that has no end is plain text.
                self._add(text[position], text[position])
                position += 1
                continue
            position = token.end()
            kind, value = token.lastgroup, token[0]
            if kind == "mark":
                open_quotes += value == '"'
                position = self._mark(value, text, position)
            elif kind == "angle":
                self._angles.append(value[1:-1])
            elif kind == "quoted":
                inner = value[1:-1]
                self._add(_ESCAPED.sub(r"\1", inner) if "\\" in inner else inner, value)
            elif kind == "space":
                self._apart = True
            else:
                self._add(value, value, at=kind == "atom" and "@" in value)
        self._end()

    def _add(self, shown: str, written: str, *, at: bool = False) -> None:
        if self._apart:
            self._words.append(_Word())
            self._apart = False
        word = self._words[-1]
        word.shown.append(shown)
        word.written.append(written)
        word.at = word.at or at

    def _mark(self, mark: str, text: str, position: int) -> int:
        if mark == "(":
            position, comment = _comment(text, position)
            self._comments.append(comment)
        elif mark in ",;":
            self._end(goes_on=mark == ",")
        elif mark == ":":
            if not self._angles and (text.find(";", position) >= 0 or not text[position:].strip()):
                self._begin()  # the name of a group
            else:
                self._add(mark, mark)
        elif mark == "<":
            stop = text.find(",", position)
            stop = len(text) if stop < 0 else stop
            self._angles.append(text[position:stop])
            self.defects.append("bad-address")
            position = stop
        else:
            self._apart = True
            if mark != ">":
                self.defects.append("bad-address")
        return position

    def _end(self, *, goes_on: bool = False) -> None:
        """Closes a mailbox."""
        words, angles, comments, carried = self._words, self._angles, self._comments, self._carried
        self._begin()
        self._carried = ""
        phrase = " ".join(["".join(word.shown) for word in words])
        if angles:
            name = display_name(f"{carried}, {phrase}" if carried else phrase)
            if not name and comments:
                name = display_name(comments[-1])
            for at, angle in enumerate(angles):
                if name or angle.strip():
                    self.found.append(_mailbox(name if at == 0 else "", angle))
            if len(angles) > 1:
                self.defects.append("bad-address")
            return
        if carried:
            self.found.append(_nameless(carried, ""))
        if any(word.at for word in words):
            self._without_angles(words, comments)
        elif goes_on and phrase and not comments:
            self._carried = phrase
        elif phrase or comments:
            self.found.append(_nameless(phrase, " ".join(comments)))

    def _without_angles(self, words: list["_Word"], comments: list[str]) -> None:
        written = ["".join(word.written) for word in words]
        if any(each.startswith("@") or each.endswith("@") for each in written):
            # RFC 5322 4.4 once allowed blanks within an address: `taro @ kaiyo . example`.
            self.found.append(_mailbox(display_name(" ".join(comments)), "".join(written)))
            return
        chosen = max(index for index, word in enumerate(words) if word.at)
        rest = " ".join(["".join(word.shown) for index, word in enumerate(words) if index != chosen])
        self.found.append(_mailbox(display_name(rest or " ".join(comments)), written[chosen]))


class _Word:
    """Tokens with no blank between them."""

    __slots__ = ("at", "shown", "written")

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.written: list[str] = []
        self.at = False


def _comment(text: str, position: int) -> tuple[int, str]:
    """The comment that begins before `position`, nested ones included; an open one ends with the field."""
    depth, start = 1, position
    for found in _IN_COMMENT.finditer(text, position):
        mark = found[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth == 0:
                return found.end(), _ESCAPED.sub(r"\1", text[start : found.start()])
    return len(text), text[start:]


_IN_COMMENT: Final = re.compile(r"\\.|[()]", re.DOTALL)


def _mailbox(name: str, angle: str) -> Address:
    address = angle.strip()
    if len(address) > 1 and address[0] == address[-1] == '"':
        address = address[1:-1]
    elif "<" in address and '"' not in address:
        # `<words <taro@kaiyo.example>`: the innermost is the address.
        address = address.rpartition("<")[2].strip("> ")
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2].strip()
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if "=?" in address:
        address = decode_words(address)
    local, at, domain = address.rpartition("@")
    if not at:
        local, domain = address, ""
    local = local.strip()
    if len(local) > 1 and local[0] == local[-1] == '"':
        local = _ESCAPED.sub(r"\1", local[1:-1])
    domain = "".join(domain.partition("(")[0].split()).strip('"<>').lower()
    return Address(name, local, domain)


def _nameless(phrase: str, comment: str) -> Address:
    """Something without `@`: a local user name where it is one word, else a name without an address."""
    name = display_name(phrase)
    if name and " " not in name and "=?" not in phrase and name.isascii():
        return Address(display_name(comment), name, "")
    return Address(name or display_name(comment), "", "")
