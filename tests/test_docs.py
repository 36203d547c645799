"""What the documentation says to type works, what it points at is there, and nothing of the program is left out."""

import re
import shlex
from pathlib import Path

import click
import pytest

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.knowledge.published import published
from noroshi.cli.main import COMMANDS, main
from noroshi.detect.signal import all_signals
from noroshi.message.defects import KINDS
from tools.reference import pages

ROOT = Path(__file__).parents[1]
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples/kaiyo/README.md"])
MADE = pages()

BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
MEASURED_LATER = ROOT / "docs/reference/benchmarks.md"
"""`make bench WRITE=1` writes it"""


def typed(path: Path) -> list[str]:
    """The commands of a page's shell blocks that begin with `noroshi`."""
    lines = (line.strip() for block in BLOCK.findall(path.read_text("utf-8")) for line in block.splitlines())
    return [line for line in lines if line.startswith("noroshi ")]


COMMAND_LINES = [(path, line) for path in WRITTEN for line in typed(path)]


def arguments(line: str) -> list[str]:
    """The words behind `noroshi`, up to what the shell itself reads."""
    words = shlex.split(line, comments=True)[1:]
    end = next((place for place, word in enumerate(words) if word in {"<", ">", "|", "||", "&&"}), len(words))
    return words[:end]


def check(command: click.Command, name: str, words: list[str], parent: click.Context) -> None:
    """Parses without running; a wrong option or a missing argument raises."""
    if isinstance(command, click.Group):
        inner = command.get_command(parent, words[0])
        assert inner is not None, f"no command {name} {words[0]}"
        check(inner, words[0], words[1:], click.Context(command, parent=parent, info_name=name))
    else:
        command.make_context(name, list(words), parent=parent)


@pytest.mark.parametrize(("path", "line"), COMMAND_LINES, ids=lambda value: getattr(value, "name", value))
def test_a_command_in_the_documentation_is_valid(path: Path, line: str) -> None:
    check(main, "noroshi", arguments(line), click.Context(main, info_name="noroshi"))


def test_commands_are_found_in_the_documentation() -> None:
    assert len(COMMAND_LINES) > 20


def test_a_wrong_command_would_be_noticed() -> None:
    context = click.Context(main, info_name="noroshi")
    with pytest.raises(click.UsageError):
        check(main, "noroshi", arguments("noroshi scan x --company c --no-such-option"), context)
    with pytest.raises(AssertionError):
        check(main, "noroshi", arguments("noroshi dance"), context)


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(main, info_name="noroshi")
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        found.append((f"noroshi {name}", command))
        if isinstance(command, click.Group):
            found += [(f"noroshi {name} {inner}", one) for inner, one in command.commands.items()]
    return found


@pytest.mark.parametrize(
    ("name", "command"), every_command(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    page = MADE["reference/commands.md"]
    assert f"## {name}\n" in page
    section = page.split(f"## {name}\n")[1].split("\n## ")[0]
    assert command.help, "a command without a word on what it does"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.opts[-1] in section
            assert option.help or option.show_default, f"{name} {option.opts[-1]} says nothing"


def test_every_signal_and_defect_has_its_place_in_the_reference() -> None:
    for signal in all_signals():
        assert f"\n### {signal.name}\n" in MADE["reference/signals.md"]
    for kind in KINDS:
        assert f"`{kind}`" in MADE["reference/defects.md"]
    for lure in catalogue().lures:
        assert f"\n## {lure} " in MADE["reference/lures.md"]
    for measure in catalogue().measures:
        assert f"\n## {measure} " in MADE["reference/measures.md"]
    for alert in published():
        assert f"{{ #{alert.id} }}" in MADE["reference/alerts.md"]
        assert all(claim.sentence["ja"] in MADE["reference/alerts.md"] for claim in alert.claims)
    for entity in gazetteer():
        assert entity.name["en"] in MADE["reference/actors.md"] or entity.kind == "person"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text("utf-8")):
        place = (path.parent / target).resolve()
        made = place.is_relative_to(ROOT / "docs") and str(place.relative_to(ROOT / "docs")) in MADE
        assert made or place.exists() or place == MEASURED_LATER, f"{target} is not there"


def test_both_readmes_show_the_same_commands() -> None:
    english, japanese = (typed(ROOT / name) for name in ("README.md", "README.ja.md"))
    assert [arguments(line) for line in english] == [arguments(line) for line in japanese]


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in [str(path.relative_to(ROOT / "docs")) for path in WRITTEN if path.is_relative_to(ROOT / "docs")]:
        assert f" {page}\n" in navigation, f"{page} is not in mkdocs.yml"
    for page in MADE:
        assert f" {page}\n" in navigation


def test_the_site_loads_nothing_from_elsewhere() -> None:
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "font: false" in configuration
    for path in WRITTEN:
        assert not re.search(r"!\[[^]]*\]\(https?:", path.read_text("utf-8")), "a picture from elsewhere"


def test_the_example_has_as_many_messages_as_is_said() -> None:
    messages = len(list((ROOT / "examples/kaiyo/inbox").rglob("*.eml")))
    for name in ("README.md", "README.ja.md", "docs/tutorial/first-scan.md", "docs/tutorial/first-scan.ja.md"):
        claimed = re.findall(r"(\d+) (?:messages|通)", (ROOT / name).read_text("utf-8"))
        assert claimed
        assert {int(number) for number in claimed} == {messages}
