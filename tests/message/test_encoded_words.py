import base64

import pytest

from noroshi.message.encoded_words import decode_base64, decode_header


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain words", "plain words"),
        (b"folded\r\n here\r\n\tand here", "folded here and here"),
        (b"=?utf-8?B?5bGx55Sw?=", "山田"),
        (b"=?UTF-8?q?Caf=C3=A9_au_lait?= today", "Café au lait today"),
        (b"=?utf-8?Q?one?= =?utf-8?Q?two?=", "onetwo"),
        (b"=?utf-8?Q?one?=\r\n =?utf-8?Q?two?=", "onetwo"),
        (b"=?utf-8?Q?one?= and =?utf-8?Q?two?=", "one and two"),
        (b"=?utf-8*ja?B?5bGx55Sw?=", "山田"),
        (b"x=?utf-8?Q?y?=z", "xyz"),
        (b'"=?utf-8?B?5bGx55Sw?="', '"山田"'),
        (b"=?utf-8?Q?blank within?=", "blank within"),
        (b"=?utf-8?Q?no end", "=?utf-8?Q?no end"),
        (b"=?utf-8?Q?a=0D=0ABcc: x?=", "a Bcc: x"),
        (b"=?nonsense?B?5bGx55Sw?=", "山田"),
        (b"=?iso-8859-1?Q?raw_\xc3\xb6?=", "raw ö"),
        (b"raw \xe5\xb1\xb1\xe7\x94\xb0", "raw 山田"),
    ],
)
def test_reads_what_mail_programs_read(raw: bytes, text: str) -> None:
    assert decode_header(raw) == text


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "euc-jp", "gb18030", "euc-kr", "big5"])
@pytest.mark.parametrize("encoding", ["B", "Q"])
def test_joins_words_that_are_split_inside_a_character(charset: str, encoding: str) -> None:
    text = {"euc-kr": "안녕하세요", "big5": "請付款", "gb18030": "请付款"}.get(charset, "山田太郎")
    data = text.encode(charset)
    for cut in range(1, len(data)):
        words = []
        for piece in (data[:cut], data[cut:]):
            payload = base64.b64encode(piece) if encoding == "B" else b"".join(b"=%02X" % byte for byte in piece)
            words.append(b"=?%s?%s?%s?=" % (charset.encode(), encoding.encode(), payload))
        assert decode_header(b"\r\n ".join(words)) == text, cut


def test_joins_base64_that_is_cut_anywhere() -> None:
    payload = base64.b64encode("山田太郎です".encode())
    assert decode_header(b"=?utf-8?B?%s?= =?utf-8?B?%s?=" % (payload[:7], payload[7:])) == "山田太郎です"


def test_words_of_different_charsets_stand_apart() -> None:
    first = b"=?utf-8?B?%s?=" % base64.b64encode("山".encode())
    second = b"=?iso-2022-jp?B?%s?=" % base64.b64encode("田".encode("iso2022_jp"))
    assert decode_header(first + b" " + second) == "山田"


def test_iso_2022_jp_words_each_with_their_own_escapes() -> None:
    words = [b"=?ISO-2022-JP?B?%s?=" % base64.b64encode(each.encode("iso2022_jp")) for each in ("山田", "太郎")]
    assert decode_header(b"\r\n ".join(words)) == "山田太郎"


def test_raw_iso_2022_jp_and_shift_jis_in_a_header() -> None:
    assert decode_header("請求書のご確認".encode("iso2022_jp")) == "請求書のご確認"
    assert decode_header("請求書のご確認をお願いします".encode("cp932")) == "請求書のご確認をお願いします"


@pytest.mark.parametrize(
    ("data", "expected", "whole"),
    [
        (b"SGVsbG8=", b"Hello", True),
        (b"SGVs\r\nbG8=\r\n", b"Hello", True),
        (b"SGVsbG8", b"Hello", False),
        (b"SGVsbG8=SGVsbG8=", b"HelloHello", False),
        (b"SGVs*bG8=", b"Hello", False),
        (b"S", b"", False),
        (b"", b"", True),
        (b"SGVsbG8=\n_____\nA list of mail: unsubscribe here\n", b"Hello", False),
    ],
)
def test_base64_is_read_leniently(data: bytes, expected: bytes, whole: bool) -> None:
    assert decode_base64(data) == (expected, whole)
