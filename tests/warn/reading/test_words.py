"""Everything that may be said of a document has its sentence in both languages."""

import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

import noroshi
from noroshi.alerts.documents.defects import KINDS
from noroshi.alerts.indicators import belief
from noroshi.alerts.model import ClaimType, DocumentLanguage, FurnitureKind, Hedge
from noroshi.alerts.together import model
from noroshi.message.model import Defect
from noroshi.warn.reading.names import defect, not_read
from noroshi.warn.reading.result import NotRead
from noroshi.warn.words import LANGUAGES, Language, say
from tests.warn.test_words import catalogue

SOURCE = Path(noroshi.__file__).parent
READING = [
    *(SOURCE / "warn/reading").glob("*.py"),
    SOURCE / "warn/templates/reading.html.jinja",
    SOURCE / "cli/read.py",
]
_KEY = re.compile(r"""["'](reading\.[a-z_.]+[a-z_])["']""")
_COUNTED = re.compile(r"""counted\(\s*["'](reading\.[a-z_.]+)["']""")
_ROW = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| (?:yes|no) \|", re.MULTILINE)
_WHY = re.compile(r"""(?:[( ](?:True|False), |why=)["']([a-z]+(?:-[a-z]+)*)["']""")


def reasons() -> set[str]:
    """By the table of `belief`, the tables of names, and what the code itself gives."""
    written = {word for row in _ROW.findall(belief.__doc__ or "") for word in re.findall(r"`([a-z-]+)`", row)}
    assert len(written) > 20, "the table has another form now"
    return written | set(belief.known())


def kept() -> set[str]:
    code = "\n".join(path.read_text("utf-8") for path in READING)
    keys = {key for key in _KEY.findall(code) if not key.endswith((".css", ".jinja"))} | {
        f"{key}s" for key in _COUNTED.findall(code)
    }
    keys |= {f"reading.type.{one}" for one in get_args(ClaimType)}
    keys |= {f"reading.hedge.{one}" for one in get_args(Hedge)}
    keys |= {f"reading.language.{one or 'none'}" for one in get_args(DocumentLanguage)}
    keys |= {f"reading.furniture.{one}" for one in get_args(FurnitureKind)}
    keys |= {f"reading.conflict.{one}" for one in get_args(model.ConflictKind)}
    keys |= {f"reading.link.{one}" for one in get_args(model.LinkKind)}
    keys |= {f"reading.defect.{one}" for one in KINDS}
    keys |= {f"reading.why.{one}" for one in reasons()}
    return keys | {f"reading.about.{one}" for one in get_args(model.ConflictAbout)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", sorted(kept()))
def test_a_key_that_may_be_said_has_its_sentence(key: str, lang: Language) -> None:
    assert say(key, lang)


def test_a_key_that_is_missing_would_be_noticed() -> None:
    assert "reading.no_claims" in kept()
    assert "reading.more_claims" in kept()
    assert "reading.why.own-link" in kept()
    assert "reading.about.amount" in kept()


def test_every_reason_that_the_code_gives_is_in_the_table() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (SOURCE / "alerts/indicators").glob("*.py"))
    given = set(_WHY.findall(code))
    assert {"named", "defanged", "private-network"} <= given
    assert given <= reasons()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_defect_says_what_is_wrong_and_its_detail_in_brackets(lang: Language) -> None:
    for kind in KINDS:
        plain, detailed = defect(Defect(kind, ""), lang), defect(Defect(kind, "3 of 5 pages"), lang)
        assert plain == say(f"reading.defect.{kind}", lang)
        assert detailed.startswith(plain)
        assert "3 of 5 pages" in detailed
        assert "{" not in detailed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_defect_of_a_mail_is_said_too(lang: Language) -> None:
    assert "no-such-kind: detail" in defect(Defect("no-such-kind", "detail"), lang)


@pytest.mark.parametrize("kind", [*KINDS, "missing"])
def test_why_a_document_was_not_read_names_it_first(kind: str) -> None:
    for lang in LANGUAGES:
        said = not_read(NotRead("a\x1b[31m.pdf", kind, "de\ntail"), lang)
        assert said.startswith("a⟦U+001B⟧[31m.pdf: ")
        assert "de tail" in said
        assert "\x1b" not in said


def test_sentences_on_defects_say_what_to_do() -> None:
    english = catalogue("en")
    silent = {"reading.defect.mail", "reading.defect.deep-html"}
    for kind in KINDS:
        key = f"reading.defect.{kind}"
        if key not in silent:
            assert len(re.findall(r"[.!](?: |$)", english[key])) >= 2 or ";" in english[key], key


def test_there_are_no_words_for_what_is_never_said() -> None:
    known = kept()
    spare = [
        key
        for key in chain(catalogue("en"))
        if re.match(r"reading\.(why|defect|type|hedge|link|conflict|furniture)\.", key)
    ]
    assert set(spare) - known - {"reading.furniture.note", "reading.defect.mail"} == set()
