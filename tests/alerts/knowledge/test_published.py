"""The alerts that ship with the program: each says who, when, what, and points at what exists."""

import re

import pytest

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.knowledge.published import CITED, PublishedAlert, published

ALERTS = list(published())
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
HEDGED = {
    "likely": re.compile(r"likely|suspect|infer|believed|expected|みられ|可能性|疑わ|推察|考えられ|見込み"),
    "alleged": re.compile(r"said to|allegedly|とされ"),
    "not_reported": re.compile(r"has not reported|明らかにしていない"),
    "denied": re.compile(r"den(y|ies|ied)|否定"),
}


@pytest.mark.parametrize("alert", ALERTS, ids=lambda one: one.id)
class TestAlert:
    def test_it_has_issuer_publisher_date_title_and_a_place_where_it_was_read(self, alert: PublishedAlert) -> None:
        names = gazetteer()
        assert alert.issuers
        assert all(one in names for one in (*alert.issuers, alert.publisher))
        assert DATE.fullmatch(alert.date)
        assert set(alert.title) == {"ja", "en"}
        assert all(alert.title.values())
        assert alert.url.startswith("https://") or not alert.url

    def test_an_authority_speaks_for_itself(self, alert: PublishedAlert) -> None:
        kind = gazetteer().entity(alert.publisher).kind
        assert (alert.voice == "authority") == (
            alert.publisher in alert.issuers
            and kind in {"agency", "state"}
            and gazetteer().entity(alert.publisher).role != "isac"
        )

    def test_claims_are_numbered_and_told_in_both_languages(self, alert: PublishedAlert) -> None:
        assert [claim.id for claim in alert.claims] == [f"claim-{n}" for n in range(1, len(alert.claims) + 1)]
        for claim in alert.claims:
            assert set(claim.sentence) == {"ja", "en"}
            assert all(claim.sentence.values())
            assert claim.sentence["ja"].endswith("。")
            assert claim.sentence["en"].endswith(".")

    def test_a_hedge_stands_in_the_words(self, alert: PublishedAlert) -> None:
        for claim in alert.claims:
            if claim.hedge != "asserted":
                for words in claim.sentence.values():
                    assert HEDGED[claim.hedge].search(words), (claim.id, words)

    def test_all_ids_exist(self, alert: PublishedAlert) -> None:
        known, names = catalogue(), gazetteer()
        for claim in alert.claims:
            assert set(claim.techniques) <= set(known.techniques)
            assert set(claim.tactics) <= set(known.lures)
            assert set(claim.measures) <= set(known.measures)
            assert all(one in names for one in claim.speakers)
            assert DATE.fullmatch(claim.date) or not claim.date
            assert not claim.tactics or claim.type == "tactic"
            assert not claim.measures or claim.type == "recommendation"
        assert all(published().alert(one).date[: len(alert.date)] <= alert.date for one in alert.retells)


def test_the_joint_alert_describes_mail_of_executives() -> None:
    cited = published().claim("npa-2022-10-14#claim-3")
    assert "executive" in cited.claim.sentence["en"]
    assert cited.issuers("en") == ("NPA", "FSA", "NISC")
    assert cited.chain("ja") == ("警察庁・金融庁・NISC",)
    assert published().cited("L01") == ("npa-2022-10-14#claim-3",)


def test_a_retelling_is_cited_with_its_speakers_and_never_beside_its_original() -> None:
    cited = published().claim("yomiuri-2022-10-15#claim-6")
    assert cited.chain("en") == ("Japan News", "people who know the situation")
    for lure in catalogue().lures:
        alerts = [published().claim(one).alert for one in published().cited(lure)]
        assert len(alerts) == len({alert.id for alert in alerts}) <= CITED
        assert not {one for alert in alerts for one in alert.retells} & {alert.id for alert in alerts}


def test_authorities_come_before_vendors_and_press() -> None:
    for lure in catalogue().lures:
        voices = [published().claim(one).alert.voice for one in published().cited(lure)]
        assert voices == sorted(voices, key=["authority", "vendor", "press"].index)


def test_an_alert_may_describe_nothing() -> None:
    assert published().cited("L24") == ()
    with pytest.raises(KeyError):
        published().claim("npa-2022-10-14#claim-999")
