"""Reporting frames: which words of a sentence are said, by whom, and which words show it."""

import re
from collections.abc import Sequence

import msgspec

from noroshi.alerts.claims.japanese.clauses import Clause, clauses
from noroshi.alerts.claims.japanese.line import Line, opened
from noroshi.alerts.claims.japanese.rules import Cue
from noroshi.alerts.claims.japanese.speakers import Speakers, is_speaker, strip
from noroshi.alerts.model import Hedge

Range = tuple[int, int]

DEPTH = 3
"""frames within one another that are followed"""
_CONNECTIVE = re.compile(
    r"(?:また|さらに|更に|一方で?|なお|しかし|ただし?|その後|このほか|ほかにも?|加えて|あわせて|併せて|これまでに?|このため|そのため|だが|ところが|同時に|実際に?|特に|とりわけ|例えば|たとえば|具体的には|まず|次に|最後に|その上で|そのうえで|その際|この際|続いて|ついで|すなわち|つまり|もっとも|おって|追って)[、，]?"
)
_TOPIC = re.compile(r"は(?!じめ|ず|っきり|るか|びこ|んらん|ぐら|や)")
_NO_TOPIC = re.compile(r"(?:ある|また|あるい|もしく|で|に|と|へ|ま|い|こ)$")
_SUBJECT = re.compile(r"が(?!った|って|り、|る)")
_MARK = re.compile(
    r"(?<![ことも])と(?:、|の(?:見方|見解|考え|認識|声明|判断|結論|報告|分析|調査結果|立場|コメント|談話)(?:を|が|で|も))?|(?:こと|旨|事実|可能性)(?:を|も|が|は)|(?<=[るた])の(?:を|も)(?=[^。、]{0,8}(?:観測|確認|把握|認識|目撃))|[。」]を?"
)
_ADVERBIAL = re.compile(
    r"(?:(?:同?日?の?|[^、。「」はがを]{0,28}?)(?:会見|声明(?:文)?|報告書|文書|発表(?:文)?|ブログ(?:記事)?|取材|インタビュー|コメント|投稿|資料|リポート|レポート|調査結果|書面|談話|公式サイト|ウェブサイト|ホームページ|記事|会合|集会|国会|委員会|答弁|公聴会|リリース|警告|注意喚起|Ｘ|X|SNS|ＳＮＳ|電話)(?:で|では|において|の中で|に対し(?:て)?|を通じて?|に|上で|を出し|を公表し|を発表し)(?:も)?[、，]?"
    r"|(?:[0-9０-９一二三四五六七八九十]{1,4}[年月日])+(?:夜|朝|午前|午後|夕|夕方|付で|付けで|までに|に|の時点で)?[、，]"
    r"|(?:同日|本日|今月|先月|今年|昨年|今回|これまでに?|このほど|既に|すでに|当時|新たに|連名で|共同で)(?:に|も)?[、，]"
    r"|[^、。「」はがを]{1,24}に(?:対し(?:て)?|ついて|関し(?:て)?)[、，]|[^、。「」はがを]{1,14}に(?=「))+"
)
_DATE_WORD = re.compile(r"[0-9０-９一二三四五六七八九十]日|同日|今月|先月|昨年|今年|[0-9０-９]月")
_VERBISH = re.compile(r"[るたいうくすつぶむぐ](?:と|が|を|に)|し、|て、")
_COMMA = "、，"
_VERDICTS = ("判断", "断定", "結論", "特定", "認定", "評価")
"""verbs with which an authority says who did it"""
_REPORTS = ("says", "calls", "passive", "hearsay", "names", "opinion")
_SURE_TO = ("中程度", "低い", "一定")
_AGENTLESS = ("報じ", "伝え")
_CLAUSE_ENDS = frozenset("るたいだうすくつむぬぶぐん」』もか")
_DENIED = re.compile(
    r"[をはも](?:繰り返し|強く|全面的に|改めて|一貫して|公に|明確に|真っ向から|いずれも|すべて|[0-9０-９]+日に?)*$"
)
_BARE_CARE = re.compile(
    r"(?:改めて|広く|強く|連名で|共同で)?(?:注意|警戒|警戒感|注意喚起)(?:を)?(?:呼び|促|求め|喚起|し)"
)
_CARE = re.compile(r"対策|措置|緩和策|注意点|ポイント|対処")
_AMID = re.compile(r"[はがを、]|[るたうくす]$")
_ATTACKER = re.compile(
    r"攻撃者|ハッカー|犯人|犯行|詐欺|集団|グループ|人物|相手|なりすまし|偽|者は|者が|加害者|ラザルス|送信者|担当者を名乗"
)
_QUOTED = re.compile(r"」と(?:、)?(?!呼|称|名|題|書か|記さ|いう|い[いっ])[^「」、。]{1,16}$")
_GAPPED = re.compile(r"」、(?=[^、「」]{2,24}は[^、「」]{0,24}「)")
_OWN_VOICE = re.compile(r"[るす]$")
"""an announcement that calls for something in its own voice: 勧める, 推奨する"""
_FAR = 48
"""code points between what is said and the verb that says so"""


class Part(msgspec.Struct, frozen=True):
    """A stretch that one speaker says, in one frame."""

    line: Line
    start: int
    end: int
    speakers: tuple[str, ...]
    cues: tuple[Range, ...] = ()
    hedge: Hedge | None = None
    """what the frame itself says of it: みている, 否定した"""
    outer: Range | None = None
    """with the words of the frame"""
    calls: bool = False
    """it is what somebody calls for"""
    verdict: bool = False
    """an authority says it who judges who did it"""
    names: bool = False
    """somebody gives a name"""
    aside: Range | None = None
    """where the frame keeps its date"""
    masked: tuple[Range, ...] = ()
    """words within that belong to a frame"""
    base: tuple[str, ...] = ()
    """who says all of the sentence, as by によると: the speakers of what is only mentioned on the way"""


class _Segment(msgspec.Struct):
    start: int
    end: int
    cue: Cue | None
    speaker: str = ""
    content: int = 0
    """where what is said begins"""
    aside: Range | None = None


class Frames:
    """Finds the frames of a sentence. Remembers who spoke last, whom という and としている belong to."""

    def __init__(self, speakers: Speakers) -> None:
        self._speakers = speakers
        self._running: tuple[str, ...] = ()

    def parts(self, line: Line) -> list[Part]:
        """The parts of a sentence, in order; a sentence without any frame is one part without speakers."""
        self._speakers.see(line.text)
        found = self._read(line, 0, len(line.text), (), 0)
        for part in found:
            if part.speakers:
                self._running = part.speakers
        return found

    def _read(self, line: Line, start: int, end: int, chain: tuple[str, ...], depth: int) -> list[Part]:
        start = _skip(_CONNECTIVE, line.flat, start, end)
        segments = _segments(line, start, end)
        found: list[Part] = []
        speaker = ""
        sources: tuple[str, ...] = ()
        for number, segment in enumerate(segments):
            heard, masked, begin = self._sources(line, segment.start, segment.end)
            cues = tuple(masked)
            sources += heard
            links = chain + sources
            self._find_speaker(line, segment, begin)
            if not segment.speaker and segment.cue is not None and segment.cue.name == "says.states":
                segment.speaker = self._speaker_after(line, segments, number)
            speaker = segment.speaker or speaker
            states = (
                number > 0 and segments[number - 1].cue is not None and segments[number - 1].cue.name == "says.states"
            )
            found += self._segment(line, segment, begin, links, speaker, cues, depth, states=states)
        return found

    def _sources(self, line: Line, start: int, end: int) -> tuple[tuple[str, ...], list[Range], int]:
        """Speakers of `によると`, where those words stand, and where the rest begins."""
        heard: list[str] = []
        masked: list[Range] = []
        begin = start
        for cue in line.within(start, end):
            if cue.name != "source" and not (cue.name == "finding" and _found_out(line, cue, end)):
                continue
            first = _phrase_start(line.flat, begin, cue.start)
            if (topic := _topic(line, first, cue.start)) is not None:
                first = topic[1]
            phrase = line.text[first : cue.start]
            name = self._speakers.name(phrase + ("の調べ" if cue.name == "finding" else ""))
            if not name:
                continue
            self._speakers.hear(name)
            heard.append(name)
            masked.append((first, cue.end))
            if not line.flat[begin:first].strip("、， "):
                begin = _skip_comma(line.flat, cue.end, end)
        return tuple(heard), masked, begin

    def _find_speaker(self, line: Line, segment: _Segment, begin: int) -> None:
        """Looks for the one who speaks in the frame of the segment: after what is said, or before it."""
        segment.content = begin
        cue = segment.cue
        if cue is None or cue.name in {"passive", "opinion"} or cue.name.startswith("hearsay"):
            return
        mark = _mark(line, cue, begin) if cue.name != "names" else None
        if mark is not None:
            for pattern in (_TOPIC, _SUBJECT):
                between = _np(line, mark[1], cue.start, pattern)
                if between is not None:
                    segment.speaker = self._speaker(line.text[between[0] : between[1]])
                    segment.aside = (between[1] + 1, cue.start)
                    return
        stop = mark[0] if mark is not None else cue.start
        topic = _topic(line, begin, stop)
        if topic is not None and (
            _speaks(line.text[topic[0] : topic[2]])
            or ((mark is not None or cue.name.startswith("calls")) and self._may_speak(line, topic, stop))
        ):
            segment.speaker = self._speaker(line.text[topic[0] : topic[2]])
        elif cue.name in {"calls", "calls.lists", "names"} or (mark is not None and topic is None):
            subject = _np(line, begin, stop, _SUBJECT)
            if subject is None or not _speaks(line.text[subject[0] : subject[1]]):
                return
            segment.speaker = self._speaker(line.text[subject[0] : subject[1]])
            topic = (subject[0], subject[1] + 1, subject[1])
        else:
            return
        after = _skip_comma(line.flat, topic[1], stop)
        content = _skip(_ADVERBIAL, line.flat, after, stop)
        segment.aside = (topic[0], content) if _DATE_WORD.search(line.text, topic[0], content) else None
        if segment.aside is None and mark is not None:
            segment.aside = (mark[1], cue.start)
        segment.content = content if content < stop else after

    def _may_speak(self, line: Line, topic: tuple[int, int, int], stop: int) -> bool:
        """A name of unknown kind that is set off by a comma or a time is taken for a speaker's."""
        if _ATTACKER.search(line.text, topic[0], topic[2] + 1):
            return False
        after = line.flat[topic[1] : topic[1] + 1]
        return after in "、，「" or _ADVERBIAL.match(line.flat, topic[1], stop) is not None

    def _speaker_after(self, line: Line, segments: Sequence[_Segment], number: int) -> str:
        if number + 1 >= len(segments):
            return ""
        following = segments[number + 1]
        if following.cue is None:
            for pattern in (_TOPIC, _SUBJECT):
                found = _np(line, following.start, following.end, pattern)
                if found is not None and _speaks(line.text[found[0] : found[1]]):
                    return self._speaker(line.text[found[0] : found[1]])
            return ""
        self._find_speaker(line, following, following.start)
        return following.speaker

    def _speaker(self, phrase: str) -> str:
        name = self._speakers.name(phrase)
        if name:
            self._speakers.hear(name)
        return name

    def _segment(
        self, line: Line, segment: _Segment, begin: int, links: tuple[str, ...], speaker: str, cues: tuple[Range, ...], depth: int, *, states: bool
    ) -> list[Part]:  # fmt: skip
        cue = segment.cue
        plain = Part(line, begin, segment.end, links, cues, masked=cues, base=links)
        if cue is not None and cue.name == "names" and (gap := _GAPPED.search(line.flat, begin, segment.end)):
            return self._gapped(line, segment, gap, links, cues)
        if cue is None:
            return [plain]
        shown = (*cues, (cue.start, segment.end))
        if cue.name.startswith("hearsay"):
            doubt: Hedge | None = "alleged" if cue.name == "hearsay.doubts" else None
            if depth < DEPTH and _has_frame(line, begin, cue.start):
                inner = self._read(line, begin, cue.start, links, depth + 1)
                return [msgspec.structs.replace(part, hedge=part.hedge or doubt) for part in inner]
            return [Part(line, begin, cue.start, links or self._running, shown, doubt, masked=cues, base=links)]
        if cue.name in {"passive", "opinion"}:
            return self._passive(line, segment, begin, links, shown, depth)
        own = (speaker,) if speaker else ()
        if cue.name.startswith("calls"):
            if line.text[cue.end : cue.end + 1] in {"ら", "さ"} or self._by_attacker(line, begin, cue):
                return [plain]
            if not own and not links and not _OWN_VOICE.search(line.text, cue.start, segment.end):
                links = self._running
            if own:
                self._speakers.issue(own[0])
            called = self._called(line, segment, links + own, shown)
            if states and _BARE_CARE.match(line.text, called.start):
                return []
            return [msgspec.structs.replace(called, base=links)]
        if cue.name == "names":
            return [Part(line, segment.content, segment.end, links + own, shown, masked=cues, names=True)]
        mark = _mark(line, cue, segment.content)
        if mark is None:
            return [plain]
        if not own and not links:
            links = self._running
        hedge: Hedge | None = {"says.believes": "likely", "says.denies": "denied"}.get(cue.name)  # type: ignore[assignment]
        content = _unquoted(line, segment.content, mark[0])
        inside = line if content[0] == segment.content else opened(line, *content)
        if hedge is None and any(
            line.text.startswith(_SURE_TO, other.start) for other in line.within(mark[1], cue.start)
        ):
            hedge = "likely"
        verdict = line.text.startswith(_VERDICTS, cue.start)
        if depth < DEPTH and _has_frame(inside, *content):
            inner = self._read(inside, *content, links + own, depth + 1)
            return [msgspec.structs.replace(part, aside=part.aside or segment.aside) for part in inner]
        return [
            Part(
                inside, *content, links + own, shown, hedge, (content[0], segment.end), verdict=verdict, aside=segment.aside, masked=cues, base=links
            )
        ]  # fmt: skip

    def _gapped(
        self, line: Line, segment: _Segment, gap: re.Match[str], links: tuple[str, ...], cues: tuple[Range, ...]
    ) -> list[Part]:
        """`甲社は「A」、乙社は「B」と呼ぶ`: two who name."""
        found = []
        for first, last in ((segment.start, gap.start() + 1), (gap.end(), segment.end)):
            one = _Segment(first, last, segment.cue)
            self._find_speaker(line, one, first)
            own = (one.speaker,) if one.speaker else ()
            found.append(Part(line, one.content, last, links + own, cues, masked=cues, names=True))
        return found

    def _by_attacker(self, line: Line, begin: int, cue: Cue) -> bool:
        """Whether it is the attacker who asks for something."""
        topic = _topic(line, begin, cue.start)
        found = (topic[0], topic[2]) if topic is not None else _np(line, begin, cue.start, _SUBJECT)
        return found is not None and _ATTACKER.search(line.text[found[0] : found[1] + 1]) is not None

    def _called(self, line: Line, segment: _Segment, speakers: tuple[str, ...], shown: tuple[Range, ...]) -> Part:
        quote = line.text[segment.content : segment.content + 1] == "「"
        if quote and (close := line.text.find("」", segment.content, segment.end)) > 0:
            line = opened(line, segment.content + 1, close)
        return Part(
            line, segment.content, segment.end, speakers, shown, calls=True, outer=(segment.content, segment.end), aside=segment.aside
        )  # fmt: skip

    def _passive(
        self, line: Line, segment: _Segment, begin: int, links: tuple[str, ...], shown: tuple[Range, ...], depth: int
    ) -> list[Part]:
        cue = segment.cue
        assert cue is not None  # noqa: S101
        mark = _mark(line, cue, begin)
        if mark is None:
            return [Part(line, begin, segment.end, links, shown[:-1], masked=shown[:-1])]
        agent = _AGENT.search(line.flat, begin, mark[0])
        name, masked, aside = "", shown[:-1], None
        if agent is not None:
            last = agent.end("of") if agent["of"] else agent.end("by")
            first = _phrase_start(line.flat, begin, last)
            topic = _topic(line, first, last)
            first = topic[1] if topic is not None else first
            name = self._speaker(line.text[first:last])
            masked = (*masked, (first, agent.end()))
            aside = (first, agent.end())
            if first == begin:
                begin = agent.end()
        speakers = (*links, name) if name else links
        hedge: Hedge | None = "alleged" if line.text.startswith(_AGENTLESS, cue.start) else None
        if depth < DEPTH and _has_frame(line, begin, mark[0]):
            inner = self._read(line, begin, mark[0], speakers, depth + 1)
            return [msgspec.structs.replace(part, hedge=part.hedge or hedge) for part in inner]
        verdict = line.text.startswith(_VERDICTS, cue.start)
        outer = (begin, segment.end)
        return [
            Part(
                line,
                begin,
                mark[0],
                speakers,
                shown,
                hedge,
                outer,
                verdict=verdict,
                aside=aside,
                masked=masked,
                base=links,
            )
        ]


_AGENT = re.compile(
    r"(?P<of>[^、]{1,60}?(?:報告書|声明|メディア|新聞|各紙|専門家|関係者|研究者|業界|会見|文書|レポート|リポート|調査|発表|ブログ|記事|報道|分析|論文|資料))(?:の間で|で|の中で|では|において|により|によって)(?:も|は)?[、，]?"
    r"|(?P<by>[^、]{2,40}?)(?:から|により|によって)(?:も|は)?[、，]?(?=[^、]*と)"
)


def _found_out(line: Line, cue: Cue, end: int) -> bool:
    return any(other.name == "finding.endings" and line.ends_with(other, end) for other in line.within(cue.end, end))


def _segments(line: Line, start: int, end: int) -> list[_Segment]:
    """Stretches that end in a frame, and the rest."""
    found: list[_Segment] = []
    at = start
    for clause in clauses(line.flat, start, end):
        cue = _frame_at(line, clause)
        if (
            cue is not None
            and at < clause.start
            and _speaks_in(line, clause.start, cue.start)
            and not _speaks_in(line, at, clause.start)
        ):
            found.append(_Segment(at, clause.start - 1, None))
            at = clause.start
        if cue is not None or clause.end >= end:
            found.append(_Segment(at, clause.end, cue))
            at = _skip_comma(line.flat, clause.end, end)
    if at < end:
        found.append(_Segment(at, end, None))
    return found


def _frame_at(line: Line, clause: Clause) -> Cue | None:
    """The frame that a clause ends in: the last one that only kana follow."""
    best: Cue | None = None
    for cue in line.within(clause.start, clause.end):
        if cue.name.startswith(_REPORTS) and line.ends_with(cue, clause.end):
            if cue.name.startswith("hearsay") and clause.joint != "end":
                continue
            if cue.name == "says.states" and line.flat[cue.start - 1 : cue.start] not in _CLAUSE_ENDS:
                continue
            if cue.name == "calls.lists" and not _CARE.search(line.text, clause.start, cue.start):
                continue
            if cue.name == "names" and "「" not in line.text[clause.start : clause.end]:
                continue
            if (
                cue.name in {"says", "says.believes", "says.denies", "passive"}
                and _mark(line, cue, clause.start) is None
            ):
                continue
            if (
                best is None
                or cue.start > best.start
                or (cue.start == best.start and cue.name in {"passive", "calls", "names"})
            ):
                best = cue
    if best is not None and best.name == "says" and line.text.startswith(("さ", "ら"), best.end):
        return Cue("passive", best.start, best.end)
    if (
        best is None
        and (quoted := _QUOTED.search(line.flat, clause.start, clause.end))
        and quoted.start() - clause.start > 8
    ):
        return Cue("says", quoted.start() + 2, clause.end)
    return best


def _speaks_in(line: Line, start: int, end: int) -> bool:
    """Whether somebody who speaks is the topic of a stretch."""
    topic = _topic(line, start, end)
    return topic is not None and _speaks(line.text[topic[0] : topic[2]])


def _has_frame(line: Line, start: int, end: int) -> bool:
    if end - start < 8:
        return False
    inside = line.within(start, end)
    if any(cue.name in {"source", "finding"} for cue in inside):
        return True
    if not any(cue.name.startswith(_REPORTS) for cue in inside):
        return False
    return any(_frame_at(line, clause) is not None for clause in clauses(line.flat, start, end))


def _mark(line: Line, cue: Cue, start: int) -> Range | None:
    """Where what is said ends, and where the frame's own words go on."""
    if cue.name == "says.states":
        return (cue.start, cue.start + 1) if cue.start > start else None
    if cue.name == "opinion":
        return (cue.start, cue.start + 1) if cue.start > start else None
    if cue.name == "says.denies" and (denied := _DENIED.search(line.flat, start, cue.start)) is not None:
        return (denied.start() + 1, cue.start) if denied.start() > start else None
    first = max(start, cue.start - _FAR)
    best: re.Match[str] | None = None
    for mark in _MARK.finditer(line.flat, first, cue.start):
        if mark[0][0] == "と" and mark.end() < cue.start and not _ends_a_clause(line.flat, mark.start()):
            if _AMID.search(line.flat, mark.end(), cue.start):
                continue
        if cue.name == "says.believes" and mark.end() == cue.start - 1:
            continue  # 試みて
        if mark[0][0] == "。" or (mark[0][0] == "」" and mark[0] == "」" and mark.end() < cue.start):
            continue
        best = mark
    if best is None:
        return None
    if best[0][0] == "」":
        return best.start() + 1, best.end()
    return best.start(), best.end()


def _ends_a_clause(flat: str, at: int) -> bool:
    return flat[at - 1 : at] in "るたいうだすくつむぬぶぐん」』もか" or flat[at : at + 2] in {"と、", "との"}


def _topic(line: Line, start: int, end: int) -> tuple[int, int, int] | None:
    """The first topic of a stretch: where its noun phrase begins, where what follows は begins, where the phrase ends."""
    for match in _TOPIC.finditer(line.flat, start, end):
        before = line.flat[start : match.start()]
        last = match.start()
        if before.endswith("で") and is_speaker(before[:-1]):
            last -= 1
        elif _NO_TOPIC.search(before[-4:]) and not before.endswith(("ては", "違い", "狙い")):
            continue
        if last - start < 1:
            continue
        return _phrase_start(line.flat, start, last), match.end(), last
    return None


def _np(line: Line, start: int, end: int, particle: re.Pattern[str]) -> Range | None:
    """The noun phrase before the first such particle of a stretch."""
    for match in particle.finditer(line.flat, start, end):
        last = match.start()
        if line.flat[last - 1 : last] == "で":
            last -= 1
        first = _phrase_start(line.flat, start, last)
        if last - first >= 2 and (particle is not _TOPIC or not _NO_TOPIC.search(line.flat[first:last][-3:])):
            return first, last
    return None


def _phrase_start(flat: str, start: int, end: int) -> int:
    """Where the noun phrase that ends at `end` begins: after the last comma, or before, where a row of names stands."""
    at = end
    while True:
        comma = max(flat.rfind(mark, start, at) for mark in _COMMA)
        if comma < 0:
            return (
                start
                if at == end or is_speaker(strip(flat[start:at])) and not _VERBISH.search(flat[start:at])
                else at + 1
            )
        piece = flat[comma + 1 : at]
        if at != end and not (is_speaker(piece) and not _VERBISH.search(piece)):
            return at + 1
        at = comma


def _speaks(phrase: str) -> bool:
    return is_speaker(strip(phrase)) or is_speaker(phrase.strip("、"))


def _unquoted(line: Line, start: int, end: int) -> Range:
    if (
        line.text[start : start + 1] == "「"
        and line.text[end - 1 : end] == "」"
        and "」" not in line.text[start : end - 1]
    ):
        return start + 1, end - 1
    return start, end


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match is not None else start


def _skip_comma(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "、， 　":
        start += 1
    return start
