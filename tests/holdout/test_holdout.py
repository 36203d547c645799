"""The hold-out is what its README says."""

import re
from pathlib import Path

import pytest

from tests.holdout.scenes import HERE, load, past
from tests.mail import address_of
from tests.scenes import PEOPLE, Scene, read_scenes

REAL_DOMAINS = {  # free mail as a sender's domain, and services whose notices have a look of their own
    *("gmail.com", "outlook.com", "outlook.jp", "yahoo.co.jp", "icloud.com", "proton.me", "yandex.com"),
    *(
        "google.com",
        "drive.google.com",
        "docs.google.com",
        "github.com",
        "reply.github.com",
        "noreply.github.com",
        "docusign.net",
    ),
    *("na4.docusign.net", "eu.docusign.net", "slack.com", "kaiyo.slack.com", "linkedin.com", "www.linkedin.com"),
    *("zoom.us", "us02web.zoom.us", "us05web.zoom.us", "teams.microsoft.com", "kaiyo.sharepoint.com"),
    *("kaiyo.atlassian.net", "kaiyo-exchange.atlassian.net", "kaiyo-exchange-inc.atlassian.net"),
    *(
        "fastmail.com",
        "hotmail.co.jp",
        "zoho.com",
        "gmx.com",
        "tutanota.com",
        "duck.com",
        "ocn.ne.jp",
        "googlemail.com",
        "yahoo.com",
    ),
    *("www.docusign.net", "calendar.google.com", "cloudsign.jp", "www.cloudsign.jp", "mail.notion.so", "www.notion.so"),
}
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "kaiyo"


def test_there_are_enough_and_both_languages() -> None:
    scenes = load()
    attacks = [scene for scene in scenes if scene.attack]
    assert len(attacks) >= 120
    assert len(scenes) - len(attacks) >= 150
    for side in (attacks, [scene for scene in scenes if not scene.attack]):
        japanese = sum(scene.language == "ja" for scene in side)
        assert 0.4 < japanese / len(side) < 0.6


def test_ids_are_unique_and_enough_is_unseen() -> None:
    scenes = load()
    assert len({scene.id for scene in scenes}) == len(scenes)
    assert len(load("unseen")) >= 100
    assert len(load("seen")) + len(load("unseen")) == len(scenes)


def test_every_want_is_a_verdict_a_person_could_want() -> None:
    for scene in load():
        assert scene.wanted in ({"danger", "at-least-caution"} if scene.attack else {"not-danger", "clear"}), scene.id


def test_nothing_of_the_example_is_in_the_hold_out() -> None:
    def texts(scenes: list[Scene]) -> set[str]:
        return {(scene.body or scene.html).strip() for scene in scenes} | {
            scene.from_ for scene in scenes if scene.attack
        }

    assert not texts(load()) & texts(read_scenes(EXAMPLE / "inbox.toml"))


@pytest.mark.parametrize("path", [*HERE.glob("*/*.toml"), *EXAMPLE.glob("*.toml")], ids=lambda path: path.name)
def test_every_host_is_invented(path: Path) -> None:
    hosts = re.findall(r"(?:https?://|@)([\w.-]+\.[a-z]{2,})", path.read_text("utf-8"))
    real = {host for host in hosts if not host.endswith((".example", ".test"))} - REAL_DOMAINS
    assert real <= {"example.net", "example.org"}


def test_no_attacker_has_a_past() -> None:
    attackers = {
        address_of(scene.from_).lower()
        for scene in load()
        if scene.attack and "kaiyo-exchange.example>" not in scene.from_
    }
    seen = {
        match[1].decode().lower()
        for raw in past()
        if (match := re.search(rb"(?m)^From: .*?<?([^<>\s]+@[^<>\s]+)>?\r$", raw))
    }
    assert seen
    assert not attackers & seen


def test_recipients_are_people_of_the_company() -> None:
    assert {scene.to for scene in load()} <= PEOPLE.keys()
