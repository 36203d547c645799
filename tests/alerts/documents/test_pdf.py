from reportlab.pdfgen.canvas import Canvas

from noroshi.alerts.documents.read import read_document
from noroshi.alerts.limits import PDF_PAGES
from noroshi.alerts.model import Document
from tests.alerts.documents.pdfs import HEIGHT, MINCHO, lines, pdf, picture


def read(data: bytes) -> Document:
    document = read_document(data, "notice.pdf")
    assert document.kind == "pdf"
    return document


def own(document: Document) -> str:
    """The words outside the furniture."""
    at, pieces = 0, []
    for piece in document.furniture:
        pieces.append(document.text[at : piece.start])
        at = piece.end
    return "".join([*pieces, document.text[at:]])


def kinds(document: Document) -> dict[str, str]:
    return {document.text[piece.start : piece.end]: piece.kind for piece in document.furniture}


def notice(canvas: Canvas) -> None:
    lines(canvas, 60, 780, ["Pale Heron writes to engineers"], "Helvetica-Bold", 18)
    at = lines(canvas, 60, 745, ["Northmark Bureau of Inquiry", "May 7, 2024"])
    at = lines(
        canvas,
        60,
        at - 12,
        [
            "The bureau warns of accounts that pretend to be recruiters. They are con-",
            "nected to a group that partners call Pale Heron, a state-",
            "sponsored unit. Nobody has reported a loss.",
        ],
    )
    at = lines(canvas, 60, at - 16, ["What to do"], "Helvetica-Bold", 13)
    lines(canvas, 60, at - 8, ["1. Verify a contact over another platform.", "2. Do not run code of strangers."])


def test_lines_become_paragraphs_and_cut_words_whole() -> None:
    document = read(pdf(notice))
    assert (
        "The bureau warns of accounts that pretend to be recruiters. They are connected to a group that partners call Pale"
        " Heron, a state-sponsored unit. Nobody has reported a loss." in document.text.split("\n\n")
    )
    assert "1. Verify a contact over another platform.\n\n2. Do not run code of strangers." in document.text
    assert document.defects == ()


def test_title_issuer_and_date_are_those_of_the_first_page() -> None:
    document = read(pdf(notice))
    assert document.title == "Pale Heron writes to engineers"
    assert document.publisher == "Northmark Bureau of Inquiry"
    assert document.date == "2024-05-07"
    assert document.language == "en"
    found = kinds(document)
    assert found["Pale Heron writes to engineers"] == "title"
    assert found["What to do"] in ("heading", "label")
    assert "Verify a contact" in own(document)
    assert "Bureau of Inquiry" not in own(document)


def columns(canvas: Canvas) -> None:
    lines(canvas, 60, 780, ["A heading that stands over both of the columns of this page"], "Helvetica-Bold", 16)
    left = [f"Left line {number} is about as wide as its column." for number in range(1, 13)]
    right = [f"Right line {number} is about as wide as the other." for number in range(1, 13)]
    canvas.setFont("Helvetica", 10)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):  # row by row, as some programs write them
        canvas.drawString(60, 740 - 12 * number, one)
        canvas.drawString(320, 740 - 12 * number, other)


def test_columns_are_read_one_after_the_other() -> None:
    text = read(pdf(columns)).text
    places = [text.index(f"Left line {number} ") for number in range(1, 13)]
    places += [text.index(f"Right line {number} ") for number in range(1, 13)]
    assert places == sorted(places)
    assert text.startswith("A heading")


def columns_over_a_table(canvas: Canvas) -> None:
    """As browsers and word processors draw: down the first column, up to the second, then what stands below both."""
    lines(canvas, 430, 800, ["May 7, 2024"])
    lines(canvas, 60, 780, ["A heading over both columns"], "Helvetica-Bold", 16)
    left = [f"Left line {number} fills the width of it and goes" for number in range(1, 13)]
    right = [f"right line {number} fills the width of it, too, and" for number in range(1, 7)]
    lines(canvas, 60, 740, left)
    at = lines(canvas, 320, 740, [*right, "ends here."])
    lines(canvas, 320, at - 10, ["What to do"], "Helvetica-Bold", 13)
    lines(canvas, 320, at - 30, ["(1) Use several factors"])
    canvas.setFont("Helvetica", 10)
    for number in range(4):
        canvas.drawString(60, 540 - 14 * number, f"gull{number}.example")
        canvas.drawString(260, 540 - 14 * number, f"192.0.2.{number}")


def test_columns_drawn_one_after_the_other_are_read_so_and_a_paragraph_goes_over_to_the_next() -> None:
    document = read(pdf(columns_over_a_table))
    paragraphs = document.text.split("\n\n")
    assert (
        "Left line 12 fills the width of it and goes right line 1 fills the width of it, too, and right line 2"
        in document.text
    )
    assert paragraphs[-3:] == [
        "What to do",
        "(1) Use several factors",
        "\n".join(f"gull{number}.example\t192.0.2.{number}" for number in range(4)),
    ]
    assert document.date == "2024-05-07"


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        left = 60.0
        for letter in "Notice":
            canvas.drawString(left, 700, letter)
            canvas.drawString(left + 0.3, 700, letter)
            left += canvas.stringWidth(letter, "Helvetica", 12)

    assert read(pdf(draw)).text == "Notice"


def table(canvas: Canvas) -> None:
    lines(
        canvas, 60, 780, ["The addresses that follow were seen in May, and this line is as long as the page is wide."]
    )
    canvas.setFont("Helvetica", 10)
    for number in range(8):
        canvas.drawString(60, 740 - 14 * number, f"gull{number}.example")
        canvas.drawString(260, 740 - 14 * number, f"192.0.2.{number}")
        canvas.drawString(420, 740 - 14 * number, "May")


def test_cells_of_a_table_stay_in_their_row_and_apart() -> None:
    text = read(pdf(table)).text
    assert "gull3.example\t192.0.2.3\tMay\ngull4.example\t192.0.2.4\tMay" in text


def japanese(canvas: Canvas) -> None:
    lines(canvas, 60, 790, ["令和６年６月３日"], MINCHO, 11)
    lines(canvas, 60, 770, ["北浜県警察本部"], MINCHO, 11)
    lines(canvas, 60, 735, ["暗号資産関連事業者に対する攻撃について"], MINCHO, 17)
    lines(
        canvas,
        60,
        700,
        [
            "　北浜県警察は、攻撃者が従業員に対し、幹部を装ったメールを送付してい",
            "ることを確認しました。また、偽のアカウントで取引を装って接近する手口",
            "も確認されています。",
            "　不審な動きを検知した場合は、警察に通報してください。",
        ],
        MINCHO,
        11,
    )


def test_japanese_lines_are_joined_without_spaces() -> None:
    document = read(pdf(japanese))
    assert (
        "幹部を装ったメールを送付していることを確認しました。また、偽のアカウントで取引を装って接近する手口も確認されています。"
        in document.text
    )
    assert "不審な動きを検知した場合は、警察に通報してください。" in document.text.split("\n\n")
    assert document.language == "ja"
    assert document.date == "2024-06-03"
    assert document.publisher == "北浜県警察本部"
    assert document.title == "暗号資産関連事業者に対する攻撃について"


ORDINALS = ("seventh", "first", "second", "third", "fourth", "fifth", "sixth")


def running(number: int):
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, HEIGHT - 40, [f"Bureau of Inquiry · Report 2024-{number:02}"], size=8)
        lines(canvas, 290, 30, [str(number)], size=8)
        words = [f"Page {number} says something new about the group in line {line} of it." for line in range(40)]
        words[-1] = "And the last sentence of the page goes on until the words"
        words[0] = f"on the next page, {ORDINALS[number % 7]}, end it." if number > 1 else words[0]
        lines(canvas, 60, HEIGHT - 90, words)

    return draw


def test_running_heads_and_page_numbers_are_furniture_and_do_not_cut_a_sentence() -> None:
    document = read(pdf(*[running(number) for number in range(1, 6)]))
    assert "the words on the next page, second, end it." in document.text
    assert "Report 2024" not in own(document)
    assert not any(line.strip().isdigit() for line in own(document).splitlines())
    assert {"footer"} == {piece.kind for piece in document.furniture}


def test_pages_say_where_they_begin() -> None:
    document = read(pdf(*[running(number) for number in range(1, 6)]))
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    assert document.pages[0].start == 0
    assert document.pages[-1].end == len(document.text)
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        assert before.end == after.start
    for page in document.pages:
        assert f"Page {page.number} says something new" in document.text[page.start : page.end]
        assert document.text[page.start : page.end].count("in line 20 of it") == 1


def test_a_scan_says_that_it_holds_pictures_alone() -> None:
    document = read(pdf(picture, picture))
    assert document.text == ""
    assert [defect.kind for defect in document.defects] == ["no-text"]


def test_scanned_pages_among_others_are_named() -> None:
    document = read(pdf(notice, picture, picture))
    assert [(defect.kind, defect.detail) for defect in document.defects] == [("pages-without-text", "2, 3")]
    assert "The bureau warns" in document.text


def test_a_locked_document_says_so() -> None:
    document = read(pdf(notice, password="secret"))
    assert (document.text, [defect.kind for defect in document.defects]) == ("", ["encrypted"])


def test_a_damaged_document_says_so() -> None:
    whole = pdf(notice)
    assert [defect.kind for defect in read(b"%PDF-1.7\nnothing more").defects] == ["broken-pdf"]
    assert read(whole[: len(whole) // 3]).text == ""


def test_three_hundred_pages_are_read() -> None:
    document = read(pdf(*[running(number) for number in range(1, 301)]))
    assert len(document.pages) == 300
    assert document.defects == ()


def test_pages_beyond_the_limit_are_said_to_be_unread(monkeypatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.pdf.PDF_PAGES", 3)
    document = read(pdf(*[running(number) for number in range(1, 6)]))
    assert [(defect.kind, defect.detail) for defect in document.defects] == [("limit-pages", "3 of 5")]
    assert len(document.pages) == 3
    assert PDF_PAGES >= 300


def test_the_time_of_a_document_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.pdf.PDF_SECONDS", -1.0)
    document = read(pdf(notice))
    assert "limit-time" in [defect.kind for defect in document.defects]


def test_letters_of_a_page_beyond_the_limit_are_said_to_be_unread(monkeypatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.pdf.PDF_PAGE_CHARS", 30)
    document = read(pdf(notice))
    assert document.text == "Pale Heron writes to engineers"
    assert [defect.kind for defect in document.defects] == ["limit-text"]
