"""Finds many people's names in a text, in one pass."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from noroshi.text.fold import IGNORABLE_RUN
from noroshi.text.kana import from_romaji
from noroshi.text.names import KEY_TABLE, LARGE_KANA, RANK, How, Spelling, exact_letters, plain_letters
from noroshi.text.span import Span

MOST_HITS = 2_000
"""places where a key stands that are looked at closely; a text with more is hostile, or the company's phone book"""

_SHORT = 200
"""code points of a text that is not worth a look ahead"""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A name in a text."""

    owner: int
    """index of the person, as given to `NameFinder`"""
    span: Span
    how: How


class NameFinder:
    """Built once from all spellings of all people; `owners[i]` are the spellings of person i."""

    def __init__(self, owners: Iterable[tuple[Spelling, ...]]) -> None:
        self._by_key: dict[str, list[tuple[int, Spelling]]] = {}
        for owner, made in enumerate(owners):
            for spelling in made:
                self._by_key.setdefault(spelling.key, []).append((owner, spelling))
        self._keys = list(self._by_key)
        self._entries = list(self._by_key.values())
        self._needles = [_needles(entries) for entries in self._entries]
        self._automaton = AhoCorasick(self._keys, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> tuple[Found, ...]:
        """Names in the text, by place; of overlapping ones the longest, of the same place one a person."""
        return self._find(text, _how)

    def find_in_local_part(self, local: str) -> tuple[Found, ...]:
        """Names in the local part of an address, where dots, underscores and nothing at all divide the words."""
        return self._find(local, _how_local)

    def _find(self, text: str, judge: "Callable[[_Place, Spelling], How | None]") -> tuple[Found, ...]:
        hits = self._automaton.find_matches_as_indexes(text.translate(KEY_TABLE), overlapping=True)
        if not hits:
            return ()
        letters = _Letters(text)
        found = []
        hits = hits[:MOST_HITS]
        if len(text) > _SHORT:
            hits = self._likely(hits, text)
        for index, first, last in hits:
            start = letters.place(first)
            latin = self._keys[index].isascii()
            if latin and start and text[start - 1].isalpha() and text[start - 1].isascii():
                continue
            place = _Place(text, start, last - first)
            for owner, spelling in self._entries[index]:
                how = judge(place, spelling)
                if how is not None:
                    found.append(Found(owner, Span(start, place.end), how))
        return _longest(found) if found else ()

    def _likely(self, hits: list[tuple[int, int, int]], text: str) -> list[tuple[int, int, int]]:
        """The hits without those of initials whose family name does not stand in the text as a word."""
        low = text.lower().replace(".", " ").replace("-", " ").replace(",", " ").replace("\u3000", " ")
        likely = {}
        for index in {index for index, _, _ in hits}:
            needles = self._needles[index]
            likely[index] = not needles or any(needle in low for needle in needles)
        return [hit for hit in hits if likely[hit[0]]]


def _needles(entries: list[tuple[int, Spelling]]) -> tuple[str, ...]:
    """What a text must hold if a key is to stand for an initial and a family name; empty where it stands for more.

    Such keys are short and turn up across words by chance; this spares finding their places.
    """
    needles: list[str] = []
    for _, spelling in entries:
        if not (spelling.initial and spelling.exact.isascii() and spelling.exact.isalpha()):
            return ()
        family = spelling.exact
        needles.append(f" {family}" if spelling.initial == "first" else f"{family} ")
    return tuple(dict.fromkeys(needles))


def _longest(found: list[Found]) -> tuple[Found, ...]:
    found.sort(key=lambda hit: (hit.span.start - hit.span.end, RANK[hit.how]))
    kept: list[Found] = []
    for hit in found:
        span = hit.span
        if not any(
            other.span.start < span.end
            and span.start < other.span.end
            and (other.owner == hit.owner or other.span != span)
            for other in kept
        ):
            kept.append(hit)
    kept.sort(key=lambda hit: (hit.span.start, hit.owner))
    return tuple(kept)


class _Letters:
    """Leads from a letter of a key back to the text. Counts letters by the chunk, because hits are few."""

    _CHUNK = 64

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: list[int] | None = None

    def place(self, letter: int) -> int:
        """Index of the code point that gave the letter."""
        text, size = self._text, self._CHUNK
        if self._before is None:
            chunks = (len(text[at : at + size].translate(KEY_TABLE)) for at in range(0, len(text), size))
            self._before = [0, *accumulate(chunks)]
        chunk = bisect_right(self._before, letter) - 1
        start, wanted = chunk * size, letter - self._before[chunk]
        low, high = start, min(start + size, len(text)) - 1
        while low < high:
            middle = (low + high) // 2
            if len(text[start : middle + 1].translate(KEY_TABLE)) > wanted:
                high = middle
            else:
                low = middle + 1
        return low


_LONG_WORD = 5
"""letters of a word of a Japanese name from which an l in it is a look-alike; Mei and Mel are two names"""

_LONGEST = 400
"""code points of a name with all that stands within it"""


def _is_mark(char: str) -> bool:
    """A combining mark, or a half-width voicing mark."""
    return unicodedata.combining(char) != 0 or char in "ﾞﾟ"


class _Place:
    """Where a key stands: `text[start:end]`, and what stands between its letters."""

    __slots__ = ("_edges", "end", "gaps", "raw", "start", "text")

    def __init__(self, text: str, start: int, letters: int) -> None:
        self.text = text
        self.start = start
        self.gaps: list[tuple[int, str]] = []
        """(letters before it, what it is)"""
        self._edges: tuple[str, str] | None = None
        count, gap, at = 0, "", start
        while count < letters and at < start + _LONGEST:
            char = text[at]
            part = KEY_TABLE[ord(char)]
            if part is not None:
                if gap:
                    self.gaps.append((count, gap))
                    gap = ""
                count += len(part)
            elif char.isascii() or not (_is_mark(char) or IGNORABLE_RUN.match(char)):
                gap += char
            at += 1
        while at < min(len(text), start + _LONGEST) and not text[at].isascii() and _is_mark(text[at]):
            at += 1
        if count < letters:
            self.gaps = [(-1, "\n\n")]  # too long: no rule takes this
        self.end = at
        self.raw = text[start:at]

    @property
    def edges(self) -> tuple[str, str]:
        """The visible code points before and after it, empty at an end of the text."""
        if self._edges is None:
            self._edges = _visible_before(self.text, self.start), _visible_after(self.text, self.end)
        return self._edges


_GAP_AT_CUT = re.compile(r"[ \t\xa0\u3000]{0,3}[._\-・·]?[ \t\xa0\u3000]{0,3}")
_AT_BREAK = re.compile(r"[ \xa0.\-]{1,2}")
_LINE_END = re.compile(r"[ \t]{0,2}\r?\n[ \t>]{0,4}")
_FULL_LINE = 40
"""code points before a name on a line that may be too full to hold all of it"""
_MOST_IN_PART = 2
"""apostrophes and hyphens within the parts of a name"""
_COMMA = re.compile(r"\s{0,2}[,，]\s{0,3}")
_IN_PART = frozenset("'’`-‐")
_IN_KANJI = re.compile(r"[ \t\xa0\u3000]{0,4}[・･._\-,，]?[ \t\xa0\u3000]{0,2}")


def _how(place: _Place, spelling: Spelling) -> How | None:
    """How the words name the person, or None where they do not."""
    if spelling.script == "latin":
        if not _is_word(place):
            return None
    elif not _stands_alone(place, spelling):
        return None
    if spelling.initial:
        return _initials(place, spelling)
    if spelling.script == "latin":
        return _how_latin(place, spelling)
    if not all(_IN_KANJI.fullmatch(gap) for _, gap in place.gaps):
        return None
    return _closeness(place.raw, spelling)


def _how_latin(place: _Place, spelling: Spelling) -> How | None:
    gaps = place.gaps
    if not gaps:
        return _closeness(place.raw, spelling) if not spelling.needed else None
    if _is_spaced_out(gaps, spelling):
        if _goes_on(place):
            return None
        return "spaced" if _closeness(place.raw, spelling) is not None else None
    at_cut, in_part = "", 0
    for at, gap in gaps:
        if at == spelling.cut:
            at_cut = gap
        elif at in spelling.breaks:
            if not _AT_BREAK.fullmatch(gap):
                return None
        elif gap in _IN_PART:
            in_part += 1
        else:
            return None
    if in_part > _MOST_IN_PART or not all(any(at == need for at, _ in gaps) for need in spelling.needed):
        return None
    return _closeness(place.raw, spelling) if _may_divide(at_cut, place, spelling) else None


def _is_spaced_out(gaps: list[tuple[int, str]], spelling: Spelling) -> bool:
    """Whether the same sign stands between all letters: `T a r o  Y a m a d a`."""
    inner = {gap for at, gap in gaps if at != spelling.cut}
    return len(inner) == 1 and len(gaps) >= len(spelling.key) - 2 and len(inner.pop()) == 1


def _goes_on(place: _Place) -> bool:
    """Whether letters spaced out stand before or after, so that the name is a piece of something longer."""
    text, gap = place.text, place.gaps[0][1]
    before, after = text[max(place.start - 2, 0) : place.start], text[place.end : place.end + 3]
    return (before[1:] == gap and before[0].isalpha()) or (
        after[:1] == gap and after[1:2].isalpha() and not after[2:].isalpha()
    )


def _may_divide(gap: str, place: _Place, spelling: Spelling) -> bool:
    if "\n" in gap:
        # A name is broken over two lines where a line is full, and not in a list with one name a line.
        return (
            _LINE_END.fullmatch(gap) is not None and place.start - place.text.rfind("\n", 0, place.start) > _FULL_LINE
        )
    if _GAP_AT_CUT.fullmatch(gap):
        # A full stop and a space end a sentence: `We met Taro. Yamada left.`
        return spelling.cut in spelling.needed or not (gap.rstrip() != gap and gap.strip() == ".")
    return spelling.comma and _COMMA.fullmatch(gap) is not None


def _closeness(raw: str, spelling: Spelling) -> How | None:
    if spelling.exact and exact_letters(raw) == spelling.exact:
        return spelling.how
    plain = plain_letters(raw)
    if spelling.plain and plain == spelling.plain:
        if spelling.script == "latin" and spelling.how in ("declared", "order", "romanised"):
            return "romanised"
        return spelling.how if spelling.how != "declared" else "variant"
    if spelling.needed and spelling.how == "variant":
        return None  # a middle initial of our own making
    return "confusable" if _confusable(raw, plain, spelling) else None


def _confusable(raw: str, plain: str, spelling: Spelling) -> bool:
    """Whether what differs differs by look-alikes only; the key alone is coarser than that."""
    if not spelling.plain or len(plain) != len(spelling.plain):
        return True
    letters = [c for c in raw if KEY_TABLE[ord(c)]]
    for at, (seen, meant) in enumerate(zip(plain, spelling.plain, strict=True)):
        if seen == meant:
            continue
        if "\u3040" <= seen <= "\u30ff" and "\u3040" <= meant <= "\u30ff":
            if seen.translate(LARGE_KANA) == meant.translate(LARGE_KANA):
                continue
            return False
        if meant == "l" and seen == "i" and not (len(letters) == len(plain) and letters[at] == "I"):
            return False
        if meant == "i" and seen == "l" and not (at in (0, spelling.cut) or raw.upper() == raw.replace("l", "L")):
            before, after = spelling.plain[: spelling.cut], spelling.plain[spelling.cut :]
            word = before if at < spelling.cut else after
            if len(word) < _LONG_WORD or from_romaji(word) == "":
                return False  # Eila and Ella are two names; no Japanese name has an l
    return True


def _initials(place: _Place, spelling: Spelling) -> How | None:
    text, end, raw, gaps = place.text, place.end, place.raw, place.gaps
    if len(gaps) != 1 or gaps[0][0] != spelling.cut or plain_letters(raw).replace("i", "l") != spelling.plain:
        return None
    gap = gaps[0][1]
    if spelling.initial == "first":
        if gap not in (".", ". ", ".　", " ", ".-", "-"):
            return None
        family = raw[raw.index(gap) + len(gap) :]
        return "initials" if raw[0].isupper() and family[0].isupper() else None
    if gap not in (" ", ", ", ",", "  "):
        return None
    follows = text[end : end + 1]
    closes = follows in ("", ".", ")", ",", "|", "<", "(", "\n", '"', "'", ">", "/", "]") or (
        follows.isspace() and not text[end : end + 2].strip().isalnum()
    )
    return "initials" if raw[-1].isupper() and raw[0].isupper() and closes else None


def _visible_before(text: str, at: int) -> str:
    if at and text[at - 1].isascii():
        return text[at - 1]
    for index in range(at - 1, max(at - 9, -1), -1):
        if not IGNORABLE_RUN.match(text[index]) and not _is_mark(text[index]):
            return text[index]
    return ""


def _visible_after(text: str, at: int) -> str:
    if at < len(text) and text[at].isascii():
        return text[at]
    for index in range(at, min(at + 8, len(text))):
        if not IGNORABLE_RUN.match(text[index]) and not _is_mark(text[index]):
            return text[index]
    return ""


def _is_cjk(char: str) -> bool:
    return (
        "\u3005" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or char > "\U0001ffff"
    )


def _letter_before(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _is_word(place: _Place) -> bool:
    text, start, end = place.text, place.start, place.end
    before, after = place.edges
    if before in "'’" and after in "'’" and before and after and not _letter_before(text, start - 1):
        return True  # 'Taro Yamada', as some mail programs quote
    if before and ((before.isalpha() and not _is_cjk(before)) or before in "'’_@/"):
        return False
    if not after:
        return True
    if after.isalpha() and not _is_cjk(after):
        return False
    if after in "@/_.=" and not any(c.isspace() for c in text[start:end]):
        # Part of an address or of a URL: it names a mailbox or a page, and others judge that.
        following = text[end + 1 : end + 2]
        return after == "." and not following.isalnum()
    return True


_TITLE_BEFORE = re.compile(
    r"(?:長|役|員|者|会社|銀行|行|所|部|課|室|局|店|係|社|科|院|大学|担当|主任|代表|主査|監査|理事|委員|弁護士|会計士|税理士|博士|教授|先生"
    r"|㈱|名|名前|氏|から|故|当|元|新|前|兼)\Z"
)
_TITLE_AFTER = re.compile(
    r"様|殿|氏|君|拝|社長|会長|部長|課長|室長|係長|所長|店長|局長|院長|次長|本部|副|専務|常務|取締|代表|主任|担当|執行|役|監査|理事|顧問|先生|博士"
    r"|教授|議員|弁護|会計|税理|本人|宛|以下|他|及|並|兼|著|記|署|印|名義|経由|作|発|送|出席|参加|同席|不在|欠席|退|就|来|両|等|達|夫|財務|経理|総務|人事|営業"
)


def _stands_alone(place: _Place, spelling: Spelling) -> bool:
    text, start, end = place.text, place.start, place.end
    before, after = place.edges
    if spelling.script == "kana":
        return _kana_edge(before, text[start], "はがのとをにでもへや") and _kana_edge(
            after, text[end - 1], "でさとのがはをにもよへかくちやだ"
        )
    if _is_kanji(before) and not _TITLE_BEFORE.search(text[max(start - 8, 0) : start]):
        return False
    return not (_is_kanji(after) and not _TITLE_AFTER.match(text, end))


def _is_kanji(char: str) -> bool:
    return char != "" and (
        "\u3400" <= char <= "\u9fff" or char in "々〆" or "\uf900" <= char <= "\ufaff" or char > "\U0001ffff"
    )


def _kana_edge(outside: str, inside: str, particles: str) -> bool:
    """A word in kana ends where the other kana begin; between hiragana only a particle says so."""
    if not outside or not ("\u3041" <= outside <= "\u30fe" or "\uff66" <= outside <= "\uff9f") or outside in "・･":
        return True
    if ("\u3041" <= inside <= "\u309f") == ("\u3041" <= outside <= "\u309f"):
        return "\u3041" <= outside <= "\u309f" and outside in particles
    return True


_DIVIDERS = "._-+=~"
_LOCAL_GAP = re.compile(r"[._\-]{0,2}")
_SHORT_FAMILY = 4
"""letters; an initial and a shorter family name without a dot between make an ordinary word too often"""


def _how_local(place: _Place, spelling: Spelling) -> How | None:
    """As `_how`, for the local part of an address."""
    local, start, end, raw, gaps = place.text, place.start, place.end, place.raw, place.gaps
    if spelling.script != "latin":
        return None
    before, after = local[:start], local[end:]
    if (before and before[-1] not in _DIVIDERS) or (after.rstrip("0123456789") and after[0] not in _DIVIDERS):
        return None
    if any((at != spelling.cut and at not in spelling.breaks) or not _LOCAL_GAP.fullmatch(gap) for at, gap in gaps):
        return None
    if not all(any(at == need for at, _ in gaps) for need in spelling.needed):
        return None
    if not spelling.initial:
        return _closeness(raw, spelling)
    if plain_letters(raw).replace("i", "l") != spelling.plain:
        return None
    if not gaps and (before or len(spelling.key) <= _SHORT_FAMILY):
        return None
    return "initials"
