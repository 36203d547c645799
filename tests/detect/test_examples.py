"""Every signal fires on its example and leaves its near miss alone, and quotes only what stands in the message."""

from importlib import resources
from pathlib import Path

import pytest

from noroshi.company.load import load_company
from noroshi.company.people import PeopleIndex
from noroshi.detect.case import Case
from noroshi.detect.examples import examples
from noroshi.detect.signal import Signal, all_signals
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message

SIGNALS = [one for one in all_signals() if one.family != "model"]


@pytest.fixture(scope="module")
def people() -> PeopleIndex:
    return PeopleIndex(load_company(Path(str(resources.files("noroshi.detect") / "data/examples/company.toml"))))


def test_there_are_at_least_forty_signals() -> None:
    assert len(SIGNALS) >= 40


@pytest.mark.parametrize("one", SIGNALS, ids=lambda one: one.name)
def test_signal_keeps_to_its_examples(one: Signal, people: PeopleIndex) -> None:
    example = examples(one.family)[one.name]
    fires = Case(read_message(example.fires.encode()), people, example.fires_relation)
    found = one.check(fires)
    assert found is not None, "does not fire on its own example"
    assert found.quotes, "rests on nothing"
    assert 0 < found.strength <= 1
    for quote in found.quotes:
        assert fires.message.text_of(quote.part)[quote.start : quote.end] == quote.quote
        assert quote.quote or quote.part == "from.display_name"
    assert one.check(Case(read_message(example.clear.encode()), people, example.clear_relation)) is None


@pytest.mark.parametrize("one", SIGNALS, ids=lambda one: one.name)
def test_signal_is_documented_and_weighed(one: Signal) -> None:
    assert one.doc.endswith((".", "`")), "a docstring in sentences"
    assert one.name in default_weights().signals
    assert default_weights().signals[one.name].reason
