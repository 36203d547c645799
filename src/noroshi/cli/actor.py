"""`noroshi actor`: what is known of an actor, and by whom."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from noroshi.warn.words import Language

EXIT_COULD_NOT_RUN = 2


@click.command()
@click.argument("name")
@click.argument("documents", metavar="[DOCUMENT...]", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "html"]), default="text", show_default=True)
@click.option("-o", "--output", "target", metavar="FILE", help="Write here instead of to the standard output.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of the words. [default: the terminal's]")
def actor(name: str, documents: tuple[str, ...], form: str, target: str | None, lang: "Language | None") -> None:
    """Show what is known of an actor: names and who uses them, attributions and how sure, alerts, a time line.

    NAME: an actor's name in any spelling (`Lazarus`, `ラザルス`, `TraderTraitor`). Claims about it in DOCUMENTs are shown as
    well. With --format html, the time line is drawn.
    """
    from noroshi.alerts.profile import UnknownActorError, find_actor, profile
    from noroshi.cli.read import read_all
    from noroshi.warn.words import system_language

    lang = lang or system_language()
    try:
        found = find_actor(name)
    except UnknownActorError as error:
        near = f"; did you mean {' or '.join(error.near)}?" if error.near else ""
        _fail(f"{name}: no actor of this name is known{near}")
    reading = read_all(documents) if documents else None
    known = profile(found, reading.alerts if reading else ())
    if target:
        try:
            stream = io.TextIOWrapper(Path(target).open("wb"), encoding="utf-8", write_through=True)  # noqa: SIM115
        except OSError as error:
            _fail(f"{target}: cannot be written ({error.strerror}); choose another file with -o")
    else:
        stream = sys.stdout  # type: ignore[assignment]
    if form == "html":
        from noroshi.warn.reading.actor import ActorPage

        ActorPage(stream, lang).write(known)
    else:
        from noroshi.warn.reading.actor_text import ActorText

        ActorText(stream, lang).write(known)
    stream.flush()
    if reading and reading.not_read:
        for one in reading.not_read:
            click.echo(f"{one.source}: {one.kind} {one.detail}", err=True)
        raise SystemExit(1)


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)
