"""The types an API's parameters can have: small parsers that know their name and their text."""

import math
import re
from typing import TYPE_CHECKING, Literal, Protocol

from pysim.core.canvas import Canvas
from pysim.core.values import ABSENT, JsValue, describe

if TYPE_CHECKING:
    from pysim.core.policy import Settings


# What JavaScript reads as a decimal number, with white space around it.
_NUMERAL = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$", re.ASCII)
# Characters of a place inside an option that an error text shows.
_MAX_PLACE = 120


class MismatchError(Exception):
    """The value is not of the type.

    `part` tells which part of it is not, such as `[2]`, with the `value` and the `expected` there.
    """

    def __init__(self, part: str = "", value: object = ABSENT, expected: str = "") -> None:
        super().__init__(expected)
        self.part = part
        self.value = value
        self.expected = expected


class Type(Protocol):
    """What `spec.parse` needs of a parameter's type."""

    @property
    def typescript(self) -> str:
        """The type in `tt.d.ts`."""

    @property
    def expected(self) -> str:
        """What is allowed, as an error text says it."""

    @property
    def keeps_empty(self) -> bool:
        """Whether `""` and `null` are values of the type, not options left empty."""

    def parse(self, value: object, settings: "Settings") -> object:
        """Return the Python value; ABSENT to fall back to the default; raise MismatchError."""

    def with_report(self, value: object, report: object) -> object:
        """Return the value joined with what the page reported about it."""


_WORDS_OF_TRUTH = ("true", "false", 0, 1)


class _Plain:
    """A type about which the page reports nothing, and of which `""` is no value."""

    keeps_empty = False

    def with_report(self, value: object, report: object) -> object:
        """See `Type`."""
        del report
        return value


class Number(_Plain):
    """A finite number: greater than `above`, at least `at_least`, at most `at_most`."""

    typescript = "number"

    def __init__(
        self,
        *,
        above: float | None = None,
        at_least: float | None = None,
        at_most: float = math.inf,
    ) -> None:
        self.above = above
        self.at_least = at_least
        self.at_most = at_most

    @property
    def expected(self) -> str:
        """See `Type`."""
        if self.above is not None:
            return f"a number greater than {self.above:g}"
        if self.at_least is not None and math.isfinite(self.at_most):
            return f"a number from {self.at_least:g} to {self.at_most:g}"
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
        if isinstance(value, str) and settings.types == "coerce" and _NUMERAL.match(value):
            return float(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise MismatchError
        return float(value)

    def _in_range(self, number: float) -> bool:
        if self.above is not None:
            return self.above < number <= self.at_most
        return (self.at_least is None or number >= self.at_least) and number <= self.at_most


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
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and settings.types == "coerce":
            return describe(value)
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


class Flag(_Plain):
    """True or false."""

    typescript = "boolean"
    expected = "a boolean"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        if settings.types == "coerce" and value in _WORDS_OF_TRUTH:
            return value in ("true", 1)
        if not isinstance(value, bool):
            raise MismatchError
        return value


class ListOf(_Plain):
    """An array of `item`s, so many."""

    def __init__(self, item: Type, *, at_least: int = 0, at_most: int | None = None) -> None:
        self.item = item
        self.at_least = at_least
        self.at_most = at_most

    @property
    def typescript(self) -> str:
        """See `Type`."""
        each = self.item.typescript
        return f"({each})[]" if "|" in each else f"{each}[]"

    @property
    def expected(self) -> str:
        """See `Type`."""
        if self.at_most is not None:
            return f"an array of {self.at_least} to {self.at_most} items"
        return f"an array of at least {self.at_least} item{'' if self.at_least == 1 else 's'}"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        if not isinstance(value, list):
            raise MismatchError
        if len(value) < self.at_least or (self.at_most is not None and len(value) > self.at_most):
            raise MismatchError
        return tuple(self._item(index, each, settings) for index, each in enumerate(value))

    def _item(self, index: int, value: object, settings: "Settings") -> object:
        try:
            parsed = self.item.parse(value, settings)
        except MismatchError:
            parsed = ABSENT
        if parsed is ABSENT:
            raise MismatchError(f"[{index}]", value, self.item.expected)
        return parsed


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


class FileData(_Plain):
    """What is written to a file: text, also an empty one, or the bytes of an ArrayBuffer."""

    typescript = "string | ArrayBuffer"
    expected = "a string or an ArrayBuffer"
    keeps_empty = True

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        del settings
        if isinstance(value, str):
            return value
        if isinstance(value, JsValue) and value.type == "ArrayBuffer" and value.data is not None:
            return bytes(value.data)
        raise MismatchError


class FreeForm(_Plain):
    """A type whose objects can have any shape and size, so that they come as `JsonText`.

    `dialect` is what the page writes (`web/tt/json.ts`): `json` is that of JSON.stringify, `kept`
    that of `pysim.core.storage`.
    """

    dialect: Literal["json", "kept"] = "json"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        del settings
        if isinstance(value, JsValue) and value.at:
            raise MismatchError(_shortened(value.at), value, "a value that JSON can hold")
        return value


def _shortened(place: str) -> str:
    return place if len(place) <= _MAX_PLACE else f"{place[: _MAX_PLACE - 1]}…"


class AnyValue(FreeForm):
    """Whatever JavaScript has; the row judges it."""

    typescript = "unknown"
    expected = "any value"
    keeps_empty = True
    dialect = "kept"


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
