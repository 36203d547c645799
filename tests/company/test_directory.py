import base64
from pathlib import Path

import pytest

from noroshi.company.directory import read_directory
from noroshi.company.entry import DirectoryError, Entry
from noroshi.company.load import parse_company
from noroshi.company.write import company_toml, guess_role


def read(tmp_path: Path, content: str | bytes) -> tuple[list[Entry], list[tuple[int, str]]]:
    file = tmp_path / "directory"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_directory(file)
    return found.entries, found.unread


CSV = """\
氏名,フリガナ,ローマ字,役職,部署,メールアドレス,備考
山田 太郎,ヤマダ タロウ,Taro Yamada,代表取締役社長,経営,T.Yamada@kaiyo.example,
佐藤 花子,ｻﾄｳ ﾊﾅｺ,,主任,経理部,"h.sato@kaiyo.example; hana@gmail.com",x
,,,,,nobody@kaiyo.example,
鈴木 一,スズキ ハジメ,,,,broken@@x,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_japanese_csv(tmp_path: Path, encoding: str) -> None:
    entries, unread = read(tmp_path, CSV.replace("\n", "\r\n").encode(encoding))
    assert [entry.name for entry in entries] == ["山田 太郎", "佐藤 花子", "鈴木 一"]
    assert (entries[0].reading, entries[0].romaji, entries[0].title) == (
        "ヤマダ タロウ",
        "Taro Yamada",
        "代表取締役社長",
    )
    assert entries[0].addresses == ["t.yamada@kaiyo.example"]
    assert (entries[1].reading, entries[1].department) == ("サトウ ハナコ", "経理部")
    assert entries[1].addresses == ["h.sato@kaiyo.example", "hana@gmail.com"]
    assert unread == [
        (1, 'column "備考" is not used'),
        (4, "no name"),
        (5, '"broken@@x" is not a mail address'),
    ]


def test_english_csv_with_parts_of_names(tmp_path: Path) -> None:
    entries, unread = read(
        tmp_path,
        "First Name;Last Name;E-mail Address;Job Title;Phonetic Last Name;Phonetic First Name;GitHub\n"
        'Ann;Lee;ann@kaiyo.example;"Treasurer;\nJapan";;;annlee\n太郎;山田;t@kaiyo.example;CEO;ヤマダ;タロウ;\n',
    )
    assert unread == []
    assert [(entry.name, entry.reading, entry.line) for entry in entries] == [
        ("Ann Lee", "", 2),
        ("山田 太郎", "ヤマダ タロウ", 4),
    ]
    assert entries[0].accounts == {"github": "annlee"}


def test_a_csv_without_a_heading_for_names_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="heading for a name"):
        read(tmp_path, "a,b\n1,2\n")
    with pytest.raises(DirectoryError, match="holds nothing"):
        read(tmp_path, "")
    with pytest.raises(DirectoryError, match="No such file"):
        read_directory(tmp_path / "none")


def quoted_printable(text: str, charset: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(charset))


def test_vcard_2_1_in_quoted_printable(tmp_path: Path) -> None:
    name = quoted_printable("山田", "cp932") + ";" + quoted_printable("太郎", "cp932")
    phonetic = quoted_printable("ヤマダ", "utf-8")
    entries, unread = read(
        tmp_path,
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        f"N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{name}\r\n"
        f"X-PHONETIC-LAST-NAME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{phonetic[:9]}=\r\n{phonetic[9:]}\r\n"
        "X-PHONETIC-FIRST-NAME:タロウ\r\nTITLE:CFO\r\nEMAIL;INTERNET;HOME:home@x.example\r\n"
        "EMAIL;INTERNET;WORK:t@kaiyo.example\r\nEND:VCARD\r\n",
    )
    assert unread == []
    (entry,) = entries
    assert (entry.name, entry.reading, entry.title) == ("山田 太郎", "ヤマダ タロウ", "CFO")
    assert (entry.addresses, entry.personal_addresses) == (["t@kaiyo.example"], ["home@x.example"])


def test_vcard_3_and_4(tmp_path: Path) -> None:
    entries, unread = read(
        tmp_path,
        "BEGIN:VCARD\nVERSION:3.0\nFN:山田太郎\nN:山田;太郎;;;\nSORT-STRING:ヤマダ タロウ\nORG:Kaiyo\\, Inc.;Wallet Team\n"
        "item1.EMAIL;type=INTERNET;type=WORK:t@kai\n yo.example\nEND:VCARD\n"
        'BEGIN:VCARD\nVERSION:4.0\nN;SORT-AS="サトウ,ハナコ":佐藤;花子;;;\nFN;LANGUAGE=en:Hanako Sato\n'
        "NICKNAME:Hana\nEMAIL;TYPE=work:mailto:h@kaiyo.example\nbroken line\nEND:VCARD\nBEGIN:VCARD\nFN:Cut Off\n",
    )
    first, second = entries
    assert (first.name, first.reading, first.organisation, first.department) == (
        "山田 太郎",
        "ヤマダ タロウ",
        "Kaiyo, Inc.",
        "Wallet Team",
    )
    assert first.addresses == ["t@kaiyo.example"]
    assert (second.name, second.reading, second.romaji) == ("佐藤 花子", "サトウ ハナコ", "Hanako Sato")
    assert (second.aliases, second.addresses) == (["Hana"], ["h@kaiyo.example"])
    assert unread == [(16, "not a vCard line"), (18, "a card without END:VCARD")]


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_ldif(tmp_path: Path) -> None:
    entries, unread = read(
        tmp_path,
        "version: 1\n# a comment\n # that goes on\n\ndn: ou=People,dc=kaiyo\nobjectClass: organizationalUnit\nou: People\n\n"
        "dn: uid=taro,dc=kaiyo\nobjectClass: inetOrgPerson\ncn: Taro Yamada\nsn: Yamada\ngivenName: Taro\n"
        f"sn;lang-ja:: {b64('山田')}\ngivenName;lang-ja:: {b64('太郎')}\n"
        f"sn;lang-ja;phonetic:: {b64('ヤマダ')}\ngivenName;phonetic;lang-ja:: {b64('タロウ')}\n"
        f"title:: {b64('取締役')}\nmail: taro@kai\n yo.example\njpegPhoto:: !!!\n\nnonsense\n",
    )
    (entry,) = entries
    assert (entry.name, entry.reading, entry.romaji, entry.title) == (
        "山田 太郎",
        "ヤマダ タロウ",
        "Taro Yamada",
        "取締役",
    )
    assert entry.addresses == ["taro@kaiyo.example"]
    assert (23, "not an LDIF line") in unread


@pytest.mark.parametrize(
    ("title", "department", "role"),
    [
        ("代表取締役社長", "", "executive"),
        ("CFO", "経理部", "executive"),
        ("Chief Technology Officer", "", "executive"),
        ("常務執行役員", "", "executive"),
        ("経理課長", "", "finance"),
        ("", "財務部", "finance"),
        ("Accounts Payable Clerk", "", "finance"),
        ("カストディ担当", "", "key-holder"),
        ("Wallet Operations", "", "key-holder"),
        ("SRE", "", "engineer"),
        ("Software Engineer", "", "engineer"),
        ("部長", "営業部", "employee"),
        ("", "", "employee"),
    ],
)
def test_roles_are_guessed_from_titles(title: str, department: str, role: str) -> None:
    assert guess_role(title, department) == role


def test_what_is_written_is_read_again() -> None:
    odd = 'A "quoted" \\ name\x7f\x01'
    entries = [
        Entry(2, name="山田 太郎", reading="ヤマダ タロウ", title=odd, addresses=["t@kaiyo.example", "t@gmail.com"]),
        Entry(3, name=odd, aliases=[odd], accounts={"slack": odd}, addresses=["o@kaiyo.example"]),
    ]
    company = parse_company(company_toml(entries, odd))
    assert company.name == odd
    assert company.domains == ("kaiyo.example",)
    assert company.people[0].personal_addresses == ("t@gmail.com",)
    assert company.people[1].accounts == {"slack": odd}
