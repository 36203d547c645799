"""Topics and noun phrases: what stands before は and が, and where it begins."""

import re

from noroshi.alerts.claims.japanese.line import Line
from noroshi.alerts.claims.japanese.rules import names
from noroshi.alerts.claims.japanese.speakers import is_described, is_speaker, names_attacker, strip

Range = tuple[int, int]

TOPIC = re.compile(
    r"は(?!じめ|ず|っきり|るか|びこ|んらん|ぐら|や)|も(?=、|(?:[0-9０-９]{1,4}[年月日])+(?:に|の)?[^0-9０-９]|同日|昨年|今月|先月)"
)
SUBJECT = re.compile(r"が(?!った|って|り、|る)")
_NO_TOPIC = re.compile(r"(?:ある|また|あるい|もしく|で|に|と|へ|ま|い|こ|(?<!べ)(?<!全)て|後|際|上)$")
_STILL_TOPIC = ("ては", "違い", "狙い")
_VERBISH = re.compile(r"[るたいうくすつぶむぐ](?:と|が|を|に)|し、|て、")
_COMMAS = "、，"
_HOUSE = re.compile(
    r"(?=.{0,30}[A-Za-z]{2}|[ァ-ヴ])(?:[A-Z0-9Ａ-Ｚ][A-Za-zＡ-Ｚａ-ｚ0-9.&-]*(?: [A-Z][A-Za-z0-9.&-]*){0,3}|[ァ-ヴー・]{3,20})$"
)
_NO_HOUSE = re.compile(
    r"(?:メール|メッセージ|サイト|リンク|ファイル|アプリ|ソフト|ウ[ェエ]ア|ウイルス|コード|ツール|データ|システム|サーバー|アカウント|アドレス|ウォレット|トークン|コイン|イーサ|イーサリアム|ビットコイン|ネット|ネットワーク|ドメイン|パッケージ|プログラム|ブラウザー?|パソコン|ユーザー|メンバー|スタッフ|ハッカー|リスク|ケース|パスワード|プロジェクト|コミュニティー?|ブリッジ|サービス|パネル|グループ|チーム|センター|インフラ|ログ|ページ|オペレーター|ラザルス)$"
    r"|^(?:PC|URL|SNS|AI|IT|ID|VPN|API|NFT|ETH|BTC|USDT|USDC|OS|DM|QR|C2|DLL|DeFi|Web3|macOS|Windows|Linux|npm|IP|IOC)$"
)
"""a name in katakana or Latin letters that is none of a house"""


def topic_of(line: Line, start: int, end: int) -> tuple[int, int, int] | None:
    """The first topic of a stretch: where its noun phrase begins, where what follows は begins, where the phrase ends."""
    for match in TOPIC.finditer(line.flat, start, end):
        before = line.flat[start : match.start()]
        last = match.start()
        if before.endswith("で") and is_speaker(before[:-1]):
            last -= 1
        elif before.endswith("として") and is_speaker(before[:-3]):
            last -= 3
        elif _NO_TOPIC.search(before[-4:]) and not before.endswith(_STILL_TOPIC):
            continue
        if last > start:
            return phrase_start(line.flat, start, last), match.end(), last
    return None


def noun_before(line: Line, start: int, end: int, particle: re.Pattern[str]) -> Range | None:
    """The noun phrase before the first such particle of a stretch."""
    for match in particle.finditer(line.flat, start, end):
        last = match.start()
        if line.flat[last - 1 : last] == "で":
            last -= 1
        first = phrase_start(line.flat, start, last)
        if last - first >= 2 and (particle is not TOPIC or not _NO_TOPIC.search(line.flat[first:last][-3:])):
            return first, last
    return None


def phrase_start(flat: str, start: int, end: int) -> int:
    """Where the noun phrase that ends at `end` begins: after the last comma, or before, where a row of names stands."""
    at = end
    while True:
        comma = max(flat.rfind(mark, start, at) for mark in _COMMAS)
        piece = flat[max(comma + 1, start) : at]
        if at != end and (_VERBISH.search(piece) or not _may_be_one_of_several(strip(piece) if comma < 0 else piece)):
            return at + 1
        if comma < 0:
            return start
        at = comma


def _may_be_one_of_several(piece: str) -> bool:
    return is_speaker(piece) or piece in names().states


def speaks(phrase: str) -> bool:
    """Whether a noun phrase names somebody who speaks."""
    return is_speaker(strip(phrase)) or is_speaker(phrase.strip("、")) or is_described(phrase)


def speaker_in(line: Line, start: int, end: int) -> bool:
    """Whether somebody who speaks is the topic of a stretch."""
    topic = topic_of(line, start, end)
    return topic is not None and speaks(line.text[topic[0] : topic[2]])


def skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Past what the pattern finds at the start."""
    match = pattern.match(text, start, end)
    return match.end() if match is not None else start


def skip_comma(text: str, start: int, end: int) -> int:
    """Past commas and blanks."""
    while start < end and text[start] in "、， 　":
        start += 1
    return start


def is_house(phrase: str) -> bool:
    """Whether a phrase is, or ends with, a name in katakana or Latin letters that may be that of a company."""
    bare = strip(phrase)
    return _HOUSE.match(bare) is not None and _NO_HOUSE.search(bare) is None and not names_attacker(bare)
