"""What an HTML page says of itself in its head: title, publisher, date, address (Open Graph, JSON-LD, Dublin Core)."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from noroshi.alerts.documents.dates import date_of
from noroshi.alerts.documents.decoding import one_line
from noroshi.alerts.documents.elements import Page
from noroshi.alerts.documents.publisher import clean_publisher

_DATE_KEYS: Final = (
    "article:published_time og:article:published_time og:published_time parsely-pub-date sailthru.date pubdate publishdate"
    " publish_date publication_date citation_publication_date citation_date dcterms.issued dcterms.created dc.date.issued"
    " dc.date dcterms.date date datepublished article:published article:modified_time og:updated_time"
).split()  # fmt: skip
"""In this order; what was published goes before what was changed."""
_PUBLISHER_KEYS: Final = (
    "og:site_name dcterms.publisher dc.publisher citation_publisher publisher application-name".split()
)
_ARTICLES: Final = frozenset(
    "article newsarticle blogposting report techarticle analysisnewsarticle reportagenewsarticle webpage scholarlyarticle".split()
)
_SUFFIX: Final = re.compile(r"\s+[|｜–—\-:：»«/]\s+|\s*[｜|：]\s*")
_THINGS: Final = 300


class PageFacts(msgspec.Struct, frozen=True):
    """Empty where the page does not say."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    host: str = ""
    """of `url`, without `www.`: a publisher's name where there is no better"""


def facts_of_page(page: Page, heading: str) -> PageFacts:
    """`heading` is the text of the page's h1, or empty: what follows it in the title is the publisher."""
    metas: dict[str, str] = {}
    url = ""
    for attributes in page.metas:
        name = (
            (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "")
            .strip()
            .casefold()
        )
        content = attributes.get("content", "").strip()
        if name and content:
            metas.setdefault(name, content[:2_000])
        if "canonical" in attributes.get("rel", "").casefold().split():
            url = url or attributes.get("href", "").strip()
    article = _article(page.data)
    url = _address(url) or _address(metas.get("og:url", "")) or _address(_text(article.get("url")))
    name = _text(article.get("headline")) or metas.get("og:title", "") or metas.get("twitter:title", "")
    title, site = _cut_title(page.title, heading or name)
    publisher = _first(metas, _PUBLISHER_KEYS) or _name(article.get("publisher")) or site
    if not publisher and "organization" in _type(article.get("author")):
        publisher = _name(article.get("author"))
    date = date_of(_text(article.get("datePublished"))) or next(
        filter(None, (date_of(metas.get(key, "")) for key in _DATE_KEYS)), ""
    )
    if publisher and name:
        name = _cut_title(name, heading)[0] if heading else name
    return PageFacts(
        one_line(heading or name or title),
        clean_publisher(publisher),
        date,
        url,
        (urlsplit(url).hostname or "").removeprefix("www.") if url else "",
    )


def _first(metas: dict[str, str], keys: list[str]) -> str:
    return next((metas[key] for key in keys if key in metas), "")


def _address(url: str) -> str:
    try:
        parts = urlsplit(url[:2_000])
    except ValueError:
        return ""
    return url[:2_000] if parts.scheme in ("http", "https") and parts.hostname else ""


def _cut_title(title: str, heading: str) -> tuple[str, str]:
    """The title without the site's name, and that name, where the heading shows which is which."""
    if not title or not heading:
        return title, ""
    parts = [part for part in _SUFFIX.split(title[:500]) if part.strip()]
    if len(parts) < 2:
        return title, ""
    plain = "".join(heading.split()).casefold()
    last, first = "".join(parts[-1].split()).casefold(), "".join(parts[0].split()).casefold()
    if first in plain and last not in plain:
        return heading, parts[-1].strip()
    if last in plain and first not in plain:
        return heading, parts[0].strip()
    return title, ""


def _article(sources: list[str]) -> dict[str, Any]:
    """The first thing of JSON-LD that is an article; only the first levels are looked at."""
    waiting: list[Any] = []
    for source in sources[:20]:
        try:
            waiting.append(msgspec.json.decode(source.encode("utf-8", "replace")))
        except (msgspec.DecodeError, ValueError, RecursionError):
            continue
    found: dict[str, Any] = {}
    for _ in range(_THINGS):
        if not waiting:
            break
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing[:_THINGS]
        elif isinstance(thing, dict):
            types = _type(thing)
            if types & (_ARTICLES - {"webpage"}):
                return thing
            if "webpage" in types and not found:
                found = thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                waiting += graph[:_THINGS]
    return found


def _type(thing: Any) -> set[str]:
    found = thing.get("@type") if isinstance(thing, dict) else None
    return {each.casefold() for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)}


def _text(value: Any) -> str:
    return value[:2_000] if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
