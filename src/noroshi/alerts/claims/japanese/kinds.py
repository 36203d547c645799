"""What a clause is about, and how sure it is: the phrases of `data/` weighed by where they stand."""

import re
from collections.abc import Collection, Sequence

import msgspec

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.numbers import Amount, occasions
from noroshi.alerts.claims.japanese.rules import Cue, rules
from noroshi.alerts.claims.japanese.votes import vote
from noroshi.alerts.model import ClaimType, Hedge

AT_END = 2.5
"""added for a phrase that nothing but kana follows: the predicate"""
AGAIN = 0.3
"""added for each further phrase of the type"""

_LIGHT = re.compile(
    r"(?:(?:(?:こと|ケース|事例|事案|例|動き|状況|もの|旨|痕跡|の)(?:が|は|も|を))?(?:多数|複数|相次いで|新たに|既に|すでに|これまでに)?"
    r"(?:確認|判明|観測|報告|把握|認識|発生|存在|検知|発見)(?:さ|し|でき|を)?[ぁ-ん]{0,9}"
    r"|(?:可能性|疑い|おそれ|恐れ|見方|懸念|公算)[がもはを][^、。「」]{0,14}"
    r"|と(?:見|思|考え|推定|推測|言)[ぁ-んさ]{1,8}|(?:明らか|分か|判)[ぁ-ん]{1,6}|相次[ぁ-ん]{1,5}|後を絶た[ぁ-ん]{1,4}|[。！!]|という[ぁ-ん]{0,4})$"
)
_WARNING = re.compile(
    r"注意喚起|警告|要請|アトリビューション|名指し|勧告|注意を|呼びかけ|警報|攻撃者を公表|名前を公表|名を挙げ|名指|発出|アラート"
)
_ORDINALS = frozenset({"回目", "例目", "度目", "件目", "番目", "弾目", "本目", "通目"})
_HAPPENED = re.compile(r"流出|被害|攻撃(?!者|元)|事件|侵入|逮捕|起訴|会合|開催|調査")
_FIRST = re.compile(r"初めて|はじめて|初の|初となる|初だ")
_THERE_IS_NONE = re.compile(
    r"(?<!必要)(?<!保証)(?<!可能性)(?<!余地)(?<!前例)(?<!限り)(?<!間違い)(?<!疑い)(?<!違い)[一-鿿ァ-ヴー](?:は|も)(?:一切|全く|まだ)?(?:ない|なく|なかった|ありません|ございません)$"
)
"""`実行はなく`: said not to be so, whatever it is"""
_CLEFT = re.compile(r"(?<=[るたいう])のは(?=、|[^、]{0,30}(?:だ|で|社|人|者)$)")
"""in 狙われたのは、Aだ the predicate stands before のは"""
_WHOM = re.compile(
    r"(?:暗号資産|金融|銀行|証券|防衛|学術|報道|研究|医療|造船|航空|半導体|エネルギー|ゲーム|ブロックチェーン|国内|日本|韓国|米国|欧州)[^、はが]{0,24}"
    r"(?:者|企業|社|機関|業界|員|家|団体|メーカー)(?:ら|等|など)?(?:に対し|に接触|に接近|を装[いっ]て)"
)
"""a lure that names the line of business or the country of those it is for"""
_MEASURE = re.compile(r"(?:[うくぐすつぬぶむる]|ない)こと[。]?$")
_LIGHT_NOUN = re.compile(
    r"[ぁ-ん]{0,6}(?:[一-鿿]{1,4}(?:的な|な|の))?(?:サイバー)?(?:ケース|事例|事案|もの|こと|攻撃|被害|事件|痕跡|状況|不正アクセス|活動|動き|情報|流出|手口|(?:ハッカー|ハッキング|犯罪)*(?:集団|グループ|組織)(?=で?$)|の)"
)


_ATTACKER = re.compile(
    r"(?:攻撃者|攻撃側|犯人|犯人側|犯罪者|詐欺師|集団|グループ|ハッカー|マルウ[ェエ]ア|被告|容疑者)ら?[はが](?=[^、])"
)
_CULPRIT = re.compile(
    r"(?:攻撃者|犯人|実行犯|攻撃元|主犯|黒幕|首謀者|攻撃主体|実行役|犯行グループ)は「?(?:[ァ-ヴー]{3,}[^、が]{0,12}$|[ァ-ヴー]{3,}」?(?:と|だ|で)|[^、がを]{0,14}(?:集団|グループ|組織|部隊|国家|政府|軍)(?:だ|で|と|$))"
    r"|(?:盗|奪|襲|攻撃|侵入|仕掛|命じ|操|起こ|実行|主導|指揮|手引き|流出さ|送り付け|担|手がけ|仕組)[^、は]{0,10}たのは"
    r"|(?:」|ラザルス(?:グループ)?|トレイダートレイター|北朝鮮|[同の](?:集団|グループ|部隊|組織)|ハッカー)[がは][^、]{0,40}(?:盗み出し|盗み取っ|盗ん|奪っ|奪い取っ|窃取し|流出させ|襲っ|攻撃し|侵害し)[ただ](?:と|こと|の|$)"
    r"|誰が"
)
"""names who did it, or asks for it: `犯人はラザルスだ`, `盗んだのは軍の部隊だ`, `「塩灯」が盗み出した`"""


class Weighed(msgspec.Struct, frozen=True):
    """What a clause turned out to be."""

    type: ClaimType
    weight: float
    at_end: bool
    count: Amount | None = None
    also: ClaimType | None = None
    """said on the way: who is aimed at, in a clause that tells how"""
    why: str = ""
    """what of its place told the type, where that was not its words"""


def kind_of(line: Line, start: int, end: int, masked: Sequence[tuple[int, int]] = ()) -> Weighed | None:
    """The type whose phrases weigh most, those at the end of the clause more; None where no phrase says anything."""
    head = head_end(line.text, start, end)
    count = _count(line, start, end)
    cleft = _CLEFT.search(line.flat, start, end)
    topic = cleft.start() if cleft is not None else -1
    if count is not None:
        return Weighed("warning_count", 9.0, True, count, why="counts")
    if _MEASURE.search(line.text, start, end):
        return Weighed("recommendation", 6.0, True, why="measure")
    weights: dict[ClaimType, tuple[float, int, bool]] = {}
    for cue in line.within(start, end):
        if not cue.name.startswith("kind/") or any(first <= cue.start < last for first, last in masked):
            continue
        kind = rules().kinds[int(cue.name[5:])]
        at_end = line.ends_with(cue, head) if cue.end <= head else kind.type == "recommendation"
        at_end = line.ends_with(cue, topic) if cue.end <= topic else at_end and (topic < 0 or kind.type != "identity")
        if kind.only_at_end and not at_end:
            continue
        weight = kind.weight + AT_END * at_end
        before = weights.get(kind.type)
        if before is None:
            weights[kind.type] = (weight, cue.start, at_end)
        else:
            weights[kind.type] = (max(before[0], weight) + AGAIN, cue.start, before[2] or at_end)
    if _CULPRIT.search(line.text, start, end):
        weights["attribution"] = (max(8.0, weights.get("attribution", (0.0,))[0]), start, True)
    if not weights:
        return None
    type_ = max(weights, key=lambda type_: weights[type_][0])
    weight, _, at_end = weights[type_]
    aims = "targeting" in weights or _WHOM.search(line.flat, start, end) is not None
    also: ClaimType | None = "targeting" if type_ == "tactic" and at_end and aims else None
    return Weighed(type_, weight, at_end, also=also)


def leaning(words: str, before: str = "", grounds: Collection[str] = ()) -> ClaimType:
    """The type that a clause speaks for most; what an attacker does is no advice."""
    votes = vote(words, before, grounds)
    if _ATTACKER.search(words):
        del votes["recommendation"]
    return max(votes, key=votes.__getitem__)


def head_end(text: str, start: int, end: int) -> int:
    """Where the predicate ends, before words that only say that it was seen (`ことが確認された`)."""
    for _ in range(4):
        found = _LIGHT.search(text, max(start, end - 28), end)
        if found is None or found.start() <= start:
            return end
        end = found.start()
    return end


def _count(line: Line, start: int, end: int) -> Amount | None:
    """The number of a clause that counts warnings."""
    counted = occasions(line.text, start, end)
    first = _FIRST.search(line.text, start, end)
    if not counted and first is None:
        return None
    warns = _WARNING.search(line.text) is not None
    warns_here = warns and _WARNING.search(line.text, start, end) is not None
    for occasion in counted:
        if warns_here or (warns and occasion.unit in _ORDINALS):
            return occasion
        if occasion.unit in _ORDINALS and line.ends_with(Cue("", occasion.start, occasion.end), end):
            return occasion if _HAPPENED.search(line.text, start, end) is None else None
    return Amount(first.start(), first.end(), 1.0, "回目") if first is not None and warns_here else None


def hedge_of(line: Line, start: int, end: int, masked: Sequence[tuple[int, int]] = ()) -> tuple[Hedge, Cue] | None:
    """The last hedge at the end of a clause or on a light noun in it."""
    best: tuple[Hedge, Cue] | None = None
    end = line.spoken_end(end)
    for cue in line.within(start, end):
        if not cue.name.startswith("hedge/") or any(first <= cue.start < last for first, last in masked):
            continue
        if best is not None and cue.end <= best[1].end:
            continue
        gives = rules().hedges[int(cue.name[6:])].gives
        if _stands_at_end(line, cue, start, end, on_noun=gives in {"likely", "alleged"}):
            best = gives, cue
    if best is None and (none := _THERE_IS_NONE.search(line.text, start, end)) is not None:
        return "denied", Cue("", none.start() + 1, none.end())
    return best


def _stands_at_end(line: Line, cue: Cue, start: int, end: int, *, on_noun: bool) -> bool:
    if line.ends_with(cue, end):
        return True
    head = head_end(line.text, start, end)
    if cue.start >= head - 1 or (cue.end <= head and line.ends_with(cue, head)):
        return True
    noun = _LIGHT_NOUN.match(line.text, cue.end, end)
    if noun is not None and on_noun:
        return True
    return any(
        other.start > cue.start and other.name.startswith("hedge/") and line.ends_with(cue, other.start)
        for other in line.within(cue.end, end)
    )
