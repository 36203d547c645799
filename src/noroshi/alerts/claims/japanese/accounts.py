"""Whose account a document retells: an agency's report, a vendor's post, a company's statement."""

import re

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.speakers import Speakers, is_speaker, strip
from noroshi.alerts.claims.japanese.topics import SUBJECT, is_house, noun_before, speaks, topic_of

_PAPER = (
    "(?:声明|文書|報告書?|要請|注意喚起|勧告|通知|資料|レポート|リポート|ガイダンス|手引き?|書簡|警告|アラート|方針案|指針|ガイドライン|提言|結果|続報|評価|助言|分析|白書|冊子"
    "|取りまとめ|ブログ|全容|経緯書?|見解|一覧|訴状|起訴状|供述書|談話|集計|統計|調査|著書|論文|投稿|おわび|訂正|広告)(?:文|案)?(?:[①-⑳]|「＿*」|（＿*）)?"
)
_BRINGS_OUT = re.compile(
    rf"{_PAPER}を[^。、]{{0,16}}?(?:発表|公表|公開|発出|出し|出す|まとめ|発し|配布|送付|更新|改訂|公に|寄せ|配信|掲載|開示|改め)[^。、「」]{{0,12}}$"
)
"""`甲庁は8日、…についての報告書を公表した`"""
_NAME = "[^、。はがもと「」]{2,24}(?:（＿*）)?"
_WHO = f"(?P<who>{_NAME}(?:[、と]{_NAME}){{0,4}})"
"""names that と or a comma parts, and that hold neither: else there are too many ways to part them"""
_BROUGHT_OUT = re.compile(
    rf"(?:^|[、。】]){_WHO}が[^、。「」はが]{{0,20}}(?:公表|発表|公開|公に|出|寄せ|作成|まとめ|更新|紹介)(?:し)?た[^、。「」はが]{{0,8}}?(?:{_PAPER}|事案|事例)"
)
"""`甲社が1日に公にした報告書は…`"""
_ITS_PAPER = re.compile(
    rf"(?:^|[、。】]){_WHO}の(?:年次|今年の|最新の|新しい|初の)?[^、。「」はがの]{{0,6}}?{_PAPER}(?:[はがを]|のうち|から|による)"
)
"""`甲社の年次報告のうち`"""
RETELLS = re.compile(
    "要約|抄訳|仮訳|翻訳|リポート紹介|読み解|読みどころ|読み比べ|骨子|要点|書評|資料から|報告書|白書|助言|評価|訂正"
)
"""a title with these words says that the document retells another"""
SHORT = 3
SHORT_NAME = 4
"""code points: a name that is longer may stand in a title by its last three"""


def presented(line: Line, speakers: Speakers) -> str:
    """Who is behind a document that the sentence presents; empty where it presents none."""
    if _BRINGS_OUT.search(line.flat) is not None:
        topic = topic_of(line, 0, len(line.flat))
        found = (topic[0], topic[2]) if topic is not None else noun_before(line, 0, len(line.flat), SUBJECT)
        if found is not None and (speaks(line.text[slice(*found)]) or is_house(line.text[slice(*found)])):
            return speakers.name(line.text[slice(*found)])
    for pattern in (_BROUGHT_OUT, _ITS_PAPER):
        match = pattern.search(line.flat)
        if match is not None:
            who = line.text[slice(*match.span("who"))]
            if is_speaker(strip(who)) or is_house(who):
                return speakers.name(who)
    return ""


def in_title(name: str, title: str) -> bool:
    """Whether a title names somebody, in full or by the short end of the name."""
    return any(part in title or (len(part) > SHORT_NAME and part[-SHORT:] in title) for part in name.split("・"))
