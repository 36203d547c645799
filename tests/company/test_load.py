from pathlib import Path

import pytest

from noroshi.company.load import CompanyFileError, load_company, parse_company
from noroshi.company.model import Company, Partner, Person

WHOLE = """\
[company]
name = "海洋取引所株式会社"
names = ["Kaiyo Exchange", "海洋取引所"]
domains = ["Kaiyo-Exchange.example"]
languages = ["ja", "en"]

[mail]
authserv_ids = ["MX1.kaiyo-exchange.example"]

[[people]]
name = "山田 太郎"
reading = "ヤマダ タロウ"
romaji = "Taro Yamada"
aliases = ["Tad Yamada"]
role = "executive"
title = "代表取締役社長 CEO"
addresses = ["T.Yamada@kaiyo-exchange.example"]
personal_addresses = ["t.yamada.private@example.net"]
accounts = { telegram = "@tyamada_kaiyo", slack = "U012AB3CD" }

[[partners]]
name = "Northwind Custody"
domains = ["northwind-custody.example"]
people = [{ name = "Ann Lee", addresses = ["ann.lee@northwind-custody.example"] }]
"""

MEANT = Company(
    name="海洋取引所株式会社",
    domains=("kaiyo-exchange.example",),
    names=("Kaiyo Exchange", "海洋取引所"),
    languages=("ja", "en"),
    authserv_ids=("mx1.kaiyo-exchange.example",),
    people=(
        Person(
            name="山田 太郎",
            reading="ヤマダ タロウ",
            romaji="Taro Yamada",
            aliases=("Tad Yamada",),
            role="executive",
            title="代表取締役社長 CEO",
            addresses=("t.yamada@kaiyo-exchange.example",),
            personal_addresses=("t.yamada.private@example.net",),
            accounts={"telegram": "@tyamada_kaiyo", "slack": "U012AB3CD"},
        ),
    ),
    partners=(
        Partner(
            name="Northwind Custody",
            domains=("northwind-custody.example",),
            people=(Person(name="Ann Lee", addresses=("ann.lee@northwind-custody.example",)),),
        ),
    ),
)

HEAD = '[company]\nname = "X"\ndomains = ["x.example"]\n'


def test_a_whole_file_is_read() -> None:
    assert parse_company(WHOLE) == MEANT


def test_only_name_and_domains_are_needed() -> None:
    assert parse_company(HEAD) == Company(name="X", domains=("x.example",))


def test_byte_order_mark_and_windows_newlines_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "company.toml"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load_company(file) == MEANT


def test_a_domain_with_unicode_letters_compares_with_headers() -> None:
    assert parse_company('[company]\nname = "X"\ndomains = ["海洋.example"]\n').domains == ("xn--6xwxi.example",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + 'nmaes = ["Y"]\n', 4, ['unknown key "nmaes" in [company]', 'did you mean "names"?']),
        (HEAD + "[mial]\n", 4, ['unknown key "mial" in the file', '"mail"']),
        (HEAD + '\n[[people]]\nname = "A B"\nrole = "execuitve"\n', 7, ['"execuitve" is not a role', '"executive"']),
        (HEAD + '[[people]]\nrole = "finance"\n', 4, ["each of people needs a name"]),
        (
            HEAD + '[[people]]\nname = "A B"\n\n[[people]]\nname = "C D"\nadresses = []\n',
            9,
            ['"adresses"', '"addresses"'],
        ),
        (
            HEAD + '[[people]]\nname = "A B"\naddresses = [\n  "a@x.example", # c\n\n  "nobody"]\n',
            9,
            ['"nobody" is not a mail'],
        ),
        (HEAD + '[[people]]\nname = "A B"\naddresses = "a@x.example"\n', 6, ["addresses must be a list of strings"]),
        (HEAD + "[[people]]\nname = 3\n", 5, ["name must be a string, not a number"]),
        (HEAD + '[[people]]\nname = "A"\naccounts = { slack = 1 }\n', 6, ["accounts.slack must be a string"]),
        (HEAD + '[people]\nname = "A"\n', 4, ["people must be a list of tables: [[people]]"]),
        (HEAD + '[[partners]]\nname = "N"\npeople = [{ nmae = "A" }]\n', 6, ['unknown key "nmae"', '"name"']),
        (HEAD + '[[partners]]\nname = "N"\ndomains = ["no domain"]\n', 6, ['"no domain" is not a domain name']),
        (
            HEAD + '[[partners]]\nname = "N"\n[[partners.people]]\nname = "A"\nrol = "x"\n',
            8,
            ['unknown key "rol"', '"role"'],
        ),
        ('[company]\nname = "X"\ndomains = [\n "x.example",\n "192.0.2.1"]\n', 5, ['"192.0.2.1" is not a domain']),
        ('[company]\nname = "X"\n', 1, ["company needs domains"]),
        ('[company]\nname = ""\ndomains = ["x.example"]\n', 2, ["company needs a name"]),
        ('[company]\ndomains = ["x.example"]\n', 1, ["company needs a name"]),
        ("", 1, ["company needs a name", "company needs domains"]),
        ('[company]\nname = "X"\nlanguages = ["ja", "Japanese"]\ndomains = ["x.example"]\n', 3, ['"Japanese"']),
        ('[company]\nname = """\nX\n"""\ndomains = ["x.example"]\nfoo = 1\n', 6, ['"foo"']),
        ('company.name = "X"\ncompany.domains = ["x.example"]\ncompany.foo = 1\n', 3, ['"foo"']),
        ('company = { name = "X", domains = ["x.example"], "f o" = 1 }\n', 1, ['"f o"']),
        ('[company\nname = "X"\n', 1, ["not TOML"]),
        ('[company]\nname = "X"\nname = "Y"\n', 3, ["not TOML"]),
        ('[company]\nname = "X', 2, ["not TOML"]),
    ],
)
def test_a_fault_is_said_with_its_line(text: str, line: int, words: list[str]) -> None:
    with pytest.raises(CompanyFileError) as caught:
        parse_company(text, "c.toml")
    for word in words:
        assert word in str(caught.value)
    assert str(caught.value).startswith(f"c.toml:{line}: ")


def test_all_faults_are_told_together_in_the_order_of_the_file() -> None:
    with pytest.raises(CompanyFileError) as caught:
        parse_company('[company]\nname = 1\ndomains = ["x"]\n[[people]]\n', "c.toml")
    assert [line.split(" ")[0] for line in str(caught.value).splitlines()] == ["c.toml:2:", "c.toml:3:", "c.toml:4:"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CompanyFileError, match=r"nothing\.toml: No such file"):
        load_company(tmp_path / "nothing.toml")
    file = tmp_path / "sjis.toml"
    file.write_bytes('[company]\nname = "海洋"\n'.encode("cp932"))
    with pytest.raises(CompanyFileError, match=r"sjis\.toml:2: not UTF-8"):
        load_company(file)


def test_a_deeply_nested_file_is_an_error() -> None:
    with pytest.raises(CompanyFileError):
        parse_company("a = " + "[" * 100_000)
