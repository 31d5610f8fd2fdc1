"""Fixtures: the published libraries over canvases of their own, in plain pages and previews."""

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.conftest import open_embed
from tests.given import library
from tests.given.plain_page import PlainPage
from tests.given.preview_page import PreviewPage
from tests.support import servers, shell

Host = PlainPage | PreviewPage
Images = dict[str, Image.Image]
RunLibrary = Callable[..., Images]

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)

PLAIN = [("plain", 1), ("plain", 2), ("plain", 3)]
PREVIEW = [("preview", 1), ("preview", 2), ("preview", 3)]


def name_host(host: tuple[str, int]) -> str:
    """Name a host and its pixel ratio in the name of a test."""
    return "{}-{}".format(*host)


in_previews = pytest.mark.parametrize("host", PREVIEW, indirect=True, ids=name_host)
"""Marks a test that needs pages of a mini-program."""


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


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, quad: bytes) -> Iterator[str]:
    """Serve the project with all libraries and quad.png; yield its address."""
    library.install()
    folder = tmp_path_factory.mktemp("project")
    (folder / "quad.png").write_bytes(quad)
    library.lay_out(folder)
    with servers.serve(folder, {"Access-Control-Allow-Origin": "*"}) as url:
        yield f"{url}/"


OpenHost = Callable[[str, int], AbstractContextManager[Host]]


@pytest.fixture(scope="session")
def open_host(
    browser: Browser, site: str, bundled: Callable[[str], Path], project: str, quad: bytes
) -> OpenHost:
    """Return what opens a page of either kind at a pixel ratio, with quad.png in it."""

    @contextmanager
    def opened(kind: str, ratio: int) -> Iterator[Host]:
        if kind == "preview":
            with shell.opener(browser, site) as open_preview:
                yield PreviewPage(open_preview(project, pixelRatio=ratio), ratio)
            return
        page = open_embed(browser, site, pixelRatio=ratio)
        page.route("**/quad.png", lambda route: route.fulfill(body=quad, content_type="image/png"))
        yield PlainPage(page, ratio, bundled)
        page.context.close()

    return opened


@pytest.fixture(scope="module", params=PLAIN + PREVIEW, ids=name_host)
def host(request: pytest.FixtureRequest, open_host: OpenHost) -> Iterator[Host]:
    """Yield a page for all libraries."""
    with open_host(*request.param) as opened:
        yield opened


@pytest.fixture
def preview(host: Host) -> Iterator[PreviewPage]:
    """Yield the preview for a test `in_previews`, which must end without complaints."""
    assert isinstance(host, PreviewPage)
    assert host.worker.evaluate("wx.getSystemInfoSync().pixelRatio") == host.ratio
    host.forget()
    yield host
    assert host.complaints == []


@pytest.fixture
def run_library(host: Host) -> RunLibrary:
    """Run a driver: `run_library(driver, {canvas_id: (width, height)}, input)`; get its images.

    It makes sure that the pixel ratio was in force and that there were no errors.
    """

    def run(driver: str, canvases: library.Sizes, given: object) -> Images:
        host.forget()
        made = host.run(driver, canvases, given)
        images = {name: opened(host, address) for name, address in made.items()}
        assert host.complaints == []
        stores = [[width * host.ratio, height * host.ratio] for width, height in canvases.values()]
        assert host.backing_stores(canvases) == stores
        return images

    return run


def opened(host: Host, address: str) -> Image.Image:
    """Open the image at a path of the file manager or in a `data:` URI."""
    text = address.partition(",")[2] if address.startswith("data:") else host.read(address)
    image = Image.open(BytesIO(base64.b64decode(text)))
    image.load()
    return image
