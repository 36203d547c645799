"""What only those inside have or may do, asked for from outside, and the company's own rules set aside."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.phrases import PhraseHit
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import SAME_MATTER, said
from noroshi.detect.signals.identity.names import claims_to_be_ours

UNCLAIMED_SHARE = 0.4
"""what is left where the writer does not claim to be one of us: auditors, authorities and customers ask such things too"""
NO_INSIDER = ("own-matter", "asks-how", "customer", "ticket", "report", "teaching", "code-missing")
"""who writes so, without a claim, is a customer or warns us"""
FAMILIAR_SHARE = 0.5
"""of a request of whatever kind by who greets as colleagues do: namesakes among friends do as well"""
ASKED_SHARE = 0.4
"""of a request of whatever kind beside a claim that nothing speaks against, without that greeting"""
GREETING = 30
"""code points of the first line in which the reader is greeted"""
READERS = 3
_COURTEOUS = re.compile(r"様|御中|殿|\b(?:dear|mr|ms|mrs|dr)\b", re.IGNORECASE)
ASKING = ("inside-ask", "request", "give")


@signal("content", tactic="L01", technique="T1598")
def inside_request(case: Case) -> Found | None:
    """Asks from outside for what only those inside have or may do.

    Shared passwords, the lifting of a limit or of a second factor, rights, lists of staff and customers, balances, who may sign and
    when, plans of systems. Colleagues ask so all day, from our own domain; outside, it tells beside a claim to be one
    of us. Without such a claim two fifths are left, and people whom we write to, partners and lists are left alone.
    Beside a claim that nothing speaks against, whatever is asked counts two fifths, and half where the reader is greeted as
    colleagues greet (`Naoki,`, `小林さん`): a namesake elsewhere writes `小林様` and `Dear Mr Kobayashi`.
    """
    hits = case.phrases
    if _is_from_within(case):
        return None
    if "inside-matter" not in hits:
        return _familiar_request(case)
    pairs = (hits.near("inside-matter", asking, SAME_MATTER) for asking in ASKING)
    pair: tuple[PhraseHit, ...] | None = next((found for found in pairs if found is not None), None)
    if pair is None:
        hit = hits.first("inside-matter")
        if hit is None or not _asks(case):
            return None
        pair = (hit,)
    claim = claims_to_be_ours(case)
    if not claim and hits.first(*NO_INSIDER) is not None:
        return None
    return said(case, *pair, strength=claim or UNCLAIMED_SHARE, customer=claim < 1)


@signal("content", tactic="L01", technique="T1684.001")
def sidesteps_a_control(case: Case) -> Found | None:
    """Wants an approval, a ticket, the usual channel or a colleague's second look left out, from outside.

    Those who would notice are the ones to be left out. Inside a company people cut corners too; from outside it tells
    beside a claim to be one of us, and two fifths are left without one.
    """
    hits = case.phrases["sidestep"]  # "don't tell" is a denial by itself
    if not hits or _is_from_within(case):
        return None
    claim = claims_to_be_ours(case)
    if not claim and case.phrases.first(*NO_INSIDER) is not None:
        return None
    return said(case, hits[0], strength=claim or UNCLAIMED_SHARE, customer=claim < 1)


def _familiar_request(case: Case) -> Found | None:
    asked = case.phrases.first(*ASKING)
    if (asked is None and not _asks(case)) or claims_to_be_ours(case) < 1:
        return None
    greeted = _greeted_as_a_colleague(case)
    if greeted is None:
        return said(case, asked, strength=ASKED_SHARE) if asked is not None else None
    found = said(case, asked, strength=FAMILIAR_SHARE)
    return Found((case.quote("body", *greeted), *found.quotes), found.words, found.strength)


def _greeted_as_a_colleague(case: Case) -> tuple[int, int] | None:
    """Where the first line names the reader, one of ours, without the courtesies of other houses."""
    text = case.message.body.text[: case.message.body.own_end]
    start = len(text) - len(text.lstrip())
    line = text[start : start + GREETING].split("\n", 1)[0]
    if _COURTEOUS.search(line):
        return None
    for one in case.message.to[:READERS]:
        person = case.people.person_of(one.address)
        if person is None or case.people.partner_of(one.domain) is not None:
            continue
        for part in (*person.name.split(), *person.romaji.split()):
            found = re.search(rf"(?<![A-Za-z]){re.escape(part)}(?![A-Za-z])", line, re.IGNORECASE)
            if found is not None:
                return start + found.start(), start + found.end()
    return None


def _is_from_within(case: Case) -> bool:
    author = case.author
    if author is None or case.list_rewrites_author or (case.author_is_known and case.past_vouches):
        return True
    return case.belongs(author) and case.authenticity.answer not in {"fail", "absent"} and not case.answers_led_away


def _asks(case: Case) -> bool:
    body = case.message.body
    return any(sign in body.text[: min(body.own_end, SAME_MATTER)] for sign in "?？")
