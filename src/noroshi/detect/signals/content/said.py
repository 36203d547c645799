"""How content signals turn phrases into a finding."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.links import Target
from noroshi.detect.phrases import PhraseHit

ONE_BREATH = 50
"""code points: a verb and its object"""
NEAR = 160
"""code points: about two sentences"""
SAME_MATTER = 700
"""code points: about one screen of a mail"""
LONG_TEXT = 4_000
"""code points from which phrases that stand together begin to be chance: newsletters, minutes, digests"""
TEACHING_SHARE = 0.3
"""what remains of a finding in a text that speaks *about* lures: training, warnings, news"""
CUSTOMER_SHARE = 0.3
"""what remains where the writer speaks of an account of his own, or asks how to do it, with nothing to click or open:
customers write of lost codes, seed phrases, new addresses and packages too, and want something from us alone"""
BULK_SHARE = 0.5
"""what remains of a finding that means one reader, in a text that says it goes to many"""
_NOTHING_TO_OPEN = frozenset(
    {
        "png",
        "jpeg",
        "gif",
        "bmp",
        "webp",
        "heic",
        "text",
        "calendar",
        "vcard",
        "pkcs7",
        "pgp",
        "audio",
        "video",
        "empty",
    }
)


def said(
    case: Case,
    *hits: PhraseHit | None,
    words: dict[str, str] | None = None,
    strength: float = 1.0,
    personal: bool = True,
    customer: bool = False,
) -> Found:
    """A finding that rests on phrases, weaker where the text is long, teaches about lures or goes to many readers.

    `personal`: the lure is written to one person, which a newsletter is not. `customer`: customers write it too, about
    what is theirs.
    """
    length = min(case.message.body.own_end, len(case.message.body.text))
    if length > LONG_TEXT:
        strength *= max(0.25, LONG_TEXT / length)
    if "teaching" in case.phrases or "report" in case.phrases:
        strength *= TEACHING_SHARE
    if personal and ("bulk" in case.phrases or case.list_rewrites_author):
        strength *= BULK_SHARE
    if customer and _is_a_customer(case):
        strength *= CUSTOMER_SHARE
    return Found(tuple(quote_of(case, hit) for hit in hits if hit is not None), words or {}, round(strength, 3))


def _is_a_customer(case: Case) -> bool:
    """Whether somebody outside asks about what is his own, and leads nowhere: no strange link, no file to open."""
    return (
        case.phrases.first("own-matter", "asks-how") is not None
        and not case.from_own_domain
        and not case.signature.shows_a_post
        and (not case.display_names or case.not_a_namesake < 1)
        and way_out(case) is None
        and not has_file_to_open(case)
    )


def quote_of(case: Case, hit: PhraseHit) -> Quote:
    """The words of a phrase."""
    return case.quote(hit.part, hit.start, hit.end)


def with_target(case: Case, found: Found, target: Target | None) -> Found:
    """The finding with a link's target quoted too, and `{host}` for its sentence."""
    if target is None:
        return found
    return Found((*found.quotes, case.links.quotes(target)[0]), {**found.words, "host": target.host}, found.strength)


def way_out(case: Case) -> Target | None:
    """The link that an asked-for click would follow to somewhere strange: not ours, no listed service, no brand's."""
    unknown = case.links.unknown
    return unknown[0] if unknown else None


def asked_program(case: Case) -> tuple[PhraseHit, PhraseHit] | None:
    """A program and the asking to get or start it, in one breath."""
    return case.phrases.near("fetch", "program", ONE_BREATH)


def has_file_to_open(case: Case) -> bool:
    """An attachment that is a document, a page or an archive: not a picture, a signature or a card beside the text."""
    return any(not one.inline and one.kind not in _NOTHING_TO_OPEN for one in case.message.attachments)
