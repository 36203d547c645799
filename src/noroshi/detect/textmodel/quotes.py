"""From features that weighed much to the words of the message that they were seen in."""

from collections.abc import Iterable

from noroshi.detect.evidence import Quote
from noroshi.detect.textmodel.model import Telling
from noroshi.detect.textmodel.words import TEXT_CHARS
from noroshi.message.model import Message
from noroshi.text.fold import Folded, fold

MOST = 5
"""quotations of one piece of evidence"""
TRIES = 20
"""places where a word is looked for before it is given up"""
SHORT = 3
"""words with fewer letters are not quoted: `I` and `to` may weigh, but tell a reader nothing"""
FALLBACK_CHARS = 80

_FIRST_UNSPACED = "\u3040"


def quotes_of(message: Message, telling: Iterable[Telling]) -> tuple[Quote, ...]:
    """Where the telling features stand, heaviest first.

    Features of the build of a message have no words; where nothing else is left, the subject, the address or the
    beginning of the body stands for the message. Empty only for a message without any of these.
    """
    found: dict[tuple[str, int], Quote] = {}
    texts = {"text": ("body", message.body.text[:TEXT_CHARS]), "subject": ("subject", message.subject)}
    folded: dict[str, Folded] = {}
    for one in telling:
        if one.kind in texts and len(one.feature) < SHORT and one.feature < _FIRST_UNSPACED:
            continue
        if one.kind in texts:
            part, text = texts[one.kind]
            quote = _word(part, text, one.feature, folded)
        elif one.kind == "sender":
            quote = _of_sender(message, one.feature)
        elif one.kind == "links":
            quote = _of_link(message, one.feature)
        else:
            quote = None
        if quote is not None and not any(_overlap(quote, other) for other in found.values()):
            found[quote.part, quote.start] = quote
            if len(found) == MOST:
                break
    return tuple(found.values()) or _fallback(message)


def _word(part: str, text: str, feature: str, folded: dict[str, Folded]) -> Quote | None:
    """The first place of a word, or of a pair of words with a space between, that is not inside a longer word."""
    if part not in folded:
        folded[part] = fold(text)
    searched = folded[part].text
    at = -1
    for _ in range(TRIES):
        at = searched.find(feature, at + 1)
        if at < 0:
            return None
        end = at + len(feature)
        unspaced = feature >= _FIRST_UNSPACED
        if unspaced or not (searched[at - 1 : at].isalnum() or searched[end : end + 1].isalnum()):
            if text[at:end].casefold() == feature:  # nothing moved: looking it up costs far more
                return Quote(part, at, end, text[at:end])
            span = folded[part].span(at, end)
            return Quote(part, span.start, span.end, text[span.start : span.end])
    return None


def _of_sender(message: Message, feature: str) -> Quote | None:
    if not message.from_:
        return None
    author = message.from_[0]
    if not feature.startswith(("=", "@")) and not feature.endswith("@") and author.display:
        quote = _word("from.display_name", author.display, feature, {})
        if quote is not None:
            return quote
    part, text = ("from.address", author.address) if author.address else ("from.display_name", author.display)
    return Quote(part, 0, len(text), text) if text else None


def _of_link(message: Message, feature: str) -> Quote | None:
    """The first link that shows the feature: its host or a word of its path."""
    wanted = feature.strip("/.")
    if feature.startswith("="):
        return None
    for index, link in enumerate(message.links):
        at = link.href.lower().find(wanted)
        if at >= 0 and link.href[at : at + len(wanted)].lower() == wanted:
            return Quote(f"link[{index}].href", at, at + len(wanted), link.href[at : at + len(wanted)])
    return None


def _overlap(one: Quote, other: Quote) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _fallback(message: Message) -> tuple[Quote, ...]:
    parts = [("subject", message.subject), ("body", message.body.text)]
    if message.from_:
        parts.insert(1, ("from.address", message.from_[0].address))
    for part, text in parts:
        if text.strip():
            start = len(text) - len(text.lstrip())
            end = min(len(text), start + FALLBACK_CHARS)
            return (Quote(part, start, end, text[start:end]),)
    return ()
