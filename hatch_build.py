"""Build hook: compiles the gettext catalogues (`.po`) to the `.mo` files that the program loads."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path("src/noroshi/locale")


class CatalogueHook(BuildHookInterface):
    """Runs for wheels and for editable installs alike, so both speak every language."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- hatchling passes it by name
        """Compiles beside each `.po`, and has the wheel carry the result though git ignores it."""
        for po in sorted((Path(self.root) / LOCALES).glob("*/LC_MESSAGES/*.po")):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
            build_data["artifacts"].append(str(mo.relative_to(self.root)))
