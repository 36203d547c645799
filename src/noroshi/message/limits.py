"""Every bound on the work that one message may cost, in one place.

All input is hostile: without bounds, a mail of a few kilobytes can ask for hours and gigabytes. Where a bound is met,
the reader keeps what it has, notes a defect, and goes on. The numbers are several times what honest mail was seen to
need, and small enough that the worst message ends within seconds.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

MESSAGE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a message that are looked at; large providers refuse mail above 25 to 50 MB. The id covers all bytes."""
HEADER_BYTES: Final = 1024 * 1024
"""Bytes of the header block of the message, or of one of its parts (Exim's default is 1 MB)."""
HEADER_FIELDS: Final = 1_000
"""Header fields of the message, or of one of its parts."""
FIELD_BYTES: Final = 128 * 1024
"""Bytes of one field that are decoded (Postfix's `header_size_limit` is 100 KB)."""
ADDRESSES: Final = 1_000
"""Mailboxes read from one address field; RFC 5321 4.5.3.1.8 asks servers for no more than 100 recipients."""
AUTHENTICATION_RESULTS: Final = 200
"""Results of methods kept from all Authentication-Results and Received-SPF fields."""
HOPS: Final = 100
"""Received fields read; RFC 5321 6.3 takes 100 as the sign of a loop."""
REFERENCES: Final = 1_000
"""Message ids kept from References and from In-Reply-To."""

PARTS: Final = 1_000
"""MIME entities looked at."""
DEPTH: Final = 40
"""Multiparts and messages within one another (Postfix's `mime_nesting_limit` is 100, honest mail needs under 10)."""
BOUNDARY_BYTES: Final = 250
"""Bytes of a boundary; RFC 2046 5.1.1 allows 70."""
PARAMETERS: Final = 100
"""Parameters of one Content-Type or Content-Disposition, continuations counted."""

PART_TEXT_BYTES: Final = 8 * 1024 * 1024
"""Decoded bytes of one text part that are turned into text, HTML or plain."""
BODY_CHARS: Final = 500_000
"""Characters of `body.text`, of `body.plain` and of `body.hidden`, each."""
LINKS: Final = 2_000
"""Links of a message."""
ATTACHMENTS: Final = 200
"""Attachments that are kept and looked into."""
NAME_CHARS: Final = 1_000
"""Characters of a file name."""

URL_CHARS: Final = 8_192
"""Characters of one URL that are read (browsers show no more than a few thousand; `data:` URLs are read apart)."""
HTML_CHARS: Final = 3 * 1024 * 1024
"""Characters of one HTML part that are rendered."""
HTML_TREE_TAGS: Final = 10_000
"""Tags of an HTML part that is read by way of a tree: building one takes time that grows as the square of the tags."""
HTML_TREE_NODES: Final = 500_000
"""Distinct formatting tags times tags, for the same: each one left open is opened again in every block after it."""
CSS_RULES: Final = 2_000
"""Rules of the style sheets of one HTML part."""
CSS_CHARS: Final = 4_096
"""Characters of one list of declarations."""
HTML_DEPTH: Final = 500
"""Elements within one another whose style is followed (browsers build trees of 512)."""

MEMBER_BYTES: Final = 16 * 1024 * 1024
"""Bytes of one member of an archive, or of one document, that are looked into."""
READ_CHUNK_BYTES: Final = 256 * 1024
"""Bytes that are expanded between two looks at the budget."""
LZMA_MEMORY_BYTES: Final = 128 * 1024 * 1024
"""Memory that an xz or 7z stream may ask for (`xz -9` needs 65 MB)."""
SEVENZIP_HEADER_BYTES: Final = 1024 * 1024
"""Bytes of the header of a 7z archive, expanded."""
ATTACHMENT_LINKS: Final = 500
"""Links kept of one attachment."""
ATTACHMENT_TEXT_CHARS: Final = 50_000
"""Characters of text kept of one attachment."""
PDF_PAGES: Final = 3
"""Pages of a PDF whose text is read."""
PDF_STREAMS: Final = 500
"""Object streams of a PDF that are expanded."""
QR_PICTURES: Final = 4
"""Pictures of a message in which codes are looked for; one takes about 25 ms."""
QR_PIXELS: Final = 4_000_000
"""Pixels of a picture in which a code is looked for."""

EXPANDED_BYTES: Final = 64 * 1024 * 1024
"""Bytes that all archives, documents and codings of a message may expand to, together."""
MEMBERS: Final = 2_000
"""Members of archives listed, together."""
ARCHIVE_DEPTH: Final = 4
"""Archives within archives that are opened."""
SECONDS: Final = 5.0
"""Time for one message; looked at between parts and members."""


class Budget:
    """What is left of the bounds that parts, attachments and archives of one message share.

    Each method takes from the budget and says whether that much was still there; once it was not, the bound's name is
    in `spent`, from which the reader makes defects.
    """

    __slots__ = ("_clock", "_deadline", "expanded", "members", "pictures", "qr", "spent")

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = monotonic, qr: bool = True) -> None:
        self._clock = clock
        self._deadline = clock() + seconds
        self.expanded = EXPANDED_BYTES
        self.members = MEMBERS
        self.pictures = 0
        """looked into for QR codes"""
        self.qr = qr
        """whether QR codes are looked for, where the packages for that are there"""
        self.spent: dict[str, None] = {}

    def expand(self, size: int) -> bool:
        """Takes `size` bytes of expansion. A size known beforehand must be asked for before it is expanded."""
        return self._left("expanded", size)

    def member(self, count: int = 1) -> bool:
        """Takes members of an archive."""
        return self._left("members", count)

    def depth(self, depth: int) -> bool:
        """Whether an archive at that depth may be opened; that of an attachment itself is 1."""
        if depth > ARCHIVE_DEPTH:
            self.spent["depth"] = None
            return False
        return True

    def in_time(self) -> bool:
        """Whether there is time left."""
        if self._clock() > self._deadline:
            self.spent["time"] = None
            return False
        return True

    def _left(self, name: str, amount: int) -> bool:
        left = getattr(self, name) - amount
        if left < 0:
            self.spent[name] = None
            return False
        setattr(self, name, left)
        return True
