"""URLs are read as a browser reads them, and found in plain text of any language."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.limits import LINKS, URL_CHARS
from noroshi.message.urls import find_text_links, parse_url


@pytest.mark.parametrize(
    ("href", "scheme", "host"),
    [
        ("https://google.test\\@evil.test/", "https", "google.test"),
        ("https://google.test@evil.test/", "https", "evil.test"),
        ("HTTP:/evil.test", "http", "evil.test"),
        ("ht\ntps://ex\tample.test", "https", "example.test"),
        ("//evil.test/x", "https", "evil.test"),
        ("www.evil.test/x", "http", "www.evil.test"),
        ("http://0x7f.1/", "http", "127.0.0.1"),
        ("http://ＥＸＡＭＰＬＥ。test", "http", "example.test"),
        ("https://例え.jp/", "https", "xn--r8jz45g.jp"),
        ("http://host.test./", "http", "host.test"),
        ("mailto:a@b.test?subject=x", "mailto", ""),
        ("JavaScript:alert(1)", "javascript", ""),
        ("data:text/html;base64,eA==", "data", ""),
        ("cid:1@x", "cid", ""),
        ("tel:+81-3", "tel", ""),
    ],
)
def test_scheme_and_host(href, scheme, host):
    url = parse_url(href)
    assert (url.scheme, url.host) == (scheme, host)


@pytest.mark.parametrize("href", ["", "#top", "index.html", "x y", "http://", "http://a b/", "{{link}}"])
def test_what_leads_nowhere_is_none(href):
    assert parse_url(href) is None


def test_path_query_and_userinfo():
    url = parse_url("https://bank.test:pw@evil.test/a/b?c=d#e")
    assert (url.host, url.path, url.query, url.has_userinfo) == ("evil.test", "/a/b", "c=d", True)
    assert parse_url("https://evil.test/@x").has_userinfo is False


def test_a_long_url_is_read_at_its_beginning():
    assert parse_url("https://x.test/" + "a" * URL_CHARS * 3).host == "x.test"


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        ("詳細はhttps://kaiyo.example.comをクリック", ["https://kaiyo.example.com"]),
        ("（https://a.test/b?c=d）、次", ["https://a.test/b?c=d"]),
        ("「www.a.test」へ", ["www.a.test"]),
        ("see <https://x.test/(a)>.", ["https://x.test/(a)"]),
        ("(https://x.test/a).", ["https://x.test/a"]),
        ("https://x.test/a, http://y.test!", ["https://x.test/a", "http://y.test"]),
        ("http://例え.jp/x。", ["http://例え.jp/x"]),
        ("https://www.exаmple.test/z", ["https://www.exаmple.test/z"]),
        ("http://198.51.100.7:8080/x", ["http://198.51.100.7:8080/x"]),
        ("hxxps://x.test/", []),
        ("http://user:pw@x.test/a", ["http://user:pw@x.test/a"]),
        ("no www here, a@www.b.test, https://", []),
        ("HTTPS://X.TEST", ["HTTPS://X.TEST"]),
    ],
)
def test_links_in_text(text, hrefs):
    links = find_text_links(text)
    assert [link.href for link in links if link.url.scheme in {"http", "https"}] == hrefs
    for link in links:
        assert text[link.start : link.end] == link.href
        assert link.where == "text"


@given(st.lists(st.sampled_from([*"htps:/.w@()[]、。 a1-", "https://", "www.", "日", "а"]), max_size=60).map("".join))
def test_any_text_gives_links_that_stand_where_they_say(text):
    end = 0
    for link in find_text_links(text):
        assert end <= link.start < link.end
        assert text[link.start : link.end] == link.href
        end = link.end


@pytest.mark.parametrize(
    "piece", ["http://", "www.", "https://a.", "http://a.test/((((", "http://" + "a" * 50, "://", "http://あ"]
)
def test_hostile_text_ends_soon(piece):
    start = time.process_time()
    links = find_text_links(piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 5
    assert len(links) <= LINKS
