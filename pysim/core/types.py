"""The types an API's parameters can have: small parsers that know their name and their text."""

import math
from typing import TYPE_CHECKING, Protocol

from pysim.core.canvas import Canvas
from pysim.core.values import ABSENT, JsValue

if TYPE_CHECKING:
    from pysim.core.policy import Settings


class MismatchError(Exception):
    """The value is not of the type."""


class Type(Protocol):
    """What `spec.parse` needs of a parameter's type."""

    @property
    def typescript(self) -> str:
        """The type in `tt.d.ts`."""

    @property
    def expected(self) -> str:
        """What is allowed, as an error text says it."""

    def parse(self, value: object, settings: "Settings") -> object:
        """Return the Python value; ABSENT to fall back to the default; raise MismatchError."""

    def with_report(self, value: object, report: object) -> object:
        """Return the value joined with what the page reported about it."""


class _Plain:
    """A type about which the page reports nothing."""

    def with_report(self, value: object, report: object) -> object:
        """See `Type`."""
        del report
        return value


class Number(_Plain):
    """A finite number; `above`: greater than that; `at_least`: that or more."""

    typescript = "number"

    def __init__(self, *, above: float | None = None, at_least: float | None = None) -> None:
        self.above = above
        self.at_least = at_least

    @property
    def expected(self) -> str:
        """See `Type`."""
        if self.above is not None:
            return f"a number greater than {self.above:g}"
        if self.at_least is not None:
            return f"a number of {self.at_least:g} or more"
        return "a finite number"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        number = self._number(value, settings)
        if math.isfinite(number) and self._in_range(number):
            return number
        if settings.invalid_numbers == "default":
            return ABSENT
        raise MismatchError

    def _number(self, value: object, settings: "Settings") -> float:
        if isinstance(value, str) and settings.types == "coerce":
            try:
                return float(value)
            except ValueError:
                raise MismatchError from None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise MismatchError
        return float(value)

    def _in_range(self, number: float) -> bool:
        if self.above is not None:
            return number > self.above
        return self.at_least is None or number >= self.at_least


class AnyNumber(Number):
    """A number whose range another rule judges, so that NaN and the infinities pass."""

    expected = "a number"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        return self._number(value, settings)


class Text(_Plain):
    """A string."""

    typescript = "string"
    expected = "a string"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        if isinstance(value, int | float) and settings.types == "coerce":
            return f"{value:g}"
        if not isinstance(value, str):
            raise MismatchError
        return value


class OneOf(Text):
    """A string of a documented list. Others pass if a policy of the row judges them."""

    def __init__(self, *choices: str, open_ended: bool = False) -> None:
        self.choices = choices
        self.open_ended = open_ended

    @property
    def typescript(self) -> str:  # type: ignore[override]  # computed from the choices
        """See `Type`."""
        return " | ".join(f"'{choice}'" for choice in self.choices)

    @property
    def expected(self) -> str:  # type: ignore[override]  # computed from the choices
        """See `Type`."""
        return f"one of {', '.join(self.choices)}"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        text = super().parse(value, settings)
        if not self.open_ended and text not in self.choices:
            raise MismatchError
        return text


class Pixels(_Plain):
    """RGBA samples."""

    typescript = "Uint8ClampedArray"
    expected = "a Uint8ClampedArray"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        del settings
        if (
            isinstance(value, JsValue)
            and value.type == "Uint8ClampedArray"
            and value.data is not None
        ):
            return value.data
        raise MismatchError


class CanvasId(Text):
    """The `canvas-id` of a canvas on the page, which the page reports on.

    `reads`: what the report must hold, `pixels` or just the `size`.
    """

    expected = "the canvas-id of a canvas on the page, a string"

    def __init__(self, reads: str) -> None:
        self.reads = reads

    def with_report(self, value: object, report: object) -> object:
        """See `Type`."""
        return Canvas(str(value), report if isinstance(report, dict) else None)
