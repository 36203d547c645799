"""What else a display name may claim: an address, a title, our company's name, letters that deceive the eye."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.message.model import Address
from noroshi.text.deceptive import deceptive_letters
from noroshi.text.domains import is_freemail, registrable_domain

DESK_STRENGTH = 0.6
"""A word of our company's name beside a post: other companies may have the word in their names."""
OWN_WORD_STRENGTH = 0.4
"""A word of our company's name in free mail, where friends and customers of ours put it too."""

PARTNER_LETTERS = 4
"""Letters of a partner's name from which it is no chance."""

_TITLE_IN_ADDRESS = re.compile(
    r"(?:^|[^a-z])(?:ceo|cfo|cto|coo|cio|ciso|cco|president|shacho|kaicho|chairman|daihyo|torishimariyaku|executive)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@signal("identity", tactic="L01", technique="T1684.001")
def own_address_in_display_name(case: Case) -> Found | None:
    """The display name shows an address of ours or of a partner in front of another address.

    Telephones show the display name only.
    """
    return _shown_address(case, ours=True)


@signal("identity", technique="T1684.001")
def address_in_display_name(case: Case) -> Found | None:
    """The display name shows an address of some other domain than the real one."""
    return _shown_address(case, ours=False)


@signal("identity", tactic="L01", technique="T1036")
def deceptive_letters_in_name(case: Case) -> Found | None:
    """Invisible, direction-changing or look-alike letters in the display name (UTS #39).

    One word that mixes Latin with Cyrillic or Greek letters; zero-width or bidi characters. Ordinary mixtures of
    Japanese scripts and Latin are left alone.
    """
    author = case.author
    if author is None or author.display.isascii():
        return None
    spans = deceptive_letters(author.display)
    if not spans:
        return None
    quotes = tuple(case.quote("from.display_name", span.start, span.end) for span in spans[:4])
    return Found(quotes, {"address": author.address, "count": str(len(spans))})


@signal("identity", tactic="L01", technique="T1684.001")
def company_name_from_outside(case: Case) -> Found | None:
    """The display name carries our company's name, and the domain is neither ours nor a partner's.

    "Kaiyo Exchange HR" from elsewhere; a word that stands for us alone, there or in the address ("Kaiyo HR", `hr.kaiyo@…`), counts six tenths
    beside a post, and four tenths without one from free mail. Where the name is followed by a person's (a customer's) or the domain is a list
    of ours, the company file can list the sender as a partner.
    """
    author = case.author
    if author is None or case.belongs(author) or case.list_rewrites_author:
        return None
    for name, wanted in case.people.company_names:
        at = case.display_name.text.find(wanted)
        if at >= 0 and len(wanted) >= 4:
            span = case.display_name.span(at, at + len(wanted))
            quote = case.quote("from.display_name", span.start, span.end)
            return Found((quote, case.whole("from.address")), {"company": name, "address": author.address})
    for part, text in (("from.display_name", author.display), ("from.address", author.local)):
        desk = case.people.claims_our_desk(text)
        if desk or (is_freemail(author.domain) and case.people.shows_own_word(text)):
            words = {"company": text, "address": author.address}
            strength = DESK_STRENGTH if desk else OWN_WORD_STRENGTH
            return Found((case.whole(part), case.whole("from.address")), words, strength)
    return None


@signal("identity", tactic="L31", technique="T1684.001")
def partner_company_name_from_outside(case: Case) -> Found | None:
    """The display name begins with a partner's company name, and the domain is neither that partner's nor ours.

    "Kumo Cloud Support" from elsewhere. Services that send for partners do so honestly; list their domains with the partner.
    """
    author = case.author
    if author is None or case.belongs(author) or case.list_rewrites_author or case.author_is_known:
        return None
    for name, wanted in case.people.partner_names:
        if len(wanted) >= PARTNER_LETTERS and case.display_name.text.startswith(wanted):
            span = case.display_name.span(0, len(wanted))
            quote = case.quote("from.display_name", span.start, span.end)
            return Found((quote, case.whole("from.address")), {"partner": name, "address": author.address})
    return None


@signal("identity", tactic="L01", technique="T1684.001")
def executive_title_from_outside(case: Case) -> Found | None:
    """The display name is an executive's title and nothing else (`CEO`, `代表取締役社長様`), from outside.

    Honorifics, the office, and our company's name may stand beside it. Or the address is that of our company's executive
    by its words (`ceo.kaiyo@…`).
    """
    author = case.author
    if author is None or case.belongs(author) or case.display_names:
        return None
    if case.people.shows_own_word(author.local) and _TITLE_IN_ADDRESS.search(author.local):
        return Found((case.whole("from.address"),), {"address": author.address})
    if not case.people.is_title(author.display):
        return None
    return Found((case.whole("from.display_name"), case.whole("from.address")), {"address": author.address})


def _shown_address(case: Case, *, ours: bool) -> Found | None:
    author = case.author
    if author is None or "@" not in author.display or case.belongs(author):
        return None
    for found in _ADDRESS.finditer(author.display):
        local, _, domain = found.group().lower().rpartition("@")
        if registrable_domain(domain) == case.author_domain:
            continue
        if case.belongs(Address("", local, domain)) is ours:
            quote = case.quote("from.display_name", found.start(), found.end())
            words = {"shown": found.group(), "address": author.address}
            return Found((quote, case.whole("from.address")), words, 0.3 if case.list_rewrites_author else 1.0)
    return None
