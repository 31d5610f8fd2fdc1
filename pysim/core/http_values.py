"""What an HTTP request carries: its options' types, and their encoding as query, JSON or form."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from pysim.core.spec import invalid
from pysim.core.types import FreeForm, MismatchError
from pysim.core.values import JsonText, JsValue, number_text

if TYPE_CHECKING:
    from pysim.core.policy import Settings

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"

# With these, `quote` leaves exactly what JavaScript's encodeURIComponent leaves.
_UNESCAPED = "!*'()"


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


class Data(FreeForm):
    """The data of a request: text, an object or array, or bytes."""

    typescript = "string | object | ArrayBuffer"
    expected = "a string, an object, an array or an ArrayBuffer"

    def parse(self, value: object, settings: "Settings") -> str | bytes | JsonText:
        """Return text, bytes, or an object or array as JSON."""
        value = super().parse(value, settings)
        if isinstance(value, JsValue) and value.data is not None:
            return bytes(value.data)
        if isinstance(value, JsonText) and not value.text.startswith(("{", "[")):
            # An object whose toJSON says that it is a plain value.
            value = json.loads(value.text)
        if isinstance(value, str | JsonText):
            return value
        raise MismatchError


def query(name: str, data: JsonText) -> str:
    """Return an object as `a=1&b=x%20y`, each part encoded as by encodeURIComponent.

    `name` is the parameter's, for the error text. What is no string goes as JSON.
    """
    try:
        return "&".join(
            f"{uri_component(key)}={uri_component(value)}" for key, value in _fields(data.text)
        )
    except RecursionError:
        allowed = "an object not nested so deeply, since it becomes a query"
        raise invalid(name, data, allowed) from None


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of an object with what a query says of their values."""
    decode = json.JSONDecoder().raw_decode
    end = 1
    while text[end] != "}":
        key, colon = decode(text, end + (text[end] == ","))
        start = colon + 1
        value, end = decode(text, start)
        yield key, value if isinstance(value, str) else text[start:end]


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
