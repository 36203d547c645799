"""Brands: named by the sender, in the subject or in a host, and not theirs."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import (
    brand_of_host,
    brand_posed_by_host,
    find_brand,
    find_disguised_brand,
    hosts,
    poses_by_chance,
)
from noroshi.detect.links import Target
from noroshi.detect.signal import signal
from noroshi.detect.signals.infrastructure.links import about

ORDINARY_SHARE = 0.4
"""of a brand that is an ordinary word and stands in a domain beside words of another kind: `harbour-ledger.example`"""


def _brand_title(brand: str) -> str:
    return hosts().brands[brand].names[0]


@signal("infrastructure", technique="T1684.001")
def brand_in_sender_name(case: Case) -> Found | None:
    """The sender calls itself a well-known brand and writes from a domain that is not the brand's.

    "Taro (Google Drive)" of the real service comes from its own domain; lists and services that send for others count
    less. People whose name is a brand's are few, because ordinary words count only when they stand alone.
    """
    author = case.author
    if author is None or not author.display or not author.domain or case.from_own_domain:
        return None
    named = find_brand(author.display)
    if named is None or named[0] == brand_of_host(author.domain) or case.people.partner_of(author.domain) is not None:
        return None
    quotes = (case.quote("from.display_name", named[1], named[2]), case.whole("from.address"))
    words = {"brand": _brand_title(named[0]), "address": author.address, "host": author.domain}
    whole = (named[2] - named[1]) / max(1, len(author.display.strip()))
    return Found(quotes, words, round(case.name_strength * (1.0 if whole > 0.5 else 0.6), 3))


@signal("infrastructure", technique="T1036.010")
def brand_in_disguised_letters(case: Case) -> Found | None:
    """The sender's name or the subject spells a brand with letters that only look like its own, or with invisible ones.

    No keyboard does that by accident: it is done to pass filters. Names in other scripts do not spell a brand.
    """
    if case.author is None or case.from_own_domain:
        return None
    for part, text in (("from.display_name", case.author.display), ("subject", case.message.subject)):
        if text and not text.isascii():
            brand = find_disguised_brand(text)
            if brand:
                return Found((case.whole(part),), {"brand": _brand_title(brand)})
    return None


@signal("infrastructure", technique="T1566.002")
def brand_against_host(case: Case) -> Found | None:
    """The subject or a link's words name a brand, something is to be done, and neither sender nor link is the brand's.

    News and invoices name brands too: without words about an account, a payment or a file there is no finding. A link
    that says in what it opens (`Review in DocuSign`) is such words by itself.
    """
    author = case.author
    hits = case.phrases
    if author is None or case.from_own_domain:
        return None
    if case.links.posed is not None:
        target, brand, start, end = case.links.posed
        quotes = (case.quote(f"link[{target.index}].text", start, end), *case.links.quotes(target)[:1])
        return Found(quotes, {"brand": _brand_title(brand), "host": target.host}, _share(case, target))
    pressing = hits.first(
        "account-problem", "account-fix", "secret-give", "wallet-act", "parcel", "charge", "shared-document"
    )
    if pressing is None:
        return None
    strange = next(
        (one for one in case.links.outside if not one.brand and not one.kinds - {"free-hosting", "shortener"}), None
    )
    if strange is None:
        return None
    named = find_brand(case.message.subject[:300])
    part = "subject"
    if named is None and strange.attachment < 0:
        named, part = find_brand(strange.link.text[:100]), f"link[{strange.index}].text"
    if named is None or brand_of_host(author.domain) == named[0]:
        return None
    quotes = (case.quote(part, named[1], named[2]), *case.links.quotes(strange)[:1])
    return Found(quotes, {"brand": _brand_title(named[0]), "host": strange.host}, _share(case, strange))


def _share(case: Case, target: Target) -> float:
    share = 0.6 if target.of_author else 1.0
    return share * 0.5 if "bulk" in case.phrases or "teaching" in case.phrases else share


@signal("infrastructure", technique="T1583.001")
def brand_in_link_host(case: Case) -> Found | None:
    """A link's host carries a brand's name and is not the brand's: `paypal.com-login.test`.

    Fan pages and resellers do so too; the author's own domain counts half.
    """
    for target in case.links.outside:
        if target.kinds - {"free-hosting"}:
            continue
        brand = brand_posed_by_host(target.host)
        if brand:
            share = ORDINARY_SHARE if poses_by_chance(target.host) else 0.6 if target.of_author else 1.0
            return about(case, target, {"brand": _brand_title(brand)}, share)
    return None


@signal("infrastructure", technique="T1583.001")
def brand_in_author_domain(case: Case) -> Found | None:
    """The author's domain carries a brand's name and is not the brand's."""
    author = case.author
    if author is None or not author.domain or case.from_own_domain or case.people.partner_of(author.domain) is not None:
        return None
    brand = brand_posed_by_host(author.domain)
    if not brand:
        return None
    words = {"brand": _brand_title(brand), "host": author.domain}
    return Found((case.whole("from.address"),), words, ORDINARY_SHARE if poses_by_chance(author.domain) else 1.0)
