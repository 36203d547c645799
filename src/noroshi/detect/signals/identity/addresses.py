"""Addresses made to look like ours, and answers that lead elsewhere."""

import msgspec

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.text.domains import is_freemail, registrable_domain

STRANGER_STRENGTH = 0.3
MACHINE_STRENGTH = 0.6


@signal("identity", tactic="L02", technique="T1583.001")
def lookalike_of_own_domain(case: Case) -> Found | None:
    """The author's domain is made to look like ours: other letters, a swapped pair, an added word, another TLD."""
    return _lookalike(case, "from.address", own=True)


@signal("identity", tactic="L31", technique="T1583.001")
def lookalike_of_partner_domain(case: Case) -> Found | None:
    """The author's domain is made to look like a partner's."""
    return _lookalike(case, "from.address", own=False)


@signal("identity", tactic="L02", technique="T1684.001")
def reply_to_lookalike(case: Case) -> Found | None:
    """Answers go to a domain made to look like ours or a partner's, whoever wrote."""
    return _lookalike(case, "reply_to.address", own=True) or _lookalike(case, "reply_to.address", own=False)


@signal("identity", technique="T1684.001")
def reply_to_private_address(case: Case) -> Found | None:
    """Answers go to a free-mail address, though the author's is not one of that provider.

    Where the author's address is that of one of our people, that is the whole trick of a forged or taken-over account, and
    counts in full; other addresses of ours count six tenths, and everybody else three.
    """
    found = _reply_to(case, private=True)
    if found is None:
        return None
    if not case.from_own_domain or case.author is None:
        return msgspec.structs.replace(found, strength=STRANGER_STRENGTH)
    ours = case.people.person_of(case.author.address) is not None or bool(case.display_names)
    return found if ours else msgspec.structs.replace(found, strength=MACHINE_STRENGTH)


@signal("identity", technique="T1684.001")
def reply_to_elsewhere(case: Case) -> Found | None:
    """Answers go to another domain than the author's. Common in honest bulk mail; lists are left alone."""
    return _reply_to(case, private=False)


@signal("identity", technique="T1684.002")
def several_authors(case: Case) -> Found | None:
    """From names authors of different domains: the one that is shown need not be the one that was checked."""
    domains = {registrable_domain(author.domain) for author in case.message.from_ if author.domain}
    if len(domains) < 2:
        return None
    return Found(
        (case.whole("from.address"), case.whole("from[1].address")), {"domains": ", ".join(sorted(domains)[:3])}
    )


def _lookalike(case: Case, part: str, *, own: bool) -> Found | None:
    addresses = case.message.from_ if part == "from.address" else case.message.reply_to
    if not addresses or not addresses[0].domain or case.belongs(addresses[0]):
        return None
    domain = addresses[0].domain
    found = case.people.lookalike(domain)
    if found is None or case.people.is_own_domain(found.of) is not own:
        return None
    text = case.message.text_of(part)
    quote = case.quote(part, len(text) - len(domain), len(text))
    return Found((quote,), {"domain": domain, "real": found.of, "kind": found.kind})


def _reply_to(case: Case, *, private: bool) -> Found | None:
    author, answers = case.author, case.message.reply_to
    if author is None or not answers or not answers[0].domain or case.list_rewrites_author:
        return None
    target = answers[0]
    if registrable_domain(target.domain) == case.author_domain or case.belongs(target):
        return None
    if is_freemail(target.domain) is not private:
        return None
    return Found(
        (case.whole("reply_to.address"), case.whole("from.address")),
        {"address": author.address, "reply": target.address},
    )
