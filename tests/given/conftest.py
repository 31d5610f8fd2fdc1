"""Fixtures: the published libraries, run over canvases of their own in pages of the built site."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.conftest import open_embed
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


@pytest.fixture(scope="module", params=[1, 2, 3])
def device(
    request: pytest.FixtureRequest, browser: Browser, site: str, quad: bytes
) -> Iterator[tuple[Page, int]]:
    """Yield a page with quad.png beside it, and its pixel ratio: one start for all libraries."""
    page = open_embed(browser, site, pixelRatio=request.param)
    page.route("**/quad.png", lambda route: route.fulfill(body=quad, content_type="image/png"))
    yield page, request.param
    page.context.close()


@pytest.fixture
def run_library(device: tuple[Page, int], bundled: Callable[[str], Path]) -> Iterator[RunLibrary]:
    """Run a driver: `run_library(driver, {canvas_id: (width, height)}, input)`; get its images.

    It makes sure that the pixel ratio was in force and that the console had no errors.
    """
    page, ratio = device
    complaints: list[str] = []

    def hear_error(error: Error) -> None:
        complaints.append(str(error))

    def hear_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def run(driver: str, canvases: library.Sizes, given: object) -> Images:
        images = library.images(page, bundled(driver), canvases, given)
        assert complaints == []
        assert library.backing_stores(page, canvases) == {
            name: (width * ratio, height * ratio) for name, (width, height) in canvases.items()
        }
        return images

    page.on("pageerror", hear_error)
    page.on("console", hear_console)
    yield run
    page.remove_listener("pageerror", hear_error)
    page.remove_listener("console", hear_console)
