"""Indicators of a text, in reading order."""

from noroshi.alerts.model import Document, Indicator


def find_indicators(text: str, document: Document | None = None) -> tuple[Indicator, ...]:  # noqa: ARG001
    """All indicators of the text; with its document, the report's own links are told from those that it warns of."""
    return ()
