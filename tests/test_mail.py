"""The builder of raw mails makes what the standard library can read back."""

import email
import email.policy

import pytest

from tests.mail import address_of, mail, mbox


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis"])
def test_words_survive_every_charset(charset: str) -> None:
    raw = mail(
        from_="山田 太郎 <taro@example.net>", subject="至急:送金先の変更について", body="よろしく。", charset=charset
    )
    read = email.message_from_bytes(raw, policy=email.policy.default)
    assert read["from"].addresses[0].display_name == "山田 太郎"
    assert read["subject"] == "至急:送金先の変更について"
    assert read.get_content().strip() == "よろしく。"


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert mail(subject="a", body="b") == mail(subject="a", body="b")


def test_attachments_and_html_stand_beside_the_text() -> None:
    raw = mail(body="plain", html="<p>rich</p>", attachments=[("請求書.pdf", b"%PDF-1.4")])
    read = email.message_from_bytes(raw, policy=email.policy.default)
    assert [part.get_content_type() for part in read.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert [part.get_filename() for part in read.iter_attachments()] == ["請求書.pdf"]


def test_authentication_says_what_was_asked_for() -> None:
    assert b"dmarc=fail" in mail(auth="fail")
    assert b"Authentication-Results" not in mail(auth=None)
    assert b"Authentication-Results" not in mail(auth="internal")
    assert b"header.d=lists.example" in mail(auth="list", envelope_from="a@lists.example")


def test_quoted_names_stay_quoted() -> None:
    read = email.message_from_bytes(mail(from_="Yamada, Taro <t@example.net>"), policy=email.policy.default)
    assert read["from"].addresses[0].display_name == "Yamada, Taro"


def test_mbox_quotes_from_lines() -> None:
    assert b"\n>From here" in mbox([mail(body="Hello\nFrom here on")])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a@b.example", "a@b.example"),
        ("A <a@b.example>, C <c@d.example>", "a@b.example"),
        ('"A <a@b.example>" <c@d.example>', "c@d.example"),
        ("a@b.example (A)", "a@b.example"),
        ("Nobody <>", ""),
    ],
)
def test_the_envelope_is_the_real_address(text: str, address: str) -> None:
    assert address_of(text) == address
