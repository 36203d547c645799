"""What a list or a section is about, as its heading or the sentence before it says."""

import re
from bisect import bisect_right
from typing import Literal

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.voices import SAID_BY
from noroshi.alerts.model import Document

Section = Literal["measures", "tricks", "harm", "aims", "plain", "nothing"]
"""what stands here: advice, how an attack goes, what it did, what it is for, text like any other, or no claim at all"""

LIST_MARK = re.compile(
    r"\s*(?:[・･●○◎◆◇■□▪▶►•＊*※–—－-]|[（(][0-9０-９一二三四五六七八九十ア-ンa-z]{1,2}[）)]|[0-9０-９]{1,2}(?:[）)．、]|\.(?![0-9]))|[①-⑳⑴-⒇❶-❿]|[ア-ン][）)．])[ 　]*"
)
_MEASURES = re.compile(
    r"対策|対処|措置|緩和策|推奨|お願い|留意|心がけ|守る|備え|防ぐ|確認事項|対応(?:方法|策)|予防|すべきこと|取り組み|注意(?:点|事項|すべき)"
)
_TRICKS = re.compile(
    r"手口|手法|やり口|攻撃の(?:流れ|概要|手順|段階|内容|詳細)|攻撃例|攻撃(?:方法|シナリオ|チェーン)|特徴|侵入(?:経路|の流れ)|感染(?:経路|の流れ)|(?:メール|文面|メッセージ|詐欺)の(?:例|流れ)|だまし方|接触の方法"
)
_HARM = re.compile(
    r"(?:被害|影響|損失|流出)(?:の)?(?:状況|概要|内容|範囲|規模|事例|額|件数|例|実態)?$|発生(?:状況|した事象)"
)
_AIMS = re.compile(r"(?:目的|狙い|ねらい|動機|意図|資金の使途)$")
_LEADS_IN = re.compile(
    r"(?:以下|次|下記|別紙|別添|以上|上記)の(?:とおり|通り|よう[にな]|対策|措置|点|項目|事項|手口|[0-9０-９一二三四五六七八九十]{1,2}[点つ項])[^、。]{0,30}$|[：:]$"
)
_BOILERPLATE = re.compile(
    r"^【?(?:連絡先|問い?合わ?せ先|お問い?合わ?せ|担当(?:者|部署|課)?|照会先|相談窓口|通報先|広報担当|発信者)(?:】|[：:]|[ 　])|(?:詳細|詳し(?:い|く)|内容|資料|全文|原文|経緯|情報|報告書)[^。]{0,20}(?:ご覧|参照|確認ください|こちら|別紙|掲載)|問い?合わ?せ(?:先|は|窓口|ください)|^(?:本件)?(?:の|に関する)?連絡先|^以上$|^本(?:稿|書|資料|記事|ブログ)では[^。]{0,60}(?:整理|紹介|解説|説明|まとめ)(?:し|する|いた|ます)|敬具|平素(?:より|は|から)|拝啓|お世話に"
    r"|ありがとうございま|感謝(?:申し|いたし)|ご理解|[御お]礼申し|お見舞い|ご愛顧|(?:つきまして|ついて|事項を|状況を|結果を|概要を|下記|以下)[^。]{0,40}(?:ご報告|お知らせ|ご案内|ご連絡|ご説明|公表)(?:いたします|申し上げ|致します|します)|無断転載|(?:転載|複製|転送|拡散)(?:は|を)[^。]{0,10}(?:ご?遠慮|禁じ|お断り|お控え)|著作権|All rights|©|^(?:写真|画像|図|表|出典|出所|提供|撮影|文|取材|編集)[：:=＝／/]"
    r"|続きを読む|関連記事|こちらから$|^[^「」]{0,60}(?:お詫び|おわび|陳謝|ご迷惑|ご心配|申し訳)[^「」]{0,30}$"
)
_QUESTION = re.compile(
    r"(?:(?<!はない)(?<!じゃない)(?<!はないです)(?<!はないのです)(?<!はないでしょう)(?<!はないだろう)(?<!ありません)(?<!ございません)(?:(?<=[ぁ-ん])か[ねな]?|如何)|(?:^|[、　 ])[^。、]{2,24}は|って)[？?」]*$"
    r"|[？?][」]*$"
)
"""what is asked is no claim; 遅いのではないか and 遅くありませんか are opinions"""
_ASKED = re.compile(r"[―─—]{2}|(?:Q|Ｑ|問)\s?[0-9０-９]{0,2}[.．:：　 ]")
"""a line of one who asks, in an interview or a list of questions"""
_FRAGMENT = re.compile(
    r"(?:[0-9０-９：:年月日時分秒]|午[前後]|協定世界時|現地時間|[（）()、から開始])+$|[一-鿿ァ-ヴー]{1,8}$|[^、。はがをに]{1,10}　(?:はい|ええ|いえ|そうですか)$"
)
"""a time or a noun alone (`手口。`)"""
_GREETING = re.compile(
    r"こんにちは|こんばんは|おはようござ|はじめまして|お疲れ(?:さま|様)|よろしくお願い(?:し|いた)|お送りし(?:ます|ました)$|(?:語って|話して|聞いて)(?:もら|いただ)[いっうき]|お越しいただ|(?:話|意見)を(?:聞|伺)(?:いた|く|った|う|います|いました)$|始めましょう|行きましょう|お答え申し上げます$|^[^、。]{0,12}(?:申し上げ|質問し|伺い|お話しし)(?:ておき)?ます$"
)
_COUNTS_WHAT_FOLLOWS = re.compile(
    r"^[^、。]{0,24}(?:は|を|に|も|が)(?:主に|おおむね|大きく)?(?:次の|以下の)?[二三四五六七八2-8２-８](?:つ|点|段階|期|段構え)(?:ほど|だけ|に|を|の[^、。]{1,4})?[^、。]{0,10}$"
)
"""`お願いは三つ`, `攻撃は三期に分かれる`"""
_WHAT_FOLLOWS = re.compile(
    r"(?:次|以下|下記|左記)の?(?:問題|認識|事実|事項|こと|点|質問|内容|見解|疑問|結論|概要)?(?:が|を|に)?(?:認め|共に|確認|質問|徹底|申し|お頼み|お願い|述べ|示|記)[^、。]{0,12}$"
    r"|(?:動き|内容|あらまし|概要|要点|箇所|事案|過去の[^、。]{1,8}|影響|発表の?[^、。]{0,6}|事項|文書と[^、。]{1,12})を(?:[^、。]{0,12})(?:まとめ|整理し|整理いたし|並べ直し|お届けし|かいつまん|かいつま|解説し|示し|示)(?:た|ました|ます|む|みます|す)$"
)
"""tells what the text is about to say"""
_TITLE = re.compile(r"(?:について|に関する(?:注意喚起|お知らせ|お願い|件))(?:（[^（）]*）|\([^()]*\)|【[^【】]*】)?$")
_PREDICATE = re.compile(r"(?:[うくぐすつぬぶむるただい]|こと|ください|ません|です|ます|らず|せよ)$")
_PHONE = re.compile(r"[0-9０-９]{2,4}[-－‐(（][0-9０-９]{2,4}[-－‐)）][0-9０-９]{3,4}")
"""`お客様窓口　03-0000-0000（平日9時～18時）`"""
_ENDS_A_SENTENCE = "。．！？!?」"
_SAYS_NOTHING = (_GREETING, _COUNTS_WHAT_FOLLOWS, _WHAT_FOLLOWS)
_BEFORE_A_QUESTION = re.compile(r"(?:[たるいだんす]が|けれ?ども?|ので)、")
"""`報道がありますが、受け止めは。`: what stands before may be a claim"""
LONGEST_MARK = 8
"""code points before the first sentence of a question in a list"""
LONGEST_HEADING = 40
"""code points; a longer line without a full stop is text"""


class Sections:
    """Follows headings and lists through a document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._headings = [piece for piece in document.furniture if piece.kind in {"heading", "label"}]
        self._starts = [piece.start for piece in self._headings]
        self._heading: Section = "plain"
        self._seen = -1
        self._list: Section = "plain"

    def of(self, line: Line) -> Section:
        """What a sentence stands in; `nothing` for headings, greetings and sentences that only announce what follows."""
        self._catch_up(line.sentence.start)
        listed = line.base > line.sentence.start and LIST_MARK.match(self._text, line.sentence.start) is not None
        if not listed and self._list != "plain":
            self._list = "plain"
        whole = self._text[line.sentence.start : line.sentence.end]
        if _LEADS_IN.search(line.text):
            self._list = _topic(line.text)
            return "nothing"
        if (asks(whole) or self._asked(line.sentence.start)) and _BEFORE_A_QUESTION.search(line.flat) is None:
            return "nothing"
        if any(pattern.search(line.text) for pattern in _SAYS_NOTHING) or _FRAGMENT.match(line.text):
            return "nothing"
        if _BOILERPLATE.search(line.text) or (whole[-1:] not in _ENDS_A_SENTENCE and _TITLE.search(line.text)):
            return "nothing"
        section = self._list if self._list != "plain" else self._heading
        if whole[-1:] not in _ENDS_A_SENTENCE and SAID_BY.match(line.text) is None and not _PREDICATE.search(line.text):
            if section == "measures" and (listed or len(line.text) > LONGEST_HEADING // 2):
                return section
            if len(line.text) <= LONGEST_HEADING and not listed:
                self._heading = _topic(line.text)
                return "nothing"
            if len(line.text) < 8 or (not listed and _PHONE.search(line.text)):
                return "nothing"
        return section

    def _asked(self, start: int) -> bool:
        """Whether the line that a sentence begins is one of somebody who asks."""
        begin = self._text.rfind("\n", 0, start) + 1
        return start - begin <= LONGEST_MARK and _ASKED.match(self._text, begin) is not None

    def _catch_up(self, start: int) -> None:
        last = bisect_right(self._starts, start) - 1
        if last != self._seen:
            self._seen = last
            piece = self._headings[last]
            self._heading, self._list = _topic(self._text[piece.start : piece.end]), "plain"


def asks(words: str) -> bool:
    """Whether a sentence, with its last mark, is a question."""
    return _QUESTION.search(words.rstrip("。 　")) is not None


def _topic(words: str) -> Section:
    if _MEASURES.search(words):
        return "measures"
    if _TRICKS.search(words):
        return "tricks"
    words = words.strip("0123456789０１２３４５６７８９．.、)）( （【】■●◆　:：")
    if _AIMS.search(words):
        return "aims"
    return "harm" if _HARM.search(words) else "plain"
