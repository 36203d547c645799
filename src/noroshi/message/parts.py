"""The MIME tree of a message, walked once: which texts are shown, and what else is in it.

As mail programs do it: of alternatives the HTML is shown (RFC 2046 5.1.4 asks for the last that can be), of related
parts the root, of mixed ones every text that is not an attachment.
"""

from typing import Final

from noroshi.message.headers import Block, read_block
from noroshi.message.limits import BOUNDARY_BYTES, DEPTH, PARTS, Budget
from noroshi.message.mime import file_name, find_boundary, parse_parameters, split_multipart, transfer_decode
from noroshi.message.uuencode import cut_uuencoded

_NONE: Final[dict[str, str]] = {}
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


class _Entity:
    """A header that was read, and where the body is: `data[block.body:end]`."""

    __slots__ = ("block", "data", "depth", "end", "media", "parameters")

    def __init__(self, block: Block, data: bytes, end: int, depth: int) -> None:
        self.block = block
        self.data = data
        self.end = end
        self.depth = depth
        self.media = ""
        self.parameters = _NONE

    def content(self) -> bytes:
        return self.data[self.block.body : self.end]


class Walk:
    """Walks the entities of one message within its budget; kinds of defect go into `defects`, with where they are."""

    def __init__(self, budget: Budget, defects: dict[str, str]) -> None:
        self._budget = budget
        self._defects = defects
        self.count = 0

    def whole(self, block: Block, data: bytes, end: int) -> Parts:
        """The parts of the message whose header is `block` and whose body is `data[block.body:end]`."""
        return self._entity(_Entity(block, data, end, 0), "text/plain")

    def _entity(self, entity: _Entity, default: str) -> Parts:
        self.count += 1
        raw_type = entity.block.first("content-type")
        media = default
        if raw_type is not None:
            media, entity.parameters = parse_parameters(raw_type)
        if "/" not in media:
            self._note("bad-content-type", (raw_type or b"")[:80].decode("ascii", "replace"))
            media = _SHORT.get(media, "text/plain" if media else default)
        entity.media = media
        if media.startswith("multipart/"):
            return self._multipart(entity)
        if media in _MESSAGE_TYPES:
            return self._message(entity)
        return self._leaf(entity, entity.content())

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

    def _multipart(self, entity: _Entity) -> Parts:
        if entity.depth >= DEPTH:
            self._note("limit-depth")
            entity.media = "application/octet-stream"
            return self._leaf(entity, entity.content())
        data, start, end = entity.data, entity.block.body, entity.end
        boundary = entity.parameters.get("boundary", "").encode("utf-8", "surrogateescape")[:BOUNDARY_BYTES].rstrip()
        ranges, closed = split_multipart(data, start, end, boundary) if boundary else ([], False)
        if not ranges:
            content = entity.content()
            decoded = self._decoded(entity.block, content)
            if decoded != content:
                self._note("encoded-multipart")
                data, start, end = decoded, 0, len(decoded)
            for each in (boundary, find_boundary(data, start, end)):
                if each and not ranges:
                    ranges, closed = split_multipart(data, start, end, each, loose=True)
            if not ranges and data[start : start + 8].lower() == b"content-":
                ranges = [(start, end)]  # one part, and its delimiter lost
            if not ranges or data is entity.data:
                self._note("no-boundary")
        if not ranges:
            entity.media = "text/plain"
            return self._leaf(entity, data[start:end])
        if not closed and len(ranges) < PARTS:
            self._note("no-end-boundary")
        default = "message/rfc822" if entity.media == "multipart/digest" else "text/plain"
        return self._combine(entity.media, self._children(data, ranges, entity.depth + 1, default))

    def _children(self, data: bytes, ranges: list[tuple[int, int]], depth: int, default: str) -> list[Parts]:
        children: list[Parts] = []
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
            children.append(self._entity(_Entity(block, data, end, depth), default))
        return children

    def _combine(self, media: str, children: list[Parts]) -> Parts:
        if media == "multipart/alternative":
            return self._alternative(children)
        if media == "multipart/related":
            return self._related(children)
        whole = Parts()
        for child in children:
            whole.take(child)
        if media == "multipart/encrypted":
            for file in whole.files[1:] or whole.files:
                file.encrypted = True
        return whole

    def _alternative(self, children: list[Parts]) -> Parts:
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
            elif any(text.data.strip() for text in child.shown) or plain is None:
                if plain is not None:
                    whole.unseen += plain.shown
                plain = child
        if rich is not None:
            whole.shown = rich.shown
            whole.plain += plain.shown if plain is not None else []
        elif plain is not None:
            whole.shown = plain.shown
        return whole

    def _related(self, children: list[Parts]) -> Parts:
        whole = Parts()
        for index, child in enumerate(children):
            for file in child.files:
                file.inline = file.inline or index > 0
            if whole.shown and index > 0:
                whole.unseen += child.shown
                child.shown = []
            whole.take(child)
        return whole

    def _message(self, entity: _Entity) -> Parts:
        whole = Parts()
        content = entity.content()
        name, _ = _name_of(entity)
        file = File(name, entity.media, content)
        whole.files.append(file)
        if entity.depth >= DEPTH:
            self._note("limit-depth")
            return whole
        encoding = (entity.block.first("content-transfer-encoding") or b"").strip().lower()
        if encoding in (b"base64", b"quoted-printable"):
            decoded = self._decoded(entity.block, content)
            # Some programs say so and do not do it: then what is there is a message as it stands.
            if not read_block(content, 0, len(content)).first("from"):
                self._note("encoded-multipart")
                file.content = content = decoded
        file.inner_block = block = read_block(content, 0, len(content))
        file.inner = self._entity(_Entity(block, content, len(content), entity.depth + 1), "text/plain")
        whole.files += file.inner.files
        return whole

    def _leaf(self, entity: _Entity, content: bytes) -> Parts:
        whole = Parts()
        content = self._decoded(entity.block, content)
        name, disposition = _name_of(entity)
        if _is_shown(entity, name, disposition):
            html = entity.media in _HTML
            if not html and b"begin" in content:
                content = self._without_files(content, whole, entity.media)
            flowed = entity.parameters.get("format", "").lower() == "flowed"
            whole.shown.append(Text(content, entity.parameters.get("charset", ""), html=html, flowed=flowed))
            return whole
        if (entity.block.first("content-transfer-encoding") or b"").strip().lower() in _UUENCODED:
            self._without_files(content, whole, entity.media)
            if whole.files:
                whole.files[0].name = name or whole.files[0].name
                return whole
        file = File(name, entity.media, content)
        file.inline = disposition != "attachment" and entity.block.first("content-id") is not None
        file.encrypted = entity.media in _SMIME and (
            entity.parameters.get("smime-type", "enveloped-data").lower() in _ENVELOPED
        )
        whole.files.append(file)
        return whole

    def _without_files(self, content: bytes, whole: Parts, media: str) -> bytes:
        """The text without the files that stand in it in uuencode, which go into `whole`."""
        content, files, broken = cut_uuencoded(content)
        if broken:
            self._note("bad-uuencode")
        declared = "application/octet-stream" if media.startswith("text/") else media
        whole.files += [File(name, declared, inside) for name, inside in files]
        return content


def _is_shown(entity: _Entity, name: str, disposition: str) -> bool:
    """Whether a mail program shows the part within the text."""
    media = entity.media
    if disposition == "attachment" or (name and entity.depth > 0 and disposition != "inline"):
        return False
    return media in _SHOWN or (media.startswith("text/") and not name and media not in _FILE_TEXTS)


_HTML: Final = ("text/html", "text/x-amp-html", "application/xhtml+xml")
_SHOWN: Final = frozenset(("text/plain", "text/enriched", *_HTML))
_SHORT: Final = {"text": "text/plain", "html": "text/html", "plain": "text/plain"}
_FILE_TEXTS: Final = frozenset((
    "text/calendar", "text/x-calendar", "text/vcard", "text/x-vcard", "text/csv", "text/directory", "text/rfc822-headers",
    "text/xml", "text/javascript", "text/css", "text/rtf", "text/x-patch", "text/x-diff",
))  # fmt: skip
_UUENCODED: Final = (b"x-uuencode", b"uuencode", b"x-uue", b"uue")
_SMIME: Final = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_ENVELOPED: Final = ("enveloped-data", "authenveloped-data", "authenticated-data")


def _name_of(entity: _Entity) -> tuple[str, str]:
    """File name (RFC 2183 2.3, then the `name` of the Content-Type) and lower-case disposition."""
    raw = entity.block.first("content-disposition")
    disposition, given = parse_parameters(raw) if raw is not None else ("", _NONE)
    return file_name(given.get("filename") or given.get("name") or entity.parameters.get("name") or ""), disposition
