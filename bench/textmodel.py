"""What the text model is worth: recall at 1% and 0.1% false alarms on mail that it has not seen.

    python bench/textmodel.py [FOLDER] [--write]

FOLDER holds one folder a class (`phish/`, `ham/`, and others that are only tested as ham, such as `enron/`), one message
a file, with the headers of whoever collected them removed. A `manifest.jsonl` beside or in it, with `file`, `corpus` and
`cluster`, parts the figures by corpus and keeps near duplicates on one side of a split. Without FOLDER,
`../shared/corpora` is unpacked and neutralised where it is there.

Each figure is "recall at 1% / recall at 0.1%" in percent, over phish of the tested side against one corpus of ham.
A corpus of fewer than 1,000 ham allows no false alarm at all at 0.1%: then it is the recall above its highest ham.
"model" ranks by the text model alone, "whole" by the verdict's score bits.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.page import printed_to_page
from noroshi.company.model import Company
from noroshi.company.people import PeopleIndex
from noroshi.detect.textmodel.model import TextModel
from noroshi.detect.textmodel.train import train_text_model
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message

SHARED = Path(__file__).parents[2] / "shared" / "corpora"
CLASSES = ("phish", "ham", "enron")
SEEDS = 2


class Mail(NamedTuple):
    """A message of the corpora."""

    file: str
    kind: str
    corpus: str
    cluster: str
    raw: bytes


class Scored(NamedTuple):
    """A message that the model had not seen, and what was said of it."""

    mail: Mail
    model: float
    whole: float


Split = Callable[[Mail], bool]


NOTES = """
Each figure is recall at 1% / at 0.1% false alarms, in percent, of phish that the model had not seen against one corpus of
ham: "model" by the text model alone, "whole" by the score of the verdict. A corpus of fewer than 1,000 ham allows no false
alarm at all at 0.1%. The last part leaves one corpus of ham out of the training. Repeat it with
`python -m bench.textmodel --write`.
"""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="one folder a class; left out: ../shared/corpora")
    parser.add_argument("--write", action="store_true", help="put the result into the documentation")
    options = parser.parse_args()
    with printed_to_page("textmodel", "The text model", NOTES, write=options.write):
        measure(options.folder)


def measure(folder: Path | None) -> None:
    """Prints all tables."""
    with tempfile.TemporaryDirectory() as scratch:
        mails = list(read_folder(folder or unpacked(Path(scratch))))
    phish = sum(mail.kind == "phish" for mail in mails)
    print(f"{phish} phish, {sum(mail.kind == 'ham' for mail in mails)} ham, {len(mails)} messages in all")
    for title, key in (("near duplicates kept together", "cluster"), ("by file name", "file")):
        print(f"\nHalf to learn, half to test, both ways, mean of {SEEDS} splits, {title}")
        tables = [
            table(scored(mails, lambda mail, seed=seed, side=side, key=key: half(seed, getattr(mail, key)) != side))
            for seed in range(SEEDS)
            for side in (False, True)
        ]
        show(tables)
    print("\nA corpus of ham that the model never met (half of the phish to learn, half to test)")
    for corpus in sorted({mail.corpus for mail in mails if mail.kind == "ham"}):
        unseen = scored(
            mails, lambda mail, corpus=corpus: mail.corpus == corpus or (mail.kind == "phish" and half(0, mail.cluster))
        )
        one = [each for each in unseen if each.mail.kind == "phish" or each.mail.corpus == corpus]
        if sum(each.mail.kind == "ham" for each in one) >= 20:
            show([{corpus: table(one)["all ham"]}])


def unpacked(scratch: Path) -> Path:
    """The public corpora, neutralised, in a folder."""
    if not SHARED.is_dir():
        sys.exit(f"no folder given, and {SHARED} is not there")
    for kind in CLASSES:
        neutral = scratch / f"{kind}.tar.gz"
        subprocess.run([sys.executable, SHARED / "neutralise.py", SHARED / f"{kind}.tar.gz", neutral], check=True)
        subprocess.run(["tar", "-xzf", neutral, "-C", scratch], check=True)
    (scratch / "manifest.jsonl").write_bytes((SHARED / "manifest.jsonl").read_bytes())
    return scratch


def read_folder(folder: Path) -> Iterator[Mail]:
    """All messages of the classes, in the order of their names."""
    known: dict[str, dict[str, str]] = {}
    for manifest in (folder / "manifest.jsonl", folder.parent / "manifest.jsonl", SHARED / "manifest.jsonl"):
        if manifest.is_file():
            lines = (json.loads(line) for line in manifest.read_text("utf-8").splitlines())
            known = {line["file"]: line for line in lines}
            break
    for kind in CLASSES:
        for path in sorted((folder / kind).glob("*")):
            told = known.get(f"{kind}/{path.name}", {})
            corpus, cluster = told.get("corpus", kind), str(told.get("cluster", path.name))
            yield Mail(f"{kind}/{path.name}", kind, corpus, cluster, path.read_bytes())


def half(seed: int, key: str) -> bool:
    """Which half a key falls into; the same on every machine."""
    return hashlib.sha256(f"{seed}:{key}".encode()).digest()[0] < 128


def scored(mails: list[Mail], tested: Split) -> list[Scored]:
    """Learns from the phish and ham that are not tested, and scores those that are."""
    begun = time.process_time()
    learnt = {kind: [mail.raw for mail in mails if mail.kind == kind and not tested(mail)] for kind in ("phish", "ham")}
    trained = train_text_model(learnt["phish"], learnt["ham"])
    seconds = time.process_time() - begun
    print(
        f"  learnt from {trained.phish}+{trained.ham} in {seconds:.1f} s CPU, {len(trained.blob) // 1024} KB",
        file=sys.stderr,
    )
    model = TextModel.load(trained.blob)
    people, weights = PeopleIndex(Company("Recipient", ("recipient.example",))), default_weights()
    found = []
    for mail in mails:
        if tested(mail):
            message = read_message(mail.raw)
            whole = judge_message(message, people, weights, text_model=model).score_bits
            found.append(Scored(mail, model.read(message).bits, whole))
    return found


def table(found: list[Scored]) -> dict[str, tuple[float, ...]]:
    """Corpus of ham → recall at 1% and 0.1% by the model, and by the whole."""
    corpora = {"all ham": [one for one in found if one.mail.kind == "ham"]}
    for one in found:
        if one.mail.kind != "phish":
            corpora.setdefault(one.mail.corpus, []).append(one)
    phish = [one for one in found if one.mail.kind == "phish"]
    return {
        corpus: tuple(
            recall([one[column] for one in phish], [one[column] for one in ham], alarms)
            for column in (1, 2)
            for alarms in (0.01, 0.001)
        )
        for corpus, ham in corpora.items()
    }


def recall(phish: list[float], ham: list[float], alarms: float) -> float:
    """Share of phish that score above all but that share of the ham."""
    bar = sorted(ham, reverse=True)[int(alarms * len(ham))]
    return sum(score > bar for score in phish) / len(phish)


def show(tables: list[dict[str, tuple[float, ...]]]) -> None:
    """Means over the tables, one line a corpus."""
    for corpus in sorted({corpus for one in tables for corpus in one}, key=lambda name: (name != "all ham", name)):
        rows = [one[corpus] for one in tables if corpus in one]
        means = [100 * sum(column) / len(rows) for column in zip(*rows, strict=True)]
        lowest = 100 * min(row[3] for row in rows)
        print(
            f"  {corpus:18} model {means[0]:5.1f} / {means[1]:5.1f}   whole {means[2]:5.1f} / {means[3]:5.1f}"
            + (f"   (lowest {lowest:.1f})" if len(rows) > 1 else "")
        )


if __name__ == "__main__":
    main()
