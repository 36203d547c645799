"""Where links lead: whose host it is, what the words show, what evidence cites."""

from importlib import resources
from pathlib import Path

import pytest

from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.links import TARGETS, shown_host
from noroshi.message.read import read_message


@pytest.fixture(scope="module")
def people() -> PeopleIndex:
    return PeopleIndex(load_company(Path(str(resources.files("noroshi.detect") / "data/examples/company.toml"))))


def case_of(html: str, people: PeopleIndex) -> Case:
    raw = (
        f"From: Ken <ken@mail.test>\nTo: h.ono@kaiyo-exchange.example\nSubject: x\nContent-Type: text/html\n\n{html}\n"
    )
    return Case(read_message(raw.encode()), people, Relation())


def test_whose_host_a_link_leads_to(people: PeopleIndex) -> None:
    case = case_of(
        '<a href="https://wiki.kaiyo-exchange.example/">1</a><a href="https://www.northwind-custody.example/">2</a>'
        '<a href="https://www.mail.test/">3</a><a href="https://strange.test/">4</a><a href="https://strange.test/b">5</a>'
        '<a href="https://www.paypal.com/">6</a><a href="mailto:a@mail.test">7</a>',
        people,
    )
    assert [target.ours for target in case.links.targets] == [True, True, False, False, False, False]
    assert [target.host for target in case.links.outside] == ["www.mail.test", "strange.test", "www.paypal.com"]
    assert [target.host for target in case.links.foreign] == ["strange.test", "www.paypal.com"]
    assert [target.host for target in case.links.unknown] == ["www.mail.test", "strange.test"]


def test_a_page_on_free_hosting_is_not_the_authors_own(people: PeopleIndex) -> None:
    raw = b"From: a@hello-page.web.app\nSubject: x\n\nhttps://hello-page.web.app/\n"
    case = Case(read_message(raw), people, Relation())
    assert not case.links.targets[0].of_author


def test_targets_are_kept_within_bounds(people: PeopleIndex) -> None:
    case = case_of("".join(f'<a href="https://h{n}.test/">x</a>' for n in range(TARGETS + 50)), people)
    assert len(case.links.targets) == TARGETS


def test_links_of_attachments_are_targets_and_cite_the_attachment(people: PeopleIndex) -> None:
    raw = (
        'From: a@mail.test\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        'See.\n--b\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename="m.eml"\n\n'
        "From: b@mail.test\nSubject: y\n\nhttps://inner.test/1\n--b--\n"
    )
    case = Case(read_message(raw.encode()), people, Relation())
    target = next(one for one in case.links.targets if one.host == "inner.test")
    assert target.attachment == 0
    for quote in case.links.quotes(target):
        assert case.message.text_of(quote.part)[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("https://www.bank.example/login", "www.bank.example"),
        ("go to bank.example now", "bank.example"),
        ("公式サイト（www.bank.example）へ", "www.bank.example"),
        ("Report_2026.pdf", None),
        ("ken@bank.example", None),
        ("Click here", None),
        ("v1.2.3", None),
    ],
)
def test_hosts_that_words_show(words: str, host: str | None) -> None:
    found = shown_host(words)
    assert (found[0] if found else None) == host
    if found:
        assert words[found[1] : found[2]].lower() == found[0]
