"""What an HTTP request carries: its options' types, and their encoding as query, JSON or form."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from pysim.core.spec import invalid
from pysim.core.types import MismatchError
from pysim.core.values import JsValue, number_text

if TYPE_CHECKING:
    from pysim.core.policy import Settings

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"

# With these, `quote` leaves exactly what JavaScript's encodeURIComponent leaves.
_UNESCAPED = "!*'()"
# What JSON.stringify leaves out of an object, and writes as null in an array.
_NO_JSON = ("function", "symbol", "undefined")


class Fields:
    """An object of plain values, such as headers: numbers and booleans are meant as text."""

    typescript = "Record<string, string | number | boolean>"
    expected = "an object whose values are strings, numbers or booleans"
    keeps_empty = False

    def __init__(self, name: str) -> None:
        self._name = name

    def parse(self, value: object, settings: "Settings") -> dict[str, str]:
        """Return the fields as text; one that is null counts as not given."""
        del settings
        if not isinstance(value, dict):
            raise MismatchError
        return {name: self._text(name, each) for name, each in value.items() if each is not None}

    def _text(self, name: str, value: object) -> str:
        if isinstance(value, str | bool | int | float):
            return plain_text(value)
        raise invalid(f"{self._name}.{name}", value, "a string, a number or a boolean")

    def with_report(self, value: object, report: object) -> object:
        """See `pysim.core.types.Type`."""
        del report
        return value


class Data:
    """The data of a request: text, an object or array, or bytes."""

    typescript = "string | object | ArrayBuffer"
    expected = "a string, an object, an array or an ArrayBuffer"
    keeps_empty = False

    def parse(self, value: object, settings: "Settings") -> object:
        """Return text, a dict, a list or bytes."""
        del settings
        if isinstance(value, JsValue) and value.data is not None:
            return bytes(value.data)
        if isinstance(value, str | dict | list):
            return value
        raise MismatchError

    def with_report(self, value: object, report: object) -> object:
        """See `pysim.core.types.Type`."""
        del report
        return value


def query(name: str, data: Mapping[str, object]) -> str:
    """Return `data` as `a=1&b=x%20y`, each part encoded as by encodeURIComponent.

    `name` is the parameter's, for the error text. What is no plain value goes as JSON.
    """
    pairs: Iterable[tuple[str, object]] = (
        (key, value) for key, value in data.items() if not _is_no_json(value)
    )
    return "&".join(
        f"{uri_component(key)}={uri_component(_query_text(f'{name}.{key}', value))}"
        for key, value in pairs
    )


def json_text(name: str, data: object) -> str:
    """Return `data` as JSON.stringify writes it but for the spelling of a few numbers.

    `name` is the parameter's, for the error text.
    """
    return json.dumps(_plain(name, data), ensure_ascii=False, separators=(",", ":"))


def plain_text(value: str | float) -> str:
    """Return what JavaScript's String() makes of a string, number or boolean."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else number_text(value)


def encoded(text: str) -> bytes:
    """Return UTF-8; half a surrogate pair, which JavaScript allows, becomes a question mark."""
    return text.encode("utf-8", "replace")


def multipart(fields: Mapping[str, str], file: tuple[str, str, str, bytes], boundary: str) -> bytes:
    """Return a multipart/form-data body of `fields` and then the file.

    `file` is the part's name, the file's name, its media type and its bytes.
    """
    parts = [
        encoded(f'Content-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n{value}')
        for name, value in fields.items()
    ]
    name, filename, media_type, data = file
    head = (
        f'Content-Disposition: form-data; name="{_quoted(name)}"; '
        f'filename="{_quoted(filename)}"\r\nContent-Type: {media_type}\r\n\r\n'
    )
    parts.append(encoded(head) + data)
    dashes = f"--{boundary}".encode()
    return b"".join(dashes + b"\r\n" + part + b"\r\n" for part in parts) + dashes + b"--\r\n"


def _quoted(name: str) -> str:
    """Return `name` as the HTML standard puts it between quotes."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def uri_component(text: str) -> str:
    """Return `text` as encodeURIComponent does; half a surrogate pair becomes a question mark."""
    return quote(text, safe=_UNESCAPED, errors="replace")


def _query_text(name: str, value: object) -> str:
    if isinstance(value, str | bool | int | float):
        return plain_text(value)
    return json_text(name, value)


def _plain(name: str, value: object) -> object:
    """Return `value` with everything in it that JSON has no word for replaced or refused."""
    if isinstance(value, dict):
        return {
            key: _plain(f"{name}.{key}", each)
            for key, each in value.items()
            if not _is_no_json(each)
        }
    if isinstance(value, list):
        return [_plain(f"{name}[{index}]", each) for index, each in enumerate(value)]
    if _is_no_json(value) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, JsValue):
        raise invalid(name, value, "a value that JSON can hold")
    return value


def _is_no_json(value: object) -> bool:
    return isinstance(value, JsValue) and value.type in _NO_JSON
