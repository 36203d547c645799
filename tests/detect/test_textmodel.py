"""The text model: learns from labelled mail, quotes what it says, keeps to its cap, and stays light in a scan."""

import random
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from noroshi.cli.learn import learn
from noroshi.company.history import History
from noroshi.company.load import load_company
from noroshi.company.model import Company
from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.case import Case
from noroshi.detect.signals.model import text_like_labelled_ham, text_like_labelled_phish
from noroshi.detect.textmodel.features import features_of
from noroshi.detect.textmodel.model import BLOB, Telling, TextModel
from noroshi.detect.textmodel.quotes import quotes_of
from noroshi.detect.textmodel.train import LEAST, TooFewError, Trained, train_text_model
from noroshi.detect.textmodel.words import grams_of, words_of
from noroshi.detect.unchecked import not_checked
from noroshi.detect.verdict import family_bits
from noroshi.detect.weights import default_weights
from noroshi.message.read import read_message
from tests.mail import mail

PHISH_WORDS = "verify wallet account urgent suspended confirm reward claim limited password click unlock"
HAM_WORDS = "meeting kernel patch review lunch schedule compile report minutes branch driver invoice"
JA_PHISH, JA_HAM = "口座が停止されました。至急ご確認ください。", "明日の会議の資料を共有します。よろしくお願いします。"


def phish(number: int, to: str = "sato@kaiyo-exchange.example") -> bytes:
    chance = random.Random(number)
    words = " ".join(chance.choices(PHISH_WORDS.split(), k=20))
    body = f"{words} {JA_PHISH if number % 3 == 0 else ''} https://login-{number % 7}.wallet.test/verify?id={number}"
    return mail(from_=f"Support <no-reply{number}@mailer{number % 5}.test>", to=to, subject="Your account", body=body)


def ham(number: int, to: str = "sato@kaiyo-exchange.example") -> bytes:
    chance = random.Random(number)
    body = " ".join(chance.choices(HAM_WORDS.split(), k=20)) + (JA_HAM if number % 3 == 0 else "") + f" {number}"
    return mail(from_=f"Ann Lee <ann@partner{number % 4}.test>", to=to, subject="Minutes of the meeting", body=body)


@pytest.fixture(scope="module")
def trained() -> Trained:
    return train_text_model([phish(n) for n in range(80)], [ham(n) for n in range(90)])


@pytest.fixture(scope="module")
def model(trained: Trained) -> TextModel:
    return TextModel.load(trained.blob)


@pytest.fixture(scope="module")
def people() -> PeopleIndex:
    return PeopleIndex(load_company(Path(str(resources.files("noroshi.detect") / "data/examples/company.toml"))))


def test_tells_unseen_phish_from_unseen_ham(model: TextModel) -> None:
    lures = [model.read(read_message(phish(n))).bits for n in range(1000, 1020)]
    honest = [model.read(read_message(ham(n))).bits for n in range(1000, 1020)]
    assert min(lures) > 0 > max(honest)


def test_training_counts_each_message_once_and_the_unreadable(trained: Trained) -> None:
    assert (trained.phish, trained.ham, trained.unreadable, trained.repeated) == (80, 90, 0, 0)
    lures = [phish(n) for n in range(80)]
    again = train_text_model([*lures, lures[3], b"", b"\r\n\r\n"], (ham(n) for n in range(90)))
    assert (again.phish, again.ham, again.repeated) == (80, 90, 1)
    assert again.unreadable == 2


def test_same_mail_in_any_order_gives_the_same_blob(trained: Trained) -> None:
    lures, honest = [phish(n) for n in range(80)], [ham(n) for n in range(90)]
    random.Random(1).shuffle(lures)
    random.Random(2).shuffle(honest)
    assert train_text_model(lures, honest).blob == trained.blob


@pytest.mark.parametrize(("lures", "honest"), [(0, 60), (60, 0), (LEAST - 1, LEAST), (LEAST, LEAST - 1)])
def test_refuses_to_learn_from_too_few(lures: int, honest: int) -> None:
    with pytest.raises(TooFewError, match=f"at least {LEAST} of each"):
        train_text_model([phish(n) for n in range(lures)], [ham(n) for n in range(honest)])


def test_blob_is_small_and_loads_at_once(trained: Trained) -> None:
    assert len(trained.blob) < 3_000_000
    begun = time.process_time()
    TextModel.load(trained.blob)
    assert time.process_time() - begun < 0.2


@pytest.mark.parametrize("cut", [0, 1, 10, 200, -1])
def test_what_is_no_model_is_refused(trained: Trained, cut: int) -> None:
    with pytest.raises(ValueError, match="not a text model"):
        TextModel.load(trained.blob[:cut])


def test_scan_loads_no_training_library() -> None:
    code = (
        "import sys, noroshi.detect.textmodel.model, noroshi.detect.signals.model\n"
        "sys.exit(bool({'numpy', 'scipy', 'sklearn'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("raw", [phish(1001), phish(1002), ham(1001), ham(1002)])
def test_evidence_quotes_words_of_the_message(model: TextModel, people: PeopleIndex, raw: bytes) -> None:
    case = Case(read_message(raw), people, Relation(), model)
    found = text_like_labelled_phish(case) or text_like_labelled_ham(case)
    assert found is not None
    assert any(quote.part in {"body", "subject"} for quote in found.quotes)
    for quote in found.quotes:
        assert case.message.text_of(quote.part)[quote.start : quote.end] == quote.quote != ""
    assert found.words["words"]


def test_only_one_of_the_two_signals_fires(model: TextModel, people: PeopleIndex) -> None:
    lure = Case(read_message(phish(1001)), people, Relation(), model)
    honest = Case(read_message(ham(1001)), people, Relation(), model)
    assert text_like_labelled_phish(lure) is not None
    assert text_like_labelled_ham(lure) is None
    assert text_like_labelled_phish(honest) is None
    assert text_like_labelled_ham(honest) is not None


def test_without_a_model_nothing_fires_and_it_is_said(people: PeopleIndex) -> None:
    case = Case(read_message(phish(1)), people, Relation())
    assert text_like_labelled_phish(case) is None
    assert text_like_labelled_ham(case) is None
    assert "model: not trained" in not_checked(case)


def test_trained_model_is_not_listed_as_unchecked(model: TextModel, people: PeopleIndex) -> None:
    case = Case(read_message(phish(1)), people, Relation(), model)
    assert not any(line.startswith("model:") for line in not_checked(case))


class Fixed(TextModel):
    """A model whose answer is given."""

    def __init__(self, bits: float) -> None:
        super().__init__(({}, {}, {}, {}, {}), bits)


@given(one=st.floats(-15, 15), other=st.floats(-15, 15))
def test_evidence_rises_with_the_score_and_keeps_to_its_cap(one: float, other: float) -> None:
    bits = [_model_bits(score) for score in (one, other)]
    cap = default_weights().families["model"]
    assert all(cap.floor <= each <= cap.cap for each in bits)
    if one < other:
        assert bits[0] <= bits[1]


def test_no_score_alone_makes_a_danger_or_outweighs_an_identity() -> None:
    weights = default_weights()
    assert _model_bits(1e6) < weights.thresholds.danger
    assert _model_bits(1e6) <= weights.signals["executive-name-from-unknown-address"].bits
    assert _model_bits(1e6) < weights.families["authentication"].cap < weights.families["identity"].cap
    assert -_model_bits(-1e6) < weights.signals["executive-name-from-unknown-address"].bits / 2


def _model_bits(score: float) -> float:
    weights = default_weights()
    message = read_message(b"From: a@mail.test\r\nSubject: s\r\n\r\nx\r\n")
    case = Case(message, PeopleIndex(Company("Kaiyo", ("kaiyo.test",))), Relation(), Fixed(score))
    evidence = []
    for name, check in (
        ("text-like-labelled-phish", text_like_labelled_phish),
        ("text-like-labelled-ham", text_like_labelled_ham),
    ):
        found = check(case)
        if found is not None:
            assert 0 <= found.strength <= 1
            evidence.append(weights.signals[name].bits * found.strength)
    return family_bits(evidence, weights.families["model"])


def test_recipients_are_not_learnt() -> None:
    one = mail(
        to="Hanako Ono <h.ono@kaiyo-exchange.example>", body="Dear Hanako Ono, kaiyo-exchange needs you", subject="Ono"
    )
    seen = features_of(read_message(one))
    assert not {"hanako", "ono", "kaiyo", "exchange", "example"} & (seen.text | seen.subject)
    assert "dear" in seen.text


def test_way_list_time_and_program_are_not_learnt() -> None:
    raw = mail(from_="Ann Lee <ann@partner.test>", subject="Minutes", body="All agreed.")
    extra = (
        b"List-Id: <dev.lists.test>\r\nPrecedence: bulk\r\nX-Mailer: Pigeon 3\r\nUser-Agent: Pigeon\r\n"
        b"Received: from a.test by b.test; Mon, 2 Mar 2026 09:10:00 +0900\r\nDKIM-Signature: v=1; d=a.test\r\n"
        b"In-Reply-To: <x@y.test>\r\nReferences: <x@y.test>\r\nReturn-Path: <bounce@elsewhere.test>\r\n"
    )
    dated = raw.replace(b"2026", b"2002")
    tagged = raw.replace(b"Subject: ", b"Subject: [dev-list] ")
    unix = raw.replace(b"\r\n", b"\n")
    plain = features_of(read_message(raw))
    for other in (extra + raw, dated, tagged, unix):
        assert features_of(read_message(other)) == plain


def test_words_know_numbers_by_their_length_only() -> None:
    assert words_of("Pay $1,200 by 2026-03-02") == ["pay", "$0", "000", "by", "0000", "00", "00"]
    assert words_of("Pay €1,200") == ["pay", "€0", "000"]


def test_words_leave_addresses_and_urls_out() -> None:
    assert words_of("write to ann@mail.test or see https://a.test/b now www.c.test") == [
        "write",
        "to",
        "or",
        "see",
        "now",
    ]


def test_japanese_is_cut_into_pairs_and_threes() -> None:
    assert grams_of(words_of("至急確認")) == {"至急", "急確", "確認", "至急確", "急確認"}


@given(st.text(max_size=300))
def test_any_text_has_words(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not word.isspace()


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read_by_the_model(raw: bytes) -> None:
    message = read_message(raw)
    reading = Fixed(1.0).read(message)
    assert reading.bits == 1.0
    for quote in quotes_of(
        message, (Telling("text", "a", 1.0), Telling("sender", "@a", 1.0), Telling("links", "a", 1.0))
    ):
        assert message.text_of(quote.part)[quote.start : quote.end] == quote.quote


def test_hostile_texts_take_no_longer_than_others() -> None:
    begun = time.process_time()
    for text in ("a" * 500_000, "@" * 500_000, "a@" * 250_000, "http://" * 70_000, "あ" * 500_000, "[" * 500_000):
        features_of(read_message(mail(from_=f"{text[:2000]} <a@b.test>", subject=text[:2000], body=text)))
    assert time.process_time() - begun < 5


def _folder(path: Path, messages: list[bytes]) -> str:
    path.mkdir()
    for number, raw in enumerate(messages):
        (path / f"{number}.eml").write_bytes(raw)
    return str(path)


def test_learn_stores_the_model_in_the_history(tmp_path: Path, trained: Trained) -> None:
    lures = _folder(tmp_path / "phish", [phish(n) for n in range(80)])
    honest = _folder(tmp_path / "ham", [ham(n) for n in range(90)])
    history = tmp_path / "history.db"
    for _ in range(2):
        done = CliRunner().invoke(learn, ["--phish", lures, "--ham", honest, "--history", str(history)])
        assert done.exit_code == 0, done.output
        assert "80 phish and 90 ham" in done.output
        with History.open(str(history)) as opened:
            assert opened.get_blob(BLOB) == trained.blob


def test_learn_says_what_is_missing_and_keeps_the_old_model(tmp_path: Path) -> None:
    lures = _folder(tmp_path / "phish", [phish(n) for n in range(3)])
    history = tmp_path / "history.db"
    with History.open(str(history), write=True) as opened:
        opened.put_blob(BLOB, b"old")
    few = CliRunner().invoke(learn, ["--phish", lures, "--ham", lures, "--history", str(history)])
    assert few.exit_code == 2
    assert "3 phish and 0 ham to learn from" in few.output
    alone = CliRunner().invoke(learn, ["--phish", lures, "--history", str(history)])
    assert alone.exit_code == 2
    assert "go together" in alone.output
    absent = CliRunner().invoke(learn, ["--phish", lures, "--ham", str(tmp_path / "no"), "--history", str(history)])
    assert absent.exit_code == 2
    assert "no such file or folder" in absent.output
    with History.open(str(history)) as opened:
        assert opened.get_blob(BLOB) == b"old"
