"""`noroshi learn`: from past mail to the history file."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from noroshi.company.history import History
    from noroshi.company.model import Company
    from noroshi.company.relation import RelationKey
    from noroshi.hunt.sources import Sources

EXIT_COULD_NOT_RUN = 2


@click.command()
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--company", "company_file", metavar="FILE", help="company.toml: whose mail PATH is.")
@click.option("--history", "history_file", required=True, metavar="FILE", help="The file to learn into; made if new.")
@click.option("--phish", multiple=True, metavar="PATH", help="Mail known to be phishing: trains the text model.")
@click.option("--ham", multiple=True, metavar="PATH", help="Mail known to be honest: trains the text model.")
def learn(
    paths: tuple[str, ...], company_file: str | None, history_file: str, phish: tuple[str, ...], ham: tuple[str, ...]
) -> None:
    """Learn from past mail whom the company knows, and what phishing looks like.

    PATH: .eml, mbox, Maildir, a folder of these, .zip or .tar of these, or - for the standard input. Run it again with
    more mail whenever you like: each message counts once. Give mail that is past and ordinary, incoming and sent.

    --phish and --ham train the text model anew on all labelled mail given; both may be given several times.
    """
    from noroshi.company.history import History, HistoryError
    from noroshi.company.load import CompanyFileError, load_company
    from noroshi.detect.textmodel.train import TooFewError
    from noroshi.hunt.sources import STDIN

    _check(paths, company_file, phish, ham)
    for path in (*paths, *phish, *ham):
        if path != STDIN and not Path(path).exists():
            _fail(f"{path}: no such file or folder")
    reading = None
    try:
        company = load_company(company_file) if company_file else None
        with History.open(history_file, write=True) as history:
            if paths and company:
                reading = _learn_relations(paths, company, history, history_file)
            if phish:
                from noroshi.cli.training import learn_text_model

                click.echo(learn_text_model(history, phish, ham))
    except (CompanyFileError, HistoryError, TooFewError) as error:
        _fail(str(error))
    if reading is not None and reading.messages == 0 and reading.unread:
        raise SystemExit(EXIT_COULD_NOT_RUN)


def _check(paths: tuple[str, ...], company_file: str | None, phish: tuple[str, ...], ham: tuple[str, ...]) -> None:
    if bool(phish) != bool(ham):
        raise click.UsageError("--phish and --ham go together: the model learns the difference.")
    if not paths and not phish:
        raise click.UsageError("Nothing to learn from: give PATH, or --phish and --ham.")
    if paths and not company_file:
        raise click.UsageError("Missing option '--company': it says whose mail PATH is.")


def _learn_relations(paths: tuple[str, ...], company: "Company", history: "History", file: str) -> "Reading":
    from noroshi.hunt.sources import Sources

    with Reading(Sources(paths)) as reading:
        new = history.learn(reading, company)
        click.echo(_summary(new, reading, history.learned, file))
    return reading


def _fail(message: str) -> None:
    click.echo(message, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)


def _summary(new: int, reading: "Reading", learned: int, file: str) -> str:
    known = f", {reading.messages - new} known before" if reading.messages > new else ""
    unread = f", {reading.unread} could not be read" if reading.unread else ""
    return f"{new} new messages{known}{unread}; {file} now rests on {learned} messages"


class Reading:
    """The relation keys of all messages of the sources, with a progress bar where somebody watches."""

    def __init__(self, sources: "Sources") -> None:
        self._sources = sources
        self._progress: AbstractContextManager[Progress | None] = nullcontext()
        self._bar: Progress | None = None
        self.messages = 0
        self.unread = 0

    def __enter__(self) -> "Reading":
        from rich.console import Console

        console = Console(stderr=True)
        if console.is_terminal:
            from rich.progress import Progress

            self._progress = Progress(console=console, transient=True)
        self._bar = self._progress.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.__exit__(None, None, None)

    def __iter__(self) -> "Iterator[RelationKey]":
        from noroshi.hunt.peek import relation_key
        from noroshi.warn.result import Unread

        task = self._bar.add_task("Learning", total=self._sources.total_bytes()) if self._bar else None
        for item in self._sources:
            if isinstance(item, Unread):
                self.unread += 1
                click.echo(f"{item.source}: {item.reason}", err=True)
                continue
            self.messages += 1
            if self._bar is not None and task is not None and self.messages % 100 == 0:
                self._bar.update(task, completed=self._sources.read_bytes)
            yield relation_key(item.raw)
