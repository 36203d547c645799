"""Gives MkDocs the reference pages, which are made from the code when the site is built."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.reference import pages

BENCHMARKS = "reference/benchmarks.md"
"""Measured and written by `make bench WRITE=1`; a copy where nobody has measured yet has none."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leaves the benchmarks out of the navigation where there are none."""
    if not (Path(config.docs_dir) / BENCHMARKS).exists():
        for section in config.nav or []:
            for entries in section.values():
                if isinstance(entries, list):
                    entries[:] = [entry for entry in entries if BENCHMARKS not in entry.values()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files
