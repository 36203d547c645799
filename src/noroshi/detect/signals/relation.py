"""Relation: whom the company really writes with, out of the history file and the archive being scanned.

Where nothing was learned, no signal of this family fires and the verdict lists the family as not checked.
"""

import math
from datetime import timedelta

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.subject import thread_prefix
from noroshi.text.domains import is_freemail, registrable_domain

KNOWN_AFTER = timedelta(days=3)
"""A sender counts as known when first seen at least this long before; a wave of attacks lasts hours."""
KNOWN_MESSAGES = 3
RAREST_CONTACT = 2.0
"""Bits that a first contact says at most (one message in four); the weight of the signal is the same."""
SILENCE = timedelta(days=180)
MANY_LETTERS = 5
"""Letters that our people wrote to somebody, from which that counts in full."""


@signal("relation")
def first_contact(case: Case) -> Found | None:
    """Nobody here has written to this address, or had mail from it before the last few days.

    How much that says is measured on what was learned. The chance that the next message comes from somebody new is
    about the share of messages from senders who wrote once (I. J. Good 1953, Biometrika 40: 237): where that is one in
    two, a first contact says one bit, where it is one in four, two. Our own domain and people with listed addresses
    are left alone; houses that we know count little.
    """
    relation, author = case.relation, case.author
    if not relation.learned or author is None or not author.domain or case.from_own_domain:
        return None
    if _is_known(case) or relation.written_to or case.people.person_of(author.address):
        return None
    known_house = (
        relation.domain_written_to > 0
        or relation.domain_received >= KNOWN_MESSAGES
        or case.people.partner_of(author.domain) is not None
    )
    ordinary = (relation.seen_once + 1) / (relation.from_outside + 2)
    telling = min(1.0, math.log2(1 / ordinary) / RAREST_CONTACT)
    return Found((case.whole("from.address"),), {"address": author.address}, telling * (0.3 if known_house else 1.0))


def _is_known(case: Case) -> bool:
    """The address wrote to us before, and not only within the days that a wave of attacks lasts."""
    relation, date = case.relation, case.message.date
    if not relation.received:
        return False
    return date is None or relation.first_seen is None or date - relation.first_seen >= KNOWN_AFTER


@signal("relation", tactic="L26", technique="T1684.001")
def name_with_new_address(case: Case) -> Found | None:
    """A name that we know from other addresses comes from an address never seen before.

    People do change addresses, and names are shared; together with a request it is how impersonation looks. Names of
    our own and of listed people are left to the identity family, which sees the same. An address
    at a domain where the name was seen before is left alone: newsletters make one for each mail (VERP).
    """
    relation, author = case.relation, case.author
    if not relation.addresses_of_name or author is None or case.from_own_domain or not author.display:
        return None
    if case.display_names or any(
        case.people.is_own_domain(known.rpartition("@")[2]) for known in relation.addresses_of_name
    ):
        return None
    if relation.received or relation.written_to or case.people.person_of(author.address):
        return None
    if not is_freemail(author.domain) and any(
        registrable_domain(known.rpartition("@")[2]) == case.author_domain for known in relation.addresses_of_name
    ):
        return None
    words = {"name": author.display, "address": author.address, "known": relation.addresses_of_name[0]}
    return Found((case.whole("from.display_name"), case.whole("from.address")), words)


@signal("relation", tactic="L11", technique="T1566")
def thread_that_we_do_not_know(case: Case) -> Found | None:
    """Says to reply to or forward a message, by its headers or subject, that the history has never seen.

    Fires only for senders who are new here: a colleague may take over a thread that we were not part of. On mailing
    lists strangers answer strangers.
    """
    relation = case.relation
    if not relation.learned or relation.received or relation.written_to or case.from_own_domain:
        return None
    prefix = thread_prefix(case.message.subject)
    if prefix is None or relation.thread_known or case.list_rewrites_author:
        return None
    if case.author is not None and case.people.person_of(case.author.address):
        return None
    return Found((case.quote("subject", prefix.start, prefix.end),), {"subject": case.message.subject})


@signal("relation", tactic="L11", technique="T1566")
def reply_without_thread(case: Case) -> Found | None:
    """The subject says reply, but no header names the message replied to.

    Mail programs set In-Reply-To and References (RFC 5322 3.6.4); a subject typed by hand has neither. Needs no history.
    """
    message = case.message
    prefix = thread_prefix(message.subject)
    if prefix is None or prefix.forward or message.in_reply_to or message.references or case.from_own_domain:
        return None
    if case.author_is_known:
        return None
    return Found((case.quote("subject", prefix.start, prefix.end),), {"subject": message.subject})


@signal("relation", tactic="L26", technique="T1586.001")
def resumed_after_silence(case: Case) -> Found | None:
    """A correspondent writes again after half a year, with a link or a file.

    Accounts that were taken over are used on old acquaintances.
    """
    relation, message = case.relation, case.message
    if relation.last_seen is None or message.date is None or not (message.links or message.attachments):
        return None
    gap = message.date - relation.last_seen
    if gap < SILENCE or case.from_own_domain:
        return None
    author = case.author.address if case.author else ""
    return Found((case.whole("from.address"),), {"address": author, "days": str(gap.days)})


@signal("relation")
def known_correspondent(case: Case) -> Found | None:
    """Our own people have written to this address before.

    An attacker can write to us; to be written to by us is harder. Says nothing where authentication failed or answers
    are led elsewhere.
    """
    relation = case.relation
    if not relation.written_to or not case.past_vouches or case.author is None:
        return None
    strength = min(1.0, 0.5 + 0.5 * relation.written_to / MANY_LETTERS)
    words = {"address": case.author.address, "count": str(relation.written_to)}
    return Found((case.whole("from.address"),), words, strength)


@signal("relation")
def known_sender(case: Case) -> Found | None:
    """The address has written to us several times, over days.

    Weaker than being written to, because one-sided mail can be built up by an attacker.
    """
    relation, message = case.relation, case.message
    if relation.received < KNOWN_MESSAGES or relation.first_seen is None or case.author is None:
        return None
    if message.date is not None and message.date - relation.first_seen < KNOWN_AFTER:
        return None
    if not case.past_vouches:
        return None
    words = {"address": case.author.address, "count": str(relation.received)}
    return Found((case.whole("from.address"),), words)


@signal("relation")
def known_thread(case: Case) -> Found | None:
    """Answers a message that was seen here before: its id stands in In-Reply-To or References.

    Ids are hard to guess, but a mailbox that was broken into gives them away: only people of whom there is a past, or
    our own and partners', are believed.
    """
    relation, author = case.relation, case.author
    if not relation.thread_known or author is None or not case.past_vouches:
        return None
    if not (relation.received or relation.written_to or case.belongs(author)):
        return None
    index = case.message.header_index("in-reply-to")
    if index < 0:
        index = case.message.header_index("references")
    return Found((case.whole(f"header[{index}]"),), {}) if index >= 0 else None
