"""Fixtures: the published libraries, each on a page of the built site with canvases of its own."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.conftest import OpenEmbed
from tests.given import library

Images = dict[str, Image.Image]
RunLibrary = Callable[..., Images]

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the script of a driver with its library; each is bundled once a session."""
    library.install()
    folder = tmp_path_factory.mktemp("given")
    return cache(lambda driver: library.bundle(driver, folder))


@pytest.fixture(scope="session")
def quad() -> bytes:
    """Return a 400×300 PNG of four flat quadrants: red, green / blue, yellow."""
    image = Image.new("RGB", (400, 300))
    draw = ImageDraw.Draw(image)
    for i, colour in enumerate((RED, GREEN, BLUE, YELLOW)):
        left, top = i % 2 * 200, i // 2 * 150
        draw.rectangle((left, top, left + 199, top + 149), colour)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture(params=[1, 2, 3])
def run_library(
    request: pytest.FixtureRequest,
    embed: OpenEmbed,
    bundled: Callable[[str], Path],
    quad: bytes,
) -> RunLibrary:
    """Run a driver at one pixel ratio: `run_library(driver, {canvas_id: (width, height)}, input)`.

    It returns the images made, once it is sure that the ratio was in force and nothing complained.
    """
    ratio = request.param

    def run(driver: str, canvases: library.Sizes, given: object) -> Images:
        page = embed(pixelRatio=ratio)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        page.route("**/quad.png", lambda route: route.fulfill(body=quad, content_type="image/png"))
        images = library.images(page, bundled(driver), canvases, given)
        assert complaints == []
        assert library.backing_stores(page, canvases) == {
            name: (width * ratio, height * ratio) for name, (width, height) in canvases.items()
        }
        return images

    return run
