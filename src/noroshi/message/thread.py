"""Where the sender's own words end and the quoted thread begins, and where the signature stands.

Linear in the text: marks are looked for as literals, and only the line around one is looked at more closely.
"""

import re
from collections.abc import Iterator
from typing import Final

_LINE_CHARS: Final = 500
_TRIES: Final = 200
"""Places that are looked at more closely for each mark."""
_SIGNATURE_LINES: Final = 30
_SIGNATURE_CHARS: Final = 3_000

_ORIGINAL: Final = re.compile(
    r"[-_]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by)|begin forwarded message|reply message|"
    r"元のメッセージ|元のメール|転送(?:された)?メッセージ|転送メッセージ|原始邮件|원본 메시지|original-nachricht|ursprüngliche nachricht|"
    r"message d'origine|mensaje original)",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(
    r"(?:\bwrote|\bwrites|\ba écrit|\bschrieb.{0,120}|\bescribió|\bha scritto|写道|のメール|のメッセージ|さんは書きました|は書きました"
    r"|作成|님이 작성)\s?[:：]?\s*$",
    re.IGNORECASE,
)
_SENTENCE_BEGIN: Final = re.compile(
    r"[>\s]{0,4}(?:(?:on|am|le|el|il|in|at)\s[^\n]{0,60}?\d|\d{4}\s?[年/.-])", re.IGNORECASE
)
_WHO: Final = re.compile(r".{0,80}?[<\[][^\s@]{1,100}@")
_DATED: Final = re.compile(r"\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}.{0,60}\d{1,2}[:：]\d{2}.{0,160}[:：]\s*$")
_FIELD: Final = re.compile(
    r"[>*\s]{0,4}(?P<name>from|sent|to|cc|date|subject|reply-to|von|gesendet|an|betreff|de|envoyé|差出人|送信者|送信元|送信日時|日時|"
    r"送信済み|宛先|件名|发件人|发送时间|收件人|主题|보낸 사람|보낸 날짜|받는 사람|제목)\s?\*?\s?[:：]",
    re.IGNORECASE,
)
_FIELD_LITERALS: Final = (
    "From:",
    "from:",
    "FROM:",
    "差出人",
    "送信者",
    "送信元",
    "发件人",
    "보낸 사람",
    "Von:",
    "From :",
    "*From:",
)
_WROTE_LITERALS: Final = (
    "wrote",
    "writes",
    "écrit",
    "schrieb",
    "escribió",
    "scritto",
    "写道",
    "メール",
    "メッセージ",
    "書きました",
    "작성",
)
_ORIGINAL_LITERALS: Final = ("--", "__")

_RULE_CHARS: Final = " \t-=_*~+#/・.:─━—–―‐＝＿＊～◆◇■□●○★☆♪;|｡､·•┏┓┗┛┌┐└┘╋"
_RULE_BEGIN: Final = frozenset("-=_*~+#/・:─━—–―‐＝＿＊～◆◇■□●○★☆♪•┏┌╋")
_CLOSING: Final = re.compile(
    r"\s*(?:(?:(?:best|kind|warm|many|with)\s+)*(?:regards|wishes)|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|"
    r"(?:many )?thanks(?: (?:again|in advance|and regards|so much|a lot))?|thank you(?: (?:very much|in advance))?|cheers|"
    r"respectfully|cordially|best|rgds|br|"
    r"以上[、。]?(?:.{0,12}(?:お願い|御願い).{0,12})?|敬具|草々|拝|"
    r".{0,14}(?:宜しく|よろしく)(?:お願い|御願い|おねがい).{0,14})\s?[,.!、。!]*\s*$",
    re.IGNORECASE,
)
_SENT_FROM: Final = re.compile(
    r"\s*(?:sent from my |sent from |get outlook for |iphoneから送信|.{0,10}から送信)", re.IGNORECASE
)


def own_end(text: str) -> int:
    """Offset where the quoted thread begins; the length of the text where nothing is quoted."""
    marks = [mark for mark in (_original(text), _wrote(text), _fields(text), _quoted(text)) if mark >= 0]
    return _trim(text, min(marks)) if marks else len(text)


def signature_start(text: str, end: int) -> int:
    """Offset of the signature block within `text[:end]`, or -1.

    The block begins with `-- ` (RFC 3676 4.3), a ruled line as Japanese signatures have it, or the line after a
    closing phrase. Only the last lines are looked at.
    """
    begin = max(0, end - _SIGNATURE_CHARS)
    lines = list(_lines(text, begin, end))[-_SIGNATURE_LINES:]
    filled = [line for line in lines if text[line[0] : line[1]].strip()]
    if len(filled) < 2:
        return -1
    ruled = closed = -1
    for index, (start, stop) in enumerate(filled):
        line = text[start:stop]
        if line.rstrip() == "--" or line.rstrip() == "--\xa0":
            return start
        if index == 0 and start == 0:
            continue
        if ruled < 0 and index < len(filled) - 1 and _is_rule(line.strip()):
            ruled = start
        elif stop - start <= 60 and _CLOSING.match(line) and index < len(filled) - 1:
            closed = filled[index + 1][0]
        elif _SENT_FROM.match(line) and closed < 0 and index >= len(filled) - 2:
            closed = start
    found = [mark for mark in (ruled, closed) if mark >= 0]
    return min(found) if found else -1


def _is_rule(line: str) -> bool:
    """A line of dashes, or of other signs that Japanese signatures are framed with."""
    return len(line) >= 4 and line[0] in _RULE_BEGIN and not line.strip(_RULE_CHARS)


def _original(text: str) -> int:
    for literal in _ORIGINAL_LITERALS:
        at = text.find(literal)
        while at >= 0:
            start, stop = _line_of(text, at)
            if at - start < 8 and _ORIGINAL.match(text, at, min(stop, at + _LINE_CHARS)):
                return start
            at = text.find(literal, stop)
    return -1


def _wrote(text: str) -> int:
    """The earliest line that says who wrote what follows; it may go over two lines."""
    best = -1
    for literal in _WROTE_LITERALS:
        at = text.find(literal)
        tries = 0
        while at >= 0 and (best < 0 or at < best + _LINE_CHARS) and tries < _TRIES:
            tries += 1
            start, stop = _line_of(text, at)
            if stop - start <= _LINE_CHARS and _WROTE.search(text, max(start, at - 2), stop):
                begin = _wrote_begin(text, start, stop)
                if begin >= 0 and (best < 0 or begin < best):
                    best = begin
                    break
            at = text.find(literal, stop)
    dated = _dated(text)
    return dated if best < 0 or 0 <= dated < best else best


def _wrote_begin(text: str, start: int, stop: int) -> int:
    """Where the sentence begins that ends with `wrote:`: in this line or in the one before; or -1."""
    if _SENTENCE_BEGIN.match(text, start, stop):
        return start
    before, until = _line_of(text, max(start - 1, 0))
    if until < start and until - before <= _LINE_CHARS and _SENTENCE_BEGIN.match(text, before, until):
        return before
    return start if _WHO.match(text, start, stop) else -1


def _dated(text: str) -> int:
    """`2026年3月2日(月) 9:10 山田 太郎 <t@kaiyo.example>:`."""
    for mark in (">:", ">\uff1a"):
        at = text.find(mark)
        tries = 0
        while at >= 0 and tries < _TRIES:
            tries += 1
            start, stop = _line_of(text, at)
            if stop - start <= _LINE_CHARS and stop - at <= 4:
                if _DATED.match(text[start:stop].lstrip()):
                    return start
                before, until = _line_of(text, max(start - 1, 0))
                if (
                    until < start
                    and start - before <= _LINE_CHARS
                    and _DATED.match((text[before:until] + text[start:stop]).lstrip())
                ):
                    return before
            at = text.find(mark, stop)
    return -1


def _fields(text: str) -> int:
    """A block of at least three fields of a message's header, as Outlook puts above what it quotes."""
    best = -1
    for literal in _FIELD_LITERALS:
        at = text.find(literal)
        tries = 0
        while at >= 0 and tries < _TRIES and (best < 0 or at < best):
            tries += 1
            start, stop = _line_of(text, at)
            if at - start <= 4 and _is_field_block(text, start):
                best = start
                break
            at = text.find(literal, stop)
    return best


def _is_field_block(text: str, start: int) -> bool:
    names = set()
    for count, (begin, stop) in enumerate(_lines(text, start, min(len(text), start + 3_000))):
        found = _FIELD.match(text, begin, stop)
        if found is not None:
            names.add(found["name"].lower())
            if len(names) >= 3:
                return True
        elif count >= 10:
            break
    return False


def _quoted(text: str) -> int:
    """The first of at least two lines with `>` after which nothing of the sender's own follows, or of any three."""
    at = 0 if text.startswith(">") else _next_quote(text, 0)
    while at >= 0:
        stop = at
        count = 0
        while text.startswith(">", stop) and count < 3:
            stop = text.find("\n", stop) + 1 or len(text)
            count += 1
            while text.startswith("\n", stop):
                stop += 1
        if count >= 3 or (count and not text[stop:].strip()):
            return at
        at = _next_quote(text, stop)
    return -1


def _next_quote(text: str, start: int) -> int:
    at = text.find("\n>", start)
    return at + 1 if at >= 0 else -1


def _trim(text: str, mark: int) -> int:
    """Takes in a ruled line, as Outlook draws it, and blank lines right above the mark."""
    kept = text[max(0, mark - 400) : mark].rstrip()
    line = kept.rpartition("\n")[2].strip()
    if len(line) >= 3 and not line.strip("_-─━"):
        kept = kept[: len(kept) - len(kept.rpartition("\n")[2])].rstrip()
    return max(0, mark - 400) + len(kept)


def _line_of(text: str, at: int) -> tuple[int, int]:
    stop = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if stop < 0 else stop


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        yield start, stop
        start = stop + 1
