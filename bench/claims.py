"""How well the claims of alerts are read: `noroshi eval` on each set of annotated documents, side by side.

python -m bench.claims [--alerts FOLDER] [--write]
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from bench.page import printed_to_page

GOLD = Path(__file__).parent.parent / "tests/alerts/gold"
FIGURES = ("claim_precision", "claim_recall", "claim_f1", "hedge_macro_f1", "chain_exact", "technique_f1")
NOTES = """
P, R, F1: claims of which the sentence overlaps and the type is the same. Hedges (macro-F1) and speaker chains (from end to end) of
those. Techniques by document, a parent counting as right. The baseline takes each sentence for a claim of the commonest type, stated
flatly by the publisher. `dev` is what the rules were written from and the votes were fitted on, so its figures flatter. `final` was annotated
by two people apart, and a third decided where they differed; nobody who writes rules reads it, though its counts were looked at while they were
written. `unseen` are fresh documents, a third of many, written to be hard: nobody read them, and they were counted a few times. `alerts` are the
annotated alerts of a folder that is not shipped; they were read when the rules were begun. Below stands how well the two annotators of `final` agree,
in the same measure: a reader cannot be expected to do better. Repeat it with `python -m bench.claims --write`.
"""


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--alerts", type=Path, default=Path("../shared/alerts"), help="annotated alerts that are not shipped"
    )
    parser.add_argument("--write", action="store_true", help="also put it into docs/reference/benchmarks.md")
    options = parser.parse_args()
    folders = {**{name: GOLD / name for name in ("final", "unseen", "dev")}, "alerts": options.alerts}
    with printed_to_page("claims", "Claims of alerts", NOTES, write=options.write):
        print(
            f"{'documents':28}{'claims':>7}{'P':>7}{'R':>7}{'F1':>7}{'hedge':>7}{'chain':>7}{'techn.':>8}{'in furniture':>14}"
        )
        for name, folder in folders.items():
            if (folder / "gold").is_dir():
                _set(name, folder)
        print("\none annotator of final against the other, apart")
        _annotators(GOLD / "final" / "annotators.tsv")


def _set(name: str, folder: Path) -> None:
    command = [str(Path(sys.executable).with_name("noroshi")), "eval", str(folder), "--format", "json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for group, both in rows.items():
        for reader, figures in both.items():
            if group == "all" or reader == "noroshi":
                title = f"{name}, {group} ({figures['documents']})" if reader == "noroshi" else "  baseline"
                values = "".join(f"{figures[figure]:7.3f}" for figure in FIGURES[:-1])
                print(
                    f"{title:28}{figures['claims_marked']:7}{values}{figures[FIGURES[-1]]:8.3f}{figures['claims_in_furniture']:14}"
                )


def _annotators(table: Path) -> None:
    """How well two people who annotated the same documents agree, by language."""
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    for language in ("en", "ja"):
        said = [row for row in rows if row[0].startswith(f"final-{language}")]
        both = [row for row in said if row[2] != "-" and row[3] != "-"]
        typed = [row for row in both if row[2] == row[3]]
        marked = [sum(row[column] != "-" for row in said) for column in (2, 3)]
        hedges = sum(row[5] == row[6] for row in typed) / len(typed)
        chains = sum(row[7] == "=" for row in typed) / len(typed)
        print(
            f"{language}: {marked[0]} and {marked[1]} claims; F1 {2 * len(typed) / sum(marked):.3f}, whatever the type"
            f" {2 * len(both) / sum(marked):.3f}; same hedge {hedges:.3f}, same chain to the letter {chains:.3f}"
        )


if __name__ == "__main__":
    main()
