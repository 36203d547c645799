import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.limits import HOPS
from noroshi.message.received import read_hops


@pytest.mark.parametrize(
    ("field", "helo", "client", "ip", "by"),
    [
        (
            b"from helo.example (client.example [192.0.2.1])\r\n by mx.kaiyo.example (Postfix) with ESMTPS id 4;\r\n Mon, 2 Mar 2026 09:10:00 +0900",
            "helo.example", "client.example", "192.0.2.1", "mx.kaiyo.example",
        ),
        (b"from helo.example (unknown [192.0.2.1]) by mx.example; Mon, 2 Mar 2026 09:10:00 +0900", "helo.example", "", "192.0.2.1", "mx.example"),
        (b"from helo.example ([192.0.2.1]) by mx.example; x", "helo.example", "", "192.0.2.1", "mx.example"),
        (b"from [192.0.2.1] by mx.example; x", "192.0.2.1", "", "192.0.2.1", "mx.example"),
        (b"from client.example ([192.0.2.1] helo=helo.example) by mx.example with smtp; x", "helo.example", "client.example", "192.0.2.1", "mx.example"),
        (b"from a.example (2001:db8::1) by b.example (2001:db8::2) with Microsoft SMTP; x", "a.example", "", "2001:db8::1", "b.example"),
        (b"from a.example (a.example [IPv6:2001:db8::1]) by mx.example; x", "a.example", "a.example", "2001:db8::1", "mx.example"),
        (b"by 2002:a05:0:0:0:0:0:1 with SMTP id x; Mon, 2 Mar 2026 09:10:00 +0900", "", "", "", "2002:a05:0:0:0:0:0:1"),
        (b"(qmail 123 invoked by uid 0); 2 Mar 2026 00:10:00 -0000", "", "", "", ""),
        (b"", "", "", "", ""),
    ],
)  # fmt: skip
def test_reads_what_servers_write(field: bytes, helo: str, client: str, ip: str, by: str) -> None:
    [hop] = read_hops([("received", field)])
    assert (hop.helo, hop.client, hop.ip, hop.by) == (helo, client, ip, by)


def test_dates_and_places() -> None:
    hops = read_hops(
        [("from", b""), ("received", b"by b.example; Mon, 2 Mar 2026 09:10:00 +0900"), ("received", b"by a.example")]
    )
    assert [hop.header for hop in hops] == [1, 2]
    assert hops[0].date is not None
    assert hops[1].date is None


def test_no_more_than_the_limit() -> None:
    assert len(read_hops([("received", b"by a.example")] * (HOPS + 1))) == HOPS


@given(st.text(alphabet="from by()[]:;.19a ", max_size=120))
def test_never_raises(text: str) -> None:
    read_hops([("received", text.encode())])
