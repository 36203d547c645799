"""HTML as a mail program shows it: its words in reading order, its links, and what it hides.

The source is cut into tags and the text between them exactly where the WHATWG tokenizer (13.2.5) would cut it, without
building a tree: that takes time linear in the source's length, and no link is lost. Where the tags alone cannot tell
what a browser shows (elements that change how the source after them is read, or hidden elements that overlap others),
lexbor builds the HTML5 tree first, and the tags are those of the tree written out again.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final

import can_ada
import msgspec
from selectolax.lexbor import LexborHTMLParser

from noroshi.message.css import NO_FACTS, NORMAL, Facts, Look, Sheet, facts_of
from noroshi.message.limits import BODY_CHARS, HTML_CHARS, HTML_DEPTH, HTML_TREE_NODES, HTML_TREE_TAGS, LINKS
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
    page = Page(exact=True)
    try:
        page.read(html)
    except NeedsTreeError:
        source, script = _through_tree(html)
        page = Page(exact=False)
        page.has_script = script
        if source is None:
            defects.append(Defect("html-too-complex", "read without its tree"))
        page.read(html if source is None else source)
    return page.rendered(defects)


_NOT_SHOWN: Final = ["script", "iframe", "noembed", "noframes", "template"]
# Formatting elements left open are opened again in every block after them: some of them times many blocks fill memory.
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*+", re.IGNORECASE)
_SCRIPT = re.compile(r"<script[\s/>]", re.IGNORECASE)


def _through_tree(html: str) -> tuple[str | None, bool]:
    """The page written out from its HTML5 tree (None where that would cost too much), and whether it has a script."""
    tags = html.count("<")
    if tags > HTML_TREE_TAGS or tags * len(set(_FORMATTING.findall(html))) > HTML_TREE_NODES:
        return None, _SCRIPT.search(html) is not None
    try:
        tree = LexborHTMLParser(html)
        script = tree.css_first("script") is not None
        verbatim = "".join(f"<pre>{escape(node.text())}</pre>" for node in tree.css("xmp, plaintext"))
        tree.strip_tags([*_NOT_SHOWN, "xmp", "plaintext"], recursive=True)
        return (tree.html or "") + verbatim, script
    except Exception:  # whatever fails in the library must not lose the words
        return None, _SCRIPT.search(html) is not None


# --- where tags begin and end ---

_WS: Final = r"[ \t\n\f\r]"
_NAME_ENDS: Final = r"(?=[ \t\n\f\r/>])"
_COMMENT: Final = r"!--(?:-?+(?=>)|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?+(?=>)|\Z))"
_VALUE: Final = r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+)?+"
_ATTRIBUTES: Final = rf"(?:[ \t\n\f\r/]++|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{_WS}*+={_WS}*+{_VALUE})?+)*+"
_RAW: Final = rf"(?i:style|title){_NAME_ENDS}{_ATTRIBUTES}>[^<]*+(?:<(?!/(?i:style|title){_NAME_ENDS})[^<]*+)*+"
_SPLIT = re.compile(f"<({_COMMENT}|{_RAW}|/?+[a-zA-Z][^ \\t\\n\\f\\r/>]*+{_ATTRIBUTES}|[/!?][^>]*+)>?+")
"""Cuts HTML into text, tag, text, tag, …; possessive throughout, and all may end with the source: linear time."""
_ATTRIBUTE = re.compile(
    rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_WS}*+={_WS}*+(?:\"([^\"]*+)\"?+|'([^']*+)'?+|([^ \t\n\f\r\"'>][^ \t\n\f\r>]*+))?+)?+"
)
_UNSEEN: Final = r"[\u200b-\u200f\u2060-\u2064\ufeff\u034f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e]"
_UNSEEN_RUN = re.compile(rf"(?:{_UNSEEN}[ \u00a0\u2000-\u200a]*+){{3,}}+")


def attributes_of(source: str) -> dict[str, str]:
    """Attributes by lower-case name, entities decoded; the first of a name counts (WHATWG 13.2.5.33)."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


class NeedsTreeError(Exception):
    """The tags alone do not tell what a browser shows."""


class Tag(msgspec.Struct, frozen=True, gc=False):
    """What a start or an end tag does to the page."""

    name: str
    """lower-case, without the slash"""
    ends: bool = False
    breaks: int = 0
    """lines broken before and after: 1 for a block, 2 where a mail program leaves a gap"""
    void: bool = False
    """nothing stays open after it"""
    unusual: bool = False
    """changes how the source after it is read"""
    within: frozenset[str] = frozenset()
    """its end tag may be missing, for it can only stand within these"""
    act: "Callable[[Page, str], None] | None" = None
    plain: bool = False
    """a start tag of none of these kinds"""


class Page:
    """One pass over a page. Its attributes hold the state that the tags change."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact
        self.has_script = self.has_form = self.has_password_field = False
        self.out: list[str] = []
        self.length = 0
        self.hidden: list[str] = []
        self.found: list[tuple[str, str, int, int]] = []
        """href, where, and the place of its words in the text, white space about them included"""
        self.open_link: tuple[str, int, bool] | None = None
        self.base = ""
        self.images: list[str] = []
        self.remote_images = 0
        self.breaks = 0
        self.space = ""
        """what stands between the last words and the next: nothing, a space, or a tab"""
        self.verbatim = False
        self.look: Look = NORMAL
        self.stack: list[tuple[str, Look]] = []
        """open elements, and the look around each"""
        self.too_deep = 0
        self.hidden_paragraph = False
        self.sheet = Sheet()
        self.facts: dict[tuple[str, str], Facts] = {}

    def read(self, html: str) -> None:
        """Takes in a whole page. Raises `NeedsTreeError` where `exact` was asked for and the tags cannot tell."""
        parts = _SPLIT.split(html)
        known, write, stack, rules = _TAGS, self.write, self.stack, self.sheet.rules
        if parts[0]:
            write(parts[0])
        for head, text in zip(parts[1::2], parts[2::2], strict=True):
            words = head.split(None, 1)
            tag = known.get(words[0]) or self._rare(words[0], head)
            if tag is not None:
                attributes = words[1] if len(words) == 2 else ""
                if tag.ends:
                    if stack and stack[-1][0] == tag.name:
                        self.look = stack.pop()[1]
                    else:
                        self._close(tag)
                elif tag.plain and not attributes and not self.look.hides and len(stack) < HTML_DEPTH and not rules:
                    stack.append((tag.name, self.look))
                elif not tag.void:
                    self._open(tag, attributes)
                if tag.breaks > self.breaks:
                    self.breaks = tag.breaks
                if tag.act is not None:
                    tag.act(self, attributes)
            if text:
                write(text)
        self.end_link()

    def _rare(self, name: str, head: str) -> Tag | None:
        """The tag of a head that is not in the table as it stands: comments, style sheets, odd letters and slashes."""
        if name[0] in "!?":
            return None
        if ">" in head and head[:5].lower() in {"style", "title"}:
            if head[0] in "sS":
                self.sheet.add(head.partition(">")[2])
            return None
        plain = name[:1] + name[1:].partition("/")[0]
        tag = _TAGS.get(plain.lower())
        if tag is not None and len(plain) < len(name) and tag.act is not None and not tag.ends:
            tag.act(self, head[len(plain) :])
            return msgspec.structs.replace(tag, act=None)
        return tag or Tag(plain.lower().lstrip("/"), plain[0] == "/", void=plain == "/")

    # --- open elements and their look ---

    def _open(self, tag: Tag, attributes: str) -> None:
        if tag.unusual and self.exact:
            raise NeedsTreeError
        stack = self.stack
        if stack and tag.within and stack[-1][0] == tag.name:
            self.look = stack.pop()[1]
        if self.look.hides and self.exact:
            self._check_order(tag)
        if len(stack) >= HTML_DEPTH:
            self.too_deep += 1
            return
        stack.append((tag.name, self.look))
        if self.sheet.rules:
            facts = self._facts_with_sheet(tag.name, attributes)
        elif attributes:
            facts = _facts_of(attributes)
        else:
            return
        if facts is not NO_FACTS:
            self.look = self.look.with_facts(facts)
            if tag.name == "p" and self.look.hides:
                self.hidden_paragraph = True

    def _facts_with_sheet(self, name: str, attributes: str) -> Facts:
        facts = self.facts.get((name, attributes))
        if facts is None:
            found = attributes_of(attributes)
            ruled = self.sheet.style_of(name, found)
            if ruled:
                found["style"] = f"{ruled};{found.get('style', '')}"
                facts = facts_of(found)
            else:
                facts = _facts_of(attributes)
            self.facts[name, attributes] = facts
        return facts

    def _check_order(self, tag: Tag) -> None:
        """Where words are hidden now, an element that a browser would put elsewhere may end that."""
        top = self.stack[-1][0] if self.stack else ""
        if tag.within:
            wrong = top not in tag.within
        elif top in _NOT_CELLS:
            wrong = tag.name not in _TABLE_PARTS
        else:
            wrong = (top in _HEADINGS and tag.name in _HEADINGS) or (self.hidden_paragraph and tag.breaks > 0)
        if wrong:
            raise NeedsTreeError

    def _close(self, tag: Tag) -> None:
        """An end tag whose element is not the innermost."""
        if self.too_deep:
            self.too_deep -= 1
            return
        stack = self.stack
        for index in range(len(stack) - 1, -1, -1):
            name = stack[index][0]
            if name == tag.name:
                if self.look.hides and self.exact:
                    raise NeedsTreeError
                self.look = stack[index][1]
                del stack[index:]
                return
            if name in _CELLS and tag.name not in _TABLE_PARTS:
                return

    # --- words ---

    def write(self, text: str) -> None:
        """Takes in the text between two tags."""
        words = text.split()
        if not words:
            if self.verbatim:
                self.breaks += text.count("\n")
            self.space = self.space or " "
            return
        if self.verbatim and "\n" in text:
            self._write_lines(text)
            return
        shown = " ".join(words)
        if "&" in shown:
            shown = unescape(shown)
        if not shown.isascii():
            shown = _UNSEEN_RUN.sub("", shown)
            if not shown or shown.isspace():
                self.space = self.space or " "
                return
        if self.look.hides:
            self._hide(shown)
            return
        if self.breaks:
            if self.length:
                self.out.append("\n" if self.breaks == 1 else "\n\n")
                self.length += 1 if self.breaks == 1 else 2
            self.breaks = 0
        elif (self.space or text[0].isspace()) and self.length:
            self.out.append(self.space or " ")
            self.length += 1
        self.out.append(shown)
        self.length += len(shown)
        self.space = " " if text[-1].isspace() else ""

    def _hide(self, shown: str) -> None:
        if self.exact and self.stack and self.stack[-1][0] in _NOT_CELLS:
            raise NeedsTreeError
        self.hidden.append(shown)
        self.space = self.space or " "

    def _write_lines(self, text: str) -> None:
        """The lines of a `pre` element."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.breaks = min(self.breaks + 1, 2)
            if line:
                self.write(line)

    def line(self, _: str) -> None:
        """`br`."""
        self.breaks = min(self.breaks + 1, 2)

    def cell(self, _: str) -> None:
        """`td`."""
        self.space = "\t"

    def begin_verbatim(self, _: str) -> None:
        """`pre`."""
        self.verbatim = True

    def end_verbatim(self, _: str) -> None:
        """`/pre`."""
        self.verbatim = False

    # --- targets ---

    def begin_link(self, attributes: str) -> None:
        """`a`; a link within a link ends it."""
        found = attributes_of(attributes)
        self.end_link()
        look = self.look
        if look.hides and self.exact and any(name == "a" for name, _ in self.stack[-8:]):
            raise NeedsTreeError
        if len(self.stack) < HTML_DEPTH:
            self.stack.append(("a", look))
        else:
            self.too_deep += 1
        facts = self._facts_with_sheet("a", attributes) if self.sheet.rules else facts_of(found)
        if facts.ink is None and not look.hides and not (facts.inherits_ink):
            look = look.with_facts(_LINK_INK)
        self.look = look if facts is NO_FACTS else look.with_facts(facts)
        href = found.get("href", found.get("xlink:href"))
        if href is not None:
            self.open_link = (href, self.length, self.look.hides)

    def end_link(self, _: str = "") -> None:
        """`/a`."""
        if self.open_link is not None:
            href, start, hidden = self.open_link
            self.found.append((href, "hidden" if hidden else "html", start, self.length))
            self.open_link = None

    def area(self, attributes: str) -> None:
        """`area`."""
        self._target(attributes_of(attributes).get("href"), "area")

    def form(self, attributes: str) -> None:
        """`form`."""
        self.has_form = True
        self._target(attributes_of(attributes).get("action"), "form")

    def input(self, attributes: str) -> None:
        """`input`; the words of a button can be seen."""
        found = attributes_of(attributes)
        kind = found.get("type", "").strip().lower()
        if kind == "password":
            self.has_password_field = True
        elif kind in {"submit", "button"} and found.get("value"):
            self.write(f" {escape(found['value'])} ")
        self._target(found.get("formaction"), "form")

    def button(self, attributes: str) -> None:
        """`button`."""
        self._target(attributes_of(attributes).get("formaction"), "form")

    def image(self, attributes: str) -> None:
        """`img`."""
        found = attributes_of(attributes)
        source = found.get("src", "").strip()
        if source and len(self.images) < LINKS:
            self.images.append(source)
        if source[:5].lower() in {"http:", "https"} or source[:2] == "//":
            self.remote_images += 1
        alternative = found.get("alt")
        if alternative:
            self.write(f" {escape(alternative)} ")

    def set_base(self, attributes: str) -> None:
        """`base`; the first counts."""
        self.base = self.base or attributes_of(attributes).get("href", "").strip()

    def meta(self, attributes: str) -> None:
        """`meta`; some mail programs follow a refresh."""
        found = attributes_of(attributes)
        if found.get("http-equiv", "").strip().lower() == "refresh":
            target = _REFRESH.match(found.get("content", ""))
            if target is not None:
                self._target(target[1].strip(" \"'"), "html")

    def _target(self, href: str | None, where: str) -> None:
        if href:
            self.found.append((href, "hidden" if self.look.hides and where == "area" else where, -1, -1))

    # --- the end ---

    def rendered(self, defects: list[Defect]) -> RenderedHtml:
        """What was read, cut to its bounds."""
        text, hidden = "".join(self.out), " ".join(self.hidden)
        if len(text) > BODY_CHARS or len(hidden) > BODY_CHARS:
            text, hidden = text[:BODY_CHARS], hidden[:BODY_CHARS]
            defects.append(Defect("html-too-long", f"only {BODY_CHARS} characters of its text were kept"))
        if len(self.found) > LINKS:
            defects.append(Defect("too-many-links", f"{len(self.found)} in the HTML"))
        text = text.replace("\xa0", " ")
        return RenderedHtml(
            text,
            hidden.replace("\xa0", " "),
            tuple([self._finished(text, *found) for found in self.found[:LINKS]]),
            self.has_form,
            self.has_password_field,
            self.has_script,
            self.remote_images,
            tuple(self.images),
            tuple(defects),
        )

    def _finished(self, text: str, href: str, where: str, start: int, end: int) -> Link:
        href = href.strip(" \t\n\f\r")
        url = parse_url(href)
        if self.base and (url is None or not _ABSOLUTE.match(href)):
            try:
                url = parse_url(can_ada.URL(href, self.base).href)
            except (ValueError, TypeError):
                pass
        words = text[start:end] if start >= 0 else ""
        shown = words.strip()
        if not shown:
            return Link(href, url, "", where)
        start += len(words) - len(words.lstrip())
        return Link(href, url, shown, where, start, start + len(shown))


_REFRESH = re.compile(r"[\s\d.]*+[;,]?+\s*+(?:url\s*+=)?+(.+)", re.IGNORECASE | re.DOTALL)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_LINK_INK: Final = Facts(ink=(0, 0, 238))
"""Browsers draw links in blue where nothing else is said."""
_CELLS: Final = frozenset({"td", "th", "caption"})
_ROWS: Final = frozenset({"tbody", "thead", "tfoot", "table"})
_TABLE_PARTS: Final = _CELLS | _ROWS | {"tr", "col", "colgroup"}
_NOT_CELLS: Final = _TABLE_PARTS - _CELLS
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_cache: dict[str, Facts] = {}


def _facts_of(attributes: str) -> Facts:
    """Facts of an element by the source of its attributes; templates repeat them within a mail and among mails."""
    facts = _cache.get(attributes)
    if facts is None:
        facts = facts_of(attributes_of(attributes))
        if len(attributes) < 512:
            if len(_cache) >= 4096:
                _cache.clear()
            _cache[attributes] = facts
    return facts


def _tags() -> dict[str, Tag]:
    """All tags that matter, as they are written: `td`, `TD`, `/td`, `/TD`, and so on."""
    breaks = dict.fromkeys(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
        " form header hgroup hr html legend li main menu nav ol optgroup option pre section summary table tbody tfoot"
        " thead tr ul caption".split(),
        1,
    ) | dict.fromkeys("h1 h2 h3 h4 h5 h6 p".split(), 2)
    void = "a area base basefont bgsound br col embed hr img image input keygen link meta param source track wbr".split()
    unusual = "script xmp iframe noembed noframes plaintext textarea select svg math template frameset".split()
    inline = "abbr b big button cite code del em font i ins label map nobr s small span strike strong sub sup tt u head o:p".split()
    within = {
        "td": frozenset({"tr"}),
        "th": frozenset({"tr"}),
        "tr": _ROWS,
        "tbody": frozenset({"table"}),
        "thead": frozenset({"table"}),
        "tfoot": frozenset({"table"}),
        "li": frozenset({"ul", "ol", "menu", "dir"}),
        "dd": frozenset({"dl"}),
        "dt": frozenset({"dl"}),
    }
    acts: dict[str, Callable[[Page, str], None]] = {
        "a": Page.begin_link,
        "/a": Page.end_link,
        "area": Page.area,
        "base": Page.set_base,
        "br": Page.line,
        "/br": Page.line,
        "button": Page.button,
        "form": Page.form,
        "image": Page.image,
        "img": Page.image,
        "input": Page.input,
        "meta": Page.meta,
        "pre": Page.begin_verbatim,
        "/pre": Page.end_verbatim,
        "td": Page.cell,
        "th": Page.cell,
    }
    found: dict[str, Tag] = {}
    for name in [*breaks, *void, *unusual, *inline, "td", "th", "colgroup"]:
        start = Tag(
            name,
            False,
            breaks.get(name, 0),
            name in void,
            name in unusual,
            within.get(name, frozenset()),
            acts.get(name),
            not (name in void or name in unusual or name in within),
        )
        end = Tag(name, True, breaks.get(name, 0), act=acts.get(f"/{name}"))
        found |= {name: start, name.upper(): start, f"/{name}": end, f"/{name.upper()}": end}
        if name in void:
            found[f"{name}/"] = start
    return found


_TAGS: Final = _tags()
