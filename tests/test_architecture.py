"""What holds for the whole house: floors, a quick start, no network."""

import ast
import graphlib
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import noroshi
from tests.mail import mail, mbox

ROOT = Path(__file__).parent.parent
HEAVY = {
    "sklearn",
    "scipy",
    "numpy",
    "rich",
    "jinja2",
    "pypdfium2",
    "py7zr",
    "pycdlib",
    "PIL",
    "zxingcpp",
    "selectolax",
}
START_SECONDS = 0.3
COMPANY = '[company]\nname = "Kaiyo Exchange"\ndomains = ["kaiyo-exchange.example"]\n'

GUARD = """
import socket, sys
def deny(*a, **k): raise SystemExit("a socket was opened")
real = socket.socket
class Guarded(real):
    def __new__(cls, family=-1, *a, **k):
        if family != socket.AF_UNIX: deny()
        return super().__new__(cls, family, *a, **k)
socket.socket = Guarded
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = deny
sys.addaudithook(lambda event, args: deny() if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto") else None)
from noroshi.cli.main import main
main(prog_name="noroshi")
"""


def python(code: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_floors_import_only_downwards() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_needs_itself() -> None:
    """Imports within functions count, too; those for the type checker alone do not."""
    source = ROOT / "src"
    files = {_module(path, source): path for path in source.rglob("*.py")}
    needs = {name: _imports(path) for name, path in files.items()}
    graph = {name: {_known(each, files) for each in found} - {"", name} for name, found in needs.items()}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def _module(path: Path, source: Path) -> str:
    return ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    left: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    found: set[str] = set()
    while left:
        node = left.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        left += ast.iter_child_nodes(node)
    return found


def _known(name: str, files: dict[str, Path]) -> str:
    """The module that an imported name is, or stands in; empty where it is not ours."""
    return name if name in files else name.rpartition(".")[0] if name.rpartition(".")[0] in files else ""


def test_the_command_line_starts_without_heavy_modules() -> None:
    code = "import sys\nfrom noroshi.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    loaded = {name.partition(".")[0] for name in python(code).stdout.split()}
    assert not loaded & HEAVY
    assert "click" in loaded


def test_the_help_comes_at_once() -> None:
    code = "import time, sys\nstart = time.process_time()\nfrom noroshi.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(time.process_time() - start)"
    assert min(float(python(code).stdout.split()[-1]) for _ in range(3)) < START_SECONDS


def test_possessive_groups_end_in_an_alternative_that_never_fits() -> None:
    """Python 3.11 before 3.11.5 reads other ones wrongly; see `message/html_source.py`."""
    wrong = []
    for module in pkgutil.walk_packages(noroshi.__path__, "noroshi."):
        for name, pattern in vars(importlib.import_module(module.name)).items():
            if isinstance(pattern, re.Pattern) and not all(map(_is_safe, _possessive(pattern))):
                wrong.append(f"{module.name}.{name}")
    assert not wrong


def _possessive(pattern: re.Pattern[Any]) -> Iterator[Any]:
    """Bodies of the possessive repeats in a pattern, as `re` has parsed them."""
    left = [_parser.parse(pattern.pattern, pattern.flags)]
    while left:
        for operation, argument in left.pop():
            if operation is _parser.POSSESSIVE_REPEAT:
                yield argument[2]
            arguments = argument if isinstance(argument, (tuple, list)) else [argument]
            arguments = [each for one in arguments for each in (one if isinstance(one, list) else [one])]
            left += [each for each in arguments if isinstance(each, _parser.SubPattern)]


def _is_safe(body: Any) -> bool:
    (operation, argument), *more = body
    if more or operation is _parser.SUBPATTERN:
        return False
    if operation is not _parser.BRANCH:
        return True
    last, what = argument[1][-1][0]
    return last is _parser.FAILURE or (last is _parser.ASSERT_NOT and not what[1])


@pytest.mark.parametrize("module", ["message", "hunt"])
def test_each_limit_has_a_test(module: str) -> None:
    source = (ROOT / f"src/noroshi/{module}/limits.py").read_text("utf-8")
    named = set(re.findall(r"^([A-Z_]+): Final", source, re.MULTILINE))
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert named
    assert not {name for name in named if not re.search(rf"\b{name}\b", tests)}


def test_a_scan_does_not_load_what_only_training_needs(tmp_path: Path) -> None:
    (tmp_path / "company.toml").write_text(COMPANY, "utf-8")
    (tmp_path / "a.eml").write_bytes(mail(subject="x", body="y"))
    code = "import sys\nfrom noroshi.cli.main import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = python(code, "scan", "a.eml", "--company", "company.toml", "--format", "jsonl", cwd=tmp_path)
    assert not {name.partition(".")[0] for name in done.stdout.split()} & {"sklearn", "scipy", "jinja2"}


@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_a_scan_opens_no_connection(tmp_path: Path, form: str) -> None:
    (tmp_path / "company.toml").write_text(COMPANY, "utf-8")
    body = '<img src="http://192.0.2.1/a.png"><a href="http://evil.example/x">pay</a><link rel=stylesheet href="//evil.example/c">'
    (tmp_path / "m").write_bytes(mbox([mail(subject="x", html=body), mail(subject="y", body="http://evil.example/")]))
    done = python(GUARD, "scan", "m", "--company", "company.toml", "--format", form, "--lang", "en", cwd=tmp_path)
    assert done.returncode in {0, 1}, done.stderr
    assert "socket" not in done.stderr
    assert done.stdout
