"""The harmless attachments have the shape of the real thing, as other readers see it."""

import io
import zipfile

import olefile
import pypdfium2

from tests.files import docx, ole_with_macro, pdf, xlsx, zip_of


def test_locked_zip_is_marked_as_encrypted() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of({"a.txt": b"x", "b.lnk": b"y"}, locked=True))) as archive:
        assert [(each.filename, each.flag_bits & 1) for each in archive.infolist()] == [("a.txt", 1), ("b.lnk", 1)]


def test_word_documents_carry_what_was_asked_for() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("a", remote_template="https://t.test/x.dotm", macro=True))) as archive:
        assert b"https://t.test/x.dotm" in archive.read("word/_rels/settings.xml.rels")
        assert "word/vbaProject.bin" in archive.namelist()
    with zipfile.ZipFile(io.BytesIO(xlsx([["cell"]]))) as archive:
        assert b"cell" in archive.read("xl/worksheets/sheet1.xml")


def test_old_document_has_a_macro_storage() -> None:
    with olefile.OleFileIO(io.BytesIO(ole_with_macro())) as document:
        assert ["Macros", "VBA", "_VBA_PROJECT"] in document.listdir()


def test_pdf_has_a_page_with_its_text() -> None:
    document = pypdfium2.PdfDocument(pdf("Invoice 12", link="https://a.test/"))
    assert document[0].get_textpage().get_text_range() == "Invoice 12"
