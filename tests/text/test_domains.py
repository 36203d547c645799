import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.text.domains import is_freemail, is_ip, registrable_domain, to_unicode


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.example.com", "example.com"),
        ("WWW.Example.COM.", "example.com"),
        ("a.b.shop.co.jp", "shop.co.jp"),
        ("city.kawasaki.jp", "city.kawasaki.jp"),
        ("x.y.github.io", "y.github.io"),
        ("app.pages.dev", "app.pages.dev"),
        ("mail.kaiyo-exchange.example", "kaiyo-exchange.example"),
        ("a.b.test", "b.test"),
        ("com", "com"),
        ("co.jp", "co.jp"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("", ""),
        ("a" * 300 + ".com", "a" * 300 + ".com"),
    ],
)
def test_registrable_domain(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    "domain",
    "gmail.com GMAIL.com yahoo.co.jp outlook.jp icloud.com proton.me nifty.com ocn.ne.jp docomo.ne.jp ezweb.ne.jp"
    " au.com i.softbank.jp qq.com 163.com mail.ru gmx.de aol.com hotmail.com aaa.ocn.ne.jp".split(),
)
def test_freemail(domain: str) -> None:
    assert is_freemail(domain)


@pytest.mark.parametrize(
    "domain", ["example.com", "notgmail.com", "gmail.com.example", "co.jp", "ne.jp", "", "192.0.2.1"]
)
def test_not_freemail(domain: str) -> None:
    assert not is_freemail(domain)


def test_to_unicode() -> None:
    assert to_unicode("xn--n8jub8754b.JP") == "美しい.jp"
    assert to_unicode("www.example.com") == "www.example.com"
    assert to_unicode("xn--\u00e4.com") == "xn--\u00e4.com"
    assert to_unicode("xn--99999999.com") == "xn--99999999.com"


@pytest.mark.parametrize("host", ["192.0.2.1", "[192.0.2.1]", "2001:db8::1", "[IPv6:2001:db8::1]", "[2001:db8::1]"])
def test_addresses(host: str) -> None:
    assert is_ip(host)


@pytest.mark.parametrize("host", ["example.com", "1.2.3", "256.1.1.1", "", "a.1", "::::"])
def test_names(host: str) -> None:
    assert not is_ip(host)


@given(st.text(max_size=300))
def test_any_text_has_answers(text: str) -> None:
    assert isinstance(registrable_domain(text), str)
    assert isinstance(to_unicode(text), str)
    assert is_freemail(text) in (True, False)
    assert is_ip(text) in (True, False)
