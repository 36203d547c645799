"""Who is named, and whose an address or a domain is."""

import re
import unicodedata
from functools import cached_property

import msgspec

from noroshi.company.model import Company, Partner, Person
from noroshi.text.fold import fold
from noroshi.text.lookalike import Lookalike, LookalikeIndex
from noroshi.text.name_finder import Found, NameFinder
from noroshi.text.names import How, family_names, given_names, name_key, spellings
from noroshi.text.span import Span

_HOUSES = 4_096
"""domains whose owner is kept in memory"""
_WORD = re.compile(r"[^\W\d_]+")
_SLIPPED_LETTERS = 5
"""letters of a name from which a slip of a key does not make another name"""
_TITLE_WORDS = 4
_PART_WORDS = 3
"""words among which a family or a given name alone is looked for"""
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
    "最高情報責任者": r"最高情報責任者|\bCIO\b",
    "最高情報セキュリティ責任者": r"最高情報セキュリティ責任者|\bCISO\b",
    "chief executive officer": r"chief executive|最高経営責任者|\bCEO\b",
    "chief financial officer": r"chief financial|最高財務責任者|\bCFO\b",
    "chief technology officer": r"chief techn|最高技術責任者|\bCTO\b",
    "chief operating officer": r"chief operating|最高執行責任者|\bCOO\b",
    "chief compliance officer": r"chief compliance|コンプライアンスオフィサー|\bCCO\b",
    "cco": r"\bCCO\b|chief (?:compliance|customer|commercial)|コンプライアンス(?:責任者|オフィサー)",
    "コンプライアンス責任者": r"コンプライアンス|\bCCO\b",
    "コンプライアンスオフィサー": r"コンプライアンスオフィサー|\bCCO\b",
    "社長": r"社長|president|\bCEO\b",
    "shachou": r"社長|president|\bCEO\b",
    "会長": r"会長|chair",
    "kaichou": r"会長|chair",
    "専務": r"専務",
    "常務": r"常務",
    "取締役": r"取締役|director",
    "torishimariyaku": r"取締役|director",
    "代表取締役": r"代表取締役|president|\bCEO\b",
    "代取": r"代表取締役|president|\bCEO\b",
    "代表": r"代表|president|\bCEO\b|founder",
    "財務担当": r"財務|\bCFO\b|経理",
    "経営者": r"社長|代表|president|\bCEO\b",
    "representative director": r"代表取締役|president|\bCEO\b",
    "managing director": r"常務|専務|代表取締役|managing director",
    "finance director": r"財務|\bCFO\b|経理",
    "財務責任者": r"財務|\bCFO\b",
    "技術責任者": r"技術|\bCTO\b",
    "シャチョウ": r"社長|president|\bCEO\b",
    "しゃちょう": r"社長|president|\bCEO\b",
    "部長": r"部長|general manager",
    "室長": r"室長",
    "課長": r"課長",
}
"""words of a display name that claim a title, and the titles that bear them out"""
_HONORIFIC = re.compile(
    r"\b(?:mr|ms|mrs|dr|prof|sir|esq|ph\.?d|mba)\b\.?|[ -](?:san|sama|kun|dono|sensei)\b"
    r"|様|さま|さん|氏|殿|どの|先生|拝|本人|です|より",
    re.IGNORECASE,
)
_BESIDE_A_NAME = re.compile(
    r"\b(?:office of|of|and|the|office|from|your|our|private|personal|mobile|phone|iphone|ipad|home|travel(?:l?ing)?|urgent)\b"
    r"|海外|出張[中先]?|外出[中先]?|移動中|在宅|会議中|不在|自宅|携帯|スマホ|至急|緊急|重要|当社|弊社|我が社|わが社|私用|個人|室|秘書|の|株式会社|[(（]株[)）]|㈱",
    re.IGNORECASE,
)
"""what else stands beside a family name and a title without naming anybody"""
_DEPARTMENT = re.compile(
    r"(?:経営|経営企画|財務|経理|総務|人事|法務|労務|給与|情報システム|情シス|情報|システム|セキュリティ|インフラ|運用|技術|開発|企画|広報|営業"
    r"|管理|鍵管理|サポート|カスタマーサポート|コンプライアンス|監査|内部監査|審査|本社|役員)(?:本部|部門?|課|室|チーム|担当)?"
    r"|\b(?:accounting|finance|management|board|it|hr|legal|compliance|security|support|operations|engineering|executive|team|dept"
    r"|department|headquarters|hq)\b\.?",
    re.IGNORECASE,
)
"""departments, that say nothing of whose they are unless our company's name stands beside them"""
_ASSISTANT = re.compile(
    r"(?<=[^\s])[\s(（]{0,2}(?:の|付)?(?:秘書室?|代理|アシスタント|オフィス)\b.{0,20}$"
    r"|^.{0,20}\b(?:secretary|assistant|office|pa|ea|behalf)\s(?:to|of|for)\b",
    re.IGNORECASE,
)
"""who writes for somebody: `山田社長 秘書`, `Assistant to CEO Yamada`"""
_DOTTED = re.compile(r"\b[A-Z][. ][A-Z][. ][A-Z]\b\.?")
"""`C.E.O.`"""
_DEPARTMENT_END = re.compile(r"(?:本部|部門?|課|室|チーム|担当|team|dept|department)$")
_DEPARTMENTS = {
    "accounting": "経理|財務|accounting",
    "finance": "財務|経理|cfo|finance",
    "hr": "人事|human resources",
    "security": "セキュリティ|security|ciso",
    "it": "情報システム|システム|sre|platform",
    "情シス": "情報システム|情報セキュリティ|sre",
    "システム": "情報システム|情報セキュリティ|sre|システム",
    "support": "サポート|support",
    "compliance": "コンプライアンス|compliance|cco",
    "operations": "運用|sre|operations",
    "engineering": "開発|engineer|sre|cto",
    "legal": "法務|legal",
}
"""departments, and what in a person's title bears them out"""
_WITHIN_A_NAME = re.compile(
    r"[-‐](?:san|sama|kun|dono)\b|(?<=[a-z])(?:CEO|CFO|COO|CTO|CISO)\b|\b(?:CEO|CFO|COO|CTO|CISO)(?=[A-Z][a-z])"
    r"|[\"“”„«»「」『』][^\"“”„«»「」『』]{1,20}[\"“”„«»「」『』]",
)
"""what may stand between given and family name: an honorific, a nickname in quotes; or a title set close to them"""
_HIGH_TITLE = re.compile(
    "|".join(sorted((word for word in _SHOWN_TITLES if word.isascii()), key=len, reverse=True)).join(
        ("(?<![A-Za-z])(?:", ")(?![A-Za-z])")
    )
    + r"|最高\w{2,8}責任者|代表取締役|取締役会?|代表|社長|会長|専務|常務|代取|役員",
    re.IGNORECASE,
)
_SET_CLOSE = re.compile(
    "|".join(sorted((word for word in _SHOWN_TITLES if not word.isascii()), key=len, reverse=True))
    + r"|名誉|総裁|会頭|監事|執行役員?|本部長?|最高責任者|責任者|弊社|当社|小生|兼|閣下|先生|様|殿|さん|さま|くん|ちゃん|です|でございます"
)
"""titles and honorifics in Japanese, which stand close to a name without a space"""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


_TITLED_LENGTH = 60
"""code points of a display name that is a family name and a title"""


_NO_LETTERS = re.compile(r"[\W_]+")
_LATIN_WORD = re.compile(r"[a-z]+")
_OWN_WORD_LETTERS = 4
"""letters of a word of our name from which it tells us from other companies"""
_COMMON_WORDS = frozenset(
    "asset assets bank bitcoin bits block capital chain coin coins company corp corporate corporation crypto custody digital"
    " exchange finance financial fund global group holding holdings international invest investment japan limited market"
    " markets partners payment payments securities service services solutions system systems tech technologies technology"
    " token trade trading trust ventures wallet world".split()
)
"""words that many companies have in their names"""
_ADDRESS_LIKE = re.compile(r"[A-Za-z][A-Za-z0-9._-]{3,30}")
_GIVEN_AND_INITIAL = re.compile(
    r"\s{0,3}(?:(?P<before>[A-Za-z])\.\s?)?(?P<given>[^\W\d_]{3,20})(?:\s(?P<initial>[A-Za-z])\.?)?\s{0,3}(?P<rest>(?:[(（,/|].{0,40})?)"
)
"""`Taro Y.`, and what may follow"""
_INITIALS = re.compile(r"\s{0,3}(?P<one>[A-Z])[.\s]{0,2}(?P<other>[A-Z])\.?(?P<rest>(?:[\s,(（/|–—-].{0,40})?)")
"""`T.Y.`, and what may follow"""
_PARTING = frozenset("-‐‑‒–—_+/／\\|｜•·・:：*＊~～^、\u2800()（）[]［］{}｛｝<>＜＞【】〔〕《》〈〉")


def _parts(char: str) -> bool:
    """Whether the code point is a sign that stands between or about the parts of a name."""
    return char in _PARTING or unicodedata.category(char) in {"So", "Sk", "Zs", "Pi", "Pf"}


def _is_a_slip(word: str, name: str) -> bool:
    """Whether a word is the name with one letter lost, one more, or two neighbours swapped."""
    if len(name) < _SLIPPED_LETTERS or word == name or not name.isascii():
        return False
    if len(word) == len(name):
        at = next(index for index, (a, b) in enumerate(zip(word, name, strict=True)) if a != b)
        return word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )


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

    @cached_property
    def partner_names(self) -> tuple[tuple[str, str], ...]:
        """Names of our partners' companies, each as written and folded."""
        return tuple((partner.name, fold(partner.name).text) for partner in self.company.partners if partner.name)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Latin words that stand for our company alone: of its names and domains, one by one and put together.

        `kaiyo` and `kaiyoexchange`, but not `exchange`.
        """
        names = [name for _, name in self.company_names if name.isascii()]
        names += [domain.partition(".")[0] for domain in self.company.domains]
        split = [[word for word in _LATIN_WORD.findall(name) if word not in {"co", "inc", "ltd"}] for name in names]
        words = {"".join(parts) for parts in split if len(parts) > 1}
        words |= {word for parts in split for word in parts if word not in _COMMON_WORDS}
        return frozenset(word for word in words if len(word) >= _OWN_WORD_LETTERS)

    def shows_own_word(self, text: str) -> bool:
        """Whether a word that stands for our company alone is in a local part or a display name: `taro.kaiyo`."""
        lowered = text.lower()
        words = frozenset(_LATIN_WORD.findall(lowered))
        return any(word in words or (len(word) > _OWN_WORD_LETTERS and word in lowered) for word in self.own_words)

    def claims_our_desk(self, text: str) -> bool:
        """Whether a display name or a local part is a word of our company's name and nothing but posts: `Kaiyo HR`."""
        words = _LATIN_WORD.findall(text.lower())
        return any(word in self.own_words for word in words) and self.says_no_house(
            " ".join(word for word in words if word not in self.own_words)
        )

    def claims_a_post(self, local: str, person: Person) -> bool:
        """Whether a local part claims to be at our company, or to have a title that the person has: `ty-kaiyo`, `jw-cco`."""
        if self.shows_own_word(local):
            return True
        words = _LATIN_WORD.findall(local.lower())
        return any(self._has_title(person, word) for word in words if word in _SHOWN_TITLES or word in _TITLES)

    def find_as_address(self, display: str) -> tuple[NameHit, ...]:
        """People whose address a display name of one word spells, or is like: `t.yamada`, `TYamada`, `s.ohno@kaiyo`."""
        word = unicodedata.normalize("NFKC", display).strip()
        known = self._by_local.get(word.lower().partition("@")[0], ())
        if known:
            return tuple(NameHit(person, None, Span(0, len(display)), "declared") for person in known)
        if not _ADDRESS_LIKE.fullmatch(word):
            return ()
        return tuple(msgspec.structs.replace(hit, span=Span(0, len(display))) for hit in self.find_in_local_part(word))

    @cached_property
    def _by_local(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.company.people:
            for address in person.addresses:
                local = address.lower().partition("@")[0]
                if not local.isalpha():  # `sato` is a name like others, `m.sato` is how we write an address
                    found.setdefault(local, []).append(person)
        return found

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
        ours = self.shows_own_word(local)
        if titles or ours:
            short = self._initials_beside_a_post(local)
            if short:
                return short
        if not titles and ours:
            return self.find_part_of_a_name(local)
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

    def _initials_beside_a_post(self, local: str) -> tuple[NameHit, ...]:
        """`mt-cto-kaiyo`, `ty.ceo`: initials beside a title that the person has, or our company's name beside a title."""
        words = _LATIN_WORD.findall(local.lower())
        titles = [word for word in words if word in _TITLES]
        rest = [word for word in words if word not in _TITLES and word not in self.own_words]
        if not titles or len(rest) != 1 or len(rest[0]) != 2:
            return ()
        return tuple(
            NameHit(person, None, Span(0, len(local)), "title")
            for person in self._with_initials(*rest[0])
            if all(re.search(_TITLES[title], person.title, re.IGNORECASE) for title in titles)
        )

    def find_titled(self, display: str) -> tuple[NameHit, ...]:
        """Declared people whom a display name names by nothing but family name and title: `山田社長`, `CEO Yamada`.

        The title has to be the person's own, or our company's name has to stand beside the family name (`海洋取引所
        経理部 山田`). A family name alone, or with an honorific alone, names nobody.
        """
        if len(display) > _TITLED_LENGTH:
            return ()
        rest, ours = display, False
        for name in sorted((self.company.name, *self.company.names), key=len, reverse=True):
            ours = ours or name in rest
            rest = rest.replace(name, " ")
        rest = _ASSISTANT.sub(" ", rest)
        titles = {found.group().lower() for found in self._title_words.finditer(rest)}
        if not titles and not ours:
            return ()
        rest = _BESIDE_A_NAME.sub(" ", _HONORIFIC.sub(" ", self._title_words.sub(" ", rest)))
        if ours:
            rest = _DEPARTMENT.sub(" ", rest)
        key = name_key(_NO_LETTERS.sub("", rest))
        named = [*self._families.get(key, ()), *(self._givens.get(key, ()) if titles else ())]
        return tuple(
            NameHit(person, partner, Span(0, len(display)), "title")
            for person, partner in named
            if (partner is None or not ours) and all(self._has_title(person, title) for title in titles)
        )

    def may_hold_titles(self, text: str) -> bool:
        """Whether `find_titled` could find anybody in lines of this text: a title or our company's name stands there."""
        return (
            any(name in text for name in (self.company.name, *self.company.names))
            or self._title_words.search(text) is not None
        )

    def find_by_given(self, display: str) -> tuple[NameHit, ...]:
        """Declared people whom a display name names by given name and the family name's initial (`Taro Y.`, `Y. Taro`)."""
        found = _GIVEN_AND_INITIAL.fullmatch(display)
        if found is None or (found["rest"] and not self.says_no_house(found["rest"])):
            return ()
        initial = (found["before"] or found["initial"] or "").lower()
        if not initial or (found["before"] and found["initial"]):
            return ()
        return tuple(
            NameHit(person, partner, Span(found.start(), found.end()), "initials")
            for person, partner in self._givens.get(name_key(found["given"]), ())
            if any(family.startswith(initial) for family in family_names(person.name, person.reading, person.romaji))
        )

    def find_initials(self, display: str) -> tuple[NameHit, ...]:
        """Executives of ours of whom a display name shows the initials and no more: `T.Y.`, `T.Y. (CEO)`, `MT / CTO`.

        With a title that is the person's own they are told as `title`. Initials alone name nobody.
        """
        found = _INITIALS.fullmatch(display)
        if found is None or (found["rest"].strip() and not self.says_no_house(found["rest"])):
            return ()
        titles = [title[0] for title in self._title_words.finditer(found["rest"])]
        how: How = "title" if titles else "initials"
        return tuple(
            NameHit(person, None, Span(0, len(display)), how)
            for person in self._with_initials(found["one"], found["other"])
            if all(self._has_title(person, title) for title in titles)
        )

    def _with_initials(self, one: str, other: str) -> list[Person]:
        pair = tuple(sorted((one.lower(), other.lower())))
        return self._initials.get(pair, [])

    @cached_property
    def _initials(self) -> dict[tuple[str, ...], list[Person]]:
        """Executives by their two initials, in the order of the alphabet, because names are written both ways."""
        found: dict[tuple[str, ...], list[Person]] = {}
        for person in self.company.people:
            words = [word for word in (person.romaji or person.name).lower().split() if word[0].isascii()]
            if person.role == "executive" and len(words) > 1:
                found.setdefault(tuple(sorted((words[0][0], words[-1][0]))), []).append(person)
        return found

    def find_part_of_a_name(self, text: str) -> tuple[NameHit, ...]:
        """Executives of ours whom a text names by given or family name alone, for where our company is named beside it."""
        words = [name_key(word) for word in _WORD.findall(text) if not self.shows_own_word(word)]
        if not 0 < len(words) <= _PART_WORDS:
            return ()
        found = [one for word in words for one in (*self._families.get(word, ()), *self._givens.get(word, ()))]
        return tuple(
            NameHit(person, partner, Span(0, len(text)), "nickname")
            for person, partner in {person.name: (person, partner) for person, partner in found}.values()
            if partner is None and person.role == "executive"
        )

    def find_given(self, display: str) -> tuple[NameHit, ...]:
        """Executives of ours whose given name, nickname or family name is all that a display name says: `Taro`, `髙橋様`.

        That names nobody; it tells beside what only colleagues ask, and on a notice of what he did.
        """
        word = _HONORIFIC.sub(" ", display).strip()
        if not _WORD.fullmatch(word):
            return ()
        key = name_key(word)
        return tuple(
            NameHit(person, partner, Span(0, len(display)), "given")
            for person, partner in (*self._givens.get(key, ()), *self._families.get(key, ()))
            if partner is None and person.role == "executive"
        )

    def find_short(self, claim: str) -> tuple[NameHit, ...]:
        """Executives as whom somebody introduces himself by family name, given name or title alone: `大野です`, `社長です`.

        That names nobody; it tells beside what only colleagues ask.
        """
        word = _HONORIFIC.sub(" ", claim).strip()
        span = Span(0, len(claim))
        if self.is_title(word):
            titles = [found[0] for found in self._title_words.finditer(word)]
            return tuple(
                NameHit(person, None, span, "given")
                for person in self.company.people
                if person.role == "executive" and titles and all(self._has_title(person, title) for title in titles)
            )[:1]
        if not _WORD.fullmatch(word):
            return ()
        key = name_key(word)
        return tuple(
            NameHit(person, partner, span, "given")
            for person, partner in (*self._families.get(key, ()), *self._givens.get(key, ()))
            if partner is None and person.role == "executive"
        )

    def find_misspelt(self, display: str) -> tuple[NameHit, ...]:
        """People whom a display name of two words in Latin letters names with one slip of a key: `Taro Yamda`.

        One word is right, and the other, of five letters or more, has a letter lost, doubled, or swapped with its
        neighbour. Another letter in its place makes another name, and names nobody.
        """
        words = [name_key(word) for word in display.replace(",", " ").split()]
        if len(words) != 2 or not display.isascii() or not all(word.isalpha() for word in words):
            return ()
        hits = []
        for right, slipped in (words, words[::-1]):
            for person, partner in (*self._families.get(right, ()), *self._givens.get(right, ())):
                others = {*family_names(person.name, person.reading, person.romaji)}
                others |= set(given_names(person.name, person.reading, person.romaji))
                if any(_is_a_slip(slipped, other) for other in others - {right}):
                    hits.append(NameHit(person, partner, Span(0, len(display)), "misspelt"))
        return tuple({hit.person.name: hit for hit in hits}.values())

    def find_by_department(self, display: str) -> tuple[NameHit, ...]:
        """People of ours whom a display name names by family name and what they work at: `人事 吉田`, `Fujii (Security)`."""
        if len(display) > _TITLED_LENGTH:
            return ()
        found = _DEPARTMENT.findall(display)
        rest = _DEPARTMENT.sub(" ", display)
        if not found:
            return ()
        family = name_key(_NO_LETTERS.sub("", _BESIDE_A_NAME.sub(" ", _HONORIFIC.sub(" ", rest))))
        return tuple(
            NameHit(person, None, Span(0, len(display)), "department")
            for person, partner in self._families.get(family, ())
            if partner is None and all(self._works_at(person, department) for department in found)
        )

    @staticmethod
    def _works_at(person: Person, department: str) -> bool:
        word = _DEPARTMENT_END.sub("", department.strip(". ")).lower()
        known = _DEPARTMENTS.get(word, word)
        return any(each in person.title.lower() for each in known.split("|") if each)

    def says_no_house(self, text: str) -> bool:
        """Whether words beside a name are titles, departments, our own company or private matters: no other house."""
        rest = text
        for name in sorted((self.company.name, *self.company.names), key=len, reverse=True):
            rest = rest.replace(name, " ")
        rest = _DEPARTMENT.sub(" ", self._title_words.sub(" ", _HIGH_TITLE.sub(" ", rest)))
        return not _NO_LETTERS.sub("", _BESIDE_A_NAME.sub(" ", _HONORIFIC.sub(" ", rest)))

    def shows_as_ours(self, text: str, person: Person) -> bool:
        """Whether words beside a person's name make him ours: our company's name, or a title that is his own."""
        folded = fold(text).text
        if any(name in folded for _, name in self.company_names):
            return True
        if len(person.title) > 1 and person.title.lower() in text.lower():
            return True
        return any(self._has_title(person, found[0]) for found in self._title_words.finditer(text))

    @staticmethod
    def _has_title(person: Person, title: str) -> bool:
        title = title.lower()
        shown = _SHOWN_TITLES.get(title, re.escape(title))
        return title in person.title.lower().split() or re.search(shown, person.title, re.IGNORECASE) is not None

    def is_title(self, display: str) -> bool:
        """Whether a display name is a title of executives and names nobody: `CEO`, `社長様`, `Office of the CEO`."""
        if not display or len(display) > _TITLED_LENGTH:
            return False
        rest = _DOTTED.sub(lambda found: _NO_LETTERS.sub("", found[0]), display)
        for name in sorted((self.company.name, *self.company.names), key=len, reverse=True):
            rest = rest.replace(name, " ")
        bare = _HIGH_TITLE.sub(" ", rest)
        if bare == rest:
            return False
        return not _NO_LETTERS.sub("", _BESIDE_A_NAME.sub(" ", _HONORIFIC.sub(" ", bare)).replace("'s ", " "))

    def find_parted(self, display: str) -> tuple[NameHit, ...]:
        """Declared people whom a display name names with something between or about the parts of the name.

        `Taro "Tad" Yamada`, `Taro-san Yamada`, `Taro (Yamada)`, `Taro 🌊 Yamada`, `TaroYamadaCEO`: what parts them is
        read as a space. A comma parts people rather than names, and `&` firms.
        """
        plain = " " in display and display.isascii() and display.replace(" ", "").isalnum()
        if plain or len(display) > _TITLED_LENGTH:
            return ()
        parted = _WITHIN_A_NAME.sub(_blank, display)
        parted = _SET_CLOSE.sub(_blank, parted)
        parted = "".join(" " if _parts(char) else char for char in parted)
        if parted == display:
            return ()
        at = [index for index, char in enumerate(parted) if char != " " or parted[index - 1 : index] != " "]
        hits = self.find_names("".join(parted[index] for index in at))
        return tuple(
            msgspec.structs.replace(hit, span=Span(at[hit.span.start], at[hit.span.end - 1] + 1)) for hit in hits
        )

    @cached_property
    def _title_words(self) -> re.Pattern[str]:
        """Words that claim a title: the usual ones, and each word of our executives' own titles."""
        own = {
            word
            for person in self.company.people
            if person.role == "executive"
            for word in person.title.lower().split()
            if len(word) > 1
        }
        words = sorted(own | _SHOWN_TITLES.keys(), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)

    @cached_property
    def _givens(self) -> dict[str, list[tuple[Person, Partner | None]]]:
        givens: dict[str, list[tuple[Person, Partner | None]]] = {}
        for person, partner in self._people:
            nicknames = {name_key(alias.split()[0]) for alias in person.aliases if " " in alias}
            for given in {*given_names(person.name, person.reading, person.romaji), *nicknames}:
                givens.setdefault(given, []).append((person, partner))
        return givens

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
