"""Tests by promise, and what they share. A package, so that no installed package called `tests` stands in its way."""
