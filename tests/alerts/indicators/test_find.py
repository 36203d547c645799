"""What `find_indicators` promises: exact places, what an author disguised, what is believed, and time that grows with the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import wallet_addresses as wallets
from noroshi.alerts.indicators.find import find_indicators
from noroshi.alerts.limits import INDICATORS
from noroshi.alerts.model import Document, Furniture, Indicator


def found(text: str, document: Document | None = None) -> list[tuple[str, str]]:
    return [(indicator.type, indicator.value) for indicator in find_indicators(text, document)]


def one(text: str, document: Document | None = None) -> Indicator:
    (indicator,) = find_indicators(text, document)
    return indicator


@pytest.mark.parametrize(
    ("written", "type_", "value"),
    [
        ("kaiyo[.]example", "domain", "kaiyo.example"),
        ("kaiyo(.)example", "domain", "kaiyo.example"),
        ("kaiyo{.}example", "domain", "kaiyo.example"),
        ("kaiyo[dot]example", "domain", "kaiyo.example"),
        ("kaiyo(DOT)example", "domain", "kaiyo.example"),
        ("kaiyo [.] example", "domain", "kaiyo.example"),
        ("kaiyo[.example", "domain", "kaiyo.example"),
        ("kaiyo\\.example", "domain", "kaiyo.example"),
        ("kaiyo dot example", "domain", "kaiyo.example"),
        ("kaiyo。example", "domain", "kaiyo.example"),
        ("kaiyo．example", "domain", "kaiyo.example"),
        ("ｋａｉｙｏ．ｅｘａｍｐｌｅ", "domain", "kaiyo.example"),
        ("198[.]51[.]100[.]7", "ipv4", "198.51.100.7"),
        ("198.51.100[.]7", "ipv4", "198.51.100.7"),
        ("hxxp://kaiyo.example/a", "url", "http://kaiyo.example/a"),
        ("hXXps://kaiyo[.]example/A?b=C", "url", "https://kaiyo.example/A?b=C"),
        ("http[:]//kaiyo.example/a", "url", "http://kaiyo.example/a"),
        ("hxxps[://]kaiyo[.]example", "url", "https://kaiyo.example"),
        ("h**p://kaiyo.example/a", "url", "http://kaiyo.example/a"),
        ("kaiyo[.]example/a.php", "url", "kaiyo.example/a.php"),
        ("hr[at]kaiyo.example", "email", "hr@kaiyo.example"),
        ("hr(at)kaiyo(dot)example", "email", "hr@kaiyo.example"),
        ("hr＠kaiyo.example", "email", "hr@kaiyo.example"),
        ("2001:db8[:]1::7", "ipv6", "2001:db8:1::7"),
    ],
)
def test_what_an_author_made_harmless_is_read_as_meant(written: str, type_: str, value: str) -> None:
    indicator = one(f"It used {written} (seen twice).")
    assert (indicator.type, indicator.value, indicator.written) == (type_, value, written)
    assert indicator.defanged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("malware.exampleに接続し、", [("domain", "malware.example")]),
        ("例：malware.exampleに接続し、198.51.100.7から", [("domain", "malware.example"), ("ipv4", "198.51.100.7")]),
        ("宛先hr@kaiyo.exampleへ", [("email", "hr@kaiyo.example")]),
        ("「https://kaiyo.example/a」を開く", [("url", "https://kaiyo.example/a")]),
        ("https://kaiyo.example/aを開く", [("url", "https://kaiyo.example/a")]),
        ("ファイル「給与 改定.xlsx.lnk」が", [("file", "給与 改定.xlsx.lnk")]),
        ("これは終わりだ。kaiyo.example。次は", [("domain", "kaiyo.example")]),
        ("Lazarus。Windows。", []),
    ],
)
def test_japanese_without_blanks_parts_nothing_wrongly(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("host", ["取引所.jp", "例え.みんな", "пример.рф", "münchen.example"])
def test_hosts_beyond_ascii_are_meant_as_a_labels(host: str) -> None:
    indicator = one(f"攻撃者は「{host}」を使う")
    assert indicator.written == host
    assert indicator.value.encode("ascii").decode("idna") == host


@pytest.mark.parametrize(
    "text",
    [
        "e.g. this, i.e. that, U.S. and U.K., vs. others, etc. at 9 a.m.",
        "foo.bar() and os.system('id') and this.name = user.email",
        "ASP.NET, Node.js, Vue.js, VB.NET",
        "System.Net.Sockets in com.android.system.app",
        "version 10.0.19041.1, build 1.2.3.4, Chrome/119.0.6045.199",
        "バージョンは2.0.14.1である。",
        "2022.10.14, 12:34:56, 00:1a:2b:3c:4d:5e, std::vector",
        "the dot com bubble, an end.The next",
        "https:// and hxxp:// and [.] alone",
        "co.jp and ac.uk are suffixes",
        "[.]com and [.].zip are endings",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb has wrong check digits",
        "5,000円@1個 @everyone",
    ],
)
def test_ordinary_words_are_no_indicators(text: str) -> None:
    assert [indicator for indicator in find_indicators(text) if indicator.believed] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("as Mandiant (mandiant.com) wrote", "vendor"),
        ("see https://www.npa.go.jp/bureau/", "authority"),
        ("see https://www.reuters.com/x", "press"),
        ("see https://attack.mitre.org/techniques/T1566/", "reference"),
        ("users of google.com", "well-known-site"),
        ("users of github.com", "platform"),
        ("https://twitter.com/kaiyo", "social-site"),
        ("like www.example.com", "documentation"),
        ("asked 8.8.8.8", "public-resolver"),
        ("asked 8.8.8[.]8", "public-resolver"),
        ("asked 192.168.1.1", "private-network"),
        ("asked 0.0.0.0", "reserved-network"),
        ("README.md", "common-file"),
        ("commit da39a3ee5e6b4b0d3255bfef95601890afd80709", "code"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "bad-checksum"),
    ],
)
def test_what_is_not_believed_is_kept_with_the_reason(text: str, why: str) -> None:
    indicator = find_indicators(text)[0]
    assert not indicator.believed
    assert indicator.why == why


def test_a_vendor_s_name_that_the_author_made_harmless_is_believed() -> None:
    assert one("Spoofed: mandiant[.]com").believed


def test_reserved_names_stand_for_true_ones() -> None:
    assert (one("kaiyo.example").believed, one("kaiyo.example").why) == (True, "reserved-for-examples")


def test_the_documents_own_links_its_furniture_and_its_references_are_not_believed() -> None:
    text = "Read https://news.kaiyo-press.jp/a\nevil-kaiyo.com\n\nReferences\n[1] https://other-kaiyo.com/report\n"
    furniture = Furniture(text.index("evil"), text.index("evil") + 14, "advertisement")
    document = Document("x", "html", text, url="https://www.kaiyo-press.jp/b", furniture=(furniture,))
    assert [indicator.why for indicator in find_indicators(text, document)] == [
        "own-link",
        "furniture",
        "reference-list",
    ]
    assert not any(indicator.believed for indicator in find_indicators(text, document))
    defanged = text.replace("other-kaiyo.com", "other-kaiyo[.]com")
    assert find_indicators(defanged, None)[-1].believed


def test_json_escapes_are_no_part_of_names() -> None:
    text = r'{"a": "https:\/\/kaiyo.example\/x", "b": "one\nother.example\ttwo"}'
    assert found(text) == [("url", "https://kaiyo.example/x"), ("domain", "other.example")]


@pytest.mark.parametrize(
    ("type_", "address"),
    [
        *(("bitcoin", wallets.p2pkh(seed)) for seed in range(3)),
        *(("bitcoin", wallets.p2sh(seed)) for seed in range(3)),
        *(("bitcoin", wallets.segwit(seed)) for seed in range(3)),
        *(("bitcoin", wallets.segwit(seed, 0, 32)) for seed in range(3)),
        *(("bitcoin", wallets.segwit(seed, 1, 32)) for seed in range(3)),
        *(("ethereum", wallets.ethereum(seed)) for seed in range(3)),
        *(("tron", wallets.tron(seed)) for seed in range(3)),
        *(("monero", wallets.monero(seed)) for seed in range(3)),
        # From the proposals themselves: BIP 173, BIP 350, EIP-55.
        ("bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
        ("bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
        ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
        ("ethereum", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
    ],
)
def test_a_wallet_is_known_by_its_check_digits(type_: str, address: str) -> None:
    indicator = one(f"送金先は{address}である")
    assert (indicator.type, indicator.written, indicator.why) == (type_, address, "checksum")
    at = len(address) // 2
    letters = "qp" if address[:2].lower() == "bc" else "aA" if type_ == "ethereum" else "27"
    broken = address[:at] + (letters[0] if address[at].lower() != letters[0] else letters[1]) + address[at + 1 :]
    if type_ != "ethereum" and broken != address:
        assert found(f"送金先は{broken}である") == []


def test_a_solana_address_needs_words_around_it() -> None:
    address = wallets.solana(1)
    assert found(f"wallet {address} got it") == []
    assert found(f"Solana wallet {address} got it") == [("solana", address)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://t.me/kaiyo_hr", [("url", "https://t.me/kaiyo_hr"), ("telegram", "kaiyo_hr")]),
        ("github.com/kaiyo/task", [("url", "github.com/kaiyo/task"), ("github", "kaiyo/task")]),
        ("Telegramの@kaiyo_hrから", [("telegram", "kaiyo_hr")]),
        ("On X, @kaiyo_talent said", [("x", "kaiyo_talent")]),
        ("GitHub user: kaiyo-dev", [("github", "kaiyo-dev")]),
        ("@kaiyo_nobody said", []),
        ("npm install kaiyo-kit @kaiyo/core", [("package", "kaiyo-kit"), ("package", "@kaiyo/core")]),
        ("`pip install kaiyoenv==1.0` was run", [("package", "kaiyoenv")]),
        ("悪意のあるパッケージ「kaiyo-envs」", [("package", "kaiyo-envs")]),
        ("CVE-2022-0609とT1566.002", [("cve", "CVE-2022-0609"), ("technique", "T1566.002")]),
        (r"C:\Users\Public\a b\c.dll was", [("file", r"C:\Users\Public\a b\c.dll")]),
        ("/tmp/.kaiyo/run was", [("file", "/tmp/.kaiyo/run")]),
        ("198.51.100.0/24, 198.51.100.9:8080", [("ipv4", "198.51.100.0/24"), ("ipv4", "198.51.100.9")]),
        ("a.example/b.example", [("domain", "a.example"), ("domain", "b.example")]),
    ],
)
def test_accounts_packages_codes_paths_and_networks(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


PIECES = st.sampled_from(
    [
        *"kaiyo . example com [.] (dot) [at] @ http hxxps :// [:]// / \\ C:\\ %A%\\ 。 ． １ ｅ に 「 」 日本 é б рф .jp 198.51.100.7".split(),
        *": 2001:db8::1 :: ( ) , \" ' @abc CVE-2022-1234 T1566 .zip .exe ). \\n".split(),
        *(
            " ",
            "\n",
            "\0",
            "\x01",
            "\u200b",
            "\ud800",
            "😀",
            "npm install ",
            "package ",
            "Telegram ",
            "References\n",
            " dot ",
        ),
        *("a" * 40, "0x" + "a" * 40, wallets.p2pkh(1), wallets.solana(2), "ssdeep 3:aaaaaaa:bbbbb"),
    ]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=80))
def test_every_place_is_exact_in_any_text(text: str) -> None:
    last = -1
    for indicator in find_indicators(text):
        assert text[indicator.start : indicator.end] == indicator.written != ""
        assert indicator.value
        assert indicator.why
        assert indicator.start >= last
        last = indicator.start


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_json_texts_are_placed_exactly_as_well(text: str) -> None:
    document = Document("x", "json", text)
    for indicator in find_indicators(text, document):
        assert text[indicator.start : indicator.end] == indicator.written


HOSTILE = [
    *(
        ".",
        "a.",
        "[.]",
        "a@",
        "://",
        "http://",
        "hxxp://a.",
        "a.jp/",
        "\\",
        "C:\\a",
        "%a\\",
        "/tmp/",
        "~/",
        "あ.",
        "あ.jp",
        ").zip",
        "\n",
    ),
    *(
        "npm install ",
        "package named a-b,",
        "telegram @aaa ",
        " @aaa",
        "a dot ",
        "a。",
        "cve-2022-",
        "ssdeep 3:aaaaaaa:bbbbb ",
    ),
    *(
        "(",
        "[",
        "\nReferences\n",
        "é.",
        '"a.exe',
        "(http://a.jp/)",
        "「a.exe",
        ":",
        "ab:",
        "::1",
        "a.com,",
        "1.1.1.1/",
        "a.a-",
        "..-",
        "。",
    ),
    *(
        "version 1.2.3.4 and ",
        "a" * 33 + " ",
        "1" * 34 + " ",
        "T" * 34 + " ",
        "4" * 95 + " ",
        "0x" + "aA" * 20 + " ",
        "x@a.jp:",
        "\\n",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        find_indicators(text)
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(160_000) < 40 * seconds(20_000) + 0.2  # 8 times the text; 64 times the time would be quadratic


def test_beyond_the_limit_the_first_ones_stay() -> None:
    indicators = find_indicators("a.jp " * (INDICATORS + 10))
    assert len(indicators) == INDICATORS
    assert indicators[0].start == 0
