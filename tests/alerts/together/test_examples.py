"""The invented chain in `examples/alerts`: a joint notice, a newspaper that retells it, a site that retells the newspaper, a bulletin."""

from functools import cache

import pytest

from noroshi.alerts.model import Claim
from noroshi.alerts.read import read_alert
from noroshi.alerts.together.model import Conflict, Ref
from noroshi.warn.reading.result import Reading
from tests.alerts.made import EXAMPLES, reading

NOTICE, NEWSPAPER, RETELLING, BULLETIN = range(4)


@cache
def chain() -> Reading:
    return reading(*(read_alert(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir())))


def claim(ref: Ref) -> Claim:
    return chain().alerts[ref.alert].claims[ref.claim]


def between(one: int, other: int, kind: str) -> list[Conflict]:
    return [
        found
        for found in chain().comparison.conflicts
        if found.kind == kind and {found.one.alert, found.other.alert} == {one, other}
    ]


def test_the_newspaper_retells_the_notice_and_the_site_the_newspaper() -> None:
    links = {(link.alert, link.of): link for lineage in chain().comparison.lineages for link in lineage.links}
    assert links[NEWSPAPER, NOTICE].kind == "cites"
    assert links[RETELLING, NEWSPAPER].kind == "cites"
    (family,) = [lineage.alerts for lineage in chain().comparison.lineages if NOTICE in lineage.alerts]
    assert family[:3] == (NOTICE, NEWSPAPER, RETELLING)


def test_the_retelling_misquotes_the_newspapers_count() -> None:
    (found,) = between(RETELLING, NEWSPAPER, "misquotes")
    assert found.one.alert == RETELLING
    assert found.about == "scope", "five it is, of something else"
    assert "fifth" in claim(found.one).span.of(chain().alerts[RETELLING].document.text)
    assert "５回目" in claim(found.other).span.of(chain().alerts[NEWSPAPER].document.text)
    assert all(found.scopes)


def test_the_notices_third_stands_against_the_retellings_fifth() -> None:
    (found,) = [each for each in between(NOTICE, RETELLING, "contradicts") if each.about == "count"]
    values = {ref.alert: claim(ref).value for ref in (found.one, found.other)}
    assert values == {NOTICE: 3, RETELLING: 5}


def test_the_notices_third_and_the_newspapers_fifth_count_different_things() -> None:
    (found,) = between(NOTICE, NEWSPAPER, "different-scope")
    assert found.about == "count"
    assert not between(NOTICE, NEWSPAPER, "contradicts")


def test_what_the_newspaper_has_of_the_notice_is_one_source() -> None:
    lost = [
        one
        for one in chain().comparison.shared
        if {NOTICE, NEWSPAPER} <= {ref.alert for ref in one.claims} and any(claim(ref).value for ref in one.claims)
    ]
    assert lost, "three companies attacked, one robbed: both say so"
    assert all(sum("内海" in source for source in one.sources) == 1 for one in lost), "whoever else tells it"


@pytest.mark.parametrize("number", range(4))
def test_every_span_is_within_its_sentence_and_no_claim_is_of_the_page_around(number: int) -> None:
    one = chain().alerts[number]
    assert one.claims
    for made in one.claims:
        assert made.sentence.start <= made.span.start < made.span.end <= made.sentence.end
        assert made.span.of(one.document.text).strip()
        assert all(made.span.end <= around.start or made.span.start >= around.end for around in one.document.furniture)


def test_the_notices_three_companies_stand_against_the_retellings_five() -> None:
    (found,) = [each for each in between(NOTICE, RETELLING, "contradicts") if each.about == "amount"]
    assert found.scopes == ("３社", "five companies")
