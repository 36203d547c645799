"""Authentication: what our own mail server found out about the domain in From (RFC 7489, RFC 8601).

Only Authentication-Results of servers that `company.toml` names are believed. Where there are none, no signal of this
family fires and the verdict lists the family as not checked: unknown is not no.
"""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.signal import signal

MACHINE_STRENGTH = 0.5
LIST_STRENGTH = 0.3
"""Mailing lists and forwarders break authentication honestly; a failure behind one says this much of what it would."""


@signal("authentication", tactic="L02", technique="T1684.002")
def own_domain_fails_authentication(case: Case) -> Found | None:
    """Mail in our own name that our own server found to be false.

    SPF, DKIM or DMARC failed for our domain. Forwarders and mailing lists break it honestly, so a failure behind a
    List-Id counts less.
    """
    if not case.from_own_domain or case.authenticity.answer != "fail":
        return None
    return _found(case, LIST_STRENGTH if case.list_rewrites_author else 1.0)


@signal("authentication", tactic="L02", technique="T1684.002")
def own_domain_not_authenticated(case: Case) -> Found | None:
    """Mail in our own name that nothing vouches for, though our server looked.

    Neither SPF nor DKIM passed for our domain, and none failed either: no record, or a pass for somebody else's domain.
    People write through our own servers; a forgotten machine of ours may not, so an address that is nobody's counts half.
    """
    if not case.from_own_domain or case.authenticity.answer != "absent" or case.author is None:
        return None
    if case.list_rewrites_author:
        return _found(case, LIST_STRENGTH)
    return _found(case, 1.0 if case.people.person_of(case.author.address) else MACHINE_STRENGTH)


@signal("authentication", tactic="L31", technique="T1684.002")
def partner_domain_fails_authentication(case: Case) -> Found | None:
    """Mail in a partner's name that our server found to be false."""
    if case.author is None or case.authenticity.answer != "fail" or not case.people.partner_of(case.author.domain):
        return None
    return _found(case, LIST_STRENGTH if case.list_rewrites_author else 1.0)


@signal("authentication", technique="T1684.002")
def author_domain_fails_dmarc(case: Case) -> Found | None:
    """DMARC failed for a domain that is neither ours nor a partner's: its owner asks to distrust the message."""
    if case.authenticity.answer != "fail" or case.authenticity.method != "dmarc" or _ours_or_partners(case):
        return None
    return _found(case, LIST_STRENGTH if case.list_rewrites_author else 1.0)


@signal("authentication", technique="T1684.002")
def author_domain_fails_spf(case: Case) -> Found | None:
    """SPF or DKIM failed for the author's domain, which publishes no DMARC policy that would decide.

    Says little alone: forwarding breaks SPF, and list footers break DKIM.
    """
    if case.authenticity.answer != "fail" or case.authenticity.method == "dmarc" or _ours_or_partners(case):
        return None
    return _found(case, LIST_STRENGTH if case.list_rewrites_author else 1.0)


@signal("authentication")
def own_domain_authenticated(case: Case) -> Found | None:
    """Our server vouches for our own domain: the message comes from an account of ours.

    Speaks for an honest message, but not beyond doubt: an account that was taken over passes too. Where answers are led
    to free mail that nobody lists, somebody else wants to read them, and the pass says nothing.
    """
    if case.answers_led_away:
        return None
    if not case.from_own_domain or case.authenticity.answer != "pass":
        return None
    return _found(case, 1.0)


@signal("authentication")
def partner_domain_authenticated(case: Case) -> Found | None:
    """Our server vouches for the domain of a partner that `company.toml` lists.

    A pass for any other domain is no evidence: attackers authenticate their own domains as well as anybody.
    """
    if case.author is None or case.authenticity.answer != "pass" or not case.people.partner_of(case.author.domain):
        return None
    return _found(case, 1.0)


def _ours_or_partners(case: Case) -> bool:
    return case.from_own_domain or (case.author is not None and case.people.partner_of(case.author.domain) is not None)


def _found(case: Case, strength: float) -> Found:
    """Quotes the result in the field that carries it, and the address that it speaks of."""
    result = case.authenticity.result
    quotes: list[Quote] = []
    method = case.authenticity.method
    if result is not None:
        part = f"header[{result.header}]"
        value = case.message.text_of(part)
        start = max(0, value.lower().find(f"{result.method}={result.result}"))
        end = value.find(";", start)
        quotes.append(case.quote(part, start, min(end if end > 0 else len(value), start + 200)))
    quotes.append(case.whole("from.address"))
    address = case.author.address if case.author else ""
    return Found(tuple(quotes), {"address": address, "method": method.upper(), "domain": case.author_domain}, strength)
