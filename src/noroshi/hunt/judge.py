"""One message through the whole house: bytes to `Scanned`. What a worker does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from time import perf_counter
from types import FrameType

import msgspec

from noroshi.company.people import PeopleIndex
from noroshi.company.relation import Relation
from noroshi.detect.evidence import Verdict
from noroshi.detect.textmodel.model import TextModel
from noroshi.detect.unchecked import unseen_parts
from noroshi.detect.verdict import judge_message, probability_of
from noroshi.detect.weights import Weights
from noroshi.hunt import limits
from noroshi.hunt.sources import Item
from noroshi.message.model import Defect, Message
from noroshi.message.read import read_message
from noroshi.warn.result import Scanned


class Watch(msgspec.Struct, frozen=True):
    """What every message is judged by: made once, shared by all workers."""

    people: PeopleIndex
    weights: Weights
    text_model: TextModel | None = None
    wants_texts: bool = False


class TimeLimitReached(BaseException):
    """A message took longer than `limits.MESSAGE_SECONDS`. No `except Exception` of a reader may swallow it."""


def scan_item(item: Item, relation: Relation, watch: Watch) -> Scanned:
    """The verdict on one message. Never raises but when somebody stops the program."""
    started = perf_counter()
    try:
        with time_limit(limits.MESSAGE_SECONDS):
            message = read_message(item.raw)
            verdict = judge_message(message, watch.people, watch.weights, relation, watch.text_model)
            if item.defects:
                unseen = (*verdict.not_checked, *unseen_parts(item.defects))
                verdict = msgspec.structs.replace(verdict, not_checked=unseen)
            return _scanned(item, message, verdict, started, watch)
    except TimeLimitReached:
        return unjudged(item, Defect("time-limit", f"stopped after {limits.MESSAGE_SECONDS:g} seconds"), watch.weights)
    except MemoryError:
        return unjudged(item, Defect("memory-limit", "the message needs more memory than there is"), watch.weights)
    except Exception as error:  # a mistake of ours must not cost the rest of the archive
        return unjudged(item, Defect("program-error", f"{type(error).__name__}: {error}"), watch.weights)


def warm_up(watch: Watch) -> None:
    """Loads what the first message would load, so that forked workers share it."""
    raw = b"From: a <a@a.example>\nTo: b@b.example\nContent-Type: text/html\n\n<p>a <a href='http://a.example/'>a</a></p>\n"
    scan_item(Item("", raw), Relation(), watch)


def unjudged(item: Item, defect: Defect, weights: Weights) -> Scanned:
    """The result of a message that could not be judged: never `clear`, since nothing of it was checked."""
    verdict = Verdict(
        level="caution",
        probability=probability_of(weights.prior_bits),
        score_bits=0.0,
        evidence=(),
        families={},
        not_checked=(f"everything: {defect.kind}",),
    )
    identity = "sha256:" + sha256(item.raw).hexdigest()
    return Scanned(item.source, identity, "mail", None, "", "", verdict, (*item.defects, defect), 0.0)


def _scanned(item: Item, message: Message, verdict: Verdict, started: float, watch: Watch) -> Scanned:
    return Scanned(
        source=item.source,
        id=message.id,
        channel=message.channel,
        date=message.date,
        subject=message.subject,
        from_=_author(message),
        verdict=verdict,
        defects=item.defects + message.defects,
        elapsed_ms=round((perf_counter() - started) * 1000, 3),
        texts=_texts(message, verdict) if watch.wants_texts and verdict.level != "clear" else {},
    )


def _author(message: Message) -> str:
    if not message.from_:
        return ""
    author = message.from_[0]
    return f"{author.display} <{author.address}>" if author.display else author.address


def _texts(message: Message, verdict: Verdict) -> dict[str, str]:
    """The parts that an explanation shows: subject, body, and all that evidence cites."""
    cited = (quote.part for evidence in verdict.evidence for quote in evidence.quotes)
    return {part: message.text_of(part) for part in dict.fromkeys(("subject", "body", *cited))}


def _ring(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  (the shape of a signal handler)
    raise TimeLimitReached


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises `TimeLimitReached` inside, when the time is up. Only for a main thread; workers have no other."""
    previous = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
