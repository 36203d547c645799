"""QR codes in images: needs the optional extra `qr`."""

from functools import cache
from importlib.util import find_spec


@cache
def qr_available() -> bool:
    """Whether the packages of the extra `qr` are there."""
    return find_spec("zxingcpp") is not None and find_spec("PIL") is not None
