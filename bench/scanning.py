"""Runs `noroshi` as an outside tool would: files in, JSON lines out."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DANGER = 2
CAUTION = 1
LEVELS = {"clear": 0, "caution": CAUTION, "danger": DANGER}


def noroshi() -> list[str]:
    """The command of this environment."""
    beside = Path(sys.executable).with_name("noroshi")
    found = str(beside) if beside.exists() else shutil.which("noroshi")
    if found is None:
        raise SystemExit("noroshi is not installed here: uv sync")
    return [found]


def write_folder(folder: Path, messages: Sequence[bytes]) -> Path:
    """One file a message, with names that say nothing."""
    folder.mkdir(parents=True)
    for number, raw in enumerate(messages):
        (folder / f"{number:06}.eml").write_bytes(raw)
    return folder


def learn(folder: Path, company: Path, history: Path) -> None:
    """Make a history file of the mail in `folder`."""
    command = [*noroshi(), "learn", str(folder), "--company", str(company), "--history", str(history)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"noroshi learn failed ({done.returncode}):\n{done.stderr}")


def scan(folder: Path, company: Path, history: Path | None = None, jobs: int = 0) -> list[dict[str, Any]]:
    """The verdict of each message of a folder made by `write_folder`, in its order."""
    command = [*noroshi(), "scan", str(folder), "--company", str(company), "--format", "jsonl"]
    if history is not None:
        command += ["--history", str(history)]
    if jobs:
        command += ["--jobs", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"noroshi scan failed ({done.returncode}):\n{done.stderr}")
    found = {}
    for line in done.stdout.splitlines():
        verdict = json.loads(line)
        if "verdict" in verdict:
            found[Path(verdict["source"].partition("#")[0]).name] = verdict
    names = sorted(path.name for path in folder.iterdir())
    missing = [name for name in names if name not in found]
    if missing:
        raise SystemExit(f"noroshi scan gave no verdict for {len(missing)} messages, first {missing[0]}")
    return [found[name] for name in names]


def upper_bound(events: int, trials: int) -> float:
    """95% one-sided upper bound of a rate (Clopper and Pearson 1934), by bisection of the binomial tail."""
    from math import exp, lgamma, log, log1p

    if events >= trials:
        return 1.0

    def at_most(rate: float) -> float:
        return sum(
            exp(
                lgamma(trials + 1)
                - lgamma(seen + 1)
                - lgamma(trials - seen + 1)
                + seen * log(rate)
                + (trials - seen) * log1p(-rate)
            )
            for seen in range(events + 1)
        )

    low, high = 1e-12, 1 - 1e-12
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if at_most(middle) > 0.05 else (low, middle)
    return high
