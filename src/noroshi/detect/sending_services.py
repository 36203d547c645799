"""Who may honestly write in somebody else's name: mailing lists and services that send for their users."""

import re
import tomllib
from functools import cache
from importlib import resources

from noroshi.detect.case import Case
from noroshi.text.fold import fold

_ON_BEHALF = re.compile(r"(?:\bvia\b|\bon behalf of\b|経由|代理|[(（])\s{0,3}(?P<who>[^()（）]{2,40})", re.IGNORECASE)

LIST_STRENGTH = 0.35
SERVICE_STRENGTH = 0.35
UNPROVEN_STRENGTH = 0.7
"""A service by its address alone, where nobody we trust has authenticated it."""


def name_strength(case: Case) -> float:
    """What a name beside an unlisted address is worth here: 1 for a plain sender, less for lists and services.

    Attackers use such services too (L10), so what is left is still evidence.
    """
    display = case.author.display if case.author else ""
    on_behalf = _ON_BEHALF.search(display)
    if case.list_rewrites_author and (on_behalf or case.message.reply_to):
        return LIST_STRENGTH
    proven = case.authenticity.answer == "pass"
    if case.author_domain in services() or (on_behalf and _is_of(on_behalf["who"], case.author_domain)):
        return SERVICE_STRENGTH if proven else UNPROVEN_STRENGTH
    return 1.0


def writes_for_users(case: Case) -> bool:
    """The display name says so: `Taro Yamada via Docs`, `大野 翔一 (経費精算クラウド)`."""
    return case.author is not None and _ON_BEHALF.search(case.author.display) is not None


@cache
def services() -> frozenset[str]:
    """Registrable domains of services that send for their users (`data/services.toml`)."""
    text = (resources.files("noroshi.detect") / "data" / "services.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["sends_for_users"])


def _is_of(who: str, domain: str) -> bool:
    """The service named in the display name is the one whose domain sends: "DocuSign" and docusign.net."""
    label = domain.partition(".")[0]
    words = fold(who).text.split()
    return bool(label) and any(word in (label, label.replace("-", "")) for word in (*words, "".join(words)))
