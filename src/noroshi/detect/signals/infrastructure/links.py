"""What single links hide: another target than shown, another host within, a file, an address."""

import base64
import re
from urllib.parse import unquote

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.hosts import brand_of_host
from noroshi.detect.links import Target, shown_host
from noroshi.detect.signal import signal
from noroshi.text.domains import registrable_domain

RECIPIENTS = 5
"""recipients whose address is looked for in links"""
COMMAND_LENGTH = 200
"""code points before and after a link that are looked at for a command"""
HREF_LENGTH = 2_000
"""characters of a link's target that are looked at"""

_PROGRAM = re.compile(
    r"\.(?:exe|msi|sh|zsh|bash|psm1|msix|appx|scr|pif|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|apk|dmg|pkg|scpt|app|command|iso|img|vhdx?|xll|chm|reg|url|library-ms)$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"\.(?:zip|rar|7z|cab|ace|gz|tgz|tar|xz|bz2|zst|lzh)$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|txt|jpe?g|png)\b", re.IGNORECASE)
_FETCHES = re.compile(
    r"\b(?:curl|wget|iwr|irm|mshta|msiexec|certutil|bitsadmin|invoke-(?:webrequest|restmethod)|downloadstring)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\|\s?(?:sudo\s)?(?:ba|z|da)?sh\b|\b(?:iex|mshta|msiexec|invoke-expression|certutil|osascript|rundll32)\b|(?:ba|z)sh\s(?:-c|<\()|\|\s?(?:python3?|node|perl)\b",
    re.IGNORECASE,
)
_INNER = re.compile(r"https?(?::|%3a|%253a)(?:/|%2f|%252f){2}([a-z0-9.-]{4,253})", re.IGNORECASE)
_LEAVING_LIST = re.compile(r"unsub|opt-?out|preference|subscri|配信|list-manage|remove", re.IGNORECASE)


def about(case: Case, target: Target, words: dict[str, str] | None = None, strength: float = 1.0) -> Found:
    """A finding that rests on a link's target and its words."""
    return Found(case.links.quotes(target), {"host": target.host, **(words or {})}, round(strength, 3))


@signal("infrastructure", technique="T1566.002")
def link_text_differs_from_target(case: Case) -> Found | None:
    """A link shows one site and leads to another.

    Senders whose mail is tracked lead through a service (listed ones are left alone) or through a host of their own,
    which counts little.
    """
    for target in case.links.targets:
        if (
            target.ours
            or target.attachment >= 0
            or target.link.where not in {"html", "area"}
            or "mail-tracking" in target.kinds
        ):
            continue
        shown = shown_host(target.link.text)
        if shown is None:
            continue
        domain = registrable_domain(shown[0])
        if domain == target.domain or "." not in domain:
            continue
        if target.brand and brand_of_host(shown[0]) == target.brand:
            continue
        quotes = (
            case.quote(f"link[{target.index}].text", shown[1], shown[2]),
            case.whole(f"link[{target.index}].href"),
        )
        trusted = brand_of_host(shown[0]) or case.people.is_own_domain(shown[0])
        strength = 0.3 if target.of_author else 1.0 if trusted else 0.7
        return Found(quotes, {"shown": shown[0], "host": target.host}, strength)
    return None


@signal("infrastructure", tactic="L16", technique="T1204.001")
def download_link(case: Case) -> Found | None:
    """A link leads straight to a program, script or disk image, or to an archive while its words name a document.

    Or a command in the text gets what it runs from there (`curl … | sh`, `iwr … | iex`, `mshta …`). Release announcements
    link to archives by name; those, and links to the company itself, are left alone, and mailing lists count three tenths.
    """
    running = _run_from_a_link(case)
    if running is not None:
        return about(case, running, {"file": running.host}, 0.3 if case.list_rewrites_author else 1.0)
    for target in case.links.targets:
        if target.ours or target.link.url is None:
            continue
        path = target.link.url.path
        if len(path) < 5 or (path[-5:].find(".") < 0 and "." not in path[-12:]):
            continue
        named = _DOCUMENT.search(target.link.text[:200]) is not None
        if _PROGRAM.search(path) and not path.lower().endswith((".com", ".js", ".app", ".url")):
            return about(
                case, target, {"file": path.rpartition("/")[2][:80]}, 1.0 if named or not target.of_author else 0.6
            )
        if _ARCHIVE.search(path) and named:
            return about(case, target, {"file": path.rpartition("/")[2][:80]})
    return None


def _run_from_a_link(case: Case) -> Target | None:
    """The target whose address stands in a line of the text that is a command to fetch and run."""
    text = case.message.body.text
    for target in case.links.targets:
        link = target.link
        if link.where != "text" or target.ours or not 0 <= link.start < case.message.body.own_end:
            continue
        start = max(text.rfind("\n", 0, link.start) + 1, link.start - COMMAND_LENGTH)
        end = text.find("\n", link.end)
        line = text[start : min(end if end >= 0 else len(text), link.end + COMMAND_LENGTH)]
        if _FETCHES.search(line) and _RUNS.search(line):
            return target
    return None


@signal("infrastructure", technique="T1566.002")
def userinfo_in_link(case: Case) -> Found | None:
    """Something stands before an `@` in a link, so that its beginning looks like another host."""
    for target in case.links.targets:
        url = target.link.url
        if url is not None and url.has_userinfo and not target.ours:
            return about(case, target)
    return None


@signal("infrastructure", technique="T1027")
def data_or_javascript_link(case: Case) -> Found | None:
    """A link carries a page or a script within itself (`data:`, `javascript:`).

    Honest mail has no use for it: mail programs do not follow such links, pages opened from them do. Images within the
    text are left alone.
    """
    for index, link in enumerate(case.message.links):
        url = link.url
        if url is None or url.host or link.where == "image":
            continue
        if url.scheme in {"javascript", "vbscript"} and len(link.href) > 30:
            return Found((case.whole(f"link[{index}].href"),), {"scheme": url.scheme})
        if url.scheme == "data" and link.href[5:30].lower().startswith(
            ("text/html", "application/", "image/svg", ";base64", "text/x")
        ):
            return Found((case.whole(f"link[{index}].href"),), {"scheme": url.scheme})
    return None


@signal("infrastructure", technique="T1566.002")
def open_redirect(case: Case) -> Found | None:
    """A link to a trusted, well-known host carries another host that it sends the visitor on to.

    Links that unsubscribe, share a page or log in at the same brand are left alone, and so are services that check or
    count links.
    """
    for target in case.links.outside:
        url = target.link.url
        if (
            url is None
            or not (target.brand or "redirector" in target.kinds)
            or "mail-tracking" in target.kinds
            or target.of_author
        ):
            continue
        rest = target.link.href[8 + len(target.host) : HREF_LENGTH]
        found = _INNER.search(rest)
        if found is None:
            continue
        inner = found[1].lower().rstrip(".")
        domain = registrable_domain(inner)
        if (
            "." not in inner
            or domain in {target.domain, case.author_domain}
            or brand_of_host(inner)
            or case.people.is_own_domain(inner)
        ):
            continue
        return about(case, target, {"inner": inner}, 0.4 if "share" in url.path else 1.0)
    return None


@signal("infrastructure", technique="T1598.003")
def recipient_address_in_link(case: Case) -> Found | None:
    """A link to a strange host carries the reader's own address, plainly, in Base64 or in hexadecimal digits.

    The page behind it fills in the log-in field. Links for leaving a list carry it too and are left alone, as are
    services that send newsletters.
    """
    wanted: list[str] = []
    for address in (*case.message.to, *case.message.cc)[:RECIPIENTS]:
        if address.domain and len(address.local) > 1:
            plain = address.address.lower()
            wanted.append(plain)
    if not wanted:
        return None
    for target in case.links.targets:
        if target.ours or target.of_author or "mail-tracking" in target.kinds or len(target.link.href) < 20:
            continue
        href = target.link.href[:HREF_LENGTH]
        lowered = unquote(href).lower() if "%" in href else href.lower()
        for plain in wanted:
            coded = base64.b64encode(plain.encode()).decode().rstrip("=")[:-1]
            if (
                (plain in lowered or coded in href)
                and not _LEAVING_LIST.search(href)
                and not _LEAVING_LIST.search(target.link.text[:80])
            ):
                return about(case, target, {"address": plain})
    return None
