"""The marks of the sending machinery: addresses, dates, identifiers, the way it came."""

from datetime import timedelta

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import brand_of_host, host_kinds, is_risky_tld
from noroshi.detect.signal import signal
from noroshi.text.domains import is_freemail, registrable_domain

CLOCK_SLACK = timedelta(days=2)
"""between the Date field and the newest Received field; queues keep mail for some days, clocks are wrong by hours"""
HOPS_READ = 12
"""Received fields looked at"""


@signal("infrastructure", technique="T1585.002")
def freemail_author(case: Case) -> Found | None:
    """The author writes from a free mail service, where anybody gets an address in any name.

    So do private people: it says nearly nothing alone. Listed private addresses of our people are left alone.
    """
    author = case.author
    if author is None or not author.domain or not is_freemail(author.domain) or case.belongs(author):
        return None
    return Found((case.whole("from.address"),), {"address": author.address, "host": author.domain})


@signal("infrastructure", technique="T1583.001")
def author_domain_under_risky_tld(case: Case) -> Found | None:
    """The author's domain is under a top-level domain that phishing prefers. Measured, and weighed low."""
    author = case.author
    if author is None or not author.domain or not is_risky_tld(author.domain) or case.belongs(author):
        return None
    return Found((case.whole("from.address"),), {"tld": author.domain.rpartition(".")[2], "host": author.domain})


@signal("infrastructure", technique="T1583.006")
def author_at_default_tenant(case: Case) -> Found | None:
    """The author writes from the default domain of a rented cloud mail system (`name.onmicrosoft.com`).

    Companies register a domain of their own and use that; trial accounts do not. Left alone where listed as ours or a
    partner's.
    """
    author = case.author
    if author is None or "tenant" not in host_kinds(author.domain) or case.belongs(author):
        return None
    return Found((case.whole("from.address"),), {"address": author.address, "host": author.domain})


@signal("infrastructure", technique="T1684.002")
def message_id_of_another_house(case: Case) -> Found | None:
    """The Message-ID was made under a domain of no relation to the author, the envelope or any hop.

    Sending services put their own domain there and also stand among the hops; those are left alone, and so are lists
    and the great hosts of mail, whose servers write it for all their customers.
    """
    message = case.message
    host = message.message_id.rpartition("@")[2].lower().strip(" <>[]")
    if not case.author_domain or "." not in host or case.list_rewrites_author:
        return None
    domain = registrable_domain(host)
    if domain == case.author_domain or brand_of_host(host) or host_kinds(host):
        return None
    near = {
        registrable_domain(one.domain)
        for one in (*message.return_path, *message.sender, *message.reply_to)
        if one.domain
    }
    for hop in message.hops[:HOPS_READ]:
        near.update(registrable_domain(name) for name in (hop.helo, hop.client, hop.by) if name)
    if domain in near:
        return None
    index = message.header_index("message-id")
    if index < 0:
        return None
    return Found(
        (case.whole(f"header[{index}]"), case.whole("from.address")),
        {"host": host, "address": message.from_[0].address},
    )


@signal("infrastructure", technique="T1684.002")
def missing_message_id(case: Case) -> Found | None:
    """The message has no Message-ID, which every mail program writes (RFC 5322 3.6.4 says that it should).

    Chat exports and pasted text have none either and are left alone.
    """
    message = case.message
    if message.message_id or message.channel != "mail" or not message.hops or case.author is None:
        return None
    return Found((case.whole("from.address"),), {"address": case.author.address})


@signal("infrastructure", technique="T1684.002")
def date_far_off(case: Case) -> Found | None:
    """The Date field is days away from the time at which the last server took the message.

    Queues keep mail for a while and clocks go wrong; two days either way are left alone.
    """
    message = case.message
    if message.date is None or not message.hops or message.hops[0].date is None:
        return None
    off = message.hops[0].date - message.date
    if -CLOCK_SLACK < off < CLOCK_SLACK * 3:
        return None
    index = message.header_index("date")
    if index < 0:
        return None
    return Found((case.whole(f"header[{index}]"),), {"days": str(abs(off.days))})


@signal("infrastructure", technique="T1684.002")
def helo_claims_own_domain(case: Case) -> Found | None:
    """A server from outside greeted with the company's own name, though its looked-up name is another.

    Only what Received fields say; hops whose looked-up name is ours or absent are left alone.
    """
    for hop in case.message.hops[:HOPS_READ]:
        if (
            hop.helo
            and hop.client
            and case.people.is_own_domain(hop.helo)
            and not case.people.is_own_domain(hop.client)
        ):
            return Found((case.whole(f"header[{hop.header}]"),), {"host": hop.helo, "client": hop.client})
    return None


@signal("infrastructure", technique="T1566")
def reader_not_among_recipients(case: Case) -> Found | None:
    """Nobody is named as the recipient ("undisclosed-recipients"), while something is asked for.

    Honest circulars hide their readers too, but rarely ask for an action behind a link or in a file.
    """
    message = case.message
    if message.to or message.cc or case.from_own_domain or not message.hops or case.list_rewrites_author:
        return None
    asked = case.phrases.first("account-fix", "pay-act", "request", "windfall")
    if asked is None or case.author is None:
        return None
    return Found(
        (case.whole("from.address"), case.quote(asked.part, asked.start, asked.end)), {"address": case.author.address}
    )


@signal("infrastructure", technique="T1566")
def subject_names_the_address(case: Case) -> Found | None:
    """The subject addresses the reader by mail address.

    Bulk phishing knows nothing else of its readers. Bounces and mail servers do so as well (null return path): left alone.
    """
    subject = case.message.subject
    if "@" not in subject or case.from_own_domain:
        return None
    for address in case.message.to[:3]:
        at = subject.lower().find(address.address.lower()) if address.domain else -1
        if at >= 0:
            return Found((case.quote("subject", at, at + len(address.address)),), {"address": address.address})
    return None
