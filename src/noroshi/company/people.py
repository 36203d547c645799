"""Who is named, and whose an address or a domain is."""

from functools import cached_property

import msgspec

from noroshi.company.model import Company, Partner, Person
from noroshi.text.fold import fold
from noroshi.text.lookalike import Lookalike, LookalikeIndex
from noroshi.text.name_finder import Found, NameFinder
from noroshi.text.names import How, spellings
from noroshi.text.span import Span


class NameHit(msgspec.Struct, frozen=True):
    """A declared person, named in a text."""

    person: Person
    partner: Partner | None
    """whose person it is, if not our own"""
    span: Span
    how: How


class PeopleIndex:
    """Answers questions about the people and domains of one company. Built once; every look-up is cheap."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._people: list[tuple[Person, Partner | None]] = [(person, None) for person in company.people]
        self._people += [(person, partner) for partner in company.partners for person in partner.people]
        self._own = frozenset(company.domains)
        self._partners = {domain: partner for partner in company.partners for domain in partner.domains}
        self._by_address: dict[str, Person] = {}
        self._personal: set[str] = set()
        for person, _ in reversed(self._people):
            for address in (*person.addresses, *person.personal_addresses):
                self._by_address[address.lower()] = person
            self._personal.update(address.lower() for address in person.personal_addresses)

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(
            spellings(person.name, person.reading, person.romaji, person.aliases) for person, _ in self._people
        )

    @cached_property
    def _lookalikes(self) -> LookalikeIndex:
        return LookalikeIndex(
            (*self.company.domains, *self._partners), (self.company.name, *self.company.names)
        )

    @cached_property
    def company_names(self) -> tuple[tuple[str, str], ...]:
        """Our company's names, each as written and folded."""
        return tuple((name, fold(name).text) for name in (self.company.name, *self.company.names))

    def find_names(self, text: str) -> tuple[NameHit, ...]:
        """Declared people whom the text names in full, by place. A family name or a given name alone names nobody."""
        return tuple(self._hit(found) for found in self._finder.find(text))

    def find_in_local_part(self, local: str) -> tuple[NameHit, ...]:
        """Declared people whom the local part of an address names: `t.yamada`, `taro.yamada`, `ceo.yamada`."""
        return tuple(self._hit(found) for found in self._finder.find_in_local_part(local))

    def spellings(self, person: Person) -> tuple[str, ...]:
        """How the person's name may be written, as people write it, the surest first; initials are left out."""
        made = spellings(person.name, person.reading, person.romaji, person.aliases)
        return tuple(dict.fromkeys(spelling.written for spelling in made if spelling.written))

    def _hit(self, found: Found) -> NameHit:
        person, partner = self._people[found.owner]
        return NameHit(person, partner, found.span, found.how)

    def is_own_domain(self, domain: str) -> bool:
        """Whether the domain is one of ours, or below one of ours."""
        return self._at_or_above(domain, self._own) is not None

    def partner_of(self, domain: str) -> Partner | None:
        """The partner that the domain (or one above it) belongs to."""
        found = self._at_or_above(domain, self._partners)
        return self._partners[found] if found is not None else None

    @staticmethod
    def _at_or_above(domain: str, known: "frozenset[str] | dict[str, Partner]") -> str | None:
        domain = domain.lower().rstrip(".")
        while domain:
            if domain in known:
                return domain
            _, _, domain = domain.partition(".")
        return None

    def person_of(self, address: str) -> Person | None:
        """The person whose declared address this is, at work or in private; of ours or of a partner."""
        return self._by_address.get(address.lower())

    def is_personal(self, address: str) -> bool:
        """Whether this is somebody's declared private address."""
        return address.lower() in self._personal

    def lookalike(self, host: str) -> Lookalike | None:
        """What own or partner domain the host pretends to be, if any."""
        return self._lookalikes.find(host)
