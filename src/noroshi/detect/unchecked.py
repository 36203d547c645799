"""What could not be checked. Unknown is not no: it is said, and never counts as a clean answer."""

from collections.abc import Iterable

from noroshi.detect.case import Case
from noroshi.message.defects import KINDS
from noroshi.message.model import Defect

UNREAD_REASONS = {
    "encrypted": "is encrypted",
    "no-reader": "has no reader installed",
    "limit": "is beyond a limit",
    "broken": "is broken",
}

NO_ANSWER = frozenset({"temperror", "permerror"})
"""Results by which a server says that it came to none (RFC 8601 2.7)."""

UNSEEN = frozenset(kind for kind in KINDS if kind.startswith("limit-")) | {"encrypted-text", "broken-source"}
"""Defects after which a part of the message was not seen: those of the reader, and that of a source that broke off."""


def not_checked(case: Case) -> tuple[str, ...]:
    """`family: reason` for each check that could not be made on this message."""
    unseen = unseen_parts(case.message.defects)
    return (*_authentication(case), *_relation(case), *_attachments(case), *unseen, *_model(case))


def _authentication(case: Case) -> tuple[str, ...]:
    if not case.company.authserv_ids:
        return ("authentication: no authserv_ids in the company file",)
    if not case.trusted_results:
        return ("authentication: no result from a trusted server",)
    if all(one.result in NO_ANSWER for one in case.trusted_results):
        return ("authentication: the trusted server could not check",)
    return ()


def _relation(case: Case) -> tuple[str, ...]:
    if not case.relation.learned:
        return ("relation: no history",)
    return ()


def _attachments(case: Case) -> tuple[str, ...]:
    return tuple(
        f"payload: {attachment.name or attachment.kind} {UNREAD_REASONS.get(attachment.unread, attachment.unread)}"
        for attachment in case.message.attachments
        if attachment.unread
    )


def unseen_parts(defects: Iterable[Defect]) -> tuple[str, ...]:
    """An entry for each defect after which a part of the message was not seen."""
    return tuple(
        f"content: {defect.kind}{': ' if defect.detail else ''}{defect.detail}"
        for defect in defects
        if defect.kind in UNSEEN
    )


def _model(case: Case) -> tuple[str, ...]:
    return () if case.text_model is not None else ("model: not trained",)
