"""Measures Noroshi on the hold-out of `tests/holdout`.

The output names categories and counts only, so that those who write rules may run it; `--show` is for those who
keep the hold-out.

    python bench/holdout.py --part seen
    python bench/holdout.py --part unseen --by-category --rivals
"""

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.corpora import Sample
from bench.page import printed_to_page
from bench.programs import Rspamd, SpamAssassin
from bench.scanning import CAUTION, DANGER, LEVELS, learn, scan, write_folder
from tests.holdout.scenes import COMPANY, load, past
from tests.scenes import Scene

NOTES = """
The messages of the part `unseen` were written apart from the rules, for the company of `examples/kaiyo`, and whoever writes rules has not
read them; `tests/holdout/README.md` says how.
Level 1 takes the name of one of the company's people, or its domain; level 2 uses a look-alike domain or a claim in the
text; level 3 is a lure without such a claim. rspamd and SpamAssassin know nothing of the company and run without their
network tests. Repeat it with `python -m bench.holdout --part unseen --by-category --rivals --write`.
"""


def main() -> None:
    """Run from the command line."""
    options = _options()
    if options.write and options.show:
        raise SystemExit("--show names the messages, and the page is for everybody: not together with --write")
    with printed_to_page("holdout", "The hold-out", NOTES, write=options.write):
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Scan the hold-out and print."""
    scenes = load("*" if options.part == "all" else options.part)
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(Path(scratch) / "mail", [scene.raw() for scene in scenes])
        history = Path(scratch) / "history.db"
        learn(write_folder(Path(scratch) / "past", list(past())), COMPANY, history)
        attacks = sum(scene.attack for scene in scenes)
        print(f"hold-out, part {options.part}: {attacks} attacks, {len(scenes) - attacks} honest mails")
        for title, known in (("with history", history), ("without history", None)):
            if options.history and known is None:
                continue
            verdicts = scan(folder, COMPANY, known)
            _report(title, scenes, verdicts, by_category=options.by_category, show=options.show)
        if options.rivals:
            for name, flagged in _rivals(folder, Path(scratch)):
                levels = [DANGER if flag else 0 for flag in flagged]
                print(f"\n{name}, offline, at its own threshold: {_line(zip(scenes, levels, strict=True), DANGER)}")


def _rivals(folder: Path, scratch: Path) -> Iterator[tuple[str, list[bool]]]:
    """Untrained; what each one flags, in the order of the names."""
    samples = [Sample(path, "holdout", "holdout") for path in sorted(folder.iterdir())]
    if shutil.which("spamassassin"):
        run = SpamAssassin(scratch).scan(samples)
        yield run.program, [sample.path.name in run.flagged for sample in samples]
    if shutil.which("rspamd"):
        with Rspamd(scratch) as rspamd:
            run = rspamd.scan(samples)
        yield run.program, [sample.path.name in run.flagged for sample in samples]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["seen", "unseen", "all"], default="all")
    parser.add_argument("--by-category", action="store_true")
    parser.add_argument("--history", action="store_true", help="only with history")
    parser.add_argument("--rivals", action="store_true", help="also rspamd and SpamAssassin, where installed")
    parser.add_argument("--show", action="store_true", help="name the failing messages and their texts")
    parser.add_argument("--write", action="store_true", help="put the result into the documentation")
    return parser.parse_args()


def _report(title: str, scenes: list[Scene], verdicts: list[dict[str, Any]], *, by_category: bool, show: bool) -> None:
    levels = [LEVELS[verdict["verdict"]] for verdict in verdicts]
    pairs = list(zip(scenes, levels, strict=True))
    print(f"\n{title}")
    print(f"  at danger             {_line(pairs, DANGER)}")
    print(f"  at caution or danger  {_line(pairs, CAUTION)}")
    for level in (1, 2, 3):
        those = [(scene, found) for scene, found in pairs if scene.level == level]
        print(f"  attacks of level {level}    {_caught(those, DANGER)} at danger, {_caught(those, CAUTION)} at caution")
    as_wanted = sum(_fits(scene.wanted, found) for scene, found in pairs)
    print(f"  as a person would want: {as_wanted} of {len(pairs)}")
    if by_category:
        groups: dict[tuple[str, str], list[tuple[Scene, int]]] = defaultdict(list)
        for scene, found in pairs:
            groups["attack" if scene.attack else "honest", scene.category].append((scene, found))
        print(f"  {'kind':7} {'category':32} {'n':>3} {'danger':>7} {'caution':>8} {'clear':>6}")
        for (kind, category), those in sorted(groups.items()):
            counts = [sum(found == wanted for _, found in those) for wanted in (DANGER, CAUTION, 0)]
            print(f"  {kind:7} {category:32} {len(those):3} {counts[0]:7} {counts[1]:8} {counts[2]:6}")
    if show:
        for scene, verdict in zip(scenes, verdicts, strict=True):
            if not _fits(scene.wanted, LEVELS[verdict["verdict"]]):
                _show(scene, verdict)


def _line(pairs: Iterable[tuple[Scene, int]], threshold: int) -> str:
    pairs = list(pairs)
    attacks = [(scene, found) for scene, found in pairs if scene.attack]
    honest = [(scene, found) for scene, found in pairs if not scene.attack]
    return f"caught {_caught(attacks, threshold)}, false alarms {_caught(honest, threshold)}"


def _caught(pairs: list[tuple[Scene, int]], threshold: int) -> str:
    return f"{sum(found >= threshold for _, found in pairs)}/{len(pairs)}"


def _fits(wanted: str, found: int) -> bool:
    return {
        "danger": found == DANGER,
        "at-least-caution": found >= CAUTION,
        "not-danger": found < DANGER,
        "clear": found == 0,
    }[wanted]


def _show(scene: Scene, verdict: dict[str, Any]) -> None:
    print(f"\n  {scene.id} [{scene.category}] wanted {scene.wanted}, got {verdict['verdict']} {verdict['score_bits']}")
    print(f"    {scene.from_} | {scene.subject}")
    for evidence in verdict["evidence"]:
        print(f"    {evidence['bits']:+6.1f} {evidence['signal']}: {evidence['quote'][:80]!r}")


if __name__ == "__main__":
    main()
