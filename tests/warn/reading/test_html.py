"""One safe page: each claim leads to its sentence and back, nothing runs, nothing is loaded, whatever the documents say."""

import io
import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from noroshi.alerts.model import Alert, Furniture, Indicator
from noroshi.alerts.read import read_alert
from noroshi.warn.reading import html, shown
from noroshi.warn.reading.html import HtmlReading
from noroshi.warn.reading.result import NotRead
from noroshi.warn.web import style_hash
from noroshi.warn.words import LANGUAGES, Language
from tests.alerts.made import EXAMPLES, Said, alert, reading
from tests.share.test_stix import SAID
from tests.warn.test_html import Elements, check_safe

HOSTILE = "</mark></span><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}\u202e\x00\x1b"


def page(*alerts: Alert, lang: Language = "en", not_read: tuple[NotRead, ...] = ()) -> str:
    stream = io.StringIO()
    HtmlReading(stream, lang).write(reading(*alerts, not_read=not_read))
    return stream.getvalue()


@cache
def examples(lang: Language = "en") -> str:
    return page(*(read_alert(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir())), lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_loaded_nothing_runs_and_every_link_leads_somewhere(lang: Language) -> None:
    check_safe(examples(lang))


def test_the_policy_forbids_everything_but_the_one_style_sheet() -> None:
    tree = LexborHTMLParser(examples())
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    style = tree.css_first("style").text()
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'{style_hash(style)}'" in policy
    assert "url(" not in style
    assert "@import" not in style


def test_a_claim_leads_to_its_sentence_and_the_sentence_back() -> None:
    one = alert("Quay News", Said("Rain fell."), Said("Then ⟦Pale Heron wrote to staff⟧ twice.", "tactic"))
    tree = LexborHTMLParser(page(one))
    claim = tree.css_first("#d1-c2")
    target = claim.css_first(".claimed a").attributes["href"] or ""
    sentence = tree.css_first(target)
    assert sentence.css_first("mark").text() == "Pale Heron wrote to staff"
    assert [link.attributes["href"] for link in sentence.css("sup a")] == ["#d1-c2"]


def test_every_claim_of_the_examples_is_marked_in_its_sentence() -> None:
    tree = LexborHTMLParser(examples())
    claims = tree.css(".claims li")
    assert len(claims) > 30
    for claim in claims:
        number = (claim.attributes["id"] or "").partition("-c")[2]
        sentence = tree.css_first(claim.css_first("a.chip").attributes["href"] or "#none")
        assert sentence is not None
        assert any(link.attributes["href"] == f"#{claim.attributes['id']}" for link in sentence.css("sup a")), number


def test_the_whole_text_is_shown_in_order() -> None:
    one = alert("Quay News", Said("Rain fell."), Said("Then ⟦Pale Heron wrote⟧ twice."), furniture="Read more")
    tree = LexborHTMLParser(page(one))
    for found in (*tree.css(".sheet sup"), *tree.css(".sheet .label")):
        found.decompose()
    assert tree.css_first(".sheet").text() == one.document.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_furniture_is_named_and_holds_no_mark(lang: Language) -> None:
    one = alert("Quay News", Said("Pale Heron wrote."), furniture="Pale Heron: more on page 2")
    tree = LexborHTMLParser(page(one, lang=lang))
    (around,) = tree.css(".furniture")
    assert around.css("mark") == []
    assert around.css_first(f'.label [lang="{lang}"]').text() == {"en": "related news", "ja": "関連記事"}[lang]


def test_hostile_text_stays_text() -> None:
    said = Said(f"{HOSTILE}⟦{HOSTILE}⟧{HOSTILE}", by=(HOSTILE,), value=1.0, counts=HOSTILE, subject=HOSTILE)
    bad = Indicator("domain", HOSTILE, 0, 4, HOSTILE)
    one = alert(HOSTILE, said, title=HOSTILE, source=HOSTILE, indicators=(bad,), furniture=HOSTILE, url=HOSTILE)
    text = page(one, alert("Reef Wire", said), not_read=(NotRead(HOSTILE, "missing", HOSTILE),))
    check_safe(text)
    assert "{{7*7}}" in text
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "⟦U+202E⟧" in text


@given(st.lists(SAID, max_size=4), st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=25, deadline=None)
def test_any_claims_give_a_safe_page(said: list[Said], publisher: str, title: str) -> None:
    check_safe(page(alert(publisher, *said, title=title, source="a.txt"), alert("Reef Wire", *said)))


def test_everything_that_we_say_is_there_in_both_languages() -> None:
    tree = LexborHTMLParser(examples())
    spans = {lang: tree.css(f'span.{lang}[lang="{lang}"]') for lang in LANGUAGES}
    assert len(spans["ja"]) == len(spans["en"]) > 100
    assert all(found.text().strip() for lang in LANGUAGES for found in spans[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_asked_language_is_chosen_without_a_script(lang: Language) -> None:
    tree = LexborHTMLParser(examples(lang))
    assert tree.css_first("html").attributes["lang"] == lang
    assert "checked" in tree.css_first(f"#speak-{lang}").attributes


def test_headings_descend_one_step_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Elements(examples()).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sections_lists_and_regions_are_named_for_those_who_hear_them() -> None:
    tree = LexborHTMLParser(examples())
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for section in tree.css("section"):
        assert section.attributes.get("aria-labelledby") in ids
    for region in tree.css('[role="region"]'):
        assert region.attributes.get("aria-label")
        assert region.attributes.get("tabindex") == "0", "a part that scrolls is reached by keyboard"
    for table in tree.css("table"):
        assert all(head.attributes.get("scope") == "col" for head in table.css("th"))


def test_documents_language_and_direction_are_marked() -> None:
    tree = LexborHTMLParser(examples())
    languages = [node.attributes.get("lang") for node in tree.css(".sheet")]
    assert languages == ["ja", "ja", "en", "en"]
    assert all(node.attributes.get("dir") == "auto" for node in tree.css(".sheet"))


def test_conflicts_stand_side_by_side_with_their_scopes() -> None:
    tree = LexborHTMLParser(examples())
    conflicts = tree.css(".conflict")
    assert conflicts
    for conflict in conflicts:
        assert len(conflict.css("blockquote")) == 2
        assert all(quote.css_first("mark").text() for quote in conflict.css("blockquote"))
    misquote = tree.css_first(".conflict.misquotes")
    assert "fifth" in misquote.text()
    assert "５回目" in misquote.text()
    assert len(misquote.css(".counts")) == 2


def test_one_document_has_no_part_on_several() -> None:
    tree = LexborHTMLParser(page(alert("Quay News", Said("Pale Heron wrote."))))
    assert tree.css(".conflict, .lineages, .shared") == []


def test_what_was_not_read_is_said() -> None:
    text = page(alert("Quay News", Said("It rained.")), not_read=(NotRead("scan.pdf", "no-text", "3 pages"),))
    assert "scan.pdf: Nothing was read." in text
    assert "OCR" in text
    check_safe(text)


def test_what_is_not_shown_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "CLAIM_ROWS", 3)
    monkeypatch.setattr(shown, "INDICATOR_ROWS", 1)
    monkeypatch.setattr(shown, "TEXT_LENGTH", 60)
    monkeypatch.setattr(html, "SHARED_ROWS", 1)
    said = [
        Said(f"Attackers pose as recruiters, for the {number}th time.", "tactic", tactics=("L02",))
        for number in range(7)
    ]
    seen = tuple(Indicator("domain", f"{n}.example", 0, 4, "x") for n in range(4))
    one = alert("Quay News", *said, indicators=seen)
    text = page(one, alert("Reef Wire", *said))
    check_safe(text)
    tree = LexborHTMLParser(text)
    assert len(tree.css("#d1-c3")) == 1
    assert tree.css("#d1-c4") == []
    assert "4 more claims are in --format jsonl" in text
    assert re.search(r"[0-9,]+ characters", tree.css_first(".gap").text()) or tree.css_first(".gap").text()


def test_touching_furniture_and_sentences_that_overlap_do_no_harm() -> None:
    from msgspec.structs import replace

    one = alert("Quay News", Said("Rain fell."), Said("Pale Heron wrote."))
    around = (Furniture(0, 4, "related"), Furniture(2, 400, "footer"))
    check_safe(page(replace(one, document=replace(one.document, furniture=around))))


def test_the_page_is_what_a_parser_of_html5_makes_of_it() -> None:
    """Lexbor mends as browsers do: where nothing is mended, as many elements come out as went in."""
    text = examples()
    written = [tag for tag, _ in Elements(text).found]
    parsed = [node.tag for node in LexborHTMLParser(text).root.traverse() if node.tag not in {"-text", "!doctype"}]
    assert sorted(written) == sorted(tag for tag in parsed if not tag.startswith("-") and not tag.startswith("!"))
