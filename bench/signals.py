"""How often each signal fires, corpus by corpus, and how the scores are spread: what weights and thresholds rest on.

    python bench/signals.py --company FILE [--with-past] CORPUS_DIR…

Each CORPUS_DIR is a folder of `.eml` files whose name is the corpus. Attack corpora are named with `--attack`. With
`--with-past` each corpus is scanned in the order of its dates, so that earlier mail is the past of later mail.
Prints, for every signal, the share of messages it fires on, and the weight that the data alone would give:
log2 of the ratio of the rates, half a message added on both sides. Then the scores that so many in a thousand exceed.
"""

import argparse
import math
from collections import Counter
from pathlib import Path

from noroshi.company.load import load_company
from noroshi.company.memory import as_time
from noroshi.company.people import PeopleIndex
from noroshi.detect.signal import all_signals
from noroshi.detect.verdict import NOTHING_KNOWN, judge_message
from noroshi.detect.weights import default_weights
from noroshi.hunt.knowledge import Knowledge
from noroshi.hunt.peek import relation_key
from noroshi.message.read import read_message


def main() -> None:
    """Reads the folders and prints the two tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--company", type=Path, required=True)
    options.add_argument("--attack", default="phish", help="names of attack corpora, with commas between")
    options.add_argument("--with-past", action="store_true", help="earlier mail of a corpus is known to later mail")
    given = options.parse_args()
    attacks = set(given.attack.split(","))
    company = load_company(given.company)
    people, weights = PeopleIndex(company), default_weights()
    fired: dict[str, Counter[str]] = {}
    scores: dict[str, list[float]] = {}
    for folder in given.folders:
        count, spread = fired.setdefault(folder.name, Counter()), scores.setdefault(folder.name, [])
        mails = [path.read_bytes() for path in sorted(folder.rglob("*.eml"))]
        knowledge = Knowledge(company, None)
        if given.with_past:
            mails.sort(key=_sent)
        for raw in mails:
            relation = knowledge.relation(raw) if given.with_past else NOTHING_KNOWN
            verdict = judge_message(read_message(raw), people, weights, relation)
            count.update(one.signal for one in verdict.evidence)
            spread.append(verdict.score_bits)
    names = list(fired)
    print(f"{'signal':44}" + "".join(f"{name[:9]:>10}" for name in names) + f"{'data':>8}{'weight':>8}")
    for signal in all_signals():
        rates = [fired[name][signal.name] / max(1, len(scores[name])) for name in names]
        fitted = math.log2(
            _rate(names, fired, scores, signal.name, attacks)
            / _rate(names, fired, scores, signal.name, set(names) - attacks)
        )
        line = "".join(f"{rate:10.2%}" for rate in rates)
        print(f"{signal.name:44}{line}{fitted:8.1f}{weights.signals[signal.name].bits:8.1f}")
    print(f"\n{'score exceeded by':44}" + "".join(f"{name[:9]:>10}" for name in names))
    for share in (0.5, 0.1, 0.01, 0.005, 0.001):
        line = "".join(f"{sorted(scores[name], reverse=True)[int(share * len(scores[name]))]:10.1f}" for name in names)
        print(f"{share:<44.1%}{line}")
    for level in ("caution", "danger"):
        bound = getattr(weights.thresholds, level)
        line = "".join(
            f"{sum(score >= bound for score in scores[name]) / max(1, len(scores[name])):10.2%}" for name in names
        )
        print(f"{level:44}{line}")


def _sent(raw: bytes) -> float:
    return as_time(relation_key(raw).date) or 0.0


def _rate(
    names: list[str], fired: dict[str, Counter[str]], scores: dict[str, list[float]], signal: str, of: set[str]
) -> float:
    hits = sum(fired[name][signal] for name in names if name in of)
    return (hits + 0.5) / (sum(len(scores[name]) for name in names if name in of) + 1.0)


if __name__ == "__main__":
    main()
