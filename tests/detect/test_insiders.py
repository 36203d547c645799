"""Who speaks as one of us from outside: danger beside what only colleagues ask; customers, houses and services are not."""

from pathlib import Path
from typing import Any

import pytest

from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.evidence import Verdict
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests.mail import mail

COMPANY = load_company(Path(__file__).parent.parent.parent / "examples" / "kaiyo" / "company.toml")
PEOPLE = PeopleIndex(COMPANY)
OURS = "佐藤 恵 <m.sato@kaiyo-exchange.example>"
DESK = "support@kaiyo-exchange.example"
NEW_HERE = Relation(learned=400, from_outside=300, seen_once=130)
"""nobody knows the author, in a company where four outside messages in ten come from somebody new"""
SERVICE = Relation(learned=400, from_outside=300, seen_once=130, received=12)
NOTHING_LEARNED = Relation()

IMPOSTORS: dict[str, dict[str, Any]] = {
    "initials, and our name in the address": {
        "from_": "S. Ohno <so.kaiyo@mail.test>",
        "body": "Back at seven. Ring me then.",
    },
    "initials, and the title in the address": {
        "from_": "M. Takahashi <mt-cto@mail.test>",
        "body": "Back at seven. Ring me then.",
    },
    "an address that spells name and company": {
        "from_": "junko.watanabe.kaiyo@mail.test",
        "body": "Are the minutes ready?",
    },
    "a colleague who wants a second factor lifted": {
        "from_": "森田 大輔 <d.morita.home@gmail.com>",
        "body": "機種変更に失敗しました。私の二段階認証を一時的に外してもらえますか。",
    },
    "a colleague who wants a token": {
        "from_": "Daniel Fischer <dan.fischer.dev@gmail.com>",
        "body": "Could you mint me a personal access token for the indexer and send it here?",
    },
    "a given name, and what only colleagues ask": {
        "from_": "Makoto <mk.kaiyo.cto@mail.test>",
        "body": "Please send me the list of key holders, and not in the team channel.",
    },
    "a slip of a key": {
        "from_": "Taro Yamdaa <desk@mail.test>",
        "body": "Which two of you can sign after hours this week?",
    },
    "an executive's secretary": {
        "from_": "山田社長 秘書室 <hisho@mail.test>",
        "body": "社長が至急、全役員のご自宅の住所の一覧を送ってほしいとのことです。",
    },
    "introduced after a greeting": {
        "from_": "m <m7781@gmail.com>",
        "body": "Hello Ryo, Makoto Takahashi here, locked out of my account. Reset my second factor and send the temporary code.",
    },
    "a name above the mark of a telephone": {
        "from_": "phone <p8812@gmail.com>",
        "body": "I need the staging db dump before noon.\n\nMakoto Takahashi\nCTO, Kaiyo Exchange\nSent from my iPhone",
    },
    "our own address, and answers to free mail": {
        "from_": "Shoichi Ohno <s.ohno@kaiyo-exchange.example>",
        "reply_to": "Shoichi Ohno <shoichi.o.1970@gmail.com>",
        "body": "Could you forward me the lease contract?",
    },
    "a service that it is not": {
        "from_": "大野 翔一 (DocuSign) <no-reply@sign-relay.test>",
        "body": "大野 翔一さんから書類が届いています。https://sign-relay.test/d/1",
    },
    "a machine's address, and a password to be typed": {
        "from_": "Taro Yamada <no-reply@board-share.test>",
        "body": "Taro Yamada shared the minutes with you. Sign in with your work password: https://board-share.test/m",
    },
    "a family name, an excuse for the address, and what only colleagues ask": {
        "from_": "k.o <ko1970@gmail.com>",
        "body": "佐藤さん、大野です。会社のメールに入れないので、私用のアドレスから失礼します。当座の残高を教えてください。",
    },
    "a title in brackets is no service": {
        "from_": "Ohno-san (CFO) <desk@larch-mail.test>",
        "body": "Please get the figures to https://files.larch-mail.test/up today.",
    },
    "a list whose answers go to free mail": {
        "from_": "渡邉 純子 via kaiyo-all <kaiyo-all@googlegroups.com>",
        "reply_to": "渡邉 純子 <jw.0415@gmail.com>",
        "headers": [("List-Id", "<kaiyo-all.googlegroups.com>")],
        "body": "各自の緊急連絡先の一覧を、本日中にこちらへ返信してください。",
    },
    "a thread that nobody knows, and money": {
        "from_": "Dr. Hans Keller <keller@keller-partners.test>",
        "subject": "Re: Project Heron",
        "body": "Dear Ms Sato, as confirmed below, kindly send the first instalment to IBAN LU00 0000 0000 today.\n\n"
        "On 3 March 2026 Taro Yamada <t.yamada@kaiyo-exchange.example> wrote:\n> Go ahead. Please keep it among us.\n",
        "references": ["x1@keller-partners.test"],
    },
    "courtesies do not make a namesake of who asks for money in secret": {
        "from_": "山田 太郎 <yt@mail.test>",
        "body": "いつもお世話になっております。本日中に300万円の振込をお願いします。この件はご内密に。",
    },
    "a domain made of the name is no house": {
        "from_": "Taro Yamada <t@yamada-office.test>",
        "body": "Send me the numbers.\n\nTaro Yamada\nYamada office",
    },
}

NOT_DANGER: dict[str, dict[str, Any]] = {
    "a namesake from a house that he names": {
        "from_": "大野 翔一 <s.ohno@nishi-gas.example>",
        "body": "吉田様\n西ガスの大野です。3月12日に設備の点検に伺います。立ち会いをお願いします。",
    },
    "a namesake with a trade": {
        "from_": "Junko Watanabe <jw.studio@gmail.com>",
        "body": "Here are four drafts. The invoice follows.\n\nJunko Watanabe, illustrator",
    },
    "a namesake who is a customer, in a hurry": {
        "from_": "山田 太郎 <yamada.taro.1958@gmail.com>",
        "to": DESK,
        "body": "振り込みをしましたが残高に出ません。会員番号 K-110233 です。今日中にお返事ください。",
    },
    "a namesake who closes an account": {
        "from_": "Makoto Takahashi <makoto.t.88@gmail.com>",
        "to": DESK,
        "body": "Please close my account and tell me how to withdraw the rest of my balance.",
    },
    "a namesake who needs names of staff": {
        "from_": "Megumi Sato <sato@lakeside-clinic.example>",
        "body": "Please send us the list of employees for the health check.\n\nMegumi Sato\nLakeside Clinic, reception",
    },
    "a service that nobody lists": {
        "from_": "渡邉 純子 (たすけっと申請) <no-reply@tasuketto-shinsei.example>",
        "body": "渡邉 純子さんが申請を承認しました。詳しくは申請システムをご覧ください。",
    },
    "a service that shows the person alone": {
        "from_": "Shoichi Ohno <notifications@task-garden.example>",
        "body": "Shoichi Ohno assigned KX-12 to you.\n\nOpen the board: https://task-garden.example/KX-12\n",
    },
    "a family name alone": {
        "from_": "k.o <ko1970@gmail.com>",
        "body": "佐藤さん、大野です。先日はありがとうございました。またお会いしましょう。",
    },
    "a finance department elsewhere": {
        "from_": "経理 佐藤 <keiri@hikari-bunbo.example>",
        "body": "いつもお世話になっております。2月分の請求書をお送りします。お支払いは3月末までにお願いいたします。",
    },
}

CLEAR: dict[str, dict[str, Any]] = {
    "an auditor": {
        "from_": "Ken Arai <arai@arai-tax.example>",
        "body": "Could you send us the closing balance of account 3302? We need it for the quarterly filing.",
    },
    "a landlord": {
        "from_": "Facility Office <office@minato-tower.example>",
        "body": "Please send us the names of staff who need new access cards by Friday.",
    },
    "an insurer": {
        "from_": "大塚 <otsuka@hoken-agent.example>",
        "body": "お世話になっております。更新の時期ですので、加入者名簿を書留でお送りください。",
    },
    "a customer without his telephone": {
        "from_": "岡本 <okamoto88@gmail.com>",
        "to": DESK,
        "body": "機種変更をしたため二段階認証を解除してほしいです。手続きを教えてください。",
    },
    "a letter to an executive": {
        "from_": "森 <mori@kohan-partners.example>",
        "to": "大野 翔一 <s.ohno@kaiyo-exchange.example>",
        "body": "海洋取引所株式会社\n取締役CFO 大野様\n\nはじめてご連絡いたします。3月に一度お話を伺えれば幸いです。",
    },
    "a table that names colleagues": {
        "from_": "勤怠くん <no-reply@kintai-kun.example>",
        "body": "次の申請が承認されました。\n\n 申請者   森田 大輔\n 承認者   斎藤 由美\n",
    },
    "a newsletter on lures": {
        "from_": "セキュリティ通信 <news@secnews.example>",
        "headers": [("List-Id", "<news.secnews.example>")],
        "body": "今週は社長を名乗るメールの実例です。「届いた6桁の番号を返信してください」という文面に用心しましょう。",
    },
    "a link that is not to be shared": {
        "from_": "Signing desk <desk@pen-and-paper.example>",
        "body": "The policy is ready for you. Do not share this email, it has a link for you alone.",
    },
}


def _judged(written: dict[str, Any], relation: Relation) -> Verdict:
    message = read_message(mail(**{"to": OURS, "subject": "Hello", **written}))
    return judge_message(message, PEOPLE, default_weights(), relation)


def _told(verdict: Verdict) -> list[tuple[str, float]]:
    return [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("written", IMPOSTORS.values(), ids=IMPOSTORS)
def test_who_speaks_as_one_of_us_is_danger(written: dict[str, Any]) -> None:
    verdict = _judged(written, NEW_HERE)
    assert verdict.level == "danger", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["new here", "nothing learned"])
@pytest.mark.parametrize("written", NOT_DANGER.values(), ids=NOT_DANGER)
def test_who_bears_the_name_honestly_is_not_danger(written: dict[str, Any], relation: Relation) -> None:
    verdict = _judged(written, relation)
    assert verdict.level != "danger", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["new here", "nothing learned"])
@pytest.mark.parametrize("written", CLEAR.values(), ids=CLEAR)
def test_who_asks_in_his_own_name_is_clear(written: dict[str, Any], relation: Relation) -> None:
    verdict = _judged(written, relation)
    assert verdict.level == "clear", _told(verdict)


def test_an_unlisted_service_that_has_written_for_days_is_clear() -> None:
    verdict = _judged(NOT_DANGER["a service that nobody lists"], SERVICE)
    assert verdict.level == "clear", _told(verdict)


def test_colleagues_may_ask_each_other_for_anything() -> None:
    """The same words from our own domain, vouched for by our own server, are everyday."""
    for name in ("a colleague who wants a second factor lifted", "a colleague who wants a token"):
        written = IMPOSTORS[name] | {"from_": "加藤 亮 <r.kato@kaiyo-exchange.example>"}
        assert _judged(written, NEW_HERE).level == "clear"


def test_answers_to_a_listed_private_address_are_not_led_away() -> None:
    written = IMPOSTORS["our own address, and answers to free mail"] | {"reply_to": "ohno.shoichi@example.org"}
    assert _judged(written, NEW_HERE).level == "clear"


@pytest.mark.parametrize(
    ("display", "named"),
    [
        ("Taro Y.", "山田 太郎"),
        ("Y. Taro", "山田 太郎"),
        ("Shoichi O. (CFO)", "大野 翔一"),
        ("ｔ．ｙａｍａｄａ", "山田 太郎"),
        ("mtakahashi", "髙橋 真琴"),
        ("人事 吉田", "吉田 香織"),
        ("Fujii (Security)", "藤井 拓海"),
        ("CFO大野(海外出張中)", "大野 翔一"),
        ("Representative Director Yamada", "山田 太郎"),
        ("Assistant to CEO Yamada", "山田 太郎"),
        ("Junko Watnabe", "渡邉 純子"),
        ("Taro Yamata", ""),
        ("Taro S.", ""),
        ("人事 山田", ""),
        ("Kenji Itoh (Shiomi Bank)", "伊藤 健二"),
        ("Yamada", ""),
        ("Taro", ""),
    ],
)
def test_display_names_are_read_as_people_write_them(display: str, named: str) -> None:
    case_names = _names_in(display)
    assert case_names == ([named] if named else [])


def _names_in(display: str) -> list[str]:
    message = read_message(mail(from_=f"{display} <desk@mail.test>", to=OURS, subject="Hello", body="Hello."))
    return [hit.person.name for hit in Case(message, PEOPLE, NEW_HERE).display_names]
