"""Objects as the bytes of a file."""

import msgspec

from noroshi.warn.jsonl import storable


def encoded(value: object) -> bytes:
    """Indented JSON in UTF-8, with U+FFFD for half of a surrogate pair, which it cannot hold."""
    try:
        plain = msgspec.json.encode(value)
    except UnicodeEncodeError:
        plain = msgspec.json.encode(storable(value))
    return msgspec.json.format(plain, indent=2) + b"\n"
