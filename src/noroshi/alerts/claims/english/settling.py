"""The type of each claim, once all that stands around it is known."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from noroshi.alerts.claims.dates import find_date
from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.votes import Surroundings, vote
from noroshi.alerts.claims.numbers import Number, find_count, find_money
from noroshi.alerts.model import ClaimType, Document

_QUARTERS = 4
_WITH_MONEY: frozenset[ClaimType] = frozenset({"incident", "attribution", "other_fact", "tactic", "motive"})


def settle(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Each with its type, and with the number that a claim of that type turns on."""
    found = []
    for place, (draft, around) in enumerate(zip(drafts, surroundings(document, drafts), strict=True)):
        words = draft.span.of(document.text)
        type_ = vote(words, draft.grounds, around)
        number, value, counts = _number(words, type_), None, ""
        if number is not None:
            value = number.value
            counts = "warnings" if type_ == "warning_count" and number.counts == "times" else number.counts
        date = draft.date or _date_beside(document, drafts, place)
        found.append(msgspec.structs.replace(draft, type=type_, date=date, value=value, counts=counts))
    return found


def _date_beside(document: Document, drafts: Sequence[Draft], place: int) -> str:
    """The date in the words of its sentence between a claim and its neighbours."""
    draft = drafts[place]
    others = [other.span for other in drafts[max(0, place - 1) : place + 2] if other.sentence == draft.sentence]
    before = max((span.end for span in others if span.end <= draft.span.start), default=draft.sentence.start)
    after = min((span.start for span in others if span.start >= draft.span.end), default=draft.sentence.end)
    return find_date(document.text[before : draft.span.start], document.date) or find_date(
        document.text[draft.span.end : after], document.date
    )


def _number(words: str, type_: ClaimType) -> Number | None:
    if type_ == "warning_count":
        return find_count(words)
    return find_money(words) if type_ in _WITH_MONEY else None


def surroundings(document: Document, drafts: Sequence[Draft]) -> Iterator[Surroundings]:
    """What stands around each."""
    headings = [piece for piece in document.furniture if piece.kind in {"heading", "label", "title"}]
    starts = [piece.start for piece in headings]
    text = document.text
    for number, draft in enumerate(drafts):
        above = bisect_right(starts, draft.sentence.start) - 1
        yield Surroundings(
            title=document.title,
            heading=text[headings[above].start : headings[above].end] if above >= 0 else "",
            before=text[draft.sentence.start : draft.span.start],
            after=text[draft.span.end : draft.sentence.end],
            speaker=draft.speakers[-1] if draft.speakers else "",
            facts=frozenset(
                {
                    f"=speakers {len(draft.speakers)}",
                    f"=hedge {draft.hedge}",
                    f"=quarter {number * _QUARTERS // len(drafts)}",
                }
            ),
        )
