import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.authentication_results import parse_authentication_results, parse_received_spf, read_authentication
from noroshi.message.limits import AUTHENTICATION_RESULTS


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [(each.authserv_id, each.method, each.result, each.domain) for each in parse_authentication_results(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mx.kaiyo.example; none", []),
        ("mx.kaiyo.example 1; spf=pass smtp.mailfrom=a@b.example", [("mx.kaiyo.example", "spf", "pass", "b.example")]),
        (
            "mx.kaiyo.example; dkim=pass (2048-bit key; x) header.d=b.example header.i=@c.example;\n spf=fail (a (b) c) "
            'smtp.mailfrom="x@b.example"; dmarc=fail (p=NONE sp=NONE) header.from=d.example',
            [
                ("mx.kaiyo.example", "dkim", "pass", "b.example"),
                ("mx.kaiyo.example", "spf", "fail", "b.example"),
                ("mx.kaiyo.example", "dmarc", "fail", "d.example"),
            ],
        ),
        (
            "spf=softfail (sender IP is 192.0.2.1) smtp.mailfrom=b.example; kaiyo.example; dkim=none (message not signed) "
            "header.d=none;kaiyo.example; dmarc=none action=none header.from=b.example;compauth=fail reason=001",
            [
                ("", "spf", "softfail", "b.example"),
                ("", "dkim", "none", ""),
                ("", "dmarc", "none", "b.example"),
                ("", "compauth", "fail", ""),
            ],
        ),
        ("mx.kaiyo.example; dkim = pass header.i = @b.example", [("mx.kaiyo.example", "dkim", "pass", "b.example")]),
        ("mx.kaiyo.example; dkim/1=pass header.i=@b.example", [("mx.kaiyo.example", "dkim", "pass", "b.example")]),
        ("mx.kaiyo.example; SPF=Pass smtp.helo=H.example", [("mx.kaiyo.example", "spf", "pass", "h.example")]),
        (
            "mx.kaiyo.example; spf=pass smtp.mailfrom=b.example dkim=fail header.d=c.example",
            [("mx.kaiyo.example", "spf", "pass", "b.example"), ("mx.kaiyo.example", "dkim", "fail", "c.example")],
        ),
        ("mx.kaiyo.example spf=pass smtp.mailfrom=b.example", [("mx.kaiyo.example", "spf", "pass", "b.example")]),
        ('"mx.kaiyo.example"; spf=none', [("mx.kaiyo.example", "spf", "none", "")]),
        ("mx.kaiyo.example; x-own=pass; unrelated=thing", [("mx.kaiyo.example", "x-own", "pass", "")]),
        ("", []),
    ],
)
def test_reads_what_servers_write(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert read(text) == expected


def test_a_result_within_a_comment_is_none() -> None:
    assert read("mx.kaiyo.example; spf=fail (spf=pass; dkim=pass) smtp.mailfrom=b.example") == [
        ("mx.kaiyo.example", "spf", "fail", "b.example")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "pass (mx.kaiyo.example: domain of a@b.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;",
            ("mx.kaiyo.example", "pass", "b.example"),
        ),
        (
            'Softfail receiver=mx.kaiyo.example; envelope-from="a@b.example"; helo=c.example',
            ("mx.kaiyo.example", "softfail", "b.example"),
        ),
        ("none", ("", "none", "")),
    ],
)
def test_received_spf(text: str, expected: tuple[str, str, str]) -> None:
    [found] = parse_received_spf(text, 0)
    assert (found.authserv_id, found.result, found.domain) == expected
    assert found.method == "spf"


def test_received_spf_without_a_result() -> None:
    assert parse_received_spf("whatever this is", 0) == []


def test_each_knows_its_header() -> None:
    fields = [("from", b"a"), ("received-spf", b"pass"), ("authentication-results", b"x.example; spf=pass")]
    assert [each.header for each in read_authentication(fields)] == [1, 2]


def test_no_more_than_the_limit() -> None:
    assert len(read_authentication([("authentication-results", b"x; spf=pass")] * 500)) == AUTHENTICATION_RESULTS


@given(st.text(alphabet='spfdkim=;.()" \n@x-/1', max_size=200))
def test_never_raises(text: str) -> None:
    parse_authentication_results(text, 0)
    parse_received_spf(text, 0)
