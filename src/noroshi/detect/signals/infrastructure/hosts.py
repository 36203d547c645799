"""What kinds of host a message's links lead to."""

import re

import msgspec

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import is_risky_tld
from noroshi.detect.links import Target
from noroshi.detect.signal import signal
from noroshi.detect.signals.infrastructure.links import about
from noroshi.text.domains import is_ip, to_unicode

OWN_HOST_STRENGTH = 0.5
"""of a link to free hosting by the house that gives it"""

REPORTED_SHARE = 0.3
"""what a look-alike of ours in plain text is worth where the writer reports it; who wants it clicked may say so too"""
LABELS = 5
"""labels of a host from which it has many: `a.b.c.d.example` hides what was registered"""
LONG_HOST = 45
"""characters of a host that nobody reads to its end"""
_PORT = re.compile(r"(?i)https?://[^/?#@]{1,253}:(\d{1,5})(?:[/?#]|$)")
_USUAL_PORTS = frozenset({"80", "443", "8080", "8443"})
_MEETING_WORD = re.compile(
    r"(?:^|[.-])(?:zoom|zooms|zoomus|us0\dweb|googlemeet|g?meet|msteams|teams|webex|huddle|meeting|videocall)(?:[.-]|\d|$)"
)


def _first(targets: tuple[Target, ...], kind: str) -> Target | None:
    return next((target for target in targets if kind in target.kinds), None)


@signal("infrastructure", tactic="L02", technique="T1583.001")
def link_to_lookalike_host(case: Case) -> Found | None:
    """A link leads to a host that looks like the company's or a partner's.

    Compared as in the identity family: confusable letters, edits, added words, other endings, sub-domain tricks.
    Customers report such places and ask whether they are ours: a link that stands in their plain text counts little.
    """
    reported = "report" in case.phrases and not case.display_names and not case.from_own_domain
    for target in case.links.outside:
        if target.brand or target.kinds - {"free-hosting"}:
            continue
        found = case.people.lookalike(target.host)
        if found is not None:
            share = REPORTED_SHARE if reported and target.link.where == "text" else 1.0
            return about(case, target, {"known": found.of}, share)
    return None


@signal("infrastructure", tactic="L18", technique="T1583.001")
def meeting_lookalike_host(case: Case) -> Found | None:
    """A link to a meeting leads to a host that carries the name of a meeting service and is not that service.

    Told from honest mail by the list of the services' own domains; a meeting page of the author's own domain counts half.
    """
    for target in case.links.outside:
        if target.brand or "meeting" in target.kinds or not _MEETING_WORD.search(target.host):
            continue
        if "meeting" not in case.phrases and target.link.where != "calendar":
            continue
        return about(case, target, strength=0.5 if target.of_author else 1.0)
    return None


@signal("infrastructure", tactic="L18", technique="T1566.002")
def calendar_invitation_with_foreign_link(case: Case) -> Found | None:
    """An invitation to a meeting whose link leads to a host that is neither a meeting service nor the author's.

    Invitations of the real services, of the company, of partners and of the author's own domain are left alone.
    """
    for target in case.links.targets:
        if target.link.where == "calendar" and not (target.ours or target.of_author or target.brand):
            if target.kinds & {"meeting", "scheduling"}:
                continue
            return about(case, target)
    return None


@signal("infrastructure", technique="T1566.002")
def qr_code_link(case: Case) -> Found | None:
    """A QR code in the message leads to a strange host.

    It moves the reader to a telephone that no filter protects. Codes that lead to the company, to partners, to the
    author's domain or to brands are left alone.
    """
    for target in case.links.targets:
        if target.link.where == "qr" and not (target.ours or target.of_author or target.brand):
            return about(case, target)
    return None


@signal("infrastructure", technique="T1608.005")
def shortener_link(case: Case) -> Found | None:
    """A link goes through a public shortener, which hides where it ends.

    Honest newsletters do so as well; the weight is small.
    """
    target = _first(case.links.foreign, "shortener")
    return about(case, target) if target else None


@signal("infrastructure", technique="T1583.006")
def free_hosting_link(case: Case) -> Found | None:
    """A link leads to a page on a host where anybody puts up anything for nothing.

    Programmers' pages live there too, and forms of real teams. Where the host's own house writes, authenticated, it is a
    notice of the service, and counts half.
    """
    target = _first(case.links.foreign, "free-hosting")
    if target is None:
        return None
    found = about(case, target)
    own = target.domain == case.author_domain and case.authenticity.answer == "pass"
    return msgspec.structs.replace(found, strength=found.strength * OWN_HOST_STRENGTH) if own else found


@signal("infrastructure", technique="T1566.002")
def ip_host_link(case: Case) -> Found | None:
    """A link leads to a bare IP address. Private addresses (RFC 1918), as in notes of system administrators, are left alone."""
    for target in case.links.outside:
        host = target.host
        if is_ip(host) and not host.startswith(
            (
                "10.",
                "127.",
                "192.168.",
                "172.16.",
                "172.17.",
                "172.18.",
                "172.2",
                "172.30.",
                "172.31.",
                "169.254.",
                "[fe80",
                "[fd",
                "[::1",
            )
        ):
            return about(case, target)
    return None


@signal("infrastructure", technique="T1583.001")
def punycode_link(case: Case) -> Found | None:
    """A link's host has letters beyond ASCII (`xn--…`) mixed so that it may look like another name.

    Japanese names in kana and kanji are left alone: nobody takes them for something else.
    """
    for target in case.links.outside:
        if "xn--" not in target.host:
            continue
        shown = to_unicode(target.host)
        if any("\u00a0" <= character < "\u2e80" for character in shown):
            return about(case, target, {"shown": shown})
    return None


@signal("infrastructure", technique="T1583.001")
def many_subdomains(case: Case) -> Found | None:
    """A link's host is very long or has many labels before what was registered, and the host is nobody's we know.

    `login.microsoft.com.session.example.top` shows its real name last. Services that give out long names are listed.
    """
    for target in case.links.foreign:
        if target.brand or target.kinds:
            continue
        extra = target.host.removesuffix(target.domain).rstrip(".")
        if extra.count(".") + 1 >= LABELS - 1 or (extra and len(target.host) > LONG_HOST):
            return about(case, target)
    return None


@signal("infrastructure", technique="T1583.001")
def risky_tld_link(case: Case) -> Found | None:
    """A link leads under a top-level domain that phishing prefers.

    Cheap domains have honest owners too; measured, and weighed low.
    """
    target = next(
        (one for one in case.links.foreign if is_risky_tld(one.host) and not one.brand and not one.kinds), None
    )
    return about(case, target, {"tld": target.host.rpartition(".")[2]}) if target else None


@signal("infrastructure", technique="T1571")
def odd_port(case: Case) -> Found | None:
    """A link names an unusual port on a strange host."""
    for target in case.links.outside:
        if ":" not in target.link.href[8 : 8 + len(target.host) + 8]:
            continue
        found = _PORT.match(target.link.href)
        if found and found[1] not in _USUAL_PORTS and not (target.of_author or is_ip(target.host)):
            return about(case, target, {"port": found[1]})
    return None


@signal("infrastructure", technique="T1598.003")
def form_in_mail(case: Case) -> Found | None:
    """The message itself holds a form that sends what is typed to a strange host, or asks for a password.

    Surveys with a button, sent to the author's own domain, and newsletters with a search field are left alone.
    """
    body = case.message.body
    if not body.has_form:
        return None
    target = next((one for one in case.links.targets if one.link.where == "form" and not one.ours), None)
    if body.has_password_field:
        return about(case, target) if target else Found((case.whole("body"),), {"host": ""})
    if target is None or target.of_author or target.brand or "mail-tracking" in target.kinds or "bulk" in case.phrases:
        return None
    return about(case, target, strength=0.3)
