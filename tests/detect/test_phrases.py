"""Phrases of a message: where they are looked for, what denies them, which stand near one another."""

from noroshi.detect.phrases import HITS_PER_CATEGORY, PhraseHits, find_phrases, lexicon
from noroshi.message.read import read_message


def hits(body: str, subject: str = "Hello") -> PhraseHits:
    return find_phrases(read_message(f"From: a@mail.test\nSubject: {subject}\n\n{body}\n".encode()))


def test_the_shipped_lexicon_loads() -> None:
    assert len(lexicon()) > 1_000


def test_subject_and_body_are_searched() -> None:
    found = hits("Please answer today.", "至急")
    assert [hit.part for hit in found["urgency"]] == ["subject"]
    assert "request" in found
    assert "seed" not in found
    assert found["seed"] == ()


def test_what_others_wrote_is_left_out() -> None:
    found = hits("Fine.\n\nOn Mon, 2 Mar 2026, Ken wrote:\n> please send me your seed phrase")
    assert "seed" not in found


def test_english_denial_stands_before() -> None:
    found = hits("Never share your seed phrase with anyone.")
    assert found["seed"]
    assert found.first("seed") is None


def test_japanese_denial_stands_after() -> None:
    found = hits("復元フレーズを入力しないでください。")
    assert found.near("seed", "seed-act", 60) is None
    assert hits("復元フレーズを入力してください。").near("seed", "seed-act", 60) is not None


def test_near_gives_the_closest_pair_and_keeps_to_its_reach() -> None:
    found = hits("gift cards " + "x " * 200 + "gift cards, scratch them")
    pair = found.near("gift-card", "gift-card-act", 50)
    assert pair is not None
    assert pair[0].start > 200
    assert hits("gift cards " + "x " * 200 + " scratch them").near("gift-card", "gift-card-act", 50) is None


def test_pairs_do_not_cross_parts() -> None:
    assert hits("scratch them", "gift cards").near("gift-card", "gift-card-act", 500) is None


def test_hits_are_kept_within_bounds() -> None:
    assert len(hits("urgent " * 500)["urgency"]) == HITS_PER_CATEGORY
