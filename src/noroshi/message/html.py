"""HTML as a mail program shows it: its words in reading order, its links, and what it hides.

The source is read token by token, as the WHATWG tokenizer would, without building a tree: that is linear in the
source's length and keeps every link. Where the tokens alone cannot say what a browser shows (raw-text elements,
foreign content, or hidden text among elements that are not nested well), lexbor builds the HTML5 tree first and the
tokens are those of the tree written out again.
"""

import re
from html import unescape

import can_ada
import msgspec
from selectolax.lexbor import LexborHTMLParser

from noroshi.message.css import NORMAL, Look, Sheet, look_of, may_hide
from noroshi.message.limits import BODY_CHARS, HTML_CHARS, HTML_DEPTH, HTML_TREE_TAGS, LINKS
from noroshi.message.model import Defect, Link
from noroshi.message.urls import parse_url


class RenderedHtml(msgspec.Struct, frozen=True):
    """What there is to see and to click in an HTML part."""

    text: str = ""
    """the words shown, lines broken where blocks break them; cells of a table row are kept apart by a tab. An image
    stands as its alternative text, as it does where images are not loaded"""
    hidden: str = ""
    """the words not shown"""
    links: tuple[Link, ...] = ()
    """`start` and `end` point into `text`"""
    has_form: bool = False
    has_password_field: bool = False
    has_script: bool = False
    remote_images: int = 0
    images: tuple[str, ...] = ()
    """`src` of the images, at most `LINKS`; `data:` ones whole"""
    defects: tuple[Defect, ...] = ()


def render_html(html: str) -> RenderedHtml:
    """The text, the hidden text and the links of an HTML part. Any input gives an answer, in linear time."""
    defects: list[Defect] = []
    if len(html) > HTML_CHARS:
        html = html[:HTML_CHARS]
        defects.append(Defect("html-too-long", f"only {HTML_CHARS} characters were read"))
    script = False
    lower = html.lower()
    if _UNUSUAL.search(lower):
        script = "<script" in lower
        html, defect = _through_tree(html)
        if defect:
            defects.append(defect)
    styled = may_hide(lower)
    try:
        page = _Page(html, styled, strict=styled)
    except _NotNestedError:
        html, defect = _through_tree(html)
        if defect:
            defects.append(defect)
        page = _Page(html, styled, strict=False)
    return page.rendered(script, defects)


# Elements whose mere presence can change how the tokens after them are read (WHATWG 13.2.6), so that only a tree tells.
_UNUSUAL = re.compile(
    r"<(?:script|xmp|iframe|noembed|noframes|plaintext|textarea|select|svg|math|template|frameset)(?=[\s/>])"
)
_RAW_TEXT = ["script", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript"]
# Formatting elements left open are opened again in every following block: few of them times many blocks fill memory.
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*", re.IGNORECASE)
_TREE_NODES = 1_000_000


def _through_tree(html: str) -> tuple[str, Defect | None]:
    """The same page written out from its HTML5 tree, or as it is where the tree would cost too much."""
    tags = html.count("<")
    if tags > HTML_TREE_TAGS or tags * len(set(_FORMATTING.findall(html))) > _TREE_NODES:
        return html, Defect("html-too-complex", "read without its tree")
    try:
        tree = LexborHTMLParser(html)
        tree.strip_tags(_RAW_TEXT, recursive=True)
        return tree.html or "", None
    except Exception:  # any failure of the library must not lose the words
        return html, Defect("html-too-complex", "read without its tree")


_WS = r"[ \t\n\f\r]"
_ATTRIBUTES = r"(?:[ \t\n\f\r/]++|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{ws}*+={ws}*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+|(?=>)|\Z)|{ws}*+))*+".replace(
    "{ws}", _WS
)
# One token with the text before it: (text, raw element's attributes, its name, its content, tag, attributes, lone "<").
# Everything possessive, and every construct may end at the end of the source, as the standard has it: linear time.
_TOKEN = re.compile(
    r"([^<]*+)(?:"
    r"<((?i:style|title))(?=[ \t\n\f\r/>])" + _ATTRIBUTES + r"(?:>|\Z)([^<]*+(?:<(?!/(?i:style|title)[ \t\n\f\r/>])[^<]*+)*+)"
    r"|<(/?+[a-zA-Z][^ \t\n\f\r/>]*+)(" + _ATTRIBUTES + r")(?:>|\Z)"
    r"|<!--(?:-?>|[^-]*+(?:-(?!->|-!>)[^-]*+)*+(?:--!?>|\Z))"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|(<)"
    r"|\Z)"
)
_ATTRIBUTE = re.compile(
    r"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{ws}*+={ws}*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^ \t\n\f\r\"'>][^ \t\n\f\r>]*+)?))?".replace(
        "{ws}", _WS
    )
)
_SPACES = re.compile(r"[ \t\n\f\r]+")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060-\u2064\ufeff\u034f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e]")
_UNSEEN_RUN = re.compile(r"(?:[\u200b-\u200f\u2060-\u2064\ufeff\u034f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e][ \u00a0\u2000-\u200a]*){3,}")

_BREAK = 1
_PARAGRAPH = 2
_BLOCKS = dict.fromkeys(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " header hgroup hr html legend li main menu nav ol optgroup option pre section summary table tbody tfoot thead tr ul"
    " caption".split(),
    _BREAK,
) | dict.fromkeys("h1 h2 h3 h4 h5 h6 p".split(), _PARAGRAPH)
_VOID = frozenset("area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr".split())
_OPTIONAL_END = frozenset("p li td th tr tbody thead tfoot dt dd option optgroup colgroup html body head".split())


class _NotNestedError(Exception):
    """Elements overlap, so that the style in force cannot be told without a tree."""


def _attributes(source: str) -> dict[str, str]:
    """Attributes by lower-case name; the first of a name counts (WHATWG 13.2.5.33)."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), double or single or bare)
    for name, value in found.items():
        if "&" in value:
            found[name] = unescape(value)
    return found


class _Page:
    """One pass over the tokens of a page."""

    def __init__(self, html: str, styled: bool, strict: bool) -> None:
        self.out: list[str] = []
        self.length = 0
        self.hidden: list[str] = []
        self.found: list[tuple[str, str, int, int]] = []
        """href, where, start and end in the text before it is trimmed"""
        self.open_link: tuple[str, int, bool] | None = None
        self.base = ""
        self.has_form = self.has_password_field = False
        self.images: list[str] = []
        self.remote_images = 0
        self.breaks = 0
        self.space = False
        self.cell = False
        self.look: Look = NORMAL
        self.sheet = Sheet()
        self.stack: list[tuple[str, Look]] = []
        if styled:
            self._walk_styled(html, strict)
        else:
            self._walk(html)
        self._end_link()

    # --- the two walks: the first is the hot one ---

    def _walk(self, html: str) -> None:
        """Where nothing can be hidden, no style is looked at."""
        write, blocks, special = self._write, _BLOCKS, _SPECIAL
        for text, raw, content, tag, attributes, lone in _TOKEN.findall(html):
            if text or lone:
                write(text + lone)
            if tag:
                name = tag.lower()
                if name in special:
                    special[name](self, attributes)
                else:
                    size = blocks.get(name if name[0] != "/" else name[1:])
                    if size is not None and size > self.breaks:
                        self.breaks = size

    def _walk_styled(self, html: str, strict: bool) -> None:
        """With the look of every element that is open."""
        for text, raw, content, tag, attributes, lone in _TOKEN.findall(html):
            if text or lone:
                self._write(text + lone)
            if raw and raw.lower() == "style":
                self.sheet.add(content)
            if not tag:
                continue
            name = tag.lower()
            if name[0] == "/":
                name = name[1:]
                self._close(name, strict)
                if name in _SPECIAL_END:
                    _SPECIAL_END[name](self)
            else:
                if name not in _VOID:
                    self._open(name, attributes, strict)
                if name in _SPECIAL:
                    _SPECIAL[name](self, attributes)
            size = _BLOCKS.get(name)
            if size is not None and size > self.breaks:
                self.breaks = size

    def _open(self, name: str, attributes: str, strict: bool) -> None:
        if name in _OPTIONAL_END and strict and self.stack and self.stack[-1][0] == name:
            self.look = self.stack.pop()[1]
        if len(self.stack) < HTML_DEPTH:
            self.stack.append((name, self.look))
            if attributes or self.sheet.rules:
                self.look = look_of(self.look, name, attributes, self.sheet)

    def _close(self, name: str, strict: bool) -> None:
        stack = self.stack
        if not stack:
            return
        if stack[-1][0] == name:
            self.look = stack.pop()[1]
            return
        for index in range(len(stack) - 1, -1, -1):
            if stack[index][0] == name:
                self.look = stack[index][1]
                del stack[index:]
                return
            if strict and stack[index][0] not in _OPTIONAL_END:
                raise _NotNestedError
        if strict and name not in _VOID and name != "p":
            raise _NotNestedError

    # --- words ---

    def _write(self, text: str) -> None:
        if text.isspace() and "\u3000" not in text and "\xa0" not in text:
            self.space = True
            return
        if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
            text = _SPACES.sub(" ", text)
        if "&" in text:
            text = unescape(text)
        if self.look is not NORMAL and self.look.hides:
            self.hidden.append(text)
            return
        if self.breaks:
            if self.length:
                self.out.append("\n" if self.breaks == 1 else "\n\n")
                self.length += 1 if self.breaks == 1 else 2
            text = text.lstrip(" ")
            self.breaks = 0
        elif self.cell:
            self.out.append("\t")
            self.length += 1
            text = text.lstrip(" ")
        elif self.space and text[0] != " ":
            self.out.append(" ")
            self.length += 1
        self.cell = False
        self.space = text[-1:] == " "
        if self.space:
            text = text[:-1]
        self.out.append(text)
        self.length += len(text)

    def _line(self, _: str = "") -> None:
        self.breaks += 1

    def _row(self, _: str = "") -> None:
        self.cell = False
        self.breaks = self.breaks or 1

    def _next_cell(self, _: str = "") -> None:
        self.cell = True

    # --- links ---

    def _link(self, attributes: str) -> None:
        href = _attributes(attributes).get("href")
        if href is not None:
            self._end_link()
            self.open_link = (href, self.length, self.look.hides)

    def _end_link(self, _: str = "") -> None:
        if self.open_link is not None:
            href, start, hidden = self.open_link
            self.found.append((href, "hidden" if hidden else "html", start, self.length))
            self.open_link = None

    def _area(self, attributes: str) -> None:
        self._target(_attributes(attributes).get("href"), "area")

    def _form(self, attributes: str) -> None:
        self.has_form = True
        self.breaks = self.breaks or 1
        self._target(_attributes(attributes).get("action"), "form")

    def _input(self, attributes: str) -> None:
        found = _attributes(attributes)
        kind = found.get("type", "").strip().lower()
        if kind == "password":
            self.has_password_field = True
        elif kind in {"submit", "button"} and found.get("value"):
            self._write(f" {found['value']} ")
        self._target(found.get("formaction"), "form")

    def _button(self, attributes: str) -> None:
        self._target(_attributes(attributes).get("formaction"), "form")

    def _image(self, attributes: str) -> None:
        found = _attributes(attributes)
        source = found.get("src", "").strip()
        if source and len(self.images) < LINKS:
            self.images.append(source)
        if source[:5].lower() in {"http:", "https"} or source[:2] == "//":
            self.remote_images += 1
        alternative = found.get("alt")
        if alternative and not alternative.isspace():
            self._write(f" {_SPACES.sub(' ', alternative)} ")

    def _base(self, attributes: str) -> None:
        self.base = self.base or _attributes(attributes).get("href", "").strip()

    def _meta(self, attributes: str) -> None:
        found = _attributes(attributes)
        if found.get("http-equiv", "").strip().lower() == "refresh":
            target = _REFRESH.search(found.get("content", ""))
            if target is not None:
                self._target(target[1].strip(" \"'"), "html")

    def _target(self, href: str | None, where: str) -> None:
        if href:
            self.found.append((href, "hidden" if self.look.hides and where != "form" else where, -1, -1))

    # --- the end ---

    def rendered(self, script: bool, defects: list[Defect]) -> RenderedHtml:
        text = "".join(self.out)
        hidden = _SPACES.sub(" ", " ".join(self.hidden)).strip()
        if len(text) > BODY_CHARS or len(hidden) > BODY_CHARS:
            text, hidden = text[:BODY_CHARS], hidden[:BODY_CHARS]
            defects.append(Defect("html-too-long", f"only {BODY_CHARS} characters of its text were kept"))
        if len(self.found) > LINKS:
            defects.append(Defect("too-many-links", f"{len(self.found)} in the HTML"))
            del self.found[LINKS:]
        return RenderedHtml(
            text,
            hidden,
            tuple(self._finished(text, *found) for found in self.found),
            self.has_form,
            self.has_password_field,
            script,
            self.remote_images,
            tuple(self.images),
            tuple(defects),
        )

    def _finished(self, text: str, href: str, where: str, start: int, end: int) -> Link:
        href = href.strip(" \t\n\f\r")
        url = parse_url(href)
        if url is None and self.base:
            try:
                url = parse_url(can_ada.URL(href, self.base).href)
            except (ValueError, TypeError):
                url = None
        words = text[start:end] if start >= 0 else ""
        shown = words.strip()
        if not shown:
            return Link(href, url, "", where)
        start += len(words) - len(words.lstrip())
        return Link(href, url, shown, where, start, start + len(shown))


_REFRESH = re.compile(r"^[\s\d.]*[;,]?\s*(?:url\s*=)?(.+)", re.IGNORECASE | re.DOTALL)
_SPECIAL = {
    "a": _Page._link,
    "/a": _Page._end_link,
    "area": _Page._area,
    "base": _Page._base,
    "br": _Page._line,
    "/br": _Page._line,
    "button": _Page._button,
    "form": _Page._form,
    "image": _Page._image,
    "img": _Page._image,
    "input": _Page._input,
    "meta": _Page._meta,
    "td": _Page._next_cell,
    "th": _Page._next_cell,
    "tr": _Page._row,
}
_SPECIAL_END = {"a": _Page._end_link, "br": _Page._line}
