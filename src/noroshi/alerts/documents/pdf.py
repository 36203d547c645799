"""A PDF to a `Document`: its words in reading order, paragraphs mended, page numbers and running heads marked."""

import re
from collections import Counter
from itertools import pairwise
from math import hypot
from time import monotonic
from typing import Any, Final

import msgspec

from noroshi.alerts.documents.dates import is_date_line
from noroshi.alerts.documents.decoding import one_line
from noroshi.alerts.documents.defects import as_defects
from noroshi.alerts.documents.furniture import Line, mark
from noroshi.alerts.documents.layout import SAME, Row, Run, is_cjk, rows_of
from noroshi.alerts.documents.publisher import is_organisation
from noroshi.alerts.documents.words import PAGE_NUMBER
from noroshi.alerts.limits import PDF_PAGE_CHARS, PDF_PAGES, PDF_SECONDS, TEXT_CHARS
from noroshi.alerts.model import Document, FurnitureKind, Page
from noroshi.text.languages import language_of

EDGE: Final = 0.12
"""share of a page's height at its top and foot in which running heads and page numbers stand"""
EDGE_ROWS: Final = 3
REPEATED: Final = 0.3
"""share of the pages on which a line at the edge stands to be a running head, and on two at least"""
LARGER: Final = 1.15
"""times the size of the text from which a line is a heading"""
WIDER: Final = 1.35
"""times the usual distance of lines from which a paragraph begins"""

_NUMBER: Final = re.compile(r"[0-9０-９ivxIVX]{1,5}")
_DIGITS: Final = re.compile(r"[0-9０-９]+")
_ENDED: Final = re.compile(r"[.!?。！？:：][\"'”’)\]」）』】]*$")
_ITEM: Final = re.compile(
    r"\s*(?:[-•●○◦▪・※✓■□◆◇]|[(（][0-9０-９a-zA-Zア-ン一-十]{1,3}[)）]|[0-9０-９]{1,2}[.．)）、](?![0-9])|[①-⑳]|第[0-9０-９一-十]{1,3}[\s　])"
)
_HYPHENS: Final = "\x02\ufffe\u00ad"
"""what pdfium leaves of a hyphen at the end of a line"""
_COMPOUNDS: Final = frozenset(
    "state self well non anti multi cross third first second high low long short full real so pre post co ex zero two one"
    " crypto cyber spear supply follow end man north south east west government military law open peer cold hot".split()
)
"""words before a hyphen that stays, where the document itself does not show how the whole word is written"""


def read_pdf(data: bytes, source: str, defects: dict[str, str]) -> Document:
    """Text of all pages up to `PDF_PAGES`, as far as `PDF_SECONDS` reach."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        defects["encrypted" if "password" in str(error).lower() else "broken-pdf"] = str(error)[:200]
        return Document(source, "pdf", "", defects=as_defects(defects))
    try:
        return _Pages(pdf, defects).document(source)
    finally:
        pdf.close()


class _Paragraph(msgspec.Struct, gc=False):
    rows: list[Row]
    kind: FurnitureKind | None = None
    place: int = 1
    """among what begins on one page: 0 head, 1 text, 2 foot"""

    @property
    def page(self) -> int:
        return self.rows[0].page


class _Pages:
    def __init__(self, pdf: Any, defects: dict[str, str]) -> None:
        self._pdf = pdf
        self._defects = defects
        self._heights: dict[int, float] = {}
        self._text = ""
        self._starts: dict[int, int] = {}

    def document(self, source: str) -> Document:
        rows, count = self._read()
        self._size = _usual_size(rows)
        edges = self._edges(rows, count)
        paragraphs = self._paragraphs([row for row in rows if id(row) not in edges])
        for row in rows:
            if id(row) in edges:
                upper = row.bottom > self._heights[row.page] / 2
                paragraphs.append(_Paragraph([row], "footer", 0 if upper else 2))
        paragraphs.sort(key=lambda paragraph: (paragraph.page, paragraph.place))
        lines = self._lines(paragraphs)
        title = self._said("Title")
        plain = "".join(title.split()).casefold()
        known = title if plain and any(plain == "".join(line.text.split()).casefold() for line in lines[:20]) else ""
        marked = mark(lines, known)
        return Document(
            source,
            "pdf",
            self._text,
            language=language_of(self._text),
            title=known or one_line(marked.title),
            publisher=marked.publisher,
            date=marked.date,
            furniture=marked.furniture,
            pages=self._page_spans(count),
            defects=as_defects(self._defects),
        )

    def _said(self, key: str) -> str:
        try:
            return one_line(self._pdf.get_metadata_value(key) or "")[:500]
        except Exception:  # whatever fails in the library must not lose the words
            return ""

    # --- pages to rows ---

    def _read(self) -> tuple[list[Row], int]:
        """All rows, and the number of pages that were looked at."""
        deadline = monotonic() + PDF_SECONDS
        total = len(self._pdf)
        rows: list[Row] = []
        empty: list[int] = []
        bad: list[int] = []
        pictures = False
        chars = number = 0
        for number in range(1, total + 1):
            if number > PDF_PAGES:
                self._defects["limit-pages"] = f"{PDF_PAGES} of {total}"
                break
            if monotonic() > deadline:
                self._defects["limit-time"] = f"{number - 1} of {total} pages"
                break
            if chars > TEXT_CHARS:
                self._defects["limit-text"] = f"{number - 1} of {total} pages"
                break
            try:
                found, has_pictures = self._page(number, deadline)
            except Exception:  # whatever fails in the library must not lose the other pages
                bad.append(number)
                continue
            pictures = pictures or has_pictures
            if not found:
                empty.append(number)
            chars += sum(len(row.text) for row in found)
            rows += found
        if bad:
            self._defects["bad-page"] = _numbers(bad)
        if not rows:
            self._defects["no-text" if pictures else "broken-pdf" if bad else "no-words"] = f"{total} pages"
        elif empty:
            self._defects["pages-without-text"] = _numbers(empty)
        return rows, min(number, PDF_PAGES)

    def _page(self, number: int, deadline: float) -> tuple[list[Row], bool]:
        from pypdfium2 import raw

        page = self._pdf[number - 1]
        try:
            self._heights[number] = page.get_height()
            text_page = page.get_textpage()
            try:
                runs = _runs(text_page, deadline, self._defects)
            finally:
                text_page.close()
            pictures = not runs and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
        finally:
            page.close()
        found = rows_of(runs)
        for row in found:
            row.page = number
        return found, pictures

    # --- running heads and feet ---

    def _edges(self, rows: list[Row], count: int) -> set[int]:
        """Identities of the rows that are page numbers, running heads or feet."""
        by_page: dict[int, list[Row]] = {}
        for row in rows:
            by_page.setdefault(row.page, []).append(row)
        candidates: list[tuple[tuple[str, int], Row]] = []
        for page, its in by_page.items():
            height = self._heights[page] or 1.0
            ordered = sorted(its, key=lambda row: -row.top)
            for row in {id(row): row for row in ordered[:EDGE_ROWS] + ordered[-EDGE_ROWS:]}.values():
                if row.bottom > (1 - EDGE) * height or row.top < EDGE * height:
                    key = _DIGITS.sub("#", "".join(row.text.split()))[:200]
                    candidates.append(((key, round(row.bottom / height * 20)), row))
        times = Counter(key for key, _ in candidates)
        needed = max(2.0, REPEATED * count)
        return {
            id(row)
            for key, row in candidates
            if times[key] >= needed
            or PAGE_NUMBER.fullmatch(row.text.strip()) is not None
            or _NUMBER.fullmatch(row.text.strip()) is not None
        }

    # --- rows to paragraphs ---

    def _paragraphs(self, rows: list[Row]) -> list[_Paragraph]:
        pitch = _usual_pitch(rows)
        paragraphs: list[_Paragraph] = []
        for row in rows:
            if paragraphs and not _begins(paragraphs[-1].rows[-1], row, pitch):
                paragraphs[-1].rows.append(row)
            else:
                paragraphs.append(_Paragraph([row]))
        return paragraphs

    def _lines(self, paragraphs: list[_Paragraph]) -> list[Line]:
        """Writes the text, and notes where its lines and the pages begin."""
        spelt = _Spelling(row.text for paragraph in paragraphs for row in paragraph.rows)
        pieces: list[str] = []
        lines: list[Line] = []
        title = self._title(paragraphs)
        size = 0
        table = False
        for paragraph in paragraphs:
            row = paragraph.rows[0]
            joined = "" if not pieces else "\n" if table and row.table else "\n\n"
            parts: list[str] = []
            length = 0
            for each in paragraph.rows:
                if parts:
                    between, shorter = spelt.between(parts[-1], each.text)
                    parts[-1] = parts[-1][: len(parts[-1]) - shorter]
                    parts.append(between)
                    length += len(between) - shorter
                words = each.text.strip(" ")
                self._starts.setdefault(each.page, size + len(joined) + length)
                parts.append(words)
                length += len(words)
            words = "".join(parts)
            shown = words.translate(_NO_HYPHENS)
            if size + len(shown) > TEXT_CHARS:
                self._defects["limit-text"] = str(TEXT_CHARS)
                break
            pieces += (joined, shown)
            start = size + len(joined)
            size = start + len(shown)
            table = row.table
            lead = len(shown) - len(shown.lstrip())
            kind = paragraph.kind or ("title" if paragraph is title else "")
            heading = row.size > LARGER * self._size and len(shown) < 200 and not row.table
            if shown.strip():
                lines.append(
                    Line(start + lead, start + len(shown.rstrip()), shown.strip(), joined != "\n", kind, heading)
                )
        self._text = "".join(pieces)
        return lines

    def _title(self, paragraphs: list[_Paragraph]) -> _Paragraph | None:
        """The largest words of the first page, where they are larger than the text."""
        first = [each for each in paragraphs if each.page == 1 and each.kind is None and not each.rows[0].table]
        first = [each for each in first if not is_organisation(each.rows[0].text) and len(each.rows) <= 6]
        best = max(first, key=lambda each: each.rows[0].size, default=None)
        return best if best is not None and best.rows[0].size > LARGER * self._size else None

    def _page_spans(self, count: int) -> tuple[Page, ...]:
        """Each page reaches to the next one. A foot stands after the paragraph that goes on from its page."""
        spans: list[Page] = []
        end = len(self._text)
        for number in range(count, 0, -1):
            start = min(self._starts.get(number, end), end)
            spans.append(Page(number, start, end))
            end = start
        if spans:
            spans[-1] = Page(1, 0, spans[-1].end)
        return tuple(reversed(spans))


_NO_HYPHENS: Final = dict.fromkeys(map(ord, _HYPHENS), "-")


def _runs(text_page: Any, deadline: float, defects: dict[str, str]) -> list[Run]:
    """The runs of a page: letters that the page draws one after the other on one line.

    Boxes are the loose ones, which reach over ascenders and descenders and are the same for all letters of a font, and
    not those of the ink: a comma has no height.
    """
    from ctypes import byref

    from pypdfium2 import raw

    total = text_page.count_chars()
    if total > PDF_PAGE_CHARS:
        defects["limit-text"] = f"{PDF_PAGE_CHARS} of {total} characters of a page"
    handle, box = text_page.raw, raw.FS_RECTF()
    where = byref(box)
    code_at, generated_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated, raw.FPDFText_GetLooseCharBox
    runs: list[Run] = []
    letters: list[str] = []
    run: Run | None = None
    last, last_left, space = "", 0.0, False
    for index in range(min(total, PDF_PAGE_CHARS)):
        if index % 2_048 == 2_047 and monotonic() > deadline:
            break
        letter = chr(code_at(handle, index))
        if letter in "\r\n\0":
            _finish(run, letters, runs)
            run = None
            continue
        if letter == " " and generated_at(handle, index):
            space = True
            continue
        if not box_at(handle, index, where):
            continue
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if run is not None:
            near = abs(bottom - run.bottom) < 0.3 * run.size
            if near and letter == last and abs(left - last_left) < 0.15 * run.size:
                continue  # printed twice to look bold
            if not near or not -0.6 * run.size < left - run.right < 1.2 * run.size:
                _finish(run, letters, runs)
                run = None
        if run is None:
            run = Run("", left, bottom, right, top, _size(handle, index, top - bottom))
        elif space and not (is_cjk(last) and is_cjk(letter)):
            letters.append(" ")
        letters.append(letter)
        run.right = max(run.right, right)
        run.top = max(run.top, top)
        last, last_left, space = letter, left, False
    _finish(run, letters, runs)
    return runs


def _finish(run: Run | None, letters: list[str], runs: list[Run]) -> None:
    """Keeps a run that says something."""
    text = "".join(letters)
    letters.clear()
    if run is not None and not text.isspace():
        if not text.isascii():  # pdfium gives letters beyond U+FFFF as two halves
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        run.text = text
        runs.append(run)


def _size(handle: Any, index: int, height: float) -> float:
    """The size of the font in points on the page; the height of its box where the library does not tell."""
    from ctypes import byref

    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(handle, index)
    if size > 0 and raw.FPDFText_GetMatrix(handle, index, byref(matrix)):
        size *= hypot(matrix.c, matrix.d)
        if 0.5 < size < 2_000:
            return float(size)
    return max(height, 1.0)


def _usual_size(rows: list[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _usual_pitch(rows: list[Row]) -> float:
    """Distance of lines in paragraphs, in sizes of the font."""
    pitches: Counter[float] = Counter()
    for before, row in pairwise(rows):
        if before.page == row.page and before.bottom > row.bottom and row.size > 0:
            pitches[round((before.bottom - row.bottom) / row.size, 1)] += 1
    return pitches.most_common(1)[0][0] if pitches else 1.2


def _begins(before: Row, row: Row, pitch: float) -> bool:
    """A paragraph begins with this row."""
    if before.table or row.table or _ITEM.match(row.text) is not None:
        return True
    larger, smaller = max(before.size, row.size), min(before.size, row.size)
    if larger > SAME * smaller or _letterhead(before) or (len(row.text) <= 40 and is_date_line(row.text)):
        return True
    ended = _ENDED.search(before.text.rstrip()[-4:]) is not None
    down = before.bottom - row.bottom
    if before.page != row.page or down <= 0:  # the next column or page
        return ended or row.left > row.column[0] + 0.7 * row.size
    if down > WIDER * pitch * row.size and down > 1.3 * row.size:
        return True
    if before.left - row.left > 4 * row.size:
        return True  # a line in the middle or at the right, and the text below it
    indent = row.left - before.left
    if indent > 0.7 * row.size and before.left < before.column[0] + 0.3 * row.size and ended:
        return True
    if row.text[:1] == "\u3000":
        return True
    return before.right < before.column[1] - 3 * row.size and (
        ended or before.right < before.column[0] + 0.5 * (before.column[1] - before.column[0])
    )


def _letterhead(row: Row) -> bool:
    """A line of its own, whatever stands below it: a date, the name of an authority."""
    if len(row.text) > 60:
        return False
    return is_date_line(row.text) or (row.page == 1 and is_organisation(row.text))


class _Spelling:
    """How words that a line end cut in two are written elsewhere in the document."""

    def __init__(self, texts: Any) -> None:
        self._words: set[str] = set()
        for text in texts:
            if len(self._words) < 200_000:
                self._words.update(word.casefold() for word in _WORD.findall(text))

    def between(self, before: str, after: str) -> tuple[str, int]:
        """What stands between two lines that become one, and how many letters at the end of the first it replaces."""
        after = after.strip(" ")
        if not before or not after:
            return "", 0
        last = before[-1]
        if last in _HYPHENS or (last == "-" and len(before) > 1 and before[-2].isalpha() and after[0].islower()):
            return self._hyphen(before[:-1], after), 1
        if is_cjk(last) or is_cjk(after[0]):
            return "", 0
        return " ", 0

    def _hyphen(self, before: str, after: str) -> str:
        first, second = _LAST.search(before[-60:]), _WORD.match(after[:60])
        if first is None or second is None:
            return "-"
        one, two = first[0].casefold(), second[0].casefold()
        if one + two in self._words:
            return ""
        return "-" if f"{one}-{two}" in self._words or one in _COMPOUNDS or not after[0].islower() else ""


_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST: Final = re.compile(r"[^\W\d_]+$")


def _numbers(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:20]))
    return shown if len(pages) <= 20 else f"{shown}, … ({len(pages)})"
