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
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.archive import Executive, Letter, Target, Words, read_archive, read_target, write_company
from bench.attack_texts import FORGED_REPLIES, TEXTS, fill
from bench.scanning import CAUTION, DANGER, LEVELS, learn, scan, upper_bound, write_folder
from tests.mail import mail

CORPORA = Path("../shared/corpora")
SEED = 20260302
PAST_SHARE = 0.6
FREEMAIL = ("gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "aol.com", "proton.me", "icloud.com", "mail.com")
UNKNOWN = ("exec-office.test", "mobile-desk.test", "corp-mailer.test", "notice-board.test", "webpost.test")
RESULTS = ("pass",) * 17 + ("spf", "spf", "none")
"""of every twenty outside domains, seventeen sign, two have SPF only and one publishes nothing; attackers' too"""


class Bench:
    """Makes the two sides."""

    def __init__(self, target: Target, letters: list[Letter]) -> None:
        """Splits the archive by date."""
        self.target = target
        self.server = f"mx1.{target.domain}"
        self.chance = random.Random(SEED)
        self.executive_of = {address: each for each in target.executives for address in each.addresses}
        cut = int(len(letters) * PAST_SHARE)
        self.before, self.after = letters[:cut], letters[cut:]
        self.by_subject = {letter.subject.lower(): letter for letter in reversed(letters)}

    def past(self) -> list[bytes]:
        """What `noroshi learn` reads."""
        return [self.honest_mail(letter, letter) for letter in self.before]

    def honest(self, count: int) -> list[bytes]:
        """First the newer mail as it was, then re-paired, with relatives as every fiftieth."""
        made = [self.honest_mail(letter, letter) for letter in self.after]
        groups: dict[str, list[Letter]] = defaultdict(list)
        for letter in self.after:
            groups[self.group(letter)].append(letter)
        relatives = [self.relative(address) for address in self.target.relatives]
        outsiders = groups["outsider"] or self.after
        while len(made) < count:
            if relatives and len(made) % 50 == 0:
                head = self.chance.choice(relatives)
                made.append(self.honest_mail(head, self.chance.choice(outsiders)))
                continue
            head = self.chance.choice(self.after)
            made.append(self.honest_mail(head, self.chance.choice(groups[self.group(head)])))
        return made[:count]

    def group(self, letter: Letter) -> str:
        """Whose bodies may be exchanged for this letter's."""
        executive = self.executive_of.get(letter.address)
        if executive is not None:
            return executive.name
        return "insider" if self.inside(letter.address) else "outsider"

    def inside(self, address: str) -> bool:
        """Whether it is the company's own."""
        return address.rpartition("@")[2].endswith(self.target.domain)

    def relative(self, address: str) -> Letter:
        """A letter head of somebody with an executive's family name."""
        seen = [letter for letter in self.before + self.after if letter.address == address]
        if seen:
            return seen[-1]
        local = address.partition("@")[0]
        family = next(
            (e.name.split()[-1] for e in self.target.executives if e.name.split()[-1].lower()[:5] in local), ""
        )
        given = local.lower().partition(family.lower()[:5])[0].title()
        head = self.after[-1]
        return Letter("", "", f"{given} {family}", address, head.recipients, head.date, address)

    def honest_mail(self, head: Letter, words: Letter) -> bytes:
        """The head's sender and recipients, the other's subject and body."""
        auth = "pass" if self.inside(head.address) else self.result_of(head.address)
        display = f"{head.display} <{head.address}>" if head.display else head.address
        own_id = words.message_id if head is words else ""
        thread = self.thread_of(words)
        return self.mail(display, head, words, auth=auth, references=thread, message_id=own_id, date=head.date)

    def thread_of(self, letter: Letter) -> tuple[str, ...]:
        """What an answer answers. Where the archive has lost it: the earlier letter of that subject, or one unseen."""
        if not letter.subject.lower().startswith("re:"):
            return ()
        earlier = self.by_subject.get(letter.subject[3:].strip().lower())
        if earlier is not None and earlier.date < letter.date:
            return (earlier.message_id,)
        return (f"{letter.message_id}.before",) if random.Random(letter.message_id).random() < 0.7 else ()

    def result_of(self, address: str) -> str:
        """What a domain publishes is the same for all of its mail."""
        return random.Random(address.rpartition("@")[2]).choice(RESULTS)

    def mail(self, from_: str, head: Letter, words: Words, **more: Any) -> bytes:
        """One function for both sides."""
        text = words.subject + words.body + from_ + more.get("reply_to", "")
        return mail(
            from_=from_,
            to=", ".join(head.recipients),
            subject=words.subject,
            body=words.body,
            server=self.server,
            charset="us-ascii" if text.isascii() else "utf-8",
            **more,
        )

    def level_1(self) -> bytes:
        """The name alone."""
        executive = self.chance.choice(self.target.executives)
        return self.pretend(executive, self.stranger(executive))

    def level_2(self) -> bytes:
        """A look-alike of the domain."""
        executive = self.chance.choice(self.target.executives)
        return self.pretend(executive, f"{executive.addresses[0].partition('@')[0]}@{self.lookalike()}")

    def pretend(self, executive: Executive, address: str) -> bytes:
        """An executive's name with an attacker's address: half with real words, half with an attacker's."""
        head, words = self.victim(), self.chance.choice(self.after)
        author = f"{self.spelling(executive)} <{address}>"
        auth = self.result_of(address)
        if self.chance.random() < 0.5:
            return self.mail(author, head, words, auth=auth, references=self.thread_of(words), date=head.date)
        subjects = ("Urgent", "Quick question", "Request", "Payment", "Are you free?", words.subject, "")
        text = self.filled(self.chance.choice(TEXTS), executive.name, executive.title)
        return self.mail(author, head, Words(self.chance.choice(subjects), text), auth=auth, date=head.date)

    def level_3(self, *, executives: bool) -> bytes:
        """An answer in a real thread of the past, in the style of who really wrote in it."""
        letter = self.chance.choice(
            [each for each in self.before if each.display and (each.address in self.executive_of) == executives]
        )
        body = letter.body
        if self.chance.random() < 0.5:
            title = self.executive_of[letter.address].title if executives else ""
            reply = self.filled(self.chance.choice(FORGED_REPLIES), letter.display, title)
            quoted = "\n".join("> " + line for line in letter.body.splitlines()[:40])
            body = f"{reply}\n\n{letter.display}\n\n{quoted}\n"
        words = Words(letter.subject if letter.subject.lower().startswith("re:") else f"Re: {letter.subject}", body)
        date = self.chance.choice(self.after).date
        away = self.stranger(Executive(letter.display, (letter.address,)))
        way = self.chance.randrange(3)
        thread = (letter.message_id,)
        if way == 0:
            author, reply_to = f"{letter.display} <{letter.address}>", f"{letter.display} <{away}>"
            return self.mail(author, letter, words, auth="fail", reply_to=reply_to, references=thread, date=date)
        if way == 1 and self.inside(letter.address):
            away = f"{letter.address.partition('@')[0]}@{self.lookalike()}"
        author = f"{letter.display} <{away}>"
        return self.mail(author, letter, words, auth=self.result_of(away), references=thread, date=date)

    def victim(self) -> Letter:
        """A letter that reached an insider, for its recipients."""
        while True:
            letter = self.chance.choice(self.after)
            if self.inside(letter.recipients[0]):
                return letter

    def filled(self, text: str, name: str, title: str) -> str:
        """A text of an attacker's for this company."""
        first = self.chance.choice(("Lisa", "Mark", "Susan", "John", "Karen"))
        company = self.target.name.split()[0]
        return fill(text, self.chance, {"name": name, "title": title, "first": first, "company": company})

    def spelling(self, executive: Executive) -> str:
        """One of the ways in which an attacker writes the name."""
        name = self.chance.choice((executive.name, executive.name, *executive.aliases)).replace("_", " ")
        if "," in name:
            return name
        given, _, family = name.rpartition(" ")
        ways: tuple[Callable[[], str], ...] = (
            lambda: name,
            lambda: name,
            lambda: f"{family}, {given}",
            name.upper,
            name.lower,
            lambda: f"{name} ({executive.title.partition(',')[0]})",
            lambda: f"{self.target.name.split()[0]} - {name}",
            lambda: f"{family} {given}",
            lambda: name.replace("a", "\u0430").replace("e", "\u0435"),
            lambda: f"{given}\u200b {family}",
            lambda: f"{name} via mobile",
        )
        return self.chance.choice(ways)()

    def stranger(self, person: Executive) -> str:
        """An address that the company has never seen."""
        given, _, family = person.name.lower().replace(",", "").replace(".", "").rpartition(" ")
        given = given.partition(" ")[0] or "mail"
        number = self.chance.randrange(10, 9999)
        local = self.chance.choice(
            (
                f"{given}.{family}{number}",
                f"{family}.office{number}",
                f"ceo.desk{number}",
                f"{given[0]}{family}.home{number}",
            )
        )
        return f"{local}@{self.chance.choice(FREEMAIL + UNKNOWN)}"

    def lookalike(self) -> str:
        """A domain that resembles the company's."""
        name, _, ending = self.target.domain.partition(".")
        at = self.chance.randrange(1, len(name) - 1)
        ways = (
            name[:at] + name[at + 1] + name[at] + name[at + 2 :] + "." + ending,
            name[:at] + name[at] * 2 + name[at + 1 :] + "." + ending,
            name[:at] + name[at + 1 :] + "." + ending,
            f"{name}-{self.chance.choice(('corp', 'mail', 'group', 'finance', 'hq', 'inc'))}.{ending}",
            f"{name}{self.chance.choice(('corp', 'online', 'energy', 'office'))}.{ending}",
            f"{name}.{self.chance.choice(('co', 'net', 'org', 'biz', 'test', 'email'))}",
            f"{self.target.domain}.{self.chance.choice(('mail-login', 'secure-mx', 'account-desk'))}.test",
            f"{name[:at]}-{name[at:]}.{ending}",
            f"{name.replace('o', '0').replace('l', '1').replace('i', '1')}.{ending}",
            f"{name.replace('m', 'rn').replace('o', chr(0x43E)).encode('idna').decode()}.{ending}",
        )
        found = self.chance.choice(ways)
        return found if found != self.target.domain else f"{name}-mail.{ending}"


def main() -> None:
    """Run from the command line."""
    options = _options()
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
        sides |= {
            name: write_folder(root / name[:1] / str(at), raws) for at, (name, raws) in enumerate(attacks.items())
        }
        for title, known in (("with history", history), ("without history", None)):
            print(f"\n{title}")
            verdicts = {side: scan(folder, company, known) for side, folder in sides.items()}
            for side in attacks:
                _recall(side, [LEVELS[verdict["verdict"]] for verdict in verdicts[side]])
            levels = [LEVELS[verdict["verdict"]] for verdict in verdicts["honest"]]
            for name, threshold in (("danger", DANGER), ("caution or danger", CAUTION)):
                _alarms(name, levels, threshold, real)
            if options.why:
                alarms = [each for each in verdicts["honest"] if each["verdict"] == "danger"]
                signals = Counter(evidence["signal"] for each in alarms for evidence in each["evidence"])
                print("  signals in false alarms:", dict(signals.most_common(12)))
                missed = [each for side in attacks for each in verdicts[side] if each["verdict"] == "clear"]
                signals = Counter(evidence["signal"] for each in missed for evidence in each["evidence"])
                print("  signals in clear attacks:", dict(signals.most_common(12)))


def _recall(name: str, levels: list[int]) -> None:
    danger, caution = (sum(level >= threshold for level in levels) for threshold in (DANGER, CAUTION))
    total = len(levels)
    print(
        f"  {name:40} danger {danger:4}/{total} {danger / total:6.1%}   caution {caution:4}/{total} {caution / total:6.1%}"
    )


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
    parser.add_argument("--archive", type=Path, default=CORPORA / "enron.tar.gz", help="folder, mbox or tar of mail")
    parser.add_argument("--company", type=Path, default=CORPORA / "enron_company.toml", help="company.toml")
    parser.add_argument("--honest", type=int, default=10_000)
    parser.add_argument("--attacks", type=int, default=500, help="of each level")
    parser.add_argument("--why", action="store_true", help="count the signals behind false alarms and misses")
    options = parser.parse_args()
    for path in (options.archive, options.company):
        if not path.exists():
            raise SystemExit(f"{path} is not here: name a company's mail with --archive and --company")
    return options


if __name__ == "__main__":
    main()
