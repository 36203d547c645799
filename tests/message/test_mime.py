import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.limits import NAME_CHARS, PARAMETERS
from noroshi.message.mime import (
    decode_quoted_printable,
    find_boundary,
    parse_parameters,
    split_multipart,
    transfer_decode,
)


@pytest.mark.parametrize(
    ("raw", "value", "parameters"),
    [
        (b"text/plain", "text/plain", {}),
        (b"TEXT/Plain; Charset=UTF-8", "text/plain", {"charset": "UTF-8"}),
        (b'text/plain; charset="utf-8"; format=flowed', "text/plain", {"charset": "utf-8", "format": "flowed"}),
        (b'attachment; filename="a; b.txt"', "attachment", {"filename": "a; b.txt"}),
        (b'attachment; filename="a \\"b\\".txt"', "attachment", {"filename": 'a "b".txt'}),
        (b"attachment; filename=my file.doc; size=3", "attachment", {"filename": "my file.doc", "size": "3"}),
        (b'attachment; filename="not closed.doc', "attachment", {"filename": "not closed.doc"}),
        (b'attachment; filename="a"b.exe"', "attachment", {"filename": 'a"b.exe'}),
        (b"text/plain charset=utf-8", "text/plain", {"charset": "utf-8"}),
        (b'text/plain; name="a.txt" charset=utf-8', "text/plain", {"name": "a.txt", "charset": "utf-8"}),
        (b"charset=utf-8", "", {"charset": "utf-8"}),
        (b"", "", {}),
        (b"attachment; filename*=utf-8'ja'%E5%B1%B1.txt", "attachment", {"filename": "山.txt"}),
        (
            b"attachment; filename*0*=utf-8''%E5%B1; filename*1*=%B1; filename*2=.txt",
            "attachment",
            {"filename": "山.txt"},
        ),
        (b"attachment; filename*1=b; filename*0=a", "attachment", {"filename": "ab"}),
        (b"attachment; filename*=%E5%B1%B1.txt", "attachment", {"filename": "山.txt"}),
        (b"attachment; filename=a.txt; filename*=utf-8''b.txt", "attachment", {"filename": "b.txt"}),
        (b'attachment; filename="=?utf-8?B?5bGx?=.txt"', "attachment", {"filename": "山.txt"}),
        (b"attachment; filename==?utf-8?B?5bGx?=.txt", "attachment", {"filename": "山.txt"}),
        ("attachment; filename=山.txt".encode(), "attachment", {"filename": "山.txt"}),
        ('attachment; filename="請求書.pdf"'.encode("iso2022_jp"), "attachment", {"filename": "請求書.pdf"}),
        (b"attachment; filename*=iso-2022-jp''%1B$B@A5a=q%1B(B.pdf", "attachment", {"filename": "請求書.pdf"}),
    ],
)
def test_parameters_as_programs_write_them(raw: bytes, value: str, parameters: dict[str, str]) -> None:
    assert parse_parameters(raw) == (value, parameters)


def test_parameters_within_their_limits() -> None:
    many = b"a/b" + b"".join(b"; p%d=%s" % (number, b"x" * (NAME_CHARS + 1)) for number in range(PARAMETERS + 1))
    _, parameters = parse_parameters(many[:100_000])
    assert len(parameters) <= PARAMETERS
    assert all(len(each) <= NAME_CHARS for each in parameters.values())


def parts(data: bytes, boundary: bytes = b"b", **options: bool) -> tuple[list[bytes], bool]:
    ranges, closed = split_multipart(data, 0, len(data), boundary, **options)
    return [data[start:end] for start, end in ranges], closed


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_parts_between_delimiters(end: bytes) -> None:
    data = end.join([b"preamble", b"--b", b"one", b"", b"--b  ", b"two", b"--b--", b"epilogue", b""])
    assert parts(data) == ([b"one" + end, b"two"], True)


def test_a_delimiter_is_a_whole_line() -> None:
    assert parts(b"--b\none\n--bb\n x--b\n--b--\n") == ([b"one\n--bb\n x--b"], True)
    assert parts(b"--b and more\none\n--b-- and more\n") == ([], False)
    assert parts(b"--b and more\none\n--b--\n", loose=True) == ([b"one"], True)


def test_no_closing_delimiter() -> None:
    assert parts(b"--b\none\n--b\ntwo") == ([b"one", b"two"], False)
    assert parts(b"no delimiter") == ([], False)


def test_finds_a_boundary_that_no_header_names() -> None:
    data = b"text\n--=_x1\nContent-Type: text/plain\n\nhello\n--=_x1--\n"
    assert find_boundary(data, 0, len(data)) == b"=_x1"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", b"plain"),
        (b"a=3Db=\r\nc", b"a=bc"),
        (b"a=  \r\nb", b"ab"),
        (b"a=zz b", b"a=zz b"),
        (b"a=", b"a"),
        (b"=e5=B1=b1", "山".encode()),
    ],
)
def test_quoted_printable_is_read_leniently(data: bytes, expected: bytes) -> None:
    assert decode_quoted_printable(data) == expected


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("base64", (b"Hello", "")),
        ("7bit", (b"SGVsbG8=", "")),
        ("", (b"SGVsbG8=", "")),
        ("quoted-printable", (b"SGVsbG8", "")),
        ("x-nonsense", (b"SGVsbG8=", "unknown-encoding")),
    ],
)
def test_transfer_encodings(encoding: str, expected: tuple[bytes, str]) -> None:
    assert transfer_decode(b"SGVsbG8=", encoding) == expected


@given(st.binary(max_size=200))
def test_never_raises(raw: bytes) -> None:
    parse_parameters(raw)
    for encoding in ("base64", "quoted-printable", "x"):
        transfer_decode(raw, encoding)
    split_multipart(raw, 0, len(raw), raw[:2] or b"x")
