"""The alerts that a piece of evidence cites, as the reader sees them: who warned, when, and in which sentence."""

import msgspec

from noroshi.alerts.knowledge.published import published
from noroshi.detect.evidence import Evidence
from noroshi.warn.words import LANGUAGES, Language, say

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
    hedge: str

    def told(self, lang: Language) -> str:
        """In one line: who, when, what."""
        key = "alert.cited" if self.hedge == "asserted" else f"alert.cited.{self.hedge}"
        return say(key, lang, {"speaker": self.speaker[lang], "date": self.date, "sentence": self.sentence[lang]})


def alerted(evidence: Evidence) -> tuple[Alerted, ...]:
    """What the evidence cites, the most telling first; an id that this program does not ship with is left out."""
    found = []
    for id_ in evidence.alerts[:SHOWN]:
        try:
            cited = published().claim(id_)
        except KeyError:
            continue
        speaker = {lang: " → ".join(cited.chain(lang)) for lang in LANGUAGES}
        sentence = {lang: cited.claim.sentence[lang] for lang in LANGUAGES}
        found.append(Alerted(id_, cited.alert.url, speaker, cited.alert.date, sentence, cited.claim.hedge))
    return tuple(found)
