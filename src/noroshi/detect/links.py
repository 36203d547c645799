"""Where a message's links lead: worked out once, for all signals that ask."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from noroshi.detect.evidence import Quote
from noroshi.detect.hosts import brand_of_host, find_brand_opened, host_kinds
from noroshi.message.model import Link
from noroshi.text.domains import registrable_domain

if TYPE_CHECKING:
    from noroshi.detect.case import Case

TARGETS = 200
"""links of a message that signals look at; nobody follows the two hundredth"""
SHOWN_LENGTH = 200
"""code points of a link's words that are looked at"""

_CLICKABLE = frozenset({"html", "area", "form", "text", "calendar", "qr", "attachment"})
_SHOWN_HOST = re.compile(
    r"(?:^|(?<=[\s<(（\[「『【:：]))(?:https?://)?((?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})(?=$|[/\s>)）\]:?#」』】.,、。])",
    re.IGNORECASE,
)
_FILE_LIKE = frozenset(
    {
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "zip",
        "html",
        "htm",
        "txt",
        "exe",
        "csv",
        "jpg",
        "png",
        "md",
        "py",
        "js",
        "sh",
        "net",
    }
)


class Target(msgspec.Struct, frozen=True, gc=False):
    """A link that can be followed to a host."""

    index: int
    """into `Message.links`, or into `Attachment.links`"""
    link: Link
    host: str
    domain: str
    """registrable domain of the host"""
    kinds: frozenset[str]
    """what the host serves (`host_kinds`)"""
    brand: str
    """whose host it is (`brand_of_host`), or empty"""
    ours: bool
    """it leads to the company or to a partner"""
    of_author: bool
    """it leads to the domain that the author writes from"""
    attachment: int = -1
    """the attachment that it was found in, or -1"""


class Links:
    """All targets of a message, and those that lead out."""

    def __init__(self, case: "Case") -> None:
        self._case = case

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Links to hosts, in the order of the message, at most `TARGETS`."""
        case, found = self._case, []
        ours: dict[str, bool] = {}
        for attachment, index, link in self._links():
            url = link.url
            if url is None or not url.host or link.where not in _CLICKABLE:
                continue
            host = url.host
            known = ours.get(host)
            if known is None:
                known = ours[host] = case.people.is_own_domain(host) or case.people.partner_of(host) is not None
            kinds, domain = host_kinds(host), registrable_domain(host)
            of_author = domain == case.author_domain and "free-hosting" not in kinds
            found.append(Target(index, link, host, domain, kinds, brand_of_host(host), known, of_author, attachment))
            if len(found) >= TARGETS:
                break
        return tuple(found)

    def _links(self) -> Iterator[tuple[int, int, Link]]:
        """Links of the message, then those of its attachments."""
        for index, link in enumerate(self._case.message.links):
            yield -1, index, link
        for attachment, one in enumerate(self._case.message.attachments):
            for index, link in enumerate(one.links):
                yield attachment, index, link

    def quotes(self, target: Target) -> tuple[Quote, ...]:
        """What evidence about a target cites: its address and its words, or where it is found in an attachment."""
        case = self._case
        if target.attachment < 0:
            href = case.whole(f"link[{target.index}].href")
            return (href, case.whole(f"link[{target.index}].text")) if target.link.text else (href,)
        one = case.message.attachments[target.attachment]
        at = one.text.find(target.link.href)
        if at >= 0:
            end = at + min(len(target.link.href), SHOWN_LENGTH)
            return (case.quote(f"attachment[{target.attachment}].text", at, end),)
        return (case.whole(f"attachment[{target.attachment}].name") if one.name else case.whole("subject"),)

    @cached_property
    def outside(self) -> tuple[Target, ...]:
        """The first target of each host that is neither ours nor a partner's."""
        seen: dict[str, Target] = {}
        for target in self.targets:
            if not target.ours:
                seen.setdefault(target.host, target)
        return tuple(seen.values())

    @cached_property
    def foreign(self) -> tuple[Target, ...]:
        """Of those, the ones that are not of the author's domain either."""
        return tuple(target for target in self.outside if not target.of_author)

    @cached_property
    def unknown(self) -> tuple[Target, ...]:
        """Outside hosts that are no brand's and no listed service's, but may be free hosting or a shortener."""
        return tuple(
            target for target in self.outside if not target.brand and not target.kinds - {"free-hosting", "shortener"}
        )

    @cached_property
    def posed(self) -> tuple[Target, str, int, int] | None:
        """A link whose words say that it opens in a well-known service and whose host is not that service's.

        `Review in DocuSign`, with the brand and its place in the words. Services that count clicks, shorten or hold files
        are left alone, and so is whoever writes from the brand's own domain.
        """
        author = self._case.author
        writes = brand_of_host(author.domain) if author is not None and author.domain else ""
        for target in self.targets:
            if target.ours or target.brand or target.attachment >= 0 or target.kinds - {"free-hosting", "shortener"}:
                continue
            named = find_brand_opened(target.link.text) if target.link.text else None
            if named is not None and named[0] != writes:
                return target, *named
        return None

    def of_kind(self, *kinds: str) -> Target | None:
        """The first target whose host serves one of these."""
        return next((target for target in self.targets if not target.kinds.isdisjoint(kinds)), None)


def shown_host(text: str) -> tuple[str, int, int] | None:
    """A host name that a link's words show, with its place, or None. File names do not count."""
    if "." not in text:
        return None
    found = _SHOWN_HOST.search(text[:SHOWN_LENGTH])
    if found is None:
        return None
    host = found[1].lower()
    if host.rpartition(".")[2] in _FILE_LIKE and "/" not in text:
        return None
    return host, found.start(1), found.end(1)
