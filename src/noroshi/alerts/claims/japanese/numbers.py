"""Numbers as Japanese writes them (`８回目`, `約480億円`, `三億八百万ドル`) and what they count."""

import re

import msgspec

DIGITS = "0-9０-９〇一二三四五六七八九十"
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_TENS = {"十": 10, "百": 100, "千": 1000}
_KANJI = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_NUMBER = r"[0-9０-９][0-9０-９,，]{0,20}(?:[.．][0-9０-９]{1,12})?|[一二三四五六七八九十百千][一二三四五六七八九〇十百千]{0,12}"
_AMOUNT = re.compile(
    rf"(?<![0-9０-９])(?=[0-9０-９一二三四五六七八九十百千])(?P<number>(?:(?:{_NUMBER})[千百]?[万億兆]){{0,4}}(?:{_NUMBER})?[千百]?)"
    r"(?P<unit>米?ドル|円|ユーロ|ウォン|[BＢ][TＴ][CＣ]|[EＥ][TＴ][HＨ]|XRP|USDT|USDC|SOL|ビットコイン|イーサ(?:リアム)?|(?:件|社|人|名|台|口座|アドレス|か国|カ国|ヶ国|箇所|回|枚|通|種類|組織|機関|アカウント)(?![目例一-鿿]))"
)
_TIMES = re.compile(
    r"(?<![0-9０-９])(?P<number>[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})(?P<unit>回目|例目|度目|件目|番目|弾目|本目|通目|回|度|例)(?P<rest>(?:と)?(?:だ|で|と|の|に|、|。|$)?)"
)


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit: `text[start:end]`."""

    start: int
    end: int
    value: float
    unit: str


def whole(written: str) -> int:
    """A whole number in any digits, up to 9999; 0 for anything else."""
    if written.isascii() and written.isdigit():
        return int(written)
    total = current = 0
    for character in written:
        if character in _TENS:
            total += (current or 1) * _TENS[character]
            current = 0
        elif character in _KANJI:
            current = current * 10 + _KANJI[character]
        elif character.isdecimal():
            current = current * 10 + int(character)
        else:
            return 0
    return total + current


def number(written: str) -> float:
    """A number with commas, a decimal point, 万, 億 and 兆."""
    total, rest = 0.0, ""
    for character in written:
        if character in _MYRIADS:
            total += _small(rest) * _MYRIADS[character]
            rest = ""
        else:
            rest += character
    return total + (_small(rest) if rest else 0)


def _small(written: str) -> float:
    plain = written.translate(_ASCII).replace(",", "")
    scale = 1.0
    if len(plain) > 1 and plain[-1] in "百千" and plain[:-1].replace(".", "").isdigit():
        scale, plain = float(_TENS[plain[-1]]), plain[:-1]
    try:
        return float(plain) * scale
    except ValueError:
        return float(whole(plain))


_ASCII = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def amounts(text: str, start: int, end: int) -> list[Amount]:
    """Sums of money, coins, cases and companies of a stretch, in order."""
    return [
        Amount(match.start(), match.end(), number(match["number"]), match["unit"])
        for match in _AMOUNT.finditer(text, start, end)
        if match["number"]
    ]


def occasions(text: str, start: int, end: int) -> list[Amount]:
    """`8回目`, `三例目`: how many times something happened."""
    return [
        Amount(match.start(), match.end("unit"), float(whole(match["number"].translate(_ASCII))), match["unit"])
        for match in _TIMES.finditer(text, start, end)
    ]
