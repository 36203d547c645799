"""A stretch that one speaker says → drafts of claims: its clauses, what each is about and how sure it is."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.japanese.dates import Calendar
from noroshi.alerts.claims.japanese.identities import identities
from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.numbers import amounts
from noroshi.alerts.claims.japanese.phrases import object_, subject
from noroshi.alerts.claims.japanese.pieces import Piece, pieces_of, shares_hedge
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.sections import Section
from noroshi.alerts.claims.japanese.speakers import Speakers
from noroshi.alerts.claims.japanese.stances import stance_of
from noroshi.alerts.claims.japanese.voices import Part, keeps_back
from noroshi.alerts.model import ClaimType, Hedge

_COUNTED = re.compile(
    r"(?:「[^」]{1,30}」|(?<!「)[^、。はがをでて「」]){0,40}?(?:パブリック・?アトリビューション|アトリビューション|注意喚起|警告|要請|名指しの公表|名指し(?!し)|勧告|共同声明|声明|通知|告知|警報|アラート|呼びかけ|非難|公表|発出)"
)


class Propositions:
    """Makes drafts of the parts of sentences, in order; what a sentence leaves out is taken from those before it."""

    def __init__(self, calendar: Calendar, speakers: Speakers) -> None:
        self._calendar = calendar
        self._speakers = speakers
        self._subject = ""
        self._last: ClaimType = "other_fact"

    def of(self, line: Line, parts: Sequence[Part], section: Section) -> list[Draft]:
        """The claims of a sentence."""
        self._calendar.next_sentence()
        dates = [(date.start, date.end, date.value) for date in self._calendar.find(line.text)]
        found: list[Draft] = []
        for part in parts:
            found += self._part(part.line, part, section, dates)
            if found:
                self._last = found[-1].type
        return found

    def _part(self, line: Line, part: Part, section: Section, dates: list[tuple[int, int, str]]) -> Iterator[Draft]:
        masked = list(part.masked)
        for identity in identities(part):
            masked.append((identity.start, identity.end))
            yield Draft(
                type="identity",
                sentence=line.sentence,
                span=line.span(identity.start, identity.end),
                subject=identity.subject,
                object=identity.object,
                speakers=self._outside(part.base),
                hedge=identity.hedge,
                cues=(line.span(*identity.cue),) if identity.cue is not None else (),
            )
        pieces = pieces_of(part, masked, section, self._last, self._subject)
        for piece in pieces:
            piece.subject = subject(line, piece.start, piece.end, piece.type)
            if piece.type != "recommendation":
                self._subject = piece.subject = piece.subject or self._subject
        later: Piece | None = None
        drafts: list[Draft] = []
        for piece in reversed(pieces):
            own = piece.hedge
            if own is None and later is not None and shares_hedge(line, piece, later):
                own = later.hedge
            piece.hedge, later = own, piece
            drafts.append(self._draft(line, part, piece, dates, own))
            if piece.found is not None and piece.found.also is not None:
                aimed = msgspec.structs.replace(piece.found, type=piece.found.also, also=None)
                piece = msgspec.structs.replace(piece, found=aimed)  # noqa: PLW2901
                drafts.append(self._draft(line, part, piece, dates, own))
        yield from reversed(drafts)

    def _draft(
        self, line: Line, part: Part, piece: Piece, dates: list[tuple[int, int, str]], hedge: tuple[Hedge, Cue] | None
    ) -> Draft:
        type_ = piece.type
        cues = list(part.cues)
        sure: Hedge = part.hedge or "asserted"
        if hedge is not None and type_ != "recommendation":
            sure = hedge[0] if part.hedge != "denied" else "denied"
            cues.append((hedge[1].start, hedge[1].end))
        if (said := stance_of(line, piece.start, piece.end, type_, sure)) is not None:
            sure = said[0]
            cues.append((said[1].start, said[1].end))
        speakers = part.speakers
        if sure == "not_reported" and speakers and keeps_back(line.text[piece.start : piece.end]):
            speakers = speakers[:-1]
        value, counts = _value(line, piece)
        return Draft(
            type=type_,
            sentence=line.sentence,
            span=line.span(piece.start, piece.end),
            subject=piece.subject,
            object=object_(line, piece.start, piece.end, type_),
            speakers=self._outside(speakers),
            hedge=sure,
            cues=tuple(dict.fromkeys(line.span(*cue) for cue in sorted(cues) if cue[0] < cue[1])),
            date=_date(piece, part, dates),
            value=value,
            counts=counts,
        )

    def _outside(self, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Without the publisher, who stands before all."""
        publisher = self._speakers.publisher
        found: list[str] = []
        for name in speakers:
            if name and name != publisher and (not found or found[-1] != name):
                found.append(name)
        return tuple(found)


def _value(line: Line, piece: Piece) -> tuple[float | None, str]:
    """The number that a claim turns on, and what it counts."""
    assert piece.found is not None
    count = piece.found.count
    if count is not None:
        return count.value, _counted(line, piece) or count.unit
    if piece.found.type not in {"incident", "other_fact", "attribution"}:
        return None, ""
    found = amounts(line.text, piece.start, piece.end)
    if not found:
        return None, ""
    money = [amount for amount in found if amount.unit.endswith(("円", "ドル", "ユーロ"))]
    coins = [amount for amount in found if amount.unit.isascii() or len(amount.unit) > 2]
    chosen = (money or coins or found)[0]
    return chosen.value, chosen.unit


def _counted(line: Line, piece: Piece) -> str:
    """What is counted, in the words of the clause or else of the sentence: `「塩灯」に関する両機関の注意喚起`."""
    for start, end in ((piece.start, piece.end), (0, len(line.text))):
        found = _COUNTED.search(line.text, start, end)
        if found is None:
            continue
        first = found.start()
        if line.text[start:first].endswith("を"):
            first = max(line.flat.rfind(mark, start, first) for mark in "、。はが") + 1 or start
        return line.text[max(first, start) : found.end()].strip("、 　")
    return ""


def _date(piece: Piece, part: Part, dates: list[tuple[int, int, str]]) -> str:
    for start, end, value in dates:
        if piece.start <= start and end <= piece.end and not any(first <= start < last for first, last in part.masked):
            return value
    if part.aside is not None:
        for start, end, value in dates:
            if part.aside[0] <= start and end <= part.aside[1]:
                return value
    return ""
