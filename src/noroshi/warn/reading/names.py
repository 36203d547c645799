"""What people call the things that claims refer to."""

from collections.abc import Sequence

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.warn.visible import one_line
from noroshi.warn.words import Language

SPEAKER_LENGTH = 80


def chain(speakers: Sequence[str]) -> str:
    """`coinish.com › Japan News › people who know the situation`."""
    return " › ".join(one_line(speaker, SPEAKER_LENGTH) for speaker in speakers)


def lure_name(id_: str, lang: Language) -> str:
    """A lure of the catalogue in a few words."""
    lure = catalogue().lures.get(id_)
    return lure.name[lang] if lure else ""


def measure_name(id_: str, lang: Language) -> str:
    """A measure of the catalogue in a few words."""
    measure = catalogue().measures.get(id_)
    return measure.name[lang] if measure else ""
