"""Which lines of a document are not the alert's own words: by where they stand, how they look and what they say.

Every reader gives lines; those that structure has spoken for (a `nav` element, the foot of a PDF's page) come with a
kind, and keep it. The rest is judged here, the same for all formats. Two mistakes are possible and both cost: a sentence
that is called furniture loses its claims, furniture that is not called so makes false ones. So words alone never turn
prose (a line that ends with a full stop) into furniture, save where they are plain (copyright, cookies of "this site")
or the line stands in the tail of related news, comments or addresses that a heading opened.
"""

import re
from typing import Final, Literal

import msgspec

from noroshi.alerts.documents import words
from noroshi.alerts.documents.dates import find_date, is_date_line
from noroshi.alerts.documents.publisher import is_organisation, joined, of_byline, of_lead
from noroshi.alerts.model import Furniture, FurnitureKind

HEAD_LINES: Final = 40
"""lines before the first prose in which title, issuers and date are looked for"""
TITLE_CHARS: Final = 240
HEADING_CHARS: Final = 100
"""code points of a heading; half of that in Japanese, where a line says twice as much"""
PROSE_CHARS: Final = 60
"""code points from which a line with a full stop is a paragraph and not a teaser; half of that in Japanese"""
CONTACT_LINES: Final = 14
"""lines of a block of addresses after its heading"""
ABOUT_LINES: Final = 4
STANDFIRST_LINES: Final = 2
BOX_LINES: Final = 6
LINKS: Final = 20
"""links on a line, at most"""
SHORT_HEADING: Final = 26
"""code points of a Japanese line that is taken for a heading where it stands alone between paragraphs"""
CAPTION_CHARS: Final = 80
LOOSE_TITLES: Final = 6
"""titles at the end with no heading over them"""
ALONE_CHARS: Final = 70
"""of a sentence that stands alone as a heading"""
LOW_HEADING_CHARS: Final = 60
"""code points of a heading with no empty line around it"""
APPEAL_SENTENCES: Final = 3
TAIL_LINES: Final = 4
"""lines at the end in which those who wrote are introduced"""

_ENDED: Final = re.compile(r"[.!?。！？｡][\"'”’)\]»）」』】]*$")
_CUT: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\])」]*$")
_OPEN_END: Final = re.compile(r"[:;,、，：；]$|[「『（(“]$")
_ITEM: Final = re.compile(
    r"\s*(?:[-*•●○◦‣▪–—・※✓✔☑]\s*|[(（]?(?:[0-9０-９]{1,3}|[a-zA-Zａ-ｚ]|[ivxIVX]{1,4}|[ア-ン]|[①-⑳])[.)）．]\s*|[①-⑳]\s*|[0-9０-９]{1,2}[\s　]+(?=\S)|第[0-9０-９一二三四五六七八九十]{1,3}[\s　])"
)
_BULLET: Final = re.compile(r"[-*•●○◦‣▪–—・]\s*\S")
_DATA: Final = re.compile(
    r"://|\[\.\]|\(\.\)|hxxp|@|\t|[0-9a-fA-F]{16}|[^\W\d]\.\w{2,}(?:/|$)|\d\.\d{1,3}\.\d|[=<>{}\\]", re.IGNORECASE
)
"""Words that are indicators, cells of a table or code rather than a heading."""
_COUNT_BEHIND: Final = re.compile(
    r"(?<=[\dMmＭ分])(?:\s{1,4}|\s?[|·•・]\s?)\d{1,5}(?:\s(?:comments?|shares?|views?|件))?$|[\s　]+(?:有料(?:会員)?|会員)(?:限定)?記事$"
)
"""A number of comments, or the mark of a paid article, behind a date."""
_CJK: Final = re.compile("[぀-ヿ一-鿿]")
_LINES: Final = re.compile(r"[^\r\n]+")
_GAP: Final = re.compile(r"\r\n|\r|\n")
_QUOTES: Final = '“"「『‘'


class Line(msgspec.Struct, gc=False):
    """A line of a document: `text[start:end]`, without the spaces around it."""

    start: int
    end: int
    text: str
    gap: bool = True
    """an empty line, or the edge of a block, stands before it"""
    kind: FurnitureKind | Literal[""] = ""
    """what structure or words have found it to be; empty for the alert's own words"""
    heading: bool = False
    """structure says that it is a heading"""
    item: bool = False
    """structure says that it is an item of a list"""

    @property
    def ended(self) -> bool:
        """It ends with a full stop, and is not cut short."""
        tail = self.text[-8:]
        return _ENDED.search(tail) is not None and _CUT.search(tail) is None

    @property
    def wide(self) -> bool:
        """It is written in kana or kanji."""
        return _CJK.search(self.text[:80]) is not None

    @property
    def prose(self) -> bool:
        """A paragraph, and not a title or a teaser."""
        return self.ended and len(self.text) >= (PROSE_CHARS // 2 if self.wide else PROSE_CHARS)


class Marked(msgspec.Struct, frozen=True):
    """What was found besides the alert's own words."""

    furniture: tuple[Furniture, ...]
    title: str = ""
    date: str = ""
    publisher: str = ""


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text that hold more than spaces."""
    lines: list[Line] = []
    before = 0
    for found in _LINES.finditer(text):
        raw = found[0]
        words_ = raw.strip()
        if not words_:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        gap = not lines or _breaks(text, before, start) > 1
        lines.append(Line(start, start + len(words_), words_, gap))
        before = start + len(words_)
    return lines


def _breaks(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _GAP.finditer(text, start, end))


def mark(lines: list[Line], title: str = "") -> Marked:
    """The furniture among the lines, in order; changes the `kind` of the lines. `title` is one that is known already."""
    keys = [words.key(line.text) if len(line.text) <= 80 else "" for line in lines]
    structural = {index for index, line in enumerate(lines) if line.kind}
    for line, key in zip(lines, keys, strict=True):
        if not line.kind:
            line.kind = _by_words(line, key)
    if lines and lines[0].kind == "related" and 0 not in structural:
        lines[0].kind = ""  # 【解説】 and its like stand before titles, too
    head = _Head(lines, title)
    head.read()
    _regions(lines, keys, structural)
    _appeals(lines)
    _headings(lines)
    _tail(lines)
    lead = next((line for line in lines if not line.kind), None)
    wire, reach = of_lead(lead.text) if lead is not None and lead.prose else ("", 0)
    extra = [Furniture(lead.start, lead.start + reach, "byline")] if lead is not None and reach else []
    return Marked(_merged(lines, extra), head.title, head.date, head.publisher or wire)


def _merged(lines: list[Line], extra: list[Furniture]) -> tuple[Furniture, ...]:
    """Lines of one kind that follow one another are one piece."""
    pieces: list[Furniture] = []
    open_: Furniture | None = None
    for line in lines:
        if not line.kind:
            open_ = None
            continue
        if open_ is not None and open_.kind == line.kind:
            pieces[-1] = open_ = Furniture(open_.start, line.end, line.kind)
        else:
            open_ = Furniture(line.start, line.end, line.kind)
            pieces.append(open_)
    if extra:
        pieces = sorted(pieces + extra, key=lambda piece: piece.start)
    return tuple(pieces)


# --- what a line says ---


def _by_words(line: Line, key: str) -> FurnitureKind | Literal[""]:  # noqa: C901, PLR0912  # one question after another
    text = line.text
    if key:
        if key in words.LABELS:
            return "label"
        if key in words.NAVIGATION:
            return "navigation"
        if key in words.ADVERTISEMENT:
            return "advertisement"
    short = len(text) <= words.LINE_CHARS
    if short and len(text) <= 60:
        if words.PAGE_NUMBER.fullmatch(text) is not None:
            return "footer"
        if (
            words.BYLINE_WHOLE.fullmatch(text)
            or words.OFFICER.fullmatch(text)
            or (len(text) <= 40 and words.NAME_IN_BRACKETS.fullmatch(text))
        ):
            return "byline"
        if words.CLOSING.fullmatch(text) is not None:
            return "label"
        if words.TLP.fullmatch(text) is not None:
            return "label"
    if short and _is_caption(line):
        return "caption"
    if len(text) <= 140 and _is_byline(line):
        return "byline"
    if short and words.RELATED_LINE.match(text) is not None and not (line.ended and _sentences(text) > 1):
        return "related"
    if len(text) <= 120 and not line.ended and words.POINTER.match(text) is not None and not _DATA.search(text):
        return "related"
    if short and (words.NAVIGATION_LINE.match(text) is not None and not line.ended):
        return "navigation"
    if len(text) <= 200 and not line.ended and len(words.BREADCRUMB.findall(text)) > 1 and "://" not in text:
        return "navigation"
    if short and words.ADVERTISEMENT_LINE.match(text) is not None:
        return "advertisement"
    if len(text) <= 1_500 and _is_cookie_note(text):
        return "notice"
    if short and words.NOTICE_LINE.match(text) is not None:
        return "notice"
    if short and not line.ended and _leads_elsewhere(text):
        return "navigation"
    if (len(text) <= 600 and words.NOTE.match(text) is not None) or (short and words.ORIGINAL.match(text) is not None):
        return "footer"
    if short and (
        words.FOOTER.match(text) is not None
        or words.FOOTER_ANYWHERE.search(text) is not None
        or words.CONTACT_WHOLE.fullmatch(text) is not None
    ):
        return "footer"
    return ""


def _leads_elsewhere(text: str) -> bool:
    """Half of what stands between the bars or dots of a line is what the foot of a page leads to, or all is buttons."""
    parts = [words.key(part) for part in words.PARTS.split(text)]
    if not 1 < len(parts) <= LINKS:
        return False
    links = sum(part in words.FOOTER_ITEMS for part in parts)
    return 2 * links >= len(parts) or (len(parts) > 2 and all(part in words.NAVIGATION for part in parts))


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?:\s|$)|[。！？]", text))


def _is_caption(line: Line) -> bool:
    text = line.text
    if words.CAPTION.match(text) is not None:
        # "Source: …" may be a sentence's beginning in a report; a caption says one thing.
        return _sentences(text) <= 2
    return len(text) <= 160 and words.CAPTION_END.search(text) is not None and _sentences(text) <= 2


def _is_byline(line: Line) -> bool:
    text = line.text
    if words.BYLINE.match(text) is not None or words.BY_NAME.match(text) is not None:
        return not line.ended or len(text) <= 60
    text = _COUNT_BEHIND.sub("", text)
    if is_date_line(text) and text is not line.text and not line.ended:
        return True
    parts = re.split(r"\s?[|｜／]\s?|\s[•·–—-]\s", text)
    if 2 <= len(parts) <= 6 and not line.ended:
        dated = [part for part in parts if is_date_line(part)]
        return bool(dated) and all(len(part) <= 60 for part in parts)
    return False


def _is_cookie_note(text: str) -> bool:
    small = text.casefold()
    return (
        any(word in small for word in words.COOKIE_WORDS)
        and words.COOKIE_OWN.search(text) is not None
        and words.COOKIE_USE.search(text) is not None
        and "session" not in small
        and "セッション" not in small
    )


# --- what stands before the first prose ---


class _Head:
    """Title, issuers, dates and bylines at the top."""

    def __init__(self, lines: list[Line], title: str) -> None:
        self._lines = lines
        self._known = _plain(title)
        self.title = title
        self.date = ""
        self.publisher = ""
        self._issuers: list[str] = []

    def read(self) -> None:
        """Goes down to the first prose."""
        body, seen = len(self._lines), 0
        for index, line in enumerate(self._lines):
            if line.kind in ("", "byline", "title", "label"):
                seen += 1
            if (not line.kind and not self._is_title(index) and self._is_body(line)) or seen > HEAD_LINES:
                body = index
                break
        titled = self._find_title(body)
        for index, line in enumerate(self._lines[:body]):
            self._take(index, line, titled)
        for line in self._lines[body : body + HEAD_LINES]:
            if line.kind == "byline":
                self._read_byline(line.text)
        self._standfirst(titled)
        if not self.date:
            self._date_at_the_end()
        if self._issuers and not self.publisher:
            self.publisher = joined(self._issuers)

    def _find_title(self, body: int) -> int:
        """Index of the title's line, or -1."""
        marked = [index for index, line in enumerate(self._lines[: body + 1]) if line.kind == "title"]
        if marked:
            self.title = self.title or self._lines[marked[0]].text
            return marked[0]
        for index in range(min(body + 1, len(self._lines))):
            if self._is_title(index):
                self._lines[index].kind = "title"
                return index
        candidates = [index for index in range(body) if self._may_be_title(index)]
        if not candidates or self._known:
            return -1
        # A letterhead stands before the title of a notice: names of authorities and dates are no titles.
        found = candidates[0]
        self._lines[found].kind = "title"
        self.title = self._lines[found].text
        return found

    def _is_title(self, index: int) -> bool:
        if not self._known or self._lines[index].kind not in ("", "title", "label"):
            return False
        text = _plain(self._lines[index].text)
        return text == self._known or (len(text) >= 16 and len(text) * 2 > len(self._known) and text in self._known)

    def _may_be_title(self, index: int) -> bool:
        line = self._lines[index]
        if line.kind or line.ended or len(line.text) > TITLE_CHARS or len(line.text) < 4:
            return False
        if line.heading:
            return True
        if (
            is_date_line(line.text)
            or is_organisation(line.text)
            or _is_number(line.text)
            or words.ADDRESSEE.fullmatch(line.text)
            or _DATA.search(line.text)
        ):
            return False
        if line.item or _ITEM.match(line.text) or _OPEN_END.search(line.text[-2:]):
            return False
        if index + 1 >= len(self._lines):
            return False
        after = self._lines[index + 1]
        return (
            after.gap
            or after.kind == "byline"
            or is_date_line(after.text)
            or (after.prose and len(after.text) >= 2 * len(line.text))
        )

    def _is_body(self, line: Line) -> bool:
        limit = TITLE_CHARS // 2 if line.wide else TITLE_CHARS
        return (
            (line.ended and not is_date_line(line.text))
            or len(line.text) > limit
            or bool(_ITEM.match(line.text) and len(line.text) > 12 and not line.heading and not find_date(line.text))
        )

    def _take(self, index: int, line: Line, titled: int) -> None:
        text = line.text
        if line.kind == "byline":
            self._read_byline(text)
        elif line.kind:
            return
        elif is_date_line(text):
            line.kind = "byline"
            self._read_byline(text)
        elif is_organisation(text):
            line.kind = "byline"
            if len(self._issuers) < 20:
                self._issuers.append(text)
        elif _is_number(text) or (len(text) <= 160 and words.ADDRESSEE.fullmatch(text) is not None):
            line.kind = "byline"
        elif titled >= 0 and self._stands_alone(index) and len(text) <= TITLE_CHARS and not _DATA.search(text):
            near = index > titled and _person(text) and not line.heading
            line.kind = "byline" if near else "navigation" if index < titled - 3 else "heading"

    def _stands_alone(self, index: int) -> bool:
        line = self._lines[index]
        after = self._lines[index + 1] if index + 1 < len(self._lines) else None
        return (
            not line.item
            and not _OPEN_END.search(line.text[-2:])
            and line.gap
            and (after is None or after.gap or bool(after.kind))
        )

    def _read_byline(self, text: str) -> None:
        found = find_date(text)
        if found is not None and not self.date:
            self.date = found.date
        self.publisher = self.publisher or of_byline(text)

    def _standfirst(self, titled: int) -> None:
        """A sentence or two between the title and the name of who wrote tell beforehand what the text says."""
        between = self._lines[titled + 1 : titled + 2 + STANDFIRST_LINES] if titled >= 0 else []
        signed = next((at for at, line in enumerate(between) if line.kind == "byline"), 0)
        if signed and _signs(between[signed].text):
            for line in between[:signed]:
                if not line.kind and len(line.text) <= TITLE_CHARS:
                    line.kind = "heading"

    def _date_at_the_end(self) -> None:
        """Letters and some blogs end with their date."""
        for line in self._lines[-4:]:
            if not line.kind and is_date_line(line.text) and len(self._lines) > 4:
                found = find_date(line.text)
                self.date = found.date if found is not None else ""
                line.kind = "byline"


def _signs(text: str) -> bool:
    """A byline that names somebody: more than a date."""
    return words.BY_NAME.match(text) is not None or not is_date_line(text)


_PERSON: Final = re.compile(
    r"[A-Z][a-z’'-]+(?:\s[A-Z]\.?)?(?:\s(?:[A-Z][A-Za-z’'-]+|van|de|von|bin|al)){1,3}(?:(?:,|\sand)\s[A-Z][a-z’'-]+(?:\s[A-Z][A-Za-z’'-]+){1,2}){0,3}"
)
_PERSON_JA: Final = re.compile(r"[一-龥々]{1,4}[\s　][一-龥々ぁ-んァ-ヶ]{1,4}")


def _person(text: str) -> bool:
    return len(text) <= 60 and (_PERSON.fullmatch(text) is not None or _PERSON_JA.fullmatch(text) is not None)


def _is_number(text: str) -> bool:
    return len(text) <= 80 and words.LETTERHEAD_NUMBER.fullmatch(text) is not None


def _plain(title: str) -> str:
    return "".join(title.split()).casefold().strip("\"'“”‘’「」")


# --- stretches that a heading opens ---


def _regions(lines: list[Line], keys: list[str], structural: set[int]) -> None:
    total = lines[-1].end if lines else 0
    index = 0
    while index < len(lines):
        line, key = lines[index], keys[index]
        if line.kind in ("", "heading", "label", "related") and index not in structural:
            late = line.start * 2 > total
            if (
                key in words.RELATED
                or words.MORE_FROM.fullmatch(key)
                or (line.kind == "related" and _heads_a_list(lines, index))
            ):
                index = _mark(lines, index, _end_of_list(lines, keys, index, late), "related")
                continue
            if line.kind == "related":
                while index + 1 < len(lines) and _belongs(lines[index + 1]):
                    index += 1
                    lines[index].kind = "related"
            if (key in words.COMMENTS or words.COUNTED_COMMENTS.fullmatch(key)) and not line.ended and late:
                index = _mark(lines, index, len(lines), "furniture")
                continue
            if key in words.BEFOREHAND and line.text[-1] in ":：":
                index = _mark(lines, index, _end_of_box(lines, index), "heading")
                continue
            if (key in words.ABOUT and not line.ended) or (late and _about_a_company(lines, keys, index)):
                index = _mark(lines, index, _end_of_about(lines, keys, index), "footer")
                continue
            if key in words.CONTACT or (len(line.text) <= words.LINE_CHARS and words.CONTACT_LEAD.match(line.text)):
                index = _mark(lines, index, _end_of_contact(lines, keys, index), "footer")
                continue
        index += 1


def _belongs(line: Line) -> bool:
    """A further title right below one that was named as another article's."""
    return not line.kind and not line.gap and not line.ended and len(line.text) <= TITLE_CHARS // 2 and not line.item


def _heads_a_list(lines: list[Line], index: int) -> bool:
    """`関連記事：` alone on its line: what it names stands below."""
    return lines[index].text[-1] in ":：▼↓" and not lines[index].ended


def _mark(lines: list[Line], start: int, end: int, kind: FurnitureKind) -> int:
    for line in lines[start:end]:
        if not line.kind or line.kind in ("heading", "label", "caption", "byline", "related"):
            line.kind = kind
    return max(end, start + 1)


def _end_of_list(lines: list[Line], keys: list[str], index: int, late: bool) -> int:
    """Where the other articles end: at a section of the alert, or where paragraphs follow one another again.

    Teasers stand below titles, so one paragraph after a line without a full stop is a teaser; two in a row, or one
    right below the heading, are the alert that goes on. In the first half of a document a single paragraph is enough.
    """
    prose = 0
    titles = 0
    for at in range(index + 1, len(lines)):
        line = lines[at]
        if (line.kind == "label" and keys[at] in words.REOPENS) or (line.heading and not lines[index].heading):
            return at
        if line.kind and line.kind not in ("caption", "byline", "heading", "title"):
            prose = 0
            continue
        if not line.prose:
            prose = 0
            titles += 1
            continue
        prose += 1
        if prose >= 2 or titles == 0:
            return at - prose + 1
        if not late and (at + 1 == len(lines) or lines[at + 1].prose):
            return at
    return len(lines)


def _end_of_box(lines: list[Line], index: int) -> int:
    """Where the lines right below `What to know:` end, if paragraphs follow that say the same at length."""
    end = index + 1
    while end < len(lines) and not lines[end].gap and end - index <= BOX_LINES:
        end += 1
    body = lines[end : end + 2]
    return end if len(body) == 2 and all(line.gap and line.prose for line in body) else index + 1


def _end_of_about(lines: list[Line], keys: list[str], index: int) -> int:
    at = index + 1
    while at < len(lines) and at - index <= ABOUT_LINES:
        line = lines[at]
        if (line.kind and line.kind != "byline") or keys[at] in words.REOPENS or keys[at] in words.CONTACT:
            break
        if at > index + 1 and line.gap and line.prose and lines[at - 1].prose:
            break
        at += 1
    return at


def _about_a_company(lines: list[Line], keys: list[str], index: int) -> bool:
    """`About X`, a paragraph or two, and then addresses, the end, or the same about another one."""
    if lines[index].ended or words.ABOUT_NAME.fullmatch(keys[index]) is None:
        return False
    for at in range(index + 2, min(index + ABOUT_LINES, len(lines))):
        if lines[at].kind in ("footer", "related", "navigation", "byline") or keys[at] in words.CONTACT:
            return True
        if words.ABOUT_NAME.fullmatch(keys[at]) is not None:
            return True
    return index + 2 == len(lines)


def _end_of_contact(lines: list[Line], keys: list[str], index: int) -> int:
    at = index + 1
    while at < len(lines) and at - index <= CONTACT_LINES:
        line = lines[at]
        if (line.kind and line.kind not in ("byline", "footer", "heading")) or keys[at] in words.LABELS:
            break
        if line.prose and not words.CONTACT_LINE.match(line.text):
            break
        if len(line.text) > 120:
            break
        at += 1
    return at


# --- headings ---


def _headings(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if line.kind:
            continue
        after = next((other for other in lines[index + 1 : index + 4] if other.kind not in ("caption", "byline")), None)
        if line.heading:
            if not (_ITEM.match(line.text) and _measure(line)):
                line.kind = "heading"
        elif _looks_like_heading(line, after) or _heads_next_line(lines, index, after) or _says_it_alone(lines, index):
            line.kind = "heading"
        elif _captions_a_picture(lines, index):
            line.kind = "caption"


def _appeals(lines: list[Line]) -> None:
    """Lines that stand apart and ask the reader for something that has nothing to do with the alert."""
    for index, line in enumerate(lines):
        text = line.text
        if line.kind or line.item or len(text) > words.APPEAL_CHARS or text[0] in _QUOTES or _ITEM.match(text):
            continue
        if not _stands_apart(lines, index) or _sentences(text) > APPEAL_SENTENCES:
            continue
        if words.APPEAL_BEGINS.match(text) is not None or words.APPEAL.search(text) is not None:
            line.kind = "advertisement"


def _stands_apart(lines: list[Line], index: int) -> bool:
    """It is no line of a paragraph that was broken at a width."""
    line = lines[index]
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    begins = line.gap or before is None or before.ended or bool(before.kind)
    return begins and (after is None or after.gap or line.ended or bool(after.kind))


def _tail(lines: list[Line]) -> None:
    """The last lines may say who wrote; titles that lead nowhere are those of other articles."""
    for line in lines[max(1, len(lines) - TAIL_LINES) :]:
        if not line.kind and len(line.text) <= words.LINE_CHARS and words.BIO.match(line.text) is not None:
            line.kind = "footer"
    body = [line for line in lines if not line.kind]
    if not body or 2 * sum(line.ended for line in body) <= len(body):
        return
    for line in reversed(lines[-LOOSE_TITLES:]):
        if line.kind:
            continue
        if (
            line.ended
            or line.wide
            or line.item
            or not line.gap
            or len(line.text) > TITLE_CHARS
            or not _may_lead_elsewhere(line.text)
        ):
            return
        line.kind = "related"


def _may_lead_elsewhere(text: str) -> bool:
    return (
        not _ITEM.match(text)
        and not _DATA.search(text)
        and words.MEASURE_EN.match(text) is None
        and text[0] not in _QUOTES
    )


def _captions_a_picture(lines: list[Line], index: int) -> bool:
    """Two sentences of which the last has no full stop, alone between paragraphs that have theirs."""
    line = lines[index]
    if not line.wide or line.item or line.ended or len(line.text) > CAPTION_CHARS or not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    return "。" in line.text and line.gap and after.gap and before.prose and after.prose and not _ITEM.match(line.text)


def _looks_like_heading(line: Line, after: Line | None) -> bool:
    """A short line behind an empty one, with no full stop, over a paragraph or the dots of a list."""
    text = line.text
    limit = HEADING_CHARS // 2 if line.wide else HEADING_CHARS
    if not line.gap or line.item or len(text) > limit or len(text) < 2 or after is None:
        return False
    numbered = _ITEM.match(text) is not None
    if not after.gap and not (_BULLET if numbered else _ITEM).match(after.text):
        return False
    if not after.gap and _BULLET.match(text):
        return False
    if (line.ended and text[-1] not in "?？") or _OPEN_END.search(text[-2:]) or _DATA.search(text):
        return False
    if not after.ended and not after.kind and not after.heading and not _ITEM.match(after.text):
        return False
    if _ITEM.match(text) is not None:
        return not _measure(line)
    if line.wide:
        return (
            words.MEASURE_JA.search(text) is None
            or text[0] in "■□●◆◇▼【＜〈《"
            or words.QUOTED.fullmatch(text) is not None
        )
    return text[0].isupper() and (
        words.FINITE_EN.search(text) is None
        or text[-1] in "?？"
        or words.STANDING_QUESTION.fullmatch(text) is not None
        or _names_a_thing(text)
    )


def _heads_next_line(lines: list[Line], index: int, after: Line | None) -> bool:
    """The same in a text with no empty lines: between two lines with a full stop, and much shorter."""
    line, text = lines[index], lines[index].text
    before = lines[index - 1] if index else None
    if line.wide or line.item or line.ended or len(text) > LOW_HEADING_CHARS or before is None or after is None:
        return False
    apart = before.ended or bool(before.kind)
    return (
        apart
        and after.prose
        and not line.gap
        and not after.gap
        and text[0].isupper()
        and not _OPEN_END.search(text[-2:])
        and not _DATA.search(text)
        and not _measure(line)
        and not _ITEM.match(text)
    )


def _says_it_alone(lines: list[Line], index: int) -> bool:
    """A short sentence with no full stop, alone between paragraphs that have theirs, or a quotation over one of them."""
    line = lines[index]
    text = line.text
    limit = SHORT_HEADING if line.wide else ALONE_CHARS
    if line.item or line.ended or len(text) > limit or not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    if line.wide and line.gap and after.gap and before.kind and words.QUOTED.fullmatch(text) is not None:
        return True
    over = (after.gap and after.prose) or (
        line.wide and after.ended if after.gap else line.wide and _BULLET.match(after.text)
    )
    if not (line.gap and over) or after.kind or _OPEN_END.search(text[-2:]) or _DATA.search(text):
        return False
    if words.QUOTED.fullmatch(text) is not None:
        return True
    numbered = _ITEM.match(text)
    if line.wide:
        return (before.ended or bool(before.kind)) and numbered is None
    rest = text[numbered.end() if numbered is not None else 0 :]
    return before.ended and not _BULLET.match(text) and rest[:1].isupper() and words.MEASURE_EN.match(rest) is None


def _names_a_thing(text: str) -> bool:
    """The only finite word stands in a clause that describes what the line names."""
    finite = [found.start() for found in words.FINITE_EN.finditer(text)]
    described = words.NAMED_THING_EN.match(text)
    return len(finite) == 1 and described is not None and described.end() <= finite[0]


def _measure(line: Line) -> bool:
    """The line tells to do something."""
    item = _ITEM.match(line.text)
    rest = line.text[item.end() :] if item is not None else line.text
    if line.wide:
        return words.MEASURE_JA.search(rest) is not None and words.key(rest) not in words.LABELS
    return words.MEASURE_EN.match(rest) is not None or words.FINITE_EN.search(rest) is not None
