"""Case files: one TOML file per API in tests/cases, run natively and in a browser alike.

    [canvas.quad]                 canvases by id: CSS size and rectangles [x, y, w, h, colour]
    [network."https://…"]         answers of the network, or files of the package:
                                  `image`, `jpg`, `photo`, `damagedExif`, `webp`, `truncated`,
                                  `truncatedJpg`, `corruptJpg` = [w, h], `claims` = [w, h] that
                                  it has not, `text` or `echo` (the request as JSON), with
                                  `status` and `type`; or a `problem`:
                                  hangs, offline, unreachable, interrupted, broken-client
    [[case]]
    name      what is expected, in words
    settings  changed for this case; `options` of the call; text "{path}" is the path that
    given     a call made before has returned
    before    further calls made before, which must succeed
    aborted   the task that the call returns is aborted at once
    busy      so many such calls were made before and wait for the network
    problem   the canvas cannot be read: tainted, unpreserved-webgl, page-gone
    result    fields of the success object      fail  {errno, says = [words of errMsg]}
    image     {format, size, mode}              pixels  [x, y, "#rrggbbaa"] of the exported image
    console   words that the developer's console must show
    shows     what the user sees, or what pages are asked for, in the words of web/protocol
    answer    what the user does, or what pages answer
              (to pick files: `{name, …}` with the contents as of the network)
    sync      what the `…Sync` form does otherwise, as a table of the above; false: it has no such
              case. It is called where the whole package is there

Values that TOML has no word for are tables: {"$js" = "undefined"}, {"$js" = "null"}; an object that
itself has a key `$js` is {"$js" = "object", values = [[key, value], …]}.
"""

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pysim.core.catalog import CATALOG

FOLDER = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Scene:
    """A canvas to put on the page. Sizes in logical px."""

    width: int
    height: int
    rects: list[tuple[int, int, int, int, str]]


@dataclass(frozen=True)
class Case:
    api: str
    name: str
    scenes: dict[str, Scene]
    network: dict[str, dict[str, Any]]
    options: Any = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] | None = None
    before: list[dict[str, Any]] = field(default_factory=list)
    aborted: bool = False
    busy: int = 0
    problem: str | None = None
    result: dict[str, Any] | None = None
    fail: dict[str, Any] | None = None
    silent: bool = False
    image: dict[str, Any] | None = None
    pixels: list[tuple[int, int, str]] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    shows: dict[str, Any] | None = None
    answer: Any = None
    sync: dict[str, Any] | bool = True

    @property
    def id(self) -> str:
        return f"{self.api}: {self.name}"


def at_ratios() -> list[tuple[Case, int]]:
    """Return every case with the pixel ratios to run it at: all where a canvas is concerned."""
    return [
        (case, ratio) for case in load() for ratio in ((1, 2, 3) if "anvas" in case.api else (2,))
    ]


def in_plain_pages() -> list[tuple[Case, int]]:
    """Return the same, but of what needs no pages of a mini-program."""
    return [(case, ratio) for case, ratio in at_ratios() if not CATALOG[case.api].needs_pages]


def load() -> list[Case]:
    """Return the cases of every file."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _load(path)]


def load_sync() -> list[Case]:
    """Return what the cases are for the `…Sync` forms."""
    names = {name for name, api in CATALOG.items() if api.form == "sync"}
    cases = [case for case in load() if f"{case.api}Sync" in names and case.sync]
    # By position nothing else can be given.
    return [_sync(case) for case in cases if isinstance(case.options, dict)]


def _sync(case: Case) -> Case:
    settings = dict(case.settings)
    if "faults" in settings:
        settings["faults"] = settings["faults"].replace(f"{case.api}:", f"{case.api}Sync:")
    result = {name: value for name, value in (case.result or {}).items() if name != "errMsg"}
    other = case.sync if isinstance(case.sync, dict) else {}
    changes = {"settings": settings, "result": result, **other}
    return replace(case, api=f"{case.api}Sync", **changes)


def _load(path: Path) -> list[Case]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    scenes = {name: Scene(**scene) for name, scene in content.get("canvas", {}).items()}
    network = content.get("network", {})
    return [
        Case(api=content["api"], scenes=scenes, network=network, **case) for case in content["case"]
    ]


def describe(value: object) -> str:
    """Name a parameter of a test."""
    return value.id if isinstance(value, Case) else str(value)


def fill_in(value: Any, path: str) -> Any:
    """Return `value` with every "{path}" in its texts replaced."""
    if isinstance(value, str):
        return value.replace("{path}", path)
    if isinstance(value, dict):
        return {key: fill_in(each, path) for key, each in value.items()}
    if isinstance(value, list):
        return [fill_in(each, path) for each in value]
    return value
