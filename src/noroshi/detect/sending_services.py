"""Who may honestly write in somebody else's name: mailing lists and services that send for their users."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from noroshi.detect.hosts import find_brand
from noroshi.text.domains import is_freemail
from noroshi.text.fold import fold

if TYPE_CHECKING:
    from noroshi.detect.case import Case

_ON_BEHALF = re.compile(
    r"(?:\bvia\b|\bon behalf of\b|経由|代理|[(（［\[|｜])\s{0,3}(?P<who>[^()（）［］\[\]]{2,40})", re.IGNORECASE
)
_MACHINE = re.compile(
    r"(?:^|[._+-])(?:no-?_?reply|do-?not-?reply|notif(?:y|ications?)|notices?|alerts?|mailer|system|workflow|info-?mail"
    r"|auto(?:mail|mated)?|updates?|reminders?|messages?|invitations?|invites?|calendar|comments?|bookings?|reservations?|itinerary|shares?|bot|sign|esign|tasks?|tickets?)(?:$|[._+-])"
)
"""local parts of which no person writes"""

_BRACKETS = re.compile(r"[<\[(（［【「『〈《«][^<>\[\]()（）［］【】「」『』〈〉《》«»]{2,60}[>\])）］】」』〉》»]")

LIST_STRENGTH = 0.35
SERVICE_STRENGTH = 0.35
UNPROVEN_STRENGTH = 0.7
"""A service by its address alone, where nobody we trust has authenticated it."""
_DID = re.compile(
    r"\s?(?:さん|様|氏)?\s?(?:が|から|により|によって)"
    r"|\s(?:has |have |just |is )?(?:shared|commented|assigned|invited|inviting|approved|requested|mentioned|replied|updated|added|created"
    r"|completed|closed|booked|moved|reacted|submitted|rescheduled)\b",
    re.IGNORECASE,
)
NOTICE_LENGTH = 600
"""code points of a notice in which it says who did what"""
UNLISTED_STRENGTH = 0.45
"""A service that nobody lists and that never wrote before: its machine writes, or its domain bears the name that stands
beside the person's, and the domain is authenticated."""
PRESSED_WITHIN = 160
"""code points between money and what presses for it: about two sentences"""
KNOWN_SERVICE_MESSAGES = 3
"""Messages of the past after which a service that nobody lists is one that we use."""
NAMES_OF_A_SERVICE = 3
"""Display names that one address has used, from which it writes for people rather than for one: one person's name is
written in two ways at most."""
MENTIONED_STRENGTH = 0.45
"""Of a name of which the display name speaks, with an honorific: `山田 太郎 様のご予約`. Nobody speaks so of himself."""
_MENTIONED = re.compile(r"\s?(?:様|さま|さん|氏)(?:の|宛|へ|から|より)|['’]s\s\w")


def name_strength(case: "Case") -> float:
    """What a name beside an unlisted address is worth here: 1 for a plain sender, less for lists and services.

    Attackers use such services too (L10), so what is left is still evidence.
    """
    on_behalf = _on_behalf(case)
    if _answers_to_a_stranger(case):
        return 1.0
    if case.list_rewrites_author and (on_behalf or case.message.reply_to):
        return LIST_STRENGTH
    proven = case.authenticity.answer == "pass"
    if case.author_domain in services():
        return SERVICE_STRENGTH if proven else UNPROVEN_STRENGTH
    if on_behalf and (_names_a_listed_service(on_behalf["who"]) or asks_too_much(case)):
        return 1.0
    known = case.past_vouches and case.relation.received >= KNOWN_SERVICE_MESSAGES
    if proven and known and (on_behalf or _writes_in_many_names(case)):
        return SERVICE_STRENGTH
    if case.links.posed is not None or _is_in_brackets(case):
        return 1.0
    if on_behalf and _is_of(on_behalf["who"], case.author_domain) and not _asks_as_an_insider(case):
        return UNLISTED_STRENGTH if proven else UNPROVEN_STRENGTH
    machine = case.author is not None and _MACHINE.search(case.author.local.lower()) is not None
    if proven and machine and (on_behalf or _speaks_of_the_person(case)):
        return UNLISTED_STRENGTH
    if proven and _is_mentioned(case) and not _asks_as_an_insider(case):
        return MENTIONED_STRENGTH
    return 1.0


def _is_in_brackets(case: "Case") -> bool:
    """The whole display name stands in brackets, `[Taro Yamada]`: no service shows its users so, who hides from filters does."""
    return case.author is not None and _BRACKETS.fullmatch(case.author.display.strip()) is not None


def _speaks_of_the_person(case: "Case") -> bool:
    """The text says what the person in From did, as notices do and nobody does of himself; and asks for nothing strange."""
    if not case.display_names or _asks_as_an_insider(case):
        return False
    text = case.message.body.text[:NOTICE_LENGTH]
    return (
        any(
            hit.person is shown.person and _DID.match(text, hit.span.end)
            for hit in case.people.find_names(text)
            for shown in case.display_names
        )
        and find_brand(f"{case.message.subject}") is None
    )


def _asks_as_an_insider(case: "Case") -> bool:
    return asks_too_much(case) or "inside-matter" in case.phrases or bool(case.phrases["sidestep"])


def _writes_in_many_names(case: "Case") -> bool:
    """The address has shown so many names in the past that it is a service, not a person."""
    return len({fold(name).text for name in case.relation.names}) >= NAMES_OF_A_SERVICE


def _is_mentioned(case: "Case") -> bool:
    """The display name speaks of the person rather than naming the writer."""
    display = case.author.display if case.author else ""
    return any(_MENTIONED.match(display, hit.span.end) for hit in case.display_names)


def _names_a_listed_service(who: str) -> bool:
    """A brand or a listed service is named, and (as was asked before) the domain is not its own."""
    labels = {service.partition(".")[0] for service in services()}
    return find_brand(who) is not None or any(word in labels for word in fold(who).text.split())


def asks_too_much(case: "Case") -> bool:
    """Asks for a password, or for a payment in a hurry or in secret: what no notice of a service needs."""
    hits = case.phrases
    return hits.first("secret-give", "seed") is not None or any(
        hits.near(money, pressed, PRESSED_WITHIN) is not None
        for money in ("pay-act", "payee-account", "gift-card")
        for pressed in ("urgency", "deadline", "secrecy")
    )


def _answers_to_a_stranger(case: "Case") -> bool:
    """Answers go to a free-mail address that is not listed: a list of ours leads to the list or to the person."""
    return any(is_freemail(one.domain) and not case.belongs(one) for one in case.message.reply_to)


def _on_behalf(case: "Case") -> re.Match[str] | None:
    """What a display name says of the service that writes; a title, a department or our own name is no service."""
    found = _ON_BEHALF.search(case.author.display) if case.author else None
    if (
        found is None
        or _is_in_brackets(case)
        or case.people.says_no_house(found["who"])
        or case.people.shows_own_word(found["who"])
    ):
        return None
    return found


def writes_for_users(case: "Case") -> bool:
    """The display name says so: `Taro Yamada via Docs`, `大野 翔一 (経費精算クラウド)`."""
    return _on_behalf(case) is not None


@cache
def services() -> frozenset[str]:
    """Registrable domains of services that send for their users (`data/services.toml`)."""
    text = (resources.files("noroshi.detect") / "data" / "services.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["sends_for_users"])


def _is_of(who: str, domain: str) -> bool:
    """The service named in the display name is the one whose domain sends: "DocuSign" and docusign.net."""
    label = domain.partition(".")[0]
    words = fold(who).text.split()
    return bool(label) and (
        any(word in (label, label.replace("-", "")) for word in (*words, "".join(words)))
        or ("-" in label and all(part in words for part in label.split("-")))
    )
