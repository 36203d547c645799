"""Figures come out as worked out by hand, and a worse reader scores lower."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noroshi.alerts.evaluate.gold import GoldClaim, GoldDocument, GoldError, Marked, read_gold
from noroshi.alerts.evaluate.match import matched, overlap
from noroshi.alerts.evaluate.same import lenient, same_chain, same_name
from noroshi.alerts.evaluate.score import Counts, Score, majority
from noroshi.alerts.model import Claim
from noroshi.text.span import Span
from tests.alerts.evaluate.made import CLAIMS, SENTENCES, TEXT, folder, marked


def perfect(gold: GoldDocument) -> list[Claim]:
    """What a reader without fault makes of it."""
    return [
        Claim(
            id=f"claim-{number}",
            type=one.claim_type,  # type: ignore[arg-type]
            sentence=one.sentence.span,
            span=one.evidence.span,
            speakers=one.asserted_by,
            hedge=one.hedge,  # type: ignore[arg-type]
            techniques=one.attack_techniques,
        )
        for number, one in enumerate(gold.claims, 1)
    ]


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    return read_gold(folder(tmp_path))[0]


def score(gold: GoldDocument, claims: list[Claim]) -> Score:
    made = Score()
    made.add(gold, claims)
    return made


def test_a_reader_without_fault_has_full_marks(gold: GoldDocument) -> None:
    made = score(gold, perfect(gold))
    assert made.documents == 1
    assert made.marked == 3
    assert (made.claims.precision, made.claims.recall, made.claims.f1) == (1, 1, 1)
    assert made.hedge_macro_f1 == 1
    assert made.chain_accuracy == 1
    assert made.techniques.f1 == 1
    assert made.in_furniture == 0


def test_figures_are_those_worked_out_by_hand(gold: GoldDocument) -> None:
    first, second, third = perfect(gold)
    claims = [
        replace(first, hedge="likely"),  # right, wrong hedge
        replace(second, type="attribution", speakers=("Quay News",)),  # wrong type: extra, and one missed
        replace(third, techniques=("T1566.001",)),  # right; a child of the technique counts
        Claim("x", "other_fact", Span(*SENTENCES[3]), Span(*SENTENCES[3])),  # extra, in the furniture
    ]
    made = score(gold, claims)
    assert (made.claims.right, made.claims.extra, made.claims.missed) == (2, 2, 1)
    assert made.claims.precision == pytest.approx(2 / 4)
    assert made.claims.recall == pytest.approx(2 / 3)
    assert made.claims.f1 == pytest.approx(4 / 7)
    assert (made.sentences.right, made.sentences.extra, made.sentences.missed) == (3, 1, 0)
    assert made.hedge_macro_f1 == pytest.approx(2 / 3)  # asserted: 1 right, 1 missed; likely was never marked
    assert made.chain_accuracy == 1
    assert made.techniques.f1 == 1
    assert made.in_furniture == 1
    assert made.types["attribution"].extra == 1
    assert made.types["incident"].missed == 1


@pytest.mark.parametrize("worse", ["fewer", "more", "types", "hedges", "chains", "techniques"])
def test_a_worse_reader_scores_lower(worse: str, gold: GoldDocument) -> None:
    good = perfect(gold)
    bad = {
        "fewer": good[1:],
        "more": [*good, *good],
        "types": [replace(one, type="motive") for one in good],
        "hedges": [replace(one, hedge="denied") for one in good],
        "chains": [replace(one, speakers=("Quay News", "nobody")) for one in good],
        "techniques": [replace(one, techniques=("T1001",)) for one in good],
    }[worse]
    best, made = score(gold, good), score(gold, bad)
    figures = [(one.claims.f1, one.hedge_macro_f1, one.chain_accuracy, one.techniques.f1) for one in (best, made)]
    assert figures[1] < figures[0]
    assert all(after <= before for before, after in zip(*figures, strict=True))


def test_documents_add_up(gold: GoldDocument) -> None:
    made = Score()
    made.add(gold, perfect(gold))
    made.add(gold, [])
    assert made.documents == 2
    assert made.claims.recall == 0.5
    assert made.claims.precision == 1


def test_nothing_read_and_nothing_marked_divide_by_nothing() -> None:
    assert Score().claims.f1 == Score().hedge_macro_f1 == Score().chain_accuracy == 0
    assert Counts().precision == Counts().recall == 0


def test_the_baseline_is_the_commonest_type_and_hedge_for_each_sentence(gold: GoldDocument) -> None:
    from noroshi.alerts.read import read_alert

    more = replace(gold, claims=(*gold.claims, replace(gold.claims[0], id="c4")))
    one = read_alert(gold.data, gold.name)
    (claims,) = majority([more], [one])
    assert len(claims) == len(one.sentences)
    assert {claim.type for claim in claims} == {"attribution"}
    assert {claim.hedge for claim in claims} == {"asserted"}
    assert {claim.speakers for claim in claims} == {("Quay News",)}


def at(start: int, end: int, type_: str = "tactic") -> Claim:
    return Claim("x", type_, Span(start, end), Span(start, end))  # type: ignore[arg-type]


def wanted(start: int, end: int, type_: str = "tactic") -> GoldClaim:
    return GoldClaim("g", type_, Marked(start, end), Marked(start, end), ("A",), "asserted")


def test_a_claim_stands_for_at_most_one() -> None:
    assert len(matched([at(0, 9)], [wanted(0, 9), wanted(0, 9)])) == 1
    assert len(matched([at(0, 9), at(0, 9)], [wanted(0, 9)])) == 1


def test_as_many_pairs_as_there_can_be() -> None:
    """The first mark could take either claim, the second only the first one."""
    claims = [at(0, 20), at(15, 30)]
    assert len(matched(claims, [wanted(0, 30), wanted(0, 10)])) == 2


def test_types_must_be_the_same_unless_they_are_not_asked_for() -> None:
    assert matched([at(0, 9, "motive")], [wanted(0, 9)]) == []
    assert len(matched([at(0, 9, "motive")], [wanted(0, 9)], typed=False)) == 1


def test_sentences_that_only_touch_do_not_overlap() -> None:
    assert matched([at(0, 9)], [wanted(9, 20)]) == []
    assert overlap(Span(0, 9), Span(5, 20)) == 4


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=6),
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=6),
)
def test_matching_uses_each_once_and_only_what_overlaps(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    claims = [replace(at(start, start + size), id=str(n)) for n, (start, size) in enumerate(ours)]
    golds = [replace(wanted(start, start + size), id=str(n)) for n, (start, size) in enumerate(theirs)]
    pairs = matched(claims, golds)
    assert len({claim.id for claim, _ in pairs}) == len({one.id for _, one in pairs}) == len(pairs)
    assert all(overlap(claim.sentence, one.sentence.span) for claim, one in pairs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Quay News", "Quay News", True),
        ("QUAY NEWS", "quay news", True),
        ("NPA", "National Police Agency", True),
        ("警察庁", "NPA", True),
        ("警察庁・金融庁", "金融庁、警察庁", True),
        ("ＮＰＡ", "NPA", True),
        ("Quay News (Averland)", "Quay News", True),
        ("Quay News", "Quay", False),
        ("NPA", "FSA", False),
        ("NPA and FSA", "NPA", False),
        ("日米韓", "日米韓の政府", True),
        ("日米韓3カ国", "日米韓", True),
        ("日米", "日米韓の政府", False),
    ],
)
def test_names_are_the_same_where_a_reader_takes_them_so(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_chain_is_right_link_by_link() -> None:
    assert same_chain(("A", "NPA"), ("a", "National Police Agency"))
    assert not same_chain(("A",), ("A", "NPA"))
    assert not same_chain(("NPA", "A"), ("A", "NPA"))


@pytest.mark.parametrize(
    ("found", "marked_", "counts"),
    [
        ({"T1566"}, {"T1566"}, (1, 0, 0)),
        ({"T1566.001"}, {"T1566"}, (1, 0, 0)),
        ({"T1566"}, {"T1566.002"}, (1, 0, 0)),
        ({"T1566.001"}, {"T1566.002"}, (0, 1, 1)),
        ({"T1656"}, {"T1684.001"}, (1, 0, 0)),
        ({"T1001", "T1566"}, {"T1566", "T1204"}, (1, 1, 1)),
        (set(), set(), (0, 0, 0)),
    ],
)
def test_a_technique_and_its_parent_count_as_the_same(
    found: set[str], marked_: set[str], counts: tuple[int, int, int]
) -> None:
    assert lenient(found, marked_) == counts


def test_other_chains_may_count_as_right(tmp_path: Path) -> None:
    claims = (marked(1, "attribution", 0, "asserted", "police", asserted_by_alt=[["Quay News", "NPA"]]),)
    (gold,) = read_gold(folder(tmp_path, claims=claims))
    (claim,) = perfect(gold)
    assert score(gold, [replace(claim, speakers=("Quay News", "NPA"))]).chain_accuracy == 1
    assert score(gold, [replace(claim, speakers=("Quay News", "FSA"))]).chain_accuracy == 0


@pytest.mark.parametrize(
    ("written", "kind"),
    [("verbatim: as stored", "verbatim"), ("paraphrase", "paraphrase"), ("invented-ja", "invented"), ("", "verbatim")],
)
def test_the_kind_of_a_text_is_its_first_word(written: str, kind: str, tmp_path: Path) -> None:
    assert read_gold(folder(tmp_path, kind=written))[0].kind == kind


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no folder gold/"):
        read_gold(tmp_path)
    (tmp_path / "gold").mkdir()
    with pytest.raises(GoldError, match="holds no annotation"):
        read_gold(tmp_path)


def test_an_annotation_without_its_document_is_named(tmp_path: Path) -> None:
    (folder(tmp_path) / "one.json").unlink()
    with pytest.raises(GoldError, match=r"one\.json: No such file"):
        read_gold(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"claims": [{"id": "c1"}]}'])
def test_an_annotation_of_another_form_is_named(text: str, tmp_path: Path) -> None:
    (folder(tmp_path) / "gold" / "one.json").write_text(text, "utf-8")
    with pytest.raises(GoldError, match=r"one\.json"):
        read_gold(tmp_path)


def test_a_mark_outside_the_text_is_named(tmp_path: Path) -> None:
    bad = {**CLAIMS[0], "evidence": {"start": 0, "end": len(TEXT) + 1}}
    with pytest.raises(GoldError, match="c1 points outside the text"):
        read_gold(folder(tmp_path, claims=(bad,)))
