"""How well alerts are laid beside one another: pairs of claims and sets of documents that a person marked, beside what was found.

python -m bench.together [--alerts FOLDER] [--write] [FOLDER …]
"""

import argparse
import time
from pathlib import Path

from bench.page import printed_to_page
from noroshi.alerts.evaluate.gold import read_gold
from noroshi.alerts.evaluate.pairs import PairScore, read_pairs, score_pairs
from noroshi.alerts.model import Alert
from noroshi.alerts.read import read_alert

GOLD = Path(__file__).parent.parent / "tests/alerts/gold"
RELATIONS = ("contradicts", "supports", "hedge-differs", "not-a-contradiction")
"""what most pairs are marked as; others are shown behind them"""
NOTES = """
Marked: pairs that a person marked. Readable: those of which both claims were read at all. Found: those that are shown so (for
`not-a-contradiction`: not shown as a contradiction). Retellings: pairs of documents that retell one another and were put into one lineage.
Joined wrongly: pairs that have nothing to do with one another and were. Reported: contradictions that are shown between any two documents of the
set; a person marked few of those that are true, so that it is no measure of false ones. All documents of a set are laid beside one
another at once. `dev` is what the rules were written from; `final` and `unseen` were marked apart, and nobody who writes rules reads them. Repeat it with
`python -m bench.together --write`.
"""


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="other folders of annotated alerts")
    parser.add_argument(
        "--alerts", type=Path, default=Path("../shared/alerts"), help="annotated alerts that are not shipped"
    )
    parser.add_argument("--write", action="store_true", help="also put it into docs/reference/benchmarks.md")
    options = parser.parse_args()
    folders = {**{name: GOLD / name for name in ("final", "unseen", "dev")}, "alerts": options.alerts}
    if options.folders:
        folders = {folder.name: folder for folder in options.folders}
    with printed_to_page("together", "Alerts beside one another", NOTES, write=options.write):
        print(f"{'documents':32}{'marked':>9}{'readable':>10}{'found':>7}{'of readable':>13}")
        for name, folder in folders.items():
            if (folder / "gold").is_dir():
                _set(name, folder)


def _set(name: str, folder: Path) -> None:
    pairs = read_pairs(folder)
    if pairs is None:
        return
    documents = read_gold(folder)
    alerts: list[Alert] = [read_alert(document.data, f"{document.name}.json") for document in documents]
    begin = time.perf_counter()
    score = score_pairs(pairs, documents, alerts)
    claims = sum(len(alert.claims) for alert in alerts)
    print(f"{name} ({len(documents)}), {claims} claims, {time.perf_counter() - begin:.1f} s")
    for relation in sorted(score.marked, key=_place):
        _row(score, relation)
    print(f"  {'retellings':30}{score.retellings:9}{'':10}{score.retellings_found:7}")
    print(f"  {'joined wrongly':30}{'':19}{score.joined_wrongly:7}")
    print(f"  {'contradictions reported':30}{'':19}{score.reported:7}")


def _place(relation: str) -> tuple[int, str]:
    return (RELATIONS.index(relation) if relation in RELATIONS else len(RELATIONS), relation)


def _row(score: PairScore, relation: str) -> None:
    readable, found = score.readable[relation], score.found[relation]
    share = f"{found / readable:13.2f}" if readable else f"{'':13}"
    print(f"  {relation:30}{score.marked[relation]:9}{readable:10}{found:7}{share}")


if __name__ == "__main__":
    main()
