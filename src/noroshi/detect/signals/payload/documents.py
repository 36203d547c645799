"""Documents, pages and pictures that do more than be read."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.links import Target
from noroshi.detect.signal import signal
from noroshi.message.model import Attachment

SHORT_TEXT = 120
"""code points of text below which a mail consists of its pictures"""
FEW_LINKS = 2
"""different hosts up to which a document is a sign-post to a page rather than a text with references"""


def _first(case: Case, *traits: str) -> tuple[int, Attachment, str] | None:
    for index, one in enumerate(case.message.attachments):
        for trait in one.traits:
            if trait in traits:
                return index, one, trait
    return None


def _found(
    case: Case, index: int, one: Attachment, words: dict[str, str] | None = None, strength: float = 1.0
) -> Found:
    return Found((_name(case, index, one),), {"file": one.name or one.kind, **(words or {})}, strength)


def _name(case: Case, index: int, one: Attachment) -> Quote:
    return case.whole(f"attachment[{index}].name") if one.name else case.whole("subject")


def _strange_link(case: Case, index: int) -> Target | None:
    """The first link of an attachment that leads to neither us nor the author's domain."""
    return next(
        (one for one in case.links.targets if one.attachment == index and not (one.ours or one.of_author)), None
    )


@signal("payload", technique="T1566.001")
def macro_attachment(case: Case) -> Found | None:
    """An Office document with macros.

    Some finance departments live with macros, but send them inside: from the company's own domain it counts half. Macros
    that run by themselves on opening, or start programs, count in full, others two thirds.
    """
    found = _first(case, "macro")
    if found is None:
        return None
    strength = 1.0 if {"auto-run", "runs-programs"} & set(found[1].traits) else 0.65
    return _found(case, found[0], found[1], strength=strength * (0.5 if case.from_own_domain else 1.0))


@signal("payload", tactic="L14", technique="T1221")
def remote_template(case: Case) -> Found | None:
    """An Office document fetches its template from a server, or runs a command (DDE), when it is opened.

    Honest templates lie on disks; those (`file:///C:/…`) are left alone.
    """
    found = _first(case, "remote-template", "dde")
    if found is None:
        return None
    index, one, trait = found
    if trait == "remote-template" and one.links and not any(link.url and link.url.host for link in one.links):
        return None
    return _found(case, index, one)


@signal("payload", technique="T1027.006")
def html_attachment(case: Case) -> Found | None:
    """A web page is attached: with a form, a script or hidden data it is a log-in page or smuggles a file.

    A plain attached page, as reports and saved articles are, counts a quarter; pages from the company's own domain none.
    """
    for index, one in enumerate(case.message.attachments):
        if one.kind not in {"html", "mht"} or case.from_own_domain:
            continue
        bad = {"smuggling", "form", "password-form", "script", "redirect", "data-url"} & set(one.traits)
        return _found(case, index, one, strength=1.0 if bad - {"script"} else 0.7 if bad else 0.25)
    return None


@signal("payload", technique="T1027.006")
def html_smuggling(case: Case) -> Found | None:
    """A page builds a file out of data within itself, so that the file never passes a filter."""
    found = _first(case, "smuggling")
    return _found(case, found[0], found[1]) if found else None


@signal("payload", technique="T1059.007")
def pdf_javascript_or_launch(case: Case) -> Found | None:
    """A PDF runs JavaScript or starts a program when it is opened.

    Forms of authorities hold JavaScript too; starting a program has no honest use.
    """
    for index, one in enumerate(case.message.attachments):
        if one.kind == "pdf":
            if "launch" in one.traits:
                return _found(case, index, one)
            if "javascript" in one.traits:
                return _found(case, index, one, strength=0.4)
    return None


@signal("payload", technique="T1566.001")
def pdf_with_single_link(case: Case) -> Found | None:
    """A PDF that is hardly more than a button to a strange host.

    Invoices and brochures link to their maker's site; links to the author's domain, to brands and to the company are left alone.
    """
    for index, one in enumerate(case.message.attachments):
        if one.kind != "pdf" or not one.links:
            continue
        hosts = {link.url.host for link in one.links if link.url is not None and link.url.host}
        target = _strange_link(case, index)
        if (
            target is not None
            and len(hosts) <= FEW_LINKS
            and not target.brand
            and not target.kinds - {"free-hosting", "shortener"}
        ):
            quotes = (_name(case, index, one), *case.links.quotes(target)[:1])
            return Found(
                quotes, {"file": one.name or one.kind, "host": target.host}, 1.0 if len(one.text) < 600 else 0.5
            )
    return None


@signal("payload", technique="T1027.017")
def svg_with_script(case: Case) -> Found | None:
    """An attached SVG picture holds a script or leads to another page."""
    for index, one in enumerate(case.message.attachments):
        if one.kind == "svg" and (
            {"script", "redirect", "smuggling", "form"} & set(one.traits) or _strange_link(case, index)
        ):
            return _found(case, index, one)
    return None


@signal("payload", technique="T1566.002")
def image_only_body(case: Case) -> Found | None:
    """The mail shows pictures and nearly no text, and a click on them leads to a strange host.

    Filters cannot read pictures. Signatures and cards without a link are left alone, and so are links to the author's
    own domain and to services for newsletters.
    """
    body = case.message.body
    if not body.html or len(body.text.strip()) > SHORT_TEXT:
        return None
    pictures = body.remote_images > 0 or any(
        one.inline or one.kind in {"png", "jpeg", "gif"} for one in case.message.attachments
    )
    target = next((one for one in case.links.unknown if one.link.where in {"html", "area"}), None)
    if not pictures or target is None:
        return None
    return Found(case.links.quotes(target)[:1], {"host": target.host}, 0.4 if target.of_author else 1.0)


@signal("payload", technique="T1566.001")
def nested_message_with_link(case: Case) -> Found | None:
    """A mail is attached to a mail that says next to nothing itself, as a shell around the real lure."""
    if len(case.message.body.text.strip()) > SHORT_TEXT:
        return None
    for index, one in enumerate(case.message.attachments):
        is_mail = one.kind in {"message", "msg"}
        if is_mail and _strange_link(case, index) is not None:
            return _found(case, index, one)
    return None
