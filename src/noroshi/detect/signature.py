"""Who signs a message, and as whom its writer introduces himself: worked out once, for all signals that ask."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from noroshi.company.model import Person
from noroshi.company.people import NameHit
from noroshi.detect.sending_services import asks_too_much
from noroshi.detect.subject import thread_prefix
from noroshi.text.span import Span

if TYPE_CHECKING:
    from noroshi.detect.case import Case

SIGNED_LENGTH = 120
"""Code points after the name on a signature in which title and company stand."""

TITLE_LENGTH = 40
"""Code points that may stand beside the name on its line of a signature."""

SIGNATURE_LINES = 8
"""Where no signature block was found, so many last lines of the sender's own text are taken for one."""

LINES_BEFORE_BLOCK = 5
"""Lines above a marked signature block that are searched too."""

INTRODUCTION_LENGTH = 200
"""Code points at the beginning of the text in which a writer says who he is."""

SHORT_FORMS = frozenset({"initials", "nickname", "misspelt", "department", "given"})
"""ways of writing a name that other people share more often than a full name, or a family name with its own title"""

IN_A_SENTENCE = re.compile(r"[。.!?！？:：、]|\b(?:dear|hi|hello|to|cc|with|and|from|by)\b")

_PIECE = re.compile(r"[^。、.!！\n]{2,160}")
_CLAIM = re.compile(
    r"(?P<ja>.{2,40}?)(?:です|だ|でございます|である|より|拝)(?:が|けど)?"
    r"|(?:hi|hello|hey|dear)? ?(?:this is|it is|it's|i am|i'm|its) (?P<en>.{4,50})|(?P<here>.{4,50}) (?:here|speaking|writing)\b.{0,30}",
    re.IGNORECASE,
)
_CLAIMING = re.compile(
    r"で(?:す|ございます|ある)|だ|より|拝|(?:this|it) is|it['’]?s|i['’]m|i am| (?:here|speaking|writing)", re.IGNORECASE
)
"""words without which nobody introduces himself, as above"""
_THEN = re.compile(r"\s{0,2}(?:[-–—:：/／|｜,、(（]|$)")
"""what follows the writer's name in a subject: `Taro Yamada - new number`"""
_THANKS = re.compile(
    r"(?:^|[.!?] )(?:many )?(?:thanks|thank you|thx|cheers|best|regards|yours)[,.! ]{1,3}$", re.IGNORECASE
)
_GREETED = re.compile(r"\s{0,3}(?:様|さま|殿|先生|御中|さん|氏)")
_TITLE = re.compile(r"(?:C[A-Z]O|president|chair|chief|director|founder|head|vice|general|managing)\b", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"(?:(?<!責任)(?<!代表)者|先|氏名|担当|宛て?)[\s:：]{0,12}$|[はがをにと]\s?$|\b(?:is|for|was|about|ask|tell)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s?(?:様|さん|さま|氏|殿|社長|会長|代表|CEO)?\s?(?:に|が|は|を|へ|と|から|宛)(?!\s*$)")
"""What follows a name that is spoken of in a sentence: particles, after an honorific or not."""


class Signer(msgspec.Struct, frozen=True):
    """A person as whom the text is signed, or as whom its writer introduces himself."""

    part: str
    """where: "body" or "subject" """
    hit: NameHit
    """its span is of that part"""
    shown: bool
    """our company's name or a title of his own stands beside the name"""
    introduced: bool = False


class Signature:
    """The end of the sender's own text, and who is named in it."""

    def __init__(self, case: "Case") -> None:
        self._case = case

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where the sender's own signature stands, or the last lines where no block was found.

        A block is what mail programs mark; the name often stands above it (`Taro` before `Sent from my phone`).
        """
        body = self._case.message.body
        end = body.own_end or len(body.text)
        block = 0 <= body.signature < end
        start = body.signature if block else len(body.text[:end].rstrip())
        for _ in range(LINES_BEFORE_BLOCK if block else SIGNATURE_LINES):
            start = body.text.rfind("\n", 0, start)
            if start < 0:
                return 0, end
        return start + 1, end

    @property
    def text(self) -> str:
        """The signature's lines."""
        start, end = self.span
        return self._case.message.body.text[start:end]

    @cached_property
    def signers(self) -> tuple[Signer, ...]:
        """People, ours or a partner's, by whom the text is signed.

        Only names that begin a line of the signature count, in full or beside the person's own title: a salutation or
        a mention is no signature.
        """
        case, body = self._case, self._case.message.body.text
        start, end = self.span
        found = []
        for hit in (*case.people.find_names(body[start:end]), *self._titled_lines()):
            at, after = start + hit.span.start, start + hit.span.end
            line = body.rfind("\n", 0, at) + 1
            rest = body[after : body.find("\n", after) % (len(body) + 1)]
            if _GREETED.match(rest) or self._is_reader(hit.person):
                continue
            if _may_stand_before(body[line:at]) and _may_follow(rest.strip()):
                above = max(start, body.rfind("\n", 0, max(0, line - 1)) + 1)
                if line - above > TITLE_LENGTH or IN_A_SENTENCE.search(body[above:line].lower()):
                    above = line
                shown = case.people.shows_as_ours(body[above : after + SIGNED_LENGTH], hit.person)
                found.append(Signer("body", msgspec.structs.replace(hit, span=Span(at, after)), shown))
        return tuple(found) or self._short_signer()

    def _short_signer(self) -> tuple[Signer, ...]:
        """Who signs by less than a name, as colleagues do, what only colleagues ask: `Shoichi` on the last line."""
        if not (self.explains_itself or asks_too_much(self._case)):
            return ()
        start, end = self.span
        own = self._case.message.body.text[start:end].rstrip()
        line = own.rpartition("\n")[2]
        at = start + len(own) - len(line)
        if len(line) > TITLE_LENGTH or at == 0:
            return ()
        return tuple(
            Signer("body", msgspec.structs.replace(hit, span=Span(at, at + len(line))), shown=False)
            for hit in self._case.people.find_given(line)
            if not self._is_reader(hit.person)
        )

    @cached_property
    def introductions(self) -> tuple[Signer, ...]:
        """People as whom the writer introduces himself: `社長の山田です`, `This is Yamada, your CEO`.

        At the beginning of the text, or in a subject that is no answer's: that one may be older than this message. A subject
        that only begins with the name counts where the writer explains an address or asks what colleagues ask.
        Names that are less than a name (`山田です`) come last.
        """
        case, message = self._case, self._case.message
        beginning = min(message.body.own_end, INTRODUCTION_LENGTH)
        subject = "" if thread_prefix(message.subject) is not None else message.subject
        full: list[Signer] = []
        short: list[Signer] = []
        for part, text, end in (("subject", subject, len(subject)), ("body", message.body.text, beginning)):
            if part == "subject" and text and self.explains_itself:
                named = case.people.find_names(text)
                if named and named[0].span.start == 0 and _THEN.match(text, named[0].span.end):
                    shown = case.people.shows_as_ours(text, named[0].person)
                    full.append(Signer(part, named[0], shown, introduced=True))
            if _CLAIMING.search(text, 0, end) is None:
                continue
            for piece in _PIECE.finditer(text, 0, end):
                parts = (piece[0], *(piece[0].split(", ") if ", " in piece[0] else ()))
                for claim in filter(None, (_CLAIM.fullmatch(each.strip()) for each in parts)):
                    said = claim["ja"] or claim["en"] or claim["here"]
                    at = text.index(said, piece.start())
                    people = case.people
                    hits = people.find_names(said) or people.find_titled(said) or people.find_by_department(said)
                    hits = hits or people.find_parted(said)
                    named = hits or (people.find_short(said) if self.explains_itself else ())
                    for hit in named:
                        if _TOLD_BEFORE.search(said[: hit.span.start]) or said.startswith("の", hit.span.end):
                            continue
                        placed = msgspec.structs.replace(hit, span=Span(at + hit.span.start, at + hit.span.end))
                        shown = hit.how not in SHORT_FORMS and people.shows_as_ours(said, hit.person)
                        (full if hits else short).append(Signer(part, placed, shown, introduced=True))
        return (*full, *short)

    @cached_property
    def shows_a_post(self) -> bool:
        """Somebody of ours is named here with our company's name or his own title: no namesake has those."""
        return any(
            signer.shown and signer.hit.partner is None
            for signers in (self.signers, self.introductions)
            for signer in signers
        )

    def names_in_full(self, person: Person) -> bool:
        """Whether the person whom the header names by less than a name is named here by more."""
        return any(
            signer.hit.person is person and signer.hit.how not in SHORT_FORMS
            for signers in (self.signers, self.introductions)
            for signer in signers
        ) or any(
            any(mine in line for mine in _initials_of(person)) and self._case.people.shows_as_ours(line, person)
            for line in self.text.splitlines()
            if len(line) <= TITLE_LENGTH
        )

    @property
    def explains_itself(self) -> bool:
        """The writer explains an address that is not his, or asks what only colleagues ask."""
        return self._case.asks_what_colleagues_ask or self._case.phrases.first("new-account") is not None

    def _is_reader(self, person: Person) -> bool:
        """One of the person's addresses is written to: the name is the reader's, not the writer's."""
        own = {address.lower() for address in (*person.addresses, *person.personal_addresses)}
        message = self._case.message
        return any(one.address.lower() in own for one in (*message.to, *message.cc))

    def _titled_lines(self) -> Iterator[NameHit]:
        """Lines that are a family name and the person's own title, and nothing else: `社長 山田`.

        Name and title may stand on two lines. The first line of the text is left alone, where the reader is greeted so.
        """
        start, end = self.span
        body, at = self._case.message.body.text, start
        if not self._case.people.may_hold_titles(body[start:end]):
            return
        lines = body[start:end].split("\n")
        for index, line in enumerate(lines):
            if 0 < len(line.strip()) <= TITLE_LENGTH and body[:at].strip():
                for text in (line, "\n".join(lines[index : index + 2])):
                    blank = len(text) - len(text.lstrip())
                    people, written = self._case.people, text.strip()
                    hits = people.find_titled(written) or tuple(
                        hit for hit in people.find_initials(written) if hit.how == "title"
                    )
                    for hit in hits:
                        span = Span(at - start + blank, at - start + len(text.rstrip()))
                        yield msgspec.structs.replace(hit, span=span)
                    if hits:
                        break
            at += len(line) + 1


def _initials_of(person: Person) -> tuple[str, ...]:
    """`T.Y.` and `TY`, as people sign in short."""
    words = (person.romaji or person.name).split()
    if len(words) < 2 or not all(word[0].isascii() and word[0].isalpha() for word in words):
        return ()
    first, last = words[0][0].upper(), words[-1][0].upper()
    return f"{first}.{last}.", f"{first}. {last}.", f"{first}{last},", f"{first}{last} "


def _may_follow(text: str) -> bool:
    """What may stand after a name on a line of a signature: nothing, a title, an address; no word that goes on."""
    if len(text) > TITLE_LENGTH or _TOLD_OF.match(text):
        return False
    return not text or not text[0].isalnum() or not text[0].isascii() or _TITLE.match(text) is not None


def _may_stand_before(text: str) -> bool:
    """What may stand before a name on a line of a signature: rules, titles, the company; no sentence but a last thanks."""
    if _THANKS.search(text):
        return True
    return len(text.strip()) <= 24 and not IN_A_SENTENCE.search(text.lower()) and not _TOLD_BEFORE.search(text)
