"""Identity: who the message says it is from, beside who that could be.

The alert of 14 October 2022 names it first: mail that pretends to come from executives of the company itself.
"""

from noroshi.detect.signals.identity import addresses, display_name, names, threads

__all__ = ["addresses", "display_name", "names", "threads"]
