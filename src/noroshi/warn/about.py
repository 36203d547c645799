"""What a report says about the scan itself."""

from datetime import datetime

import msgspec

from noroshi.detect.weights import Weights


class About(msgspec.Struct, frozen=True):
    """Known before the first message is read."""

    sources: tuple[str, ...]
    """the paths as they were given"""
    company: str
    started: datetime
    """aware"""
    weights: Weights
    history: str = ""
    """the history file's name, or empty"""
