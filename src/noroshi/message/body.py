"""Text parts to the text that is shown, with its links."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

import msgspec

from noroshi.message.charset import decode_text
from noroshi.message.encoded_words import decode_base64
from noroshi.message.html import RenderedHtml, render_html
from noroshi.message.limits import ATTACHMENTS, BODY_CHARS, LINKS, PART_TEXT_BYTES, Budget
from noroshi.message.model import Body, Defect, Link
from noroshi.message.parts import File, Parts, Text
from noroshi.message.thread import own_end, signature_start
from noroshi.message.urls import find_text_links

_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_FLOWED: Final = re.compile(r"(?<!\n--) \n(?=[^>\n])")
_DATA_PICTURE: Final = re.compile(
    r"data:(image/(?:png|jpe?g|gif|webp|bmp))(?:;[^,;]{0,100}){0,5};base64,", re.IGNORECASE
)
_PGP: Final = "-----BEGIN PGP MESSAGE-----"
_BETWEEN: Final = "\n\n"


class _Shown:
    """Pieces of text one after the other, and what was found in them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.hidden: list[str] = []
        self.links: list[Link] = []
        self.html = self.form = self.password = self.script = False
        self.images = 0

    def add(self, text: str, links: tuple[Link, ...]) -> None:
        text = text[: max(0, BODY_CHARS - self.size)]
        if self.pieces:
            self.size += len(_BETWEEN)
        at = self.size
        if at:
            links = tuple(_moved(link, at) for link in links)
        self.links += links
        self.pieces.append(text)
        self.size += len(text)


def read_body(parts: Parts, budget: Budget, defects: dict[str, str]) -> tuple[Body, tuple[Link, ...]]:
    """The body and its links. The kinds of defect go into `defects`, with where they are.

    Pictures that the HTML holds itself become files of `parts`.
    """
    shown = _Shown()
    for part in parts.shown:
        if shown.size >= BODY_CHARS:
            defects.setdefault("limit-body", "")
            break
        if shown.pieces and not budget.in_time():
            break
        if part.html:
            page = _add_html(shown, part, defects)
            _add_pictures(page.images, parts, budget)
        else:
            text = plain_text(part, defects)
            shown.add(text, find_text_links(text))
    text = _BETWEEN.join(shown.pieces)
    links = tuple(link if link.end <= len(text) else _nowhere(link) for link in shown.links)
    if len(links) > LINKS:
        defects.setdefault("limit-links", "")
        links = links[:LINKS]
    for part in parts.unseen:
        if not budget.in_time() or sum(map(len, shown.hidden)) > BODY_CHARS:
            break
        shown.hidden.append(_unseen(part, defects))
    hidden = "\n".join(piece for piece in shown.hidden if piece)
    plain = _BETWEEN.join([plain_text(part, defects) for part in parts.plain]) if shown.html else ""
    if len(hidden) > BODY_CHARS or len(plain) > BODY_CHARS:
        defects.setdefault("limit-body", "")
    if _PGP in text:
        defects.setdefault("encrypted-text", "")
    end = own_end(text)
    body = Body(
        text=text,
        hidden=hidden[:BODY_CHARS],
        plain=plain[:BODY_CHARS],
        html=shown.html,
        has_form=shown.form,
        has_password_field=shown.password,
        has_script=shown.script,
        remote_images=shown.images,
        own_end=end,
        signature=signature_start(text, end),
    )
    return body, links


def _add_html(shown: _Shown, part: Text, defects: dict[str, str]) -> RenderedHtml:
    page = render_html(_characters(part, defects))
    shown.html = True
    shown.form = shown.form or page.has_form
    shown.password = shown.password or page.has_password_field
    shown.script = shown.script or page.has_script
    shown.images += page.remote_images
    shown.hidden.append(page.hidden)
    for defect in page.defects:
        defects.setdefault(defect.kind, defect.detail)
    if len(page.text) > BODY_CHARS:
        defects.setdefault("limit-body", "")
    shown.add(page.text, page.links)
    return page


def _add_pictures(sources: tuple[str, ...], parts: Parts, budget: Budget) -> None:
    for source in sources:
        found = _DATA_PICTURE.match(source) if source[:5].lower() == "data:" else None
        if found is None:
            continue
        if len(parts.files) > ATTACHMENTS or not budget.expand(len(source)):
            return
        content, _ = decode_base64(unquote_to_bytes(source[found.end() :]))
        file = File("", found[1].lower(), content)
        file.inline = True
        parts.files.append(file)


def plain_text(part: Text, defects: dict[str, str]) -> str:
    r"""The characters of a plain text, lines ended by `\n`, flowed lines joined (RFC 3676)."""
    text = _characters(part, defects)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if part.flowed and " \n" in text:
        text = _FLOWED.sub(" ", text)
    if len(text) > BODY_CHARS:
        defects.setdefault("limit-body", "")
        text = text[:BODY_CHARS]
    return text


def _characters(part: Text, defects: dict[str, str]) -> str:
    data = part.data
    if len(data) > PART_TEXT_BYTES:
        defects.setdefault("limit-body", "")
        data = data[:PART_TEXT_BYTES]
    charset = part.charset
    if part.html and not charset and not data.isascii():
        meta = _META.search(data, 0, 4_096)
        if meta is not None:
            charset = meta[1].decode("ascii", "replace")
    text, defect = decode_text(data, charset)
    if defect:
        defects.setdefault(defect, charset[:60])
    return text.replace("\0", "") if "\0" in text else text


def _unseen(part: Text, defects: dict[str, str]) -> str:
    if part.html:
        page = render_html(_characters(part, defects))
        return page.text
    return plain_text(part, defects)


def _moved(link: Link, by: int) -> Link:
    if link.start < 0:
        return link
    return msgspec.structs.replace(link, start=link.start + by, end=link.end + by)


def _nowhere(link: Link) -> Link:
    return msgspec.structs.replace(link, start=-1, end=-1)


def as_defects(kinds: dict[str, str]) -> tuple[Defect, ...]:
    """Each kind once, in the order in which they were met."""
    return tuple(Defect(kind, detail) for kind, detail in kinds.items())
