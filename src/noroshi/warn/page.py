"""One message as the report shows it: what the template prints, and nothing that it would have to work out."""

from collections.abc import Callable
from functools import partial

import msgspec
from markupsafe import Markup, escape

from noroshi.alerts.knowledge.catalogue import catalogue, technique_url
from noroshi.detect.evidence import Evidence, Level, Quote
from noroshi.detect.weights import Weights
from noroshi.message.model import Defect
from noroshi.warn.alerted import alerted
from noroshi.warn.marked import FIELD_LENGTH, SHOWN_LENGTH, Mark, Piece, pieces
from noroshi.warn.numbers import percent
from noroshi.warn.result import Scanned
from noroshi.warn.visible import one_line, visible
from noroshi.warn.words import LANGUAGES, Language, not_checked, part_name, say, title, why

QUOTE_LENGTH = 160
QUOTES = 4
"""quotations listed under one reason; all are marked in the text"""
LINE_LENGTH = 240


class ShownQuote(msgspec.Struct, frozen=True):
    """A quotation under its reason."""

    part: Markup
    words: str


class ShownAlert(msgspec.Struct, frozen=True):
    """A public alert under the reason that it describes."""

    id: str
    url: str
    words: Markup


class Reason(msgspec.Struct, frozen=True):
    """A piece of evidence, told."""

    number: int
    bits: float
    title: Markup
    why: Markup
    quotes: tuple[ShownQuote, ...]
    lure: Markup | None
    technique: str
    technique_url: str
    alerts: tuple[ShownAlert, ...]


class ShownPart(msgspec.Struct, frozen=True):
    """A part of the message with its marks."""

    name: Markup
    pieces: tuple[Piece, ...]
    honest: frozenset[int]
    """numbers of the reasons that speak for the message"""
    lang: str = ""


class SumRow(msgspec.Struct, frozen=True):
    """What a family adds to the score."""

    name: Markup
    bits: float
    capped: bool


class Page(msgspec.Struct, frozen=True):
    """A message in the report."""

    level: Level
    chance: str
    score: float
    subject: str | Markup
    from_: str | Markup
    date: str | Markup
    day: str
    source: str
    id: str
    main_reason: Markup
    against: tuple[Reason, ...]
    honest: tuple[Reason, ...]
    head: tuple[ShownPart, ...]
    body: ShownPart | None
    sum: tuple[SumRow, ...]
    not_checked: tuple[Markup, ...]
    defects: tuple[Defect, ...]


def in_both(words: Callable[[Language], str]) -> Markup:
    """The words in every language, each marked as such; the style sheet shows one of them."""
    return Markup("").join(
        Markup('<span class="{0}" lang="{0}">{1}</span>').format(lang, escape(words(lang))) for lang in LANGUAGES
    )


def both(key: str, **words: object) -> Markup:
    """The sentence of a key in every language."""
    filled = {name: str(word) for name, word in words.items()}
    return in_both(lambda lang: say(key, lang, filled))


def counted(key: str, count: int) -> Markup:
    """The sentence for one, or (key with an s) for several."""
    return both(key) if count == 1 else both(f"{key}s", count=f"{count:,}")


def make_page(scanned: Scanned, weights: Weights) -> Page:
    """A result, ready to print; of long texts only what is shown."""
    verdict = scanned.verdict
    ordered = sorted(verdict.evidence, key=lambda one: one.bits <= 0)
    told: set[str] = set()
    reasons = tuple(_reason(place, one, told) for place, one in enumerate(ordered, 1))
    against = tuple(reason for reason in reasons if reason.bits > 0)
    head, body = _parts(scanned, ordered)
    return Page(
        level=verdict.level,
        chance=percent(verdict.probability),
        score=verdict.score_bits,
        subject=one_line(scanned.subject, LINE_LENGTH) or both("ui.no_subject"),
        from_=one_line(scanned.from_, LINE_LENGTH) or both("ui.no_sender"),
        date=f"{scanned.date:%Y-%m-%d %H:%M %z}" if scanned.date else both("ui.no_date"),
        day=f"{scanned.date:%Y-%m-%d}" if scanned.date else "",
        source=one_line(scanned.source, LINE_LENGTH),
        id=scanned.id,
        main_reason=against[0].title if against else Markup(""),
        against=against,
        honest=tuple(reason for reason in reasons if reason.bits <= 0),
        head=head,
        body=body,
        sum=_sum(verdict.families, weights),
        not_checked=tuple(in_both(partial(not_checked, entry)) for entry in verdict.not_checked),
        defects=scanned.defects,
    )


def _reason(number: int, evidence: Evidence, told: set[str]) -> Reason:
    """A piece of evidence; an alert that an earlier reason `told` is not told again."""
    alerts = alerted(evidence, told)
    told.update(one.id for one in alerts)
    lure = catalogue().lures.get(evidence.tactic)
    technique = catalogue().techniques.get(evidence.technique, "")
    return Reason(
        number=number,
        bits=evidence.bits,
        title=in_both(partial(title, evidence.signal)),
        why=in_both(partial(why, evidence)),
        quotes=tuple(_quote(quote) for quote in evidence.quotes[:QUOTES]),
        lure=in_both(lambda lang: f"{evidence.tactic} {lure.name[lang]}") if lure else None,
        technique=f"{evidence.technique} {technique}".strip(),
        technique_url=technique_url(evidence.technique) if evidence.technique else "",
        alerts=tuple(ShownAlert(one.id, one.url, in_both(one.told)) for one in alerts),
    )


def _quote(quote: Quote) -> ShownQuote:
    return ShownQuote(in_both(partial(part_name, quote.part)), one_line(quote.quote, QUOTE_LENGTH))


def _parts(scanned: Scanned, ordered: list[Evidence]) -> tuple[tuple[ShownPart, ...], ShownPart | None]:
    """The head of the message (subject, sender, other parts that are cited) and its body."""
    marks: dict[str, list[Mark]] = {}
    for place, evidence in enumerate(ordered, 1):
        for quote in evidence.quotes:
            marks.setdefault(quote.part, []).append(Mark(quote.start, quote.end, place))
    honest = frozenset(place for place, one in enumerate(ordered, 1) if one.bits <= 0)

    def shown(part: str, text: str, name: str = "") -> ShownPart:
        label = both(name) if name else in_both(partial(part_name, part))
        limit = SHOWN_LENGTH if part == "body" else FIELD_LENGTH
        cut = tuple(pieces(text, marks.get(part, ()), limit))
        return ShownPart(label, cut, honest, language_of(text))

    texts = dict(scanned.texts)
    body = texts.pop("body", "")
    head = [shown("subject", texts.pop("subject", scanned.subject))]
    if not any(part.startswith("from.") for part in texts):
        head.append(shown("", visible(scanned.from_), "report.from"))
    head += [shown(part, texts[part]) for part in sorted(texts, key=_place)]
    return tuple(head), shown("body", body) if body else None


def _place(part: str) -> tuple[int, str]:
    """Senders before recipients before files and links."""
    order = ("from", "sender", "reply_to", "return_path", "to", "cc", "attachment", "link", "header", "hidden")
    kind = part.partition(".")[0].partition("[")[0]
    name = part.replace("display_name", "a")
    return (order.index(kind) if kind in order else len(order), name)


def language_of(text: str) -> str:
    """`ja` where there is kana, so that Japanese shapes of characters are used; else empty, unknown."""
    return "ja" if any("ぁ" <= character <= "ヿ" for character in text[:2000]) else ""


def _sum(families: dict[str, float], weights: Weights) -> tuple[SumRow, ...]:
    rows = []
    for name, bits in families.items():
        cap = weights.families.get(name)
        capped = cap is not None and (bits >= cap.cap or bits <= cap.floor)
        rows.append(SumRow(both(f"family.{name}"), bits, capped))
    return tuple(rows)
