"""What a report keeps of a scan: the worst messages and counts. Its memory has a bound, the archive has none."""

import heapq
from collections import Counter
from collections.abc import Callable
from typing import Generic, TypeVar

from noroshi.detect.evidence import Level
from noroshi.warn.result import Scanned
from noroshi.warn.words import unchecked_kind

RANK: dict[Level, int] = {"clear": 0, "caution": 1, "danger": 2}


Shown = TypeVar("Shown")


class Tally(Generic[Shown]):
    """Fed with one message at a time."""

    def __init__(self, show: Callable[[Scanned], Shown], attention: int, clear: int = 0) -> None:
        """Keeps at most `attention` messages that deserve a look, the worst, and the first `clear` ones of the rest.

        What is kept of a message is what `show` makes of it: its texts may be long, and only a part of them is shown.
        """
        self._show, self._attention, self._clear = show, attention, clear
        self._heap: list[tuple[int, float, int, Shown]] = []
        self.clear: list[Shown] = []
        self.not_checked: Counter[str] = Counter()
        """kind of check (see `words.unchecked_kind`) → messages"""
        self.defects: Counter[str] = Counter()
        """kind of defect → messages"""
        self.defective = 0
        """messages with any defect"""
        self._seen = 0

    def add(self, scanned: Scanned) -> None:
        """Counts a message, and keeps it if it is among the worst."""
        self._seen += 1
        self.not_checked.update({unchecked_kind(entry) for entry in scanned.verdict.not_checked})
        self.defects.update({defect.kind for defect in scanned.defects})
        self.defective += bool(scanned.defects)
        verdict = scanned.verdict
        if verdict.level == "clear":
            if len(self.clear) < self._clear:
                self.clear.append(self._show(scanned))
            return
        rank = (RANK[verdict.level], verdict.score_bits, -self._seen)
        if len(self._heap) < self._attention:
            heapq.heappush(self._heap, (*rank, self._show(scanned)))
        elif rank > self._heap[0][:3]:
            heapq.heapreplace(self._heap, (*rank, self._show(scanned)))

    @property
    def attention(self) -> list[Shown]:
        """The kept messages: danger before caution, heavier before lighter, then in order of arrival."""
        return [entry[3] for entry in sorted(self._heap, key=lambda entry: entry[:3], reverse=True)]
