"""What several alerts are, laid beside one another. Alerts are numbered as they were given, from 0."""

from typing import Literal

import msgspec

ConflictKind = Literal["contradicts", "misquotes", "different-scope", "hedge-differs"]
"""
`contradicts`      both cannot be so
`misquotes`        one credits the other's publisher with something that the publisher's own words do not say
`different-scope`  two numbers that count different things: no contradiction
`hedge-differs`    the same proposition, said with differing certainty
"""
ConflictAbout = Literal["count", "scope", "amount", "date", "denial", "report", "attribution", "identity", "certainty"]
LinkKind = Literal["cites", "words", "source"]
"""
`cites`   names the other's publisher as its speaker
`words`   repeats the other's words
`source`  both retell the same speaker within the same weeks
"""


class Ref(msgspec.Struct, frozen=True, order=True, gc=False):
    """A claim of one of the alerts."""

    alert: int
    claim: int
    """index into `Alert.claims`"""


class Link(msgspec.Struct, frozen=True):
    """That one alert retells another, and what shows it."""

    alert: int
    of: int
    """the alert that is retold"""
    kind: LinkKind
    shown_by: tuple[Ref, ...]
    """claims of the retelling one"""
    speaker: str = ""
    """whom both retell, or whom the one cites"""


class Lineage(msgspec.Struct, frozen=True):
    """Alerts that retell one another: N retellings are one source."""

    alerts: tuple[int, ...]
    """in order of date, the one that is nearest to the source first"""
    links: tuple[Link, ...]


class Shared(msgspec.Struct, frozen=True):
    """One claim that stands in several alerts."""

    claims: tuple[Ref, ...]
    sources: tuple[str, ...]
    """innermost speakers, each once: what several alerts have of one speaker is one source"""
    lineages: int
    """how many lineages tell it"""


class Conflict(msgspec.Struct, frozen=True):
    """Two claims that do not fit together, or seem not to."""

    kind: ConflictKind
    one: Ref
    other: Ref
    about: ConflictAbout
    """what it turns on, a stable word with dashes: `count`, `scope`, `amount`, `date`, `denial`, `report`, `attribution`, `identity`, `certainty`"""
    scopes: tuple[str, str] = ("", "")
    """what each number counts, in the words of each"""


class Comparison(msgspec.Struct, frozen=True):
    """All that several alerts say beside one another."""

    lineages: tuple[Lineage, ...]
    """every alert stands in exactly one"""
    shared: tuple[Shared, ...]
    conflicts: tuple[Conflict, ...]
    left_out: int = 0
    """claims that were not compared, since there were too many"""
