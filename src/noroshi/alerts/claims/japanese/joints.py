"""Whether what follows a joint of a sentence is a claim of its own.

Annotators do not split after every 連用形 or て: how the clause ends, how long both sides are, whether each has a topic or
subject, hedges and numbers speak for it or against it. `data/joints.toml` holds what each counts: a linear model, fitted by
`python -m bench.joints` on the joints of the annotated alerts. Whoever reads it sees what makes two claims of one sentence.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec

from noroshi.alerts.claims.japanese.clauses import LOOKED_AT, Clause, Joint, clauses
from noroshi.alerts.claims.japanese.kinds import hedge_of
from noroshi.alerts.claims.japanese.line import opened
from noroshi.alerts.claims.japanese.topics import Range
from noroshi.alerts.claims.japanese.voices import Part

UNIT = 100
"""the table holds hundredths"""
SIZES = (6, 9, 13, 18, 26, 38, 60)
"""code points at which a clause counts as longer"""
FAR = 24
"""code points at the end of a clause in which a purpose is looked for"""
NEAR = 16
"""code points at the head of a clause in which its own topic or subject stands"""
MOST = 5
"""clauses of a sentence from which on their number says no more"""

ALWAYS: frozenset[Joint] = frozenset({"besides", "list"})
"""joints that announce that something of the same rank follows"""

_ENDINGS = re.compile(
    r"(?:(?P<こと>こと)|(?P<として>(?:[るたいだうくすつむぐん」』）]|とみ)と(?:して(?:おり|いる)?|し))"
    r"|(?P<ており>て?おり(?:まして)?)"
    r"|(?P<が>(?:[るたいだうくすつむぐん]|です|ます)が)|(?P<けれど>けれ?ども?)|(?P<ものの>ものの)|(?P<一方>一方で?)"
    r"|(?P<ほか>(?:ほか|他)[にで]?)|(?P<うえ>(?:うえ|上)[にで]?)|(?P<とともに>とともに|と同時に)"
    r"|(?P<ため>ために?|ので)|(?P<ことから>ことから)|(?P<ことにより>こと(?:を|に|により|で)(?:受け|踏まえ|加え|伴い|よって)て?)"
    r"|(?P<たり>[ただ]り(?:し|して)?)|(?P<など>など(?:して?)?|等)|(?P<ながら>(?:ながら|つつ)も?)|(?P<まま>まま)|(?P<ず>ず)"
    r"|(?P<なく>なく)|(?P<であり>であり(?:まして)?)|(?P<させて>せて)|(?P<されて>[さら]れて)|(?P<され>され)|(?P<られ>られ)"
    r"|(?P<して>して)|(?P<し>し)|(?P<て>[っいきしえけげせてねべめれぎじち]て|んで|いで)|(?P<で>で)|(?P<と>と)|(?P<く>く)"
    r"|(?P<る>[るうつすぐむ])|(?P<り>[いきぎちにびみり])|(?P<れ>[えけげせてねべめれじ])|(?P<名詞>[一-鿿ァ-ヴーA-Za-z0-9０-９」）＿]))$"
)
_OWN = re.compile(r"[はがも](?![、っり])")
_QUOTE = re.compile(r"「＿{16,400}」")
_HEAD = re.compile(
    r"そして|さらに|また|かつ|いずれも|どちらも|うち|残[るり]|その|これ|同|この|次|続いて|(?P<number>[0-9０-９一二三四五六七八九十])|(?P<katakana>[ァ-ヴ])|(?P<latin>[A-Za-z])|(?P<kana>[ぁ-ん])|(?P<kanji>[一-鿿])"
)
_AIM = "目的"
"""a purpose is a motive, and so a claim of its own"""
_COMMAS = "、，。"
_PURPOSE = re.compile(
    r"を[^、はがを]{0,14}(?:(?<=[えけげせてねべめれ])る|する|得る|[うくすつぶむぐ])(?:ため|べく)に?$|(?:[るうくすつぶむぐの])(?:目的|狙い)で$"
)
"""`外貨を得るため`, and not `発見が遅れるため`"""
_NUMBER = re.compile(r"[0-9０-９万億]")
_MEANS = re.compile(
    r"(?:装[いっ]|なりすまし|名乗[りっ]|騙[りっ]|かた[りっ]|だま[しっ]|偽[りっ]|詐称し|偽装し|悪用し|利用し|使用し|使[いっ]|用い|称し|通じ|介し|見せかけ|させ|せ)て?$"
)
"""by which means something is done, not something done on its own"""


@cache
def weights() -> dict[str, int]:
    """What each feature counts, in hundredths."""
    text = (resources.files("noroshi.alerts.claims.japanese") / "data" / "joints.toml").read_text("utf-8")
    return {f"{group}={name}": weight for group, of in tomllib.loads(text).items() for name, weight in of.items()}


def clauses_of(part: Part) -> tuple[Part, list[Clause]]:
    """The clauses of a part between which a claim may end, and the part as it reads when longer quotations are opened."""
    line = part.line
    for quote in _QUOTE.finditer(line.flat, part.start, part.end):
        first, last = quote.start() + 1, quote.end() - 1
        if "。" in line.text[first:last] or 2 * (last - first) > part.end - part.start:
            line = opened(line, first, last)
    part = msgspec.structs.replace(part, line=line)
    return part, clauses(line.flat, part.start, part.end, loose=True)


def stands_apart(part: Part, found: Sequence[Clause], number: int, start: int, masked: Sequence[Range] = ()) -> bool:
    """Whether a claim ends with the clause of that number, and the next clause begins another; `start` is where it began."""
    clause = found[number]
    if clause.joint in ALWAYS or ending(part.line.flat, clause.start, found[number + 1].start) == _AIM:
        return True
    known = weights()
    return sum(known.get(feature, 0) for feature in features(part, found, number, start, masked)) > 0


def features(
    part: Part, found: Sequence[Clause], number: int, start: int, masked: Sequence[Range] = ()
) -> Iterator[str]:
    """What is known of the joint, each as `group=name`."""
    clause, following, line = found[number], found[number + 1], part.line
    ends = ending(line.flat, clause.start, following.start)
    yield "always=*"
    yield f"ending={ends or '-'}"
    yield f"joint={clause.joint}"
    yield f"{'loose' if clause.joint == 'loose' else 'length'}={_size(clause.end - clause.start)}"
    yield f"next={_size(following.end - following.start)}"
    yield f"rest={_size(part.end - following.start)}"
    own = _OWN.search(line.flat, following.start, min(following.start + NEAR, part.end))
    said = [match[0] for match in _OWN.finditer(line.flat, start, clause.end)]
    before, after = said[-1] if said else "-", own[0] if own is not None else "-"
    yield f"topics={before}{after}"
    yield f"about={'は' if 'は' in said else 'が' if 'が' in said else '-'}"
    yield f"clauses={min(MOST, len(found))}"
    head = _HEAD.match(line.flat, following.start, part.end)
    if head is not None:
        yield f"head={head.lastgroup or head[0]}"
    if part.calls:
        yield "frame=calls"
    if part.speakers:
        yield "frame=said"
    hedges = [hedge_of(line, one.start, one.end, masked) for one in (clause, following)]
    yield "hedges=" + ">".join(hedge[0] if hedge is not None else "-" for hedge in hedges)
    yield "numbers=" + "".join(
        "1" if _NUMBER.search(line.text, first, last) else "-"
        for first, last in ((start, clause.end), (following.start, following.end))
    )
    if _MEANS.search(line.text, clause.start, clause.end):
        yield "ending=means"


def ending(flat: str, start: int, end: int) -> str:
    """How a clause ends, whatever comma stands behind it; empty if in none of the ways that are told apart."""
    while end > start and flat[end - 1] in _COMMAS:
        end -= 1
    if _PURPOSE.search(flat, max(start, end - FAR), end):
        return _AIM
    match = _ENDINGS.search(flat, max(start, end - LOOKED_AT), end)
    return (match.lastgroup or "") if match is not None else ""


def _size(length: int) -> int:
    """The least of the sizes that is more, or 0 for longer ones."""
    return next((size for size in SIZES if length < size), 0)
