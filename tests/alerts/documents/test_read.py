"""What holds of any bytes."""

import json
import re
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import noroshi.alerts.documents
from noroshi.alerts.documents.defects import KINDS, NOTHING_READ
from noroshi.alerts.documents.read import read_document
from noroshi.alerts.model import Document
from noroshi.message.defects import KINDS as MAIL_KINDS
from noroshi.text.languages import language_of
from tests.alerts.documents.pages import OTHER_PAGES, SOURCE_PAGES
from tests.alerts.documents.pdfs import lines, pdf
from tests.alerts.documents.test_structured import EVENT, MAIL, WHOLE
from tools import reference

SEEDS = (
    *(page.html for page in (*SOURCE_PAGES, *OTHER_PAGES)),
    json.dumps(WHOLE).encode(),
    json.dumps(EVENT).encode(),
    MAIL.encode(),
    pdf(lambda canvas: lines(canvas, 60, 700, ["A line", "and another one."])),
)


def check(document: Document) -> None:
    """Spans stand in order within the text, every defect is described, and the whole can be written out."""
    at = 0
    for piece in document.furniture:
        assert at <= piece.start < piece.end <= len(document.text)
        at = piece.end
    at = 0
    for page in document.pages:
        assert at == page.start <= page.end
        at = page.end
    assert not document.pages or at == len(document.text)
    for claim in document.stated:
        assert (
            0 <= claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end <= len(document.text)
        )
    for defect in document.defects:
        assert defect.kind in KINDS or (document.kind == "mail" and defect.kind in MAIL_KINDS)
    if not document.text.strip():
        assert {defect.kind for defect in document.defects} & {*NOTHING_READ, "no-objects", "limit-depth", "limit-time"}
    assert document.date == "" or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", document.date)
    msgspec.json.encode(document)


@given(st.binary(max_size=2_000))
@settings(deadline=None)
def test_any_bytes_give_a_document(data: bytes) -> None:
    check(read_document(data, "x"))


@given(st.text(max_size=2_000))
@settings(deadline=None)
def test_any_text_gives_a_document(text: str) -> None:
    check(read_document(text.encode("utf-8", "replace"), "x"))


@given(st.sampled_from(SEEDS), st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_damaged_documents_give_a_document(seed: bytes, data: st.DataObject) -> None:
    damaged = bytearray(seed)
    for _ in range(data.draw(st.integers(0, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    check(read_document(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]), "x"))


_WORDS = st.sampled_from(
    ["Related News", "By Ann Lee", "関連記事", "令和４年10月14日", "警察庁", "a", "1.", "■概要", "Comments", "問い合わせ先", "© x", "x | y | May 7, 2024", "The desk said so.", "\r\n", "\n", "\n\n", "\t", "\u3000", "。"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=60).map("".join))
@settings(deadline=None)
def test_any_order_of_furniture_words_gives_a_document(text: str) -> None:
    document = read_document(text.encode(), "x")
    check(document)
    if document.kind == "text" and text.strip():
        assert document.text == text


@pytest.mark.parametrize(
    ("data", "kind", "detail"),
    [
        (b"", "empty", ""),
        (b" \r\n\t\n", "empty", ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown-format", "PNG picture"),
        (b"PK\x03\x04" + bytes(100), "unknown-format", "ZIP archive or Office document"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "unknown-format", "old Office document or Outlook message"),
        (b"MZ\x90\0" + bytes(100), "unknown-format", "program (Windows)"),
        (bytes(range(256)) * 8, "unknown-format", "binary data"),
    ],
)
def test_what_is_no_document_says_why_nothing_was_read(data: bytes, kind: str, detail: str) -> None:
    document = read_document(data, "x.html")
    assert (document.text, [(each.kind, each.detail) for each in document.defects]) == ("", [(kind, detail)])


@pytest.mark.parametrize("name", ["alert.pdf", "alert.json", "alert.eml", "", "\ud800"])
def test_the_name_says_nothing_of_the_format(name: str) -> None:
    assert read_document(b"The desk said so.", name).kind == "text"


def test_bytes_beyond_the_limit_are_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.read.DOCUMENT_BYTES", 100)
    document = read_document(b"x " * 100, "x")
    assert len(document.text) == 100
    assert [(defect.kind, defect.detail) for defect in document.defects] == [("limit-bytes", "100 of 200")]


def test_text_beyond_the_limit_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noroshi.alerts.documents.decoding.TEXT_CHARS", 1_000)
    for data in (
        b"word " * 1_000,
        b"<html><body><p>" + b"word</p><p>" * 1_000,
        json.dumps({"id": "x", "text": "word " * 1_000}).encode(),
    ):
        document = read_document(data, "x")
        assert len(document.text) == 1_000
        assert "limit-text" in [defect.kind for defect in document.defects]
        check(document)


def test_every_kind_that_a_reader_notes_is_described() -> None:
    folder = Path(noroshi.alerts.documents.__file__).parent
    noted = re.compile(
        r'defects\[(?:"([a-z-]+)"|"([a-z-]+)" if [^]]*? else "([a-z-]+)"(?: if [^]]*? else "([a-z-]+)")?)\]'
    )
    kinds = {
        kind
        for path in folder.glob("*.py")
        for found in noted.findall(path.read_text("utf-8"))
        for kind in found
        if kind
    }
    assert len(kinds) > 15
    assert kinds - set(KINDS) == set()


def test_every_kind_and_limit_is_in_the_reference() -> None:
    pages = reference.pages()
    for kind in KINDS:
        assert f"`{kind}`" in pages["reference/defects.md"]
    for name in ("PDF_PAGES", "PAGE_TAGS", "TEXT_CHARS"):
        assert name in pages["reference/limits.md"]


@pytest.mark.parametrize(
    "piece",
    ["Related News\n\n", "関連記事\n", "By A\n", "a. ", "【", "警察庁・", "局/", "漢漢 漢漢 ", "A B and ", "1. x\n\n", "\u3000", "-", "http://a.example/ ", "x | ", "2022年", "Image: ", "cookies we use ", "> ", "(", "\n\n\n", "tel 03-", "{", "[{", "<p", "From: a\n", "令和"],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        data = (piece * (size // len(piece.encode()) + 1)).encode()
        begun = time.process_time()
        read_document(data, "x")
        return time.process_time() - begun

    seconds(10_000)
    short, long = min(seconds(25_000) for _ in range(2)), seconds(200_000)
    assert long < 40 * short + 0.5  # eight times the length; a square would be 64 times


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("警察庁は、暗号資産の企業を狙う攻撃について注意を呼びかけた。", "ja"),
        ("The police warned the exchanges of false recruiters.", "en"),
        ("The exchange 海洋取引所 said that the name of the sender was that of its chief.", "en"),
        ("警察庁、FBI、DC3 が TraderTraitor による DMM Bitcoin の流出を公表した。", "ja"),
        ("Gull Exchange", ""),
        ("Die Polizei warnt vor falschen Stellenangeboten und gibt Hinweise zur Lage in Hamburg.", ""),
        ("La police a mis en garde les plateformes contre de faux recruteurs cette semaine.", ""),
        ("警方提醒交易所注意假冒招聘人员的邮件。", ""),
        ("Полиция предупредила биржи о ложных вербовщиках.", ""),
        ("경찰은 거래소에 가짜 채용 담당자를 주의하라고 경고했다.", ""),
        ("", ""),
        ("暗号資産交換業者に対する注意喚起　金融庁・警察庁", "ja"),
        (
            "gull-update.example 192.0.2.7 " * 50 + "The servers of the tool were seen in May and have been off since.",
            "",
        ),
    ],
)
def test_the_language_is_found_by_scripts_and_function_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_list_of_indicators_does_not_hide_the_language_of_the_report() -> None:
    report = "警察庁は、攻撃者が使った次の通信先を公表した。いずれも五月に確認されたものである。\n"
    assert language_of(report + "".join(f"gull{number}.example\n" for number in range(200))) == "ja"
