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
flatly by the publisher. `dev` is what the rules were written from, so its figures flatter; `final` was annotated apart, and nobody who
writes rules reads it. `alerts` are the annotated alerts of a folder that is not shipped; they were read when the rules were begun.
All are the judgement of one annotator; a second pass over three documents agreed on 0.91 of the claims at best. Repeat it with
`python -m bench.claims --write`.
"""


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--alerts", type=Path, default=Path("../shared/alerts"), help="annotated alerts that are not shipped"
    )
    parser.add_argument("--write", action="store_true", help="also put it into docs/reference/benchmarks.md")
    options = parser.parse_args()
    folders = {"final": GOLD / "final", "dev": GOLD / "dev", "alerts": options.alerts}
    with printed_to_page("claims", "Claims of alerts", NOTES, write=options.write):
        print(
            f"{'documents':28}{'claims':>7}{'P':>7}{'R':>7}{'F1':>7}{'hedge':>7}{'chain':>7}{'techn.':>8}{'in furniture':>14}"
        )
        for name, folder in folders.items():
            if (folder / "gold").is_dir():
                _set(name, folder)


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


if __name__ == "__main__":
    main()
