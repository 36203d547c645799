"""Packages that strangers want installed are seen; customers, colleagues and real notices that speak of the same are not."""

import pytest

from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.evidence import Verdict
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests import files
from tests.detect.test_names_of_ours import COMPANY
from tests.mail import Attachment, mail

PEOPLE = PeopleIndex(COMPANY)
FIRST_CONTACT = Relation(learned=400, from_outside=300, seen_once=40)
FISCHER = "Daniel Fischer <d.fischer@kaiyo-exchange.example>"
HAYASHI = "林 美咲 <m.hayashi@kaiyo-exchange.example>"
SUPPORT = "support@kaiyo-exchange.example"

Written = tuple[str, str, str, str]
"""from, to, subject, body"""

LURES: list[Written] = [
    (
        "Dev Relations <dev@web3-kits.test>",
        FISCHER,
        "New signer SDK",
        "Hi Daniel,\n\nWe are retiring the old signer SDK next week. Please install the replacement on your build machine:\n\nnpm i @web3-kits/signer\n\nThanks",
    ),
    (
        "Kai Brandt <kai@chain-utils.test>",
        FISCHER,
        "your wallet service",
        "Hello, I noticed your repo still depends on ethers-utils. It is abandoned. Could you replace the dependency with ethers-utils-next? Just run `npm install ethers-utils-next`.",
    ),
    (
        "Sec Team <alerts@npm-advisories.test>",
        FISCHER,
        "Advisory: chain-signer",
        "A critical vulnerability was found in chain-signer. Upgrade to the patched build immediately:\n  npm install chain-signer-secure@latest\n",
    ),
    (
        "Mika <mika@rust-chain.test>",
        FISCHER,
        "crate",
        "Please swap the crypto crate for ours, it is twice as fast: cargo add fast-secp256k1-rs. Let me know how it works for you.",
    ),
    (
        "Ivo <ivo@gomod-mirror.test>",
        FISCHER,
        "Go module moved",
        "The module github.com/kaiyo/walletkit moved. Set GOPROXY=https://gomod-mirror.test and run go get gomod-mirror.test/walletkit today, please.",
    ),
    (
        "Lena <lena@codetools.test>",
        FISCHER,
        "VS Code extension",
        "Could you install our VS Code extension for Solidity audits? code --install-extension codetools.solidity-auditor  We need your feedback by tomorrow.",
    ),
    (
        "Lena <lena@codetools.test>",
        FISCHER,
        "Extension for the audit",
        'For the audit, please add the extension "Solidity Auditor Pro" from the marketplace link to your editor: https://codetools.test/solidity-auditor.vsix',
    ),
    (
        "Ops <ops@registry-mirror.test>",
        FISCHER,
        "Registry change",
        "Our private registry moved. Please point npm at it before your next deploy: npm config set registry https://registry-mirror.test/ and then npm ci.",
    ),
    (
        "Ops <ops@registry-mirror.test>",
        FISCHER,
        "New pip index",
        "As of today the internal index is at https://pypi.registry-mirror.test/simple. Please add it to pip.conf (extra-index-url) and reinstall the kaiyo-common package.",
    ),
    (
        "Jon <jon@node-images.test>",
        FISCHER,
        "node image",
        "Please pull the hardened image and restart your node: docker pull registry.node-images.test/geth-hardened:latest && docker run -d registry.node-images.test/geth-hardened",
    ),
    (
        "Jon <jon@brewtap.test>",
        FISCHER,
        "CLI",
        "You need our CLI for the integration. brew tap brewtap/tools && brew install custody-cli, then log in. Could you do it today?",
    ),
    (
        "Yuki <yuki@pkg-help.test>",
        FISCHER,
        "typo in your requirements",
        "Hi, your requirements.txt pins reqeusts==2.31. The correct package name is requests-toolbelt2. Please change it and run pip install -r requirements.txt.",
    ),
    (
        "Ana <ana@solidity-libs.test>",
        FISCHER,
        "Fork with the fix",
        "We forked the library you use and fixed the reentrancy bug. Please point package.json to git+https://github.com/ana-libs/safe-contracts.git and reinstall.",
    ),
    (
        "Hardhat Support <help@hardhat-team.test>",
        FISCHER,
        "Hardhat plugin",
        "Your build fails because of an outdated plugin. Add hardhat-gas-optimizer to your devDependencies and import it in hardhat.config.js. That should fix it.",
    ),
    (
        "pnpm <news@pnpm-sec.test>",
        FISCHER,
        "Action required: compromised dependency",
        "The dependency event-streamer in your lockfile was hijacked. Replace it with event-streamer-safe: pnpm add event-streamer-safe. Do it on all machines.",
    ),
    (
        "Rust Foundation <sec@crates-notice.test>",
        FISCHER,
        "crates.io: action required",
        "Your crate account must be re-verified. Run cargo login with the token from https://crates-notice.test/login and cargo install crate-verify.",
    ),
    (
        "Tom <tom@partner-sdk.test>",
        FISCHER,
        "SDK 4.2",
        "We published SDK 4.2 for our API. Please upgrade with `pip install --upgrade partner-sdk --index-url https://pypi.partner-sdk.test/simple`. The old one stops on Friday.",
    ),
    (
        "Sven <sven@py-wheels.test>",
        FISCHER,
        "wheel",
        "The wheel on PyPI is broken for your platform, please use ours: pip install https://py-wheels.test/cryptography-43.0.1-cp311.whl",
    ),
    (
        "Dep Bot <bot@dependency-bot.test>",
        FISCHER,
        "[security] bump",
        "Security update available. Merge the attached patch to package.json and run yarn install. It replaces web3.js with web3-core-js.",
    ),
    (
        "Noor <noor@jetbrains-plugins.test>",
        FISCHER,
        "plugin",
        "Install the plugin from disk (Settings > Plugins > Install from disk) using the zip at https://jetbrains-plugins.test/rpc.zip. It is needed for our shared review.",
    ),
    (
        "Chrome dev <ext@ext-tools.test>",
        FISCHER,
        "Extension to sign",
        "Please load the unpacked extension from the repo https://github.com/ext-tools/signer in developer mode so you can sign the test transactions.",
    ),
    (
        "Gem <gem@rubylibs.test>",
        FISCHER,
        "gem",
        'Please add gem "web3-signer-pro" to your Gemfile and run bundle install; the old gem is deprecated.',
    ),
    (
        "Maven <mvn@mvn-repo.test>",
        FISCHER,
        "Maven repository",
        "Please add our repository https://mvn-repo.test/releases to your pom.xml and use com.bitcoinj:bitcoinj-core:0.17.2-fix instead of the release.",
    ),
    (
        "A <a@helm-charts.test>",
        FISCHER,
        "helm",
        "Please run helm repo add charts https://helm-charts.test and helm upgrade --install validator charts/validator on your cluster today.",
    ),
    (
        "Nix <a@apt-repo.test>",
        FISCHER,
        "apt repository",
        "The signing key of our repository has changed. Please add https://apt-repo.test/key.gpg, put deb https://apt-repo.test stable main in sources.list and apt install custody-agent.",
    ),
    (
        "開発者支援 <dev@kaihatsu-shien.test>",
        HAYASHI,
        "ライブラリ差し替えのお願い",
        "林様\n\nご利用中の署名ライブラリに不具合があります。下記のコマンドで代替パッケージを入れてください。\nnpm install wallet-signer-next\n",
    ),
    (
        "鈴木 <suzuki@kaihatsu-shien.test>",
        HAYASHI,
        "依存関係の件",
        "お使いの web3-utils は開発が終了しています。依存を web3-utils-plus に置き換えて、npm install を実行してください。",
    ),
    (
        "セキュリティ通知 <notice@package-anzen.test>",
        HAYASHI,
        "【重要】パッケージ汚染のお知らせ",
        "貴社でご利用の chain-tools に悪性コードの混入が確認されました。至急、安全な版 chain-tools-safe に切り替えてください。\npip install chain-tools-safe",
    ),
    (
        "運用担当 <ops@reg-kaiyo.test>",
        HAYASHI,
        "社内レジストリ移行",
        "社内レジストリが移転しました。.npmrc の registry を https://npm.reg-kaiyo.test/ に変更のうえ、npm ci を実行してください。",
    ),
    (
        "運用担当 <ops@reg-kaiyo.test>",
        HAYASHI,
        "pip の設定変更",
        "本日より pip の参照先が変わります。pip.conf に extra-index-url = https://pypi.reg-kaiyo.test/simple を追記して、kaiyo-common を再インストールしてください。",
    ),
    (
        "石井 <ishii@rust-kura.test>",
        HAYASHI,
        "クレートの件",
        "暗号処理のクレートを弊社製に差し替えていただけますか。cargo add kura-secp です。速度が倍になります。",
    ),
    (
        "田島 <tajima@kakucho.test>",
        HAYASHI,
        "拡張機能のお願い",
        "監査のため、VS Code の拡張機能「Solidity Checker Pro」を入れてください。code --install-extension kakucho.solidity-checker",
    ),
    (
        "田島 <tajima@kakucho.test>",
        HAYASHI,
        "コンテナイメージ",
        "脆弱性対策済みのイメージを公開しました。docker pull registry.kakucho.test/geth:fixed で取得し、ノードを再起動してください。",
    ),
    (
        "ゴー <go@go-mod.test>",
        HAYASHI,
        "Go モジュール",
        "モジュールの提供元が変わりました。go get go-mod.test/walletkit を実行して入れ替えをお願いします。",
    ),
    (
        "ブリュー <b@brew-tap.test>",
        HAYASHI,
        "CLI 導入のお願い",
        "連携には専用CLIが必要です。brew install custody-cli でお入れいただき、ログインをお願いします。",
    ),
    (
        "西田 <nishida@sdk-renkei.test>",
        HAYASHI,
        "SDK更新",
        "弊社SDKの新版を公開しました。旧版は金曜に停止します。下記で更新をお願いいたします。\npip install -U renkei-sdk --index-url https://pypi.sdk-renkei.test/simple",
    ),
    (
        "大川 <okawa@fork-lib.test>",
        HAYASHI,
        "修正フォーク",
        "ご利用のライブラリの不具合を直したフォークを用意しました。package.json の参照先を git+https://github.com/fork-lib/contracts.git に変えて再インストールしてください。",
    ),
    (
        "山口 <yamaguchi@gem-lib.test>",
        HAYASHI,
        "gem",
        'Gemfile に gem "signer-pro" を追加して bundle install をお願いします。旧版は廃止されました。',
    ),
    (
        "Rui <rui@libmirror.test>",
        FISCHER,
        "pip",
        "Could you try pip3 install kaiyo-utils on your laptop? It fixes the timeout you reported.",
    ),
    (
        "Rui <rui@libmirror.test>",
        FISCHER,
        "Internal package",
        "The internal package kaiyo-auth is now public. Just npm install kaiyo-auth and drop the scoped one.",
    ),
    (
        "Vik <vik@cargo-tools.test>",
        FISCHER,
        "Audit helper",
        "Before the audit call please cargo install audit-helper and send me the output.",
    ),
    (
        "QA <qa@qa-team.test>",
        FISCHER,
        "docker-compose",
        "Please change the image in your docker-compose.yml to qa-team/postgres-fixed:15 and restart.",
    ),
    (
        "Eng <eng@devtool.test>",
        FISCHER,
        "Cursor extension",
        "All engineers should add the Cursor extension devtool.ai-review today. It is required for the review.",
    ),
    (
        "Eng <eng@devtool.test>",
        FISCHER,
        "npx",
        "To see the bug, npx @devtool/repro-wallet in an empty folder, please. Takes a minute.",
    ),
    (
        "G <g@gomod.test>",
        FISCHER,
        "Re: walletkit",
        "We renamed it. Use `go install gomod.test/cmd/wallet@latest` instead of the old path, please.",
    ),
    (
        "H <h@h-support.test>",
        FISCHER,
        "Your ticket",
        "To fix your ticket, uninstall ledger-js and install ledgerjs instead with yarn add ledgerjs.",
    ),
    (
        "Sec <sec@supply-watch.test>",
        FISCHER,
        "URGENT supply chain attack",
        "A malicious version of axios is in your build. Downgrade immediately: npm i axios-lts@1.6.9",
    ),
    (
        "P <p@pkg.test>",
        FISCHER,
        "setup",
        "Here is the setup for the shared repo: add our index to pip.conf, https://pkg.test/simple, then pip install -r requirements.txt.",
    ),
    (
        "S <s@sonatype-alert.test>",
        FISCHER,
        "Maven Central notice",
        "Your artefact depends on a vulnerable library. Swap it for com.safe.crypto in pom.xml and rebuild today.",
    ),
    (
        "T <t@tf.test>",
        FISCHER,
        "Terraform provider",
        "Please switch the provider source in your main.tf to tf.test/aws and run terraform init -upgrade.",
    ),
    (
        "開発 <a@kai-hatsu.test>",
        HAYASHI,
        "npmの件",
        "お手元で npm i kaiyo-lint を実行いただけますか。コード規約の確認に必要です。",
    ),
    (
        "開発 <a@kai-hatsu.test>",
        HAYASHI,
        "脆弱性対応",
        "axios に重大な脆弱性が見つかりました。代わりに axios-secure をお使いください。\nyarn add axios-secure",
    ),
    ("監査 <b@kansa-dev.test>", HAYASHI, "監査準備", "監査に先立ち、pip3 install audit-agent を各端末で実行願います。"),
    (
        "運用 <c@unyo.test>",
        HAYASHI,
        "イメージ差し替え",
        "docker-compose.yml のイメージを unyo/postgres-fix:15 に変更し、再起動してください。",
    ),
    (
        "技術 <d@gijutsu.test>",
        HAYASHI,
        "プラグイン導入",
        "IntelliJ のプラグイン「Chain Review」を導入してください。本日中にお願いします。",
    ),
    (
        "技術 <d@gijutsu.test>",
        HAYASHI,
        "リポジトリ追加",
        "apt のソースに https://apt.gijutsu.test を追加し、apt install kaiyo-agent をお願いします。",
    ),
    (
        "技術 <d@gijutsu.test>",
        HAYASHI,
        "モジュール名変更",
        "モジュール名が変わりました。go.mod の記述を gijutsu.test/wallet に書き換えて、ビルドし直してください。",
    ),
    (
        "Homebrew <e@brewnotice.test>",
        HAYASHI,
        "Homebrewの更新",
        "Homebrew の tap が変更されました。brew tap brewnotice/core のうえ brew upgrade を実行してください。",
    ),
    (
        "鍵 <f@npm-kagi.test>",
        HAYASHI,
        "トークン",
        "npm のトークンが失効します。npm login --registry https://npm-kagi.test で再ログインしてください。",
    ),
]
HONEST: list[Written] = [
    (
        "Laura Klein <laura.klein@outlook.com>",
        SUPPORT,
        "Withdrawal of all funds",
        "Please withdraw all my BTC to my bank account as soon as possible, I need it urgently for a house. What do I have to do?",
    ),
    (
        "J P <jp.1988@yahoo.co.jp>",
        SUPPORT,
        "出金できません",
        "至急お願いします。出金が3日前から保留になっています。本日中に処理してください。会員番号 KX-2201。",
    ),
    (
        "Ben Ode <ben.ode@gmail.com>",
        SUPPORT,
        "seed phrase question",
        "I got a mail that asked me to enter my seed phrase. Is that from you? I did not do it. Do you ever ask for the recovery phrase?",
    ),
    (
        "Ivan R <ivan.r@proton.me>",
        SUPPORT,
        "Ledger",
        "Can I import my 24 words from my Ledger into your wallet? Where do I enter the seed phrase?",
    ),
    (
        "高木 <takagi.m@gmail.com>",
        SUPPORT,
        "シードフレーズについて",
        "シードフレーズを紛失しました。再発行できますか。どこに入力すればよいか教えてください。",
    ),
    (
        "高木 <takagi.m@gmail.com>",
        SUPPORT,
        "不審なメール",
        "御社を名乗るメールが届き、秘密鍵を入力してくださいと書いてありました。本物でしょうか。",
    ),
    (
        "上田 <ueda1970@icloud.com>",
        SUPPORT,
        "アカウントがロックされた",
        "アカウントがロックされました。至急解除してください。二段階認証のコードが届きません。",
    ),
    (
        "Paul <paul.d@icloud.com>",
        SUPPORT,
        "account locked",
        "My account has been locked and I cannot log in. I did not receive the verification code. Please unlock my account today!",
    ),
    (
        "Anna <anna.b@gmail.com>",
        SUPPORT,
        "2FA",
        "I lost my phone. Please send me a new verification code or reset my 2FA, it is urgent.",
    ),
    (
        "大橋 <ohashi@gmail.com>",
        SUPPORT,
        "認証コード",
        "認証コードが届きません。SMSのコードを再度送ってください。急いでいます。",
    ),
    (
        "村井 <murai.k@gmail.com>",
        SUPPORT,
        "誤送金",
        "間違ったアドレスにビットコインを送付してしまいました。送り先は 0x1111111111111111111111111111111111111111 です。取り戻せますか。至急お願いします。",
    ),
    (
        "Omar <omar.k@gmail.com>",
        SUPPORT,
        "wrong address",
        "I sent 0.4 ETH to the wrong address 0x2222222222222222222222222222222222222222 by mistake. Can you please help me to get it back? It is urgent.",
    ),
    (
        "Omar <omar.k@gmail.com>",
        SUPPORT,
        "Change of withdrawal address",
        "Please change my whitelisted withdrawal address to 0x3333333333333333333333333333333333333333, I have a new wallet.",
    ),
    (
        "北川 <kitagawa@yahoo.co.jp>",
        SUPPORT,
        "出金先アドレスの変更",
        "出金先のアドレスを変更したいです。新しいアドレスは 0x4444444444444444444444444444444444444444 です。手続きを教えてください。",
    ),
    (
        "Mary <mary.s@gmail.com>",
        SUPPORT,
        "bank account changed",
        "I changed my bank. How do I update my bank account details for withdrawals? Please let me know.",
    ),
    (
        "三宅 <miyake@gmail.com>",
        SUPPORT,
        "振込先口座の変更",
        "引っ越しで銀行口座を変更しました。出金の振込先口座の変更方法を教えてください。",
    ),
    (
        "佐々木 <sasaki.h@gmail.com>",
        SUPPORT,
        "残高が減っている",
        "身に覚えのない出金があります!至急口座を止めてください。不正アクセスだと思います。",
    ),
    (
        "Eva <eva.l@gmail.com>",
        SUPPORT,
        "hacked",
        "Someone has accessed my account and stole my coins. Please freeze my account immediately. Call me at 090-1234-5678.",
    ),
    (
        "Eva <eva.l@gmail.com>",
        SUPPORT,
        "log file",
        "The app crashes on start. I uploaded the log here: https://drive.google.com/file/d/abc/view Please have a look.",
    ),
    (
        "津田 <tsuda@gmail.com>",
        SUPPORT,
        "スクショ",
        "画面のスクショです。https://imgur.com/a/abc123 入金が反映されません。",
    ),
    (
        "内田 <uchida@outlook.jp>",
        SUPPORT,
        "退会したい",
        "退会したいのに手続きができません。何度も問い合わせています。早急に対応してください。消費者センターに連絡します。",
    ),
    (
        "Nina <nina.w@gmail.com>",
        SUPPORT,
        "tax report",
        "I need the transaction history of 2025 for my tax declaration as soon as possible. Please send it to this email address.",
    ),
    (
        "Nina <nina.w@gmail.com>",
        SUPPORT,
        "my new email",
        "I no longer have access to my old mail. This is my new email address. Please change it in my account.",
    ),
    (
        "平野 <hirano@gmail.com>",
        SUPPORT,
        "メールアドレス変更",
        "以前のメールアドレスが使えなくなりました。こちらの新しいメールアドレスに変更をお願いします。",
    ),
    (
        "Rob <rob.t@gmail.com>",
        SUPPORT,
        "API",
        "I use your API with ccxt. After pip install --upgrade ccxt I get error 401. Could you please help me?",
    ),
    (
        "Rob <rob.t@gmail.com>",
        SUPPORT,
        "npm package",
        "Is there an official npm package for your API? I found kaiyo-api on npm; npm install kaiyo-api works, but is it yours?",
    ),
    (
        "矢野 <yano@gmail.com>",
        SUPPORT,
        "APIの件",
        "pip install ccxt でライブラリを入れましたが、御社のAPIに接続できません。対応状況を教えてください。",
    ),
    (
        "矢野 <yano@gmail.com>",
        SUPPORT,
        "怪しいアプリ",
        "ストアに御社のアプリと称するものがあり、インストールしてくださいと言われました。本物ですか。",
    ),
    (
        "Kim <kim.a@gmail.com>",
        SUPPORT,
        "Telegram support",
        "Somebody on Telegram says he is your support and wants remote access with AnyDesk. Is this real?",
    ),
    (
        "Kim <kim.a@gmail.com>",
        SUPPORT,
        "Please call me",
        "Nobody answers. Please call me back at 03-1234-5678. I have been waiting for two days!",
    ),
    (
        "柳 <yanagi@gmail.com>",
        SUPPORT,
        "相続",
        "父が亡くなりました。父の口座の相続手続きを教えてください。残高はビットコインで約2です。",
    ),
    (
        "Tess <tess@gmail.com>",
        SUPPORT,
        "Inheritance",
        "My father passed away and had an account with you. As his next of kin I would like to claim the balance. What papers do you need?",
    ),
    (
        "Max <max@gmail.com>",
        SUPPORT,
        "referral bonus",
        "I did not receive my 1000 yen bonus for the campaign. I invited two friends. When can I claim my reward?",
    ),
    (
        "森川 <morikawa@gmail.com>",
        SUPPORT,
        "キャンペーンの件",
        "キャンペーンのビットコインが受け取れません。いつ受け取れますか。",
    ),
    (
        "Ryota Endo <r.endo@gmail.com>",
        SUPPORT,
        "パスワードを忘れました",
        "パスワードを忘れました。再設定のメールが届きません。至急対応をお願いします。",
    ),
    (
        "Sam <sam@gmail.com>",
        SUPPORT,
        "complaint",
        "This is my final warning. Refund my fee within 24 hours or I will publish everything on X.",
    ),
    ("原 <hara@gmail.com>", SUPPORT, "クレーム", "対応が遅すぎます。24時間以内に返金しなければ、SNSで公開します。"),
    (
        "Sam <sam@gmail.com>",
        SUPPORT,
        "Your CEO",
        "I want to complain to Taro Yamada personally. Please forward this to him. My withdrawal is stuck.",
    ),
    ("原 <hara@gmail.com>", SUPPORT, "社長へ", "山田太郎社長にお伝えください。御社のサービスに感謝しています。"),
    (
        "GitHub <noreply@github.com>",
        FISCHER,
        "[kaiyo/wallet] Dependabot alert",
        "Known security vulnerabilities detected in dependency axios. Upgrade axios to version 1.7.4 or later.\nhttps://github.com/kaiyo/wallet/security/dependabot/12",
    ),
    (
        "npm <support@npmjs.com>",
        FISCHER,
        "Successfully published kaiyo-common",
        "Hi dfischer! A new version of the package kaiyo-common (1.4.2) was published. https://www.npmjs.com/package/kaiyo-common",
    ),
    (
        "PyPI <noreply@pypi.org>",
        FISCHER,
        "New login",
        "A login from a new device. If this was not you, change your password. https://pypi.org/manage/account/",
    ),
    (
        "GitHub <notifications@github.com>",
        FISCHER,
        "Re: [ccxt/ccxt] ImportError (Issue #311)",
        "Can you try `pip install --upgrade ccxt` and run it again?\n\nhttps://github.com/ccxt/ccxt/issues/311",
    ),
    (
        "JPCERT/CC <announce@jpcert.or.jp>",
        HAYASHI,
        "注意喚起",
        "npm パッケージ「ua-parser」の改ざんに関する注意喚起。該当する版を利用している場合、修正版への更新をご検討ください。https://www.jpcert.or.jp/at/2026/at260001.html",
    ),
    (
        "Kumo Cloud <notice@kumo-cloud.example>",
        FISCHER,
        "CLI 5.0",
        "The new version of our CLI is available. You can update with pip install -U kumo-cli. Release notes: https://kumo-cloud.example/cli",
    ),
    (
        "Weekly Rust <news@rustweekly.example>",
        FISCHER,
        "Rust weekly 512",
        "This week: cargo add got faster. Crate of the week: tracing. Install it with cargo add tracing. Unsubscribe: https://rustweekly.example/u",
    ),
    (
        "Priya N <priya@opentrace.example>",
        FISCHER,
        "Your question on tracing",
        "Hi Daniel,\n\nthanks for your question at the meetup. pip install opentrace[grpc] should be all you need; docs are at https://opentrace.example/docs.\n\nPriya",
    ),
    (
        "Elastic Support <support@elastic-search.example>",
        FISCHER,
        "Case 88112: agent upgrade",
        "Hello Daniel, regarding your case: version 8.14.1 fixes it. Please upgrade the agent through your package manager (apt upgrade elastic-agent). Kind regards, Elastic Support",
    ),
    (
        "橋本 <hashimoto@kanshi-tool.example>",
        HAYASHI,
        "お問い合わせの件",
        "林様\n\nお問い合わせありがとうございます。ご質問の不具合は 2.3.1 で修正済みです。pip install -U kanshi で更新できます。\n\n監視ツール株式会社 橋本",
    ),
    (
        "GitLab <gitlab@mg.gitlab.com>",
        FISCHER,
        "Pipeline failed",
        "npm ci failed in job build. https://gitlab.com/kaiyo/wallet/-/jobs/1",
    ),
    ("Slack <notification@slack.com>", FISCHER, "Message from 加藤", "pnpm install してから再起動してください"),
    (
        "Rie <rie@gmail.com>",
        SUPPORT,
        "phishing site",
        "Hi, I found a phishing site which copies yours: https://kaiyo-exchannge.test/login. Please take it down.",
    ),
    ("海野 <umino@gmail.com>", SUPPORT, "海洋取引所のアプリ", "海洋取引所のアプリでログインできません。"),
    ("山田 <yamada.hana@gmail.com>", SUPPORT, "出金", "出金が反映されません。至急確認してください。"),
    (
        "Ken <ken@gmail.com>",
        SUPPORT,
        "Deposit",
        "I sent 500 USDT to my deposit address T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb but it is not credited. Tx hash 0xabc. Please help urgently.",
    ),
    (
        "久保 <kubo@gmail.com>",
        SUPPORT,
        "送金先",
        "御社の入金アドレスが変わったとメールが来ましたが本当ですか。新しいアドレスに送金してよいですか。",
    ),
    ("久保 <kubo@gmail.com>", SUPPORT, "画面共有", "Zoomで画面を共有しながら手続きを教えてもらえませんか。"),
    (
        "久保 <kubo@gmail.com>",
        SUPPORT,
        "電話ください",
        "電話がつながりません。090-1111-2222 に今日中に電話をください。",
    ),
    (
        "Lars <lars@gmail.com>",
        SUPPORT,
        "Gift card",
        "Can I buy bitcoin with an Amazon gift card? How do I send the code?",
    ),
    (
        "児玉 <kodama@gmail.com>",
        SUPPORT,
        "秘密鍵",
        "ウォレットの秘密鍵をエクスポートしたいのですが、どうすればよいですか。",
    ),
    (
        "児玉 <kodama@gmail.com>",
        SUPPORT,
        "ハードウェアウォレット",
        "ハードウェアウォレットを御社の口座に接続したいのですが、できますか。",
    ),
    (
        "Vera <vera@gmail.com>",
        SUPPORT,
        "refund",
        "Your staff told me to wait. I want my money back today or I call my lawyer and the police. Final warning!",
    ),
    ("会田 <aida@gmail.com>", SUPPORT, "領収書", "領収書のPDFを送ってください。確定申告に使います。本日中に必要です。"),
    (
        "Datadog <no-reply@datadoghq.example>",
        FISCHER,
        "Agent 7.60 security release",
        "A security fix is available in Agent 7.60. Upgrade through your package manager. https://datadoghq.example/release",
    ),
    (
        "OpenSSL <announce@openssl.example>",
        FISCHER,
        "OpenSSL Security Advisory",
        "Severity: High. OpenSSL 3.2 users should upgrade to OpenSSL 3.2.4. Library users are advised to rebuild.",
    ),
    (
        "Kumo Cloud <notice@kumo-cloud.example>",
        FISCHER,
        "Base image update",
        "The base image kumo/base:22 is deprecated. Please replace it with kumo/base:24 in your Dockerfile by 30 June.",
    ),
    ("Atlassian <noreply@atlassian.com>", FISCHER, "Plugin update", 'An update for the plugin "Draw" is available.'),
    (
        "GitHub <noreply@github.com>",
        FISCHER,
        "npm token expires",
        "Your npm token expires soon. https://www.npmjs.com/settings/tokens",
    ),
    (
        "結城 <yuki@conf-py.example>",
        HAYASHI,
        "ハンズオンの準備",
        "林様\n\n来週のハンズオンにお申し込みありがとうございます。事前に Python 3.12 と pip の準備をお願いします。資料は当日配布します。\n\nPyCon運営 結城",
    ),
    ("情シス <it@hoken-kumiai.example>", HAYASHI, "システム更新", "ブラウザを最新版に更新してご利用ください。"),
    (
        "社長 山田商店 <info@yamada-shoten.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "納品",
        "本日納品しました。",
    ),
    (
        "山田商店 社長 山田 <info@yamada-shoten.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "納品",
        "本日納品しました。",
    ),
    (
        "Takahashi, CEO of Takahashi Metals <ceo@takahashi-metals.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "Invoice",
        "Our invoice follows by post.",
    ),
]
NO_DANGER: list[Written] = [
    (
        "津田 <tsuda@gmail.com>",
        SUPPORT,
        "アプリが落ちる",
        "アプリが起動しません。動画を撮りました。https://drive.google.com/file/d/xyz/view ご確認ください。",
    ),
    (
        "Leo <leo@gmail.com>",
        SUPPORT,
        "screenshot",
        "Deposit not arrived. Screenshot of the transaction is here: https://prnt.sc/abc123 please check.",
    ),
    (
        "Rie <rie@gmail.com>",
        SUPPORT,
        "is this you?",
        'I got this mail, is it from you? It says: "Your account will be suspended. Verify your wallet: https://kaiyo-exchange-login.test/verify". I did not click.',
    ),
    (
        "岡 <oka@gmail.com>",
        SUPPORT,
        "偽サイトの報告",
        "御社の偽サイトを見つけました。https://kaiyo-exchannge.test/login シードフレーズを入力させるようです。至急ご対応ください。",
    ),
    (
        "岡 <oka@gmail.com>",
        SUPPORT,
        "このメールは本物ですか",
        "「アカウントが停止されました。こちらからログインしてください https://kaiyo-exchange.support.test/」というメールが来ました。本物ですか。",
    ),
    (
        "Kaiyo Exchange user <user77@gmail.com>",
        SUPPORT,
        "login problem",
        "I cannot log in to my Kaiyo Exchange account since the update.",
    ),
    (
        "Taro Yamada <taro.yamada.1990@gmail.com>",
        SUPPORT,
        "withdrawal",
        "My name is Taro Yamada, customer number 11823. My withdrawal is pending. Please check it today.",
    ),
    (
        "山田 太郎 <t.yamada77@yahoo.co.jp>",
        SUPPORT,
        "出金の件",
        "会員番号 448120 の山田太郎です。出金が3日前から保留です。至急ご確認ください。",
    ),
    (
        "Megumi Sato <megumi.s@gmail.com>",
        SUPPORT,
        "My account",
        "I am a customer. My account is locked, please unlock it as soon as possible.",
    ),
    (
        "Lars <lars@gmail.com>",
        SUPPORT,
        "Telegram",
        "Do you have a Telegram group? You can reach me on Telegram @lars77, mail is slow.",
    ),
    (
        "Lars <lars@gmail.com>",
        SUPPORT,
        "secret question",
        "Please do not tell anyone, but I forgot my password and I do not want my wife to know about the account.",
    ),
    (
        "Vera <vera@gmail.com>",
        SUPPORT,
        "ledger sync",
        "I would like to connect my Ledger wallet. I found https://ledger-help.test, do I need to install it?",
    ),
    (
        "高橋 社長 <shacho@takahashi-kinzoku.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "年始のご挨拶",
        "昨年はお世話になりました。\n\n高橋金属株式会社\n代表取締役 高橋\n",
    ),
    (
        "渡辺（取締役） <w@watanabe-unso.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "配送",
        "お世話になっております。渡辺運送の渡辺です。明日伺います。",
    ),
    (
        "T. Yamada <t.yamada@toyo-print.example>",
        "佐藤 恵 <m.sato@kaiyo-exchange.example>",
        "見積",
        "お世話になっております。東洋印刷の山田です。見積を送ります。",
    ),
]
PAPERS: list[tuple[Written, Attachment]] = [
    (
        (
            "Ben Ode <ben.ode@gmail.com>",
            SUPPORT,
            "KYC documents",
            "Here are my passport and a bill. Please approve my account.",
        ),
        ("documents.zip", files.zip_of({"front.jpg": b"\xff\xd8\xff\xe0", "back.jpg": b"\xff\xd8\xff\xe0"})),
    ),
    (
        (
            "中島 <nakajima.t@outlook.jp>",
            SUPPORT,
            "スクリーンショット",
            "ログインできません。画面を添付します。ご確認ください。",
        ),
        ("screenshot.png", files.png()),
    ),
    (
        (
            "山田 太郎 <t.yamada77@yahoo.co.jp>",
            SUPPORT,
            "本人確認",
            "本人確認書類の再提出をします。添付をご確認ください。",
        ),
        ("license.png", files.png()),
    ),
]


def _judged(written: Written, *, attachments: tuple[Attachment, ...] = (), auth: str = "pass") -> Verdict:
    from_, to, subject, body = written
    raw = mail(from_=from_, to=to, subject=subject, body=body + "\n", auth=auth, attachments=attachments)
    return judge_message(read_message(raw), PEOPLE, default_weights(), FIRST_CONTACT)


def _ids(written: list[Written]) -> list[str]:
    return [f"{number}" for number, _ in enumerate(written)]


@pytest.mark.parametrize("written", LURES, ids=_ids(LURES))
def test_a_stranger_s_package_asks_for_a_second_look(written: Written) -> None:
    verdict = _judged(written)
    assert verdict.level != "clear", [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("written", HONEST, ids=_ids(HONEST))
def test_customers_suppliers_and_notices_stay_clear(written: Written) -> None:
    verdict = _judged(written)
    assert verdict.level == "clear", [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("written", NO_DANGER, ids=_ids(NO_DANGER))
def test_namesakes_and_those_who_report_lures_are_no_danger(written: Written) -> None:
    verdict = _judged(written)
    assert verdict.level != "danger", [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize(("written", "attachment"), PAPERS, ids=["kyc", "screenshot", "namesake"])
def test_customers_papers_are_no_danger(written: Written, attachment: Attachment) -> None:
    assert _judged(written, attachments=(attachment,)).level != "danger"


@pytest.mark.parametrize(
    "body",
    [
        "lockfile を更新しました。npm ci をお願いします。",
        "Please run npm config set registry https://npm.kaiyo-exchange.example/ and npm ci.",
        "docker pull registry.kaiyo-exchange.example/geth:1.14 で更新をお願いします。",
        "Please replace left-pad with our own module and npm install.",
    ],
)
def test_colleagues_speak_of_packages_every_day(body: str) -> None:
    colleague = "加藤 亮 <r.kato@kaiyo-exchange.example>"
    assert _judged((colleague, FISCHER, "build", body), auth="internal").level == "clear"


@pytest.mark.parametrize(
    "body",
    [
        "Your account will be suspended. Verify your wallet: https://kaiyo-exchange-login.test/verify",
        "アカウントが停止されました。こちらからログインしてください。 https://kaiyo-exchange-login.test/",
        "Enter your seed phrase at https://kaiyo-exchange-login.test/ to keep your account.",
    ],
)
def test_the_lures_that_customers_report_are_danger_themselves(body: str) -> None:
    lure = ("Support <support@kaiyo-exchange-login.test>", FISCHER, "Notice", body)
    assert _judged(lure).level == "danger"


@pytest.mark.parametrize(
    "body",
    [
        "My withdrawal is pending. Install this viewer to see the error: https://kaiyo-tools.test/viewer.exe",
        "How do I enter my seed phrase? Please connect your wallet at https://ledger-fix.test/ first.",
        "会員番号 448120 です。認証コードを https://kaiyo-exchange-login.test/ に入力して送ってください。",
    ],
)
def test_a_customer_s_words_do_not_excuse_a_strange_link(body: str) -> None:
    assert _judged(("Kim <kim.a@gmail.com>", SUPPORT, "help", body)).level != "clear"
