"""HTML as a mail program shows it: its words in reading order, its links, and what it hides.

The source is cut into tags and the text between them exactly where the WHATWG tokenizer (13.2.5) would cut it, without
building a tree: that takes time linear in the source's length, and no link is lost. Where the tags alone cannot tell
what a browser shows (elements that change how the source after them is read, or hidden elements that overlap others),
lexbor builds the HTML5 tree first, and the tags are those of the tree written out again.
"""

import re
from html import escape
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from noroshi.message.html_page import NeedsTreeError, Page, RenderedHtml
from noroshi.message.limits import HTML_CHARS, HTML_TREE_NODES, HTML_TREE_TAGS
from noroshi.message.model import Defect

__all__ = ["RenderedHtml", "render_html"]


def render_html(html: str) -> RenderedHtml:
    """The text, the hidden text and the links of an HTML part. Any input gives an answer, in linear time."""
    defects: list[Defect] = []
    if len(html) > HTML_CHARS:
        html = html[:HTML_CHARS]
        defects.append(Defect("limit-html", f"only {HTML_CHARS} characters were read"))
    page = Page(exact=True)
    try:
        page.read(html)
    except NeedsTreeError:
        source, script = _through_tree(html)
        page = Page(exact=False)
        page.has_script = script
        if source is None:
            defects.append(Defect("limit-html", "read without its tree"))
        page.read(html if source is None else source)
    return page.rendered(defects)


_VERBATIM: Final = "script, iframe, noembed, noframes, xmp, plaintext"
"""Elements whose content is no HTML, and is written out as it is."""
# Formatting elements left open are opened again in every block after them: some of them times many blocks fill memory.
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*+", re.IGNORECASE)
_SCRIPT = re.compile(r"<script[\s/>]", re.IGNORECASE)


def _through_tree(html: str) -> tuple[str | None, bool]:
    """The page written out from its HTML5 tree (None where that would cost too much), and whether it has a script."""
    tags = html.count("<")
    if tags > HTML_TREE_TAGS or tags * len(set(_FORMATTING.findall(html))) > HTML_TREE_NODES:
        return None, _SCRIPT.search(html) is not None
    try:
        tree = LexborHTMLParser(html.removesuffix("<!"))  # lexbor gives that comment the words before it
        script = tree.css_first("script") is not None
        tree.strip_tags(["template"], recursive=True)
        verbatim = ""
        for node in tree.css(_VERBATIM):
            if node.first_child is not None and not node.first_child.is_text_node:
                continue  # in SVG or MathML these names mean nothing, and elements stand within
            if node.tag in {"xmp", "plaintext"}:
                verbatim += f"<pre>{escape(node.text())}</pre>"
            node.decompose()
        return (tree.html or "") + verbatim, script
    except Exception:  # whatever fails in the library must not lose the words
        return None, _SCRIPT.search(html) is not None
