"""The impersonation benchmark makes what it says it makes."""

import email
import email.utils
from datetime import UTC, datetime, timedelta

import pytest

from bench.archive import Executive, Letter, Target
from bench.impersonations import Attack, Bench
from bench.scanning import upper_bound

CHIEF = Executive("Ada Stone", ("ada.stone@quarry.example",), ("A. Stone",), "CEO")
TARGET = Target("Quarry Inc.", "quarry.example", (CHIEF,), ("benstone@aol.com",))


def _letters() -> list[Letter]:
    authors = (
        ("Ada Stone", "ada.stone@quarry.example"),
        ("Ira Hill", "ira.hill@quarry.example"),
        ("Joe Bay", "joe@harbour.example"),
    )
    start = datetime(2001, 1, 1, tzinfo=UTC)
    return [
        Letter(
            f"Matter {number}",
            f"Words of {authors[number % 3][0]}, number {number}.",
            *authors[number % 3],
            ("ira.hill@quarry.example",),
            start + timedelta(days=number),
            f"{number}@quarry.example",
        )
        for number in range(60)
    ]


@pytest.fixture
def bench() -> Bench:
    return Bench(TARGET, _letters())


def _author(raw: bytes) -> tuple[str, str]:
    return email.utils.parseaddr(str(email.message_from_bytes(raw)["From"]))


def test_the_same_seed_makes_the_same_mail(bench: Bench) -> None:
    other = Bench(TARGET, _letters())
    assert [bench.level_1().raw, bench.level_3(executives=True).raw] == [
        other.level_1().raw,
        other.level_3(executives=True).raw,
    ]


def test_the_past_is_older_than_what_is_scanned(bench: Bench) -> None:
    assert max(letter.date for letter in bench.before) < min(letter.date for letter in bench.after)


def test_words_stay_with_the_executive_or_among_their_kind(bench: Bench) -> None:
    for raw in bench.honest(300):
        name, address = _author(raw)
        body = email.message_from_bytes(raw).get_payload()
        if address == "ada.stone@quarry.example":
            assert "Words of Ada Stone" in body
        elif address == "ira.hill@quarry.example":
            assert "Words of Ira Hill" in body
        else:
            assert "Words of Joe Bay" in body, name


def test_relatives_are_among_the_honest(bench: Bench) -> None:
    assert ("Ben Stone", "benstone@aol.com") in {_author(raw) for raw in bench.honest(200)}


def test_honest_mail_is_authenticated_by_its_own_domain(bench: Bench) -> None:
    for raw in bench.honest(60):
        domain = _author(raw)[1].rpartition("@")[2]
        assert f"header.from={domain}" in email.message_from_bytes(raw)["Authentication-Results"]


@pytest.mark.parametrize("level", ["level_1", "level_2"])
def test_no_attacker_writes_from_the_company(bench: Bench, level: str) -> None:
    for _ in range(200):
        made: Attack = getattr(bench, level)()
        domain = _author(made.raw)[1].rpartition("@")[2]
        assert domain != "quarry.example"
        assert not domain.endswith(".quarry.example")


def test_the_third_level_answers_in_a_real_thread(bench: Bench) -> None:
    ids = {letter.message_id for letter in bench.before}
    for executives in (True, False):
        mail = email.message_from_bytes(bench.level_3(executives=executives).raw)
        assert mail["In-Reply-To"].strip("<>") in ids
        assert mail["Subject"].startswith("Re:")


def test_upper_bound_follows_the_rule_of_three() -> None:
    assert upper_bound(0, 10_000) == pytest.approx(3 / 10_000, rel=0.01)
    assert upper_bound(5, 5) == 1.0
