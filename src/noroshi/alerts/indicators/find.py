"""Indicators of a text, in reading order."""

from operator import attrgetter, le

from noroshi.alerts.indicators.codes import find_codes
from noroshi.alerts.indicators.files import find_paths, find_wide_files
from noroshi.alerts.indicators.handles import find_handles
from noroshi.alerts.indicators.hashes import find_fuzzy_hashes, find_long_runs
from noroshi.alerts.indicators.ipv6 import find_ipv6
from noroshi.alerts.indicators.packages import find_packages
from noroshi.alerts.indicators.page import Page
from noroshi.alerts.indicators.runs import find_runs, find_wide_hosts
from noroshi.alerts.indicators.urls import find_urls
from noroshi.alerts.limits import INDICATORS
from noroshi.alerts.model import Document, Indicator

_START, _END = attrgetter("start"), attrgetter("end")
_ACCOUNTS = frozenset({"telegram", "github", "linkedin", "x"})


def find_indicators(text: str, document: Document | None = None) -> tuple[Indicator, ...]:
    """All indicators of the text; with its document, the report's own links are told from those that it warns of.

    Every place is told once: a host within a URL is part of that URL. Only an account (`t.me/name`) stands within its
    URL as an indicator of its own. At most `limits.INDICATORS`. Linear in the text's length.
    """
    page = Page(text, document)
    find_paths(page)
    find_urls(page)
    find_wide_files(page)
    find_wide_hosts(page)
    find_packages(page)
    find_runs(page)
    find_long_runs(page)
    find_fuzzy_hashes(page)
    find_ipv6(page)
    find_codes(page)
    find_handles(page)
    return tuple(_apart(page.found))


def _apart(found: list[Indicator]) -> list[Indicator]:
    """In order of place, without what stands within another one."""
    found.sort(key=_START)
    starts, ends = map(_START, found), map(_END, found)
    next(starts, None)
    if all(map(le, ends, starts)):
        return found[:INDICATORS]
    kept: list[Indicator] = []
    end = 0
    last = ""
    for indicator in found:
        if indicator.start >= end:
            kept.append(indicator)
            end, last = indicator.end, indicator.type
        elif last == "url" and indicator.type in _ACCOUNTS:
            kept.append(indicator)
        elif kept[-1].start == indicator.start and indicator.end > end:
            kept[-1] = indicator
            end, last = indicator.end, indicator.type
        if len(kept) >= INDICATORS:
            break
    return kept
