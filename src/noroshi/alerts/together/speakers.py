"""Who stands behind a claim: speakers by identity, so that two spellings of one source are one source."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.model import Alert, Claim
from noroshi.alerts.together.proper import common_names, initials, proper_names, sound_alike
from noroshi.message.urls import parse_url
from noroshi.text.domains import registrable_domain
from noroshi.text.fold import fold

_DOCUMENT = re.compile(
    r"\b(?:report|advisory|notice|statement|alert|warning|document)\b|文書|注意喚起|報告書|発表|声明", re.IGNORECASE
)
"""a speaker that is a paper stands for whoever issued it; `local reports` are no paper"""
_JOINT = re.compile(r"(?<![\u30a1-\u30fa\u30fc])・|・(?![\u30a1-\u30fa\u30fc])|、|,\s|\s+and\s+|及び")
"""between several speakers; a middle dot within katakana parts the words of one name"""
_GOVERNMENT = re.compile(
    r"\b(?:governments?|cabinet|ministry|state|republic|kingdom)\b|政府|外務省|内閣", re.IGNORECASE
)
_BODIES = frozenset(
    "of the office cabinet ministry department government governments foreign affairs state national republic kingdom".split()
)
OWNER_LETTERS = 5
"""of a domain's first label; a shorter one is not telling"""
BODY_WORDS = 3
"""last words of a body's name, that tell it from others beside which it stands"""
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_COMPANY = re.compile(r"^(?:株式会社|合同会社)|(?:株式会社|合同会社|,? (?:inc|ltd|llc|corp|co|k\.k)\.?)$")


@lru_cache(maxsize=20_000)
def identities(name: str) -> frozenset[str]:
    """The gazetteer's ids of all that a speaker's name names; the folded name itself where it names nobody known.

    A state is only a speaker where it is all of the name: `the Japanese government` is not `Japan`.
    """
    names = gazetteer()
    found = frozenset(
        mention.entity
        for mention in names.find(name)
        if names.entity(mention.entity).kind != "state" or mention.end - mention.start == len(name)
    )
    return found or frozenset(_bare(part) for part in _JOINT.split(name) if part.strip()) or frozenset({name})


def as_written(names: Iterable[str]) -> dict[str, str]:
    """Identity → name, for those who are not in the gazetteer: `coinreef` → `Coinreef`."""
    return {_bare(part): part.strip() for name in names for part in _JOINT.split(name) if part.strip()}


def shown_name(identity: str, written: Mapping[str, str]) -> str:
    """What an identity is called: by the gazetteer, else as it was written."""
    names = gazetteer()
    if identity in names:
        return names.entity(identity).name.get("en", identity)
    return written.get(identity, identity)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names may be those of one speaker: `NCD` and `National Cyber Desk of Averland`."""
    if identities(one) & identities(other):
        return True
    short, long = sorted((one, other), key=len)
    return (short.isupper() and short.casefold() in initials(long)) or of_one_state(one, other)


def of_one_state(one: str, other: str) -> bool:
    """Whether two names are of bodies of one state: `モーランドなど３か国の政府` and `Cabinet Office of Morland`."""
    if not (_GOVERNMENT.search(one) and _GOVERNMENT.search(other)):
        return False
    places = [{word for name in proper_names(each) for word in name.split()} - _BODIES for each in (one, other)]
    return bool(common_names(*places))


def is_publisher(name: str, alert: Alert) -> bool:
    """Whether a speaker's name is that of who published the alert, or what its web address spells.

    `the Hamakaze Shimbun` published what stands at hamakaze-shimbun.example, whatever it calls itself there.
    """
    return _publishes(publisher_of(alert), alert.document.url, name)


@lru_cache(maxsize=100_000)
def _publishes(publisher: str, address: str, name: str) -> bool:
    if same_speaker(publisher, name) or _is_within(publisher, name):
        return True
    url = parse_url(address)
    owner = registrable_domain(url.host).partition(".")[0] if url else ""
    return len(owner) >= OWNER_LETTERS and _letters(owner) == _letters(_bare(name))


def may_be_body(name: str, publisher: str) -> bool:
    """Whether a speaker may be who published another alert on the same: by a name in common or by the last of its words.

    `the centre for harbour security` is not told apart from another one: only for alerts that are about one thing.
    """
    return bool(common_names(proper_names(name), proper_names(publisher))) or ends_alike(name, publisher)


def ends_alike(name: str, publisher: str) -> bool:
    """Whether a speaker is called by the last words of a publisher's name: `the country's harbour security centre`."""
    words = _bare(publisher).split()
    for number in range(len(words) - 1, BODY_WORDS - 1, -1):
        tail = " ".join(words[-number:])
        if tail in name.casefold() or any(sound_alike(tail, run) for run in proper_names(name)):
            return True
    return False


def _is_within(publisher: str, name: str) -> bool:
    """Whether a speaker is called by the publisher's name and more: `Reef Wire's reporters`, `浜風新聞の報道`."""
    bare, longer = _bare(publisher), _bare(name)
    if len(bare) < OWNER_LETTERS - 1 * (not bare.isascii()) or bare == longer or bare not in longer:
        return False
    return re.search(rf"(?<![a-z0-9]){re.escape(bare)}(?![a-z0-9])", longer) is not None


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


@lru_cache(maxsize=50_000)
def _bare(name: str) -> str:
    return _COMPANY.sub("", _ARTICLE.sub("", fold(name).text.strip())).strip()


def innermost(alert: Alert, claim: Claim) -> frozenset[str]:
    """Who is the source of the claim: the last link of its chain."""
    name = claim.speakers[-1] if claim.speakers else publisher_of(alert)
    if len(claim.speakers) > 1 and _is_document(name):
        return issuers(alert) or identities(name)
    return identities(name)


def publisher_of(alert: Alert) -> str:
    """The name of who published it, or where it came from."""
    return alert.document.speaker


def issuers(alert: Alert) -> frozenset[str]:
    """Agencies that the alert quotes, if it quotes one more often than any other."""
    quoted: Counter[frozenset[str]] = Counter()
    for claim in alert.claims:
        for name in claim.speakers[1:]:
            agencies = agencies_in(name)
            if agencies:
                quoted[agencies] += 1
    return quoted.most_common(1)[0][0] if quoted else frozenset()


def agencies_in(name: str) -> frozenset[str]:
    """Ids of the agencies that a name names."""
    return frozenset(id_ for id_ in identities(name) if _is_agency(id_)) if name else frozenset()


def _is_document(name: str) -> bool:
    return bool(_DOCUMENT.search(name)) and not any(_is_agency(id_) for id_ in identities(name))


def _is_agency(id_: str) -> bool:
    names = gazetteer()
    return id_ in names and names.entity(id_).kind == "agency"
