"""Wallet addresses with right check digits, made from a number: nobody has the keys."""

import hashlib

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _body(seed: int, length: int) -> bytes:
    return hashlib.shake_256(f"wallet {seed}".encode()).digest(length)


def base58(data: bytes) -> str:
    """Base58, a leading `1` for each zero byte."""
    number, letters = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        letters = _BASE58[rest] + letters
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + letters


def _checked(data: bytes) -> str:
    return base58(data + hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4])


def p2pkh(seed: int) -> str:
    """Bitcoin, version 0."""
    return _checked(b"\0" + _body(seed, 20))


def p2sh(seed: int) -> str:
    """Bitcoin, version 5."""
    return _checked(b"\5" + _body(seed, 20))


def tron(seed: int) -> str:
    """TRON, version 0x41."""
    return _checked(b"\x41" + _body(seed, 20))


def solana(seed: int) -> str:
    """Solana: 32 bytes, no check."""
    return base58(b"\x7f" + _body(seed, 31))


def segwit(seed: int, version: int = 0, length: int = 20) -> str:
    """Bitcoin, bech32 for version 0 and bech32m above (BIP 173, 350)."""
    number = int.from_bytes(_body(seed, length), "big")
    count = -(-length * 8 // 5)
    number <<= count * 5 - length * 8
    values = [version, *((number >> 5 * (count - 1 - at)) & 31 for at in range(count))]
    check = 1
    for value in [3, 3, 0, 2, 3, *values, 0, 0, 0, 0, 0, 0]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    check ^= 0x2BC830A3 if version else 1
    return "bc1" + "".join(_BECH32[value] for value in [*values, *((check >> 5 * (5 - at)) & 31 for at in range(6))])


def _keccak(data: bytes) -> bytes:
    from Cryptodome.Hash import keccak

    return keccak.new(data=data, digest_bits=256).digest()


def ethereum(seed: int) -> str:
    """Ethereum with the case of EIP-55."""
    digits = _body(seed, 20).hex()
    marks = _keccak(digits.encode()).hex()
    return "0x" + "".join(d.upper() if int(m, 16) > 7 else d for d, m in zip(digits, marks, strict=False))


def monero(seed: int) -> str:
    """Monero, standard address on the main network."""
    data = b"\x12" + _body(seed, 64)
    data += _keccak(data)[:4]
    blocks = [data[at : at + 8] for at in range(0, len(data), 8)]
    lengths = {8: 11, 5: 7}
    return "".join(base58(block).lstrip("1").rjust(lengths[len(block)], "1") for block in blocks)


MAKERS = {
    "p2pkh": p2pkh,
    "p2sh": p2sh,
    "tron": tron,
    "solana": solana,
    "bech32_": segwit,
    "taproot": lambda seed: segwit(seed, 1, 32),
    "eth": ethereum,
    "monero": monero,
}
