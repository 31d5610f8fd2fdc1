"""Values of a case file as the page's shim sends them (`web/tt/wire.ts`, `web/tt/json.ts`)."""

import json
from typing import Any

from pysim.core.catalog import CATALOG
from pysim.core.types import FreeForm

_NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_LEFT_OUT = ("undefined", "function", "symbol")
# What JSON cannot hold: where in the value that is, and what the page says of it.
_FLAWS = {
    "bigint": ("", "bigint"),
    "cycle": (".self", "cycle (an object inside itself)"),
    "getter": (".when", "getter or toJSON that throws"),
}


class _UnwritableError(Exception):
    """JSON cannot hold the value: its place and what it is."""


def options(api: str, given: Any) -> Any:
    """Return the options of a call."""
    if not isinstance(given, dict) or "$js" in given:
        return value(given)
    texts = _texts(api)
    return {
        name: _free_form(each, texts[name]) if name in texts else value(each)
        for name, each in given.items()
        if _name(each) != "undefined"
    }


def value(given: Any) -> Any:
    """Return any value that is no `FreeForm` one."""
    if _name(given):
        return _special(given)
    if isinstance(given, dict):
        return {key: value(each) for key, each in given.items() if _name(each) != "undefined"}
    if isinstance(given, list):
        return [value(each) for each in given]
    return given


def _texts(api: str) -> dict[str, str]:
    params = CATALOG[api].params if api in CATALOG else []
    return {each.name: each.type.dialect for each in params if isinstance(each.type, FreeForm)}


def _name(given: Any) -> str:
    """Return the name of a value that TOML has no word for."""
    name = given.get("$js") if isinstance(given, dict) else None
    return name if isinstance(name, str) else ""


def _special(given: dict[str, Any]) -> Any:
    name = given["$js"]
    if name in _NUMBERS:
        return _NUMBERS[name]
    if name == "null":
        return None
    if name == "text":
        return "x" * given["length"]
    if name == "object":
        return {"$js": "object", "value": {key: value(each) for key, each in given["values"]}}
    if "values" in given or "length" in given:
        bytes_ = bytes(given["values"] if "values" in given else given["length"])
        return {"$js": name, "bytes": bytes_}
    return {"$js": name}


def _free_form(given: Any, dialect: str) -> Any:
    name = _name(given)
    plain_type = not isinstance(given, dict | list)
    written = name in {"object", "cycle", "getter"} or (name == "Date" and dialect == "kept")
    if plain_type or (name and not written):
        return value(given)
    try:
        parts = _parts(given, dialect, "")
    except _UnwritableError as flaw:
        return {"$js": flaw.args[1], "at": flaw.args[0]}
    return {"$js": "json", "text": json.dumps(parts, ensure_ascii=False, separators=(",", ":"))}


def _parts(given: Any, dialect: str, place: str) -> Any:
    """Return `given` with everything in it that JSON has no word for replaced."""
    name = _name(given)
    if name in _FLAWS:
        inside, what = _FLAWS[name]
        raise _UnwritableError(place + inside, what)
    if name and name != "object":
        return _part(name, given, dialect)
    if isinstance(given, list):
        return [_parts(each, dialect, f"{place}[{at}]") for at, each in enumerate(given)]
    if isinstance(given, float) and given.is_integer():
        return int(given)
    if not isinstance(given, dict):
        return given
    entries = dict(given["values"]) if name else given
    fields = {
        key: _parts(each, dialect, f"{place}.{key}")
        for key, each in entries.items()
        if _name(each) not in _LEFT_OUT
    }
    return {"$js": "object", "value": fields} if "$js" in fields and dialect == "kept" else fields


def _part(name: str, given: dict[str, Any], dialect: str) -> Any:
    if name in _NUMBERS:
        return {"$js": name} if dialect == "kept" else None
    if name == "Date":
        kept = {"$js": "Date", "value": 0}
        return kept if dialect == "kept" else "1970-01-01T00:00:00.000Z"
    if name == "null" or name in _LEFT_OUT:
        return None
    return _special(given) if name == "text" else {}
