"""What a number, a day, or a yes or no in a claim is of (`data/matters.toml`)."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

import msgspec

from noroshi.alerts.together.figures import figures_in
from noroshi.alerts.together.told import NEGATIVE, Told
from noroshi.text.lexicon import Lexicon, LexiconMatch

PAYING = "money:ransom-payment"
"""said of money by the plainest of verbs, so that whatever else is named tells more"""
_UNDONE = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|nor|without|refus\w+|declin\w+|broke off|break off|walked away)\b|n['’]t\b"
    r"|(?:て|で|し|れ|わ)?(?:い|お)?な(?:い|かった|く|し)(?!か)|ません|おりません|打ち切|拒否|応じず|せず",
    re.IGNORECASE,
)
"""words by which a matter did not come to pass"""
_UNDONE_BEFORE = re.compile(
    r"\b(?:none of|in none of|(?:not|n['’]t) (?:think|believe)(?: that)?|no (?:sign|evidence|indication|trace)s?(?: so far)?(?: that| of)?)\s*$",
    re.IGNORECASE,
)
"""the same, where a reader has left it outside the claim"""
_NONE = re.compile(r"\W*(?:(?:but|and|that) )?(?:no|none|nobody|not one|neither)\b", re.IGNORECASE)
BEFORE = 40
"""characters before a claim that are looked at for it"""
_TO_THIEVES = re.compile(
    r"\b(?:ransom|extort\w*|crooks?|hackers?|attackers?|gangs?|thieves|criminals|blackmail\w*|intruders?|to (?:stop|keep|prevent))\b|身代金|攻撃者|犯人|犯行グループ|ハッカー|恐喝|脅迫|集団",
    re.IGNORECASE,
)
"""to whom what is paid is a ransom"""
_WHETHER = re.compile(
    r"\bwhether\b|\bif it\b|どうか|か否か|有無|可能性|かもしれ|恐れ|おそれ|\bcould\b|\bmay\b|\bmight\b|\bthreaten\w*|\bdemand\w*|脅",
    re.IGNORECASE,
)
"""it is open"""


class Money(msgspec.Struct, frozen=True):
    """A sum in a claim with what it is of."""

    unit: str
    value: float
    of: str
    """of the group `money`; empty: told by nothing"""
    period: str
    valued: str


class State(msgspec.Struct, frozen=True):
    """That something came to pass or did not."""

    matter: str
    so: bool
    of: frozenset[str]
    """of whom or what (group `of`)"""


@lru_cache(maxsize=50_000)
def found_in(words: str) -> tuple[LexiconMatch, ...]:
    """The matters that words name, in order."""
    return tuple(sorted(_lexicon().search(words), key=lambda match: (match.start, match.end)))


def matters_in(words: str, group: str) -> frozenset[str]:
    """Those of one group, without its name."""
    return frozenset(
        match.category.partition(":")[2] for match in found_in(words) if match.category.startswith(f"{group}:")
    )


def money_of(one: Told) -> list[Money]:
    """The sums in a claim; each is of what stands nearest to it in the claim, else in its sentence."""
    text = one.alert.document.text
    words, sentence = one.claim.span.of(text), one.claim.sentence.of(text)
    found = [match for match in found_in(words) if match.category.startswith("money:")]
    if len({match.category for match in found}) > 1:
        found = [match for match in found if match.category != PAYING]
    alone = sum(figure.is_money for figure in figures_in(sentence, one.alert.document.language)) == 1
    elsewhere = matters_in(sentence, "money") if not found and alone else frozenset()
    period = next(iter(sorted(matters_in(sentence, "period"))), "")
    if len(matters_in(words, "period")) == 1:
        (period,) = matters_in(words, "period")
    valued = next(iter(sorted(matters_in(sentence, "valued"))), "")
    sums = []
    for figure in one.figures:
        if not figure.is_money:
            continue
        near = sorted(found, key=lambda match: max(match.start - figure.end, figure.start - match.end))
        of = near[0].category.partition(":")[2] if near else next(iter(elsewhere), "") if len(elsewhere) == 1 else ""
        sums.append(Money(figure.unit, figure.value, of, period, valued))
    return sums


def state_of(one: Told) -> dict[str, State]:
    """Matter → what the claim says of it, if it says that it came to pass or that it did not."""
    if one.claim.type in {"recommendation", "motive", "targeting"}:
        return {}
    if one.claim.type == "other_fact" and one.claim.hedge not in NEGATIVE:
        return {}
    text = one.alert.document.text
    words = one.claim.span.of(text)
    if _WHETHER.search(words) and one.claim.hedge not in NEGATIVE:
        return {}
    sentence = one.claim.sentence
    undone = is_undone(one)
    of = matters_in(words, "of")
    found = matters_in(words, "state")
    if matters_in(words, "money") & {"pay", "repair", "fine"} or not (undone or _TO_THIEVES.search(sentence.of(text))):
        found -= {"paid"}
    states = {matter: State(matter, not undone, of) for matter in found}
    return states | {matter: State(matter, one.claim.hedge in NEGATIVE, of) for matter in matters_in(words, "not")}


def is_undone(one: Told) -> bool:
    """Whether the claim says that something did not come to pass, or is not known to have."""
    text, claim = one.alert.document.text, one.claim
    before = text[max(claim.sentence.start, claim.span.start - BEFORE) : claim.span.start]
    negated = _UNDONE.search(claim.span.of(text)) or _UNDONE_BEFORE.search(before)
    return claim.hedge in NEGATIVE or negated is not None


def is_denied(one: Told) -> bool:
    """Whether all of the claim is that something did not come to pass: by its hedge, or by its first words or those before it."""
    text, claim = one.alert.document.text, one.claim
    before = text[max(claim.sentence.start, claim.span.start - BEFORE) : claim.span.start]
    return claim.hedge == "denied" or bool(_NONE.match(claim.span.of(text)) or _UNDONE_BEFORE.search(before))


def context_of(one: Told) -> frozenset[str]:
    """What the numbers in a claim belong to: matters of the groups `state` and `day`."""
    words = one.claim.span.of(one.alert.document.text)
    return frozenset(match.category for match in found_in(words) if match.category.startswith(("state:", "day:")))


@cache
def _lexicon() -> Lexicon:
    text = (resources.files("noroshi.alerts.together") / "data" / "matters.toml").read_text("utf-8")
    groups: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return Lexicon({f"{group}:{name}": phrases for group, names in groups.items() for name, phrases in names.items()})
