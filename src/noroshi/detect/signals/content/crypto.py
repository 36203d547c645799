"""Coins: secrets of wallets, and addresses that changed."""

import hashlib
import re

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found, Quote
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import NEAR, has_file_to_open, said, way_out, with_target

SEARCHED = 12_000
"""code points of own text in which addresses of coins are looked for"""
_ADDRESS = re.compile(
    r"(?<![0-9A-Za-z/=])(?:0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{11,71}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})(?![0-9A-Za-z])"
)
_BASE58 = {
    character: value for value, character in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
}


@signal("content", tactic="L33", technique="T1598")
def wallet_or_seed_request(case: Case) -> Found | None:
    """Asks for a seed phrase or private key, or to connect or "verify" a wallet behind a link.

    Nobody honest asks for either. Warnings that say never to share them are left alone; customers who ask where to enter
    their own count little.
    """
    hits = case.phrases
    pair = hits.near("seed", "seed-act", 60)
    if pair is not None:
        return with_target(case, said(case, *pair, personal=False, customer=True), way_out(case))
    hit = hits.first("wallet-act")
    target = way_out(case)
    if hit is None or target is None:
        return None
    return with_target(case, said(case, hit, strength=0.4 if target.of_author else 0.9, personal=False), target)


@signal("content", technique="T1566.002")
def coins_for_free(case: Case) -> Found | None:
    """Coins, tokens or a forgotten balance wait to be claimed, behind a strange link or in a file.

    Exchanges announce such programmes on their own hosts; links to the company, to partners and to listed brands are
    left alone, and a link to the author's own domain counts half.
    """
    hits = case.phrases
    pair = hits.near("free-coins", "coins", NEAR)
    if pair is None or case.from_own_domain:
        return None
    target = way_out(case)
    if target is None and not has_file_to_open(case):
        return None
    strength = 0.5 if target is not None and target.of_author else 1.0
    return with_target(case, said(case, *pair, strength=strength, personal=False), target)


@signal("content", tactic="L32", technique="T1565")
def changed_wallet_address(case: Case) -> Found | None:
    """Coins are to go to a new address: words of change or transfer, with a coin address in the text.

    Addresses count only where their own checksum holds (Base58Check; Bitcoin and Tron) or where they have the shape of
    an Ethereum or Bech32 address. Without words of change it is weaker.
    """
    hits = case.phrases
    if not ("crypto" in hits or "wallet-change" in hits or "pay-act" in hits):
        return None
    address = coin_address(case)
    change = hits.first("wallet-change")
    if address is None:
        pair = hits.near("wallet-change", "request", NEAR) if change and "crypto" in hits else None
        return said(case, *pair, strength=0.4, words={"coin": ""}, customer=True) if pair else None
    told = change or hits.first("pay-act")
    if told is None:
        return None
    found = said(case, told, strength=1.0 if change else 0.5, customer=True)
    return Found((*found.quotes, address), {"coin": address.quote}, found.strength)


def coin_address(case: Case) -> Quote | None:
    """The first address of a coin in the sender's own text."""
    body = case.message.body
    for match in _ADDRESS.finditer(body.text, 0, min(body.own_end, SEARCHED)):
        if match[0][0] in "0b" or _base58_holds(match[0]):
            return case.quote("body", match.start(), match.end())
    return None


def _base58_holds(address: str) -> bool:
    """Base58Check: the last four bytes are a double SHA-256 of the rest."""
    number = 0
    for character in address:
        number = number * 58 + _BASE58[character]
    try:
        raw = number.to_bytes(25, "big")
    except OverflowError:
        return False
    return hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4] == raw[21:]
