"""Names of our people and our partners', beside an address that is not theirs."""

from collections.abc import Callable

from noroshi.company.model import Partner, Person
from noroshi.company.people import NameHit
from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.namesakes import HOUSE_LETTERS, STRANGER_STRENGTH
from noroshi.detect.signal import signal
from noroshi.detect.signature import Signer
from noroshi.detect.subject import thread_prefix
from noroshi.text.fold import fold

KEY_ROLES = frozenset({"executive"})
HOW_STRENGTH = {"initials": 0.7, "nickname": 0.85, "misspelt": 0.8, "department": 0.5, "given": 0.6}
"""Ways of writing a name that other people share more often than a full name.

An initial narrows a family name down to about one bearer in ten or twenty. A family name beside the executive's own title
is as rare as the full name, but a department is had by every company: hardly anybody puts a title into his own display name, least of all without his house.
Where the person is named by more in the signature or the introduction, two places say the same, and this is no more in doubt.
"""

ADDRESS_ALONE_STRENGTH = 0.625
"""Of a name in a local part without our company's name or the person's title beside it: a namesake's address is the same."""

NAME_ALONE_STRENGTH = 0.67
"""Of a signature without our company's name and without the person's own title, which no namesake has."""

OTHER_NAME_STRENGTH = 0.85
"""Of such a signature below a display name that names somebody else or nobody: a namesake shows his name there too."""

ANSWERED_STRENGTH = 0.8
COMPANY_ALONE_STRENGTH = 0.6
"""Of a claim by our company's name alone, which friends and customers of ours put into their addresses too."""
FORWARDED_STRENGTH = 0.5


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
            strength = min(case.name_strength, case.not_a_namesake)
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
            alone = 1.0 if _claims_a_post(case, hit.person) else ADDRESS_ALONE_STRENGTH * _how(case, hit)
            return Found(
                (quote, case.whole("from.address")), person_words(case, hit.person), case.name_strength * alone
            )
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
    for signer in _telling(case, case.signature.signers):
        if wanted(signer.hit.person):
            strength = case.name_strength * _alone(case, signer) * (FORWARDED_STRENGTH if _is_forwarded(case) else 1.0)
            if case.phrases.first("customer") is not None and not signer.shown:
                strength *= STRANGER_STRENGTH
            return _found_signer(case, signer, strength)
    for signer in () if _is_forwarded(case) else _telling(case, case.signature.introductions):
        if wanted(signer.hit.person):
            return _found_signer(case, signer, min(case.name_strength, case.not_a_namesake) * _alone(case, signer))
    return None


def _telling(case: Case, signers: tuple[Signer, ...]) -> list[Signer]:
    """People of ours whom the display name does not name already."""
    shown = [hit.person for hit in case.display_names]
    return [one for one in signers if one.hit.partner is None and not any(one.hit.person is each for each in shown)]


def _alone(case: Case, signer: Signer) -> float:
    """Less for half a name, and for a name beside which nothing shows a post with us.

    Who says at once who he is, and why he writes from elsewhere, leaves no doubt as whom.
    """
    shown = signer.shown or _claims_a_post(case, signer.hit.person)
    shown = shown or (signer.introduced and case.signature.explains_itself)
    alone = NAME_ALONE_STRENGTH
    if case.author is not None and case.author.display and case.not_a_namesake == 1:
        alone = OTHER_NAME_STRENGTH
    return HOW_STRENGTH.get(signer.hit.how, 1.0) * (1.0 if shown else alone)


def _found_signer(case: Case, signer: Signer, strength: float) -> Found:
    span = signer.hit.span
    quote = case.quote(signer.part, span.start, span.end)
    return Found((quote, case.whole("from.address")), person_words(case, signer.hit.person), strength)


def _is_forwarded(case: Case) -> bool:
    prefix = thread_prefix(case.message.subject)
    return prefix is not None and prefix.forward


@signal("identity")
def listed_private_address(case: Case) -> Found | None:
    """The address is one that `company.toml` lists as a person's private one, and authentication did not fail."""
    author = case.author
    if author is None or not case.people.is_personal(author.address) or case.authenticity.answer == "fail":
        return None
    person = case.people.person_of(author.address)
    return Found((case.whole("from.address"),), {"person": person.name if person else "", "address": author.address})


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
        strength = case.name_strength
        claims = _claims_a_post(case, hit.person)
        shown = hit.how not in {"title", "department"} and case.people.shows_as_ours(case.display_name.text, hit.person)
        if not claims and not shown and (hit.partner is None or not _claims_partner(case, hit.partner)):
            strength = min(strength, case.not_a_namesake)
        strength *= 1.0 if claims else _how(case, hit)
        return Found((quote, case.whole("from.address")), person_words(case, hit.person), strength)
    return None


def claims_to_be_ours(case: Case) -> float:
    """How surely the writer claims to be one of us or of our partners: 0 for no claim, 1 where nothing speaks for a namesake.

    By display name, local part, title, our company's name or signature.
    """
    author = case.author
    if author is None:
        return 0.0
    people = case.people
    claimed = (
        bool(case.display_names)
        or people.is_title(author.display)
        or people.lookalike(author.domain) is not None
        or bool(people.find_in_local_part(author.local))
        or _signed(case, lambda _: True) is not None
    )
    if not claimed and not (
        people.shows_own_word(author.local) or any(name in case.display_name.text for _, name in people.company_names)
    ):
        return 0.0
    return min(case.name_strength, case.not_a_namesake) * (1.0 if claimed else COMPANY_ALONE_STRENGTH)


def _answered(case: Case) -> Found | None:
    """The executive as whom Reply-To shows an address that is not theirs."""
    answers = case.message.reply_to
    if not answers or case.display_names or case.list_rewrites_author or case.belongs(answers[0]):
        return None
    for hit in case.people.find_names(answers[0].display):
        if hit.partner is None and hit.person.role in KEY_ROLES:
            words = person_words(case, hit.person) | {"address": answers[0].address}
            return Found((case.whole("reply_to.address"), case.whole("from.address")), words, ANSWERED_STRENGTH)
    return None


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
    author = case.author
    if fold(partner.name).text in fold(case.signature.text).text:
        return True
    words = (word for domain in partner.domains for word in domain.partition(".")[0].split("-"))
    return author is not None and any(len(word) >= HOUSE_LETTERS and word in author.address.lower() for word in words)


def _how(case: Case, hit: NameHit) -> float:
    strength = HOW_STRENGTH.get(hit.how, 1.0)
    return 1.0 if strength < 1 and case.signature.names_in_full(hit.person) else strength


def person_words(case: Case, person: Person) -> dict[str, str]:
    """Who is named, and by which address he is known beside the one that writes."""
    return {
        "person": person.name,
        "title": person.title,
        "address": case.author.address if case.author else "",
        "known": next(iter(person.addresses), ""),
    }
