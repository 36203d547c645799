"""Results of an invented scan, for the tests of what people see."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone

from noroshi.detect.evidence import Evidence, Family, Level, Quote, Verdict
from noroshi.detect.weights import FamilyCap, Thresholds, Weight, Weights
from noroshi.message.model import Defect
from noroshi.warn.about import About
from noroshi.warn.result import Scanned, Summary, Unread

JST = timezone(timedelta(hours=9))

WEIGHTS = Weights(
    prior_bits=-10.0,
    thresholds=Thresholds(caution=7.0, danger=12.0, caution_budget=5000, danger_budget=100),
    families={
        "identity": FamilyCap(cap=10.0, floor=-8.0, share=0.5),
        "relation": FamilyCap(cap=5.0, floor=-6.0, share=0.5),
        "content": FamilyCap(cap=8.0, floor=-2.0, share=0.6),
    },
    signals={"first-contact": Weight(bits=1.5, reason="made up")},
)

ABOUT = About(
    sources=("inbox.mbox",),
    company="海洋取引所株式会社",
    started=datetime(2026, 3, 3, 9, 0, tzinfo=JST),
    weights=WEIGHTS,
)

BODY = (
    "佐藤さん\n\nお疲れさまです、山田です。\n会議中で電話に出られません。至急、下記の資料を確認して、\n本日中に送金をお願いします。"
    "この件は他言無用でお願いします。\n\nhttps://docs.kaiyo-exchange-hd.example/urgent\n\n代表取締役社長 山田 太郎\n"
)


def quote(part: str, text: str, words: str) -> Quote:
    """The first place of some words in a text."""
    start = text.index(words)
    return Quote(part, start, start + len(words), words)


def evidence(signal: str, family: Family, bits: float, quotes: Sequence[Quote], **words: str) -> Evidence:
    return Evidence(signal, family, bits, tuple(quotes), words, "L01", "T1684.001")


def executive(
    *,
    body: str = BODY,
    subject: str = "至急のお願い",
    display: str = "山田 太郎",
    address: str = "t.yamada@mail.example",
    level: Level = "danger",
    score: float = 14.2,
    source: str = "inbox.mbox#17",
    found: Iterable[Evidence] = (),
    defects: tuple[Defect, ...] = (Defect("bare-line-feed", "line ends"),),
    not_checked: tuple[str, ...] = ("relation: no history",),
) -> Scanned:
    """A mail in an executive's name, with evidence in the name, the address and the body."""
    given = tuple(found) or (
        evidence(
            "executive-name-from-unknown-address",
            "identity",
            8.0,
            [quote("from.display_name", display, display), Quote("from.address", 0, len(address), address)],
            person="山田 太郎",
            address=address,
        ),
        evidence("first-contact", "relation", 1.5, [Quote("from.address", 0, len(address), address)], address=address),
        evidence("known-thread", "relation", -2.0, [quote("subject", subject, subject)]),
    )
    return Scanned(
        source=source,
        id="sha256:" + "0" * 64,
        channel="mail",
        date=datetime(2026, 3, 2, 9, 10, tzinfo=JST),
        subject=subject,
        from_=f"{display} <{address}>",
        verdict=Verdict(level, 0.95, score, given, {"identity": 8.0, "relation": -0.5}, not_checked),
        defects=defects,
        elapsed_ms=0.6,
        texts={"subject": subject, "body": body, "from.display_name": display, "from.address": address},
    )


def ordinary(number: int = 1) -> Scanned:
    return Scanned(
        source=f"inbox.mbox#{number}",
        id="sha256:" + f"{number:064x}",
        channel="mail",
        date=datetime(2026, 3, 1, 8, 0, tzinfo=UTC),
        subject=f"議事録 {number}",
        from_="森 花 <hana.mori@supplier.example>",
        verdict=Verdict("clear", 0.0001, -3.0, (), {}, ()),
        defects=(),
        elapsed_ms=0.4,
    )


def summary(*scanned: Scanned, unread: tuple[Unread, ...] = (), interrupted: bool = False) -> Summary:
    levels: dict[Level, int] = {"clear": 0, "caution": 0, "danger": 0}
    for one in scanned:
        levels[one.verdict.level] += 1
    return Summary(levels, unread, 0.5, interrupted)
