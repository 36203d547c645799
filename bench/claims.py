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
flatly by the publisher. `dev` is what the rules were written from and the votes were fitted on, so its figures flatter; `final` was annotated
apart, and nobody who writes rules reads it, though its counts were looked at while they were written. `alerts` are the annotated alerts of a
folder that is not shipped; they were read when the rules were begun. All are the judgement of one annotator. How far a second one, who
was given the sentences and the words of the claims, gave them the same type is told below: a reader that has to find the claims, too, cannot
be expected to do better. Repeat it with `python -m bench.claims --write`.
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
        print("\na second annotator, given the words of the claims, chose the same type")
        for name, folder in folders.items():
            if (folder / "second.tsv").exists():
                _second(name, folder)


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


def _second(name: str, folder: Path) -> None:
    """How often the two annotators agree, by language; then also by the second choice of one who hesitated."""
    agree: dict[str, list[tuple[bool, bool]]] = {}
    marked = {
        (path.stem, claim["id"]): claim["claim_type"]
        for path in (folder / "gold").glob("*.json")
        for claim in json.loads(path.read_text("utf-8"))["claims"]
    }
    for line in (folder / "second.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            document, claim, *chosen = line.split("\t")
            type_ = marked[document, claim]
            language = json.loads((folder / f"{document}.json").read_text("utf-8"))["lang"]
            agree.setdefault(language, []).append((chosen[0] == type_, type_ in chosen))
    for language, pairs in sorted(agree.items()):
        first, either = (sum(pair[place] for pair in pairs) / len(pairs) for place in (0, 1))
        print(f"{f'{name}, {language}':28}{len(pairs):7}  {first:.3f}, with the second choice {either:.3f}")


if __name__ == "__main__":
    main()
