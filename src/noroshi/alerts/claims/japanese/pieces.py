"""The clauses that one speaker says, each with its type and hedge; clauses that say one thing together are one piece."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from noroshi.alerts.claims.japanese.clauses import Clause, Joint
from noroshi.alerts.claims.japanese.joints import clauses_of, stands_apart
from noroshi.alerts.claims.japanese.kinds import Weighed, hedge_of, kind_of, leaning
from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.numbers import amounts
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.sections import Section, asks
from noroshi.alerts.claims.japanese.topics import Range
from noroshi.alerts.claims.japanese.voices import Part
from noroshi.alerts.model import ClaimType, Hedge

SHORT = 8
"""code points: a shorter clause is no proposition of its own beside another of its type"""
LEAST_ITEM = 4
"""code points of an item of a list of nouns"""
SURE = frozenset({"accuses", "advise", "attacks", "back", "case", "counts", "loot", "measure", "purpose", "section"})
"""places that tell the type whatever the words say. Where one told it in the annotated alerts of `dev`, it was right in about 93%;
most of those alerts the rules were written from, and `loot`, `purpose` and `section` did not come up."""
SILENT: frozenset[ClaimType] = frozenset({"incident", "identity"})
"""types that the words of a clause surely tell that says what is not so or not known"""

EXPECTED: dict[Section, ClaimType] = {
    "measures": "recommendation",
    "tricks": "tactic",
    "harm": "incident",
    "aims": "motive",
}
"""what a clause without any known word is about in a section"""

JOINED: frozenset[Joint] = frozenset({"chain", "list", "because"})
"""joints after which a clause may share the hedge of the next"""
_SILENT: frozenset[Hedge] = frozenset({"denied", "not_reported"})
_KEPT: frozenset[ClaimType] = frozenset({"identity", "motive", "targeting", "warning_count"})
"""types that a clause keeps when it says that something is not so, or not known"""
_JUDGED: frozenset[ClaimType] = frozenset({"targeting", "tactic", "incident", "identity"})
"""types that become an attribution when an authority concludes it"""

_PAST = re.compile(
    r"(?:た|ている|ていない|ておらず|できない|なかった|ていた|てきた|された|だった|である|です|だ|ています|ました|ており|ていて)$"
)
_LOOT = re.compile(r"(?:手口|手法)で、?[^、]{0,30}を(?:盗む|盗み取る|奪う|窃取する|詐取する)(?:こと|という|と|$)")
_BLAME = re.compile(r"誰が|誰の|攻撃主体|攻撃者|攻撃元|相手|主体|関与|背後|犯人|犯行|断定|集団の|国名|帰属|実行犯")
_DAMAGE = re.compile(
    r"被害|流出|漏え|漏洩|漏れ|侵入|感染|損失|影響|不正|悪用|窃取|盗|失|規模|経路|原因|攻撃(?!の?主体)|不具合|実行は|(?:された|被害|損失|流出)額|件数|例は|持ち出|侵害|消され|情報は含ま"
)
_WHOSE = re.compile(r"(?:グループ|集団|組織|攻撃者|主体)の(?:名|特定|正体)")
_WHO = re.compile(r"素性|正体|身元|実在[しす]|(?:だった|である)の?か(?:どうか)?")
_LINK = re.compile(r"関与|関連(?:性)?(?:は|が|を|も)|つながり|結び[付つ]|手がかり|同一犯|国名")
_WHY = re.compile(r"なぜ|何のため|動機|狙い|意図|目的")
_HOW = re.compile(r"どのように|どうやって|どんな(?:手口|方法)|手口は|方法は")
_THIS = re.compile(
    r"(?:[^、。はがを]{2,14}は、?)?(?:これら?|それら?|(?:この|その|こうした|そうした|そのような|このような|同様の)(?:事実|見方|主張|指摘|疑い|疑惑|説|報道|見解|評価|内容))(?:を|は|も)"
)
_FIRST = re.compile(r"初めて|はじめて|[0-9０-９一二三四五六七八九十][例度回]目")
_ACCUSED = ("外務省", "大使館", "政府", "当局", "メディア", "報道官", "北朝鮮")
_AS_WELL = re.compile(r"[^、はがを]{2,20}も(?=[一-鿿ァ-ヴA-Za-z])")
"""`国家情報院も見解を示していない`: of the same"""
_SUCH = re.compile(r"これについて|(?:そのような|このような|かかる|これらの)事実|この[0-9０-９一二三]?件(?:に|を)")
_DENIAL = re.compile(r"(?:ない|ません|なかった|否定[ぁ-ん]{0,6}|誤り[ぁ-ん]{0,3})$")
_ATTACKS = re.compile(r"[^、は]{0,20}(?:攻撃者|ハッカー|犯人|集団|グループ|人物)[はが]")
_DEED = re.compile(
    r"による|犯行|仕業|関与|攻撃を(?:行|仕掛)|実行し|の攻撃だ|(?:窃取|盗|奪|流出)[^、]{0,8}(?:した|んだ|った|せた)"
)
_AIMS = re.compile(r"を(?:狙(?:う|った)|標的(?:に|と)(?:する|した))(?!可能|おそれ|恐れ)")
_TOOK = re.compile(r"(?:盗み|盗ん|窃取し|奪い|奪っ|奪取し|詐取し|抜き取)(?:取|出し)?[ぁ-ん]{0,8}$")
_ACTOR = re.compile(r"(?:北朝鮮|ラザルス|集団|グループ|組織|ハッカー|」)[^、がは]{0,24}[がは]")
_OWN_SUBJECT = re.compile(r"[はがも](?![、っ])")
_WHOM = re.compile(r"([^、。はがを]{1,24})[はが](?=[、一-鿿ァ-ヴA-Za-z0-9０-９「]|[^ぁ-ん])")
_ATTACKING = re.compile(
    r"(?:攻撃者|攻撃者ら|男ら?|女ら?|容疑者ら?|被告ら?|ハッカー|ハッカーら|犯人|犯人側|犯行グループ|加害者|詐欺師|なりすまし犯|マルウ[ェエ]ア|ウイルス|不正なプログラム)$"
)
_BEGAN = re.compile(r"こと(?:が|は)[^、]{0,12}(?:起点|原因|発端|きっかけ|端緒|始まり)")
_CONDITION = re.compile(r"(?:場合|とき|時|際|たら|れば|なら|前|後)(?:に|は|には|も)?$")
_NOUNS = re.compile(
    r"(?<=こと)(?:や、?|、(?:及び|および)?|と、|及び|および)(?=.{6})|(?<=[一-鿿])(?:や、?|、)(?=[^、]{5})"
)
"""the same in a list that 挙げた ends: `教育の実施、ログの保存などを挙げた`"""
_TO_DO = re.compile(r"よう|こと|べき|。|」|ほしい")
"""in `公表し、対策を求めた` the first clause is what the speaker did, in `確かめ、止めるよう求めた` what others are to do"""
_NARROW = ("可能性", "おそれ", "恐れ", "疑い", "が疑", "疑わ", "懸念")
_MONEY = re.compile(r"[0-9０-９万億](?:円|ドル|ウォン|ユーロ)")
_EACH = re.compile(r"(?:(?<=[円件台人])|(?<=ドル))、(?=[^、]{2,24}(?:から|で|に)は)")
"""`甲社からは5億円、乙社からは3億円が流出した`"""
_CASE = re.compile(
    r"(?<=た)(?:とされる)?(?:事件|問題|事案)(?:で|について|に関し|に関して|を巡り|をめぐり|を巡って|をめぐって)は?、"
)
"""what happened, said on the way to who did it: `流出した事件で、…の犯行と断定した`"""
_AND = re.compile(r"(?<=[一-鿿ァ-ヴーA-Za-z」円])(?:や|と)、?(?=[一-鿿ァ-ヴA-Za-z0-9０-９「])")
_SUM = re.compile(r"[0-9０-９][0-9０-９万億]*(?:円|ドル|年)")
_THINGS = re.compile(r"(?<=こと)(?:や、?|、(?:及び|および)?|と、|及び|および)(?=.{6})")


_PURPOSE = re.compile(
    r"を[^、はがを]{0,14}(?:(?<=[えけげせてねべめれ])る|する|得る|[うくすつぶむぐ])(?:ため|べく|目的で|狙いで)|(?<=[るうくすつぶむぐの])(?:目的|狙い)で"
)
"""`外貨を得るため`, and not `発見が遅れるため`"""
_LIST_HEAD = re.compile(
    r"(?:手口|手法|方法|やり口|例)(?:として|は|には|に)(?:は|、|主に|、?(?:例えば|たとえば|このほか|ほかに))*"
)
_LIST_COMMA = re.compile(
    r"(?:(?<=[一-鿿ァ-ヴー」）])|(?<=すまし))(?:や、?|、(?:及び|および|並びに)?|及び|および)(?=[^、]{4})"
)
_SHOWN = re.compile(
    r"(?:など|等|の[二三四五六七八九2-9２-９]つ)?(?:を|が)(?:挙げ|示し|例示|列挙|紹介|確認|ある|見られ|含まれ)[ぁ-ん]{0,8}$"
)


class Piece(msgspec.Struct):
    """A proposition in the making."""

    start: int
    end: int
    joint: Joint
    found: Weighed | None
    """None: no rule says what it is about"""
    hedge: tuple[Hedge, Cue] | None = None
    subject: str = ""
    grounds: frozenset[str] = frozenset()
    """what is known of its place: see `votes.py`"""
    earlier: str = ""
    """the words of the piece before"""

    @property
    def type(self) -> ClaimType:
        """What it is about, as far as it is known."""
        return self.found.type if self.found is not None else "other_fact"

    @property
    def is_silent(self) -> bool:
        """It says what is not so, or not known."""
        return self.hedge is not None and self.hedge[0] in _SILENT

    def is_of(self, type_: ClaimType) -> bool:
        """Whether the rules found it to be of a type."""
        return self.found is not None and self.found.type == type_


def pieces_of(  # noqa: PLR0913, PLR0917
    part: Part, masked: Sequence[Range], section: Section, before: ClaimType, about: str = "", earlier: str = ""
) -> list[Piece]:
    """The pieces of a part, each with a type. `before` is the type of the claim before, which `この見方` points back to.

    `about` is whom the text speaks of, where the sentence does not say it; `earlier` are the words of the claim before.
    """
    if part.names:
        hedge = hedge_of(part.line, part.start, part.end, masked)
        return [Piece(part.start, part.end, "end", Weighed("identity", 8.0, True, why="names"), hedge)]
    if part.calls:
        return _requests(part, "tactic" if section == "tricks" and not part.speakers else "recommendation", masked)
    found = []
    for clause in _apart(part, masked):
        hedge = hedge_of(part.line, clause.start, clause.end, masked)
        kind = _typed(part, clause, hedge, masked, section)
        found.append(Piece(clause.start, clause.end, clause.joint, kind, hedge))
    _look_back(part, found, before)
    for piece in found:
        sum_ = _MONEY.search(part.line.text, piece.start, piece.end)
        if before == "incident" and piece.type == "other_fact" and sum_ is not None:
            piece.found = Weighed("incident", 4.0, False, why="sum")
    for piece in found:
        if (
            before == "warning_count"
            and piece.is_of("other_fact")
            and _FIRST.search(part.line.text, piece.start, piece.end)
        ):
            piece.found = Weighed("warning_count", 6.0, True, why="again")
    if found and found[-1].is_of("recommendation"):
        _advise(part.line, found)
    for last, piece in pairwise(found):
        loot = piece.is_of("tactic") and _TOOK.search(part.line.text, piece.start, piece.end) is not None
        own = _OWN_SUBJECT.search(part.line.flat, piece.start, piece.end) is not None
        if loot and not own and last.is_of("attribution") and last.joint == "chain":
            piece.found = last.found
    default = EXPECTED.get(section, "other_fact")
    _fill(part, found, _expected(part, about) if default == "other_fact" else default)
    several = [one for piece in found for one in _several(part.line, piece)]
    for piece in several:
        _decide(part, piece, section, earlier, masked)
        earlier = part.line.text[piece.start : piece.end]
    return several


def _fill(part: Part, found: list[Piece], default: ClaimType) -> None:
    """Gives the pieces a type of which no rule says anything: what their place lets expect, or else what the letters say."""
    for piece in found:
        if piece.found is None:
            known = default != "other_fact" or piece.is_silent
            type_ = default if known else leaning(part.line.text[piece.start : piece.end])
            piece.found = Weighed(type_, 1.0, False, why="default" if known else "")


def _decide(part: Part, piece: Piece, section: Section, earlier: str, masked: Sequence[Range]) -> None:
    """Lets words and place vote on the type, unless the place is enough."""
    assert piece.found is not None
    piece.earlier, piece.grounds = earlier, frozenset(_grounds(part, piece, section))
    kept = piece.found.type in SILENT if piece.found.why == "silent" else piece.found.why in SURE
    if kept or (piece.found.why == "default" and section in {"harm", "aims"}):
        return
    type_ = leaning(_own_words(part.line.text, piece, masked), earlier, piece.grounds)
    count = piece.found.count if type_ == "warning_count" else None
    also: ClaimType | None = "targeting" if type_ == "tactic" and piece.found.also is not None else None
    piece.found = msgspec.structs.replace(piece.found, type=type_, count=count, also=also)


def _own_words(text: str, piece: Piece, masked: Sequence[Range]) -> str:
    """The words of a piece without those that are a claim or frame of their own, if enough are left."""
    words, at = "", piece.start
    for start, end in sorted(masked):
        if at <= start < end <= piece.end:
            words += text[at:start]
            at = end
    words += text[at : piece.end]
    return words if len(words) >= LEAST_ITEM else text[piece.start : piece.end]


def _grounds(part: Part, piece: Piece, section: Section) -> Iterator[str]:
    """What is known of the place of a piece."""
    found = piece.found
    assert found is not None
    if section != "plain":
        yield f"=section {section}"
    if found.why:
        yield f"={found.why} {found.type}"
    if part.verdict:
        yield "=verdict"
    if part.accuses:
        yield "=accuses"
    if part.speakers:
        yield "=said"
    if part.hedge == "denied" or piece.is_silent:
        yield "=silent"


def _several(line: Line, piece: Piece) -> list[Piece]:
    """Several incidents that are laid to one door, each with its own year or sum: a piece each."""
    if piece.is_of("incident"):
        cut = _EACH.search(line.flat, piece.start, piece.end)
        if cut is None or not _SUM.search(line.text, cut.end(), piece.end):
            return [piece]
        return [
            msgspec.structs.replace(piece, end=cut.start(), joint="list"),
            *_several(line, msgspec.structs.replace(piece, start=cut.end())),
        ]
    if piece.is_of("tactic"):
        return _items(line, piece)
    if not piece.is_of("attribution"):
        return [piece]
    case = _CASE.search(line.flat, piece.start, piece.end)
    if case is not None:
        happened = Piece(piece.start, case.start(), "but", Weighed("incident", 6.0, True, why="case"))
        return [happened, *_several(line, msgspec.structs.replace(piece, start=case.end()))]
    for cut in _AND.finditer(line.flat, piece.start, piece.end):
        if _SUM.search(line.text, piece.start, cut.start()) and _SUM.search(line.text, cut.end(), piece.end):
            first = msgspec.structs.replace(piece, end=cut.start(), joint="list", hedge=None)
            return [first, *_several(line, msgspec.structs.replace(piece, start=cut.end()))]
    return [piece]


def _items(line: Line, piece: Piece) -> list[Piece]:
    """The nouns of a list of tricks, a piece each: `手口として、偽の求人、なりすましメールなどを挙げた`."""
    head = _LIST_HEAD.search(line.flat, piece.start, piece.end)
    if head is not None:
        cuts = list(_LIST_COMMA.finditer(line.flat, head.end(), piece.end))
    else:
        cuts = (
            list(_LIST_COMMA.finditer(line.flat, piece.start, piece.end))
            if _SHOWN.search(line.flat, piece.start, piece.end)
            else []
        )
    ends = [cut.start() for cut in cuts] + [piece.end]
    starts = [head.end() if head is not None else piece.start] + [cut.end() for cut in cuts]
    if not cuts or any(end - start < LEAST_ITEM for start, end in zip(starts, ends, strict=True)):
        return [piece]
    return [
        msgspec.structs.replace(piece, start=start, end=end, joint="list" if end < piece.end else piece.joint)
        for start, end in zip(starts, ends, strict=True)
    ]


def _expected(part: Part, about: str) -> ClaimType:
    """What a clause without any known word is about: what attackers do is a tactic."""
    topic = _WHOM.search(part.line.flat, part.start, part.end)
    whom = topic[1] if topic is not None else about
    return "tactic" if _ATTACKING.search(whom) else "other_fact"


def shares_hedge(line: Line, piece: Piece, later: Piece) -> bool:
    """Whether a clause is as sure as the next, whose end speaks for both: `装い、侵入したとみられる`.

    What somebody is, stands by itself; and 可能性 and 疑い reach no further than one kind of thing.
    """
    if later.hedge is None or later.is_silent or piece.joint not in JOINED or piece.is_of("identity"):
        return False
    if line.text.startswith("おり", piece.end - 2):
        return False
    same = piece.found is not None and later.is_of(piece.found.type)
    cue = later.hedge[1]
    return same or not line.text.startswith(_NARROW, cue.start)


def _requests(part: Part, type_: ClaimType, masked: Sequence[Range]) -> list[Piece]:
    """What is called for, a piece each, and the reasons that are given for it."""
    asked = Weighed(type_, 9.0, True, why="calls")
    found: list[Piece] = []
    carried: int | None = None
    to_do = _TO_DO.search(part.line.text, part.start, part.end) is not None
    for clause in _things(part, masked):
        start = clause.start if carried is None else carried
        carried = None
        if clause.end - start < (LEAST_ITEM if part.lists else SHORT) and clause.joint != "end":
            carried = start
        elif clause.joint in {"because", "but", "states"} or (clause.joint == "chain" and not to_do):
            reason = kind_of(part.line, start, clause.end)
            if reason is not None and reason.type != "recommendation" and reason.at_end:
                found.append(Piece(start, clause.end, "but", reason, hedge_of(part.line, start, clause.end)))
        else:
            aims = _AIMS.search(part.line.text, start, clause.end) is not None
            about = msgspec.structs.replace(asked, also="targeting") if aims else asked
            found.append(Piece(start, clause.end, "end", about))
    return found or [Piece(part.start, part.end, "end", asked)]


def _things(part: Part, masked: Sequence[Range]) -> Iterator[Clause]:
    """Clauses, cut further where one こと follows another."""
    for clause in _apart(part, masked):
        start = clause.start
        for cut in (_NOUNS if part.lists else _THINGS).finditer(part.line.flat, clause.start, clause.end):
            yield Clause(start, cut.start(), "list")
            start = cut.end()
        yield Clause(start, clause.end, clause.joint)


def _typed(
    part: Part, clause: Clause, hedge: tuple[Hedge, Cue] | None, masked: Sequence[Range], section: Section
) -> Weighed | None:
    """What a clause is about, given who says it and where it stands."""
    line = part.line
    words = line.text[clause.start : clause.end]
    found = kind_of(line, clause.start, clause.end, masked)
    if clause.joint == "because" and _PURPOSE.match(line.text, _last_verb(line.flat, clause)):
        return Weighed("motive", 6.0, True, why="purpose")
    if hedge is not None and hedge[0] in _SILENT and (found is None or found.type not in _KEPT):
        return _silent(words)
    if part.accuses and clause.joint == "end":
        return Weighed("attribution", 6.0, True, why="accuses")
    if found is None:
        return _judged(part, clause, words)
    if section == "measures" and hedge is None and found.count is None and not _PAST.search(words):
        return Weighed("recommendation", 6.0, True, why="section")
    if section == "tricks" and found.type == "incident" and not _PAST.search(words):
        return Weighed("tactic", 4.0, True, why="section")
    if found.type in {"tactic", "incident"} and _LOOT.search(line.text, max(part.start, clause.start - 6), clause.end):
        return Weighed("motive", 5.0, True, why="loot")
    if found.type == "recommendation" and (section == "tricks" or _ATTACKS.match(words)):
        return Weighed("tactic", 4.0, True, why="attacks")
    if found.type in _JUDGED and (judged := _judged(part, clause, words)) is not None:
        return judged
    if found.type == "tactic" and _TOOK.search(words) and amounts(line.text, clause.start, clause.end):
        return Weighed(
            "attribution" if _ACTOR.search(line.text, part.start, clause.end) else "incident", 5.0, True, why="took"
        )
    return found


def _last_verb(flat: str, clause: Clause) -> int:
    """Where the last を of a clause stands, or its end."""
    found = flat.rfind("を", clause.start, clause.end)
    return found if found >= 0 else clause.end


def _silent(words: str) -> Weighed:
    """What is not so or not known: who they are, who did it, what was lost, or something else."""
    if _WHO.search(words):
        return Weighed("identity", 6.0, True, why="silent")
    if _HOW.search(words):
        return Weighed("tactic", 6.0, True, why="silent")
    if _WHY.search(words):
        return Weighed("motive", 6.0, True, why="silent")
    blame, damage = _BLAME.search(words), _DAMAGE.search(words)
    if _LINK.search(words) or _WHOSE.search(words):
        return Weighed("attribution", 6.0, True, why="silent")
    if blame is not None and (damage is None or blame.start() <= damage.start()):
        return Weighed("attribution", 6.0, True, why="silent")
    if damage is not None:
        return Weighed("incident", 6.0, True, why="silent")
    return Weighed("other_fact", 6.0, True, why="silent")


def _judged(part: Part, clause: Clause, words: str) -> Weighed | None:
    if part.verdict and clause.joint == "end" and _DEED.search(words):
        return Weighed("attribution", 6.0, True, why="verdict")
    return None


def _look_back(part: Part, found: list[Piece], before: ClaimType) -> None:
    """`そのような事実はない`, `この見方を否定した`: about what was said before."""
    for number, piece in enumerate(found):
        denies = part.hedge == "denied" or _DENIAL.search(part.line.text, piece.start, piece.end)
        points_back = _THIS.match(part.line.text, piece.start) or _SUCH.search(part.line.text, 0, piece.end)
        if not points_back or not (denies or piece.is_silent):
            continue
        last = found[number - 1].found if number else None
        piece.found = last or Weighed(before, 6.0, True, why="back")
    for number, piece in enumerate(found):
        silent = piece.is_silent and piece.is_of("other_fact")
        said = found[number - 1].type if number else before
        if silent and said == "attribution" and _AS_WELL.match(part.line.flat, piece.start, piece.end):
            piece.found = Weighed(said, 6.0, True, why="back")
    if part.hedge == "denied" and len(found) == 1 and found[0].type == "other_fact" and part.speakers[-1:]:
        accused = part.speakers[-1].endswith(_ACCUSED)
        found[0].found = Weighed("attribution" if accused else before, 6.0, True, why="back")


def _advise(line: Line, found: list[Piece]) -> None:
    """Where the sentence ends in advice, so do its clauses."""
    for piece in found[:-1]:
        if piece.joint not in {"besides", "chain", "list"} or piece.end - piece.start < SHORT:
            continue
        if piece.hedge is not None:
            continue
        if not _PAST.search(line.text, piece.start, piece.end) and not _CONDITION.search(
            line.text, piece.start, piece.end
        ):
            piece.found = Weighed("recommendation", 6.0, True, why="advise")


def _apart(part: Part, masked: Sequence[Range] = ()) -> list[Clause]:
    """The clauses of a part, those that make one claim as one."""
    part, found = clauses_of(part)
    together: list[Clause] = []
    start = part.start
    for number, clause in enumerate(found):
        if number + 1 == len(found) or stands_apart(part, found, number, start, masked):
            together.append(Clause(start, clause.end, clause.joint))
            start = clause.end if number + 1 == len(found) else found[number + 1].start
    if part.line.spoken_end(part.end) == part.line.spoken_end(len(part.line.text)) and asks(part.line.text):
        return [clause for clause in together[:-1] if clause.joint in {"but", "because"}]
    return together
