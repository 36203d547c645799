"""Accounts: problems that need a log-in, passwords and codes that are asked for, notices that lead somewhere else."""

import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import (
    NEAR,
    ONE_BREATH,
    SAME_MATTER,
    has_file_to_open,
    said,
    way_out,
    with_target,
)

CODE_NEAR = 100
"""code points between a code and the asking for it"""
MAY_LENGTH = 12
_MAY = re.compile(r"\b(?:can|may|could|able to|free to)\s{0,2}$")
"""before a verb of stopping: then it is no more than an offer"""
CANCEL_SHARE = 0.67
"""what a code weighs that is to be typed somewhere rather than told"""
_CODE = re.compile(
    r"(?:(?:code|pin|otp)(?: is| below)?|コード|番号)\s{0,3}(?:は|が|[:：=])?\s{0,4}[「【\[(]?(?:[A-Z]{1,3}-)?\d(?:[- ]?\d){3,7}(?!\d)",
    re.IGNORECASE,
)
"""a code that the mail itself brings"""


def _page(case: Case) -> bool:
    return any(one.kind in {"html", "svg"} for one in case.message.attachments)


@signal("content", technique="T1566.002")
def account_problem(case: Case) -> Found | None:
    """An account, mailbox, card or payment has a problem, and a link, form, attached page or a code by reply is to mend it.

    Real services write the same words; what differs is where the click leads. Links to the company, to partners and to
    brands' own hosts do not count, and a link to the author's own domain counts less.
    """
    hits = case.phrases
    pair = hits.near("account-problem", "account-fix", SAME_MATTER)
    if pair is None:
        return None
    target = way_out(case)
    by_reply = hits.near("otp", "give", CODE_NEAR) is not None and not case.from_own_domain
    if target is None and not (_page(case) or case.message.body.has_form or by_reply):
        return None
    strength = 0.6 if target is not None and target.of_author else 1.0
    return with_target(case, said(case, *pair, strength=strength, personal=False), target)


@signal("content", technique="T1598.003")
def credential_request(case: Case) -> Found | None:
    """Asks for a password, a card number or other secrets, by reply, form or link.

    No honest service asks for a password in a mail. Sentences that say *never* to do so are left alone.
    """
    hit = case.phrases.first("secret-give")
    if hit is None:
        return None
    asked = case.phrases.near("secret-give", "request", NEAR)
    return said(case, hit, asked[1] if asked else None, strength=1.0 if asked else 0.6, personal=False)


@signal("content", tactic="L33", technique="T1111")
def code_request(case: Case) -> Found | None:
    """Asks for a one-time code to be told, sent or forwarded.

    Honest mail brings such codes and asks nobody to pass them on. Customers whose code does not come ask for one. A code
    or a PIN to be typed at a strange place to cancel something counts two thirds, half at the author's own.
    """
    pair = case.phrases.near("otp", "give", CODE_NEAR)
    if pair is None:
        return _code_to_cancel(case)
    lost = case.phrases.first("own-matter", "asks-how", "code-missing") is not None
    return said(case, *pair, strength=0.67 if lost else 1.0, customer=True)


def _code_to_cancel(case: Case) -> Found | None:
    """A code that came by another way, or a PIN, is to be typed so that something stops.

    Who did not ask for it needs to do nothing, so nobody honest wants a code for that. Mail that brings its code itself
    is how services have a cancellation confirmed.
    """
    hits, target = case.phrases, way_out(case)
    if target is None or case.from_own_domain or case.author_is_known:
        return None
    pair = hits.near("otp", "form-entry", ONE_BREATH) or hits.near("pin", "form-entry", ONE_BREATH)
    if pair is None:
        return None
    entry = pair[1]
    body = case.message.body
    written = case.message.text_of(entry.part)
    stop = next(
        (
            one
            for one in hits["to-cancel"]
            if one.part == entry.part
            and abs(one.start - entry.start) <= NEAR
            and not _MAY.search(written, max(0, one.start - MAY_LENGTH), one.start)
        ),
        None,
    )
    if stop is None or _CODE.search(body.text, 0, min(body.own_end, SAME_MATTER)) is not None:
        return None
    strength = CANCEL_SHARE if not target.of_author else 0.5
    return with_target(case, said(case, *pair, stop, strength=strength, personal=False), target)


@signal("content", technique="T1566.002")
def message_notice(case: Case) -> Found | None:
    """A voice message, fax or protected message waits behind a link or an attached page.

    Office telephone systems send such notices from inside or attach the sound itself; those are left alone.
    """
    hit = case.phrases.first("voice-notice")
    if hit is None or case.from_own_domain:
        return None
    target = way_out(case)
    if target is None and not _page(case):
        return None
    strength = 0.5 if target is not None and target.of_author else 1.0
    return with_target(case, said(case, hit, strength=strength, personal=False), target)


@signal("content", tactic="L10", technique="T1566.002")
def shared_document_notice(case: Case) -> Found | None:
    """Says that a document was shared or awaits a signature, and leads to a host that shares no documents.

    Notices of the real services link to those services. A link to the author's own domain is how companies share files
    of their own and counts little.
    """
    hit = case.phrases.first("shared-document")
    if hit is None or case.from_own_domain:
        return None
    target = way_out(case)
    if target is None or case.links.of_kind("file-sharing") is not None:
        return None
    asked = case.phrases.near("shared-document", "request", NEAR)
    strength = (0.3 if target.of_author else 1.0) * (1.0 if asked else 0.6)
    return with_target(case, said(case, hit, asked[1] if asked else None, strength=strength), target)


@signal("content", technique="T1566")
def generic_greeting(case: Case) -> Found | None:
    """Greets nobody by name ("Dear valued customer") and asks for something behind a link or in a file.

    Who has an account with somebody has a name there. Bulk mail greets so too, therefore the weight is small.
    """
    hit = case.phrases.first("generic-greeting")
    if hit is None or not (way_out(case) or has_file_to_open(case)):
        return None
    other = case.phrases.first("account-fix", "pay-act", "account-problem", "parcel")
    return said(case, hit, other) if other else None
