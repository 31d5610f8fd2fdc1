"""The core without a browser: a host that paints scenes with Pillow and performs effects."""

import json
from typing import Any

from PIL import Image, ImageColor

from pysim.core import package
from pysim.core.paths import parse_path
from pysim.core.store import MemoryStore
from pysim.core.wire import Wire
from tests.support import network, packed, user
from tests.support.cases import Scene
from tests.support.drive import Answer

_CANVAS_APIS = ("canvasToTempFilePath", "canvasGetImageData", "canvasPutImageData")


class NativeHost:
    """Answers calls as the page does, from canvases that are Pillow images in device px."""

    def __init__(
        self,
        settings: dict[str, Any],
        scenes: dict[str, Scene],
        web: dict[str, dict[str, Any]] | None = None,
        *,
        has_pages: bool = False,
    ) -> None:
        self.wire = Wire(MemoryStore(), settings, package=[] if has_pages else None)
        self.kept: list[dict[str, Any]] = []
        """What synchronous calls have left to be kept."""
        self.ratio = self.wire.simulator.settings.pixel_ratio
        self.sizes = {name: (scene.width, scene.height) for name, scene in scenes.items()}
        self.canvases = {name: paint(scene, self.ratio) for name, scene in scenes.items()}
        self.web = web or {}
        self.answer: Any = None
        """What the user answers to dialogs."""
        self.shown: list[dict[str, Any]] = []

    def mount(self) -> None:
        """Mount what the case's network has of the package, as the whole of it."""
        inside = [name for name in self.web if "://" not in name]
        bodies = {name: network.body(self.web[name]) for name in inside}
        package.mount(
            ({"path": name, "size": len(data), "contents": data} for name, data in bodies.items()),
            self.wire.simulator.files,
        )

    def occupy(self, api: str, options: Any, count: int) -> None:
        """Make `count` calls that get no answer from the page."""
        for index in range(count):
            given = packed.options(api, options)
            message = {"type": "call", "id": 100 + index, "api": api, "options": given}
            assert self.wire.handle({**message, "canvases": {}})["type"] == "effect"

    def call(
        self, api: str, options: Any, problem: str | None = None, *, aborted: bool = False
    ) -> Answer | None:
        """Return the answer, or None if the call stays unanswered."""
        given = packed.options(api, options)
        canvas = given.get("canvasId") if isinstance(given, dict) else None
        reports = {}
        if api in _CANVAS_APIS:
            reports["canvasId"] = {"problem": problem} if problem else self._report(canvas)
        message = {"type": "call", "id": 1, "api": api, "options": given, "canvases": reports}
        reply = self.wire.handle(message)
        console = [line["text"] for line in reply["console"]]
        while reply["type"] == "effect":
            result = self._perform(reply["effect"], canvas, aborted=aborted)
            reply = self.wire.handle({"type": "resume", "id": 1, "result": result})
            console += [line["text"] for line in reply["console"]]
        if "commit" in reply:
            self.kept.append(reply["commit"])
            self.wire.handle({"type": "posted", "id": 1})
        if reply["outcome"] == "silent":
            return None
        result = reply["result"]
        path = result.get("tempFilePath")
        return Answer([reply["outcome"], "complete"], _shown(result), self._read(path), console)

    def _report(self, name: Any) -> dict[str, Any] | None:
        if not isinstance(name, str) or name not in self.canvases:
            return None
        image, (width, height) = self.canvases[name], self.sizes[name]
        return {
            "width": width,
            "height": height,
            "pixelWidth": image.width,
            "pixelHeight": image.height,
            "pixels": image.tobytes(),
            "pendingCommands": 0,
        }

    def _perform(
        self, effect: dict[str, Any], canvas: Any, *, aborted: bool = False
    ) -> dict[str, Any]:
        result = user.act(effect, self.answer)
        if result is not None:
            self.shown.append(effect)
            return result
        if effect["kind"] == "fetch":
            answer = network.entry(self.web, effect["url"])
            facts = {"status": answer.get("status", 200), "url": effect["url"]}
            return {"ok": True, **facts, "bytes": network.body(answer)}
        if effect["kind"] == "transfer":
            return {"problem": "aborted"} if aborted else self._transfer(effect)
        if effect["kind"] == "putPixels":
            size = effect["width"], effect["height"]
            pixels = Image.frombytes("RGBA", size, effect["pixels"])
            self.canvases[canvas].paste(pixels, (effect["x"], effect["y"]))
        return {}

    def _transfer(self, effect: dict[str, Any]) -> dict[str, Any]:
        answer = network.entry(self.web, effect["url"])
        if "problem" in answer:
            names = {"hangs": "timeout", "broken-client": "it has no network"}
            return {"problem": names.get(answer["problem"], answer["problem"])}
        sent, content_type = effect["body"] or b"", effect["headers"].get("content-type", "")
        return {
            "status": answer.get("status", 200),
            "headers": {"content-type": answer.get("type", "text/plain")},
            "url": effect["url"],
            "bytes": network.answer_to(answer, effect["method"], effect["url"], content_type, sent),
        }

    def _read(self, path: str | None) -> bytes | None:
        if not path:
            return None
        # Not by readFile, which a fault may keep from answering.
        return self.wire.simulator.files.read(parse_path(path))


def paint(scene: Scene, ratio: float) -> Image.Image:
    """Return the scene in device px; edges must fall on whole px."""
    image = Image.new("RGBA", (round(scene.width * ratio), round(scene.height * ratio)))
    for x, y, width, height, colour in scene.rects:
        edges = (x, y, x + width, y + height)
        left, top, right, bottom = (round(edge * ratio) for edge in edges)
        image.paste(ImageColor.getcolor(colour, "RGBA"), (left, top, right, bottom))
    return image


def _shown(result: dict[str, Any]) -> dict[str, Any]:
    """Return the result as tests/support/drive.py shows it."""
    return {key: _shown_value(each) for key, each in result.items()}


def _shown_value(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"values": list(value)}
    if isinstance(value, dict) and "$json" in value:
        try:
            return json.loads(value["$json"])
        except ValueError:
            return value["$json"]
    return value
