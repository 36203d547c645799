"""Who says what: a sentence → the stretches that each speaker says, with the chain of speakers."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from noroshi.alerts.claims.japanese.accounts import RETELLS, in_title, presented
from noroshi.alerts.claims.japanese.frames import (
    FROM_HIM,
    IS_HIS,
    SAYS_WHO,
    SOME_SAY,
    Segment,
    has_frame,
    is_object,
    mark_of,
    segments,
)
from noroshi.alerts.claims.japanese.line import Line, opened
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.speakers import Speakers, is_person
from noroshi.alerts.claims.japanese.topics import (
    SUBJECT,
    TOPIC,
    Range,
    is_house,
    noun_before,
    phrase_start,
    skip,
    skip_comma,
    speaker_in,
    speaks,
    topic_of,
)
from noroshi.alerts.claims.japanese.turns import Turn
from noroshi.alerts.model import Hedge

TOPICS = 16
"""topics and subjects of a sentence that are looked at for one who speaks"""
LONGEST_NAME = 80
"""code points before は that may name somebody"""
AHEAD = 2
"""sentences that are looked ahead for a という that ends what somebody says over several sentences"""
LEAD = 3
"""sentences at the head of a document that say whose account it retells"""
DEPTH = 3
"""frames within one another that are followed"""

_CONNECTIVE = re.compile(
    r"(?:また|さらに|更に|一方で?|なお|しかし|ただし?|その後|このほか|ほかにも?|加えて|あわせて|併せて|これまで(?:のところ|に)?|現在のところ|今のところ|このため|そのため|だが|ところが|同時に|実際に?|特に|とりわけ|例えば|たとえば|具体的には|まず|次に|最後に|その上で|そのうえで|その際|この際|続いて|ついで|すなわち|つまり|もっとも|おって|追って)[、，]?"
)
_ADVERBIAL = re.compile(
    r"(?:(?:同日|[0-9０-９一二三四五六七八九十]{1,4}日)?に?(?:記者|緊急)?会見を開き[、，]|(?:同?日?の?|[^、。「」はがを]{0,28}?)(?:会見|声明(?:文)?|報告書|文書|発表(?:文)?|ブログ(?:記事)?|取材|インタビュー|コメント|投稿|資料|リポート|レポート|調査結果|書面|談話|公式サイト|ウェブサイト|ホームページ|記事|会合|集会|国会|委員会|答弁|公聴会|リリース|警告|注意喚起|Ｘ|X|SNS|ＳＮＳ|電話)(?:で|では|において|の中で|に対し(?:て)?|を通じて?|に|上で|を出し|を公表し|を発表し)(?:も)?[、，]?"
    r"|(?:[0-9０-９一二三四五六七八九十]{1,4}[年月日])+(?:夜|朝|午前|午後|夕|夕方|付で|付けで|までに|に|の時点で)?(?:（＿*）)?[、，]"
    r"|(?:同日|本日|今月|先月|今年|昨年|今回|これまでに?|このほど|既に|すでに|当時|新たに|連名で|共同で)(?:に|も)?[、，]"
    r"|[^、。「」はがを]{1,24}に(?:対し(?:て)?|ついて|関し(?:て)?)[、，]|[^、。「」はがを]{1,14}に(?=「))+"
)
_DATE_WORD = re.compile(r"[0-9０-９一二三四五六七八九十]日|同日|今月|先月|昨年|今年|[0-9０-９]月")
_VERDICTS = ("判断", "断定", "結論", "特定", "認定", "評価")
"""verbs with which an authority says who did it"""
_OPINIONS: dict[str, Hedge] = {
    "見方": "likely",
    "疑": "likely",
    "書き込み": "alleged",
    "投稿": "alleged",
    "うわさ": "alleged",
    "噂": "alleged",
    "観測": "likely",
    "懸念": "likely",
    "報道": "alleged",
    "情報": "alleged",
}
"""との指摘がある and the like leave it as it was said"""
_VERB_HEDGES: dict[str, Hedge] = {"says.believes": "likely", "says.denies": "denied", "hearsay.doubts": "alleged"}
_NEGATIVE = re.compile("(?:ない|なかった|ません|ませんでした|ぬ)」?$")
_UNSURE_NOUN = re.compile(
    "(?:との|という)(?:懸念|見方|疑い|観測|疑念|危機感)(?:を|も|が)[^、。「」はがを]{0,8}(?:示|強|深|抱|持|口|表|述|伝|明らか|募|広が|出)|との見方(?:だ|です)"
)
_SURE_TO = ("中程度", "低い", "一定")
_AGENTLESS = ("報じ", "伝え")
_BARE_CARE = re.compile(
    r"(?:[^、はがを]{1,16}に(?:対し(?:て)?、?)?)?(?:改めて|広く|強く|連名で|共同で)?(?:注意|警戒|警戒感|注意喚起)を?(?:呼び|促|求め|喚起|し)"
)
"""calls for care and says no more than what came before it"""
_ATTACKER = re.compile(
    r"攻撃者|ハッカー|犯人|犯行|詐欺|集団|グループ(?!ホールディングス|各社|会社)|人物|相手|なりすまし|偽|加害者|犯罪者|ラザルス|送信者|担当者を名乗|メールは|メッセージは|電話は|サイトは|画面は"
)
_CLAIMANT = re.compile(
    r"(?:(?:集団|グループ|組織|部隊|ハッカー)「(?P<named>[^「」]{2,24})」|「(?P<posing>[^「」]{2,24})」を名乗る[^、「」はが]{0,8})[はが]、?"
)
"""attackers who say that they did it: `集団「甲」が…と主張した`"""
_BOASTS = ("主張", "書き込", "投稿", "宣言", "掲げ", "名乗")
_THE_GROUP = frozenset({"集団", "グループ", "同集団", "同グループ", "この集団", "このグループ", "同組織"})
_LOOKED = re.compile(
    r"(?P<who>[^、。はがを「」]{2,40})が[^、。「」]{0,30}(?:調べ|調査し|分析し|解析し|検証し|集計し|追跡し|試算し)たところ(?:では)?、?"
)
"""`調査会社の甲が端末を調べたところ、P`"""
_NOBODY = re.compile(
    r"(?:場合|とき|際|後|前|中|うち|件|点|今回|現在|結果|お客様|皆様|方々?|内容|詳細|目的|狙い|被害|攻撃|流出)$"
)
SAID_BY = re.compile(r"「(?P<words>[^「」]{4,300})」[（(](?P<who>[^（）()]{2,40})[）)]$")
"""`「…」（甲社の乙氏）`"""
_OF_A_NAME = re.compile(r"[^、]{0,20}と(?:[さみ見言いわ])[ぁ-ん]{1,3}る(?=[「一-鿿ァ-ヴ])")
"""`政府が支援するとされる「…」`: who supports it does not speak"""
_NAMES_IT = re.compile(r"「＿+」(?:、|と呼|として追跡|の名)")
"""`甲社が「A」と呼ぶ集団だと述べた`: who names it does not say the rest"""
_OBTAINED = re.compile(
    r"(?P<who>[^、。「」]{2,30})が(?:独自に|新たに)?(?:入手|確認|閲覧|取得)した(?P<paper>[^、。]{0,12}(?:文書|資料|メール|記録|報告書|書簡|メモ|議事録|写し))$"
)
"""`英紙バロウが入手した内部文書によると`"""
_LABELLED = re.compile(r"(?P<who>[^：:「」。、]{2,24})[：:][ 　]?「(?P<words>[^「」]{4,300})」$")
"""`甲社の乙氏：「…」`"""
_CLEFT = re.compile(
    r"(?:[^、。はが]{0,24}(?:として|に|で)、?)?(?P<who>[^、。「」はが]{2,30})が[^、。「」はが]{0,14}?(?:挙げ|勧め|薦め|推し|推奨し|求め|示し|語|説|強調し|唱え|訴え|促し|呼びかけ|指摘し|描)[^、。「」はが]{0,3}(?:の|こと|備え|対策|使い道|点|理由|根拠|筋書き|手順)は、?"
)
"""`甲庁が挙げたのは、…の三つだ`"""
_ALL_QUOTED = re.compile(r"「[^「」]{8,300}」$")
_SAYS_SO = re.compile(
    r"(?:そう|こう|このように|次のように|と(?:も)?)(?:話|語|述べ|説明|指摘|証言|打ち明|明か|振り返|強調|訴|漏ら|コメント|警鐘|釘|嘆|憤|続け|切り出|笑|言|つぶや|呼びかけ|力を込め|警告|主張|釈明)(?:[^、。]{0,12}$|[^、。]{0,3}、)|(?:そう|こう)(?:話す|語る|述べる|指摘する|振り返る|明かす|証言する|説明する|言う|訴える|警告する|呼びかける|嘆く)のは、?(?P<who>[^。]{2,50}?)(?:だ|である|です)?$"
)
"""`「…」。甲社の乙氏はそう話す。`, `「…」。こう話すのは甲社の乙氏だ。`"""
_VERB_NEXT = re.compile("[一-鿿]{1,3}[るたすうくむぶいん]")
"""`事情を知る人々`"""
_NEXT_TIME = re.compile("^(?:次|次回|今後|来年|一部)")
_ALSO = re.compile(r"(?P<who>[^、。「」はがをも]{2,30})も(?!の)、?")
_SAID_BY_LAST = re.compile(r"「(?P<words>[^「」]{4,300})」と(?P<who>[^、。「」はがを]{2,40})$")
"""`「…」と甲社の乙氏`"""
_AUTHORITY = re.compile(r"(?:庁|省|署|部|局|警察|当局|委員会|政府|社|銀行|取引所|新聞|通信)$")
_ASKS = re.compile(r"べき|必要|てほしい|よう(?:に)?と")
_JOINED_BY = re.compile(
    r"(?:(?:同日|[0-9０-９]{1,2}日(?:付で)?|今回|この日|先月|今月)、?)?(?P<with>[^「」。はがを]{2,48}?)と(?:の)?(?:連名|共同|合同)で"
)
"""`同庁は金融庁、消費者庁と連名で`: they speak with the topic"""
_PAPER = (
    r"(?:同(?:紙|誌|通信|局)|[^、。「」はがをに]{0,14}(?:新聞|通信|テレビ|放送|日報|ニュース|タイムズ|ポスト|ジャーナル|クロニクル)"
    r"|(?:[一-鿿]{1,3}|[ァ-ヴー]{2,8}の)?(?:有力|経済|専門)?(?:紙|誌|メディア|放送局|通信社|テレビ局|ニュースサイト|専門サイト)(?:「[^「」]{2,24}」|[ァ-ヴーA-ZＡ-Ｚ一-鿿][ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・ 一-鿿]{1,20}))"
)
_TOLD_TO = re.compile(
    rf"(?P<paper>{_PAPER})(?:の(?:電話)?(?:取材|質問|問い?合わせ|インタビュー))?に(?:対し(?:て)?、?|も、?|、|(?=「))"
)
"""`幹部は同紙に「…」と語った`: the paper hands it on"""
_TOLD_AFTER = re.compile(rf"(?P<paper>{_PAPER})(?:の(?:電話)?(?:取材|質問|インタビュー))?に(?:対し(?:て)?)?$")
"""`…と英誌バロウに語った`"""
_INTERVIEW = re.compile(rf"(?P<paper>{_PAPER})(?:の|との)(?:単独|電話)?(?:取材|インタビュー)(?:で|に)、?")
"""`仏紙バロウのインタビューで、元捜査官は…`"""
_KEPT_BACK = re.compile(
    r"(?:答え|回答|返答|コメント|言及|明言|論評|公表|開示|説明)(?:は|を|も)?(?:差し控え|控え|避け|拒|でき(?:ない|ません|かね)|しない|しません|いたしかね|しかね)"
    r"|お答え(?:でき|し|いたし|する(?:こと|立場|段階))|(?:触れ|述べ|語ら|答え|申し上げ)(?:ない|ません|られ(?:ない|ません))|(?:る|す|い)(?:段階|立場|状況)に(?:は)?(?:ない|ありません)"
    r"|(?:捜査|調査|確認|精査)中(?:だ|です|で(?:ある|あり)?|に(?:つき|付き)|の(?:ため|段階)|」?(?:と|$))|(?:承知|関知)して(?:い|お)|ノーコメント|控え(?:たい|させて|る$)"
)
"""words with which somebody gives no information: he is spoken of, and does not say it"""
_OWN_WORDS = re.compile(
    r"^(?:一方|なお|もっとも|ただ|ただし|だが|しかし|ところが|逆に|このほか|国内では|日本では|海外では)[、，]?|当社|弊社|本紙|本誌|[回例件度弾]目|初めて|異例"
    r"|(?:と(?:され|み?られ|報じ|伝え|いわ|言わ)|べき)[^、。]{0,10}$|(?:ない|ません|なかった|おらず|未定だ?|不明だ?|調査中だ?)$"
)
"""what a reporter adds himself"""
_PUBLISHED = re.compile("発表|公表|まとめ|公開|開示|報告")
_OWN_VIEW = re.compile(
    r"[当弊本](?:社|庁|会|行|紙|誌|市|院|校|学|協会|センター)|筆者|私|わたし|我々|われわれ|会員|お客様|皆様|20[0-2][0-9]年|昨年|(?:警察|庁|省|局|委員会|社|氏|さん|当局|政府)[はがも]"
    r"|(?:ください|たい|ましょう|必要(?:がある|だ|です)?|ほしい|求められる|言えよう|だろう|思われる)$"
)
"""who retells a document says these words himself"""
_TOLD = re.compile(r"(?:[たっ]た|した|いた|れた|った|んだ|ました|でした)$")
"""told in the past, as accounts are"""
_TARGETS = (
    "社員",
    "職員",
    "利用者",
    "被害者",
    "開発者",
    "技術者",
    "担当者",
    "経営者",
    "署名者",
    "男性",
    "女性",
    "サイト",
    "企業",
    "一人",
)
"""those to whom things happen in an account"""
_STORY = re.compile(
    r"(?:攻撃者|犯人|相手|実行犯|人物|集団|グループ|メール|メッセージ|社員|従業員|男|被害者|手口)(?:ら|側)?[はが]|この|その"
)
_ACCOUNT_ENDS = re.compile(r"(?:という|ということだ|ということです|とのこと(?:だ|です)?|そうだ|そうです)$")
_CASE = re.compile(
    r"(?P<what>[^。]{8,120}?た)(?:とされる)?(?:事件|問題|事案)(?:で|について|に関し(?:て)?|を(?:巡り|めぐり|巡って|めぐって))は?、"
)
"""what is known to all, before what `捜査関係者への取材で分かった`"""
_FACT = re.compile(r"こと(?:が|は|も)")
_THROUGH = re.compile(r"(.{1,30}?(?:メディア|新聞|通信|紙|誌|テレビ|放送|サイト|社|」))が(?=.{2,}$)")
_HANDED_ON = re.compile(r"(?:伝えた|報じた|明らかにした)(?:ところ(?:では|によると|によれば)|もので|内容)、?")
_KNOWN_VERBS = ("報じた", "伝えた", "発表した", "明らかにした", "公表した", "公開した", "まとめた")
_MADE_KNOWN = re.compile(r"が(?:[^、。「」はがを]{0,30})$")
"""`甲社が3日付の報告書で明らかにしたもので、`"""
_WARNS = re.compile(r"呼び[かけ掛]|注意|警告|警戒")
_FEW = 8
_SILENT = re.compile(r"(?:ない|ません|ず|(?:避け|控え|伏せ)た|拒んだ)$")
_REST = 12
"""code points in which somebody says no more than that he says nothing"""
"""`捜査中だとして明らかにしていない` gives no information at all"""
_SAID = re.compile("[だるいう]と")
_TO_DO = re.compile("よう|を")
_HELP = re.compile(r"(?:捜査機関|当局|警察|専門家)に[^、]{0,6}(?:協力|支援|捜査|解析)を$")
"""asks for help, which is no advice"""
_POLITE = re.compile(r"(?:ます|ました|ません|です)$")
"""who writes so and names nobody speaks of himself"""
_ARRESTS = re.compile(r"逮捕|送検|起訴|摘発|告発|告訴|提訴")
_GAPPED = re.compile(r"」、(?=[^、「」]{2,24}は[^、「」]{0,24}「)")
_KNOWN_AT = re.compile(r"(?:^|(?<=、))(?P<who>[^、「」はがを]{2,30})では、?「[^「」]*」")
"""`甲社では「A」、乙社では「B」の名で知られている`"""
_OWN_VOICE = re.compile(r"(?<!てい)(?<!てお)る$|(?<!ていま)(?<!ておりま)す$")
"""calls for something in its own voice: 勧める, 推奨する"""
_DEMANDS = ("求め", "促", "義務")
"""what a paper says in the present of the document that it retells"""
_AGENT = re.compile(
    r"(?P<between>[^、]{2,40}?)の間では?も?[、，]?|(?P<of>[^、]{0,60}?(?:SNS|ＳＮＳ|SNS上|掲示板|コミュニティー?|市場|投資家|利用者|X|Ｘ|報告書|声明|メディア|新聞|各紙|専門家|識者|関係者|研究者|業界|会見|文書|レポート|リポート|調査|発表|ブログ|記事|報道|分析|論文|資料|白書|訴状|起訴状|記録))(?:の間で|で|の中で|では|において|により|によって|からは?|に(?=は))も?は?[、，]?"
    r"|(?P<by>[^、]{2,40}?)(?:から|により|によって)(?:は、?|も、?|[、，])"
)


class Part(msgspec.Struct, frozen=True):
    """A stretch that one speaker says, in one frame."""

    line: Line
    start: int
    end: int
    speakers: tuple[str, ...]
    cues: tuple[Range, ...] = ()
    hedge: Hedge | None = None
    """what the frame itself says of it: みている, 否定した"""
    calls: bool = False
    """it is what somebody calls for"""
    verdict: bool = False
    """an authority says it who judges who did it"""
    accuses: bool = False
    """somebody is arrested or charged for it"""
    lists: bool = False
    """what it calls for stands in a list of nouns"""
    names: bool = False
    """somebody gives a name"""
    aside: Range | None = None
    """where the frame keeps its date"""
    masked: tuple[Range, ...] = ()
    """words within that belong to a frame"""
    base: tuple[str, ...] = ()
    """who says all of the sentence, as by によると: the speakers of what is only mentioned on the way"""


class _Within(msgspec.Struct, frozen=True):
    """What is known when a segment is read."""

    line: Line
    begin: int
    """where the segment goes on after its によると"""
    links: tuple[str, ...]
    """who says all of it"""
    cues: tuple[Range, ...]
    """the words that say so"""
    depth: int
    speaker: str = ""
    """who speaks in the segment's own frame"""
    again: bool = False
    """the segment before was として and asked for something itself"""


class Voices:
    """Reads sentences in order. Remembers who spoke last, whom という and としている belong to."""

    def __init__(self, speakers: Speakers, title: str = "") -> None:
        self._speakers = speakers
        self._running: tuple[str, ...] = ()
        self._before: Line | None = None
        self._announces: Line | None = None
        """the sentence that only says whose the quotation before it is"""
        self._title = title
        self._lines = 0
        self._account = ""
        """whose document is retold"""
        self._in_talk = False
        """somebody had the word in the sentence before"""
        self._claimant = ""
        """attackers who said that they did it"""
        self._retells = False
        """the sentence before hands on a longer account, as によると and という do"""

    def parts(
        self, line: Line, following: Sequence[Line] = (), *, fresh: bool = True, turn: Turn | None = None
    ) -> list[Part]:
        """The parts of a sentence, in order; a sentence without any frame is one part without speakers.

        `following` are the sentences after it, `fresh` whether it begins a paragraph, `turn` who has the word.
        """
        if turn is not None:
            return self._in_turn(line, turn)
        if self._in_talk:
            self._running, self._in_talk = (), False
        if line is self._announces:
            return []
        found = self._own_parts(line)
        if _ALL_QUOTED.match(line.text) is not None and not any(part.speakers for part in found):
            speaker = self._of_quotation(following, fresh=fresh)
            if speaker:
                found = self._read(opened(line, 1, len(line.text) - 1), (1, len(line.text) - 1), (speaker,), 0)
                self._running = (speaker,)
        self._before = line
        framed = any(part.speakers for part in found)
        if not framed and self._running and self._goes_on(line, found, following, fresh=fresh):
            return [msgspec.structs.replace(part, speakers=self._running) for part in found]
        if self._is_retold(line, found, fresh=fresh):
            return [msgspec.structs.replace(part, speakers=(self._account,)) for part in found]
        self._retells = framed and any(_hands_on(line, cue) for cue in line.cues)
        return found

    def _is_retold(self, line: Line, found: Sequence[Part], *, fresh: bool) -> bool:
        """Whether a sentence without a frame belongs to the account that lead and title present."""
        first = next((part.speakers for part in found if part.speakers), ())
        account = presented(line, self._speakers) if self._lines < LEAD else ""
        self._lines += 1
        if not first and not account and self._account and not self._is_own(line, found):
            return True
        if first and not account and self._lines == 1 and any(_publishes(line, cue) for cue in line.cues):
            account = first[0] if in_title(first[0], self._title) and not is_person(first[0]) else ""
        if account and (in_title(account, self._title) or RETELLS.search(self._title)):
            self._account = account
        elif fresh and first and self._account not in first:
            self._account = ""
        return False

    def _of_quotation(self, following: Sequence[Line], *, fresh: bool) -> str:
        """Whose words stand alone in quotation marks."""
        speaker = self._said_so(following[:1])
        if speaker:
            self._announces = following[0]
        elif self._before is not None:
            speaker = self._said_so([self._before])
        if not speaker and self._running and is_person(self._running[-1]) and not fresh:
            return self._running[-1]
        return speaker

    def _in_turn(self, line: Line, turn: Turn) -> list[Part]:
        """What somebody says who has the word: all of it is his, and what he says that others say."""
        if turn.first or not self._in_talk:
            self._running = ()
        self._in_talk = True
        self._before, self._retells = line, False
        start, end = turn.start, len(line.text)
        if line.text.startswith("「", start) and line.text.endswith("」"):
            start, end = start + 1, end - 1
            line = opened(line, start, end)
        found = self._own_parts(line, (start, end))
        return [
            msgspec.structs.replace(part, speakers=(turn.who, *part.speakers), base=(turn.who, *part.base))
            for part in found
        ]

    def _said_so(self, beside: Sequence[Line]) -> str:
        """Who says so in the sentence beside a quotation."""
        for line in beside:
            found = _SAYS_SO.search(line.text)
            if found is None:
                continue
            if found["who"] is not None:
                return self._speaker(found["who"])
            topic = topic_of(line, 0, found.start())
            if topic is not None and self._is_one(line.text[topic[0] : topic[2]]):
                return self._speaker(line.text[topic[0] : topic[2]])
        return ""

    def _goes_on(self, line: Line, found: Sequence[Part], following: Sequence[Line], *, fresh: bool) -> bool:
        """Whether a sentence without a frame belongs to the account of who spoke last."""
        if not found or any(part.calls or part.names or part.hedge is not None for part in found):
            return False
        if _OWN_WORDS.search(line.text) or _names_speaker(line):
            return False
        for other in following:
            if _names_speaker(other) or any(cue.name == "source" for cue in other.cues):
                break
            if _ACCOUNT_ENDS.search(other.text):
                return self._retells or not fresh or _STORY.match(line.text) is not None
        return self._retells and not fresh and _TOLD.search(line.text) is not None

    def _is_own(self, line: Line, found: Sequence[Part]) -> bool:
        """Whether a sentence without a frame is no part of the account that the document retells."""
        return (
            any(part.calls or part.names for part in found)
            or _OWN_WORDS.search(line.text) is not None
            or _OWN_VIEW.search(line.text) is not None
        )

    def _own_parts(self, line: Line, range_: Range | None = None) -> list[Part]:
        """As a sentence reads by itself, but for a という that belongs to who spoke last."""
        self._speakers.see(line.text)
        if range_ is not None:
            return self._remembered(self._read(line, range_, (), 0))
        said = SAID_BY.match(line.text) or _SAID_BY_LAST.match(line.text)
        if said is not None and speaks(said["who"]):
            speaker = self._speaker(said["who"])
            return [
                msgspec.structs.replace(part, speakers=(speaker, *part.speakers))
                for part in self._read(opened(line, *said.span("words")), said.span("words"), (), 0, speaker)
            ]
        if (named := _LABELLED.match(line.text)) is not None and speaks(named["who"]):
            speaker = self._speaker(named["who"])
            inner = self._read(opened(line, *named.span("words")), named.span("words"), (), 0, speaker)
            return [msgspec.structs.replace(part, speakers=(speaker, *part.speakers)) for part in inner]
        topic = topic_of(line, 0, len(line.text))
        if topic is not None:
            self._speakers.meet(line.text[topic[0] : topic[2]])
        cleft = _CLEFT.match(line.flat)
        if cleft is not None and self._is_one(line.text[slice(*cleft.span("who"))]):
            speaker = self._speaker(line.text[slice(*cleft.span("who"))])
            return self._remembered(self._read(line, (cleft.end(), len(line.text)), (speaker,), 0, speaker))
        return self._remembered(self._read(line, (0, len(line.text)), (), 0))

    def _remembered(self, found: list[Part]) -> list[Part]:
        for part in found:
            if part.speakers:
                self._running = part.speakers
        return found

    def _read(self, line: Line, range_: Range, chain: tuple[str, ...], depth: int, speaker: str = "") -> list[Part]:
        start, end = range_
        cut = _without_excuse(line, segments(line, skip(_CONNECTIVE, line.flat, start, end), end))
        found: list[Part] = []
        for number, segment in enumerate(cut):
            heard, masked, begin = self._sources(line, segment)
            chain += heard
            self._find_speaker(line, segment, begin)
            through = (segment.through,) if segment.through and segment.through != self._speakers.publisher else ()
            if not segment.speaker and segment.is_a("says.states"):
                segment.speaker = self._speaker_after(line, cut[number + 1 : number + 2])
            speaker = segment.speaker or speaker
            last = cut[number - 1] if number else segment
            again = last.is_a("says.states") and _ASKS.search(line.text, last.start, last.end) is not None
            found += self._segment(segment, _Within(line, begin, chain + through, masked, depth, speaker, again))
        return found

    def _sources(self, line: Line, segment: Segment) -> tuple[tuple[str, ...], tuple[Range, ...], int]:
        """Speakers of `によると`, where those words stand, and where the rest begins."""
        heard: list[str] = []
        masked: list[Range] = []
        begin, end = segment.start, segment.end
        framed = segment.is_a("says", "calls")
        looked = self._looked(line, begin, end)
        if looked is not None:
            heard.append(self._speaker(line.text[slice(*looked.span("who"))]))
            masked.append((begin, looked.end()))
            begin = looked.end()
        for cue in _sources_in(line, begin, end):
            first = phrase_start(line.flat, begin, cue.start)
            if framed and line.flat[begin:first].strip("、， "):
                continue  # it belongs to what is said within the frame
            if (topic := topic_of(line, first, cue.start)) is not None:
                if framed and speaks(line.text[topic[0] : topic[2]]):
                    continue
                first = topic[1]
            phrase = line.text[first : cue.start] + ("の調べ" if cue.name == "finding" else "")
            if line.text[cue.start : cue.end].endswith("では") and (
                _NEXT_TIME.match(phrase) or speaker_in(line, cue.end, end)
            ):
                continue
            made = _MADE_KNOWN.search(phrase) if line.text.startswith(_KNOWN_VERBS, cue.start) else None
            if made is not None:
                phrase = phrase[: made.start()]
            if line.text.startswith("の報道", cue.start) and not speaks(phrase):
                phrase += "の報道"
            told = line.text.startswith(("の話", "の情報"), cue.start)
            through = _THROUGH.match(phrase) if told else None
            if through is not None and (outer := self._speaker(through[1])):
                heard.append(outer)
                phrase = phrase[through.end() :]
            if (got := _OBTAINED.match(phrase)) is not None:
                heard.append(self._speaker(got["who"]))
                phrase = got["paper"]
            name = self._speaker(phrase)
            if name:
                heard.append(name)
                masked.append((first, cue.end))
                if not line.flat[begin:first].strip("、， "):
                    begin = skip_comma(line.flat, skip(_HANDED_ON, line.flat, cue.end, end), end)
        return tuple(heard), tuple(masked), begin

    def _looked(self, line: Line, begin: int, end: int) -> re.Match[str] | None:
        """`調査会社の甲が端末を調べたところ、` at the beginning."""
        looked = _LOOKED.match(line.flat, begin, end) if "ところ" in line.text else None
        return looked if looked is not None and self._is_one(line.text[slice(*looked.span("who"))]) else None

    def _find_speaker(self, line: Line, segment: Segment, begin: int) -> None:
        """Looks for the one who speaks in the frame of the segment: after what is said, or before it."""
        segment.content = begin
        cue = segment.cue
        if cue is None or segment.is_a("passive", "opinion", "hearsay"):
            return
        for pattern in (IS_HIS, SAYS_WHO, SOME_SAY) if segment.is_a("says.noted") else ():
            if (his := pattern.match(line.flat, cue.start, segment.end)) is not None:
                segment.speaker = self._speaker(line.text[slice(*his.span("who"))])
                return
        mark = mark_of(line, cue, begin) if not segment.is_a("names") else None
        if mark is not None:
            for pattern in (TOPIC, SUBJECT):
                between = noun_before(line, mark[1], cue.start, pattern)
                if between is not None:
                    named = line.flat.rfind("を", between[0], between[1]) + 1
                    named = between[0] if not named or _VERB_NEXT.match(line.text, named) else named
                    segment.speaker = self._speaker(line.text[named : between[1]])
                    segment.aside = (between[1] + 1, cue.start)
                    self._told_to(segment, _TOLD_AFTER.search(line.text, between[1] + 1, cue.start))
                    return
        stop = mark[0] if mark is not None else cue.start
        topic = self._speaking(line, segment, begin, stop, marked=mark is not None)
        if topic is None:
            return
        phrase = line.text[topic[0] : topic[2]]
        after = skip_comma(line.flat, topic[1], stop)
        lead = ""
        joined = _JOINED_BY.match(line.text, after, stop)
        if joined is not None and speaks(joined["with"]):
            after = skip_comma(line.flat, joined.end(), stop)
            first = self._speakers.name(phrase)
            phrase = f"{first}、{joined['with']}"
            lead = first
        self._told_to(
            segment,
            _TOLD_TO.match(line.text, after, stop)
            or (_TOLD_AFTER.search(line.text, mark[1], cue.start) if mark is not None else None)
            or _INTERVIEW.match(line.text, begin, topic[0]),
        )
        segment.speaker = self._speaker(phrase)
        if lead:
            self._speakers.hear(lead)  # 同庁 points back to the topic, not to those beside it
        content = skip(_ADVERBIAL, line.flat, after, stop)
        segment.content = content if content < stop else after
        if _DATE_WORD.search(line.text, topic[0], content):
            segment.aside = (topic[0], content)
        elif mark is not None:
            segment.aside = (mark[1], cue.start)

    def _speaking(
        self, line: Line, segment: Segment, begin: int, stop: int, *, marked: bool
    ) -> tuple[int, int, int] | None:
        """The topic, or else the subject, of a segment if it is one who speaks."""
        if segment.cue is not None and line.text.startswith(_BOASTS, segment.cue.start):
            claimant = _CLAIMANT.search(line.text, begin, stop)
            if claimant is not None:
                group = "named" if claimant["named"] is not None else "posing"
                self._claimant = claimant[group]
                return claimant.start(group), claimant.end(), claimant.end(group)
        topic = topic_of(line, begin, stop)
        if topic is not None:
            if self._claimant and marked and line.text[topic[0] : topic[2]] in _THE_GROUP:
                return topic
            if self._is_one(line.text[topic[0] : topic[2]]) or segment.is_a("says.denies"):
                return topic
            if segment.is_a("names") and not _ATTACKER.search(line.text, topic[0], topic[2] + 1):
                return topic
            own_voice = segment.is_a("calls") and _OWN_VOICE.search(line.text, stop, segment.end) is not None
            may = _may_speak(line, topic, stop) or is_house(line.text[topic[0] : topic[2]])
            if (marked or segment.is_a("calls")) and not own_voice and may:
                return topic
        also = _ALSO.match(line.text, begin, stop)
        if also is not None and marked and self._is_one(also["who"]):
            return also.start("who"), also.end(), also.end("who")
        subject = noun_before(line, begin, stop, SUBJECT)
        if (
            subject is not None
            and self._is_one(line.text[subject[0] : subject[1]])
            and not _OF_A_NAME.search(line.flat, subject[1], stop)
            and (segment.is_a("names") or not _NAMES_IT.match(line.flat, subject[1] + 1, stop))
        ):
            found = subject[0], subject[1] + 1, subject[1]
            sure = _AUTHORITY.search(line.text, subject[0], subject[1]) is not None or _may_speak(line, found, stop)
            sure = sure or line.text[slice(*subject)].isascii()
            if segment.is_a("calls", "names") or (marked and topic is None and sure):
                return found
        return None

    def _told_to(self, segment: Segment, told: re.Match[str] | None) -> None:
        if told is not None:
            segment.through = self._speakers.name(told["paper"])
            self._speakers.hear(segment.through)

    def _speaker_after(self, line: Line, following: Sequence[Segment]) -> str:
        """Who speaks in the segment after として."""
        if not following:
            return ""
        segment = following[0]
        if segment.cue is not None:
            self._find_speaker(line, segment, segment.start)
            return segment.speaker
        for pattern in (TOPIC, SUBJECT):
            found = noun_before(line, segment.start, segment.end, pattern)
            if found is not None and speaks(line.text[found[0] : found[1]]):
                return self._speaker(line.text[found[0] : found[1]])
        return ""

    def _is_one(self, phrase: str) -> bool:
        """Whether somebody who speaks is named, by the words or by what the text said before."""
        return speaks(phrase) or self._speakers.knows(phrase)

    def _speaker(self, phrase: str) -> str:
        if self._claimant and (phrase in _THE_GROUP or phrase == self._claimant):
            return self._claimant
        name = self._speakers.name(phrase)
        if name:
            self._speakers.hear(name)
        return name

    def _segment(self, segment: Segment, within: _Within) -> list[Part]:
        cue = segment.cue
        if cue is None:
            return self._told(segment, within)
        if segment.is_a("names"):
            return self._names(segment, cue, within)
        if segment.is_a("hearsay"):
            return self._hearsay(segment, cue, within)
        if segment.is_a("passive", "opinion"):
            return self._passive(segment, cue, within)
        if segment.is_a("calls"):
            mark = mark_of(within.line, cue, segment.content)
            said = mark is not None and _SAID.match(within.line.flat, mark[0] - 1) is not None
            if mark is None or not said or _TO_DO.search(within.line.flat, mark[1], cue.start):
                return self._calls(segment, cue, within)
        return self._says(segment, cue, within)

    def _told(self, segment: Segment, within: _Within) -> list[Part]:
        """Without a frame at the end; in `A が B と断定したことが、Xへの取材で分かった` there is one before ことが."""
        plain = _plain(segment, within)
        case = _CASE.match(within.line.flat, within.begin, segment.end)
        if case is not None and within.cues and within.cues[-1][0] > case.end() and within.links:
            happened = _part(
                msgspec.structs.replace(within, cues=()), (within.begin, case.end("what")), within.links[:-1], ()
            )
            rest = msgspec.structs.replace(within, begin=skip_comma(within.line.flat, case.end(), segment.end))
            return [happened, *self._told(segment, rest)]
        if within.cues and within.cues[-1][0] > within.begin:
            fact = _FACT.search(within.line.flat, within.begin, within.cues[-1][0])
            if fact is not None and has_frame(within.line, within.begin, fact.start()):
                return self._said(within, msgspec.structs.replace(plain, end=fact.start()))
        return [plain]

    def _said(self, within: _Within, part: Part) -> list[Part]:
        """What is said, which may hold a frame itself."""
        if within.depth >= DEPTH or not has_frame(part.line, part.start, part.end):
            return [part]
        speaker = within.speaker if part.speakers == within.links else ""
        inner = self._read(part.line, (part.start, part.end), part.speakers, within.depth + 1, speaker)
        return [
            msgspec.structs.replace(each, hedge=each.hedge or part.hedge, aside=each.aside or part.aside)
            for each in inner
        ]

    def _hearsay(self, segment: Segment, cue: Cue, within: _Within) -> list[Part]:
        """`P という`: who spoke last says it, if nobody in the sentence does."""
        links = within.links
        begin = within.begin
        if not links and not has_frame(within.line, within.begin, cue.start):
            topic = topic_of(within.line, within.begin, cue.start)
            if self._retells and (topic is None or within.line.text[topic[0]] != "同"):
                topic = None
            if topic is not None and topic[0] == begin and speaks(within.line.text[topic[0] : topic[2]]):
                links = (self._speaker(within.line.text[topic[0] : topic[2]]),)
                begin = skip_comma(within.line.flat, topic[1], cue.start)
            else:
                links = self._running
        elif not links and len(self._running) > 1 and self._speakers.is_paper(self._running[0]):
            links = self._running[:1]  # 関係者は…と話したという: the paper says so
        part = _part(within, (begin, cue.start), links, _shown(segment, cue, within))
        return self._said(within, msgspec.structs.replace(part, hedge=_VERB_HEDGES.get(cue.name)))

    def _says(self, segment: Segment, cue: Cue, within: _Within) -> list[Part]:
        line = within.line
        mark = mark_of(line, cue, segment.content)
        if mark is None:
            return [_plain(segment, within)]
        if (
            segment.is_a("says.states")
            and not within.speaker
            and not _WARNS.search(line.text, segment.end)
            and _by_attacker(line, within.begin, cue)
        ):
            return [_part(within, (within.begin, mark[0]), within.links, within.cues)]
        if segment.is_a("says.states") and mark[0] - segment.content < _FEW and _SILENT.search(line.text, segment.end):
            return []
        if is_object(line, mark) and not within.speaker and not segment.is_a("says.denies"):
            return [_plain(segment, within)]
        links = within.links + ((within.speaker,) if within.speaker else ())
        if not links and not (segment.is_a("says.believes") and _POLITE.search(line.text)):
            links = self._running
        content = _unquoted(line, segment.content, mark[0])
        if is_object(line, mark) and not segment.is_a("says.denies"):
            content = segment.content, segment.end
        if content[0] != segment.content:
            line = opened(line, *content)
        hedge = _VERB_HEDGES.get(cue.name)
        if hedge == "denied" and line.flat[mark[0]] == "と" and _NEGATIVE.search(line.text, *content):
            hedge = None  # 「関与していない」と否定した: the words themselves say what is not so
        if hedge is None and _UNSURE_NOUN.match(line.text, mark[0], segment.end):
            hedge = "likely"
        if hedge is None and any(
            line.text.startswith(_SURE_TO, other.start) for other in line.within(mark[1], cue.start)
        ):
            hedge = "likely"
        part = msgspec.structs.replace(
            _part(within, content, links, _shown(segment, cue, within)),
            line=line,
            hedge=hedge,
            verdict=line.text.startswith(_VERDICTS, cue.start),
            aside=segment.aside,
        )
        if segment.is_a("says.states") and _ARRESTS.search(line.text, segment.end):
            part = msgspec.structs.replace(part, hedge="alleged", accuses=True)
        case = _CASE.match(within.line.flat, within.begin, segment.content)
        before = [] if case is None else [_part(within, (within.begin, case.end("what")), within.links, ())]
        return before + self._said(within, part)

    def _passive(self, segment: Segment, cue: Cue, within: _Within) -> list[Part]:
        """`Xの報告書で P と指摘されている`, `Xからは P との声がある`."""
        line = within.line
        mark = mark_of(line, cue, within.begin)
        if mark is None:
            return [_plain(segment, within)]
        begin, links = within.begin, within.links
        aside: Range | None = None
        agent = _AGENT.search(line.flat, begin, mark[1])
        heard = FROM_HIM.match(line.flat, cue.start, segment.end)
        if heard is not None and self._is_one(line.text[slice(*heard.span("who"))]):
            links = (*links, self._speaker(line.text[slice(*heard.span("who"))]))
            aside = heard.span()
        elif agent is not None:
            last = agent.end(next(name for name in ("of", "by", "between") if agent[name] is not None))
            first = phrase_start(line.flat, begin, last)
            topic = topic_of(line, first, last)
            first = topic[1] if topic is not None else first
            name = self._speaker(line.text[first:last])
            links = (*links, name) if name else links
            aside = (first, agent.end())
            if first == begin and agent.end() < mark[0]:
                begin = agent.end()
        hedge: Hedge | None = "alleged" if line.text.startswith(_AGENTLESS, cue.start) else None
        if segment.is_a("opinion"):
            hedge = next((gives for word, gives in _OPINIONS.items() if word in line.text[cue.start : cue.end]), None)
        part = msgspec.structs.replace(
            _part(within, (begin, mark[0]), links, _shown(segment, cue, within)),
            hedge=hedge,
            verdict=line.text.startswith(_VERDICTS, cue.start),
            aside=aside,
            masked=within.cues if aside is None else (*within.cues, aside),
        )
        return self._said(within, part)

    def _calls(self, segment: Segment, cue: Cue, within: _Within) -> list[Part]:
        line = within.line
        if (
            line.text.startswith(("ら", "さ"), cue.end)
            or _HELP.search(line.text, within.begin, cue.start)
            or _by_attacker(line, within.begin, cue)
        ):
            return [_plain(segment, within)]
        links = within.links
        if within.speaker:
            self._speakers.issue(within.speaker)
            links += (within.speaker,)
        elif not links and not _OWN_VOICE.search(line.text, cue.start, segment.end):
            links = self._running
        elif not links and line.text.startswith(_DEMANDS, cue.start):
            links = self._speakers.issuer
        if within.again:
            last = max(segment.content, line.flat.rfind("、", segment.content, cue.start) + 1)
            if _BARE_CARE.match(line.text, last):
                before = (segment.content, last - 1)
                return [_part(within, before, within.links, within.cues)] if last > segment.content else []
        close = line.text.find("」", segment.content, segment.end)
        if line.text.startswith("「", segment.content) and close > 0:
            line = opened(line, segment.content + 1, close)
        shown = _shown(segment, cue, within)
        return [
            Part(
                line,
                segment.content,
                segment.end,
                links,
                shown,
                calls=True,
                lists=cue.name == "calls.lists",
                aside=segment.aside,
                base=within.links,
            )
        ]

    def _names(self, segment: Segment, cue: Cue, within: _Within) -> list[Part]:
        """`甲社は「A」、乙社は「B」と呼ぶ`: who gives which name."""
        line = within.line
        if at := list(_KNOWN_AT.finditer(line.flat[: segment.end], within.begin)):
            return [
                Part(
                    line,
                    one.start(),
                    one.end(),
                    (*within.links, self._speaker(line.text[slice(*one.span("who"))])),
                    _shown(segment, cue, within),
                    names=True,
                    masked=within.cues,
                    base=within.links,
                )
                for one in at
            ]
        gap = _GAPPED.search(line.flat, within.begin, segment.end)
        ranges = [(within.begin, segment.end)]
        if gap is not None:
            ranges = [(within.begin, gap.start() + 1), (gap.end(), segment.end)]
        found = []
        for first, last in ranges:
            one = Segment(first, last, cue)
            self._find_speaker(line, one, first)
            speaker = one.speaker or (within.speaker if gap is None else "")
            links = within.links + ((speaker,) if speaker else ())
            shown = _shown(segment, cue, within)
            found.append(Part(line, one.content, last, links, shown, names=True, masked=within.cues, base=within.links))
        return found


def _hands_on(line: Line, cue: Cue) -> bool:
    return cue.name in {"source", "finding"} or (cue.name.startswith("hearsay") and line.ends_with(cue, len(line.text)))


def _publishes(line: Line, cue: Cue) -> bool:
    return cue.name in {"source", "finding"} or _PUBLISHED.match(line.text, cue.start) is not None


def _names_speaker(line: Line) -> bool:
    """Whether somebody who speaks is a topic or subject of the sentence."""
    for pattern in (TOPIC, SUBJECT):
        for match in islice(pattern.finditer(line.flat), TOPICS):
            first = phrase_start(line.flat, max(0, match.start() - LONGEST_NAME), match.start())
            phrase = line.text[first : match.start()].removesuffix("で")
            if speaks(phrase) and not phrase.endswith(_TARGETS):
                return True
    return False


def keeps_back(words: str) -> bool:
    """Whether somebody gives no information with these words (`お答えは差し控える`)."""
    return _KEPT_BACK.search(words) is not None


def _part(within: _Within, content: Range, links: tuple[str, ...], shown: tuple[Range, ...]) -> Part:
    return Part(within.line, *content, links, shown, masked=within.cues, base=within.links)


def _plain(segment: Segment, within: _Within) -> Part:
    return _part(within, (within.begin, segment.end), within.links, within.cues)


def _shown(segment: Segment, cue: Cue, within: _Within) -> tuple[Range, ...]:
    return (*within.cues, (cue.start, segment.end))


def _without_excuse(line: Line, cut: list[Segment]) -> list[Segment]:
    """`額は「捜査に支障がある」として明らかにしていない` is one: that nothing is said of it."""
    if len(cut) < 2 or cut[-1].cue is not None or not cut[-2].is_a("says.states"):
        return cut
    excuse, rest = cut[-2:]
    quoted = excuse.cue is not None and line.text.startswith("」", excuse.cue.start - 1)
    if not quoted or rest.end - rest.start > _REST or not _SILENT.search(line.text, rest.start, rest.end):
        return cut
    return [*cut[:-2], Segment(excuse.start, rest.end, None)]


def _sources_in(line: Line, begin: int, end: int) -> Iterator[Cue]:
    for cue in line.within(begin, end):
        if cue.name == "source" or (cue.name == "finding" and _found_out(line, cue, end)):
            yield cue


def _found_out(line: Line, cue: Cue, end: int) -> bool:
    return any(other.name == "finding.endings" and line.ends_with(other, end) for other in line.within(cue.end, end))


def _may_speak(line: Line, topic: tuple[int, int, int], stop: int) -> bool:
    """A name of unknown kind that is set off by a comma, a quotation or a time is taken for a speaker's."""
    if _ATTACKER.search(line.text, topic[0], topic[2] + 1) or _NOBODY.search(line.text, topic[0], topic[2]):
        return False
    return (
        line.flat[topic[1] : topic[1] + 1] in {"、", "，", "「"}
        or _ADVERBIAL.match(line.flat, topic[1], stop) is not None
    )


def _by_attacker(line: Line, begin: int, cue: Cue) -> bool:
    """Whether it is the attacker who asks for something."""
    topic = topic_of(line, begin, cue.start)
    if topic is None and begin:
        topic = topic_of(line, 0, cue.start)
    found = (topic[0], topic[2]) if topic is not None else noun_before(line, begin, cue.start, SUBJECT)
    return found is not None and _ATTACKER.search(line.text, found[0], found[1] + 1) is not None


def _unquoted(line: Line, start: int, end: int) -> Range:
    """Without quotation marks around all of it."""
    if line.text.startswith("「", start) and line.text[end - 1] == "」" and line.text.find("」", start, end - 1) < 0:
        return start + 1, end - 1
    return start, end
