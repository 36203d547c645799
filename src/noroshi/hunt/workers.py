"""Forked processes that do a batch of work each, and that may die without losing more than what killed them.

A worker holds one batch at a time and says by a shared counter at which piece of it it is. One that dies, or that does not
answer, is replaced: the piece it was at is given up, the others of its batch are done again.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_int
from multiprocessing.connection import Connection, wait
from multiprocessing.sharedctypes import RawValue
from time import monotonic
from typing import Any, Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_FORK = multiprocessing.get_context("fork")


class Batch(Generic[Work, Result]):
    """Pieces of work with a number that says their order, and their results once they are there."""

    def __init__(self, number: int, works: Sequence[Work]) -> None:
        self.number = number
        self.works = works
        self.results: list[Result | None] = [None] * len(works)
        self.left = list(range(len(works)))
        """indexes of pieces still to be done"""


class Worker(Generic[Work, Result]):
    """One process and the pipe to it."""

    def __init__(self, do: Callable[[Work], Result], others: Sequence["Worker[Work, Result]"]) -> None:
        self._at = RawValue(c_int, -1)
        self.pipe, theirs = _FORK.Pipe()
        inherited = [self.pipe, *(other.pipe for other in others)]
        self.process = _FORK.Process(target=_work, args=(do, theirs, self._at, inherited), daemon=True)
        self.process.start()
        theirs.close()
        self.batch: Batch[Work, Result] | None = None
        self.deadline = 0.0

    def give(self, batch: Batch[Work, Result], seconds: float) -> None:
        """Sends what is left of a batch; `seconds` for one piece, after which the worker counts as hanging."""
        self._at.value = -1
        self._seen = -1
        self._seconds = seconds
        self.batch = batch
        self.deadline = monotonic() + seconds
        with contextlib.suppress(OSError):  # it died: the answer that never comes says so
            self.pipe.send([batch.works[index] for index in batch.left])

    def hangs(self) -> bool:
        """Whether it has been at the same piece for too long."""
        if self._at.value != self._seen:
            self._seen = self._at.value
            self.deadline = monotonic() + self._seconds
        return monotonic() > self.deadline

    def take(self) -> bool:
        """Receives the results; False where it died instead."""
        batch = self.batch
        assert batch is not None
        try:
            results = self.pipe.recv()
        except (EOFError, OSError):
            return False
        for index, result in zip(batch.left, results, strict=True):
            batch.results[index] = result
        batch.left = []
        self.batch = None
        return True

    def lost_index(self) -> int:
        """Index within the batch of the piece that it was at."""
        assert self.batch is not None
        return self.batch.left[max(0, min(self._at.value, len(self.batch.left) - 1))]

    def end(self, *, kill: bool = False) -> None:
        """Lets it go: it ends when its pipe closes."""
        self.pipe.close()
        if kill:
            self.process.kill()
        self.process.join(2.0)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class Pool(Generic[Work, Result]):
    """Workers, and the batches that they are at."""

    def __init__(
        self, count: int, do: Callable[[Work], Result], give_up: Callable[[Work, bool], Result], seconds: float
    ) -> None:
        """`give_up(work, hung)` makes the result of a piece whose worker died (or hung and was killed)."""
        self._do, self._give_up, self._seconds = do, give_up, seconds
        self._waiting: deque[Batch[Work, Result]] = deque()
        self._workers: list[Worker[Work, Result]] = []
        for _ in range(count):
            self._workers.append(Worker(do, self._workers))

    @property
    def busy(self) -> bool:
        """Whether some batch is under way."""
        return bool(self._waiting) or any(worker.batch for worker in self._workers)

    @property
    def has_room(self) -> bool:
        """Whether a worker is idle."""
        return not self._waiting and any(worker.batch is None for worker in self._workers)

    def give(self, batch: Batch[Work, Result]) -> None:
        """Puts a batch to work, as soon as a worker is free."""
        self._waiting.append(batch)
        self._hand_out()

    def done(self, timeout: float = 1.0) -> list[Batch[Work, Result]]:
        """Batches that were finished, in any order; waits for one at most `timeout` seconds."""
        finished = []
        at_work = {worker.pipe: worker for worker in self._workers if worker.batch}
        ready = wait(list(at_work), timeout) if at_work else []
        for pipe, worker in at_work.items():
            batch = worker.batch
            assert batch is not None
            if pipe in ready:
                if not worker.take():
                    self._replace(worker, hung=False)
            elif worker.hangs():
                self._replace(worker, hung=True)
            if not batch.left:
                finished.append(batch)
        self._hand_out()
        return finished

    def _replace(self, worker: Worker[Work, Result], *, hung: bool) -> None:
        batch, lost = worker.batch, worker.lost_index()
        assert batch is not None
        batch.results[lost] = self._give_up(batch.works[lost], hung)
        batch.left.remove(lost)
        place = self._workers.index(worker)
        del self._workers[place]
        worker.end(kill=True)
        self._workers.insert(place, Worker(self._do, self._workers))
        if batch.left:
            self._waiting.appendleft(batch)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if self._waiting and worker.batch is None:
                worker.give(self._waiting.popleft(), self._seconds)

    def close(self, *, kill: bool = False) -> None:
        """Ends all workers."""
        while self._workers:
            self._workers.pop().end(kill=kill)


def _work(do: Callable[[Any], Any], pipe: "Connection[Any, Any]", at: Any, inherited: Sequence[Any]) -> None:
    """The life of a worker: it ends when the pipe does. An interrupt is for the main process to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:  # or no worker would notice that the main process is gone
        other.close()
    gc.freeze()
    while True:
        try:
            works = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        results = []
        for index, work in enumerate(works):
            at.value = index
            results.append(do(work))
        try:
            pipe.send(results)
        except OSError:
            os._exit(0)
