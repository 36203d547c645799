"""Invented pages of differing layouts. The alert's own words stand between ⟦ and ⟧; all else that is shown is furniture."""

import re
from typing import NamedTuple

_OWN = re.compile("⟦(.*?)⟧", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Page(NamedTuple):
    name: str
    marked: str
    language: str
    title: str
    publisher: str
    date: str

    @property
    def html(self) -> bytes:
        return self.marked.replace("⟦", "").replace("⟧", "").encode()

    @property
    def own(self) -> list[str]:
        """The alert's own words, as a reader sees them."""
        found = [_TAG.sub("", words).replace("、\n", "、") for words in _OWN.findall(self.marked)]
        return [re.sub(r"[ \n]+", " ", words).strip() for words in found]


NEWS_EN = Page(
    "news site in English",
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Recruiter accounts aimed at wallet engineers, police say | The Harbour Record</title>
<meta property="og:site_name" content="The Harbour Record"><meta property="og:title" content="Recruiter accounts aimed at wallet engineers, police say">
<meta property="article:published_time" content="2024-05-07T08:30:00+00:00"><link rel="canonical" href="https://harbour-record.example/2024/05/recruiters">
<style>.sr { display: none }</style></head><body>
<a class="skip-link" href="#main">Skip to content</a><div class="sr">hidden words that nobody sees</div>
<header class="site-header"><a href="/">The Harbour Record</a><nav><ul><li><a href="/world">World</a></li><li><a href="/cyber">Cyber</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main id="main"><article>
<header><h1>Recruiter accounts aimed at wallet engineers, police say</h1>
<p class="standfirst">Officers in Northmark warned exchanges on Tuesday that a group known as Pale Heron is writing to their engineers.</p>
<div class="byline">By <a href="/a/lee">Ann Lee</a></div><time datetime="2024-05-07">7 May 2024</time>
<div class="share-tools"><a href="#">Share on X</a><a href="#">Share on Facebook</a><button>Copy link</button></div></header>
<figure><img src="x.jpg" alt="A harbour"><figcaption>The harbour of Northmark. Photo: Bo Aker</figcaption></figure>
<p>⟦The Northmark Police said that the group opens accounts in the names of real recruiters and asks for a short coding test.⟧</p>
<p>⟦According to <a href="/x">two people who know the case</a>, at least four companies were approached in March.⟧</p>
<aside class="related-box"><h3>Related articles</h3><ul><li><a href="/1">Bank staff told to hang up on false auditors</a></li><li><a href="/2">How one port kept its cranes running</a></li></ul></aside>
<div class="ad-slot">Advertisement</div>
<h2>What the test does</h2>
<p>⟦The repository holds a package that allegedly copies session cookies to 203.0.113.7.⟧</p>
<p>⟦“We have not reported any loss,” a spokesman for one exchange said.⟧</p>
<p>Read more: <a href="/3">Pale Heron’s first year</a></p>
<div class="newsletter-signup"><p>Get the latest cyber news in your inbox every morning.</p><input type="email"><button>Sign up</button></div>
<p>⟦The warning is the third that the force has published this year.⟧</p>
<footer><ul class="tags"><li><a href="/t/1">Pale Heron</a></li><li><a href="/t/2">Phishing</a></li></ul></footer>
</article>
<section class="comments"><h2>Comments</h2><div class="comment"><p>I got such a message last week. It was strange.</p></div></section></main>
<aside class="sidebar"><h2>Most read</h2><ol><li><a href="/4">Rain until Friday</a></li><li><a href="/5">Ferry strike is over</a></li><li><a href="/6">New bridge opens</a></li></ol></aside>
<footer class="site-footer"><p>© 2024 The Harbour Record. All rights reserved.</p><a href="/p">Privacy policy</a></footer>
<div id="cookie-banner" role="dialog"><p>We use cookies to improve your experience on this site.</p><button>Accept all</button></div>
</body></html>""",
    "en",
    "Recruiter accounts aimed at wallet engineers, police say",
    "The Harbour Record",
    "2024-05-07",
)

NEWS_JA = Page(
    "news site in Japanese",
    """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>取引所の社員狙う偽の採用担当者　北浜県警が注意喚起 | みなと新報</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"取引所の社員狙う偽の採用担当者　北浜県警が注意喚起","datePublished":"2024-06-03T18:00:00+09:00","publisher":{"@type":"Organization","name":"みなと新報"}}</script></head>
<body><div id="header"><p><a href="/">みなと新報</a></p><ul id="gnavi"><li><a href="/s">社会</a></li><li><a href="/k">経済</a></li><li><a href="/i">ＩＴ</a></li></ul></div>
<div id="wrapper" class="has-sidebar"><div id="contents">
<p class="topicpath"><a href="/">ホーム</a> &gt; <a href="/s">社会</a> &gt; 記事</p>
<h1>取引所の社員狙う偽の採用担当者　北浜県警が注意喚起</h1>
<p class="date">2024年6月3日 18:00</p>
<ul class="sns"><li><a href="#">ツイート</a></li><li><a href="#">シェアする</a></li></ul>
<div class="photo"><img src="a.jpg" alt=""><p class="caption">注意を呼びかける北浜県警の担当者＝３日、北浜市（撮影・海野渚）</p></div>
<div class="honbun">
<p>⟦　北浜県警は３日、暗号資産交換業者の社員に偽の採用担当者が接触しているとして、県内の事業者に注意を呼びかけた。⟧</p>
<p>⟦　県警によると、攻撃者は実在する採用担当者の名前でＳＮＳのアカウントを作り、
技術者に課題のプログラムを実行させるという。⟧</p>
<div class="pr-box"><p>［ＰＲ］海の見える宿の予約はこちら</p></div>
<h2>社内の名簿にない相手</h2>
<p>⟦　捜査関係者は「ペールヘロンと呼ばれるグループの関与が疑われる」と話した。⟧</p>
<p>⟦　被害は確認されていない。⟧</p>
<p>（海野渚）</p>
</div>
<p>無断転載・複製を禁じます。</p>
<div class="relation"><h2>関連記事</h2><ul><li><a href="/1">港の荷役システムが一時停止　原因を調査</a></li><li><a href="/2">偽サイトの通報が倍増　県警まとめ</a></li></ul></div>
</div>
<div id="sidebar"><h3>アクセスランキング</h3><ol><li><a href="/3">花火大会、来月に延期</a></li><li><a href="/4">新しい橋が開通</a></li></ol></div></div>
<div id="footer"><a href="/c">会社概要</a><a href="/p">プライバシーポリシー</a><address>みなと新報社</address></div></body></html>""",
    "ja",
    "取引所の社員狙う偽の採用担当者　北浜県警が注意喚起",
    "みなと新報",
    "2024-06-03",
)

AGENCY_JA = Page(
    "notice of authorities in Japanese, laid out by tables and line breaks",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>暗号資産関連事業者に対するサイバー攻撃について（注意喚起）</title></head>
<body><table width="800"><tr><td><img src="logo.gif"><br><a href="/">トップページ</a>　&gt;　<a href="/press">報道発表</a>　&gt;　注意喚起</td></tr>
<tr><td><div align="right">令和６年６月３日<br>北浜県警察本部<br>北浜財務事務所</div>
<h1>暗号資産関連事業者に対するサイバー攻撃について（注意喚起）</h1>
<p>⟦　北浜県警察は、ペールヘロンと呼称されるサイバー攻撃グループが、暗号資産関連事業者の従業員に対し、幹部を装ったメールを送付していることを確認しました。⟧</p>
<p>⟦　また、偽のアカウントで取引を装って接近する手口も確認されています。⟧</p>
<h2>リスク低減のための対処例</h2>
<p>⟦（１）電子メールの添付ファイルを安易に開かないこと⟧<br>⟦（２）秘密鍵をオフライン環境で保管する⟧<br>⟦（３）多要素認証の導入⟧</p>
<p>⟦不審な動きを検知した場合は、警察に通報してください。⟧</p>
<p>【問い合わせ先】<br>北浜県警察本部サイバー犯罪対策課<br>電話：０９９－０００－０００１（代表）</p>
</td></tr><tr><td align="center">Copyright (C) 2024 Kitahama Prefectural Police. All Rights Reserved.</td></tr></table></body></html>""",
    "ja",
    "暗号資産関連事業者に対するサイバー攻撃について（注意喚起）",
    "北浜県警察本部・北浜財務事務所",
    "2024-06-03",
)

AGENCY_EN = Page(
    "advisory of an agency in English",
    """<!doctype html><html lang="en"><head><title>Pale Heron Targets Staff of Exchanges</title></head><body>
<div class="usa-banner"><p>An official website of the State of Northmark</p></div>
<div role="navigation" class="menu"><a href="/">Home</a> <a href="/alerts">Alerts</a> <a href="/report">Report</a></div>
<div class="content"><p>Alert Number: NM-2024-118</p><p>May 7, 2024</p><p>Northmark Bureau of Inquiry</p>
<h1>Pale Heron Targets Staff of Exchanges</h1>
<h2>Summary</h2><p>⟦The Northmark Bureau of Inquiry and its partners warn of messages that pretend to come from recruiters.⟧ ⟦The actors are believed to work for a foreign service.⟧</p>
<h2>Indicators</h2><ul><li>⟦Requests to run code from an unknown repository⟧</li><li>⟦Insistence on another messaging platform⟧</li></ul>
<h2>Recommended actions</h2><ol><li>⟦1. Verify a contact over a separate platform.⟧</li><li>⟦2. Do not store seed phrases on devices that are connected to the internet⟧</li></ol>
<h3>How to Report</h3><p>⟦If you have information, report it to the bureau at report@bureau.example.⟧</p>
<div class="contact-info"><p>Media contact: press@bureau.example</p><p>Telephone: +00 555 010 99</p></div></div>
<footer role="contentinfo"><a href="/a">Accessibility</a> <a href="/f">FOIA</a></footer></body></html>""",
    "en",
    "Pale Heron Targets Staff of Exchanges",
    "Northmark Bureau of Inquiry",
    "2024-05-07",
)

BLOG_EN = Page(
    "blog with a side column",
    """<html lang="en"><head><title>Tracing a false pre-employment test – Notes from the Watch</title><meta name="date" content="2023-11-02"></head><body class="single-post with-sidebar">
<div id="masthead"><a href="/">Notes from the Watch</a></div>
<div id="page"><div id="primary"><div class="post-4 hentry">
<h2 class="entry-title"><a href="/post">Tracing a false pre-employment test</a></h2>
<div class="entry-meta">Posted on <a href="/d">November 2, 2023</a> by <span class="author">kestrel</span> | <a href="#c">4 comments</a></div>
<div class="entry-content"><p>⟦Last week a friend was asked to clone a repository before an interview.⟧ ⟦The code ran a script from hxxps://cdn.wheelhouse[.]example/a.js.⟧</p>
<p>⟦I think that Pale Heron is behind it, but the evidence is thin.⟧</p>
<pre>⟦node index.js --task=1⟧</pre>
<blockquote><p>⟦“Please finish within two hours,” the recruiter wrote.⟧</p></blockquote>
<p>⟦The domain was registered three days before.⟧</p>
<p>Tags: <a href="/t/a">npm</a>, <a href="/t/b">interview</a></p></div>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Reddit</a></li></ul></div>
<div class="author-bio"><h3>About the author</h3><p>Kestrel watches the sea for a living and writes at night.</p></div>
<div id="comments"><h3>4 comments</h3><ol><li><p>The same script was sent to me in July. Thanks for writing.</p></li></ol></div>
</div></div>
<div id="secondary"><h3>Recent posts</h3><ul><li><a href="/1">A lamp for the lookout</a></li><li><a href="/2">Old logs and new lies</a></li><li><a href="/3">Winter hours</a></li></ul></div></div>
<div id="colophon">Proudly made by hand.</div></body></html>""",
    "en",
    "Tracing a false pre-employment test",
    "Notes from the Watch",
    "2023-11-02",
)

VENDOR = Page(
    "vendor report with tables",
    """<html lang="en"><head><meta property="og:site_name" content="Lanternworks"><title>GULLWING: an implant for traders' machines</title></head><body>
<nav class="navbar"><a href="/">Products</a><a href="/b">Solutions</a><a href="/c">Company</a></nav>
<main><h1>GULLWING: an implant for traders' machines</h1><p class="post-meta">Lanternworks Research Team · 12 min read · 14 Feb 2025</p>
<h2>Key takeaways</h2><ul><li>⟦GULLWING is delivered by a false trading application.⟧</li><li>⟦We assess with moderate confidence that Pale Heron built it.⟧</li></ul>
<h2>Technical analysis</h2><p>⟦The installer drops a library that contacts three servers.⟧</p>
<figure><img src="1.png"><figcaption>Figure 1: The chain of infection</figcaption></figure>
<h3>Persistence</h3><p>⟦A launch agent named com.example.tide keeps it running.⟧</p>
<h2>Indicators of compromise</h2>
<table><thead><tr><th>⟦Domain⟧</th><th>⟦Address⟧</th><th>⟦First seen⟧</th></tr></thead><tbody>
<tr><td>⟦tide-quotes.example⟧</td><td>⟦192.0.2.15⟧</td><td>⟦2025-01-20⟧</td></tr><tr><td>⟦gull-update.example⟧</td><td>⟦192.0.2.77⟧</td><td>⟦2025-01-31⟧</td></tr></tbody></table>
<h2>Related posts</h2><div class="cards"><div><a href="/1">What a lighthouse teaches about logging</a></div><div><a href="/2">Five questions for your wallet vendor</a></div></div>
<div class="cta-block"><h3>Start your free trial</h3><p>See Lanternworks in action. Our team will show you around.</p></div></main>
<footer>Lanternworks Ltd. <a href="/legal">Legal</a></footer></body></html>""",
    "en",
    "GULLWING: an implant for traders' machines",
    "Lanternworks",
    "2025-02-14",
)

LOGIN = Page(
    "login page",
    """<html lang="en"><head><title>Sign in - Watch Exchange</title></head><body><div class="box"><h1>Sign in</h1><form action="/login"><label>User name</label><input name="u"><label>Password</label><input type="password" name="p"><button>Sign in</button></form><p><a href="/f">Forgot your password?</a></p></div></body></html>""",
    "en",
    "Sign in",
    "Watch Exchange",
    "",
)

COOKIE_WALL = Page(
    "cookie wall",
    """<html lang="en"><head><title>Before you continue</title></head><body><div class="consent-wall"><h1>Before you continue</h1><p>We and our 214 partners use cookies to store and access information on your device and to personalise advertising. You can accept or manage your choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>""",
    "en",
    "Before you continue",
    "",
    "",
)

SOURCE_PAGES = (NEWS_EN, NEWS_JA, AGENCY_JA, AGENCY_EN, BLOG_EN, VENDOR)
"""Pages that the rules were tried on while they were written."""

CARDS_EN = Page(
    "news site of cards and no semantic elements",
    """<!DOCTYPE html><html><head><title>Exchange staff get mail from a chief who never wrote it - Tidewater Post</title><meta property="og:title" content="Exchange staff get mail from a chief who never wrote it"></head><body>
<div class="l-top"><div class="logo"><a href="/">Tidewater Post</a></div><div class="l-links"><a href="/n">News</a><a href="/b">Business</a><a href="/o">Opinion</a><a href="/l">Local</a></div></div>
<div class="l-body"><div class="l-story"><div class="kicker">Business</div><h1>Exchange staff get mail from a chief who never wrote it</h1>
<div class="deck">Two firms say the sender knew the names of their teams.</div>
<div class="who">By Mara Quill and Jon Tide</div><div class="when">Published: 9 July 2024, 10:12</div>
<div class="img"><img src="a"><div class="img-credit">Image: Tidewater Post</div></div>
<div class="txt"><div>⟦An unknown group wrote to accountants of two exchanges in the name of their chief executive, the firms said on Monday.⟧</div>
<div>⟦The mail asked for a list of wallets and allegedly came from 198.51.100.44.⟧</div>
<div class="inline-rel">Related: <a href="/r">Why a call back still helps</a></div>
<div>⟦“We would not describe this as a breach,” one firm said in a statement.⟧</div>
<div>⟦Police in Tidewater declined to name a suspect. It is the second such case this summer.⟧</div></div>
<div class="chips"><a href="/t1">Fraud</a><a href="/t2">Exchanges</a></div></div>
<div class="l-more"><div class="h">More from Tidewater Post</div><div class="card"><a href="/c1">Harbour tax to rise in spring</a><p>The council voted on Thursday for the first rise in nine years.</p></div><div class="card"><a href="/c2">A quiet year for the lifeboats</a><p>Volunteers were called out less often than in any year since 1998.</p></div></div></div>
<div class="l-end"><a href="/terms">Terms of use</a> <a href="/privacy">Privacy policy</a> Copyright 2024 Tidewater Post</div></body></html>""",
    "en",
    "Exchange staff get mail from a chief who never wrote it",
    "Tidewater Post",
    "2024-07-09",
)

WIRE_JA = Page(
    "wire story in Japanese in a column of line breaks",
    """<html lang="ja"><head><meta charset="utf-8"><meta property="og:site_name" content="うしおニュース"><title>交換業者に偽の幹部メール　警察が注意喚起 - うしおニュース</title></head><body>
<header><a href="/">うしおニュース</a><nav><a href="/a">国内</a><a href="/b">国際</a><a href="/c">経済</a></nav></header>
<main><article><h1>交換業者に偽の幹部メール　警察が注意喚起</h1><p class="article-info">2024/7/9(火) 10:12配信　<a href="/m">うしおニュース</a></p>
<div class="article_body">［東潮　９日　共同］　⟦警察は９日、暗号資産交換業者の従業員に対し、社長を名乗る偽のメールが届いていると発表した。⟧<br><br>⟦関係者によると、少なくとも３社が受け取ったとみられる。⟧<br><br>【関連】偽の採用担当者に注意　北浜県警<br><br>⟦警察は、送信元の確認を徹底するよう求めている。⟧<br><br>写真：警察の建物<br><br>⟦被害額は明らかにしていない。⟧</div>
<div class="article_footer"><p>最終更新：7/9(火) 11:00</p><p>記事に関する報告</p></div></article>
<section id="yjRecommend"><h2>あなたにおすすめの記事</h2><ul><li><a href="/1">夏祭りの交通規制、今年は広めに</a></li><li><a href="/2">新しい図書館、来月開館へ</a></li></ul></section>
<section class="comment-area"><h2>コメント（12件）</h2><p>うちの会社にも同じようなメールが来ました。</p></section></main>
<footer><ul><li><a href="/p">プライバシーポリシー</a></li><li><a href="/t">利用規約</a></li></ul><small>© うしおニュース</small></footer></body></html>""",
    "ja",
    "交換業者に偽の幹部メール　警察が注意喚起",
    "うしおニュース",
    "2024-07-09",
)

REGULATOR_JA = Page(
    "regulator's page with a side menu and numbered sections",
    """<!DOCTYPE html><html lang="ja"><head><meta charset="UTF-8"><title>暗号資産の流出リスクへの対応について：東潮金融監督庁</title></head><body>
<div id="skip"><a href="#c">本文へ移動</a></div><div id="head"><p id="logo">東潮金融監督庁</p><div id="fontsize">文字サイズ 標準 拡大</div></div>
<div id="topicPath"><ol><li><a href="/">ホーム</a></li><li><a href="/n">お知らせ</a></li><li>暗号資産の流出リスクへの対応について</li></ol></div>
<div id="main"><div id="c"><p class="right">令和6年9月26日</p><p class="right">東潮金融監督庁</p><h1>暗号資産の流出リスクへの対応について</h1>
<p>⟦当庁は本日、暗号資産交換業者に対し、流出リスクへの対応を改めて点検するよう要請しました。⟧</p>
<h2>１．背景</h2><p>⟦本年５月、国内の交換業者において不正な流出が発生しました。⟧⟦攻撃者は、北方の国の当局が関与するとされるグループと指摘されています。⟧</p>
<h2>２．要請の内容</h2><ol><li>⟦経営陣が流出リスクを最重要の課題として認識すること⟧</li><li>⟦ウォレットの署名権限を複数の者に分けること⟧</li><li>⟦外部委託先の管理態勢を見直すこと⟧</li></ol>
<p>⟦点検の結果は、１０月末までに報告してください。⟧</p>
<div class="toiawase"><h2>お問い合わせ先</h2><p>東潮金融監督庁 暗号資産モニタリング室<br>電話番号：00-0000-0000（内線0000）</p></div></div></div>
<div id="lnavi"><h2>お知らせ</h2><ul><li><a href="/n/1">令和6年のお知らせ</a></li><li><a href="/n/2">令和5年のお知らせ</a></li></ul></div>
<p id="pagetop"><a href="#">ページの先頭へ戻る</a></p><div id="foot"><p>法人番号0000000000000</p><p>〒000-0000 東潮市中央1-1</p><p>Copyright(C) 東潮金融監督庁</p></div></body></html>""",
    "ja",
    "暗号資産の流出リスクへの対応について",
    "東潮金融監督庁",
    "2024-09-26",
)

STATEMENT_EN = Page(
    "joint statement of ministries in English",
    """<!DOCTYPE html><html lang="en"><head><title>Joint statement on thefts of crypto assets</title><meta name="dcterms.issued" content="2025-01-14"></head><body>
<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/s">Statements</a></li></ol></nav>
<main><h1>Joint statement on thefts of crypto assets</h1><ul class="meta-list"><li>Ministry of External Relations of Northmark</li><li>14 January 2025</li></ul>
<p>⟦The text of the following statement was released by the governments of Northmark, Southmark and Tidewater.⟧</p><p><em>Begin text</em></p>
<p>⟦Northmark, Southmark and Tidewater warn industry of the continued targeting of exchanges by actors of a foreign state.⟧</p>
<p>⟦In 2024, the group known as Pale Heron is assessed to have stolen $120 million from Gull Exchange.⟧</p>
<p>⟦The three governments advise companies to review hiring carefully.⟧</p><p><em>End text</em></p></main>
<div class="block-more"><h2>More statements</h2><ul><li><a href="/1">Statement on the safety of ports</a></li><li><a href="/2">Statement on undersea cables</a></li><li><a href="/3">Statement on fishing rights</a></li></ul></div>
<div role="contentinfo"><p>Ministry of External Relations</p></div></body></html>""",
    "en",
    "Joint statement on thefts of crypto assets",
    "Ministry of External Relations of Northmark",
    "2025-01-14",
)

BLOG_JA = Page(
    "technical blog of a company in Japanese",
    """<html lang="ja"><head><meta charset="utf-8"><meta property="og:site_name" content="灯台技研ブログ"><meta property="article:published_time" content="2025-03-05T10:00:00+09:00"><title>偽の技術面接で配布されるマルウェア「GULLWING」の解析 | 灯台技研ブログ</title></head><body>
<div class="global-header"><ul class="menu"><li><a href="/s">サービス</a></li><li><a href="/r">採用情報</a></li><li><a href="/c">お問い合わせ</a></li></ul></div>
<div class="contents"><article class="post"><p class="post-date">2025.03.05</p><h1>偽の技術面接で配布されるマルウェア「GULLWING」の解析</h1><p class="post-author">解析チーム</p>
<div class="toc"><p>目次</p><ol><li><a href="#1">はじめに</a></li><li><a href="#2">感染の流れ</a></li><li><a href="#3">通信先</a></li></ol></div>
<h2>はじめに</h2><p>⟦弊社は、偽の技術面接を通じて配布されるマルウェアを確認しました。⟧⟦ペールヘロンによるものとみられます。⟧</p>
<h2>感染の流れ</h2><p>⟦応募者は課題としてリポジトリを渡され、npm install を実行するよう求められます。⟧</p><figure><img src="1"><figcaption>図1　感染の流れ</figcaption></figure>
<h2>通信先</h2><table><tr><th>⟦ドメイン⟧</th><th>⟦IPアドレス⟧</th></tr><tr><td>⟦gull-update[.]example⟧</td><td>⟦192.0.2[.]77⟧</td></tr></table>
<h2>おわりに</h2><p>⟦面接で渡されたコードは、業務用の端末で実行しないでください。⟧</p>
<div class="share-area"><p>この記事をシェアする</p><a href="#">X</a><a href="#">Facebook</a></div></article>
<aside><h2>人気記事</h2><ul><li><a href="/1">ログの読み方入門</a></li><li><a href="/2">社内訓練を続けるこつ</a></li></ul></aside></div>
<div class="cv-area"><p>灯台技研のサービスに関する資料請求はこちら</p><a href="/dl">資料ダウンロード</a></div><footer><p>© 灯台技研株式会社</p></footer></body></html>""",
    "ja",
    "偽の技術面接で配布されるマルウェア「GULLWING」の解析",
    "灯台技研ブログ",
    "2025-03-05",
)

PLAIN_EN = Page(
    "page of nothing but paragraphs",
    """<html><body><h1>A note to members about false investors</h1><p>⟦A fund that calls itself Wheelhouse Capital writes to founders and asks them to join a call.⟧</p><p>⟦The link leads to meet.wheelhouse.example, which is not a meeting service.⟧</p><p>⟦Members who clicked it should tell the watch desk.⟧</p></body></html>""",
    "en",
    "A note to members about false investors",
    "",
    "",
)

OTHER_PAGES = (CARDS_EN, WIRE_JA, REGULATOR_JA, STATEMENT_EN, BLOG_JA, PLAIN_EN)
"""Pages that were written after the rules, and measured once before any rule was changed for them."""


RETOLD_JA = Page(
    "retelling blog in Japanese with affiliate boxes",
    """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>偽の採用担当者が取引所の社員に接触　県警が注意喚起 – コイン浜便り</title><meta property="og:site_name" content="コイン浜便り"></head><body class="post-template single">
<div id="header-container"><div class="logo-text"><a href="/">コイン浜便り</a></div><div class="tagline">暗号資産の話題を毎日お届け</div></div>
<div id="content"><main id="main-x"><article class="post hentry"><header class="article-header entry-header"><h1 class="entry-title">偽の採用担当者が取引所の社員に接触　県警が注意喚起</h1><div class="eye-catch-wrap"><img src="a.png"></div><div class="date-tags"><span class="post-date">2024.06.05</span></div></header>
<div class="sns-share-buttons"><a href="#">X</a><a href="#">はてブ</a><a href="#">LINE</a></div>
<div class="entry-content"><p>⟦北浜県警は、偽の採用担当者が取引所の社員に接触しているとして注意を呼びかけました。⟧</p>
<div class="ad-area"><div class="ad-label">スポンサーリンク</div></div>
<div id="toc-2" class="toc"><div class="toc-title">目次</div><ul><li><a href="#a">何が起きたのか</a></li><li><a href="#b">対策は</a></li></ul></div>
<h2><span id="a">何が起きたのか</span></h2><p>⟦みなと新報によると、攻撃者は実在する担当者の名前を使い、課題のプログラムを実行させるとのことです。⟧</p><p>⟦関与が疑われているのは「ペールヘロン」です。⟧</p>
<div class="blogcard"><a href="/old"><div class="blogcard-title">取引所のメールを見分ける五つのこつ</div><div class="blogcard-snippet">知らない相手からのメールをどう確かめるか、基本をまとめました。</div></a></div>
<h2><span id="b">対策は</span></h2><p>⟦県警は、相手の身元を別の手段で確かめるよう求めています。⟧</p>
<div class="affiliate-box"><p>＼ 口座開設はこちら ／</p><a href="/aff">今すぐ無料で口座を開設する</a></div></div>
<footer class="article-footer"><div class="entry-categories-tags"><a href="/c">ニュース</a></div><div class="author-box"><div class="author-name">浜風</div><p>暗号資産歴五年。毎日の話題をわかりやすく紹介しています。</p></div></footer></article>
<aside id="related-entries"><h2>関連記事</h2><div><a href="/1">ウォレットの選び方</a></div><div><a href="/2">税金の基本</a></div></aside></main><div id="sidebar-x" class="widget-area"><h3>カテゴリー</h3><ul><li><a href="/c1">ニュース</a></li><li><a href="/c2">入門</a></li></ul></div></div>
<footer id="footer"><div class="copyright">© 2024 コイン浜便り.</div></footer></body></html>""",
    "ja",
    "偽の採用担当者が取引所の社員に接触　県警が注意喚起",
    "コイン浜便り",
    "2024-06-05",
)

RELEASE_EN = Page(
    "press release on a newswire",
    """<html lang="en"><head><title>Gull Exchange Reports Attempted Intrusion | WireCoast</title><meta property="og:site_name" content="WireCoast"></head><body><div class="top"><a href="/">WireCoast</a><a href="/submit">Submit a release</a></div>
<div class="release"><h1>Gull Exchange Reports Attempted Intrusion</h1><p class="release-date">Mar 3, 2025, 09:00 ET</p><p>NEWS PROVIDED BY</p><p>Gull Exchange</p>
<p>TIDEWATER, March 3, 2025 /WireCoast/ -- ⟦Gull Exchange said today that an employee was approached by a false recruiter in February.⟧</p><p>⟦No customer assets were affected, and the company has reported the matter to the police.⟧</p><p>⟦"We are grateful to our staff for their vigilance," said Ida Marsh, chief security officer of Gull Exchange.⟧</p>
<p><b>About Gull Exchange</b></p><p>Gull Exchange runs a marketplace for digital assets in Tidewater.</p><p><b>Contact:</b><br>Jon Tide<br>press@gull-exchange.example<br>+00 555 010 77</p><p>SOURCE Gull Exchange</p></div>
<div class="more-releases"><h3>More Releases From This Source</h3><a href="/1">Gull Exchange opens office in Southmark</a></div><div class="foot"><p>Copyright © 2025 WireCoast. All rights reserved.</p></div></body></html>""",
    "en",
    "Gull Exchange Reports Attempted Intrusion",
    "WireCoast",
    "2025-03-03",
)

PAYWALL_JA = Page(
    "newspaper in Japanese with a pay wall",
    """<html lang="ja"><head><meta charset="utf-8"><title>交換業者への偽メール、海外拠点にも：潮流新聞デジタル</title><meta property="article:published_time" content="2024-07-11T05:00:00+09:00"></head><body><header class="GlobalHeader"><a href="/">潮流新聞デジタル</a><a href="/login">ログイン</a></header>
<div class="Main"><div class="Title"><p class="Tag">有料記事</p><h1>交換業者への偽メール、海外拠点にも</h1><p class="Sub"><span>東山岬</span> <time datetime="2024-07-11">2024年7月11日 5時00分</time></p></div>
<div class="nfyQp"><p>⟦　交換業者の社員に届いた偽メールが、海外の拠点にも送られていたことが、関係者への取材でわかった。⟧</p><p>⟦　複数の社が警察に相談しているという。⟧</p></div>
<div class="Paywall"><p>この記事は有料記事です。残り812文字</p><p>有料会員になると続きをお読みいただけます。</p><a href="/j">初トライアル</a></div>
<div class="Experts"><h2>コメントプラス</h2><p>海外拠点は盲点になりやすい。本社の目が届く仕組みが要る。</p></div><div class="Rank"><h2>アクセスランキング</h2><ul><li><a href="/1">港の再開発、来春着工へ</a></li><li><a href="/2">夏の電力、余裕あり</a></li><li><a href="/3">図書館の新館長に聞く</a></li></ul></div></div>
<div class="Foot"><a href="/rule">利用規約</a><a href="/priv">プライバシーポリシー</a><p>潮流新聞デジタルに掲載の記事・写真の無断転載を禁じます。</p></div></body></html>""",
    "ja",
    "交換業者への偽メール、海外拠点にも",
    "潮流新聞デジタル",
    "2024-07-11",
)

OLD_EN = Page(
    "old agency page of nested tables",
    """<HTML><HEAD><TITLE>Consumer Alert: False Investors</TITLE></HEAD><BODY><TABLE width=100%><TR><TD colspan=2><A HREF="/">Southmark Securities Commission</A> | <A HREF="/news">News</A> | <A HREF="/contact">Contact</A></TD></TR><TR><TD width=150><TABLE><TR><TD><A HREF="/1">About the Commission</A></TD></TR><TR><TD><A HREF="/2">Licensing</A></TD></TR><TR><TD><A HREF="/3">Enforcement</A></TD></TR></TABLE></TD><TD>
<CENTER><FONT size=5>Consumer Alert: False Investors</FONT><BR>Southmark Securities Commission<BR>February 10, 2026</CENTER><P>⟦The Commission has learned that persons posing as investors are writing to the founders of exchanges.⟧<P>⟦The messages contain a link to a call that asks the founder to install a "sound update".⟧<P><B>What you can do</B><UL><LI>⟦Verify the fund by calling a number that you found yourself.⟧<LI>⟦Never install software that a stranger sends in a call.⟧</UL><P>⟦The Commission is not aware of any loss in Southmark.⟧<HR><I>Last updated: February 11, 2026</I></TD></TR></TABLE></BODY></HTML>""",
    "en",
    "Consumer Alert: False Investors",
    "Southmark Securities Commission",
    "2026-02-10",
)

README_EN = Page(
    "page of a code host with a report",
    """<!doctype html><html lang="en"><head><title>lanternworks/research: pale-heron.md at main</title></head><body><header role="banner"><nav><a href="/">Sign in</a><a href="/pricing">Pricing</a></nav></header>
<div id="repo-nav"><ul><li><a href="/c">Code</a></li><li><a href="/i">Issues</a></li><li><a href="/p">Pull requests</a></li></ul></div><main><div class="file-header"><span>112 lines (80 sloc)</span> <span>6.2 KB</span> <a href="/raw">Raw</a> <a href="/blame">Blame</a></div>
<article class="markdown-body"><h1>Pale Heron: notes on the June wave</h1><p>⟦In June, Pale Heron sent archives with a false job description to three firms.⟧</p><h2>Samples</h2><ul><li><code>⟦9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08⟧</code></li></ul><h2>Servers</h2><pre>⟦tide-quotes[.]example
gull-update[.]example⟧</pre><p>⟦The operators probably work from a single time zone, according to the times of their messages.⟧</p></article></main><footer><p>© 2025 CodeQuay, Inc.</p><a href="/t">Terms</a></footer></body></html>""",
    "en",
    "Pale Heron: notes on the June wave",
    "",
    "",
)

HELD_PAGES = (RETOLD_JA, RELEASE_EN, PAYWALL_JA, OLD_EN, README_EN)
"""Written last of all, and measured once before any rule was changed for them."""
