"""Ids that come out the same each time: the same words of the same speaker are the same object, wherever they are written."""

import hashlib
import uuid


def object_id(type_: str, *key: str) -> str:
    """An id of an object that is no observable.

    STIX 2.1 (2.9) wants UUIDv4 there and reserves v5 for observables. The bits come from SHA-256 of type and key
    instead of a random source; version and variant are set as RFC 9562 (5.4, 5.8) has them.
    """
    digest = hashlib.sha256("\x1f".join(("noroshi", type_, *key)).encode("utf-8", "surrogatepass")).digest()
    return f"{type_}--{uuid.UUID(bytes=digest[:16], version=4)}"
