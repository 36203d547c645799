"""The hunt: sources through workers to an output, in the order of the input."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from types import FrameType

import msgspec

from noroshi.company.relation import Relation
from noroshi.detect.evidence import Level
from noroshi.hunt import limits
from noroshi.hunt.judge import Watch, scan_item, unjudged, warm_up
from noroshi.hunt.knowledge import Knowledge
from noroshi.hunt.sources import Item
from noroshi.hunt.workers import Batch, Pool
from noroshi.message.model import Defect
from noroshi.warn.result import Output, Scanned, Summary, Unread


class Work(msgspec.Struct, frozen=True, gc=False):
    """A message and what is known of its sender."""

    item: Item
    relation: Relation


def hunt(  # noqa: PLR0913  (what, by what, for whom)
    items: Iterable[Item | Unread],
    watch: Watch,
    knowledge: Knowledge,
    output: Output,
    *,
    jobs: int = 1,
    on_result: Callable[[int], None] | None = None,
) -> Summary:
    """Scans all items and tells the output; gives what to say at the end.

    The output gets its results in the order of the items, the same ones for any number of `jobs`. An interrupt (SIGINT)
    stops the reading; the results that are there are told, and the summary says so. `on_result` is called after every
    result, with their number.
    """
    started = monotonic()
    levels: dict[Level, int] = {"clear": 0, "caution": 0, "danger": 0}
    unread = _UnreadList()
    interrupted = False
    warm_up(watch)
    pool: Pool[Work, Scanned] = Pool(
        jobs,
        partial(_do, watch=watch),
        partial(_give_up, watch=watch),
        limits.MESSAGE_SECONDS + limits.GRACE_SECONDS,
    )
    with _Interrupt() as interrupt:
        try:
            with interrupt.allowed():
                results = _in_order(_batches(items, knowledge, unread), pool)
                scanned = next(results, None)
            count = 0
            while scanned is not None:
                output.add(scanned)
                levels[scanned.verdict.level] += 1
                count += 1
                if on_result is not None:
                    on_result(count)
                with interrupt.allowed():
                    scanned = next(results, None)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            pool.close(kill=interrupted)
    summary = Summary(levels, unread.listed(), monotonic() - started, interrupted)
    output.finish(summary)
    return summary


def default_jobs(total_bytes: int | None) -> int:
    """How many workers: one for small sources, else one for each CPU that this process may use."""
    if total_bytes is not None and total_bytes < limits.SMALL_BYTES:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do(work: Work, watch: Watch) -> Scanned:
    return scan_item(work.item, work.relation, watch)


def _give_up(work: Work, hung: bool, watch: Watch) -> Scanned:
    if hung:
        defect = Defect("time-limit", f"stopped after {limits.MESSAGE_SECONDS + limits.GRACE_SECONDS:g} seconds")
    else:
        defect = Defect("worker-died", "the process that read the message ended")
    return unjudged(work.item, defect, watch.weights)


def _batches(
    items: Iterable[Item | Unread], knowledge: Knowledge, unread: "_UnreadList"
) -> Iterator[Batch[Work, Scanned]]:
    """Messages by batches. The first batches are small, so that results come soon and small sources use all workers."""
    works: list[Work] = []
    size, number = 0, 0
    for item in items:
        if isinstance(item, Unread):
            unread.add(item)
            continue
        works.append(Work(item, knowledge.relation(item.raw)))
        size += len(item.raw)
        if size >= limits.BATCH_BYTES or len(works) >= min(limits.BATCH_MESSAGES, 4 << number):
            yield Batch(number, works)
            works, size, number = [], 0, number + 1
    if works:
        yield Batch(number, works)


def _in_order(batches: Iterator[Batch[Work, Scanned]], pool: Pool[Work, Scanned]) -> Iterator[Scanned]:
    """Results in order. Reads ahead only as far as workers and a bounded number of finished batches allow."""
    finished: dict[int, Batch[Work, Scanned]] = {}
    turn = 0
    following = next(batches, None)
    while following is not None or pool.busy:
        while following is not None and pool.has_room and len(finished) < limits.WAITING_BATCHES:
            pool.give(following)
            following = next(batches, None)
        for batch in pool.done():
            finished[batch.number] = batch
        while turn in finished:
            for scanned in finished.pop(turn).results:
                assert scanned is not None
                yield scanned
            turn += 1


class _UnreadList:
    """What could not be read: the first ones by name, the others by number."""

    def __init__(self) -> None:
        self._kept: list[Unread] = []
        self._more = 0

    def add(self, unread: Unread) -> None:
        if len(self._kept) < limits.UNREAD_KEPT:
            self._kept.append(unread)
        else:
            self._more += 1

    def listed(self) -> tuple[Unread, ...]:
        more = (Unread(f"({self._more} more)", "could not be read"),) if self._more else ()
        return (*self._kept, *more)


class _Interrupt:
    """Lets an interrupt stop the reading and waiting, but never the writing of a result."""

    def __init__(self) -> None:
        self._allowed = False
        self._asked = 0
        self._previous: object = None

    def __enter__(self) -> "_Interrupt":
        self._previous = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, *error: object) -> None:
        signal.signal(signal.SIGINT, self._previous)  # type: ignore[arg-type]

    def _handle(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  (the shape of a signal handler)
        self._asked += 1
        if self._allowed or self._asked > 2:
            raise KeyboardInterrupt

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Here an interrupt, also one that was asked for before, raises `KeyboardInterrupt`."""
        self._allowed = True
        try:
            if self._asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._allowed = False
