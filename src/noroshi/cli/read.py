"""`noroshi read`: alerts into claims."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from noroshi.alerts.model import Alert, Document
    from noroshi.warn.reading.result import NotRead, Output, Reading
    from noroshi.warn.words import Language

EXIT_SOME_NOT_READ, EXIT_COULD_NOT_RUN = 1, 2
STDIN = "-"


@click.command()
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "stix", "misp", "html"]), default="text", show_default=True
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write here instead of to the standard output.")
@click.option(
    "--text-out",
    metavar="PATH",
    help="Also write the extracted text, which all offsets count in: to a file for one document, into a folder for several.",
)
@click.option("--publisher", metavar="NAME", help="Who published it, where the document does not say.")
@click.option("--date", metavar="DATE", help="When it was published (2022-10-14), where the document does not say.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of the words. [default: the terminal's]")
def read(  # noqa: PLR0913, PLR0917  (one argument an option)
    documents: tuple[str, ...],
    form: str,
    target: str | None,
    text_out: str | None,
    publisher: str | None,
    date: str | None,
    lang: "Language | None",
) -> None:
    """Read alerts into claims: who says what, through whom, how sure, in which sentence.

    DOCUMENT: text, HTML, PDF, mail, a STIX 2.1 bundle, a MISP event, or - for the standard input. Several documents are
    also laid beside one another: which retell each other, what they share, and where they contradict.

    Exit status: 0 all were read, 1 some could not be read, 2 none could, or it could not run.
    """
    from noroshi.warn.reading.names import not_read
    from noroshi.warn.words import system_language

    lang = lang or system_language()
    if date and not _is_date(date):
        _fail(f"--date {date}: not a date; write it like 2022-10-14, 2022-10 or 2022")
    reading = read_all(documents, _printable(publisher or ""), date or "")
    for one in reading.not_read:
        click.echo(not_read(one, lang), err=True)
    if not reading.alerts:
        raise SystemExit(EXIT_COULD_NOT_RUN)
    if text_out:
        _write_texts(reading.alerts, text_out)
    with _output(form, target, lang) as output:
        output.write(reading)
    raise SystemExit(EXIT_SOME_NOT_READ if reading.not_read else 0)


def read_all(documents: Sequence[str], publisher: str = "", date: str = "") -> "Reading":
    """All documents, read and laid beside one another; `publisher` and `date` are for those that do not say."""
    from msgspec.structs import replace

    from noroshi.alerts.documents.read import read_document
    from noroshi.alerts.limits import DOCUMENT_BYTES
    from noroshi.alerts.read import read_text
    from noroshi.alerts.together.compare import compare
    from noroshi.warn.reading.result import NotRead, Reading

    alerts, not_read = [], []
    with _progress(documents) as files:
        for source in files:
            name = _printable(source)
            try:
                data = _bytes_of(source, DOCUMENT_BYTES + 1)
            except OSError as error:
                not_read.append(NotRead(name, "missing", error.strerror or str(error)))
                continue
            document = read_document(data, name)
            if not document.text.strip():
                not_read.append(_why_nothing(document))
                continue
            document = replace(document, publisher=document.publisher or publisher, date=document.date or date)
            alerts.append(read_text(document))
    return Reading(tuple(alerts), compare(alerts), tuple(not_read))


def _bytes_of(source: str, limit: int) -> bytes:
    if source == STDIN:
        return sys.stdin.buffer.read(limit)
    with Path(source).open("rb") as stream:
        return stream.read(limit)


def _printable(argument: str) -> str:
    """What stands on the command line, with U+FFFD for bytes that are no UTF-8: Python hands them on as surrogates."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why_nothing(document: "Document") -> "NotRead":
    """The defect that says why there is no text; a mail may have others before it."""
    from noroshi.alerts.documents.defects import KINDS, NOTHING_READ
    from noroshi.warn.reading.result import NotRead

    for known in (NOTHING_READ, KINDS):
        for defect in document.defects:
            if defect.kind in known:
                return NotRead(document.source, defect.kind, defect.detail)
    return NotRead(document.source, "empty")


@contextlib.contextmanager
def _progress(documents: Sequence[str]) -> "Iterator[Iterator[str]]":
    """The documents, with a bar on the terminal's error stream where there are several."""
    if len(documents) == 1 or not sys.stderr.isatty():
        yield iter(documents)
        return
    with click.progressbar(documents, file=sys.stderr) as bar:
        yield iter(bar)


@contextlib.contextmanager
def _output(form: str, target: str | None, lang: "Language") -> "Iterator[Output]":
    """The output that was asked for, on the standard output or into a file."""
    import io

    with contextlib.ExitStack() as stack:
        stream: IO[bytes] = sys.stdout.buffer
        if target:
            try:
                stream = stack.enter_context(Path(target).open("wb"))
            except OSError as error:
                _fail(f"{target}: cannot be written ({error.strerror}); choose another file with -o")
        if form == "jsonl":
            from noroshi.warn.reading.jsonl import JsonLines

            yield JsonLines(stream)
        elif form == "stix":
            from noroshi.share.stix import StixBundle

            yield StixBundle(stream)
        elif form == "misp":
            from noroshi.share.misp import MispEvent

            yield MispEvent(stream)
        else:
            text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True) if target else sys.stdout
            if form == "html":
                from noroshi.warn.reading.html import HtmlReading

                yield HtmlReading(text, lang)
            else:
                from noroshi.warn.reading.terminal import Terminal

                yield Terminal(text, lang)
            text.flush()


def _write_texts(alerts: "Sequence[Alert]", path: str) -> None:
    """One file for one document, else a folder with a file for each, named after its source."""
    place = Path(path)
    try:
        if len(alerts) == 1 and not place.is_dir():
            place.write_bytes(alerts[0].document.text.encode("utf-8", "replace"))
            return
        place.mkdir(parents=True, exist_ok=True)
        for name, alert in zip(_names(alerts), alerts, strict=True):
            (place / name).write_bytes(alert.document.text.encode("utf-8", "replace"))
    except OSError as error:
        _fail(f"{path}: cannot be written ({error.strerror}); choose another place with --text-out")


def _names(alerts: "Sequence[Alert]") -> list[str]:
    """`alert.txt` of `reports/alert.pdf`; a number where a name was taken."""
    names: list[str] = []
    for alert in alerts:
        stem = "stdin" if alert.document.source == STDIN else Path(alert.document.source).stem or "document"
        name, number = f"{stem}.txt", 2
        while name in names:
            name, number = f"{stem}-{number}.txt", number + 1
        names.append(name)
    return names


def _is_date(written: str) -> bool:
    """Whether it is a day, a month or a year as ISO 8601 writes them."""
    from datetime import date

    try:
        date.fromisoformat(written + "2000-01-01"[len(written) :])
    except ValueError:
        return False
    return len(written) in {4, 7, 10}


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)
