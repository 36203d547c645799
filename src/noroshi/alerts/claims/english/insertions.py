"""Words that only say who says so, taken out of a sentence before its clauses are read.

"Liquidation, the company cautions, would take years." states what "Liquidation would take years." states.
"""

from typing import Final

import msgspec

from noroshi.alerts.claims.english.rules import rules
from noroshi.alerts.claims.english.words import lexicon
from noroshi.text.span import Span

_WORDS_AT_MOST: Final = 400
"""words of a sentence that is looked at: real ones are shorter"""
_LONGEST: Final = 26
"""words of an insertion"""
_NAMED_WITHIN: Final = 14
"""words of whoever speaks there"""
_TELLS = frozenset("tell assure remind inform promise".split())
"""a person told stands behind these: "…, Ann Lee told investors" """
_ALSO = frozenset(
    "hear term recount advertise bear continue establish judge discover determine demand object suppose urge protest learn prescribe advise recommend warn caution stipulate decide advise".split()
)
"""verbs of speech in an insertion that are none before "that", or that ask for something"""
_NEVER = frozenset("see point count detail describe charge tally flag agree".split())
"""verbs that mostly have an object"""
_INVERTED = frozenset(
    "say add write explain note state warn caution report suggest argue insist reply claim conclude recall admit concede reckon quip joke"
    " estimate believe think guess confirm stress object demand urge calculate judge suppose muse maintain remark comment declare announce counter retort".split()
)
"""these stand before whoever speaks, too: "…, suggested Ann Lee" """
_PLAINLY = frozenset({"say", "warn", "reply", "add", "argue", "insist", "believe"})
"""these in the plural, too, where others would be nouns"""
_HELD = frozenset("believe suspect think fear assume hope expect understand like want".split())
_PAIRS = {
    ("make", "known"),
    ("make", "public"),
    ("make", "clear"),
    ("set", "out"),
    ("put", "forward"),
    ("go", "on"),
    ("point", "out"),
    ("lay", "out"),
}
"""two words that are a verb of speech together"""
_OF_WHAT = frozenset({"of", "about", "against", "for", "into"})
_WHEN = frozenset(
    "this last late early earlier later yesterday today tonight monday tuesday wednesday thursday friday saturday sunday then here there".split()
)
_WHERE = frozenset({"in", "on", "during", "via", "through", "when", "after", "before", "as", "while", "late"}) | _WHEN
_OPPOSED = frozenset({"while", "whereas", "whilst"})
"""open what somebody else states"""
_MANY = frozenset({"people", "police", "media", "they", "we", "i", "others", "both", "many", "some", "staff"})
_FINITE = "BMHFXSEVCvs"
_PHRASE = "DJNUZLOPp&IgRGvsECTH"
_HEADS = "DJNUZLOPp"


class Insertion(msgspec.Struct, frozen=True):
    """Who says so, in code points of the document, and what stands there of it in words of what is left."""

    at: int
    first: int
    last: int
    """words that it covers: the first, and the one after the last"""
    who: Span
    said: Span
    told: Span | None
    lemma: str
    closes: bool
    """it stands behind what is said, not within"""


class _Found(msgspec.Struct):
    begin: int
    end: int
    """words to take out"""
    who: tuple[int, int]
    verb: int
    lemma: str
    told: tuple[int, int] | None
    closes: bool
    first: int
    last: int


def cut(text: str, starts: list[int], ends: list[int], low: list[str], tags: list[str]) -> list[Insertion]:
    """Takes the insertions out of the lists, which are words with their tags as the lexicon gives them."""
    if len(tags) > _WORDS_AT_MOST:
        return []
    found = _Finder(text, starts, ends, low, tags).run()
    if not found:
        return []
    gone = {at for one in found for at in range(one.begin, one.end)}
    left = [0]
    for at in range(len(tags)):
        left.append(left[-1] + (at not in gone))
    made = [
        Insertion(
            left[one.begin],
            left[one.first],
            left[one.last],
            Span(starts[one.who[0]], ends[one.who[1] - 1]),
            Span(starts[min(one.who[0], one.verb)], ends[max(one.who[1] - 1, one.verb)]),
            Span(starts[one.told[0]], ends[one.told[1] - 1]) if one.told is not None else None,
            one.lemma,
            one.closes,
        )
        for one in found
    ]
    kept = [at for at in range(len(tags)) if at not in gone]
    starts[:], ends[:] = [starts[at] for at in kept], [ends[at] for at in kept]
    low[:], tags[:] = [low[at] for at in kept], [tags[at] for at in kept]
    return made


class _Finder:
    def __init__(self, text: str, starts: list[int], ends: list[int], low: list[str], tags: list[str]) -> None:
        self.text, self.starts, self.ends, self.low, self.tags = text, starts, ends, low, tags
        self.size = len(tags)
        self.lemmas = lexicon().lemmas
        known = rules()
        self.speech = (known.says | _TELLS | _ALSO) - _NEVER
        self.kinds, bits = known.kinds, known.bits
        self.speaks = bits["reporter"] | bits["authority"] | bits["victim"]
        self.attacks = bits["attacker"]

    def run(self) -> list[_Found]:
        found: list[_Found] = []
        reached = 0
        for at in range(1, self.size - 2):
            if at < reached:
                continue
            if (self.tags[at] in {",", "-"} and self.tags[at + 1] not in "qQ") or (
                self.tags[at] == "Q" and self.tags[at - 1] in ",.-"
            ):
                one = self._at(at)
                if one is not None:
                    found.append(one)
                    reached = one.end
        return found

    def _at(self, mark: int) -> _Found | None:
        begin = mark + 1
        if self.low[begin] == "so":
            begin += 1
        elif self.low[begin] == "as" and mark < self.size - 4:
            return self._as(mark)
        return self._direct(mark, begin) or self._inverted(mark, begin)

    # -- "…, the agency said on Monday, …" --------------------------------------------------------------------

    def _direct(self, mark: int, begin: int) -> _Found | None:
        tags = self.tags
        if tags[begin] not in _HEADS:
            return None
        verb = self._verb(begin)
        if verb is None:
            return None
        at, named = verb
        close = self._close(at + 1)
        lemma = self.lemmas[self.low[at]]
        if lemma not in self.speech and not self._can_speak(begin, named):
            return None
        if close is None or close - mark > _LONGEST or not self._is_rest(lemma, at + 1, close):
            return None
        told = (at + 1, close) if lemma in _TELLS and close > at + 1 else None
        if "&" in tags[begin:named]:
            mark = self._list_start(mark)
            begin = mark + 1
            if mark <= 0:
                return None
        return self._placed(mark, close, (begin, named), at, told)

    def _as(self, mark: int) -> _Found | None:
        """Such as "…, as the unit established on Monday"; what somebody only held is not what they told."""
        tags, low = self.tags, self.low
        verb = self._verb(mark + 2)
        if verb is None or tags[mark + 2] not in _HEADS:
            return None
        at, named = verb
        close = self._close(at + 1)
        lemma = self.lemmas[low[at]]
        if (
            close is None
            or close - mark > _LONGEST
            or lemma in _HELD
            or (tags[close] == ":" and tags[close + 1] == "q")
        ):
            return None
        if not self._is_rest(lemma, at + 1, close) and low[at + 1 : close] not in (["it"], ["them"], ["this"]):
            return None
        if tags[close] == ":":
            return _Found(mark, close, (mark + 2, named), at, lemma, None, True, 0, self.size)
        return self._placed(mark, close, (mark + 2, named), at, None)

    def _list_start(self, mark: int) -> int:
        """The sign before the first of several who speak: ", the FBI, CISA and the NSA said"."""
        tags = self.tags
        while True:
            before = next((at for at in range(mark - 1, -1, -1) if tags[at] in ",;-qQ"), -1)
            if (
                mark - before > _NAMED_WITHIN
                or tags[before] == "Q"
                or any(tag not in "DJNUZLp&I" for tag in tags[before + 1 : mark])
            ):
                return mark
            mark = before
            if mark < 0 or tags[mark] != ",":
                return mark

    def _verb(self, begin: int) -> tuple[int, int] | None:
        """The verb of speech behind a noun phrase, and where that ends."""
        tags, low = self.tags, self.low
        at = begin
        if (behind := self._behind_apposition(begin)) is not None:
            return behind
        while at < min(self.size - 1, begin + _NAMED_WITHIN):
            if at > begin and self._is_speech(at):
                named = at
                while named > begin + 1 and (tags[named - 1] in "RH" or low[named - 1] == "once"):
                    named -= 1
                if self._fits(begin, named, at):
                    return at, named
                if tags[at] in "EXS":
                    return None
            if tags[at] not in _PHRASE and low[at] != "once":
                return None
            at += 1
        return None

    def _behind_apposition(self, begin: int) -> tuple[int, int] | None:
        """The verb in ", the firm's chief, Ann Lee, concedes", and the comma before it."""
        tags = self.tags
        comma = next(
            (at for at in range(begin, min(self.size, begin + _NAMED_WITHIN)) if tags[at] not in "DJNUZLpR&IO"), 0
        )
        if not comma or comma + 2 >= self.size or tags[comma] != "," or tags[comma + 1] not in "UDW":
            return None
        close = next(
            (at for at in range(comma + 1, min(self.size - 1, comma + 1 + _NAMED_WITHIN)) if tags[at] in ",;:-qQ("), 0
        )
        if (
            not close
            or tags[close] != ","
            or (tags[comma + 1] != "W" and any(tag not in "DJNUZLpR&I" for tag in tags[comma + 1 : close]))
        ):
            return None
        verb = close + 1
        while verb < self.size - 1 and tags[verb] in "RH":
            verb += 1
        described = "U" not in tags[begin:comma] and tags[comma + 1] == "U"
        if not self._is_speech(verb) or tags[verb] in "vV" or not ("U" in tags[begin:comma] or described):
            return None
        return verb, close

    def _is_speech(self, at: int) -> bool:
        if self.tags[at] not in "EXSsVvC":
            return False
        lemma = self.lemmas.get(self.low[at], "")
        return lemma in self.speech or (lemma, self.low[at + 1]) in _PAIRS

    def _fits(self, begin: int, named: int, verb: int) -> bool:
        """These words name somebody, and the verb is in their number."""
        tags, low = self.tags, self.low
        if "H" in tags[begin:named]:
            return False
        head = begin
        for at in range(begin, named):
            if tags[at] in "IETGC" and at > begin:
                break
            if tags[at] in "NZUPOLsvg":
                head = at
        if tags[begin] == "P" and named > begin + 1:
            return False
        if tags[verb] in "Vv" and "H" not in tags[named:verb]:
            return tags[head] == "Z" or low[head] in _MANY or "&" in tags[begin:named]
        return tags[head] in "NZUPOL"

    def _is_rest(self, lemma: str, first: int, close: int) -> bool:
        """Nothing but when, where and whom it was said stands behind the verb."""
        tags, low = self.tags, self.low
        if (lemma, low[first]) in _PAIRS:
            first += 1
        if first >= close:
            return True
        if any(tag == "t" for tag in tags[first:close]):
            return False
        if lemma in _TELLS:
            return "T" not in tags[first:close] and not any(tag in "BMHFXS" for tag in tags[first:close])
        if low[first] in _OF_WHAT or (low[first] == "to" and tags[first + 1] not in "UDO"):
            return False
        if tags[first] == "k" or low[first] in {"when", "after", "before", "as"}:
            return True
        if tags[first] not in "IR" and low[first] not in _WHEN:
            return False
        return not any(tag in "BMHFXS" for tag in tags[first:close])

    def _close(self, first: int) -> int | None:
        """The sign that ends the insertion."""
        for at in range(first, min(self.size, first + _LONGEST)):
            if self.tags[at] in ",;-q(" or (self.tags[at] == "." and at == self.size - 1) or self.tags[at] == ":":
                return at
            if self.tags[at] == "Q" and at == self.size - 1:
                return at
        return None

    def _placed(
        self, mark: int, close: int, who: tuple[int, int], verb: int, told: tuple[int, int] | None
    ) -> _Found | None:
        """What the insertion covers."""
        tags, low = self.tags, self.low
        if tags[close] == "(" or (tags[close] == ":" and tags[close + 1] != "q"):
            return None
        start = 0 if tags[mark] == "Q" else next((at + 1 for at in range(mark - 1, -1, -1) if tags[at] == ";"), 0)
        end = next((at for at in range(close, self.size) if tags[at] == ";"), self.size)
        quote = tags[mark] == "Q"
        stated = any(tag in _FINITE for tag in tags[start:mark])
        after = close + 1
        goes_on = tags[close] in ",-" and after < self.size
        lemma = self.lemmas[self.low[verb]]
        if quote:
            return _Found(mark + 1, close, who, verb, lemma, told, True, start, end)
        bare = goes_on and (self._is_verb(after) or tags[after] == "t")
        colon = next((at for at in range(mark - 1, start, -1) if tags[at] == ":" or tags[at] in _FINITE), 0)
        if colon and tags[colon] == ":":
            start, stated = colon + 1, False  # "…: on most machines, the author adds, it …"
        if tags[mark - 1] in "kt" or tags[mark - 1] == "W":
            return _Found(mark, close + 1, who, verb, lemma, told, False, mark, end) if goes_on else None
        if bare:
            if stated:
                start = next(
                    (
                        at + 1
                        for at in range(mark - 1, start, -1)
                        if tags[at] == "W" or (tags[at] == "&" and tags[at - 1] == ",")
                    ),
                    start,
                )
            return _Found(mark, close + 1, who, verb, lemma, told, False, start, end)
        if not stated:
            if not goes_on or tags[after] in "&kW" or (told is not None and tags[after] not in _HEADS):
                return None
            if not any(tag in _FINITE for tag in tags[after:end]):
                return None
            return _Found(mark + 1, close + 1, who, verb, lemma, told, False, start, end)
        if tags[start] == "k" and "," not in tags[start:mark] and low[start] not in {"since", "because"}:
            return None
        if goes_on and (low[after] in _OPPOSED):
            end = close
        return _Found(mark, close, who, verb, lemma, told, True, start, end)

    def _is_verb(self, at: int) -> bool:
        """The verb of what was interrupted goes on there."""
        while at < self.size - 1 and self.tags[at] == "R":
            at += 1
        return self.tags[at] in "BMHFXSEVC" or (self.tags[at] in "sv" and self.tags[at + 1] in "DpUPOIRJ")

    # -- "…, suggested a researcher." -------------------------------------------------------------------------

    def _inverted(self, mark: int, verb: int) -> _Found | None:
        tags, low = self.tags, self.low
        lemma = self.lemmas.get(low[verb], "")
        if lemma not in _INVERTED or tags[verb] not in ("EXSsVv" if lemma in _PLAINLY else "EXSs"):
            return None
        close = self._close(verb + 1)
        if close is None or close - mark > _LONGEST or close <= verb + 1 or tags[verb + 1] not in _HEADS:
            return None
        named = next((at for at in range(verb + 2, close) if low[at] in _WHERE), close)
        if (
            named == close
            and tags[close] == ","
            and "U" not in tags[verb + 1 : close]
            and tags[close + 1 : close + 2] == ["U"]
        ):
            named = close + 1  # "said its chief, Ann Lee"
            while named < self.size and tags[named] == "U":
                named += 1
            close = self._close(named) or close
        if any(tag in "tBMHF" for tag in tags[verb + 1 : close]):
            return None
        if tags[close] == "," and tags[close + 1 : close + 2] == ["W"] and not any(t in _FINITE for t in tags[:mark]):
            close = self._close(close + 1) or close  # "Since May, says Ann Lee, who leads the team, …"
        if tags[mark] != "Q" and tags[named - 1] != "U" and not self._can_speak(verb + 1, named):
            return None
        return self._placed(mark, close, (verb + 1, named), verb, None)

    def _can_speak(self, first: int, last: int) -> bool:
        kinds, named = 0, False
        for at in range(first, last):
            if self.tags[at] in "IEGT" and at > first:
                break
            kinds |= self.kinds.get(self.low[at], 0)
            named = named or self.tags[at] == "U"
        return (bool(kinds & self.speaks) or named) and not (kinds & self.attacks and not named)
