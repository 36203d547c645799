"""Who is meant by "the agency", "both firms", "the statement", a first name or a short name."""

import re
from bisect import bisect_left

from noroshi.alerts.claims.english.noun_phrases import OCCUPATION, is_body
from noroshi.alerts.claims.english.words import lexicon
from noroshi.alerts.knowledge.gazetteer import Mention, gazetteer
from noroshi.alerts.model import Document

PAPER = re.compile(
    r"\b(?:report|reports|advisory|advisories|notice|notices|statement|statements|warning|warnings|alert|alerts|article|story|post|blog|paper|study|"
    r"document|documents|indictment|complaint|filing|bulletin|announcement|notification|tweet|press release|release|disclosure|analysis|research|findings|"
    r"assessment|letter|survey|publication|thread|data|request|guidance|circular|memo|post-mortem|postmortem|update|framework|handbook|guide|tally|testimony|briefing|figures|numbers|records|estimates|calculations)$"
)
SEVERAL = re.compile(r"\s*,\s+and\s+|\s*,\s+|\s+and\s+")
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
OF_A_LAND = frozenset(
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
_FIRM = re.compile(rf"\b(?P<word>[A-Z][\w-]{{2,40}}) {_FIRM_WORDS}\b")
_INTRODUCED = re.compile(
    r"\b[A-Z][\w’'-]{1,30} [A-Z][\w’'-]{1,30}(?=, (?:an?|the|who|chief|head|co-founder|founder|its|then) )"
)
"""a person with what they do: "Ann Lee, chief executive of" """
_WITH_OFFICE = re.compile(
    rf"\b(?i:{OCCUPATION})\b,? (?:(?:Mr|Ms|Mrs|Dr|General|Professor)\.? )?(?P<name>[A-Z][a-z’'-]{{1,20}} (?:[A-Z]\. )?[A-Z][\w’'-]{{1,25}})\b"
)
"""a person with what they do before the name"""
_OF_THEIR_LAND = re.compile(rf"\b(?:{_DEMONYM}) (?P<whose>{'|'.join(sorted(OF_A_LAND))})\b")
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
        "shop",
        "store",
        "retailer",
        "insurer",
        "airline",
        "hospital",
        "clinic",
        "university",
        "charity",
        "publisher",
        "studio",
        "casino",
        "manufacturer",
    ),
    "agency": (
        "agency",
        "department",
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
MEDIA_NAME = re.compile(
    r"\b(?:Shimbun|Times|Post|News|Herald|Journal|Courier|Gazette|Ledger|Wire|Tribune|Daily|Chronicle|Press|Broadcasting|TV|Television|Radio|Magazine|Nippo|Review|Observer"
    r"|Standard|Mail|Sun|Star|Globe|Telegraph|Guardian|Dispatch|Bulletin|Agency|Weekly|Monthly|Record|Register|Block|Nikkei|Insider|Today|Argus|Examiner|Sentinel|Mirror|Echo|Beat|Desk)$"
)
"""how papers, agencies and stations are called"""
_OF_STAFF = re.compile(r"[’']s [a-z]|[a-z] (?:at|from|of) ")
_FIRST_NAME = re.compile(r"(?<![\w’'-])([A-Z][a-z’'-]{1,20}) (?:[A-Z]\. )?$")
_NAME_GOES_ON = re.compile(r" ([A-Z][a-z]{2,20})(?: [A-Z][a-z]{2,20})?\b")
_NO_NAMES = frozenset(
    "mr mrs ms dr prof president minister senator judge general colonel captain sir lord lady dame sen rep col gen monday tuesday wednesday thursday friday saturday"
    " sunday january february march april may june july august september october november december inspector agent officer chief director founder founders"
    " analyst exchange lender broker hacker hackers company firm bank group trader attorney lawyer prosecutor detective sergeant ambassador secretary deputy treasury congress parliament".split()
)
"""stand before or behind a name and are none"""
_FIRST_SEEN = 3
_BODIES = frozenset(
    "authority ministry centre center bureau airport bank association council commission agency department institute panel court committee board service office"
    " union federation foundation hospital university exchange airline police inspectorate directorate chamber tribunal cooperative unit fund".split()
)
"""what a body may be called by alone: "the authority" """
_REMEMBERED = 60
"""speakers back that "the agency" may mean"""
_FAR = 4_000
"""code points back to where "the company" was named"""
LONGEST = 90


class Referents:
    """What a document has named so far."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.known = gazetteer()
        self._found: dict[str, list[Mention]] = {}
        self.mentions = self.known.find(document.text)
        self.starts = [mention.start for mention in self.mentions]
        self.at = 0
        """where the sentence begins that is read"""
        self.history: list[tuple[str, str]] = []
        """kind and name of who spoke, the newest last"""
        self._listed: list[tuple[int, str, list[str]]] | None = None
        self._introduced: dict[str, str] = {}
        self._lands: dict[str, str] = {}

    def _one(self, bare: str) -> str:
        """The name of one speaker."""
        raise NotImplementedError

    def _find(self, text: str) -> list[Mention]:
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self.known.find(text)
        return found

    def _entity_name(self, id_: str, written: str) -> str:
        return self.known.entity(id_).name.get("en", written)

    def spoken_last(self, kind: str) -> str:
        """The speaker that was heard last among those of a known kind, if it is of this one."""
        had, name = next(
            (heard for heard in reversed(self.history[-_REMEMBERED:]) if heard[0] not in {"", "person"}), ("", "")
        )
        return name if had == kind else ""

    def mentioned_last(self, kind: str) -> str:
        """Who was named last of those that the gazetteer knows as agencies, papers or companies, if it is of this kind."""
        until = bisect_left(self.starts, self.at)
        for mention in reversed(self.mentions[max(0, until - _REMEMBERED) : until]):
            had = self.known.entity(mention.entity).kind
            if had in {"agency", "media"}:
                return self._entity_name(mention.entity, "") if had == kind else ""
        return ""

    def _spoke_last(self, kind: str) -> str:
        """The last speaker that may be of the kind."""
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
        return ""

    def _with_noun(self, word: str) -> str:
        """The body that has the word in its name: "Monetary Authority of Tarn" for "the authority"."""
        if word not in _BODIES:
            return ""
        for _, name in reversed(self.history[-_REMEMBERED:]):
            if re.search(rf"\b{word}\b", name, re.IGNORECASE) and " " in name:
                return name
        noun = f"(?:{word.capitalize()}|{word.upper()})" if len(word) > 2 else word
        found = list(
            re.finditer(
                rf"(?:\b[A-Z][\w&.’'-]{{1,30}} ){{0,4}}\b{noun}\b(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]{{1,30}}(?: (?:and )?[A-Z][\w’'-]{{1,30}}){{0,3}})?",
                self.text[max(0, self.at - _FAR) : self.at],
            )
        )
        names = [one.group().removeprefix("The ") for one in found if " " in one.group().removeprefix("The ")]
        return self._one(names[-1]) if names else ""

    def introduced_last(self) -> str:
        """The person who was named last with what they do, as in "the director, General Ann Lee"."""
        found = ""
        for match in _WITH_OFFICE.finditer(self.text, max(0, self.at - _FAR), self.at):
            found = match["name"]
        return found

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
        if word in _KINDS_MEANT["media"]:
            for had, name in reversed(self.history[-_REMEMBERED:]):
                if had == "media" or MEDIA_NAME.search(name):
                    return name
        if whole := self._with_noun(word):
            return whole
        kind = next((kind for kind, words in _KINDS_MEANT.items() if word in words), "")
        if not kind and word in _BODIES:
            return ""
        if name := self._spoke_last(kind):
            return name
        return self._mentioned(kind) or (self._issuer() if PAPER.search(low) else "")

    def _issuer(self) -> str:
        """Who may have issued "the statement": the states or agencies that were named together, or the one agency."""
        lists = [names for end, kind, names in self._lists() if end <= self.at and kind != "company"]
        if lists:
            return ", ".join(lists[-1][:-1]) + " and " + lists[-1][-1]
        return self._mentioned("agency")

    def _together(self, kind: str, number: int) -> str:
        """The several speakers of a kind that were named last: "the three agencies"."""
        for had, name in reversed(self.history[-_REMEMBERED:]):
            size = len(SEVERAL.split(name))
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
                    and mention.start - run[-1].end < LONGEST
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
        if not self._introduced:
            for found in _INTRODUCED.finditer(self.text):
                for part in found.group().split():
                    self._introduced.setdefault(part, found.group())
            for found in _FIRM.finditer(self.text):
                self._introduced[found["word"]] = found.group()
            self._introduced.setdefault("", "")
        if word not in self._introduced:
            self._introduced[word] = self._at_first(word)
        return self._introduced[word]

    def _at_first(self, word: str) -> str:
        """The longer name in which the document has the word at first: "Ann Lee" of "Lee", "Quayside Glass" of "Quayside"."""
        known = lexicon().tags
        if word.casefold() in _NO_NAMES or is_body(word):
            return word
        for seen, found in enumerate(re.finditer(rf"(?<![\w’'-]){re.escape(word)}(?![\w-])", self.text)):
            if seen >= _FIRST_SEEN:
                break
            before = _FIRST_NAME.search(self.text, max(0, found.start() - LONGEST), found.start())
            if (
                before
                and not before[1].endswith(("'s", "’s"))
                and not (known.get(before[1].casefold()) or before[1].casefold() in _NO_NAMES)
            ):
                return f"{before[1]} {word}"
            after = _NAME_GOES_ON.match(self.text, found.end())
            if (
                not seen
                and after
                and not known.get(after[1].casefold())
                and after[1].casefold() not in _NO_NAMES
                and not self._find(f"{word}{after[0]}")
            ):
                return f"{word}{after[0]}"
        return word

    def _of_land(self, word: str) -> str:
        """Whose police, authorities or government they are, where the document has said it."""
        if not self._lands:
            for found in _OF_THEIR_LAND.finditer(self.text):
                self._lands.setdefault(found["whose"], found.group())
            for whose in OF_A_LAND:
                self._lands.setdefault(whose, self._by_agencies(whose))
        return self._lands[word.casefold()] or word

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
        if not ids:
            return ""
        if kind == "company" and len(set(ids)) > 1:
            return self._entity_name(max(reversed(ids), key=ids.count), "")
        return self._entity_name(ids[-1], "")
