"""What a setting's value may be besides its choices: the text that says so and its parser."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PIL import ImageColor

from pysim.core.addresses import is_listed
from pysim.core.user import user_of

Kind = Literal[
    "number", "milliseconds", "pixels", "colour", "faults", "hosts", "text", "JSON object"
]
FAULTS = ("never", "once", "slow", "quotaFull", "permissionDenied")

_RGB = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A range of values. `parse` returns None for a value outside."""

    allowed: str
    parse: Callable[[object], str | float | None]


def _numbers(low: float, high: float, what: str) -> Opening:
    def parse(value: object) -> float | None:
        try:
            number = float(value) if isinstance(value, str | int | float) else math.nan
        except (ValueError, OverflowError):
            return None
        return number if low <= number <= high and not isinstance(value, bool) else None

    return Opening(f"{what} from {low:.10g} to {high:.10g}", parse)


def _colour(value: object) -> str | None:
    try:
        channels = ImageColor.getrgb(value) if isinstance(value, str) else ()
    except ValueError:
        return None
    return str(value) if len(channels) == _RGB else None


def _faults(value: object) -> str | None:
    pairs = [pair.split(":") for pair in value.split(",")] if isinstance(value, str) else [[]]
    good = all(len(pair) == len(("api", "fault")) and pair[1] in FAULTS for pair in pairs)
    return str(value) if good else None


def _hosts(value: object) -> str | None:
    hosts = value.split(",") if isinstance(value, str) else [""]
    return str(value) if all(is_listed(host.strip()) for host in hosts) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _user(value: object) -> str | None:
    text = value if isinstance(value, str) else ""
    return None if user_of(text) is None else text


OPENINGS: dict[Kind, Opening] = {
    "number": _numbers(0.5, 8, "a number"),
    "milliseconds": _numbers(0, 600_000, "a number of milliseconds"),
    "pixels": _numbers(1, 1e9, "a number of pixels"),
    "colour": Opening("any CSS colour without transparency, such as #f0f0f0", _colour),
    "faults": Opening(
        f"`api:fault` pairs separated by commas, with faults of {', '.join(FAULTS)}", _faults
    ),
    "hosts": Opening(
        "hosts separated by commas, each with or without a port: example.com,localhost:8000", _hosts
    ),
    "text": Opening("any text that is not empty", _text),
    "JSON object": Opening('the text of a JSON object, such as {"nickName": "Li Si"}', _user),
}
