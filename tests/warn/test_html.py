"""The report is one safe file that shows the evidence in the message's own words."""

import io
import re
import tracemalloc
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from noroshi.detect.evidence import Quote
from noroshi.warn import html
from noroshi.warn.html import HtmlReport
from noroshi.warn.result import Scanned, Unread
from noroshi.warn.web import style_hash
from noroshi.warn.words import LANGUAGES, Language
from tests.warn.made import ABOUT, BODY, evidence, executive, ordinary, quote, summary

VOID = {"meta", "input", "br", "link", "img", "rect", "line", "path"}
LOADS = {"script", "img", "iframe", "object", "embed", "link", "video", "audio", "source", "form", "base", "frame"}


def report(*scanned: Scanned, lang: Language = "en", unread: tuple[Unread, ...] = (), interrupted: bool = False) -> str:
    stream = io.StringIO()
    output = HtmlReport(stream, ABOUT, lang)
    for one in scanned:
        output.add(one)
    output.finish(summary(*scanned, unread=unread, interrupted=interrupted))
    return stream.getvalue()


class Elements(HTMLParser):
    """All elements, and whether each end tag closes what is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_safe(text: str) -> None:
    elements = Elements(text)
    assert elements.open == []
    for tag, attributes in elements.found:
        assert tag not in LOADS
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert not {"src", "srcset", "action", "background", "poster", "data"} & set(attributes)
        href = attributes.get("href") or ""
        assert href == "" or href.startswith(("#", "https://attack.mitre.org/techniques/T"))
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in elements.found:
        if (attributes.get("href") or "").startswith("#"):
            assert attributes["href"][1:] in ids  # type: ignore[index]


def test_the_policy_forbids_everything_but_the_one_style_sheet() -> None:
    text = report(executive())
    tree = LexborHTMLParser(text)
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    style = tree.css_first("style").text()
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'{style_hash(style)}'" in policy
    assert "url(" not in style
    assert "@import" not in style


def test_nothing_is_loaded_and_nothing_runs() -> None:
    check_safe(report(executive(), executive(level="caution"), ordinary(), unread=(Unread("a", "b"),)))


HOSTILE = "</mark><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}\u202e\x00\x1b"


def test_hostile_text_stays_text() -> None:
    body = BODY + HOSTILE
    scanned = executive(subject=HOSTILE, display=HOSTILE, address=HOSTILE, body=body, source=HOSTILE)
    text = report(scanned, unread=(Unread(HOSTILE, HOSTILE),))
    check_safe(text)
    assert "{{7*7}}" in text
    assert "\u202e" not in text
    assert "⟦U+202E⟧" in text
    assert "\x00" not in text


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_a_safe_page(subject: str, display: str, body: str) -> None:
    address = "x@y.example"
    found = evidence("first-contact", "relation", 1.5, [Quote("body", 0, len(body), body)], address=address)
    check_safe(report(executive(subject=subject, display=display, body=body, found=[found])))


def test_evidence_is_marked_in_the_messages_own_text_with_the_number_of_its_reason() -> None:
    found = [
        evidence("first-contact", "relation", 1.5, [quote("body", BODY, "本日中に送金")], address="a@b.example"),
        evidence("known-thread", "relation", -2.0, [quote("body", BODY, "送金をお願い")]),
    ]
    tree = LexborHTMLParser(report(executive(found=found)))
    text = tree.css_first(".text")
    marks = [(mark.text(), mark.attributes.get("class") or "") for mark in text.css("mark")]
    assert [words for words, _ in marks] == ["本日中に", "送金", "をお願い"]
    assert [kind.split() for _, kind in marks] == [[], ["both"], ["honest"]]
    assert [link.attributes["href"] for link in text.css("sup a")] == ["#m1-r1", "#m1-r2"]
    assert tree.css_first("#m1-r1") is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_are_there_and_one_is_chosen(lang: Language) -> None:
    tree = LexborHTMLParser(report(executive(), lang=lang))
    assert tree.css_first("html").attributes["lang"] == lang
    chosen = [box.attributes["id"] for box in tree.css('input[type="radio"]') if "checked" in box.attributes]
    assert chosen == [f"speak-{lang}"]
    for language in LANGUAGES:
        said = [node.attributes.get("lang") for node in tree.css(f"span.{language}")]
        assert said
        assert set(said) == {language}
    assert len(tree.css("span.ja")) == len(tree.css("span.en"))


def test_headings_go_down_one_level_at_a_time_under_one_first() -> None:
    text = report(executive(), executive(level="caution"), ordinary(), unread=(Unread("a", "b"),))
    levels = [int(tag[1]) for tag, _ in Elements(text).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_labels() -> None:
    tree = LexborHTMLParser(report(executive(), ordinary()))
    for landmark in ("header", "main", "footer"):
        assert len(tree.css(f"body > {landmark}")) == 1
    for section in tree.css("section"):
        label = section.attributes["aria-labelledby"]
        assert tree.css_first(f"#{label}") is not None
    assert tree.css_first("fieldset legend") is not None
    for svg in tree.css("svg"):
        assert svg.attributes["aria-hidden"] == "true"


def test_the_overview_says_what_was_scanned_and_how_it_was_judged() -> None:
    text = report(executive(), ordinary(), interrupted=True)
    for words in (
        "海洋取引所株式会社",
        "inbox.mbox",
        "2026-03-03 09:00",
        "12.0 bits",
        "false-alarm budget: 100",
        "Interrupted",
    ):
        assert words in text
    assert "there is no history yet" in text


def test_the_sum_shows_each_family_the_prior_and_the_chance() -> None:
    table = LexborHTMLParser(report(executive())).css_first(".sum").text()
    for words in ("+8.0", "−0.5", "+14.2", "−10.0", "95.0%"):
        assert words in table


def test_lures_and_techniques_have_their_names() -> None:
    text = report(executive())
    assert "L01 Mail in an executive&#39;s name" in text
    assert "T1684.001 Social Engineering: Impersonation" in text


def test_only_so_many_are_kept_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ATTENTION", 3)
    monkeypatch.setattr(html, "CLEAR", 2)
    text = report(*(executive(score=12 + n) for n in range(5)), *(ordinary(n) for n in range(6)))
    tree = LexborHTMLParser(text)
    assert len(tree.css(".mail")) == 3
    assert len(tree.css(".clears tbody tr")) == 2
    assert "2 more are not shown" in text
    assert "and 4 more" in text


def test_a_scan_without_messages_gives_a_page() -> None:
    text = report()
    check_safe(text)
    assert "No message was found." in text


def test_memory_does_not_grow_with_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ATTENTION", 10)
    monkeypatch.setattr(html, "CLEAR", 10)
    output = HtmlReport(io.StringIO(), ABOUT, "en")

    def feed(messages: int) -> int:
        for number in range(messages):
            output.add(executive(score=20.0 + number, body=f"{number} " * 40_000))
            output.add(ordinary(number))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        full = feed(10)
        assert feed(40) < full + 200_000
        assert full < 2_000_000
    finally:
        tracemalloc.stop()
