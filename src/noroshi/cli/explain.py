"""`noroshi explain`: how one message came to its verdict."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from noroshi.company.relation import Relation
    from noroshi.hunt.knowledge import Knowledge
    from noroshi.hunt.sources import Item
    from noroshi.warn.words import Language

EXIT_COULD_NOT_RUN = 2


@click.command()
@click.argument("path")
@click.option("--company", "company_file", required=True, metavar="FILE", help="company.toml: whom to protect.")
@click.option("--history", "history_file", metavar="FILE", help="What `noroshi learn` knows of past mail.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of the words. [default: the terminal's]")
def explain(path: str, company_file: str, history_file: str | None, lang: "Language | None") -> None:
    """Show how one message comes to its verdict: what was read, the evidence in its context, and the sum.

    PATH: a message, or one of an archive as `scan` names it (inbox.mbox#17), or - for the standard input. What comes
    earlier in the archive counts as known, as in a scan.
    """
    import sys

    from rich.console import Console

    from noroshi.company.history import History, HistoryError
    from noroshi.company.load import CompanyFileError, load_company
    from noroshi.company.people import PeopleIndex
    from noroshi.detect.textmodel.model import BLOB, TextModel
    from noroshi.detect.verdict import judge_message
    from noroshi.detect.weights import default_weights
    from noroshi.hunt.knowledge import Knowledge
    from noroshi.message.read import read_message
    from noroshi.warn.explained import Explained
    from noroshi.warn.words import system_language

    try:
        company = load_company(company_file)
        history = History.open(history_file) if history_file else None
        if history is not None:
            click.get_current_context().call_on_close(history.close)
        blob = history.get_blob(BLOB) if history else None
        model = TextModel.load(blob) if blob else None
    except (CompanyFileError, HistoryError, OSError, ValueError) as error:
        _fail(str(error))
    item, relation = _find(path, Knowledge(company, history))
    weights = default_weights()
    message = read_message(item.raw)
    verdict = judge_message(message, PeopleIndex(company), weights, relation, model)
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    Explained(console, message, verdict, weights, lang or system_language()).print()


def _find(path: str, knowledge: "Knowledge") -> "tuple[Item, Relation]":
    """The one message that the path names, and what is known before it."""
    from noroshi.hunt.sources import STDIN, Sources, label_of
    from noroshi.warn.result import Unread

    file = path if path == STDIN else _existing(path)
    wanted = None if file == path else label_of(path)
    found: tuple[Item, Relation] | None = None
    reason = ""
    for item in Sources([file]):
        if isinstance(item, Unread):
            reason = f": {item.reason}"
        elif wanted is None and found is not None:
            _fail(f"{path} holds several messages; name one as `noroshi scan` does, for example {found[0].source}")
        else:
            relation = knowledge.relation(item.raw)
            if wanted is None or item.source == wanted:
                found = (item, relation)
                if wanted is not None:
                    break
    if found is None:
        _fail(f"{path}: no such message{reason}")
    return found


def _existing(path: str) -> str:
    """The file or folder that a name out of a scan begins with: `mails.zip` of `mails.zip/inbox.mbox#3`."""
    place = Path(path)
    if place.exists():
        return path
    without_number = Path(path.rpartition("#")[0])
    for candidate in (without_number, *without_number.parents, *place.parents):
        if candidate.is_file():
            return str(candidate)
    return _fail(f"{path}: no such file or folder")


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(EXIT_COULD_NOT_RUN)
