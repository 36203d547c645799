"""Host names that pretend to be one of a few known domains."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA

from noroshi.text.confusables import skeleton
from noroshi.text.domains import is_ip, registrable_domain, to_unicode
from noroshi.text.span import Span

Kind = Literal["confusable", "punycode", "edit", "added-word", "other-tld", "subdomain"]

_CACHED = 16_384


class Lookalike(msgspec.Struct, frozen=True):
    """A host that looks like a known domain."""

    of: str
    """the known domain"""
    kind: Kind
    span: Span | None = None
    """the telling letters, in the host as it was given"""


class LookalikeIndex:
    """Built once from the known domains."""

    def __init__(self, domains: Iterable[str], names: Iterable[str] = ()) -> None:
        self._domains = tuple(dict.fromkeys(domain.lower() for domain in domains))
        self.find = lru_cache(_CACHED)(self._find)

    def _find(self, host: str) -> Lookalike | None:
        host = host.lower().rstrip(".")
        if not host or is_ip(host) or any(host == d or host.endswith("." + d) for d in self._domains):
            return None
        registered = registrable_domain(host)
        shown = to_unicode(registered)
        label = shown.partition(".")[0]
        for domain in self._domains:
            own = domain.partition(".")[0]
            if f".{domain}." in f".{host}.":
                return Lookalike(domain, "subdomain")
            if skeleton(shown) == skeleton(domain) or skeleton(label) == skeleton(own):
                kind: Kind = "punycode" if "xn--" in host else "confusable" if label != own else "other-tld"
                return Lookalike(domain, kind)
            if len(own) >= 5:
                if own in label:
                    return Lookalike(domain, "added-word")
                limit = 2 if len(own) >= 9 else 1
                if OSA.distance(label, own, score_cutoff=limit) <= limit:
                    return Lookalike(domain, "edit")
        return None
