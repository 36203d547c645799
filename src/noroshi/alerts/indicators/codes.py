"""Numbers of catalogues: CVE, ATT&CK."""

import re

from noroshi.alerts.indicators.belief import NAMED
from noroshi.alerts.indicators.page import Page

_CVE = re.compile(rb"cve[-_ ]((?:19|20)\d\d)[-_ ](\d{4,7})(?![0-9a-z])")
_ATTACK = re.compile(r"T([01]\d{3}(?:\.\d{3})?)(?![\dA-Za-z]|\.\d|-\d)")
_GROUP = re.compile(r"\b(?:techniques?|mitre|att&ck|ttps?)\b", re.IGNORECASE)


def find_codes(page: Page) -> None:
    """Notes CVE numbers (CVE rules, 2014 syntax) and ATT&CK techniques (`T1566.002`)."""
    folded, text, classes = page.folded, page.text, page.classes
    for at in page.words.get(b"cve", ()):
        number = _CVE.match(folded, at)
        if number is not None:
            start, end = number.span()
            if not text[start - 1 : start].isalnum() or not text[start - 1 : start].isascii():
                value = f"CVE-{number[1].decode()}-{number[2].decode()}"
                page.add("cve", value, (start, end), False, NAMED)
    for technique in _ATTACK.finditer(text):
        start, end = technique.span()
        before = classes[start - 1 : start] if start else b" "
        if (before == b" " and folded[start - 1] not in b"$#%&=/") or text[max(0, start - 11) : start].endswith(
            "techniques/"
        ):
            page.add("technique", f"T{technique[1]}", (start, end), False, NAMED)
