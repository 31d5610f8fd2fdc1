"""Values of the mini-program as Python sees them, and how to name one in an error text."""

import json
import math
import re
from dataclasses import dataclass

_SHOWN = 60
# JavaScript writes whole numbers without a point up to here.
_WHOLE = 1e21


@dataclass(frozen=True, slots=True)
class JsValue:
    """A JavaScript value that is no JSON: its type's name, and what it holds."""

    type: str
    data: bytes | memoryview | None = None
    at: str = ""
    """Its place inside the option, such as `.list[3].when`; empty: it is the option itself."""


@dataclass(frozen=True, slots=True)
class JsonText:
    """JSON without white space around its parts, as JavaScript writes it, or a result to be parsed.

    Text of a result that is no JSON stays text.
    """

    text: str


class _Absent:
    """The mark of a parameter that was not given (`undefined`), unlike None (`null`)."""

    def __repr__(self) -> str:
        return "undefined"


ABSENT = _Absent()


def describe(value: object) -> str:
    """Return `value` the way a mini-program's developer would write it, shortened."""
    if value is ABSENT:
        text = "undefined"
    elif value is None:
        text = "null"
    elif isinstance(value, JsValue):
        text = f"a {value.type}"
    elif isinstance(value, JsonText):
        text = {"{": "an object", "[": "an array"}.get(value.text[:1], value.text)
    elif isinstance(value, list):
        text = f"an array of {len(value)}"
    elif isinstance(value, dict):
        text = "an object"
    elif isinstance(value, float):
        text = number_text(value)
    else:
        text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def number_text(value: float) -> str:
    """Return `value` as JavaScript writes it."""
    if not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    if value == int(value) and abs(value) < _WHOLE:
        return str(int(value))
    # JavaScript writes exponents without leading zeros: 1e-7.
    return re.sub(r"e([+-])0+", r"e\1", repr(float(value)))
