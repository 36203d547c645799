"""The history file: whom the company knows, learned from past mail, and the text model beside it (SQLite)."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from noroshi.company.memory import NAMES, RECIPIENTS, Count, as_date, as_time, domain_of, folded_name, is_own
from noroshi.company.model import Company
from noroshi.company.relation import Relation, RelationKey

SCHEMA = 1
"""version of the tables (PRAGMA user_version)"""

APPLICATION_ID = 0x4E4F524F
"""`NORO` (PRAGMA application_id): tells our file from any other SQLite file"""

_BATCH = 2_000
"""messages of one transaction: an interrupted run keeps all whole batches"""

_CACHED = 20_000
"""senders whose facts are kept in memory between look-ups"""

_TABLES = """
CREATE TABLE message (id INTEGER PRIMARY KEY);
CREATE TABLE sender (who TEXT PRIMARY KEY, total INTEGER NOT NULL, first REAL, last REAL) WITHOUT ROWID;
CREATE TABLE written (who TEXT PRIMARY KEY, total INTEGER NOT NULL, first REAL, last REAL) WITHOUT ROWID;
CREATE TABLE pair (
    sender TEXT, recipient TEXT, total INTEGER NOT NULL, first REAL, last REAL, PRIMARY KEY (sender, recipient)
) WITHOUT ROWID;
CREATE TABLE name (
    folded TEXT, address TEXT, display TEXT NOT NULL, total INTEGER NOT NULL, first REAL, last REAL,
    PRIMARY KEY (folded, address)
) WITHOUT ROWID;
CREATE INDEX name_of_address ON name (address);
CREATE TABLE model (name TEXT PRIMARY KEY, content BLOB NOT NULL);
"""

_SEEN = """total = total + 1, first = coalesce(min(first, excluded.first), first, excluded.first),
    last = coalesce(max(last, excluded.last), last, excluded.last)"""
_ADD_SENDER = f"INSERT INTO sender VALUES (?1, 1, ?2, ?2) ON CONFLICT DO UPDATE SET {_SEEN}"  # noqa: S608  (constants)
_ADD_WRITTEN = f"INSERT INTO written VALUES (?1, 1, ?2, ?2) ON CONFLICT DO UPDATE SET {_SEEN}"  # noqa: S608  (constants)
_ADD_PAIR = f"INSERT INTO pair VALUES (?1, ?2, 1, ?3, ?3) ON CONFLICT DO UPDATE SET {_SEEN}"  # noqa: S608  (constants)
_ADD_NAME = f"INSERT INTO name VALUES (?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT DO UPDATE SET {_SEEN}"  # noqa: S608  (constants)


class HistoryError(Exception):
    """The history file cannot be used; the message names it and says what to do."""


class _Sender:
    """What the file says of one address."""

    __slots__ = ("domain_received", "domain_written", "names", "received", "written")

    def __init__(self) -> None:
        self.received = self.written = self.domain_received = self.domain_written = Count()
        self.names: list[tuple[str, Count]] = []


class History:
    """An open history file. Use `History.open`; close it, or use it in a `with`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection
        self._forget()

    def _forget(self) -> None:
        self._counted: tuple[int, int, int] | None = None
        self._senders: dict[str, _Sender] = {}
        self._users: dict[str, list[tuple[str, Count]]] = {}

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Self:
        """Opens the file; with `write` makes it if there is none. Raises `HistoryError`.

        Without `write` nothing is written, not even a journal beside the file.
        """
        path = Path(path)
        if not write and not path.is_file():
            raise HistoryError(f"{path}: no such history file; make one with `noroshi learn`")
        is_new = not path.exists() or path.stat().st_size == 0
        try:
            connection = sqlite3.connect(
                path if write else f"{path.absolute().as_uri()}?mode=ro", uri=not write, isolation_level=None
            )
        except sqlite3.Error as error:
            raise HistoryError(f"{path}: {error}") from None
        history = cls(path, connection)
        try:
            history._check(is_new=is_new and write)
        except sqlite3.Error as error:
            connection.close()
            raise HistoryError(f"{path}: not a history file, or damaged ({error}); learn into a new file") from None
        except HistoryError:
            connection.close()
            raise
        return history

    def _check(self, *, is_new: bool) -> None:
        if is_new:
            self._db.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA}; COMMIT;"
            )
        if self._db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise HistoryError(f"{self.path}: not a history file")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA:
            raise HistoryError(
                f"{self.path}: has version {version}, this program reads version {SCHEMA}; learn into a new file"
            )
        self._db.execute("SELECT count(*) FROM model").fetchone()

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def learned(self) -> int:
        """How many messages the file rests on."""
        return int(self._query("SELECT count(*) FROM message").fetchone()[0])

    def _counts(self, company: Company) -> tuple[int, int, int]:
        """Messages, those from outside, and outside addresses that wrote exactly once; counted when first asked."""
        if self._counted is None:
            sql = "SELECT who, total FROM sender WHERE instr(who, '@')"
            outside = [total for who, total in self._query(sql) if not is_own(who, company)]
            self._counted = (self.learned, sum(outside), outside.count(1))
        return self._counted

    def learn(self, keys: Iterable[RelationKey], company: Company) -> int:
        """Adds messages and gives how many were new: the same message id counts once, in whatever run.

        An interrupted run leaves a valid file with whole batches of messages in it. Raises `HistoryError`.
        """
        self._forget()
        new = 0
        batch: list[RelationKey] = []
        for key in keys:
            batch.append(key)
            if len(batch) == _BATCH:
                new += self._learn_batch(batch, company)
                batch = []
        return new + self._learn_batch(batch, company)

    def _learn_batch(self, batch: list[RelationKey], company: Company) -> int:
        new = 0
        try:
            self._db.execute("BEGIN IMMEDIATE")
            for key in batch:
                added = self._db.execute("INSERT OR IGNORE INTO message VALUES (?)", (_number(key.message_id),))
                if added.rowcount:
                    new += 1
                    self._learn_one(key, company)
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise HistoryError(f"{self.path}: could not be written ({error})") from None
            raise
        return new

    def _learn_one(self, key: RelationKey, company: Company) -> None:
        author, when = _storable(key.author), as_time(key.date)
        if not author:
            return
        run = self._db.execute
        run(_ADD_SENDER, (author, when))
        domain = domain_of(author)
        if domain:
            run(_ADD_SENDER, (domain, when))
        own = is_own(author, company)
        for to in map(_storable, key.recipients[:RECIPIENTS]):
            run(_ADD_PAIR, (author, to, when))
            if own:
                run(_ADD_WRITTEN, (to, when))
                domain = domain_of(to)
                if domain:
                    run(_ADD_WRITTEN, (domain, when))
        folded = _storable(folded_name(key.display))
        if folded:
            run(_ADD_NAME, (folded, author, _storable(key.display[:200]), when))

    def relation(self, key: RelationKey, company: Company) -> Relation:
        """What the file knows about the message's author, counting only what came before the message's date.

        Raises `HistoryError` where the file turns out to be damaged.
        """
        learned, from_outside, seen_once = self._counts(company)
        if not learned:
            return Relation()
        when = as_time(key.date)
        author = _storable(key.author)
        sender = self._sender(author)
        known = sender.received.before(when)
        return Relation(
            learned=learned,
            from_outside=from_outside,
            seen_once=seen_once,
            received=known,
            first_seen=as_date(sender.received.first) if known else None,
            last_seen=as_date(sender.received.last) if known else None,
            written_to=sender.written.before(when),
            received_by_recipient=self._received_by(author, key.recipients, when) if known else 0,
            domain_received=sender.domain_received.before(when),
            domain_written_to=sender.domain_written.before(when),
            names=tuple(name for name, count in sender.names if count.before(when)),
            addresses_of_name=self._others(_storable(folded_name(key.display)), author, when),
            thread_known=self._knows_any(key.references) if key.references else None,
        )

    def _query(self, sql: str, values: tuple[str | int, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except sqlite3.Error as error:
            raise HistoryError(f"{self.path}: could not be read ({error}); learn into a new file") from None

    def _sender(self, author: str) -> _Sender:
        found = self._senders.get(author)
        if found is None:
            found = _Sender()
            domain = domain_of(author)
            found.received = self._count("SELECT total, first, last FROM sender WHERE who = ?", author)
            found.written = self._count("SELECT total, first, last FROM written WHERE who = ?", author)
            if domain:
                found.domain_received = self._count("SELECT total, first, last FROM sender WHERE who = ?", domain)
                found.domain_written = self._count("SELECT total, first, last FROM written WHERE who = ?", domain)
            if found.received.total:
                rows = self._query(
                    "SELECT display, total, first, last FROM name WHERE address = ? ORDER BY total DESC LIMIT ?",
                    (author, NAMES),
                )
                found.names = [(row[0], Count(*row[1:])) for row in rows]
            if len(self._senders) >= _CACHED:
                self._senders.clear()
            self._senders[author] = found
        return found

    def _count(self, sql: str, *values: str) -> Count:
        row = self._query(sql, values).fetchone()
        return Count(*row) if row else Count()

    def _received_by(self, author: str, recipients: tuple[str, ...], when: float | None) -> int:
        sql = "SELECT total, first, last FROM pair WHERE sender = ? AND recipient = ?"
        counts = (self._count(sql, author, _storable(to)) for to in recipients[:RECIPIENTS])
        return max((count.before(when) for count in counts), default=0)

    def _others(self, folded: str, author: str, when: float | None) -> tuple[str, ...]:
        if not folded:
            return ()
        users = self._users.get(folded)
        if users is None:
            sql = "SELECT address, total, first, last FROM name WHERE folded = ? ORDER BY total DESC LIMIT ?"
            users = [(row[0], Count(*row[1:])) for row in self._query(sql, (folded, NAMES))]
            if len(self._users) >= _CACHED:
                self._users.clear()
            self._users[folded] = users
        return tuple(address for address, count in users if address != author and count.before(when))

    def _knows_any(self, references: tuple[str, ...]) -> bool:
        numbers = tuple(_number(reference) for reference in references[-RECIPIENTS:])
        marks = ",".join("?" * len(numbers))
        return self._query(f"SELECT 1 FROM message WHERE id IN ({marks}) LIMIT 1", numbers).fetchone() is not None  # noqa: S608

    def get_blob(self, name: str) -> bytes | None:
        """Something stored beside the relations, such as the text model; None where there is none of that name."""
        row = self._query("SELECT content FROM model WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def put_blob(self, name: str, content: bytes) -> None:
        """Stores it in place of what had the name, all or nothing. Raises `HistoryError`."""
        try:
            self._db.execute("INSERT OR REPLACE INTO model VALUES (?, ?)", (name, content))
        except sqlite3.Error as error:
            raise HistoryError(f"{self.path}: could not be written ({error})") from None


def _number(message_id: str) -> int:
    """A message id as a 64-bit number: ids of senders are long, and only equality matters."""
    digest = hashlib.blake2b(message_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _storable(text: str) -> str:
    """SQLite stores UTF-8, and no lone surrogate is that."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
