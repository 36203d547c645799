"""Words of a sentence, each with a letter for its part in it, and its groups of verbs.

The letters: D article and the like, J adjective, N noun, Z noun in the plural, U name, L number, P O pronoun, p
possessive ’s, R adverb, I preposition, T "to", k conjunction, t "that", W relative pronoun, & coordinator, M B H F the
auxiliaries (modal, be, have, do), b z y h "be been being having", V v base form, S s third person, E past or
participle, X past, C participle, G g -ing, q Q quotation marks, and marks of punctuation as they are. Small v s g may
be nouns as well; the neighbours decide.
"""

import re

import msgspec

from noroshi.alerts.claims.english.insertions import Insertion, cut
from noroshi.alerts.claims.english.words import lexicon

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)?|[$€£¥]?\d+(?:[.,:/]\d+)*[%\w-]*|\w+n[’']t\b|\w+(?:[-.&/@_]\w+)*|[’'](?:s|re|ve|ll|d|m)\b|\S"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?:[ ,/]{1,2}[A-Z][A-Za-z.’'-]*){0,4}(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?(?: \([^()\n]{2,30}\))? (?:[—–]|--?) "
)
"""the city before a wire's first sentence"""
_LOOK_AHEAD = 14
"""words that are looked at to find out whether another verb follows"""
_NOMINAL = frozenset("NZUJLgD")
_THING = frozenset("DUpOPZNJLtqgvsG")
_BOUND = frozenset(";:-&,ktW.")
_SURE_FINITE = frozenset("BHMFSX")
_BEFORE_NOUN = frozenset(
    "access response due linked tied related connected addition according contrast prior similar subject exposure"
    " damage threat relation regard respect limited up back belonging owing thanks pursuant".split()
)
_NAMING = frozenset({"call", "name", "dub", "title", "codename", "nickname", "label"})
_ORDERS = frozenset(
    "report use export file guard join update upgrade monitor block change check contact limit log patch review scan search segment test train trust watch"
    " back turn set look call place question treat handle share plan filter flag label force reset map copy document hover"
    " sign run switch move pause stop start stay transfer note consider control audit name order open store hold record rotate"
    " request separate secure remind practice practise exercise double cross-check touch claim visit link bookmark approach"
    " assess return wait keep help host schedule process register protect isolate benefit delay halt lock screen track view"
    " disconnect fund focus design deposit doubt address access answer alert release reject leave limit mark match measure"
    " phone quote raise rank read remedy repeat reply research respond rest sample save score script seal seek sort spot spread"
    " stage stamp state stop study supply support suspect sweep swap talk tap tune value verify void vote walk warrant wipe wrap"
    " hold ship ring assume ban bar book build bundle call cap channel charge clean close collect compare copy cover cut date delay demand"
    " deny display dispute download draft drill drop email empty escalate exit face filter fix flush freeze further grant group guide halt hand"
    " head hide hire hunt increase index inform institute interview invite invoice issue label lead learn list load log mail mandate monitor"
    " name need notice offer open outline pair partner pass patch pause pay permit pick pin place plan post pressure process prompt pull push"
    " question refuse regard rehearse rename rent report require reserve rule seek show shut silence sleep slow source spend spell stick store"
    " strip stress structure subject submit tag take talk task team tell think time train treat trim turn type undo use value vary vet visit"
    " volunteer want warn whitelist wire withhold work write".split()
)
"""words that are an order at the head of a sentence, though they may be nouns elsewhere"""
_BEFORE_ORDERS = frozenset(
    "if when before after whenever where please for to as first second third fourth finally additionally next then also instead"
    " in where once unless until from on by with at during within always never".split()
)
_GOES_ABOUT = frozenset(
    "hunt search look wait listen check report connect reach call log beacon act work watch".split()
)
"""verbs in -s that may be nouns, before a preposition"""
_GOING = frozenset(
    "come comes came coming go goes going went gone move moves moved moving look looks looking step stepped put puts carry brought bring".split()
)
"""stand before "forward", which then is no verb"""
_AT = frozenset("first last least best worst most times once".split())
_POSTED = frozenset("post publish release issue file send date base hold make obtain share write".split())
_SENTENCE_WORDS = 6
_SPEAKER_WORDS = 12
_SAID_WHEN = frozenset(
    "on in at yesterday today late earlier last this monday tuesday wednesday thursday friday saturday sunday during after before via through when".split()
)
"""stand behind a verb of speech at the end of a sentence"""
_CAPITALS = frozenset({"US", "IT", "WHO"})
SAME_PAST = frozenset("cost hit cut put set read let spread shut hurt".split())
_PARTICLES = frozenset("over out up off on down back away".split())
_ALSO_PREPOSITIONS = frozenset({"as", "before", "after", "since", "until", "till"})
_OPENS_CLAUSE = frozenset(
    "reckon say state report claim note add believe think suspect tell confirm announce warn reveal conclude find know show"
    " suggest estimate allege argue assert indicate explain mean ensure stress acknowledge admit insist fear hope".split()
)


_SPEAKS = _OPENS_CLAUSE | frozenset(
    "disclose declare determine discover assess calculate write tweet post read quip joke retort reply respond insist maintain contend observe recall comment"
    " remark boast brag complain pledge promise vow assure predict speculate caution testify concede deny reiterate theorize surmise guess charge summarize count"
    " inform notify recount lament propose hint muse opine counter stipulate clarify agree advise recommend urge assume presume expect judge".split()
)
"""verbs that stand with their subject behind what is said: "…, the company disclosed on Monday" """


class Group(msgspec.Struct):
    """A group of verbs: `has allegedly been targeting`."""

    start: int
    end: int
    head: int
    """index of its main verb"""
    kind: str
    """f finite, i infinitive, g -ing, e participle"""
    lemma: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    aux: str = ""
    """letters of its auxiliaries"""


class Parse(msgspec.Struct):
    """A sentence in words. `starts` and `ends` are offsets into the document."""

    text: str
    starts: list[int]
    ends: list[int]
    low: list[str]
    tags: list[str]
    groups: list[Group]
    insertions: list[Insertion]
    """what was taken out of it"""

    def words(self, first: int, last: int) -> str:
        """The text of words `first` to before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def parse(text: str, start: int, end: int) -> Parse:
    """The words of `text[start:end]`, with tags and groups of verbs."""
    starts: list[int] = []
    ends: list[int] = []
    low: list[str] = []
    tags: list[str] = []
    lex = lexicon().tags
    first = True
    if dateline := _DATELINE.match(text, start, end):
        start = dateline.end()
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        folded = word.lower()
        tag = lex.get(folded)
        if tag is None:
            tag = _by_form(word, folded, first=first)
            if tag == "Z" and first and word[0].isupper() and _is_plural_name(text, word):
                tag = "U"
        elif word in _CAPITALS or (
            not first and word[0].isupper() and tag in "VvSsEGgXCJRIkDLZNtM" and _is_name(word, tags)
        ):
            tag = "U"
        if word in "’'" and _owns(text, match.start()) and not any(sign in "’'‘" for sign in low):
            tag = "p"
        if word == '"' and match.start() > start and not text[match.start() - 1].isspace() and tags and tags[-1] != "(":
            tag = "Q"
        starts.append(match.start())
        ends.append(match.end())
        low.append(folded)
        tags.append(tag)
        if tag not in "qQ(-.":
            first = False
        elif tag in "qQ":
            first = first or (len(tags) > 1 and tags[-2] in ",:")
    parsed = Parse(text, starts, ends, low, tags, [], [])
    _settle(parsed)
    parsed.insertions += cut(text, starts, ends, low, tags)
    _Grouping(parsed).run()
    return parsed


def _owns(text: str, at: int) -> bool:
    """The sign stands behind a plural and before what is theirs: "the employers' federation"."""
    return at > 1 and text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()


def _is_plural_name(text: str, word: str) -> bool:
    """A word in -s at the head of a sentence that is a name: it has a capital within sentences as well."""
    at = text.find(f" {word}")
    while at > 0:
        if text[at - 1].islower() or text[at - 1] == ",":
            return not text[at + 1 + len(word) : at + 2 + len(word)].isalnum()
        at = text.find(f" {word}", at + 1)
    return False


def _settle(parsed: Parse) -> None:
    """Words that only those around them tell apart: "at first" is an adverb, and "Match Systems, which …" begins with a name."""
    tags, low = parsed.tags, parsed.low
    for at in range(1, len(low)):
        if low[at] == "forward" and low[at - 1] in _GOING:
            tags[at] = "R"
    for at in range(len(low) - 1):
        if tags[at] == "t" and (low[at + 1] == "one" or (_opens_sentence(tags, at) and _is_thing(tags, at + 1))):
            tags[at] = "D"
        if low[at] == "need" and low[at + 1] in {"not", "only", "never"}:
            tags[at] = "M"
        if low[at] == "at" and low[at + 1] in _AT:
            tags[at] = tags[at + 1] = "R"
        if low[at] in {"since", "once"} and at and tags[at - 1] in "HB" and tags[at + 1] in "ECX":
            tags[at] = "R"
        if low[at] == "to" and at and low[at - 1] == "ought":
            tags[at] = "R"
        if low[at] == "yet" and at and low[at - 1] in _NEGATIONS:
            tags[at] = "R"
        if low[at] == "once" and at and tags[at - 1] == "," and tags[at + 1] in "DR" and _is_aside(tags, at):
            tags[at] = "R"
    if len(tags) > 3 and tags[0] in "Vvg" and tags[1] in "UZ" and _capitals(parsed, 0) and _capitals(parsed, 1):
        follows = tags[2] in "BHMp" or low[2] in {"said", "says"} or (tags[2] == "," and tags[3] == "W")
        if follows and low[0] not in {"please", "do", "never", "always"}:
            tags[0] = tags[1] = "U"


def _opens_sentence(tags: list[str], at: int) -> bool:
    return all(tag in "qQ,&R" for tag in tags[:at])


def _is_thing(tags: list[str], at: int) -> bool:
    """One thing, and a verb of its own: "That timing is deliberate" (not "That thieves …")."""
    while at < len(tags) - 1 and tags[at] in "JN" and tags[at + 1] in "JNvs":
        at += 1
    return at < len(tags) - 1 and tags[at] in "Nvg" and tags[at + 1] in "BHMESXI,"


def _is_aside(tags: list[str], at: int) -> bool:
    """No verb stands before the next comma: ", once the largest of them, "."""
    close = next((index for index in range(at + 1, min(len(tags), at + _LOOK_AHEAD)) if tags[index] == ","), 0)
    return close > 0 and not any(tag in "BHMFSXECV" for tag in tags[at + 1 : close])


def _capitals(parsed: Parse, at: int) -> bool:
    word = parsed.words(at, at + 1)
    return word[:1].isupper() and word[1:].islower()


def _is_name(word: str, tags: list[str]) -> bool:
    return tags[-1] not in ".:" and not (tags[-1] == "q" and word in _CLOSED_STARTS)


_NEGATIONS = frozenset("not never has have had hasn't haven't hadn't hasn’t haven’t hadn’t isn't isn’t".split())
_CLOSED_STARTS = frozenset({"The", "A", "An", "It", "We", "This", "These", "In", "If", "They", "I"})


def _by_form(word: str, folded: str, *, first: bool) -> str:
    head = word[0]
    if head.isdigit() or head in "$€£¥":
        return "U" if head.isdigit() and any(char.isupper() for char in word) else "L"
    if not head.isalpha():
        return "." if not head.isalnum() else "N"
    upper = head.isupper()
    if upper and not first:
        return "U"
    if "-" in folded:
        return "J" if folded.endswith(("ed", "ing", "based", "like", "wide")) else "N"
    if folded.endswith("ing") and len(folded) > 5:
        return "G"
    if folded.endswith("ed") and len(folded) > 4 and not folded.endswith("eed"):
        return "E"
    if folded.endswith("ly") and len(folded) > 4:
        return "R"
    if upper and (not folded.endswith("s") or folded.endswith(("ss", "us", "is", "’s")) or not word[1:].islower()):
        return "U"
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return "Z"
    return "N"


class _Grouping:
    """Finds the groups of verbs from left to right, and settles the words that could be nouns as well."""

    def __init__(self, parsed: Parse) -> None:
        self.tags = parsed.tags
        self.low = parsed.low
        self.size = len(parsed.tags)
        self.groups = parsed.groups
        self.lemmas = lexicon().lemmas
        self.describing = lexicon().describing
        self.need = True
        self.outer: list[bool] = []
        self.soft = False
        self.dual = False
        self.adjunct = self.adjunct_in = -1
        self.doubtful: list[int] = []

    def run(self) -> None:
        """Groups the verbs; where no finite one is found, the likeliest of the words in doubt is one."""
        before = list(self.tags)
        self._begins_with_adjunct()
        self._pass()
        if self.doubtful and before[0] not in "GE" and not any(group.kind == "f" for group in self.groups):
            at = self.doubtful[0]
            self._again(before, at, "S" if before[at] == "s" else "V")
        elif (at := self._likeliest(before)) >= 0:
            self._again(before, at, "S" if before[at] in "sZ" else "X" if before[at] == "E" else "V")

    def _again(self, before: list[str], at: int, tag: str) -> None:
        self.tags[:] = before
        self.tags[at] = tag
        self.groups.clear()
        self.need, self.outer, self.soft, self.dual = True, [], False, False
        self._pass()

    def _likeliest(self, before: list[str]) -> int:
        """The word that is the verb of a sentence with a full stop in which no clause but a relative one has a verb; or -1."""
        tags = self.tags
        if self.size < _SENTENCE_WORDS or self.low[-1] != "." or before[0] in "GEIkT" or ":" in tags:
            return -1
        opens = next((at for at in range(self.size) if tags[at] in "WtkQq;"), self.size)
        if any(group.kind == "f" and (group.end <= opens or tags[opens] not in "Wtk") for group in self.groups):
            return -1
        if before[0] in "Vv" and self.low[0] in _ORDERS and (tags[1] in "DpO" or (tags[1] == "I" and tags[2] in "Dp")):
            return 0
        for at in self.doubtful:
            if at < opens or "," in tags[opens:at]:
                return at
        for at in range(1, self.size - 2):
            tag, last, after = before[at], self._before(at), tags[at + 1]
            acted = last in "ZN" and tags[at - 1] != "I" and (last == "Z" or self._has_article(at))
            if tag == "s" and acted and tags[at] == "Z" and after in "DpUZNJLIRTtk" and at < opens:
                return at
            if tag == "v" and last in "ZNU" and tags[at] == "N" and after in "TDpJN" and self._plural_subject(at):
                return at
            if (
                tag == "E"
                and tags[at] in "EJ"
                and (acted or last == "U" or (at == 1 and tags[0] in "DU"))
                and self._tag(at + 1) not in ".,"
                and self._next_low(at) not in {"by", "as"}
                and not (self._lemma(at) in self.describing and after in "ITRqU")
                and "," not in tags[:at]
            ):
                return at
        return -1

    def _begins_with_adjunct(self) -> None:
        """Such as "Based on the tools, …": up to the comma no past is finite."""
        tags = self.tags
        if self.size > 3 and tags[0] in "EGT" and "," in tags[1:20]:
            self.adjunct = tags.index(",")
        elif self.size > 3 and tags[0] == "I" and "," in tags[1:12]:
            self.adjunct_in = tags.index(",")

    def _pass(self) -> None:  # noqa: C901, PLR0912, PLR0915
        tags, size = self.tags, self.size
        at = 0
        while at < size:
            tag = tags[at]
            if tag in "NUJRIO.L" or (tag == "Q" and not (at and tags[at - 1] in ",.")):
                at += 1
                continue
            if tag == "Z":
                at = self._unknown_third(at)
                continue
            if tag == "H" and self.low[at] == "have" and self._before(at) in "^q" and self._tag(at + 1) in "DONZU":
                tags[at] = "V"  # "Have somebody review it."
                at = self._finite(at)
            elif tag in "BMFH":
                at = self._auxiliary(at)
            elif tag == "p":
                if (at and tags[at - 1] == "P") or (self._before(at) == "t"):
                    tags[at] = "B"
                    at = self._auxiliary(at)
                else:
                    at += 1
            elif tag == "D":
                if (
                    self.low[at] in {"all", "both", "each"}
                    and self._before(at) in "UZNP"
                    and self._tag(at + 1) in "VvES"
                ):
                    tags[at] = "R"
                elif self.low[at] in {"this", "these", "those", "that", "most", "some", "many", "several", "both"} and (
                    self._tag(at + 1) in "BHMF"
                    or (self.low[at] in {"this", "that"} and self._tag(at + 1) in "sS" and self._tag(at + 2) in "DPUtT")
                ):
                    tags[at] = "P"
                at += 1
            elif tag in "VvSsXECGghy":
                at = self._verb(at)
            elif tag == "b" and (self._before(at) in "^q:.;" or (self._before(at) in "PO," and self.need)):
                tags[at] = "V"
                at = self._finite(at)
            elif tag == "T":
                at = self._infinitive(at)
            elif tag in "ktW":
                if tag == "t" and self._tag(at + 1) == "I" and self.low[at + 1] == "of":
                    tags[at] = "O"
                elif tag == "t" and at and tags[at - 1] == "I":
                    tags[at] = "D"
                elif (
                    tag == "t"
                    and at == 0
                    and (self._tag(1) in "BHM" or (self._tag(1) in "SXs" and self._tag(2) in "DPOUpTIZNJL"))
                ):
                    tags[at] = "P"  # "That makes it the second theft"
                elif self.low[at] in _ALSO_PREPOSITIONS and (at or self._tag(1) not in "PDUZN"):
                    self.soft = True
                else:
                    if len(self.outer) < 20:
                        self.outer.append(self.need)
                    self.need = True
                    self.dual = self.low[at] in _ALSO_PREPOSITIONS
                at += 1
            elif tag == ",":
                if (not self.need or self.dual) and self.outer:
                    self.need = self.outer.pop()
                self.dual = False
                self.soft = True
                at += 1
            elif tag == "&":
                self.soft = True
                at += 1
            elif tag in ";:-" or (tag == "Q" and at and tags[at - 1] in ",."):
                self.need, self.outer = True, []
                at += 1
            else:
                at += 1

    def _tag(self, at: int) -> str:
        return self.tags[at] if 0 <= at < self.size else "."

    def _next_low(self, at: int) -> str:
        return self.low[at + 1] if at + 1 < self.size else ""

    def _before(self, at: int) -> str:
        """The tag before this word, adverbs left out; `^` at the start."""
        at -= 1
        while at >= 0 and self.tags[at] == "R":
            at -= 1
        if at >= 0 and self.low[at] == "whose":
            return "D"
        return self.tags[at] if at >= 0 else "^"

    def _finite_ahead(self, at: int, *, past: bool = True, pronoun: bool = True) -> bool:
        """Another finite verb follows before the clause can end; with `pronoun` false, or before a pronoun acts."""
        previous = self.tags[at]
        for index in range(at + 1, min(self.size, at + _LOOK_AHEAD)):
            tag = self.tags[index]
            if tag in _BOUND or (tag == "P" and not pronoun):
                return False
            if tag in "BHMFSX":
                return True
            if tag == "V" and previous not in "TMF&":
                return True
            if tag == "E" and past and previous not in "DpJILBH" and self._tag(index + 1) in "DUpOPZNJLTIR":
                return True
            previous = tag
        return False

    def _found(self, group: Group) -> int:
        self.groups.append(group)
        if group.kind == "f":
            if self.need:
                self.need = False
            elif self.outer and self.outer[-1]:
                self.outer.pop()
            self.soft = False
            if group.lemma in _OPENS_CLAUSE and not group.passive:
                self.need = True
        return group.end

    def _lemma(self, at: int) -> str:
        word = self.low[at]
        if word[:1] in "’'":
            return "be"
        lemma = self.lemmas.get(word)
        if lemma is not None:
            return lemma
        for ending, size in (("ing", 3), ("ed", 2), ("s", 1)):
            if word.endswith(ending):
                return word[:-size]
        return word

    def _auxiliary(self, at: int) -> int:  # noqa: C901, PLR0912, PLR0915
        tags, low = self.tags, self.low
        start = at
        aux, modal, negated = "", "", False
        last = ""
        head = at
        passive = False
        while at < self.size:
            tag = tags[at]
            word = low[at]
            if tag == "R" or (tag == "O" and last == "B" and word.endswith("self")):
                negated |= word in {"not", "never"}
                at += 1
                continue
            if tag in "MBHFbzyh":
                if last == "H" and word == "had":
                    head, at = at, at + 1
                    break
                if last in "MF" and last and tag == "F":  # "could do it"
                    tags[at] = "V"
                    head, at = at, at + 1
                    break
                if (aux and tag in "BMF") or (tag == "H" and aux and last != "M"):
                    if last == "F" and word == "have":  # "do not have a clue"
                        tags[at] = "V"
                        head, at = at, at + 1
                    break
                if tag == "y" and last not in "Bbz":
                    break
                if word.endswith(("n't", "n’t")) or word == "cannot":
                    negated = True
                if tag == "M":
                    modal = word
                aux += tag
                last = tag
                head = at
                at += 1
                continue
            if last in "MF" and (
                tag in "Vv" or (tag in "JN" and low[at] in self.lemmas) or (tag == "N" and self._tag(at + 1) in "DOp")
            ):
                tags[at] = "V"
                head = at
                at += 1
            elif last in "Bbzy" and tag in "EC":
                passive, head = True, at
                at += 1
            elif last in "Bbz" and tag == "G":
                head = at
                at += 1
            elif (
                last in "Bbz"
                and tag == "g"
                and (self._tag(at + 1) in "DpUOPZtI" or (low[at] == "warning" and self._tag(at + 1) in "NJ"))
            ):
                tags[at] = "G"
                head = at
                at += 1
            elif (
                (last == "H" and tag in "EC")
                or (last == "H" and low[at] in {"had", "done", "got"})
                or (
                    last == "H"
                    and tag in "Vv"
                    and low[at]
                    in {
                        "become",
                        "come",
                        "run",
                        "hit",
                        "cut",
                        "put",
                        "set",
                        "read",
                        "cost",
                        "let",
                        "spread",
                        "split",
                        "shut",
                    }
                )
            ):
                tags[at] = "E"
                head = at
                at += 1
            elif (
                last in "Bbzy"
                and tag in "Vv"
                and low[at] in {"hit", "cut", "put", "set", "read", "split", "spread", "shut"}
            ):
                tags[at] = "E"
                passive, head = True, at
                at += 1
            break
        end = at
        while end > start + 1 and tags[end - 1] == "R" and end - 1 > head:
            # adverbs after the verb belong to what follows, but a negation stays
            if low[end - 1] in {"not", "never"}:
                break
            end -= 1
        return self._found(Group(start, max(end, head + 1), head, "f", self._lemma(head), passive, negated, modal, aux))

    def _infinitive(self, at: int) -> int:
        tags = self.tags
        verb = at + 1
        negated = at > 0 and self.low[at - 1] == "not"
        while verb < self.size and tags[verb] == "R":
            verb += 1
        tag = self._tag(verb)
        if tag == "v" and at and self.low[at - 1] in _BEFORE_NOUN:
            tags[verb] = "N"
            return verb + 1
        if tag in "bH" and tag:
            head, passive = verb, False
            after = verb + 1
            while after < self.size and tags[after] in "Rz":
                after += 1
            if self._tag(after) in "EC" or (tag == "H" and after < self.size and self.low[after] == "had"):
                passive = tag == "b" or tags[after - 1] == "z"
                head = after
                after += 1
            elif self._tag(after) == "G" and tag == "b":
                head = after
                after += 1
            else:
                after = verb + 1
            return self._found(Group(at, after, head, "i", self._lemma(head), passive, negated, "", tag))
        if tag in "VvF" or (tag == "N" and self._tag(verb + 1) in "DOpt" and self.low[verb] not in lexicon().tags):
            tags[verb] = "V"
            return self._found(Group(at, verb + 1, verb, "i", self._lemma(verb), False, negated))
        return at + 1

    def _verb(self, at: int) -> int:
        tag = self.tags[at]
        if tag in "XS":
            described = self._before(at) in "DJp" and tag == "S"
            if (
                described
                and self._before(at) == "J"
                and self.need
                and self._tag(at + 1) in "DpPOItTJR"
                and not self._finite_ahead(at)
            ):
                described = False  # "a third remains abroad"
            return self._noun(at, "Z") if described else self._finite(at)
        if tag in "Vv":
            return self._base(at)
        if tag == "s":
            return self._third(at)
        if tag in "EC":
            return self._past(at)
        return self._ing(at)

    def _finite(self, at: int) -> int:
        start = at
        while (
            start and self.tags[start - 1] == "R" and self.low[start - 1] not in {"however", "meanwhile", "then", "now"}
        ):
            start -= 1
        if self.groups and start < self.groups[-1].end:
            start = at
        return self._found(Group(start, at + 1, at, "f", self._lemma(at)))

    def _noun(self, at: int, tag: str = "N") -> int:
        self.tags[at] = tag
        return at + 1

    def _last_kind(self) -> str:
        return self.groups[-1].kind if self.groups else ""

    def _coordinated(self, at: int) -> int:
        """A base form after "and" is what the verb before it was."""
        kind = self._last_kind()
        if kind == "i":
            self.tags[at] = "V"
            return self._found(Group(at, at + 1, at, "i", self._lemma(at)))
        self.tags[at] = "V"
        return self._finite(at)

    def _base(self, at: int) -> int:  # noqa: C901, PLR0912
        tag, before, after = self.tags[at], self._before(at), self._tag(at + 1)
        sure = tag == "V"
        last = self.groups[-1] if self.groups else None
        base = next((group for group in reversed(self.groups) if group.kind != "e"), None)
        base_before = base is not None and (base.kind == "i" or (base.kind == "f" and self.tags[base.head] == "V"))
        if not sure and self._ends_clause(at, before, after):
            self.tags[at] = "E" if self.low[at] in SAME_PAST else "V"
            return self._finite(at)
        if before == "," and last is not None and last.kind == "i" and last.start == 0 and self.need and sure:
            return self._finite(at)
        if before == "," and self._imperative_after() and (sure or self.low[at] in _ORDERS) and self._after_condition():
            self.tags[at] = "V"
            return self._finite(at)
        if before == "&" or (before == "," and base_before):
            if (
                sure
                and base_before
                and last is not None
                and last.kind == "i"
                and last.lemma == "be"
                and len(self.groups) > 1
                and self.groups[-2].kind == "f"
            ):
                self.tags[at] = "V"
                return self._finite(at)
            if sure and (base_before or self.need):
                return self._coordinated(at)
            if base_before and (
                after in "DpOUPZJTGs"
                or (after == "I" and at and self.tags[at - 1] == ",")
                or self._next_low(at) in _PARTICLES
                or (before == "&" and (after == "N" or (after == "v" and self.tags[at - 1] == "R")))
            ):
                return self._coordinated(at)
            return self._noun(at) if not sure else self._coordinated(at)
        if before in "^q:.;-" or (before == "," and self._imperative_after()):
            if (
                sure
                or (
                    after in "DpOUPZJNLGEvsRT" and self.low[at] in _ORDERS and not self._finite_ahead(at, pronoun=False)
                )
                or (
                    after == "I"
                    and self.low[at]
                    in {
                        "look",
                        "refrain",
                        "check",
                        "report",
                        "contact",
                        "sign",
                        "log",
                        "search",
                        "watch",
                        "work",
                        "hold",
                        "talk",
                        "walk",
                        "plan",
                        "wait",
                        "stay",
                        "ask",
                        "call",
                        "train",
                        "alert",
                        "guard",
                        "audit",
                        "hunt",
                        "filter",
                        "test",
                        "partner",
                        "insist",
                        "rely",
                        "focus",
                        "build",
                        "act",
                    }
                )
            ):
                self.tags[at] = "V"
                return self._finite(at)
            return self._noun(at)
        if before in "PW" or (before == "t" and not sure and after in "DpOUP" and self._tag(at - 2) in "ZN"):
            self.tags[at] = "V"
            return self._finite(at)
        if before in "DJpLI" and (not sure or self.low[at - 1] in {"a", "an", "the", "their", "its", "this"}):
            return self._noun(at)
        if (
            before == ","
            and self.need
            and not sure
            and after in "DpOUPZ"
            and self.tags[0] in "DRZJUN"
            and not self._finite_ahead(at, past=False)
            and not any(group.kind == "f" for group in self.groups)
        ):
            self.tags[at] = "V"
            return self._finite(at)
        if (
            not self.need
            and before in "NZUO"
            and last is not None
            and last.lemma in {"see", "watch", "observe", "help", "let", "make"}
            and after in "DpOUPZJNsg"
            and "I" not in self.tags[last.end : at]
        ):
            self.tags[at] = "V"
            return self._found(Group(at, at + 1, at, "i", self._lemma(at)))
        if before in "ZU" and not sure:
            if (
                (self.need or (self.outer and self.outer[-1]))
                and after in "DpOUPZJTtIGkRNLsqEG"
                and (
                    not self._finite_ahead(at, past=False)
                    or (self._lemma(at) in _OPENS_CLAUSE and before == "Z" and after in "UDPt")
                )
                and (before == "Z" or (after in "tDpPT" and self._plural_subject(at)))
            ):
                self.tags[at] = "V"
                return self._finite(at)
            return self._noun(at)
        if (
            before == "N"
            and (after in "DpL" or (after == "I" and self.low[at] == "read"))
            and self.need
            and self.low[at] in SAME_PAST
            and self._has_article(at)
            and not self._finite_ahead(at, past=False)
        ):
            self.tags[at] = "E"
            return self._finite(at)
        if sure:
            if (
                not self.need
                and before in "ONZU"
                and last is not None
                and last.lemma in {"help", "let", "make", "see", "have"}
            ):
                return self._found(Group(at, at + 1, at, "i", self._lemma(at)))
            return self._finite(at)
        return self._noun(at)

    def _after_condition(self) -> bool:
        """Only the clause of a condition stands before: its verb was found, and no other one since."""
        return self.tags[0] == "k" and sum(group.kind == "f" for group in self.groups) == 1

    def _ends_clause(self, at: int, before: str, after: str) -> bool:
        """The only verb that its clause can have: "honest people rarely mind.", "most of them want a salary", "a file that was opened cost it …"."""
        wants = self.need or bool(self.outer and self.outer[-1])
        if not wants or self._finite_ahead(at, past=False):
            return False
        if self.low[at] in SAME_PAST and after in "DpLUO" and before in "NZUECGR)Q":
            return before in "ECG" or self._has_article(at) or before == "U"
        if before == "Z" and at and self.tags[at - 1] == "R" and after in ".,;":
            return True
        subject = at - 1
        while subject > 0 and self.tags[subject] == "R":
            subject -= 1
        return (
            subject > 0
            and self.low[subject] in {"them", "us", "these", "those"}
            and self.low[subject - 1] == "of"
            and after in "DpOUPZJTt"
        )

    def _imperative_after(self) -> bool:
        """The sentence began with a condition ("If in doubt, report …")."""
        return bool(self.low) and self.low[0] in _BEFORE_ORDERS and self.need

    def _third(self, at: int) -> int:
        before, after = self._before(at), self._tag(at + 1)
        if before in "PW" or (
            after == "t"
            and (before in "U)" or (before == "N" and self._has_article(at)))
            and self._lemma(at) in _OPENS_CLAUSE
        ):
            return self._third_verb(at)
        if (before == "t" and after in "DpOUPZJTtIk") or (self._tag(at - 2) == "W" and after in "DpOUPTk"):
            return self._third_verb(at)
        wants = self.need or bool(self.outer and self.outer[-1])
        if (
            before in "NUQ)"
            and wants
            and not self._finite_ahead(at, past=False)
            and (
                (after in "DpOUP" and (before != "N" or after != "U" or self._has_article(at)))
                or (after in "tTk" and (before != "N" or self._has_article(at)))
                or (before in "UQ)" and after in "ZNJILGRqsv")
                or (
                    before == "N"
                    and (after in "ZJsNLg" or (after in "IR" and self.low[at + 1] in _PARTICLES))
                    and self._has_article(at)
                )
            )
        ):
            return self._third_verb(at)
        if (
            before in "NUQ)"
            and after in ".;q"
            and self.groups
            and self._lemma(at) in _SPEAKS
            and "," in self.tags[max(0, at - 8) : at]
        ):
            return self._third_verb(at)
        if before in "NU" and after == "," and self._lemma(at) in _SPEAKS and self._between_commas(at):
            follows = self._third_verb(at)
            self.need = True
            return follows
        if before == "N" and after == "P" and wants and self._has_article(at) and self._lemma(at) in _OPENS_CLAUSE:
            return self._third_verb(at)
        if (
            before == "&"
            and self.groups
            and self._present(self.groups[-1])
            and after in "DpOUPZJN"
            and not self._finite_ahead(at, past=False)
        ):
            return self._third_verb(at)
        if before == "," and self.groups and self._present(self.groups[-1]) and self._lists_verbs(at, after):
            return self._third_verb(at)
        if (
            before == "&"
            and after == "I"
            and self.groups
            and self._present(self.groups[-1])
            and self._lemma(at) in _GOES_ABOUT
        ):
            return self._third_verb(at)
        if (
            before == ","
            and wants
            and (after in "DpOUPt" or (after in "ZsJNI" and not self._finite_ahead(at, past=False)))
        ):
            return self._third_verb(at)
        if before in "NU" and after in "IRTt" and (before == "U" or self._has_article(at) or at == 1):
            self.doubtful.append(at)
        return self._noun(at, "Z")

    def _between_commas(self, at: int) -> bool:
        """Only its subject stands between a comma and this verb: "…, the indictment reads, …"."""
        begin = at - 1
        while begin > 0 and at - begin < _SPEAKER_WORDS and self.tags[begin] in "NUJDp":
            begin -= 1
        return begin > 0 and self.tags[begin] == "," and (self.tags[begin + 1] in "DU" or "p" in self.tags[begin:at])

    def _lists_verbs(self, at: int, after: str) -> bool:
        """Such as "opens a shell, logs keystrokes and hunts for wallets"."""
        if after in "DpOP":
            return True
        joiner = next((index for index in range(at + 1, min(self.size - 1, at + 8)) if self.tags[index] == "&"), -1)
        return (
            after in "ZJN" and joiner > at + 1 and self.tags[joiner + 1] in "sS" and self._tag(joiner + 2) in "DpOPIZNJ"
        )

    def _unknown_third(self, at: int) -> int:
        """A word in -s that no list knows is a verb where the clause has none and an object follows."""
        wants = self.need or bool(self.outer and self.outer[-1])
        unknown = self.low[at] not in lexicon().tags and (
            (self._before(at) in "NUP" and self._tag(at + 1) in "DOp")
            or (self._before(at) in "PW" and self._tag(at + 1) in "ZNJUI" and self.low[at - 1] != "there")
        )
        if not wants or not unknown or self._finite_ahead(at, past=False):
            return at + 1
        return self._third_verb(at) if self._before(at) != "N" or self._has_article(at) else at + 1

    def _present(self, group: Group) -> bool:
        return group.kind == "f" and (self.tags[group.head] == "S" or self.low[group.start] in {"is", "has", "does"})

    def _third_verb(self, at: int) -> int:
        self.tags[at] = "S"
        return self._finite(at)

    def _plural_subject(self, at: int) -> bool:
        """The noun phrase before this word begins with things in the plural ("Analysts at Northwind Labs"), or joins several."""
        plural = False
        for index in range(at - 1, max(-1, at - 12), -1):
            tag = self.tags[index]
            if tag in ",;:ktW":
                break
            plural = tag in "Z&" or (plural and tag != "I")
            if tag == "Z" and index + 1 < at and self.tags[index + 1] == "I":
                return True
            if tag == "&":
                return True
        return False

    def _has_article(self, at: int) -> bool:
        for index in range(at - 1, max(-1, at - 5), -1):
            if self.tags[index] in "Dp":
                return True
            if self.tags[index] not in "NJU":
                return False
        return False

    def _past(self, at: int) -> int:  # noqa: C901, PLR0912
        tags = self.tags
        before, after = self._before(at), self._tag(at + 1)
        follow = at + 1
        while follow < self.size and tags[follow] == "R":
            follow += 1
        beyond = self._tag(follow)
        lemma = self._lemma(at)
        participle_only = tags[at] == "C"
        by = self._tag(follow) == "I" and self.low[follow] == "by"
        wants = self.need or bool(self.outer and self.outer[-1])
        if lemma in {"say", "add", "tell"} and before not in "DpI":
            return self._finite(at)
        if (
            after == "t"
            and (lemma in _SPEAKS or lemma in {"dispute", "doubt"})
            and not participle_only
            and (before in "NZU" or at == 1)
            and not (self.groups and self.groups[-1].kind == "f" and not self.soft and not wants)
        ):
            return self._finite(at)
        if (
            before == "D"
            and after in "DpU"
            and self.low[at - 1] in {"both", "some", "many", "all", "several", "others", "most"}
        ):
            return self._finite(at)
        if before == "L" and after in "NZUJ" and self.soft and self._counts_doers(at) and not self._finite_ahead(at):
            return self._finite(at)
        if (
            before in "DpJ"
            or (before == "L" and after in "NZUJ")
            or (before in "VSXGECT" and after in "NZUJGgvs")
            or (participle_only and before in ",&" and after in "NZ")
            or (before == "I" and after in "NZUJ")
            or (
                before in "ZNU&,"
                and tags[at] != "C"
                and after in "NZ"
                and not wants
                and lemma not in _OPENS_CLAUSE
                and before in "&,"
            )
        ) and not (before in "&," and self._last_kind() == "f" and self.groups and tags[self.groups[-1].head] in "EX"):
            return self._noun(at, "J")
        if before == "^" and not participle_only and after in "NZ" and self._finite_ahead(at):
            return self._noun(at, "J")
        if before == "^" or by or participle_only:
            return self._participle(at)
        described = lemma in self.describing
        if at < self.adjunct and (described or beyond == "I"):
            return self._participle(at)
        if (
            at < self.adjunct_in
            and (lemma in _POSTED or self.low[0] == "according")
            and beyond in "UIRT"
            and before in "NZU"
        ):
            return self._participle(at)
        set_off = "," in tags[max(0, at - 7) : at]
        dated = self._next_low(at) in {"in", "on"} and self._tag(at + 2) in "UL"
        ends = after in ".;" or (set_off and (after == "," or dated))
        if lemma in _OPENS_CLAUSE and ends and self.soft and before in "NZU":
            return self._finite(at)
        if lemma in _SPEAKS and self._speaks_at_end(at):
            return self._finite(at)
        if lemma in _NAMING and before in "NZ" and beyond in "Uq" and (not self.need or self._finite_ahead(at)):
            return self._participle(at)
        if before == "&" or (before == "," and self.soft and not wants):
            last = self.groups[-1] if self.groups else None
            if last is None:
                return self._finite(at) if not described else self._participle(at)
            if before == "&":
                if last.kind == "f" and tags[last.head] in "SBV" and not last.modal and after in "NZ":
                    return self._noun(at, "J")
                if last.kind == "f" and not last.passive:
                    if after == "I" and described:
                        return self._participle(at)
                    return self._finite(at)
                if last.kind == "f" and last.passive and not described and beyond in "ITR":
                    return self._found(Group(at, at + 1, at, "f", lemma, passive=True))
                if last.passive or last.kind == "e":
                    return (
                        self._participle(at)
                        if beyond not in "DpOUP" and not (lemma in _OPENS_CLAUSE and "t" in self.tags[at + 1 : at + 6])
                        else self._finite(at)
                    )
                return self._finite(at)
            if beyond in "DpOP" and not described and any(g.kind == "f" and tags[g.head] in "EX" for g in self.groups):
                return self._finite(at)
            return self._participle(at)
        if before == "," and self.need and self._set_off(at):
            return self._participle(at)
        if wants and before != "I":
            if beyond == "T" and not described:
                return self._finite(at)
            if described and beyond == "I" and self.groups and self.groups[-1].lemma in _OPENS_CLAUSE:
                return self._participle(at)
            if described and beyond in "ITUqk":
                return self._participle(at) if self._finite_ahead(at) or before == "," else self._finite(at)
            if self.soft and not self.need and beyond not in "DpUOPZ":
                return self._participle(at)
            if beyond in _THING or (beyond in "EC" and self._tag(follow + 1) in "NZ"):
                return self._finite(at)  # "used forged papers"
            return self._participle(at) if self._finite_ahead(at) else self._finite(at)
        if self.soft and before in "ZNU" and after in "DpOUPt" and lemma not in _NAMING:
            return self._finite(at)
        if (
            self.soft
            and not described
            and after in "RTI"
            and self._opens_clause_before(at)
            and not self._finite_ahead(at)
        ):
            return self._finite(at)
        if before in "QPW":
            return self._finite(at)
        return self._participle(at)

    def _speaks_at_end(self, at: int) -> bool:
        """Behind a comma only its subject stands before this verb, and only a time or place behind it."""
        tags = self.tags
        begin = at - 1
        while begin > 0 and at - begin <= _SPEAKER_WORDS and tags[begin] in "NZUJDLpQP&I":
            begin -= 1
        if begin < 1 or begin == at - 1 or tags[begin] != "," or tags[begin + 1] not in "DUZNJPL":
            return False
        # "…, a flaw reported in May": an article that is not a speaker's
        if self.low[begin + 1] in {"a", "an"} and self._tag(at + 1) == "I" and self.low[at + 1] == "by":
            return False
        listed = "&" in tags[begin + 1 : at] and tags[begin - 1] == "U"
        if listed or not any(group.kind == "f" and group.end <= begin for group in self.groups):
            return False
        follows = self._tag(at + 1)
        timed = self.low[at + 1] if at + 1 < self.size else ""
        if follows not in ".,;Q" and timed not in _SAID_WHEN:
            return False
        return not any(tag in "BHMFSX" for tag in tags[at + 1 : at + _LOOK_AHEAD])

    def _counts_doers(self, at: int) -> bool:
        """A number alone stands between this word and ", and": "…, and at least nine landed jobs"."""
        begin = at - 1
        while begin > 0 and self.tags[begin] in "LR":
            begin -= 1
        return begin > 0 and self.tags[begin] == "&" and self.tags[begin - 1] == ","

    def _set_off(self, at: int) -> bool:
        """Another verb follows behind the next comma: "The review, completed in August, blamed …"."""
        close = next(
            (index for index in range(at + 1, min(self.size - 2, at + _LOOK_AHEAD)) if self.tags[index] in ",;:."), -1
        )
        if close < 0 or self.tags[close] != ",":
            return False
        follows = close + 1
        while follows < self.size - 1 and self.tags[follows] == "R":
            follows += 1
        return self.tags[follows] in "BHMSXE" and self._tag(follows + 1) not in ",&"

    def _opens_clause_before(self, at: int) -> bool:
        """Only a thing with its article stands between this word and ", and": "…, and the rest ended up abroad"."""
        begin = at
        while begin > 0 and self.tags[begin - 1] in "NZUJRDpL":
            begin -= 1
        return (
            begin > 1
            and begin < at
            and self.tags[begin] in "Dp"
            and self.tags[begin - 1] == "&"
            and self.tags[begin - 2] == ","
        )

    def _participle(self, at: int) -> int:
        start = at
        if start and self.tags[start - 1] == "R" and not (self.groups and start - 1 < self.groups[-1].end):
            start -= 1
        return self._found(Group(start, at + 1, at, "e", self._lemma(at), passive=True))

    def _ing(self, at: int) -> int:
        tag, before, after = self.tags[at], self._before(at), self._tag(at + 1)
        if tag in "hy":
            if self._tag(at + 1) in "EC" or self._tag(at + 1) == "z":
                head = at + 1 if self._tag(at + 1) != "z" else min(at + 2, self.size - 1)
                return self._found(Group(at, head + 1, head, "g", self._lemma(head), passive=tag == "y"))
            return self._found(Group(at, at + 1, at, "g", "have" if tag == "h" else "be"))
        if tag == "g":
            if (before in ",&IZ^" and after in "DpUPOt" and before != "^") or (
                after in "DpPOt" and before not in "DJp"
            ):
                self.tags[at] = "G"
            else:
                return self._noun(at)
        elif before in "Dp" or (before == "J" and after in "NZ,.&"):
            return self._noun(at, "N")
        elif before in "NZ" and after == "N" and self.tags[at - 1] != "R" and self._tag(at + 2) != "I":
            return self._noun(at, "J")
        start = at
        if start and self.tags[start - 1] == "R" and not (self.groups and start - 1 < self.groups[-1].end):
            start -= 1
        return self._found(Group(start, at + 1, at, "g", self._lemma(at)))
