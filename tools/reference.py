"""The reference pages of the documentation, made from the code, so that neither can be ahead of the other."""

import ast
import importlib
import inspect
from itertools import groupby, pairwise
from types import ModuleType
from typing import NamedTuple, get_args

import click

from noroshi.alerts.knowledge.catalogue import catalogue, technique_url
from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.knowledge.published import Cited, published
from noroshi.cli.main import COMMANDS, main
from noroshi.detect.weights import default_weights
from noroshi.warn.documented import Documented, all_documented
from noroshi.warn.numbers import signed
from noroshi.warn.words import LANGUAGES, say

Fields = list[tuple[str, str, str]]
"""name, type or value, what the code says of it"""


def pages() -> dict[str, str]:
    """Path below `docs/` → Markdown."""
    return {
        "reference/commands.md": commands(),
        "reference/company.md": company(),
        "reference/signals.md": signals(),
        "reference/lures.md": lures(),
        "reference/measures.md": measures(),
        "reference/alerts.md": alerts(),
        "reference/actors.md": actors(),
        "reference/jsonl.md": jsonl(),
        "reference/reading.md": reading(),
        "reference/share.md": share(),
        "reference/defects.md": defects(),
        "reference/limits.md": limits(),
    }


def commands() -> str:
    """Every command with its options, as `--help` has them."""
    text = ["# Commands", inspect.cleandoc(main.help or "").replace("\b", "")]
    context = click.Context(main, info_name="noroshi")
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        text += _command(command, f"noroshi {name}", context)
    return "\n\n".join(text) + "\n"


def _command(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    text = [f"## {name}", inspect.cleandoc(command.help or ""), f"```text\n{name} {usage}\n```"]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            text += _command(found, f"{name} {inner}", context)
        return text
    rows = [_option(option, context) for option in command.params if isinstance(option, click.Option)]
    text.append("\n".join(["| option | meaning |", "| --- | --- |", *rows]))
    return text


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    shown, meaning = record or (", ".join(option.opts), "")
    return f"| `{shown.replace('|', chr(92) + '|')}` | {_cell(meaning)} |"


def company() -> str:
    """The keys of company.toml."""
    module = importlib.import_module("noroshi.company.model")
    fields = {name: [field for field, _, _ in class_fields(module, name)] for name in ("Company", "Person", "Partner")}
    if [*fields["Company"], *fields["Person"], *fields["Partner"]] != [key for table in COMPANY for key in table.keys]:
        raise ValueError("tools/reference.py does not describe the keys of company/model.py")
    text = [
        "# company.toml",
        "What the file may say. Every key but `company.name` and `company.domains` is optional. An unknown key or a wrong "
        "type is an error that names the line and the nearest known key.",
    ]
    for table in COMPANY:
        rows = [(key, kind, meaning) for key, (kind, meaning) in table.keys.items() if kind]
        text += [f"## {table.name}", _table(("key", "type", "meaning"), rows)]
    text.append(
        "`people` of a partner have the same keys as `[[people]]`. A commented example is `examples/kaiyo/company.toml`."
    )
    return "\n\n".join(text) + "\n"


class Table(NamedTuple):
    """A table of company.toml: its keys in the model's order, each with its TOML type and meaning."""

    name: str
    keys: dict[str, tuple[str, str]]


STRINGS = "list of strings"
COMPANY = (
    Table(
        "[company]",
        {
            "name": ("string, required", "what the company is called"),
            "domains": (f"{STRINGS}, required", "its mail and web domains; sub-domains count as its own"),
            "names": (STRINGS, "its other names: in another language, short, of its service"),
            "languages": (STRINGS, "of its people: `ja`, `en`; both where not said"),
        },
    ),
    Table(
        "[mail]",
        {
            "authserv_ids": (
                STRINGS,
                "servers whose Authentication-Results are believed (RFC 8601); those of others are ignored",
            ),
            "people": ("", ""),
            "partners": ("", ""),
        },
    ),
    Table(
        "[[people]]",
        {
            "name": ("string, required", "as it is written at home: `山田 太郎`"),
            "reading": ("string", "kana: `ヤマダ タロウ`; gives all romanised spellings"),
            "romaji": ("string", "as the person writes it, given name first: `Taro Yamada`"),
            "aliases": (STRINGS, "other names and nicknames"),
            "role": ("string", "`executive`, `finance`, `key-holder`, `engineer` or `employee` (the default)"),
            "title": ("string", "as on the business card"),
            "addresses": (STRINGS, "work addresses"),
            "personal_addresses": (STRINGS, "private addresses that the person really uses: mail from them is theirs"),
            "accounts": ("table", 'handles on other channels: `{ telegram = "@tyamada" }`'),
        },
    ),
    Table(
        "[[partners]]",
        {
            "name": ("string, required", "of the company that yours works with"),
            "domains": (STRINGS, "of the partner, and of services that send in your name"),
            "people": ("list of people", "whose names may be misused"),
        },
    ),
)


def signals() -> str:
    """A section for each signal."""
    weights = default_weights()
    every = all_documented(weights)
    text = [
        "# Signals",
        f"{len(every)} signals in {len({page.family for page in every})} families. A signal tests one fact about a message; when it fires, it weighs so "
        "many bits: each bit doubles the odds that the message is an attack, a negative one halves them. Signals of one "
        "family see the same cause, so each further one counts less, and the family has a cap. "
        "[Weights](../explanation/weights.md) tells how the numbers are made. `noroshi signals NAME` prints the same, with examples.",
    ]
    for family, members in groupby(every, key=lambda page: page.family):
        cap = weights.families[family]
        text.append(f"## {family}")
        text.append(
            f"{say(f'family.{family}', 'ja')} · from {signed(cap.floor)} to {signed(cap.cap)} bits; "
            f"each further signal counts {cap.share:g} of the one before."
        )
        for page in members:
            text += _signal(page)
    return "\n\n".join(text) + "\n"


def _signal(page: Documented) -> list[str]:
    facts = [f"**{signed(page.bits)} bits.** {page.reason}"]
    if page.lure:
        facts.append(f"Lure: [{page.lure} {page.lure_name['en']}](lures.md#{page.lure.lower()})")
    if page.technique:
        facts.append(
            f"MITRE ATT&CK {catalogue().attack_version}: [{page.technique}]({technique_url(page.technique.split()[0])})"
        )
    said = [f"> {page.why[lang]}" for lang in LANGUAGES]
    text = [f"### {page.name}", _plain(page.doc), "\n".join(f"- {fact}" for fact in facts), "\n>\n".join(said)]
    if page.fires:
        text.append(f"Fires on:\n\n```text\n{page.fires}\n```")
    return text


def lures() -> str:
    """The catalogue of lures."""
    known = catalogue()
    text = [
        "# Lures",
        f"The tricks that public alerts describe, with techniques of MITRE ATT&CK {known.attack_version}. Signals, claims and reports "
        "name them by id.",
    ]
    for name, lure in known.lures.items():
        techniques = ", ".join(f"[{one} {known.techniques[one]}]({technique_url(one)})" for one in lure.techniques)
        revealed = ", ".join(f"[{one}](signals.md#{one})" for one in lure.signals)
        text += [
            f"## {name} {lure.name['en']} {{ #{name.lower()} }}",
            f"{lure.description['en']} What a program can see: {lure.features['en']}.",
            f"{lure.name['ja']}: {lure.description['ja']}見えるもの: {lure.features['ja']}。",
            f"ATT&CK: {techniques}",
            f"Signals: {revealed}" if revealed else "No signal reveals it in a single mail.",
            _cited(published().of_lure(name)) or "No bundled alert describes it.",
        ]
    return "\n\n".join(text) + "\n"


def measures() -> str:
    """The catalogue of measures."""
    text = [
        "# Measures",
        "What public alerts advise. Noroshi helps with those marked; the others are for the company and its people.",
    ]
    for name, measure in catalogue().measures.items():
        who = ", ".join(measure.audience)
        text += [
            f"## {name} {measure.name['en']} {{ #{name.lower()} }}",
            f"{measure.description['en']} ({who}{'; Noroshi helps' if measure.served else ''})",
            f"{measure.name['ja']}: {measure.description['ja']}",
            _cited(published().of_measure(name)) or "No bundled alert that could be checked advises it.",
        ]
    return "\n\n".join(text) + "\n"


def _cited(claims: tuple[Cited, ...]) -> str:
    """A list of claims, each with who says it and when."""
    return "\n".join(
        f"- [{one.alert.date}](alerts.md#{one.alert.id}), {_plain(' › '.join(one.chain('en')))}: "
        f"{_plain(one.claim.sentence['en'])} `{one.id}`"
        for one in claims
    )


def alerts() -> str:
    """The public alerts that ship with the program."""
    every = sorted(published(), key=lambda one: (one.date, one.id))
    text = [
        "# Bundled alerts",
        f"{len(every)} public alerts and reports of them, as facts in our own words. A warning cites a claim by its id. Where the "
        "issuer's own page was not at hand, the hosts are named where the facts were read.",
    ]
    for alert in every:
        names = [gazetteer().entity(one).name["en"] for one in alert.issuers]
        publisher = gazetteer().entity(alert.publisher).name["en"]
        facts = [f"{alert.date} · issued by {', '.join(names)}"]
        if publisher not in names:
            facts.append(f"published by {publisher}")
        if alert.retells:
            facts.append("retells " + ", ".join(f"[{one}](#{one})" for one in alert.retells))
        if alert.url:
            facts.append(f"[source]({alert.url})")
        if alert.read_in:
            facts.append(f"read in {', '.join(alert.read_in)}")
        text += [
            f"## {_plain(alert.title['en'])} {{ #{alert.id} }}",
            f"`{alert.id}` · {' · '.join(facts)}",
            "\n".join(_claim(Cited(alert, claim)) for claim in alert.claims),
        ]
    return "\n\n".join(text) + "\n"


def _claim(cited: Cited) -> str:
    claim = cited.claim
    ids = [f"[{one}](lures.md#{one.lower()})" for one in claim.tactics]
    ids += [f"[{one}](measures.md#{one.lower()})" for one in claim.measures]
    said = f" (says {_plain(', '.join(cited.chain('en')[1:]))})" if claim.speakers else ""
    about = " · ".join([claim.type.replace("_", " "), claim.hedge, *claim.techniques, *ids])
    return f"- `{claim.id}` {_plain(claim.sentence['en'])}{said}<br>{_plain(claim.sentence['ja'])}<br>{about}"


def actors() -> str:
    """Names of actors, who says that two of them belong together, and the incidents that alerts come back to."""
    names = gazetteer()
    text = [
        "# Actors and incidents",
        "Names that texts are searched for. A name that somebody gave to an actor is an entry of its own; that two names mean one "
        "actor is a claim with its speaker, and nothing is merged.",
        "## Names of actors",
    ]
    for entity in names:
        if entity.kind == "actor":
            text.append(f"### {entity.name['en']} {{ #{entity.id} }}")
            said = [
                f"- {names.entity(one.used_by).name['en']}: {names.entity(one.name).name['en']} {RELATIONS[one.relation]} "
                f"{names.entity(one.of).name['en']} ({_source(one.source)})"
                for one in names.aliases_of(entity.id)
            ]
            others = [one for one in names.names_of(entity.id) if one != entity.name["en"]]
            text.append(
                "\n".join([f"Also written: {', '.join(others)}", "", *said] if others else said)
                or "Nothing is said of it."
            )
    text.append("## Incidents")
    rows = []
    for one in names.incidents():
        lost = ", ".join(f"{loss.amount:,.10g} {loss.unit} ({_source(loss.source)})" for loss in one.losses)
        by = ", ".join(
            f"{names.entity(each.to).name['en']}, {each.hedge} by {names.entity(each.by).name['en']} ({_source(each.source)})"
            for each in one.attributions
        )
        rows.append(f"| {one.date} | {one.name['en']}<br>{one.name['ja']} | {lost} | {by} |")
    text.append(
        "\n".join(
            ["| date | incident | loss, by source | attributed to, by whom |", "| --- | --- | --- | --- |", *rows]
        )
    )
    text.append("## Other names")
    counts = {
        kind: [one for one in names if one.kind == kind] for kind in ("agency", "state", "media", "company", "malware")
    }
    for kind, found in counts.items():
        shown = ", ".join(
            f"{one.name['en']} ({one.name['ja']})" if one.name["en"] != one.name["ja"] else one.name["en"]
            for one in found
        )
        text.append(f"{kind}: {_plain(shown)}")
    return "\n\n".join(text) + "\n"


RELATIONS = {"same": "is", "overlaps": "overlaps with", "part-of": "is a part of"}


def _source(id_: str) -> str:
    """A link to a source: a document, or a bundled alert."""
    found = gazetteer().sources.get(id_)
    if found is None:
        return f"[{published().alert(id_).date}](alerts.md#{id_})"
    return f"[{found.date}]({found.url})" if found.url else f"{_plain(found.title)}, {found.date}"


def jsonl() -> str:
    """The form of a line of `--format jsonl`."""
    module = importlib.import_module("noroshi.warn.jsonl")
    return (
        "\n\n".join(
            [
                "# JSON lines",
                "`noroshi scan --format jsonl` writes one object a message, in input order, each as soon as its result is there. Keys are never left out.",
                "## A message",
                _table(("key", "type", "meaning"), _described(class_fields(module, "Line"), LINE)),
                "## Its evidence",
                _table(("key", "type", "meaning"), _described(class_fields(module, "EvidenceLine"), EVIDENCE)),
            ]
        )
        + "\n"
    )


LINE = {
    "source": "where the message stood: `inbox.mbox#17`, `mails.zip/inbox.mbox#3`",
    "id": "`sha256:` and the digest of its bytes",
    "channel": "`mail`",
    "verdict": "`clear`, `caution` or `danger`",
    "probability": "that it is an attack, 0 to 1",
    "score_bits": "sum of the families' bits, without the prior",
    "evidence": "what was seen, heaviest first; see below",
    "not_checked": "`family: reason` for each check that could not be made",
    "elapsed_ms": "wall time of reading and judging",
}
EVIDENCE = {
    "signal": "name of the [signal](signals.md)",
    "bits": "its weight; negative speaks for an honest message",
    "part": "the part of the message that is quoted: `subject`, `body`, `from.address`, `link[3].href`, …",
    "start": "code points from the beginning of the part",
    "end": "code points; the quotation ends before it",
    "quote": "the words",
    "why": "the sentence for people, in the language of `--lang`",
    "tactic": "id of the [lure](lures.md), or empty",
    "technique": "ATT&CK id, or empty",
    "alerts": "claims of [public alerts](alerts.md) that describe the lure, at most three",
}


def reading() -> str:
    """The form of a line of `noroshi read --format jsonl`."""
    lines = importlib.import_module("noroshi.warn.reading.jsonl")
    model = importlib.import_module("noroshi.alerts.model")
    together = importlib.import_module("noroshi.alerts.together.model")
    known = {name: meaning for name, _, meaning in class_fields(model, "Claim") + class_fields(model, "Document")}
    known |= {name: meaning for name, _, meaning in class_fields(together, "Conflict")} | READING
    text = [
        "# JSON lines of alerts",
        "`noroshi read --format jsonl` writes one object a document, in the order given; a document that could not be read has none. "
        'Keys are never left out. `Span` is `{"start", "end"}`, half-open; offsets count code points of the extracted text, '
        "which `--text-out` writes.",
    ]
    for name, head in READING_PARTS.items():
        text += [f"## {head}", _table(("key", "type", "meaning"), _described(class_fields(lines, name), known))]
    for name, head in (("Furniture", "Furniture"), ("Indicator", "An indicator")):
        text += [f"## {head}", _table(("key", "type", "meaning"), _described(class_fields(model, name), known))]
    for name, head in (("ClaimType", "Claim types"), ("Hedge", "Hedges"), ("FurnitureKind", "Kinds of furniture")):
        text += [f"## {head}", ", ".join(f"`{one}`" for one in get_args(getattr(model, name)))]
    text += [
        "## Kinds of conflict",
        _words_of(together, "ConflictKind"),
        "## Kinds of link",
        _words_of(together, "LinkKind"),
    ]
    return "\n\n".join(text) + "\n"


READING_PARTS = {
    "DocumentLine": "A document",
    "ClaimLine": "A claim",
    "RetellsLine": "What it retells",
    "SharedLine": "What it shares",
    "ConflictLine": "Where it differs",
}
READING = {
    "source": "path or name, as given",
    "title": "as the document has it, or empty",
    "furniture": "words of the page that are not the alert's; see below",
    "claims": "in reading order; see below",
    "indicators": "see below",
    "defects": "`kind` or `kind: detail`; see [Defects](defects.md#alerts)",
    "retells": "which of the other documents it retells; see below",
    "shared": "claims that others make too; see below",
    "conflicts": "claims that do not fit those of others; see below",
    "lang": "`ja`, `en` or empty",
    "url": "where it was published, if it says so",
    "kind": "listed below",
    "sentence": "where the sentence stands",
    "subject": "who or what it is about, in the alert's words",
    "object": "whom or what it is done to, in the alert's words",
    "type": "listed below",
    "hedge": "how sure the innermost speaker is; listed below",
    "how": "`cites`, `words` or `source`; listed below",
    "speaker": "whom the one cites, or whom both retell",
    "claim": "id of the claim in this document",
    "start": "code points",
    "end": "code points; it stands before this",
    "why": "the reason for `believed`: a stable word with dashes",
}


def _words_of(module: ModuleType, name: str) -> str:
    """The words of a type, one a line as its docstring has them."""
    body = ast.parse(inspect.getsource(module)).body
    said = next(
        str(after.value.value)
        for node, after in pairwise(body)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == name
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    )
    lines = (line.strip() for line in said.strip().splitlines())
    return "\n".join(f"- {_plain(line)}" for line in lines)


def share() -> str:
    """STIX and MISP, as their modules describe them."""
    stix = importlib.import_module("noroshi.share.stix.bundle")
    extension = importlib.import_module("noroshi.share.stix.extension")
    confidence = importlib.import_module("noroshi.share.stix.confidence")
    patterns = importlib.import_module("noroshi.share.stix.patterns")
    ids = importlib.import_module("noroshi.share.stix.ids")
    misp = importlib.import_module("noroshi.share.misp.event")
    rows = [
        f"| {hedge} | {number if number is not None else 'none'} |" for hedge, number in confidence.CONFIDENCE.items()
    ]
    tags = [f"| {hedge} | `{tag}` |" for hedge, tag in misp.HEDGE_TAGS.items()]
    text = [
        "# STIX and MISP",
        "What `noroshi read --format stix` and `--format misp` write.",
        "## STIX 2.1",
        _doc(stix),
        "### Confidence",
        _doc(confidence),
        "\n".join(["| hedge | confidence |", "| --- | --- |", *rows]),
        "### Ids",
        _doc(ids),
        inspect.cleandoc(ids.object_id.__doc__ or ""),
        "### Patterns",
        _doc(patterns),
        "### The extension",
        f"{_doc(extension)} Its id is `{extension.ID}`, its version {extension.VERSION}; the bundle carries this schema:",
        f"```json\n{extension.SCHEMA}\n```",
        "## MISP",
        _doc(misp),
        "\n".join(["| hedge | tag |", "| --- | --- |", *tags]),
    ]
    return "\n\n".join(text) + "\n"


def _doc(module: ModuleType) -> str:
    return _plain(inspect.cleandoc(module.__doc__ or ""))


def _described(fields: Fields, known: dict[str, str]) -> Fields:
    """Fields whose meaning the code leaves to its reader get it here; one that nobody describes is an error."""
    return [(name, kind, meaning or known[name]) for name, kind, meaning in fields]


def defects() -> str:
    """The kinds of defect."""
    text = [
        "# Defects",
        "Places where a message or an alert is not as the standards want it, or meets a limit. The reader goes on; a defect by itself is no sign of an attack.",
    ]
    for name, head in (("noroshi.message.defects", "Messages"), ("noroshi.alerts.documents.defects", "Alerts")):
        kinds: dict[str, str] = importlib.import_module(name).KINDS
        rows = (f"| `{kind}` | {_cell(meaning)} |" for kind, meaning in kinds.items())
        text += [f"## {head}", "\n".join(["| kind | meaning |", "| --- | --- |", *rows])]
    return "\n\n".join(text) + "\n"


def limits() -> str:
    """Every named limit."""
    text = [
        "# Limits",
        "All input is taken to be hostile. Where a limit is met, what was read so far counts, a defect says so, and the scan goes on.",
    ]
    for name, head in (
        ("noroshi.message.limits", "One message"),
        ("noroshi.alerts.limits", "One alert"),
        ("noroshi.hunt.limits", "A scan"),
    ):
        text += [f"## {head}", _table(("limit", "value", "meaning"), constants(importlib.import_module(name)))]
    return "\n\n".join(text) + "\n"


def class_fields(module: ModuleType, name: str) -> Fields:
    """Fields of a class with their types and the strings below them."""
    tree = ast.parse(inspect.getsource(module))
    found = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    return [
        (node.target.id, ast.unparse(node.annotation), meaning)
        for node, meaning in _with_strings(found.body)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]


def constants(module: ModuleType) -> Fields:
    """Upper-case constants of a module with their values and the strings below them."""
    found = []
    for node, meaning in _with_strings(ast.parse(inspect.getsource(module)).body):
        target = (
            node.target
            if isinstance(node, ast.AnnAssign)
            else node.targets[0]
            if isinstance(node, ast.Assign)
            else None
        )
        if isinstance(target, ast.Name) and target.id.isupper() and meaning:
            value = getattr(module, target.id)
            found.append((target.id, f"{value:,}" if isinstance(value, int | float) else str(value), meaning))
    return found


def _with_strings(body: list[ast.stmt]) -> list[tuple[ast.stmt, str]]:
    found = []
    for node, after in zip(body, [*body[1:], None], strict=True):
        text = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
        found.append((node, inspect.cleandoc(str(text)).replace("\n", " ")))
    return found


def _table(head: tuple[str, str, str], fields: Fields) -> str:
    rows = [f"| `{name}` | {_code(kind)} | {_cell(meaning)} |" for name, kind, meaning in fields]
    return "\n".join([f"| {' | '.join(head)} |", "| --- | --- | --- |", *rows])


def _code(kind: str) -> str:
    """Types and values as code, words as words."""
    return _cell(kind) if kind.startswith(("string", "list of", "table")) else f"`{_cell(kind)}`"


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|").replace("\n", " ")


def _plain(text: str) -> str:
    """Our own prose as Markdown: nothing in angle brackets is a tag."""
    return text.replace("<", "&lt;")
