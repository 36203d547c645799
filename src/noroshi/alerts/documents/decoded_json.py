"""JSON of strangers: decoded whole, or as far as it goes."""

import re
from typing import Any, Final

import msgspec

_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.|(?!))*+"|[\[\]{},:]|[^\s"\[\]{},:]++', re.DOTALL)


def decode_json(text: str, defects: dict[str, str]) -> Any:
    """The value, or None with a defect. Of JSON that ends early, all that was complete (`truncated`). Never raises."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except RecursionError:
        defects["limit-depth"] = ""
        return None
    except (msgspec.DecodeError, ValueError) as error:
        reason = str(error)
    mended = _closed(text)
    if mended:
        try:
            value = msgspec.json.decode(mended.encode("utf-8", "replace"))
        except RecursionError:
            defects["limit-depth"] = ""
            return None
        except (msgspec.DecodeError, ValueError):
            value = None
        if value:
            defects["truncated"] = f"after {len(mended)} characters"
            return value
    defects["broken-json"] = reason[:200]
    return None


def _closed(text: str) -> str:
    """The text up to its last complete member, with the brackets closed that are open there; two passes."""
    open_: list[str] = []
    good = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "[{":
            open_.append(_CLOSERS[mark])
            if len(open_) > _DEEPEST:
                return ""
            good = token.end()
        elif mark in "]}":
            if not open_ or open_.pop() != mark:
                break
            good = token.end()
            if not open_:
                break
        elif mark == "," and open_:
            good = token.start()
    open_ = []
    for token in _TOKEN.finditer(text, 0, good):
        mark = token[0]
        if mark in "[{":
            open_.append(_CLOSERS[mark])
        elif mark in "]}":
            open_.pop()
    return text[:good] + "".join(reversed(open_)) if good else ""


_CLOSERS: Final = {"[": "]", "{": "}"}
_DEEPEST: Final = 100
"""Brackets within one another at which a broken text is not mended any more."""
