"""Impersonation benchmark: a real company's mail, and attacks in its executives' names.

The archive is split by date. The older part is the past, which `noroshi learn` reads; the newer part is honest mail to
be scanned. Attacks are made at three levels:

1. an executive's name as display name, from free mail or an unknown domain;
2. an executive's name from a look-alike of the company's domain;
3. a known sender's style and thread: a reply in a real thread to its real recipients, with the sender's own words,
   from an unknown or look-alike address, or from the real one with failing authentication and a Reply-To elsewhere.

Both sides get their headers from one function (`tests/mail.py`): Received, Authentication-Results, Message-ID. Honest
senders are authenticated by their own domains, and attackers by theirs, in the same proportions. Half of the attacks
carry real bodies of honest mail, half of them texts of `attack_texts.py`.

The honest side is the newer mail as it was, enlarged to 10,000 by re-pairing the headers of one honest message with
the subject and body of another by the same executive, or by another insider, or by another outsider; so the 10,000
are not independent, and the bound of the real ones is printed beside it. Relatives who share an executive's name are among
them (`--company` may name their addresses).

    python bench/impersonation.py                                   # Enron's part of ../shared/corpora
    python bench/impersonation.py --archive mail.mbox --company company.toml
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.archive import read_archive, read_target, write_company
from bench.impersonations import SEED, Attack, Bench
from bench.page import printed_to_page
from bench.scanning import CAUTION, DANGER, LEVELS, learn, scan, upper_bound, write_folder

CORPORA = Path("../shared/corpora")


NOTES = """
Attacks: level 1 is an executive's name with an address of free mail or of an unknown domain; level 2 his name with a
look-alike of the company's domain; level 3 an answer in a real thread in the style of who wrote in it, from an unknown
or look-alike address, or from the real one with failing authentication and a Reply-To elsewhere. Half of them carry
real bodies of honest mail. Headers are made by one function on both sides. The archive has no headers of its own to
speak of, so the authentication results are made: they say nothing about how well a domain is set up in real life.
The honest side beyond the real letters pairs the sender of one with the words of another, so its messages are not
independent, and its bound is too good; the bound of the real ones is beside it. Repeat it with
`python -m bench.impersonation --write`.
"""


def main() -> None:
    """Run from the command line."""
    options = _options()
    title = "Impersonation of a real company's executives"
    with printed_to_page("impersonation", title, NOTES, write=options.write):
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Make both sides, scan them, print."""
    target, letters = read_target(options.company), read_archive(options.archive)
    bench = Bench(target, letters)
    attacks = {
        "1 display name": [bench.level_1() for _ in range(options.attacks)],
        "2 look-alike domain": [bench.level_2() for _ in range(options.attacks)],
        "3 style and thread, executive": [bench.level_3(executives=True) for _ in range(options.attacks)],
        "3 style and thread, other known sender": [bench.level_3(executives=False) for _ in range(options.attacks)],
    }
    honest = bench.honest(options.honest)
    real = min(len(bench.after), len(honest))
    print(f"{target.name}: {len(letters)} letters, {len(target.executives)} executives; past {len(bench.before)};")
    print(f"honest {len(honest)}, of which {real} as they were and {len(honest) - real} re-paired; seed {SEED}")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        company, history = root / "company.toml", root / "history.db"
        write_company(target, company, bench.server)
        learn(write_folder(root / "past", bench.past()), company, history)
        sides = {"honest": write_folder(root / "honest", honest)}
        for number, (name, made) in enumerate(attacks.items()):
            sides[name] = write_folder(root / f"attacks-{number}", [attack.raw for attack in made])
        for title, known in (("with history", history), ("without history", None)):
            print(f"\n{title}")
            verdicts = {side: scan(folder, company, known) for side, folder in sides.items()}
            for side in attacks:
                _recall(side, [LEVELS[verdict["verdict"]] for verdict in verdicts[side]])
            levels = [LEVELS[verdict["verdict"]] for verdict in verdicts["honest"]]
            for name, threshold in (("danger", DANGER), ("caution or danger", CAUTION)):
                _alarms(name, levels, threshold, real)
            if options.why:
                for side, made in attacks.items():
                    _tags(side, made, [LEVELS[verdict["verdict"]] for verdict in verdicts[side]])
                for name, threshold in (("danger", DANGER), ("caution", CAUTION)):
                    alarms = [each for each in verdicts["honest"] if LEVELS[each["verdict"]] == threshold]
                    signals = Counter(evidence["signal"] for each in alarms for evidence in each["evidence"])
                    print(f"  signals in false alarms at {name}:", dict(signals.most_common(15)))


def _recall(name: str, levels: list[int]) -> None:
    danger, caution = (sum(level >= threshold for level in levels) for threshold in (DANGER, CAUTION))
    total = len(levels)
    print(
        f"  {name:40} danger {danger:4}/{total} {danger / total:6.1%}   caution {caution:4}/{total} {caution / total:6.1%}"
    )


def _tags(name: str, made: list[Attack], levels: list[int]) -> None:
    counts: dict[str, list[int]] = defaultdict(list)
    for attack, level in zip(made, levels, strict=True):
        for tag in attack.tags:
            counts[tag].append(level)
    print(f"  {name}, at danger by how they were made:")
    for tag, found in sorted(counts.items()):
        print(f"    {tag:46} {sum(level == DANGER for level in found):4}/{len(found)}")


def _alarms(name: str, levels: list[int], threshold: int, real: int) -> None:
    alarms, total = sum(level >= threshold for level in levels), len(levels)
    real_alarms = sum(level >= threshold for level in levels[:real])
    print(
        f"  false alarms at {name:18} {alarms}/{total} = {alarms / total * 10_000:.1f} in 10,000, "
        f"95% at most {upper_bound(alarms, total) * 10_000:.1f}; of the real ones {real_alarms}/{real}, "
        f"95% at most {upper_bound(real_alarms, real) * 10_000:.0f} in 10,000"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder with enron.tar.gz and its directory")
    parser.add_argument("--archive", type=Path, help="folder, mbox or tar of mail; left out: enron.tar.gz of --corpora")
    parser.add_argument("--company", type=Path, help="company.toml; left out: enron_company.toml of --corpora")
    parser.add_argument("--honest", type=int, default=10_000)
    parser.add_argument("--attacks", type=int, default=500, help="of each level")
    parser.add_argument("--why", action="store_true", help="count the signals behind false alarms and misses")
    parser.add_argument("--write", action="store_true", help="put the result into the documentation")
    options = parser.parse_args()
    options.archive = options.archive or options.corpora / "enron.tar.gz"
    options.company = options.company or options.corpora / "enron_company.toml"
    for path in (options.archive, options.company):
        if not path.exists():
            raise SystemExit(f"{path} is not here: name a company's mail with --archive and --company")
    return options


if __name__ == "__main__":
    main()
