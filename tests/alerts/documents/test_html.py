import pytest

from noroshi.alerts.documents.read import read_document
from noroshi.alerts.model import Document
from tests.alerts.documents.pages import (
    AGENCY_EN,
    AGENCY_JA,
    COOKIE_WALL,
    HELD_PAGES,
    LOGIN,
    NEWS_EN,
    NEWS_JA,
    OTHER_PAGES,
    SOURCE_PAGES,
    VENDOR,
    Page,
)
from tests.alerts.documents.score import Score, score

ALL = (*SOURCE_PAGES, *OTHER_PAGES, *HELD_PAGES)


def read(page: Page) -> Document:
    return read_document(page.html, page.name)


def html(body: str, head: str = "") -> Document:
    return read_document(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page")


def kinds(document: Document) -> dict[str, str]:
    return {
        line: piece.kind
        for piece in document.furniture
        for line in document.text[piece.start : piece.end].splitlines()
        if line
    }


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_the_alerts_own_words_are_never_furniture(page: Page) -> None:
    assert score(read(page), page.own).wrong == 0


def test_nearly_all_furniture_is_found() -> None:
    total = Score(0, 0, 0)
    for page in ALL:
        total += score(read(page), page.own)
    assert total.recall > 0.97


@pytest.mark.parametrize("page", [*ALL, LOGIN, COOKIE_WALL], ids=lambda page: page.name)
def test_what_a_page_says_of_itself_is_read(page: Page) -> None:
    document = read(page)
    assert document.kind == "html"
    assert (document.language, document.title, document.publisher, document.date) == (
        page.language,
        page.title,
        page.publisher,
        page.date,
    )


@pytest.mark.parametrize("page", [*ALL, LOGIN, COOKIE_WALL], ids=lambda page: page.name)
def test_furniture_is_in_order_and_never_overlaps(page: Page) -> None:
    document = read(page)
    at = 0
    for piece in document.furniture:
        assert at <= piece.start < piece.end <= len(document.text)
        at = piece.end


def test_furniture_is_of_the_kind_that_it_is() -> None:
    found = kinds(read(NEWS_EN))
    assert found["Recruiter accounts aimed at wallet engineers, police say"] == "title"
    assert found["By Ann Lee"] == "byline"
    assert found["The harbour of Northmark. Photo: Bo Aker"] == "caption"
    assert found["Related articles"] == "related"
    assert found["Bank staff told to hang up on false auditors"] == "related"
    assert found["Advertisement"] == "advertisement"
    assert found["What the test does"] == "heading"
    assert found["We use cookies to improve your experience on this site."] == "notice"
    assert found["© 2024 The Harbour Record. All rights reserved."] == "footer"
    assert found["World"] == "navigation"
    found = kinds(read(NEWS_JA))
    assert found["（海野渚）"] == "byline"
    assert found["注意を呼びかける北浜県警の担当者＝３日、北浜市（撮影・海野渚）"] == "caption"
    assert found["アクセスランキング"] == "related"
    assert found["社内の名簿にない相手"] == "heading"


def test_measures_of_an_agency_are_its_own_words_though_they_are_numbered_and_short() -> None:
    japanese, english = kinds(read(AGENCY_JA)), kinds(read(AGENCY_EN))
    assert "（３）多要素認証の導入" not in japanese
    assert "Requests to run code from an unknown repository" not in english
    assert japanese["リスク低減のための対処例"] == "label"
    assert "北浜県警察本部サイバー犯罪対策課" in japanese


def test_a_numbered_heading_is_furniture_and_a_numbered_measure_is_not() -> None:
    document = html(
        "<h1>Notice of the port desk</h1><p>The desk tells its members what it saw in the last two weeks.</p>"
        "<h2>2. A closer look</h2><p>Nobody knows who wrote the tool that was used in both of the cases.</p>"
        "<h2>3. Verify every payment over the telephone</h2><p>Call the number that you know, and not the one in the mail.</p>"
    )
    found = kinds(document)
    assert found["2. A closer look"] == "heading"
    assert "3. Verify every payment over the telephone" not in found


def test_cells_of_a_table_are_parted_by_tabs() -> None:
    text = read(VENDOR).text
    assert (
        "Domain\tAddress\tFirst seen\ntide-quotes.example\t192.0.2.15\t2025-01-20\ngull-update.example\t192.0.2.77"
        in text
    )


def test_hidden_words_are_left_out() -> None:
    document = html(
        "<style>.gone{display:none}</style><p>Shown.</p><p class=gone>one</p><p style='display:none'>two</p><p hidden>three</p>"
        "<p style='visibility:hidden'>four</p><script>five()</script><template>six</template><noscript>seven</noscript>"
        "<!-- eight --><input type=hidden value=nine><p class='sr-only'>ten</p>"
    )
    assert document.text == "Shown."


def test_paragraphs_are_parted_by_empty_lines_and_line_breaks_stay() -> None:
    document = html("<div>One <b>bold</b> word<p>Two<br>three<br><br>four</p></div><ul><li>five</li><li>six</li></ul>")
    assert document.text == "One bold word\n\nTwo\nthree\n\nfour\n\nfive\n\nsix"


def test_japanese_lines_of_the_source_are_joined_without_a_space() -> None:
    assert html("<p>警察は注意を\n   呼びかけた。\nABC\nDEF</p>").text == "警察は注意を呼びかけた。 ABC DEF"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2022-10-14T10:00:00+09:00">', "2022-10-14"),
        ('<meta name="dc.date" content="14 October 2022">', "2022-10-14"),
        ('<script type="application/ld+json">[{"@type":"WebSite"},{"@type":["BlogPosting"],"datePublished":"2022-10-14"}]</script>', "2022-10-14"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2022-10-14T00:00Z"}]}</script>', "2022-10-14"),
        ("<script type='application/ld+json'>{broken</script>", ""),
    ],
)  # fmt: skip
def test_the_date_is_that_of_the_head(head: str, date: str) -> None:
    assert (
        html("<h1>A title of a page</h1><p>It says that nothing has happened in the port this week.</p>", head).date
        == date
    )


def test_the_publisher_is_the_host_where_no_better_name_is_said() -> None:
    document = html(
        "<h1>A title of a page</h1><p>It says that nothing has happened in the port this week.</p>",
        '<link rel="canonical" href="https://www.port-desk.example/a/b">',
    )
    assert (document.publisher, document.url) == ("port-desk.example", "https://www.port-desk.example/a/b")


def test_a_login_page_and_a_cookie_wall_are_said_to_be_no_documents() -> None:
    assert [defect.kind for defect in read(LOGIN).defects] == ["login-page"]
    assert [defect.kind for defect in read(COOKIE_WALL).defects] == ["cookie-wall"]


def test_an_article_with_a_login_form_is_a_document() -> None:
    form = '<form><input name="u"><input type="password"><button>Log in</button></form>'
    assert read_document(NEWS_EN.html.replace(b"<nav>", form.encode() + b"<nav>"), "page").defects == ()


def test_a_page_that_its_scripts_write_says_that_it_shows_no_words() -> None:
    document = html('<div id="root"></div><script src="a.js"></script>')
    assert (document.text, document.defects[0].kind, document.defects[0].detail) == ("", "no-words", "1 scripts")


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "utf-8", "iso-2022-jp"])
def test_the_charset_is_the_declared_one(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>警察庁は注意を呼びかけた。</p></body></html>'
    document = read_document(page.encode(charset), "page")
    assert (document.text, document.kind, document.defects) == ("警察庁は注意を呼びかけた。", "html", ())


def test_a_wrong_charset_is_noted() -> None:
    page = '<html><head><meta charset="euc-jp"></head><body><p>警察庁は注意を呼びかけた。</p></body></html>'
    document = read_document(page.encode(), "page")
    assert (document.text, document.defects[0].kind) == ("警察庁は注意を呼びかけた。", "wrong-charset")


def test_a_fragment_without_html_around_it_is_html() -> None:
    document = read_document(
        b"<h1>Notice</h1>\n<p>The port is closed.</p>\n<p>It opens <a href='/x'>tomorrow</a>.</p>", "x"
    )
    assert (document.kind, document.text) == ("html", "Notice\n\nThe port is closed.\n\nIt opens tomorrow.")


def test_a_text_that_speaks_of_tags_is_text() -> None:
    document = read_document(b"The mail holds a <script> tag and an <a> tag that leads to evil.example.", "x")
    assert document.kind == "text"


@pytest.mark.parametrize(
    "source",
    [b"<p>" + b"<div>" * 30_000 + b"x", b"<html>" + b"<b><p>" * 20_000, b"<html><a " + b"a=1 " * 100_000, b"<!--" * 50_000, b"<html><table>" + b"<tr><td>" * 15_000],
    ids=["deep", "formatting", "attributes", "comments", "tables"],
)  # fmt: skip
def test_hostile_pages_end(source: bytes) -> None:
    read_document(source, "page")


def test_a_long_report_is_read_by_its_structure_and_a_deep_page_for_its_words() -> None:
    rows = "".join(f"<tr><td>gull{number}.example</td><td>192.0.2.7</td></tr>" for number in range(10_000))
    document = html(
        f"<h1>Servers of the tool</h1><p>The desk saw these servers in May of the year.</p><table>{rows}</table>"
    )
    assert document.defects == ()
    assert "gull9999.example\t192.0.2.7" in document.text
    assert [defect.kind for defect in html("<div>" * 11_000 + "words").defects] == ["deep-html"]


def test_a_page_beyond_the_limit_of_tags_is_read_for_its_words() -> None:
    document = read_document(b"<html><body>" + b"<i>w</i> " * 120_000, "page")
    assert [defect.kind for defect in document.defects] == ["deep-html"]
    assert document.text.startswith("w w w")
