"""Sentences of English text to drafts of claims."""

from collections.abc import Sequence

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.claims.english.propositions import propositions
from noroshi.alerts.claims.english.settling import settle
from noroshi.alerts.claims.english.speakers import Speakers
from noroshi.alerts.limits import CLAIMS
from noroshi.alerts.model import Document, Sentence


def drafts(document: Document, sentences: Sequence[Sentence]) -> list[Draft]:
    """The propositions of each sentence, in reading order; at most `CLAIMS`."""
    return settle(document, unsettled(document, sentences))


def unsettled(document: Document, sentences: Sequence[Sentence]) -> list[Draft]:
    """The same before the document is asked what type each is of."""
    found: list[Draft] = []
    speakers = Speakers(document)
    for drafted in propositions(document, sentences, speakers):
        found += drafted
        if len(found) >= CLAIMS:
            break
    return found
