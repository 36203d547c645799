"""Sentences of Japanese text to drafts of claims."""

from collections.abc import Sequence

from noroshi.alerts.claims.draft import Draft
from noroshi.alerts.model import Document, Sentence


def drafts(document: Document, sentences: Sequence[Sentence]) -> list[Draft]:  # noqa: ARG001
    """The propositions of each sentence, in reading order."""
    return []
