"""`noroshi eval`: how well claims are read, measured on annotated documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.table import Table

    from noroshi.alerts.evaluate.gold import GoldDocument
    from noroshi.alerts.evaluate.pairs import PairScore
    from noroshi.alerts.evaluate.score import Score
    from noroshi.alerts.model import Alert, Claim


@click.command(name="eval")
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--differences", is_flag=True, help="Also list what was missed, read too much, or read differently.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def eval_(folders: tuple[str, ...], differences: bool, form: str) -> None:
    """Measure on annotated documents how well claims are read.

    FOLDER: documents as JSON, and a folder gold/ beside them with an annotation of the same name for each.

    Exit status: 0 measured, 2 could not run.
    """
    from noroshi.alerts.evaluate.gold import GoldError, read_gold
    from noroshi.alerts.evaluate.score import Score, majority
    from noroshi.alerts.read import read_alert

    try:
        documents = [gold for folder in folders for gold in read_gold(Path(folder))]
    except (GoldError, OSError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None
    alerts = [read_alert(gold.data, gold.name) for gold in documents]
    for gold, alert in zip(documents, alerts, strict=True):
        if gold.text != alert.document.text:
            click.echo(f"{gold.name}: its text is read differently, so that offsets do not fit; left out", err=True)
    kept = [(gold, alert) for gold, alert in zip(documents, alerts, strict=True) if gold.text == alert.document.text]
    if not kept:
        raise SystemExit(2)
    baseline = majority([gold for gold, _ in kept], [alert for _, alert in kept])
    scores: dict[str, tuple[Score, Score]] = {}
    for (gold, alert), simple in zip(kept, baseline, strict=True):
        for group in ("all", gold.kind, alert.document.language):
            ours, theirs = scores.setdefault(group, (Score(), Score()))
            ours.add(gold, alert.claims)
            theirs.add(gold, simple)
    try:
        pairs = [(folder, _pairs(Path(folder), kept)) for folder in folders]
    except GoldError as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None
    if form == "json":
        _json(scores)
        return
    if differences:
        for gold, alert in kept:
            _differences(gold, alert.claims)
    _text(scores)
    for folder, score in pairs:
        if score is not None:
            _pairs_text(folder, score)


def _pairs(folder: Path, kept: "Sequence[tuple[GoldDocument, Alert]]") -> "PairScore | None":
    """What was found of the pairs that are marked in a folder."""
    from noroshi.alerts.evaluate.pairs import read_pairs, score_pairs

    marked = read_pairs(folder)
    inside = [(gold, alert) for gold, alert in kept if (folder / f"{gold.name}.json").exists()]
    if marked is None or not inside:
        return None
    return score_pairs(marked, [gold for gold, _ in inside], [alert for _, alert in inside])


def _pairs_text(folder: str, score: "PairScore") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, title=f"Pairs of claims in {folder}")
    for name in ("relation", "marked", "both read", "found so"):
        table.add_column(name, justify="left" if name == "relation" else "right")
    for relation, marked in score.marked.items():
        table.add_row(relation, str(marked), str(score.readable[relation]), str(score.found[relation]))
    console = Console()
    console.print(table)
    console.print(
        f"contradictions reported in all: {score.reported}; retellings found: {score.retellings_found} of"
        f" {score.retellings}; unrelated documents joined: {score.joined_wrongly}",
        style="dim",
    )


def _json(scores: "dict[str, tuple[Score, Score]]") -> None:
    import msgspec

    rows = {
        group: {
            name: {**_figures(score), "types": _types(score)}
            for name, score in zip(("noroshi", "majority"), both, strict=True)
        }
        for group, both in scores.items()
    }
    click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())


def _figures(score: "Score") -> dict[str, float]:
    return {
        "documents": score.documents,
        "claims_marked": score.marked,
        "claim_precision": round(score.claims.precision, 3),
        "claim_recall": round(score.claims.recall, 3),
        "claim_f1": round(score.claims.f1, 3),
        "sentence_f1": round(score.sentences.f1, 3),
        "hedge_macro_f1": round(score.hedge_macro_f1, 3),
        "chain_exact": round(score.chain_accuracy, 3),
        "technique_f1": round(score.techniques.f1, 3),
        "claims_in_furniture": score.in_furniture,
    }


def _types(score: "Score") -> dict[str, float]:
    return {type_: round(counts.f1, 3) for type_, counts in score.types.items() if counts.right + counts.missed}


def _text(scores: "dict[str, tuple[Score, Score]]") -> None:
    from rich.console import Console

    console = Console()
    console.print(_summary(scores))
    console.print(
        "P precision, R recall of claims; baseline: each sentence one claim of the commonest type and hedge",
        style="dim",
    )
    console.print(_by_class(scores["all"][0]))


def _summary(scores: "dict[str, tuple[Score, Score]]") -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title="Claims read beside claims marked by a person")
    table.add_column("documents", no_wrap=True)
    for name in ("claims", "P", "R", "F1", "hedge\nmacro-F1", "chain\nexact", "technique\nF1", "in furni-\nture"):
        table.add_column(name, justify="right")
    for group, both in scores.items():
        for name, score in zip((f"{group or '?'} ({both[0].documents})", "  baseline"), both, strict=True):
            table.add_row(
                name,
                str(score.marked),
                *(
                    f"{figure:.3f}"
                    for figure in (
                        score.claims.precision,
                        score.claims.recall,
                        score.claims.f1,
                        score.hedge_macro_f1,
                        score.chain_accuracy,
                        score.techniques.f1,
                    )
                ),
                str(score.in_furniture),
                style="" if score is both[0] else "dim",
            )
    return table


def _by_class(score: "Score") -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, title="By type, and by hedge of matched claims")
    table.add_column("class")
    for name in ("right", "extra", "missed", "precision", "recall", "F1"):
        table.add_column(name, justify="right")
    for name, counts in (*score.types.items(), *score.hedges.items()):
        figures = (counts.precision, counts.recall, counts.f1)
        table.add_row(
            name,
            *map(str, (counts.right, counts.extra, counts.missed)),
            *(f"{figure:.3f}" for figure in figures),
            end_section=name == "other_fact",
        )
    return table


def _differences(gold: "GoldDocument", claims: "Sequence[Claim]") -> None:
    from noroshi.alerts.evaluate.match import matched
    from noroshi.alerts.evaluate.same import same_chain
    from noroshi.alerts.evaluate.score import chains_of

    pairs = matched(claims, gold.claims)
    right, wanted = {claim.id for claim, _ in pairs}, {marked.id for _, marked in pairs}
    lines = [
        (marked.evidence.start, f"missed  {marked.claim_type:14} {marked.evidence.span.of(gold.text)}")
        for marked in gold.claims
        if marked.id not in wanted
    ]
    lines += [
        (claim.span.start, f"extra   {claim.type:14} {claim.span.of(gold.text)}")
        for claim in claims
        if claim.id not in right
    ]
    for claim, marked in pairs:
        words = claim.span.of(gold.text)
        if claim.hedge != marked.hedge:
            lines.append((claim.span.start, f"hedge   {claim.hedge} for {marked.hedge}: {words}"))
        if not any(same_chain(claim.speakers, chain) for chain in chains_of(marked)):
            lines.append((claim.span.start, f"chain   {list(claim.speakers)} for {list(marked.asserted_by)}: {words}"))
    click.echo(f"== {gold.name}")
    for _, line in sorted(lines):
        click.echo(line.replace("\n", " "))
