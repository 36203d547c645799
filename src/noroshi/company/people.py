"""Who is named, and whose an address or a domain is."""

import re
from functools import cached_property

import msgspec

from noroshi.company.model import Company, Partner, Person
from noroshi.text.fold import fold
from noroshi.text.lookalike import Lookalike, LookalikeIndex
from noroshi.text.name_finder import Found, NameFinder
from noroshi.text.names import How, family_names, name_key, spellings
from noroshi.text.span import Span

_HOUSES = 4_096
"""domains whose owner is kept in memory"""
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_WORDS = 4
_TITLES = {
    "ceo": r"\bCEO\b|chief executive|最高経営責任者|社長",
    "cfo": r"\bCFO\b|chief financial|最高財務責任者|財務",
    "coo": r"\bCOO\b|chief operating|最高執行責任者",
    "cto": r"\bCTO\b|chief techn|最高技術責任者",
    "cio": r"\bCIO\b|chief information officer|最高情報責任者",
    "ciso": r"\bCISO\b|chief information security|最高情報セキュリティ責任者",
    "president": r"president|社長",
    "shacho": r"社長|president|\bCEO\b",
    "kaicho": r"会長|chair",
    "chairman": r"会長|chair",
    "director": r"取締役|director",
    "founder": r"創業|founder",
}
"""words of a local part that claim a title, and the titles that bear them out"""
_SHOWN_TITLES = {
    **{word: rf"{titles}|{word}" for word, titles in _TITLES.items()},
    "最高経営責任者": r"最高経営責任者|\bCEO\b|社長",
    "最高財務責任者": r"最高財務責任者|\bCFO\b",
    "最高技術責任者": r"最高技術責任者|\bCTO\b",
    "最高執行責任者": r"最高執行責任者|\bCOO\b",
    "社長": r"社長|president|\bCEO\b",
    "会長": r"会長|chair",
    "専務": r"専務",
    "常務": r"常務",
    "取締役": r"取締役|director",
    "代表取締役": r"代表取締役|president|\bCEO\b",
    "代表": r"代表|president|\bCEO\b|founder",
    "部長": r"部長|general manager",
    "室長": r"室長",
    "課長": r"課長",
}
"""words of a display name that claim a title, and the titles that bear them out"""
_SHOWN_TITLE = re.compile("|".join(sorted(map(re.escape, _SHOWN_TITLES), key=len, reverse=True)), re.IGNORECASE)
_HONORIFIC = re.compile(r"\b(?:mr|ms|mrs|dr)\b\.?|[ -](?:san|sama)\b|様|さん|氏|殿|の", re.IGNORECASE)
_TITLED_LENGTH = 60
"""code points of a display name that is a family name and a title"""


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
        self._houses: dict[str, tuple[bool, Partner | None]] = {}
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
        return LookalikeIndex((*self.company.domains, *self._partners), (self.company.name, *self.company.names))

    @cached_property
    def company_names(self) -> tuple[tuple[str, str], ...]:
        """Our company's names, each as written and folded."""
        return tuple((name, fold(name).text) for name in (self.company.name, *self.company.names))

    def find_names(self, text: str) -> tuple[NameHit, ...]:
        """Declared people whom the text names in full, by place. A family name or a given name alone names nobody."""
        return tuple(self._hit(found) for found in self._finder.find(text))

    def find_in_local_part(self, local: str) -> tuple[NameHit, ...]:
        """Declared people whom the local part of an address names: `t.yamada`, `taro.yamada`, `ceo.yamada`."""
        found = self._finder.find_in_local_part(local)
        return tuple(self._hit(each) for each in found) if found else self._by_title(local)

    def _by_title(self, local: str) -> tuple[NameHit, ...]:
        """`ceo.yamada`: a family name beside a title that the person has."""
        words = [found for found in _WORD.finditer(local.lower()) if len(found[0]) > 1]
        titles = [found for found in words if found[0] in _TITLES]
        if not titles or len(words) > _TITLE_WORDS:
            return ()
        hits: dict[str, NameHit] = {}
        for title in titles:
            for word in words:
                for person, partner in self._families.get(name_key(word[0]), ()):
                    if word is not title and re.search(_TITLES[title[0]], person.title, re.IGNORECASE):
                        span = Span(min(title.start(), word.start()), max(title.end(), word.end()))
                        hits[person.name] = NameHit(person, partner, span, "title")
        return tuple(hits.values())

    def find_titled(self, display: str) -> tuple[NameHit, ...]:
        """Declared people whom a display name names by nothing but family name and title: `山田社長`, `CEO Yamada`.

        The title has to be the person's own. A family name alone, or with an honorific alone, names nobody.
        """
        titles = {found.group().lower() for found in _SHOWN_TITLE.finditer(display[: _TITLED_LENGTH + 1])}
        if not titles or len(display) > _TITLED_LENGTH:
            return ()
        rest = _HONORIFIC.sub(" ", _SHOWN_TITLE.sub(" ", display))
        for name in (self.company.name, *self.company.names):
            rest = rest.replace(name, " ")
        return tuple(
            NameHit(person, partner, Span(0, len(display)), "title")
            for person, partner in self._families.get(name_key(rest), ())
            if all(re.search(_SHOWN_TITLES[title], person.title, re.IGNORECASE) for title in titles)
        )

    @cached_property
    def _families(self) -> dict[str, list[tuple[Person, Partner | None]]]:
        families: dict[str, list[tuple[Person, Partner | None]]] = {}
        for person, partner in self._people:
            for family in family_names(person.name, person.reading, person.romaji):
                families.setdefault(family, []).append((person, partner))
        return families

    def spellings(self, person: Person) -> tuple[str, ...]:
        """How the person's name may be written, as people write it, the surest first; initials are left out."""
        made = spellings(person.name, person.reading, person.romaji, person.aliases)
        written = (each.written.title() if each.written.islower() else each.written for each in made)
        return tuple(dict.fromkeys(each for each in written if each))

    def _hit(self, found: Found) -> NameHit:
        person, partner = self._people[found.owner]
        return NameHit(person, partner, found.span, found.how)

    def is_own_domain(self, domain: str) -> bool:
        """Whether the domain is one of ours, or below one of ours."""
        return self._house(domain)[0]

    def partner_of(self, domain: str) -> Partner | None:
        """The partner that the domain (or one above it) belongs to."""
        return self._house(domain)[1]

    def _house(self, domain: str) -> tuple[bool, Partner | None]:
        """Ours or not, and whose; signals ask for the same few domains many times."""
        known = self._houses.get(domain)
        if known is None:
            if len(self._houses) >= _HOUSES:
                self._houses.clear()
            at = self._at_or_above(domain, self._partners)
            partner = self._partners[at] if at is not None else None
            known = self._houses[domain] = (self._at_or_above(domain, self._own) is not None, partner)
        return known

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
