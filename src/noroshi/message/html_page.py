"""A page as its tags make it, in one pass over the source."""

import re
from collections.abc import Callable
from contextlib import suppress
from html import escape
from typing import Final
from urllib.parse import urljoin

import msgspec

from noroshi.message.css import NO_FACTS, NORMAL, Facts, Look, Sheet, facts_of
from noroshi.message.html_source import FIRST_TEXT, TOKEN, attributes_of
from noroshi.message.html_words import (
    BLOCK,
    CELL,
    END_LINK,
    HIDE,
    LINE,
    LINK,
    LINK_MARKS,
    MARKS,
    PARAGRAPH,
    SHOW,
    places,
    shown_and_hidden,
)
from noroshi.message.limits import BODY_CHARS, CSS_CHARS, HTML_DEPTH, LINKS
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


class NeedsTreeError(Exception):
    """The tags alone do not tell what a browser shows."""


class Tag(msgspec.Struct, frozen=True, gc=False):
    """What a start or an end tag does to the page."""

    name: str
    """lower-case, without the slash"""
    ends: bool = False
    mark: str = ""
    """what it leaves in the text: one of `BLOCK`, `PARAGRAPH`, `LINE`, `CELL`, or nothing"""
    void: bool = False
    """nothing stays open after it"""
    unusual: bool = False
    """changes how the source after it is read"""
    within: frozenset[str] = frozenset()
    """its end tag may be missing, for it can only stand within these"""
    act: "Callable[[Page, str], None] | None" = None


class Page:
    """One pass over a page. Its attributes hold the state that the tags change."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact
        self.has_script = self.has_form = self.has_password_field = False
        self.out: list[str] = []
        """text and marks, in reading order"""
        self.found: list[tuple[str, str]] = []
        """href and where; those of `html` have their words between `LINK` and `END_LINK`, in order"""
        self.in_link = False
        self.base = ""
        self.images: list[str] = []
        self.remote_images = 0
        self.verbatim = False
        self.look: Look = NORMAL
        self.stack: list[tuple[str, Look]] = []
        """open elements, and the look around each"""
        self.too_deep = 0
        self.cut = False
        """a bound on styles or on depth was met"""
        self.hidden_paragraph = False
        self.sheet = Sheet()
        self.looks: _Looks = {}
        """the look inside an element, where style sheets have a say"""

    def read(self, html: str) -> None:  # noqa: PLR0912  # the hot loop of the reader: calls would cost more than branches
        """Takes in a whole page. Raises `NeedsTreeError` where `exact` was asked for and the tags cannot tell."""
        if any(chr(mark) in html for mark in MARKS):
            html = html.translate(MARKS)
        known, rare, append, stack = _TAGS.get, self._rare, self.out.append, self.stack
        rules, look, hides = self.sheet.rules, self.look, False
        first = FIRST_TEXT.match(html)
        append(first[0] if first else "")
        for raw, name, attributes, text in TOKEN.findall(html):
            tag, element, step, mark, act = known(name) or rare(name, raw)
            if step == _END:
                if stack and stack[-1][0] == element:
                    inner = stack.pop()[1]
                    if inner is not look:
                        self._turn(inner)
                        look, hides = inner, inner.hides
                else:
                    self._close(tag)
                    look, hides = self.look, self.look.hides
            elif step == _START and not hides and len(stack) < HTML_DEPTH:
                stack.append((element, look))
                if attributes or rules:
                    pair = (self.looks if rules else _looks).get((id(look), element, attributes))
                    inner = self._inner(element, attributes) if pair is None else pair[1]
                    if inner is not look:
                        self._turn(inner)
                        look, hides = inner, inner.hides
            elif step != _NEITHER:
                self._open(tag, attributes)
                look, hides = self.look, self.look.hides
            if mark:
                append(mark)
            if act is not None:
                act(self, attributes)
                look, hides = self.look, self.look.hides
            if text:
                if hides and self.exact and stack and stack[-1][0] in _NOT_CELLS and not text.isspace():
                    raise NeedsTreeError
                append(text if not self.verbatim else text.replace("\n", LINE))
        self.end_link()

    def _rare(self, name: str, raw: str) -> "_Entry":
        """The tag that is not in the table as it stands: comments, style sheets, letters of both cases, unknown ones."""
        if raw and raw[0] in "sS":
            self.sheet.add(raw.partition(">")[2])
        plain = name.lower()
        if plain in {"", "/style", "/title"}:
            return _NO_TAG
        return _TAGS.get(plain) or _entry(Tag(plain.lstrip("/"), plain[0] == "/"))

    # --- open elements and their look ---

    def _turn(self, look: Look) -> None:
        """From one look to another."""
        if look.hides != self.look.hides:
            self.out.append(HIDE if look.hides else SHOW)
        self.look = look

    def _open(self, tag: Tag, attributes: str) -> None:
        if tag.unusual and self.exact:
            raise NeedsTreeError
        stack = self.stack
        if stack and tag.within and stack[-1][0] == tag.name:
            self._turn(stack.pop()[1])
        if self.look.hides and self.exact:
            self._check_order(tag)
        if len(stack) >= HTML_DEPTH:
            self.too_deep += 1
            self.cut = True
            return
        stack.append((tag.name, self.look))
        if attributes or self.sheet.rules:
            self._turn(self._inner(tag.name, attributes))

    def _inner(self, name: str, attributes: str) -> Look:
        """The look inside an element that stands where the look is that of now."""
        look, ruled = self.look, bool(self.sheet.rules)
        facts = self._facts_with_sheet(name, attributes) if ruled else _facts_of(attributes)
        inner = look if facts is NO_FACTS else look.with_facts(facts)
        if name == "p" and inner.hides:
            self.hidden_paragraph = True
        elif len(attributes) < _CACHED_CHARS:
            looks = self.looks if ruled else _looks
            if len(looks) >= _CACHED:
                looks.clear()
            looks[id(look), name, attributes] = look, inner
        elif len(attributes) > CSS_CHARS:
            self.cut = True
        return inner

    def _facts_with_sheet(self, name: str, attributes: str) -> Facts:
        if name not in self.sheet.rules and not _MAY_BE_NAMED.search(attributes):
            return _facts_of(attributes)
        found = attributes_of(attributes)
        ruled = self.sheet.style_of(name, found)
        if not ruled:
            return _facts_of(attributes)
        return facts_of({**found, "style": f"{ruled};{found.get('style', '')}"})

    def _check_order(self, tag: Tag) -> None:
        """Where words are hidden now, an element that a browser would put elsewhere may end that."""
        top = self.stack[-1][0] if self.stack else ""
        if tag.within:
            wrong = top not in tag.within
        elif top in _NOT_CELLS:
            wrong = tag.name not in _TABLE_PARTS
        else:
            wrong = (top in _HEADINGS and tag.name in _HEADINGS) or (self.hidden_paragraph and tag.mark != "")
        if wrong:
            raise NeedsTreeError

    def _close(self, tag: Tag) -> None:
        """An end tag whose element is not the innermost."""
        if self.too_deep:
            self.too_deep -= 1
            return
        stack = self.stack
        for index in range(len(stack) - 1, max(-1, len(stack) - 50), -1):
            name = stack[index][0]
            if name == tag.name:
                if self.look.hides and self.exact:
                    raise NeedsTreeError
                self._turn(stack[index][1])
                del stack[index:]
                return
            if name in _CELLS and tag.name not in _TABLE_PARTS:
                return

    # --- words ---

    def write(self, text: str) -> None:
        """Takes in words that an attribute holds."""
        self.out.append(f" {escape(text).translate(MARKS)} ")

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
            self.cut = True
        if self.sheet.rules:
            facts = self._facts_with_sheet("a", attributes)
        else:
            facts = facts_of(found) if _MAY_HAVE_LOOK.search(attributes) else NO_FACTS
        if facts.ink is None and not facts.inherits_ink:
            look = look.with_facts(_LINK_INK)
        self._turn(look if facts is NO_FACTS else look.with_facts(facts))
        href = found.get("href", found.get("xlink:href"))
        if href is None:
            return
        if self.look.hides:
            self.found.append((href, "hidden"))
        else:
            self.found.append((href, "html"))
            self.out.append(LINK)
            self.in_link = True

    def end_link(self, _: str = "") -> None:
        """`/a`."""
        if self.in_link:
            self.out.append(END_LINK)
            self.in_link = False

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
            self.write(found["value"])
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
            self.write(alternative)

    def set_base(self, attributes: str) -> None:
        """`base`; the first counts."""
        self.base = self.base or attributes_of(attributes).get("href", "").strip()

    def meta(self, attributes: str) -> None:
        """`meta`; some mail programs follow a refresh."""
        found = attributes_of(attributes)
        if found.get("http-equiv", "").strip().lower() == "refresh":
            target = _REFRESH.match(found.get("content", ""))
            if target is not None:
                self._target(target[1].strip(" \"'"), "refresh")

    def _target(self, href: str | None, where: str) -> None:
        if href:
            self.found.append((href, "hidden" if self.look.hides and where == "area" else where))

    # --- the end ---

    def rendered(self, defects: list[Defect]) -> RenderedHtml:
        """What was read, cut to its bounds."""
        text, hidden = shown_and_hidden(self.out)
        pieces = LINK_MARKS.split(text)
        text = "".join(pieces)
        spans = iter(places(pieces))
        links = []
        for href, where in self.found[:LINKS]:
            start, end = next(spans, (0, 0)) if where == "html" else (0, 0)
            links.append(self._finished(text, href, "html" if where == "refresh" else where, start, end))
        if len(text) > BODY_CHARS or len(hidden) > BODY_CHARS:
            text, hidden = text[:BODY_CHARS], hidden[:BODY_CHARS]
            links = [
                link if link.end <= BODY_CHARS else msgspec.structs.replace(link, start=-1, end=-1) for link in links
            ]
            defects.append(Defect("limit-body", f"only {BODY_CHARS} characters of its text were kept"))
        if (self.cut or self.sheet.cut) and not any(defect.kind == "limit-html" for defect in defects):
            defects.append(Defect("limit-html", "styles longer, or elements deeper, than are followed"))
        if len(self.found) > LINKS:
            defects.append(Defect("limit-links", f"{len(self.found)} in the HTML"))
        return RenderedHtml(
            text,
            hidden,
            tuple(links),
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
            with suppress(ValueError):
                url = parse_url(urljoin(self.base, href))
        if start == end:
            return Link(href, url, "", where)
        words = text[start:end]
        shown = words.strip()
        if not shown:
            return Link(href, url, "", where)
        start += len(words) - len(words.lstrip())
        return Link(href, url, shown, where, start, start + len(shown))


_REFRESH = re.compile(r"[\s\d.]*+[;,]?+\s*+(?:url\s*+=|(?!))?+(.+)", re.IGNORECASE | re.DOTALL)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_LINK_INK: Final = Facts(ink=(0, 0, 238))
"""Browsers draw links in blue where nothing else is said."""
_CELLS: Final = frozenset({"td", "th", "caption"})
_ROWS: Final = frozenset({"tbody", "thead", "tfoot", "table"})
_TABLE_PARTS: Final = _CELLS | _ROWS | {"tr", "col", "colgroup"}
_NOT_CELLS: Final = _TABLE_PARTS - _CELLS
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_MAY_BE_NAMED = re.compile("class|id", re.IGNORECASE)
_MAY_HAVE_LOOK = re.compile("style|color|hidden|background", re.IGNORECASE)
_Looks = dict[tuple[int, str, str], tuple[Look, Look]]
"""Identity of the look around an element, its name and attributes → that look (kept, so that no other look gets its
identity) and the look inside."""
_looks: _Looks = {}
"""For pages without style sheets: templates repeat their attributes within a mail and among mails."""
_cache: dict[str, Facts] = {}
_CACHED: Final = 4096
_CACHED_CHARS: Final = 512


def _facts_of(attributes: str) -> Facts:
    """Facts of an element by the source of its attributes."""
    facts = _cache.get(attributes)
    if facts is None:
        facts = facts_of(attributes_of(attributes)) if _MAY_HAVE_LOOK.search(attributes) else NO_FACTS
        if len(attributes) < _CACHED_CHARS:
            if len(_cache) >= _CACHED:
                _cache.clear()
            _cache[attributes] = facts
    return facts


_NEITHER, _START, _CAREFUL, _END = range(4)
_Entry = tuple[Tag, str, int, str, Callable[[Page, str], None] | None]


def _entry(tag: Tag) -> _Entry:
    """A tag with what is needed of it at every place, unpacked in one step."""
    if tag.ends:
        step = _END
    elif tag.void:
        step = _NEITHER
    else:
        step = _CAREFUL if tag.unusual or tag.within else _START
    return tag, tag.name, step, tag.mark, tag.act


def _tags() -> dict[str, _Entry]:
    """All tags that matter, as they are written: `td`, `TD`, `/td`, `/TD`, and so on."""
    marks = (
        dict.fromkeys(
            "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
            " form header hgroup hr html legend li main menu nav ol optgroup option pre section summary table tbody tfoot"
            " thead tr ul caption".split(),
            BLOCK,
        )
        | dict.fromkeys("h1 h2 h3 h4 h5 h6 p".split(), PARAGRAPH)
        | {"br": LINE, "td": CELL, "th": CELL}
    )
    void = (
        "a area base basefont bgsound br col embed hr img image input keygen link meta param source track wbr".split()
    )
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
        "button": Page.button,
        "form": Page.form,
        "image": Page.image,
        "img": Page.image,
        "input": Page.input,
        "meta": Page.meta,
        "pre": Page.begin_verbatim,
        "/pre": Page.end_verbatim,
    }
    found: dict[str, _Entry] = {}
    for name in [*marks, *void, *unusual, *inline, "colgroup"]:
        start = Tag(
            name,
            False,
            marks.get(name, ""),
            name in void,
            name in unusual,
            within.get(name, frozenset()),
            acts.get(name),
        )
        end = Tag(name, True, marks.get(name, "").replace(CELL, ""), act=acts.get(f"/{name}"))
        found |= dict.fromkeys((name, name.upper()), _entry(start))
        found |= dict.fromkeys((f"/{name}", f"/{name.upper()}"), _entry(end))
    return found


_TAGS: Final = _tags()
_NO_TAG: Final = _entry(Tag("", void=True))
