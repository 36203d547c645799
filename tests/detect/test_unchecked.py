"""Unknown is not no: what was not seen of a message is listed with its verdict, and no word is missing for it."""

import pytest

from noroshi.company.model import Company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.unchecked import UNSEEN
from noroshi.detect.verdict import judge_message
from noroshi.detect.weights import default_weights
from noroshi.message import limits
from noroshi.message.defects import KINDS
from noroshi.message.read import read_message
from noroshi.warn.words import not_checked
from tests.files import zip_of
from tests.mail import mail

PEOPLE = PeopleIndex(Company(name="Kaiyo", domains=("kaiyo-exchange.example",)))
PART = b"--b\r\n\r\nwords\r\n"


def entries(raw: bytes) -> tuple[str, ...]:
    return judge_message(read_message(raw), PEOPLE, default_weights(), Relation(), None).not_checked


@pytest.mark.parametrize(
    ("raw", "entry"),
    [
        (mail(attachments=[("a.zip", zip_of({"a.txt": b"x"}, locked=True))]), "payload: a.zip is encrypted"),
        (mail(attachments=[("a.zip", zip_of({"a.txt": b"x"})[:40])]), "payload: a.zip is broken"),
        (mail(attachments=[("a.cab", b"MSCF" + bytes(99))]), "payload: a.cab has no reader installed"),
        (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + PART * (limits.PARTS + 1), "content: limit-parts"),
        (b"Subject: x\r\n\r\n" + b"w " * limits.BODY_CHARS, "content: limit-body"),
        (b"Subject: x\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx", "content: encrypted-text"),
        (b"Subject: x\r\n\r\nx", "relation: no history"),
        (b"Subject: x\r\n\r\nx", "model: not trained"),
        (b"Subject: x\r\n\r\nx", "authentication: no authserv_ids in the company file"),
    ],
)
def test_what_was_not_seen_is_listed(raw: bytes, entry: str) -> None:
    assert entry in entries(raw)
    assert len({not_checked(entry, "ja"), not_checked(entry, "en")}) == 2


@pytest.mark.parametrize(
    ("result", "listed"), [("temperror", True), ("permerror", True), ("none", False), ("fail", False)]
)
def test_a_server_that_could_not_check_is_no_answer(result: str, listed: bool) -> None:
    company = Company(name="Kaiyo", domains=("kaiyo-exchange.example",), authserv_ids=("mx1.kaiyo-exchange.example",))
    raw = b"Authentication-Results: mx1.kaiyo-exchange.example; spf=%s smtp.mailfrom=a.example\r\nFrom: a@a.example\r\n\r\nx"
    message = read_message(raw % result.encode())
    verdict = judge_message(message, PeopleIndex(company), default_weights(), Relation(), None)
    entry = "authentication: the trusted server could not check"
    assert (entry in verdict.not_checked) == listed
    assert not_checked(entry, "en").startswith("Authentication could not")


def test_every_limit_of_the_reader_leaves_something_unseen() -> None:
    assert {kind for kind in KINDS if kind.startswith("limit-")} <= UNSEEN
    assert {kind for kind in UNSEEN if kind not in KINDS} == {"broken-source"}
