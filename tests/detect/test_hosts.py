"""Hosts are told by what they serve and whose brand they are."""

import pytest

from noroshi.detect.hosts import (
    brand_of_host,
    brand_posed_by_host,
    find_brand,
    find_disguised_brand,
    host_kinds,
    hosts,
    is_risky_tld,
)


def test_a_name_covers_its_sub_domains_only() -> None:
    assert "free-hosting" in host_kinds("my-page.web.app")
    assert "shortener" in host_kinds("bit.ly")
    assert host_kinds("web.app.mail.test") == frozenset()
    assert host_kinds("notbit.ly") == frozenset()


def test_brands_own_their_domains() -> None:
    assert brand_of_host("www.amazon.co.jp") == "amazon"
    assert brand_of_host("amazon.co.jp.mail.test") == ""


@pytest.mark.parametrize(
    ("host", "brand"),
    [
        ("paypal.com-login.test", "paypal"),
        ("amaz0n.test", "amazon"),
        ("arnazon-orders.test", "amazon"),
        ("xn--metamsk-6fg.test", "metamask"),
        ("www.paypal.com", ""),
        ("x7.onmicrosoft.com", ""),
        ("apples-and-pears.test", ""),
        ("mail.test", ""),
    ],
)
def test_a_host_that_poses_as_a_brand(host: str, brand: str) -> None:
    assert brand_posed_by_host(host) == brand


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("三井住友カード株式会社", "mitsui-sumitomo"),
        ("Amazon.co.jp", "amazon"),
        ("Zoom", "zoom"),
        ("Zoom in on figures", None),
        ("Apple Tree Nursery", None),
        ("Amazonia Tours", None),
        ("", None),
    ],
)
def test_brands_in_a_name(name: str, brand: str | None) -> None:
    found = find_brand(name)
    assert (found[0] if found else None) == brand


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("Μetamаsk", "metamask"),
        ("P\u200da\u200dy\u200dP\u200dal", ""),
        ("C\u0336oinbase", "coinbase"),
        ("MetaMask", ""),
        ("楽天カード", ""),
        ("Café", ""),
    ],
)
def test_disguised_brands(text: str, brand: str) -> None:
    assert find_disguised_brand(text) == brand


def test_risky_top_level_domains() -> None:
    assert is_risky_tld("a.top")
    assert not is_risky_tld("top.example")


def test_every_brand_can_be_found_and_has_domains() -> None:
    for key, brand in hosts().brands.items():
        assert brand.domains, key
        for name in brand.names:
            found = find_brand(name)
            assert found is not None, name
        for domain in brand.domains:
            assert brand_posed_by_host(domain) == "", domain
