"""Values of the mini-program as Python sees them, and how to name one in an error text."""

import json
import math
from dataclasses import dataclass

_SHOWN = 60
# JavaScript writes whole numbers without a point up to here.
_WHOLE = 1e21


@dataclass(frozen=True, slots=True)
class JsValue:
    """A JavaScript value that is no JSON: its type's name, and what it holds."""

    type: str
    data: bytes | memoryview | None = None
    value: float | None = None
    """Of a Date, its time in ms since 1970."""


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
    elif isinstance(value, float) and not math.isfinite(value):
        text = {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    elif isinstance(value, list):
        text = f"an array of {len(value)}"
    elif isinstance(value, dict):
        text = "an object"
    elif isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        text = str(int(value))
    else:
        text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
