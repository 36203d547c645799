"""What the parts of an HTML page are for, by element, role, and the words of `class` and `id`."""

import re
from functools import lru_cache
from typing import Final

from noroshi.alerts.documents.elements import Element, Page
from noroshi.alerts.model import FurnitureKind

MOST: Final = 0.4
"""share of the page's prose from which an element is the page's body, whatever its names say"""
ROOT: Final = 0.8
"""share of the prose that an element must hold to be looked into for the body"""
_SMALL: Final = {"byline": 400, "caption": 800, "navigation": 3_000}
"""code points above which a name is taken to belong to a wrapper"""

_TAGS: Final[dict[str, FurnitureKind]] = {
    "nav": "navigation",
    "menu": "navigation",
    "button": "navigation",
    "footer": "footer",
    "figcaption": "caption",
    "dialog": "notice",
    "address": "byline",
}
_ROLES: Final[dict[str, FurnitureKind]] = {
    "navigation": "navigation",
    "search": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "contentinfo": "footer",
    "dialog": "notice",
    "alertdialog": "notice",
}
_SAID: Final[dict[str, FurnitureKind]] = {
    "author": "byline",
    "datepublished": "byline",
    "datemodified": "byline",
    "publisher": "byline",
    "breadcrumb": "navigation",
    "keywords": "navigation",
    "caption": "caption",
}
_WORDS: Final[tuple[tuple[FurnitureKind, str], ...]] = (
    (
        "notice",
        "cookies?|cookie-?(?:bar|banner|notice|consent|law)|consent|gdpr|onetrust|paywall|modal|popup|pop-up|regwall",
    ),
    ("furniture", "comments?|comment-?(?:list|area|form|section)|disqus|respond"),
    (
        "advertisement",
        "ads?|adverts?|advertisements?|advertising|adsense|dfp|ad-?(?:slot|unit|box|banner|container|wrapper)|sponsor(?:ed|s)?"
        "|promo|newsletter|mail-?mag|subscribe|subscription|sign-?up|pr-?(?:box|area|block)|kokoku|cta|affiliates?|banners?",
    ),
    (
        "related",
        "related|related-?(?:posts?|articles?|news|links?|stories|content)|recommend(?:ed|ation|ations|s)?|ranking|popular|trending"
        "|most-?(?:read|popular|viewed)|read-?(?:more|next|also)|also-?like|more-?(?:stories|news|articles|from|on)"
        "|latest(?:-?(?:news|posts|articles))?|recent(?:-?(?:news|posts|articles))|sidebar|side-?bar|side-?col(?:umn)?|sub-?col(?:umn)?"
        "|kanren|osusume|pick-?up|outbrain|taboola|next-?(?:article|post)|prev-?next|post-?navigation|carousel|(?:blog|link)-?cards?",
    ),
    (
        "navigation",
        "nav|navi|navbar|navigation|menu|g-?navi?|l-?navi?|bread-?crumbs?|topic-?path|pankuzu|pagination|pager"
        "|shares?|sharing|share-?(?:buttons?|bar|links?|tools?)|social(?:-?(?:buttons?|links?|share|media))?|sns(?:-?\\w+)?"
        "|tags?|tag-?(?:list|links|cloud)|tags-?links|post-?tags|skip(?:-?(?:link|nav|content))?|toc|table-of-contents|search-?(?:form|box)?"
        "|print-?(?:btn|button|link)?|tool-?bar|lang(?:uage)?-?(?:switch(?:er)?|select|menu|list)|font-?size|page-?top|back-?to-?top"
        "|site-?header|global-?header|masthead",
    ),
    (
        "byline",
        "by-?line|authors?|author-?(?:name|info|box|bio)|date-?line|time-?stamp|pub-?date|publish(?:ed)?(?:-?(?:date|time|on))?"
        "|(?:post|entry|article|news|story|content)-?(?:meta|info|date|time|author|byline|data)|posted-?on|date|date-?time|update-?date"
        "|reading-?time|read-?time|reporter|writer|kisha",
    ),
    ("caption", "captions?|(?:fig|image|photo|img|wp|media)-?captions?(?:-text)?|credits?|(?:photo|image)-?credits?"),
    (
        "footer",
        "footer|site-?footer|global-?footer|copyrights?|colophon|contacts?|contact-?(?:info|box|area)|inquiry|(?:o?)toiawase|legal",
    ),
)
"""The first kind of which a word is found counts."""
_NAMES: Final = tuple(
    (kind, re.compile(rf"(?<![a-z])(?<!has-)(?<!with-)(?<!no-)(?<!hide-)(?<!show-)(?:{words})(?![a-z])"))
    for kind, words in _WORDS
)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLOCKS: Final = frozenset("body div main article section td tr tbody table form center header hgroup dd".split())


@lru_cache(4_096)
def kind_of_names(names: str) -> FurnitureKind | None:
    """What the words of `class` and `id` say that an element is."""
    plain = _CAMEL.sub("-", names[:500]).lower().replace("_", "-")
    for kind, pattern in _NAMES:
        if pattern.search(plain) is not None:
            return kind
    return None


class Containers:
    """The kind of every element of a page, and where the body of the page is."""

    def __init__(self, page: Page) -> None:
        self._elements = page.elements
        self._prose = page.elements[0].prose if page.elements else 0
        self.kinds: list[FurnitureKind | None] = []
        self._judge()
        self.root = self._find_root()
        """index of the element that holds the body; 0 where none stands out"""

    def _judge(self) -> None:
        inside: list[bool] = []
        articles: list[int] = []
        """index of the innermost article or main around an element, or -1"""
        for index, element in enumerate(self._elements):
            above = element.parent
            article = articles[above] if above >= 0 else -1
            inherited = self.kinds[above] if above >= 0 else None
            inside.append(article >= 0)
            kind = inherited or (None if element.chars == 0 else self._kind(element, article))
            self.kinds.append(kind)
            articles.append(
                index if element.tag in ("article", "main") or element.attributes.get("role") == "main" else article
            )

    def _kind(self, element: Element, article: int) -> FurnitureKind | None:
        tag = element.tag
        if tag in ("body", "html", "main", "h1", "td", "tr", "tbody", "pre"):
            return None
        body = self._prose > 0 and element.prose >= MOST * self._prose
        if tag == "article":
            # Cards of other articles are articles within the article, or beside it.
            return "related" if article >= 0 and self._elements[article].tag == "article" and not body else None
        if body:
            return None
        found = element.attributes
        kind = (
            _TAGS.get(tag) or _ROLES.get(found.get("role", "").lower()) or _SAID.get(found.get("itemprop", "").lower())
        )
        if kind == "byline" and tag == "address" and article < 0:
            return "footer"
        if kind is not None:
            return kind
        role = found.get("role", "").lower()
        if tag == "header" or role == "banner":
            return "navigation" if article < 0 and element.headings == 0 else None
        if found and ("class" in found or "id" in found):
            kind = kind_of_names(f"{found.get('class', '')} {found.get('id', '')}")
            if (
                kind is not None
                and element.chars <= _SMALL.get(kind, 1 << 30)
                and not (kind == "navigation" and element.headings)
            ):
                return kind
        if tag == "aside" or role == "complementary":
            linked = element.linked * 3 > element.chars
            return "related" if linked else None if article >= 0 else "furniture"
        return None

    def _find_root(self) -> int:
        elements, kinds = self._elements, self.kinds
        prose = [0] * len(elements)
        children: dict[int, int] = {}
        own = [element.prose for element in elements]
        for element in elements:
            if element.parent >= 0 and not element.hidden:
                own[element.parent] -= element.prose
        for index in range(len(elements) - 1, -1, -1):
            if kinds[index] is not None or elements[index].hidden:
                continue
            prose[index] += max(0, own[index])
            above = elements[index].parent
            if above >= 0:
                prose[above] += prose[index]
                best = children.get(above)
                if best is None or prose[index] >= prose[best]:
                    children[above] = index
        at = root = 0
        while prose and prose[0] and at in children:
            at = children[at]
            if prose[at] < ROOT * prose[0] or elements[at].tag not in _BLOCKS:
                break
            root = at
            if elements[at].tag == "article":
                break
        return root
