"""`noroshi company`: writes and checks company.toml."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn

import click

from noroshi.text.kana import is_kana

EXIT_COULD_NOT_RUN = 2
_SAMPLE = 6


@click.group()
def company() -> None:
    """Write and check company.toml."""


@company.command()
@click.option(
    "--from", "sources", multiple=True, required=True, metavar="FILE", help="CSV, vCard or LDIF; again for more."
)
@click.option("-o", "--output", default="company.toml", show_default=True, metavar="FILE", help="What to write.")
@click.option("--name", default="", help="The company's name, if the directory does not say it.")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
def init(sources: tuple[str, ...], output: str, name: str, force: bool) -> None:
    """Write a company.toml from the company's directory.

    CSV needs a first row that says what the columns are, in Japanese or English (氏名, フリガナ, 役職, メールアドレス;
    name, reading, title, email …), in UTF-8 or Shift_JIS. What could not be read is listed with its line.
    """
    from noroshi.company.directory import read_directory
    from noroshi.company.entry import DirectoryError, Entry
    from noroshi.company.load import parse_company
    from noroshi.company.write import company_toml

    target = Path(output)
    if target.exists() and not force:
        _fail(f"{output}: is there already; --force overwrites it")
    entries: list[Entry] = []
    for source in sources:
        try:
            found = read_directory(source)
        except DirectoryError as error:
            _fail(str(error))
        entries += found.entries
        for line, what in found.unread:
            click.echo(f"{source}:{line}: {what}", err=True)
    if not entries:
        _fail("no people found; nothing was written")
    text = company_toml(entries, name)
    parse_company(text, output)
    try:
        with target.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        _fail(f"{output}: {error.strerror or error}")
    click.echo(
        f"{output}: {_counted(len(entries), 'person', 'people')}. Read it once: roles, domains and the company's name are guessed."
    )


@company.command()
@click.argument("file", default="company.toml")
def check(file: str) -> None:
    """Say what is understood of a company.toml: people, and how their names are recognised."""
    from noroshi.company.load import CompanyFileError, load_company
    from noroshi.company.people import PeopleIndex

    try:
        found = load_company(file)
    except CompanyFileError as error:
        _fail(str(error))
    index = PeopleIndex(found)
    click.echo(
        f"{found.name}: {_counted(len(found.people), 'person', 'people')}, {_counted(len(found.partners), 'partner', 'partners')}"
    )
    click.echo(f"  domains: {', '.join(found.domains)}")
    click.echo(f"  believed mail servers: {', '.join(found.authserv_ids) or 'none: authentication cannot be checked'}")
    for person in (*found.people, *(person for partner in found.partners for person in partner.people)):
        spellings = index.spellings(person)
        more = f", … ({len(spellings)} in all)" if len(spellings) > _SAMPLE else ""
        click.echo(f"  {person.name}, {person.role}: {', '.join(_sample(spellings))}{more}")
        if not person.addresses:
            click.echo("    no address: every address is a stranger's")
        if not person.reading and not person.romaji and not person.name.isascii():
            click.echo("    no reading and no romaji: not recognised in Latin letters")


def _sample(spellings: Sequence[str]) -> list[str]:
    """A few spellings, of each script in turn."""
    scripts: dict[object, list[str]] = {}
    for spelling in spellings:
        scripts.setdefault((spelling.isascii(), is_kana(spelling.replace(" ", ""))), []).append(spelling)
    turns = zip_longest(*scripts.values())
    return [spelling for turn in turns for spelling in turn if spelling is not None][:_SAMPLE]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)
