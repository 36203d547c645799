"""Reporting frames: with which words a clause says that somebody says it, and where what is said ends."""

import re

import msgspec

from noroshi.alerts.claims.japanese.clauses import Clause, clauses
from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.topics import (
    SUBJECT,
    Range,
    is_house,
    noun_before,
    skip_comma,
    speaker_in,
    speaks,
    topic_of,
)

FAR = 48
"""code points between what is said and the verb that says so"""
SHORT = 8
"""code points: less than that is not looked through for a frame"""

_REPORTS = ("says", "calls", "passive", "hearsay", "names", "opinion")
_MARKED = frozenset({"says", "says.believes", "says.denies", "passive"})
"""frames that are none without a mark of what is said"""
_FIRST_OF_EQUALS = frozenset({"passive", "calls", "names"})
"""frames that win over another one that begins at the same place"""
_CLAUSE_ENDS = frozenset("るたいだうすくつむぬぶぐん」』もか")
_WILL = re.compile("[おこごそぞとどのほぼぽもよろを]う")
"""侵入しようとする is no report"""
_MATTERS = tuple(
    "関与 犯行 つながり 関連 関連性 攻撃 活動 手口 手法 流出 被害 侵入 感染 漏えい 漏洩 不正アクセス 事例 事案 脆弱性 マルウェア マルウエア キャンペーン"
    " 調査結果 分析結果 詐欺 窃取 損失 被害額 流出額 痕跡 兆候 動き 実態 経路 原因 急増 増加 悪用 関係 類似 共通点 類似点 一致 重なり 危険 危険性 必要性 重要性 限界 の名 の名前 」".split()
)
"""what is told without a clause: `2件の攻撃を報告した`, `集団の関与を示唆した`"""
_LOSSES = ("流出", "被害", "侵入", "感染", "漏えい", "漏洩", "不正アクセス", "損失", "被害額", "流出額")
_TELLS = tuple(
    "結論 断定 指摘 示唆 主張 特定 強調 裏付け ほのめか にじま 報告 発表 公表 公開 紹介 警告 解説 挙げ 観測 検出 発見 明らか 伝え 報じ 名指し 批判 非難 確認 認め 疑っ 疑う 説い 説く 唱え 訴え".split()
)
"""verbs with which it is told"""
_MARK = re.compile(
    r"(?<![ことも])(?<!少なく)(?<!遅く)と(?!連名|共同で|合同で|連携し|協力し)(?:、|の(?:見方|見解|考え|認識|声明|判断|結論|報告|分析|調査結果|立場|コメント|談話)(?:を|が|で|も))?|(?:こと|旨|事実|(?P<kept>可能性|疑い|おそれ|恐れ|懸念))(?:を|も|が|は|に(?=言及|触れ|$))|(?<=[るたい])(?P<point>点)(?:を|も)(?=[^、]{0,10}$)|(?<=[るたい])(?:考え|方針|意向|姿勢|見解|見方|認識|立場)(?=(?:を|も)[^、]{0,8}(?:示|表明|明らか|述べ|強調|伝え|語))|(?<=[るた])(?P<seen>の)(?:を|も)(?=[^。、]{0,8}$)"
    r"|(?P<object>を|も)(?=[^、。「」はが]{0,14}$)"
)
_FITTING = {
    "point": ("挙げ", "指摘", "強調", "明らか"),
    "seen": ("観測", "確認", "把握", "認識", "目撃"),
    "object": _TELLS,
}
"""verbs without which 点を, のを and 関与を mark nothing"""
_HINTS = ("示唆", "ほのめか", "にじま")
"""verbs that a speaker may use, or a finding"""
_PLAN = re.compile(r"(?<=[るたい])(?:考え|方針|意向|姿勢|見解|見方|認識|立場|決意)(?=[をも])")
"""廃業する方針を明らかにした: the noun belongs to the frame and marks what is said"""
_PAPER = re.compile(
    r"する(?:共同)?(?:声明|報告|文書|見解|分析|調査|論文|推計|結果|発表|資料|談話|[^、]{0,6}(?:投稿|書き込み))"
)
_PRETEXT = re.compile(r"よう(?:に)?[^、]{0,6}(?:指示|要求|誘導|求めて|求める|迫)")
"""極秘だとして開くよう求める is what an attacker says, and no report"""
_NOT = re.compile(r"(?<!すぎ)ない|なかった|ず$|ずに|おらず|ません|ことは")
"""明らかにしていない is no report"""
_DENIED = re.compile(
    r"[をはも](?:繰り返し|強く|全面的に|改めて|一貫して|公に|明確に|真っ向から|いずれも|すべて|[0-9０-９]+日に?)*$"
)
_CARE = re.compile(r"(?:対策|措置|緩和策|注意点|ポイント|対処).*(?:こと|「|など|、)")
_AMID = re.compile(r"[はがを、]|[るたうくす]$")
"""between what is said and the verb, this shows that the と was another one"""
_MANNER = re.compile("[^、はがを]{0,14}(?:を(?:もって|込めて|交えて|添えて|強めて|伏せて)|の確度で)")
_QUOTED = re.compile(
    r"」と(?:、)?(?![^「」]{0,14}(?:避け|控え|拒|断っ|(?:明らかに|公表|開示|公開)して(?:い|お)(?:ない|らず|ません|りません)))(?!呼|称|名|題|表|書か|記さ|付け|いう|い[いっ])[^「」、。]{1,16}$"
)

_NO_SAYING = (
    r"(?!と|は|も|の|い[うえわっ]|し[てた、]|すれ|する|な[るりっ]|さ[れせ]|き[はに]|同時|同じ|一緒|呼|称|名|偽|装|騙|だま|思わせ|見せ|信じ込ま|誤|比べ|違|異な|並|戦|争う|結|関|連|協|手を|組|つなが|"
    r"判明|分か|わか|断ら|控え|避け|拒|伏せ|[^「」、。]{0,8}(?:[かがさたなばまらわ]れ[るたて]|(?:明らかに|公表|開示|公開)して(?:い|お)(?:ない|らず|ません|りません)))"
)
_SAYS_SO = re.compile(
    rf"(?:[ただうか]|もの|ない|たい|まい|べき|[てで]いる|れる|ある|ます|です|ません)、?と、?{_NO_SAYING}(?P<who>[^「」、。はが]{{2,40}}[はがも])?(?P<verb>[^「」、。はが]{{2,18}})$"
)
"""`…したと甲社は弾く`, `甲社は…だと胸をなで下ろす`: with whatever verb, what ends in た or だ and goes on with と is said"""
_SPEAKS_OF = re.compile(
    r"(?P<mark>と(?:の|いう|する|した|言う)(?:[一-鿿ァ-ヴー]{0,8}の)?)(?:証言|疑い|疑念|評価|結論|説|記述|計算|試算|推計|主張|持論|警告|見立て|助言|感触|分析|見方|観測|懸念|不安|指摘|意見|考え|認識|理解|判断|報告|教訓|集計|推測|予測|所見|声明|仮説|憶測|臆測|筋書き|可能性|悲観論|楽観論|苦情|不満|談話|回答|申告|数字|例)(?:を|も|で)(?P<verb>[^「」、。はが]{2,14})$"
)
"""`甲機関は…との証言を読み上げた`"""
IS_HIS = re.compile(
    r"という(?:の|もの|こと)が(?P<who>[^、。「」]{2,30}?)の(?:[^、。の]{1,8}(?:な|した|する))?(?:見方|評価|説明|立場|主張|見解|言い分|読み|見立て|結論|分析|判断|考え|認識|答え|回答)(?:だ|である|です|だった|でした)?$"
)
"""`…というのが甲社の見方だ`"""
_SAYING = "指摘|語|話|述べ|説明|見|み|分析|明か|打ち明|主張|警告|推測|嘆|言|振り返|証言|訴え|強調|説|書|唱え|示唆|疑|懸念|惜し|苦笑"
SAYS_WHO = re.compile(
    rf"、?と(?:{_SAYING})[^、。「」はが]{{0,6}}[るうくすいた]のは、?(?P<who>[^。「」]{{2,60}}?)(?:だ|である|です)?$"
)
"""`…と指摘するのは甲社の乙氏だ`"""
SOME_SAY = re.compile(
    rf"(?:、?と|を)(?:(?:{_SAYING})[^、。「」はが]{{0,4}}|す)[るうくすいた](?P<who>[^、。「」はがをにるたい][^、。「」はがを]{{0,15}})[もが](?:い(?:る|た|ます|ました)|多い(?:です)?|多く|少なくない|ある|あり(?:ます|ました)?|あって|見られ(?:る|ます)|見かけ(?:る|ます)|目立(?:つ|ちます)|絶えない|相次(?:ぐ|いだ))(?:が|けれど)?$"
)
"""`…とみる専門家が多い`, `…とする投稿もある`"""
FROM_HIM = re.compile(
    r"、?(?:と|旨)、?(?P<who>[^、。「」はがを]{2,30})(?:から|より)(?:は|も)?(?:[^、。「」はが]{0,10}を?)(?:説明|連絡|報告|指摘|申告|回答|通知|教示|助言|聞|教え|知らさ|伺|承|忠告)[^、。「」はが]{0,14}$"
)
"""`…と、甲警察から説明を受けている`"""


class Segment(msgspec.Struct):
    """A stretch of a sentence that ends in a frame, or the rest."""

    start: int
    end: int
    cue: Cue | None
    speaker: str = ""
    through: str = ""
    """the paper to which it was said"""
    content: int = 0
    """where what is said begins"""
    aside: Range | None = None
    """where the frame keeps its date"""

    def is_a(self, *frames: str) -> bool:
        """Whether it ends in one of these frames, or a kind of one."""
        return self.cue is not None and self.cue.name.startswith(frames)


def segments(line: Line, start: int, end: int) -> list[Segment]:
    """Stretches that end in a frame, and the rest."""
    found: list[Segment] = []
    at = start
    for clause in clauses(line.flat, start, end):
        cue = frame_at(line, clause)
        if cue is not None and at < clause.start and _begins_anew(line, clause, cue):
            found.append(Segment(at, clause.start - 1, None))
            at = clause.start
        if cue is not None or clause.end >= end:
            found.append(Segment(at, clause.end, cue))
            at = skip_comma(line.flat, clause.end, end)
    if at < end:
        found.append(Segment(at, end, None))
    return found


def _begins_anew(line: Line, clause: Clause, cue: Cue) -> bool:
    """Whether a clause names its own speaker before what he says."""
    mark = mark_of(line, cue, clause.start) if not cue.name.startswith("names") else None
    apart = line.flat[max(0, clause.start - 3) : clause.start].strip("、").endswith(("おり", "が"))
    return speaker_in(line, clause.start, mark[0] if mark is not None and not apart else cue.start)


def frame_at(line: Line, clause: Clause) -> Cue | None:
    """The frame that a clause ends in: the last one that only kana follow."""
    best: Cue | None = None
    for cue in line.within(clause.start, clause.end):
        if not cue.name.startswith(_REPORTS) or not line.ends_with(cue, clause.end) or not _holds(line, cue, clause):
            continue
        if best is None or cue.start > best.start or (cue.start == best.start and cue.name in _FIRST_OF_EQUALS):
            best = cue
    if best is not None and best.name == "says" and line.text.startswith(("さ", "ら"), best.end):
        return Cue("passive", best.start, best.end)
    if best is None:
        return _frame_without_cue(line, clause)
    return best


def _frame_without_cue(line: Line, clause: Clause) -> Cue | None:
    """What is said shows by its build, whatever the verb is."""
    flat, start, end = line.flat, clause.start, clause.end
    quoted = _QUOTED.search(flat, start, end)
    if quoted is not None and quoted.start() - start > SHORT:
        return Cue("says", quoted.start() + 2, end)
    for pattern in (IS_HIS, SAYS_WHO, SOME_SAY):
        his = pattern.search(flat, start, end)
        if his is not None and his.start() > start and (pattern is not SOME_SAY or speaks(his["who"])):
            return Cue("says.noted", his.start(), end)
    if (heard := FROM_HIM.search(flat, start, end)) is not None and heard.start() - start > SHORT:
        return Cue("opinion", heard.start(), end)
    for pattern in (_SPEAKS_OF, _SAYS_SO):
        said = pattern.search(flat, start, end)
        if said is None or said.start() - start < SHORT:
            continue
        if pattern is _SPEAKS_OF:
            if _speaker_in(line, start, said.start()) or _agent(line, start, said.start()):
                return Cue("says.noted", said.start(), end)
        elif (
            _is_one(line.text[slice(*said.span("who"))][:-1].strip("、"))
            if said["who"] is not None
            else _speaker_in(line, start, said.start()) or _agent(line, start, said.start())
        ):
            return Cue("says", said.start("verb"), end)
    return None


def _is_one(phrase: str) -> bool:
    return speaks(phrase) or is_house(phrase)


def _speaker_in(line: Line, start: int, end: int) -> bool:
    topic = topic_of(line, start, end)
    return topic is not None and _is_one(line.text[topic[0] : topic[2]])


def _agent(line: Line, start: int, end: int) -> bool:
    """Whether somebody who speaks is the subject of a stretch that has no topic."""
    if topic_of(line, start, end) is not None:
        return False
    subject = noun_before(line, start, end, SUBJECT)
    return subject is not None and subject[0] == start and _is_one(line.text[slice(*subject)])


def _holds(line: Line, cue: Cue, clause: Clause) -> bool:
    """Whether the words around a frame's cue let it be one."""
    if cue.name.startswith("hearsay"):
        return clause.joint == "end"
    if cue.name == "says.states":
        before = line.flat[cue.start - 2 : cue.start]
        pretext = _PRETEXT.search(line.text, cue.end) is not None and not speaker_in(line, 0, cue.start)
        member = line.text.startswith("してい", cue.start + 1) and speaker_in(line, clause.start, cue.start)
        ends = before[-1:] in _CLAUSE_ENDS or (member and "を" in line.flat[clause.start : cue.start])
        return ends and not _WILL.fullmatch(before) and not pretext
    if cue.name in {"says", "calls", "passive"} and _NOT.search(line.text, cue.end, clause.end):
        return False
    if cue.name == "says.believes" and line.text.startswith("さ", cue.end):
        return False
    if line.text.startswith(_HINTS, cue.start) and not speaker_in(line, clause.start, cue.start):
        return False
    if cue.name == "says.denies" and line.text.startswith("でき", cue.end):
        return False
    if cue.name == "calls.lists":
        return _CARE.search(line.text, clause.start, cue.start) is not None
    if cue.name == "names.known":
        return "では「" in line.flat[clause.start : clause.end]
    if cue.name == "names":
        calls = line.text.startswith(("かけ", "掛け", "寄", "出し"), cue.end)
        return not calls and "「" in line.text[clause.start : clause.end]
    return cue.name not in _MARKED or mark_of(line, cue, clause.start) is not None


def has_frame(line: Line, start: int, end: int) -> bool:
    """Whether a stretch holds a frame itself."""
    if end - start < SHORT:
        return False
    inside = line.within(start, end)
    if any(cue.name in {"source", "finding"} for cue in inside):
        return True
    if not any(cue.name.startswith(_REPORTS) for cue in inside):
        return False
    return any(frame_at(line, clause) is not None for clause in clauses(line.flat, start, end))


def mark_of(line: Line, cue: Cue, start: int) -> Range | None:
    """Where what is said ends, and where the frame's own words go on."""
    if cue.name in {"says.states", "says.noted", "opinion"}:
        return (cue.start, cue.start + 1) if cue.start > start else None
    if cue.name == "says.denies" and (denied := _DENIED.search(line.flat, start, cue.start)) is not None:
        return (denied.start() + 1, cue.start) if denied.start() > start else None
    if cue.name == "says.believes" and line.flat[cue.start - 1] == "試":
        return None  # 試みて
    best: re.Match[str] | None = None
    first = max(start, cue.start - FAR)
    for mark in _MARK.finditer(line.flat, first, cue.start):
        if mark.start() > first and _marks(line, mark, cue):
            best = mark
    if best is None:
        plan = _PLAN.match(line.text, cue.start)
        return plan.span() if plan is not None and cue.start > start else None
    return best.end("kept") if best["kept"] else best.start(), best.end()


def is_object(line: Line, mark: Range) -> bool:
    """Whether what is said is the object of the verb: `集団の関与を示唆した`."""
    return line.flat[mark[0] : mark[1]] in {"を", "も"} and line.flat.endswith(_MATTERS, 0, mark[0])


def _marks(line: Line, mark: re.Match[str], cue: Cue) -> bool:
    words = mark[0]
    if words == "と" and line.flat.startswith("する", mark.end()) and not _PAPER.match(line.flat, mark.end()):
        return False  # 窃取しようとする攻撃
    if words[0] == "と":
        near = mark.end() == cue.start
        between = _MANNER.sub("", line.flat[mark.end() : cue.start])
        return near or _ends_a_clause(line.flat, mark) or not _AMID.search(between)
    fitting = _FITTING.get(mark.lastgroup or "")
    if fitting is None:
        return True
    matter = mark["object"] is None or line.flat.endswith(_MATTERS, 0, mark.start())
    if line.text.startswith("認め", cue.start) and line.flat.endswith(_LOSSES, 0, mark.start()):
        return False  # 流出を認めた tells what happened
    return matter and line.text.startswith(fitting, cue.start)


def _ends_a_clause(flat: str, mark: re.Match[str]) -> bool:
    """`犯行との見方`, and not `前の事件との類似`."""
    at = mark.start()
    before = flat[at - 2] if flat[at - 1] == "、" else flat[at - 1]
    return before in _CLAUSE_ENDS or flat.startswith("と、", at) or len(mark[0]) > 1
