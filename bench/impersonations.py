"""Makes the two sides of the impersonation benchmark: honest mail and attacks, with headers from one function."""

import random
from collections import defaultdict
from typing import Any

import msgspec

from bench.archive import Executive, Letter, Target, Words
from bench.attack_texts import FORGED_REPLIES, TEXTS, fill
from tests.mail import mail

SEED = 20260302
PAST_SHARE = 0.6
FREEMAIL = ("gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "aol.com", "proton.me", "icloud.com", "mail.com")
UNKNOWN = ("exec-office.test", "mobile-desk.test", "corp-mailer.test", "notice-board.test", "webpost.test")
RESULTS = ("pass",) * 17 + ("spf", "spf", "none")
"""of every twenty outside domains, seventeen sign, two have SPF only and one publishes nothing; attackers' too"""


class Attack(msgspec.Struct, frozen=True):
    """A made message, and how it was made."""

    raw: bytes
    tags: tuple[str, ...]


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

    def level_1(self) -> Attack:
        """The name alone."""
        executive = self.chance.choice(self.target.executives)
        address = self.stranger(executive)
        return self.pretend(executive, address, "free mail" if address.endswith(FREEMAIL) else "unknown domain")

    def level_2(self) -> Attack:
        """A look-alike of the domain."""
        executive = self.chance.choice(self.target.executives)
        kind, domain = self.lookalike()
        return self.pretend(executive, f"{executive.addresses[0].partition('@')[0]}@{domain}", kind)

    def pretend(self, executive: Executive, address: str, *tags: str) -> Attack:
        """An executive's name with an attacker's address: half with real words, half with an attacker's."""
        head, words = self.victim(), self.chance.choice(self.after)
        spelling, display = self.spelling(executive)
        author, auth = f"{display} <{address}>", self.result_of(address)
        if self.chance.random() < 0.5:
            raw = self.mail(author, head, words, auth=auth, references=self.thread_of(words), date=head.date)
            return Attack(raw, (*tags, f"name {spelling}", "real body"))
        subjects = ("Urgent", "Quick question", "Request", "Payment", "Are you free?", words.subject, "")
        text = self.filled(self.chance.choice(TEXTS), executive.name, executive.title)
        raw = self.mail(author, head, Words(self.chance.choice(subjects), text), auth=auth, date=head.date)
        return Attack(raw, (*tags, f"name {spelling}", "attacker's text"))

    def level_3(self, *, executives: bool) -> Attack:
        """An answer in a real thread of the past, in the style of who really wrote in it."""
        letter = self.chance.choice(
            [each for each in self.before if each.display and (each.address in self.executive_of) == executives]
        )
        body, told = letter.body, "real body"
        if self.chance.random() < 0.5:
            told = "attacker's text"
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
            raw = self.mail(author, letter, words, auth="fail", reply_to=reply_to, references=thread, date=date)
            return Attack(raw, ("real address that fails, Reply-To elsewhere", told))
        where = "unknown address"
        if way == 1 and self.inside(letter.address):
            _, domain = self.lookalike()
            where, away = "look-alike", f"{letter.address.partition('@')[0]}@{domain}"
        author = f"{letter.display} <{away}>"
        raw = self.mail(author, letter, words, auth=self.result_of(away), references=thread, date=date)
        return Attack(raw, (where, told))

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

    def spelling(self, executive: Executive) -> tuple[str, str]:
        """One of the ways in which an attacker writes the name, and what comes of it."""
        name = self.chance.choice((executive.name, executive.name, *executive.aliases)).replace("_", " ")
        if "," in name:
            return "as declared", name
        given, _, family = name.rpartition(" ")
        ways = {
            "as declared": name,
            "family, given": f"{family}, {given}",
            "in capitals": name.upper(),
            "in small letters": name.lower(),
            "with the title": f"{name} ({executive.title.partition(',')[0]})",
            "after the company's": f"{self.target.name.split()[0]} - {name}",
            "family given": f"{family} {given}",
            "with Cyrillic letters": name.replace("a", "\u0430").replace("e", "\u0435"),
            "with a zero-width space": f"{given}\u200b {family}",
            "with more words": f"{name} via mobile",
        }
        return self.chance.choice(list(ways.items()))

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

    def lookalike(self) -> tuple[str, str]:
        """A domain that resembles the company's, and how."""
        name, _, ending = self.target.domain.partition(".")
        at = self.chance.randrange(1, len(name) - 1)
        digits = name.replace("o", "0").replace("l", "1").replace("i", "1")
        foreign = name.replace("m", "rn").replace("o", "\u043e").encode("idna").decode()
        ways = {
            "swapped letters": f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}.{ending}",
            "doubled letter": f"{name[:at]}{name[at] * 2}{name[at + 1 :]}.{ending}",
            "lost letter": f"{name[:at]}{name[at + 1 :]}.{ending}",
            "word after a hyphen": f"{name}-{self.chance.choice(('corp', 'mail', 'group', 'finance', 'hq'))}.{ending}",
            "added word": f"{name}{self.chance.choice(('corp', 'online', 'energy', 'office'))}.{ending}",
            "other ending": f"{name}.{self.chance.choice(('co', 'net', 'org', 'biz', 'test', 'email'))}",
            "as a sub-domain": f"{self.target.domain}.{self.chance.choice(('mail-login', 'secure-mx'))}.test",
            "hyphen": f"{name[:at]}-{name[at:]}.{ending}",
            "digits": f"{digits}.{ending}",
            "other script": f"{foreign}.{ending}",
        }
        return self.chance.choice([(way, host) for way, host in ways.items() if host != self.target.domain])
