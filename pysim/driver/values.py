"""Values on their way between Python and a page. The page's side is web/driver/values.ts."""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def to_page(value: Any) -> Any:
    """Return `value` as JSON can hold it: bytes are text under a key of their own.

    Raises TypeError for what a mini-program cannot be given.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return {str(name): to_page(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_page(each) for each in value]
    raise TypeError(
        f"{value!r} cannot be given to a mini-program: give text, numbers, booleans, None, bytes, "
        "lists or dictionaries."
    )


def from_page(value: Any) -> Any:
    """Return what a page told; buffers are bytes, dates are datetimes in UTC."""
    if isinstance(value, list):
        return [from_page(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    if "$number" in value:
        return float(value["$number"])
    if "$date" in value:
        return datetime.fromtimestamp(value["$date"] / 1000, UTC)
    return {name: from_page(each) for name, each in value.items()}
