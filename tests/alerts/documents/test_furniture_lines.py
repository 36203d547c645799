"""Lines that are no words of the alert, and lines that look like them and are."""

import pytest

from noroshi.alerts.documents.read import read_document

ENGLISH = (
    "The port desk says that a group named Pale Heron writes to engineers of two exchanges.",
    "According to the desk, the group is most likely paid by a foreign state, and has used the same tool twice.",
    "The exchange has not said how much was taken, and it asks its clients to change their passwords.",
)
JAPANESE = (
    "港湾署によると、灰鷺と呼ばれる集団が、二つの取引所の技術者に偽の求人を送っているという。",
    "同署は、集団が外国から資金を得ている可能性が高いとみており、同じ道具が二度使われたと説明した。",
    "取引所は被害額を明らかにしておらず、利用者にパスワードの変更を呼びかけている。",
)


def furniture_of(line: str, place: str) -> list[str]:
    """The lines that are furniture in a made alert that has this line at its head, in its middle or at its foot."""
    wide = not line.isascii() and any("\u3040" <= sign <= "\u9fff" for sign in line)
    first, second, third = JAPANESE if wide else ENGLISH
    title = "灰鷺が技術者に届けた求人" if wide else "Recruiters who are none"
    blocks = {
        "head": [title, line, first, second, third],
        "middle": [title, first, second, line, third, first],
        "foot": [title, first, second, third, line],
    }[place]
    document = read_document("\n\n".join(blocks).encode(), "alert.txt")
    covered = [
        words for piece in document.furniture for words in document.text[piece.start : piece.end].splitlines() if words
    ]
    assert not {first, second, third} & set(covered), "the alert's own words are kept"
    return covered


FURNITURE = (
    ("middle", "Hospitals are no bystanders"),
    ("middle", "2. The alarm did ring"),
    ("middle", "“It was the night shift”"),
    ("foot", "Feel free to copy this page."),
    ("head", "Check against delivery."),
    ("foot", "The author teaches at a harbour school. Views are her own."),
    ("foot", "Harbour Notes lives on donations from its readers. Buy the editors a tea."),
    ("foot", "Spotted a mistake? Write to the night desk."),
    ("foot", "If you enjoyed this guide, share it with a colleague."),
    ("middle", "Our weekly letter goes to your inbox before breakfast."),
    ("middle", "Get on the waiting list."),
    ("middle", "Offer: thirty days free with every hardware key."),
    ("middle", "Related research: Wolves at the help desk"),
    ("middle", "Signs that should make you put down the phone"),
    ("middle", "This is a developing story."),
    ("foot", "Ottoline Marsh contributed reporting."),
    ("foot", "Two bridges and a burglar: a short history"),
    ("head", "By Ottoline Marsh and Peter Quay"),
    ("head", "Ottoline Marsh, security correspondent"),
    ("head", "March 3, 2025 at 9:14 am · 12 comments"),
    ("head", "4 min read · Updated 3 March 2025"),
    ("head", "Original: notice of the harbour bureau, 3 March 2025. Retold in our words."),
    ("head", "Curator's note: what follows sums up a notice of the harbour bureau."),
    ("head", "Editor's note: this article was updated on 4 March with a statement of the exchange."),
    ("head", "Listen to this story (6 minutes)"),
    ("middle", "Sponsored: Sleep well with a vault of steel. See plans."),
    ("middle", "[Ad] Audit your contracts in a day"),
    ("middle", "Story continues below this box"),
    ("middle", "Also read: Ten wallets that never sleep"),
    ("middle", "RELATED: What a seed phrase is worth"),
    ("middle", "More from Harbour Wire: The thief who paid tax · Inside a bridge"),
    ("middle", "The quay at dawn. Image: Harbour Wire archive"),
    ("middle", "An engineer at her desk (Photo: Peter Quay)"),
    ("middle", "Screenshot of the false offer. Source: Harbour bureau"),
    ("middle", "Don't miss another story: subscribe to The Morning Tide today."),
    ("middle", "Get our stories in your inbox every Friday"),
    ("middle", "What the desk has seen so far"),
    ("foot", "Found this article interesting? Follow us on social media."),
    ("foot", "Forward to a colleague · Unsubscribe"),
    ("foot", "You receive this because you signed up at tide.example. Unsubscribe"),
    ("foot", "Improve this page on our forge · CC0"),
    ("foot", "Imprint | Careers | Code of conduct | Contact"),
    ("foot", "Tags: wallets, recruiters, Pale Heron"),
    ("foot", "Share this article: X | Facebook | LinkedIn"),
    ("foot", "Contact the reporter: omarsh@wire.example"),
    ("foot", "Reader poll: tell us which column you skip."),
    ("foot", "© 2025 Harbour Wire Ltd."),
    ("foot", "Ottoline Marsh is a reporter who covers thefts of crypto assets for Harbour Wire."),
    ("foot", "Media contact: press@exchange.example, +44 20 7946 0000"),
    ("foot", "Sources: Harbour bureau, Gull Labs, court papers"),
    ("foot", "The views expressed are those of the author and not of Harbour Wire."),
    ("head", "文・写真　港野 渚　2025.03.03"),
    ("head", "2025年3月3日　9時14分　有料会員記事"),
    ("head", "港野渚　北浜支局"),
    ("head", "編集部注：本稿は3月4日に取引所の発表を受けて加筆しました。"),
    ("middle", "＜PR＞　手数料０円キャンペーン実施中！"),
    ("middle", "【広告】監査は一日で終わります"),
    ("middle", "「求人は本物に見えた」"),
    ("middle", "届いた求人の画面（画像の一部を加工しています）"),
    ("middle", "会見する北浜県警の幹部＝3日、北浜市、港野渚撮影"),
    ("middle", "図：北浜県警の資料を基に本紙作成"),
    ("middle", "■関連記事　鍵を売った男／橋の下の金庫"),
    ("middle", "▶ 詳しくはこちら"),
    ("middle", "この記事は有料会員限定です。残り812文字"),
    ("foot", "人気記事ランキング"),
    ("foot", "お問い合わせ｜採用情報｜プライバシーポリシー"),
    ("foot", "【本件に関するお問い合わせ】広報室 pr@exchange.example"),
    ("foot", "本件担当：企画課　電話（代表）"),
    ("foot", "バックナンバーはこちら　／　このページに関するアンケート"),
    ("foot", "公式Xをフォローして最新情報を受け取る"),
    ("foot", "無料会員登録で続きをお読みいただけます"),
    ("foot", "出典：北浜県警察、かもめ研究所"),
    ("foot", "提供：港湾通信"),
    ("foot", "（港野渚、北川灯）"),
    ("foot", "本記事は港湾通信の許可を得て翻訳・掲載しています"),
    ("foot", "（C）港湾通信社　無断転載を禁じます"),
    ("foot", "第１回　鍵を売った男　▶ 定期購読のご案内"),
    ("head", "Jun 3, 2025 | By Staff"),
    ("head", "BY INA FORSBERG | THE QUAY | UPDATED 11:02 AM ET"),
    ("head", "NORTHMARK, June 3 — Harbour Wire"),
    ("middle", "(Picture credit: Harbour Wire)"),
    ("middle", "ADVERTISEMENT — CONTINUE READING BELOW"),
    ("middle", "Recommended reading: How a bridge fell"),
    ("middle", "Sign up for Morning Tide, our free daily briefing"),
    ("middle", "Photo: The office of the exchange in Northmark, taken in 2023."),
    ("foot", "Reporting by Ina Forsberg; editing by Jo Lund"),
    ("foot", "Ina Forsberg reports on cyber crime for The Quay. Reach her at ina@quay.example."),
    ("foot", "Join 12,000 readers: get The Quay weekly"),
    ("foot", "3 Comments"),
    ("foot", "Filed under: crypto, theft"),
    ("foot", "Read the full advisory (PDF, 1.2 MB)"),
    ("foot", "This post first appeared on The Quay and is republished with permission."),
    ("foot", "Disclosure: the publisher holds shares in two exchanges."),
    ("foot", "Have a tip? Write to tips@quay.example"),
    ("foot", "All times are in UTC."),
    ("foot", "Print  Email  Share"),
    ("foot", "References: [1] Harbour bureau, notice 12. [2] Gull Labs, report."),
    ("head", "北浜支局　港野渚"),
    ("head", "2025.03.03 Mon posted at 09:14 JST"),
    ("head", "配信：2025年3月3日 9:14"),
    ("middle", "写真＝北浜県警提供"),
    ("middle", "スポンサーリンク"),
    ("middle", "あわせて読みたい：橋が落ちた日"),
    ("middle", "［PR］資産を守る金庫"),
    ("middle", "図2　攻撃の流れ（当社作成）"),
    ("middle", "※画像はイメージです"),
    ("foot", "この記事をシェアする"),
    ("foot", "取材・文：港野渚　編集：北川灯"),
    ("foot", "タグ：暗号資産、求人、灰鷺"),
    ("foot", "コメント（12）"),
    ("foot", "※本記事の内容は公開時点のものです。"),
    ("foot", "ご意見・ご感想は編集部までお寄せください。"),
    ("foot", "（翻訳：港野渚）"),
    ("foot", "参考：北浜県警「注意喚起」2025年2月"),
    ("foot", "みなとの・なぎさ　2015年入社。北浜支局を経て社会部記者。"),
    ("foot", "港湾通信のLINE公式アカウントはこちら"),
    ("foot", "Copyright (C) 港湾通信 All Rights Reserved."),
    ("foot", "広報課　電話 099-000-0001　メール pr@exchange.example"),
    ("foot", "トップへ戻る ↑"),
)


@pytest.mark.parametrize(("place", "line"), FURNITURE)
def test_a_line_around_the_alert_is_furniture(place: str, line: str) -> None:
    assert line in furniture_of(line, place)


WORDS = (
    "The newsletter of the union carried a link to a false portal.",
    "The gang relies on couriers in two ports, the desk says.",
    "Subscribe to the advisories of the desk, and read them.",
    "The text of the following warning was issued by the port desk.",
    "(c) Organizations should patch their systems, and should remove a compromised host from the network.",
    "By sending a false offer, the group gained the trust of an engineer.",
    "By 4 March, the group had moved all of it.",
    "Source code of the wallet was copied, the exchange said.",
    "Sources close to the exchange say that two engineers were approached.",
    "Photo and video files were encrypted by the same tool.",
    "Image files that the group sends carry a script.",
    "Figures of the bureau show 23 thefts in 2024.",
    "Original advisories of the bureau named four groups.",
    "Related attacks were reported by two other exchanges.",
    "More from the same wallet was moved on Tuesday, according to the desk.",
    "Follow-up messages ask the engineer to run a test.",
    "Subscribers of the newsletter were the first to be approached, the bureau says.",
    "The newsletter of the exchange was used to spread the link.",
    "Advertisements for jobs that do not exist are the first step.",
    "Sponsored groups of the country stole $12 million, the desk says.",
    "Do not click on Unsubscribe in a message that you did not ask for.",
    "Contact the sender over a second channel before you open a file.",
    "Contact your bank at once if you have paid.",
    "Share this warning with your colleagues and keep the message.",
    "Tags on a container were forged, the port desk believes.",
    "Curator's note: the bureau and two agencies had never before named a group together.",
    "Who is behind the theft is not known, the exchange said.",
    "What the group wants is money, according to the desk.",
    "Read receipts are used to see whether the victim is at the desk.",
    "Photographs on the profile were made by a machine, Gull Labs found.",
    "Copyright claims are a pretext that the group uses.",
    "Comments in the code are written in Korean.",
    "Register your devices with the administrator.",
    "Media reports say that the loss is allegedly larger.",
    "写真を加工した偽の身分証が使われた。",
    "図面を盗む目的とみられる。",
    "出典を偽った論文が添付されていた。",
    "提供された資料には不正なコードが含まれていた。",
    "取材に対し、取引所は被害を認めた。",
    "関連する口座は凍結されたという。",
    "広告を装った偽サイトへの誘導が確認されている。",
    "会員登録を求める偽のページに誘導する手口が多い。",
    "編集者を名乗る人物から執筆の依頼が届く。",
    "配信が停止されたアプリを通じて感染した疑いがある。",
    "フォローを求める偽のアカウントに注意する。",
    "問い合わせ先を偽って電話をかけさせる。",
    "「求人は本物に見えた」と技術者は話した。",
    "担当者を名乗る人物は、北浜県警によると3人いるとされる。",
    "詳しくはこちらと書かれたリンクを開かせる手口である。",
    "コメント欄に不正なリンクが投稿された。",
    "References in the code point to the same group.",
    "This post was published on a job board to lure engineers.",
    "This report was published by the desk in March and names four groups.",
    "Disclosure of the theft came a week later, the exchange said.",
    "Join requests to the group came from 12 accounts, the desk says.",
    "All times in the log were forged, Gull Labs believes.",
    "Print servers of the exchange were infected first.",
    "Ina Forsberg is an engineer who was approached in March, according to the desk.",
    "Views of the file were counted by a tracking pixel.",
    "Sign up forms on the false site ask for a seed phrase.",
    "Improve the checks before you hire, the desk advises.",
    "Found files were encrypted with the same key.",
    "参考人として事情を聴かれた技術者は関与を否定した。",
    "本記事を装った偽のページが確認されている。",
    "画像はAIで作られたとみられる。",
    "電話番号を偽装する手口が確認された。",
    "訂正を求めるメールを装っていた。",
    "利益相反を理由に送金を迫った。",
    "開示された資料に不正なコードはなかった。",
    "記者をかたる人物は北浜支局を名乗ったという。",
)


@pytest.mark.parametrize("line", WORDS)
@pytest.mark.parametrize("place", ["middle", "foot"])
def test_a_sentence_that_looks_like_furniture_is_kept(place: str, line: str) -> None:
    assert line not in furniture_of(line, place)


@pytest.mark.parametrize(("words", "kept"), [("What to know:", False), ("Highlights\n", True), ("要点：", False)])
def test_a_box_that_tells_beforehand_is_furniture_and_a_list_of_highlights_is_not(words: str, kept: bool) -> None:
    box = "港湾署が名指しした。" if "要" in words else "The desk has named a group."
    prose = "\n\n".join(JAPANESE if "要" in words else ENGLISH)
    text = f"A title of it\n\n{words}\n{box}\n\n{prose}\n"
    document = read_document(text.encode(), "alert.txt")
    at = text.index(box)
    assert any(piece.start <= at < piece.end for piece in document.furniture) is not kept


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("２　従業員の方へ", "・通話を求めてください。\n・業務用端末で実行しないこと。"),
        ("For those who hire", "- Ask for a call.\n- Check the address."),
    ],
)
def test_a_short_line_right_over_a_list_is_a_heading_and_the_list_is_kept(line: str, items: str) -> None:
    text = f"A title of it\n\n{ENGLISH[0]}\n\n{line}\n{items}\n\n{ENGLISH[1]}\n"
    covered = [text[piece.start : piece.end] for piece in read_document(text.encode(), "alert.txt").furniture]
    assert line in covered
    assert not any(item in words for words in covered for item in items.splitlines())


@pytest.mark.parametrize("line", ["数で見る", "詐欺に注意してください", "「盗まれた金はもう戻らない」"])
def test_a_short_line_alone_between_paragraphs_is_a_heading(line: str) -> None:
    text = f"灰鷺の手口\n\n{JAPANESE[0]}\n\n{line}\n\n{JAPANESE[1]}\n"
    covered = [text[piece.start : piece.end] for piece in read_document(text.encode(), "alert.txt").furniture]
    assert line in covered


@pytest.mark.parametrize(
    "line",
    [
        "無断での商用利用はお断りします",
        "港湾新聞社の許可なく転載することを禁じます。",
        "コメント欄は閉じています",
        "この番組は「みなと保険」の提供でお送りしています。",
        "▼PR　鍵を守るなら「みなと金庫」",
        "次回「鍵の渡し方」",
        "関連レポート：灰鷺の三年",
        "●無料ウェビナー「採用と守り」8月27日",
    ],
)
def test_a_line_on_the_rights_the_sponsor_or_the_next_part_is_furniture(line: str) -> None:
    assert line in furniture_of(line, "foot")
