import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.hunt import limits, mbox
from noroshi.hunt.stream import Stream

FROM = b"From a@b.example Mon Mar  2 09:10:00 2026\n"


def pieces(raw: bytes, chunk: int = 7) -> list[bytes]:
    """Read in small chunks, so that every boundary falls between two of them in some test."""
    stream = io.BytesIO(raw)
    return [piece.raw for piece in mbox.split(Stream(lambda size: stream.read(chunk)))]


def message(number: int, body: bytes, length: bool = False) -> bytes:
    header = b"Subject: %d\n" % number
    if length:
        header += b"Content-Length: %d\n" % len(body)
    return header + b"\n" + body


def test_mboxo_takes_one_quote_off() -> None:
    raw = FROM + message(1, b"a\n>From here\n") + b"\n" + FROM + message(2, b"b\n") + b"\n"
    assert pieces(raw) == [message(1, b"a\nFrom here\n"), message(2, b"b\n\n")]


def test_mboxrd_takes_one_of_several_quotes_off() -> None:
    raw = FROM + message(1, b"a\n>>From here\n>>>From\n> From\n") + b"\n" + FROM + message(2, b"b\n")
    assert pieces(raw)[0] == message(1, b"a\n>From here\n>>>From\n> From\n")


def test_mboxcl_honours_a_length_and_unquotes() -> None:
    body = b"a\n>From here\n"
    raw = FROM + message(1, body, length=True) + b"\n" + FROM + message(2, b"b\n")
    first, second = pieces(raw)
    assert first.endswith(b"a\nFrom here\n")
    assert second == message(2, b"b\n")


def test_mboxcl2_keeps_from_lines_and_quotes_in_the_body() -> None:
    body = b"text\n\n" + FROM + b"Subject: forwarded\n\n>From stays\n"
    raw = FROM + message(1, body, length=True) + b"\n" + FROM + message(2, b"b\n", length=True)
    assert pieces(raw) == [message(1, body, length=True), message(2, b"b\n", length=True)]


@pytest.mark.parametrize("length", [b"0", b"3", b"99999", b"999999999999"])
def test_a_wrong_length_is_not_believed(length: bytes) -> None:
    raw = FROM + b"Subject: 1\nContent-Length: " + length + b"\n\nbody of one\n\n" + FROM + message(2, b"b\n")
    first, second = pieces(raw)
    assert first.endswith(b"body of one\n")
    assert second == message(2, b"b\n")


@pytest.mark.parametrize(
    "line",
    [
        b"From here to there\n",
        b"From Monday on we work at 09:10\n",
        b"From a@b.example on 2026-03-02\n",
        b"From: me\n",
    ],
)
def test_prose_that_begins_with_from_does_not_split(line: bytes) -> None:
    raw = FROM + message(1, b"a\n\n" + line + b"more\n")
    assert pieces(raw) == [message(1, b"a\n\n" + line + b"more\n")]


def test_a_from_line_without_a_blank_line_before_does_not_split() -> None:
    raw = FROM + message(1, b"a\n" + FROM + b"Subject: no\n\nb\n")
    assert len(pieces(raw)) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"From - Mon Mar  2 09:10:00 2026\n",
        b"From \n",
        b"From a@b.example Mon Mar 02 09:10:00 +0900 2026\n",
        b"From 1234567890@xxx Mon Mar 02 00:10:00 +0000 2026\n",
        b"From MAILER-DAEMON Mon Mar  2 09:10 2026\n",
    ],
)
def test_the_from_lines_that_mail_programs_write(line: bytes) -> None:
    raw = line + message(1, b"a\n") + b"\n" + line + message(2, b"b\n")
    assert pieces(raw) == [message(1, b"a\n"), message(2, b"b\n")]


def test_crlf() -> None:
    raw = (FROM + message(1, b"a\n") + b"\n" + FROM + message(2, b"b\n")).replace(b"\n", b"\r\n")
    assert pieces(raw) == [message(1, b"a\n").replace(b"\n", b"\r\n"), message(2, b"b\n").replace(b"\n", b"\r\n")]


def test_a_message_beyond_the_limit_is_cut_and_the_next_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGE_BYTES", 100_000)
    raw = FROM + message(1, b"x" * 70 + b"\n" * 200_000) + b"\n" + FROM + message(2, b"b\n")
    stream = io.BytesIO(raw)
    first, second = mbox.split(Stream(lambda size: stream.read(5_000)))
    assert first.cut
    assert len(first.raw) == 100_000
    assert not second.cut
    assert second.raw == message(2, b"b\n")


@given(st.lists(st.text("ab>From \n", max_size=60), min_size=1, max_size=6), st.integers(1, 50))
def test_a_well_made_mboxrd_comes_back_as_it_was(bodies: list[str], chunk: int) -> None:
    quoted = b""
    messages = []
    for number, body in enumerate(bodies):
        raw = message(number, body.encode() + b"\n")
        messages.append(raw)
        lines = raw.split(b"\n")
        quoted += (
            FROM + b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines) + b"\n"
        )
    found = pieces(quoted, chunk)
    assert [one.rstrip(b"\n") for one in found] == [one.rstrip(b"\n") for one in messages]


@given(st.binary(max_size=300), st.integers(1, 40))
def test_no_bytes_raise_or_hang(raw: bytes, chunk: int) -> None:
    assert sum(map(len, pieces(FROM + raw, chunk))) <= len(FROM + raw)
