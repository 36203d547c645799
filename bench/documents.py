"""How well the alert's own words are found in pages, and how fast documents are read, beside other extractors.

    python -m bench.documents [--gold FOLDER…] [--write]

The pages are those of `tests/alerts/documents/pages.py`, all invented. Precision: the share of the words given that are
the alert's own. Recall: the share of the alert's own words that are given. In code points that are not spaces. The others
keep titles, headings and bylines, as readers want them; no claim stands in those, so that here they count as given in vain.
FOLDER
holds annotated alerts (`DOC.json` beside `gold/DOC.json`), whose furniture is counted alone: the others read no plain text.
"""

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from bench.page import printed_to_page
from noroshi.alerts.documents.read import read_document
from tests.alerts.documents.pages import HELD_PAGES, OTHER_PAGES, SOURCE_PAGES, Page

ROUNDS = 20


def noroshi(html: bytes) -> str:
    """What is left outside the furniture."""
    document = read_document(html, "page")
    at, pieces = 0, []
    for piece in document.furniture:
        pieces.append(document.text[at : piece.start])
        at = piece.end
    return "".join([*pieces, document.text[at:]])


def extractors() -> dict[str, Callable[[bytes], str]]:
    """All that are installed (`uv sync --group rivals`)."""
    found: dict[str, Callable[[bytes], str]] = {"noroshi": noroshi}
    try:
        import trafilatura

        found["trafilatura"] = lambda html: trafilatura.extract(html) or ""
        found["trafilatura, precision"] = lambda html: trafilatura.extract(html, favor_precision=True) or ""
    except ImportError:
        print("trafilatura is not installed")
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda html: extract_plain_text(
            html.decode(), main_content=True, alt_texts=False, links=False
        )
    except ImportError:
        print("resiliparse is not installed")
    return found


def scored(pages: Iterable[Page], extract: Callable[[bytes], str]) -> tuple[float, float]:
    """Precision and recall over all pages."""
    right = given = wanted = 0
    for page in pages:
        text = _bare(extract(page.html))
        own = [_bare(words) for words in page.own]
        right += sum(len(words) for words in own if words in text)
        given += len(text)
        wanted += sum(map(len, own))
    return min(1.0, right / given if given else 1.0), right / wanted


def _bare(text: str) -> str:
    return "".join(text.split())


def furniture(folder: Path) -> tuple[float, float]:
    """Precision and recall of furniture in annotated alerts, given without their titles."""
    right = marked = wanted = 0
    for path in sorted(folder.glob("*.json")):
        gold = path.parent / "gold" / path.name
        if not gold.exists():
            continue
        text = json.loads(path.read_text("utf-8"))["text"]
        letters = {index for index, letter in enumerate(text) if not letter.isspace()}
        found = {
            index
            for piece in read_document(text.encode(), path.name).furniture
            for index in range(piece.start, piece.end)
        }
        true = {
            index
            for span in json.loads(gold.read_text("utf-8"))["exclude_spans"]
            for index in range(span["start"], span["end"])
        }
        right += len(found & true & letters)
        marked += len(found & letters)
        wanted += len(true & letters)
    return right / marked if marked else 1.0, right / wanted if wanted else 1.0


def main() -> None:
    """Prints all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="*", type=Path, default=[], help="folders of annotated alerts")
    parser.add_argument("--write", action="store_true", help="into the page of benchmarks")
    given = parser.parse_args()
    notes = "The third set of pages was written last; its first figures, before any rule was changed for it, were 1.00 and 0.83 (furniture)."
    with printed_to_page("documents", "Documents: the alert's own words", notes, write=given.write):
        sets = (("tried while writing", SOURCE_PAGES), ("written after", OTHER_PAGES), ("written last", HELD_PAGES))
        everything = [page for _, pages in sets for page in pages]
        print(
            f"{'own words: precision, recall':30}" + "".join(f"{name:>24}" for name, _ in sets) + f"{'ms a page':>12}"
        )
        for name, extract in extractors().items():
            figures = [scored(pages, extract) for _, pages in sets]
            begun = perf_counter()
            for _ in range(ROUNDS):
                for page in everything:
                    extract(page.html)
            each = (perf_counter() - begun) / ROUNDS / len(everything) * 1_000
            print(
                f"{name:30}"
                + "".join(f"{precision:>17.3f} {recall:6.3f}" for precision, recall in figures)
                + f"{each:12.2f}"
            )
        for folder in given.gold:
            precision, recall = furniture(folder)
            print(f"furniture of {folder.name}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
