"""Scopes: asked for once, remembered for the run, changed in the settings."""

from typing import Any

import pytest

from pysim.core.permissions import SCOPES
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire

Message = dict[str, Any]
CAMERA = {"scope": "scope.camera"}


@pytest.fixture
def wire() -> Wire:
    return Wire(MemoryStore(), {})


def call(wire: Wire, api: str, options: Any = None) -> Message:
    message = {"type": "call", "id": 1, "api": api, "options": options, "canvases": {}}
    return wire.handle(message)


def resume(wire: Wire, result: Any) -> Message:
    return wire.handle({"type": "resume", "id": 1, "result": result})


def settings(wire: Wire) -> Any:
    return call(wire, "getSetting")["result"]["authSetting"]


@pytest.mark.parametrize(
    ("answer", "errno"), [({"confirm": True}, None), ({"confirm": False}, 107), ({}, 107)]
)
def test_the_first_use_asks_and_the_answer_holds_from_then_on(
    wire: Wire, answer: Message, errno: int | None
) -> None:
    asked = call(wire, "authorize", CAMERA)
    replies = [resume(wire, answer), call(wire, "authorize", CAMERA)]

    text = SCOPES["scope.camera"]
    assert asked["effect"]["kind"] == "modal"
    assert asked["effect"]["content"] == f"{text} (scope.camera)"
    assert [reply["result"].get("errno") for reply in replies] == [errno, errno]
    assert settings(wire) == {"scope.camera": errno is None}


def test_the_user_can_change_their_mind_in_the_settings(wire: Wire) -> None:
    call(wire, "authorize", CAMERA)
    resume(wire, {"confirm": False})

    shown = call(wire, "openSetting")["effect"]["items"]
    left = resume(wire, {"on": [True]})

    assert shown == ({"text": SCOPES["scope.camera"], "on": False},)
    assert left["result"]["authSetting"] == {"scope.camera": True}
    assert call(wire, "authorize", CAMERA)["outcome"] == "success"


@pytest.mark.parametrize("permissions", ["grant", "deny"])
def test_a_setting_answers_in_the_users_place(permissions: str) -> None:
    granted = permissions == "grant"
    wire = Wire(MemoryStore(), {"permissions": permissions})

    outcome = call(wire, "authorize", CAMERA)["outcome"]

    assert outcome == ("success" if granted else "fail")
    assert call(wire, "openSetting")["result"]["authSetting"] == {"scope.camera": granted}


def test_setting_the_permissions_forgets_the_answers(wire: Wire) -> None:
    for permissions in ("deny", "grant"):
        values = {"permissions": permissions}
        wire.handle({"type": "configure", "id": 2, "settings": values})
        before = settings(wire)
        call(wire, "authorize", CAMERA)

    assert before == {}
    assert settings(wire) == {"scope.camera": True}


def test_other_settings_keep_the_answers() -> None:
    wire = Wire(MemoryStore(), {"permissions": "grant"})
    call(wire, "authorize", CAMERA)

    wire.handle({"type": "configure", "id": 2, "settings": {"profile": "android"}})

    assert settings(wire) == {"scope.camera": True}


def test_every_login_gets_a_code_of_its_own(wire: Wire) -> None:
    codes = {call(wire, "login")["result"]["code"] for _ in range(20)}

    assert len(codes) == 20
    assert {len(code) for code in codes} == {16}
