"""What came earlier in the archive that is being scanned: the same knowledge as the history file, for as long as one scan."""

from collections import OrderedDict
from datetime import UTC, datetime
from typing import TypeVar

from noroshi.company.model import Company
from noroshi.company.relation import Relation, RelationKey
from noroshi.text.domains import is_freemail, registrable_domain
from noroshi.text.fold import fold

ENTRIES = 200_000
"""entries of each table that `ArchiveMemory` keeps (about 50 MB in all); the least recently used are forgotten first"""

NAMES = 16
"""display names that are told of one address, and addresses of one display name"""

RECIPIENTS = 50
"""recipients of one message that are learned and looked up; a message to more is a mailing"""

K = TypeVar("K")
V = TypeVar("V")


class Count:
    """How often something was seen, and when first and last (Unix time; None where no message had a date)."""

    __slots__ = ("first", "last", "total")

    def __init__(self, total: int = 0, first: float | None = None, last: float | None = None) -> None:
        self.total = total
        self.first = first
        self.last = last

    def add(self, when: float | None, times: int = 1) -> None:
        """Counts one more, seen then."""
        self.total += times
        if when is not None:
            self.first = when if self.first is None else min(self.first, when)
            self.last = when if self.last is None else max(self.last, when)

    def before(self, when: float | None) -> int:
        """How many of them came before; where only some did, the one that certainly did."""
        if when is None or self.first is None or self.last is None or self.last < when:
            return self.total
        return 1 if self.first < when else 0


def is_own(address: str, company: Company) -> bool:
    """Whether the address is of the company's domains or below them."""
    domain = address.rpartition("@")[2]
    return any(domain == own or domain.endswith("." + own) for own in company.domains)


def domain_of(address: str) -> str:
    """The registrable domain that speaks for the address; empty for free mail, where a domain says nothing."""
    domain = address.rpartition("@")[2]
    return "" if not domain or is_freemail(domain) else registrable_domain(domain)


def folded_name(display: str) -> str:
    """The display name as two of them are compared: folded, with single spaces."""
    return " ".join(fold(display).text.split())[:200]


def as_time(date: datetime | None) -> float | None:
    """Unix time, or None where there is no date that has one."""
    if date is None:
        return None
    try:
        return date.timestamp()
    except (OverflowError, ValueError, OSError):
        return None


def as_date(time: float | None) -> datetime | None:
    """The reverse of `as_time`."""
    return None if time is None else datetime.fromtimestamp(time, UTC)


class ArchiveMemory:
    """Learns message by message, in the order of the archive. Bounded in size."""

    def __init__(self, entries: int = ENTRIES) -> None:
        self._entries = entries
        self._learned = self._from_outside = self._seen_once = 0
        self._received: OrderedDict[str, Count] = OrderedDict()
        self._written: OrderedDict[str, Count] = OrderedDict()
        self._pairs: OrderedDict[tuple[str, str], Count] = OrderedDict()
        self._names: OrderedDict[str, dict[str, Count]] = OrderedDict()
        self._addresses: OrderedDict[str, dict[str, Count]] = OrderedDict()
        self._threads: OrderedDict[str, None] = OrderedDict()

    def learn(self, key: RelationKey, company: Company) -> None:
        """Remembers one message. The same message id counts once."""
        if key.message_id in self._threads:
            return
        self._threads[key.message_id] = None
        self._trim(self._threads)
        self._learned += 1
        if not key.author:
            return
        when = as_time(key.date)
        own = is_own(key.author, company)
        received = self._count(self._received, key.author)
        received.add(when)
        if not own:
            self._from_outside += 1
            self._seen_once += {1: 1, 2: -1}.get(received.total, 0)
        domain = domain_of(key.author)
        if domain:
            self._count(self._received, domain).add(when)
        for recipient in key.recipients[:RECIPIENTS]:
            self._count(self._pairs, (key.author, recipient)).add(when)
            if own:
                self._count(self._written, recipient).add(when)
                if domain_of(recipient):
                    self._count(self._written, domain_of(recipient)).add(when)
        folded = folded_name(key.display)
        if folded:
            self._use(self._names, key.author, key.display[:200], when)
            self._use(self._addresses, folded, key.author, when)

    def relation(self, key: RelationKey, company: Company) -> Relation:  # noqa: ARG002  (as History.relation)
        """What is known about the message's author. Learn the message after asking."""
        if not self._learned:
            return Relation()
        when = as_time(key.date)
        author, domain = key.author, domain_of(key.author)
        received = self._received.get(author, _NEVER)
        known = received.before(when)
        folded = folded_name(key.display)
        return Relation(
            learned=self._learned,
            from_outside=self._from_outside,
            seen_once=self._seen_once,
            received=known,
            first_seen=as_date(received.first) if known else None,
            last_seen=as_date(received.last) if known else None,
            written_to=self._written.get(author, _NEVER).before(when),
            received_by_recipient=max(
                (self._pairs.get((author, to), _NEVER).before(when) for to in key.recipients[:RECIPIENTS]), default=0
            ),
            domain_received=self._received.get(domain, _NEVER).before(when) if domain else 0,
            domain_written_to=self._written.get(domain, _NEVER).before(when) if domain else 0,
            names=_most_used(self._names.get(author), when),
            addresses_of_name=tuple(a for a in _most_used(self._addresses.get(folded), when) if a != author),
            thread_known=any(ref in self._threads for ref in key.references) if key.references else None,
        )

    def _count(self, table: "OrderedDict[K, Count]", key: K) -> Count:
        found = table.get(key)
        if found is None:
            found = table[key] = Count()
            self._trim(table)
        else:
            table.move_to_end(key)
        return found

    def _use(self, table: OrderedDict[str, dict[str, Count]], key: str, used: str, when: float | None) -> None:
        uses = table.get(key)
        if uses is None:
            uses = table[key] = {}
            self._trim(table)
        else:
            table.move_to_end(key)
        if used in uses or len(uses) < NAMES:
            uses.setdefault(used, Count()).add(when)

    def _trim(self, table: "OrderedDict[K, V]") -> None:
        while len(table) > self._entries:
            table.popitem(last=False)


_NEVER = Count()


def _most_used(uses: dict[str, Count] | None, when: float | None) -> tuple[str, ...]:
    if not uses:
        return ()
    known = [(count.before(when), used) for used, count in uses.items()]
    return tuple(used for times, used in sorted(known, key=lambda item: -item[0]) if times)
