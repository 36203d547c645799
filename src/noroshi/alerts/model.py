"""What an alert is, once read. Every offset is of code points into `Document.text`."""

import re
from typing import Literal

import msgspec

from noroshi.message.model import Defect
from noroshi.text.span import Span

DocumentKind = Literal["text", "html", "pdf", "mail", "stix", "misp", "json"]
DocumentLanguage = Literal["ja", "en", ""]
"""empty: neither, or too short to tell"""
FurnitureKind = Literal[
    "title",
    "byline",
    "caption",
    "heading",
    "label",
    "navigation",
    "related",
    "advertisement",
    "notice",
    "footer",
    "furniture",
]
ClaimType = Literal[
    "attribution",
    "targeting",
    "tactic",
    "incident",
    "identity",
    "warning_count",
    "recommendation",
    "motive",
    "other_fact",
]
Hedge = Literal["asserted", "likely", "alleged", "denied", "not_reported"]


class Furniture(msgspec.Struct, frozen=True, gc=False):
    """Words of the page that are not the alert's: no claim ever stands in them."""

    start: int
    end: int
    kind: FurnitureKind


class Page(msgspec.Struct, frozen=True, gc=False):
    """Where a page of a PDF stands in the text."""

    number: int
    """from 1"""
    start: int
    end: int


class Document(msgspec.Struct, frozen=True):
    """A document that warns, as text; nothing is judged yet."""

    source: str
    """path or name, as given"""
    kind: DocumentKind
    text: str
    """in reading order; paragraphs are parted by an empty line"""
    language: DocumentLanguage = ""
    title: str = ""
    publisher: str = ""
    """who published these words: the first link of every speaker chain; empty where it cannot be told"""
    date: str = ""
    """of publication, ISO 8601, as far as known: `2022-10-14`, `2022-10`, `2022`; empty where it cannot be told"""
    url: str = ""
    furniture: tuple[Furniture, ...] = ()
    """in order, never overlapping"""
    pages: tuple[Page, ...] = ()
    stated: tuple["Claim", ...] = ()
    """claims that the document states by its structure (relationships of a STIX bundle), not by a sentence alone"""
    defects: tuple[Defect, ...] = ()

    @property
    def speaker(self) -> str:
        """The first link of every chain: the publisher; where it is not known, the name of the file."""
        return self.publisher or re.split(r"[/\\]", self.source)[-1] or self.source


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence outside the furniture."""

    start: int
    end: int
    paragraph: int
    """counts from 0; sentences of one paragraph share it"""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Claim(msgspec.Struct, frozen=True):
    """One checkable proposition of an alert."""

    id: str
    """`claim-3`: counts from 1 in reading order"""
    type: ClaimType
    sentence: Span
    span: Span
    """the words that carry it, within the sentence"""
    subject: str = ""
    object: str = ""
    speakers: tuple[str, ...] = ()
    """from the publisher to the innermost speaker; names as `knowledge/gazetteer.py` writes them, else as written"""
    hedge: Hedge = "asserted"
    cues: tuple[Span, ...] = ()
    """the words that show speaker and hedge"""
    date: str = ""
    """when it happened, ISO 8601 as far as said: `2022-10-14`, `2022-10`, `2018`, `2020/2021`"""
    value: float | None = None
    """the number that the claim turns on: 8 of "the eighth time", 308000000 of "$308 million" """
    counts: str = ""
    """what `value` counts, in the alert's words: `warnings about Lazarus Group`, `USD`"""
    techniques: tuple[str, ...] = ()
    """MITRE ATT&CK ids, in the release that `knowledge` names"""
    tactics: tuple[str, ...] = ()
    """lures of the catalogue (`L01`)"""
    measures: tuple[str, ...] = ()
    """measures of the catalogue (`M02`)"""
    entities: tuple[str, ...] = ()
    """ids of the gazetteer that the words name, in reading order, each once"""


class Indicator(msgspec.Struct, frozen=True, gc=False):
    """Something that can be looked for: a domain, an address, a hash, a wallet."""

    type: str
    """`domain`, `url`, `ipv4`, `ipv6`, `email`, `md5`, `sha1`, `sha256`, `sha512`, `imphash`, `ssdeep`, `file` (name or path),
    `cve`, `technique`, `bitcoin`, `ethereum`, `tron`, `monero`, `solana`, `telegram`, `github`, `linkedin`, `x`, `discord`,
    `instagram`, `package` (`indicators/`)"""
    value: str
    """as meant: refanged, lower-case where case says nothing"""
    start: int
    end: int
    written: str
    """as it stands in the text: `text[start:end]`"""
    defanged: bool = False
    """the author made it harmless: `hxxp`, `[.]`"""
    believed: bool = True
    """that the alert warns of it"""
    why: str = ""
    """the reason for `believed`: a stable word with dashes (`indicators/belief.py` lists them), which the catalogues put into
    a sentence"""


class Alert(msgspec.Struct, frozen=True):
    """A document with all that was read out of it."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    indicators: tuple[Indicator, ...]
