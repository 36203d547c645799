"""Quoted threads that show an executive's words: forged, or out of a mailbox that was broken into."""

import re
from collections.abc import Iterator

from noroshi.company.model import Person
from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.identity.names import KEY_ROLES, person_words
from noroshi.message.model import Address
from noroshi.text.span import Span

QUOTED_LENGTH = 4_000
"""Code points of the quoted thread that are searched: the newest of what is quoted stands first."""

READERS = 3
"""People written to whose names are looked for."""

NAME_TO_ADDRESS = 80
"""Code points between a name and the address that belongs to it, in a quoted header."""

QUOTED_ALONE_STRENGTH = 0.5
ASKED_STRENGTH = 0.83
"""of a quoted order on whose ground something is asked; in full where the order names the reader as the one who is to act"""

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AUTHOR_LINE = re.compile(
    r"(?:(?:^|[\n>*])\s{0,4}\*?(?:from|差出人|送信者|発信者)\*?\s?[:：].{0,20}|\d[^\n]{0,40}|\bon [^\n]{0,38})$",
    re.IGNORECASE,
)
"""What stands before the name of a quoted mail's author: `From:`, `差出人:`, or the date of "On … wrote"."""


@signal("identity", tactic="L11", technique="T1684.001")
def executive_name_in_quoted_thread(case: Case) -> Found | None:
    """The quoted thread pairs an executive's name with an address that is not theirs.

    A forged thread shows an order that the executive never gave. Our own senders are left alone: they quote what they
    got.
    """
    for person, span, address in _quoted_executives(case):
        local, _, domain = address.rpartition("@")
        if address and not case.belongs(Address("", local, domain)):
            return Found((case.quote("body", span.start, span.end),), person_words(case, person) | {"address": address})
    return None


@signal("identity", tactic="L11", technique="T1684.001")
def stranger_quotes_executive(case: Case) -> Found | None:
    """Somebody new here quotes a mail of an executive, out of a thread that the history does not know.

    A thread that is true was seen by at least one of us. Where the stranger asks on its ground for money, secrets or what
    only we have, and the executive's words name the reader, that is the whole trick; a sixth less where they do not, and half without the
    asking. Needs a history; correspondents and partners are left alone.
    """
    relation = case.relation
    if not relation.learned or relation.received or relation.written_to or relation.thread_known:
        return None
    for person, span, _ in _quoted_executives(case):
        asked = case.phrases.first("pay-act", "payee-account", "gift-card", "secret-give", "inside-matter")
        quotes = [case.quote("body", span.start, span.end), case.whole("from.address")]
        if asked is not None:
            quotes.append(case.quote(asked.part, asked.start, asked.end))
            strength = 1.0 if _names_the_reader(case, span.end) else ASKED_STRENGTH
            return Found(tuple(quotes), person_words(case, person), strength)
        return Found(tuple(quotes), person_words(case, person), QUOTED_ALONE_STRENGTH)
    return None


def _names_the_reader(case: Case, start: int) -> bool:
    """What is quoted after the author's line names one of those written to, in full or by the family name."""
    quoted = case.message.body.text[start : start + QUOTED_LENGTH].lower()
    for one in case.message.to[:READERS]:
        person = case.people.person_of(one.address)
        if person is not None and any(
            len(name) > 1 and name.lower() in quoted for name in (person.name.split()[0], person.romaji)
        ):
            return True
    return False


def _quoted_executives(case: Case) -> Iterator[tuple[Person, Span, str]]:
    """Executives whom a stranger's quoted thread names as author: the person, the quotation, the address beside it."""
    body = case.message.body
    quoted = body.text[body.own_end : body.own_end + QUOTED_LENGTH]
    if not quoted or case.author is None or case.belongs(case.author):
        return
    for hit in case.people.find_names(quoted):
        before = quoted[max(0, hit.span.start - 40) : hit.span.start]
        if hit.partner is not None or hit.person.role not in KEY_ROLES or not _AUTHOR_LINE.search(before):
            continue
        found = _ADDRESS.search(quoted, hit.span.end, hit.span.end + NAME_TO_ADDRESS)
        if found is not None and "\n\n" in quoted[hit.span.end : found.start()]:
            found = None
        end = found.end() if found else hit.span.end
        span = Span(body.own_end + hit.span.start, body.own_end + end)
        yield hit.person, span, found.group().lower() if found else ""
