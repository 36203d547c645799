"""`noroshi scan`: the main job."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import click

if TYPE_CHECKING:
    from noroshi.hunt.sources import Sources
    from noroshi.warn.about import About
    from noroshi.warn.result import Output, Summary
    from noroshi.warn.words import Language

EXIT_FOUND, EXIT_COULD_NOT_RUN, EXIT_INTERRUPTED = 1, 2, 130
UNREAD_TOLD = 10


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--company", "company_file", required=True, metavar="FILE", help="company.toml: whom to protect.")
@click.option("--history", "history_file", metavar="FILE", help="What `noroshi learn` knows of past mail.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "html"]), default="text", show_default=True)
@click.option("-o", "--output", "target", metavar="FILE", help="Write here instead of to the standard output.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes. [default: by size and CPUs]")
@click.option(
    "--fail-on",
    type=click.Choice(["danger", "caution"]),
    default="danger",
    show_default=True,
    help="The verdict from which on the exit status is 1.",
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of the words. [default: the terminal's]")
def scan(  # noqa: PLR0913, PLR0917  (one argument an option)
    paths: tuple[str, ...],
    company_file: str,
    history_file: str | None,
    form: str,
    target: str | None,
    jobs: int | None,
    fail_on: str,
    lang: "Language | None",
) -> None:
    """Scan mail and say which messages pretend or lure, and why.

    PATH: .eml, mbox, Maildir, a folder of these, .zip or .tar of these, or - for the standard input.

    Exit status: 0 nothing found, 1 something at `danger` (or as --fail-on says), 2 could not run, 130 stopped.
    """
    from noroshi.company.history import History, HistoryError
    from noroshi.company.load import CompanyFileError, load_company
    from noroshi.company.people import PeopleIndex
    from noroshi.detect.textmodel.model import BLOB, TextModel
    from noroshi.detect.weights import default_weights
    from noroshi.hunt.judge import Watch
    from noroshi.hunt.knowledge import Knowledge
    from noroshi.hunt.run import default_jobs, hunt
    from noroshi.hunt.sources import Sources
    from noroshi.warn.about import About
    from noroshi.warn.words import system_language

    lang = lang or system_language()
    sources = Sources(paths)
    with contextlib.ExitStack() as stack:
        try:
            company = load_company(company_file)
            history = stack.enter_context(History.open(history_file)) if history_file else None
            blob = history.get_blob(BLOB) if history else None
            model = TextModel.load(blob) if blob else None
        except (CompanyFileError, HistoryError, OSError, ValueError) as error:
            _fail(str(error))
        weights = default_weights()
        about = About(paths, company.name, datetime.now(UTC).astimezone(), weights, history_file or "")
        output = stack.enter_context(_output(form, target, about, lang))
        people = PeopleIndex(company)
        watch = Watch(people, weights, model, output.wants_texts)
        jobs = jobs or default_jobs(sources.total_bytes(enough=_enough()))
        with _progress(sources) as on_result:
            summary = hunt(sources, watch, Knowledge(company, history), output, jobs=jobs, on_result=on_result)
    _tell(summary, form, target)
    raise SystemExit(_status(summary, fail_on))


def _enough() -> int:
    from noroshi.hunt.limits import SMALL_BYTES

    return SMALL_BYTES


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)


@contextlib.contextmanager
def _output(form: str, target: str | None, about: "About", lang: "Language") -> Iterator["Output"]:
    """The output that was asked for, on the standard output or into a file."""
    with _stream(target) as stream:
        if form == "jsonl":
            from noroshi.warn.jsonl import JsonLines

            yield JsonLines(stream, lang)
            return
        text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True) if target else sys.stdout
        if form == "html":
            from noroshi.warn.html import HtmlReport

            yield HtmlReport(text, about, lang)
        else:
            from noroshi.warn.terminal import Terminal

            yield Terminal(text, about, lang)
        text.flush()


@contextlib.contextmanager
def _stream(target: str | None) -> Iterator[BinaryIO]:
    if not target:
        yield sys.stdout.buffer
        return
    try:
        file = Path(target).open("wb")  # noqa: SIM115
    except OSError as error:
        _fail(f"{target}: cannot be written ({error.strerror}); choose another file with -o")
    with file:
        yield file


@contextlib.contextmanager
def _progress(sources: "Sources") -> Iterator[Callable[[int], None] | None]:
    """A bar on the terminal's error stream, once a scan lasts; by bytes where their sum is known."""
    if not sys.stderr.isatty():
        yield None
        return
    from noroshi.cli.progress import Bar

    with Bar(sources) as bar:
        yield bar.show


def _tell(summary: "Summary", form: str, target: str | None) -> None:
    """Says on the error stream what the output itself does not show."""
    if summary.interrupted:
        click.echo(f"stopped: {summary.messages} messages were scanned", err=True)
    if form != "text" or target:
        for unread in summary.unread[:UNREAD_TOLD]:
            click.echo(f"not read: {unread.source}: {unread.reason}", err=True)
        if len(summary.unread) > UNREAD_TOLD:
            click.echo(f"not read: {len(summary.unread) - UNREAD_TOLD} more", err=True)
    if not summary.messages and not summary.interrupted:
        click.echo("no message was found; give an .eml, an mbox, a Maildir, a folder or an archive of these", err=True)


def _status(summary: "Summary", fail_on: str) -> int:
    if summary.interrupted:
        return EXIT_INTERRUPTED
    if not summary.messages:
        return EXIT_COULD_NOT_RUN
    found = summary.levels["danger"] + (summary.levels["caution"] if fail_on == "caution" else 0)
    return EXIT_FOUND if found else 0
