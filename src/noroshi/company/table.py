"""A directory as a table: CSV with headings in Japanese or English."""

import csv
import io
import re
import unicodedata

from noroshi.company.entry import ENTRIES, Directory, DirectoryError, Entry, full_name

_HEADINGS = {
    "name": "氏名 名前 姓名 社員名 氏名(漢字) 漢字氏名 表示名 name fullname displayname cn employeename",
    "family": "姓 苗字 名字 姓(漢字) 漢字姓 lastname familyname surname sn family",
    "given": "名 名(漢字) 漢字名 firstname givenname given",
    "reading": "ふりがな フリガナ よみ 読み よみがな ヨミガナ 読み仮名 カナ かな 氏名カナ 氏名かな カナ氏名 氏名(カナ) 氏名(かな) 氏名(フリガナ) 氏名(ふりがな)"
    " 名前(カナ) 社員名カナ reading kana phonetic yomi furigana namereading phoneticname",
    "family_reading": "姓カナ 姓かな セイ せい 姓(カナ) 姓(かな) 姓(フリガナ) 姓(ふりがな) 姓フリガナ 姓ふりがな 姓よみ カナ姓 familyyomi familynameyomi"
    " phoneticlastname lastnamephonetic yomilastname familynamekana lastnamekana familykana lastnamereading familynamereading surnamereading",
    "given_reading": "名カナ 名かな メイ めい 名(カナ) 名(かな) 名(フリガナ) 名(ふりがな) 名フリガナ 名ふりがな 名よみ カナ名 givenyomi givennameyomi"
    " phoneticfirstname firstnamephonetic yomifirstname givennamekana firstnamekana givenkana firstnamereading givennamereading",
    "romaji": "ローマ字 ローマ字氏名 氏名ローマ字 氏名(ローマ字) 氏名(英字) 氏名(英語) 英語名 英字氏名 英文氏名 英語表記 romaji englishname latinname romanname nameenglish name(english) nameen",
    "aliases": "別名 通称 旧姓 ニックネーム あだ名 alias aliases nickname nicknames",
    "title": "役職 役職名 職位 肩書 肩書き 職名 職種 title jobtitle position role organizationtitle organization1title",
    "department": "部署 部署名 所属 所属部署 部門 department dept division team organizationdepartment organization1department",
    "organisation": "会社 会社名 社名 組織名 company companyname organization organisation organizationname organization1name",
    "addresses": "メール メールアドレス eメール eメールアドレス 電子メール 電子メールアドレス 会社メール 会社メールアドレス 業務用メール email emailaddress mail mailaddress"
    " workemail businessemail email1value email2value email3value email2address email3address primaryemail",
    "personal_addresses": "個人メール 個人メールアドレス 私用メール 私用メールアドレス 携帯メール 携帯メールアドレス 自宅メール personalemail privateemail homeemail"
    " personalemailaddress privateemailaddress",
    "telegram": "telegram テレグラム",
    "slack": "slack slackid スラック",
    "linkedin": "linkedin",
    "github": "github",
    "line": "line lineid",
}
_CHANNELS = ("telegram", "slack", "linkedin", "github", "line")
_FIELD_OF = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split()}


def _field_of(heading: str) -> str:
    folded = unicodedata.normalize("NFKC", heading).casefold()
    plain = re.sub(r"[\s_\-./:*]+", "", folded)
    plain = _CASEFOLDED.get(plain, plain)
    return _FIELD_OF.get(plain, "")


_CASEFOLDED = {unicodedata.normalize("NFKC", heading).casefold(): heading for heading in _FIELD_OF}


def read_csv(text: str) -> Directory:
    """Comma, semicolon or tab separated values whose first row says what they are, in Japanese or English."""
    found = Directory([], [])
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
    fields: list[str] = []
    start = 1
    try:
        for row in rows:
            line, start = start, rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not fields:
                fields = [_field_of(cell) for cell in row]
                if not {"name", "family", "romaji"} & set(fields):
                    known = "氏名, 姓, 名, フリガナ, ローマ字, 役職, メールアドレス; name, family name, given name, reading, title, email"
                    raise DirectoryError(f"the first row has no heading for a name (known headings: {known}, …)")
                found.unread += [
                    (line, f'column "{cell}" is not used') for cell, field in zip(row, fields, strict=True) if not field
                ]
                continue
            if len(row) > len(fields):
                found.unread.append((line, f"{len(row)} cells, but {len(fields)} headings"))
            found.entries.append(_from_row(line, fields, row))
            if len(found.entries) >= ENTRIES:
                found.unread.append((start, f"more than {ENTRIES} entries; the rest was left"))
                break
    except csv.Error as error:
        found.unread.append((start, str(error)))
    if not fields:
        raise DirectoryError("holds nothing")
    return found


def _from_row(line: int, fields: list[str], row: list[str]) -> Entry:
    cells: dict[str, list[str]] = {}
    for field, cell in zip(fields, row, strict=False):
        if field and cell.strip():
            cells.setdefault(field, []).append(cell.strip())
    one = {field: values[0] for field, values in cells.items()}
    return Entry(
        line=line,
        name=full_name(one.get("family", ""), one.get("given", "")) or one.get("name", ""),
        reading=f"{one.get('family_reading', '')} {one.get('given_reading', '')}".strip() or one.get("reading", ""),
        romaji=one.get("romaji", ""),
        aliases=[alias for cell in cells.get("aliases", []) for alias in re.split(r"\s*[;,、/]\s*", cell) if alias],
        title=one.get("title", ""),
        department=one.get("department", ""),
        organisation=one.get("organisation", ""),
        addresses=[a for cell in cells.get("addresses", []) for a in re.split(r"[\s;,、]+", cell) if a],
        personal_addresses=[
            a for cell in cells.get("personal_addresses", []) for a in re.split(r"[\s;,、]+", cell) if a
        ],
        accounts={channel: one[channel] for channel in _CHANNELS if channel in one},
    )
