"""Puts a benchmark's output into the page of measurements, between marks of its own."""

import contextlib
import datetime
import io
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"


@contextlib.contextmanager
def printed_to_page(name: str, title: str, notes: str, *, write: bool) -> Iterator[None]:
    """What is printed within goes to the terminal and, if `write`, into the section `name` of the page as well."""
    copy = io.StringIO()
    with contextlib.redirect_stdout(_Both(copy)):
        yield
    if not write:
        return
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = PAGE.read_text("utf-8") if PAGE.exists() else "# Benchmarks\n"
    if begin not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    section = f"## {title}\n\n{_when_and_where()}\n\n```text\n{copy.getvalue().strip()}\n```\n\n{notes.strip()}\n"
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(f"{before}{begin}\n\n{section}\n{end}{after}", "utf-8")


class _Both(io.TextIOBase):
    def __init__(self, copy: io.StringIO) -> None:
        self._copy = copy
        self._terminal = sys.stdout

    def write(self, text: str) -> int:
        self._terminal.write(text)
        self._terminal.flush()
        return self._copy.write(text)


def _when_and_where() -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{today}, {platform.machine()} with {os.cpu_count()} CPUs, Python {platform.python_version()}."
