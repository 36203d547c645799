"""A regular expression that is compiled when it is first asked: a document meets few of the many that there are."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property


class Expression:
    """As `re.compile` would make of `pattern`, for the ways of asking that are used. Raises `re.error` when first asked."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def groupindex(self) -> Mapping[str, int]:
        """See `re.Pattern.groupindex`."""
        return self._compiled.groupindex

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.search`."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.match`."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """See `re.Pattern.finditer`."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """See `re.Pattern.findall`; for expressions without groups."""
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """See `re.Pattern.split`."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """See `re.Pattern.sub`."""
        return self._compiled.sub
