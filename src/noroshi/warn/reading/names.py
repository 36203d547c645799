"""What people call the things that claims refer to."""

from collections.abc import Sequence

from noroshi.alerts.documents.defects import KINDS
from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.alerts.model import Alert, Claim
from noroshi.message.model import Defect
from noroshi.warn.numbers import amount
from noroshi.warn.reading.result import NotRead
from noroshi.warn.visible import one_line
from noroshi.warn.words import Language, say

SPEAKER_LENGTH = 80
COUNTS_LENGTH = 80
DETAIL_LENGTH = 200


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


_TIMES = frozenset({"count", "scope"})
"""conflicts that are about the number of times"""


def value_of(claim: Claim) -> str:
    """`42,000,000 yen` of a claim that turns on a number; empty for others."""
    return "" if claim.value is None else f"{amount(claim.value)} {one_line(claim.counts, COUNTS_LENGTH)}".strip()


def counted(alert: Alert, claim: Claim, scope: str, about: str, lang: Language) -> str:
    """What the number of a claim counts; where a conflict is about something else than times, what it turns on; or nothing."""
    if about not in _TIMES:
        return scope
    if not scope or claim.value is None:
        return ""
    if scope == claim.span.of(alert.document.text):  # they stand beside it
        return say("reading.counts.words", lang, {"value": amount(claim.value)})
    return say("reading.counts", lang, {"value": amount(claim.value), "scope": scope})


def defect(one: Defect, lang: Language) -> str:
    """What is wrong with a document, and what to do about it."""
    if one.kind not in KINDS:  # of the mail that it came as
        return _with_detail(say("reading.defect.mail", lang), ": ".join(filter(None, (one.kind, one.detail))), lang)
    return _with_detail(say(f"reading.defect.{one.kind}", lang), one.detail, lang)


def not_read(one: NotRead, lang: Language) -> str:
    """Why nothing was read of a document, and what to do about it; its source comes first."""
    if one.kind == "missing":
        why = say("reading.not_read.missing", lang, {"detail": one.detail})
    else:
        why = say("reading.not_read", lang) + ("" if lang == "ja" else " ") + defect(Defect(one.kind, one.detail), lang)
    return f"{one_line(one.source)}: {why}"


def _with_detail(sentence: str, detail: str, lang: Language) -> str:
    shown = one_line(detail, DETAIL_LENGTH)
    if not shown:
        return sentence
    return f"{sentence}（{shown}）" if lang == "ja" else f"{sentence} ({shown})"
