"""What a signal may look at: one message beside what is known of the company, its people and its past.

Facts that several signals need are worked out once, when the first of them asks.
"""

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from noroshi.company.model import Company
from noroshi.company.people import NameHit, PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.authenticity import Authenticity, authenticity, trusted_results
from noroshi.detect.evidence import Quote
from noroshi.detect.files import File, list_files
from noroshi.detect.links import Links
from noroshi.detect.namesakes import not_a_namesake
from noroshi.detect.phrases import PhraseHits, find_phrases
from noroshi.detect.sending_services import name_strength
from noroshi.detect.signature import Signature
from noroshi.message.model import Address, AuthenticationResult, Message
from noroshi.text.deceptive import as_shown
from noroshi.text.domains import is_freemail, registrable_domain
from noroshi.text.fold import Folded, fold
from noroshi.text.span import Span

if TYPE_CHECKING:
    from noroshi.detect.textmodel.model import Reading, TextModel

LIST_FIELDS = frozenset({"list-id", "list-post"})
"""Fields that mailing lists add (RFC 2369, RFC 2919)."""


class Case:
    """One message on the table. Signals read it and change nothing."""

    def __init__(
        self, message: Message, people: PeopleIndex, relation: Relation, text_model: "TextModel | None" = None
    ) -> None:
        self.message = message
        self.people = people
        self.company: Company = people.company
        self.relation = relation
        self.text_model = text_model
        self._belonging: dict[Address, bool] = {}

    @cached_property
    def author(self) -> Address | None:
        """The first From address, which mail programs show."""
        return self.message.from_[0] if self.message.from_ else None

    @cached_property
    def display_name(self) -> Folded:
        """The author's display name, folded."""
        return fold(self.author.display if self.author else "")

    @cached_property
    def author_domain(self) -> str:
        """Registrable domain of the author's address, or empty."""
        return registrable_domain(self.author.domain) if self.author and self.author.domain else ""

    @cached_property
    def from_own_domain(self) -> bool:
        """The author's address claims to be of the company."""
        return self.author is not None and self.people.is_own_domain(self.author.domain)

    @cached_property
    def trusted_results(self) -> tuple[AuthenticationResult, ...]:
        """Authentication results of servers that the company trusts."""
        return trusted_results(self.message, self.company.authserv_ids)

    @cached_property
    def authenticity(self) -> Authenticity:
        """What those results say of the author's domain."""
        return authenticity(self.trusted_results, self.author_domain)

    @cached_property
    def author_is_known(self) -> bool:
        """Our own people have written to the author's address before."""
        return self.relation.written_to > 0

    @cached_property
    def past_vouches(self) -> bool:
        """The past with the author's address may speak for this message.

        Not where authentication failed or, for our own domain, is missing, and not where answers are led to another house: then the address is borrowed.
        """
        if self.authenticity.answer == "fail" or (self.from_own_domain and self.authenticity.answer == "absent"):
            return False
        answers = self.message.reply_to
        if not answers or not answers[0].domain or self.list_rewrites_author:
            return True
        return registrable_domain(answers[0].domain) == self.author_domain or self.belongs(answers[0])

    @cached_property
    def answers_led_away(self) -> bool:
        """Answers to one of our own addresses go to free mail that is nobody's listed address."""
        answers = self.message.reply_to
        return (
            self.from_own_domain
            and not self.list_rewrites_author
            and any(is_freemail(one.domain) and not self.belongs(one) for one in answers)
        )

    @cached_property
    def list_rewrites_author(self) -> bool:
        """A mailing list or a service that sends for people stands in From, and says so in the ways that it has to.

        Lists rewrite From to pass DMARC: `Taro Yamada via list <list@lists.example>` beside List-Id (RFC 2919).
        """
        return any(field.name in LIST_FIELDS for field in self.message.headers)

    @cached_property
    def display_names(self) -> tuple[NameHit, ...]:
        """People of ours and of our partners whom the author's display name names."""
        if self.author is None or not self.author.display:
            return ()
        display = self.author.display
        people = self.people
        ours = people.shows_own_word(f"{self.author.local} {self.author.domain} {display}") and not self.from_own_domain
        return (
            people.find_names(display)
            or people.find_parted(display)
            or people.find_titled(display)
            or people.find_by_given(display)
            or people.find_as_address(display)
            or people.find_by_department(display)
            or people.find_misspelt(display)
            or (people.find_part_of_a_name(display) if ours else ())
            or self._names_turned_round()
            or self._initials(display)
            or (people.find_given(display) if self.asks_what_colleagues_ask or self.tells_who_shared else ())
        )

    @property
    def asks_what_colleagues_ask(self) -> bool:
        """Phrases that tell beside a bare given name, which alone names nobody."""
        return self.phrases.first("inside-matter", "opener", "gift-card") is not None or bool(self.phrases["sidestep"])

    @cached_property
    def tells_who_shared(self) -> bool:
        """The subject begins with the author's display name and is a notice that he shared something."""
        author, subject = self.author, self.message.subject
        return (
            author is not None
            and len(author.display) > 1
            and subject.startswith(author.display)
            and self.phrases.first("shared-document") is not None
        )

    def _initials(self, display: str) -> tuple[NameHit, ...]:
        """Initials name somebody beside his title, in an address that claims a post, or above what only colleagues ask."""
        assert self.author is not None
        hits = self.people.find_initials(display)
        return tuple(
            hit
            for hit in hits
            if hit.how == "title"
            or self.people.claims_a_post(self.author.local, hit.person)
            or self.signature.names_in_full(hit.person)
            or self.asks_what_colleagues_ask
        )

    def _names_turned_round(self) -> tuple[NameHit, ...]:
        """Names in a display name that is shown backwards, where nobody is named as it is stored."""
        assert self.author is not None
        shown = as_shown(self.author.display)
        if shown is None:
            return ()
        text, places = shown
        hits = self.people.find_names(text)
        spans = [places[hit.span.start : hit.span.end] for hit in hits]
        return tuple(
            msgspec.structs.replace(hit, span=Span(min(span), max(span) + 1))
            for hit, span in zip(hits, spans, strict=True)
        )

    @cached_property
    def phrases(self) -> PhraseHits:
        """Phrases of the lexicon in the subject and in the sender's own text, by category."""
        return find_phrases(self.message)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Attachments and what is inside of them."""
        return list_files(self.message)

    @cached_property
    def links(self) -> Links:
        """Where the message's links lead."""
        return Links(self)

    @cached_property
    def signature(self) -> Signature:
        """Who signs the text, and as whom its writer introduces himself."""
        return Signature(self)

    @cached_property
    def name_strength(self) -> float:
        """What a name beside an unlisted address is worth: less where a list or a service may send for people."""
        return name_strength(self)

    @cached_property
    def not_a_namesake(self) -> float:
        """How surely the writer is no namesake of one of ours: 1 where nothing speaks for one."""
        return not_a_namesake(self)

    def belongs(self, address: Address) -> bool:
        """The address is of our domain, of a partner's, or listed for one of our people."""
        known = self._belonging.get(address)
        if known is None:
            people = self.people
            known = self._belonging[address] = (
                people.is_own_domain(address.domain)
                or people.partner_of(address.domain) is not None
                or people.person_of(address.address) is not None
            )
        return known

    @cached_property
    def text_reading(self) -> "Reading | None":
        """What the text model says; None where none was trained."""
        return self.text_model.read(self.message) if self.text_model is not None else None

    def quote(self, part: str, start: int, end: int) -> Quote:
        """The words of a part, as evidence cites them."""
        return Quote(part, start, end, self.message.text_of(part)[start:end])

    def whole(self, part: str, limit: int = 200) -> Quote:
        """A part from its beginning, as evidence cites it; at most `limit` code points."""
        text = self.message.text_of(part)[:limit]
        return Quote(part, 0, len(text), text)
