"""Indicators in the STIX patterning language (STIX 2.1, 9)."""

from noroshi.alerts.model import Indicator

_PATHS = {
    "domain": "domain-name:value",
    "url": "url:value",
    "ipv4": "ipv4-addr:value",
    "ipv6": "ipv6-addr:value",
    "email": "email-addr:value",
    "md5": "file:hashes.MD5",
    "sha1": "file:hashes.'SHA-1'",
    "sha256": "file:hashes.'SHA-256'",
    "sha512": "file:hashes.'SHA-512'",
    "file": "file:name",
}
_SCHEMES = {"bitcoin": "bitcoin", "ethereum": "ethereum", "monero": "monero", "solana": "solana"}
"""STIX 2.1 has no object for wallets; a payment request names one as a URI (BIP 21, EIP-681, and their like)"""


def pattern_of(indicator: Indicator) -> str:
    """The pattern, or empty for what STIX cannot look for (techniques, handles, package names)."""
    path = _PATHS.get(indicator.type)
    if path:
        return f"[{path} = '{_quoted(indicator.value)}']"
    if indicator.type in _SCHEMES:
        return f"[url:value = '{_SCHEMES[indicator.type]}:{_quoted(indicator.value)}']"
    return ""


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")
