import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.message.charset import codec_of, decode_text, guess

JAPANESE = "山田です。①㈱髙﨑のお見積もりをお送りします。ﾊﾝｶｸ"


def jis(text: str) -> bytes:
    """ISO-2022-JP as Windows writes it (CP50221): NEC's and IBM's rows, half-width kana."""
    out = b""
    for character in text:
        code = character.encode("cp932")
        if len(code) == 1:
            out += code if code[0] < 0x80 else b"\x1b(I" + bytes([code[0] & 0x7F]) + b"\x1b(B"
            continue
        lead, trail = code
        if lead >= 0xFA:  # IBM's own rows have no place in JIS; the same letters stand in NEC's row 89 and after
            out += {"髙": b"\x1b$B|b\x1b(B", "﨑": b"\x1b$By\x75\x1b(B"}.get(character, b"?")
            continue
        row = (lead - (0x70 if lead < 0xA0 else 0xB0)) * 2 - (1 if trail < 0x9F else 0)
        cell = trail - 0x1F - (trail > 0x7F) if trail < 0x9F else trail - 0x7E
        out += b"\x1b$B" + bytes([row, cell]) + b"\x1b(B"
    return out


def test_iso_2022_jp_without_a_charset() -> None:
    text = "山田です。お見積もりを送ります。"
    assert decode_text(text.encode("iso2022_jp"), "") == (text, "no-charset")
    assert decode_text(text.encode("iso2022_jp"), "us-ascii") == (text, "wrong-charset")


def test_shift_jis_labelled_as_iso_2022_jp() -> None:
    assert decode_text(JAPANESE.encode("cp932"), "iso-2022-jp") == (JAPANESE, "wrong-charset")


def test_iso_2022_jp_with_the_rows_of_nec_and_half_width_kana() -> None:
    text = "①㈱山田ﾊﾝｶｸabc"
    assert decode_text(jis(text), "ISO-2022-JP") == (text, "")
    assert decode_text(jis("髙"), "iso-2022-jp") == ("髙", "")


def test_shift_jis_means_windows_31j() -> None:
    assert decode_text(JAPANESE.encode("cp932"), "Shift_JIS") == (JAPANESE, "")


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("請求書の件、よろしくお願いします", "euc_jp", "EUC-JP"),
        ("안녕하세요", "cp949", "ks_c_5601-1987"),
        ("안녕하세요", "iso2022_kr", "iso-2022-kr"),
        ("请付款〇龜", "gb18030", "gb2312"),
        ("請付款", "big5", "big5"),
        ("Привет", "koi8-r", "koi8-r"),
        ("Grüße – €", "cp1252", "iso-8859-1"),
        ("สวัสดี", "cp874", "tis-620"),
        ("山田", "utf-16", "utf-16"),
        ("山田 Taro", "utf-16-le", "utf-16"),
        ("山田 Taro", "utf-16-be", "utf-16"),
        ("山田", "utf-8-sig", "utf-8"),
        ("请付款", "hz", "hz-gb-2312"),
    ],
)
def test_labels_mean_what_programs_write(text: str, codec: str, label: str) -> None:
    assert decode_text(text.encode(codec), label) == (text, "")


def test_half_a_surrogate_pair_is_no_character() -> None:
    assert decode_text(b"+2AA-x", "utf-7") == ("?x", "utf-7")


def test_utf_7_is_read_and_noted() -> None:
    assert decode_text("山田<script>".encode("utf-7"), "utf-7") == ("山田<script>", "utf-7")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("請求書の件、よろしくお願いします", "euc_jp"),
        ("請求書の件、よろしくお願いします", "cp932"),
        ("안녕하세요 반갑습니다 고객님", "cp949"),
        ("您好，请付款，谢谢。我们的账户信息如下", "gb18030"),
        ("您好，請付款，謝謝。我們的帳戶資訊如下", "big5"),
        ("Пожалуйста, подтвердите перевод", "koi8-r"),
        ("Пожалуйста, подтвердите перевод", "cp1251"),
        ("Grüße aus München, Ihr Händler", "cp1252"),
        ("don’t you worry, it’s “fine”", "cp1252"),
    ],
)
def test_guesses_what_has_no_label(text: str, codec: str) -> None:
    assert guess(text.encode(codec)) == text
    assert decode_text(text.encode(codec), "x-no-such-charset") == (text, "unknown-charset")


def test_a_few_broken_bytes_do_not_change_the_charset() -> None:
    assert decode_text("山田太郎様、よろしく".encode() + b"\xe5", "utf-8") == (
        "山田太郎様、よろしく\ufffd",
        "bad-characters",
    )


def test_utf_8_labelled_as_something_else() -> None:
    text = "您好，请尽快付款，谢谢"
    assert decode_text(text.encode(), "us-ascii") == (text, "wrong-charset")


def test_codecs_that_are_not_charsets_are_not_used() -> None:
    for label in ("rot13", "base64", "zip", "idna", "punycode", "unicode_escape", "hex", "../utf-8", "uu"):
        assert codec_of(label) == ""


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "utf-8", "iso-2022-jp", "shift_jis", "utf-16", "utf-7", "hz", "x", "johab"]),
)
def test_never_raises(data: bytes, label: str) -> None:
    text, _ = decode_text(data, label)
    assert isinstance(text, str)


@given(st.binary(max_size=200))
def test_never_raises_on_escapes(data: bytes) -> None:
    assert isinstance(decode_text(b"\x1b$B" + data + b"\x1b(J" + data + b"\x1b$(D" + data, "iso-2022-jp")[0], str)
