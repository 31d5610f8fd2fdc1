"""The vendor's page for canvasToTempFilePath: its own sample, run as printed there."""

import base64
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.support import scenes
from tests.support.cases import Scene

SAMPLE = Path(__file__).parents[1] / "fixtures" / "seed-sample.js"
DEMO = Scene(300, 225, [(0, 0, 25, 25, "#ff0000"), (25, 25, 275, 200, "#0000ff")])


def run_sample(page: Page) -> list[str]:
    """Run the sample; return what it logs, which ends with the line of `complete`."""
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text))
    with page.expect_console_message(lambda message: message.text.endswith("Complete")):
        page.add_script_tag(path=str(SAMPLE))
    return lines


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_the_sample_succeeds_and_its_path_can_be_read_back(embed: Any, ratio: int) -> None:
    page = embed(pixelRatio=ratio)
    scenes.paint(page, {"demo-canvas": DEMO})

    lines = run_sample(page)

    assert len(lines) == 2
    found = re.fullmatch(r"TempFilePath:  (ttfile://temp/\w+\.png)", lines[0])
    assert found
    assert lines[1] == "CanvasToTempFilePath Complete"
    data = page.evaluate(
        """(filePath) => new Promise((success, fail) => tt.getFileSystemManager().readFile(
             { filePath, encoding: 'base64', success: (r) => success(r.data), fail }))""",
        found[1],
    )
    image = Image.open(BytesIO(base64.b64decode(data))).convert("RGBA")
    assert image.size == (100, 100)
    assert image.getpixel((10, 10)) == (255, 0, 0, 255)
    assert image.getpixel((90, 90)) == (0, 0, 255, 255)
    assert image.getpixel((90, 10)) == (0, 0, 0, 0)


def test_the_sample_fails_on_a_page_without_its_canvas(embed: Any) -> None:
    page = embed()

    lines = run_sample(page)

    assert lines[0].startswith("Error")
    assert lines[-1] == "CanvasToTempFilePath Complete"


def test_paths_never_repeat_across_pages_started_from_one_snapshot(embed: Any) -> None:
    paths = set()
    for _ in range(2):
        page = embed()
        scenes.paint(page, {"demo-canvas": DEMO})
        lines = run_sample(page) + run_sample(page)
        paths |= {line for line in lines if line.startswith("TempFilePath")}

    assert len(paths) == 4
