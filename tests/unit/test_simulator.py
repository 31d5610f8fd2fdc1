"""Ways out of a call that no case file reaches: every one is an answer."""

import re
import struct
import zlib
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from PIL import Image

from pysim.core.catalog import CATALOG, UNSIMULATED
from pysim.core.files import Files
from pysim.core.paths import parse_path
from pysim.core.policy import Settings
from pysim.core.simulator import Failure, Simulator, Success
from pysim.core.spec import Api
from pysim.core.storage import Storage
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire
from tests.support.cases import Scene
from tests.support.native import NativeHost


def png_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG file of these chunks, whatever they are worth."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, data in chunks:
        check = struct.pack(">I", zlib.crc32(kind + data))
        parts += [struct.pack(">I", len(data)), kind, data, check]
    return b"".join(parts)


@pytest.fixture
def wire() -> Wire:
    return Wire(MemoryStore(), {})


def call(wire: Wire, api: str, options: Any = None) -> dict[str, Any]:
    message = {"type": "call", "id": 7, "api": api, "options": options, "canvases": {}}
    return wire.handle(message)


def break_system_info(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    row = replace(CATALOG["getSystemInfo"], run=Mock(side_effect=error))
    monkeypatch.setitem(CATALOG, "getSystemInfo", row)


def test_an_unexpected_exception_is_102_for_the_caller_and_a_traceback_for_the_developer(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_system_info(monkeypatch, ZeroDivisionError("a fault of ours"))

    reply = call(wire, "getSystemInfo")

    assert reply["result"] == {
        "errMsg": "getSystemInfo:fail an unexpected error in the simulator; see the console",
        "errno": 102,
        "errString": "internal error",
    }
    (line,) = reply["console"]
    assert line["level"] == "error"
    assert "ZeroDivisionError: a fault of ours" in line["text"]


def test_a_lack_of_memory_is_said_to_be_one(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    break_system_info(monkeypatch, MemoryError())

    said = call(wire, "getSystemInfo")["result"]["errMsg"]

    assert "not enough memory" in said
    assert "image" not in said


@pytest.mark.parametrize("api", ["noSuchApi", "createCanvasContext"])
def test_a_name_that_the_core_does_not_answer_is_103(wire: Wire, api: str) -> None:
    assert call(wire, api)["result"]["errno"] == 103


def test_a_fault_that_happens_once_happens_again_when_it_is_set_again() -> None:
    simulator = Simulator(Files(MemoryStore()), Storage(), Settings())
    steps = []
    for _ in range(2):
        simulator.configure({"faults": "getSystemInfo:once"})
        steps += [simulator.call("getSystemInfo", {}, {}) for _ in range(3)]

    assert [Failure, Success, Success] * 2 == [type(step) for step in steps]


def test_a_refused_setting_changes_nothing_and_says_what_is_allowed(wire: Wire) -> None:
    before = wire.handle({"type": "configure", "id": 1, "settings": {}})["settings"]
    values = {"jpgMatte": "white", "scaling": "cubic"}
    refused = wire.handle({"type": "configure", "id": 2, "settings": values})

    assert refused == {
        "type": "configured",
        "id": 2,
        "error": 'scaling: "cubic" is not allowed. Allowed: smooth, nearest, lanczos.',
    }
    assert before == wire.handle({"type": "configure", "id": 3, "settings": {}})["settings"]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("pixelRatio", ["profile", 3, "2.625", 0.5], [0, 9, "wide", True, None, float("nan")]),
        ("imageTimeout", [0, "250", 60_000], [-1, "soon", 1e9]),
        ("jpgMatte", ["white", "#123", "rgb(1, 2, 3)"], ["#12345678", "pinkish", 7, ""]),
        (
            "faults",
            ["none", "slow", "stat:never", "stat:never,unlink:once"],
            ["stat", "stat:loud", "stat:never,", ":", 7, {}],
        ),
        ("profile", ["pc", "harmonyOld"], ["iPhone", "", 7]),
        ("loginCode", ["random", "4473273da6ae"], ["", 7, None]),
        ("userInfo", ["{}", '{"nickName": "Li Si"}'], ["", "[]", "Li Si", 7, {}, "[" * 10**5]),
    ],
)
def test_a_setting_takes_what_it_says_and_nothing_else(
    wire: Wire, name: str, good: list[Any], bad: list[Any]
) -> None:
    for value in good:
        settings = {name: value}
        assert "settings" in wire.handle({"type": "configure", "id": 1, "settings": settings})
    for value in bad:
        reply = wire.handle({"type": "configure", "id": 1, "settings": {name: value}})
        assert reply["error"].startswith(f"{name}: "), value
        assert "Allowed: " in reply["error"]


@pytest.mark.parametrize(
    ("given", "said"), [(None, "null"), ({"$js": "undefined"}, "undefined"), ("x", '"x"')]
)
def test_settings_that_are_no_object_are_refused_with_a_sentence(
    wire: Wire, given: Any, said: str
) -> None:
    reply = wire.handle({"type": "configure", "id": 1, "settings": given})

    assert reply["error"] == (
        f"Settings are given as an object, such as {{jpgMatte: 'white'}}, but these are {said}."
    )


def test_a_canvas_without_any_pixel_fails_and_says_to_give_it_a_size() -> None:
    host = NativeHost({}, {"empty": Scene(10, 10, [])})
    host.sizes["empty"] = (0, 0)
    host.canvases["empty"] = Image.new("RGBA", (0, 0))

    answer = host.call("canvasToTempFilePath", {"canvasId": "empty"})

    assert answer is not None
    assert answer.result["errno"] == 102
    assert "give it a size in CSS" in answer.result["errMsg"]


def test_a_canvas_that_goes_while_pixels_are_put_answers_109(wire: Wire) -> None:
    canvas = {"width": 1, "height": 1, "pixelWidth": 1, "pixelHeight": 1}
    options = {
        "canvasId": "a",
        "x": 0,
        "y": 0,
        "width": 1,
        "height": 1,
        "data": {"$js": "Uint8ClampedArray", "bytes": bytes(4)},
    }
    message = {"type": "call", "id": 1, "api": "canvasPutImageData", "options": options}
    effect = wire.handle({**message, "canvases": {"canvasId": canvas}})

    assert effect["effect"]["kind"] == "putPixels"
    reply = wire.handle({"type": "resume", "id": 1, "result": {"problem": "page-gone"}})
    assert reply["result"]["errno"] == 109


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no image",
        # A header that promises 50000×50000 px, in a handful of bytes.
        png_chunks((b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 6, 0, 0, 0))),
        png_chunks((b"IHDR", struct.pack(">IIBBBBB", 10_000, 10_000, 8, 6, 0, 0, 0))),
        png_chunks((b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 6, 0, 0, 0)), (b"IDAT", b"cut")),
    ],
    ids=["empty", "text", "bomb", "large", "truncated"],
)
def test_a_file_that_is_no_good_image_is_told_so(wire: Wire, data: bytes) -> None:
    path = str(wire.simulator.files.add("temp", "png", data))

    result = call(wire, "getImageInfo", {"src": path})["result"]

    assert result["errno"] == 1300009
    assert path in result["errMsg"]


@pytest.mark.parametrize("text", ["./a/b.png", "/a/b.png", "a/b.png"])
def test_the_three_ways_to_write_a_package_path_are_one(text: str) -> None:
    assert str(parse_path(text)) == "a/b.png"


def test_every_error_text_names_its_parameter_and_what_is_allowed() -> None:
    """Of each option of each API, a value that no type takes."""
    for api in CATALOG.values():
        for parameter in _checked(api):
            settings, scenes = {"unknownFileType": "fail"}, {"a": Scene(4, 4, [])}
            host = NativeHost(settings, scenes, has_pages=api.needs_pages)
            good: dict[str, Any] = {
                "canvasId": "a",
                "fileType": "jpg",
                "src": "a",
                "path": "a",
                "filePath": "a",
                "url": "https://a.test",
                "name": "a",
            }
            good |= {"title": "a", "itemList": ["a"], "urls": ["a"]}
            good |= {"x": 0, "y": 0, "width": 1, "height": 1}
            pixels = {"$js": "Uint8ClampedArray", "values": [1, 2, 3, 4]}
            good |= {"data": pixels if "canvas" in api.name else "a"}
            good |= dict.fromkeys(["srcPath", "destPath", "oldPath", "newPath", "dirPath"], "a")
            good |= {"tempFilePath": "a", "key": "a", "scrollTop": 0}
            good |= {"frontColor": "#ffffff", "backgroundColor": "#fff"}

            answer = host.call(api.name, {**good, parameter: {"$js": "function"}})

            assert answer is not None
            text = answer.result["errMsg"]
            pattern = rf"{api.name}:fail {parameter}: expected .+, but got a function"
            assert re.fullmatch(pattern, text), text


def _checked(api: Api) -> list[str]:
    return [each.name for each in api.params] if api.form == "async" else []


def test_a_name_of_the_vendors_list_without_a_row_is_103_with_a_hint_and_takes_faults(
    wire: Wire,
) -> None:
    replies = [call(wire, "scanCode")]
    wire.handle({"type": "configure", "id": 1, "settings": {"faults": "scanCode:permissionDenied"}})
    replies.append(call(wire, "scanCode"))

    assert [reply["result"]["errno"] for reply in replies] == [103, 107]
    assert replies[0]["result"]["errMsg"] == "scanCode:fail this API is not simulated"
    assert "canIUse" in replies[0]["console"][0]["text"]


def test_a_row_wins_over_the_list_of_what_is_not_simulated() -> None:
    assert not CATALOG.keys() & UNSIMULATED.keys()
    assert {"refused", "async", "listener"} == {each.form for each in UNSIMULATED.values()}
