import os
import signal
import time
from collections.abc import Iterable

import pytest

from noroshi.company.model import Company, Person
from noroshi.company.people import PeopleIndex
from noroshi.detect.weights import default_weights
from noroshi.hunt import judge, limits
from noroshi.hunt.judge import Watch
from noroshi.hunt.knowledge import Knowledge
from noroshi.hunt.run import default_jobs, hunt
from noroshi.hunt.sources import Item
from noroshi.message.model import Defect
from noroshi.message.read import read_message
from noroshi.warn.result import Scanned, Summary, Unread
from tests.mail import mail

CEO = Person(name="山田 太郎", romaji="Taro Yamada", role="executive", addresses=("t.yamada@kaiyo-exchange.example",))
COMPANY = Company(name="Kaiyo Exchange", domains=("kaiyo-exchange.example",), people=(CEO,))


class Kept:
    def __init__(self, wants_texts: bool = False) -> None:
        self.wants_texts = wants_texts
        self.results: list[Scanned] = []
        self.summaries: list[Summary] = []

    def add(self, scanned: Scanned) -> None:
        self.results.append(scanned)

    def finish(self, summary: Summary) -> None:
        self.summaries.append(summary)


def run(items: Iterable[Item | Unread], jobs: int = 1, wants_texts: bool = False) -> Kept:
    output = Kept(wants_texts)
    watch = Watch(PeopleIndex(COMPANY), default_weights(), None, wants_texts)
    hunt(items, watch, Knowledge(COMPANY, None), output, jobs=jobs)
    return output


def items(count: int) -> list[Item | Unread]:
    senders = (
        "Ann Lee <ann@northwind.example>",
        "山田 太郎 <taro@example.net>",
        "山田 太郎 <t.yamada@kaiyo-exchange.example>",
    )
    return [
        Item(f"m#{number}", mail(from_=senders[number % 3], subject=f"{number}", body="Hello."))
        for number in range(count)
    ]


def told(output: Kept) -> list[object]:
    return [(one.source, one.id, one.verdict) for one in output.results]


def test_any_number_of_workers_gives_the_same_results_in_order() -> None:
    one, three = run(items(150), jobs=1), run(items(150), jobs=3)
    assert [each.source for each in one.results] == [f"m#{number}" for number in range(150)]
    assert told(one) == told(three)


def test_what_came_earlier_in_the_archive_is_known() -> None:
    checked = [one.verdict.not_checked for one in run(items(4)).results]
    assert any("relation" in entry for entry in checked[0])
    assert not any("relation" in entry for entry in checked[3])


def test_texts_are_there_only_when_asked_for() -> None:
    assert all(not one.texts for one in run(items(3)).results)
    for one in run(items(3), wants_texts=True).results:
        assert bool(one.texts) == (one.verdict.level != "clear")
        for evidence in one.verdict.evidence if one.texts else ():
            for quote in evidence.quotes:
                assert one.texts[quote.part][quote.start : quote.end] == quote.quote


def test_unread_sources_reach_the_summary_by_name_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNREAD_KEPT", 2)
    summary = run([*items(1), *(Unread(f"{number}", "broken") for number in range(5))]).summaries[0]
    assert [one.source for one in summary.unread] == ["0", "1", "(3 more)"]
    assert summary.messages == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (lambda: time.sleep(30), "time-limit"),
        (lambda: time.sleep(30 * len(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM}) or "x")), "time-limit"),
        (lambda: os.kill(os.getpid(), 9), "worker-died"),
        (lambda: bytes(1 << 60), "memory-limit"),
        (lambda: 1 // 0, "program-error"),
    ],
)
def test_a_message_that_cannot_be_judged_is_never_lost_nor_clear(
    monkeypatch: pytest.MonkeyPatch, fault: object, kind: str
) -> None:
    def faulty(raw: bytes) -> object:
        if b"hostile" in raw:
            fault()  # type: ignore[operator]
        return read_message(raw)

    monkeypatch.setattr(judge, "read_message", faulty)
    if kind == "time-limit":
        monkeypatch.setattr(limits, "MESSAGE_SECONDS", 3.0)
        monkeypatch.setattr(limits, "GRACE_SECONDS", 1.0)
    messages = items(6)
    messages.insert(3, Item("hostile", mail(subject="hostile", body="x")))
    results = run(messages, jobs=2).results
    assert len(results) == 7
    lost = results[3]
    assert (lost.source, lost.verdict.level, lost.defects[-1].kind) == ("hostile", "caution", kind)
    assert lost.verdict.not_checked == (f"everything: {kind}",)
    assert all(not one.verdict.not_checked[0].startswith("everything") for one in results if one.source != "hostile")


def test_a_message_that_its_source_cut_says_so() -> None:
    raw = mail(subject="x", body="y")
    cut = Item("cut", raw, (Defect("limit-message", "only the first 9 bytes were kept"),))
    whole, part = run([Item("whole", raw), cut]).results
    assert not any(entry.startswith("content") for entry in whole.verdict.not_checked)
    assert "content: limit-message: only the first 9 bytes were kept" in part.verdict.not_checked


def test_small_sources_get_one_worker() -> None:
    assert default_jobs(1000) == 1
    assert default_jobs(10**9) == default_jobs(None) >= 1
