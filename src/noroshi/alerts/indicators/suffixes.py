"""Which endings make a host: top-level domains and public suffixes, as sets that a look-up in a loop can bear."""

from functools import cache
from importlib import resources

import msgspec

_RESERVED = frozenset({b"example", b"test", b"invalid", b"localhost", b"onion", b"i2p", b"local"})
"""RFC 2606, RFC 7686 (`onion`), and names that other networks use"""
_END_OF_REGISTRIES = "===END ICANN DOMAINS==="


class Suffixes(msgspec.Struct, frozen=True):
    """The registries' part of the public suffix list (publicsuffix.org), cut for one question each."""

    top: frozenset[bytes]
    """top-level domains, ASCII (A-labels)"""
    shared: frozenset[bytes]
    """suffixes of two or more labels that registries keep for others (`co.jp`): no host by themselves"""
    wide_top: frozenset[str]
    """top-level domains with letters beyond ASCII"""


@cache
def suffixes() -> Suffixes:
    """Made once, from the list that the package publicsuffixlist carries."""
    text = resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    lines = (line.strip() for line in text.partition(_END_OF_REGISTRIES)[0].splitlines())
    rules = [line for line in lines if line and not line.startswith("//")]
    tops = {rule.rpartition(".")[2] for rule in rules}
    wide = frozenset(top for top in tops if not top.isascii())
    shared = {rule.encode("ascii") for rule in rules if "." in rule and rule.isascii() and rule[0] not in "*!"}
    narrow = {top.encode("ascii") for top in tops - wide}
    return Suffixes(
        frozenset(narrow | {top.encode("idna") for top in wide} | _RESERVED),
        frozenset(shared),
        wide,
    )
