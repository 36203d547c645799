"""Noun phrases of speakers cut down to who is named: without time, description, and what is told about them."""

import re

_UNIT = r"(?:minute|hour|day|night|week|weekend|month|quarter|year)s?"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|spring|summer|autumn|fall|winter)"
)
_WHEN = rf"(?:late |early |earlier )?(?:last|this|next|the (?:same|next|following|previous)|that(?: same)?) (?:{_UNIT}|{_DATE})"
_BEFORE_COMMA = re.compile(
    r"^(?:on|in|at|by|since|during|after|before|earlier|later|last|late|early|within|until|over|amid|yesterday|today|tonight"
    r"|meanwhile|separately|elsewhere|then|again|recently|initially|previously|originally|asked|when|as|though|although|while"
    r"|first|second|third|finally|instead|shortly|soon|still|now|ever|once|like|with|for|(?:for|in) (?:its|their|his|her) part"
    rf"|(?:the|that|this|a|an|one|two|three|four|five|six|several|some|few|just|only|about|roughly|barely|\d+) (?:\w+ ){{0,2}}?{_UNIT}\b"
    rf"|{_UNIT} (?:later|earlier|before|after|ago)|{_DATE})\b[^,]{{0,120}},\s+",
    re.IGNORECASE,
)
"""what stands before the subject: "A day later, …" """
_DATELINE = re.compile(
    r"^[A-Z][A-Z.]{2,20}(?:[ -][A-Z][A-Z.]{1,20}){0,3}(?:,? [A-Z][a-z]{2,9}\.?(?: \d{1,2})?)?(?: \([^()]{1,40}\))? ?(?:—|–|--|-) "
)
_BEFORE = re.compile(
    rf"^(?:on {_DATE}(?: \d{{1,2}})? |{_WHEN},? |(?:\w+ )?{_UNIT} (?:later|earlier|before|after|ago),? )(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s+(?:{_WHEN}|yesterday|today|tonight|(?:in|on|of) (?:\d{{4}}|(?:late |early |mid-)?{_DATE})|(?:\w+ )?{_UNIT} (?:ago|earlier|later|before)"
    rf"|at the time|so far|{_DATE})\b(?![^,]*[A-Z][a-z]).*$"
)
"""what stands after it: "a report by the ministry last August" """
_TELLS = re.compile(
    r"(?P<before>[\w.’'”-]+)(?P<comma>,?) (?:who|whom|whose|which)\b.*$|(?P<head>[\w.’'-]+) that (?:\w+ ).*$"
)
_KNOWING = frozenset({"people", "person", "persons", "those", "source", "sources", "insiders", "insider"})
"""what tells about them is all that is said of who they are"""
_AGED = re.compile(
    r"(?<=[\w.]), (?:aged )?\d{1,2}(?=,|$)|, (?:on the other hand|for (?:its|their|his|her) part|in turn|too|however|meanwhile|by contrast)(?=,|$)"
)
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]? (?=[A-Z])")
_NICKNAME = re.compile(r"(?<=[a-z]) [\"“][^\"“”]{1,30}[\"”] (?=[A-Z])")
_NOW = re.compile(
    rf"^(?:today|yesterday|now|in (?:\w+ )?\d{{4}}|in (?:early |late |mid-)?{_DATE}(?: \d{{4}})?) (?=[A-Z]|the |its |their )",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"\bwho (?:goes by|went by|uses|used|gave (?:his|her|their) (?:first )?name as|gives (?:his|her|their) (?:first )?name as|calls (?:himself|herself|themselves)|asked to be (?:called|named|identified (?:only )?as)|posts as|writes as|tweets as)"
    r" (?:(?:the|a) (?:handle|name|alias|pseudonym|nickname|moniker) )?(?:of )?[“\"]?(?P<name>[\w.@-]{2,30}(?: [A-Z][\w-]{1,30})?)"
)
"""what somebody is called who keeps their name to themselves"""
_KNOWN_AS = re.compile(
    r"[a-z],? (?:known|posting|writing|tweeting|who is known|who are known) (?:\w+ )?(?:as|under the (?:name|handle)) [“\"]?(?P<name>[\w.@-]{2,30}(?: [A-Z][\w-]{1,30})?)[”\"]?$"
)
_WE_KNOW = re.compile(r",? (?:that |whom |who )?(?:we|I) (?:have |had |also )?\w+(?: (?:to|with))?\b.*$")
_UNNAMED = re.compile(
    r",? (?:(?:speaking|talking|writing|testifying|requesting|asking|seeking|wishing|insisting) (?:on|under|for|to|about|not|at|in|before|through|anonymity)"
    r"|(?:cited|quoted|interviewed) (?:by|in)|(?:identified|known) only|not authori[sz]ed|on condition|under condition)\b.*$"
)
_DETERMINER = (
    r"(?:the|a|an|its|his|her|their|our|whose|this|that|another|one of(?: the| its)?|two|three|four|five|both)"
)
_APPOSED = re.compile(
    r"^(?:(?:an?|another|one of(?: the| its)?|whose) (?:\w[\w’'&.-]* ){0,6}?[a-z][\w’'-]*|(?:the|its|his|her|their|our) (?:[A-Z][\w.-]*[’']s )?[a-z][\w’'-]*"
    r"|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[’']s? [a-z]|(?:of|from|at|for (?:its|his|her|their) part|together with|along with|in an?)\b|(?:chief|head|founder|director|president|lawmaker|author|who|then|now|formerly|once|himself|herself|itself|long|based|part|co-founder)\b.*"
    r"|(?:CEO|CTO|CISO|CFO|COO|Chief|Head|Director|President|Professor|Founder|Co-Founder|Vice|Senior)\b.*)"
)
_PARTNERS = re.compile(
    r"(?:,| and|, and| together with| along with| with) (?:its|their|his|her) (?:\w+ ){0,2}?(partners|allies|counterparts|peers)\b.*$"
)
_NAMED = re.compile(
    r"^(?:the |The )?(?:[A-Z0-9][\w.’'&{}-]*|of|and|for|the|de|van|von|&)(?: (?:[A-Z0-9][\w.’'&{}-]*|of|and|for|the|de|van|von|&))*$"
)
_DESCRIBES = re.compile(rf"^(?:(?i:{_DETERMINER})|[A-Z]?[a-z][\w’'-]*) (?:[\w.’'&-]+ )*[a-z][\w’'-]*$")
_PLURAL = re.compile(
    r"\b(?:two|three|four|five|both|firms|companies|vendors|agencies|papers|outlets|newspapers|exchanges|researchers|analysts|founders|developers|brothers|regulators|ministries|banks|labs|groups|governments|bodies|co-founders)\b"
)
OCCUPATION = (
    r"(?:chief|ceo|cto|ciso|cfo|coo|co-founder|founder|head|director|president|minister|secretary|analyst|researcher|spokesperson|spokesman|spokeswoman"
    r"|professor|lecturer|expert|engineer|executive|manager|officer|commissioner|agent|attorney|general|investigator|chairman|chairwoman|chair|author|editor|lead"
    r"|partner|adviser|advisor|reporter|journalist|sleuth|detective|senator|representative|ambassador|lawmaker|legislator|congressman|congresswoman|prosecutor"
    r"|lawyer|judge|inspector|superintendent|constable|captain|colonel|lieutenant|sergeant|economist|scientist|scholar|consultant|developer|maintainer|trader"
    r"|investor|entrepreneur|recruiter|responder|hunter|specialist|strategist|technologist|cryptographer|auditor|historian|governor|mayor|deputy|official"
    r"|sheriff|councilwoman|councilman|councilor|councillor|member|superintendent|mayor|shri|smt\.?|publisher|admiral|brigadier|diplomat|envoy|counsel|liquidator|trustee|defector|veteran|programmer|contractor|officer|hacker|blogger|podcaster|designer|architect|mr\.?|ms\.?|mrs\.?|dr\.?)"
)
_PARTICLES = r"(?:(?:van|von|der|den|de|del|da|di|bin|al|el|la|le|du)\s+){0,2}"
_PERSON = re.compile(
    rf"^(?P<before>(?:.{{0,120}} )?(?i:(?:[\w]+-)?{OCCUPATION}))\s+(?P<name>{_PARTICLES}[A-Z][\w.’'-]+(?:\s+{_PARTICLES}[A-Z][\w.’'-]+){{0,3}})"
    r"(?:,? (?:of|from|at|with|in|for|on) (?P<after>.{1,160}))?$"
)
_OF = re.compile(r"^(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+) (?:of|from|at|with) (?P<after>.{1,160})$")
_BODY = re.compile(
    r"\b(?:Agency|Bureau|Ministry|Department|Commission|Committee|Council|Office|Bank|Service|Services|Police|University|Institute|Center|Centre|Panel|Union|Republic"
    r"|Board|Court|Association|Alliance|Academy|Government|Embassy|Group|Team|Desk|Division|Directorate|School|College|House|Labs?|Security|Research|Intelligence|Post"
    r"|Times|News|Kingdom|States|Nations|Experts|Authority|Exchange|Attorney|District|General|Inspectorate|Secretariat)\b"
)
_STAFF_AT = re.compile(
    r"^(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Cc]olleagues|[Pp]eers|[Cc]ounterparts|[Ff]riends)(?: (?:own|[a-z-]+)){0,4} (?:at|from) (?P<firm>[A-Z][^,]{1,80})$"
)
_TITLED = re.compile(
    rf"^(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Dame|Shri|Smt)\.? )+(?P<name>[A-Z][\w.’'-]+(?: {_PARTICLES}[A-Z][\w.’'-]+){{0,3}})$"
)
"""a name with nothing but its title, behind an office: "the Minister of the Interior, Mr Jan van Doorn" """
_TEAM_AT = re.compile(
    r"^(?:[\w-]+ ){0,4}?(?:researchers|analysts|investigators|colleagues|experts|engineers|responders|hunters|scientists|specialists|officers|detectives|people) (?:at|with|from|of) (?:the )?(?P<firm>[A-Z0-9][\w.&’'-]*(?: (?:[A-Z0-9][\w.&’'-]*|of|and|for|the|in)){0,6})$"
)
"""those who speak for a firm without a name of their own"""
_OWN_TEAM = re.compile(
    r"^(?:the |The )?(?P<firm>[A-Z0-9][\w.&-]*(?: (?:[A-Z0-9][\w.&-]*|of|and|for)){0,5})['’]s? (?:own )?(?:[a-z-]+ ){0,3}(?:people|team|researchers|analysts|experts|investigators|engineers|hunters|security arm)$"
)
_BESIDES = re.compile(
    r",? (?:in (?:an?|the|their|his|her|its) (?:[\w-]+ ){0,2}(?:letter|e-?mail|message|statement|post|thread|interview|report|memo|note|filing|person|speech|tweet|notice|bulletin|article|column|podcast|video|call)\b.*|some of them\b.*|none of (?:them|whom)\b.*|among (?:them|others)\b.*|of all people|as (?:he|she|it|they|the)\b.*)$"
)
"""where somebody says it, or which of them"""
_OFFICE = re.compile(
    rf"^(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:[\w’'-]+ ){{0,3}}?(?i:{OCCUPATION})\b(?! of (?:State|Defense|Justice)$)[^,]{{0,60}}$"
)
_FULL_NAME = re.compile(rf"^[A-Z][\w’'-]+(?: [A-Z]\.)?(?: {_PARTICLES}[A-Z][\w’'-]+){{1,2}}$")
"""an office and who holds it: "the Minister for Security, Ann Lee" """
_FIRM = re.compile(r"(?:[A-Z0-9][\w.&’'-]*)(?: (?:[A-Z0-9][\w.&’'-]*|of|and))*")


def without_time(phrase: str) -> str:
    """The phrase without the time or place that stands before or after it."""
    phrase = _NICKNAME.sub(" ", phrase)
    phrase = _NOW.sub("", _AGED.sub("", _DATELINE.sub("", " ".join(phrase.split()), 1)), 1)
    phrase = _NUMBERED.sub("", phrase)
    for _ in range(3):
        shorter = _BEFORE.sub("", _BEFORE_COMMA.sub("", phrase, 1), 1)
        if shorter == phrase or not shorter:
            break
        phrase = shorter
    return _AFTER.sub("", phrase).strip(" ,") or phrase


def without_clauses(phrase: str) -> str:
    """The phrase without what it tells about the speaker, as in "a founder who asked not to be named"."""
    if handle := _HANDLE.search(phrase) or _KNOWN_AS.search(phrase):
        return handle["name"]
    phrase = _WE_KNOW.sub("", _UNNAMED.sub("", phrase))
    told = _TELLS.search(phrase)
    if told and (told["comma"] or (told["before"] or told["head"] or "").casefold() not in _KNOWING):
        phrase = phrase[: told.end("before") if told["before"] else told.end("head")]
    return phrase.strip(" ,")


def named_beside(phrase: str) -> str:
    """The name that stands beside a description, as in "a rival lender, Quay Pay" or "Ann Lee, who leads the team"."""
    phrase = _BESIDES.sub("", phrase)
    partners = _PARTNERS.search(phrase)
    if partners:
        phrase = f"{phrase[: partners.start()]} and {partners[1]}"
    first, comma, rest = phrase.partition(", ")
    rest = rest.strip(" ,")
    if not comma or not first or not rest:
        return phrase
    if titled := _TITLED.match(rest):
        return titled["name"]
    if _OFFICE.match(first) and _FULL_NAME.match(rest) and not is_body(rest):
        return rest
    if _NAMED.match(first) and len(first.split()) <= 6:
        if rest.startswith("and "):
            return phrase
        apposed = _APPOSED.match(rest)
        of_several = re.search(r",? and (?:the )?[A-Z]", rest) and not re.search(
            r"\b(?:of|at|from|for|in|with|behind)\b", rest
        )
        if apposed and not of_several and not _COMMON.match(first):
            return first
        return phrase
    if (
        _DESCRIBES.match(first)
        and (
            handle := re.fullmatch(
                r"(?:[a-z-]+ ){0,5}(?P<who>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}|[\w@.]*\d[\w.]*|[a-z]{4,20})", rest
            )
        )
        and not re.match(r"(?:an?|the|its|who|which)\b", rest)
    ):
        return handle["who"]
    if (
        _DESCRIBES.match(first)
        and re.match(r"(?:an? (?:[\w’'-]+ ){0,6}|the )[a-z][^A-Z]*$", rest)
        and " and " not in rest
    ):
        return first
    if _DESCRIBES.match(first) and not rest.startswith("and ") and " " in first:
        name, _, more = rest.partition(", ")
        several = " and " in name and not _PLURAL.search(first)
        if _NAMED.match(name) and not several and not (more and more.startswith("and ")):
            return name.removeprefix("the ")
    return phrase


_COMMON = re.compile(
    r"^(?:Police|Officials|Investigators|Prosecutors|Researchers|Analysts|Authorities|Experts|Regulators|Lawmakers|Responders)$"
)


def is_name(phrase: str) -> bool:
    """Each of its words has a capital, save small ones."""
    return _NAMED.match(phrase) is not None


def is_body(name: str) -> bool:
    """A word of it says that it is an office, a firm or the like."""
    return _BODY.search(name) is not None


def is_occupation(word: str) -> bool:
    """The word says what somebody does: "Superintendent"."""
    return re.fullmatch(OCCUPATION, word, re.IGNORECASE) is not None


def without_staff(phrase: str) -> str:
    """The firm in "its incident responders at Northwind" and "analysts at Northwind"."""
    found = _STAFF_AT.match(phrase) or _TEAM_AT.match(phrase) or _OWN_TEAM.match(phrase)
    return found["firm"] if found else phrase


def person(phrase: str) -> tuple[str, str] | None:
    """Name, and the words about where they belong, of "Northwind's chief analyst Ann Lee" or "Ann Lee of Northwind"."""
    if found := _PERSON.match(phrase):
        before = found["before"].rpartition(" ")[0]
        return found["name"], firm(found["after"]) if found["after"] else before
    if (of := _OF.match(phrase)) and not _BODY.search(of["name"]):
        return of["name"], firm(of["after"])
    return None


def firm(words: str) -> str:
    """The last name in the words."""
    names: list[str] = _FIRM.findall(words)
    return names[-1] if names else ""
