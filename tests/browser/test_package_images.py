"""Images of the package, drawn or viewed: what the page's folder has under exactly that name."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support import drive
from tests.support.canvas_page import BLACK, CLEAR, colors, image, lines_of, run
from tests.support.user import clear

FLAG = "tests/fixtures/flag.png"


@pytest.fixture
def page(blank_page: Page) -> Iterator[Page]:
    """A page in the folder /deep of its server."""
    drive.reset(blank_page, pixelRatio=1)
    clear(blank_page)
    before = blank_page.url
    blank_page.evaluate("history.replaceState({}, '', '/deep/page.html')")
    yield blank_page
    blank_page.evaluate("(url) => history.replaceState({}, '', url)", before)


def draw(page: Page, path: str) -> bool:
    """Draw an image; tell whether it is there."""
    found = image(
        page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.drawImage('{path}', 0, 0); await drawn(c); return exported({{ canvasId: 'a' }});",
    )
    return colors(found) != {CLEAR: 48}


def paint(page: Page, path: str) -> bool:
    """Paint a pattern of an image; tell whether it is there."""
    found = image(
        page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.fillStyle = c.createPattern('{path}', 'repeat'); c.fillRect(0, 0, 8, 6);"
        "await drawn(c); return exported({ canvasId: 'a' });",
    )
    return colors(found) != {BLACK: 48}


def view(page: Page, path: str) -> bool:
    """Open the viewer on an image; tell whether it is there."""
    run(page, f"await tt.previewImage({{ urls: ['{path}'] }}).catch(() => {{}});")
    if page.evaluate("pysim.ui.shown") is None:
        return False
    viewer = page.get_by_role("dialog", name="Images")
    shown = viewer.get_by_role("img")
    expect(shown.or_(viewer.get_by_role("alert"))).to_be_visible()
    found = shown.count() == 1
    page.evaluate("pysim.ui.answer('cancel')")
    return found


WAYS = pytest.mark.parametrize("show", [draw, paint, view])
Show = Callable[[Page, str], bool]


def served(page: Page, path: str) -> list[str]:
    """Let the server have an image at `path` alone; return what is going to be asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        asked.append(url)
        if url == path:
            route.fulfill(path=FLAG)
        else:
            route.fulfill(status=404)

    page.route(lambda url: url.startswith("http"), answer)
    return asked


@WAYS
@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("a#b.png", "a%23b.png"),
        ("./a?b.png", "a%3Fb.png"),
        ("picture.txt", "picture.txt"),
        ("picture", "picture"),
        ("/über uns/100%.png", "%C3%BCber%20uns/100%25.png"),
        ("%2e%2e/secret.png", "%252e%252e/secret.png"),
        (".%2e/secret.png", ".%252e/secret.png"),
        (" ../secret.png", "%20../secret.png"),
        (".\\t./secret.png", ".%09./secret.png"),
        (" https:localhost/x.png", "%20https%3Alocalhost/x.png"),
        ("./https:localhost/x.png", "https%3Alocalhost/x.png"),
    ],
)
def test_a_name_means_itself(page: Page, site: str, show: Show, path: str, place: str) -> None:
    address = f"{site}/deep/{place}"
    asked = served(page, address)

    assert show(page, path)
    assert set(asked) <= {address}


@WAYS
@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "a/../../secret.png",
        "//localhost/x.png",
        "https:localhost/x.png",
        "http:\\\\\\\\localhost/x.png",
        "file:///x.png",
        "..\\\\secret.png",
    ],
)
def test_what_is_no_name_is_not_asked_for(page: Page, show: Show, path: str) -> None:
    asked = served(page, "")

    assert not show(page, path)
    assert asked == []


def test_what_is_no_name_is_named(page: Page) -> None:
    lines = lines_of(page)

    draw(page, "../secret.png")

    assert any("../secret.png" in line and "illegal" in line for line in lines), lines


def test_what_was_drawn_is_asked_for_once_by_whatever_shows_it(page: Page, site: str) -> None:
    address = f"{site}/deep/once.png"
    asked = served(page, address)

    shown = [show(page, path) for show in (draw, paint, view) for path in ("once.png", "/once.png")]
    size = run(page, "return (await tt.getImageInfo({ src: 'once.png' })).width;")

    assert (shown, size, asked) == ([True] * 6, 8, [address])


@pytest.mark.parametrize("show", [draw, view])
def test_a_vector_image_is_one(page: Page, site: str, show: Show) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6">'
        '<rect width="8" height="6" fill="red"/></svg>'
    )
    page.route(
        f"{site}/deep/red.svg", lambda route: route.fulfill(body=svg, content_type="image/svg+xml")
    )

    assert show(page, "red.svg")


@pytest.mark.parametrize(
    "address",
    [
        "canvas.toDataURL()",
        "URL.createObjectURL(await new Promise((done) => canvas.toBlob(done)))",
    ],
)
def test_what_an_address_itself_holds_is_drawn(page: Page, address: str) -> None:
    run(
        page,
        "const canvas = document.createElement('canvas');"
        "canvas.getContext('2d').fillRect(0, 0, 300, 150);"
        f"window.held = {address};",
    )

    found = image(
        page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        "c.drawImage(held, 0, 0); await drawn(c); return exported({ canvasId: 'a' });",
    )

    assert colors(found) == {BLACK: 48}
