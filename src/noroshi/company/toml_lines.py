"""On which line of a TOML file a value stands; `tomllib` does not say."""

import re

Path = tuple[str | int, ...]
"""keys and list indexes from the top of the file"""

_SPACE = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(?:([A-Za-z0-9_-]+)|\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)')[ \t]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""(?:"{1,2})?'
    r"|'''(?:[^']|'(?!''))*'''(?:'{1,2})?"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?")


def line_of(text: str, path: Path) -> int:
    """Line, from 1, of the value at that path, or of the innermost table around it that has one.

    `text` is TOML that `tomllib` accepts.
    """
    places = _Scanner(text).places
    while path and path not in places:
        path = path[:-1]
    return text.count("\n", 0, places.get(path, 0)) + 1


class _Scanner:
    """Goes through the file once and notes where each key and each list item begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}
        self._file()

    def _file(self) -> None:
        table: Path = ()
        while self._skip():
            start = self.at
            if self.text.startswith("[[", start):
                self.at += 2
                table = self._element(self._keys())
                self.at += 2
            elif self.text[start] == "[":
                self.at += 1
                table = self._resolve(self._keys())
                self.at += 1
            else:
                self._pair(table)
                continue
            self.places.setdefault(table, start)

    def _skip(self) -> bool:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            found = _KEY.match(self.text, self.at)
            if found is None:
                return keys
            keys.append(next(group for group in found.groups() if group is not None))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _resolve(self, keys: list[str]) -> Path:
        """The path of a header: a list of tables on the way stands for its newest table."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._lists:
                path = (*path, self._lists[path])
        return path

    def _element(self, keys: list[str]) -> Path:
        path = (*self._resolve(keys[:-1]), keys[-1])
        self._lists[path] = self._lists.get(path, -1) + 1
        return (*path, self._lists[path])

    def _pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._keys())
        for size in range(len(table) + 1, len(path) + 1):
            self.places.setdefault(path[:size], start)
        if not self.text.startswith("=", self.at):
            self.at = len(self.text)  # not TOML after all
            return
        self.at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        if not self._skip():
            return
        opening = self.text[self.at]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            found = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)

    def _list(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._skip() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.places[(*path, index)] = self.at
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._skip() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1
