"""Names of packages: behind the commands that install them, and in lists that say so."""

import re

from noroshi.alerts.indicators.page import Page

_INSTALL = re.compile(
    r"(?:npm (?:i|install|add)|yarn (?:global )?add|pnpm (?:add|install|i)|npx|bun add|pip3? install|pipx install|uv (?:pip install|add)|poetry add)"
    r"((?: +-{1,2}[A-Za-z][\w\-]*)*)((?: +@?[A-Za-z0-9][\w.\-/]*(?:\[[\w,]{1,64}\])?(?:(?:[@]|[=~<>!]=)[\w.\-^~*]+)?){1,40})"
)
_COMMANDS = (b"npm ", b"yarn ", b"pnpm ", b"npx ", b"bun add", b"pip", b"uv ", b"poetry add")
_WORD = re.compile(r"@?[A-Za-z0-9][\w.\-/]*")
_NO_NAME = frozenset("and or to then in with from on the a it is was were which that for as command npm pip --".split())

_SAID = re.compile(
    r"(?:\b(?:npm|PyPI|Python|Node(?:\.js)?|malicious|悪意ある|悪性|不正な)[ 　]?(?:packages?|modules?|パッケージ|モジュール)"
    r"|\bpackages? (?:named|called)|パッケージ(?:名)?(?=[「『“\"'`:：]))"
    r"(?:[ 　](?:named|called|such as|like|including))?[ 　]?(?:[:：は]|である)?[ 　]?"
    r"((?:[「『“\"'`]?@?[A-Za-z0-9][\w.\-/]{1,80}[」』”\"'`]?(?:[,，、・]? ?(?:and |or |及び|および|と|や)?)){1,40})",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"([「『“\"'`]?)(@?[A-Za-z0-9][\w.\-/]{0,79}[A-Za-z0-9])(?:[」』”\"'`]|(?=[,，、・ 　と及おや。.：:;]|\Z|\s))")
_PLAIN_NAME = re.compile(r"[a-z0-9@][a-z0-9._/]*[\-_/][a-z0-9][a-z0-9._\-/]*\Z")


def find_packages(page: Page) -> None:
    """Notes packages of npm and PyPI. Beside `package`, a bare word needs quotation marks or a hyphen to be a name."""
    text, folded = page.text, page.folded
    taken: set[int] = set()
    if any(command in folded for command in _COMMANDS):
        for command in _INSTALL.finditer(text):
            if command.start() and text[command.start() - 1].isascii() and text[command.start() - 1].isalnum():
                continue
            for found in _WORD.finditer(text, *command.span(2)):
                _installed(page, found, taken)
    if b"package" in folded or b"module" in folded or "パッケージ" in text:
        for said in _SAID.finditer(text):
            _listed(page, said, taken)


def _installed(page: Page, found: re.Match[str], taken: set[int]) -> None:
    text, start = page.text, found.start()
    before = text[start - 1 : start]
    if before != " " or found[0].lower() in _NO_NAME:
        return
    name = found[0].rstrip(".-/")
    if name and start not in taken:
        taken.add(start)
        page.add("package", name, start, start + len(name), False, True, "words-around")


def _listed(page: Page, said: re.Match[str], taken: set[int]) -> None:
    for found in _QUOTED.finditer(page.text, *said.span(1)):
        name, start = found[2], found.start(2)
        if start in taken or name.lower() in _NO_NAME or not (found[1] or _PLAIN_NAME.match(name)):
            continue
        taken.add(start)
        page.add("package", name, start, start + len(name), False, True, "words-around")
