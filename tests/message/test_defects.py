import re
from pathlib import Path

import noroshi.message
from noroshi.message.defects import KINDS

FOLDER = Path(noroshi.message.__file__).parent
NOTED = re.compile(r'(?:_note|setdefault|defects\.append|Defect)\(\s*"([a-z0-9-]+)"')


def test_every_kind_that_the_reader_notes_is_described() -> None:
    noted = {kind for path in FOLDER.rglob("*.py") for kind in NOTED.findall(path.read_text("utf-8"))}
    assert noted
    assert noted - set(KINDS) == set()


def test_descriptions_are_sentences() -> None:
    for kind, words in KINDS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind)
        assert words
