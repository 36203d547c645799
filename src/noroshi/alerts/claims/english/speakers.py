"""Who speaks: noun phrases to names for the speaker chain, over the sentences of a document."""

import re
from bisect import bisect_left
from typing import Final

from noroshi.alerts.claims.english import noun_phrases
from noroshi.alerts.claims.english.referents import LONGEST, MEDIA_NAME, OF_A_LAND, PAPER, SEVERAL, Referents
from noroshi.alerts.knowledge.gazetteer import Entity, Mention
from noroshi.alerts.model import Document

_LEADING = re.compile(
    r"^(?:[\s“”\"'‘’,;:–—-]|(?:the|a|an|as|but|and|however|also|this|these|both|meanwhile|still|so|yet)\b)+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]")
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "who", "i", "that", "this", "which", "one", "you"})
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)
_NOBODY = re.compile(r"(?:no|nobody|none|neither|anybody|anyone|whoever|whose|how|what|why|where|if) ?\b")
_VAGUE = re.compile(
    r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|said|[Bb]oth|[Aa]ll) (?:(?:[a-z-]+|[A-Z][a-z]+(?:ese|ian|an|ish|ch)|U\.S\.|two|three|four|five) ){0,3}?(?:authority|centre|center|airport|association|council|commission|institute|panel|court|committee|board|service|office|union|federation|inspectorate|directorate|chamber|tribunal|unit|fund|lender|protocol|platform|bank|processor|broker|startup|start-up|custodian|developer|bridge|marketplace|wallet|provider|broadcaster|magazine|daily|station|network|wire|watchdog|institute|foundation|project|governments|countries|allies|nations|states|firms|vendors|organi[sz]ations|bodies|ministries|authors|outlets|papers|newspapers|company|firm|agency|researchers?|bureau|ministry|outlet|newspaper|paper|exchange|vendor|"
    r"officials?|agencies|department|shop|store|retailer|insurer|airline|hospital|clinic|university|charity|publisher|studio|casino|manufacturer|prosecutors|regulators?|authorities|investigators|companies|spokesperson|spokesman|spokeswoman|executive|analysts?|experts?|organization|organisation|team|maker|giant|report|advisory|announcement|"
    r"statement|notice|alert|article|story|post|document|study|analysis|bulletin|warning|release|request|letter|guidance|circular|memo|post-mortem|regulator)$",
)
_OWN_VOICE = re.compile(
    r"^(?:we|i|the authoring (?:agencies|organi[sz]ations)|authoring (?:agencies|organi[sz]ations)|our (?:[\w-]+ ){0,3}(?:team|researchers|analysts|investigation|analysis|research|telemetry|assessment|review|audit|survey|data|records|figures|officers|inspectors|experts|staff|judgement|judgment|view)(?: (?:of|in|from|for)\b[^,]{0,60})?|this (?:advisory|alert|notice|report|article|post|announcement|statement|blog))$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*|of|de|van|von|bin|al)(?:\s+(?:[A-Z][\w.’'&-]*|of|de|van|von|bin|al|for|and the))*"
)
_DESCRIBED = re.compile(
    r"^(?P<before>.{0,80}?\b[a-z]{3,})\s+(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+(?:[A-Z0-9][\w.’'&-]*|of|and))*)$"
)
"""a description before a name: "blockchain analytics firm Northwind Labs" """
_TITLE = re.compile(
    r"^(?:(?:mr|ms|mrs|dr|sir|dame|lord|lady)\.?|(?:prof|sen|rep|gen|gov|col|lt|capt|maj|sgt|insp|det|supt)\.)\s+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s\b.*$|(?<=s)[’'] .*$")
_ADJUNCT = re.compile(r"\s*(?:,|\b(?:on|in|at|last|this|yesterday|earlier|during|which|that|based)\b).*$")
_AT = re.compile(r"^(?P<who>[a-z][\w -]{2,40}? (?:at|from|with)) (?:the |an? )?(?P<where>.*[A-Z].*)$")
_OF_LAND = re.compile(r"^[A-Z]\w+(?: [A-Z]\w+)?'s (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)+)$")
_OF_FIRM = re.compile(r"^(?P<firm>[\w.&-]+(?: [\w.&-]+){0,6})'s? (?P<name>[A-Z][\w-]+ (?:[A-Z]\. )?[A-Z][\w'-]+)$")
"""somebody with the firm they belong to: "Quayside Labs' Ann Lee" """
_ABROAD = re.compile(
    r"^(?P<body>[A-Z][\w.&'-]{1,30}(?: (?:[A-Z][\w.&'-]{1,30}|of|for|and|the)){2,8}) (?:of the United (?:Kingdom|States)|in [A-Z][a-z]+)$"
)
"""where the office of a long name sits"""
_SMALL = frozenset("the and for from with its their his her our van von der den del bin".split())
_ACTOR_NAMED = re.compile(
    r"\b(?:group|gang|crew|cluster|actor|actors|hackers|collective|syndicate)(?:,)? (?:(?:is |are |was |were )?(?:also )?(?:known as|called|dubbed|named|tracked as|nicknamed|codenamed) )?"
    r"[“\"]?((?:[A-Z][\w-]{1,40})(?: \b[A-Z][\w-]{1,40}){0,2})"
    r"|\bgroups? (?:that |which )?\w+ (?:calls?|tracks? as|names?|dubs?) [“\"]?([A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40})?)"
    r"|\bgroups? (?:that |which )?\w+ calls? \w+ and ([A-Z][\w-]{1,40})"
    r"|\b((?:\b[A-Z][\w-]{1,40})(?: \b[A-Z][\w-]{1,40}){0,2}) (?:is|are|was) (?:an?|the|another) (?:name|[\w -]{0,60}?\b(?:group|gang|crew|cluster|threat actor|hackers|collective))\b"
)
_PAPER_THAT = re.compile(
    r"^(?:\w+ ){0,3}?(?:report|study|analysis|advisory|statement|post|notice|article|paper|copy|document|documents|figures|data|numbers|letter|files|records)"
    r" (?:that|which) (?P<owner>.{2,80}?)(?: (?:has |have |had )?(?:published|gave|given|released|shared|sent|filed|issued|posted|passed|provided|handed|wrote|put)\b.*)?$"
)
_PAPER_BY = re.compile(
    r"^(?:[\w-]+ ){0,5}?(?:report|study|analysis|advisory|statement|post|notice|research|article|paper|alert|warning|tally|count|investigation|audit|review|update|letter|briefing|tweet|thread|post-mortem|estimate|calculation|forensics|editorial|memo|minute|testimon(?:y|ie)|finding|announcement|chronicle|filing|complaint|affidavit)s?"
    r"(?: (?:on|for) [\w ]{1,40}?)? (?:by|from|of) (?P<owner>.+)$"
)
_PAPER_IN = re.compile(
    r"^(?:[\w-]+ ){0,5}?(?:report|article|editorial|story|piece|column|interview)s? in (?:the |The )?(?P<owner>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4})$"
)
_ONLY_TITLE = re.compile(
    r"^(?:Chief|Chief Executive|Prime|Vice|Deputy|Senior|Mr|Ms|Mrs|Dr|Co-Founder|Founder|Security|Executive|Director|President)\.?$"
)
_SHORT_FORM = re.compile(r"(\b(?:[A-Z][\w’'&-]{0,40}(?: |$)|(?:of|and|for|the) ){2,8})\(([A-Z][A-Z0-9-]{1,9})\)")
"""a name with its short form in brackets"""
_ENDS_ELSEWHERE = re.compile(r"\w (?:it|they|he|she|we|i)$")
"""the subject of another clause: "actors it" """
_INQUIRY = re.compile(
    r"^(?P<owner>[^,]{2,80})[’']s? (?:own |internal |initial |preliminary |forensic |ongoing |first )*(?:investigation|audit|probe|review|inquiry|investigators|forensics)$"
)
"""whose inquiry found it"""
_STAFF = (
    r"(?P<who>(?:own |former |then-)?(?:[a-z-]+ ){0,3}?(?:liquidator|trustee|operators?|founders?|co-founders?|support(?: team| account| desk| staff)?|spokes\w+|lawyers?|attorneys?|developers?"
    r"|owners?|officer|executive|chief|ceo|chairman|director|engineers?|administrators?|insurers?|auditors?|team|representatives?|counsel|solicitors?|division"
    r"|department|unit|desk|press office|manufacturer|maintainers?|parents?|family|widow|agents?|employer))"
)
_ITS_STAFF = re.compile(rf"^(?P<whose>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) {_STAFF}$")
_FIRMS_STAFF = re.compile(
    rf"^[Tt]he (?P<firm>company|firm|exchange|lender|bank|broker|custodian|protocol|platform|project|startup|vendor|agency|ministry)[’']s {_STAFF}$"
)
_ITS_PAPER = re.compile(
    r"^(?:[Ii]ts|[Tt]heir) (?:own |latest |new |first |later |initial |public |[a-z]+-)?(?:report|advisory|notice|statement|post|blog|paper|filing|announcement|disclosure|analysis|letter|tweet|thread|update)$"
)
_HEAD_NAME = re.compile(
    r"(?:The |Hackers of |Crypto exchange )?(?P<name>[A-Z][\w-]{2,30}(?: [A-Z][\w-]{1,30}){0,2})(?= (?:itself |has |have |had |was |were |is |will |did |does |said |says |[a-z]+ed |[a-z]+s ))"
)


class Speakers(Referents):
    """Names of speakers in one document, with the memory that pronouns and last names need."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.actors = frozenset(name for pair in _ACTOR_NAMED.findall(document.text) for name in pair if name)
        """names that this document gives to attackers"""
        self.publisher = self._ids(document.publisher)
        self.publisher_bare = _bare(document.publisher)
        self.last = ""
        self.short = {full.strip().removeprefix("The "): short for full, short in _SHORT_FORM.findall(document.text)}
        self.last_person = ""
        self.persons: set[str] = set()
        self.people: dict[str, str] = {}

    def _ids(self, text: str) -> frozenset[str]:
        return frozenset(mention.entity for mention in self._find(text))

    def kinds(self, start: int, end: int) -> list[Entity]:
        """The entities named in `text[start:end]` of the document."""
        found = []
        for at in range(bisect_left(self.starts, start), len(self.starts)):
            mention = self.mentions[at]
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(self.known.entity(mention.entity))
        return found

    def named(self, end: int) -> list[tuple[Mention, Entity]]:
        """What the gazetteer knows in the first `end` code points."""
        return [(mention, self.known.entity(mention.entity)) for mention in self.mentions if mention.end <= end]

    def name(self, phrase: str) -> str:
        """The speaker that a noun phrase names; empty where it is the publisher, or nobody."""
        phrase = _BRACKETS.sub("", phrase[: 4 * LONGEST].replace("’", "'")).strip(" \n\t,;:.“”\"'‘’")
        phrase = noun_phrases.without_time(phrase)
        phrase = re.sub(r"[, ]+(?:that|which|who)$", "", phrase)
        bare = _LEADING.sub("", phrase).strip()
        if not bare or " what " in bare:
            return ""
        low = bare.casefold()
        if _ENDS_ELSEWHERE.search(low):
            return ""
        if _OWN_VOICE.match(phrase) or _OWN_VOICE.match(bare):
            return ""
        if low in {"he", "she"} and not self.last_person and (introduced := self.introduced_last()):
            return self._keep(self._person(introduced, ""))
        if _NOBODY.match(low):
            return ""
        low = _OBJECTS.get(low, low)
        if low in _PRONOUNS:
            return self._is_publisher(self.last_person or self.last if low in {"he", "she"} else self.last)
        if owner := self._of_paper(phrase, bare) or self._of_staff(phrase):
            return self._keep(owner)
        if not (_VAGUE.match(phrase) and (meant := self._meant(low))):
            phrase = noun_phrases.without_staff(noun_phrases.named_beside(noun_phrases.without_clauses(phrase)))
            bare = _LEADING.sub("", phrase).strip()
            if not (_VAGUE.match(phrase) and (meant := self._meant(bare.casefold()))):
                return self._keep(self._written(bare))
        self.last = meant
        return self._is_publisher(meant)

    def _of_paper(self, phrase: str, bare: str) -> str:
        """Whose report, letter or inquiry speaks."""
        if inquiry := _INQUIRY.match(phrase):
            return self.name(inquiry["owner"])
        if paper := PAPER.search(bare):
            owner = self._owner(bare[: paper.start()])
            if owner or not _ITS_PAPER.match(phrase):
                return owner
            return self._in_sentence() or self.last
        if (within := _PAPER_IN.match(bare)) and MEDIA_NAME.search(within["owner"]):
            return self._written(within["owner"])
        if by := _PAPER_BY.match(bare) or _PAPER_THAT.match(bare):
            return self._written(by["owner"])
        return ""

    def _of_staff(self, phrase: str) -> str:
        """Whose founder or lawyer speaks: "its founder", "the exchange's lawyers"."""
        if owned := _ITS_STAFF.match(phrase):
            owner = (
                self.last_person if owned["whose"].casefold() in {"his", "her"} else self._in_sentence() or self._org()
            )
        elif owned := _FIRMS_STAFF.match(phrase):
            owner = self._meant(owned["firm"].casefold())
        else:
            return ""
        return f"{owner}'s {owned['who']}" if owner else ""

    def _org(self) -> str:
        """Who spoke or acted last, if it is no person."""
        return "" if self.last.split(" (", maxsplit=1)[0] in self.persons or self.last.islower() else self.last

    def _in_sentence(self) -> str:
        """The name at the head of the sentence that is read: whose "its" is."""
        found = _HEAD_NAME.match(self.text, self.at)
        return self._one(found["name"]) if found else ""

    def passing(self, phrase: str) -> str:
        """Like `name`, for who is named in passing: no pronoun means them."""
        last, history = self.last, len(self.history)
        name = self.name(phrase)
        self.last = last
        del self.history[history:]
        return name

    def asking(self) -> str:
        """The authority that spoke last, which is meant where the press writes that something "is asked" of people."""
        own = any(self.known.entity(entity).kind == "agency" for entity in self.publisher)
        had, name = self.history[-1] if self.history and not own else ("", "")
        return self._is_publisher(name) if had == "agency" else ""

    def acted(self, phrase: str) -> None:
        """Somebody who acts and does not speak: "it" and "the company" of the next sentences may mean them."""
        if phrase.rsplit(" ", maxsplit=1)[-1].casefold() in _DAYS or not re.search(r"[A-Za-z]{2}", phrase):
            return
        history = len(self.history)
        last = self.last
        name = self.name(phrase)
        del self.history[history:]
        self.last = name if name and last in {"", name} else last

    def _keep(self, name: str) -> str:
        if not name:
            return ""
        self.last = name
        kinds = self._find(name)
        self.history.append(
            (
                self.known.entity(kinds[0].entity).kind
                if kinds and self._whole(name)
                else "person"
                if name.split(" (", maxsplit=1)[0] in self.persons
                else "",
                name,
            )
        )
        return self._is_publisher(name)

    def _is_publisher(self, name: str) -> str:
        bare = _bare(name)
        if not bare or bare == self.publisher_bare:
            return ""
        full = next((full for full, short in self.short.items() if short == name), "")
        if full and full.casefold() in self.publisher_bare:
            return ""
        ids = self._ids(name)
        if ids and self.publisher and ids <= self.publisher and self._whole(name):
            return ""
        if self.publisher_bare.endswith(f" {bare}") and noun_phrases.is_name(name):
            return ""
        if not ids and noun_phrases.is_body(name) and set(bare.split()) < set(self.publisher_bare.split()):
            return ""  # "the Embassy" of the Embassy of …
        if len(bare) > 3 and bare in re.split(r"\s*(?:[,;/]|\band\b|\()\s*", self.publisher_bare):
            return ""
        return name

    def _whole(self, name: str) -> bool:
        """A name of the gazetteer makes up all of these words (no "official of …")."""
        covered = sum(mention.end - mention.start for mention in self._find(name))
        return covered * 3 >= len(name) * 2

    def _owner(self, before: str) -> str:
        """Whose paper it is: "NPA" of "A recent NPA cyber security report"."""
        before = before.strip()
        owner = ""
        if re.search(r"[’']s\b", before):
            before = owner = _POSSESSIVE.sub("", before)
        found = self._find(before)
        if found:
            return self._entity_name(found[-1].entity, before)
        names = [match.group().strip() for match in _NAME.finditer(before) if match.group()[0].isupper()]
        return names[0] if names else owner

    def _written(self, bare: str) -> str:
        if found := noun_phrases.person(bare):
            return self._person(*found)
        bare = _TITLE.sub("", bare)
        if (of := _OF_FIRM.match(bare)) and not noun_phrases.is_body(of["name"]) and self._is_person(of["name"]):
            return self._person(of["name"], of["firm"])
        if SEVERAL.search(bare):
            bare = self._states(bare)
            parts = [self._one(part.strip()) for part in SEVERAL.split(bare) if part and part.strip()]
            parts = list(dict.fromkeys(parts))
            if len(parts) == 1 and parts[0]:
                return parts[0]
            if len(parts) > 1 and sum(len(part) for part in parts) <= 3 * LONGEST and all(part for part in parts):
                return ", ".join(parts[:-1]) + " and " + parts[-1]
        return self._one(bare)

    def _is_person(self, name: str) -> bool:
        """Nothing but a person is known by this name."""
        return all(self.known.entity(found.entity).kind == "person" for found in self._find(name))

    def _states(self, bare: str) -> str:
        """The states in "the governments of Japan and South Korea"."""
        of = re.match(r"(?:governments|authorities) (?:of|in) (?:the )?", bare)
        states = bare[of.end() :] if of is not None else ""
        named = [self.known.entity(found.entity).kind for found in self._find(states)] if states else []
        return states if named and len(named) == len(SEVERAL.split(states)) and set(named) == {"state"} else bare

    def _person(self, name: str, where: str) -> str:
        """Somebody with the firm that they speak for."""
        if " " not in name:
            name = self.people.get(name) or self._full(name)
        name = self.short.get(name, name)
        if any(self.known.entity(found.entity).kind != "person" for found in self._find(name)):
            return self._one(name)
        organisation = self._owner(where)
        self._remember(name)
        self.persons.add(name)
        return f"{name} ({organisation})" if organisation and not _ONLY_TITLE.match(organisation) else name

    def _one(self, bare: str) -> str:
        bare = _LEADING.sub("", bare).strip().removesuffix(" itself").removesuffix(" themselves")
        if (abroad := _ABROAD.match(bare)) and noun_phrases.is_body(abroad["body"]):
            bare = abroad["body"]
        bare = self.short.get(bare, bare)
        if bare in self.people:
            return self.people[bare]
        if len(self._find(bare)) <= 1 and (land := _OF_LAND.match(bare)) and not self._whole(bare):
            bare = land["name"]
        at = _AT.match(bare)
        if at:
            return f"{at['who']} {self._one(at['where'])}"[:LONGEST]
        described = _DESCRIBED.match(bare)
        if (
            described
            and described["before"].split()[-1] not in _SMALL
            and not re.search(r"\b(?:and|of|at|from|for|with|in|by)\b", described["before"])
        ):
            bare = described["name"]
        first = bare.split(",")[0].strip()
        if (
            first
            and first != bare
            and first[0].isupper()
            and len(first.split()) <= 4
            and not re.search(r",.*\band\b", bare)
        ):
            bare = first  # "Ann Lee, who leads the team"
        if bare in self.people:
            return self.people[bare]
        found = self._find(bare)
        if len(found) == 1 and self._whole(bare):
            return self._entity_name(found[0].entity, bare)
        if len(bare.split()) in {2, 3} and all(word[0].isupper() for word in bare.split()) and not found:
            self._remember(bare)
        if not found and bare.casefold() in OF_A_LAND:
            return self._of_land(bare)
        if not found and bare.casefold() != self.publisher_bare and re.fullmatch(r"[A-Z][\w-]{2,40}", bare):
            return self._full(bare)
        trimmed = bare
        if re.match(r"[a-z]", bare) and len(bare) > LONGEST // 2:
            trimmed = _ADJUNCT.sub("", bare)
        return trimmed[:LONGEST].strip()

    def _remember(self, name: str) -> None:
        self.last_person = name
        first, _, rest = name.partition(" ")
        self.people[rest.rsplit(maxsplit=1)[-1] if rest else first] = name
        if rest:
            self.people.setdefault(first, name)


def _bare(name: str) -> str:
    return _LEADING.sub("", _BRACKETS.sub("", name)).strip(" .,'’\"“”").casefold()
