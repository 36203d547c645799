"""Which phrases of the lexicon a message holds, by category.

The lexicon is data: `data/lexicon/*.toml`, one table a category, one list of phrases a language. A category is not a
judgement ("wire transfer" is ordinary office life); signals judge from categories that stand together.
"""

import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources

import msgspec

from noroshi.message.model import Message
from noroshi.text.lexicon import Lexicon

SEARCHED_LENGTH = 12_000
"""code points of the sender's own text that are searched: a lure that nobody scrolls to works on nobody"""
HITS_PER_CATEGORY = 32
"""the first so many hits of a category are kept, so that comparing two categories stays cheap on hostile text"""
NEGATION_REACH = 24
"""code points between a negation and what it denies"""


class PhraseHit(msgspec.Struct, frozen=True, gc=False):
    """A phrase of the lexicon found in a part of the message: `message.text_of(part)[start:end]`."""

    part: str
    start: int
    end: int


class PhraseHits:
    """All hits in one message. `hits["payment-act"]` is empty where there is none."""

    def __init__(self, found: dict[str, list[PhraseHit]]) -> None:
        self._found = found

    def __getitem__(self, category: str) -> tuple[PhraseHit, ...]:
        return tuple(self._found.get(category, ()))

    def __contains__(self, category: str) -> bool:
        return category in self._found

    def __bool__(self) -> bool:
        return bool(self._found)

    def first(self, *categories: str) -> PhraseHit | None:
        """The first hit of the first of these categories that has one that is not denied."""
        for category in categories:
            for hit in self._found.get(category, ()):
                if not self.denied(hit):
                    return hit
        return None

    def near(self, first: str, second: str, within: int) -> tuple[PhraseHit, PhraseHit] | None:
        """The closest pair of hits of two categories in one part, at most `within` code points apart.

        Hits that overlap are one thing said, not two, and make no pair; a hit that is denied ("never share your
        password") makes none either.
        """
        one, other = self._found.get(first), self._found.get(second)
        if not one or not other:
            return None
        best: tuple[PhraseHit, PhraseHit] | None = None
        nearest = within + 1
        for a in one:
            for b in other:
                gap = max(b.start - a.end, a.start - b.end)
                if 0 <= gap < nearest and a.part == b.part and not self.denied(a) and not self.denied(b):
                    best, nearest = (a, b), gap
        return best

    def denied(self, hit: PhraseHit) -> bool:
        """A negation stands before it (as in English) or after it (as in Japanese)."""
        for other in self._found.get("denial-before", ()):
            if other.start <= hit.start <= other.end + NEGATION_REACH and other.part == hit.part:
                return True
        for other in self._found.get("denial-after", ()):
            if other.end >= hit.end >= other.start - NEGATION_REACH and other.part == hit.part:
                return True
        return False


def find_phrases(message: Message) -> PhraseHits:
    """The lexicon's phrases in the subject and in what this sender wrote (`Body.own_end`)."""
    found: defaultdict[str, list[PhraseHit]] = defaultdict(list)
    body = message.body
    for part, text in (("subject", message.subject), ("body", body.text[: min(body.own_end, SEARCHED_LENGTH)])):
        for match in lexicon().search(text):
            hits = found[match.category]
            if len(hits) < HITS_PER_CATEGORY:
                hits.append(PhraseHit(part, match.start, match.end))
    return PhraseHits(dict(found))


@cache
def lexicon() -> Lexicon:
    """All of `data/lexicon/*.toml`. Raises `ValueError` where a file is not as it should be."""
    phrases: defaultdict[str, list[str]] = defaultdict(list)
    folder = resources.files("noroshi.detect") / "data" / "lexicon"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        for category, languages in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for language, written in languages.items():
                if language not in {"en", "ja"} or not isinstance(written, list):
                    raise ValueError(f"{file.name}: [{category}] has {language!r}, not a list of phrases by language")
                phrases[category].extend(written)
    return Lexicon(phrases)
