"""`noroshi signals`: all signals with their weights, or one of them in full."""

import difflib
import sys
from itertools import groupby

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.detect.weights import Weights, default_weights
from noroshi.warn.documented import Documented, all_documented
from noroshi.warn.numbers import signed
from noroshi.warn.words import LANGUAGES, Language, say, system_language


@click.command()
@click.argument("name", required=False)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=None, help="Language of the words. Default: the locale's."
)
def signals(name: str | None, lang: Language | None) -> None:
    """List all signals by family, or document the one called NAME.

    A weight is in bits: each bit doubles the odds that a message is an attack; a negative one halves them.
    """
    weights = default_weights()
    known = {page.name: page for page in all_documented(weights)}
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    speaks = lang or system_language()
    if name is None:
        _print_list(console, tuple(known.values()), weights, speaks)
        return
    if name not in known:
        near = [one for one in known if name in one] or difflib.get_close_matches(name, known, 1)
        hint = f" Did you mean {', '.join(near)}?" if near else " `noroshi signals` lists all."
        raise click.UsageError(f"there is no signal called {name!r}.{hint}")
    _print_page(console, known[name], speaks)


def _print_list(console: Console, pages: tuple[Documented, ...], weights: Weights, lang: Language) -> None:
    for family, members in groupby(pages, key=lambda page: page.family):
        cap = weights.families[family]
        head = Text(f"{family}", "bold").append(f"  {say(f'family.{family}', lang)}", "not bold")
        console.print(head.append(f"  {signed(cap.floor)} … {signed(cap.cap)} bits in all", "dim not bold"))
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right")
        table.add_column(no_wrap=True)  # a name is to be copied whole
        table.add_column(overflow="fold", style="dim")
        for page in members:
            table.add_row(Text(signed(page.bits), "red" if page.bits > 0 else "green"), page.name, page.title[lang])
        console.print(Padding(table, (0, 0, 1, 2)))


def _print_page(console: Console, page: Documented, lang: Language) -> None:
    console.print(Text(page.name, "bold").append(f"  {page.title[lang]}", "not bold"))
    console.print()
    console.print(page.doc)
    console.print()
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    table.add_row("family", f"{page.family} ({say(f'family.{page.family}', lang)})")
    table.add_row("weight", f"{signed(page.bits)} bits")
    table.add_row("reason", page.reason)
    if page.lure:
        table.add_row("lure", f"{page.lure} {page.lure_name.get(lang, '')}")
    if page.technique:
        table.add_row("technique", f"{page.technique} (MITRE ATT&CK {catalogue().attack_version})")
    for language in LANGUAGES:
        table.add_row(f"says ({language})", page.why[language])
    console.print(table)
    for head, example in (("It fires on:", page.fires), ("It leaves alone:", page.clear)):
        if example:
            console.print()
            console.print(Text(head, "bold"))
            console.print(Padding(Text(example, overflow="fold"), (0, 0, 0, 2)))
