import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.thread import own_end, signature_start

OWN = "Please pay today.\nThanks\nTaro"


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, 2 Mar 2026 at 9:10, Hana Mori <hana@supplier.example> wrote:\n> Hello\n> there",
        "On Mon, 2 Mar 2026 at 9:10, Hana Mori\n<hana@supplier.example> wrote:\n\nHello",
        "Hana Mori <hana@supplier.example> wrote:\n\nHello",
        "-----Original Message-----\nFrom: Hana\nHello",
        "---------- Forwarded message ---------\nFrom: Hana\nHello",
        "________________________________\nFrom: Hana Mori <hana@supplier.example>\nSent: Monday\nTo: Taro\nSubject: x\n\nHello",
        "From: Hana Mori\nDate: Monday\nTo: Taro\nSubject: x\n\nHello",
        "差出人: 森 花 <hana@supplier.example>\n送信日時: 2026年3月2日 9:10\n宛先: 太郎\n件名: x\n\nこんにちは",
        "2026年3月2日(月) 9:10 森 花 <hana@supplier.example>:\n\n> こんにちは",
        "2026年3月2日(月) 9:10 森 花\n<hana@supplier.example>:\n\n> こんにちは",
        "2026/03/02 9:10、森 花 <hana@supplier.example>のメール:\n\nこんにちは",
        "-----元のメッセージ-----\n差出人: 森",
        "Am 02.03.26 um 09:10 schrieb Hana Mori:\n> Hallo",
        "发件人: 花\n发送时间: 2026年3月2日\n收件人: 太郎\n主题: x",
        "> Hello\n> there\n> again",
        "> Hello",
    ],
)
def test_the_quoted_thread_begins_where_it_begins(quoted: str) -> None:
    assert own_end(f"{OWN}\n\n{quoted}\n") == len(OWN)
    assert own_end(quoted) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Please pay today.",
        "I wrote: nothing of importance, and then went home.",
        "From: here to there is a long way.\nGo on.",
        "The price is > 100.\n> 5 is a number\nand here I go on\nwith my own words",
        "差出人: の欄を見てください",
        "-- \nTaro",
    ],
)
def test_nothing_is_quoted(text: str) -> None:
    assert own_end(text) == len(text)


def test_answers_between_quoted_lines_are_kept() -> None:
    text = "> one?\nYes.\n> two?\nNo, and more words\nof mine"
    assert own_end(text) == len(text)


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        ("Hello\n", "-- \nTaro Yamada\nKaiyo Exchange\n"),
        (
            "お世話になっております。\n海洋です。\n\n",
            "-----------------------\n山田 太郎\n海洋取引所\n-----------------------\n",
        ),
        ("お世話になっております。\n\n", "━━━━━━━━━━━━━━━━\n山田 太郎\n海洋取引所\n━━━━━━━━━━━━━━━━"),
        ("お世話になっております。\n\n", "＿＿＿＿＿＿＿＿＿＿\n山田 太郎"),
        ("お世話になっております。\n\n", "========\n山田 太郎"),
        ("お世話になっております。\n\n", "*-*-*-*-*-*-*\n山田 太郎"),
        ("ご確認ください。\n以上、よろしくお願いいたします。\n\n", "山田 太郎\n"),
        ("Pay today.\n\nBest regards,\n", "Taro Yamada\nCEO\n"),
        ("Pay today.\n\nThanks,\n", "Taro\n"),
        ("Pay today.\n", "Sent from my iPhone"),
    ],
)
def test_the_signature_begins_where_it_begins(body: str, signature: str) -> None:
    text = body + signature
    assert signature_start(text, len(text)) == len(body)


@pytest.mark.parametrize("text", ["", "Hello", "Hello\nthere", "-----\nonly a line above", "Best regards,"])
def test_no_signature(text: str) -> None:
    assert signature_start(text, len(text)) == -1


@pytest.mark.parametrize(
    "piece",
    [
        "> a\n",
        "wrote\n",
        "wrote:\n",
        "From: a\n",
        "---",
        "-:",
        "::",
        "><a@a.example>:\n",
        "2026/1/1 1:1 ",
        " \n",
        "schrieb ",
        "よろしく",
        "From: a\nTo: b\n",
    ],
)
def test_linear_time(piece: str) -> None:
    text = "a\n" + piece * (500_000 // len(piece)) + "!"
    start = time.process_time()
    signature_start(text, own_end(text))
    assert time.process_time() - start < 1


def test_a_ruled_line_of_hundreds_of_colons() -> None:
    # Found by the fuzzer: an expression with a choice that could match in two ways took for ever.
    text = "Hello\n-" + ":" * 300 + "-b1\nTaro\n"
    assert signature_start(text, len(text)) == -1


@given(st.text(alphabet="On wrote:\n>-_━よろしく From:To 差出人", max_size=200))
def test_within_the_text(text: str) -> None:
    end = own_end(text)
    assert 0 <= end <= len(text)
    assert -1 <= signature_start(text, end) <= end
