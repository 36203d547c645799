"""An HTML page to a `Document`: all blocks that are shown, in reading order, with the furniture marked."""

import re
from typing import Final

import msgspec

from noroshi.alerts.documents.containers import Containers
from noroshi.alerts.documents.dates import date_of, is_date_line
from noroshi.alerts.documents.decoding import cut, declared_charset, decode
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.elements import DROPPED, Element, Page, parse_page
from noroshi.alerts.documents.furniture import Line, lines_of, mark
from noroshi.alerts.documents.page_facts import facts_of_page
from noroshi.alerts.documents.publisher import is_organisation
from noroshi.alerts.limits import TEXT_CHARS
from noroshi.alerts.model import Document, DocumentLanguage, FurnitureKind
from noroshi.text.languages import language_of

FEW_WORDS: Final = 400
"""code points of the alert's own words below which a page with a password field, or a note on cookies, is no document"""
LINKED: Final = 0.8
"""share of a line that is links, from which it leads elsewhere"""
LINKS_IN_A_ROW: Final = 3
BOLD_CHARS: Final = 100
"""code points of a paragraph in bold that stands for a heading"""

_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt rtc ruby s samp small"
    " span strike strong sub sup time tt u var wbr input slot".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAK: Final = "\x03"
_CELL: Final = "\x04"
_BETWEEN_CJK: Final = re.compile(r"(?<=[　-〿぀-ヿ一-鿿＀-￯])[ \t\f]*[\r\n]\s*(?=[　-〿぀-ヿ一-鿿＀-￯])")
"""A line end between two East Asian letters is no space (CSS Text 4, segment break transformation)."""
_ENDED: Final = re.compile(r"[.。!！:：、,][\"'”’)\]」）]*\s*$")
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_BREAKS: Final = re.compile(r" *\x03[ \x03]*")
_CELLS: Final = re.compile(r" *\x04 *")


def read_html(data: bytes, source: str, defects: dict[str, str]) -> Document:
    """The words of a page; what is hidden is left out."""
    html, defect = decode(data, declared_charset(data))
    if defect:
        defects[defect] = declared_charset(data)[:60]
    html = html.replace("\0", "\ufffd") if "\0" in html else html
    page = parse_page(html)
    if page is None:
        return _words_alone(html, source, defects)
    blocks = _Blocks(page)
    blocks.read()
    lines, text = blocks.lines, cut(blocks.text, defects)
    if len(blocks.text) > len(text):
        lines = [line for line in lines if line.end <= len(text)]
    heading = _title_line(page, blocks, lines)
    facts = facts_of_page(page, heading.text if heading is not None else "")
    _before_title(lines, heading)
    _after_body(blocks, lines)
    for line, menu in zip(lines, blocks.menus, strict=False):
        if menu and not line.kind and not line.ended and "://" not in line.text and "\t" not in line.text:
            line.kind = "navigation"
    _links(lines, blocks.linked)
    marked = mark(lines, facts.title)
    _is_it_a_page(page, lines, text, defects)
    return Document(
        source,
        "html",
        text,
        language=_language(page, text, lines),
        title=facts.title or marked.title,
        publisher=facts.publisher or marked.publisher or facts.host,
        date=facts.date or _time(page) or marked.date or _shown_date(lines),
        url=facts.url,
        furniture=marked.furniture,
        defects=as_defects(defects),
    )


def _words_alone(html: str, source: str, defects: dict[str, str]) -> Document:
    from noroshi.message.html import render_html

    defects["deep-html"] = ""
    text = cut(render_html(html).text, defects)
    marked = mark(lines_of(text))
    return Document(
        source,
        "html",
        text,
        language=language_of(text),
        title=marked.title,
        publisher=marked.publisher,
        date=marked.date,
        furniture=marked.furniture,
        defects=as_defects(defects),
    )


class _Block(msgspec.Struct, gc=False):
    kind: FurnitureKind | None = None
    tag: str = ""
    item: bool = False
    element: int = 0
    chars: int = 0
    linked: int = 0
    bold: int = 0
    anchors: int = 0
    """links that begin in it"""
    card: bool = False
    """it stands in a link around whole blocks: the card of another page"""


class _Blocks:
    """One pass over the events of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.containers = Containers(page)
        self.lines: list[Line] = []
        self.linked: list[float] = []
        """of each line, the share that is links"""
        self.menus: list[bool] = []
        """of each line, whether it is made of several links"""
        self.places: list[int] = []
        """of each line, the element in which its block began"""
        self._pieces: list[str] = []
        self._size = 0
        self._buffer: list[str] = []
        self._block = _Block()
        self._data_tables = _data_tables(page)

    @property
    def text(self) -> str:
        """All blocks, an empty line between them; rows of a table stand on lines of their own."""
        return "".join(self._pieces)

    def read(self) -> None:  # noqa: C901, PLR0912, PLR0915  # the loop over all tags of a page
        elements, kinds = self.page.elements, self.containers.kinds
        skipped = 0
        open_: list[int] = []
        links = tables = bold = 0
        for event in self.page.events:
            if isinstance(event, str):
                if not skipped:
                    size = len(event) - event.count(" ")
                    if not self._buffer and event.isspace():
                        continue
                    if not self._block.chars and size:
                        self._begin(open_)
                    self._buffer.append(event)
                    self._block.chars += size
                    self._block.linked += size if links else 0
                    self._block.bold += size if bold else 0
                continue
            begins = event >= 0
            index = event if begins else ~event
            element = elements[index]
            tag = element.tag
            if begins:
                open_.append(index)
            if element.hidden or tag in DROPPED:
                skipped += 1 if begins else -1
            elif not skipped:
                if tag == "a":
                    links += 1 if begins else -1
                    self._block.anchors += begins
                    if begins and self._buffer and self._buffer[-1][-1:] not in " \n":
                        self._buffer.append("\x05")
                elif tag in ("b", "strong"):
                    bold += 1 if begins else -1
                elif tag == "br":
                    if begins:
                        self._buffer.append(" " if tables else _BREAK)
                elif tag == "table" and index in self._data_tables:
                    self._flush()
                    tables += 1 if begins else -1
                elif tables and tag in ("td", "th"):
                    if begins:
                        self._buffer.append(_CELL)
                elif tables and tag in ("tr", "caption", "thead", "tbody", "tfoot"):
                    self._flush("\n" if tag == "tr" else "\n\n")
                elif tables:
                    if tag not in _INLINE:
                        self._buffer.append(" ")
                elif tag not in _INLINE:
                    self._flush()
                elif (kinds[index] is not None) != (kinds[element.parent] is not None) and element.chars:
                    self._flush("\n")  # a byline in a span of its own is a line of its own
            if not begins:
                open_.pop()
        self._flush()

    def _begin(self, open_: list[int]) -> None:
        elements = self.page.elements
        block = self._block
        block.element = open_[-1] if open_ else 0
        block.kind = self.containers.kinds[block.element] if open_ else None
        block.card = _in_card(elements, open_)
        for index in reversed(open_[-12:]):
            tag = elements[index].tag
            if tag in _HEADINGS or tag in ("legend", "summary"):
                block.tag = tag
                break
            if tag in ("li", "dt", "dd"):
                block.item = True
            if tag not in _INLINE and tag not in ("li", "p", "div", "dd"):
                break

    def _flush(self, joined: str = "\n\n") -> None:
        if not self._buffer:
            return
        text = "".join(self._buffer)
        block, self._block = self._block, _Block()
        self._buffer.clear()
        if "\n" in text and not text.isascii():
            text = _BETWEEN_CJK.sub("", text)
        text = _SPACES.sub(" ", text.replace("\x05", " " if block.linked else ""))
        if _CELL in text:
            text = _CELLS.sub("\t", text)
            text = text.strip(" \x03").removeprefix("\t")
        if not text.strip():
            return
        share = block.linked / block.chars if block.chars else 0.0
        first = True
        for paragraph in _paragraphs(text):
            for number, words in enumerate(paragraph):
                self._add(words, block, "\n" if number else joined if first else "\n\n", share)
                first = False

    def _add(self, words: str, block: _Block, joined: str, share: float) -> None:
        if self._size > TEXT_CHARS:
            return
        gap = joined == "\n\n" or not self._pieces
        if self._pieces:
            self._pieces.append(joined)
            self._size += len(joined)
        start = self._size
        self._pieces.append(words)
        self._size += len(words)
        bold = (
            block.bold
            and block.bold == block.chars
            and not block.item
            and not _ENDED.search(words[-4:])
            and len(words) <= BOLD_CHARS
        )
        heading = block.tag != "" or bool(bold)
        lead = len(words) - len(words.lstrip())
        shown = words.strip()
        self.lines.append(
            Line(
                start + lead,
                start + lead + len(shown),
                shown,
                gap,
                block.kind or ("related" if block.card else ""),
                heading,
                block.item,
            )
        )
        self.linked.append(share)
        self.menus.append(block.anchors > 1 and share >= LINKED)
        self.places.append(block.element)


def _in_card(elements: list[Element], open_: list[int]) -> bool:
    """Between the block and a link around it stands a block element."""
    block = False
    for index in reversed(open_[-8:]):
        tag = elements[index].tag
        if tag == "a":
            return block
        block = block or tag not in _INLINE
    return False


def _paragraphs(text: str) -> list[list[str]]:
    """The lines of a block: one line break begins a line, two a paragraph."""
    if _BREAK not in text:
        return [[text.strip(" ")]]
    paragraphs: list[list[str]] = [[]]
    at = 0
    for found in _BREAKS.finditer(text):
        words = text[at : found.start()].strip(" ")
        if words.strip():
            paragraphs[-1].append(words)
        if found[0].count(_BREAK) > 1 and paragraphs[-1]:
            paragraphs.append([])
        at = found.end()
    rest = text[at:].strip(" ")
    if rest.strip():
        paragraphs[-1].append(rest)
    return [paragraph for paragraph in paragraphs if paragraph]


def _data_tables(page: Page) -> frozenset[int]:
    """Tables of data; those that lay out a page hold tables, headings, or several paragraphs in a cell."""
    elements = page.elements
    inner: list[int] = []
    facts: dict[int, list[int]] = {}
    for index, element in enumerate(elements):
        table = inner[element.parent] if element.parent >= 0 else -1
        if table >= 0:
            row = facts[table]
            if element.tag == "table" or element.tag in _HEADINGS:
                row[0] += 1
            elif element.tag in ("td", "th"):
                row[1] += 1
            elif element.tag in ("p", "ul", "ol", "div"):
                row[2] += 1
        if element.tag == "table":
            facts[index] = [int(element.attributes.get("role", "") == "presentation"), 0, 0]
            table = index
        inner.append(table)
    return frozenset(
        index for index, (layout, cells, parts) in facts.items() if not layout and cells > 1 and parts <= 1.5 * cells
    )


def _title_line(page: Page, blocks: _Blocks, lines: list[Line]) -> Line | None:
    """The line of the h1 that is nearest to the body; a site's own name is often an h1, too."""
    root = blocks.containers.root
    found: list[tuple[int, Line]] = []
    for place, line in zip(blocks.places, lines, strict=False):
        at = place
        for _ in range(6):
            if at < 0 or page.elements[at].tag == "h1":
                break
            at = page.elements[at].parent
        if at >= 0 and page.elements[at].tag == "h1":
            found.append((at, line))
    if not found:
        # Blogs set the title of a post in a smaller heading; the page's own title tells which.
        best = next(
            (line for line in lines if line.heading and line.kind in ("", "heading") and _in_title(line.text, page)),
            None,
        )
        if best is not None:
            best.kind = "title"
        return best
    inside = [line for at, line in found if at > root]
    named = [line for _, line in found if _in_title(line.text, page)]
    best = next((line for line in inside if line in named), None) or next(iter(named or inside or [found[-1][1]]))
    for _, line in found:
        line.kind = "title" if line is best else line.kind
    return best


def _in_title(text: str, page: Page) -> bool:
    plain = "".join(text.split()).casefold()
    titles = [page.title, *(meta.get("content", "") for meta in page.metas if meta.get("property") == "og:title")]
    return len(plain) > 8 and any(plain in "".join(title.split()).casefold() for title in titles)


def _before_title(lines: list[Line], title: Line | None) -> None:
    """What stands before the title leads elsewhere, unless it is prose or a letterhead."""
    if title is None:
        return
    for line in lines:
        if line is title:
            break
        if not line.kind and not line.prose and not is_date_line(line.text) and not is_organisation(line.text):
            line.kind = "navigation"


def _after_body(blocks: _Blocks, lines: list[Line]) -> None:
    """Below the body of the page there is nothing of the alert but whole paragraphs and tables."""
    root, elements = blocks.containers.root, blocks.page.elements
    if not root:
        return
    last = root
    for index in range(root + 1, len(elements)):
        if elements[index].parent < root:
            break
        last = index
    for line, place, share in zip(lines, blocks.places, blocks.linked, strict=False):
        if place > last and not line.kind and not line.prose and "\t" not in line.text and not line.heading:
            line.kind = "related" if share > 0.5 else "footer"


def _links(lines: list[Line], linked: list[float]) -> None:
    """Several lines of links in a row are menus, or other articles where they are long."""
    run: list[Line] = []
    for line, share in [*zip(lines, linked, strict=False), (Line(0, 0, "", kind="footer"), 0.0)]:
        if not line.kind and share >= LINKED and not line.ended and "\t" not in line.text and "://" not in line.text:
            run.append(line)
            continue
        if len(run) >= LINKS_IN_A_ROW:
            long = sum(len(each.text) * (2 if each.wide else 1) for each in run) > 30 * len(run)
            for each in run:
                each.kind = "related" if long else "navigation"
        run = []


def _time(page: Page) -> str:
    for element in page.elements:
        if element.tag == "time" and element.attributes.get("datetime"):
            found = date_of(element.attributes["datetime"])
            if found:
                return found
    return ""


def _shown_date(lines: list[Line]) -> str:
    """The first line that is a date and nothing else, whatever stands around it, above the middle of the page."""
    for line in lines[: max(20, len(lines) // 2)]:
        if line.kind not in ("", "related") and is_date_line(line.text):
            return date_of(line.text)
    return ""


def _language(page: Page, text: str, lines: list[Line]) -> DocumentLanguage:
    own = "\n".join(line.text for line in lines if not line.kind)
    found = language_of(own) or language_of(text)
    said = page.language[:2].lower()
    return found or ("ja" if said == "ja" else "en" if said == "en" else "")


def _is_it_a_page(page: Page, lines: list[Line], text: str, defects: dict[str, str]) -> None:
    if not text.strip():
        defects["no-words"] = f"{page.scripts} scripts" if page.scripts else ""
        return
    own = sum(len(line.text) for line in lines if not line.kind)
    if own >= FEW_WORDS:
        return
    if page.password:
        defects["login-page"] = ""
    elif sum(len(line.text) for line in lines if line.kind == "notice") > own:
        defects["cookie-wall"] = ""
