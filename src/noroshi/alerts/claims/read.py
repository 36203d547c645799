"""A document to its claims: sentences, then the propositions of each, then what the catalogue knows of their words."""

from msgspec.structs import replace

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.sentences import sentences_of
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.knowledge.recognise import recognise
from noroshi.alerts.limits import CLAIMS
from noroshi.alerts.model import Claim, Document, Sentence


def read_claims(document: Document) -> tuple[tuple[Sentence, ...], tuple[Claim, ...]]:
    """All sentences outside the furniture, and the claims they make, numbered in reading order."""
    sentences = sentences_of(document)
    if document.language == "ja":
        from noroshi.alerts.claims.japanese.read import drafts
    else:
        from noroshi.alerts.claims.english.read import drafts
    stated = {claim.sentence.start for claim in document.stated}  # what structure says is not read once more
    made = [
        _claim(document, draft)
        for draft in drafts(document, sentences)[:CLAIMS]
        if draft.sentence.start not in stated and draft.span.start < draft.span.end  # no words, no claim
    ]
    made += document.stated
    made.sort(key=lambda claim: (claim.sentence.start, claim.span.start, -claim.span.end))
    return sentences, tuple(replace(claim, id=f"claim-{number}") for number, claim in enumerate(made, 1))


def _claim(document: Document, draft: Draft) -> Claim:
    words = draft.span.of(document.text)
    known = recognise(words, draft.type, draft.sentence.span.of(document.text), draft.hedge)
    publisher = document.speaker
    return Claim(
        id="",
        type=draft.type,
        sentence=draft.sentence.span,
        span=draft.span,
        subject=draft.subject,
        object=draft.object,
        speakers=(publisher, *draft.speakers),
        hedge=draft.hedge,
        cues=draft.cues,
        date=draft.date,
        value=draft.value,
        counts=draft.counts,
        techniques=known.techniques,
        tactics=known.tactics,
        measures=known.measures,
        entities=tuple(dict.fromkeys(found.entity for found in gazetteer().find(words))),
    )
