"""Whose account a document retells: an agency's report, a vendor's post, a company's statement."""

import re

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.speakers import Speakers, is_speaker, strip
from noroshi.alerts.claims.japanese.topics import is_house
from noroshi.alerts.knowledge.gazetteer import gazetteer

_PAPER = (
    "(?:声明|文書|報告書?|要請|注意喚起|勧告|通知|資料|レポート|リポート|ガイダンス|手引き?|書簡|警告|アラート|方針案|指針|ガイドライン|提言|結果|続報|評価|助言|分析|白書|冊子"
    "|取りまとめ|ブログ|全容|経緯書?|見解|一覧|訴状|起訴状|供述書|談話|集計|統計|調査|著書|論文|投稿|おわび|訂正|広告)(?:文|案)?(?:[①-⑳]|「＿*」|（＿*）)?"
)
_WHO = r"(?P<who>[^、。はがも「」]{2,24}(?:（＿*）)?(?:[、と][^、。はがも「」]{2,24}(?:（＿*）)?){0,4})"
_BRINGS_OUT = re.compile(
    rf"(?:^|[、。】])(?:(?:一|二)　)?{_WHO}[はが][^。]{{0,120}}?{_PAPER}を[^。、]{{0,12}}?(?:発表|公表|公開|発出|出し|出す|まとめ|発し|配布|送付|更新|改訂|公に|寄せ|配信|掲載|開示)"
)
"""`甲庁は8日、…についての報告書を公表した`"""
_BROUGHT_OUT = re.compile(
    rf"(?:^|[、。】]){_WHO}が[^、。「」はが]{{0,20}}(?:公表|発表|公開|公に|出|寄せ|作成|まとめ|更新|紹介)(?:し)?た[^、。「」はが]{{0,8}}?(?:{_PAPER}|事案|事例)"
)
"""`甲社が1日に公にした報告書は…`"""
_ITS_PAPER = re.compile(rf"(?:^|[、。】]){_WHO}の(?:年次|今年の|最新の|新しい|初の)?[^、。「」はがの]{{0,6}}?{_PAPER}(?:[はがを]|のうち|から|による)")
"""`甲社の年次報告のうち`"""
_TELLS = ("発表", "公表", "公開", "明らか", "まとめ", "報告", "開示", "明か", "振り返", "訴追", "起訴", "認め", "謝罪", "説明")
"""verbs with which an account begins"""
_RETELLS = re.compile("要約|抄訳|仮訳|翻訳|紹介|解説|読み解|読みどころ|読む|読み比べ|骨子|概要|要点|書評|まとめ|から）|報告|白書|発表|公表|助言|評価|談話|声明|分析|調べ|訂正|明かす|語る")
"""a title with these words says that the document retells another"""


def presented(line: Line, speakers: Speakers) -> str:
    """Who is behind a document that the sentence presents; empty where it presents none."""
    for pattern in (_BRINGS_OUT, _BROUGHT_OUT, _ITS_PAPER):
        found = pattern.search(line.flat)
        if found is not None:
            who = line.text[slice(*found.span("who"))]
            if is_speaker(strip(who)) or is_house(who):
                return speakers.name(who)
    return ""


def of_title(title: str, publisher: str) -> str:
    """Whose account the title promises."""
    if _RETELLS.search(title) is None:
        return ""
    for mention in gazetteer().find(title):
        entity = gazetteer().entity(mention.entity)
        name = title[mention.start : mention.end]
        if entity.kind in {"agency", "company", "media"} and name != publisher:
            return entity.name.get("ja", name)
    return ""


def tells(line: Line, start: int) -> bool:
    """Whether the verb at `start` begins an account."""
    return line.text.startswith(_TELLS, start)
