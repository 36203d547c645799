"""The MIME tree of a message, walked once: which texts are shown, and what else is in it.

As mail programs do it: of alternatives the HTML is shown (RFC 2046 5.1.4 asks for the last that can be), of related
parts the root, of mixed ones every text that is not an attachment.
"""

from collections.abc import Iterable
from typing import Final

from noroshi.message.headers import Block, read_block
from noroshi.message.limits import BOUNDARY_BYTES, DEPTH, PARTS, Budget
from noroshi.message.mime import file_name, find_boundary, parse_parameters, split_multipart, transfer_decode
from noroshi.message.uuencode import cut_uuencoded

_MESSAGE_TYPES: Final = ("message/rfc822", "message/global", "message/news")


class Text:
    """A text part: its decoded bytes, the label of its charset, and what kind of text it is."""

    __slots__ = ("charset", "data", "flowed", "html")

    def __init__(self, data: bytes, charset: str, *, html: bool, flowed: bool = False) -> None:
        self.data = data
        self.charset = charset
        self.html = html
        self.flowed = flowed


class File:
    """A part that is not shown: an attachment. `inner` is the message within, where it is one."""

    __slots__ = ("content", "declared", "encrypted", "inline", "inner", "inner_block", "name")

    def __init__(self, name: str, declared: str, content: bytes) -> None:
        self.name = name
        self.declared = declared
        self.content = content
        self.inline = False
        self.encrypted = False
        self.inner: Parts | None = None
        self.inner_block: Block | None = None


class Parts:
    """What a message holds: texts `shown` in order, `plain` alternatives, texts `unseen`, and `files` in order."""

    __slots__ = ("files", "plain", "shown", "unseen")

    def __init__(self) -> None:
        self.shown: list[Text] = []
        self.plain: list[Text] = []
        self.unseen: list[Text] = []
        self.files: list[File] = []

    def take(self, other: "Parts") -> None:
        """Adds all of another after one's own."""
        self.shown += other.shown
        self.plain += other.plain
        self.unseen += other.unseen
        self.files += other.files


class Walk:
    """Walks the entities of one message within its budget; kinds of defect go into `defects`, with where they are."""

    def __init__(self, budget: Budget, defects: dict[str, str]) -> None:
        self._budget = budget
        self._defects = defects
        self.count = 0

    def entity(self, block: Block, data: bytes, end: int, depth: int = 0, default: str = "text/plain") -> Parts:
        """The parts of the entity whose header is `block` and whose body is `data[block.body:end]`."""
        self.count += 1
        raw_type = block.first("content-type")
        media, parameters = parse_parameters(raw_type) if raw_type is not None else (default, _NONE)
        if "/" not in media:
            if raw_type is not None:
                self._note("bad-content-type", raw_type[:80].decode("ascii", "replace"))
            media = _SHORT.get(media, default if not media else "text/plain")
        if media.startswith("multipart/"):
            return self._multipart(block, data, end, depth, media, parameters)
        if media in _MESSAGE_TYPES:
            return self._message(block, data, end, depth, media, parameters)
        return self._leaf(block, data[block.body : end], depth, media, parameters)

    def _note(self, kind: str, detail: str = "") -> None:
        self._defects.setdefault(kind, detail)

    def _decoded(self, block: Block, data: bytes) -> bytes:
        raw = block.first("content-transfer-encoding")
        if raw is None:
            return data
        encoding = raw.split(b";", 1)[0].strip(b" \t\r\n\"'").decode("ascii", "replace").lower()
        decoded, defect = transfer_decode(data, encoding)
        if defect:
            self._note(defect, encoding[:40] if defect == "unknown-encoding" else "")
        return decoded

    def _multipart(
        self, block: Block, data: bytes, end: int, depth: int, media: str, parameters: dict[str, str]
    ) -> Parts:
        if depth >= DEPTH:
            self._note("limit-depth")
            return self._leaf(block, data[block.body : end], depth, "application/octet-stream", parameters)
        start = block.body
        boundary = parameters.get("boundary", "").encode("utf-8", "surrogateescape")[:BOUNDARY_BYTES].rstrip()
        ranges, closed = split_multipart(data, start, end, boundary, PARTS) if boundary else ([], False)
        if not ranges:
            decoded = self._decoded(block, data[start:end])
            if decoded != data[start:end]:
                self._note("encoded-multipart")
                data, start, end = decoded, 0, len(decoded)
                ranges, closed = split_multipart(data, start, end, boundary, PARTS) if boundary else ([], False)
        if not ranges:
            self._note("no-boundary")
            for each in (boundary, find_boundary(data, start, end)):
                if each and not ranges:
                    ranges, closed = split_multipart(data, start, end, each, PARTS, loose=True)
        if not ranges:
            return self._leaf(block, data[start:end], depth, "text/plain", parameters)
        if not closed:
            self._note("no-end-boundary")
        default = "message/rfc822" if media == "multipart/digest" else "text/plain"
        return self._combine(media, self._children(data, ranges, depth, default))

    def _children(
        self, data: bytes, ranges: list[tuple[int, int]], depth: int, default: str
    ) -> list[tuple[str, Parts]]:
        children = []
        for start, end in ranges:
            if self.count >= PARTS:
                self._note("limit-parts")
                break
            if not self._budget.in_time():
                break
            block = read_block(data, start, end)
            for defect in block.defects:
                if defect != "no-blank-line" or block.fields:
                    self._note(defect, "in a part")
            identity = block.first("content-id") or b""
            children.append((identity.strip().decode("latin-1"), self.entity(block, data, end, depth + 1, default)))
        return children

    def _combine(self, media: str, children: list[tuple[str, Parts]]) -> Parts:
        if media == "multipart/alternative":
            return self._alternative(child for _, child in children)
        whole = Parts()
        if media == "multipart/related":
            return self._related(child for _, child in children)
        for _, child in children:
            whole.take(child)
        if media == "multipart/encrypted":
            for file in whole.files[1:] or whole.files:
                file.encrypted = True
        return whole

    def _alternative(self, children: Iterable[Parts]) -> Parts:
        whole = Parts()
        rich: Parts | None = None
        plain: Parts | None = None
        for child in children:
            whole.files += child.files
            whole.unseen += child.unseen
            whole.plain += child.plain
            if any(text.html for text in child.shown):
                if rich is not None:
                    self._note("second-html")
                    whole.unseen += rich.shown
                rich = child
            elif child.shown:
                if plain is not None:
                    whole.unseen += child.shown
                else:
                    plain = child
        if rich is not None:
            whole.shown = rich.shown
            whole.plain += plain.shown if plain is not None else []
        elif plain is not None:
            whole.shown = plain.shown
        return whole

    def _related(self, children: Iterable[Parts]) -> Parts:
        whole = Parts()
        for index, child in enumerate(children):
            for file in child.files:
                file.inline = file.inline or index > 0
            if whole.shown and index > 0:
                whole.unseen += child.shown
                child.shown = []
            whole.take(child)
        return whole

    def _message(
        self, block: Block, data: bytes, end: int, depth: int, media: str, parameters: dict[str, str]
    ) -> Parts:
        name, _ = _name_of(block, parameters)
        whole = Parts()
        content = data[block.body : end]
        file = File(name, media, content)
        whole.files.append(file)
        if depth >= DEPTH:
            self._note("limit-depth")
            return whole
        encoding = (block.first("content-transfer-encoding") or b"").strip().lower()
        if (
            encoding in (b"base64", b"quoted-printable")
            and read_block(content, 0, min(len(content), 2_000)).first("from") is None
        ):
            self._note("encoded-multipart")
            file.content = content = self._decoded(block, content)
        inner = read_block(content, 0, len(content))
        file.inner_block = inner
        file.inner = self.entity(inner, content, len(content), depth + 1)
        whole.files += file.inner.files
        return whole

    def _leaf(self, block: Block, data: bytes, depth: int, media: str, parameters: dict[str, str]) -> Parts:
        whole = Parts()
        content = self._decoded(block, data)
        name, disposition = _name_of(block, parameters)
        is_text = media in ("text/plain", "text/html", "text", "text/enriched", "text/x-amp-html") or (
            media.startswith("text/") and not name and media not in _FILE_TEXTS
        )
        if is_text and disposition != "attachment" and (not name or depth == 0 or disposition == "inline"):
            html = media in ("text/html", "text/x-amp-html")
            if not html and b"begin" in content:
                content, files, broken = cut_uuencoded(content)
                whole.files += [File(each, "application/octet-stream", inside) for each, inside in files]
                if broken:
                    self._note("bad-uuencode")
            flowed = parameters.get("format", "").lower() == "flowed"
            whole.shown.append(Text(content, parameters.get("charset", ""), html=html, flowed=flowed))
            return whole
        if (block.first("content-transfer-encoding") or b"").strip().lower() in _UUENCODED:
            _, files, broken = cut_uuencoded(content)
            if broken or not files:
                self._note("bad-uuencode")
            whole.files += [File(name or each, media, inside) for each, inside in files]
            if files:
                return whole
        file = File(name, media, content)
        file.inline = disposition != "attachment" and block.first("content-id") is not None
        file.encrypted = media in _SMIME and parameters.get("smime-type", "enveloped-data").lower() in _ENVELOPED
        whole.files.append(file)
        return whole


_NONE: Final[dict[str, str]] = {}
_SHORT: Final = {"text": "text/plain", "html": "text/html", "plain": "text/plain"}
_FILE_TEXTS: Final = frozenset((
    "text/calendar", "text/x-calendar", "text/vcard", "text/x-vcard", "text/csv", "text/directory", "text/rfc822-headers",
    "text/xml", "text/javascript", "text/css", "text/rtf", "text/x-patch", "text/x-diff",
))  # fmt: skip
_UUENCODED: Final = (b"x-uuencode", b"uuencode", b"x-uue", b"uue")
_SMIME: Final = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_ENVELOPED: Final = ("enveloped-data", "authenveloped-data", "authenticated-data")


def _name_of(block: Block, parameters: dict[str, str]) -> tuple[str, str]:
    """File name (RFC 2183 2.3, then the `name` of the Content-Type) and lower-case disposition."""
    raw = block.first("content-disposition")
    disposition, given = parse_parameters(raw) if raw is not None else ("", _NONE)
    return file_name(given.get("filename") or given.get("name") or parameters.get("name") or ""), disposition
