"""The text model: what mail that the company labelled says of this one. One family's evidence, within its cap."""

import math

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.textmodel.quotes import quotes_of

LIKE_PHISH_BITS = 7.9
LIKE_HONEST_BITS = 3.0
"""The weights of the two signals: the model's bits are bent so that they come close to these and never pass."""


@signal("model", technique="T1566")
def text_like_labelled_phish(case: Case) -> Found | None:
    """The text model finds the message more like the phish than like the ham that the company labelled.

    Words, sender, links and build of the message are weighed together, as learnt by `noroshi learn --phish --ham`. The
    quotations are the words that weighed most. A model knows likeness and not truth: its bits are bent so that they
    rise with its score yet never pass the weight.
    """
    return _found(case, LIKE_PHISH_BITS, sign=1.0)


@signal("model")
def text_like_labelled_ham(case: Case) -> Found | None:
    """The text model finds the message more like the ham than like the phish that the company labelled.

    Speaks for an honest message, but with less weight than likeness to phish speaks against it: whoever copies the tone
    of honest mail must not be able to outweigh a wrong identity with it.
    """
    return _found(case, LIKE_HONEST_BITS, sign=-1.0)


def _found(case: Case, limit: float, sign: float) -> Found | None:
    reading = case.text_reading
    if reading is None or (reading.bits >= 0) != (sign > 0):
        return None
    quotes = quotes_of(case.message, reading.telling)
    if not quotes:
        return None
    # Nearly the model's own bits while these are few, flat towards the limit, and rising all the way.
    return Found(quotes, {"words": ", ".join(one.quote for one in quotes)}, math.tanh(abs(reading.bits) / limit))
