"""Host names that pretend to be one of a few known domains.

The rules are those of the literature on squatting (Szurdi et al. 2014 on typos, Kintis et al. 2017 on added words,
Holgers et al. 2006 on homographs), held tight where a name is short, because short names meet by chance.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from noroshi.text.confusables import LEET, latin_lookalike
from noroshi.text.domains import HOST_LENGTH, is_freemail, is_ip, registrable_domain, to_unicode
from noroshi.text.span import Span

Kind = Literal["confusable", "punycode", "edit", "added-word", "removed-word", "other-tld", "subdomain"]

SHORTEST = 5
"""letters of a name below which only its exact form, in look-alike letters or under another suffix, counts"""

LONG = 9
"""letters from which two edits are allowed, and any word may have been added"""

REMOVED = 2 / 3
"""share of a name's letters that must be left where a word was taken away"""

WORDS = 6
"""hyphenated words of a label that are looked at"""

_CACHED = 16_384


class Lookalike(msgspec.Struct, frozen=True):
    """A host that looks like a known domain."""

    of: str
    """the known domain"""
    kind: Kind
    span: Span | None = None
    """the telling letters, in the host as it was given"""


class _Name(msgspec.Struct, frozen=True):
    """A name that may be imitated."""

    of: str
    label: str
    """as it is written before the public suffix"""
    words: tuple[str, ...]
    joined: str
    """look-alike form without hyphens"""
    is_domain: bool


class LookalikeIndex:
    """Built once from the known domains, and from the names (in Latin letters) of whom they belong to.

    `names` imitate the first domain: `Kaiyo Exchange` makes kaiyoexchange.test a look-alike of kaiyo-exchange.example.
    """

    def __init__(self, domains: Iterable[str], names: Iterable[str] = ()) -> None:
        self._domains = tuple(dict.fromkeys(domain.lower() for domain in domains))
        self._registered = frozenset(map(registrable_domain, self._domains))
        made = [_name(domain, to_unicode(registrable_domain(domain)).partition(".")[0]) for domain in self._domains]
        seen = {name.joined for name in made}
        for written in names if self._domains else ():
            label = "-".join(re.findall(r"[a-z0-9]+", written.lower()))
            name = _name(self._domains[0], label, is_domain=False)
            if written.isascii() and len(name.joined) >= LONG and name.joined not in seen:
                seen.add(name.joined)
                made.append(name)
        self._names = tuple(made)
        self._joined = [name.joined for name in made]
        self._by_joined = {name.joined: name for name in reversed(made)}
        self.find = lru_cache(_CACHED)(self._find)

    def _find(self, host: str) -> Lookalike | None:
        """The known domain that the host pretends to be; None for the known domains themselves and what is below."""
        given = host
        host = host.lower().rstrip(".")
        if not host or len(host) > HOST_LENGTH or "." not in host or is_ip(host):
            return None
        registered = registrable_domain(host)
        if registered in self._registered or is_freemail(host):
            return None
        label = registered.partition(".")[0]
        start = len(host) - len(registered)
        found = self._label(label)
        if found is None and start and registered not in _tenants() and not _is_tenant(host):
            return self._below(host[: start - 1])
        if found is None:
            return None
        name, kind = found
        if label.startswith("xn--"):
            return Lookalike(name.of, "punycode", Span(start, start + len(label)))
        return Lookalike(name.of, kind, _telling(given.lower(), start, label, name.label, kind))

    def _label(self, label: str) -> tuple[_Name, Kind] | None:
        """Whether what stands before the public suffix imitates a name."""
        shown = to_unicode(label)
        for name in self._names:
            if name.is_domain and shown == name.label:
                return name, "other-tld"
        words = shown.split("-")[:WORDS]
        looks = [_looks(word) for word in words]
        joined = "".join(looks)
        exact = self._by_joined.get(joined)
        if exact is not None and (exact.is_domain or len(joined) >= LONG):
            same = shown.replace("-", "") == exact.label.replace("-", "")
            return exact, "edit" if same else "confusable"
        return (
            self._added(words, looks, joined)
            or self._edited(joined, whole=True)
            or self._added_and_edited(looks)
            or self._removed(words)
        )

    def _edited(self, joined: str, *, whole: bool) -> tuple[_Name, Kind] | None:
        """A name with one or two letters changed, added, left out, or swapped with their neighbour."""
        if len(joined) < SHORTEST - 1:
            return None
        near = process.extractOne(joined, self._joined, scorer=OSA.distance, score_cutoff=2)
        if near is None:
            return None
        text, distance, index = near
        if len(text) < (SHORTEST if whole else LONG) or distance > (2 if len(text) >= LONG else 1):
            return None
        # A reader looks at the beginning: Taiyo is not taken for Kaiyo. Swapped first letters are (`akiyo`).
        if joined[0] != text[0] and not (joined[:2] == text[1::-1] or (distance == 1 and len(text) >= LONG)):
            return None
        return self._names[index], "edit" if whole else "added-word"

    def _added(self, words: list[str], looks: list[str], joined: str) -> tuple[_Name, Kind] | None:
        """A name with words before or after it, with a hyphen or without."""
        for name in self._names:
            size = len(name.joined)
            if size < SHORTEST or size >= len(joined) or name.joined not in joined:
                continue
            strong = size >= LONG or len(name.words) > 1
            rest = joined.replace(name.joined, " ", 1).split()
            at_words = any(
                "".join(looks[first:last]) == name.joined
                for first in range(len(looks))
                for last in range(first + 1, len(looks) + 1)
            )
            if strong and (at_words or (size >= LONG and len(joined) > size + 1)):
                return name, "added-word"
            others = [word for word, look in zip(words, looks, strict=True) if look not in name.joined]
            if rest != ["s"] and all(
                word in _added_words() or word.isdigit() for word in (others if at_words else rest)
            ):
                return name, "added-word"
        return None

    def _added_and_edited(self, looks: list[str]) -> tuple[_Name, Kind] | None:
        """A long name with a letter changed and words beside it."""
        for first in range(len(looks)):
            for last in range(first + 1, len(looks) + 1):
                if last - first < len(looks):
                    found = self._edited("".join(looks[first:last]), whole=False)
                    if found is not None:
                        return found
        return None

    def _removed(self, words: list[str]) -> tuple[_Name, Kind] | None:
        """A name of several words with one taken away, or in another order."""
        kept = {word for word in words if word not in _added_words() or len(words) == 1}
        letters = sum(map(len, kept))
        for name in self._names:
            if len(name.words) > 1 and letters >= SHORTEST and kept and kept <= set(name.words):
                size = sum(map(len, name.words))
                if letters >= REMOVED * size:
                    return name, "edit" if letters == size else "removed-word"
        return None

    def _below(self, front: str) -> Lookalike | None:
        """A known name among the labels before somebody else's registered domain."""
        for name in self._names:
            if name.is_domain and f".{name.of}." in f".{front}.":
                at = f".{front}.".index(f".{name.of}.")
                return Lookalike(name.of, "subdomain", Span(at, at + len(name.of)))
        at = 0
        for label in front.split("."):
            joined = "".join(map(_looks, to_unicode(label).split("-")))
            for name in self._names:
                size = len(name.joined)
                if name.joined in joined and (size >= LONG or (len(name.words) > 1 and joined == name.joined)):
                    return Lookalike(name.of, "subdomain", Span(at, at + len(label)))
            at += len(label) + 1
        return None


def _name(of: str, label: str, *, is_domain: bool = True) -> _Name:
    words = tuple(label.split("-"))
    return _Name(of, label, words, "".join(map(_looks, words)), is_domain)


@lru_cache(_CACHED)
def _looks(text: str) -> str:
    """What a label looks like: UTS #39 look-alikes, digits for letters, and two letters that look like one."""
    if not (text.isascii() and text.isalpha()) and not text.isdigit():
        text = "".join(LEET.get(c) or latin_lookalike(c) or c for c in text)
    return text.replace("rn", "m").replace("vv", "w").replace("cl", "d").replace("i", "l")


@cache
def _tenants() -> frozenset[str]:
    return _data("tenants.txt")


@cache
def _added_words() -> frozenset[str]:
    """Words that attackers add to a name; beside a short name only these count."""
    return _data("added_words.txt")


def _data(name: str) -> frozenset[str]:
    text = resources.files("noroshi.text").joinpath("data", name).read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _is_tenant(host: str) -> bool:
    return any(host.endswith("." + service) for service in _tenants())


def _telling(host: str, start: int, label: str, own: str, kind: Kind) -> Span:
    """The letters of the host in which it differs from what it imitates."""
    end = start + len(label)
    if kind == "other-tld":
        return Span(end, len(host.rstrip(".")))
    if kind not in ("confusable", "edit"):
        return Span(start, end)
    front = 0
    while front < min(len(label), len(own)) and label[front] == own[front]:
        front += 1
    back = 0
    while back < min(len(label), len(own)) - front and label[-1 - back] == own[-1 - back]:
        back += 1
    first, last = start + front, end - back
    # Where a letter is missing, its neighbours tell.
    return Span(first, last) if last > first else Span(max(first - 1, start), min(last + 1, end))
