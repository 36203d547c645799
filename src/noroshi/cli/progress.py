"""A progress bar for long scans."""

from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from noroshi.hunt.limits import PROGRESS_SECONDS

if TYPE_CHECKING:
    from noroshi.hunt.sources import Sources

REFRESH_SECONDS = 0.2


class Bar:
    """Appears when a scan has lasted `limits.PROGRESS_SECONDS`, and leaves no trace.

    Draws without a thread of its own, so that workers may be forked beside it.
    """

    def __init__(self, sources: "Sources") -> None:
        self._sources = sources
        self._next = monotonic() + PROGRESS_SECONDS
        self._progress: Progress | None = None

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *error: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, messages: int) -> None:
        """Draws the bar when it is time to."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + REFRESH_SECONDS
        if self._progress is None:
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                auto_refresh=False,
                transient=True,
            )
            self._task = self._progress.add_task("", total=self._sources.total_bytes())
            self._progress.start()
        self._progress.update(self._task, description=f"{messages} messages", completed=self._sources.read_bytes)
        self._progress.refresh()
