"""Who has the word in a transcript: minutes of a hearing, a round table, an interview, questions and answers."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from noroshi.alerts.claims.japanese.line import Line

FEWEST = 3
"""turns that make a transcript"""
SHARE = 0.4
"""of the paragraphs that must begin with somebody's name"""

_WHO = r"(?P<who>[^\s、。「」『』（）()【】〔〕はがを：:]{1,16})(?P<more>（[^（）]{1,16}）)?"
_LABELS = (
    re.compile(_WHO + "[　](?=[^　])"),
    re.compile(_WHO + "[：:][ 　]?"),
    re.compile(r"（(?P<who>[^（）、。はがを]{1,12})）(?P<more>)"),
    re.compile(r"〔(?P<who>[^〔〕、。はがを]{1,16})〕[　 ]?(?P<more>)"),
    re.compile(r"【(?P<who>[問答QA質回][^【】、。はがを]{0,20})】(?P<more>)"),
    re.compile(_WHO + "(?=「[^「」]*(?:「[^「」]*」[^「」]*)*」$)"),
)
"""`甲委員　`, `甲：`, `（記者）`, `〔局長〕`, `【答・局長】`, `甲「…」`: one of them runs through a transcript"""
_NO_LABEL = re.compile(r"[0-9０-９]|^[一二三四五六七八九十ア-ンａ-ｚa-z]$|[年月日]$|^(?:注|図|表|別紙|参考$)")
_QUESTION = re.compile(r"[―─—-]{2}")
_ASKS = re.compile("^(?:問|質問|Q|Ｑ)$")
_ANSWERS = re.compile("^(?:答|回答|答弁|A|Ａ)$")
_NAMED = re.compile(r"^(?:問|答|質問|回答|答弁)・(?P<name>.+)$")
_ASKER = re.compile(r"質問(?:者|した議員)[：:　 ・]*(?P<who>[^\s（）()、。：:]{2,24})")
_ANSWERER = re.compile(
    r"(?:答える人|答えた人|回答者|答弁者|解説者?|お話)[：:　 ・]+(?:[^\s、。]{2,24}・)?(?P<who>[^\n（）()、。：:]{2,24})|答弁[^\n]{0,8}（(?P<of>[^（）\n]{2,16})）"
)
_TITLE = "氏|さん|委員|議員|准教授|教授|博士|弁護士|社長|会長|代表|参考人|記者|CEO|CTO|CISO"
_PERSON = re.compile(rf"(?:[一-鿿々]{{2,6}}[ぁ-ん]{{0,4}}|[ァ-ヴー]+[・＝][ァ-ヴー]+)(?:{_TITLE})(?!会)")
_CHIEF = re.compile("^(?:長官|大臣|総裁|局長)$")
LONGEST_TITLE = 400
"""code points at the head of a document in which those who speak are presented"""


class Turn(msgspec.Struct, frozen=True):
    """Who speaks, and where in the line the words begin."""

    who: str
    start: int
    first: bool
    """somebody takes the word here"""


def turns(title: str, text: str, lines: Sequence[Line], fresh: Sequence[bool]) -> list[Turn | None]:
    """The turn that each line belongs to; None for lines that nobody but the publisher says."""
    none: list[Turn | None] = [None] * len(lines)
    begins = [number for number in range(len(lines)) if fresh[number]]
    for label in _LABELS:
        found = {
            number: match
            for number in begins
            if (match := label.match(lines[number].text)) is not None and not _NO_LABEL.search(match["who"])
        }
        often = Counter(_plain(match["who"], match["more"]) for match in found.values())
        if len(found) >= max(FEWEST, SHARE * len(begins)) and len(often) < len(found):
            return _labelled(title, text, lines, found)
    questions = [number for number in begins if _QUESTION.match(lines[number].text)]
    return _interview(title, text, lines, begins, questions) if len(questions) >= FEWEST - 1 else none


def _labelled(title: str, text: str, lines: Sequence[Line], found: dict[int, re.Match[str]]) -> list[Turn | None]:
    head = f"{title}\n{text[: min(lines[min(found)].base, LONGEST_TITLE)]}"
    full: dict[str, str] = {}
    answerer = _presented(_ANSWERER, head)
    letters = {match["who"] for match in found.values() if len(match["who"]) == 1}
    asks = not letters - {"Q", "Ｑ", "A", "Ａ", "問", "答"}
    current: str | None = None
    told: list[Turn | None] = []
    for number, line in enumerate(lines):
        match = found.get(number)
        if match is None:
            asked = _QUESTION.match(line.text) is not None
            current = None if asked else current
            told.append(Turn(current, 0, first=False) if current else None)
            continue
        who = _plain(match["who"], match["more"])
        if (named := _NAMED.match(who)) is not None:
            answerer = current = named["name"]
        elif asks and _ANSWERS.match(who):
            current = answerer
        elif _ASKS.match(who):
            current = _presented(_ASKER, head) or ("質問者" if answerer and who in {"Q", "Ｑ"} else "")
        else:
            if who not in full:
                role = match["who"] if (match["more"] or "").endswith("君）") else ""
                full[who] = who + role if role else _in_full(who, head, text)
            current = full[who]
        told.append(Turn(current, match.end(), first=True) if current else None)
    return told


def _interview(
    title: str, text: str, lines: Sequence[Line], begins: Sequence[int], questions: Sequence[int]
) -> list[Turn | None]:
    """`――どこで気づきましたか。` and the answers of the one who was presented before."""
    presented = _PERSON.search(text, 0, lines[questions[0]].base) or _PERSON.search(title)
    told: list[Turn | None] = [None] * len(lines)
    if presented is None:
        return told
    who = presented[0]
    answering = False
    for number, line in enumerate(lines):
        if number in questions:
            answering = True
        elif (
            number > questions[-1]
            and number in begins
            and any(other in begins for other in range(questions[-1] + 1, number))
        ):
            answering = answering and line.text.startswith("「")
        if answering and number not in questions:
            told[number] = Turn(who, 0, first=number - 1 in questions)
    return told


def _plain(who: str, more: str | None) -> str:
    if (more or "").endswith("君）"):
        who = (more or "").strip("（）")
    return who.removesuffix("君")


def _presented(pattern: re.Pattern[str], head: str) -> str:
    found = pattern.search(head)
    if found is None:
        return ""
    name = next(name for name in found.groups() if name)
    return _joined(name) + ("氏" if " " in name.strip() or "　" in name.strip() else "")


def _joined(name: str) -> str:
    return name.strip().replace(" ", "").replace("　", "")


def _in_full(who: str, head: str, text: str) -> str:
    """As the text calls the one whom the label shortens."""
    if len(who) == 1 and who.isascii():
        return f"{who}記者" if "記者" in head else who
    if _CHIEF.match(who):
        longer = re.search(rf"[一-鿿]{{1,6}}?{who}", head)
        return longer[0] if longer is not None else who
    if re.search(rf"(?:{_TITLE}|[者長官人員役部])$", who):
        return who
    longer = re.search(rf"{re.escape(who)}[ 　]?[一-鿿ぁ-んァ-ヴー]{{0,5}}?(?:{_TITLE})", f"{head}\n{text}")
    if longer is not None:
        return _joined(longer[0])
    spaced = re.search(rf"{re.escape(who)}[ 　][一-鿿ぁ-んァ-ヴー]{{1,5}}(?=[（、\n])", head)
    if spaced is not None:
        return _joined(spaced[0]) + "氏"
    return f"{who}さん" if re.search(rf"(?:出演|参加者?|ゲスト)[：:　][^\n]*{re.escape(who)}（", head) else who
