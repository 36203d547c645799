"""What a run of letters, digits and dots is: a host, an address, a mail address, a file, or nothing.

Decided by the run alone, so that one decision serves all its places; what the words around say is asked where it matters.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

import msgspec

from noroshi.alerts.indicators.belief import (
    DEFANGED,
    NAMED,
    address_belief,
    ends_of_known_hosts,
    for_defanged,
    host_belief,
)
from noroshi.alerts.indicators.folded import FILL, FILLERS, JOIN, LETTER, STOP
from noroshi.alerts.indicators.suffixes import suffixes

HOST_OCTETS: Final = 253
LABEL_OCTETS: Final = 63
"""RFC 1035 2.3.4."""
LOCAL_OCTETS: Final = 64
"""RFC 5321 4.5.3.1.1."""


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What a run of text is, apart from where it stands."""

    type: str
    """of `Indicator`; `idn`: a host or mail address with letters beyond ASCII, to be looked at in the text"""
    value: str
    """empty: as written"""
    left: int
    """code points of the run to leave out before …"""
    right: int
    """… and behind"""
    defanged: bool
    believed: bool
    why: str
    ask: bool = False
    """the words around must be asked"""


_WIDE_STOPS = 8
_NUMBERED = 2
"""digits of a number in a list, at most"""
_EDGES = b".-_+@\0\1\2"
_IPV4 = re.compile(rb"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}\Z")
_IPV4_AND_MORE = re.compile(rb"((?:\d{1,3}\.){3}\d{1,3})[-_+][a-z0-9]")
CODE_ROOTS = frozenset(
    b"this self document window console process math json os sys system string object array socket requests request response req res "
    b"module exports java javax std app config date promise session player fs path http https crypto net util args obj item node event e "
    b"form user data result client server db conn file foo bar".split()
)
"""Names before a dot that programs use: `this.name`."""
PACKAGE_ROOTS = frozenset(b"com org net io jp kr cn dev app android androidx edu gov".split())
"""First labels of the names of packages and apps: `com.vendor.app`."""
ASK_FIRST: Final = CODE_ROOTS | PACKAGE_ROOTS
"""first labels for which the words around must be asked"""
_HOST_SIGNS = b"abcdefghijklmnopqrstuvwxyz0123456789-."
_DOT = 0x2E
_SITES = frozenset({"well-known-site", "platform", "messenger", "social-site", "product"})
_ONION = re.compile(rb"(?:[a-z2-7]{16}|[a-z2-7]{56})\.onion\Z")
_LOCAL = re.compile(rb"[a-z0-9\x81](?:[a-z0-9_+\x81-]|\.(?!\.))*\Z")
_PLAIN_LOCAL = re.compile(rb"[a-z0-9](?:[a-z0-9_+-]|\.(?![.@]))*@")
_ODD = re.compile(rb"[^a-z0-9.-]|\.[.-]|-\.")
"""what keeps a run from being a plain host"""
_PLAIN_FILE = re.compile(rb"[a-z0-9][a-z0-9._-]*\Z")
_BROKEN = re.compile(rb"\.\.|\.-|-\.")


class Endings(msgspec.Struct, frozen=True):
    """`data/files.toml`, as sets."""

    carriers: frozenset[bytes]
    rather_files: frozenset[bytes]
    rather_hosts: frozenset[bytes]
    common: frozenset[bytes]
    software: frozenset[bytes]


@cache
def endings() -> Endings:
    """The endings of file names, read once."""
    tables = tomllib.loads(resources.files(__package__).joinpath("data/files.toml").read_text("utf-8"))
    return Endings(**{name: frozenset(words.encode("ascii").split()) for name, words in tables.items()})


class _Lists:
    """What every decision looks up; filled once, at the first."""

    top: frozenset[bytes] = frozenset()
    plain: frozenset[bytes] = frozenset()
    """top-level domains that no file name ends with"""
    plain_files: frozenset[bytes] = frozenset()
    """endings of file names that are no top-level domains"""
    shared: frozenset[bytes] = frozenset()
    asked: frozenset[bytes] = frozenset()
    carriers: frozenset[bytes] = frozenset()
    told: frozenset[bytes] = frozenset()
    """last one and last two labels of every host of which something is known"""

    def fill(self) -> frozenset[bytes]:
        files = endings()
        self.shared = suffixes().shared
        self.asked = files.rather_files | files.rather_hosts | {b"onion"}
        self.carriers = files.carriers
        self.told = ends_of_known_hosts()
        self.top = suffixes().top
        self.plain = self.top - self.asked
        self.plain_files = self.carriers - self.top
        return self.top


_LISTS = _Lists()


class PlainNames(msgspec.Struct, frozen=True):
    """What a plain host is told by."""

    tops: frozenset[bytes]
    """top-level domains that neither a file ends with nor anything is known of"""
    known: frozenset[bytes]
    """last two labels of hosts of which something is known, and of suffixes that registries keep for others"""
    asked: frozenset[bytes]
    """first labels for which the words around must be asked"""


@cache
def plain_names() -> PlainNames:
    """The names by which most hosts are decided, without a look at anything else."""
    _LISTS.fill()
    shared = {b".".join(suffix.rsplit(b".", 2)[-2:]) for suffix in _LISTS.shared}
    return PlainNames(_LISTS.plain - _LISTS.told, _LISTS.told | shared, ASK_FIRST)


def decide(token: bytes) -> Verdict | None:
    """What a run of folded, refanged text is by itself."""
    top = _LISTS.top or _LISTS.fill()
    plain = token
    if 0 in token:
        plain = token.translate(None, FILLERS) if token[0] > JOIN and token[-1] > JOIN else b"."
    dot = plain.rfind(b".")
    last = plain[dot + 1 :]
    # Nearly all runs are plain: decided here, and fast.
    if last in _LISTS.plain:
        at = plain.find(b"@") + 1
        if at:
            verdict = _plain_mail(plain, at, last, dot, plain is not token)
            if verdict is not None:
                return verdict
        elif plain[0] > _DOT and 0 < dot <= LABEL_OCTETS and not _ODD.search(plain) and plain not in _LISTS.shared:
            return _plain_host(plain, last, dot, plain is not token)
    elif last in _LISTS.plain_files:
        if dot > 0 and _PLAIN_FILE.match(plain):
            return _file(plain, last, 0, 0, plain is not token)
    elif last.isdigit() and _IPV4.match(plain):
        return _address(plain, 0, 0, plain is not token)
    return _by_shape(token, top)


def _plain_host(plain: bytes, last: bytes, dot: int, defanged: bool) -> Verdict | None:
    host = plain.decode("ascii")
    known = last in _LISTS.told or plain[plain.rfind(b".", 0, dot) + 1 :] in _LISTS.told
    if defanged:
        believed, why = for_defanged(host_belief(host)) if known else DEFANGED
        return Verdict("domain", host, 0, 0, True, believed, why)
    believed, why = host_belief(host) if known else NAMED
    first = plain[: plain.find(b".")]
    ask = first in ASK_FIRST or first.isdigit()
    return None if why == "product" else Verdict("domain", host, 0, 0, False, believed, why, ask)


def _plain_mail(plain: bytes, at: int, last: bytes, dot: int, defanged: bool) -> Verdict | None:
    """A mail address whose host begins at `at` and is plain; None where more is to be asked."""
    host = plain[at:]
    if not (
        1 < at <= LOCAL_OCTETS
        and host[0] > _DOT
        and at < dot <= at + LABEL_OCTETS
        and _PLAIN_LOCAL.match(plain)
        and not _ODD.search(host)
        and host not in _LISTS.shared
        and last not in _LISTS.told
        and plain[plain.rfind(b".", at, dot) + 1 or at :] not in _LISTS.told
    ):
        return None
    return Verdict("email", plain.decode("ascii"), 0, 0, defanged, True, "defanged" if defanged else "named")


def _by_shape(token: bytes, top: frozenset[bytes]) -> Verdict | None:
    core = token.strip(_EDGES)
    left = right = 0
    if len(core) != len(token):
        left = len(token) - len(token.lstrip(_EDGES))
        right = len(token) - left - len(core)
    defanged = False
    bare = core
    if FILL in core or 1 in core:
        defanged = FILL in core
        bare = core.translate(None, FILLERS)
    if b"@" in bare:
        return _mail(bare, left, right, defanged)
    if STOP in bare:
        return _with_wide_stops(core, left, right)
    dot = bare.rfind(b".")
    if dot < 0:
        return None
    last = bare[dot + 1 :]
    if LETTER in last:
        return Verdict("idn", "", left, right, defanged, True, "", ask=True)
    if last in top:
        if b".." in bare or b".-" in bare or b"-." in bare:
            return _behind_break(core, left, right)
        return _host(bare, last, left, right, defanged)
    if last.isdigit():
        return _address(bare, left, right, defanged) if _IPV4.match(bare) else None
    return _file_or_cut(core, bare, left, right, defanged)


def _host(bare: bytes, last: bytes, left: int, right: int, defanged: bool) -> Verdict | None:
    if bare in _LISTS.shared or len(bare) > HOST_OCTETS:
        return None
    if len(bare) > LABEL_OCTETS and max(map(len, bare.split(b"."))) > LABEL_OCTETS:
        return None
    if b"_" in bare and b"_" in b"".join(bare.rsplit(b".", 2)[-2:]):
        return _file(bare, last, left, right, defanged)
    if last == b"onion" and not _ONION.search(bare):
        return None
    if LETTER in bare:
        return Verdict("idn", "", left, right, defanged, True, "", ask=True)
    host = bare.decode("ascii")
    believed, why = host_belief(host)
    first = bare[: bare.find(b".")]
    ask = (last in _LISTS.asked and last != b"onion") or first in ASK_FIRST or first.isdigit()
    if defanged:
        believed, why = for_defanged((believed, why))
    elif why == "product":
        return None
    return Verdict("domain", host, left, right, defanged, believed, why, ask)


def _address(bare: bytes, left: int, right: int, defanged: bool) -> Verdict:
    address = bare.decode("ascii")
    believed, why = address_belief(address)
    if defanged:
        believed, why = for_defanged((believed, why))
    return Verdict("ipv4", address, left, right, defanged, believed, why, not defanged)


def _mail(bare: bytes, left: int, right: int, defanged: bool) -> Verdict | None:
    local, _, host = bare.rpartition(b"@")
    if b"@" in local:
        local = local.rpartition(b"@")[2]
    if len(local) > LOCAL_OCTETS or not _LOCAL.match(local) or local.endswith(b"."):
        return None
    inner = decide(host)
    if inner is None or inner.left:
        return None
    kind, value, behind, believed, why = inner.type, inner.value, inner.right, inner.believed, inner.why
    if kind == "idn":
        return Verdict("idn", "", left, right + behind, defanged, True, "", ask=True)
    if kind not in {"domain", "ipv4"}:
        return None
    if not believed and why in _SITES:
        believed, why = True, "named"
    if defanged:
        believed, why = for_defanged((believed, why))
    if LETTER in local:
        return None
    return Verdict("email", f"{local.decode('ascii')}@{value}", left, right + behind, defanged, believed, why)


def _file_or_cut(core: bytes, bare: bytes, left: int, right: int, defanged: bool) -> Verdict | None:
    last = bare.rpartition(b".")[2]
    if last in _LISTS.carriers:
        return _file(bare, last, left, right, defanged)
    if bare[:1].isdigit():
        address = _IPV4_AND_MORE.match(bare)
        if address is not None and len(bare) == len(core) and _IPV4.match(address[1]):
            return _address(address[1], left, right + len(bare) - address.end(1), False)
    hyphen = last.find(b"-")
    if hyphen > 0 and last[:hyphen] in _LISTS.top:
        more = len(last) - hyphen
        if core.endswith(last):
            return decide_shifted(core[: len(core) - more], left, right + more)
    return None


def decide_shifted(core: bytes, left: int, right: int) -> Verdict | None:
    """The decision on what is left of a run, placed as in the run."""
    inner = decide(core)
    if inner is None:
        return None
    return msgspec.structs.replace(inner, left=inner.left + left, right=inner.right + right)


def _file(bare: bytes, last: bytes, left: int, right: int, defanged: bool) -> Verdict | None:
    if last not in _LISTS.carriers or bare in endings().software or LETTER in bare:
        return None
    common = bare in endings().common and not defanged
    why = "common-file" if common else "defanged" if defanged else "named"
    return Verdict("file", "", left, right, defanged, not common, why, ask=True)


def file_verdict(bare: bytes, left: int, right: int) -> Verdict | None:
    """A run that might be a host, taken as a file name."""
    return _file(bare, bare.rpartition(b".")[2], left, right, False)


def _behind_break(core: bytes, left: int, right: int) -> Verdict | None:
    """What stands behind the last place where no host goes on (`see...evil.example`)."""
    breaks = [found.end() for found in _BROKEN.finditer(core)]
    return decide_shifted(core[breaks[-1] :], left + breaks[-1], right) if breaks else None


def _with_wide_stops(core: bytes, left: int, right: int) -> Verdict | None:
    """A run with ideographic or full-width full stops: dots if a host comes out, else the end of a sentence."""
    if core.count(STOP) > _WIDE_STOPS:
        return None
    first = core.find(STOP)
    if core[:first].isdigit() and first <= _NUMBERED:
        # A numbered list: what follows the number is a host by itself, or the number is part of an address.
        item = decide(core[first + 1 :])
        if item is not None and item.type != "ipv4":
            return decide_shifted(core[first + 1 :], left + first + 1, right)
    whole = decide(core.replace(bytes([STOP]), b"."))
    if whole is not None:
        believed, why = for_defanged((whole.believed, whole.why))
        return msgspec.structs.replace(
            whole,
            left=whole.left + left,
            right=whole.right + right,
            defanged=True,
            believed=believed,
            why=why,
            ask=True,
        )
    head, tail = core[:first], core[first + 1 :]
    if b"." in head:
        before = decide_shifted(head, left, right + len(core) - first)
        if before is not None:
            return before
    return decide_shifted(tail, left + first + 1, right)
