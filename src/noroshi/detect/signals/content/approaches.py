"""Approaches under the guise of business: investors, press, conferences, authorities, applications for trading."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import host_kinds
from noroshi.detect.phrases import lexicon
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import (
    NEAR,
    SAME_MATTER,
    asked_program,
    has_file_to_open,
    quote_of,
    said,
    way_out,
    with_target,
)


@signal("content", tactic="L09", technique="T1566.002")
def investor_approach(case: Case) -> Found | None:
    """A fund that wants to invest or trade introduces itself, and has a document to open, a call to book or a chat.

    Honest funds do the same; the signal says "an approach of this kind", and identity and payload say the rest.
    """
    hits = case.phrases
    if case.from_own_domain or "invest" not in hits:
        return None
    pair = hits.near("invest", "approach", SAME_MATTER) or hits.near("invest", "deadline", SAME_MATTER)
    if pair is None:
        return None
    papers = hits.near("invest", "deal-document", SAME_MATTER)
    target = way_out(case) or case.links.of_kind("file-sharing", "scheduling")
    chat = hits.near("chat", "move", 40)
    if papers is None and target is None and chat is None:
        return None
    found = said(
        case,
        *pair,
        papers[1] if papers else None,
        strength=1.0 if papers and (target or has_file_to_open(case)) else 0.5,
    )
    return with_target(case, found, target)


@signal("content", tactic="L23", technique="T1684.001")
def journalist_request(case: Case) -> Found | None:
    """Press or a podcast asks for an interview, with questions to open or a room to join.

    Real journalists write so too; the weight is small.
    """
    hits = case.phrases
    if case.from_own_domain or "press" not in hits:
        return None
    pair = hits.near("press", "press-ask", NEAR)
    target = way_out(case) or case.links.of_kind("scheduling", "file-sharing")
    if pair is None or (target is None and not has_file_to_open(case)):
        return None
    if hits.first("approach", "request") is None:
        return None
    return with_target(case, said(case, *pair), target)


@signal("content", tactic="L24", technique="T1566.002")
def conference_invitation(case: Case) -> Found | None:
    """An invitation to speak, with something to download, fill in or upload at a strange place.

    Calls for papers to many readers are left weaker; links to the organiser's own domain count less.
    """
    hits = case.phrases
    if case.from_own_domain or "conference" not in hits:
        return None
    pair = hits.near("conference", "conference-ask", SAME_MATTER)
    target = way_out(case)
    if pair is None or (target is None and not has_file_to_open(case)):
        return None
    return with_target(case, said(case, *pair, strength=0.5 if target and target.of_author else 1.0), target)


@signal("content", tactic="L17", technique="T1204.002")
def trading_app(case: Case) -> Found | None:
    """Asks to download or try an application for trading, price prediction or portfolios.

    AppleJeus and TraderTraitor came as such programs. Stores of Apple and Google are left alone.
    """
    hits = case.phrases
    pair = hits.near("trading-app", "install", NEAR)
    if pair is None or case.from_own_domain:
        return None
    target = way_out(case) or case.links.of_kind("code-hosting", "file-sharing")
    if target is None and not has_file_to_open(case):
        return None
    return with_target(case, said(case, *pair), target)


@signal("content", tactic="L15", technique="T1204.002")
def secure_reader(case: Case) -> Found | None:
    """A document does not open, or needs a special reader that is to be installed.

    The makers of well-known readers are left alone when the link leads to them.
    """
    hits = case.phrases
    pair = hits.near("viewer", "cannot-open", SAME_MATTER) or hits.near("viewer", "install", 60)
    asked = pair[0] if pair else hits.first("viewer-install")
    if asked is None:
        return None
    target = way_out(case)
    if target is None and not has_file_to_open(case):
        return None
    strength = 1.0 if "cannot-open" in hits else 0.6
    return with_target(case, said(case, asked, pair[1] if pair else None, strength=strength), target)


@signal("content", tactic="L29", technique="T1204.002")
def app_for_a_simple_task(case: Case) -> Found | None:
    """A program of the sender's own is to be installed for what a browser or a well-known service does as well.

    To speak, meet, sign, read or be interviewed. Stores and the well-known services are left alone, and so are our own
    mails; a program offered by the author's own domain, as makers of programs do it, counts half.
    """
    hits = case.phrases
    if "task-app" not in hits or case.from_own_domain:
        return None
    pair = hits.near("task-app", "install", NEAR)
    target = way_out(case)
    if pair is None or (target is None and not has_file_to_open(case)):
        return None
    strength = 0.5 if target is not None and target.of_author and "bulk" in hits else 1.0
    return with_target(case, said(case, *pair, strength=strength), target)


@signal("content", tactic="L29", technique="T1204.002")
def program_from_a_stranger(case: Case) -> Found | None:
    """Somebody outside asks to get or start a program, with a strange link or a place of code to get it from.

    In whatever words: all lures that end in running something say as much. Makers of programs say it too; mailing lists,
    our own mails and those to whom we write are left alone, and what goes to many readers counts half.
    """
    if case.from_own_domain or case.list_rewrites_author or case.author_is_known:
        return None
    pair = asked_program(case)
    target = way_out(case) or case.links.of_kind("code-hosting")
    if pair is None or target is None:
        return None
    return with_target(case, said(case, *pair), target)


@signal("content", tactic="L01", technique="T1684.001")
def authority_asks_to_install(case: Case) -> Found | None:
    """In the name of police, regulator or self-regulator, asks to install, run, open or hand over something.

    Real authorities write from their own domains (left alone) and send no programs. Colleagues who pass on a notice
    write from the company's own domain: a third of the weight is left.
    """
    hits, author = case.phrases, case.author
    if author is None or "authority" in host_kinds(author.domain):
        return None
    program = asked_program(case)
    if "authority-act" not in hits and program is None:
        return None
    pair = hits.near("authority", "authority-act", SAME_MATTER)
    shown = next((one for one in lexicon().search(author.display) if one.category == "authority"), None)
    named_hit = shown or hits.first("authority")
    act = pair[1] if pair else (hits.first("authority-act") if shown else None) or (program[0] if program else None)
    if act is None or named_hit is None:
        return None
    bait = way_out(case)
    strength = 1.0 if bait or has_file_to_open(case) else 0.6
    found = said(case, act, strength=strength * (0.3 if case.from_own_domain else 1.0))
    if shown is not None:
        named = case.quote("from.display_name", shown.start, shown.end)
    else:
        named = quote_of(case, pair[0] if pair else hits["authority"][0])
    return with_target(case, Found((named, *found.quotes), found.words, found.strength), bait)
