"""Who speaks: noun phrases to names for the speaker chain, over the sentences of a document."""

import re
from bisect import bisect_left
from typing import Final

from noroshi.alerts.claims.english import noun_phrases
from noroshi.alerts.knowledge.gazetteer import Entity, Mention, gazetteer
from noroshi.alerts.model import Document

_LEADING = re.compile(
    r"^(?:[\s“”\"'‘’,;:–—-]|(?:the|a|an|but|and|however|also|this|these|both|meanwhile|still|so|yet)\b)+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]")
_PAPER = re.compile(
    r"\b(?:report|reports|advisory|advisories|notice|notices|statement|statements|warning|warnings|alert|alerts|article|story|post|blog|paper|study|"
    r"document|documents|indictment|complaint|filing|bulletin|announcement|notification|tweet|press release|release|disclosure|analysis|research|findings|"
    r"assessment|letter|survey|publication|thread|data|request|guidance|circular|memo|post-mortem|postmortem|update|framework|handbook|guide|tally|testimony|briefing)$"
)
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "who", "i", "that", "this", "which", "one", "you"})
_VAGUE = re.compile(
    r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|said|[Bb]oth|[Aa]ll) (?:(?:[a-z-]+|[A-Z][a-z]+(?:ese|ian|an|ish|ch)|U\.S\.|two|three|four|five) ){0,3}?(?:lender|protocol|platform|bank|processor|broker|startup|start-up|custodian|developer|bridge|marketplace|wallet|provider|broadcaster|magazine|daily|station|network|wire|watchdog|institute|foundation|project|governments|countries|allies|nations|states|firms|vendors|organi[sz]ations|bodies|ministries|authors|outlets|papers|newspapers|company|firm|agency|researchers?|bureau|ministry|outlet|newspaper|paper|exchange|vendor|"
    r"officials?|agencies|prosecutors|regulators?|authorities|investigators|companies|spokesperson|spokesman|spokeswoman|executive|analysts?|experts?|organization|organisation|team|maker|giant|report|advisory|announcement|"
    r"statement|notice|alert|article|story|post|document|study|analysis|bulletin|warning|release|request|letter|guidance|circular|memo|post-mortem|regulator)$",
)
_OWN_VOICE = re.compile(
    r"^(?:we|i|the authoring (?:agencies|organi[sz]ations)|authoring (?:agencies|organi[sz]ations)|our (?:\w+ )?(?:team|researchers|analysts|investigation|analysis|research|telemetry|assessment)|this (?:advisory|alert|notice|report|article|post|announcement|statement|blog))$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*|of|de|van|von|bin|al)(?:\s+(?:[A-Z][\w.’'&-]*|of|de|van|von|bin|al|for|and the))*"
)
_DESCRIBED = re.compile(
    r"^(?P<before>.{0,80}?\b[a-z]{3,})\s+(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+(?:[A-Z0-9][\w.’'&-]*|of|and))*)$"
)
"""a description before a name: "blockchain analytics firm Northwind Labs" """
_TITLE = re.compile(r"^(?:(?:mr|ms|mrs|dr)\.?|(?:prof|sen|rep|gen|gov)\.)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s\b.*$|(?<=s)[’'] .*$")
_ADJUNCT = re.compile(r"\s*(?:,|\b(?:on|in|at|last|this|yesterday|earlier|during|which|that|based)\b).*$")
_SEVERAL = re.compile(r"\s*,\s+and\s+|\s*,\s+|\s+and\s+")
_AT = re.compile(r"^(?P<who>[a-z][\w -]{2,40}? (?:at|from|with)) (?:the |an? )?(?P<where>.*[A-Z].*)$")
_OF_LAND = re.compile(r"^[A-Z]\w+(?: [A-Z]\w+)?'s (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)+)$")
_SMALL = frozenset("the and for from with its their his her our".split())
_ACTOR_NAMED = re.compile(
    r"\b(?:group|gang|crew|cluster|actor|actors|hackers|collective|syndicate)(?:,)? (?:(?:is |are |was |were )?(?:also )?(?:known as|called|dubbed|named|tracked as|nicknamed|codenamed) )?"
    r"[“\"]?((?:[A-Z][\w-]{1,40})(?: \b[A-Z][\w-]{1,40}){0,2})"
    r"|\bgroups? (?:that |which )?\w+ (?:calls?|tracks? as|names?|dubs?) [“\"]?([A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40})?)"
    r"|\bgroups? (?:that |which )?\w+ calls? \w+ and ([A-Z][\w-]{1,40})"
    r"|\b((?:\b[A-Z][\w-]{1,40})(?: \b[A-Z][\w-]{1,40}){0,2}) (?:is|are|was) (?:an?|the|another) (?:name|[\w -]{0,60}?\b(?:group|gang|crew|cluster|threat actor|hackers|collective))\b"
)
_PAPER_THAT = re.compile(
    r"^(?:\w+ ){0,3}?(?:report|study|analysis|advisory|statement|post|notice|article|paper|copy|document) (?:that|which) (?P<owner>.+)$"
)
_PAPER_BY = re.compile(
    r"^(?:\w+ ){0,3}?(?:report|study|analysis|advisory|statement|post|notice|research|article|paper|alert|warning|tally|count|investigation|audit|review|update|letter|briefing|tweet|thread|post-mortem|estimate|calculation)s? (?:by|from|of) (?P<owner>.+)$"
)
_ONLY_TITLE = re.compile(
    r"^(?:Chief|Chief Executive|Prime|Vice|Deputy|Senior|Mr|Ms|Mrs|Dr|Co-Founder|Founder|Security|Executive|Director|President)\.?$"
)
_SHORT_FORM = re.compile(r"(\b(?:[A-Z][\w’'&-]{0,40}(?: |$)|(?:of|and|for|the) ){2,8})\(([A-Z][A-Z0-9-]{1,9})\)")
"""a name with its short form in brackets"""
_SEVERAL_MEANT = {
    "agency": frozenset("agencies authorities bodies ministries organizations organisations authors officials".split()),
    "state": frozenset("governments countries allies nations states".split()),
    "company": frozenset("firms companies vendors researchers analysts".split()),
}
"""what several speakers together are called"""
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BESIDE = re.compile(
    r"^(?:\s*\([^()]{1,40}\))?(?P<and>,? and|,? along with|,? together with|,)(?: the| its| Japan[’']s| the U\.S\.| U\.S\.)?\s+$"
)
"""between two names of a list"""
_OF_A_LAND = frozenset(
    {
        "police",
        "authorities",
        "government",
        "spy agency",
        "intelligence agency",
        "intelligence service",
        "regulators",
        "lawmakers",
        "finance ministry",
    }
)
_DEMONYM = (
    r"South Korean|Japanese|American|U\.S\.|US|British|UK|German|French|Indian|Singaporean|Australian|Canadian|Ukrainian|Polish|Dutch|Spanish|Italian|Taiwanese|Thai"
    r"|Vietnamese|Turkish|Israeli|Estonian|Latvian|Lithuanian|Finnish|Swedish|Norwegian|Danish|Swiss|Austrian|Czech|Brazilian|Mexican|Philippine|Malaysian|Indonesian|Chinese|Russian"
)
_LANDS = {
    "japan": "Japanese",
    "south-korea": "South Korean",
    "united-states": "U.S.",
    "united-kingdom": "British",
    "germany": "German",
    "australia": "Australian",
}
_FIRM_WORDS = (
    r"(?:Capital|Assets?|Digital|Labs?|Finance|Protocol|Wallet|Exchange|Pay|Payments|Technologies|Technology|Research|Security|Bank|Holdings|Networks?|Systems|Partners"
    r"|Ventures|Custody|Analytics|Intelligence|Trust|Markets?|Trading|Financial|Media|Software|Cloud|Games|Studios?|Foundation|Bridge|DAO|Group|Global|Coin|Crypto|Chain|Cyber|Threat|Post|Times|News|Shimbun|Herald|Journal|Ledger|Wire|Risk)"
)
_KINDS_MEANT = {
    "company": (
        "lender",
        "protocol",
        "platform",
        "bank",
        "processor",
        "broker",
        "startup",
        "start-up",
        "custodian",
        "developer",
        "bridge",
        "marketplace",
        "wallet",
        "provider",
        "project",
        "foundation",
        "company",
        "firm",
        "exchange",
        "vendor",
        "maker",
        "giant",
        "team",
        "researchers",
        "organization",
        "organisation",
        "companies",
    ),
    "agency": (
        "agency",
        "bureau",
        "ministry",
        "officials",
        "regulator",
        "regulators",
        "agencies",
        "authorities",
        "prosecutors",
        "official",
    ),
    "media": (
        "newspaper",
        "paper",
        "outlet",
        "article",
        "story",
        "broadcaster",
        "magazine",
        "daily",
        "station",
        "network",
        "wire",
    ),
}
_ENDS_ELSEWHERE = re.compile(r"\w (?:it|they|he|she|we|i)$")
"""the subject of another clause: "actors it" """
_INQUIRY = re.compile(
    r"^(?P<owner>[^,]{2,80})[’']s? (?:own |internal |initial |preliminary |forensic |ongoing |first )*(?:investigation|audit|probe|review|inquiry|investigators|forensics)$"
)
"""whose inquiry found it"""
_STAFF = (
    r"(?P<who>(?:own |former |then-)?(?:[a-z-]+ ){0,3}?(?:liquidator|trustee|operators?|founders?|co-founders?|support(?: team| account| desk| staff)?|spokes\w+|lawyers?|attorneys?|developers?"
    r"|owners?|officer|executive|chief|ceo|chairman|director|engineers?|administrators?|insurers?|auditors?|team))"
)
_ITS_STAFF = re.compile(rf"^(?:[Ii]ts|[Tt]heir) {_STAFF}$")
_FIRMS_STAFF = re.compile(
    rf"^[Tt]he (?P<firm>company|firm|exchange|lender|bank|broker|custodian|protocol|platform|project|startup|vendor|agency|ministry)[’']s {_STAFF}$"
)
_ITS_PAPER = re.compile(
    r"^(?:[Ii]ts|[Tt]heir) (?:own |latest |new |first |later |initial |public |[a-z]+-)?(?:report|advisory|notice|statement|post|blog|paper|filing|announcement|disclosure|analysis|letter|tweet|thread|update)$"
)
_HEAD_NAME = re.compile(
    r"(?:The |Hackers of |Crypto exchange )?(?P<name>[A-Z][\w-]{2,30}(?: [A-Z][\w-]{1,30}){0,2})(?= (?:itself |has |have |had |was |were |is |will |did |does |said |says |[a-z]+ed |[a-z]+s ))"
)
_OF_STAFF = re.compile(r"[’']s [a-z]|[a-z] (?:at|from|of) ")
_REMEMBERED = 60
"""speakers back that "the agency" may mean"""
_FAR = 4_000
"""code points back to where "the company" was named"""
_LONGEST = 90


class Speakers:
    """Names of speakers in one document, with the memory that pronouns and last names need."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.known = gazetteer()
        self._found: dict[str, list[Mention]] = {}
        self.mentions = self.known.find(document.text)
        self.starts = [mention.start for mention in self.mentions]
        self.actors = frozenset(name for pair in _ACTOR_NAMED.findall(document.text) for name in pair if name)
        """names that this document gives to attackers"""
        self.publisher = self._ids(document.publisher)
        self.publisher_bare = _bare(document.publisher)
        self.at = 0
        """where the sentence begins that is read"""
        self.last = ""
        self.history: list[tuple[str, str]] = []
        """kind and name of who spoke, the newest last"""
        self.short = {full.strip().removeprefix("The "): short for full, short in _SHORT_FORM.findall(document.text)}
        self.last_person = ""
        self.persons: set[str] = set()
        self.people: dict[str, str] = {}
        self._listed: list[tuple[int, str, list[str]]] | None = None
        self._fuller: dict[str, str] = {}

    def _find(self, text: str) -> list[Mention]:
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self.known.find(text)
        return found

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
        phrase = _BRACKETS.sub("", phrase[: 4 * _LONGEST].replace("’", "'")).strip(" \n\t,;:.“”\"'‘’")
        phrase = noun_phrases.without_time(phrase)
        bare = _LEADING.sub("", phrase).strip()
        if not bare or " what " in bare:
            return ""
        low = bare.casefold()
        if _ENDS_ELSEWHERE.search(low):
            return ""
        if _OWN_VOICE.match(phrase) or _OWN_VOICE.match(bare):
            return ""
        if low in _PRONOUNS:
            return self._is_publisher(self.last_person or self.last if low in {"he", "she"} else self.last)
        if (found := _INQUIRY.match(phrase)) and (owner := self.name(found["owner"])):
            return owner
        paper = _PAPER.search(bare)
        if paper:
            owner = self._owner(bare[: paper.start()])
            if owner:
                return self._keep(owner)
        elif by := _PAPER_BY.match(bare) or _PAPER_THAT.match(bare):
            return self._keep(self._written(by["owner"]))
        if owned := _ITS_PAPER.match(phrase):
            owner = self._in_sentence() or self.last
            if owner:
                return self._keep(owner)
        if _VAGUE.match(phrase) and (meant := self._meant(low)):
            self.last = meant
            return self._is_publisher(meant)
        if (owned := _ITS_STAFF.match(phrase)) and (owner := self._in_sentence()):
            return self._keep(f"{owner}'s {owned['who']}")
        if (owned := _FIRMS_STAFF.match(phrase)) and (owner := self._meant(owned["firm"].casefold())):
            return self._keep(f"{owner}'s {owned['who']}")
        phrase = noun_phrases.without_staff(noun_phrases.named_beside(noun_phrases.without_clauses(phrase)))
        bare = _LEADING.sub("", phrase).strip()
        if _VAGUE.match(phrase) and (meant := self._meant(bare.casefold())):
            self.last = meant
            return self._is_publisher(meant)
        return self._keep(self._written(bare))

    def spoken_last(self, kind: str) -> str:
        """The speaker that was heard last among those of a known kind, if it is of this one."""
        had, name = next((heard for heard in reversed(self.history[-_REMEMBERED:]) if heard[0] not in {"", "person"}), ("", ""))
        return name if had == kind else ""

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

    def _meant(self, low: str) -> str:
        """Who is meant by "the company" or "the report": the last speaker of a kind that fits."""
        word = low.rsplit(" ", 1)[-1]
        several = next((kind for kind, words in _SEVERAL_MEANT.items() if word in words), "")
        if several and (
            name := self._together(several, next((_NUMBERS[part] for part in low.split() if part in _NUMBERS), 0))
        ):
            return name
        if word in _KINDS_MEANT["company"] or word in _KINDS_MEANT["media"]:
            named = [
                match.group(1)
                for match in re.finditer(
                    rf"\b{word} ([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)", self.text[max(0, self.at - _FAR) : self.at]
                )
            ]
            if named:
                return self._one(named[-1])
        if word == "exchange":
            return ""
        kind = next((kind for kind, words in _KINDS_MEANT.items() if word in words), "")
        for had, name in reversed(self.history[-_REMEMBERED:]):
            if name.islower() or (kind == "company" and _OF_STAFF.search(name)):
                continue
            if had == kind or (not had and kind != "agency") or (not kind and had not in {"state", "person"}):
                return name
            if not kind and had == "state" and " and " in name:
                return name
            if (
                kind == "agency"
                and not had
                and re.search(
                    r"\b(?:Agency|Bureau|Ministry|Department|Police|Commission|authorities|Desk|Office|Center|Centre|regulators?|watchdog|police|ministry|government|agency)\b",
                    name,
                )
            ):
                return name
        return self._mentioned(kind) or (self._issuer() if _PAPER.search(low) else "")

    def _issuer(self) -> str:
        """Who may have issued "the statement": the states or agencies that were named together, or the one agency."""
        lists = [names for end, kind, names in self._lists() if end <= self.at and kind != "company"]
        if lists:
            return ", ".join(lists[-1][:-1]) + " and " + lists[-1][-1]
        return self._mentioned("agency")

    def _together(self, kind: str, number: int) -> str:
        """The several speakers of a kind that were named last: "the three agencies"."""
        for had, name in reversed(self.history[-_REMEMBERED:]):
            size = len(_SEVERAL.split(name))
            if size > 1 and had in {kind, ""} and number in {0, size}:
                return name
        for end, had, names in reversed(self._lists()):
            if end <= self.at and had == kind and number in {0, len(names)}:
                return ", ".join(names[:-1]) + " and " + names[-1]
        return ""

    def _lists(self) -> list[tuple[int, str, list[str]]]:
        """Where the document names several agencies, states or companies in one breath."""
        if self._listed is None:
            self._listed = []
            run: list[Mention] = []
            closed = False
            for mention in [*self.mentions, None]:
                kind = self.known.entity(mention.entity).kind if mention is not None else ""
                beside = (
                    _BESIDE.match(self.text[run[-1].end : mention.start])
                    if run
                    and mention is not None
                    and mention.start - run[-1].end < _LONGEST
                    and kind == self.known.entity(run[0].entity).kind
                    else None
                )
                if beside is None or closed:
                    if closed:
                        self._listed.append(
                            (
                                run[-1].end,
                                self.known.entity(run[0].entity).kind,
                                [self._entity_name(one.entity, "") for one in run],
                            )
                        )
                    run, closed = ([mention] if mention is not None and kind in _SEVERAL_MEANT else []), False
                elif mention is not None:
                    run.append(mention)
                    closed = beside["and"] != ","
        return self._listed

    def _full(self, word: str) -> str:
        """The longer name that a single name of a firm or person stands for, if the document introduces one."""
        if word not in self._fuller:
            found = re.search(rf"\b{re.escape(word)} {_FIRM_WORDS}\b", self.text)
            if found is None:
                found = re.search(
                    rf"\b(?:{re.escape(word)} [A-Z][\w’'-]{{1,30}}|[A-Z][a-z’'-]{{1,30}} {re.escape(word)})(?=, (?:an?|the|who|chief|head|co-founder|founder|its|then) )",
                    self.text,
                )
            self._fuller[word] = found.group() if found else word
        return self._fuller[word]

    def _of_land(self, word: str) -> str:
        """Whose police, authorities or government they are, where the document has said it."""
        low = word.casefold()
        if low not in self._fuller:
            found = re.search(rf"\b(?:{_DEMONYM}) {low}\b", self.text)
            self._fuller[low] = found.group() if found else self._by_agencies(low) or word
        return self._fuller[low]

    def _by_agencies(self, low: str) -> str:
        """Whose they are, where all agencies that the document names belong to one state."""
        agencies = [self.known.entity(found.entity) for found in self.mentions]
        agencies = [one for one in agencies if one.kind == "agency"]
        if low == "police" and "South Korea" in self.text and "Japan" not in self.text:
            return "South Korean police"
        if low == "police":
            police = {one.id: one for one in agencies if one.role == "police" and "Police" in " ".join(one.names)}
            return next(iter(police.values())).name.get("en", "") if len(police) == 1 else ""
        states = {one.of for one in agencies}
        if low not in {"authorities", "government"} or len(states) != 1:
            return ""
        land = _LANDS.get(states.pop(), "")
        return f"{land} {low}" if land else ""

    def _mentioned(self, kind: str) -> str:
        """The agency that was named last, or the one company that was named at all."""
        if kind not in {"agency", "company"}:
            return ""
        until = bisect_left(self.starts, self.at)
        ids = [
            mention.entity
            for mention in self.mentions[max(0, until - _REMEMBERED) : until]
            if self.known.entity(mention.entity).kind == kind
        ]
        if not ids or (kind == "company" and len(set(ids)) > 1):
            return ""
        return self._entity_name(ids[-1], "")

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

    def _entity_name(self, id_: str, written: str) -> str:
        return self.known.entity(id_).name.get("en", written)

    def _written(self, bare: str) -> str:
        if found := noun_phrases.person(bare):
            return self._person(*found)
        bare = _TITLE.sub("", bare)
        if _SEVERAL.search(bare):
            parts = [self._one(part.strip()) for part in _SEVERAL.split(bare) if part and part.strip()]
            if len(parts) > 1 and sum(len(part) for part in parts) <= 3 * _LONGEST and all(part for part in parts):
                return ", ".join(parts[:-1]) + " and " + parts[-1]
        return self._one(bare)

    def _person(self, name: str, where: str) -> str:
        """Somebody with the firm that they speak for."""
        if " " not in name:
            name = self.people.get(name, name)
        name = self.short.get(name, name)
        if any(self.known.entity(found.entity).kind != "person" for found in self._find(name)):
            return self._one(name)
        organisation = self._owner(where)
        self._remember(name)
        self.persons.add(name)
        return f"{name} ({organisation})" if organisation and not _ONLY_TITLE.match(organisation) else name

    def _one(self, bare: str) -> str:
        bare = _LEADING.sub("", bare).strip().removesuffix(" itself").removesuffix(" themselves")
        bare = self.short.get(bare, bare)
        if bare in self.people:
            return self.people[bare]
        if len(self._find(bare)) <= 1 and (land := _OF_LAND.match(bare)) and not self._whole(bare):
            bare = land["name"]
        at = _AT.match(bare)
        if at:
            return f"{at['who']} {self._one(at['where'])}"[:_LONGEST]
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
        if not found and bare.casefold() in _OF_A_LAND:
            return self._of_land(bare)
        if not found and re.fullmatch(r"[A-Z][\w-]{2,40}", bare):
            return self._full(bare)
        trimmed = bare
        if re.match(r"[a-z]", bare) and len(bare) > _LONGEST // 2:
            trimmed = _ADJUNCT.sub("", bare)
        return trimmed[:_LONGEST].strip()

    def _remember(self, name: str) -> None:
        self.last_person = name
        first, _, rest = name.partition(" ")
        self.people[rest.rsplit(maxsplit=1)[-1] if rest else first] = name
        if rest:
            self.people.setdefault(first, name)


def _bare(name: str) -> str:
    return _LEADING.sub("", _BRACKETS.sub("", name)).strip(" .,'’\"“”").casefold()
