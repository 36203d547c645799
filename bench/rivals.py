"""Noroshi beside rspamd and SpamAssassin: the same neutralised mail, offline, untrained and trained on the same half.

    python -m bench.rivals FOLDER [--write] [--quick] [--keep FILE]

With `--keep`, what SpamAssassin made of the messages is stored in a file and taken from there the next time (it takes a
quarter of an hour); Noroshi and rspamd are always run anew, beside each other.

FOLDER holds class sub-folders (`phish/`, `ham/`, `spam/`, `enron/`) or archives of these; see `bench/corpora.py`.
"""

import argparse
import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.corpora import HAM, PHISH, Sample, read_samples
from bench.programs import Noroshi, Rspamd, Run, SpamAssassin

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"
BEGIN, END = "<!-- rivals: begin -->", "<!-- rivals: end -->"
RATES = (0.01, 0.001)
QUICK = 900
TIMED = 50
"""messages of a corpus whose time can be told from that of a start"""
SA_CORPUS = "sa_"


def main() -> None:
    """Measures and prints; with `--write`, puts the result into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write to {PAGE.name}")
    parser.add_argument("--quick", action="store_true", help=f"only {QUICK} messages: to see that all works")
    parser.add_argument("--only", help="only these programs, with commas between")
    parser.add_argument("--keep", type=Path, help="file for what SpamAssassin made of the messages")
    options = parser.parse_args()
    install()
    with tempfile.TemporaryDirectory(prefix="noroshi-bench-") as folder, contextlib.ExitStack() as stack:
        work = Path(folder)
        samples = read_samples(options.folder, work / "mail")
        if options.quick:
            samples = samples[:QUICK]
        report = measure(samples, work, stack, options.only.split(",") if options.only else [], options.keep)
    print(report)
    if options.write:
        write(report)


def install() -> None:
    """Gets the rivals from Debian where that is allowed."""
    missing = [name for name in ("rspamd", "spamassassin") if shutil.which(name) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=environment, check=False
        )


def measure(
    samples: Sequence[Sample], work: Path, stack: contextlib.ExitStack, only: Sequence[str], keep: Path | None
) -> str:
    """Runs every program that is here, untrained on all and trained on one half; gives the report in Markdown."""
    programs: list[Noroshi | Rspamd | SpamAssassin] = [Noroshi(work)]
    if shutil.which("rspamd"):
        programs.append(stack.enter_context(Rspamd(work)))
    if shutil.which("spamassassin"):
        programs.append(SpamAssassin(work))
    programs = [program for program in programs if not only or program.name in only]
    phish, ham = _training_folders(samples, work)
    unseen = [sample for sample in samples if not sample.training]
    untrained, trained = [], []
    for program in programs:
        kept = _kept(program, samples, keep)
        if kept is None:
            print(f"{program.name}: untrained …", file=sys.stderr, flush=True)
            before = _by_corpus(program, samples)
            print(f"{program.name}: training …", file=sys.stderr, flush=True)
            program.train(samples, phish, ham)
            kept = before, _by_corpus(program, unseen)
            if keep is not None and isinstance(program, SpamAssassin):
                content = {"what": _identity(program, samples), "runs": [run.kept() for run in kept]}
                keep.write_text(json.dumps(content), "utf-8")
        untrained.append(kept[0])
        trained.append(kept[1])
    versions = ", ".join(f"{program.name} {program.version()}" for program in programs)
    return "\n".join(_report(samples, unseen, untrained, trained, versions))


def _by_corpus(program: Noroshi | Rspamd | SpamAssassin, samples: Sequence[Sample]) -> Run:
    """One scan for each corpus: each is a mailbox of its own, with a past of its own and its own costs."""
    run = Run(program.name)
    corpora: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        corpora[_corpus(sample)].append(sample)
    for corpus, those in sorted(corpora.items()):
        run.add(corpus, len(those), program.scan(those))
    return run


def _corpus(sample: Sample) -> str:
    return sample.label if sample.label == PHISH else f"{sample.label}: {sample.corpus}"


def _kept(
    program: Noroshi | Rspamd | SpamAssassin, samples: Sequence[Sample], keep: Path | None
) -> tuple[Run, Run] | None:
    if keep is None or not keep.is_file() or not isinstance(program, SpamAssassin):
        return None
    content = json.loads(keep.read_text("utf-8"))
    if content["what"] != _identity(program, samples):
        return None
    untrained, trained = (Run.of_kept(one) for one in content["runs"])
    return untrained, trained


def _identity(program: SpamAssassin, samples: Sequence[Sample]) -> str:
    """Version and messages: only what was made of the same by the same is taken from a file."""
    digest = hashlib.sha256(program.version().encode())
    for sample in samples:
        digest.update(sample.path.name.encode() + sample.path.read_bytes())
    return digest.hexdigest()


def _training_folders(samples: Sequence[Sample], work: Path) -> tuple[Path, Path]:
    folders = work / "train-phish", work / "train-ham"
    for folder in folders:
        folder.mkdir()
    for sample in samples:
        if sample.training and sample.label in {PHISH, *HAM}:
            (folders[sample.label != PHISH] / sample.path.name).hardlink_to(sample.path)
    return folders


def _report(
    samples: Sequence[Sample], unseen: Sequence[Sample], untrained: Sequence[Run], trained: Sequence[Run], versions: str
) -> Iterable[str]:
    now = datetime.now(UTC)
    size = sum(sample.path.stat().st_size for sample in samples) / len(samples) / 1024
    yield f"Measured on {now:%Y-%m-%d} on {_machine()}; {versions}; {len(samples)} messages of {size:.0f} KB on average.\n"
    yield "### Speed and memory\n"
    yield "| program | messages per CPU second | CPU ms per message | trained: CPU ms per message | peak memory |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for run, later in zip(untrained, trained, strict=True):
        each = 1000 * run.cpu / len(samples)
        after = 1000 * later.cpu / len(unseen)
        peak = max(run.peak, later.peak) / 2**20
        yield f"| {run.program} | {1000 / max(each, 1e-9):.0f} | {each:.2f} | {after:.2f} | {peak:.0f} MB |"
    yield "\nMessages per CPU second, and peak memory, untrained:\n"
    yield f"| mail | {' | '.join(run.program for run in untrained)} |"
    yield "| --- |" + " ---: |" * len(untrained)
    for corpus in sorted(untrained[0].costs):
        costs = [run.costs[corpus] for run in untrained]
        if costs[0].messages >= TIMED:
            cells = " | ".join(
                f"{cost.messages / max(cost.cpu, 1e-9):.0f}, {cost.peak / 2**20:.0f} MB" for cost in costs
            )
            yield f"| {_called(corpus)} ({costs[0].messages}) | {cells} |"
    yield f"\n### Untrained, all {len(samples)} messages\n"
    yield from _tables(samples, untrained)
    yield f"\n### Trained on one half, {len(unseen)} messages of the other\n"
    yield from _tables(unseen, trained)


def _tables(samples: Sequence[Sample], runs: Sequence[Run]) -> Iterable[str]:
    names: dict[str, list[str]] = defaultdict(list)
    for sample in samples:
        names[_corpus(sample)].append(sample.path.name)
        if sample.label in HAM:
            names["all honest mail"].append(sample.path.name)
    phish = names[PHISH]
    programs = " | ".join(run.program for run in runs)
    yield (
        f"Recall of {len(phish)} phishing mails, with the threshold that allows so many false alarms in that honest mail"
        " (0.1% of fewer than a thousand mails is none at all):\n"
    )
    yield f"| honest mail | false alarms | {programs} |"
    yield "| --- | ---: |" + " ---: |" * len(runs)
    honest = [name for name in names if name.split(":")[0] in HAM or name == "all honest mail"]
    for name in sorted(honest):
        allowed = -1
        for rate in RATES:
            if int(rate * len(names[name])) != allowed:
                allowed = int(rate * len(names[name]))
                cells = " | ".join(f"{recall(run, phish, names[name], rate):.1%}" for run in runs)
                yield f"| {_called(name)} ({len(names[name])}) | {rate:.1%}: {allowed} | {cells} |"
    yield f"\nReported at the default threshold:\n\n| mail | {programs} |"
    yield "| --- |" + " ---: |" * len(runs)
    for name in sorted(names):
        cells = " | ".join(f"{sum(one in run.flagged for one in names[name]) / len(names[name]):.1%}" for run in runs)
        yield f"| {_called(name)} ({len(names[name])}) | {cells} |"


def recall(run: Run, phish: Sequence[str], honest: Sequence[str], rate: float) -> float:
    """Share of the phish above the lowest threshold that reports at most `rate` of the honest mail.

    A message without a score counts as not reported.
    """
    ranked = sorted((run.scores.get(name, -1e9) for name in honest), reverse=True)
    limit = ranked[min(int(rate * len(honest)), len(ranked) - 1)]
    return sum(run.scores.get(name, -1e9) > limit for name in phish) / len(phish)


def _called(name: str) -> str:
    return f"{name} †" if f": {SA_CORPUS}" in name else name


def _machine() -> str:
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    return f"{model} ({os.cpu_count()} CPUs), Python {platform.python_version()}"


NOTES = """
† SpamAssassin's rules were developed on this corpus.

How the rivals run: as a careful administrator would run them without a network. rspamd 3: its Debian configuration, one
scanning worker, modules that ask DNS, other servers or Redis are off (RBL, SURBL, SPF, DKIM, DMARC, fuzzy hashes,
reputation, neural), Bayes in SQLite, 50 messages to warm up. SpamAssassin 4: its Debian rules, its Perl library in one
process with compiled rules, local tests only, Bayes without automatic learning. Neither has its network tests here, on
which both rely in daily use. Each corpus is scanned as a mailbox of its own; rspamd is one daemon, so its memory only
grows. Start-up is not counted for anybody; for Noroshi, that is the time of a scan of one message.
Noroshi runs with `--jobs 1` (one process reads, one judges; both count) and knows nothing of the company but its domain.
Reported means: Noroshi `caution` or `danger`, rspamd `add header` or more, SpamAssassin 5 points or more.

SpamAssassin's figures may come from an earlier run over the same messages on the same machine (`--keep`); Noroshi and
rspamd always run beside each other.

Training (`noroshi learn --phish --ham`, rspamd's learning, `sa-learn`) uses the same messages for all: the half whose file
names have a SHA-256 below the middle. Plain spam is in no training. Repeat it with `make bench WRITE=1`.
"""


def write(report: str) -> None:
    """Puts the report between its marks in the page, and keeps the rest of the page."""
    page = PAGE.read_text("utf-8") if PAGE.exists() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    if BEGIN not in page:
        page += f"\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(f"{before}{BEGIN}\n\n## Beside rspamd and SpamAssassin\n\n{report}\n{NOTES}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
