"""Manner: hurry, secrecy, short openers, other channels, new addresses."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import NEAR, SAME_MATTER, said

OPENER_LENGTH = 400
"""code points of own text up to which a message is nothing but an opener"""
HURRY_LENGTH = 2_000
"""code points beyond which some word of hurry is to be expected"""


@signal("content", tactic="L01", technique="T1684.001")
def secrecy(case: Case) -> Found | None:
    """Asks to keep the matter from others.

    Confidentiality notices at the foot of mails are worded differently and do not count; neither does the advice to tell
    nobody a code or a seed phrase, or to share a link of a signing service with nobody.
    """
    if "otp" in case.phrases or "seed" in case.phrases:
        return None
    notices = case.phrases["share-notice"]
    hits = [  # "tell nobody" is a denial by itself
        hit
        for hit in case.phrases["secrecy"]
        if not any(hit.part == one.part and one.start <= hit.end and hit.start <= one.end for one in notices)
    ]
    return said(case, hits[0], customer=True) if hits else None


@signal("content", tactic="L01", technique="T1684.001")
def urgency(case: Case) -> Found | None:
    """Asks for something in a hurry, in a short text.

    Hurry is half of office life: the weight is small and only tells beside other signals.
    """
    hits = case.phrases
    if "urgency" not in hits or case.message.body.own_end > HURRY_LENGTH:
        return None
    pair = hits.near("urgency", "request", NEAR)
    if pair is None:
        subject = next((hit for hit in hits["urgency"] if hit.part == "subject"), None)
        asked = hits.first("request", "account-fix")
        pair = (subject, asked) if subject and asked else None
    return said(case, *pair, customer=True) if pair else None


@signal("content", tactic="L01", technique="T1684.001")
def availability_opener(case: Case) -> Found | None:
    """A short message that only asks whether the reader is there, has a moment, or can do a favour.

    Impostors begin so because nothing in it can be filtered. Colleagues write it too: it tells beside a stranger's
    address, not alone. Text with links or files is not an opener.
    """
    hit = case.phrases.first("opener")
    if (
        hit is None
        or not 0 < case.message.body.own_end <= OPENER_LENGTH
        or case.message.attachments
        or case.links.targets
    ):
        return None
    return said(case, hit)


@signal("content", tactic="L25", technique="T1566.003")
def move_to_another_platform(case: Case) -> Found | None:
    """Wants to go on in a private chat (Telegram, WhatsApp, LINE, …), or have a chat group made and its code sent.

    There no mail filter looks. Who says besides that it cannot be said in a mail counts in full. Footers that name a company's chat account have no request and stay clear.
    """
    hits = case.phrases
    group = hits.first("chat-group")
    if group is not None:
        asked = hits.near("chat-group", "request", NEAR) or hits.near("chat-group", "move", NEAR)
        return said(
            case,
            group,
            asked[1] if asked else None,
            words={"quote_chat": case.quote(group.part, group.start, group.end).quote},
        )
    pair = hits.near("chat", "move", 40)
    if pair is None:
        return None
    avoided = hits.first("mail-avoided")
    return said(case, *pair, avoided, strength=1.0 if avoided else 0.7)


@signal("content", tactic="L03", technique="T1585.002")
def new_account_of_mine(case: Case) -> Found | None:
    """Says "this is my new (private) address or number", or to answer to another one.

    It is how an impostor explains an address that is not the person's. People who change addresses write it from the
    old one; mail from the company's own domain counts half.
    """
    hit = case.phrases.first("new-account")
    if hit is None:
        return None
    asked = case.phrases.near("new-account", "request", SAME_MATTER)
    strength = (1.0 if asked else 0.6) * (0.5 if case.from_own_domain else 1.0)
    return said(case, hit, asked[1] if asked else None, strength=strength, customer=True)
