"""Wallet addresses by their check digits: Bitcoin, Ethereum, TRON, Monero; Solana has none and needs words around it."""

import hashlib
import re
from typing import Final

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58_VALUE = {letter: value for value, letter in enumerate(_BASE58)}
_IS_BASE58 = re.compile(f"[{_BASE58}]+\\Z")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_VALUE = {letter: value for value, letter in enumerate(_BECH32)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_SUM, _BECH32M_SUM = 1, 0x2BC830A3
"""BIP 173 and BIP 350."""
_ETHEREUM = re.compile(r"0[xX][0-9a-fA-F]{40}\Z")
_BITCOIN_VERSIONS = (0x00, 0x05)
"""Pay to public key hash, pay to script hash (Bitcoin wiki, List of address prefixes)."""
_TRON_VERSION = 0x41
_MONERO_PREFIXES = (18, 19, 42)
"""Standard, integrated and sub-address on the main network (monero-project, cryptonote_config.h)."""
_MONERO_BYTES = {95: 69, 106: 77}
_MONERO_BLOCK_BYTES = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
"""Letters of a block of CryptoNote's base58 → bytes."""
_SOLANA_WORDS = re.compile(r"solana|\bsol\b|\bspl\b|phantom|ソラナ|SOL(?:アドレス|ウォレット|の)", re.IGNORECASE)
_SOLANA_NEAR = 120

WALLET_LENGTHS: Final = frozenset({*range(26, 45), 62, 95, 106})

Wallet = tuple[str, bool, str]


def wallet(word: str, text: str, start: int, end: int) -> Wallet | None:
    """Which wallet the word is, whether it is believed, and why; None where it is none."""
    length, first = len(word), word[0]
    if length == 42 and first == "0":
        return _ethereum(word)
    if first in "bB" and length in {42, 62}:
        return ("bitcoin", True, "checksum") if is_bech32_bitcoin(word) else None
    if length in _MONERO_BYTES:
        return ("monero", True, "checksum") if first in "48" and is_monero(word) else None
    if length > 44 or not _IS_BASE58.match(word):
        return None
    if first in "13" and length <= 35 and _check(word, 25)[:1] in {bytes([version]) for version in _BITCOIN_VERSIONS}:
        return "bitcoin", True, "checksum"
    if first == "T" and length == 34 and _check(word, 25)[:1] == bytes([_TRON_VERSION]):
        return "tron", True, "checksum"
    if length >= 32 and len(_decode(word)) == 32 and _solana_words_near(text, start, end):
        return "solana", True, "words-around"
    return None


def _ethereum(word: str) -> Wallet | None:
    if not _ETHEREUM.match(word):
        return None
    digits = word[2:]
    if digits in {digits.lower(), digits.upper()}:
        return "ethereum", True, "named"
    return ("ethereum", True, "checksum") if is_eip55(digits) else ("ethereum", False, "bad-checksum")


def is_eip55(digits: str) -> bool:
    """Whether the case of 40 hexadecimal digits is what EIP-55 makes of them."""
    marks = keccak256(digits.lower().encode("ascii")).hex()
    return all(
        digit.isdecimal() or digit.isupper() == (mark >= "8") for digit, mark in zip(digits, marks, strict=False)
    )


def keccak256(data: bytes) -> bytes:
    """Keccak-256 as Ethereum and Monero use it: with the padding from before SHA-3 was made a standard."""
    from Cryptodome.Hash import keccak

    return keccak.new(data=data, digest_bits=256).digest()


def is_bech32_bitcoin(word: str) -> bool:
    """Whether this is a segregated witness address: bech32 for version 0 (BIP 173), bech32m above (BIP 350)."""
    if word not in {word.lower(), word.upper()}:
        return False
    word = word.lower()
    if not word.startswith("bc1") or any(letter not in _BECH32_VALUE for letter in word[3:]):
        return False
    values = [_BECH32_VALUE[letter] for letter in word[3:]]
    check = _polymod([3, 3, 0, 2, 3, *values])  # "bc", expanded
    version = values[0]
    length = (len(values) - 7) * 5 // 8
    if version == 0:
        return check == _BECH32_SUM and length in {20, 32}
    return version <= 16 and check == _BECH32M_SUM and 2 <= length <= 40


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                check ^= generator
    return check


def _decode(word: str) -> bytes:
    """Base58 → bytes; each leading `1` is a zero byte."""
    number = 0
    for letter in word:
        number = number * 58 + _BASE58_VALUE[letter]
    body = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return b"\0" * (len(word) - len(word.lstrip("1"))) + body


def _check(word: str, length: int) -> bytes:
    """What base58check carries, version byte first; empty where length or check digits are wrong."""
    data = _decode(word)
    if len(data) != length:
        return b""
    body, digits = data[:-4], data[-4:]
    return body if hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4] == digits else b""


def is_monero(word: str) -> bool:
    """Whether the word is a Monero address: base58 in blocks of 11 letters, last four bytes a Keccak-256 check."""
    if not _IS_BASE58.match(word):
        return False
    data = b""
    for at in range(0, len(word), 11):
        block = word[at : at + 11]
        size = _MONERO_BLOCK_BYTES.get(len(block), 0)
        number = 0
        for letter in block:
            number = number * 58 + _BASE58_VALUE[letter]
        if number >> (8 * size):
            return False
        data += number.to_bytes(size, "big")
    return data[0] in _MONERO_PREFIXES and keccak256(data[:-4])[:4] == data[-4:]


def _solana_words_near(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - _SOLANA_NEAR) : start] + " " + text[end : end + _SOLANA_NEAR // 2]
    return _SOLANA_WORDS.search(near) is not None
