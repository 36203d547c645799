"""What `find_bounds` promises: a long text, measured as a whole, says the same as a short one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noroshi.alerts.indicators import bounds
from noroshi.alerts.indicators.find import find_indicators
from noroshi.alerts.indicators.page import Page
from noroshi.alerts.model import Document, Furniture

PIECES = (
    *"kaiyo-a.com b.kaiyo.net KAIYO.com Kaiyo.Net kaiyo.security kaiyo.securityx kaiyo.computers 12.kaiyo.com 12345678.com this.name".split(),
    *"co.jp a.co.jp google.com mandiant.com x.test hr@kaiyo.com hr_a@kaiyo.com -a@kaiyo.com a@-b.com a@b@c.com a.b@localhost".split(),
    *"kaiyo[.]com hr[at]kaiyo.com 198.51.100.7 1.2.3.4.com a..com a-.com -a.com a.-b.com a.com/x a.com:80 a.com? a.com( $a.com".split(),
    *"main.sh update.dll kaiyo.dll.com é.com あ.com ｋａｉｙｏ.com 。 ． a\u200b.com \ud800.com".split(),
    *(". ", ".", " ", "\n", ",", "-", "@", "_", "References\n", "a" * 70 + ".com", "x@" + "b" * 64 + ".com", "c" * 65 + "@d.com"),
)  # fmt: skip


@pytest.fixture
def _every_text_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "by_arrays", lambda _: True)


TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n"]).map(lambda glue: glue.join(pieces))
)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.booleans())
def test_a_text_measured_as_a_whole_says_the_same(text: str, is_page: bool) -> None:
    furniture = (Furniture(3, 20, "advertisement"),)
    document = Document("x", "html", text, url="https://www.kaiyo.net/", furniture=furniture) if is_page else None
    one_by_one = find_indicators(text, document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "by_arrays", lambda _: True)
        assert find_indicators(text, document) == one_by_one


@pytest.mark.usefixtures("_every_text_is_long")
def test_plain_hosts_and_mail_addresses_are_told_at_once() -> None:
    page = Page("It asked kaiyo-a.com, b.kaiyo.net. Then hr@kaiyo.com wrote of kaiyo.securityx and google.com", None)
    found = bounds.find_bounds(page)
    assert [page.text[begin:stop] for begin, stop in zip(*found.hosts, strict=True)] == ["kaiyo-a.com", "b.kaiyo.net"]
    assert [page.text[begin:stop] for begin, stop in zip(*found.mails, strict=True)] == ["hr@kaiyo.com"]
    assert [page.text[begin:stop] for begin, stop in found.runs] == ["kaiyo.securityx", "google.com"]
