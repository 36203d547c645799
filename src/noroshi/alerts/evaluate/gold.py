"""Annotated documents: `NAME.json` with the text, and `gold/NAME.json` with the claims that a person marked in it."""

from pathlib import Path

import msgspec

from noroshi.text.span import Span


class GoldError(ValueError):
    """A folder or a file that is not in the format; the words say which and why."""


class Marked(msgspec.Struct, frozen=True):
    """A stretch of text as annotations write it."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """The same as a `Span`."""
        return Span(self.start, self.end)


class GoldClaim(msgspec.Struct, frozen=True):
    """A claim that a person marked."""

    id: str
    claim_type: str
    sentence: Marked
    evidence: Marked
    asserted_by: tuple[str, ...]
    hedge: str
    asserted_by_alt: tuple[tuple[str, ...], ...] = ()
    """chains that count as right as well"""
    attack_techniques: tuple[str, ...] = ()
    subject: str = ""
    object: str = ""
    date: str | None = None
    value: float | str | None = None


class _Annotation(msgspec.Struct, frozen=True):
    claims: tuple[GoldClaim, ...]
    exclude_spans: tuple[Marked, ...] = ()


class GoldDocument(msgspec.Struct, frozen=True):
    """A document with its annotation."""

    name: str
    data: bytes
    """the document's JSON, as `read` takes it"""
    text: str
    kind: str
    """`verbatim`, `paraphrase`, `invented`: the first word of the document's `text_kind`"""
    claims: tuple[GoldClaim, ...]
    furniture: tuple[Span, ...]


class _Document(msgspec.Struct, frozen=True):
    text: str
    text_kind: str = "verbatim"


def read_gold(folder: Path) -> list[GoldDocument]:
    """All annotated documents of a folder, by name. Raises `GoldError`."""
    gold = folder / "gold"
    if not gold.is_dir():
        raise GoldError(f"{folder}: has no folder gold/ with annotations; see docs/how-to/evaluate.md for the format")
    documents = []
    for path in sorted(gold.glob("*.json")):
        beside = folder / path.name
        try:
            data = beside.read_bytes()
            document = msgspec.json.decode(data, type=_Document)
            annotation = msgspec.json.decode(path.read_bytes(), type=_Annotation)
        except OSError as error:
            raise GoldError(
                f"{beside}: {error.strerror}; every file of gold/ needs its document beside the folder"
            ) from None
        except msgspec.MsgspecError as error:
            raise GoldError(f"{path.name}: {error}") from None
        for claim in annotation.claims:
            if not 0 <= claim.evidence.start < claim.evidence.end <= len(document.text):
                raise GoldError(f"{path}: {claim.id} points outside the text")
        kind = (
            document.text_kind.split()[0].partition("-")[0].strip(":;,").lower() if document.text_kind else "verbatim"
        )
        furniture = tuple(mark.span for mark in annotation.exclude_spans)
        documents.append(GoldDocument(path.stem, data, document.text, kind, annotation.claims, furniture))
    if not documents:
        raise GoldError(f"{gold}: holds no annotation (*.json)")
    return documents
