"""IPv6 addresses (RFC 4291, 2.2)."""

import ipaddress
import re

from noroshi.alerts.indicators.belief import address_belief, for_defanged
from noroshi.alerts.indicators.folded import FILL, FILLERS
from noroshi.alerts.indicators.page import Page

_FILL = rb"[\0\1]{0,6}"
_GROUP = rb"[0-9a-f]{1,4}"
_CANDIDATE = re.compile(rb":" + _FILL + rb"(?::|" + _GROUP + _FILL + rb":" + _FILL + _GROUP + _FILL + rb":)")
"""`::`, or two groups between colons: times have only one"""
_BEHIND = re.compile(rb"[0-9a-f:.\0\1]{2,80}")
_BEFORE = b"0123456789abcdef:\0\1"
_NETWORK = re.compile(rb"/(12[0-8]|1[01]\d|\d{1,2})(?![\da-z./])")
_ALNUM = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_\x81")
_COLONS = 6
"""of an address without `::`, at least"""
_ADDRESS_CHARS = 80
"""An address has 45 signs at most; fillers make it longer."""


def find_ipv6(page: Page) -> None:
    """Notes IPv6 addresses and networks. Times, MAC addresses and `name::name` of programs are none."""
    folded = page.folded
    floor = 0
    found = _CANDIDATE.search(folded)
    while found is not None:
        at = found.start()
        before = folded[max(floor, at - _ADDRESS_CHARS) : at]
        start = at - (len(before) - len(before.rstrip(_BEFORE)))
        run = _BEHIND.match(folded, start)
        end = run.end() if run else found.end()
        end = max(end, found.end())
        address = _address(folded[start:end].rstrip(b".\0\1"))
        if address is not None and folded[start - 1] not in _ALNUM and folded[end] not in _ALNUM:
            end = start + len(folded[start:end].rstrip(b".\0\1"))
            _note(page, address, start, end)
        floor = end
        found = _CANDIDATE.search(folded, end)


def _address(written: bytes) -> ipaddress.IPv6Address | None:
    if written.count(b":") < _COLONS and b"::" not in written and FILL not in written and 1 not in written:
        return None  # times, most of all
    bare = written.translate(None, FILLERS)
    if bare.endswith(b":") and not bare.endswith(b"::"):
        bare = bare[:-1]
    groups = [group for group in bare.split(b":") if group]
    if len(groups) < 2 or not any(sign in b"0123456789" for sign in bare):
        return None
    if b"::" not in bare and len(groups) != (7 if b"." in groups[-1] else 8):
        return None
    if b"::" in bare and len(groups) < 3 and not (len(groups[0]) >= 3 and groups[0][:1] in b"23f"):
        return None
    try:
        return ipaddress.IPv6Address(bare.decode("ascii"))
    except ValueError:
        return None


def _note(page: Page, address: ipaddress.IPv6Address, start: int, end: int) -> None:
    value = str(address)
    network = _NETWORK.match(page.folded, end)
    if page.folded[end - 1] == 0x3A and page.folded[end - 2] != 0x3A:
        end -= 1
    elif network is not None:
        value, end = f"{value}/{network[1].decode()}", network.end()
    defanged = FILL in page.folded[start:end] or page.is_defanged(start, end)
    believed, why = address_belief(value)
    if defanged:
        believed, why = for_defanged((believed, why))
    elif believed and not page.around.plain:
        against = page.around.against(start, "")
        believed, why = (False, against) if against else (believed, why)
    page.add("ipv6", value, (start, end), defanged, (believed, why))
