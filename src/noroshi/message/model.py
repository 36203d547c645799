"""What a message is, once read: facts with offsets, and no judgement.

Every text that evidence may quote is a *part* with a name, and `Message.text_of(name)` gives it:

| part                                                     | text                                        |
| -------------------------------------------------------- | ------------------------------------------- |
| `subject`                                                | the decoded subject                         |
| `from.display_name`, `from.address`                      | of the first author; `from[1].address` next |
| `reply_to.…`, `sender.…`, `return_path.…`, `to.…`, `cc.…` | the same for the other address fields       |
| `body`                                                   | what a mail program shows                   |
| `hidden`                                                 | what the HTML holds but does not show       |
| `link[3].text`, `link[3].href`                           | a link's words and target                   |
| `attachment[0].name`, `attachment[0].member[2].name`     | file names                                  |
| `attachment[0].text`                                     | text found inside an attachment             |
| `header[5]`                                              | the decoded value of the sixth header field |
"""

import re
from datetime import datetime

import msgspec

from noroshi.message.encoded_words import decode_header


class Defect(msgspec.Struct, frozen=True, gc=False):
    """Something about the bytes that is not as the standards want it; nothing was lost, the reader went on.

    `kind` is a stable word with dashes (see `message/defects.py`), `detail` says where, in English.
    """

    kind: str
    detail: str = ""


class Header(msgspec.Struct, frozen=True, gc=False):
    """One header field, in the order of the message; duplicates are kept."""

    name: str
    """lower-case field name"""
    raw: bytes
    """field body as it was read, folding included"""

    @property
    def value(self) -> str:
        """Unfolded and decoded (RFC 5322 2.2.3, RFC 2047)."""
        return decode_header(self.raw)


class Address(msgspec.Struct, frozen=True, gc=False):
    """A mailbox of an address field (RFC 5322 3.4)."""

    display: str
    """decoded display name; a trailing comment where there is no display name; or empty"""
    local: str
    """local part, as written, unquoted"""
    domain: str
    """domain, lower-case, as written (A-labels stay A-labels); empty where there is none"""

    @property
    def address(self) -> str:
        """`local@domain`, or what there is of it."""
        return f"{self.local}@{self.domain}" if self.domain else self.local


class Url(msgspec.Struct, frozen=True, gc=False):
    """A URL as a browser understands it (WHATWG)."""

    scheme: str
    host: str
    """lower-case A-label host, or an IP address; empty for `mailto:`, `data:` and their like"""
    path: str
    query: str
    has_userinfo: bool
    """something stood before an `@` in the authority: `https://bank.example@evil.example/`"""


class Link(msgspec.Struct, frozen=True, gc=False):
    """A target that the reader can reach from the message."""

    href: str
    """as written, HTML entities decoded"""
    url: Url | None
    """None where a browser could not make anything of it"""
    text: str
    """the words shown for it; empty for a bare URL in plain text"""
    where: str
    """`html` (a), `area`, `form`, `image`, `text`, `hidden`, `attachment`, `calendar`, `qr`"""
    start: int = -1
    """where its words stand in `body`, or -1"""
    end: int = -1


class Member(msgspec.Struct, frozen=True, gc=False):
    """A file inside an archive attachment, at whatever depth (`outer.zip/inner.lnk` names say the depth)."""

    name: str
    kind: str
    """as `Attachment.kind`; by content where it could be read, else by extension"""
    size: int
    encrypted: bool = False


class Attachment(msgspec.Struct, frozen=True, gc=False):
    """A part that is not the text shown."""

    name: str
    """decoded file name (RFC 2231, RFC 2047), or empty"""
    declared: str
    """the Content-Type it claims, lower-case"""
    kind: str
    """what its content is: see `message/kinds.py`"""
    size: int
    """decoded bytes"""
    inline: bool = False
    """shown within the body (`Content-ID` with `cid:`), as logos are"""
    encrypted: bool = False
    members: tuple[Member, ...] = ()
    traits: tuple[str, ...] = ()
    """facts of the format: `macro`, `remote-template`, `javascript`, `launch`, `smuggling`, … (`message/kinds.py`)"""
    links: tuple[Link, ...] = ()
    text: str = ""
    """text found inside: of an HTML page, an invitation, a shortcut's command line, a QR code"""
    unread: str = ""
    """why it could not be looked into (`encrypted`, `no-reader`, `limit`, `broken`), or empty"""


class AuthenticationResult(msgspec.Struct, frozen=True, gc=False):
    """One method's result out of an Authentication-Results field (RFC 8601), or out of Received-SPF."""

    authserv_id: str
    """who says so, lower-case; only those that the company trusts may be believed"""
    method: str
    """`spf`, `dkim`, `dmarc`, `arc`, …"""
    result: str
    """`pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror`, …"""
    domain: str
    """the domain it speaks of: `header.d`, `smtp.mailfrom`, `header.from`; empty where not said"""
    header: int
    """index into `Message.headers`"""


class Hop(msgspec.Struct, frozen=True, gc=False):
    """One Received field (RFC 5321 4.4). `hops[0]` is the newest, written by the last server."""

    helo: str
    """what the client called itself"""
    client: str
    """the name that the server looked up for it"""
    ip: str
    by: str
    date: datetime | None
    header: int


class Body(msgspec.Struct, frozen=True, gc=False):
    """The text of the message."""

    text: str = ""
    """what a mail program shows: HTML rendered to text where there is HTML, else the plain text"""
    hidden: str = ""
    """text that the HTML holds but does not show (display:none, zero size, text in the colour of the ground, …)"""
    plain: str = ""
    """the plain-text alternative, where the text shown came from HTML"""
    html: bool = False
    has_form: bool = False
    has_password_field: bool = False
    has_script: bool = False
    """script in the HTML that would run in a browser (mail programs do not run it)"""
    remote_images: int = 0
    own_end: int = 0
    """`text[:own_end]` is what this sender wrote; after it comes the quoted thread"""
    signature: int = -1
    """where the signature block begins within the sender's own text, or -1"""


class Message(msgspec.Struct, frozen=True):
    """Anything that reached a person."""

    id: str
    """`sha256:` and the hexadecimal digest of the bytes"""
    size: int
    headers: tuple[Header, ...]
    from_: tuple[Address, ...]
    """all authors, of all From fields, groups flattened"""
    reply_to: tuple[Address, ...]
    sender: tuple[Address, ...]
    return_path: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime | None
    """aware; None where absent or not a date"""
    message_id: str
    """without angle brackets"""
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    body: Body
    links: tuple[Link, ...]
    attachments: tuple[Attachment, ...]
    authentication: tuple[AuthenticationResult, ...]
    hops: tuple[Hop, ...]
    defects: tuple[Defect, ...]
    channel: str = "mail"

    def header(self, name: str) -> str | None:
        """The first field of that (lower-case) name, decoded, or None."""
        for field in self.headers:
            if field.name == name:
                return field.value
        return None

    def header_index(self, name: str) -> int:
        """Index of the first field of that (lower-case) name, or -1."""
        for index, field in enumerate(self.headers):
            if field.name == name:
                return index
        return -1

    def text_of(self, part: str) -> str:
        """The text of a part, by the names in the table above. Raises `KeyError` for a part that is not there."""
        if part == "body":
            return self.body.text
        if part == "subject":
            return self.subject
        if part == "hidden":
            return self.body.hidden
        found = _PART.fullmatch(part)
        if found is None:
            raise KeyError(part)
        kind, index, member, attribute = found["kind"], int(found["index"] or 0), found["member"], found["attribute"]
        try:
            return self._indexed(kind, index, member, attribute)
        except (IndexError, AttributeError):
            raise KeyError(part) from None

    def _indexed(self, kind: str, index: int, member: str | None, attribute: str | None) -> str:
        if kind == "header":
            return self.headers[index].value
        if kind == "link":
            link = self.links[index]
            return link.href if attribute == "href" else link.text
        if kind == "attachment":
            attachment = self.attachments[index]
            if member is not None:
                return attachment.members[int(member)].name
            return attachment.text if attribute == "text" else attachment.name
        addresses: tuple[Address, ...] = getattr(self, "from_" if kind == "from" else kind)
        return addresses[index].address if attribute == "address" else addresses[index].display


_PART = re.compile(
    r"(?P<kind>from|reply_to|sender|return_path|to|cc|link|attachment|header)(?:\[(?P<index>\d{1,6})\])?"
    r"(?:\.member\[(?P<member>\d{1,6})\])?(?:\.(?P<attribute>display_name|address|text|href|name))?"
)
