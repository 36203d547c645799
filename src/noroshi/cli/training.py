"""The part of `noroshi learn` that trains the text model on labelled mail."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from noroshi.company.history import History


def learn_text_model(history: "History", phish: Sequence[str], ham: Sequence[str]) -> str:
    """Trains on all mail below the paths, stores the model in the history, and says in a line what was learnt.

    Replaces the model that was there; the same mail gives the same model. Raises `TooFewError` and `HistoryError`, and
    leaves the history alone then.
    """
    from noroshi.cli.progress import Bar
    from noroshi.detect.textmodel.model import BLOB
    from noroshi.detect.textmodel.train import train_text_model
    from noroshi.hunt.sources import Sources
    from noroshi.warn.result import Unread

    unread = 0

    def messages(sources: Sources) -> Iterator[bytes]:
        nonlocal unread
        with Bar(sources) as bar:
            for count, item in enumerate(sources, 1):
                if isinstance(item, Unread):
                    unread += 1
                    click.echo(f"{item.source}: {item.reason}", err=True)
                    continue
                yield item.raw
                bar.show(count)

    trained = train_text_model(messages(Sources(phish)), messages(Sources(ham)))
    history.put_blob(BLOB, trained.blob)
    unread += trained.unreadable
    return (
        f"text model trained on {trained.phish} phish and {trained.ham} ham"
        + (f", {trained.repeated} repeated" if trained.repeated else "")
        + (f", {unread} could not be read" if unread else "")
        + f"; in cross-validation it finds {trained.recall:.1%} of the phish at 1% false alarms"
    )
