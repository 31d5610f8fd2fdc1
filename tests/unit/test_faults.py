"""Every fault, set for each asynchronous API by its name and for no other."""

from typing import Any

import pytest

from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire

NAMES = [name for name, api in CATALOG.items() if api.form == "async"]
NAMES += [name for name, stub in UNSIMULATED.items() if stub.form == "async"]


def wire_with(faults: str) -> Wire:
    return Wire(MemoryStore(), {"faults": faults, "faultDelay": 250}, package=[])


def call(wire: Wire, api: str) -> dict[str, Any]:
    message = {"type": "call", "id": 1, "api": api, "options": {}, "canvases": {}}
    return wire.handle(message)


def text(reply: dict[str, Any]) -> str:
    return str(reply.get("result", {}).get("errMsg", ""))


@pytest.mark.parametrize("name", NAMES)
def test_an_api_can_stay_silent(name: str) -> None:
    assert call(wire_with(f"{name}:never"), name)["outcome"] == "silent"


@pytest.mark.parametrize("name", NAMES)
def test_an_api_can_be_slow_and_then_goes_on_as_always(name: str) -> None:
    wire = wire_with(f"{name}:slow")

    waiting = call(wire, name)
    reply = wire.handle({"type": "resume", "id": 1, "result": {}})

    assert waiting["effect"] == {"kind": "wait", "ms": 250}
    assert text(reply) == text(call(wire_with("none"), name))


@pytest.mark.parametrize("name", NAMES)
def test_an_api_can_fail_once(name: str) -> None:
    wire = wire_with(f"{name}:once")

    first, second = call(wire, name), call(wire, name)

    assert first["result"]["errno"] == 102
    assert "fault once" in text(first)
    assert "fault once" not in text(second)


@pytest.mark.parametrize("name", NAMES)
def test_an_api_can_be_denied_while_another_goes_on(name: str) -> None:
    wire = wire_with(f"{name}:permissionDenied")
    other = "getSetting" if name != "getSetting" else "getSystemInfo"

    assert call(wire, name)["result"]["errno"] == 107
    assert call(wire, other)["outcome"] == "success"
