"""Identities that stand before or behind a name: `下部組織とされる「ラザルス」`, `ラザルス（別名…）`."""

import re
from collections.abc import Iterator

import msgspec

from noroshi.alerts.claims.japanese.phrases import LONGEST, phrase
from noroshi.alerts.claims.japanese.rules import rules
from noroshi.alerts.claims.japanese.topics import Range
from noroshi.alerts.claims.japanese.voices import Part
from noroshi.alerts.model import Hedge

_GROUP = (
    "(?:集団|グループ|組織|部隊|攻撃者|人物|企業|技術者|工作員|ハッカー)(?:ら)?(?:[0-9０-９一二三四五六七八九十]+人)?"
)
_NAMED = re.compile(
    rf"「[^「」]{{1,40}}」|(?:北朝鮮の|中国の|ロシアの)?(?:サイバー|ハッカー|ハッキング|犯罪|攻撃)*{_GROUP}(?:の?「[^「」]{{1,40}}」)?"
    r"|[ァ-ヴー・A-Za-z0-9][ァ-ヴー・A-Za-z0-9 ]{2,30}"
)
_IS_GROUP = re.compile(rf"{_GROUP}$")
_GENERIC = re.compile(
    r"(?:サイバー|ハッカー|メール|マルウ[ェエ]ア|ウェブ|アカウント|ケース|データ|ファイル|システム|アプリ|ソフト|コード|サイト|ツール|アドレス|ウォレット|パソコン|ネット|サーバ|IT)"
)
"""katakana words that are no names"""
_PREDICATIVE = re.compile(r"で(?=、|$)|だ|です|である|$")
_ALIAS = re.compile(
    r"[（(](?:別名|通称|別称|旧称|またの名|aka|a\.k\.a\.?)(?:は|を|：|:|、|で)?\s*(?P<name>[^（）()]{1,60})[）)]"
)
LONGEST_ASIDE = 80
"""code points in brackets within a noun phrase"""


class Identity(msgspec.Struct, frozen=True):
    """What somebody is said to be."""

    start: int
    end: int
    subject: str
    object: str
    hedge: Hedge = "asserted"
    cue: Range | None = None


def identities(part: Part) -> Iterator[Identity]:
    """All of a part, those of the rules first."""
    line = part.line
    for cue in line.within(part.start, part.end):
        if not cue.name.startswith("identity/"):
            continue
        rule = rules().identities[int(cue.name[9:])]
        named = _NAMED.match(line.text, cue.end, part.end)
        if named is None:
            continue
        name = named[0]
        quoted = name.endswith("」")
        if not quoted and (rule.of_a_state or _says_nothing(line.text, cue.start, name, named.end())):
            continue
        what = phrase(line, part.start, cue.start)
        first = _begin(line.text, what, part.start, cue.start)
        if len(what) < 2 or (rule.of_a_state and first != part.start):
            continue
        subject = name[name.index("「") + 1 : -1] if quoted else name
        what += line.text[cue.start : cue.end] if rule.of_a_state else ""
        yield Identity(first, named.end(), subject, what.strip("「」"), rule.gives, (cue.start, cue.end))
    if "（" in line.text or "(" in line.text:
        for match in _ALIAS.finditer(line.text, part.start, part.end):
            name = phrase(line, part.start, match.start())
            yield Identity(_begin(line.text, name, part.start, match.start()), match.end(), name, match["name"])


def _begin(text: str, what: str, start: int, end: int) -> int:
    """Where a noun phrase begins that ends at `end`; its asides are not in `what`, so that it may not stand there as it is."""
    start = max(start, end - LONGEST - LONGEST_ASIDE)
    for size in range(len(what), 1, -1):
        first = text.rfind(what[:size], start, end)
        if first >= 0:
            return first
    return end


def _says_nothing(text: str, cue_start: int, name: str, end: int) -> bool:
    """Whether the words before a name tell what it did (`使われたとみられるサーバー`), or the clause itself says it."""
    if _PREDICATIVE.match(text, end):
        return True
    return _IS_GROUP.search(name) is None and (text[cue_start - 1] == "た" or _GENERIC.match(name) is not None)
