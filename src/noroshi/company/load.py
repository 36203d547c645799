"""Reads `company.toml`. Whatever is wrong with it is said with its line and with the nearest thing that is right."""

import difflib
import pathlib
import re
import tomllib
from typing import Any, cast, get_args

from noroshi.company.model import Company, Partner, Person, Role
from noroshi.company.toml_lines import Path, line_of
from noroshi.text.domains import is_ip

ROLES = get_args(Role)

_TOP = ("company", "mail", "people", "partners")
_COMPANY = ("name", "names", "domains", "languages")
_MAIL = ("authserv_ids",)
_PERSON = ("name", "reading", "romaji", "aliases", "role", "title", "addresses", "personal_addresses", "accounts")
_PARTNER = ("name", "domains", "people")

_DOMAIN = re.compile(r"(?!-)[^\s@/:\\\"'<>()\[\],;.]{1,63}(?:\.[^\s@/:\\\"'<>()\[\],;.]{1,63})+\Z")
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"]+@([^\s@]+)\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


class CompanyFileError(Exception):
    """The file cannot be used. The message has one line a fault: `file:line: what is wrong`."""


def load_company(path: str | pathlib.Path) -> Company:
    """The company that the file describes. Raises `CompanyFileError`."""
    path = pathlib.Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CompanyFileError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CompanyFileError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    return parse_company(text, str(path))


def parse_company(text: str, source: str = "company.toml") -> Company:
    """As `load_company`, from the text itself; `source` is what errors call it."""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise CompanyFileError(f"{source}: nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{source}:{found[1]}" if found else f"{source}:{text.count(chr(10)) + 1}"
        raise CompanyFileError(f"{where}: not TOML: {re.sub(r' [(]at .*', '', str(error))}") from None
    reader = _Reader(source, text)
    company = reader.company(data)
    if reader.faults:
        raise CompanyFileError("\n".join(fault for _, fault in sorted(reader.faults)))
    return company


class _Reader:
    """Turns the parsed tables into types and gathers the faults."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.faults: list[tuple[int, str]] = []

    def fault(self, where: Path, what: str) -> None:
        line = line_of(self.text, where)
        self.faults.append((line, f"{self.source}:{line}: {what}"))

    def company(self, data: dict[str, Any]) -> Company:
        self.keys(data, _TOP, ())
        head = self.table(data, "company", ())
        mail = self.table(data, "mail", ())
        self.keys(head, _COMPANY, ("company",))
        self.keys(mail, _MAIL, ("mail",))
        at: Path = ("company",)
        name = self.string(head, "name", at, required=True)
        domains = self.domains(head, at, required=True)
        languages = self.strings(head, "languages", at)
        for index, language in enumerate(languages):
            if not _LANGUAGE.match(language):
                self.fault((*at, "languages", index), f'"{language}" is not a language code such as "ja" or "en"')
        return Company(
            name=name,
            domains=domains,
            names=tuple(other for other in self.strings(head, "names", at) if other != name),
            languages=languages or ("ja", "en"),
            authserv_ids=tuple(i.lower() for i in self.strings(mail, "authserv_ids", ("mail",))),
            people=tuple(self.person(*item) for item in self.tables(data, "people", ())),
            partners=tuple(self.partner(*item) for item in self.tables(data, "partners", ())),
        )

    def person(self, table: dict[str, Any], at: Path) -> Person:
        self.keys(table, _PERSON, at)
        role = self.string(table, "role", at) or "employee"
        if role not in ROLES:
            self.fault((*at, "role"), f'role "{role}" is not a role{_nearest(role, ROLES)}')
        return Person(
            name=self.string(table, "name", at, required=True),
            reading=self.string(table, "reading", at),
            romaji=self.string(table, "romaji", at),
            aliases=self.strings(table, "aliases", at),
            role=cast(Role, role),
            title=self.string(table, "title", at),
            addresses=self.addresses(table, "addresses", at),
            personal_addresses=self.addresses(table, "personal_addresses", at),
            accounts=self.accounts(table, at),
        )

    def partner(self, table: dict[str, Any], at: Path) -> Partner:
        self.keys(table, _PARTNER, at)
        return Partner(
            name=self.string(table, "name", at, required=True),
            domains=self.domains(table, at),
            people=tuple(self.person(*item) for item in self.tables(table, "people", at)),
        )

    def keys(self, table: dict[str, Any], known: tuple[str, ...], at: Path) -> None:
        where = f"[{'.'.join(str(step) for step in at if isinstance(step, str))}]" if at else "the file"
        for key in table:
            if key not in known:
                self.fault((*at, key), f'unknown key "{key}" in {where}{_nearest(key, known)}')

    def table(self, table: dict[str, Any], key: str, at: Path) -> dict[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self.fault((*at, key), f"{key} must be a table: [{key}]")
        return {}

    def tables(self, table: dict[str, Any], key: str, at: Path) -> list[tuple[dict[str, Any], Path]]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self.fault((*at, key), f"{key} must be a list of tables: [[{key}]]")
            return []
        found = []
        for index, item in enumerate(value):
            if isinstance(item, dict):
                found.append((item, (*at, key, index)))
            else:
                self.fault((*at, key, index), f"each of {key} must be a table: [[{key}]]")
        return found

    def string(self, table: dict[str, Any], key: str, at: Path, *, required: bool = False) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self.fault((*at, key), f"{key} must be a string, not {_kind(value)}")
            return "?"
        text = value.strip()
        if required and not text:
            self.fault((*at, key) if key in table else at, f"{_owner(at)} needs a {key}")
        return text

    def strings(self, table: dict[str, Any], key: str, at: Path) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self.fault((*at, key), f"{key} must be a list of strings, not {_kind(value)}")
            return ()
        for index, item in enumerate(value):
            if not isinstance(item, str):
                self.fault((*at, key, index), f"{key} must hold strings, not {_kind(item)}")
            elif not item.strip():
                self.fault((*at, key, index), f"{key} holds an empty string")
        return tuple(item.strip() for item in value if isinstance(item, str) and item.strip())

    def domains(self, table: dict[str, Any], at: Path, *, required: bool = False) -> tuple[str, ...]:
        if required and not table.get("domains"):
            self.fault(
                (*at, "domains") if "domains" in table else at, f"{_owner(at)} needs domains: its own mail domains"
            )
        found = []
        for index, domain in enumerate(self.strings(table, "domains", at)):
            if is_domain(domain):
                found.append(_ascii(domain))
            else:
                self.fault((*at, "domains", index), f'"{domain}" is not a domain name such as "company.example"')
        return tuple(found)

    def addresses(self, table: dict[str, Any], key: str, at: Path) -> tuple[str, ...]:
        found = []
        for index, address in enumerate(self.strings(table, key, at)):
            if is_address(address):
                local, _, domain = address.rpartition("@")
                found.append(f"{local.lower()}@{_ascii(domain)}")
            else:
                self.fault((*at, key, index), f'"{address}" is not a mail address such as "a.b@company.example"')
        return tuple(found)

    def accounts(self, table: dict[str, Any], at: Path) -> dict[str, str]:
        value = self.table(table, "accounts", at)
        for channel, handle in value.items():
            if not isinstance(handle, str):
                self.fault((*at, "accounts", channel), f"accounts.{channel} must be a string, not {_kind(handle)}")
        return {channel.lower(): handle for channel, handle in value.items() if isinstance(handle, str)}


def is_domain(text: str) -> bool:
    """Whether this can be the domain of a mail address: two labels at least (RFC 1035 lengths), no address literal."""
    return len(text) <= 253 and _DOMAIN.match(text) is not None and not is_ip(text)


def is_address(text: str) -> bool:
    """Whether this is a plain mail address, `local@domain`, without a name and without quoting."""
    found = _ADDRESS.match(text)
    return found is not None and is_domain(found[1])


def _ascii(domain: str) -> str:
    """Lower case, Unicode labels as A-labels, so that it compares with what stands in headers."""
    domain = domain.lower()
    if domain.isascii():
        return domain
    import idna

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return domain


def _nearest(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, 1, 0.5)
    return f'; did you mean "{near[0]}"?' if near else f" (known: {', '.join(known)})"


def _owner(at: Path) -> str:
    """Who lacks something, as a sentence begins: `company`, `each of people`."""
    names = [step for step in at if isinstance(step, str)]
    return f"each of {names[-1]}" if isinstance(at[-1], int) else names[-1]


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")
