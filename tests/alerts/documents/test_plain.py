import pytest

from noroshi.alerts.documents.read import read_document
from noroshi.alerts.model import Document

BODY = (
    "The port desk says that a group named Pale Heron writes to engineers.\n\nAccording to the desk, the group is most likely"
    " paid by a foreign state, and it has used the same tool twice.\n\n"
)


def read(text: str) -> Document:
    return read_document(text.encode(), "alert.txt")


def kinds(document: Document) -> dict[str, str]:
    return {
        line: piece.kind
        for piece in document.furniture
        for line in document.text[piece.start : piece.end].splitlines()
        if line
    }


def test_a_text_stays_as_it_is() -> None:
    text = "A title\r\n\r\nWords with\u00a0a hard space\ttab\r\nand \u3000 wide ones.\r\n\r\n\x0cNext page.  \n"
    assert read(text).text == text


@pytest.mark.parametrize(
    ("charset", "defects"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("utf-16-le", []), ("cp932", ["guessed-charset"]), ("euc_jp", ["guessed-charset"]), ("iso2022_jp", ["guessed-charset"])],
)  # fmt: skip
def test_the_charset_is_found(charset: str, defects: list[str]) -> None:
    text = "NPA 警察庁は、暗号資産の企業を狙う攻撃について注意を呼びかけた。\n被害は確認されていない。\n"
    document = read_document(text.encode(charset), "alert.txt")
    assert document.text == text
    assert [defect.kind for defect in document.defects] == defects
    assert (document.kind, document.language) == ("text", "ja")


def test_the_first_line_is_the_title() -> None:
    document = read("Recruiters who are none\n\n" + BODY)
    assert document.title == "Recruiters who are none"
    assert kinds(document) == {"Recruiters who are none": "title"}


def test_a_title_may_begin_with_a_mark_that_leads_elsewhere_in_other_places() -> None:
    assert read("【解説】なぜ採用担当者を装うのか\n\n" + BODY).title == "【解説】なぜ採用担当者を装うのか"


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert read(BODY).furniture == ()
    assert read("攻撃者は幹部を装った。\n\n被害は確認されていない。\n").furniture == ()


def test_a_line_that_was_wrapped_at_a_width_is_no_title() -> None:
    text = "The port desk says that a group named Pale Heron writes to\nengineers of two exchanges, and asks them to run a test.\n"
    assert read(text).furniture == ()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("The Tidewater Record | Ann Lee | November 26, 2021", "2021-11-26"),
        ("By Ann Lee, 14 October 2022", "2022-10-14"),
        ("Published: 2022-10-14 09:00 JST", "2022-10-14"),
        ("Oct. 14, 2022", "2022-10-14"),
        ("2022年10月14日（金）", "2022-10-14"),
        ("令和４年10月14日", "2022-10-14"),
        ("R4.10.14", "2022-10-14"),
        ("公開日：2022/10/14　最終更新日：2022/10/17", "2022-10-14"),
        ("2022/10/14(金) 10:12配信", "2022-10-14"),
    ],
)
def test_bylines_and_datelines_are_furniture_and_give_the_date(line: str, date: str) -> None:
    document = read(f"Recruiters who are none\n\n{line}\n\n{BODY}")
    assert kinds(document)[line] == "byline"
    assert document.date == date


def test_the_outlet_in_a_byline_is_the_publisher() -> None:
    assert (
        read(f"Recruiters who are none\n\nThe Tidewater Record | Ann Lee | November 26, 2021\n\n{BODY}").publisher
        == "The Tidewater Record"
    )


@pytest.mark.parametrize(
    "line",
    ["Image: Harbour desk", "Photo by Bo Aker on Unsplash", "(Photo: Bo Aker)", "Figure 2: The chain of infection", "写真：北浜県警察", "図１　感染の流れ", "（写真はイメージです）", "北浜県警の建物＝北浜市（資料写真）"],
)  # fmt: skip
def test_captions_are_furniture(line: str) -> None:
    assert kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))[line] == "caption"


@pytest.mark.parametrize(
    "line", ["Highlights", "Key takeaways", "■概要", "【背景】", "1. Summary", "２．手口", "TLP:CLEAR"]
)
def test_labels_are_furniture(line: str) -> None:
    assert kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))[line] == "label"


@pytest.mark.parametrize(
    "line", ["Why the desk worries", "偽の採用担当者", "What is a seed phrase?", "■社内の名簿にない相手"]
)
def test_a_short_line_over_a_paragraph_is_a_heading(line: str) -> None:
    assert kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))[line] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "1. Verify contacts over a separate platform",
        "(2) Do not open attachments of strangers",
        "- Use several factors",
        "（１）多要素認証の導入",
        "・秘密鍵をオフライン環境で保管する",
        "３．不審なドメインへの通信の遮断",
        "evil[.]example",
        "hxxps://evil[.]example/a",
        "198.51.100.7",
    ],
)
def test_measures_sentences_without_a_stop_and_indicators_are_no_headings(line: str) -> None:
    assert line not in kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))


@pytest.mark.parametrize(
    "line",
    [
        "By using a false account, the attackers reach the employees of the company.",
        "Session cookies were stolen and used to sign in to our partner's chat.",
        "Source code was stolen from the exchange, and the wallet keys with it.",
        "Related to this case, the police named a second group on Monday.",
        "Share prices fell after the exchange had told of the theft.",
        "Read more than the name before you answer a mail of a stranger.",
        "Contact the police if you find traces of the tool on a device.",
        "関連する事業者に対し、警察庁は対策の強化を求めた。",
        "写真を盗用した偽のアカウントが使われた。",
        "図書館の端末から侵入されたとみられる。",
        "問い合わせを装ったメールが社員に届いた。",
    ],
)
def test_sentences_that_begin_like_furniture_are_the_alerts_own(line: str) -> None:
    assert line not in kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))


TAIL = (
    "Related News\n\nHarbour tax to rise in spring\n\nThe council voted on Thursday for the first rise in nine years.\n\n"
    "A quiet year for the lifeboats\n\nVolunteers were called out less often than in any year since the founding of the"
)


def test_related_news_at_the_end_is_furniture_to_the_end() -> None:
    text = f"A title of it\n\n{BODY}{BODY}{TAIL}"
    document = read(text)
    assert (document.furniture[-1].start, document.furniture[-1].end) == (text.index("Related News"), len(text))
    assert document.furniture[-1].kind == "related"


def test_related_news_amid_a_text_ends_where_the_text_goes_on() -> None:
    text = f"A title of it\n\n{BODY}Read more\n\nHarbour tax to rise in spring\n\nFerry strike is over\n\n{BODY}{BODY}"
    document = read(text)
    related = [piece for piece in document.furniture if piece.kind == "related"]
    assert [text[piece.start : piece.end] for piece in related] == [
        "Read more\n\nHarbour tax to rise in spring\n\nFerry strike is over"
    ]


def test_a_section_of_the_alert_ends_related_news() -> None:
    document = read(f"A title of it\n\n{BODY}{TAIL}\n\nIndicators of compromise\n\nevil.example\n\n192.0.2.7\n")
    assert kinds(document)["Indicators of compromise"] == "label"
    assert "evil.example" not in kinds(document)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Related: Why a call back still helps", "related"),
        ("【関連記事】偽の採用担当者に注意", "related"),
        ("あわせて読みたい：通報の手引き", "related"),
        ("→ 偽の採用担当者に注意", "related"),
        ("[VIDEO] How the desk works", "related"),
        ("For media inquiries, write to press@desk.example", "footer"),
        ("本件に関するお問い合わせは、総務課までお願いします。", "footer"),
        ("Advertisement", "advertisement"),
        ("［ＰＲ］", "advertisement"),
        ("Sign up for our weekly letter", "advertisement"),
        ("Share this article", "navigation"),
        ("この記事をシェアする", "navigation"),
        ("Home > Alerts > 2024", "navigation"),
        ("Tags: phishing, wallets", "navigation"),
        ("We use cookies on this site to analyse traffic.", "notice"),
        ("当サイトではクッキーを利用しています。", "notice"),
        ("この記事は会員限定です", "notice"),
        ("© 2024 Harbour Desk", "footer"),
        ("無断転載・複製を禁じます。", "footer"),
        ("- 3 -", "footer"),
        ("Page 2 of 7", "footer"),
        ("This article is not financial advice.", "footer"),
    ],
)  # fmt: skip
def test_other_furniture_is_known_by_its_words(line: str, kind: str) -> None:
    assert kinds(read(f"A title of it\n\n{BODY}{line}\n\n{BODY}"))[line] == kind


def test_a_block_of_addresses_is_furniture() -> None:
    document = read(
        f"A title of it\n\n{BODY}{BODY}【問い合わせ先】\n北浜県警察本部 サイバー犯罪対策課\n電話：099-000-0001（代表）\n"
    )
    assert {line for line, kind in kinds(document).items() if kind == "footer"} == {
        "【問い合わせ先】",
        "北浜県警察本部 サイバー犯罪対策課",
        "電話：099-000-0001（代表）",
    }


def test_the_issuers_of_a_letterhead_are_the_publisher() -> None:
    text = "令和６年６月３日\n北浜県警察本部\n東潮金融監督庁\n\n暗号資産関連事業者に対する攻撃について（注意喚起）\n\n　県警察は、攻撃を確認した。\n"
    document = read(text)
    assert document.publisher == "北浜県警察本部・東潮金融監督庁"
    assert document.title == "暗号資産関連事業者に対する攻撃について（注意喚起）"
    assert document.date == "2024-06-03"
    assert (
        read(f"Northmark Bureau of Inquiry\n\nPale Heron writes to engineers\n\n{BODY}").publisher
        == "Northmark Bureau of Inquiry"
    )


@pytest.mark.parametrize(
    ("lead", "publisher"),
    [
        ("［東京　９日　ロイター］ - ", "ロイター"),
        ("（NHK）", "NHK"),
        ("【東潮共同】", "共同通信"),
        ("TIDEWATER, Oct 14 (Reuters) - ", "Reuters"),
    ],
)
def test_the_agency_named_before_the_lead_is_the_publisher(lead: str, publisher: str) -> None:
    body = (
        "警察は、交換業者の従業員に偽のメールが届いていると発表した。関係者が明らかにした。"
        if publisher != "Reuters"
        else BODY.strip()
    )
    document = read(f"偽の幹部メール\n\n{lead}{body}\n")
    assert document.publisher == publisher
    assert document.text[document.furniture[-1].start : document.furniture[-1].end].strip() == lead.strip()


def test_a_date_that_does_not_exist_is_none() -> None:
    assert read(f"A title of it\n\n2022年13月41日\n\n{BODY}").date == ""
    assert read(f"A title of it\n\n2022-02-30\n\n{BODY}").date == ""
