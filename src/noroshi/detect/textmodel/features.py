"""What the text model looks at: five sets of features of a message.

Left out on purpose, because they tell who collected a mail, when, and for whom, and not what it wants:

- the recipient: To and Cc, and their names, local parts and domains wherever else they appear;
- the way it came: Received, Return-Path, Authentication-Results, DKIM-Signature, Message-ID (other families judge some
  of these as facts);
- the mailing list: List-*, Precedence, Sender, and `[tags]` in subjects;
- threads: In-Reply-To, References (a forger writes them as he likes);
- time: Date, and all numbers save for how many digits they have; `http` against `https`, `www.`;
- the program: User-Agent, X-Mailer, line ends, charsets, transfer encodings, boundaries;
- fashions of web sites: `.html`, `.cfm`, `/cgi-bin/`, and forms and scripts, which newsletters of 2002 had and which
  would make a form that asks for a password look honest (the payload family judges these);
- names in `.example`, which stand for nobody.
"""

import re
from typing import NamedTuple

from noroshi.detect.textmodel.words import grams_of, words_of
from noroshi.message.model import Address, Link, Message, Url
from noroshi.text.domains import is_freemail, is_ip, registrable_domain
from noroshi.text.fold import IGNORABLE, fold

LINKS = 60
"""links that are looked at; a mail's first links are those that a reader meets"""
ATTACHMENTS = 10
RESERVED = ".example"
"""names that belong to nobody (RFC 2606): put in place of real ones when mail is made anonymous"""
DISGUISE_CHARS = 1_000
"""code points of a text in which letters that hide or pretend are looked for"""

_TAG = re.compile(r"\[[^\]\n]{1,40}\]")
_LATIN_WORD = re.compile(r"[a-z]{3,16}")
_NAME_PART = re.compile(r"[^\W\d_]{2,}")
_FILE_ENDING = re.compile(r"\.[a-z]{1,5}\Z|/(?:cgi-bin|servlet)(?=/)")
_ANY_HOST = re.compile(r"(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}")
_TOKEN = re.compile(r"[0-9a-f]{16,}|[A-Za-z0-9+=_-]{24,}")
_RANDOM = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|\d[a-z]+\d|[a-z]\d[a-z]")
_IGNORABLE = re.compile(f"[{IGNORABLE}]")
_GREEK_OR_CYRILLIC = re.compile(r"[\u0370-\u052f]")
_MIXED = re.compile(r"[a-zA-Z][\u0370-\u052f]|[\u0370-\u052f][a-zA-Z]")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_COMMON = frozenset(
    [
        "com",
        "net",
        "org",
        "co",
        "to",
        "the",
        "and",
        "of",
        "list",
        "users",
        "mail",
        "support",
        "info",
        "your",
        "you",
        "re",
    ]
)
"""words that stand in recipients' addresses and say nothing of who they are"""


class Features(NamedTuple):
    """What is present in a message. Each set is weighed for itself, so that a long text does not drown the rest."""

    text: set[str]
    subject: set[str]
    sender: set[str]
    links: set[str]
    structure: set[str]


def features_of(message: Message) -> Features:
    """The features of a message."""
    names, domains = _recipients(message)
    return Features(
        text=grams_of(words_of(message.body.text, names)),
        subject=_subject(message.subject, names),
        sender=_sender(message, names, domains),
        links=_links(message, domains),
        structure=_structure(message),
    )


def _recipients(message: Message) -> tuple[set[str], set[str]]:
    """Words that name the recipients, and their domains."""
    names: set[str] = set()
    domains: set[str] = set()
    for address in (*message.to[:50], *message.cc[:50]):
        domains.add(registrable_domain(address.domain))
        names.update(_NAME_PART.findall(f"{address.local} {address.domain} {address.display[:100]}".lower()))
    domains.discard("")
    return names - _COMMON, domains


def _subject(subject: str, names: set[str]) -> set[str]:
    found = grams_of(words_of(_TAG.sub(" ", subject[:500]), names)) | _disguise(subject)
    if "!" in subject:
        found.add("!")
    if subject.isupper():
        found.add("=upper")
    return found


def _sender(message: Message, names: set[str], domains: set[str]) -> set[str]:
    if not message.from_:
        return {"=none"}
    author = message.from_[0]
    domain = registrable_domain(author.domain)
    words = words_of(author.display[:200], names)
    found = grams_of(words) | _disguise(author.display)
    if not author.display:
        found.add("=no-name")
    elif author.display.isupper():
        found.add("=upper")
    if "@" in author.display:
        found.add("=address-as-name")
    if domain not in domains and not domain.endswith(RESERVED):
        found.add("@" + domain)
        found.add("@." + domain.rpartition(".")[2])
        found.update("@" + word for word in _LATIN_WORD.findall(author.domain[:100].rpartition(".")[0])[:5])
        if _RANDOM.search(author.domain[:100]):
            found.add("=random-domain")
    if is_freemail(author.domain):
        found.add("=freemail")
    found |= _local_part(author, words, names) | _reply_to(message, domain, domains)
    return found


def _local_part(author: Address, words: list[str], names: set[str]) -> set[str]:
    local = author.local[:100].lower()
    found = set()
    if not author.domain.endswith(RESERVED):
        found = {word + "@" for word in _LATIN_WORD.findall(local)[:4] if word not in names}
    if sum(map(str.isdigit, local)) > 2:
        found.add("=digits")
    if len(local) > 24:
        found.add("=long-local")
    own = [word for word in words if len(word) > 3]
    if own:
        in_domain = any(word in author.domain for word in own)
        in_local = any(word in local for word in own)
        found.add("=name-in-domain" if in_domain else "=name-not-in-domain")
        found.add("=name-in-local" if in_local else "=name-not-in-local")
        if not in_domain and not in_local:
            found.add("=name-not-in-address")
    return found


def _reply_to(message: Message, domain: str, domains: set[str]) -> set[str]:
    if not message.reply_to:
        return set()
    reply = registrable_domain(message.reply_to[0].domain)
    if reply == domain or reply in domains:
        return set()
    return {"=reply-elsewhere", "=reply-to-freemail"} if is_freemail(reply) else {"=reply-elsewhere"}


def _links(message: Message, recipients: set[str]) -> set[str]:
    author = registrable_domain(message.from_[0].domain) if message.from_ else ""
    found: set[str] = set()
    domains: set[str] = set()
    targets: set[str] = set()
    seen: set[str] = set()
    shown = pictures = 0
    for link in message.links[:LINKS]:
        targets.add(link.href)
        if link.url is None:
            found.add("=not-a-url")
            continue
        if not link.url.host:
            found.add("=" + link.url.scheme[:12])
            continue
        domain = registrable_domain(link.url.host)
        if domain in recipients:
            continue
        domains.add(domain)
        if link.where != "text":
            shown += 1
            pictures += not link.text
        if link.href not in seen:
            seen.add(link.href)
            found |= _url(link.url, domain)
        if link.text and len(link.text) < 200 and _names_another_host(link, domain):
            found.add("=text-is-another-host")
    found.add(f"=links-{min(len(message.links).bit_length(), 5)}")
    found.add(f"=targets-{min(len(targets).bit_length(), 4)}")
    found.add(f"=domains-{min(len(domains), 4)}")
    if domains:
        found.add("=authors-domain" if author in domains else "=not-authors-domain")
    if shown:
        if len(domains) == 1:
            found.add("=one-domain")
        if shown > 1 and len(targets) == 1:
            found.add("=one-target")
        if pictures:
            found.add("=only-pictures" if pictures == shown else "=picture")
    return found


def _url(url: Url, domain: str) -> set[str]:
    path = url.path[:300]
    lower = _FILE_ENDING.sub("", path.lower())
    found = {domain, "." + domain.rpartition(".")[2], "." + domain.partition(".")[2]}
    if url.host != domain:
        found.update(label[:20] + "." for label in url.host.split(".")[:-2][:3] if label != "www")
    found.update("/" + word for word in _LATIN_WORD.findall(lower)[:6])
    found.add(f"=depth-{min(path.count('/'), 5)}" if len(path) > 1 else "=no-path")
    if _TOKEN.search(path):
        found.add("=token-in-path")
    if url.query and _TOKEN.search(url.query[:300]):
        found.add("=token-in-query")
    if "@" in path or "@" in url.query or "%40" in url.query:
        found.add("=address-in-url")
    if is_ip(url.host):
        found.add("=ip")
    elif _RANDOM.search(url.host):
        found.add("=random-host")
    if url.has_userinfo:
        found.add("=userinfo")
    if url.host.count("-") > 1:
        found.add("=dashes")
    if url.host.count(".") > 3:
        found.add("=deep-host")
    return found


def _names_another_host(link: Link, domain: str) -> bool:
    """The words of a link look like a host, and it is not the one that it leads to."""
    if "." not in link.text or "@" in link.text:
        return False
    host = _ANY_HOST.search(link.text.lower())
    return host is not None and registrable_domain(host[0]) != domain


def _structure(message: Message) -> set[str]:
    body = message.body
    found = _disguise(body.text)
    found.add(f"=words-{min(body.text.count(' ').bit_length(), 12)}")
    if body.html:
        found.add("=html")
        found.add(f"=remote-images-{min(body.remote_images, 3)}")
        if not body.plain.strip():
            found.add("=html-only")
        if body.hidden:
            found.add(f"=hidden-{min(len(body.hidden).bit_length() // 3, 4)}")
    for attachment in message.attachments[:ATTACHMENTS]:
        found.add("=kind-" + attachment.kind)
        if "." in attachment.name:
            found.add("=extension-" + fold(attachment.name[-12:]).text.rpartition(".")[2])
    return found


def _disguise(text: str) -> set[str]:
    """Letters that hide or pretend: invisible ones, words of two alphabets, pictures."""
    text = text[:DISGUISE_CHARS]
    if text.isascii():
        return set()
    found = set()
    invisible = len(_IGNORABLE.findall(text))
    if invisible:
        found.add(f"=invisible-{min(invisible.bit_length(), 3)}")
    if _GREEK_OR_CYRILLIC.search(text) and _MIXED.search(text):
        found.add("=two-alphabets")
    if _EMOJI.search(text):
        found.add("=emoji")
    return found
