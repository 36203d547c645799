"""A claim to be one of ours, from an address that is not theirs, is danger in whatever form; a reason to be innocent is heard.

A claim in short (initials, a nickname, a family name) needs a second sign. A reason that anybody copies does not help who
asks for what only those inside have.
"""

from pathlib import Path
from typing import Any

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
PEOPLE = PeopleIndex(COMPANY)
READER = "小林 直樹 <n.kobayashi@kaiyo-exchange.example>"
DESK = "support@kaiyo-exchange.example"
NEW_HERE = Relation(learned=400, from_outside=300, seen_once=130)
NOTHING_LEARNED = Relation()

CLAIMS: dict[str, tuple[str, str, str]] = {
    "initials and the title": ("S.O. (CFO) <so.finance@gmail.com>", "today", "Naoki, pay the attached before three."),
    "initials, signed with the title": (
        "SO <so1979@proton.me>",
        "invoice",
        "Naoki,\nplease settle this one today and send me the receipt.\n\nS.O., CFO",
    ),
    "initials, title and company in the address": ("kaiyo-ceo-ty@mailbox.test", "quick", "Are you at your desk?"),
    "a nickname and an initial, the full name below": (
        "Mac T. <mac.t.dev@gmail.com>",
        "repo",
        "can you give me owner rights on the wallet repo for an hour?\n\nMac Takahashi",
    ),
    "a family name with an honorific, on a notice that asks for the login": (
        "山田様 <info@doc-box.test>",
        "山田様が資料を共有しました",
        "山田様があなたと資料「役員報酬改定案」を共有しました。\n"
        "会社のメールアドレスとパスワードでログインして閲覧してください。\nhttps://doc-box.test/x",
    ),
    "title above the name in the signature": (
        "連絡 <tmp-8831@yahoo.co.jp>",
        "資料の件",
        "小林さん\n\n先月末の残高表をこのアドレスに送っておいてください。\n\n取締役CFO\n大野 翔一",
    ),
    "a signature with the company's name, and whatever is asked": (
        "Back office <bo-114@outlook.com>",
        "new vendor",
        "Kobayashi-san,\n\nopen the attached form, fill in last month's totals and return it.\n\nShoichi Ohno\nCFO, Kaiyo Exchange",
    ),
    "an introduction with the reason for the address": (
        "guest <guest44@cafe-net.test>",
        "phone",
        "Hello Naoki, Shoichi Ohno here, typing on a borrowed tablet. Mail me the signer list for the cold wallet.",
    ),
    "an introduction far into its sentence": (
        "guest <guest46@cafe-net.test>",
        "from the lobby",
        "Naoki, I'm sending you this from the lobby of the conference centre, it's Shoichi (Ohno). My phone was stolen. "
        "Which two of you can sign this weekend?",
    ),
    "initials above a title at the end": (
        "unknown <q1@proton.me>",
        "ceremony",
        "Naoki,\ncan we move the ceremony to Friday? Send me the list of holders.\n\nMT\nCTO",
    ),
    "a name at the head of the subject, with a new number": (
        "mobile <x-77@icloud.com>",
        "Ohno Shoichi - new mobile",
        "Naoki, save this address. Then tell me who holds the second card this month.",
    ),
    "an introduction by title": (
        "事務 <office@quick-post.test>",
        "ご連絡",
        "お疲れ様、社長の山田だ。\nこの件は内密に。1,200万円を下記へ振り込んでほしい。",
    ),
    "a customer's number, asked about in secret": (
        "渡邉 純子 <watanabe.j@legal-desk.test>",
        "会員番号の件",
        "会員番号K-2000122の方の本人確認書類を私に転送してください。他の人には話さないように。",
    ),
    "a customer's number, beside the title": (
        "Watanabe Junko <jw.office@zoho.com>",
        "顧客の件",
        "会員番号K-2000122の方の登録電話番号を変更してください。\n\nWatanabe Junko, CCO",
    ),
    "a service of the sender's own that asks for the password": (
        "Taro Yamada via Signflow Docs <agent@signflow-docs.test>",
        "Taro Yamada asks for your signature",
        "Taro Yamada sent you 'Payment order'. Open it with your mail password: https://signflow-docs.test/1",
    ),
}

HONEST: dict[str, tuple[str, str, str, str]] = {
    "a customer at the desk": (
        "Taro Yamada <taro.y.1988@gmail.com>",
        DESK,
        "withdrawal stuck",
        "My withdrawal of yesterday is pending. My customer number is 33810. Please help today, I have to pay my rent.",
    ),
    "an answer to the desk's letter": (
        "Shoichi Ohno <shoichi.ohno@gmail.com>",
        DESK,
        "Re: [KX-1029] Login",
        "Thanks, it works again. Can I also change my phone number there?",
    ),
    "a president of another house": (
        "山田 太郎 <yamada@minami-denki.example>",
        READER,
        "ご挨拶",
        "お世話になっております。\n新年のご挨拶にお伺いしたく、ご都合をお聞かせください。\n\n株式会社南電気\n代表取締役社長 山田 太郎",
    ),
    "a doctor with a practice": (
        "渡辺 純子 <info@minato-clinic.example>",
        READER,
        "健診のご案内",
        "健診の日程をご確認ください。\n\n港クリニック 院長 渡辺純子",
    ),
    "an applicant": (
        "Makoto Takahashi <makoto.tak@gmail.com>",
        READER,
        "Application",
        "My name is Makoto Takahashi and I would like to apply for your open post. My CV is attached.",
    ),
    "a trip of his": (
        "Taro Yamada's trip <booking@travel-desk.example>",
        READER,
        "Itinerary",
        "Here is the itinerary of Taro Yamada.\nTokyo - Osaka, 9 March",
    ),
    "a calendar that nobody lists": (
        "大野 翔一 <invites@meet-cal.example>",
        READER,
        "大野 翔一さんからの招待",
        "大野 翔一さんが会議に招待しました。\n3月10日 10:00",
    ),
    "a family name on a notice without anything asked": (
        "高橋様 <notification@sharing-svc.example>",
        READER,
        "高橋様がファイルを共有しました",
        "高橋様があなたとファイルを共有しました。\nhttps://sharing-svc.example/f/1",
    ),
}

CLEAR: dict[str, tuple[str, str, str]] = {
    "initials of somebody else": (
        "T.Y. <ty@design-lab.example>",
        "logo draft",
        "Hi Naoki, the second draft of the logo is ready. Best, Tomoko Yoda, Design Lab",
    ),
    "an executive spoken of": (
        "Lena Fox <lena@print-works.example>",
        "invoice 22",
        "Hi Naoki,\n\nShoichi Ohno asked me to send the invoice to you. Please pay by the end of the month.\n\nLena Fox\nPrint Works",
    ),
    "a sister company of a partner": (
        "Northwind Custody Events <events@northwind-events.example>",
        "Invitation",
        "Join our spring reception in Minato.",
    ),
    "a parcel's number to be put in, and a driver to be called": (
        "ひかり運輸 <info@hikari-unyu.example>",
        "お荷物",
        "送り状番号を入れて再配達日を選んでください。https://hikari-unyu.example/r ドライバーにもお電話いただけます。",
    ),
    "a friend with the family name": ("Ken Yamada <ken.y@gmail.com>", "ramen", "今週飲みに行かない?"),
}


def _judged(from_: str, to: str, subject: str, body: str, relation: Relation, **more: Any) -> Verdict:
    raw = mail(from_=from_, to=to, subject=subject, body=f"{body}\n", auth="pass", **more)
    return judge_message(read_message(raw), PEOPLE, default_weights(), relation)


def _told(verdict: Verdict) -> list[tuple[str, float]]:
    return [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["with history", "without"])
@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_to_be_one_of_ours_is_danger(name: str, relation: Relation) -> None:
    from_, subject, body = CLAIMS[name]
    verdict = _judged(from_, READER, subject, body, relation)
    assert verdict.level == "danger", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["with history", "without"])
@pytest.mark.parametrize("name", HONEST)
def test_a_reason_to_bear_the_name_is_heard(name: str, relation: Relation) -> None:
    verdict = _judged(*HONEST[name], relation)
    assert verdict.level != "danger", _told(verdict)


@pytest.mark.parametrize("relation", [NEW_HERE, NOTHING_LEARNED], ids=["with history", "without"])
@pytest.mark.parametrize("name", CLEAR)
def test_a_first_contact_without_a_claim_is_clear(name: str, relation: Relation) -> None:
    from_, subject, body = CLEAR[name]
    verdict = _judged(from_, READER, subject, body, relation)
    assert verdict.level == "clear", _told(verdict)


def test_a_name_after_the_last_thanks_is_a_signature() -> None:
    letter = ("travel <trv9@gmail.com>", READER, "invoice")
    signed = _judged(*letter, "Naoki, could you get the attached invoice paid today? Thanks, Tad Yamada", NEW_HERE)
    spoken_of = _judged(*letter, "Naoki, the attached invoice is paid. Please pass my thanks to Tad Yamada", NEW_HERE)
    assert signed.level == "danger", _told(signed)
    assert spoken_of.level == "clear", _told(spoken_of)


def test_a_signature_is_doubted_less_below_somebody_elses_name() -> None:
    body = "Please call me about the lease.\n\nShoichi Ohno"
    other = _judged("Front desk <desk-40@mail.test>", READER, "lease", body, NOTHING_LEARNED)
    nobody = _judged("desk-40@mail.test", READER, "lease", body, NOTHING_LEARNED)
    assert other.score_bits > nobody.score_bits


def test_an_order_quoted_to_the_reader_weighs_more_than_one_that_does_not_name_him() -> None:
    def quoted(words: str) -> float:
        body = (
            "As agreed, please send the coins to our receiving wallet today.\n\n"
            "On Wed, 4 Mar 2026 at 11:40, Shoichi Ohno <s.ohno@kaiyo-exchange.example> wrote:\n> " + words
        )
        verdict = _judged("Rui Paz <rui@paz-desk.test>", READER, "Re: block trade", body, NEW_HERE)
        return next(bits for name, bits in _told(verdict) if name == "stranger-quotes-executive")

    assert quoted("Fine. Naoki Kobayashi will pay, he has my word.") > quoted("Fine. Somebody will pay.")


def test_an_address_that_has_written_in_many_names_is_a_service() -> None:
    shown = ("Aoi Nakamura", "Megumi Sato", "Dan Fischer", "Yumi Saito")
    learned = {"learned": 400, "from_outside": 300, "seen_once": 130, "received": 12}
    of_many, of_one = Relation(**learned, names=shown), Relation(**learned, names=("Taro Yamada",))  # type: ignore[arg-type]
    letter = ("Taro Yamada <hello@boardpack.example>", READER, "Minutes", "The minutes of Monday are ready.")
    assert _judged(*letter, of_many).level == "clear"
    assert _judged(*letter, of_one).level != "clear"


@pytest.mark.parametrize(
    ("display", "named"),
    [
        ("T.Y.", "山田 太郎"),
        ("T. Y.", "山田 太郎"),
        ("YT", "山田 太郎"),
        ("T.Y. (CEO)", "山田 太郎"),
        ("T.Y. (CFO)", None),
        ("T.Y. Design Lab", None),
        ("TYO", None),
        ("t.y.", None),
    ],
)
def test_initials_are_an_executives_alone_or_with_his_own_title(display: str, named: str | None) -> None:
    assert [hit.person.name for hit in PEOPLE.find_initials(display)] == ([named] if named else [])
