"""What servers say of SPF, DKIM, DMARC and their like: Authentication-Results (RFC 8601) and Received-SPF (RFC 7208 9.1).

Read as servers write them: with and without an authserv-id (Microsoft), with comments anywhere, with missing or double
semicolons. All are kept with the name of who says so; whom to believe is not decided here.
"""

import re
from typing import Final

from noroshi.message.encoded_words import decode_header
from noroshi.message.headers import Field
from noroshi.message.limits import AUTHENTICATION_RESULTS
from noroshi.message.model import AuthenticationResult

_COMMENT: Final = re.compile(r"\([^()]*\)")
_METHODS: Final = frozenset((
    "spf", "dkim", "dmarc", "arc", "auth", "iprev", "dkim-adsp", "domainkeys", "sender-id", "dkim-atps", "compauth", "bimi",
    "vbr", "dnswl", "rrvs", "smime", "dara", "x-dmarc", "x-spf", "x-dkim", "x-arc",
))  # fmt: skip
"""Methods of IANA's "Email Authentication Parameters", and those that Microsoft and others add."""
_RESULTS: Final = frozenset((
    "pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "policy", "hardfail", "nxdomain", "discard",
    "unknown", "error", "bestguesspass", "skipped", "invalid", "declined", "signed", "softpass", "null",
))  # fmt: skip
_DOMAIN_OF: Final = {
    "spf": ("smtp.mailfrom", "smtp.mail", "smtp.from", "smtp.envelope-from", "smtp.helo"),
    "dkim": ("header.d", "header.i", "header.from"),
    "domainkeys": ("header.d", "header.from", "header.sender"),
    "dmarc": ("header.from", "header.d"),
    "sender-id": ("header.from", "header.sender"),
    "dkim-adsp": ("header.from",),
    "arc": ("header.oldest-pass", "header.d"),
    "bimi": ("header.d",),
    "iprev": ("policy.iprev",),
}
_OTHERS: Final = ("header.from", "header.d", "smtp.mailfrom")
_SPF_RESULT: Final = re.compile(r"\s*([a-z]+)", re.IGNORECASE)
_SPF_PAIR: Final = re.compile(r"(?<![^\s;(])(envelope-from|receiver|helo)\s*=\s*(\"[^\"]*\"|[^\s;]*)", re.IGNORECASE)
_SPF_DOMAIN: Final = re.compile(r"domain\s+of\s+(?:transitioning\s+)?([^\s()]+)", re.IGNORECASE)
_SPF_SERVER: Final = re.compile(r"\(([^\s:()]+\.[^\s:()]+):\s")
_FIELD_CHARS: Final = 16_000


def read_authentication(fields: list[Field]) -> tuple[AuthenticationResult, ...]:
    """The results of all fields, in the order of the message."""
    out: list[AuthenticationResult] = []
    for index, (name, raw) in enumerate(fields):
        if name == "authentication-results":
            out += parse_authentication_results(decode_header(raw[:_FIELD_CHARS]), index)
        elif name == "received-spf":
            out += parse_received_spf(decode_header(raw[:_FIELD_CHARS]), index)
        if len(out) >= AUTHENTICATION_RESULTS:
            return tuple(out[:AUTHENTICATION_RESULTS])
    return tuple(out)


def parse_authentication_results(text: str, header: int) -> list[AuthenticationResult]:
    """The results of one Authentication-Results field."""
    text = _without_comments(text)
    if " =" in text or "= " in text:
        text = " ".join(text.split()).replace(" =", "=").replace("= ", "=")
    authserv_id = ""
    first, _, rest = text.partition(";")
    words = first.split(None, 1)
    if words and "=" not in words[0]:
        authserv_id = words[0].strip('"').lower()
        text = f"{words[1]};{rest}" if len(words) > 1 else rest
    out: list[AuthenticationResult] = []
    for part in text.split(";"):
        method = result = ""
        properties: dict[str, str] = {}
        for word in part.split():
            name, equals, value = word.partition("=")
            if not equals:
                continue
            if "." in name:
                properties.setdefault(name.lower(), value)
                continue
            name, value = name.partition("/")[0].lower(), value.strip('",').lower()
            if name in _METHODS or (name.startswith("x-") and value in _RESULTS):
                if method and result:
                    out.append(AuthenticationResult(authserv_id, method, result, _domain(method, properties), header))
                    properties = {}
                method, result = name, value
        if method and result:
            out.append(AuthenticationResult(authserv_id, method, result, _domain(method, properties), header))
    return out


def _without_comments(text: str) -> str:
    for _ in range(5):
        if "(" not in text:
            break
        bare = _COMMENT.sub(" ", text)
        if bare == text:
            break
        text = bare
    return text


def _domain(method: str, properties: dict[str, str]) -> str:
    for name in _DOMAIN_OF.get(method, _OTHERS):
        value = properties.get(name)
        if value:
            domain = _domain_of(value)
            if domain:
                return domain
    return ""


def _domain_of(value: str) -> str:
    domain = value.rpartition("@")[2].strip("<>[]\"'.,").lower()
    return "" if domain in ("none", "null") else domain


def parse_received_spf(text: str, header: int) -> list[AuthenticationResult]:
    """The result of one Received-SPF field, as method `spf`; empty where it names no result."""
    result = _SPF_RESULT.match(text)
    if result is None or result[1].lower() not in _RESULTS:
        return []
    pairs = {each[1].lower(): each[2].strip('"') for each in _SPF_PAIR.finditer(text)}
    server = _SPF_SERVER.search(text)
    stated = _SPF_DOMAIN.search(text)
    domain = _domain_of(pairs.get("envelope-from", "")) or (_domain_of(stated[1]) if stated else "")
    authserv_id = (pairs.get("receiver") or (server[1] if server else "")).lower()
    return [
        AuthenticationResult(authserv_id, "spf", result[1].lower(), domain or _domain_of(pairs.get("helo", "")), header)
    ]
