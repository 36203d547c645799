"""What speaks for a namesake: reasons why somebody with the name of one of ours may honestly write from elsewhere.

A reason counts for what it costs to copy. Nobody who wants to be taken for one of ours shows another house, a trade of his
own, or a number as our customer; a courtesy he copies at once. Who asks for what only those inside have, in secret or
past the rules, has no need of being believed for a courtesy. And who shows a post with us is no namesake at all.
"""

import re
from typing import TYPE_CHECKING

from noroshi.detect.sending_services import asks_too_much, writes_for_users
from noroshi.detect.signature import IN_A_SENTENCE, INTRODUCTION_LENGTH
from noroshi.text.domains import is_freemail
from noroshi.text.fold import fold
from noroshi.text.names import family_names, name_key

if TYPE_CHECKING:
    from noroshi.detect.case import Case

STRANGER_STRENGTH = 0.55
"""What is left of a name where the writer speaks as a stranger or as our customer."""
OTHER_HOUSE_STRENGTH = 0.6
"""Where he shows another house or a trade of his own."""
DOUBTFUL_STRENGTH = 0.85
"""Where only one weak reason speaks for a namesake, or a stronger one beside what only those inside ask."""

SIGNATURE_LENGTH = 1_000
"""Code points at the end of the sender's own text in which he may show his house."""

GREETING_LENGTH = 120
"""Code points at the beginning of the text in which the reader is greeted."""

HOUSE_LETTERS = 5
"""Letters of a domain's name from which its words in the text are no chance."""

HOUSE_LINE = 60
"""Code points of a line of a signature that names a company."""

_HONORED = re.compile(r"様|御中|さま\b")
_URL = re.compile(r"\w{3,8}://\S{1,200}")
_NO_LETTER = re.compile(r"[^0-9a-z]+")
_TICKET = re.compile(r"[\[(（【#][A-Z]{0,6}[-#: ]?\d{3,10}[\])）】]")
"""the number of a case in a subject, as desks for customers set it"""
_LEGAL_FORM = re.compile(
    r"(?:株式|有限|合同|合資)会社|[(（][株有同][)）]|(?:財団|社団|医療|学校)法人"
    r"|\b(?:Inc|Ltd|LLC|LLP|GmbH|Corp|PLC|Co\., Ltd|S\.A|B\.V|Pte|Pty)\b"
)
_KIND_OF_HOUSE = re.compile(
    r"\b(?:clinic|hospital|studios?|agency|hotel|library|museum|printing|freight|logistics|association|society|foundation"
    r"|consulting|publishing|law offices?|architects|catering|school|church|bakery)\b"
    r"|クリニック|医院|病院|事務所|商店|商会|工業|工務店|製作所|印刷|建設|運輸|運送|物流|協会|組合|学園|学校|旅館|ホテル|役所|研究所|スタジオ"
    r"|物産|産業|食品|不動産|財団|出版|新聞社|薬局|保育園|幼稚園|教室",
    re.IGNORECASE,
)
"""what houses of trades far from ours are called, on a line of a signature"""
_NO_HOUSE = frozenset(
    "board boss ceo cfo chief desk direct exec executive home inbox info mail mailbox mobile my office phone post president private"
    " relay room secure team the travel web work".split()
)
"""words of domains that are no house's name: an executive's name with these is an impersonator's own making"""
_TRADE = re.compile(
    r"\b(?:freelance\w*|designers?|photographers?|translators?|interpreters?|illustrators?|students?|professor|lecturer|ph\.?d student|university"
    r"|college|institute|faculty|journalist|reporter|teacher|musician|writer|architect|realtor|dentist|m\.?d)\b"
    r"|フリーランス|デザイナー|カメラマン|フォトグラファー|翻訳者|通訳者?|イラストレーター|大学|学部|研究室|高校|准?教授|講師|税理士|弁護士|司法書士|社労士|建築士|記者|ライター",
    re.IGNORECASE,
)
"""trades and houses of learning that stand in signatures of people who are not of an exchange"""
_OF_TRADE = re.compile(
    r"\b(?:i['’]?m|i am|i work as|i['’]ve been|working as|as)\s(?:an?\s|the\s)?(?:[a-z-]{2,20}[ ,]{1,2}){0,4}?"
    r"(?:freelance\w*|(?:photo|video)graphers?|film-?maker|designers?|translators?|interpreters?|illustrators?|painter|artist|sculptor|potter|caterer|cook|chef"
    r"|baker|barista|florist|gardener|carpenter|plumber|electrician|tuner|pianist|violinist|cellist|singer|musician|composer|teacher|tutor|lecturer|professor|coach|instructor|trainer|gymnast|dancer|choreographer"
    r"|masseur|masseuse|physiotherapist|dentist|nurse|vet|veterinarian|architect|realtor|copywriter|proofreader|calligrapher|tailor|hairdresser|stylist"
    r"|tour guide|mountain guide|farmer|brewer|wine ?maker|jeweller|decorator|locksmith|cleaner)\b"
    r"|\bi (?:run|own|keep) an? (?:[a-z-]{2,20} ){0,3}(?:studio|bakery|bookshop|shop|café|cafe|restaurant|clinic|practice|farm|workshop|gallery|nursery|school)\b"
    r"|\bi (?:teach|tune|repair|photograph|translate|interpret|illustrate|cater)\b"
    r"|(?:フリーランス|フリー|個人|独立)(?:で|の)[^\n。]{1,16}(?:をして|として|を営|をやって|です|と申)"
    r"|(?:カメラマン|フォトグラファー|写真家|写真館|翻訳者?|通訳者?|イラストレーター|デザイナー|ライター|料理人|調律師|ピアニスト|演奏家|書道家|華道家|庭師|大工|造園業|"
    r"整体師|美容師|理容師|歯科医師?|獣医師?|看護師|講師|教師|画家|陶芸家|菓子職人|農家|ガイド|校正者?|司会者?|清掃業|税理士|社労士|建築士)(?:の|です|で、|をして|をやって|を営|として|と申)",
    re.IGNORECASE,
)
"""somebody says what he does for a living: `I'm a portrait photographer`, `フリーで校正をしております`"""
_LIVES_BY = re.compile(
    r"(?P<trade>[^\n。、,]{2,24})を(?:して|営んで|教えて|やって|行って|手がけて|手掛けて)(?:おります|おる|います|いる)[、\s]?(?P<who>[^\s、。,の]{1,8}?)(?:です|でございます|と申|と言|といい)"
)
"""`弁当の仕出しをしております山田です`: a trade before the own name"""
_OF_A_HOUSE = re.compile(
    r"(?:^|[\s、。,])(?P<house>[^\s、。,]{3,30})の(?P<who>[^\s、。,の]{1,5})(?:です|でございます|と申します)"
)
"""`北プリントの山田です`: how somebody of another house begins"""


def not_a_namesake(case: "Case") -> float:
    """How surely this is no namesake: 1 where nothing speaks for one, or where a post with us is shown.

    Ask `Case.not_a_namesake`, which keeps the answer.
    """
    author = case.author
    if author is None:
        return 1.0
    hidden = _hides(case)
    pressed = hidden or asks_too_much(case)
    inside = pressed or case.phrases.first("inside-matter", "gift-card", "opener", "bank-change") is not None
    weak = 0
    if case.authenticity.answer != "fail":
        if _introduces_house(case) or _signs_with_a_trade(case) or (not inside and _introduces_a_trade(case)):
            return OTHER_HOUSE_STRENGTH
        named_for_another = writes_for_users(case) and asks_too_much(case)
        if not is_freemail(author.domain) and not named_for_another and _shows_another_house(case):
            if not pressed:
                return OTHER_HOUSE_STRENGTH
            weak += 1
    if case.signature.shows_a_post:
        return 1.0
    if not hidden and _is_a_customer(case, inside=inside):
        return STRANGER_STRENGTH
    if case.phrases.first("stranger") is not None:
        if not inside:
            return STRANGER_STRENGTH
        weak += 1
    if _greets_as_an_outsider(case):
        if not pressed:
            return STRANGER_STRENGTH
        weak += 1
    if not inside and case.phrases.first("courtesy") is not None:
        weak += 1
    return (1.0, DOUBTFUL_STRENGTH, STRANGER_STRENGTH)[min(weak, 2)]


def _hides(case: "Case") -> bool:
    """Wants secrecy, the rules left aside, or a secret told."""
    hits = case.phrases
    return bool(hits["sidestep"]) or bool(hits["secrecy"]) or hits.first("secret-give", "seed") is not None


def _is_a_customer(case: "Case", *, inside: bool) -> bool:
    """Writes as our customer.

    By his number, unless he asks what only those inside have; about what is his own, to nobody of ours by name; or in
    answer to a desk's letter with its number.
    """
    hits = case.phrases
    if hits.first("customer") is not None and (not inside or _writes_to_a_desk(case)):
        return True
    if hits.first("own-matter", "ticket", "customer-matter") is not None and _writes_to_a_desk(case):
        return True
    return not inside and _TICKET.search(case.message.subject) is not None


def _writes_to_a_desk(case: "Case") -> bool:
    """Nobody of ours is written to by name: customers write to `support@…`."""
    readers = (*case.message.to, *case.message.cc)
    return bool(readers) and all(case.people.person_of(one.address) is None for one in readers)


def _introduces_house(case: "Case") -> bool:
    """The writer names another house than ours before his family name: `北プリントの山田です`; departments are no house."""
    beginning = case.message.body.text[: min(case.message.body.own_end, INTRODUCTION_LENGTH)]
    for found in _OF_A_HOUSE.finditer(beginning):
        for hit in case.display_names:
            person, house = hit.person, found["house"]
            family = name_key(found["who"]) in family_names(person.name, person.reading, person.romaji)
            if family and not (case.people.says_no_house(house) or case.people.shows_as_ours(house, person)):
                return True
    return False


def _signs_with_a_trade(case: "Case") -> bool:
    """The last lines put a trade that is no post of ours beside the sender's name: `Junko Watanabe, photographer`."""
    body, (start, end) = case.message.body.text, case.signature.span
    at = start
    for line in body[start:end].split("\n"):
        if len(line) <= HOUSE_LINE and _TRADE.search(line) and not IN_A_SENTENCE.search(line.lower()):
            before = body[max(start, body.rfind("\n", start, max(start, at - 1))) : at]
            if case.people.find_names(f"{before} {line}"):
                return True
        at += len(line) + 1
    return False


def _introduces_a_trade(case: "Case") -> bool:
    """The writer says at the beginning what trade of his own he lives by, which is no post of ours."""
    body = case.message.body
    if case.signature.shows_a_post:
        return False
    beginning = body.text[: min(body.own_end, INTRODUCTION_LENGTH)]
    if _OF_TRADE.search(beginning) is not None:
        return True
    for found in _LIVES_BY.finditer(beginning):
        for hit in case.display_names:
            person = hit.person
            own = any(found["who"].startswith(name) for name in (person.name.replace(" ", ""), person.name.split()[0]))
            told = found["trade"]
            if own and not (case.people.says_no_house(told) or case.people.shows_as_ours(told, person)):
                return True
    return False


def _greets_as_an_outsider(case: "Case") -> bool:
    """The text begins with our company's name before the reader's, as letters from other companies do: `海洋取引所 佐藤様`."""
    start = case.message.body.text[:GREETING_LENGTH].lstrip()
    for line in start.splitlines()[:2]:
        if _HONORED.search(line):
            folded = fold(line).text
            return any(name in folded for _, name in case.people.company_names)
    return False


def _shows_another_house(case: "Case") -> bool:
    """The end of the sender's own text names the author's domain, its words, or another company on a short line.

    `Pacific Logistics` for pacific-logistics.example; a line of a signature with a legal form
    (`株式会社`, `Ltd.`) or a trade (`港クリニック`).
    """
    body = case.message.body
    own_text = body.text[max(0, body.own_end - SIGNATURE_LENGTH) : body.own_end]
    if case.links.posed is not None:
        return False
    if not writes_for_users(case):  # a lure links to its own host
        own_text = _URL.sub(" ", own_text)
    lowered = own_text.lower()
    label = case.author_domain.partition(".")[0]
    plain, words = _NO_LETTER.sub("", lowered), [word for word in label.split("-") if len(word) >= HOUSE_LETTERS - 1]
    own = {part for hit in case.display_names for part in fold(f"{hit.person.romaji} {hit.person.name}").text.split()}
    if all(word in own or word in _NO_HOUSE or case.people.shows_own_word(word) for word in label.split("-")):
        return False
    if case.author_domain and case.author_domain in lowered:
        return True
    if len(label) >= HOUSE_LETTERS and _NO_LETTER.sub("", label) in plain:
        return True
    if len(words) > 1 and all(word.removesuffix("s") in lowered for word in words):
        return True
    for line in case.signature.text.splitlines():
        house = _LEGAL_FORM.search(line) or _KIND_OF_HOUSE.search(line) if len(line) <= HOUSE_LINE else None
        if house and not IN_A_SENTENCE.search(line.lower()):
            folded = fold(line).text
            if not any(name in folded for _, name in case.people.company_names):
                return True
    return False
