"""Names of packages: behind the commands that install them, and in lists that say so."""

import re

from noroshi.alerts.indicators.belief import WORDS_AROUND
from noroshi.alerts.indicators.page import Page

_ANCHORS = (b" install", b" add", b"npx", b"npm i")
_MANAGER = re.compile(r"(?<![\w\-.])(?:npm|pnpm|yarn(?: global)?|bun|pip3?|pipx|uv(?: pip)?|poetry)\Z")
_ARGUMENTS = re.compile(
    r"((?: +-{1,2}[A-Za-z][\w\-]{0,30}){0,8})((?: +@?[A-Za-z0-9][\w.\-/]{0,128}(?:\[[\w,]{1,64}\])?(?:(?:[@]|[=~<>!]=)[\w.\-^~*]{1,32})?){1,40})"
)
_WORD = re.compile(r"@?[A-Za-z0-9][\w.\-/]*")
_NO_NAME = frozenset("and or to then in with from on the a it is was were which that for as command npm pip --".split())

_SAID_BEFORE = re.compile(
    r"(?:\b(?:npm|PyPI|Python|Node(?:\.js)?|malicious)|悪意(?:の)?ある|悪性|不正な|偽の)[ 　]?(?:の)?\Z", re.IGNORECASE
)
_SAID_BEHIND = re.compile(
    r"(?:s|名)?(?:[ 　](?:named|called|such as|like|including))?[ 　]?(?:[:：はの]|である)?[ 　]?"
    r"((?:[「『“\"'`]?@?[A-Za-z0-9][\w.\-/]{0,80}[」』”\"'`]?(?:[,，、・]? ?(?:and |or |及び|および|と|や)?)){1,40})"
)
_NAMED = re.compile(r"s? (?:named|called)|(?:名)?[「『:：]")
_SAID_WORDS = ("package", "module", "Package", "パッケージ", "モジュール")
_QUOTED = re.compile(
    r"([「『“\"'`]?)(@?[A-Za-z0-9][\w.\-/]{0,79}[A-Za-z0-9])(?:[」』”\"'`]|(?=[,，、・ 　と及おや。.：:;]|\Z|\s))"
)
_PLAIN_NAME = re.compile(r"[a-z0-9@][a-z0-9._/]*[\-_/][a-z0-9][a-z0-9._\-/]*\Z")


def find_packages(page: Page) -> None:
    """Notes packages of npm and PyPI. Beside `package`, a bare word needs quotation marks or a hyphen to be a name."""
    text = page.text
    taken: set[int] = set()
    for anchor in _ANCHORS:
        end = 0
        for at in page.words.get(anchor, ()):
            if at < end:
                continue
            end = at + len(anchor)
            alone = anchor[:1] != b" "
            if page.classes[at - 1] in b" " if alone else _MANAGER.search(text, max(0, at - 14), at):
                arguments = _ARGUMENTS.match(text, end)
                if arguments is not None:
                    for found in _WORD.finditer(text, *arguments.span(2)):
                        if found[0].lower() in _NO_NAME:
                            break
                        _installed(page, found, taken)
                    end = arguments.end()
    for word in _SAID_WORDS:
        end = 0
        for at in _places(page, word):
            if at < end:
                continue
            end = at + len(word)
            if _SAID_BEFORE.search(text, max(0, at - 12), at) or _NAMED.match(text, end):
                said = _SAID_BEHIND.match(text, end)
                if said is not None:
                    _listed(page, said, taken)
                    end = said.end()


def _places(page: Page, word: str) -> list[int]:
    text = page.text
    if word.isascii():
        return [at for at in page.words.get(word.lower().encode("ascii"), ()) if text.startswith(word, at)]
    return page.wide_words.get(word, [])


def _installed(page: Page, found: re.Match[str], taken: set[int]) -> None:
    text, start = page.text, found.start()
    before = text[start - 1 : start]
    if before != " ":
        return
    name = found[0].rstrip(".-/")
    if name and start not in taken:
        taken.add(start)
        page.add("package", name, (start, start + len(name)), False, WORDS_AROUND)


def _listed(page: Page, said: re.Match[str], taken: set[int]) -> None:
    for found in _QUOTED.finditer(page.text, *said.span(1)):
        name, start = found[2], found.start(2)
        if start in taken or name.lower() in _NO_NAME or not (found[1] or _PLAIN_NAME.match(name)):
            continue
        taken.add(start)
        page.add("package", name, (start, start + len(name)), False, WORDS_AROUND)
