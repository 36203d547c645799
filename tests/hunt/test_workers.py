import os
import time
from collections.abc import Iterator

import pytest

from noroshi.hunt.workers import Batch, Pool


def do(work: str) -> str:
    if work == "die":
        os.kill(os.getpid(), 9)
    if work == "hang":
        time.sleep(60)
    return work.upper()


def give_up(work: str, hung: bool) -> str:
    return f"{work}: hung" if hung else f"{work}: died"


@pytest.fixture
def pool() -> Iterator[Pool[str, str]]:
    pool: Pool[str, str] = Pool(2, do, give_up, seconds=1.5)
    yield pool
    pool.close(kill=True)


def finish(pool: Pool[str, str], *batches: list[str]) -> dict[int, list[str | None]]:
    for number, works in enumerate(batches):
        pool.give(Batch(number, works))
    found = {}
    while pool.busy:
        found.update({batch.number: batch.results for batch in pool.done(0.2)})
    return found


def test_results_keep_the_order_of_their_batch(pool: Pool[str, str]) -> None:
    assert finish(pool, ["a", "b"], ["c"], ["d", "e"]) == {0: ["A", "B"], 1: ["C"], 2: ["D", "E"]}


def test_a_worker_that_dies_loses_only_what_killed_it(pool: Pool[str, str]) -> None:
    assert finish(pool, ["a", "die", "b", "die", "c"], ["d"]) == {
        0: ["A", "die: died", "B", "die: died", "C"],
        1: ["D"],
    }


def test_a_worker_that_hangs_is_replaced(pool: Pool[str, str]) -> None:
    assert finish(pool, ["a", "hang", "b"], ["c"]) == {0: ["A", "hang: hung", "B"], 1: ["C"]}
