"""Indicators found in reports, beside ioc-finder and iocsearcher, in one run on the same texts.

    python -m bench.indicators [--part dev|final|both] [--write] [--no-rivals] [--misses] [--corpora FOLDER]

Two labelled sets (`bench/indicators_set/`), written apart from the rules: `dev` to tune by, `final` held out. Then the speed on
made text: prose in which indicators are rare, and tables that are little else. The rivals (ioc-finder, LGPL-3.0; iocsearcher, MIT)
run with the settings that suit these labels best: no second reading of parts of a URL or mail address. Install them with
`uv sync --group rivals`.
"""

import argparse
import ipaddress
import itertools
import os
import random
import re
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bench.page import printed_to_page
from bench.wallet_addresses import MAKERS
from noroshi.alerts.indicators.find import find_indicators
from noroshi.alerts.indicators.idn import a_labels

SET = Path(__file__).parent / "indicators_set"
TOPS = ("com", "net", "org", "info", "io", "xyz", "top", "ru", "cn", "jp", "biz", "online", "site", "cc", "club", "me")
NETWORKS = {
    "198.51.100.": "185.193.126.",
    "203.0.113.": "104.168.203.",
    "192.0.2.": "23.106.122.",
    "2001:db8:": "2a02:4780:",
}
TYPES = (
    "domain",
    "url",
    "ipv4",
    "ipv6",
    "email",
    "md5",
    "sha1",
    "sha256",
    "sha512",
    "file",
    "cve",
    "technique",
    "bitcoin",
    "ethereum",
)
MORE_TYPES = ("tron", "monero", "solana", "telegram", "github", "x", "package", "imphash", "ssdeep")
PAIRS = Counter[tuple[str, str]]

_MARK = re.compile(r"\{\{(~?)(\w+):(.*?)\}\}(?!\})", re.DOTALL)
_WALLET = re.compile(r"\$(p2pkh|p2sh|tron|solana|bech32_|taproot|eth|monero)(\d+)")
_EXAMPLE = re.compile(r"(?<=[.\])}．。 ])(example|EXAMPLE|ｅｘａｍｐｌｅ)(?![A-Za-z0-9.\-])")
_TEST_NETWORK = re.compile(r"(198|203|192)(\[\.\]|\.)(51|0)(\[\.\]|\.)(100|113|2)(?=\[\.\]|\.)")


class Snippet(msgspec.Struct, frozen=True):
    """A piece of a report and what it holds."""

    text: str
    warned: PAIRS
    named: PAIRS
    """vendors' pages and sources: no tool without a notion of belief is blamed for them"""


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=("dev", "final", "both"), default="both")
    parser.add_argument("--write", action="store_true", help="into docs/reference/benchmarks.md")
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list what Noroshi missed or made up in dev")
    parser.add_argument("--corpora", type=Path, help="folder with ham.tar.gz: speed on mail, too")
    options = parser.parse_args()
    if options.misses:
        _print_misses(read_set("dev"))
        return
    tools = {"noroshi": noroshi} | ({} if options.no_rivals else rivals())
    with printed_to_page("indicators", "Indicators in alerts", NOTES, write=options.write):
        for part in ("dev", "final") if options.part == "both" else (options.part,):
            _print_quality(part, read_set(part), tools)
        _print_bulk(tools)
        _print_speed(tools, options.corpora)


NOTES = """
Repeat it with `make indicators`. The texts are `bench/indicators_set/`: ja and en, prose, lists, tables, JSON, with traps (method
names, versions, file endings that are top-level domains, abbreviations). Noroshi is counted by what it believes; a rival is not blamed
for naming a source. A URL's host is not counted as a domain again, and URLs are compared without their scheme. An empty cell: the
tool does not look for this type, or the set has none. Times are of one process, CPU time, after one call to warm up.
These texts are long: Noroshi works on them with numpy's arrays. It does not load numpy for a text below 300,000 characters; where
nothing else has loaded it, a bare list of that size goes at a fifth of the speed (under 0.1 s), and other texts at half to all of it.
"""


def read_set(part: str) -> list[Snippet]:
    """The snippets of `dev` or `final`."""
    lines = (SET / f"{part}.txt").read_text("utf-8").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("# "))
    return [_snippet(piece.strip("\n"), number) for number, piece in enumerate(text.split("\n---\n"))]


def _snippet(marked: str, number: int) -> Snippet:
    top = TOPS[number % len(TOPS)]
    marked = _WALLET.sub(lambda found: MAKERS[found[1]](int(found[2])), marked)
    warned: PAIRS = Counter()
    named: PAIRS = Counter()

    def plain(found: re.Match[str]) -> str:
        written, _, value = found[3].partition("=") if found[2] != "url" else _split_url(found[3])
        if found[2] != "x" or written.startswith("@"):
            (named if found[1] else warned)[normal(found[2], _real(value or written, top))] += 1
        return written

    text = _MARK.sub(plain, marked)
    warned.pop(("x", ""), None)
    return Snippet(_real(text, top), +warned, +named)


def _split_url(words: str) -> tuple[str, str, str]:
    """URLs may hold `=`: the value begins with the last `=http`."""
    at = max((words.rfind(f"={scheme}") for scheme in ("http", "ftp", "ws", "tcp")), default=-1)
    if at > 0 and not words[:at].endswith(("?u", "?to")):
        return words[:at], "=", words[at + 1 :]
    return words, "", ""


def _real(text: str, top: str) -> str:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in top)
    text = _EXAMPLE.sub(lambda found: {"e": top, "E": top.upper()}.get(found[1][0], wide), text)
    text = _TEST_NETWORK.sub(
        lambda found: found[2].join(NETWORKS[f"{found[1]}.{found[3]}.{found[5]}."].split(".")[:3]), text
    )
    return text.replace("2001:db8", "2a02:4780")


def normal(kind: str, value: str) -> tuple[str, str]:
    """A type and value as all tools are compared by."""
    if kind == "url":
        return kind, re.sub(r"^[a-z+]{2,8}://", "", value, flags=re.IGNORECASE).rstrip("/").lower()
    if kind == "domain":
        return kind, a_labels(value.lower().rstrip("."))
    if kind == "email":
        return kind, value.lower()
    if kind == "ipv6":
        return kind, str(ipaddress.ip_network(value)) if "/" in value else str(ipaddress.ip_address(value))
    if kind in {"file", "bitcoin", "tron", "monero", "solana", "package", "ssdeep"}:
        return kind, value
    return kind, value.lower()


def noroshi(text: str) -> PAIRS:
    """What Noroshi believes."""
    found: PAIRS = Counter()
    inner = {"github", "telegram", "linkedin", "x"}
    end = 0
    for indicator in find_indicators(text):
        assert text[indicator.start : indicator.end] == indicator.written
        if indicator.believed and not (indicator.type in inner and indicator.start < end):
            found[normal(indicator.type, indicator.value)] += 1
        end = indicator.end if indicator.type == "url" else end
    return found


def rivals() -> dict[str, Callable[[str], PAIRS]]:
    """The rivals that are installed."""
    tools: dict[str, Callable[[str], PAIRS]] = {}
    try:
        import ioc_finder

        def finder(text: str) -> PAIRS:
            found: PAIRS = Counter()
            answer = ioc_finder.find_iocs(
                text,
                parse_domain_from_url=False,
                parse_from_url_path=False,
                parse_domain_from_email_address=False,
                parse_address_from_cidr=False,
            )
            names = {
                "domains": "domain", "urls": "url", "ipv4s": "ipv4", "ipv6s": "ipv6", "email_addresses": "email", "md5s": "md5",
                "sha1s": "sha1", "sha256s": "sha256", "sha512s": "sha512", "cves": "cve", "bitcoin_addresses": "bitcoin",
                "ipv4_cidrs": "ipv4", "file_paths": "file", "imphashes": "imphash", "ssdeeps": "ssdeep", "monero_addresses": "monero",
            }  # fmt: skip
            for key, values in answer.items():
                if key in names:
                    for value in values:
                        found[normal(names[key], value)] += 1
            techniques = answer.get("attack_techniques", {})
            for value in techniques.get("enterprise", []) if isinstance(techniques, dict) else []:
                found[normal("technique", value)] += 1
            return found

        tools["ioc-finder"] = finder
    except ImportError:
        print("ioc-finder is not installed: uv sync --group rivals")
    try:
        from iocsearcher.searcher import Searcher

        searcher = Searcher()
        kinds = {
            "fqdn": "domain", "onionAddress": "domain", "url": "url", "ip4": "ipv4", "ip4Net": "ipv4", "ip6": "ipv6", "email": "email",
            "md5": "md5", "sha1": "sha1", "sha256": "sha256", "sha512": "sha512", "cve": "cve", "ttp": "technique", "bitcoin": "bitcoin",
            "ethereum": "ethereum", "tron": "tron", "monero": "monero", "solana": "solana", "telegramHandle": "telegram",
            "githubHandle": "github", "packageName": "package",
        }  # fmt: skip

        def search(text: str) -> PAIRS:
            found: PAIRS = Counter()
            for indicator in searcher.search_data(text, no_overlaps=True):
                if indicator.name in kinds:
                    found[normal(kinds[indicator.name], indicator.value)] += 1
            return found

        tools["iocsearcher"] = search
    except ImportError:
        print("iocsearcher is not installed: uv sync --group rivals")
    return tools


def _print_quality(part: str, snippets: list[Snippet], tools: dict[str, Callable[[str], PAIRS]]) -> None:
    print(
        f"{part}: {len(snippets)} snippets, {sum(sum(s.warned.values()) for s in snippets)} indicators; precision / recall"
    )
    print(f"{'':11}{'in set':>7}" + "".join(f"{name:>16}" for name in tools))
    answers = {name: [tool(snippet.text) for snippet in snippets] for name, tool in tools.items()}
    for kind in (*TYPES, *MORE_TYPES):
        there = sum(count for s in snippets for (k, _), count in s.warned.items() if k == kind)
        if not there:
            continue
        cells = []
        for name, found in answers.items():
            hit, wrong, missed = _counts(kind, snippets, found, blame_named=name == "noroshi")
            tried = hit + wrong
            cells.append(f"{hit / tried:.2f} / {hit / (hit + missed):.2f}" if tried else "")
        print(f"{kind:11}{there:7}" + "".join(f"{cell:>16}" for cell in cells))
    print()


def _counts(kind: str, snippets: list[Snippet], answers: list[PAIRS], *, blame_named: bool) -> tuple[int, int, int]:
    hit = wrong = missed = 0
    for snippet, answer in zip(snippets, answers, strict=True):
        warned = {pair for pair in snippet.warned if pair[0] == kind}
        found = {pair for pair in answer if pair[0] == kind}
        hit += len(warned & found)
        missed += len(warned - found)
        extra = found - warned
        wrong += len(extra if blame_named else extra - set(snippet.named))
    return hit, wrong, missed


def _print_misses(snippets: Iterable[Snippet]) -> None:
    for snippet in snippets:
        found = set(noroshi(snippet.text))
        warned = set(snippet.warned)
        if found != warned:
            print(snippet.text[:300], "\n   missed", sorted(warned - found), "\n   made up", sorted(found - warned))


def bulk(kind: str, size: int, seed: int = 7) -> tuple[str, PAIRS]:
    """About `size` bytes of made text, no two indicators alike, and what it holds."""
    dice = random.Random(seed)
    held: PAIRS = Counter()

    def word(low: int, high: int) -> str:
        return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(dice.randint(low, high)))

    def host() -> str:
        return f"{word(5, 12)}{dice.choice('-.')}{word(4, 8)}.{dice.choice(TOPS)}"

    def hold(type_: str, value: str) -> str:
        held[normal(type_, value)] += 1
        return value

    def digits(count: int) -> str:
        return "".join(dice.choice("0123456789abcdef") for _ in range(count))

    def address() -> str:
        value = f"{dice.randint(11, 99)}.{dice.randint(0, 255)}.{dice.randint(0, 255)}.{dice.randint(1, 254)}"
        return hold("ipv4", value).replace(".", "[.]") if dice.random() < 0.5 else hold("ipv4", value)

    def url() -> str:
        value = f"https://{host()}/{word(4, 9)}/{word(6, 9)}.php?id={digits(8)}"
        return hold("url", value).replace("https", "hxxps").replace(".", "[.]", 1)

    english = (
        "The group has aimed at exchanges since 2018, officials said, and has changed its approach several times. Its members pose as "
        "recruiters, investors or colleagues (often on two channels at once) and wait for weeks before they send a file. "
    )
    japanese = (
        "同グループは、2018年以降、暗号資産交換業者を標的としているとみられ、関係者は注意を呼びかけている。採用担当者や投資家をかたり、"
        "数週間にわたってやり取りを続けた後（複数の手段を併用することもある）、ファイルを送付する手口が確認されている。"
    )
    table: tuple[Callable[[], str], ...] = (
        lambda: (
            f"domain\t{hold('domain', host()).replace('.', '[.]')}\t2023-10-14\tserver of the second stage, seen with the loader\n"
        ),
        lambda: f"url\t{url()}\t2023-10-15\tdelivery\n",
        lambda: f"sha256\t{hold('sha256', digits(64))}\t2023-10-16\tloader for Windows, signed, packed\n",
        lambda: (
            f"ipv4\t{address()}\t2023-10-17\tAS{dice.randint(1000, 99999)}, rented by the month, hosts three of the domains\n"
        ),
        lambda: f"mail\t{hold('email', word(5, 8) + '@' + host())}\t2023-10-18\tsender of the lure on salaries\n",
    )

    def any_of_table() -> str:
        return dice.choice(table)()

    rows: dict[str, Callable[[], str]] = {
        "prose en": lambda: (
            f"{english * 3}It connects to {hold('domain', host()).replace('.', '[.]')} and sends "
            f"{hold('file', word(4, 8) + '.dll')} to {address()}.\n"
        ),
        "prose ja": lambda: (
            f"{japanese * 2}不正プログラムは{hold('domain', host())}に接続し、{address()}から{hold('file', word(4, 8) + '.dll')}を取得する。\n"
        ),
        "tables": any_of_table,
        "bare list": lambda: f"{hold('domain', host())}\n",
    }
    row, pieces, written = rows[kind], [], 0
    while written < size:
        pieces.append(row())
        written += len(pieces[-1].encode())
    return "".join(pieces), held


def _print_bulk(tools: dict[str, Callable[[str], PAIRS]]) -> None:
    print("made text, 1 MB each (rivals: 0.1 MB); precision / recall of domains, then of all types in it")
    print(f"{'':11}" + "".join(f"{name:>17}{'':17}" for name in tools))
    for kind in ("prose en", "prose ja", "tables"):
        cells = []
        for name, tool in tools.items():
            text, held = bulk(kind, 1_000_000 if name == "noroshi" else 100_000)
            answer = tool(text)
            types = {type_ for type_, _ in held}
            for chosen in ({"domain"}, types):
                there = {pair for pair in held if pair[0] in chosen}
                found = {pair for pair in answer if pair[0] in chosen}
                hit = len(there & found)
                cells.append(f"{hit / max(1, len(found)):.3f} / {hit / len(there):.3f}")
        print(f"{kind:11}" + "".join(f"{cell:>17}" for cell in cells))
    print()


def _print_speed(tools: dict[str, Callable[[str], PAIRS]], corpora: Path | None) -> None:
    calls: dict[str, Callable[[str], object]] = dict(tools) | {"noroshi": find_indicators}
    print(
        f"load of the machine meanwhile: {os.getloadavg()[0]:.0f} on {os.cpu_count()} CPUs (a busy machine lowers the figures of all)"
    )
    print(f"MB/s{'':15}{'bytes':>10}{'found':>8}" + "".join(f"{name:>16}" for name in tools))
    for kind in ("prose en", "prose ja", "tables", "bare list"):
        _print_speed_on(kind, lambda size, kind=kind: bulk(kind, size)[0], calls)  # type: ignore[misc]
    if corpora is not None:
        _print_speed_on("mail (ham)", lambda size: _mail(corpora, size), calls)


def _print_speed_on(kind: str, make: Callable[[int], str], calls: dict[str, Callable[[str], object]]) -> None:
    cells, size, found = [], 0, 0
    for name, call in calls.items():
        text = make(4_000_000 if name == "noroshi" else 100_000)
        call(text[:2_000] + "あ")
        times = []
        for _ in range(3 if name == "noroshi" else 1):
            begin = time.process_time()
            answer = call(text)
            times.append(time.process_time() - begin)
        if name == "noroshi":
            size, found = len(text.encode()), len(answer)  # type: ignore[arg-type]
        cells.append(f"{len(text.encode()) / 1e6 / min(times):.2f}")
    print(f"{kind:19}{size:10}{found:8}" + "".join(f"{cell:>16}" for cell in cells))


def _mail(corpora: Path, size: int) -> str:
    pieces: list[str] = []
    with tarfile.open(corpora / "ham.tar.gz") as archive:
        for member in itertools.islice(archive, 3_000):
            data = archive.extractfile(member)
            if data is not None and sum(map(len, pieces)) < size:
                pieces.append(data.read().decode("utf-8", "replace"))
    return "".join(pieces)[:size]


if __name__ == "__main__":
    main()
