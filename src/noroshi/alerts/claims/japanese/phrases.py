"""Subjects and objects: the noun phrases before は, が, を and に."""

import re

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.model import ClaimType

LONGEST = 60
"""code points of a noun phrase that is shown"""
_SUBJECT = re.compile(r"(?<![ではにとへも])(?:は(?!じめ|ず)|が(?!った|り、|ら|国))、?")
_NO_SUBJECT = re.compile(
    r"(?:また|ある|あるい|もしく|て|場合|とき|時|際|うち|ため|後|前|中|おそれ|恐れ|可能性|疑い|こと|必要|特徴)$"
)
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
_DOER = re.compile(r"の関与|(?:が|は)(?=[^、がは]{0,20}関与)|による(?:もの|犯行|攻撃)|の(?:犯行|仕業)|が(?=背後|いる)")
_TOLD = re.compile(r"に(?:対し(?:て)?、|おかれまして|おいては|は、)|へ(?=[^、]{0,20}(?:求め|要請|呼び))")
_NAMED = re.compile(r"を(?=[^、「」]{0,4}「(?P<name>[^「」]{1,40})」(?:と|の名|として))")
_IS = re.compile(r"(?:と(?:さ|み|見|し|呼|考|評)[^、。]*|だ|です|である|であり|で)$")
_DONE = re.compile(
    r"(?:に|への|にも|には)(?=(?:[^、]{0,12}の)?(?:関与|関わ))|を(?=(?:行|実行|仕掛|主導))|(?:は|が)(?=[^、]{0,30}(?:による|の犯行|の仕業))|の(?=背後)"
)
_OBJECTS = {"targeting": _TARGETED, "attribution": _DONE, "recommendation": _ASKED}


def subject(line: Line, start: int, end: int, type_: ClaimType) -> str:
    """Who or what a claim is about: who did it, who is advised, who is named; else the noun phrase of the first は or が."""
    if type_ == "attribution" and (did := _DOER.search(line.flat, start, end)) is not None:
        return phrase(line, start, did.start())
    if type_ == "recommendation":
        told = _TOLD.search(line.flat, start, end)
        return phrase(line, start, told.start()) if told is not None else _topic(line, start, end)
    if type_ == "identity" and (named := _NAMED.search(line.text, start, end)) is not None:
        return phrase(line, start, named.start())
    return _topic(line, start, end)


def _topic(line: Line, start: int, end: int) -> str:
    for match in _SUBJECT.finditer(line.flat, start, end):
        if not _NO_SUBJECT.search(line.flat, max(start, match.start() - 6), match.start()):
            return phrase(line, start, match.start())
    return ""


def object_(line: Line, start: int, end: int, type_: ClaimType) -> str:
    """The noun phrase that the type turns on: who is aimed at, what was done, what is asked for, what somebody is."""
    pattern = _OBJECTS.get(type_)
    if pattern is not None and (match := pattern.search(line.flat, start, end)):
        return (
            line.text[start : match.start()][-LONGEST:]
            if type_ == "recommendation"
            else phrase(line, start, match.start())
        )
    if type_ == "identity":
        return _what_it_is(line, start, end)
    last = _last(_OBJECT, line.flat, start, end)
    if last < 0:
        last = _last(_TO, line.flat, start, end)
    return phrase(line, start, last) if last >= 0 else ""


def _what_it_is(line: Line, start: int, end: int) -> str:
    """The name that is given, or what follows the topic."""
    named = _NAMED.search(line.text, start, end)
    if named is not None:
        return named["name"]
    topic = _SUBJECT.search(line.flat, start, end)
    first = topic.end() if topic is not None else start
    return _IS.sub("", line.text[first:end])[:LONGEST].strip("、， 　")


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
