"""The hold-out as raw mails."""

import tomllib
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from tests import files
from tests.mail import JST, Attachment, address_of, mail

HERE = Path(__file__).parent
COMPANY = HERE.parent.parent / "examples" / "kaiyo" / "company.toml"
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
    """One message of the hold-out."""

    id: str
    category: str
    subject: str
    to: str
    from_: str = msgspec.field(name="from")
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
    def part(self) -> str:
        """`dev` or `final`."""
        return "dev" if zlib.crc32(self.id.encode()) % 100 < 40 else "final"

    @property
    def date(self) -> datetime:
        """A working hour within two weeks, by the hash of the id."""
        number = zlib.crc32(self.id[::-1].encode())
        day = (number % 10) // 5 * 7 + number % 5
        return FIRST_DAY + timedelta(days=day, minutes=(number >> 8) % 660)

    def raw(self) -> bytes:
        """The message as the company's mail server handed it over."""
        return mail(
            from_=self.from_,
            to=PEOPLE[self.to],
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
        )


def load() -> list[Scene]:
    """All messages of the hold-out, by date."""
    scenes = [
        msgspec.convert(entry, Scene)
        for path in sorted(HERE.glob("*.toml"))
        for entry in tomllib.loads(path.read_text("utf-8"))["mail"]
    ]
    return sorted(scenes, key=lambda scene: (scene.date, scene.id))


def past() -> Iterator[bytes]:
    """Earlier mail of those who are known, and what our people wrote to them: what `noroshi learn` gets."""
    for scene in load():
        if not scene.known:
            continue
        known_by = PEOPLE[scene.to]
        for number, (subject, body) in enumerate(EARLIER[scene.language]):
            when = scene.date - timedelta(days=21 + 17 * number, minutes=number * 13)
            yield mail(
                from_=scene.from_,
                to=known_by,
                subject=subject,
                body=body,
                auth=scene.auth,
                envelope_from=scene.envelope,
                charset=scene.charset,
                headers=[field for field in scene.headers if field[0].startswith("List-")],
                date=when,
            )
        if scene.auth in {"pass", "spf", "softfail", "none"} and not scene.headers and "no-reply" not in scene.from_:
            subject, body = ANSWER[scene.language]
            yield mail(
                from_=known_by if "<" in known_by else f"Support <{known_by}>",
                to=address_of(scene.from_),
                subject=subject,
                body=body,
                auth="internal",
                date=scene.date - timedelta(days=20, hours=2),
            )


def _content(name: str) -> bytes:
    if name.endswith(".lnk"):
        return files.shortcut("/c rem nothing happens here")
    return files.pdf("Nothing") if name.endswith(".pdf") else b"nothing\n"


LOGIN_PAGE = (
    b"<html><body><form action='https://collector.test/p' method='post'>Password "
    b"<input type='password' name='p'><input type='submit' value='Sign in'></form></body></html>"
)
EARLIER = {
    "ja": [
        ("先日の件", "先日の件、ありがとうございました。引き続きよろしくお願いいたします。"),
        ("ご連絡", "資料を受け取りました。確認して来週ご連絡します。"),
        ("定例について", "次回の定例は予定どおり行います。議題があればお知らせください。"),
    ],
    "en": [
        ("Thanks", "Thanks for your help last week, all good on our side."),
        ("Following up", "I've got everything I need and will come back to you next week."),
        ("Next month", "Same time next month works for me. Talk soon."),
    ],
}
ANSWER = {
    "ja": ("Re: ご連絡", "ありがとうございます。承知しました。"),
    "en": ("Re: Following up", "Thank you, understood."),
}
