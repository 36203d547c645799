"""Labelled mail to measure on: classes of messages, one file each, told apart by what corpus they come from."""

import hashlib
import importlib.util
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PHISH = "phish"
HAM = ("ham", "enron")


@dataclass(frozen=True)
class Sample:
    """A message on disk."""

    path: Path
    label: str
    """class: `phish`, `spam`, `ham`, `enron`"""
    corpus: str

    @property
    def training(self) -> bool:
        """Which half it is in: by the digest of its name, so the same for every program and every run."""
        return hashlib.sha256(self.path.name.encode()).digest()[0] < 128


def read_samples(source: Path, target: Path) -> list[Sample]:
    """Writes all messages of `source` into one folder, in which names say nothing of the class.

    `source`: a folder of class sub-folders (`phish/`, `ham/`, …), or of `class.tar.gz` archives beside a `neutralise.py`,
    through which they go. `manifest.jsonl` (`file`, `corpus`) beside them names the corpus of each message.
    """
    target.mkdir(parents=True)
    corpora = _manifest(source)
    neutral = _neutralise(source)
    samples = []
    for label in (PHISH, "spam", *HAM):
        for name, raw in _messages(source, label):
            path = target / (name if name.endswith(".eml") else name + ".eml")
            path.write_bytes(neutral(raw))
            samples.append(Sample(path, label, corpora.get(f"{label}/{name}", label)))
    if not samples:
        raise SystemExit(f"{source}: no messages; give a folder with phish/ and ham/ in it")
    return sorted(samples, key=lambda sample: sample.path.name)


def _messages(source: Path, label: str) -> list[tuple[str, bytes]]:
    archive = source / f"{label}.tar.gz"
    if (source / label).is_dir():
        return [(path.name, path.read_bytes()) for path in sorted((source / label).iterdir()) if path.is_file()]
    if not archive.is_file():
        return []
    found = []
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member)
            if file is not None:
                found.append((Path(member.name).name, file.read()))
    return found


def _manifest(source: Path) -> dict[str, str]:
    path = source / "manifest.jsonl"
    if not path.is_file():
        return {}
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {line["file"]: line["corpus"] for line in lines}


def _neutralise(source: Path) -> Callable[[bytes], bytes]:
    """The corpora's own function that takes the collectors' traces away, or none where there is none."""
    path = source / "neutralise.py"
    if not path.is_file():
        return lambda raw: raw
    spec = importlib.util.spec_from_file_location("neutralise", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.neutral  # type: ignore[no-any-return]
