"""A stretch that one speaker says → drafts of claims: its clauses, what each is about and how sure it is."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.japanese.clauses import Clause, Joint, clauses
from noroshi.alerts.claims.japanese.dates import Calendar
from noroshi.alerts.claims.japanese.frames import Part, Range
from noroshi.alerts.claims.japanese.kinds import Weighed, hedge_of, kind_of
from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.numbers import amounts
from noroshi.alerts.claims.japanese.phrases import object_, phrase, subject
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.sections import Section
from noroshi.alerts.claims.japanese.speakers import Speakers
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import ClaimType, Hedge
from noroshi.text.span import Span

_SAID_TO_BE = re.compile(
    r"(?P<cue>とされる|とされてきた|とみられる|と言われる|といわれる|と目される|と報じられる|と疑われる|と称される|として知られる|(?:と|とも|の名で)呼ばれる|という名の)"
    r"(?P<name>「[^「」]{1,40}」|(?:北朝鮮の|中国の|ロシアの)?(?:サイバー|ハッカー|ハッキング|犯罪|攻撃)*(?:集団|グループ|組織|部隊|攻撃者|人物|企業)(?:の?「[^「」]{1,40}」)?|[ァ-ヴー・A-Za-z0-9][ァ-ヴー・A-Za-z0-9 ]{2,30})"
)
_GENERIC = re.compile(
    r"^(?:サイバー|ハッカー|メール|マルウ[ェエ]ア|ウェブ|アカウント|ケース|データ|ファイル|システム|アプリ|ソフト|コード|サイト|ツール|アドレス|ウォレット|パソコン|ネット|IT)"
)
_ALIAS = re.compile(
    r"[（(](?:別名|通称|別称|旧称|またの名|aka|a\.k\.a\.?)(?:は|を|：|:|、|で)?\s*(?P<name>[^（）()]{1,60})[）)]"
)
_HEDGES: dict[str, Hedge] = {
    "とされ": "alleged",
    "とみら": "likely",
    "と言わ": "alleged",
    "といわ": "alleged",
    "と目さ": "likely",
    "と報じ": "alleged",
    "と疑わ": "likely",
    "と称さ": "alleged",
}
_TIED = re.compile(
    r"(?P<what>[^、。「」はがを]{2,20}(?:を背景と(?:する|した)|を拠点と(?:する|した)|に属する|傘下の|指揮下(?:の|にある)|が支援する|の支援を受け(?:る|た)|に連なる|と(?:つながり|関係|関連)(?:の|が)(?:ある|深い)|の一[部派](?:である|の)|配下の))"
    r"(?P<name>(?:サイバー|ハッカー|ハッキング|犯罪|攻撃)*(?:集団|グループ|組織|部隊|攻撃者)(?:の?「[^「」]{1,40}」)?|「[^「」]{1,40}」)"
)
_PAST = re.compile(r"(?:た|ている|ていない|ておらず|ない|ていた|てきた|された|だった|である|です|だ)$")
_JOINED: frozenset[Joint] = frozenset({"chain", "list", "because"})
LONG = 14
"""code points: a clause that says nothing known is a fact of its own from here on"""
SHORT = 8
"""code points: a shorter clause is no proposition of its own beside another of its type"""


class _Piece(msgspec.Struct):
    start: int
    end: int
    joint: Joint
    found: Weighed | None


class Propositions:
    """Makes drafts of the parts of sentences, in order; what a sentence leaves out is taken from those before it."""

    def __init__(self, calendar: Calendar, speakers: Speakers) -> None:
        self._calendar = calendar
        self._speakers = speakers
        self._subject = ""
        self._last: ClaimType = "other_fact"

    def of(self, line: Line, parts: Sequence[Part], section: Section) -> list[Draft]:
        """The claims of a sentence."""
        self._calendar.next_sentence()
        dates = [(date.start, date.end, date.value) for date in self._calendar.find(line.text)]
        found: list[Draft] = []
        for part in parts:
            found += self._part(part.line, part, section, dates)
        if found:
            self._last = found[-1].type
        return found

    def _part(self, line: Line, part: Part, section: Section, dates: list[tuple[int, int, str]]) -> Iterator[Draft]:
        masked = list(part.masked)
        for draft, where in self._identities(line, part):
            yield draft
            masked.append(where)
        pieces = _called(line, part) if part.calls else _pieces(line, part, masked, section)
        if part.hedge == "denied" and len(pieces) == 1 and _THIS.match(line.text, part.start):
            pieces[0].found = Weighed(self._last, 6.0, True)
        after: tuple[Hedge, Cue] | None = None
        drafts: list[Draft] = []
        for piece in reversed(pieces):
            own = hedge_of(line, piece.start, piece.end, masked)
            if own is None and after is not None and piece.joint in _JOINED and after[0] in {"likely", "alleged"}:
                own = after
            after = own
            drafts.append(self._draft(line, part, piece, dates, own))
            if piece.found is not None and piece.found.also is not None:
                aimed = msgspec.structs.replace(piece.found, type=piece.found.also, also=None)
                drafts.append(self._draft(line, part, _Piece(piece.start, piece.end, piece.joint, aimed), dates, own))
        yield from reversed(drafts)

    def _draft(
        self, line: Line, part: Part, piece: _Piece, dates: list[tuple[int, int, str]], hedge: tuple[Hedge, Cue] | None
    ) -> Draft:
        assert piece.found is not None  # noqa: S101
        type_ = piece.found.type
        named = subject(line, piece.start, piece.end)
        if named:
            self._subject = named
        cues = list(part.cues)
        sure: Hedge = part.hedge or "asserted"
        if hedge is not None and type_ != "recommendation":
            sure = hedge[0] if part.hedge != "denied" else "denied"
            cues.append((hedge[1].start, hedge[1].end))
        speakers = part.speakers
        value, counts = _value(line, piece)
        return Draft(
            type=type_,
            sentence=line.sentence,
            span=line.span(piece.start, piece.end),
            subject=named or self._subject,
            object=object_(line, piece.start, piece.end, type_),
            speakers=self._outside(speakers),
            hedge=sure,
            cues=tuple(dict.fromkeys(line.span(*cue) for cue in sorted(cues) if cue[0] < cue[1])),
            date=_date(piece, part, dates),
            value=value,
            counts=counts,
        )

    def _outside(self, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Without the publisher, who stands before all."""
        publisher = self._speakers.publisher
        found = []
        for name in speakers:
            if name and name != publisher and (not found or found[-1] != name):
                found.append(name)
        return tuple(found)

    def _identities(self, line: Line, part: Part) -> Iterator[tuple[Draft, Range]]:
        """Facts that stand before a name: `下部組織とされる「ラザルス」`, `（別名…）`."""
        for match in _SAID_TO_BE.finditer(line.text, part.start, part.end):
            name = match["name"]
            what = phrase(line, part.start, match.start())
            if len(what) < 2 or _GENERIC.match(name) and not name.startswith("ハッカー集団"):
                continue
            first = max(part.start, line.text.rfind(what, part.start, match.start()))
            yield (
                Draft(
                    type="identity",
                    sentence=line.sentence,
                    span=line.span(first, match.end()),
                    subject=name.strip("「」"),
                    object=what,
                    speakers=self._outside(part.base),
                    hedge=_HEDGES.get(match["cue"][:3], "asserted"),
                    cues=(line.span(match.start("cue"), match.end("cue")),),
                ),
                (first, match.end()),
            )
        for match in _TIED.finditer(line.text, part.start, part.end):
            if match["name"].endswith("」") and match.start() == part.start:
                what = match["what"]
                yield (
                    Draft(
                        type="identity",
                        sentence=line.sentence,
                        span=line.span(*match.span()),
                        subject=match["name"].rpartition("「")[2].strip("」"),
                        object=what,
                        speakers=self._outside(part.speakers),
                    ),
                    match.span(),
                )
        for match in _ALIAS.finditer(line.text, part.start, part.end):
            name = phrase(line, part.start, match.start())
            yield (
                Draft(
                    type="identity",
                    sentence=line.sentence,
                    span=line.span(max(part.start, match.start() - len(name)), match.end()),
                    subject=name,
                    object=match["name"],
                    speakers=self._outside(part.speakers),
                ),
                match.span(),
            )


def _pieces(line: Line, part: Part, masked: Sequence[Range], section: Section) -> list[_Piece]:
    """The clauses of a part with their types; clauses that say nothing of their own go with a neighbour."""
    pieces: list[_Piece] = []
    pending: int | None = None
    for clause in clauses(line.flat, part.start, part.end):
        start = pending if pending is not None else clause.start
        found = _typed(line, part, Clause(start, clause.end, clause.joint), masked, section)
        if found is None and clause.joint != "end":
            if clause.joint in {"but", "besides"} and clause.end - start >= SHORT:
                found = Weighed("other_fact", 1.0, False)
            else:
                pending = start
                continue
        pending = None
        _add(line, pieces, _Piece(start, clause.end, clause.joint, found))
    if pending is not None:
        _add(line, pieces, _Piece(pending, part.end, "end", None))
    default: ClaimType = {"measures": "recommendation", "tricks": "tactic"}.get(section, "other_fact")  # type: ignore[assignment]
    for piece in pieces:
        if piece.found is None:
            piece.found = Weighed(default, 1.0, False)
    for piece, last in zip(pieces[1:], pieces, strict=False):
        if (
            _THIS.match(line.text, piece.start)
            and last.found is not None
            and _DENIAL.search(line.text, piece.start, piece.end)
        ):
            piece.found = last.found
    if any(
        piece.found is not None and piece.found.type == "recommendation" and piece.joint == "end" for piece in pieces
    ):
        for piece in pieces:
            if piece.joint in {"besides", "chain", "list"} and not _PAST.search(line.text, piece.start, piece.end):
                piece.found = Weighed("recommendation", 6.0, True)
    return pieces


def _called(line: Line, part: Part) -> list[_Piece]:
    """What is called for, a piece each."""
    asked = Weighed("recommendation", 9.0, True)
    pieces: list[_Piece] = []
    start = part.start
    for clause in _requests(line, part):
        if clause.end - start < SHORT and clause.joint != "end":
            continue
        if clause.joint in {"because", "but", "states"}:
            found = kind_of(line, start, clause.end)
            if found is not None and found.type != "recommendation" and found.at_end:
                pieces.append(_Piece(start, clause.end, "but", found))
            start = clause.end + 1
            continue
        pieces.append(_Piece(start, clause.end, "end", asked))
        start = clause.end + 1
    return pieces or [_Piece(part.start, part.end, "end", asked)]


def _requests(line: Line, part: Part) -> Iterator[Clause]:
    """Clauses, cut further where one こと follows another."""
    for clause in clauses(line.flat, part.start, part.end):
        start = clause.start
        for cut in _THINGS.finditer(line.flat, clause.start, clause.end):
            yield Clause(start, cut.start(), "list")
            start = cut.end()
        yield Clause(start, clause.end, clause.joint)


_THINGS = re.compile(r"(?<=こと)(?:や、?|、(?:及び|および)?|と、|及び|および)(?=.{6})")


def _typed(line: Line, part: Part, clause: Clause, masked: Sequence[Range], section: Section) -> Weighed | None:
    """What a clause is about, given who says it and where it stands."""
    if part.names:
        return Weighed("identity", 8.0, True)
    found = kind_of(line, clause.start, clause.end, masked)
    if (
        found is not None
        and found.type in {"tactic", "incident"}
        and _LOOT.search(line.text, max(part.start, clause.start - 6), clause.end)
    ):
        return Weighed("motive", 5.0, True)
    words = line.text[clause.start : clause.end]
    hedge = hedge_of(line, clause.start, clause.end, masked)
    silent = hedge is not None and hedge[0] in {"denied", "not_reported"}
    if silent and (found is None or found.type not in {"identity", "motive", "targeting", "warning_count"}):
        if _WHO.search(words):
            return Weighed("identity", 6.0, True)
        blame, damage = _BLAME.search(words), _DAMAGE.search(words)
        if blame is not None and (damage is None or blame.start() <= damage.start()):
            return Weighed("attribution", 6.0, True)
        return Weighed("incident", 6.0, True) if damage is not None else Weighed("other_fact", 6.0, True)
    if found is not None and section == "measures" and not _PAST.search(words):
        return Weighed("recommendation", 6.0, True)
    if found is not None and found.type == "recommendation" and _ATTACKS.match(words):
        return Weighed("tactic", 4.0, True)
    if part.verdict and clause.joint == "end" and (found is None or found.type in _JUDGED) and _DEED.search(words):
        return Weighed("attribution", 6.0, True)
    return found


_LOOT = re.compile(r"(?:手口|手法)で[、]?[^、]{0,30}を(?:盗む|盗み取る|奪う|窃取する|詐取する)(?:こと|という|と|$)")
_BLAME = re.compile(r"攻撃者|攻撃元|相手|主体|関与|背後|犯人|犯行|国名|帰属|実行犯")
_DAMAGE = re.compile(r"被害|流出|漏え|漏洩|漏れ|侵入|感染|損失|影響|不正|盗|失|規模|経路|原因|攻撃|額は|件数")
_DENIAL = re.compile(r"(?:ない|ません|なかった|否定[ぁ-ん]{0,6}|誤り[ぁ-ん]{0,3})$")
_WHO = re.compile(r"素性|正体|身元")
_THIS = re.compile(
    r"(?:これ|それ|この|こうした|そうした|そのような|このような|同様の)(?:事実|見方|主張|指摘|疑い|疑惑|説|報道|見解|評価|内容)?(?:を|は|も)?"
)
_ATTACKS = re.compile(r"[^、は]{0,20}(?:攻撃者|ハッカー|犯人|集団|グループ|人物)[はが]")
_DEED = re.compile(r"攻撃|犯行|仕業|による|関与|行った|窃取|盗|流出")
_JUDGED = {"targeting", "tactic", "incident", "identity"}
_MEANS = re.compile(
    r"(?:装[いっ]て?|なりすまし(?:て)?|名乗[りっ]て?|騙[りっ]て?|かた[りっ]て?|だま(?:し|って)て?|偽[りっ]?て?|詐称し(?:て)?|偽装し(?:て)?|悪用し(?:て)?|利用し(?:て)?|使用し(?:て)?|使[いっ]て?|用い(?:て)?|称し(?:て)?|通じ(?:て)?|させ(?:て)?|せて|介し(?:て)?|見せかけ(?:て)?)$"
)


_BEGAN = re.compile(r"こと(?:が|は)[^、]{0,12}(?:起点|原因|発端|きっかけ|端緒|始まり)")


def _add(line: Line, pieces: list[_Piece], piece: _Piece) -> None:
    """Adds a piece, or lets the one before grow where both say one thing."""
    if pieces:
        last = pieces[-1]
        if piece.found is None and last.joint in _JOINED and piece.end - piece.start < LONG:
            last.end, last.joint = piece.end, piece.joint
            return
        same = piece.found is not None and last.found is not None and piece.found.type == last.found.type
        if same and last.joint in {"chain", "because"} and _one(line, last, piece):
            last.end, last.joint = piece.end, piece.joint
            return
    pieces.append(piece)


def _one(line: Line, last: _Piece, piece: _Piece) -> bool:
    """Whether two clauses of a type that follow one another say one thing: by which means, and what."""
    if min(last.end - last.start, piece.end - piece.start) < SHORT:
        return True
    if _BEGAN.search(line.text, piece.start, piece.end):
        return True
    if piece.found is not None and piece.found.type == "tactic":
        return _MEANS.search(line.text, last.start, last.end) is not None
    return piece.found is not None and piece.found.type in {"motive", "targeting"}


def _value(line: Line, piece: _Piece) -> tuple[float | None, str]:
    """The number that a claim turns on, and what it counts."""
    assert piece.found is not None  # noqa: S101
    count = piece.found.count
    if count is not None:
        return count.value, count.unit
    if piece.found.type not in {"incident", "other_fact", "attribution"}:
        return None, ""
    found = amounts(line.text, piece.start, piece.end)
    if not found:
        return None, ""
    money = [amount for amount in found if amount.unit.endswith(("円", "ドル", "ユーロ"))]
    coins = [amount for amount in found if amount.unit.isascii() or len(amount.unit) > 2]
    chosen = (money or coins or found)[0]
    return chosen.value, chosen.unit


def _date(piece: _Piece, part: Part, dates: list[tuple[int, int, str]]) -> str:
    for start, end, value in dates:
        if piece.start <= start and end <= piece.end and not any(first <= start < last for first, last in part.masked):
            return value
    if part.aside is not None:
        for start, end, value in dates:
            if part.aside[0] <= start and end <= part.aside[1]:
                return value
    return ""


__all__ = ["Propositions", "Span", "ClaimType", "gazetteer"]
