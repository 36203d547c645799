"""Every signal has its words in every language, and each sentence can be filled."""

import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import noroshi
from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.detect.case import Case
from noroshi.detect.evidence import Evidence, Quote
from noroshi.detect.examples import examples
from noroshi.detect.signal import FAMILIES, Signal, all_signals
from noroshi.message.read import read_message
from noroshi.warn.words import (
    LANGUAGES,
    Language,
    MissingWordsError,
    level,
    not_checked,
    part_name,
    say,
    system_language,
    title,
    unchecked_kind,
    why,
)

PACKAGE = Path(noroshi.__file__).parent
LOCALE = PACKAGE / "locale"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def catalogue(lang: str) -> dict[str, str]:
    with (LOCALE / lang / "LC_MESSAGES" / "noroshi.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


JA, EN = catalogue("ja"), catalogue("en")


def test_the_languages_have_the_same_keys() -> None:
    assert sorted(JA) == sorted(EN)


@pytest.mark.parametrize("key", sorted(JA))
def test_a_sentence_has_the_same_placeholders_in_both_languages(key: str) -> None:
    assert JA[key]
    assert EN[key]
    assert set(PLACEHOLDER.findall(JA[key])) == set(PLACEHOLDER.findall(EN[key]))
    assert "{" not in PLACEHOLDER.sub("", JA[key] + EN[key])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(lang: Language) -> None:
    with (LOCALE / lang / "LC_MESSAGES" / "noroshi.mo").open("rb") as file:
        compiled = {str(entry.id): str(entry.string) for entry in read_mo(file) if entry.id}
    assert compiled == catalogue(lang), "compile the catalogues: make words"


@pytest.mark.parametrize("signal", all_signals(), ids=lambda one: one.name)
def test_every_signal_has_its_words(signal: Signal) -> None:
    for lang in LANGUAGES:
        assert title(signal.name, lang)
        sentence = say(f"signal.{signal.name}.why", lang)
        assert sentence.endswith("。" if lang == "ja" else "."), "a whole sentence"


@pytest.mark.parametrize("signal", [one for one in all_signals() if one.family != "model"], ids=lambda one: one.name)
def test_a_signal_gives_every_word_that_its_sentence_asks_for(signal: Signal) -> None:
    example = examples(signal.family)[signal.name]
    people = PeopleIndex(load_company(PACKAGE / "detect/data/examples/company.toml"))
    found = signal.check(Case(read_message(example.fires.encode()), people, example.fires_relation))
    assert found is not None
    wanted = set(PLACEHOLDER.findall(JA[f"signal.{signal.name}.why"])) - {"quote"}
    assert wanted <= set(found.words)
    assert all(found.words[name] for name in wanted)


def test_there_are_no_words_for_signals_that_do_not_exist() -> None:
    known = {f"signal.{one.name}.{kind}" for one in all_signals() for kind in ("title", "why")}
    assert {key for key in JA if key.startswith("signal.")} <= known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_family_and_verdict_has_a_name(lang: Language) -> None:
    for family in FAMILIES:
        assert say(f"family.{family}", lang)
    for verdict in ("clear", "caution", "danger"):
        assert level(verdict, lang)  # type: ignore[arg-type]


def test_a_hostile_word_stays_one_visible_line() -> None:
    words = {"person": "x{address}\x1b[2J\u202e\n" + "y" * 500, "address": "a@b.example"}
    evidence = Evidence("executive-name-from-unknown-address", "identity", 8.0, (Quote("subject", 0, 1, "q"),), words)
    sentence = why(evidence, "en")
    assert "\x1b" not in sentence
    assert "\u202e" not in sentence
    assert "\n" not in sentence
    assert "⟦U+001B⟧" in sentence
    assert "x{address}" in sentence, "a word is never itself a sentence to fill"
    assert len(sentence) < 400


def test_a_key_without_words_is_an_error() -> None:
    with pytest.raises(MissingWordsError, match=r"no words for no\.such\.key"):
        say("no.such.key", "ja")


@pytest.mark.parametrize(
    ("entry", "kind", "english"),
    [
        ("relation: no history", "not_checked.relation.no history", "no history yet"),
        ("payload: pay.zip is encrypted", "not_checked.payload.is encrypted", "“pay.zip” is encrypted"),
        ("payload: a is broken is broken", "not_checked.payload.is broken", "“a is broken” is broken"),
        ("content: limit-body: cut", "not_checked.content", "limit-body: cut"),
        ("unheard-of: thing", "not_checked.other", "unheard-of: thing"),
    ],
)
def test_what_was_not_checked_is_said_and_counted_by_kind(entry: str, kind: str, english: str) -> None:
    assert unchecked_kind(entry) == kind
    assert english in not_checked(entry, "en")


@pytest.mark.parametrize(
    ("part", "english"),
    [
        ("subject", "Subject"),
        ("from.address", "Sender's address"),
        ("from[1].address", "Sender's address 2"),
        ("link[3].href", "Target of link 4"),
        ("attachment[0].member[2].name", "File in archive 3"),
        ("header[5]", "Header field 6"),
        ("never.heard.of", "never.heard.of"),
    ],
)
def test_parts_have_names_that_people_use(part: str, english: str) -> None:
    assert part_name(part, "en") == english


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], lang: Language) -> None:
    assert system_language(environment) == lang
