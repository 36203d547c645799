"""Runs of 26 letters and digits or more: hashes and wallets."""

import re
from typing import Final

from noroshi.alerts.indicators.belief import NAMED, WORDS_AROUND, Belief
from noroshi.alerts.indicators.folded import FILL, FILLERS
from noroshi.alerts.indicators.page import Page
from noroshi.alerts.indicators.wallets import WALLET_LENGTHS, wallet
from noroshi.alerts.model import Indicator

SHORTEST: Final = 26
"""The shortest wallet (Bitcoin, base58check)."""
HASHES: Final = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
"""hexadecimal digits → type"""

_NEEDLE = b"a" * SHORTEST
_RUN = re.compile(b"a+")
_HEX = re.compile(rb"[0-9a-f]+\Z")
_COMMIT = re.compile(r"(?:commit|revision|コミット|\bsha)[ :：/@`\"']{1,3}\Z", re.IGNORECASE)
_IMPHASH = re.compile(r"(?:imp-?hash)\W{0,6}\Z", re.IGNORECASE)
_HASH_WORDS = re.compile(r"md5|hash|ハッシュ|checksum", re.IGNORECASE)
_WINDOW = 24


def find_long_runs(page: Page) -> None:
    """Notes hashes by their length, and wallets by their check digits."""
    text, folded, classes = page.text, page.folded, page.classes
    find, plain, add = classes.find, page.around.plain, page.found.append
    at = find(_NEEDLE)
    while at >= 0:
        run = _RUN.match(classes, at)
        end = run.end() if run else at + SHORTEST
        token = folded[at:end]
        defanged = False
        if FILL in token or 1 in token:
            defanged = FILL in token
            token = token.translate(None, FILLERS)
        kind = HASHES.get(len(token))
        if kind and _HEX.match(token) and not token.isalpha() and not (kind == "md5" and token.isdigit()):
            believed, why = _belief(page, at) if kind == "sha1" else NAMED
            if kind == "md5" and _IMPHASH.search(text, max(0, at - _WINDOW), at):
                kind = "imphash"
            add(Indicator(kind, token.decode("ascii"), at, end, text[at:end], False, believed, why))
        elif len(token) in WALLET_LENGTHS and classes[at - 1] not in b".@":
            found = wallet(page.meant(at, end) if defanged else text[at:end], text, at, end)
            if found is not None:
                name, believed, why = found
                value = page.meant(at, end)
                value = value.lower() if name == "ethereum" or value[:2].lower() == "bc" else value
                if believed and not plain:
                    against = page.around.against(at, "")
                    believed, why = (False, against) if against == "furniture" else (believed, why)
                page.add(name, value, (at, end), defanged, (believed, why))
        at = find(_NEEDLE, end)


def _belief(page: Page, start: int) -> Belief:
    """What is to be thought of a hash: `sha1` is what commits of programs have, too."""
    before = page.text[max(0, start - _WINDOW) : start]
    return (False, "code") if _COMMIT.search(before) else NAMED


_SSDEEP = re.compile(r"\b(\d{1,7}:[A-Za-z0-9+/]{6,64}:[A-Za-z0-9+/]{3,32})(?![A-Za-z0-9+/:])")
_SSDEEP_REACH = 400


def find_fuzzy_hashes(page: Page) -> None:
    """Notes ssdeep hashes where the word stands near before them: nothing else tells them from other text."""
    floor = 0
    for at in page.words.get(b"ssdeep", ()):
        if at < floor:
            continue
        for found in _SSDEEP.finditer(page.text, max(at, floor), at + _SSDEEP_REACH):
            page.add("ssdeep", found[1], found.span(1), False, WORDS_AROUND)
            floor = found.end()
