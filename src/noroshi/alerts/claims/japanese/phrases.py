"""Subjects and objects: the noun phrases before は, が, を and に."""

import re

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.model import ClaimType

LONGEST = 60
"""code points of a noun phrase that is shown"""
_SUBJECT = re.compile(r"(?<![ではとへも])(?:は(?!じめ|ず)|が(?!った|り、))、?")
_OBJECT = re.compile(r"を(?!通じ|巡|めぐ|受け|もっ)")
_TO = re.compile(r"に(?!よ|つい|関し|おい|対し|向け|至|なる|し|も|は|、)|への|へ(?!の)")
_BREAKS = re.compile(
    r"[、，。]|(?:[るたいうくすつぶむぐだ])(?=(?:という|とされる|とみられる)?[一-鿿々ァ-ヴーＡ-ｚA-Za-z「])|とされる|とみられる|として|ため|は(?!じめ)|が(?=[一-鿿ァ-ヴ「])|を|から|では|にも?(?=[一-鿿ァ-ヴ「])|で(?=[一-鿿ァ-ヴ「])"
)
_ASIDE = re.compile(r"（[^（）]{0,80}）")
_TARGETED = re.compile(
    r"(?:を|が|は|も)(?=(?:主な)?(?:標的|ターゲット|狙|対象))|(?:に対する|に対し|に向けた|への|にサイバー)(?=.{0,8}攻撃|サイバー)|を標的"
)
_ASKED = re.compile(r"よう|を(?=(?:呼び|求め|促|要請|推奨))")
_DONE = re.compile(
    r"(?:に|への|にも|には)(?=(?:[^、]{0,12}の)?(?:関与|関わ))|を(?=(?:行|実行|仕掛|主導))|(?:は|が)(?=[^、]{0,30}(?:による|の犯行|の仕業))|の(?=背後)"
)


def subject(line: Line, start: int, end: int) -> str:
    """The noun phrase of the first は or が."""
    for match in _SUBJECT.finditer(line.flat, start, end):
        if line.flat[max(start, match.start() - 2) : match.start()] in {"また", "ある", "るい"}:
            continue
        return phrase(line, start, match.start())
    return ""


def object_(line: Line, start: int, end: int, type_: ClaimType) -> str:
    """The noun phrase that the type turns on: who is aimed at, what was done, what is asked for."""
    pattern = {"targeting": _TARGETED, "attribution": _DONE}.get(type_)
    if pattern is not None and (match := pattern.search(line.flat, start, end)):
        return phrase(line, start, match.start())
    if type_ == "recommendation" and (
        match := re.compile(r"よう|を(?=(?:呼び|求め|促|要請|推奨))").search(line.flat, start, end)
    ):
        return line.text[start : match.start()][-LONGEST:]
    last = _last(_OBJECT, line.flat, start, end)
    if last < 0:
        last = _last(_TO, line.flat, start, end)
    return phrase(line, start, last) if last >= 0 else ""


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = -1
    for match in pattern.finditer(text, start, end):
        found = match.start()
    return found


def phrase(line: Line, start: int, end: int) -> str:
    """The noun phrase that ends at `end`: back to the last particle, comma or clause before it."""
    start = max(start, end - LONGEST)
    begin = start
    for match in _BREAKS.finditer(line.flat, start, end):
        if match.end() < end:
            begin = match.end()
    words = _ASIDE.sub("", line.text[begin:end]).strip("、， 　")
    if words.startswith("「") and words.endswith("」") and words.count("「") == 1:
        words = words[1:-1]
    return words
