"""The report's colours can be read: WCAG 2.2, 1.4.3 (AA), in light and dark."""

import re
from pathlib import Path

import pytest

import noroshi

STYLE = (Path(noroshi.__file__).parent / "warn/templates/report.css").read_text("utf-8")
READ_ON = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "sheet", "faint")),
    ("danger", "sheet"),
    ("danger", "danger-ground"),
    ("caution", "caution-ground"),
    ("clear", "clear-ground"),
    ("sheet", "danger"),
    ("ink", "mark"),
    ("ink", "honest"),
    ("sheet", "mark-line"),
    ("sheet", "honest-line"),
]


def colours(block: str) -> dict[str, tuple[float, float, float]]:
    found = re.findall(r"--([a-z-]+): #([0-9a-f]{6})\b", block)
    return {name: tuple(int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)) for name, code in found}  # type: ignore[misc]


LIGHT = colours(STYLE.split("@media")[0])
DARK = colours(STYLE.split("@media")[1])


def luminance(colour: tuple[float, float, float]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_words_stand_out_from_their_ground(
    scheme: dict[str, tuple[float, float, float]], ink: str, ground: str
) -> None:
    light, dark = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
