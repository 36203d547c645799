import pytest

from noroshi.text.lookalike import LookalikeIndex

INDEX = LookalikeIndex(
    ["kaiyo-exchange.example", "northwind-custody.example", "kaiyo.co.jp", "abc.example", "pacific.example"],
    ["Kaiyo Exchange", "海洋取引所"],
)
KAIYO, NORTHWIND = "kaiyo-exchange.example", "northwind-custody.example"


@pytest.mark.parametrize(
    ("host", "of", "kind", "telling"),
    [
        ("kaiyo-exchange.com", KAIYO, "other-tld", ".com"),
        ("kaiyo-exchange.co.jp", KAIYO, "other-tld", ".co.jp"),
        ("www.kaiyo-exchange.test", KAIYO, "other-tld", ".test"),
        ("abc.com", "abc.example", "other-tld", ".com"),
        ("kaiyo-exchange-hd.jp", KAIYO, "added-word", "kaiyo-exchange-hd"),
        ("kaiyo-exchange-support.com", KAIYO, "added-word", "kaiyo-exchange-support"),
        ("login-kaiyo-exchange.com", KAIYO, "added-word", "login-kaiyo-exchange"),
        ("kaiyo-exchange-jp.com", KAIYO, "added-word", "kaiyo-exchange-jp"),
        ("kaiyo-exchangejp.com", KAIYO, "added-word", "kaiyo-exchangejp"),
        ("wwwkaiyo-exchange.com", KAIYO, "added-word", "wwwkaiyo-exchange"),
        ("kaiyoexchangegroup.com", KAIYO, "added-word", "kaiyoexchangegroup"),
        ("kaiyo-exchnge-support.com", KAIYO, "added-word", "kaiyo-exchnge-support"),
        ("pacific-login.com", "pacific.example", "added-word", "pacific-login"),
        ("kaiyo-pay.com", "kaiyo.co.jp", "added-word", "kaiyo-pay"),
        ("kaiyoexchange.com", KAIYO, "edit", "oe"),
        ("kaiyo-exchanges.example", KAIYO, "edit", "s"),
        ("kaiyo-exchagne.example", KAIYO, "edit", "gn"),
        ("kaiyo-exchange.example.attacker.test", KAIYO, "subdomain", KAIYO),
        ("mail.kaiyo-exchange.attacker.test", KAIYO, "subdomain", "kaiyo-exchange"),
        ("kaiyo-exchange-login.attacker.test", KAIYO, "subdomain", "kaiyo-exchange-login"),
        ("kaiyoexchange.pages.dev", KAIYO, "edit", "oe"),
        ("ka1yo-exchange.example", KAIYO, "confusable", "1"),
        ("kaiy0-exchange.com", KAIYO, "confusable", "0"),
        ("kalyo-exchange.com", KAIYO, "confusable", "l"),
        ("northvvind-custody.com", NORTHWIND, "confusable", "vv"),
        ("northwind-custocly.com", NORTHWIND, "confusable", "cl"),
        ("xn--kaiyo-exchnge-0ed.com", KAIYO, "punycode", "xn--kaiyo-exchnge-0ed"),
        ("exchange-kaiyo.com", KAIYO, "edit", None),
        ("northwind-custodv.example", NORTHWIND, "edit", "v"),
        ("northwnid-custody.example", NORTHWIND, "edit", "ni"),
        ("nothwind-custody.example", NORTHWIND, "edit", "ot"),
        ("akiyo.co.jp", "kaiyo.co.jp", "edit", "ak"),
    ],
)
def test_a_lookalike_is_told_with_its_trick(host: str, of: str, kind: str, telling: str | None) -> None:
    found = INDEX.find(host)
    assert found is not None
    assert (found.of, found.kind) == (of, kind)
    assert found.span is not None
    if telling is not None:
        assert found.span.of(host) == telling


@pytest.mark.parametrize(
    "host",
    [
        "kaiyo-exchange.example",
        "KAIYO-EXCHANGE.example.",
        "mail.kaiyo-exchange.example",
        "a.b.northwind-custody.example",
        "kaiyo.co.jp",
        "exchange.com",
        "foreign-exchange.com",
        "exchange-server.com",
        "stock-exchange.example",
        "custody.com",
        "northwind.com",
        "taiyo.co.jp",
        "kaiyo-maru.com",
        "kaiyomaru.jp",
        "pacific-foods.com",
        "pacificfoods.com",
        "specific.com",
        "southwind-custody.example",
        "abd.example",
        "abcd.example",
        "abc-support.com",
        "kaiyo-exchange.slack.com",
        "kaiyoexchange-my.sharepoint.com",
        "pacific.somecompany.test",
        "gmail.com",
        "example.com",
        "192.0.2.1",
        "[2001:db8::1]",
        "localhost",
        "",
        ".",
        "xn--.com",
        "a" * 300 + ".com",
    ],
)
def test_honest_hosts_are_left_alone(host: str) -> None:
    assert INDEX.find(host) is None


def test_an_index_of_nothing_finds_nothing() -> None:
    assert LookalikeIndex([]).find("kaiyo-exchange.com") is None


def test_hostile_hosts_end_soon() -> None:
    for host in ("-" * 250 + ".com", "a-" * 120 + ".com", "xn--" + "9" * 55 + ".com", "." * 200, "kaiyo." * 40 + "com"):
        INDEX.find(host)
