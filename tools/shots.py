"""Makes the pictures of the documentation anew: scans the example company's mail, reads the example's alerts and photographs what people see.

    python -m tools.shots          # into docs/images; needs Chromium and a font with Japanese

Headless Chromium renders the report itself, and the terminal's output as coloured text.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/kaiyo"
ALERTS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples/alerts").iterdir())
IMAGES = ROOT / "docs/images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
COLUMNS = 112
ROWS = 42
OPENING = 14
"""rows from the beginning, at least"""
PHONE = 390
"""CSS pixels; narrower than the smallest window of Chromium, so that the page stands in a frame"""

THEME = TerminalTheme(
    (22, 26, 31),
    (222, 220, 214),
    [
        (22, 26, 31),
        (255, 110, 96),
        (116, 208, 163),
        (242, 187, 92),
        (130, 170, 255),
        (200, 160, 240),
        (120, 210, 220),
        (222, 220, 214),
    ],
    [
        (120, 126, 134),
        (255, 130, 116),
        (136, 228, 183),
        (255, 207, 112),
        (150, 190, 255),
        (220, 180, 255),
        (140, 230, 240),
        (255, 255, 255),
    ],
)
TERMINAL_PAGE = """<meta charset="utf-8"><style>
body {{ margin: 0; background: #161a1f; }}
pre {{ margin: 0; padding: 18px 22px; font: 15px/1.45 "Noto Sans Mono CJK JP", monospace; color: #dedcd6; }}
</style><pre>{code}</pre>"""
FRAME = '<meta charset="utf-8"><style>body{{margin:0}}iframe{{border:0;width:{width}px;height:{height}px}}</style><iframe src="{page}"></iframe>'


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        known = ["--company", "examples/kaiyo/company.toml", "--history", "out/kaiyo.history"]
        (ROOT / "out").mkdir(exist_ok=True)
        (ROOT / "out/kaiyo.history").unlink(missing_ok=True)
        noroshi("learn", "examples/kaiyo/past", *known)
        for lang in ("ja", "en"):
            report = work / f"report-{lang}.html"
            noroshi("scan", "examples/kaiyo/inbox", *known, "--lang", lang, "--format", "html", "-o", str(report))
            photograph(report.as_uri(), IMAGES / f"report-{lang}.png", 1280, 1000)
            photograph(framed(report.as_uri(), work, PHONE, 1500), IMAGES / f"report-{lang}-phone.png", PHONE, 1500)
            photograph(framed(f"{report.as_uri()}#m1", work, 1280, 860), IMAGES / f"message-{lang}.png", 1280, 860)
            shown = noroshi("scan", "examples/kaiyo/inbox", *known, "--lang", lang, columns=COLUMNS)
            terminal(shown, work, IMAGES / f"terminal-{lang}.png", COLUMNS)
            reading(lang, work)


def reading(lang: str, work: Path) -> None:
    """What `noroshi read` makes of the example's alerts."""
    page = work / f"reading-{lang}.html"
    noroshi("read", *ALERTS, "--lang", lang, "--format", "html", "-o", str(page))
    photograph(page.as_uri(), IMAGES / f"reading-{lang}.png", 1280, 1000)
    photograph(framed(page.as_uri(), work, PHONE, 1500), IMAGES / f"reading-{lang}-phone.png", PHONE, 1500)
    photograph(framed(f"{page.as_uri()}#d3", work, 1280, 860), IMAGES / f"claims-{lang}.png", 1280, 860)
    shown = noroshi("read", *ALERTS, "--lang", lang, columns=COLUMNS)
    terminal(shown, work, IMAGES / f"terminal-reading-{lang}.png", COLUMNS)


def noroshi(*arguments: str, columns: int = 80) -> str:
    """What the command prints, with colours."""
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(columns), "TERM": "xterm-256color"}
    command = [str(Path(sys.executable).with_name("noroshi")), *arguments]
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def terminal(shown: str, work: Path, target: Path, columns: int) -> None:
    """A picture of a terminal that shows the beginning and the end of the output."""
    lines = shown.splitlines()
    if len(lines) > ROWS:
        end = next(place for place in range(len(lines) - 1, 0, -1) if "────" in lines[place])
        rest = lines[end : end + ROWS - OPENING]
        lines = [*lines[: ROWS - len(rest)], "  …", *rest]
    console = Console(record=True, width=columns, file=open(os.devnull, "w", encoding="utf-8"), force_terminal=True)  # noqa: SIM115, PTH123
    for line in lines:
        console.print(Text.from_ansi(line), soft_wrap=True)
    code = console.export_html(theme=THEME, inline_styles=True, code_format="{code}")
    page = work / "terminal.html"
    page.write_text(TERMINAL_PAGE.format(code=code), "utf-8")
    photograph(page.as_uri(), target, 920, round(len(lines) * 21.75) + 40)


def framed(url: str, work: Path, width: int, height: int) -> str:
    """A page that shows another one in a frame of that size."""
    page = work / "frame.html"
    page.write_text(FRAME.format(width=width, height=height, page=url), "utf-8")
    return page.as_uri()


def photograph(url: str, target: Path, width: int, height: int) -> None:
    """A PNG of the page, of so many CSS pixels."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("the pictures need Chromium: install it and try again")
    command = [
        browser,
        "--headless=new",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        f"--screenshot={target}",
    ]
    command += [f"--window-size={max(width, 500)},{height}", "--allow-file-access-from-files"]
    if os.geteuid() == 0:
        command.append("--no-sandbox")  # Chromium's sandbox does not start for root
    subprocess.run([*command, url], capture_output=True, check=True, timeout=120)  # noqa: S603
    picture = Image.open(target).convert("RGB")
    picture.crop((0, 0, width, height)).quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        target, optimize=True
    )
    sys.stdout.write(f"{target.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
