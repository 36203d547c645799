import base64
import hashlib
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.model import Message
from noroshi.message.read import read_message

HEAD = (
    "From: 山田 太郎 <t.yamada@kaiyo.example>\r\nTo: sato@kaiyo.example\r\nSubject: 請求書\r\n"
    "Date: Mon, 2 Mar 2026 09:10:00 +0900\r\nMessage-ID: <1@kaiyo.example>\r\n"
).encode()


def kinds(message: Message) -> set[str]:
    return {defect.kind for defect in message.defects}


def body(raw: bytes) -> str:
    return read_message(HEAD + raw).body.text


def multipart(kind: bytes, *parts: bytes) -> bytes:
    return (
        b"Content-Type: multipart/" + kind + b"; boundary=b\r\n\r\n"
        + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
        + b"--b--\r\n"
    )  # fmt: skip


HTML = b"Content-Type: text/html\r\n\r\n<p>rich <a href='https://a.example/'>words</a></p>"
PLAIN = b"Content-Type: text/plain\r\n\r\nplain words"
FILE = b"Content-Type: application/x; name=a.bin\r\nContent-Disposition: attachment\r\n\r\nx"


def test_the_facts_of_a_plain_mail() -> None:
    raw = HEAD + b"In-Reply-To: <0@x.example>\r\nReferences: <a@x.example>\r\n <0@x.example>\r\n\r\nHello\r\n"
    message = read_message(raw)
    assert message.id == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert message.size == len(raw)
    assert message.subject == "請求書"
    assert [(each.display, each.address) for each in message.from_] == [("山田 太郎", "t.yamada@kaiyo.example")]
    assert message.date == datetime(2026, 3, 2, 9, 10, tzinfo=timezone(timedelta(hours=9)))
    assert message.message_id == "1@kaiyo.example"
    assert message.in_reply_to == ("0@x.example",)
    assert message.references == ("a@x.example", "0@x.example")
    assert message.body.text == "Hello\n"
    assert message.defects == ()


def test_several_from_fields_are_all_kept_and_noted() -> None:
    message = read_message(b"From: a@a.example\r\nFrom: b@b.example\r\nSubject: x\r\nSubject: y\r\n\r\n")
    assert [each.address for each in message.from_] == ["a@a.example", "b@b.example"]
    assert {"several-from", "several-subjects"} <= kinds(message)
    assert message.text_of("from[1].address") == "b@b.example"


def test_other_address_fields() -> None:
    message = read_message(
        b"Sender: s@a.example\r\nReply-To: r@a.example\r\nReturn-Path: <p@a.example>\r\nCc: c@a.example\r\n\r\n"
    )
    assert message.text_of("sender.address") == "s@a.example"
    assert message.text_of("reply_to.address") == "r@a.example"
    assert message.text_of("return_path.address") == "p@a.example"
    assert message.text_of("cc.address") == "c@a.example"
    assert "no-from" in kinds(message)


@pytest.mark.parametrize("order", [(PLAIN, HTML), (HTML, PLAIN)])
def test_of_alternatives_the_html_is_shown(order: tuple[bytes, bytes]) -> None:
    message = read_message(HEAD + multipart(b"alternative", *order))
    assert message.body.html
    assert "rich words" in message.body.text
    assert message.body.plain == "plain words"
    [link] = message.links
    assert message.body.text[link.start : link.end] == "words"


def test_of_two_html_alternatives_the_last_is_shown_and_the_other_hidden() -> None:
    other = b"Content-Type: text/html\r\n\r\n<p>other</p>"
    message = read_message(HEAD + multipart(b"alternative", other, HTML))
    assert "rich" in message.body.text
    assert "other" not in message.body.text
    assert "other" in message.body.hidden
    assert "second-html" in kinds(message)


def test_mixed_texts_stand_one_after_the_other_with_links_in_place() -> None:
    message = read_message(HEAD + multipart(b"mixed", PLAIN, HTML, b"\r\nfooter https://b.example/x", FILE))
    assert message.body.text.startswith("plain words\n\n")
    assert "footer" in message.body.text
    assert [message.body.text[link.start : link.end] for link in message.links] == ["words", "https://b.example/x"]
    assert [each.name for each in message.attachments] == ["a.bin"]


def test_related_parts_are_inline() -> None:
    image = b"Content-Type: image/png\r\nContent-ID: <i>\r\n\r\nx"
    message = read_message(HEAD + multipart(b"related", HTML, image))
    assert message.body.html
    assert message.attachments[0].inline


def test_a_picture_that_the_html_holds_is_a_file() -> None:
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode()
    page = f'<img src="data:image/png;base64,{picture}"><img src="data:text/html,x"><img src="https://a.example/x.png">'
    message = read_message(HEAD + b"Content-Type: text/html\r\n\r\n" + page.encode())
    assert [(each.kind, each.declared, each.inline) for each in message.attachments] == [("png", "image/png", True)]


def test_a_text_that_is_an_attachment_is_not_shown() -> None:
    message = read_message(HEAD + multipart(b"mixed", PLAIN, b"Content-Type: text/plain; name=n.txt\r\n\r\nnotes"))
    assert message.body.text == "plain words"
    assert message.attachments[0].name == "n.txt"


def test_a_message_within() -> None:
    inner = HEAD + multipart(b"mixed", HTML, FILE).replace(b"=b\r", b"=c\r").replace(b"--b", b"--c")
    message = read_message(HEAD + multipart(b"mixed", PLAIN, b"Content-Type: message/rfc822\r\n\r\n" + inner))
    assert message.body.text == "plain words"
    assert [(each.name, each.kind) for each in message.attachments] == [
        ("請求書", "message"),
        ("a.bin", message.attachments[1].kind),
    ]
    assert "rich words" in message.attachments[0].text
    assert "t.yamada@kaiyo.example" in message.attachments[0].text
    assert [link.href for link in message.attachments[0].links] == ["https://a.example/"]


def test_a_message_within_is_the_body_where_there_is_no_other() -> None:
    message = read_message(HEAD + b"Content-Type: message/rfc822\r\n\r\n" + HEAD + b"\r\ninner words")
    assert message.body.text == "inner words"
    assert message.attachments[0].kind == "message"


def test_a_message_within_in_base64() -> None:
    inner = base64.encodebytes(HEAD + b"\r\ninner words")
    message = read_message(HEAD + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inner)
    assert message.body.text == "inner words"
    assert "encoded-multipart" in kinds(message)


def test_a_digest_holds_messages() -> None:
    message = read_message(HEAD + multipart(b"digest", b"\r\n" + HEAD + b"\r\none", b"\r\n" + HEAD + b"\r\ntwo"))
    assert [each.kind for each in message.attachments] == ["message", "message"]


def test_encrypted_mail_is_noticed() -> None:
    pgp = multipart(
        b"encrypted",
        b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
        b"Content-Type: application/octet-stream\r\n\r\nx",
    )
    smime = b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nx"
    for raw in (pgp, smime):
        last = read_message(HEAD + raw).attachments[-1]
        assert (last.encrypted, last.unread) == (True, "encrypted")
    assert "encrypted-text" in kinds(read_message(HEAD + b"\r\n-----BEGIN PGP MESSAGE-----\r\nx"))


def test_tnef_is_noticed() -> None:
    raw = b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22rest"
    assert read_message(HEAD + raw).attachments[0].unread


def test_uuencode_is_taken_out_of_the_text() -> None:
    message = read_message(HEAD + b"\r\nBefore\r\nbegin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\nAfter\r\n")
    assert message.body.text == "Before\nAfter\n"
    assert [(each.name, each.size) for each in message.attachments] == [("a.txt", 5)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Content-Transfer-Encoding: quoted-printable\r\n\r\na=3Db=\r\nc", "a=bc"),
        (b"Content-Transfer-Encoding: BASE64 \r\n\r\nSGVsbG8", "Hello"),
        (b"Content-Transfer-Encoding: nonsense\r\n\r\nHello", "Hello"),
        (b"Content-Type: nonsense\r\n\r\nHello", "Hello"),
        (b"Content-Type: multipart/mixed\r\n\r\nHello", "Hello"),
        (b"Content-Type: multipart/mixed; boundary=x\r\n\r\nHello", "Hello"),
        (b"Content-Type: multipart/mixed\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nHello\r\n--y--", "Hello"),
        (b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nHello", "Hello"),
        (b"Content-Type: multipart/mixed; boundary=y\r\n\r\nContent-Type: text/plain\r\n\r\nHello", "Hello"),
        (b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nHello", "Hello"),
        (b"Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n-- \r\nTaro", "one two\n-- \nTaro"),
        (b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + "山田①".encode("cp932"), "山田①"),
        (b"\r\n" + "山田です。".encode("iso2022_jp"), "山田です。"),
        (b"\r\na\0b", "ab"),
        (b"\r\na\rb\nc\r\nd", "a\nb\nc\nd"),
    ],
)
def test_broken_parts_are_read(raw: bytes, text: str) -> None:
    assert body(raw) == text


def test_a_boundary_that_begins_as_another_does() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=bb\r\n\r\n--bb\r\n\r\none\r\n--bb--\r\n"
    message = read_message(HEAD + multipart(b"mixed", inner, b"\r\ntwo"))
    assert message.body.text.split() == ["one", "two"]


def test_html_says_its_charset_itself() -> None:
    page = b"<meta charset=shift_jis><p>" + "髙橋".encode("cp932")
    assert "髙橋" in body(b"Content-Type: text/html\r\n\r\n" + page)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "no-header"),
        (b"\n\n\n", "no-header"),
        (b"just words\nand more", "no-header"),
        (b"\xef\xbb\xbfFrom: a@a.example\n\nx", "byte-order-mark"),
        (("\ufeffFrom: a@a.example\n\nx").encode("utf-16"), "byte-order-mark"),
        (b"From: a@a.example\rSubject: x\r\rbody", "bare-cr"),
        (b"From a Mon Mar  2 09:10:00 2026\nFrom: a@a.example\n\nx", "mbox-line"),
        (b"From: a@a.example\nDate: soon\n\nx", "bad-date"),
    ],
)
def test_broken_messages_give_a_message_with_a_defect(raw: bytes, kind: str) -> None:
    message = read_message(raw)
    assert kind in kinds(message)
    if kind != "no-header":
        assert message.from_[0].address == "a@a.example"


def test_only_carriage_returns() -> None:
    message = read_message(b"From: a@a.example\rSubject: x\r\rbody\rmore")
    assert (message.subject, message.body.text) == ("x", "body\nmore")


def check(message: Message) -> None:
    """Every part has a name that resolves, and every span lies within the text."""
    text = message.body.text
    assert 0 <= message.body.own_end <= len(text)
    assert -1 <= message.body.signature <= message.body.own_end
    for part in ("body", "subject", "hidden"):
        assert isinstance(message.text_of(part), str)
    for index, header in enumerate(message.headers):
        assert message.text_of(f"header[{index}]") == header.value
    for index, link in enumerate(message.links):
        assert -1 <= link.start <= link.end <= len(text)
        assert message.text_of(f"link[{index}].href") == link.href
        assert message.text_of(f"link[{index}].text") == link.text
    for index, attachment in enumerate(message.attachments):
        assert message.text_of(f"attachment[{index}].name") == attachment.name
        assert message.text_of(f"attachment[{index}].text") == attachment.text
        for number, member in enumerate(attachment.members):
            assert message.text_of(f"attachment[{index}].member[{number}].name") == member.name
    for kind in ("from", "reply_to", "sender", "return_path", "to", "cc"):
        for index, address in enumerate(getattr(message, "from_" if kind == "from" else kind)):
            assert message.text_of(f"{kind}[{index}].address") == address.address
            assert message.text_of(f"{kind}[{index}].display_name") == address.display
    msgspec.json.encode(message)  # half a surrogate pair anywhere would raise


@given(st.binary(max_size=600))
def test_any_bytes_are_a_message(raw: bytes) -> None:
    check(read_message(raw))


def test_what_is_read_can_be_written_out() -> None:
    raw = b"Subject: =?utf-7?q?+2AA-x?=\nFrom: =?utf-7?q?+2AA-?= <a@a.example>\nContent-Type: text/plain; charset=utf-7\n\n+2AA-x"
    check(read_message(raw))


SEEDS = [
    HEAD + multipart(b"alternative", PLAIN, HTML),
    HEAD + multipart(b"mixed", PLAIN, FILE, b"Content-Type: message/rfc822\r\n\r\n" + HEAD + HTML),
    HEAD + b"\r\nText\r\nbegin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\n",
    HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + "山田です".encode("iso2022_jp"),
    HEAD
    + b"Received: from a (b [192.0.2.1]) by c; x\r\nAuthentication-Results: c; spf=pass (x) smtp.mailfrom=a\r\n\r\nx",
]


@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=8)), max_size=8)
)
def test_mutated_mail_is_a_message(raw: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    for place, cut, new in changes:
        at = int(place * len(raw))
        raw = raw[:at] + new + raw[at + cut :]
    check(read_message(raw))


@given(st.lists(st.sampled_from([b"X-A", b"x-b", b"Received", b"Subject"]), max_size=30))
def test_order_and_duplicates_of_fields_are_kept(names: list[bytes]) -> None:
    raw = b"".join(b"%s: %d\r\n" % (name, number) for number, name in enumerate(names)) + b"\r\nbody"
    found = [(header.name, header.value) for header in read_message(raw).headers]
    assert found == [(name.decode().lower(), str(number)) for number, name in enumerate(names)]
