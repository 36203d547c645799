"""An HTML page as a flat list of elements and texts, in document order.

lexbor builds the HTML5 tree, so that a page is understood as browsers do. The tree is written out again and cut into
tags, which costs a fraction of walking through it node by node, and knows no recursion.
"""

import re
from html import unescape
from itertools import accumulate
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser

from noroshi.alerts.documents.decoding import one_line
from noroshi.alerts.limits import PAGE_DEPTH, PAGE_TAGS
from noroshi.message.css import Sheet, facts_of_style
from noroshi.message.limits import HTML_TREE_NODES, HTML_TREE_TAGS

DROPPED: Final = frozenset(
    "script style template noscript iframe object embed canvas svg math audio video map select datalist textarea head meter"
    " progress noembed noframes xmp plaintext".split()
)
"""elements without words of the page"""
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TOKEN: Final = re.compile(r'<(?:(/?[a-z][^\s/>]*)((?:[^">]++|"[^"]*+"|(?!))*+)>|!--.*?-->|[^<]?)([^<]*+)', re.DOTALL)
_ATTRIBUTE: Final = re.compile(r'([^\s="]+)="([^"]*)"')
_WANTED: Final = re.compile(r"\b(?:class|id|role|style|hidden|itemprop|datetime|aria-|rel|type|open)\b")
_FORMATTING: Final = re.compile(
    r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*+", re.IGNORECASE
)
_HIDDEN_CLASS: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|visuallyhidden|screen-reader(?:-text)?|is-hidden|u-hidden|hidden|d-none|display-none)(?:\s|$)"
)
_NESTING: Final = re.compile(r"<(/?)(?:div|span|section|article|table|td|tr|ul|ol|dl|blockquote|center|font|form|nav|main|a|b|i|em|strong|small|big|u|s|tt|code|nobr)(?=[\s/>])", re.IGNORECASE)  # fmt: skip
_DEEPER: Final = {"": 1, "/": -1}


class Element(msgspec.Struct, gc=False):
    """An element; sums are of its own text and that of all within, in code points that are not spaces."""

    tag: str
    parent: int
    """index; -1 for the outermost"""
    attributes: dict[str, str]
    chars: int = 0
    linked: int = 0
    """within links"""
    prose: int = 0
    """in texts that hold a full stop and stand in no link"""
    hidden: bool = False
    headings: int = 0
    """h1 elements within"""


class Page(msgspec.Struct):
    """The body of a page, and its head."""

    elements: list[Element]
    events: list[int | str]
    """in order: `i` where element i begins, `~i` where it ends, and texts, whose character references are resolved"""
    metas: list[dict[str, str]]
    """attributes of `meta` and `link`"""
    data: list[str]
    """the sources of JSON-LD"""
    title: str = ""
    language: str = ""
    password: bool = False
    scripts: int = 0
    """script elements"""


def parse_page(html: str) -> Page | None:
    """The page; None where building its tree would cost too much (`PAGE_TAGS`, `PAGE_DEPTH`)."""
    tags = html.count("<")
    if (
        tags > PAGE_TAGS
        or (tags > HTML_TREE_TAGS and _depth(html) > PAGE_DEPTH)
        or tags * len(set(_FORMATTING.findall(html))) > 4 * HTML_TREE_NODES
    ):
        return None
    tree = LexborHTMLParser(html.removesuffix("<!"))
    page = Page([], [], [], [])
    for node in tree.css("meta,link"):
        page.metas.append({name: value or "" for name, value in node.attributes.items()})
        if len(page.metas) >= _METAS:
            break
    scripts = tree.css("script")
    page.scripts = len(scripts)
    for node in scripts[:_METAS]:
        if (node.attributes.get("type") or "").strip().lower() == "application/ld+json":
            page.data.append(node.text()[:_DATA_CHARS])
    title = tree.css_first("title")
    page.title = one_line(title.text()) if title is not None else ""
    root = tree.css_first("html")
    page.language = (root.attributes.get("lang") or "") if root is not None else ""
    page.password = any(
        (node.attributes.get("type") or "").lower() == "password" for node in tree.css("input")[:_METAS]
    )
    sheet = Sheet()
    for node in tree.css("style")[:_STYLES]:
        sheet.add(node.text()[:_STYLE_CHARS])
    body = tree.body
    if body is not None:
        tree.strip_tags(
            ["script", "style", "template", "noscript", "iframe", "xmp", "plaintext", "noembed", "noframes"],
            recursive=True,
        )
        _flatten(tree.body.html or "" if tree.body is not None else "", page, sheet)
    return page


def _depth(html: str) -> int:
    """How many elements are open at a time, by tags that are usually closed."""
    return max(accumulate(map(_DEEPER.__getitem__, _NESTING.findall(html))), default=0)


_METAS: Final = 500
_STYLES: Final = 20
_STYLE_CHARS: Final = 100_000
_DATA_CHARS: Final = 200_000


def _flatten(source: str, page: Page, sheet: Sheet) -> None:  # noqa: PLR0912  # the loop over all tags of a page
    elements, events = page.elements, page.events
    stack: list[int] = []
    links = 0
    for name, attributes, written in _TOKEN.findall(source):
        if name:
            if name[0] == "/":
                tag = name[1:]
                if stack and elements[stack[-1]].tag == tag:
                    events.append(~stack.pop())
                    links -= tag == "a"
            else:
                index = len(elements)
                element = Element(name, stack[-1] if stack else -1, _attributes(attributes))
                _look(element, sheet)
                elements.append(element)
                events.append(index)
                if name in _VOID:
                    events.append(~index)
                else:
                    stack.append(index)
                    links += name == "a"
        if written and stack:
            text = unescape(written) if "&" in written else written
            events.append(text)
            size = len(text) - text.count(" ") - text.count("\n")
            element = elements[stack[-1]]
            element.chars += size
            if links > 0:
                element.linked += size
            elif size > _PROSE and any(mark in text for mark in ".。"):
                element.prose += size
    while stack:
        events.append(~stack.pop())
    for index in range(len(elements) - 1, 0, -1):
        element = elements[index]
        if element.hidden or element.tag in DROPPED:
            continue
        above = elements[element.parent]
        above.chars += element.chars
        above.linked += element.linked
        above.prose += element.prose
        above.headings += element.headings + (element.tag == "h1")


_PROSE: Final = 25


def _attributes(source: str) -> dict[str, str]:
    if not source or _WANTED.search(source) is None:
        return {}
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(source)}


def _look(element: Element, sheet: Sheet) -> None:
    found = element.attributes
    style = ""
    if sheet.rules and ("class" in found or "id" in found or element.tag in sheet.rules):
        style = sheet.style_of(element.tag, found)
    if not found and not style:
        return
    if "style" in found:
        style = f"{style};{found['style']}"
    if style and _MAY_HIDE.search(style):
        facts = facts_of_style(style)
        element.hidden = bool(facts.gone or facts.invisible or facts.tiny)
    named = found.get("class", "")
    if "hidden" in found or (_HIDDEN_CLASS.search(named.lower()) and ":" not in named):
        element.hidden = True  # `hidden md:block` of utility style sheets hides on small screens alone


_MAY_HIDE: Final = re.compile("none|hidden|collapse|font-size|text-indent|clip|left|top")
