"""What our own mail server found out about the author's domain: one answer out of SPF, DKIM and DMARC (RFC 7489 3.1)."""

from typing import Literal

import msgspec

from noroshi.message.model import AuthenticationResult, Message
from noroshi.text.domains import registrable_domain

FAILURES = frozenset({"fail", "softfail", "permerror", "policy"})


class Authenticity(msgspec.Struct, frozen=True):
    """Whether the author's domain is vouched for."""

    answer: Literal["pass", "fail", "absent", "unknown"]
    """`fail`: found to be false; `absent`: looked at, and nothing vouches for it; `unknown`: nobody we trust looked"""
    method: str = ""
    """the method that decided"""
    result: AuthenticationResult | None = None
    """the result that decided"""


UNKNOWN = Authenticity("unknown")


def trusted_results(message: Message, authserv_ids: tuple[str, ...]) -> tuple[AuthenticationResult, ...]:
    """Results of servers that the company trusts.

    A server of ours writes its field above all that came with the message, so only the topmost field of each trusted
    name counts: one further down may have been sent in by the author (RFC 8601 5).
    """
    topmost: dict[str, int] = {}
    for result in message.authentication:
        if result.authserv_id in authserv_ids and result.header < topmost.get(result.authserv_id, 1 << 30):
            topmost[result.authserv_id] = result.header
    headers = frozenset(topmost.values())
    return tuple(result for result in message.authentication if result.header in headers)


def authenticity(results: tuple[AuthenticationResult, ...], author_domain: str) -> Authenticity:
    """The answer for an author of that registrable domain; alignment is relaxed, as DMARC's default is."""
    if not results or not author_domain:
        return UNKNOWN
    for result in results:
        if result.method == "dmarc" and _aligned(result, author_domain, empty=True):
            if result.result == "pass":
                return Authenticity("pass", "dmarc", result)
            if result.result in FAILURES:
                return Authenticity("fail", "dmarc", result)
    carriers = [result for result in results if result.method in ("dkim", "spf")]
    for result in carriers:
        if result.result == "pass" and _aligned(result, author_domain):
            return Authenticity("pass", result.method, result)
    for result in carriers:
        if result.result in FAILURES and _aligned(result, author_domain, empty=True):
            return Authenticity("fail", result.method, result)
    return Authenticity("absent", "", results[0])


def _aligned(result: AuthenticationResult, author_domain: str, *, empty: bool = False) -> bool:
    if not result.domain:
        return empty
    return registrable_domain(result.domain) == author_domain
