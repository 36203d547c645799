"""Work: jobs, tests, code to run, applications, tickets."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import host_kinds
from noroshi.detect.sending_services import services
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import NEAR, SAME_MATTER, has_file_to_open, said, way_out, with_target

USUAL_REGISTRY = 0.67
"""what an install from the usual registry weighs beside one from the sender's own"""

EXCHANGED_PACKAGE = 0.9
"""what it weighs to have one package put in place of another: how typosquats and hijacked names get in (L08); makers of
a library that was renamed write so too"""

_PROGRAM_SOURCES = ("code-hosting", "file-sharing", "paste")


@signal("content", tactic="L05", technique="T1566.003")
def recruiter_offer(case: Case) -> Found | None:
    """Offers the reader a job, with words about their profile or high pay.

    Lazarus groups open so; so do honest recruiters, who are strangers too. Pay beside the praise makes it stronger.
    """
    hits = case.phrases
    if "job" not in hits or case.from_own_domain:
        return None
    praised = hits.near("profile", "job", SAME_MATTER)
    paid = hits.near("job", "pay", SAME_MATTER)
    if praised is None and (paid is None or "approach" not in hits):
        return None
    first = praised or paid
    assert first is not None
    return said(case, *first, paid[1] if praised and paid else None, strength=1.0 if praised and paid else 0.5)


@signal("content", tactic="L06", technique="T1204.002")
def coding_test(case: Case) -> Found | None:
    """A test or trial task whose code the reader is to fetch and run.

    Running code of strangers on a company's machine is how TraderTraitor came in. Tests that are done on a web page
    or written by hand name no repository and nothing to run.
    """
    hits = case.phrases
    pair = hits.near("test", "run", SAME_MATTER)
    if pair is None:
        return None
    target = case.links.of_kind(*_PROGRAM_SOURCES) or way_out(case)
    if target is None and not has_file_to_open(case):
        return said(case, *pair, strength=0.4)
    invited = hits.first("job", "profile", "approach")
    return with_target(case, said(case, *pair, invited, strength=1.0 if invited else 0.7), target)


@signal("content", tactic="L07", technique="T1204.002")
def debug_help(case: Case) -> Found | None:
    """Somebody outside asks for help with code that the reader is to fetch and run.

    Colleagues do this daily from inside, and mailing lists of programmers live from it: both are left alone.
    """
    hits = case.phrases
    if "help-debug" not in hits or case.from_own_domain or case.list_rewrites_author:
        return None
    pair = hits.near("help-debug", "run", SAME_MATTER)
    target = case.links.of_kind(*_PROGRAM_SOURCES)
    if pair is None or (target is None and not has_file_to_open(case)):
        return None
    return with_target(case, said(case, *pair), target)


@signal("content", tactic="L08", technique="T1195.001")
def package_install(case: Case) -> Found | None:
    """Somebody outside asks to install a package, an image or an editor's extension, or to have one exchanged.

    By its command, or by the file that lists packages. A registry of its own counts in full, one package put in place of
    another nine tenths, the usual registry two thirds. Release notes, mailing lists of programmers and the notices of
    code hosts are left alone; inside a company it is everyday.
    """
    hits = case.phrases
    if not ("package-command" in hits or "package-place" in hits) or case.from_own_domain:
        return None
    if case.list_rewrites_author or "bulk" in hits or _is_code_host(case):
        return None
    pair = (
        hits.near("package-command", "ask-install", SAME_MATTER)
        or hits.near("package-command", "request", NEAR)
        or hits.near("package-place", "package-change", NEAR)
    )
    if pair is None:
        return None
    registry, exchanged = hits.first("other-registry"), hits.first("package-exchange")
    strength = 1.0 if registry else EXCHANGED_PACKAGE if exchanged else USUAL_REGISTRY
    return said(case, *pair, registry or exchanged, strength=strength, customer=True)


def _is_code_host(case: Case) -> bool:
    """The mail is of a service that hosts code or its discussion, as our own server found out."""
    author = case.author
    return (
        author is not None
        and case.authenticity.answer == "pass"
        and ("code-hosting" in host_kinds(case.author_domain) or case.author_domain in services())
    )


@signal("content", tactic="L35", technique="T1204.002")
def job_application_with_repository(case: Case) -> Found | None:
    """An application for a job whose papers lie in a repository, an archive or a strange place.

    Applicants send PDFs; those are left alone. The weight is small: programmers do show their repositories.
    """
    hits = case.phrases
    hit = hits.first("application")
    if hit is None or case.from_own_domain:
        return None
    archive = any(
        one.members or one.encrypted or one.kind in {"zip", "rar", "7z", "iso"} for one in case.message.attachments
    )
    target = case.links.of_kind("code-hosting", "file-sharing", "free-hosting", "shortener")
    if not archive and target is None:
        return None
    return with_target(case, said(case, hit, hits.first("run", "request")), target)


@signal("content", tactic="L36", technique="T1566.002")
def ticket_with_strange_link(case: Case) -> Found | None:
    """A customer's complaint whose screenshot or log lies behind a link or in an archive.

    Customers attach pictures; those, and links to the company itself, are left alone.
    """
    hits = case.phrases
    hit = hits.first("ticket")
    if hit is None or case.from_own_domain:
        return None
    archive = any(one.members or one.encrypted for one in case.message.attachments)
    target = way_out(case) or case.links.of_kind("file-sharing", "paste")
    if not archive and (target is None or target.of_author):
        return None
    other = hits.near("ticket", "request", SAME_MATTER)
    if other is None:
        return None
    return with_target(case, said(case, hit, other[1]), target)
