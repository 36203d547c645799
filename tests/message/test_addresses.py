import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.addresses import parse_addresses
from noroshi.message.limits import ADDRESSES


def read(raw: bytes) -> list[tuple[str, str]]:
    return [(each.display, each.address) for each in parse_addresses(raw)[0]]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"taro@kaiyo.example", [("", "taro@kaiyo.example")]),
        (b"Taro <taro@kaiyo.example>", [("Taro", "taro@kaiyo.example")]),
        (b'"Yamada, Taro" <taro@kaiyo.example>', [("Yamada, Taro", "taro@kaiyo.example")]),
        (b'"say \\"hi\\"" <taro@kaiyo.example>', [('say "hi"', "taro@kaiyo.example")]),
        (b"Yamada, Taro <taro@kaiyo.example>", [("Yamada, Taro", "taro@kaiyo.example")]),
        (b"taro@kaiyo.example (Taro (the) Yamada)", [("Taro (the) Yamada", "taro@kaiyo.example")]),
        (b"a@a.example, B <b@b.example>", [("", "a@a.example"), ("B", "b@b.example")]),
        (b"a@a.example; b@b.example", [("", "a@a.example"), ("", "b@b.example")]),
        (
            b"Group: a@a.example, C <c@c.example>;, d@d.example",
            [("", "a@a.example"), ("C", "c@c.example"), ("", "d@d.example")],
        ),
        (b"undisclosed-recipients:;", []),
        (b"undisclosed-recipients:", []),
        (b"<@r1.example,@r2.example:u@d.example>", [("", "u@d.example")]),
        (b'"a b"@c.example', [("", "a b@c.example")]),
        (b"taro @ kaiyo . example", [("", "taro@kaiyo.example")]),
        (b"root", [("", "root")]),
        (b"Taro Yamada", [("Taro Yamada", "")]),
        (b"<>", []),
        (b"", []),
        (b"Taro <TARO@KAIYO.EXAMPLE>", [("Taro", "TARO@kaiyo.example")]),
        (b"Taro <mailto:taro@kaiyo.example>", [("Taro", "taro@kaiyo.example")]),
        (b"ceo@kaiyo.example <evil@x.example>", [("ceo@kaiyo.example", "evil@x.example")]),
        (b'"ceo@kaiyo.example" <evil@x.example>', [("ceo@kaiyo.example", "evil@x.example")]),
        (b'"ceo@kaiyo.example" evil@x.example', [("ceo@kaiyo.example", "evil@x.example")]),
        (b"Taro <words <taro@kaiyo.example>>", [("Taro", "taro@kaiyo.example")]),
        (b"Taro <taro@kaiyo.example", [("Taro", "taro@kaiyo.example")]),
        (b'Taro "x <taro@kaiyo.example>', [("Taro x", "taro@kaiyo.example")]),
        (b"Taro: Chief <taro@kaiyo.example>", [("Taro: Chief", "taro@kaiyo.example")]),
        (b"=?utf-8?B?5bGx55Sw?= <t@kaiyo.example>", [("山田", "t@kaiyo.example")]),
        (b'"=?utf-8?B?5bGx55Sw?=" <t@kaiyo.example>', [("山田", "t@kaiyo.example")]),
        (b"=?utf-8?Q?Yamada, Taro?= <t@kaiyo.example>", [("Yamada, Taro", "t@kaiyo.example")]),
        (b"=?utf-8?B?5bGx?=\r\n =?utf-8?B?55Sw?= <t@kaiyo.example>", [("山田", "t@kaiyo.example")]),
        (b"=?utf-8?B?5bGx55SwIDx0QGthaXlvLmV4YW1wbGU+?=", [("山田", "t@kaiyo.example")]),
        ("山田 太郎 <t@kaiyo.example>".encode(), [("山田 太郎", "t@kaiyo.example")]),
        ("山田 太郎 <t@kaiyo.example>".encode("iso2022_jp"), [("山田 太郎", "t@kaiyo.example")]),
        (b"t@[192.0.2.1]", [("", "t@[192.0.2.1]")]),
    ],
)
def test_reads_what_mail_programs_read(raw: bytes, expected: list[tuple[str, str]]) -> None:
    assert read(raw) == expected


def test_two_addresses_where_one_belongs_are_both_kept_and_noted() -> None:
    found, defects = parse_addresses(b"Taro <ceo@kaiyo.example> <evil@x.example>")
    assert [each.address for each in found] == ["ceo@kaiyo.example", "evil@x.example"]
    assert defects == ["bad-address"]


def test_no_more_than_the_limit() -> None:
    found, defects = parse_addresses(b", ".join(b"a%d@a.example" % number for number in range(ADDRESSES + 5)))
    assert len(found) == ADDRESSES
    assert "limit-addresses" in defects


@given(st.binary(max_size=300))
def test_never_raises(raw: bytes) -> None:
    parse_addresses(raw)


@given(st.text(alphabet='ab@.<>()",;: \\=?qQBu-8', max_size=80))
def test_never_raises_on_what_looks_like_addresses(raw: str) -> None:
    for each in parse_addresses(raw.encode())[0]:
        assert each.domain == each.domain.lower()
