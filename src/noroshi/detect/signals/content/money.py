"""Money: payments, bank accounts, gift cards, charges, windfalls, extortion."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.phrases import PhraseHit, PhraseHits
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import NEAR, SAME_MATTER, said, way_out, with_target

Pair = tuple[PhraseHit, PhraseHit]

MANY_WINDFALL_PHRASES = 4
"""different phrases of windfall from which a letter is nothing but that"""
FEW_LINES = 400
"""code points of own text in which a day by which to pay is hurry"""
LOOKED_AT = 6_000
"""code points of the text in which a telephone number is looked for"""
_PHONE_NUMBER = re.compile(r"\d{3}[ .\-–—)]{1,2}\d{3,4}[ .\-–—]{1,2}\d{3,4}(?!\d)")


@signal("content", tactic="L31", technique="T1684.001")
def bank_details_changed(case: Case) -> Found | None:
    """Money is to go to another bank account than before, with a request.

    The core of invoice fraud and of payroll diversion. Real suppliers do change banks, a few times in a decade, so the
    finding asks for a check by another way rather than proving anything. "If your bank details have changed" is left alone.
    """
    hits = case.phrases
    if "bank-change" not in hits and "new-payee" not in hits:
        return None
    pair = (
        hits.near("bank-change", "pay-act", SAME_MATTER)
        or hits.near("new-payee", "pay-act", NEAR)
        or hits.near("bank-change", "request", NEAR)
    )
    if pair is None or hits.near("bank-change", "condition", 6):
        return None
    return said(case, *pair, customer="own-matter" in hits)


@signal("content", tactic="L01", technique="T1684.001")
def payment_request(case: Case) -> Found | None:
    """Asks the reader to make a payment or transfer, in a hurry or quietly.

    A request to pay alone is every finance department's day and does not fire; hurry or secrecy beside it does. A day
    by which to pay is hurry in a few lines, and little of it. Who writes of a payment of his own to us is a customer.
    """
    hits = case.phrases
    found = _asked_for_money(hits, "pay-act", case) or _asked_for_money(hits, "payee-account", case)
    if found is None:
        return None
    pair, pressed, strength = found
    return said(case, pair[0], pressed[1], strength=strength, customer=True)


def _asked_for_money(hits: PhraseHits, money: str, case: Case) -> tuple[Pair, Pair, float] | None:
    """The money with its asking, the money with what presses, and how much that says."""
    pair = hits.near(money, "request", NEAR)
    if pair is None:
        return None
    pressed = hits.near(money, "secrecy", SAME_MATTER)
    if pressed is not None:
        return pair, pressed, 1.0
    pressed = hits.near(money, "urgency", NEAR)
    if pressed is not None:
        return pair, pressed, 0.7
    pressed = hits.near(money, "deadline", NEAR) if case.message.body.own_end <= FEW_LINES else None
    return None if pressed is None else (pair, pressed, 0.5)


@signal("content", tactic="L01", technique="T1684.001")
def gift_cards(case: Case) -> Found | None:
    """Asks to buy gift cards or to send their codes.

    No company pays this way; shops and reward programmes write about gift cards, but do not ask for pictures of them.
    """
    pair = case.phrases.near("gift-card", "gift-card-act", NEAR)
    return said(case, *pair, customer=True) if pair else None


@signal("content", technique="T1566")
def prize_or_inheritance(case: Case) -> Found | None:
    """Promises a prize, an inheritance, a donation or unclaimed money.

    Needs at least three different phrases of that world, so that news about a lottery or a will stays clear.
    """
    hits = case.phrases["windfall"]
    different = {case.quote(hit.part, hit.start, hit.end).quote.casefold() for hit in hits}
    if len(different) < 3:
        return None
    strength = 1.0 if len(different) >= MANY_WINDFALL_PHRASES else 0.6
    return said(case, *hits[:3], strength=strength, personal=False)


@signal("content", technique="T1657")
def extortion(case: Case) -> Found | None:
    """Claims to hold a recording or a device, and demands money, mostly coins.

    Both the claim and the demand must be there: security news tells of the one or of the other.
    """
    pair = case.phrases.near("extortion-claim", "extortion-demand", 4 * SAME_MATTER)
    hits = case.phrases
    more = len(hits["extortion-claim"]) > 1 or len(hits["extortion-demand"]) > 1
    if pair is None or not ("crypto" in hits or more):
        return None
    return said(case, *pair, customer=True)


@signal("content", technique="T1566.004")
def call_about_a_charge(case: Case) -> Found | None:
    """Says that something was charged or renewed, and gives a number to call for cancelling.

    Call-back phishing leads to a voice that asks for remote control. Shops put their number in receipts too; they
    rarely need no link at all, and the finding is weaker where a link is there.
    """
    hits = case.phrases
    pair = hits.near("charge", "call-us", SAME_MATTER)
    if pair is None or not _has_phone_number(case):
        return None
    return said(case, *pair, strength=0.4 if case.links.targets else 1.0, personal=False)


@signal("content", technique="T1566.002")
def parcel_needs_action(case: Case) -> Found | None:
    """A parcel is held for a fee or an address, with a link to a host that is no carrier's and not the author's.

    Carriers and shops link to themselves or to services that are listed.
    """
    hits = case.phrases
    target = way_out(case)
    if target is None or "parcel" not in hits:
        return None
    other = hits.first("account-fix", "pay-act", "urgency", "request")
    if other is None:
        return None
    found = said(
        case,
        hits.first("parcel") or hits["parcel"][0],
        other,
        strength=0.4 if target.of_author else 1.0,
        personal=False,
    )
    return with_target(case, found, target)


def _has_phone_number(case: Case) -> bool:
    return _PHONE_NUMBER.search(case.message.body.text, 0, LOOKED_AT) is not None
