"""`noroshi`: the command line. Each command is a file of its own, loaded when it is called."""

import importlib
from importlib.metadata import version

import click

COMMANDS = {
    "scan": "Scan mail and say which messages pretend or lure, and why.",
    "learn": "Learn from past mail whom the company knows.",
    "company": "Write and check company.toml.",
    "read": "Read alerts into claims: who says what, how sure, in which sentence.",
    "actor": "Show what is known of an actor, and by whom.",
    "eval": "Measure on annotated documents how well claims are read.",
    "signals": "Document the signals.",
    "explain": "Show how a message's verdict adds up.",
}
"""Name → what `noroshi --help` says of it; here, so that the help loads no command."""


class LazyGroup(click.Group):
    """A group whose commands stand in `noroshi.cli.<name>`, in a function of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Names, in the order of a newcomer's first day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Imports the command's file."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"noroshi.cli.{cmd_name}")
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    """Says the version and ends; the package's metadata is read only now."""
    if value and not ctx.resilient_parsing:
        click.echo(f"noroshi {version('noroshi')}")
        ctx.exit()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version, help="Say the version."
)
def main() -> None:
    """狼煙: reads mail for the lures that public alerts describe, and says exactly why.

    Start with:  noroshi scan inbox.mbox --company company.toml
    """
