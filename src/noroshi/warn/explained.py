"""One message laid open on a terminal: the facts read, each piece of evidence in its context, and the sum."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.detect.evidence import Evidence, Quote, Verdict
from noroshi.detect.verdict import probability_of
from noroshi.detect.weights import FamilyCap, Weights
from noroshi.message.model import Address, Attachment, Link, Message
from noroshi.warn.alerted import alerted
from noroshi.warn.flow import Flowing
from noroshi.warn.numbers import percent, signed
from noroshi.warn.visible import one_line
from noroshi.warn.words import SYMBOLS, Language, level, not_checked, part_name, say, title, why

CONTEXT = 40
"""code points shown before and after a quotation"""
QUOTE_LENGTH = 200
FIELD_LENGTH = 200
ROWS = 20
"""links, attachments, members and defects shown of each"""


class Explained:
    """Prints a message's way to its verdict."""

    def __init__(self, console: Console, message: Message, verdict: Verdict, weights: Weights, lang: Language) -> None:
        self._console, self._message, self._verdict = console, message, verdict
        self._weights, self._lang = weights, lang
        self._told: set[str] = set()  # alerts that were told under an earlier reason

    def print(self) -> None:
        """Facts, evidence, sum, and what was not checked."""
        self._print_facts()
        self._print_evidence()
        self._print_sum()
        if self._verdict.not_checked:
            self._head("ui.not_checked")
            self._indent(say("ui.not_checked.note", self._lang), "dim")
            for entry in self._verdict.not_checked:
                self._indent(f"- {not_checked(entry, self._lang)}")

    def _print_facts(self) -> None:
        message = self._message
        self._head("explain.facts")
        table = Table.grid(padding=(0, 2))
        table.add_column(style="dim")
        table.add_column(overflow="fold")
        for name, value in self._header_rows():
            table.add_row(name, _flowing(one_line(value, FIELD_LENGTH)))
        for result in message.authentication[:ROWS]:
            table.add_row(
                "Authentication-Results",
                _flowing(
                    one_line(f"{result.method}={result.result} {result.domain} ({result.authserv_id})", FIELD_LENGTH)
                ),
            )
        table.add_row(self._say("part.body"), _flowing(self._body_facts()))
        for number, link in enumerate(message.links[:ROWS], 1):
            table.add_row(f"{self._say('explain.link')} {number}", _flowing(_link(link)))
        for number, attachment in enumerate(message.attachments[:ROWS], 1):
            table.add_row(f"{self._say('part.attachment.name')} {number}", _flowing(_attachment(attachment)))
        for defect in message.defects[:ROWS]:
            table.add_row(self._say("report.defects"), one_line(f"{defect.kind} {defect.detail}", FIELD_LENGTH))
        for key, found in (
            ("explain.link", message.links),
            ("part.attachment.name", message.attachments),
            ("report.defects", message.defects),
        ):
            if len(found) > ROWS:
                table.add_row(self._say(key), self._say("ui.unread_more", count=f"{len(found) - ROWS:,}"))
        self._console.print(Padding(table, (0, 0, 0, 2)))

    def _header_rows(self) -> Iterable[tuple[str, str]]:
        message = self._message
        yield "From", _addresses(message.from_)
        for name, addresses in (
            ("Sender", message.sender),
            ("Reply-To", message.reply_to),
            ("Return-Path", message.return_path),
            ("To", message.to),
            ("Cc", message.cc),
        ):
            if addresses:
                yield name, _addresses(addresses)
        yield "Date", f"{message.date:%Y-%m-%d %H:%M %z}" if message.date else self._say("ui.no_date")
        yield "Subject", message.subject
        yield "Message-ID", message.message_id
        if message.in_reply_to:
            yield "In-Reply-To", ", ".join(message.in_reply_to[:3])
        if message.hops:
            newest = message.hops[0]
            yield "Received", f"{newest.helo or newest.client} [{newest.ip}] → {newest.by} ({len(message.hops)})"

    def _body_facts(self) -> str:
        body = self._message.body
        own = body.own_end or len(body.text)
        return self._say(
            "explain.body",
            kind="HTML" if body.html else "text/plain",
            length=f"{len(body.text):,}",
            own=f"{own:,}",
            hidden=f"{len(body.hidden):,}",
        )

    def _print_evidence(self) -> None:
        self._head("explain.evidence")
        if not self._verdict.evidence:
            self._indent(self._say("level.clear.advice"))
        for number, evidence in enumerate(self._verdict.evidence, 1):
            self._print_one(number, evidence)

    def _print_one(self, number: int, evidence: Evidence) -> None:
        style = "bold red" if evidence.bits > 0 else "bold green"
        head = Text(f"{number}. {signed(evidence.bits):>5} ", style).append(title(evidence.signal, self._lang), "bold")
        self._indent(head.append(f"  {evidence.signal}", "dim"))
        self._indent(why(evidence, self._lang), depth=5)
        for quote in evidence.quotes:
            self._indent(self._in_context(quote), depth=5)
        lure = catalogue().lures.get(evidence.tactic)
        source = [f"{evidence.tactic} {lure.name[self._lang]}"] if lure else []
        if evidence.technique:
            name = catalogue().techniques.get(evidence.technique, "")
            source.append(f"ATT&CK {catalogue().attack_version} {evidence.technique} {name}".rstrip())
        if source:
            self._indent(" · ".join(source), "dim", depth=5)
        for alert in alerted(evidence, self._told):
            self._told.add(alert.id)
            self._indent(alert.told(self._lang), depth=5)
            self._indent(f"{alert.id}  {alert.url}".rstrip(), "dim", depth=5)

    def _in_context(self, quote: Quote) -> Text:
        """The quotation with what stands around it, and its place."""
        whole = self._message.text_of(quote.part)
        before, after = whole[max(0, quote.start - CONTEXT) : quote.start], whole[quote.end : quote.end + CONTEXT]
        text = Text(f"{self._part(quote.part)} [{quote.start}:{quote.end}]  ", "dim")
        text.append(("…" if quote.start > CONTEXT else "") + one_line(before), "not dim")
        text.append(self._say("ui.quoted", quote=one_line(quote.quote, QUOTE_LENGTH)), "bold not dim")
        return text.append(one_line(after) + ("…" if quote.end + CONTEXT < len(whole) else ""), "not dim")

    def _part(self, part: str) -> str:
        """A part's name; of a header field the field's own, too."""
        name = part_name(part, self._lang)
        if part.startswith("header["):
            field = self._message.headers[int(part[len("header[") : part.index("]")])]
            return f"{name} ({one_line(field.name, 60)})"
        return name

    def _print_sum(self) -> None:
        verdict, weights = self._verdict, self._weights
        self._head("report.sum")
        table = Table.grid(padding=(0, 2))
        table.add_column()
        table.add_column(justify="right")
        table.add_column(style="dim", overflow="fold")
        for family, bits in verdict.families.items():
            cap = weights.families.get(family)
            table.add_row(self._say(f"family.{family}"), signed(bits), self._addends(family, cap, bits))
        table.add_row(Text(self._say("report.sum.score"), "bold"), Text(signed(verdict.score_bits), "bold"), "")
        table.add_row(self._say("report.sum.prior"), signed(weights.prior_bits), "")
        odds = weights.prior_bits + verdict.score_bits
        table.add_row(self._say("report.sum.chance"), percent(verdict.probability), f"1 / (1 + 2^{signed(-odds)})")
        word = Text(f"{SYMBOLS[verdict.level]} {level(verdict.level, self._lang)}", "bold reverse")
        thresholds = self._say(
            "explain.thresholds",
            caution=f"{weights.thresholds.caution:.1f}",
            caution_chance=percent(probability_of(weights.prior_bits + weights.thresholds.caution)),
            danger=f"{weights.thresholds.danger:.1f}",
            danger_chance=percent(probability_of(weights.prior_bits + weights.thresholds.danger)),
        )
        table.add_row(Text(self._say("ui.verdict"), "bold"), word, _flowing(thresholds))
        self._console.print(Padding(table, (0, 0, 0, 2)))

    def _addends(self, family: str, cap: FamilyCap | None, total: float) -> str:
        """How the family's bits came about: `8.0 + 5.0 × 0.5`, and whether the cap cut them."""
        if cap is None:
            return ""
        found = [one.bits for one in self._verdict.evidence if one.family == family]
        ups = sorted((bits for bits in found if bits > 0), reverse=True)
        downs = sorted(bits for bits in found if bits < 0)
        parts = []
        for bits, rank in [(bits, rank) for side in (ups, downs) for rank, bits in enumerate(side)]:
            share = cap.share**rank
            parts.append(signed(bits) if share == 1 else f"{signed(bits)} × {share:.3g}")
        capped = self._say("report.sum.capped") if total in (cap.cap, cap.floor) else ""
        return "  ".join(parts) + (f"  ({capped})" if capped else "")

    def _head(self, key: str) -> None:
        self._console.print()
        self._console.print(Text(self._say(key), "bold underline"))

    def _indent(self, text: str | Text, style: str = "", depth: int = 2) -> None:
        shown = text if isinstance(text, Text) else Text(text, style)
        self._console.print(Padding(Flowing(shown), (0, 0, 0, depth)))

    def _say(self, key: str, **words: str) -> str:
        return say(key, self._lang, words)


def _flowing(words: str) -> Flowing:
    return Flowing(Text(words))


def _addresses(addresses: tuple[Address, ...]) -> str:
    shown = ", ".join(f"{one.display} <{one.address}>".lstrip() for one in addresses[:5])
    return f"{shown}, … ({len(addresses)})" if len(addresses) > 5 else shown


def _link(link: Link) -> str:
    words = f"“{one_line(link.text, 60)}” → " if link.text and link.text != link.href else ""
    return f"{words}{one_line(link.href, 120)} ({link.where})"


def _attachment(attachment: Attachment) -> str:
    facts = [attachment.kind, f"{attachment.size:,} B", *attachment.traits]
    if attachment.encrypted:
        facts.append("encrypted")
    if attachment.unread:
        facts.append(f"unread: {attachment.unread}")
    members = ", ".join(one_line(member.name, 60) for member in attachment.members[:ROWS])
    inside = f" [{members}{', …' if len(attachment.members) > ROWS else ''}]" if members else ""
    return f"{one_line(attachment.name, 120) or '-'} ({one_line(', '.join(facts), 120)}){inside}"
