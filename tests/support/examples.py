"""An example in the preview: its page as a user has it."""

from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, ViewportSize

FOLDER = Path(__file__).parents[2] / "examples"

Point = tuple[float, float]


class Example:
    """One example that runs in the preview, in a browser context of its own."""

    def __init__(self, browser: Browser, site: str, name: str, *, scale: float = 1) -> None:
        # Large enough for the device in its own size.
        size = ViewportSize(width=1100, height=860)
        context = browser.new_context(viewport=size, device_scale_factor=scale)
        self.page: Page = context.new_page()
        base = f"{site}/examples"
        self.page.route(f"{base}/**", lambda route: _answer(route, base))
        query = urlencode({"project": f"/examples/{name}/", "permissions": "grant"})
        self.page.goto(f"{site}/preview.html?{query}")
        self.start()

    def start(self) -> None:
        """Wait until the first page is there."""
        self.page.evaluate("pysim.ready")
        self.page.mouse.move(0, 0)

    def close(self) -> None:
        self.page.context.close()

    @property
    def view(self) -> Locator:
        """The page of the mini-program that is on top."""
        frame: FrameLocator = self.page.frame_locator(".window iframe")
        return frame.locator("tt-page:not([covered])")

    def find(self, selector: str) -> Locator:
        return self.view.locator(selector)

    @property
    def title(self) -> Locator:
        return self.page.locator(".navigation-title")

    def place(self, canvas: str, x: float, y: float) -> Point:
        """Return where a point of a canvas is in the window, in logical px."""
        box = self.find(canvas).bounding_box()
        assert box, f"{canvas} is not there"
        return box["x"] + x, box["y"] + y

    def drag(self, canvas: str, *points: Point, steps: int = 12) -> None:
        """Press the mouse at the first point of the canvas, and let it go at the last one."""
        left, top = self.place(canvas, 0, 0)
        places = [(left + x, top + y) for x, y in points]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=steps)
        self.page.mouse.up()


def _answer(route: Route, base: str) -> None:
    path = unquote(urlsplit(route.request.url).path).removeprefix(urlsplit(base).path + "/")
    name, _, rest = path.partition("/")
    root = FOLDER / name
    if rest != "project.json":
        route.fulfill(path=root / rest)
        return
    files = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()]
    route.fulfill(json={"files": sorted(files)})
