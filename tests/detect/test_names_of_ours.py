"""An executive's name: who may honestly write under it is never `danger`; who hides behind it in odd writing is seen."""

from datetime import timedelta
from pathlib import Path

import pytest

from noroshi.company.history import History
from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.evidence import Verdict
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.hunt.knowledge import Knowledge
from noroshi.hunt.peek import relation_key
from noroshi.message.read import read_message
from tests.mail import DEFAULT_DATE, mail

COMPANY = load_company(Path(__file__).parent.parent.parent / "examples" / "kaiyo" / "company.toml")
OURS = "佐藤 恵 <m.sato@kaiyo-exchange.example>"
LIST = [("List-Id", "<node-operators.lists.example>"), ("List-Post", "<mailto:node-operators@lists.example>")]

HONEST = {
    "CEO, listed private address, ja": {
        "from_": "山田 太郎 <t.yamada.private@example.net>",
        "subject": "至急",
        "body": "出先です。10時の会議の資料を、本日中にこちらへ送ってください。内密に。\n",
    },
    "CEO, listed private address, en": {
        "from_": "Taro Yamada <t.yamada.private@example.net>",
        "subject": "Quick favour",
        "body": "Are you at your desk? I need a quick favour before noon, please keep it between us.\n",
    },
    "namesake with a signature, ja": {
        "from_": "山田 太郎 <yamada@kita-print.example>",
        "subject": "お見積りの件",
        "body": "見積書をお送りします。本日中にご確認ください。\n\n-- \n株式会社北プリント 営業部\n山田 太郎\n",
    },
    "namesake who greets as other companies do": {
        "from_": "山田 太郎 <t-yamada@minato-kensetsu.example>",
        "subject": "工事日程のご相談",
        "body": "海洋取引所 佐藤様\n\n港建設の山田です。工事の日程を至急ご相談させてください。\n",
    },
    "namesake with a signature, en": {
        "from_": "Taro Yamada <taro.yamada@harbor-freight.example>",
        "subject": "Your shipment",
        "body": "The container leaves on Friday. Please confirm today.\n\nTaro Yamada\nHarbor Freight, Kobe office\n",
    },
    "namesake who introduces himself": {
        "from_": "Taro Yamada <taroyamada88@gmail.com>",
        "subject": "Application",
        "body": "My name is Taro Yamada and I am writing to apply for the post in your compliance team.\n",
    },
    "list that rewrites From": {
        "from_": "Taro Yamada via Node operators <node-operators@lists.example>",
        "reply_to": "Taro Yamada <t.yamada@kaiyo-exchange.example>",
        "headers": LIST,
        "subject": "[node-operators] Upgrade window",
        "body": "Please hold deposits until the upgrade is through.\n",
    },
    "service on behalf, signatures": {
        "from_": "山田 太郎 via DocuSign <dse@docusign.net>",
        "subject": "署名のお願い",
        "body": "山田 太郎 様から書類が届いています。\nhttps://www.docusign.net/sign/1\n",
    },
    "service on behalf, meeting": {
        "from_": "Taro Yamada <no-reply@zoom.us>",
        "subject": "Taro Yamada is inviting you to a scheduled Zoom meeting",
        "body": "Join Zoom Meeting: https://us02web.zoom.us/j/123456789\n",
    },
    "service on behalf, shared document": {
        "from_": "Taro Yamada (via Google Docs) <drive-shares-noreply@google.com>",
        "subject": "Budget",
        "body": "Taro Yamada has shared a document with you.\nhttps://docs.google.com/document/d/1\n",
    },
}

HIDDEN = {
    "turned round": "\u202eadamaY oraT\u202c <desk@exec-mail.test>",
    "family name and title, ja": "山田社長 <desk@exec-mail.test>",
    "family name and title, en": "CEO Yamada <desk@exec-mail.test>",
    "half in kana": "山田たろう <desk@exec-mail.test>",
    "Cyrillic letters": "T\u0430ro Y\u0430m\u0430d\u0430 <desk@exec-mail.test>",
    "zero-width spaces": "Ta\u200bro Yama\u200bda <desk@exec-mail.test>",
    "full width": "ＴＡＲＯ　ＹＡＭＡＤＡ <desk@exec-mail.test>",
    "family name first": "YAMADA, Taro <desk@exec-mail.test>",
    "an older form of a kanji": "山田 太郞 <desk@exec-mail.test>",
    "Kunrei": "Syouichi Oono <desk@exec-mail.test>",
}


def _past() -> list[bytes]:
    """Colleagues and one supplier, over two months: somebody is known, the senders above are not."""
    return [
        mail(from_=author, to=OURS, subject=f"No. {day}", body="Thanks.\n", date=DEFAULT_DATE - timedelta(days=day))
        for day in range(2, 62, 3)
        for author in ("Ann Lee <ann.lee@northwind-custody.example>", "Billing <billing@water-works.example>")
    ]


def _judged(tmp_path: Path, raw: bytes, *, past: bool) -> Verdict:
    people = PeopleIndex(COMPANY)
    if not past:
        return judge_message(read_message(raw), people, default_weights(), Relation())
    with History.open(tmp_path / "history", write=True) as history:
        history.learn([relation_key(one) for one in _past()], COMPANY)
        relation = Knowledge(COMPANY, history).relation(raw)
    return judge_message(read_message(raw), people, default_weights(), relation)


@pytest.mark.parametrize("past", [True, False], ids=["with history", "without"])
@pytest.mark.parametrize("name", HONEST)
def test_who_may_bear_the_name_is_no_danger(name: str, past: bool, tmp_path: Path) -> None:
    verdict = _judged(tmp_path, mail(to=OURS, auth="pass", **HONEST[name]), past=past)  # type: ignore[arg-type]
    assert verdict.level != "danger", [(one.signal, one.bits) for one in verdict.evidence]


@pytest.mark.parametrize("past", [True, False], ids=["with history", "without"])
@pytest.mark.parametrize("name", HIDDEN)
def test_a_name_in_odd_writing_is_seen_and_quoted(name: str, past: bool, tmp_path: Path) -> None:
    raw = mail(to=OURS, from_=HIDDEN[name], subject="振込の件", body="本日中に処理してください。\n", auth="pass")
    message = read_message(raw)
    verdict = _judged(tmp_path, raw, past=past)
    found = next(one for one in verdict.evidence if one.signal == "executive-name-from-unknown-address")
    quote = found.quotes[0]
    assert message.text_of(quote.part)[quote.start : quote.end] == quote.quote
    assert len(quote.quote) >= 4
    assert verdict.level != "clear"


def test_a_full_name_from_an_unknown_address_is_danger_by_itself(tmp_path: Path) -> None:
    raw = mail(to=OURS, from_="山田 太郎 <ceo.office@exec-mail.test>", subject="件", body="確認を頼む。\n", auth="pass")
    assert _judged(tmp_path, raw, past=True).level == "danger"
    assert _judged(tmp_path, raw, past=False).level == "danger"


@pytest.mark.parametrize(
    "display", ["山田", "Yamada", "山田様", "Yamada-san", "大野社長", "CEO", "山田商店", "President of Yamada Shoten"]
)
def test_a_family_name_without_a_fitting_title_names_nobody(display: str, tmp_path: Path) -> None:
    raw = mail(to=OURS, from_=f"{display} <office@yamada-shoten.example>", subject="件", body="拝受。\n", auth="pass")
    verdict = _judged(tmp_path, raw, past=True)
    assert "executive-name-from-unknown-address" not in [one.signal for one in verdict.evidence]
