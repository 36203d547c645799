"""Who speaks: the name in a noun phrase, in the form that chains use, and what 同庁 and its like stand for."""

import re
from functools import lru_cache

from noroshi.alerts.claims.japanese.rules import names
from noroshi.alerts.knowledge.gazetteer import gazetteer

_ASIDE = re.compile(r"（[^（）]{0,80}）|\([^()]{0,80}\)")
_MARK = re.compile(
    r"^(?:[▼▲◆●○◇・※△■□▽▷►☆★]|[0-9０-９]{1,2}[　．.)）]|[QAＱＡ][.．：:　]|[問答][　：:]|[^、。「」はが]{1,16}[0-9０-９年月日時分][　]|【[^【】]{1,24}】)[ 　]*"
)
"""what a list, a chronicle or a catechism puts before a sentence"""
_ONCE = re.compile(r"^(?:当時の|現職の|前出の|冒頭の|対する|当の|肝心の|もちろん)")
_LEAD = re.compile(
    r"^【[^【】]{1,24}】|^[（(][^（）()]{1,12}(?:共同|時事|支局|特派員|＝[^（）()]{1,8})[）)]|^(?:これを(?:受け|踏まえ)て?|(?:事態|被害|流出|公表)を(?:受け|踏まえ)て?|また|さらに|一方で?|なお|しかし|ただし?|これに(?:対し|ついて|関し)て?|このうち|その後|ところが|加えて|あわせて|併せて|実際|今回|この(?:点|件)(?:について)?|そこで|だが|同じく|ほかに)[、，]?|^(?:この|その|当該|同じ|引用元の|前述の)(?=[一-鿿ァ-ヴ])"
)
_ABOUT = re.compile(
    r"^[^、はがを「」]{1,24}(?:について|に関し(?:て)?|をめぐ(?:り|って)|を巡(?:り|って))は?[、，]?(?=[^は]{2})"
)
"""`この活動について米当局`"""
_DATED = re.compile(
    r"^(?:(?:令和|平成)?(?:[0-9０-９元一二三四五六七八九十]{1,4}[年月日]|今月|先月|来月|同月|今年|昨年|去年|同日|本日|今週|先週|このほど)"
    r"(?:付(?:け)?|夜|朝|午前|午後|夕方?|上旬|中旬|下旬)?(?:に|の|で|まで)?、?)+(?:(?:公表|発表|公開|発行|提出|発出|開)(?:された|した|の|かれた))?、?"
)
_MADE = re.compile(r"が(?:[^、。「」]{0,30}?[たる](?:と(?:する|した))?|[^はがを、]{0,12}の)$")
_SELF = re.compile(
    r"^(?:当(?!局|時|該|面|初|然|日|地|事)[一-鿿ァ-ヴー]{1,10}$|当(?:社|庁|省|局|行|会|所|研究所|機構|センター|協会|組合|取引所|グループ|委員会|ブログ)|弊社|弊所|弊会|弊協会|弊チーム|我々|われわれ|私たち|わたしたち|私ども|筆者|記者|編集部|編集委員|本紙|小社|本誌|小誌|本会|本協会|本機構|本学|本研究所|本ブログ|本サイト|本メディア|本チーム|自社)"
)
_ROLE = re.compile(
    r"^.{0,24}?(?:業|会社|企業|大手|運営|取引所|メーカー|ベンダー|事業者|業者|サービス|開発元?|団体|機関|スタートアップ|プロジェクト|傘下|子会社)(?:(?:の|である|、)(?=[ァ-ヴーA-ZＡ-Ｚ][ァ-ヴーA-Za-zＡ-Ｚ]+(?![ぁ-ん]*[一-鿿])|[一-鿿ァ-ヴー]{2,12}(?:ラボ|研究所|社|分析室|リサーチ|セキュリティ|銀行|取引所)$)|(?=「))"
)
_COUNTRY = (
    "アメリカ|米国|英国|韓国|中国|香港|台湾|豪州|ベルギー|オランダ|フランス|ドイツ|スイス|スペイン|イタリア|ポルトガル|スウェーデン|ノルウェー"
    "|フィンランド|デンマーク|アイスランド|アイルランド|ポーランド|チェコ|スロバキア|スロベニア|ハンガリー|ルーマニア|ブルガリア|クロアチア|ギリシャ"
    "|オーストリア|ウクライナ|ロシア|エストニア|ラトビア|リトアニア|ルクセンブルク|マルタ|トルコ|イスラエル|インド|シンガポール|タイ|ベトナム"
    "|マレーシア|インドネシア|フィリピン|オーストラリア|ニュージーランド|カナダ|ブラジル|メキシコ|アルゼンチン|ドバイ|アラブ首長国連邦|欧州|海外|現地|地元"
)
_NATION = re.compile(
    rf"^(?:{_COUNTRY})の(?=[ァ-ヴーA-ZＡ-Ｚ][ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・ .&-]{{2,}}(?:社|紙|誌)?(?:の[^の]{{2,12}})?$)(?!アナリスト|メディア|サイト|ハッカー|セキュリティ|ニュース|ブログ)"
    r"|^[^、]{1,6}紙の(?=[一-鿿]{2,8}(?:日報|新聞)$)|^(?:アメリカの|米国の|英国の|韓国の|中国の|[ァ-ヴー]{3,8}の(?=[ァ-ヴーA-Z]{4,}$)|(?:米|英|独|仏|韓|露|中|豪|加|蘭|韓国|米国|英国)(?:紙|誌)?)(?=[ァ-ヴA-ZＡ-Ｚ][ァ-ヴーA-Za-zＡ-Ｚ])"
    r"|^(?:地元|現地|業界|専門|経済|有力|大手|全国|地方|英字)(?:紙|誌)の?(?=[ァ-ヴーA-ZＡ-Ｚ一-鿿]{2})|^(?:[米英独仏韓露中豪加]|韓国|米国|英国)(?:紙|誌)の(?=[ァ-ヴーA-ZＡ-Ｚ一-鿿]{2})"
)
_NAME = "[ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・]"
_FIRM_NAME = "[ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・一-鿿]"
_LIKE_COMPANY = re.compile(
    r"(?:(?<!新聞)社|銀行|取引所|ホールディングス|研究所|[A-Za-z][0-9]{0,3})$|(?<!メディア)(?<!センター)(?<!パネル)(?<!アナリスト)(?<!チーム)(?<=[ァ-ヴー])$"
)
_THINGS = "リンク|メール|アカウント|システム|サーバー|データ|アプリ|ソフト|コード|サイト|プログラム|ファイル|ユーザー|ウォレット|スタッフ|エンジニア|CEO|CTO|CISO|CFO|トップ|パソコン"
"""what a service has, and no name of it"""
_COMPANY = re.compile(
    rf"(?:会社|企業|業者|取引所|大手|運営|銀行|交換業|サービス|ゲーム|プロジェクト|プロトコル|事業者|メーカー|ベンダー|開発元|スタートアップ)の?(?:「([^「」]{{2,24}})」|(?<=の)(?!{_THINGS})({_NAME}{{3,24}}))"
    rf"|({_NAME}{{2,20}}社)(?![員内外会長])|({_NAME}{{3,24}}|(?<![一-鿿ァ-ヴー])[一-鿿ァ-ヴー]{{3,14}})（[^（）]{{1,12}}[都道府県区市]）|株式会社({_FIRM_NAME}{{2,20}})|({_FIRM_NAME}{{2,20}})株式会社|(?:を(?:手[掛が]け|運営す|開発す|提供す|展開す|営|発行す|製造す)[るむ]|に本[社店]を置く)(?!{_THINGS})({_NAME}{{3,24}}|[一-鿿ァ-ヴー]{{3,14}})(?=[のはがでに、（])"
    rf"|(?:会社|企業|取引所|大手|銀行|ベンダー|交換業者|メーカー|団体)(?!{_THINGS})({_NAME}{{3,24}})(?=[はがのも、（])"
)
_COMPANY_HINT = re.compile(
    "社|の「|ゲーム|プロ|業者|取引所|[手業行元]の|）|企業|大手|銀行|団体|本店|営む|[行造]する|運営|サービス|メーカー|ベンダー|スタートアップ|手[掛が]ける|[開提展運][発供開営]する"
)
_ISSUED = re.compile("を[^。、]{0,10}?(?:発表|公表|公開|発出|出し|まとめ|発し|配布|送付)")
_DOCUMENT = (
    r"(?:(?:公式|自社|共同|中間|最新の?|最終|年次|調査|捜査|分析|技術|緊急|合同|同名の|定例|記者|独自の?)*"
    r"(?:報告書?|発表(?:資料|文)?|声明(?:文)?|会見|調査(?:結果)?|調べ|レポート|リポート|文書|資料|ブログ(?:記事)?|記事|取材|説明|話|証拠|書面|分析(?:結果)?|解析|まとめ|プレスリリース|リリース|公式サイト|ウェブサイト|ホームページ|投稿|注意喚起|通知|公表資料|アドバイザリー?|推計|試算|集計|談話|コメント|統計|白書|報道))"
)
_PAPERS = re.compile(
    rf"(?:[^はがを、たる]{{1,16}}の)?(?:{_DOCUMENT}|メール|お知らせ|書簡|手紙|手引|ガイドライン|告知)$"
)
_OF_DOCUMENT = re.compile(rf"(?:の|からの|への|による|、){_DOCUMENT}$")
_JOINT = re.compile(r"[、，・]|(?:と|や|及び|および|並びに|ならびに)(?=[^、])")
_PAIR = re.compile(r"(?:と|や|及び|および|並びに|ならびに)(?:、)?")
_BOTH = re.compile(
    r"^(?:両|[2２二3３三4４四])(?:の)?(?:機関|省庁|者|社|庁|当局|国|組織|か国|カ国|ヶ国|政府)(?:の政府|の当局)?$"
)
_NUMBERS = {"3": 3, "３": 3, "三": 3, "4": 4, "４": 4, "四": 4}
_BOTH_STATES = re.compile(
    r"^([日米韓中英豪加独仏]{2,5})(?:の)?(?:両|[2２二3３三4４四])?(?:国|か国|カ国|政府|当局)?(?:の政府)?$"
)
_LETTERS = re.compile("^[日米韓中英豪加独仏]{2,5}$")
_COUNTED_STATES = re.compile(r"の(?:両|[2２二3３三4４四])(?:国|[かカヶ]国)(?:政府)?$")
_ITSELF = re.compile(
    r"^(?:それ|これ)$|^(?:同|この|その|当該)?(?:共同)?(?:声明|文書|報告書?|要請文?|注意喚起|発表|勧告|通知|資料|レポート|リポート|ガイダンス|方針案|手引き?|書簡|警告|アラート|ブログ|記事|冊子|白書|取りまとめ|調査|投稿|書き込み|番組|リリース|談話|コメント|論文|開示資料|公表資料)(?:文)?$"
)
_ABBREVIATION = re.compile(
    r"(?:（([A-ZＡ-Ｚ][A-ZＡ-Ｚa-z/／-]{1,11})|(?<=警察)(?:機関|機構)（([ァ-ヴー]{4,9}))）$|\(([A-Z][A-Za-z/-]{1,11})\)$"
)
_TOGETHER = re.compile(
    r"(?:^|[、。])(?P<who>(?:[一-鿿ァ-ヴーA-Z]{2,14}(?:（[A-Z/]{2,10}）)?(?:、|と|及び|および)){1,4}[一-鿿ァ-ヴーA-Z]{2,20}(?:（[A-Z/]{2,10}）)?)(?=[はがの])"
)
"""`警察庁と金融庁が8日に名を挙げた`: 両機関 may point back to them"""
_RELATIVE = re.compile(r"^.{0,40}[をがに][^、「」はがを]{1,14}?[たる](?=[一-鿿]|[ァ-ヴーA-Za-zＡ-Ｚ]{2})")
_DOES = re.compile(
    r"^[^、「」は]{1,40}?(?:を(?:手[掛が]ける|営む|運営する|開発する|提供する|展開する|発行する|製造する|販売する|扱う|率いる)|に(?:本[社店]|拠点)を置く|で知られる|として知られる)(?=[一-鿿ァ-ヴーA-Za-zＡ-Ｚ0-9]{2})"
)
"""`冷凍倉庫を営む北浜冷凍`"""
_BARE_RELATIVE = re.compile(
    r"^[^、「」は]{0,40}?(?:[一-鿿](?:し|され|られ|っ|い|ん|け|ね|せ|め|べ|わ|か|ら|き|ち|み|り|ぎ|び|え)?[たるだ]|する|した|された|られた)(?=(?P<who>[ァ-ヴA-ZＡ-Ｚ「一-鿿0-9０-９][^、]{3,40})$)"
)
"""`運営する甲社`, `追跡を委ねた甲社`, `傍聴した甲社の乙氏`"""
_TITLE_OF_PERSON = "氏|さん|博士|容疑者|被告|参考人|(?:[一-鿿ァ-ヴー]{0,8})(?:官|長|役|員|士|相|卿|監|教授|理事|大使|専務|常務|警視|検事|大臣|知事|長官|補佐官|代表|主席|主任|記者)"
_FULL_NAME = re.compile(
    rf"^(?P<of>[^、]{{1,40}}?)の(?P<who>(?:[ァ-ヴー]+[・＝ ])+[ァ-ヴー]+(?:{_TITLE_OF_PERSON}|最高[一-鿿ァ-ヴー]{{2,12}}責任者|CEO|CTO|CISO|COO|CFO|上級副社長))$"
)
"""`甲局乙支局のジェーン・ドウ特別捜査官`"""
_KANJI_NAME = re.compile(
    r"^(?P<of>[^、]{1,40}?)の(?P<who>(?P<name>[一-鿿々ヶ]{2,6}?[ぁ-ん]{0,4})(?:氏|さん|報道官|国連大使|大使|特別捜査官|隊長|専務|常務|取締役|副?社長|会長|理事長|部長|課長|局長|次長|室長|所長|裁判長|院長|教授|上級警視|署長|学長|市長|[ァ-ヴー]{2,8}[一-鿿]{0,6}(?:長|官)))$"
)
_NOBODY = re.compile(
    r"(?:の|こと|もの|ところ|とき|場合|から|まで|より|ほど|という|[0-9０-９]分|額|[0-9０-９](?:件|円|ドル)|活動|攻撃|手口|有無|事件|プログラム|被害|流出|見方|書き込み|今度|次|証拠|の手)$"
)
"""what a phrase ends in that names nobody"""
_PARTICLE = re.compile(
    r"^[^「」]*(?:として|を受けて|に続(?:いて|き)|ゆえに|をめぐ(?:り|って)|を巡(?:り|って)|に(?:ついて|対して|関して|先立ち|合わせて|加えて)|に応じて|[にをがでへ]|から|[　])(?=(?P<who>[一-鿿ァ-ヴーA-ZＡ-Ｚ][^ぁ-ん]*(?:(?:の|と|や)[^ぁ-ん]+)*(?:ら|たち|さん)?)$)"
)
"""`これを背景として同庁`, `年初に米当局`: what stands before the name's last particle is none of it"""
_THEN = re.compile(r"の(?:[0-9０-９]{1,4}[月年](?:[0-9０-９]{1,2}日)?|過去|最新|今年|昨年|直近)(?:付)?(?=の|$)")
"""`甲社の12月の`"""
_PLACED = re.compile(
    r"^(?:[一-鿿]{1,6}[市町村区]|首都[ァ-ヴー]+|[ァ-ヴー]{2,8}市)の(?P<who>「[^「」]{2,24}」|[^の]{4,24})$(?<!教育委員会)(?<!男性)(?<!女性)(?<!会社員)(?<!担当者)(?<!職員)"
)
_NO_NAME = re.compile(
    r"捜査|外交|検察|政府|首席|上席|上級|報道|広報|副|代理|特別|担当|専門|最高|駐|北|南|東|西|州|県|市|区|町|国|省|庁|局|社|銀|軍|党|当|某|両|同|前|元|室|部|課|長|安全|生活|総務|経理|財務|情報|技術|人事|法務|営業|企画|経営|対策|研究|分析|管理|調査|運営|主任|統括|事務|編集|論説|工場|事業|開発|会"
)
_BY_ROLE = re.compile(
    r"^[^、]{0,40}(?:[長者員家士役官僚人]|CEO|CTO|代表|教授|アナリスト)(?:の|・)(?=[一-鿿々ァ-ヴー・]{2,16}(?:[ぁ-ん]{1,3})?(?:氏|さん|・[一-鿿々ァ-ヴー・]{2,16}))(?!一人)"
)
"""`元職員の甲・乙大教授`, `創業者・甲氏`"""
_GENERIC = re.compile(
    r"(?:(?:外部|専門|調査|分析|保守|委託|開発|セキュリティー?)(?:会社|企業|業者|機関|団体)|専門家|技術者|研究者|弁護士|業者|会社|企業|捜査員|捜査官|社員|職員|担当者|人物|関係者|当局者|幹部)(?:ら|たち)?$"
)
"""what is no name: `調査を請け負った専門会社` stays whole"""
_CORPORATION = re.compile(
    r"^(?:(?:合同|株式|有限)会社|(?:一般|公益)?(?:社団|財団)法人|(?:独立行政|国立研究開発|国立大学|特定非営利活動|ＮＰＯ|NPO)法人)(?=[ァ-ヴーA-Za-z一-鿿]{2,})|(?<=..)(?:株式|有限)会社$"
)
_DEPARTMENT = re.compile(
    r"(?<=..)(?:[ 　・（(].*|(?:公式|技術|開発者|セキュリティー?)?(?:ブログ|サイト|ニュースルーム|広報室))$"
)
_TRADE = re.compile(
    r"^[^、「」はがを]{1,30}?(?:の|する|いる|置く|した)(?=(?:米|英|独|仏|韓|露|中|豪|加|蘭|伊|印|台湾|韓国)[ァ-ヴA-ZＡ-Ｚ][^の]*$)"
    r"|^[^、「」はがを]{0,20}(?:先|親会社|子会社|部門|系列|窓口|同業)の?(?=[ァ-ヴA-ZＡ-Ｚあ][^の]*$)"
)
"""`ブロックチェーン分析の米ノーデル`, `委託先のミナモ`, `研究部門シーラブ`"""
_STATE_OF = re.compile(r"^(?:韓国|北朝鮮|中国|米国|英国)の(?=[一-鿿]{2,8}(?:ニュース|通信|日報|新聞)$)")
_LATIN_OF = re.compile(r"^[A-Z][A-Za-z0-9 .&-]{2,24}の(?=[A-Z][A-Za-z0-9 ]{2,24}$)")
_MINISTRY = re.compile(r"(?<=北朝鮮|ロシア)の(?=(?:外務|国防|財務|司法)省$|大使館$)")
_VERSED = re.compile(
    r"^[^、]{1,30}?に(?:詳しい|勤める|勤務する|住む|暮らす|通う|精通した|携わる|取り組む|当たる|あたる|関わる)(?=.{2})(?!関係者|人物|者$|人$|複数)"
)
_APPOSED = re.compile(r"^[^、「」]{1,24}[一-鿿ァ-ヴー]である(?=[^、]{2,24}$)")
"""`提携先である北浜データ`"""
_SAME_ONE = re.compile(r"(?:同|両|各|当|他|自|弊|本)(?:社|行|所|者)$")
_NO_SPEAKER = re.compile(
    r"(?:[一内外下上全大細深南北東西]部|[場住箇個名役近便]所|[機社面再都大集照入]会|[裏外内片右左表]側|(?:偽|闇|フィッシング|詐欺|正規|不正|公式)サイト|結局|[反帰]省|会議室|[血道]筋|暗号化通信|[自他]社|不正通信|通信局面)$"
)
"""words that end like names of those who speak"""
_VAGUE = ("一部", "次", "全部", "大部")
_THE_COMPANY = ("会社", "運営会社", "取引所", "交換業者")
_PLACES = frozenset({"国", "都", "道", "府", "県", "市", "町", "村", "区", "会社"})
_BODIES = ("協会", "委員会", "機構", "センター", "研究所", "協議会", "連盟", "パネル", "部会")
_BODY = re.compile(r"[一-鿿ァ-ヴーA-Za-z]{2,24}(?:協会|委員会|機構|センター|研究所|協議会|連盟|パネル)")
_AGENCY = re.compile(r"(?<![一-鿿ァ-ヴー])(?![同両各当他][庁省局]|当局)[一-鿿]{2,10}(?:庁|省|局|委員会)(?=[がは])")
"""an authority that does something, which 同庁 and 同局 may point back to"""
_AGENCY_OF = re.compile(r"(?<![一-鿿ァ-ヴー])(?![同両当各他][庁省局院]|当局)[一-鿿]{2,10}(?:庁|省|局|委員会)(?=の)")
_FOREIGN = re.compile("[一-鿿]{0,4}[ァ-ヴーA-Za-zＡ-Ｚ・]{2,}(?:と[ァ-ヴーA-Za-zＡ-Ｚ・]{2,})?$")
_KIND_OF_HOUSE = "会社|企業|取引所|大手|業者|サイト|媒体|メディア|新興|ベンダー|調査者|機関|団体|通信社|放送局|商社|メーカー|銀行|証券|財団|事務所|シンクタンク|スタートアップ|プロトコル|プラットフォーム|ウォレット|ブリッジ|運営元|開発元|販売店|量販店|販売所|交換所|交換業|両替商|決済代行|出版社|新聞社|ベンチャー|ファンド|ブランド|サービス|発行体|監査法人|法人|部門|専業|最大手|老舗|メガバンク|持ち株会社|傘下|系列"
_DESCRIBED = re.compile(
    rf"^.{{0,24}}?(?:{_KIND_OF_HOUSE})(?:の)?(?:「(?P<quoted>[^「」]{{2,24}})」|(?P<plain>[ァ-ヴA-ZＡ-Ｚ][ァ-ヴーA-Za-zＡ-Ｚａ-ｚ0-9・ .&-]{{2,}}))$"
)
_TRADE_OF = re.compile(
    r"(?P<trade>[^、「」はがを]{2,24})の(?=(?:[ァ-ヴー・]{3,24}|[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ0-9 .&-]{2,30})(?:社)?$)"
    r"(?!.{0,12}(?:アナリスト|エンジニア|リサーチャー|メンバー|スタッフ|リーダー|マネジャー|マネージャー|ディレクター|コンサルタント|ジャーナリスト|ハッカー|グループ|チーム|センター|メディア|サイト|ニュース|ブログ|ユーザー|ウォレット|アカウント|サーバー|システム|メール|ソフト|アプリ|ツール|コード|データ|ファイル|リンク|レポート|リポート|パネル|トップ|オーナー|パートナー|コミュニティー?|プロジェクト|サービス|マルウ[ェエ]ア|ウイルス|コイン|イーサリアム|トークン|アドレス|ネットワーク|ドメイン|パッケージ|プログラム|インフラ|CEO|CTO|CISO)$)"
)
"""`半導体設計のイースト・シリコン`"""
_HANDLE = re.compile(
    r"^[^はがを、]{0,24}?(?:アナリスト|調査者|研究者|ジャーナリスト|ブロガー|分析者|専門家|アカウント|投資家|ハッカー)の?「(?P<handle>[^「」]{2,24})」$"
)
"""`独立系アナリストの「チェーンの目」`"""
_DESCRIBED_OF = re.compile(
    rf"^[^はがを、]{{0,24}}?(?:{_KIND_OF_HOUSE})(?=[ァ-ヴA-ZＡ-Ｚ][ァ-ヴーA-Za-zＡ-Ｚａ-ｚ0-9・ .&-]{{2,24}}の)(?!{_THINGS})"
)
"""`英調査会社クリフノードの研究者`"""
_PRESS_OF = re.compile(
    r"^(?:[一-鿿]{1,3}|[ァ-ヴー]{2,8}の)(?:有力|経済|専門)?(?:紙|誌)の?(?:「[^「」]{2,24}」|[ァ-ヴーA-ZＡ-Ｚ一-鿿][ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・ 一-鿿]{1,20})$"
)
"""`米紙ハーバー・クロニクル`"""
_FIRM = re.compile(r"^[^、]{0,30}?(?:株式|合同|有限)会社(?P<name>[ァ-ヴーA-Za-z一-鿿・&]{2,24})(?:の|$)")
_BEARER = re.compile(
    r"(?<![一-鿿ァ-ヴーA-Za-z・])(?![同両当各本この])[一-鿿ァ-ヴーA-Za-zＡ-Ｚ・]{2,20}?(?:の[一-鿿ァ-ヴー]{0,8}?)?(?:県警|府警|道警|警視庁|警察|地検|地裁|高裁|最高裁|大法院|裁判所|検察|司法省|国務省|国防省|国防総省|[部課室班隊署]|チーム|センター|機構|協会|連盟|財団|大学|大使館|研究所|団体|組合|基金|社長|会長|代表|教授|幹部|役員|広報|担当者|弁護士|弁護人|議員|責任者|報道官|高官|当局者|捜査員|研究員|技術者|代表部|パネル|委員会|取引所|業者)(?=[はがもの、（「]|に(?:よ|対|取))"
)
"""somebody named in full, whom 県警, 社長 and 同団体 may point back to"""
_SHORTENED = re.compile(
    r"^(?:市|病院|監視団|県警|府警|道警|警察|署|警察署|地検|地裁|連邦検察|司法省|国務省|財務省|国防総省|国防省|[一-鿿ァ-ヴー]{2,12}(?:部|課|室|班|隊|チーム|センター)|協会|連盟|財団|大学|大使館|研究所|団体|組合|基金|機構|社長|会長|代表|長官|教授|准教授|幹部|役員|広報|広報担当者?|担当者|弁護士|弁護人|議員|(?:最高)?[一-鿿]{0,4}責任者|報道官|高官|当局者|主任研究員|研究員|技術者|国連代表部|専門家パネル|パネル|調査委員会|第三者委員会|運営チーム|開発チーム|研究チーム|捜査本部)(?:の一人)?$"
)
"""who is named in full once and shortened from there on"""
_FROM_HERE = re.compile(
    r"(?P<full>[^\s、。「」（）はがを]{2,40})（(?:[A-Za-z]{2,10}[、。 ])?以下[、，]?[ 　]?(?:単に)?[「『](?P<short>[^「」『』]{1,20})[」』]"
)
"""`北浜データ株式会社（以下「北浜データ」という。）`"""
_POINTING = re.compile(r"^(?:同|この|その)(?P<end>[一-鿿ァ-ヴー]{1,12}?)(?P<rest>の.{2,16})?$")
_SURNAME = re.compile(
    r"^(?!同)(?P<who>[一-鿿々ヶ]{1,4}|[ァ-ヴー]{2,10}|[A-Z][A-Za-zÀ-ɏ]{1,14})(?:氏|さん|社長|会長|代表|准?教授|CEO|CTO|弁護士|容疑者|被告|研究員|議員|報道官|取締役|部長)$"
)
_TEAMS = ("運営チーム", "開発チーム", "運営", "運営側", "運営元", "開発元")
_TEAM_OF = re.compile(rf"^(?P<of>{_NAME}{{2,20}})の(?P<team>運営チーム|開発チーム)$")
_SOMEBODY = re.compile(r"[0-9０-９]{2}代の?(?:男性|女性)(?:会社員|社員|経営者|役員)?")
_ROLE_OF_PERSON = re.compile(
    r"(?:者|家|士|役|員|担当|代表|官|アナリスト|リサーチャー|エンジニア|コンサルタント|CEO|CTO|CISO|トップ|ジャーナリスト|アドバイザー)$"
)
"""`共同創設者の乙氏` is 乙氏"""
_CHIEF = {
    "最高経営責任者": "CEO",
    "最高技術責任者": "CTO",
    "最高情報セキュリティ責任者": "CISO",
    "最高執行責任者": "COO",
}
_IS_PERSON = re.compile("）$|氏$|さん$|長$|教授$|代表$|官$|員$|士$|CEO$")
_PERSON = re.compile(
    r"^(?P<of>.{2,24}?)の(?!主任|主席|上級|担当|広報|専務|常務|執行|代表|元)(?P<who>[ァ-ヴーA-Za-zÀ-ɏ]+[・ ＝][ァ-ヴーA-Za-zÀ-ɏ・ ＝.]+|[A-Za-z]{0,8}[一-鿿々ヶ]{2,6}?|[A-Za-z0-9À-ɏ][A-Za-z0-9_À-ɏ. ]{2,30})(?P<title>氏|さん|最高[一-鿿ァ-ヴー]{2,10}責任者|ＣＥＯ|CEO|CTO|CISO|社長|会長|代表|准?教授|取締役|部長|(?:主任|主席|上席|上級)?研究員|(?:主任|主席)?アナリスト|主任|所長|弁護士)$"
)
_KANJI = re.compile("[一-鿿]")
_TITLED = re.compile(
    r"^(?P<of>[^、]{2,24})の(?:[^、]{1,16}、(?P<who>[一-鿿々ァ-ヴーA-Za-zÀ-ɏ・ 　.]{2,24})|[一-鿿ァ-ヴー]{1,10}?(?:責任者|者|長|員|官|役|家|担当|アナリスト|リサーチャー|エンジニア|ディレクター|マネジャー)(?P<close>[ァ-ヴー]{2,10}[・ ＝][ァ-ヴー・ ＝]{2,16}|[A-Za-z0-9À-ɏ][A-Za-z0-9_À-ɏ. ]{2,30}|(?<=員)[一-鿿々]{3,6}))(?P<title>氏|さん|博士|弁護士)$"
)
"""`甲社の主任研究員、乙氏`, `甲社の分析責任者ジェーン・ドウ氏`"""
_ALONE = re.compile(r"^(?:これまでの|一連の)?(?:捜査|捜査結果|調べ|説明|話|発表|会見|調査|分析|検証|公表|当局の調べ)$")
"""`発表によると`: of who spoke last"""
_PAPERS_END = (
    "新聞",
    "通信",
    "ニュース",
    "ニューズ",
    "タイムズ",
    "ポスト",
    "ジャーナル",
    "クロニクル",
    "放送",
    "テレビ",
    "日報",
    "紙",
    "誌",
    "ロイター",
)
_ACTS = re.compile("(?:（[^（）]{0,30}）)?(?:は|が|も(?!の)|社|によ|から|の)")
"""after a company's name: it does something, and is not only used"""
_PLATFORMS = frozenset({"linkedin", "zoom", "telegram", "github"})
"""houses that are named for what others do there"""
_HOUSE_OF = re.compile(r"[A-Zァ-ヴ一-鿿]（([^（）]{2,24})）$")
_SIDES = frozenset({"弁護側", "検察側", "原告側", "被告側"})
_AFTER_TO = re.compile("と、?(?:[一-鿿ァ-ヴA-ZＡ-Ｚ「]|この|その)")
_PEOPLE = re.compile(r"(?:[ァ-ヴー]+[・＝])+[ァ-ヴー]+(?:氏|さん|CEO|[一-鿿]{1,6}(?:長|官|員|役|授|士))")
"""people whom the text names in full, whether they speak or not"""
_COURT = re.compile("(?:地裁|高裁|最高裁|裁判所|大法院)$")
_PRESS = re.compile("紙|誌|メディア|サイト|媒体|通信社|放送局")
_SAME_PAPER = re.compile(r"^同(?:紙|誌|サイト|メディア|媒体|通信|通信社|局|放送|ブログ)$")
_KNOWS = re.compile(r"事情(?:を知る|に詳しい)[^、]{0,8}(?:人物|者|人|人々|関係者)$")
_OFFICER = re.compile(r"(?:責任者|役|長|代表|官|者)$")
_ISSUES = re.compile(
    r"^(?P<who>[^はがも]{2,60}?)(?:は|が|では)[^。]{0,120}?(?:声明|文書|報告書|要請|注意喚起|勧告|通知|資料|レポート|リポート|ガイダンス|手引き?|書簡|警告|アラート|方針案|指針案?|ガイドライン案?|提言|調査結果)(?:文)?を[^。、]{0,10}?(?:発表|公表|公開|発出|出し|まとめ|発し|配布|送付)"
)
_ETC = ("など", "ら", "等")


class Speakers:
    """The names of a document's speakers, so that 同庁, 同社 and 両機関 can be told."""

    def __init__(self, publisher: str) -> None:
        self.publisher = publisher
        self._itself = _DEPARTMENT.sub("", _CORPORATION.sub("", publisher))
        """the publisher as it calls itself in running text"""
        self._heard: list[str] = []
        self._joints: list[str] = []
        """those who spoke together, for 両機関 and 三か国"""
        self._companies: list[str] = []
        self._bodies: list[str] = []
        """associations and panels that the text names, for 協会 and パネル alone"""
        self._called: dict[str, str] = {}
        """short names that the text gives itself: `北浜データ（以下「甲社」）`"""
        self._agencies: list[str] = []
        """agencies that are only mentioned, as in 警察庁の幹部"""
        self._states: list[str] = []
        """countries that are mentioned, for 同国"""
        self._papers: list[str] = []
        """those that the text calls a paper, for 同紙"""
        self._seen: list[str] = []
        """those whom the text names in full, whether they speak or not"""
        self._people: list[str] = []
        """people whom the text names in full, for 同氏 and a surname"""
        self._somebody: list[str] = []
        """people without a name, for 男性 alone"""
        self._written_out: dict[str, str] = {}
        self._issuer = ""
        """who issued the document that is spoken of"""

    def see(self, text: str) -> None:
        """Remembers the companies that a sentence names beside what they are (`ゲーム会社「…」`), for 同社."""
        self._see_companies(text)
        if (joint := _TOGETHER.search(text)) is not None and len(_parts(strip(joint["who"]))) > 1:
            self._joints.append(_joined(strip(joint["who"])))
        self._agencies += _AGENCY_OF.findall(text)
        del self._agencies[:-8]
        for agency in _AGENCY.finditer(text):
            self.hear(agency[0])
        if "以下" in text:
            for match in _FROM_HERE.finditer(text):
                full = strip(match["full"])
                self._called[match["short"]] = self.publisher if full == self._itself else _short(full)
        self._seen += [short_of(match[0]) for match in _BEARER.finditer(text)]
        del self._seen[:-24]
        self._see_people(text)
        for ending in _BODIES:
            if ending in text:
                self._bodies += _BODY.findall(text)
                break
        del self._bodies[:-8]
        issued = _ISSUES.match(text) if _ISSUED.search(text) else None
        if issued is not None and (is_speaker(strip(issued["who"])) or _FOREIGN.match(strip(issued["who"]))):
            self.issue(self.name(issued["who"]))
            self.hear(self._issuer)

    def _see_companies(self, text: str) -> None:
        """The houses and countries that 同社 and 同国 may point back to."""
        for match in _COMPANY.finditer(text) if _COMPANY_HINT.search(text) else ():
            self._companies.append(next(name for name in match.groups() if name))
        for mention in gazetteer().find(text.partition("同社")[0]):
            entity = gazetteer().entity(mention.entity)
            if entity.kind == "company" and _ACTS.match(text, mention.end) and mention.entity not in _PLATFORMS:
                self._companies.append(entity.name.get("ja", text[mention.start : mention.end]))
            elif entity.kind == "state":
                self._states.append(text[mention.start : mention.end])
        del self._states[:-8]
        del self._companies[:-8]

    def _see_people(self, text: str) -> None:
        """Those whom 同氏, a surname and 男性 may point back to."""
        if "・" in text:
            self._people += [found[0] for found in _PEOPLE.finditer(text)]
            del self._people[:-8]
        if "代" in text:
            self._somebody += _SOMEBODY.findall(text)
            del self._somebody[:-8]

    def meet(self, phrase: str) -> None:
        """Remembers the company that a sentence is about, for 同社."""
        bare = strip(phrase)
        if (
            bare not in _THE_COMPANY
            and _LIKE_COMPANY.search(bare)
            and not _SAME_ONE.match(bare)
            and not bare.endswith(("各社", "他社"))
            and not bare.startswith(("同社", "同庁", "当社", "弊社"))
            and not _GENERIC.search(bare)
            and is_speaker(bare)
            and not _is_public(bare)
            and not _somebody(bare)
        ):
            self._companies.append(_short(bare))

    @property
    def issuer(self) -> tuple[str, ...]:
        """Who is behind the document that is spoken of, if anybody."""
        return (self._issuer,) if self._issuer else ()

    def knows(self, phrase: str) -> bool:
        """Whether the text has let somebody of this name speak, or said what house it is."""
        bare = strip(phrase)
        return len(bare) > 1 and (
            bare in self._heard or bare in self._companies or (bare in _TEAMS and bool(self._companies))
        )

    def is_paper(self, name: str) -> bool:
        """Whether it hands on what others say."""
        return name in self._papers or name.endswith(_PAPERS_END)

    def issue(self, name: str) -> None:
        """Remembers who is behind the document that is spoken of."""
        self._issuer = name

    def hear(self, name: str) -> None:
        """Remembers a name; the latest is tried first."""
        if _BOTH_STATES.match(name) or "・" in name:
            self._joints.append(name)
            del self._joints[:-8]
        if "・" in name and all(
            is_speaker(part) or part in names().states for part in name.removesuffix("など").split("・")
        ):
            for part in name.removesuffix("など").split("・"):
                self._add(part)
        else:
            self._add(name)

    @property
    def _together_last(self) -> str:
        """Those who spoke together, if they were the last to speak."""
        last = self._joints[-1] if self._joints else ""
        return last if last and self._heard and last.removesuffix("など").split("・")[-1] == self._heard[-1] else ""

    def _add(self, name: str) -> None:
        known = _is_public(name) or self.is_paper(name)
        if (of := _HOUSE_OF.search(name)) is not None and is_speaker(of[1]) and not _is_public(of[1]):
            self._companies.append(of[1])
        elif _LIKE_COMPANY.search(name) and not known and not _GENERIC.search(name):
            self._companies.append(name)
        if name in self._heard:
            self._heard.remove(name)
        self._heard.append(name)
        del self._heard[:-32]

    def name(self, phrase: str) -> str:
        """The speaker of a noun phrase as chains write it; empty where the phrase names nobody."""
        if phrase.startswith("と") and _AFTER_TO.match(phrase):
            phrase = phrase[1:]
        short = _ABBREVIATION.search(phrase.strip("、， 　"))
        bare = strip(phrase)
        if not bare or _NOBODY.search(bare):
            return ""
        if short is not None and _short(bare) == bare and len(_parts(bare)) == 1 and not _OFFICER.search(bare):
            abbreviation = next(found for found in short.groups() if found)
            self._written_out[bare] = abbreviation
            return abbreviation
        if bare in self._written_out:
            return self._written_out[bare]
        if is_described(phrase) and _PRESS.search(phrase):
            self._papers.append(_joined(bare))
        if _SAME_PAPER.match(bare) and self._papers:
            return self._papers[-1]
        pointed_at = self._pointed_at(bare)
        if pointed_at:
            return pointed_at
        for same, ends in names().same.items():
            if bare.startswith(same):
                bare = (self._last(ends) or same) + bare.removeprefix(same)
                break
        else:
            if (pointing := _POINTING.match(phrase.strip("、， 　"))) is not None:
                rest = pointing["rest"] or ""
                return (self._in_full(pointing["end"]) or bare.removesuffix(rest)) + rest
        return _somebody(bare) or _joined(bare)

    def _pointed_at(self, bare: str) -> str:
        """Who 声明, 当社, 会社, 協会, 県警 and 両機関 stand for; empty for other words."""
        if _ALONE.match(bare) and self._heard:
            return self._together_last or self._heard[-1]
        if _ITSELF.match(bare):
            return self._issuer or next(reversed(self._heard), "") or bare
        if bare and (_SELF.match(bare) or bare == self._itself):
            return self.publisher
        if bare in self._called:
            return self._called[bare]
        if bare in {"氏", "同氏"}:
            heard = next((name for name in reversed(self._heard) if is_person(name)), "")
            return heard or next(reversed(self._people), bare)
        if bare == "同国":
            return next((name for name in reversed(self._states) if name not in {"日本", "国内"}), bare)
        if bare in {"判決", "判決文", "判決理由"}:
            return next((name for name in (*reversed(self._heard), *reversed(self._seen)) if _COURT.search(name)), bare)
        return self._one_of_the_companies(bare) or self._named_before(bare)

    def _one_of_the_companies(self, bare: str) -> str:
        if (team := _TEAM_OF.match(bare)) is not None:
            return team["of"] + team["team"]
        if not self._companies:
            return ""
        if bare in _THE_COMPANY:
            return self._companies[-1]
        if bare in _TEAMS:
            return self._companies[-1] + ("運営チーム" if bare == "運営チーム" else "")
        if bare == "両社" and not self._joints:
            return "・".join(dict.fromkeys(self._companies[-2:]))
        return ""

    def _named_before(self, bare: str) -> str:
        if bare in {"男性", "女性"}:
            return next((somebody for somebody in reversed(self._somebody) if bare in somebody), bare)
        if _SHORTENED.match(bare) and not bare.startswith("同"):
            full = self._in_full(bare.removesuffix("の一人"))
            if full:
                return full
        if bare in _BODIES:
            return next((_short(body) for body in reversed(self._bodies) if body.endswith(bare)), bare)
        if (surname := _SURNAME.match(bare)) is not None:
            return self._person(surname["who"], bare)
        return self._together(bare) if _BOTH.match(bare) else ""

    def _in_full(self, end: str) -> str:
        """Whoever was named before, in words that end so."""
        for name in (*reversed(self._heard), *reversed(self._seen)):
            if name.partition("（")[0].removesuffix("など").endswith(end) and len(name) > len(end):
                return name
        return ""

    def _person(self, surname: str, bare: str) -> str:
        """The person who was called by a full name before."""
        for name in (*reversed(self._heard), *reversed(self._people)):
            who = name.partition("（")[0]
            first, *rest = re.split("[・ ＝]", who)
            last = rest[-1] if rest else first
            if name != bare and (who.startswith(surname) or last.startswith(surname)) and len(who) > len(surname):
                return name if _IS_PERSON.search(name) else ""
        return ""

    def _together(self, bare: str) -> str:
        """Those of that number who spoke together last."""
        wanted = _NUMBERS.get(bare[0], 2)
        for name in reversed(self._joints):
            states = _BOTH_STATES.match(name)
            if wanted == (len(states[1]) if states is not None else name.count("・") + 1):
                return name
        return self._joints[-1] if self._joints else bare

    def _last(self, ends: tuple[str, ...]) -> str:
        if "" in ends:
            return self._companies[-1] if self._companies else ""
        named = next(
            (
                name
                for end in ends
                for name in (*reversed(self._heard), *reversed(self._agencies))
                if name.endswith(end)
            ),
            "",
        )
        return named or next((name for name in reversed(self._heard) if speaks_for_state(name) or name.isascii()), "")


def _somebody(bare: str) -> str:
    """A person with house and title, as chains write it; empty for others."""
    if (titled := _TITLED.match(bare)) is not None:
        who = titled["who"] or titled["close"]
        name = who.replace(" ", "").replace("　", "") + titled["title"] if _KANJI.match(who) else who + titled["title"]
        return f"{name}（{_joined(titled['of'])}）"
    if (named := _FULL_NAME.match(bare) or _KANJI_NAME.match(bare)) is not None and not _NO_NAME.search(
        named.groupdict().get("name") or ""
    ):
        who = named["who"]
        chief = next((title for title in _CHIEF if who.endswith(title)), "")
        return f"{who.removesuffix(chief)}{_CHIEF.get(chief, '')}（{_joined(named['of'])}）"
    person = _PERSON.match(bare)
    if person is None or not is_speaker(bare):
        return ""
    name = person["who"] + _CHIEF.get(person["title"], bare[person.end("who") :])
    if _ROLE_OF_PERSON.search(person["of"]):
        return name
    return f"{name}（{_joined(person['of'])}）"


@lru_cache(4096)
def strip(phrase: str) -> str:
    """A noun phrase without what stands around the name: date, conjunction, `の報告書`, aside, quotation marks."""
    bare = _MARK.sub("", _ASIDE.sub("", phrase).strip("、， 　")).strip("、， 　・").partition("＝")[0]
    bare = _ONCE.sub("", _ABOUT.sub("", _LEAD.sub("", bare)))
    bare = _APPOSED.sub("", _VERSED.sub("", bare) or bare)
    bare = _DATED.sub("", bare) or bare
    bare = _after_particle(bare)
    bare = _STATE_OF.sub("", _LATIN_OF.sub("", _TRADE.sub("", bare)))
    bare = _NATION.sub("", _ROLE.sub("", bare))
    if (firm := _FIRM.match(bare)) is not None and _PAPERS.search(bare):
        return firm["name"]
    papers = _PAPERS.search(bare)
    if papers is not None and (made := _MADE.search(bare, 0, papers.start())) is not None and made.start():
        bare = bare[: made.start()]
    for _ in range(3):
        shorter = _OF_DOCUMENT.sub("", bare)
        if shorter == bare or not (is_speaker(shorter) or _FOREIGN.match(shorter)) or shorter in _VAGUE:
            break
        bare = shorter
    bare = _DOES.sub("", bare)
    relative = _RELATIVE.match(bare)
    if (
        relative is not None
        and not _GENERIC.fullmatch(bare, relative.end())
        and not _KNOWS.match(bare)
        and (is_speaker(bare) or _FOREIGN.match(bare, relative.end()) or _CORPORATION.match(bare[relative.end() :]))
    ):
        bare = bare[relative.end() :]
    if relative is None and (clause := _BARE_RELATIVE.match(bare)) is not None and _names_one(clause["who"]):
        bare = clause["who"]
    bare = _BY_ROLE.sub("", _after_particle(_THEN.sub("", bare)))
    if (placed := _PLACED.match(bare)) is not None and is_speaker(placed["who"].strip("「」")):
        bare = placed["who"]
    bare = bare.removesuffix("自身") if len(bare) > 3 else bare
    bare = bare.removesuffix("側") if len(bare) > 2 and bare not in _SIDES else bare
    bare = _CORPORATION.sub("", _MINISTRY.sub("", bare))
    if (described := _DESCRIBED.match(bare)) is not None:
        bare = described["quoted"] or described["plain"]
    bare = _NATION.sub("", _DESCRIBED_OF.sub("", bare))
    if (trade := _TRADE_OF.match(bare)) is not None and not is_speaker(trade["trade"]):
        bare = bare[trade.end() :]
    if (named := _HANDLE.match(bare)) is not None:
        return named["handle"]
    if bare.startswith("「") and bare.endswith("」"):
        bare = bare[1:-1]
    return bare.strip("、， 　")


def _after_particle(bare: str) -> str:
    after = _PARTICLE.match(bare)
    if after is None:
        return bare
    who = after["who"]
    return who if is_speaker(who) or _SELF.match(who) or _FOREIGN.match(who) else bare


def _names_one(bare: str) -> bool:
    return (
        not _GENERIC.fullmatch(bare)
        and not _KNOWS.match(bare)
        and (is_speaker(bare) or _FOREIGN.match(bare) is not None)
    )


def is_described(phrase: str) -> bool:
    """Whether a phrase says what house it names: `米紙ハーバー・クロニクル`, `分析会社クリフノード`."""
    bare = _ASIDE.sub("", phrase).strip("、， 　")
    bare = _DATED.sub("", bare) or bare
    return _PRESS_OF.match(bare) is not None or _DESCRIBED.match(bare) is not None


def is_speaker(phrase: str) -> bool:
    """Whether a phrase ends like the name of somebody who speaks."""
    bare = _ASIDE.sub("", phrase)
    for etc in _ETC:
        bare = bare.removesuffix(etc)
    return _speaks(bare)


@lru_cache(4096)
def _speaks(bare: str) -> bool:
    if not bare or _NO_SPEAKER.search(bare):
        return False
    if (
        bare.endswith(names().ends)
        or bare in _PLACES
        or _KNOWS.match(bare)
        or _BOTH.match(bare)
        or _LETTERS.match(bare)
    ):
        return True
    for mention in gazetteer().find(bare):
        if mention.end == len(bare):
            return gazetteer().entity(mention.entity).kind in {"agency", "company", "media", "person"}
    return False


def is_person(name: str) -> bool:
    """Whether a chain's name is that of a person."""
    return _IS_PERSON.search(name) is not None


def names_attacker(name: str) -> bool:
    """Whether it is the name of attackers, or of what they use."""
    return any(
        gazetteer().entity(mention.entity).kind not in {"agency", "company", "media", "person"}
        for mention in gazetteer().find(name)
        if mention.end == len(name)
    )


def _is_public(name: str) -> bool:
    """Whether it is the name of an agency, a paper or a person."""
    return any(
        gazetteer().entity(mention.entity).kind != "company"
        for mention in gazetteer().find(name)
        if mention.end == len(name)
    )


def speaks_for_state(name: str) -> bool:
    """An agency rather than a company."""
    return name.endswith(
        (
            "庁",
            "省",
            "局",
            "府",
            "委員会",
            "センター",
            "警察",
            "当局",
            "政府",
            "NISC",
            "FBI",
            "CISA",
            "IPA",
            "DC3",
            "NPA",
            "パネル",
            "関係者",
            "新聞",
            "通信",
            "氏",
            "さん",
            "長",
        )
    )


@lru_cache(4096)
def _joined(bare: str) -> str:
    etc = "など" if bare.endswith("など") and len(bare) > 3 else ""
    parts = _parts(bare.removesuffix("など"))
    states = names().states
    parts[-1] = _COUNTED_STATES.sub("の政府", parts[-1])
    last, of, body = parts[-1].partition("の")
    letters = [states.get(part, "") for part in [*parts[:-1], last]]
    if len(parts) > 1 and all(letters):
        return "".join(letters) + (of + body if body else "")
    if len(parts) == 1 and (both := _BOTH_STATES.match(bare)):
        return both[1] + "の政府"
    name = "・".join(_short(part) for part in parts)
    return name + etc


def _parts(bare: str) -> list[str]:
    return [part for piece in re.split("[、，]", bare) for part in _pair(piece) if part]


def _pair(piece: str) -> list[str]:
    """`警察庁と金融庁` is two where both sides are names of those who speak."""
    found, at = [], 0
    for cut in _PAIR.finditer(piece):
        if is_speaker(piece[at : cut.start()]) and is_speaker(piece[cut.end() :]):
            found.append(piece[at : cut.start()])
            at = cut.end()
    found.append(piece[at:])
    return found


def short_of(phrase: str) -> str:
    """A name that stands in the text as chains write it."""
    return _short(strip(phrase))


def _short(name: str) -> str:
    for mention in gazetteer().find(name):
        if mention.start == 0 and mention.end == len(name):
            entity = gazetteer().entity(mention.entity)
            return name if entity.kind == "state" else entity.name.get("ja", name)
    for full, short in names().short.items():
        if name == full or (full.endswith(("の", "理事会")) and name.startswith(full)):
            return name.replace(full, short, 1)
    return name
