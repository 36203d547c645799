"""An actor on a terminal: the same as the actor page, without the picture."""

import io
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from noroshi.alerts.knowledge.gazetteer import gazetteer
from noroshi.alerts.profile import Profile, source_of
from noroshi.warn.flow import Flowing
from noroshi.warn.reading.actor import naming_words
from noroshi.warn.reading.names import chain
from noroshi.warn.reading.terminal import HEDGE_STYLES
from noroshi.warn.visible import one_line
from noroshi.warn.words import Language, say

WORDS_LENGTH = 400


class ActorText:
    """Writes a profile onto a terminal or into a plain file."""

    def __init__(self, stream: TextIO, lang: Language, *, width: int | None = None) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
        self._console = Console(
            file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False, legacy_windows=False
        )
        self._lang = lang

    def write(self, profile: Profile) -> None:
        """Names, attributions, alerts, claims of documents."""
        self._write(Text(profile.actor.name[self._lang], "bold"))
        self._write(" · ".join(gazetteer().names_of(profile.actor.id)), "dim")
        self._names(profile)
        self._attributions(profile)
        self._alerts(profile)
        self._read(profile)

    def _names(self, profile: Profile) -> None:
        self._heading("actor.names")
        self._write(self._say("actor.names.note"), "dim", 2)
        for one in profile.namings:
            line = Text(naming_words(one, self._lang))
            line.append(f" · {self._name(one.used_by)} {one.since or source_of(one.source).date}", "cyan")
            self._write(line, indent=2)

    def _attributions(self, profile: Profile) -> None:
        self._heading("actor.attributions")
        for one in profile.attributions:
            line = Text(f"{one.incident.date}  ", "dim").append(one.incident.name[self._lang], "bold")
            line.append(f"  {self._name(one.attribution.by)} · ", "cyan")
            line.append(self._say(f"reading.hedge.{one.attribution.hedge}"), HEDGE_STYLES[one.attribution.hedge])
            if one.attribution.to != profile.actor.id:
                line.append(f" · {self._say('actor.under')} {self._name(one.attribution.to)}", "dim")
            self._write(line, indent=2)

    def _alerts(self, profile: Profile) -> None:
        self._heading("actor.alerts")
        for alert in profile.alerts:
            issuers = ", ".join(map(self._name, alert.issuers))
            self._write(
                Text(f"{alert.date}  ", "dim").append(alert.title[self._lang], "bold").append(f"  {issuers}", "cyan"),
                indent=2,
            )
            for one in profile.said:
                if one.alert.id == alert.id:
                    line = Text(f"{one.claim.sentence[self._lang]} ").append(
                        f"{chain(one.chain(self._lang))} · ", "dim"
                    )
                    line.append(self._say(f"reading.hedge.{one.claim.hedge}"), HEDGE_STYLES[one.claim.hedge])
                    self._write(line, indent=4)

    def _read(self, profile: Profile) -> None:
        if not profile.read:
            return
        self._heading("actor.read")
        for one in profile.read:
            words = one_line(one.claim.span.of(one.alert.document.text), WORDS_LENGTH)
            line = Text(f"{words} ").append(f"{chain(one.claim.speakers)} · ", "dim")
            self._write(
                line.append(self._say(f"reading.hedge.{one.claim.hedge}"), HEDGE_STYLES[one.claim.hedge]), indent=2
            )

    def _name(self, id_: str) -> str:
        return gazetteer().entity(id_).name[self._lang]

    def _heading(self, key: str) -> None:
        self._console.print()
        self._console.print(Rule(style="dim"))
        self._write(self._say(key), "bold")

    def _write(self, words: str | Text, style: str = "", indent: int = 0) -> None:
        text = words if isinstance(words, Text) else Text(words, style)
        self._console.print(Padding(Flowing(text), (0, 0, 0, indent)))

    def _say(self, key: str, **words: str) -> str:
        return say(key, self._lang, words)
