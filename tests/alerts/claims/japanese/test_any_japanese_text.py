"""Nothing that calls itself Japanese breaks the reader, and its work grows with the length of the text alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from noroshi.alerts.claims.japanese.read import drafts
from noroshi.alerts.claims.japanese.rules import rules
from noroshi.alerts.claims.sentences import sentences_of
from noroshi.alerts.model import Document, Furniture

PIECES = [
    *(
        "、",
        "。",
        "「",
        "」",
        "（",
        "）",
        "は",
        "が",
        "を",
        "に",
        "で",
        "と",
        "も",
        "として",
        "によると",
        "よう",
        "こと",
        "\n",
        " ",
        "・",
        "１．",
    ),
    *(
        "警察庁",
        "金融庁",
        "ラザルス",
        "同社",
        "同庁",
        "両機関",
        "14日",
        "昨年",
        "480億円",
        "8回目",
        "従業員",
        "標的に",
        "装い",
        "盗んだ",
    ),
    *(
        "述べた",
        "発表した",
        "求めた",
        "呼びかけた",
        "とみられる",
        "とされる「灰色の鷺」",
        "という",
        "ない",
        "したり",
        "するほか",
        "否定した",
    ),
    *("流出し", "ため", "手口で", "『", "』", "\u3000", "𠮷", "\u200b", "か\u3099", "😀", "(", ")"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)


def read(text: str, furniture: tuple[Furniture, ...] = ()) -> None:
    """Reads, and checks that every span stands in its sentence."""
    document = Document("test", "text", text, "ja", "", "港湾新聞", "2024-12-25", furniture=furniture)
    for draft in drafts(document, sentences_of(document)):
        sentence = draft.sentence
        assert 0 <= sentence.start <= draft.span.start < draft.span.end <= sentence.end <= len(text)
        assert draft.span.of(text).strip()
        for cue in draft.cues:
            assert sentence.start <= cue.start < cue.end <= sentence.end
        assert "港湾新聞" not in draft.speakers
        assert all(draft.speakers)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    read(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_headings_lead_nowhere_bad(heading: str, text: str) -> None:
    read(heading + "\n" + text, (Furniture(0, len(heading), "heading"),) if heading else ())


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    for piece in (
        "警察庁によると、",
        "は、",
        "として、",
        "「",
        "と述べ、",
        "あ",
        "一",
        "ア",
        "8",
        "8億",
        "社が",
        "協会",
        "（A",
        "を盗み、",
    ):
        read(piece * (4000 // len(piece)) + "。")


def test_rules_are_read_once() -> None:
    assert rules() is rules()
