"""A trained text model: read from its blob, asked about a message. Plain Python, so that a scan loads nothing heavy."""

import sys
import zlib
from array import array
from collections.abc import Iterable
from heapq import nlargest

import msgspec

from noroshi.detect.textmodel.features import Features, features_of
from noroshi.message.model import Message

FORMAT = 1
BLOB = "text-model"
"""its name in the history file"""
POWER = 0.45
"""n known features of a set weigh n ** -POWER each; 0.5 would give every set the length of one (found by cross-validation)"""
UNPACKED_BYTES = 64 * 1024 * 1024
"""a blob that unpacks to more is not ours"""


class Exported(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a blob holds, packed with msgpack and zlib."""

    format: int
    bias: float
    """bits of a message without any known feature"""
    features: list[list[str]]
    """the dictionary, one list for each set of `Features`"""
    weights: list[bytes]
    """bits of each feature of the dictionary, as little-endian 32-bit floats"""
    phish: int
    ham: int
    """messages that it was trained on"""


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A feature of a message and what it weighed."""

    kind: str
    """the set of `Features` that it stands in"""
    feature: str
    bits: float


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What the model says of a message."""

    bits: float
    """log2 likelihood ratio, phish against ham, as calibrated on mail that the model had not seen"""
    telling: tuple[Telling, ...]
    """the features that weighed most in the direction of `bits`, heaviest first"""


class TextModel:
    """A linear model over the features of a message."""

    def __init__(self, weights: tuple[dict[str, float], ...], bias: float, phish: int = 0, ham: int = 0) -> None:
        self.weights = weights
        self.bias = bias
        self.phish = phish
        self.ham = ham

    @classmethod
    def load(cls, blob: bytes) -> "TextModel":
        """The model in a blob. Raises `ValueError` where the blob is none, or of another version."""
        try:
            unpacker = zlib.decompressobj()
            unpacked = unpacker.decompress(blob, UNPACKED_BYTES)
            exported = msgspec.msgpack.decode(unpacked, type=Exported)
        except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ValueError(f"not a text model: {error}") from error
        if not unpacker.eof:
            raise ValueError("not a text model: it is cut off")
        if exported.format != FORMAT:
            raise ValueError(f"text model of format {exported.format}, this program reads {FORMAT}: train it again")
        numbers = [_floats(one) for one in exported.weights]
        if [len(one) for one in numbers] != [len(one) for one in exported.features] or len(numbers) != len(_KINDS):
            raise ValueError("not a text model: features and weights do not match")
        weights = tuple(dict(zip(*pair, strict=True)) for pair in zip(exported.features, numbers, strict=True))
        return cls(weights, exported.bias, exported.phish, exported.ham)

    def read(self, message: Message, most: int = 12) -> Reading:
        """What the model says of a message, and the features that weighed `most`."""
        return self.read_features(features_of(message), most)

    def read_features(self, features: Features, most: int = 12) -> Reading:
        """The same, of features at hand."""
        bits = self.bias
        known: list[tuple[str, set[str], list[float], float]] = []
        for kind, weights, present in zip(_KINDS, self.weights, features, strict=True):
            found = weights.keys() & present
            if found:
                share = len(found) ** -POWER
                values = list(map(weights.__getitem__, found))
                bits += share * sum(values)
                known.append((kind, found, values, share))
        sign = 1.0 if bits >= 0 else -1.0
        candidates: list[tuple[float, str, str]] = []
        for kind, found, values, share in known:
            ordered = sorted(values, reverse=sign > 0)  # faster than a heap in Python
            least = sign * ordered[min(most, len(ordered)) - 1]
            scale = sign * share
            candidates += [
                (scale * value, kind, one) for one, value in zip(found, values, strict=True) if sign * value >= least
            ]
        telling = tuple(
            Telling(kind, feature, sign * weight) for weight, kind, feature in nlargest(most, candidates) if weight > 0
        )
        return Reading(bits, telling)


def pack(weights: Iterable[dict[str, float]], bias: float, phish: int, ham: int) -> bytes:
    """The blob of a model. Equal models give equal blobs."""
    ordered = [sorted(one.items()) for one in weights]
    exported = Exported(
        FORMAT,
        bias,
        [[feature for feature, _ in one] for one in ordered],
        [_bytes(weight for _, weight in one) for one in ordered],
        phish,
        ham,
    )
    return zlib.compress(msgspec.msgpack.encode(exported), 9)


_KINDS = Features._fields


def _floats(raw: bytes) -> "array[float]":
    numbers = array("f")
    try:
        numbers.frombytes(raw)
    except ValueError as error:
        raise ValueError("not a text model: weights are cut off") from error
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: Iterable[float]) -> bytes:
    packed = array("f", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
