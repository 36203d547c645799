"""The words by which furniture shows itself, Japanese and English. Data alone; `furniture.py` uses them.

Sets hold whole lines as `key` makes them: small letters, no decoration and no number before. Patterns are matched at
the beginning of a line of bounded length, so that none can take long.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from noroshi.text.expression import Expression

LINE_CHARS: Final = 300
"""a line longer than this is prose: only its beginning and its end are looked at"""

_DECORATION: Final = " \t\u00a0\u3000\r■□●○◎◆◇▼▽▲△▶▷►★☆※♦・•‣–—―-:;【】［］[]<>《》〈〉〔〕#*|=~_»«›‹→➡⇒↑↓←⇧…"
_NUMBER: Final = Expression(
    r"(?:第\s?)?(?:\d{1,2}|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?:[.．、)]|\s(?=\S)|章|節)(?:\d{1,2}[.)]?)*\s*"
)


@lru_cache(4096)
def key(line: str) -> str:
    """A short line as the sets below have it: compatibility forms folded, small, bare of decoration and number."""
    folded = unicodedata.normalize("NFKC", line).casefold().strip(_DECORATION)
    number = _NUMBER.match(folded)
    if number is not None and number.end() < len(folded):
        folded = folded[number.end() :].strip(_DECORATION)
    return " ".join(folded.split()).replace("’", "'")


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word.strip() for line in lines for word in line.split("|"))


LABELS: Final = _set(
    "highlights|key takeaways|key takeaway|takeaways|key points|key point|key findings|key facts|main points|summary",
    "executive summary|overview|introduction|background|conclusion|conclusions|tl;dr|tldr|abstract|in brief|in short",
    "at a glance|mitigations|mitigation|recommendations|recommended actions|technical details|technical analysis",
    "indicators of compromise|indicators|iocs|ioc|indicators of compromise (iocs)|references|further reading|sources",
    "details|contents|table of contents|appendix|annex|notes|note|what happened|what to do|why it matters|the details",
    "what you should do|press release|for immediate release|news release|news|alert|advisory|cybersecurity advisory",
    "security advisory|public service announcement|analysis|acknowledgements|disclaimer|attribution|impact|timeline",
    "description|scope|purpose|victims|affected products|solution|解説|読者の皆様へ|update|updates|actions to take today",
    "why this matters|the bottom line|bottom line|bottom line up front|bluf|the big picture|driving the news|by the numbers|catch up quick",
    "zoom in|zoom out|between the lines|what they're saying|what's next|what's new|the latest|go deeper|yes, but|flashback|state of play|context",
    "how it works|how they work|how it happened|who is behind it|who did it|red flags|warning signs|signs to look for|checklist|what you can do",
    "how to protect yourself|protect yourself|do|don't|dont|dos|don'ts|dos and don'ts|do this|avoid this|what happened next|in detail|key dates",
    "key terms|glossary|faq|q&a|methodology|status|severity|tactics|techniques|detection|delivery|prevention|response|reporting|victimology",
    "infrastructure|motivation|outlook|assessment|key judgments|key judgements|endnotes|defenses|defences|lessons|lessons learned|next steps",
    "概要|要約|要点|ポイント|この記事のポイント|はじめに|序論|背景|まとめ|おわりに|さいごに|最後に|結論|結び|対策",
    "対策例|推奨される対策|推奨対策|対処|対処例|リスク低減のための対処例|注意喚起|お知らせ|報道発表|報道発表資料|報道資料",
    "プレスリリース|ニュースリリース|新着情報|目次|参考|参考文献|参考資料|参考情報|参考url|参考リンク|脚注|注|注記|補足|詳細",
    "手口|手口の概要|攻撃の手口|攻撃手口|主な手口|侵害指標|インジケータ|侵害の痕跡|ioc情報|別添|別紙|付録|記|以上|経緯|影響",
    "影響範囲|被害状況|事例|解説|更新履歴|改訂履歴|更新情報|タイムライン|分析|本件の概要|事案の概要|事案概要|関連情報",
    "背景と経緯|今後の対応|速報|独自|特集|社説|what to know|what you need to know|what we know|the gist|この記事でわかること",
)
"""Names of sections and of kinds of documents."""
BEFOREHAND: Final = _set(
    "what to know|what you need to know|the gist|key points|key takeaways|takeaways|at a glance|in brief|in short|highlights|main points",
    "要点|ポイント|この記事のポイント|この記事でわかること|要約",
)
"""Over lines that say beforehand, in a box of their own, what the text says."""
REOPENS: Final = LABELS - _set(
    "news|update|updates|sources|further reading|details|note|notes|以上|注|速報|独自|特集|お知らせ|新着情報|関連情報"
)
"""Sections of the alert itself: where one begins, a list of related news is over."""
RELATED: Final = _set(
    "related news|related|related articles|related article|related stories|related story|related posts|related content",
    "related coverage|related reading|related links|related topics|read more|read next|read also|also read|more news",
    "more stories|more from us|more on this story|more on this topic|more on this|more like this|you may also like",
    "you might also like|you may like|you might like|recommended|recommended for you|recommended articles",
    "recommended reading|recommended stories|most read|most popular|most viewed|trending|trending now|popular|popular posts",
    "popular articles|popular stories|latest|latest news|latest stories|latest articles|latest posts|recent posts",
    "recent articles|recent news|recent stories|don't miss|see also|what to read next|up next|next article|next story",
    "previous article|editor's picks|editors' picks|editor's choice|top stories|top news|in other news|other news",
    "other stories|other articles|from around the web|around the web|keep reading|continue reading|more in security",
    "similar articles|similar posts|similar news|explore more|in case you missed it|must read|must reads",
    "関連記事|関連ニュース|関連する記事|関連リンク|関連コンテンツ|関連トピック|関連キーワード|関連タグ|あわせて読みたい",
    "合わせて読みたい|あわせて読む|併せて読みたい|こちらもおすすめ|こちらの記事もおすすめ|おすすめ|おすすめ記事|おすすめの記事",
    "オススメ記事|人気記事|人気の記事|人気ランキング|ランキング|アクセスランキング|記事ランキング|新着|新着記事|最新記事",
    "最新ニュース|最近の記事|最近の投稿|注目記事|注目の記事|注目ニュース|前の記事|次の記事|編集部おすすめ|編集部のおすすめ",
    "この記事を読んだ人はこんな記事も読んでいます|この記事を読んだ人におすすめ|よく読まれている記事|よく読まれています",
    "もっと見る|続きを読む|その他のニュース|ほかのニュース|他のニュース|主要ニュース|トップニュース|同じカテゴリの記事|連載一覧",
    "一緒に読まれている記事|こんな記事も読まれています|ピックアップ|pick up|pickup|人気記事ランキング|人気ランキング|週間ランキング",
    "月間ランキング|ニュースランキング|閲覧ランキング|バックナンバー|過去記事|連載記事|この連載の記事|シリーズ一覧|the series|in this series",
)
"""A heading over other articles: what follows belongs to it."""
MORE_FROM: Final = Expression(
    r"(?:more|latest|recent|other)(?:\s(?:news|stories|articles|posts|reports|headlines))?\s(?:from|in|on|by|about)\s[^.!?]{2,50}"
    r"|[^.!?]{0,20}(?:人気|注目|おすすめ|アクセス|閲覧|デイリー|週間|月間|総合)[^。]{0,12}ランキング[^。]{0,12}|.{1,20}の(?:他の|ほかの|最新|関連|新着|人気)の?(?:記事|ニュース)(?:一覧)?|(?:最新|人気|新着)の?.{1,12}(?:記事|ニュース)"
)
"""The same with a name in it."""
ADVERTISEMENT: Final = _set(
    "advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|sponsored by|sponsor|paid content",
    "partner content|promoted|promoted content|from our partners|story continues below advertisement",
    "article continues below advertisement|article continues after advertisement|scroll to continue",
    "advertisement - scroll to continue|advertisement - article continues below|advertisement · scroll to continue",
    "広告|スポンサーリンク|スポンサードリンク|スポンサー|pr|[pr]|(pr)|広告の後に続きます|広告の下に記事が続きます|この続きは広告の後",
    "タイアップ広告|提供企業",
)
NAVIGATION: Final = _set(
    "skip to content|skip to main content|skip to navigation|menu|main menu|home|search|close|share|share this",
    "share this article|share this story|share this post|share this page|share on facebook|share on twitter|share on x",
    "share on linkedin|share via email|share by email|tweet|tweet this|email|e-mail|print|print this page|print article",
    "copy link|copy url|link copied|follow us|follow us on twitter|follow us on facebook|follow us on google news|follow",
    "back to top|top of page|go to top|next|previous|next page|previous page|older posts|newer posts|load more|show more",
    "view all|see all|loading|loading...|play|listen|listen to this article|listen to article|save|save article|bookmark",
    "log in|login|sign in|sign up|register|subscribe|subscribe now|donate|english|日本語|facebook|twitter|linkedin|reddit",
    "whatsapp|telegram|pinterest|line|hatena|pocket|x|rss|site map|sitemap|languages|language|toggle navigation",
    "シェア|シェアする|この記事をシェア|この記事をシェアする|記事をシェア|ツイート|ツイートする|ポスト|ポストする|いいね!",
    "lineで送る|はてなブックマーク|はてブ|ブックマーク|印刷|印刷する|このページを印刷|このページを印刷する|メールで送る|urlをコピー",
    "リンクをコピー|コピーする|ページの先頭へ|ページトップへ|ページの先頭へ戻る|ページ先頭へ|先頭へ戻る|トップへ戻る|本文へ",
    "本文へスキップ|本文へ移動|本文へスキップします|メニュー|メインメニュー|ホーム|トップページ|トップ|検索|サイト内検索|閉じる",
    "ログイン|新規登録|会員登録|無料会員登録|購読|次へ|前へ|次のページ|前のページ|一覧へ|一覧へ戻る|一覧に戻る|戻る|すべて見る",
    "サイトマップ|文字サイズ|標準|拡大|言語|フォローする|フォロー|保存|保存する|音声読み上げ|記事を印刷|読み上げる",
)
COMMENTS: Final = _set(
    "comments|comment|leave a comment|leave a reply|post a comment|add a comment|join the conversation|join the discussion",
    "view comments|show comments|what do you think?|コメント|コメントする|コメントを残す|コメントを書く|コメント一覧|みんなのコメント",
    "読者コメント|コメントプラス|専門家のコメント|有識者のコメント|有識者コメント",
)
"""A heading over what readers wrote: all after it is theirs."""
CONTACT: Final = _set(
    "contact|contacts|contact us|contact information|press contact|press contacts|media contact|media contacts",
    "for media inquiries|media inquiries|press inquiries|for more information contact|for further information",
    "for further information contact|point of contact|contact details|inquiries|enquiries",
    "問い合わせ先|お問い合わせ先|お問合せ先|お問合わせ先|問合せ先|連絡先|お問い合わせ|お問合せ|本件に関する問い合わせ先",
    "本件に関するお問い合わせ先|本件に関するお問い合わせ|本件に関するお問合せ先|本件問い合わせ先|本件に関するお問い合せ先|報道関係者お問い合わせ先",
    "照会先|本件照会先|担当|担当部署|このページに関するお問い合わせ|このページに関するお問い合わせ先|報道機関からのお問い合わせ先",
)
"""A heading over addresses and telephone numbers."""
ABOUT: Final = _set(
    "about the author|about the authors|about us|about the writer|author|authors|written by|meet the author|author bio",
    "著者について|著者|著者紹介|著者プロフィール|この記事を書いた人|ライター紹介|執筆者|執筆者紹介|執筆者プロフィール|筆者紹介|筆者プロフィール|プロフィール|記者紹介|会社概要|運営会社",
)
"""A heading over a few lines on who wrote."""

ABOUT_NAME: Final = Expression(r"about\s[^.!?]{2,50}|.{2,30}(?:株式会社|社|機構|協会|グループ)(?:について|の概要|とは)")
"""The same about a company; only where addresses or the end follow."""

CAPTION: Final = Expression(
    r"[(（\[［【※*＊]?\s*(?:(?:(?:feature|featured|header|lead|main|hero|cover|file|stock)\s)?"
    r"(?:image|photo(?:graph)?|picture|pic|illustration|graphic|screenshot|infographic|chart|video)s?"
    r"(?:\s(?:credits?|source|courtesy(?:\sof)?|by|via|from))?\s?[:：|]"
    r"|(?:image|photo|picture|photograph|illustration|screenshot)s?\s(?:credits?|courtesy|by|via)\b"
    r"|(?:credits?|source|image source|pictured|above|below|archive|courtesy|file)\s?[:：|]"
    r"|(?:fig(?:ure)?\.?|table|chart|exhibit|photo|image|screenshot)\s?\d{1,3}(?:[.-]\d{1,2})?\s?(?:[:：.|–—-]|$)"
    r"|(?:写真|画像|図表|図版|図|表|資料写真|動画|イラスト|グラフ|スクリーンショット|出典|出所|画像出典|写真提供|画像提供|撮影|提供|クレジット)"
    r"\s?(?:提供|出典)?\s?(?:[:：＝=/／]|(?:[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,2})?)\s?(?:[:：.．\s　|]|$))"
    r"|(?:写真|画像)は(?:イメージ|資料|参考|\S{1,20}(?:提供|より|撮影))"
    r"|[©Ⓒ]\s?(?:getty|reuters|ap|afp|shutterstock|istock|adobe|ロイター|共同|時事|ゲッティ))",
    re.IGNORECASE,
)
CAPTION_END: Final = Expression(
    r"(?:getty images|shutterstock|istock|adobe stock|file photo|ap photo|/reuters|/afp|/ap|unsplash|pixabay|pexels"
    r"|[＝=／/](?:共同|時事|ロイター|AFP|AP|アフロ|ゲッティ)|(?:資料写真|イメージ画像|イメージ写真|写真はイメージ|撮影|写真提供|画像提供))"
    r"\s?[)）\]］】]?\.?$"
    r"|(?:^|[.)）!?”\"]\s{1,2}|\s[|–—-]\s|[(（\[［])(?:image|photo(?:graph)?|picture|illustration|screenshot|graphic|credit|source)s?(?:\s(?:credits?|courtesy|by|via|from))?\s?[:：]\s?[^.!?]{2,60}[)）\]］]?\.?$"
    r"|[(（](?:[^()（）]{0,16}(?:画像|写真|映像|動画|図|イラスト|一部)[^()（）]{0,20}(?:加工|イメージ|提供|撮影|より|引用|から|処理)[^()（）]{0,16})[)）]$"
    r"|[＝=][^＝=。]{0,60}(?:撮影|提供|代表撮影|から|より|ホームページ)[)）]?$",
    re.IGNORECASE,
)
BY_NAME: Final = Expression(
    r"[Bb][Yy]:?\s(?!(?i:the|a|an|this|that|those|these|then|now|default|contrast|late|early|mid|comparison|means|law"
    r"|using|doing|sending|posing|clicking|\w{2,20}ing)\b)(?:[A-Z\u00c0-\u00de]|[^\x00-\x7f])"
)
BYLINE: Final = Expression(
    r"(?:(?:written|reported|posted|published|edited|reviewed|authored|compiled|translated)\sby\b"
    r"|[(]?(?:reporting|editing|additional reporting|writing)\sby\s"
    r"|(?:author|authors|reporter|editor|writer|correspondent|staff writer)\s?[:：|]"
    r"|(?:published|updated|last updated|last modified|last reviewed|posted|posted on|date|release date|issued|release number"
    r"|alert number|alert code)\s?[:：]"
    r"|(?:posted|published|updated)\son\s"
    r"|(?:文|文責|取材・文|取材|執筆|執筆者|著者|著|筆者|記者|構成|編集|編集者|聞き手|翻訳|訳|監修|投稿者|作成者|ライター|担当記者|取材・構成)\s?[:：＝=／/]"
    r"|(?:文|写真|撮影|取材|聞き手|構成|編集|文責|記者)(?:[・／/と、](?:文|写真|撮影|取材|構成|編集|聞き手))*[\s　]+(?-i:[一-龥々ぁ-んァ-ヶー]{1,6})[\s　]?(?-i:[一-龥々ぁ-んァ-ヶー]{0,6})(?:[\s　].{0,30})?$"
    r"|(?:公開日|更新日|最終更新日|最終更新|投稿日|掲載日|配信日|発行日|発表日|作成日|公開日時|更新日時|日付|発行|公開|更新)\s?[:：]"
    r"|この記事は(?:約)?\s?\d{1,3}\s?分"
    r"|(?:reading time|read time|estimated reading time)\s?[:：]"
    r"|\d{1,3}\s?[-–]?\s?min(?:ute)?s?\s(?:read|to read)\b)",
    re.IGNORECASE,
)
BYLINE_WHOLE: Final = Expression(
    r"[(（\[【〔［]?\s?(?:(?-i:[一-龥ァ-ヶーぁ-ん々・]{1,8})[\s　]?(?-i:[一-龥ァ-ヶーぁ-ん々]{0,8})\s?(?:記者|編集委員|編集長|論説委員|特派員|編集部|デスク|支局長)"
    r"|(?:文|記者|編集)\s(?-i:[一-龥]{1,4})[\s　](?-i:[一-龥ぁ-ん]{1,4})|編集部|(?-i:[一-龥]{2,6})編集部|[^\s]{1,20}編集部)"
    r"\s?[)）\]】〕］]?|(?:staff writer|staff reporter|associated press|editorial staff|news desk|our correspondent)s?",
    re.IGNORECASE,
)
OFFICER: Final = Expression(
    r"(?:代表取締役|取締役|代表執行役|執行役|代表|会長|社長|理事長|会頭|局長|課長|長官|大臣|本部長|総裁|頭取)[一-龥ァ-ヶーA-Za-z・兼 　]{0,24}[\s　][一-龥々]{1,4}[\s　]?[一-龥々ぁ-んァ-ヶー]{1,8}"
)
"""an officer in a letterhead"""
ADDRESSEE: Final = Expression(
    r".{0,40}(?:各位|御中)|(?:to|from|cc|re|subject|distribution|classification|ref|宛先?|件名|発信者?|差出人)\s?[:：].{0,120}|dear\s.{1,60}[,:]",
    re.IGNORECASE,
)
"""to whom a notice goes, and the other lines of its head"""
CLOSING: Final = Expression(
    r"[(（]?(?:敬具|拝啓|前略|草々|謹白|謹啓|以上|了|おわり|完|終わり|ends?|end of (?:text|statement|document|release)|begin text|end text|fin|###|# # #|-30-|\* \* \*|\*\*\*"
    r"|(?:yours|best|kind|warm)(?:\s(?:sincerely|faithfully|regards|wishes|truly))?,?|sincerely,?|regards,?)[)）]?",
    re.IGNORECASE,
)
NAME_IN_BRACKETS: Final = Expression(
    r"[【（(［〔]\s?[一-龥々]{1,4}[\s　・]?[一-龥々ぁ-ん]{1,4}(?:[、,・\s　][一-龥々]{1,4}[\s　]?[一-龥々ぁ-ん]{1,4}){0,3}\s?[】）)］〕]"
)
"""the name of a Japanese reporter, alone on its line"""
RELATED_LINE: Final = Expression(
    r"[>»→▶►▷■□●◆◇▼※・【［〔＞\[(（\s]*(?:(?:read|see)\s(?:also|more|next)|also\sread|related(?:\s(?:articles?|news|story|stories|posts?|reading|coverage|research|reports?|content|resources?|links?|topics?|episodes?|videos?|work))?"
    r"|recommended(?:\sreading)?|more\s(?:on|from)\s(?:this|us)|don[’']t\smiss|must\sread|watch(?:\snow)?|you\s(?:may|might)\s(?:also\s)?like"
    r"|(?:more|latest|also|other\snews|elsewhere)\s(?:from|on|in|by)\s[^:：.!?]{2,40}(?=[:：]\s\S[^.!?]{0,200}$)"
    r"|関連記事|関連ニュース|関連|あわせて読みたい|合わせて読みたい|【?関連】?|参考記事|おすすめ記事|前の記事|次の記事|前回の記事|前回|次回|続報|詳しくはこちら|続きはこちら|あわせて読む|次に読む|こちらも(?:読まれています|どうぞ|おすすめ)"
    r"|(?:こちらの|この)記事も.{0,12}|関連(?:記事|情報|ニュース|リンク|特集|動画)?はこちら|人気記事|注目記事|最新記事|新着記事|過去記事|過去の記事|関連(?:特集|動画|コラム|情報|リンク|ページ|サイト|レポート|資料|文書)|書評)"
    r"(?:\s?[】\]）)］〕◆]|\s?[】\]）)］〕]?\s?[:：>»|→▶＞⇒↓▼—–]|\u3000|$)",
    re.IGNORECASE,
)
POINTER: Final = Expression(
    r"(?:[→⇒➡▶►≫»]|>>|＞＞)\s?\S"
    r"|[【［\[〔](?:特集|おすすめ|オススメ|人気|注目|連載|解説|動画|写真|写真特集|図解|一覧|まとめ|合わせて|あわせて|次ページ|前ページ|watch|listen|video|photos?|gallery|podcast|live)[^】］\]〕]{0,12}[】］\]〕]\s?\S"
    r"|(?:watch|listen|video|podcast|gallery|in pictures)\s?[:：|]\s?\S"
    r"|[^。]{0,80}(?:[▶►→⇒≫»]|>>|＞＞)\s?(?:[^。]{0,8}(?:購読|会員登録|一覧|詳細|続き|申し?込み|記事|特集|連載|目次|トップ|もっと))[^。]{0,20}$"
    r"|(?:次回|来週|次号|[0-9０-９一二三四五六七八九十]{1,2}日目)(?:の(?:本欄|テーマ|話題)は|は[^。「]{0,12})?[「『][^。」』]{2,40}[」』][^。]{0,24}$"
    r"|[^。]{1,40}はこちら(?:から|へ|▶|→)?(?:[\s　]*[／/|｜].{0,40})?$",
    re.IGNORECASE,
)
"""a line without a full stop that leads to something else"""
ADVERTISEMENT_LINE: Final = Expression(
    r"(?:(?:sponsored|advertisement|advert|advertorial|ads?|promoted|promotion|paid\s(?:post|partnership|content|promotion)|partner\scontent"
    r"|presented\sby|brought\sto\syou\sby|in\spartnership\swith|a\smessage\sfrom(?:\sour\ssponsors?)?|promo|partner|from\sour\ssponsors?|our\ssponsor|special\soffer|offer|deal|event|webinar|survey|poll|quiz|white\s?paper|e-?book|course|newsletter|jobs)\s?[:：|]"
    r"|[<＜〈《\[［【(（]\s?(?:pr|ads?|advert(?:isement)?|sponsored|promoted|広告|広告記事|pr記事|記事広告|タイアップ(?:広告)?|スポンサー|提供)\s?[>＞〉》\]］】)）]"
    r"|(?:this\s)?(?:story|article|text|post|report)\scontinues\s(?:below|after|on)\b"
    r"|(?:[^.!?:：]{0,80}[.!?:：–—-]\s){0,2}subscribe\s(?:(?:to|for|and|at|via)\s.{1,60})?(?:today|now|here|free|below|newsletter|inbox|updates|alerts)[.!]?$"
    r"|join\s(?:over\s|more than\s)?[\d,.]+\s?(?:k|m|thousand|million)?\+?\s(?:\w+\s)?(?:readers|subscribers|members|people|others|professionals)\b"
    r"|(?:found|liked?|enjoy(?:ed|ing)?|loved?)\s(?:this|the|our|what)\b.{0,40}\?"
    r"|[^。]{0,20}(?:会員登録|ログイン|購読|登録)(?:で|すると|して|いただくと|のうえ).{0,20}(?:続き|全文|記事|読め|お読み|閲覧|最新|受け取).{0,20}$"
    r"|[^。]{0,40}(?:キャンペーン|セール)(?:を)?(?:実施|開催)中[!！]?$"
    r"|(?:subscribe|sign\sup|register)\s(?:now\s|today\s|here\s)?(?:to|for)\s(?:our|your|free|unlimited|daily|weekly|full|the(?!\s(?:[\w’-]+\s){0,3}(?:advisor(?:y|ies)|alerts?|warnings?|notices?|bulletins?)\b))\b"
    r"|get\s(?:the|our|all)\s(?:latest|top|best|daily|breaking|weekly)\b.{0,80}\b(?:inbox|newsletter|email|delivered)"
    r"|join\s(?:our|the)\s(?:newsletter|mailing list|telegram|discord|community|channel)\b"
    r"|follow\s(?:us|our|@?\w{1,30})\son\s"
    r"|(?:like|enjoy)(?:e?d)?\s(?:this|the|what)\b.{0,40}\?|tip the author|support (?:our|us|independent)\b.{0,60}$|become a (?:member|patron|supporter)\b"
    r"|(?:start|try|begin)\syour\sfree\strial|download\sour\s(?:free\s)?app"
    r"|sponsored\sby\b|in\spartnership\swith\b.{0,60}$|advertisement\b.{0,60}$"
    r"|【?PR】?\s?[:：]|\[PR\]|（PR）|【広告】|［広告］|[▼■◆●]\s?(?:PR|ＰＲ|広告)[\s　]\S"
    r"|[▼■◆●]?\s?(?:無料)?(?:オンライン)?(?:ウェビナー|セミナー|講座|講演会|説明会|展示会)[「『][^。]{2,60}$"
    r"|[^。]{2,40}(?:申し?込み|応募|受講生|参加者|会員|出展者|スポンサー)を?(?:受け?付け?中|募集|募集中|受付開始)[！!]?$"
    r"|この(?:番組|配信|記事|ポッドキャスト)は[^。]{2,40}の提供で"
    r"|.{0,40}(?:メールマガジン|メルマガ|ニュースレター).{0,20}(?:登録|購読|配信中|お申し込み)"
    r"|.{0,40}(?:公式(?:X|Twitter|ツイッター|LINE|Facebook|YouTube|アカウント)).{0,20}(?:フォロー|友だち追加|登録)"
    r"|.{0,30}(?:無料トライアル|資料請求|無料相談|無料ダウンロード|お申し込みはこちら))",
    re.IGNORECASE,
)
APPEAL_CHARS: Final = 240
"""an appeal to readers is no longer than this"""
APPEAL: Final = Expression(
    r"\b(?:buy\s(?:us|me|the\s(?:author|team|editors?))\s(?:an?|some)\s(?:coffee|beer|drink|tea|pizza)|(?:chip|pitch)\sin\s(?:here|now|today|at|with|what)"
    r"|make\sa\s(?:donation|gift|contribution)|donate\s(?:here|now|today|to\s(?:us|our)|via|at|a)\b|support\s(?:us|our\s(?:work|journalism|reporting|newsroom|mission)|independent\s\w+|this\s(?:site|work|project|newsletter|podcast))"
    r"|become\san?\s(?:\w+\s)?(?:member|patron|supporter|subscriber|donor|sponsor)\b"
    r"|(?:runs?|rel(?:y|ies)|depends?|lives?|survives?|(?:is|are)\s(?:entirely\s|wholly\s)?(?:funded|financed|supported|kept\salive|paid\sfor|made\spossible))\s(?:\w+ly\s)?(?:on|by|through|thanks\sto)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:donations?|donors?|readers?|members|memberships?|subscribers?|subscriptions?|supporters?|contributions|grants?|patrons?|generosity)\b"
    r"|(?:our|the|this|free|weekly|daily|morning|evening|\w+[’']s)\s(?:[\w-]+\s){0,3}?(?:newsletter|digest|briefing)\s(?:lands|arrives|drops|comes|goes|hits|is\s(?:out|free|here|back|sent)|delivers|brings|keeps|rounds)\b"
    r"|(?:to|in|into)\syour\s(?:inbox|mailbox|feed)\b|(?:get|hop|be|jump)\son\s(?:the|our)\s(?:mailing\s|waiting\s)?list\b"
    r"|(?:free\strial|\w+\s(?:days?|weeks?|months?)\s(?:for\s)?free\b|free\sfor\s(?:\w+\s){1,2}(?:days|weeks|months)|\d+\s?%\soff\b|promo(?:tion(?:al)?)?\scode|early[- ]bird|limited[- ]time|no\scredit\scard|zero\s(?:fees|commission)|sign-?up\sbonus|welcome\sbonus)"
    r"|(?:book|join|apply|order|shop|register|download|subscribe|upgrade|enrol|enroll|donate|buy)\s(?:now|today)\b[.!]?$|(?:see|view|compare)\s(?:our\s)?(?:plans|pricing|prices)\b|(?:save|reserve|claim|grab)\syour\s(?:seat|spot|place|ticket|copy|bonus)"
    r"|(?:request|book|get|schedule)\s(?:a|your)\s(?:free\s)?(?:demo|quote|consultation|assessment|copy)\b|(?:contact|talk\sto|call)\s(?:our\s)?(?:sales|experts)\b|we(?:[’']re|\sare)\shiring\b"
    r"|(?:if\syou\s(?:found|liked?|enjoy(?:ed)?|value|appreciate|love)|like\swhat\syou)\b.{0,60}\b(?:share|subscribe|follow|consider|support|tell|send|tip|read|see|this)\b"
    r"|(?:consider)\s(?:subscribing|donating|supporting|becoming|a\s(?:donation|subscription))"
    r"|(?:spotted|found|noticed|see)\sa(?:n)?\s(?:typo|mistake|error)\b|(?:send|e-?mail|drop|write)\s(?:us\s)?(?:an?\s|your\s|any\s)?(?:news\s)?(?:tips?|line|feedback|corrections?|comments?)\s(?:to|at|via|on)\b"
    r"|(?:tell|let)\sus\s(?:know\s)?(?:what\syou\sthink|in\sthe\scomments)|(?:leave|post|write)\sa\s(?:comment|review|reply)\b|share\s(?:this|it)\swith\s(?:a|your|the)\b|pass\sit\son\b|thank(?:s|\syou)\sfor\sreading"
    r"|(?:listen\sto|watch|catch|hear)\s(?:it|us|the\s(?:full\s)?(?:episode|interview|podcast|video|recording|webinar)|our\s(?:podcast|webinar|show|video|latest))\b|(?:wherever|where)\syou\sget\syour\spodcasts"
    r"|(?:join|meet|see)\sus\s(?:at|in|on|for)\b|(?:our|the|this)\s(?:free\s)?(?:webinar|podcast|workshop|conference|summit|shop|store|app|e-?book|white\s?paper)\s(?:is|returns|starts|begins|opens|takes\splace|runs)\b)"
    r"|(?:口座開設|新規登録|友だち登録|会員登録|アプリ)[^。]{0,30}(?:プレゼント|進呈|もらえる|特典|キャンペーン|無料)|[【［\[]?(?:無料|有料|参加)?[^。]{0,6}(?:ウェビナー|セミナー|イベント)[】］\]][^。]{0,60}$",
    re.IGNORECASE,
)
"""asks readers for money, an address or their time, in lines that may well end with a full stop"""
APPEAL_BEGINS: Final = Expression(
    r"(?:(?:sign\sup|subscribe|register|enrol|enroll)\s?(?:here|now|today|free|[!.]|(?:to|for|at|and|with|via|by)\s(?:our|us|the\s(?:\w+\s){0,2}(?:newsletter|list|webinar|event|feed|podcast|channel)|updates|alerts|more|free|a\sfree|get|receive|never|e-?mail))|follow\sus|learn\smore|find\sout\smore|(?:for\s)?more\s(?:like\sthis|stories|news)|get\s(?:it|yours|started|tickets)|stay\s(?:tuned|up\sto\sdate|informed|in\sthe\sloop)|try\s(?:it|us|our|\w+\s\w+)\s(?:free|for\sfree|now|today)"
    r"|use\s(?:the\s)?(?:discount\s|promo\s)?code\s|(?:this|the)\sstory\sis\s(?:developing|being\supdated)|this\sis\sa\s(?:developing|breaking)\b|(?:check|come)\sback\s(?:for|later|soon)|more\s(?:to\scome|soon|follows)\b"
    r"|subscribe\s(?:for|now|today)\b|call\s(?:now|today)\b[.!]?$|feel\sfree\sto\s(?:copy|share|reprint|forward|adapt)\b|write\sto\s\S{1,64}@"
    r"|(?:read|get)\s(?:the|our)\s(?:[\w-]+\s){0,3}?newsletter\b|check\sagainst\sdelivery|[\[(]?sent\svia\b|chatham\shouse\srules?\b"
    r"|(?:this|the)\s(?:conversation|interview|transcript|text|exchange|article)\s(?:has\sbeen|was|is)\s(?:\w+ly\s)?(?:shortened|edited|condensed|abridged|translated)\b"
    r"|(?:adds?|updates?|recasts?|refiles?|corrects?)\s(?:to\s)?(?:with\s)?(?:details?|background|comments?|quotes?|context|spelling|headline|paragraphs?)\b"
    r"|(?:forward-looking\sstatements|safe\sharbou?r|cautionary\s(?:note|statement)))",
    re.IGNORECASE,
)
"""the same, and notes of an agency on its own story, where a line begins with it"""
NAVIGATION_LINE: Final = Expression(
    r"(?:(?:home|top|ホーム|トップ|トップページ|top page)\s?(?:[>＞›»/|]|>>)\s?\S"
    r"|(?:tags?|tagged|filed under|categor(?:y|ies)|topics?|keywords?|labels?)\s?[:：|]"
    r"|(?:タグ|カテゴリー?|キーワード|ジャンル|分類|トピックス?)\s?[:：|]"
    r"|share\s(?:this|on|via|with)\b.{0,60}$|share\s?[:：|]"
    r"|skip\sto\s|jump\sto\s|back\sto\s(?:top|home|list|news|all)"
    r"|(?:an?\s)?(?:english|japanese)\sversion\b.{0,40}$"
    r"|(?:この記事を|記事を|ページを|このページを)(?:シェア|共有|印刷|保存|ブックマーク|ツイート)"
    r"|(?:facebook|twitter|linkedin|line|hatena|reddit|whatsapp|pinterest|x|ツイート|シェア|はてブ)(?:[\s|/・,、]{1,3}(?:facebook|twitter|linkedin|line|hatena|reddit|whatsapp|email|pinterest|print|x|ツイート|シェア|はてブ|pocket|印刷|メール)){1,9}$)",
    re.IGNORECASE,
)
BREADCRUMB: Final = Expression(r"\s(?:[>＞›»])\s|[＞›»]")
FOOTER: Final = Expression(
    r"[※*＊]?\s?(?:[©Ⓒⓒ]|[(（][cCｃＣ][)）]\s?(?:19|20)\d\d|[(（][cCｃＣ][)）][^.。]{0,60}(?:\b(?:inc|ltd|llc|corp|gmbh|media|news)\.?|株式会社|社|新聞|通信|放送|無断.{0,20})$"
    r"|copyright(?:ed)?\s?(?:[©(（:：]|\d{4}|by\b|notice$|$)|copyright\s\S.{0,60}(?:\d{4}|reserved|inc|ltd|llc|gmbh)\.?$|all rights reserved|無断転載|本サイト(?:に|の).{0,60}(?:無断|転載|禁)|掲載(?:の)?(?:記事|写真|データ).{0,40}(?:無断|転載|禁)"
    r"|terms (?:of|and)\s(?:use|service|conditions)|privacy\s(?:policy|notice)|cookie\s(?:policy|settings|preferences)"
    r"|プライバシーポリシー|個人情報保護方針|利用規約|サイトポリシー|このサイトについて|特定商取引|ご利用規約"
    r"|this\s(?:article|story)\s(?:(?:was|is|has been)\s)?(?:originally\s|first\s)?(?:published|appeared|ran|updated|translated|corrected|amended)\b"
    r"|this\s(?:article|story|post|column|piece|report)\s(?:(?:was|is|has been)\s)?(?:(?:originally|first)\s(?:published|appeared|ran)|republished|syndicated)\b"
    r"|(?:[A-Z][\w.’'-]{1,20}[\s,]{1,2}(?:and\s)?){1,6}contributed\s(?:to\sthis|reporting|research)\b|(?:with\s|additional\s)?(?:reporting|research|translation|graphics)\s(?:by|from)\s(?-i:[A-Z])"
    r"|(?:compiled|translated|summari[sz]ed|condensed|adapted|reproduced|reprinted)\s(?:from|by|with)\b[^.]{0,90}\.?$|(?:correction|clarification)s?\s?(?:[(,]|\s(?-i:[A-Z])).{0,40}[:：]"
    r"|(?:disclosure|full disclosure|利益相反|開示)\s?[:：]|all times (?:are )?(?:in )?(?:\w+ )?(?:utc|gmt|jst|e[sd]?t|p[sd]?t|local)\b"
    r"|(?:references|bibliography|works cited|footnotes|参考(?:文献|資料|情報|url|リンク|サイト)?|参照(?:元)?|引用(?:元|文献))\s?[:：]\s?\S"
    r"|(?:correction|clarification|disclaimer|免責事項|訂正|お断り|お詫びと訂正)\s?[:：]"
    r"|(?:the\s)?(?:views|opinions)\s(?:and\s(?:views|opinions)\s)?expressed\b|(?:ここに|本稿に|記事中に)?(?:示された|述べられた)(?:意見|見解)は"
    r"|you\s(?:are\sreceiving|receive|received|get|got)\sthis\s(?:e-?mail|newsletter|message|because|as)\b"
    r"|(?:improve|edit|correct)\sthis\s(?:page|guide|article)\b.{0,60}$|(?:contribute|suggest\s(?:an?\s)?(?:edit|change)s?)\s(?:on|to|via|for)\b[^.]{0,60}$"
    r"|(?:本件|この件|報道|取材|広報)(?:の)?(?:担当|連絡先|窓口)(?:者|部署|課)?\s?[:：][^。]{0,90}$|[【［\[(（〔]\s?(?:[^】］\])）〕]{0,16}(?:お?問い?合わ?せ|連絡|照会|担当)[^】］\])）〕]{0,8})\s?[】］\])）〕][\s　]?[^\s。][^。]{0,90}$"
    r"|sources\s?[:：][^.!?]{1,200}$|(?:本|この)(?:ブログ|記事|ページ|サイト|レポート|資料)の(?:内容|情報|記載)は.{0,40}(?:時点|予告|保証)"
    r"|(?:this|the)\s(?:article|page|post|content|report|information|material)\s(?:is\snot|does\snot\sconstitute|is\sprovided\s(?:for|[“\"]?as\sis))\b"
    r"|(?:licen[sc]ed\s(?:for|under)|creative commons|cc\s(?:by|0)\b)|(?:edit this page|report (?:a|an) (?:mistake|error|issue|typo))"
    r"|(?:got|have) (?:a|any) (?:tips?|story|stories|questions?|feedback|news tip)\b.{0,80}|was this (?:page|article|information) (?:helpful|useful)\?"
    r"|(?:このページ|この情報|この記事)(?:は|の).{0,12}(?:役に立|参考にな|見つけやす|わかりやす|分かりやす)|ご意見.{0,12}(?:お聞かせ|お寄せ)"
    r"|[※*＊(（]?\s?(?:本|この)(?:記事|稿|文書|ページ|コラム)は.{0,60}(?:転載|掲載|配信|翻訳|再編集|加筆|抜粋|許可|提供)"
    r"|(?:転載元|引用元|元記事|配信元|掲載元|情報提供元)\s?[:：]|(?:originally published|republished|reprinted|translated) (?:in|on|by|from|with)\b"
    r"|(?:download|view|read|open|see) (?:the )?(?:full |complete )?(?:pdf|report|advisory|article|statement|notice|document|original)\b.{0,40}$"
    r"|.{0,40}[(（]PDF(?:形式|ファイル)?(?:\s?[:：/／]\s?[\d,.]{1,8}\s?(?:KB|MB|キロバイト|メガバイト|ページ))?[)）]$|PDF(?:を|の)?ダウンロード"
    r"|(?:本件|本記事|本稿|本発表|本リリース|本プレスリリース|本サービス|取材|このページ|報道|報道関係|当記事)(?:に関する|についての|に対する|の)?(?:お?問い?合わ?せ|ご質問|ご連絡|お申し?込み).{0,90}$"
    r"|(?:for|all) (?:media|press|interview) (?:inquir(?:y|ies)|enquir(?:y|ies)|requests?)\b.{0,120}$"
    r"|[(（［【]?(?:翻訳|訳|編集|校正|制作|写真|取材協力|監修|文・写真)(?:協力|担当)?\s?[:：＝=/／].{0,40}$|[(（]?(?:仮訳|機械翻訳|抄訳)[)）]?$"
    r"|(?:contact|reach|e-?mail|write\sto|message|follow|tip\soff)\s(?:the|our|this)\s(?:reporters?|authors?|writers?|editors?|correspondents?|newsroom|desk|team|news\sdesk)\b[^.!?]{0,20}(?:[:：]|\s(?:at|on|via|through|by)\s|$)[^!?]{0,80}$"
    r"|(?:reader|readers[’']|quick|weekly|audience|subscriber)\s(?:survey|poll|quiz|question|feedback|offer|mailbag)\s?[:：]|(?:send|e-?mail|share|tell)\s(?:us\s)?(?:your\s)?(?:tips|feedback|corrections|story\sideas|news\stips)\b.{0,80}$"
    r"|forwarded this\s|(?:view|read) (?:this|it) (?:email|e-mail)?\s?in your browser|unsubscribe\b|配信停止"
    r"|(?:運営|運営者|運営元|発行|発行元|発行者|編集・発行|制作|制作・著作)\s?[:：／/]|個人情報の(?:取り?扱い|保護)|このメールは|本メールは.{0,40}(?:送信専用|配信|お送り)"
    r"|.{0,60}(?:電話|TEL|Tel|☎|℡|フリーダイヤル|ファクス|FAX)\s?(?:番号)?\s?[:：]?\s?[(（]?[0-9０-９+＋][0-9０-９()（）\s\-‐－ー–]{7,}(?:[^。．.!?]{0,30}|[^。]{0,20}(?:メール|e-?mail|\S@\S)[^。]{0,60})$"
    r"|法人番号\s?\d|(?:〒|郵便番号)\s?\d{3})",
    re.IGNORECASE,
)
FOOTER_ANYWHERE: Final = Expression(
    r"all rights reserved|無断転載|複製(?:を|・).{0,12}禁|転載(?:する|すること)?を[^。]{0,10}禁|無断での?[^。]{0,16}(?:利用|使用|転載|引用)[^。]{0,8}(?:お断り|禁|ご遠慮)|コメント(?:欄)?は[^。]{0,12}(?:閉じ|受け付けて(?:いません|おりません))|(?:仮訳|抄訳|翻訳)[^。]{0,40}(?:正文|原文)(?:による|によります|が優先)|(?:書き起こし|本文|発言)は[^。]{0,12}(?:省略|編集|要約)し|(?:not|no|nor) (?:financial|investment|legal) advice|may earn a commission"
    r"|(?:do(?:es)? not|in no way) (?:constitute|imply|endorse)\b.{0,60}\b(?:endorsement|product|service|favou?ring)|投資(?:の|を)?(?:助言|勧誘)",
    re.IGNORECASE,
)
NOTE: Final = Expression(
    r"[(（\[［【※*＊]?\s?(?:(?:editor|curator|translator|author|publisher)s?[’']s?\snote|note\sfrom\sthe\s(?:editor|author)s?|編集部注|編集部より|訳者?注|訳者より|筆者注|ご注意|注記)"
    r"\s?[】］]?\s?[:：]\s?"
    r"(?:(?:[^.。]|\.(?!\s+[A-Z])){0,120}?(?:\b(?:this|the|our)\s(?:article|story|post|page|text|piece|note|translation|version|summary)\b|what\sfollows"
    r"|\bwe\s(?:have\s)?(?:shortened|edited|translated|summ|condensed|left\sout|removed|added|updated|reproduce)|\b(?:translated|republished|updated|corrected|shortened|edited|abridged|adapted|reprinted)\b"
    r"|本稿|本記事|この記事|この文章|加筆|修正|訂正|翻訳|転載|再掲|抜粋|以下|[^.!?。！？]$)|[^.!?。！？]{0,200}$)",
    re.IGNORECASE,
)
"""a note of those who print the text, on the text itself; a note on the matter is a claim of theirs"""
ORIGINAL: Final = Expression(
    r"(?:original|based on|adapted from|reading notes on|原文|元記事|原典|底本|出典元)(?:\s(?:article|source|text|report|advisory|notice|post|version|publication))?\s?[:：]\s?\S",
    re.IGNORECASE,
)
"""where a retelling has its words from"""
FOOTER_ITEMS: Final = _set(
    "unsubscribe|imprint|code of conduct|manage preferences|manage subscription|preferences|privacy|privacy policy|privacy notice|terms",
    "terms of use|terms of service|terms and conditions|cookies|cookie policy|cookie settings|careers|jobs|about|about us|contact|contact us",
    "advertise|advertise with us|newsletters|help|faq|press|press room|legal|accessibility|sitemap|site map|feedback|support us|subscribe",
    "view in browser|forward|forward to a friend|forward to a colleague|tip line|send a tip|licence|license|cc0|rss|store|events|masthead",
    "お問い合わせ|お問合せ|採用情報|プライバシーポリシー|個人情報保護方針|利用規約|会社概要|会社情報|運営会社|広告掲載|広告掲載について|サイトマップ",
    "サイトポリシー|免責事項|ヘルプ|よくある質問|特定商取引法に基づく表示|ご意見・ご感想|ご意見|アンケート|このページに関するアンケート|著作権|リンクについて",
    "アクセシビリティ|メルマガ登録|購読案内|配信停止|配信停止はこちら|バックナンバー|バックナンバーはこちら|編集方針|採用|ir情報|ログアウト|退会",
)
"""what the foot of a page leads to; several of them on a line make it one"""
PARTS: Final = Expression(r"\s*[|｜／•·‧]\s*|\s[-–—/・]\s|・|[ \u3000]{2,}|\u3000")
BIO: Final = Expression(
    r"[A-Z\u00c0-\u00de][\w’'.-]{1,20}(?:\s[A-Z\u00c0-\u00de][\w’'.-]{0,20}){1,3}\s(?:is|was|writes|reports|covers|has\s(?:covered|written|reported))\b.{0,120}?"
    r"\b(?:reporter|journalist|writer|editor|correspondent|columnist|freelance|contributor|newsroom|writes\sabout|covers|covering|covered|(?:[Rr]each|[Ff]ollow|[Cc]ontact|[Ee]mail|[Ww]rite\sto)\s(?:him|her|them)\b)"
    r"|(?:[Tt]he\sauthor\s(?:is|was|works|teaches|writes|heads|runs|leads)\b.{0,200}|.{0,160}\b(?:views|opinions)\s(?:are|expressed)\b.{0,30}\bown\b.{0,20})$"
    r"|[一-龥々ぁ-んァ-ヶー]{2,6}[\s　・]?[一-龥々ぁ-んァ-ヶー]{0,6}\s?(?:[(（][ぁ-んァ-ヶー・\s　]{2,20}[)）])?[\s　:：／/、]{0,2}(?:[^。]{0,20}。)?[^。]{0,40}(?:記者|編集者|ライター|ジャーナリスト|編集委員)(?:。|$|として(?!は)|、)"
)
"""a line on who wrote, at the end of a document"""
STANDING_QUESTION: Final = Expression(r"(?:what|who|why|how|where|which)\b[^.,;:!。]{2,60}$", re.IGNORECASE)
"""the clause of a question with no question mark: no sentence, and so a heading"""
QUOTED: Final = Expression(r"[「『“\"][^。「」『』“”\"]{2,40}[」』”\"]")
"""a quotation alone on its line"""
CONTACT_LINE: Final = Expression(
    r"(?:tel|telephone|phone|fax|e-?mail|mail|hotline|電話|直通|代表|内線|ファクス|ファックス|メール|住所|所在地|連絡先|担当)\s?[.:：（(]?\s?"
    r"[(（]?[\d+０-９\w.@-]|.{0,60}\+?\d{2,4}[-–(（)）\s]\d{1,4}[-–)）\s]\d{3,4}|.{0,40}[（(](?:代表|直通|内線)|\S{1,64}@\S{1,120}$",
    re.IGNORECASE,
)
CONTACT_WHOLE: Final = Expression(
    r"[【［（・■\s]*(?:お?問い?合わ?せ(?:先|窓口)?|(?:本件)?(?:連絡|照会)先|相談窓口|contact|press contact|media contact|hotline)[】］）]?[\s　:：].{0,80}[0-9０-９]{2,4}[-－‐ー–][0-9０-９].{0,60}",
    re.IGNORECASE,
)
"""a block of addresses in one line"""
CONTACT_LEAD: Final = Expression(
    r"[【［\[（(<＜■●◆○・\s]*(?:(?:本件に関する|報道(?:機関|関係者)(?:の方)?(?:から)?の?|このページに関する)?(?:お)?問い?合わ?せ(?:先)?|連絡先|照会先"
    r"|(?:press|media|for media)\s(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies))|contacts?)\s?[】］\])）>＞]?\s?[:：]",
    re.IGNORECASE,
)
COUNTED_COMMENTS: Final = Expression(
    r"\d{1,6}\s(?:comments?|responses|replies)|コメント\s?[(（]?\s?\d{1,6}\s?件?\s?[)）]?|comments?\s?\(\d{1,6}\)"
)
PAGE_NUMBER: Final = Expression(
    r"(?:[-–—―－\[(]\s?[0-9０-９]{1,4}\s?[-–—―－\])]|page\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|\d{1,4}\s?/\s?\d{1,4}|[0-9０-９]{1,4}\s?(?:頁|ページ))",
    re.IGNORECASE,
)
TLP: Final = Expression(r"TLP\s?[:：]\s?(?:CLEAR|WHITE|GREEN|AMBER(?:\+STRICT)?|RED)(?:\b|$).{0,40}$", re.IGNORECASE)
COOKIE_WORDS: Final = ("cookie", "クッキー", "ｸｯｷｰ")
COOKIE_OWN: Final = Expression(
    r"\b(?:we|our|us|this (?:web)?site|the (?:web)?site|by (?:continuing|using|clicking)|accept|manage)\b|当サイト|本サイト|当ウェブ|本ウェブ|このサイト|このウェブサイト|弊社|当社",
    re.IGNORECASE,
)
COOKIE_USE: Final = Expression(
    r"\b(?:accept|consent|agree|experience|preferences|policy|analy[sz]e|personali[sz]e|advertis\w+|settings|partners|traffic)\b|同意|利用|使用|設定|ポリシー|許可|向上",
    re.IGNORECASE,
)
NOTICE_LINE: Final = Expression(
    r"(?:(?:please\s)?enable\s(?:javascript|cookies)|(?:you need to enable\s)?javascript\sis\s(?:disabled|required|not)"
    r"|your browser\s(?:does not|doesn[’']t|is)|you are using an (?:outdated|unsupported)\sbrowser"
    r"|this\s(?:content|article|page|story)\sis\s(?:for|only|reserved|available to)\s(?:\w+\s){0,3}(?:subscribers?|members?)"
    r"|(?:already\s(?:a\s|an\s)?(?:subscriber|member|have an account|registered))|(?:create|you need)\san?\saccount\s"
    r"|(?:accept|reject|decline)\s(?:all|cookies|all cookies)$|manage\s(?:cookies|preferences|consent|settings)$"
    r"|この(?:記事|コンテンツ|先)は(?:有料)?会員(?:限定|の方)|会員限定|(?:残り|残)\s?[\d,]{1,6}\s?文字|続きを(?:読む|お読みになる)には|有料会員"
    r"|(?:お使い|ご利用)の(?:ブラウザ|環境)|(?:javascript|ジャバスクリプト)(?:が|を).{0,12}(?:無効|有効)|(?:すべて|全て)(?:の\s?cookie)?を?(?:許可|同意|拒否|受け入れる)"
    r"|同意する$|拒否する$|(?:外部サイト|別ウィンドウ|新しいウィンドウ)(?:へ|で).{0,10}$|pdf(?:ファイル)?(?:を|の).{0,20}(?:adobe|acrobat|閲覧))",
    re.IGNORECASE,
)
LETTERHEAD_NUMBER: Final = Expression(
    r"(?:[一-龥ァ-ヶーぁ-んA-Za-z]{1,16}第\s?[0-9０-９]{1,6}\s?号|(?:alert|product|document|reference|release|report|notice|advisory|bulletin|circular)\s(?:number|no\.?|id|code)\s?[:：]?\s?[\w-]{3,30}"
    r"|[A-Z]{2,8}[-–]\d{2,8}(?:[-–]\w{1,12}){0,3})$",
    re.IGNORECASE,
)
MEASURE_JA: Final = Expression(
    r"(?:る|う|く|す|つ|む|ぶ|ぐ|ぬ|た|ない|こと|ください|下さい|ましょう|せよ|ます|です|向上|徹底|実施|導入|保存|保管|確認|検証|利用|使用|活用"
    r"|強化|対策|更新|適用|禁止|周知|教育|報告|通報|共有|見直し|点検|検討|制限|管理|監視|遮断|設定|確保|分離|把握|注意|回避|無効化|有効化|最小化|暗号化|バックアップ|相談|訓練)[」』）)]?$"
)
"""How a Japanese line ends that tells to do something, though it has no full stop."""
MEASURE_EN: Final = Expression(
    r"(?:do|don[’']t|never|always|avoid|be|use|enable|disable|verify|train|require|implement|keep|store|report|block"
    r"|check|update|patch|install|limit|restrict|review|monitor|apply|ensure|confirm|contact|consider|create|develop"
    r"|encrypt|enforce|establish|follow|hold|identify|isolate|maintain|make|move|only|open|prohibit|protect|provide"
    r"|refuse|remove|reset|rotate|run|scan|segment|separate|set|share|test|treat|turn|validate|watch|download|deploy|educate|raise|disconnect|save|ask|audit|prevent|refrain|conduct|adopt|back)\b",
    re.IGNORECASE,
)
FINITE_EN: Final = Expression(
    r"\b(?:is|are|was|were|has|have|had|said|says|will|would|must|should|may|might|can|could|did|does|been|being)\b"
)
"""A line with such a word and no full stop may be a sentence all the same."""
NAMED_THING_EN: Final = Expression(
    r"(?:[\w’'-]{1,30}\s){1,6}?(?:that|who|which|you|we|they|if|when|where|how|what|why)\s"
)
"""begins a thing with a clause that describes it: "Signs that should worry you" """
ORGANISATION_JA: Final = Expression(
    r"(?:[一-龥ァ-ヶーぁ-んA-Za-z0-9&. ]{0,24}(?:庁|省|府|委員会|センター|協会|本部|機構|財団|警察|研究所|警察局|局|課|室|部|事務所|株式会社|連合会|取引所|銀行|CERT/CC|CSIRT)"
    r"|(?:株式会社|一般社団法人|独立行政法人|公益財団法人|国立研究開発法人)[^\s。、]{1,24})"
    r"(?:(?:[\s　・、，,/／]|及び|並びに){1,3}[一-龥ァ-ヶーぁ-んA-Za-z0-9&.]{0,24}(?:庁|省|府|委員会|センター|協会|本部|機構|財団|警察|研究所|警察局|局|課|室|部|事務所|CERT/CC|CSIRT))*"
)
ORGANISATION_EN: Final = Expression(
    r"(?:(?:the|a)\s)?(?:[A-Z][\w.&’'-]{0,30}|of|and|for|the|on|&|-|–|/|,|\([A-Z&.-]{2,12}\)|[A-Z]{2,12})(?:\s(?:[A-Z][\w.&’'-]{0,30},?|of|and|for|the|on|&|-|–|/|\([A-Z&.-]{2,12}\),?)){0,24}"
)
ORGANISATION_NOUN_EN: Final = Expression(
    r"\b(?:Agency|Bureau|Department|Ministry|Commission|Police|Office|Authority|Cent(?:er|re)|Treasury|Council|CERT|Institute"
    r"|Directorate|Administration|Services? Agency|Association|Exchange Association|Headquarters|Organi[sz]ation)\b"
)
OUTLET: Final = Expression(
    r"(?:^The\s[A-Z]|(?:News|Times|Post|Record|Journal|Daily|Herald|Today|Week(?:ly)?|Magazine|Wire|Press|Tribune|Gazette|Media|Blog|Review)$|新聞|通信|ニュース|放送|テレビ|\.(?:com|net|org|jp|media|io)$)"
)
WIRES: Final = {
    "ロイター": "ロイター", "reuters": "Reuters", "共同": "共同通信", "共同通信": "共同通信", "kyodo": "Kyodo", "kyodo news": "Kyodo News",
    "時事": "時事通信", "時事通信": "時事通信", "jiji": "Jiji Press", "jiji press": "Jiji Press", "afp": "AFP", "afp時事": "AFP", "afp=時事": "AFP",
    "ap": "AP", "associated press": "AP", "ap通信": "AP", "nhk": "NHK", "bloomberg": "Bloomberg", "ブルームバーグ": "Bloomberg",
    "yonhap": "Yonhap", "聯合ニュース": "聯合ニュース", "cnn": "CNN", "bbc": "BBC", "upi": "UPI", "xinhua": "Xinhua", "dpa": "dpa",
}  # fmt: skip
"""News agencies and broadcasters as they stand in brackets before a lead, and their names."""
LEAD_BRACKET: Final = Expression(
    r"\s*[（(［\[【〔]([^（）()［］\[\]【】〔〕\n]{2,40})[）)］\]】〕]\s?(?:[-–—―]{1,2}\s?)?"
    r"|\s*[A-Z][A-Za-z.'’ -]{1,40}(?:,\s[A-Z][A-Za-z.'’ -]{1,20})?,\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\s/([^/\n]{2,30})/\s?[-–—]{1,2}\s?"
    r"|\s*[A-Z][A-Za-z.,'’ -]{1,40}(?:\s\d{1,2}(?:,\s\d{4})?)?[,\s]\s?\(([A-Za-z ]{2,30})\)\s?(?:[-–—]{1,2}|:)\s?"
)
