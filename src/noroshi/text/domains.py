"""Host names: who registered them, whether anybody can get an address there, and how they look to a reader."""

import ipaddress
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

HOST_LENGTH = 253
"""octets of a host name (RFC 1035 2.3.4); what is longer is no host name and comes back as it is"""

_CACHED = 16_384


@cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@cache
def _freemail() -> frozenset[str]:
    text = resources.files("noroshi.text").joinpath("data/freemail.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _clean(host: str) -> str:
    return host.strip().rstrip(".").lower()


@lru_cache(_CACHED)
def registrable_domain(host: str) -> str:
    """The domain that somebody registered: the public suffix (publicsuffix.org, private section too) and one label.

    `www.a.co.jp` → `a.co.jp`, `x.github.io` → `x.github.io`. An IP address, a bare suffix or what is no host name comes
    back in lower case.
    """
    host = _clean(host)
    if len(host) > HOST_LENGTH or is_ip(host):
        return host
    return _suffixes().privatesuffix(host) or host


@lru_cache(_CACHED)
def is_freemail(domain: str) -> bool:
    """Whether anybody can get an address at this domain: web mail, internet providers, mobile carriers."""
    domain = _clean(domain)
    return domain in _freemail() or registrable_domain(domain) in _freemail()


@lru_cache(_CACHED)
def to_unicode(host: str) -> str:
    """The host as a reader may see it: A-labels (`xn--…`, RFC 5891) as Unicode. Labels that do not decode stay."""
    host = _clean(host)
    if "xn--" not in host or len(host) > HOST_LENGTH:
        return host
    return ".".join(_label(label) for label in host.split("."))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except (UnicodeError, ValueError, OverflowError):
        return label


@lru_cache(_CACHED)
def is_ip(host: str) -> bool:
    """Whether the host is an IPv4 or IPv6 address, in brackets (RFC 5321 4.1.3) or not."""
    host = _clean(host).strip("[]").removeprefix("ipv6:")
    if not host or not (host[-1].isdigit() or ":" in host):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
