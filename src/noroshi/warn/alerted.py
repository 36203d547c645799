"""The alerts that a piece of evidence cites, as the reader sees them: who warned, when, and in which sentence."""

from collections.abc import Collection

import msgspec

from noroshi.alerts.knowledge.published import published
from noroshi.detect.evidence import Evidence
from noroshi.warn.words import LANGUAGES, Language, template

SHOWN = 3
"""alerts under one reason"""


class Alerted(msgspec.Struct, frozen=True):
    """A claim of a public alert that describes the lure."""

    id: str
    """`npa-2022-10-14#claim-3`"""
    url: str
    """of the alert, or empty"""
    speaker: dict[Language, str]
    """the speaker chain, in one line"""
    date: str
    sentence: dict[Language, str]
    """what the alert says, its hedge in the words"""

    def told(self, lang: Language) -> str:
        """In one line: who, when, what."""
        words = {"speaker": self.speaker[lang], "date": self.date, "sentence": self.sentence[lang]}
        line = template("alert.cited", lang)  # our own words all of them, so that nothing is cut
        for name, word in words.items():
            line = line.replace(f"{{{name}}}", word)
        return line


def alerted(evidence: Evidence, told: Collection[str] = ()) -> tuple[Alerted, ...]:
    """What the evidence cites and was not `told` (ids) already, the most telling first.

    An id that this program does not ship with is left out.
    """
    found = []
    for id_ in evidence.alerts[:SHOWN]:
        if id_ in told:
            continue
        try:
            cited = published().claim(id_)
        except KeyError:
            continue
        speaker = {lang: " › ".join(cited.chain(lang)) for lang in LANGUAGES}
        sentence = {lang: cited.claim.sentence[lang] for lang in LANGUAGES}
        found.append(Alerted(id_, cited.alert.url, speaker, cited.alert.date, sentence))
    return tuple(found)
