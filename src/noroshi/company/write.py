"""Writes a `company.toml` from directories."""

import json
import re
from collections import Counter

from noroshi.company.entry import Entry
from noroshi.company.model import Role
from noroshi.text.domains import is_freemail

_ROLES: tuple[tuple[Role, str], ...] = (
    (
        "executive",
        r"社長|会長|取締役|代表(?!電話)|執行役|役員|監査役|専務|常務|頭取|理事長|\bC[A-Z]{1,2}O\b|\bCISO\b|chief .{2,40} officer|president|founder"
        r"|chair(?:man|woman|person)?\b|managing director|board|general counsel",
    ),
    ("key-holder", r"鍵管理|秘密鍵|カストディ|ウォレット|custod|wallet|key (?:holder|manage)|signer"),
    ("finance", r"経理|財務|会計|出納|資金|給与|financ|account(?:ant|ing|s)|treasur|payroll|controller|bookkeep"),
    (
        "engineer",
        r"エンジニア|開発|システム|インフラ|プログラマ|情報セキュリティ|情シス|SRE\b|DevOps|engineer|developer|programmer|infrastructure|administrator",
    ),
)
"""Checked in this order: a CFO is an executive first"""


def guess_role(title: str, department: str = "") -> Role:
    """The role that a title speaks of; `employee` where it speaks of none."""
    for text in (title, department):
        for role, pattern in _ROLES:
            if re.search(pattern, text, re.IGNORECASE):
                return role
    return "employee"


def company_toml(entries: list[Entry], name: str = "") -> str:
    """The text of a `company.toml`, to be read and corrected by somebody who knows the company."""
    domains = _own_domains(entries)
    organisations = Counter(entry.organisation for entry in entries if entry.organisation)
    guessed = name or (organisations.most_common(1)[0][0] if organisations else domains[0] if domains else "Unnamed")
    lines = [
        "# Made by `noroshi company init`. Please read it once: what is marked `guessed` was.",
        "",
        "[company]",
        f"name = {_quoted(guessed)}" + ("" if name else "  # guessed"),
        "names = []  # other names of the company, as mail calls it",
        f"domains = {_list(domains or ['company.example'])}  # guessed from the addresses",
        "",
        "[mail]",
        "authserv_ids = []  # names of your own mail servers, as Authentication-Results begins with them",
    ]
    for entry in entries:
        lines += ["", "[[people]]", *_person(entry)]
    return "\n".join(lines) + "\n"


def _person(entry: Entry) -> list[str]:
    work = [address for address in entry.addresses if not is_freemail(address.partition("@")[2])]
    personal = entry.personal_addresses + [address for address in entry.addresses if address not in work]
    role = guess_role(entry.title, entry.department)
    lines = [f"name = {_quoted(entry.name)}"]
    lines += [f"{key} = {_quoted(value)}" for key in ("reading", "romaji") if (value := getattr(entry, key))]
    if entry.aliases:
        lines.append(f"aliases = {_list(entry.aliases)}")
    why = entry.title or entry.department
    lines.append(f'role = "{role}"  # guessed' + (f" from {_comment(why)}" if why else ": the directory has no title"))
    if entry.title:
        lines.append(f"title = {_quoted(entry.title)}")
    if work:
        lines.append(f"addresses = {_list(work)}")
    if personal:
        lines.append(f"personal_addresses = {_list(list(dict.fromkeys(personal)))}")
    if entry.accounts:
        pairs = ", ".join(f"{channel} = {_quoted(handle)}" for channel, handle in entry.accounts.items())
        lines.append(f"accounts = {{ {pairs} }}")
    return lines


def _own_domains(entries: list[Entry]) -> list[str]:
    """Domains of at least a tenth of the people who have an address at work, the most common first."""
    count = Counter(
        domain
        for entry in entries
        for domain in {address.partition("@")[2] for address in entry.addresses}
        if not is_freemail(domain)
    )
    return [domain for domain, times in count.most_common(20) if times * 10 >= sum(count.values())]


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0; JSON writes the same but for DEL."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: list[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
