"""Lures that only tell of what a page will show, codes typed to cancel, programs to meet in, brands that links open in.

Each beside honest mail in like words, which stays clear, or, in the name of one of ours, below danger.
"""

from typing import Any

import pytest

from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.evidence import Verdict
from noroshi.detect.hosts import find_brand_opened, poses_by_chance
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests.detect.test_insiders import NEW_HERE, NOTHING_LEARNED, OURS, PEOPLE
from tests.mail import mail

SEEN: dict[str, dict[str, Any]] = {
    "a command that a page shows, for a microphone": {
        "from_": "Ines Roth <ines@quarry-hiring.test>",
        "body": "Please record your answers at https://quarry-hiring.test/r/81. Should your microphone be blocked, the site"
        " shows you a command: paste it into the terminal, then carry on.",
    },
    "a command that a page shows, without a trouble": {
        "from_": "Bo Lind <bo@human-gate.test>",
        "body": "To see the term sheet, prove that you are human: https://human-gate.test/v\n"
        "Take the line on that page and run it in PowerShell.",
    },
    "a command that a page shows, in Japanese": {
        "from_": "採用事務局 <desk@saiyo-studio.test>",
        "body": "録画面接のご案内です。https://saiyo-studio.test/m\nカメラが認識されないときは、画面に表示されるコマンドをターミナルに貼り付けてください。",
    },
    "a fix that a page gives": {
        "from_": "Ines Roth <ines@quarry-hiring.test>",
        "body": "The exam at https://quarry-hiring.test/e may say that a component is missing. Then run the one-line fix it"
        " gives you in your terminal.",
    },
    "what was copied, for a robot check": {
        "from_": "Bo Lind <bo@human-gate.test>",
        "body": "The room asks whether you are human: press the keys that it names and paste what was copied."
        " https://human-gate.test/k",
    },
    "a camera that a page says is blocked": {
        "from_": "採用事務局 <desk@saiyo-studio.test>",
        "body": "ページに「マイクの使用が拒否されました」と出た場合は、コピーした内容をコマンドプロンプトに貼り付けてください。https://saiyo-studio.test/k",
    },
    "a PIN to stop a transfer of a number": {
        "from_": "Carrier desk <desk@number-care.test>",
        "body": "Your number will be moved to another carrier tonight. To stop it, enter your account PIN and the code from the"
        " text message here: https://number-care.test/stop",
    },
    "a code to stop a log-in": {
        "from_": "取引口座 <info@koza-anzen.test>",
        "body": "新しい端末から出金の申請がありました。中止する場合は、携帯に届いた確認コードを以下のページに入力してください。\nhttps://koza-anzen.test/s",
    },
    "a code to undo an order": {
        "from_": "Withdrawals <w@payout-review.test>",
        "body": "A withdrawal was requested from a new device. Type the authenticator code on our page to reverse the payment."
        " https://payout-review.test/u",
    },
    "暗証番号での取り消し": {
        "from_": "通信サポート <s@number-care.test>",
        "body": "番号移行のお申し込みを承りました。お申し込みでない場合は、暗証番号を入力し、下記より取り消してください。\nhttps://number-care.test/t",
    },
    "a program to meet in": {
        "from_": "Nora Feld <nora@chain-gazette.test>",
        "body": "I'm a correspondent and would like to talk to you about custody. Choose a time: https://meet.chain-gazette.test/n\n"
        "Our calls run in our own desktop client; download it from the page that follows.",
    },
    "a program to meet in, in Japanese": {
        "from_": "編集部 <henshu@zaikai-weekly.test>",
        "body": "取材のお願いです。日時はこちらでお選びください。https://yoyaku.zaikai-weekly.test/a\n"
        "面談には弊誌のデスクトップアプリが必要です。予約後の画面からインストールしてください。",
    },
}

CLEAR: dict[str, dict[str, Any]] = {
    "a program that anybody has": {
        "from_": "Nora Feld <nora@chain-gazette.test>",
        "body": "I'm a correspondent and would like to talk to you about custody. We can meet at https://zoom.us/j/1, in your"
        " browser or in the app, as you like.",
    },
    "a command in a how-to of a supplier": {
        "from_": "Support <help@router-house.test>",
        "body": "To find the serial number, log on to the router's console; the command is in chapter 2 of the manual.",
    },
    "a captcha on a form": {
        "from_": "Desk <desk@fair-house.test>",
        "body": "Please register for the fair: https://fair-house.test/r Fill in your name, complete the captcha and press Enter.",
    },
    "a button to log in with": {
        "from_": "Desk <desk@fair-house.test>",
        "html": '<p>Your ticket is ready.</p><p><a href="https://fair-house.test/t">Sign in with Google</a></p>',
    },
    "a code that the customer asked for": {
        "from_": "Shop <s@corner-shop.test>",
        "body": "You asked to close your account. Enter the code that we texted to you on https://corner-shop.test/x"
        " If you change your mind, you can stop it there at any time.",
    },
    "a code that the mail brings": {
        "from_": "Booking <no-reply@hotel-desk.test>",
        "body": "To cancel your stay, enter the confirmation code 481220 on our page: https://hotel-desk.test/c",
    },
    "a code that nobody wants": {
        "from_": "Booking <no-reply@hotel-desk.test>",
        "body": "A sign-in code was sent to your phone. Never enter the code on a page that you did not open yourself."
        " You can cancel the request in your profile: https://hotel-desk.test/p",
    },
    "予約の取り消し": {
        "from_": "予約係 <yoyaku@yama-yado.test>",
        "body": "ご予約の取り消しは、予約番号をフォームに入力してお手続きください。https://yama-yado.test/c",
    },
    "a paper whose name is a brand's": {
        "from_": "Ada Quill <ada@harbour-ledger.example>",
        "body": "I write for the Harbour Ledger. Is the figure in your monthly report in yen?",
    },
}

NOTICE = '<p><b>{name}</b> shared <b>Plan.xlsx</b> with you.</p><p><a href="{href}">{words}</a></p>'
POSED: dict[str, dict[str, Any]] = {
    "opens in a brand's program": {
        "from_": "Taro Yamada <notify@papers-relay.test>",
        "html": NOTICE.format(name="Taro Yamada", href="https://papers-relay.test/1", words="Open in Drive"),
    },
    "reviewed in a brand": {
        "from_": "Junko Watanabe via Papers <no-reply@papers-relay.test>",
        "html": NOTICE.format(name="Junko Watanabe", href="https://papers-relay.test/2", words="Review in DocuSign"),
    },
    "at a brand's place": {
        "from_": "Taro Yamada <notify@papers-relay.test>",
        "html": NOTICE.format(name="Taro Yamada", href="https://papers-relay.test/6", words="View on SharePoint"),
    },
    "ブランドで開く": {
        "from_": "大野 翔一 <notice@papers-relay.test>",
        "html": "<p>大野 翔一さんがファイルを共有しました。</p><p><a href='https://papers-relay.test/3'>SharePointで開く</a></p>",
    },
    "a name in brackets": {
        "from_": '"【山田 太郎】" <notice@papers-relay.test>',
        "body": "山田 太郎さんが資料を共有しました。https://papers-relay.test/4",
    },
    "a name between angles": {
        "from_": '"<Shoichi Ohno>" <alerts@papers-relay.test>',
        "body": "Shoichi Ohno has invited you to a folder: https://papers-relay.test/5",
    },
}

NOT_DANGER: dict[str, dict[str, Any]] = {
    "a service that opens what is its own": {
        "from_": "Taro Yamada <notify@papers-garden.example>",
        "html": NOTICE.format(
            name="Taro Yamada", href="https://papers-garden.example/1", words="Open in Papers Garden"
        ),
    },
    "a service that leads to the brand": {
        "from_": "Taro Yamada <notify@papers-garden.example>",
        "html": NOTICE.format(name="Taro Yamada", href="https://drive.google.com/x", words="Open in Drive"),
    },
    "an interpreter": {
        "from_": "渡邉 純子 <junko.w.fr@gmail.com>",
        "body": "はじめまして。フリーで仏語の通訳をしております。会議の際はお声がけいただけますか。\n\n渡邉 純子",
    },
    "a cook": {
        "from_": "Taro Yamada <taro.cooks@gmail.com>",
        "body": "Hello Megumi,\n\nI'm a private chef in Kamakura. Would you like a tasting for your summer party?\n\nTaro Yamada",
    },
    "a teacher": {
        "from_": "Makoto Takahashi <m.takahashi.lessons@gmail.com>",
        "body": "Hi,\nI teach business English near your office. Could I send you my rates?\n\nMakoto Takahashi",
    },
    "a tuner": {
        "from_": "Shoichi Ohno <ohno.strings@gmail.com>",
        "body": "Dear Ms Sato,\nas a piano tuner I see to two halls near you. May I offer my services?\n\nShoichi Ohno",
    },
    "仕出し": {
        "from_": "山田 太郎 <yamada.bento@gmail.com>",
        "body": "佐藤様\n仕出しの店を営んでおります山田と申します。会議のお弁当をご案内してもよろしいでしょうか。",
    },
    "庭師": {
        "from_": "大野 翔一 <ohno.niwa@gmail.com>",
        "body": "三浦で庭師をしております。屋上の植栽のお手入れはいかがでしょうか。\n\n大野 翔一",
    },
}

STILL_DANGER: dict[str, dict[str, Any]] = {
    "a trade does not excuse what only those inside have": {
        "from_": "Makoto Takahashi <m.takahashi.lessons@gmail.com>",
        "body": "I'm a photographer now and then. Send me the list of key holders tonight.\n\nMakoto",
    },
    "nor is a post a trade": {
        "from_": "大野 翔一 <ohno.cfo@gmail.com>",
        "body": "佐藤さん\nCFOをしております大野です。今日中に残高の一覧を送ってください。",
    },
    "nor a trade beside a post with us": {
        "from_": "Taro Yamada <taro.cooks@gmail.com>",
        "body": "I'm a cook today, back on Monday. Are you there?\n\nTaro Yamada\nCEO, Kaiyo Exchange",
    },
}


def _judged(written: dict[str, Any], relation: Relation = NEW_HERE) -> Verdict:
    return judge_message(read_message(_raw(written)), PEOPLE, default_weights(), relation)


def _raw(written: dict[str, Any]) -> bytes:
    return mail(**{"to": OURS, "subject": "Hello", "auth": "pass", **written})


def _told(verdict: Verdict) -> list[tuple[str, float]]:
    return [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("written", SEEN.values(), ids=SEEN)
def test_what_is_only_told_is_a_caution(written: dict[str, Any]) -> None:
    verdict = _judged(written)
    assert verdict.level != "clear", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["new here", "nothing learned"])
@pytest.mark.parametrize("written", CLEAR.values(), ids=CLEAR)
def test_honest_mail_in_like_words_is_clear(written: dict[str, Any], relation: Relation) -> None:
    verdict = _judged(written, relation)
    assert verdict.level == "clear", _told(verdict)


@pytest.mark.parametrize("written", [*POSED.values(), *STILL_DANGER.values()], ids=[*POSED, *STILL_DANGER])
def test_no_service_or_trade_excuses_the_name(written: dict[str, Any]) -> None:
    verdict = _judged(written)
    assert verdict.level == "danger", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["new here", "nothing learned"])
@pytest.mark.parametrize("written", NOT_DANGER.values(), ids=NOT_DANGER)
def test_services_and_trades_of_their_own_are_not_danger(written: dict[str, Any], relation: Relation) -> None:
    verdict = _judged(written, relation)
    assert verdict.level != "danger", _told(verdict)


@pytest.mark.parametrize(
    "words",
    ["Open in Drive", "Review and sign with DocuSign", "ドライブで開く", "Teamsで確認する", "Go to your Dropbox"],
)
def test_a_link_says_in_what_it_opens(words: str) -> None:
    found = find_brand_opened(words)
    assert found is not None
    assert words[found[1] : found[2]] in {"Drive", "DocuSign", "ドライブ", "Teams", "Dropbox"}


@pytest.mark.parametrize(
    "words",
    [
        "Open in a new window",
        "View in your browser",
        "Drive safely",
        "ブラウザで開く",
        "Google",
        "Continue with Google",
        "Download in Word format",
        "See it in Google Maps",
        "View on YouTube",
    ],
)
def test_other_words_of_links_name_nothing_to_open_in(words: str) -> None:
    assert find_brand_opened(words) is None


def test_the_finding_quotes_brand_and_link() -> None:
    case = Case(read_message(_raw(POSED["opens in a brand's program"])), PEOPLE, NEW_HERE, None)
    assert case.links.posed is not None
    target, brand, start, end = case.links.posed
    assert (brand, target.link.text[start:end]) == ("google", "Drive")


@pytest.mark.parametrize(
    ("host", "chance"),
    [
        ("harbour-ledger.example", True),
        ("www.pier-ledger.example", True),
        ("ledger-harbour.test", False),
        ("my-ledger.test", False),
        ("support-ledger.test", False),
        ("harbour-zoom.test", False),
        ("ledger.test", False),
    ],
)
def test_ordinary_words_in_domains(host: str, chance: bool) -> None:
    assert poses_by_chance(host) is chance
