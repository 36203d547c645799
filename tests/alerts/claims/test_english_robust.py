"""Whatever the text, the reader of English does not fail, and every span points into its sentence."""

from hypothesis import given
from hypothesis import strategies as st

from noroshi.alerts.claims.english.tag import parse
from noroshi.alerts.limits import CLAIMS
from tests.alerts.claims.reading import read_english

WORDS = (
    'the a group hackers Lazarus NPA FBI police said says claims that which who and or but , . ; : “ ” " ( ) – to by of in on'
    " stole targeted targets using sent phishing emails known as dubbed according citing allegedly likely may should is are was"
    " were been being have had has do did not n't never no none if when after before as since because company exchange it they he we"
    " April 2021 $1.5 billion 4,502.9 BTC fifth time warned urge firms report Reuters told reporters ’s 's U.S. Mr. so quote as"
    " saying evidence believed to be attack attacks behind responsible for while where what how whether accused of ... ? ! \n \n\n"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_words_in_any_order_are_read(words: list[str]) -> None:
    check(" ".join(words))


@given(st.text(max_size=400))
def test_any_characters_are_read(text: str) -> None:
    check(text)


def check(text: str) -> None:
    for draft in read_english(text):
        assert 0 <= draft.sentence.start <= draft.span.start < draft.span.end <= draft.sentence.end <= len(text)
        assert all(draft.sentence.start <= cue.start < cue.end <= draft.sentence.end for cue in draft.cues)
        assert draft.subject in text
        assert draft.object in text
        assert all(name.strip() == name and name for name in draft.speakers)


def test_a_parse_covers_words_once() -> None:
    text = "The NPA’s advisory, which Reuters saw, says (so far) that they didn’t pay $1.5 billion."
    parsed = parse(text, 0, len(text))
    assert all(parsed.starts[at] < parsed.ends[at] for at in range(len(parsed.tags)))
    assert all(end <= start for end, start in zip(parsed.ends, parsed.starts[1:], strict=False))
    assert "".join(parsed.words(at, at + 1) for at in range(len(parsed.tags))) == text.replace(" ", "")


def test_claims_are_bounded() -> None:
    assert len(read_english("The gang hit banks.\n" * (CLAIMS + 1_000))) <= CLAIMS + 10


def test_a_long_line_of_one_kind_is_read_in_linear_time() -> None:
    for piece in ("that ", "“", "a, ", "who said ", "U.S. ", "which the ", "(", "according to ", "and ", "Aa Bb "):
        read_english(piece * (200_000 // len(piece)))
