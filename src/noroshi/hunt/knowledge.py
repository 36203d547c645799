"""What is known of each sender while an archive is scanned: the history file, and what came earlier in the archive."""

from datetime import datetime

from noroshi.company.history import History
from noroshi.company.memory import ArchiveMemory
from noroshi.company.model import Company
from noroshi.company.relation import Relation
from noroshi.hunt.peek import relation_key


class Knowledge:
    """Asked once for each message, in the order of the input, so that any number of workers gives the same answers."""

    def __init__(self, company: Company, history: History | None) -> None:
        self._company, self._history = company, history
        self._memory = ArchiveMemory()

    def relation(self, raw: bytes) -> Relation:
        """What is known before this message; from now on the message itself is known, too."""
        key = relation_key(raw)
        relation = self._memory.relation(key, self._company)
        if self._history is not None:
            relation = together(self._history.relation(key, self._company), relation)
        self._memory.learn(key, self._company)
        return relation


def together(history: Relation, archive: Relation) -> Relation:
    """Both memories as one.

    A message that was learned before and is scanned again counts twice, which changes nothing that a signal asks
    (never, seldom, often).
    """
    if not history.learned or not archive.learned:
        return history if history.learned else archive
    known = (history.thread_known, archive.thread_known)
    return Relation(
        learned=history.learned + archive.learned,
        from_outside=history.from_outside + archive.from_outside,
        seen_once=history.seen_once + archive.seen_once,
        received=history.received + archive.received,
        first_seen=min(_dates(history.first_seen, archive.first_seen), default=None),
        last_seen=max(_dates(history.last_seen, archive.last_seen), default=None),
        written_to=history.written_to + archive.written_to,
        received_by_recipient=history.received_by_recipient + archive.received_by_recipient,
        domain_received=history.domain_received + archive.domain_received,
        domain_written_to=history.domain_written_to + archive.domain_written_to,
        names=tuple(dict.fromkeys(history.names + archive.names)),
        addresses_of_name=tuple(dict.fromkeys(history.addresses_of_name + archive.addresses_of_name)),
        thread_known=None if known == (None, None) else any(known),
    )


def _dates(*dates: datetime | None) -> list[datetime]:
    return [date for date in dates if date is not None]
