"""Where a Japanese sentence falls into clauses: after 連用形, て, たり, が, ほか, ため, など and といった手口で."""

import re
from functools import lru_cache
from typing import Literal

import msgspec

Joint = Literal["list", "chain", "but", "besides", "because", "states", "loose", "end"]
"""What joins a clause to the next: an example among several (たり, など, a row of plain verbs); 連用形 or て, which leaves
tense and hedge to the end of the sentence; が and 一方; ほか and とともに; ため and ので; として; a comma that no verb stands before; the end."""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A clause without the comma after it."""

    start: int
    end: int
    joint: Joint


LOOKED_AT = 12
"""code points before a comma that tell how the clause ends"""
SHORTEST = 4
"""code points of a stretch without a verb that may be a clause"""
_CUT = re.compile(
    r"[、，。]"
    r"|(?<=[るたい])など(?:を)?して(?![、，])"
    r"|(?<=[っいんしきせれめけえべ][ただ])り(?=[^、，ぁ-ん])"
    r"|(?:たりする|たりした|だりする|という|といった|などの|等の|するなどの)(?:＿|[「」]){0,40}(?:の)?(?:手口|手法|方法|やり口|形)(?:で|により|によって)(?![、，])"
    r"|(?<=[るうくすつぶむぐの])(?:目的|狙い)で(?=[^、すあはもな])"
    r"|(?<=[るただいうくすつぶむぐん])として(?=[^、，いおきは知追観分])"
)
_KIND = re.compile(
    r"(?P<states>(?:[るたいだうくすつぶむぐん」』）]|とみ)と(?:して|し|しつつも?|しながらも?|しており|した(?:うえ|上)で|する一方で?))$"
    r"|(?P<list>こともあれば|[たる]か|[っいんしきせれめけえべ][ただ]り|[るたういくすつぶむぐ](?:など|等)(?:し|して|した|の手口で)?|(?:といった|という|などの|等の|りする|りした|する|した|」の)(?:手口|手法|方法|やり口|形)(?:で|により|によって)?)$"
    r"|(?P<but>(?:[たるだいうくすつむぶぐん]|です|ます)(?:が|けれども?|けど|ものの|一方で?|のに対し(?:て)?|反面))$"
    r"|(?P<besides>(?:[たるいうくすつぶむぐ](?:ほか|他|うえ|上)(?:に|で)?|[たるい]と(?:とも|共|同時)に|[たる]だけでなく))$"
    r"|(?P<because>[るうくすつぶむぐの](?:目的|狙い)で|[るうくすつぶむぐ]べく|(?:[たるいうくすつぶむぐなだ]|です|ます)(?:ため|ので|ことから|ことを(?:受け|踏まえ|理由に?|背景に|機に)て?|こと(?:に加え|に伴い|により|によって)て?)(?:に)?)$"
)
_NOT_A_VERB = re.compile(
    r"(?:に(?:おい|つい|関し|対し|よっ|とっ|わたっ|わたり|向け|基づい|応じ|伴っ|加え|かけ|合わせ|際し|当たっ|当たり|あたっ|あたり|先立っ|従っ|関連し|関する|よる)て?"
    r"|を(?:通じ|通し|巡っ|めぐっ|もっ|経|含め|除い|はじめ|始め|踏まえ|受け|機に)て?|に(?:より|基づき|伴い|応じ|先立ち|ならい)|を(?:巡り|めぐり|除き)|に限らず|を問わず|のみならず"
    r"|に(?:かかわら|関わら|も?関わら)ず|にもかかわらず|ではなく|でなく|として|(?<!標的)(?<!目的)(?<!対象)とし|[はも]もちろん|初めて|はじめて|改めて|あわせて|併せて|加えて|続いて|つづいて|従って|したがって|そして|引き続き|とりわけ|しかし|ただし|もし|また|つまり"
    r"|(?<!を)(?:疑い|狙い)|おそれ|恐れ|動き|手続き|取り?組み|仕組み|やり取り|やりとり|見通し|兆し|つながり|違い|支払い|問い?合わせ|知らせ|流れ|これ|それ|いずれ|われわれ|ばかり|通り|とおり|くらい|ぐらい|あたり|(?<!を)扱い|とき|もの|うち|つき|さらに|すぐ"
    r"|および|及び|並びに|ならびに|であれ|だれ|誰|何|いわば|例えば|たとえば)$"
)
_CHAINED = re.compile(
    r"(?:[しりきぎびみち]つつも?|[っいきぎしちみびりえけげせてねべめれじ一-鿿](?:て|てお?り|ており|ていて)|んで|いで|[一-鿿々ァ-ヴーぁ-んＡ-ｚA-Za-z」][しりいきぎちびみけめせれべてえげねじ]|[一-鿿](?:み|り|い|き|ち|び|し)|おり|ず|なく|であり|でなく|られ|させ)$"
)
_REASON = re.compile(
    r"(?:こと(?:から|を(?:受け|踏まえ|理由に?|背景に|機に)て?|(?:に加え|に伴い|により|によって)て?)|ために?|ので)$"
)
_QUOTES_ON = re.compile("と(?!こ|く|り|も|い[いうえっ]|す|き|さ|し[てた]|は)")
"""`食い違っていた、と甲社は説明した`: what is said does not end before と"""
_OR = ("又は", "または", "あるいは", "もしくは", "かつ")
_GOES_ON = re.compile(r"(?:[はもがをにへのやろうおただか]|から|まで|より)$")
"""the end of a stretch that is part of the clause"""
_COPULA = re.compile(
    r"(?:[0-9０-９](?:台|件|社|人|回|例目|件目|回目|円|ドル|万円|億円)|分|もの|段階|状況|約?[0-9０-９.]+割|ため|中|未定|不明|集団|グループ|組織|部隊|会社|企業|サービス|取引所|マルウ[ェエ]ア|ソフト|ツール|機関|人物)で$"
)
_PARTICLE = re.compile(r"[をにがとはもでへ]|から|まで")
_PLAIN_VERB = re.compile(r"[るうくすつぶむぐたい]$")
_LIST_AHEAD = re.compile(r"といった|という(?:手口|手法|方法)|など|等の|の(?:\d|[０-９一二三四五六七八九])つ|手口")


@lru_cache(64)
def clauses(flat: str, start: int, end: int, *, loose: bool = False) -> list[Clause]:
    """The clauses of a stretch, in order. Nothing of it is lost but the commas between them.

    `loose`: also what stands before a comma without a verb, unless a particle there shows that the clause goes on.
    """
    found: list[Clause] = []
    at = start
    listed = _LIST_AHEAD.search(flat, start) is not None
    for cut in _CUT.finditer(flat, start, end):
        comma = cut[0] in "、，。"
        stop = cut.start() if comma else cut.end()
        if (
            flat.startswith("いわゆる", cut.end())
            or (comma and _QUOTES_ON.match(flat, cut.end()))
            or (stop - at < LOOKED_AT and flat.startswith(_OR, cut.end()))
        ):
            continue
        joint = "but" if cut[0] == "。" else _joint(flat, at, stop, end, listed=listed)
        if joint is None and loose and comma and stop - at >= SHORTEST and not _GOES_ON.search(flat, at, stop):
            joint = "loose"
        if joint is not None:
            if joint == "because" and (reason := _REASON.search(flat, at, stop)) is not None:
                stop = reason.start()
            found.append(Clause(at, stop, joint))
            at = cut.end()
    if at < end:
        found.append(Clause(at, end, "end"))
    return found


def _joint(flat: str, start: int, end: int, limit: int, *, listed: bool) -> Joint | None:
    tail = flat[max(start, end - LOOKED_AT) : end]
    if len(tail) < 2:
        return None
    known = _KIND.search(tail)
    if known is not None:
        return known.lastgroup  # type: ignore[return-value]
    if tail[-1] == "で" and (
        tail.endswith(("初めてで", "異例で", "まれで"))
        or (_COPULA.search(tail) and "は" in flat[start:end])
        or "のは" in flat[start:end]
    ):
        return "chain"
    if _NOT_A_VERB.search(tail):
        return None
    if _CHAINED.search(tail) and "のは、" not in flat[start:end]:
        piece = flat[max(start, flat.rfind("、", start, end) + 1) : end]
        return (
            "chain"
            if _PARTICLE.search(piece, 0, len(piece) - 1) or piece.endswith(("し", "して", "され", "させ"))
            else None
        )
    if listed and _PLAIN_VERB.search(tail) and _LIST_AHEAD.search(flat, end, limit + LOOKED_AT):
        piece = flat[max(start, flat.rfind("、", start, end) + 1) : end]
        return "list" if _PARTICLE.search(piece) else None
    return None
