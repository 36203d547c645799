"""Names of our people and our partners', beside an address that is not theirs."""

import re
from collections.abc import Callable, Iterator

import msgspec

from noroshi.company.model import Partner, Person
from noroshi.company.people import NameHit
from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.sending_services import asks_too_much, name_strength, writes_for_users
from noroshi.detect.signal import signal
from noroshi.detect.subject import thread_prefix
from noroshi.message.model import Address
from noroshi.text.domains import is_freemail
from noroshi.text.fold import fold
from noroshi.text.names import family_names, name_key
from noroshi.text.span import Span

KEY_ROLES = frozenset({"executive"})
HOW_STRENGTH = {"initials": 0.7, "nickname": 0.85, "misspelt": 0.8, "department": 0.5, "given": 0.6}
"""Ways of writing a name that other people share more often than a full name.

An initial narrows a family name down to about one bearer in ten or twenty. A family name beside the executive's own title
is as rare as the full name, but a department is had by every company: hardly anybody puts a title into his own display name, least of all without his house.
"""

ADDRESS_ALONE_STRENGTH = 0.625
"""Of a name in a local part without our company's name or the person's title beside it: a namesake's address is the same."""

NAME_ALONE_STRENGTH = 0.67
"""Of a signature without our company's name and without the person's own title, which no namesake has."""

SIGNED_LENGTH = 120
"""Code points after the name on a signature in which title and company stand."""

QUOTED_ALONE_STRENGTH = 0.6
ANSWERED_STRENGTH = 0.8
COMPANY_ALONE_STRENGTH = 0.6
"""Of a claim by our company's name alone, which friends and customers of ours put into their addresses too."""
FORWARDED_STRENGTH = 0.5
STRANGER_STRENGTH = 0.55
OTHER_HOUSE_STRENGTH = 0.6
SIGNATURE_LENGTH = 1_000
"""Code points at the end of the sender's own text in which he may show his house."""

GREETING_LENGTH = 120
"""Code points at the beginning of the text in which the reader is greeted."""

HOUSE_LETTERS = 5
"""Letters of a domain's name from which its words in the text are no chance."""

HOUSE_LINE = 60
"""Code points of a line of a signature that names a company."""

TITLE_LENGTH = 40
"""Code points that may stand beside the name on its line of a signature."""

SIGNATURE_LINES = 8
"""Where no signature block was found, so many last lines of the sender's own text are taken for one."""

LINES_BEFORE_BLOCK = 5
"""Lines above a marked signature block that are searched too."""

QUOTED_LENGTH = 4_000
"""Code points of the quoted thread that are searched: the newest of what is quoted stands first."""

NAME_TO_ADDRESS = 80
"""Code points between a name and the address that belongs to it, in a quoted header."""

INTRODUCTION_LENGTH = 200
"""Code points at the beginning of the text in which a writer says who he is."""

_PIECE = re.compile(r"[^。、.!！\n]{2,60}")
_CLAIM = re.compile(
    r"(?P<ja>.{2,40}?)(?:です|だ|でございます|である|より|拝)(?:が|けど)?"
    r"|(?:hi|hello|hey|dear)? ?(?:this is|it is|it's|i am|i'm|its) (?P<en>.{4,50})|(?P<here>.{4,50}) (?:here|speaking|writing)\b.{0,30}",
    re.IGNORECASE,
)
_GREETED = re.compile(r"\s{0,3}(?:様|さま|殿|先生|御中|さん|氏)")
_HONORED = re.compile(r"様|御中|さま\b")
_URL = re.compile(r"\w{3,8}://\S{1,200}")
_NO_LETTER = re.compile(r"[^0-9a-z]+")
_LEGAL_FORM = re.compile(
    r"(?:株式|有限|合同|合資)会社|[(（][株有同][)）]|(?:財団|社団|医療|学校)法人"
    r"|\b(?:Inc|Ltd|LLC|LLP|GmbH|Corp|PLC|Co\., Ltd|S\.A|B\.V|Pte|Pty)\b"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AUTHOR_LINE = re.compile(
    r"(?:(?:^|[\n>*])\s{0,4}\*?(?:from|差出人|送信者|発信者)\*?\s?[:：].{0,20}|\d[^\n]{0,40}|\bon [^\n]{0,38})$",
    re.IGNORECASE,
)
"""What stands before the name of a quoted mail's author: `From:`, `差出人:`, or the date of "On … wrote"."""
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
_OF_A_HOUSE = re.compile(
    r"(?:^|[\s、。,])(?P<house>[^\s、。,]{3,30})の(?P<who>[^\s、。,の]{1,5})(?:です|でございます|と申します)"
)
"""`北プリントの山田です`: how somebody of another house begins"""
_TITLE = re.compile(r"(?:C[A-Z]O|president|chair|chief|director|founder|head|vice|general|managing)\b", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"(?:(?<!責任)(?<!代表)者|先|氏名|担当|宛て?)[\s:：]{0,12}$|[はがをにと]\s?$|\b(?:is|for|was|about|ask|tell)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s?(?:様|さん|さま|氏|殿|社長|会長|代表|CEO)?\s?(?:に|が|は|を|へ|と|から|宛)(?!\s*$)")
"""What follows a name that is spoken of in a sentence: particles, after an honorific or not."""
_IN_A_SENTENCE = re.compile(r"[。.!?！？:：、]|\b(?:dear|hi|hello|to|cc|with|and|from|by)\b")


@signal("identity", tactic="L01", technique="T1684.001")
def executive_name_from_unknown_address(case: Case) -> Found | None:
    """The display name is that of one of our executives, and the address is not theirs.

    Names are matched across kanji, kana and romaji, in either order. Our own domain is left to authentication; lists
    and services that write in people's names count less. Where From names nobody, whom Reply-To names counts too.
    """
    return _named(case, lambda hit: hit.partner is None and hit.person.role in KEY_ROLES) or _answered(case)


@signal("identity", tactic="L01", technique="T1684.001")
def colleague_name_from_unknown_address(case: Case) -> Found | None:
    """The display name is that of a colleague who is no executive, and the address is not theirs."""
    return _named(case, lambda hit: hit.partner is None and hit.person.role not in KEY_ROLES)


@signal("identity", tactic="L01", technique="T1684.001")
def insider_name_from_outside(case: Case) -> Found | None:
    """A name that the history knows from an address of our own domain comes from an outside address, never seen before.

    Sees what the company file does not list: every colleague who has written before. A first mail from somebody's
    private address looks the same, so correspondents of ours and listed people are left alone.
    """
    author, relation = case.author, case.relation
    if author is None or case.belongs(author) or relation.received or relation.written_to:
        return None
    if any(hit.partner is None for hit in case.display_names) or len(case.display_name.text.split()) < 2:
        return None
    for known in relation.addresses_of_name:
        if case.people.is_own_domain(known.rpartition("@")[2]):
            words = {"person": author.display, "address": author.address, "known": known}
            strength = min(name_strength(case), not_a_namesake(case))
            return Found((case.whole("from.display_name"), case.whole("from.address")), words, strength)
    return None


@signal("identity", tactic="L31", technique="T1684.001")
def partner_name_from_unknown_address(case: Case) -> Found | None:
    """The display name is that of a partner's person, and the address is neither theirs nor of the partner's domain."""
    return _named(case, lambda hit: hit.partner is not None)


@signal("identity", tactic="L01", technique="T1684.001")
def executive_name_in_address(case: Case) -> Found | None:
    """The address spells an executive's name before the `@`, at a domain that is not ours: `taro.yamada.ceo@…`.

    Left alone where the display name has said so already, and for listed private addresses. A namesake's address spells
    the same; our company's name or the person's title beside the name (`taro.yamada.kaiyo`) is what no namesake has.
    """
    return _in_address(case, lambda person: person.role in KEY_ROLES)


@signal("identity", tactic="L01", technique="T1684.001")
def colleague_name_in_address(case: Case) -> Found | None:
    """The address spells the name of a colleague who is no executive, at a domain that is not ours: `kenji.ito.keys@…`."""
    return _in_address(case, lambda person: person.role not in KEY_ROLES)


def _in_address(case: Case, wanted: Callable[[Person], bool]) -> Found | None:
    author = case.author
    if author is None or not author.domain or case.belongs(author) or case.display_names:
        return None
    for hit in case.people.find_in_local_part(author.local):
        if hit.partner is None and wanted(hit.person):
            quote = case.quote("from.address", hit.span.start, hit.span.end)
            alone = 1.0 if _claims_a_post(case, hit.person) else ADDRESS_ALONE_STRENGTH * _how(hit)
            return Found((quote, case.whole("from.address")), _words(case, hit.person), name_strength(case) * alone)
    return None


@signal("identity", tactic="L01", technique="T1684.001")
def executive_name_in_signature(case: Case) -> Found | None:
    """The text is signed by an executive of ours, and the address is neither theirs nor of our domain.

    Or the writer introduces himself as one, in the subject or at the beginning. Only names that begin a line of the signature count, in full
    or beside the person's own title: a salutation or a mention is no signature. What is forwarded may
    be the executive's own mail, whose beginning no mark shows, and counts half.
    """
    return _signed(case, lambda person: person.role in KEY_ROLES)


@signal("identity", tactic="L01", technique="T1684.001")
def colleague_name_in_signature(case: Case) -> Found | None:
    """The text is signed by a colleague who is no executive, or the writer introduces himself as one, from outside.

    The rules are those for executives.
    """
    return _signed(case, lambda person: person.role not in KEY_ROLES)


def _signed(case: Case, wanted: Callable[[Person], bool]) -> Found | None:
    author = case.author
    if author is None or case.belongs(author):
        return None
    body, (start, end) = case.message.body.text, _signature(case)
    prefix = thread_prefix(case.message.subject)
    forwarded = prefix is not None and prefix.forward
    for hit in (*case.people.find_names(body[start:end]), *_titled_lines(case, start, end)):
        if hit.partner is not None or not wanted(hit.person):
            continue
        at = start + hit.span.start
        line = body.rfind("\n", 0, at) + 1
        rest = body[start + hit.span.end : body.find("\n", start + hit.span.end) % (len(body) + 1)]
        if _is_greeted(case, hit, rest):
            continue
        if _is_title(body[line:at]) and _may_follow(rest.strip()) and not _already_named(case, hit):
            quote = case.quote("body", at, start + hit.span.end)
            strength = name_strength(case) * _how(hit) * (FORWARDED_STRENGTH if forwarded else 1.0)
            shown = case.people.shows_as_ours(body[line : start + hit.span.end + SIGNED_LENGTH], hit.person)
            if not shown and not _claims_a_post(case, hit.person):
                strength *= NAME_ALONE_STRENGTH
            if case.phrases.first("customer") is not None:
                strength *= STRANGER_STRENGTH
            return Found((quote, case.whole("from.address")), _words(case, hit.person), strength)
    for part, hit in _introduced(case):
        if hit.partner is None and wanted(hit.person) and not _already_named(case, hit) and not forwarded:
            quote = case.quote(part, hit.span.start, hit.span.end)
            strength = min(name_strength(case), not_a_namesake(case)) * _how(hit) * NAME_ALONE_STRENGTH
            return Found((quote, case.whole("from.address")), _words(case, hit.person), strength)
    return None


@signal("identity", tactic="L11", technique="T1684.001")
def executive_name_in_quoted_thread(case: Case) -> Found | None:
    """The quoted thread pairs an executive's name with an address that is not theirs.

    A forged thread shows an order that the executive never gave. Our own senders are left alone: they quote what they
    got.
    """
    for person, span, address in _quoted_executives(case):
        local, _, domain = address.rpartition("@")
        if address and not case.belongs(Address("", local, domain)):
            return Found((case.quote("body", span.start, span.end),), _words(case, person) | {"address": address})
    return None


@signal("identity", tactic="L11", technique="T1684.001")
def stranger_quotes_executive(case: Case) -> Found | None:
    """Somebody new here quotes a mail of an executive, out of a thread that the history does not know.

    A thread that is true was seen by at least one of us. Where the stranger asks on its ground for money, secrets or what
    only we have, that is the whole trick; without it, six tenths. Needs a history; correspondents and partners are left
    alone.
    """
    relation = case.relation
    if not relation.learned or relation.received or relation.written_to or relation.thread_known:
        return None
    for person, span, _ in _quoted_executives(case):
        asked = case.phrases.first("pay-act", "payee-account", "gift-card", "secret-give", "inside-matter")
        quotes = [case.quote("body", span.start, span.end), case.whole("from.address")]
        if asked is not None:
            quotes.append(case.quote(asked.part, asked.start, asked.end))
        return Found(tuple(quotes), _words(case, person), 1.0 if asked else QUOTED_ALONE_STRENGTH)
    return None


@signal("identity")
def listed_private_address(case: Case) -> Found | None:
    """The address is one that `company.toml` lists as a person's private one, and authentication did not fail."""
    author = case.author
    if author is None or not case.people.is_personal(author.address) or case.authenticity.answer == "fail":
        return None
    person = case.people.person_of(author.address)
    return Found((case.whole("from.address"),), {"person": person.name if person else "", "address": author.address})


def _titled_lines(case: Case, start: int, end: int) -> Iterator[NameHit]:
    """Lines of a signature that are a family name and the person's own title, and nothing else: `社長 山田`.

    Name and title may stand on two lines. The first line of the text is left alone, where the reader is greeted so.
    """
    body, at = case.message.body.text, start
    lines = body[start:end].split("\n")
    for index, line in enumerate(lines):
        if 0 < len(line.strip()) <= TITLE_LENGTH and body[:at].strip():
            for text in (line, "\n".join(lines[index : index + 2])):
                blank = len(text) - len(text.lstrip())
                hits = case.people.find_titled(text.strip())
                for hit in hits:
                    yield msgspec.structs.replace(hit, span=Span(at - start + blank, at - start + len(text.rstrip())))
                if hits:
                    break
        at += len(line) + 1


def _introduced(case: Case) -> Iterator[tuple[str, NameHit]]:
    """People of ours as whom the writer introduces himself, with the part where: `社長の山田です`, `This is Yamada, your CEO`.

    At the beginning of the text, or in a subject that is no answer's: that one may be older than this message.
    Names that are less than a name (`山田です`) come last.
    """
    message = case.message
    beginning = min(message.body.own_end, INTRODUCTION_LENGTH)
    subject = "" if thread_prefix(message.subject) is not None else message.subject
    short: list[tuple[str, NameHit]] = []
    for part, text, end in (("subject", subject, len(subject)), ("body", message.body.text, beginning)):
        for piece in _PIECE.finditer(text, 0, end):
            parts = (piece[0], *(piece[0].split(", ") if ", " in piece[0] else ()))
            claim = next((found for part in parts if (found := _CLAIM.fullmatch(part.strip()))), None)
            if claim is None:
                continue
            said = claim["ja"] or claim["en"] or claim["here"]
            at = text.index(said, piece.start())
            people = case.people
            hits = people.find_names(said) or people.find_titled(said) or people.find_by_department(said)
            named = hits or (people.find_short(said) if _explains_itself(case) else ())
            for hit in named:
                if not _TOLD_BEFORE.search(said[: hit.span.start]) and not said.startswith("の", hit.span.end):
                    placed = msgspec.structs.replace(hit, span=Span(at + hit.span.start, at + hit.span.end))
                    if hits:
                        yield part, placed
                    else:
                        short.append((part, placed))
    yield from short


def _explains_itself(case: Case) -> bool:
    """The writer explains an address that is not his, or asks what only colleagues ask."""
    return case.asks_what_colleagues_ask or case.phrases.first("new-account") is not None


def _named(case: Case, wanted: Callable[[NameHit], bool]) -> Found | None:
    author = case.author
    if author is None or case.from_own_domain:
        return None
    owner = case.people.person_of(author.address)
    for hit in case.display_names:
        if not wanted(hit) or hit.person is owner or _at_partner(case, hit):
            continue
        if owner is not None and any(other.person is owner for other in case.display_names):
            continue  # two of ours share a name, and the address is one of the two's
        quote = case.quote("from.display_name", hit.span.start, hit.span.end)
        strength = name_strength(case)
        claims = _claims_a_post(case, hit.person)
        shown = hit.how not in {"title", "department"} and case.people.shows_as_ours(case.display_name.text, hit.person)
        if not claims and not shown and (hit.partner is None or not _claims_partner(case, hit.partner)):
            strength = min(strength, not_a_namesake(case))
        strength *= 1.0 if claims else _how(hit)
        return Found((quote, case.whole("from.address")), _words(case, hit.person), strength)
    return None


def claims_to_be_ours(case: Case) -> float:
    """How surely the writer claims to be one of us or of our partners: 0 for no claim, 1 where nothing speaks for a namesake.

    By display name, local part, title, our company's name or signature.
    """
    author = case.author
    if author is None:
        return 0.0
    people = case.people
    surely = min(name_strength(case), not_a_namesake(case))
    if (
        bool(case.display_names)
        or people.is_title(author.display)
        or people.lookalike(author.domain) is not None
        or bool(people.find_in_local_part(author.local))
        or executive_name_in_signature(case) is not None
        or colleague_name_in_signature(case) is not None
    ):
        return surely
    of_ours = people.shows_own_word(author.local) or any(
        name in case.display_name.text for _, name in people.company_names
    )
    return surely * COMPANY_ALONE_STRENGTH if of_ours else 0.0


def _answered(case: Case) -> Found | None:
    """The executive as whom Reply-To shows an address that is not theirs."""
    answers = case.message.reply_to
    if not answers or case.display_names or case.list_rewrites_author or case.belongs(answers[0]):
        return None
    for hit in case.people.find_names(answers[0].display):
        if hit.partner is None and hit.person.role in KEY_ROLES:
            words = _words(case, hit.person) | {"address": answers[0].address}
            return Found((case.whole("reply_to.address"), case.whole("from.address")), words, ANSWERED_STRENGTH)
    return None


def not_a_namesake(case: Case) -> float:
    """How surely this is no namesake: 1 where nothing speaks for one.

    Who introduces himself, greets as businesses greet each other, or writes as our customer about an account with us,
    does not claim to be a colleague. Neither does who shows another house in his own text: a namesake's signature names the company that he writes for.
    """
    if case.phrases.first("stranger", "customer") is not None or _greets_as_an_outsider(case):
        return STRANGER_STRENGTH
    if case.phrases.first("own-matter", "ticket", "customer-matter") is not None and _writes_to_a_desk(case):
        return STRANGER_STRENGTH
    if case.phrases.first("courtesy") is not None and not _asks_as_an_insider(case):
        return STRANGER_STRENGTH
    author = case.author
    if author is None or case.authenticity.answer == "fail":
        return 1.0
    if _introduces_house(case) or _signs_with_a_trade(case):
        return OTHER_HOUSE_STRENGTH
    if is_freemail(author.domain) or (writes_for_users(case) and asks_too_much(case)):
        return 1.0
    return OTHER_HOUSE_STRENGTH if _shows_another_house(case) else 1.0


def _asks_as_an_insider(case: Case) -> bool:
    """Asks for money, secrets, silence or what only we have: courtesy is easily copied beside that."""
    return (
        asks_too_much(case)
        or case.phrases.first("inside-matter", "gift-card", "opener", "bank-change") is not None
        or (bool(case.phrases["sidestep"]) or bool(case.phrases["secrecy"]))
    )


def _writes_to_a_desk(case: Case) -> bool:
    """Nobody of ours is written to by name: customers write to `support@…`."""
    readers = (*case.message.to, *case.message.cc)
    return bool(readers) and all(case.people.person_of(one.address) is None for one in readers)


def _introduces_house(case: Case) -> bool:
    """The writer names another house than ours before his family name: `北プリントの山田です`; departments are no house."""
    beginning = case.message.body.text[: min(case.message.body.own_end, INTRODUCTION_LENGTH)]
    for found in _OF_A_HOUSE.finditer(beginning):
        names = [hit.person for hit in case.display_names]
        if any(name_key(found["who"]) in family_names(one.name, one.reading, one.romaji) for one in names) and not (
            case.people.says_no_house(found["house"])
        ):
            return True
    return False


def _signs_with_a_trade(case: Case) -> bool:
    """The last lines put a trade that is no post of ours beside the sender's name: `Junko Watanabe, photographer`."""
    body, (start, end) = case.message.body.text, _signature(case)
    at = start
    for line in body[start:end].split("\n"):
        if len(line) <= HOUSE_LINE and _TRADE.search(line) and not _IN_A_SENTENCE.search(line.lower()):
            before = body[max(start, body.rfind("\n", start, max(start, at - 1))) : at]
            if case.people.find_names(f"{before} {line}"):
                return True
        at += len(line) + 1
    return False


def _greets_as_an_outsider(case: Case) -> bool:
    """The text begins with our company's name before the reader's, as letters from other companies do: `海洋取引所 佐藤様`."""
    start = case.message.body.text[:GREETING_LENGTH].lstrip()
    for line in start.splitlines()[:2]:
        if _HONORED.search(line):
            folded = fold(line).text
            return any(name in folded for _, name in case.people.company_names)
    return False


def _shows_another_house(case: Case) -> bool:
    """The end of the sender's own text names the author's domain, its words, or another company on a short line.

    `Pacific Logistics` for pacific-logistics.example; a line of a signature with a legal form (`株式会社`, `Ltd.`).
    """
    body = case.message.body
    own_text = body.text[max(0, body.own_end - SIGNATURE_LENGTH) : body.own_end]
    if not writes_for_users(case):  # a lure links to its own host
        own_text = _URL.sub(" ", own_text)
    lowered = own_text.lower()
    if case.author_domain and case.author_domain in lowered:
        return True
    label = case.author_domain.partition(".")[0]
    plain, words = _NO_LETTER.sub("", lowered), [word for word in label.split("-") if len(word) >= HOUSE_LETTERS - 1]
    own = {part for hit in case.display_names for part in fold(f"{hit.person.romaji} {hit.person.name}").text.split()}
    if all(word in own or word in _NO_HOUSE or case.people.shows_own_word(word) for word in label.split("-")):
        return False
    if len(label) >= HOUSE_LETTERS and _NO_LETTER.sub("", label) in plain:
        return True
    if len(words) > 1 and all(word.removesuffix("s") in lowered for word in words):
        return True
    start, end = _signature(case)
    for line in body.text[start:end].splitlines():
        if len(line) <= HOUSE_LINE and _LEGAL_FORM.search(line) and not _IN_A_SENTENCE.search(line.lower()):
            folded = fold(line).text
            if not any(name in folded for _, name in case.people.company_names):
                return True
    return False


def _quoted_executives(case: Case) -> Iterator[tuple[Person, Span, str]]:
    """Executives whom a stranger's quoted thread names as author: the person, the quotation, the address beside it."""
    body = case.message.body
    quoted = body.text[body.own_end : body.own_end + QUOTED_LENGTH]
    if not quoted or case.author is None or case.belongs(case.author):
        return
    for hit in case.people.find_names(quoted):
        before = quoted[max(0, hit.span.start - 40) : hit.span.start]
        if hit.partner is not None or hit.person.role not in KEY_ROLES or not _AUTHOR_LINE.search(before):
            continue
        found = _ADDRESS.search(quoted, hit.span.end, hit.span.end + NAME_TO_ADDRESS)
        if found is not None and "\n\n" in quoted[hit.span.end : found.start()]:
            found = None
        end = found.end() if found else hit.span.end
        span = Span(body.own_end + hit.span.start, body.own_end + end)
        yield hit.person, span, found.group().lower() if found else ""


def _is_greeted(case: Case, hit: NameHit, rest: str) -> bool:
    """The name is the reader's, not the writer's: an honorific follows it, or one of its addresses is written to."""
    if _GREETED.match(rest):
        return True
    own = {address.lower() for address in (*hit.person.addresses, *hit.person.personal_addresses)}
    return any(one.address.lower() in own for one in (*case.message.to, *case.message.cc))


def _already_named(case: Case, hit: NameHit) -> bool:
    return any(hit.person is shown.person for shown in case.display_names)


def _at_partner(case: Case, hit: NameHit) -> bool:
    return (
        hit.partner is not None
        and case.author is not None
        and case.people.partner_of(case.author.domain) is hit.partner
    )


def _claims_a_post(case: Case, person: Person) -> bool:
    """The address claims to be of our company, or to be that of somebody with the person's title."""
    author = case.author
    return author is not None and (
        case.people.claims_a_post(author.local, person) or case.people.shows_own_word(author.domain)
    )


def _claims_partner(case: Case, partner: Partner) -> bool:
    """The address or the signature claims to be the partner's: `ann.lee.northwind@…`, `Northwind Custody` in the last lines."""
    author, (start, end) = case.author, _signature(case)
    if fold(partner.name).text in fold(case.message.body.text[start:end]).text:
        return True
    words = (word for domain in partner.domains for word in domain.partition(".")[0].split("-"))
    return author is not None and any(len(word) >= HOUSE_LETTERS and word in author.address.lower() for word in words)


def _how(hit: NameHit) -> float:
    return HOW_STRENGTH.get(hit.how, 1.0)


def _words(case: Case, person: Person) -> dict[str, str]:
    return {
        "person": person.name,
        "title": person.title,
        "address": case.author.address if case.author else "",
        "known": next(iter(person.addresses), ""),
    }


def _signature(case: Case) -> tuple[int, int]:
    """Where the sender's own signature stands, or the last lines where no block was found.

    A block is what mail programs mark; the name often stands above it (`Taro` before `Sent from my phone`).
    """
    body = case.message.body
    end = body.own_end or len(body.text)
    block = 0 <= body.signature < end
    start = body.signature if block else len(body.text[:end].rstrip())
    for _ in range(LINES_BEFORE_BLOCK if block else SIGNATURE_LINES):
        start = body.text.rfind("\n", 0, start)
        if start < 0:
            return 0, end
    return start + 1, end


def _may_follow(text: str) -> bool:
    """What may stand after a name on a line of a signature: nothing, a title, an address; no word that goes on."""
    if len(text) > TITLE_LENGTH or _TOLD_OF.match(text):
        return False
    return not text or not text[0].isalnum() or not text[0].isascii() or _TITLE.match(text) is not None


def _is_title(text: str) -> bool:
    """What may stand before a name on a line of a signature: rules, titles, the company; no sentence."""
    return len(text.strip()) <= 24 and not _IN_A_SENTENCE.search(text.lower()) and not _TOLD_BEFORE.search(text)
