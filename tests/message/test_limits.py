"""Hostile messages end quickly, within bounded memory, and with a defect that says which limit was met."""

import time
import tracemalloc

import pytest

from noroshi.message import limits
from noroshi.message.limits import Budget
from noroshi.message.model import Message
from noroshi.message.read import read_message

HEAD = b"From: a@a.example\r\nSubject: x\r\n"
SECONDS = 4.0


def read(raw: bytes) -> Message:
    start = time.process_time()
    message = read_message(raw)
    assert time.process_time() - start < SECONDS
    return message


def kinds(message: Message) -> set[str]:
    return {defect.kind for defect in message.defects}


def test_ten_thousand_parts() -> None:
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\npart\r\n" * 10_000 + b"--b--\r\n"
    message = read(raw)
    assert kinds(message) == {"limit-parts"}
    assert message.body.text.count("part") < limits.PARTS


def test_ten_thousand_attachments() -> None:
    part = b"--b\r\nContent-Type: application/x; name=a\r\n\r\nx\r\n"
    message = read(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 10_000)
    assert len(message.attachments) == limits.ATTACHMENTS
    assert {"limit-parts", "limit-attachments"} <= kinds(message)


def test_ten_thousand_multiparts_within_one_another() -> None:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(10_000)
    )
    message = read(HEAD + opening + b"\r\nthe end\r\n")
    assert "limit-depth" in kinds(message)


def test_ten_thousand_multiparts_with_the_same_boundary() -> None:
    message = read(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 10_000 + b"\r\nthe end\r\n")
    assert message.defects


def test_ten_thousand_messages_within_one_another() -> None:
    message = read(HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 10_000 + b"\r\nthe end\r\n")
    assert "limit-depth" in kinds(message)
    assert len(message.attachments) <= limits.DEPTH + 1


@pytest.mark.parametrize(
    "kind",
    [
        b"text/plain",
        b"text/html",
        b"text/plain; format=flowed",
        b"multipart/mixed; boundary=x",
        b"message/rfc822",
        b"application/x",
    ],
)
def test_a_body_of_two_hundred_megabytes(kind: bytes) -> None:
    raw = HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + b"word https://a.example/ \r\n" * 8_000_000
    tracemalloc.start()
    message = read(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "limit-message" in kinds(message)
    assert len(message.body.text) <= limits.BODY_CHARS
    assert len(message.links) <= limits.LINKS
    assert peak < 6 * limits.MESSAGE_BYTES


def test_a_header_of_ten_megabytes() -> None:
    message = read(HEAD + b"To: " + b"a@a.example, " * 800_000 + b"\r\n\r\nthe body")
    assert kinds(message) == {"limit-header", "limit-addresses"}
    assert len(message.to) == limits.ADDRESSES
    assert message.body.text == "the body"


def test_a_header_of_many_fields() -> None:
    message = read(HEAD + b"A: b\r\n" * 100_000 + b"\r\nthe body")
    assert len(message.headers) == limits.HEADER_FIELDS
    assert kinds(message) == {"limit-fields"}
    assert message.body.text == "the body"


@pytest.mark.parametrize(
    "piece",
    [
        b"=?utf-8?B?5bGx?= ",
        b"=?utf-8?Q?",
        b"=?",
        b"?=",
        b"=?utf-8?B?5bGx?==?x?q?a?=",
        b"(",
        b"<",
        b'"',
        b"a@b <",
        b'"\\',
        b",",
        b";:",
        b"\r\n ",
        b" ",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        b"Subject",
        b"From",
        b"Content-Type",
        b"Received",
        b"Authentication-Results",
        b"Received-SPF",
        b"Date",
        b"References",
    ],
)
def test_a_megabyte_of(piece: bytes, name: bytes) -> None:
    raw = name + b": " + piece * (1_000_000 // len(piece)) + b"\r\n\r\nbody"
    message = read(raw)
    for index in range(min(3, len(message.headers))):
        message.text_of(f"header[{index}]")


@pytest.mark.parametrize(
    "piece",
    [b"\n> ", b"\n", b"\r", b" ", b"On wrote:\n", b"From: a\n", b"-----", b"<a@a.example>:", b"begin 644 a\n", b"http://", b"--", b"=", b"\x1b$B", b"=\n", b"\xe3", b"\x92"],
)  # fmt: skip
@pytest.mark.parametrize("kind", [b"text/plain", b"multipart/mixed; boundary=", b"text/plain; charset=iso-2022-jp"])
def test_a_megabyte_of_text(piece: bytes, kind: bytes) -> None:
    read(HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize("encoding", [b"base64", b"quoted-printable", b"x-uuencode"])
@pytest.mark.parametrize("piece", [b"=", b"A=", b"= ", b"A\n", b"!\n", b"A" * 76 + b"\n"])
def test_a_megabyte_of_encoded_text(piece: bytes, encoding: bytes) -> None:
    read(HEAD + b"Content-Transfer-Encoding: " + encoding + b"\r\n\r\n" + piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize("kind", [b"mixed", b"alternative"])
def test_many_pages_that_show_nothing(kind: bytes) -> None:
    page = b"--b\r\nContent-Type: text/html\r\n\r\n" + b"<p style='display:none'>word</p>" * 30_000 + b"\r\n"
    raw = HEAD + b"Content-Type: multipart/" + kind + b"; boundary=b\r\n\r\n" + page * 40
    start = time.process_time()
    message = read_message(raw)
    assert time.process_time() - start < 2 * limits.SECONDS
    assert len(message.body.hidden) <= limits.BODY_CHARS
    assert message.defects


def test_names_and_references_are_cut() -> None:
    raw = (
        HEAD
        + b"References: "
        + b"<a@a.example> " * 2_000
        + b"\r\nContent-Type: application/x; name="
        + b"n" * 5_000
        + b"\r\n\r\nx"
    )
    message = read(raw)
    assert len(message.references) == limits.REFERENCES
    assert len(message.attachments[0].name) == limits.NAME_CHARS


def test_time_runs_out() -> None:
    ticks = iter(range(1_000_000))
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\npart\r\n" * 100
    message = read_message(raw, Budget(seconds=10, clock=lambda: next(ticks)))
    assert "limit-time" in kinds(message)
    assert 0 < message.body.text.count("part") < 100


def page(source: str) -> Message:
    return read(HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + source.encode())


def test_a_long_field_is_decoded_to_its_limit() -> None:
    message = read(b"From: a@a.example\r\nSubject: " + b"s" * (limits.FIELD_BYTES + 100) + b"\r\n\r\nbody")
    assert len(message.subject) <= limits.FIELD_BYTES
    assert kinds(message) == {"limit-header"}


def test_a_long_boundary_is_compared_to_its_limit() -> None:
    boundary = b"b" * (limits.BOUNDARY_BYTES + 50)
    raw = (
        HEAD + b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n--" + boundary + b"\r\n\r\nwords\r\n"
    )
    assert "words" in read(raw).body.text


def test_a_long_text_part() -> None:
    message = read(HEAD + b"\r\n" + b"\xe3\x81\x82" * (limits.PART_TEXT_BYTES // 3 + 10))
    assert "limit-body" in kinds(message)


@pytest.mark.parametrize(
    "source",
    [
        "<xmp>" + "<p>word" * limits.HTML_TREE_TAGS,
        "<xmp>" + "".join(f"<b class={n}>" for n in range(1_000)) + "<p>word" * (limits.HTML_TREE_NODES // 1_000),
        "<style>" + ".a{color:red}" * (limits.CSS_RULES + 1) + "</style>word",
        "<p style='" + " " * limits.CSS_CHARS + "'>word",
        "<div>" * (limits.HTML_DEPTH + 1) + "word",
    ],
)
def test_a_page_beyond_its_limits_is_read_with_a_defect(source: str) -> None:
    message = page(source)
    assert "limit-html" in kinds(message)
    assert "word" in message.body.text


def test_more_pictures_in_a_page_than_are_kept() -> None:
    message = page("<img src='data:image/png;base64,AAAA'>" * (limits.ATTACHMENTS + 5))
    assert len(message.attachments) == limits.ATTACHMENTS
    assert "limit-attachments" in kinds(message)


def test_of_a_long_style_the_end_counts() -> None:
    style = "margin:0;" * limits.CSS_CHARS + "display:none"
    assert "word" in page(f"<p style='{style}'>word</p>seen").body.hidden
    assert "word" in page(f"<style>.a{{{style}}}</style><p class=a>word</p>seen").body.hidden


def test_the_budget_counts() -> None:
    budget = Budget()
    assert budget.expand(limits.EXPANDED_BYTES)
    assert not budget.expand(1)
    assert budget.member(limits.MEMBERS)
    assert not budget.member()
    assert budget.depth(limits.ARCHIVE_DEPTH)
    assert not budget.depth(limits.ARCHIVE_DEPTH + 1)
    assert budget.in_time()
    assert list(budget.spent) == ["expanded", "members", "depth"]
