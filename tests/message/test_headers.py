import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.headers import read_block, skip_preface
from noroshi.message.limits import HEADER_BYTES, HEADER_FIELDS


def read(data: bytes) -> tuple[list[tuple[str, bytes]], bytes, list[str]]:
    block = read_block(data, 0, len(data))
    return block.fields, data[block.body :], block.defects


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_fields_in_order_with_duplicates_and_folding(end: bytes) -> None:
    data = end.join([b"To: a", b"Received: one", b" two", b"\tthree", b"received: four", b"", b"body", b""])
    fields, body, defects = read(data)
    assert fields == [("to", b"a"), ("received", b"one" + end + b" two" + end + b"\tthree"), ("received", b"four")]
    assert body == b"body" + end
    assert not defects


def test_mixed_line_ends() -> None:
    assert read(b"A: 1\r\nB: 2\n c\nD: 3\r\n\nbody") == ([("a", b"1"), ("b", b"2\n c"), ("d", b"3")], b"body", [])


def test_a_bare_carriage_return_ends_a_line() -> None:
    fields, _, defects = read(b"A: 1\rB: 2\r\n\r\nbody")
    assert fields == [("a", b"1"), ("b", b"2")]
    assert defects == ["bare-cr"]


def test_nul_bytes_are_dropped() -> None:
    assert read(b"A: 1\0x\n\nbody") == ([("a", b"1x")], b"body", ["nul"])


def test_a_blank_before_the_colon() -> None:
    assert read(b"Subject : x\n\n")[0] == [("subject", b"x")]


def test_garbage_among_fields_is_passed_over() -> None:
    assert read(b"A: 1\nnot a field\nB: 2\n\nbody") == ([("a", b"1"), ("b", b"2")], b"body", ["header-garbage"])


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_body_without_a_blank_line(end: bytes) -> None:
    data = end.join([b"From: a", b" b", b"Subject: c", b"Dear all", b"see you", b"there"])
    fields, body, defects = read(data)
    assert [name for name, _ in fields] == ["from", "subject"]
    assert body == end.join([b"Dear all", b"see you", b"there"])
    assert defects == ["no-blank-line"]


def test_a_body_without_a_header() -> None:
    data = b"Dear all,\nplease note: nothing.\nNote: really\n\nYours\n"
    assert read(data) == ([], data, ["no-blank-line"])


def test_no_body() -> None:
    assert read(b"A: 1\nB: 2") == ([("a", b"1"), ("b", b"2")], b"", [])


def test_nothing() -> None:
    assert read(b"") == ([], b"", [])


def test_a_part_without_fields() -> None:
    assert read(b"\r\nbody") == ([], b"body", [])


@pytest.mark.parametrize(
    ("preface", "defects"),
    [
        (b"", []),
        (b"\xef\xbb\xbf", ["byte-order-mark"]),
        (b"\n\r\n", ["blank-line-first"]),
        (b"From sato Mon Mar  2 09:10:00 2026\n", ["mbox-line"]),
        (b"\xef\xbb\xbfFrom sato Mon Mar  2 09:10:00 2026\r\n", ["byte-order-mark", "mbox-line"]),
        (b">From sato Mon Mar  2 09:10:00 2026\n", ["mbox-line"]),
    ],
)
def test_what_stands_before_the_header(preface: bytes, defects: list[str]) -> None:
    data = preface + b"From: a\n\nb"
    assert skip_preface(data, len(data)) == (len(preface), defects)


def test_more_fields_than_are_read() -> None:
    fields, _, defects = read(b"A: 1\n" * (HEADER_FIELDS + 1) + b"\nbody")
    assert len(fields) == HEADER_FIELDS
    assert defects == ["limit-fields"]


def test_a_header_longer_than_is_read_still_ends_where_it_ends() -> None:
    _, body, defects = read(b"A: 1\nB: " + b"x" * HEADER_BYTES + b"\n\nbody")
    assert body == b"body"
    assert defects == ["limit-header"]


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True),
            st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
        ),
        max_size=20,
    )
)
def test_order_and_duplicates_are_kept(fields: list[tuple[str, str]]) -> None:
    data = "".join(f"{name}: {value}\r\n" for name, value in fields).encode() + b"\r\nbody"
    found, body, _ = read(data)
    assert found == [(name.lower(), value.encode()) for name, value in fields]
    assert body == b"body"


@given(st.binary(max_size=300))
def test_never_raises(data: bytes) -> None:
    start, _ = skip_preface(data, len(data))
    block = read_block(data, start, len(data))
    assert start <= block.body <= len(data)
